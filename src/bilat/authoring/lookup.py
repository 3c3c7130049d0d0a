"""Finding the id or code for a name that a user typed, and ids that are not in use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NoReturn

from bilat.query.filters import code_among
from bilat.query.matcher import bearers_of, spellings
from bilat.record.identities import free_id, identified
from bilat.record.model import Dataset, Organization, Person
from bilat.values.countries import common_name, is_country_code, is_own_code
from bilat.values.errors import QueryError
from bilat.values.escaping import quote
from bilat.values.text import did_you_mean, fold

NameTable = Mapping[str, Person] | Mapping[str, Organization]


def person_id(dataset: Dataset, word: str) -> str:
    """Return the id of a person by id or name; raise `QueryError` for an unknown or ambiguous name."""
    return _named(dataset.people, word, "person")


def organization_id(dataset: Dataset, word: str) -> str:
    """Return the id of an organization by id or name; raise `QueryError` as `person_id` does."""
    return _named(dataset.organizations, word, "organization")


def source_id(dataset: Dataset, word: str) -> str:
    """Return the id of a source, ignoring case; raise `QueryError` if it is unknown."""
    return _by_id(word, [source.id for source in dataset.sources], "source")


def event_id(dataset: Dataset, word: str) -> str:
    """Return the id of an event, ignoring case; raise `QueryError` if it is unknown."""
    return _by_id(word, [event.id for event in dataset.events], "event")


def country_code(dataset: Dataset, word: str) -> str:
    """Return the code of a country that the dataset names; raise `QueryError` for any other."""
    found = code_among(word, dataset.countries.values())
    if found in dataset.countries:
        return found
    if found:
        raise QueryError(
            f"The country {found} ({common_name(found)}) is not in this file. {_adding('country')}"
        )
    names = [*dataset.countries, *(country.name for country in dataset.countries.values())]
    raise QueryError(f"{quote(word)} is not a country.{did_you_mean(word, names)}")


def new_country(dataset: Dataset, code: str | None, name: str | None) -> tuple[str, str]:
    """Return the code and the name of a country to add; either may be left out where ISO 3166 has it.

    Raise `QueryError` for a code that is not one, a name without a known code, or a country that is there.
    """
    found = (code or "").upper() or code_among(name or "", ())
    if found is None:
        raise QueryError(
            f"{quote(name or '')} is not a country of ISO 3166. Give --code too: "
            "XAA to XZZ are free for others."
        )
    if not (is_country_code(found) or is_own_code(found)):
        raise QueryError(
            f"{quote(code or '')} is not a code of ISO 3166, nor one that it leaves free: XAA to XZZ."
        )
    if found in dataset.countries:
        raise QueryError(f"{found} ({dataset.countries[found].name}) is in this file already.")
    called = name or common_name(found)
    if called is None:
        raise QueryError(f"ISO 3166 has no name for {found}: give --name.")
    return found, called


def is_country(dataset: Dataset, word: str) -> bool:
    """Return whether a participant is a country; people can be called Jordan, too.

    A person with exactly this name comes first, then a country of the file, then a person with it in a name.
    """
    code = code_among(word, dataset.countries.values())
    if code is None or _wholly_called(word, dataset.people):
        return False
    return code in dataset.countries or not bearers_of(word, dataset.people)


def new_id(dataset: Dataset, parts: Iterable[str], taken: Iterable[str] = ()) -> str:
    """Return an id made of these parts that is neither in the dataset nor `taken`."""
    words = (word.encode("ascii", "ignore").decode() for word in fold(" ".join(parts)).split())
    known = {entry.id for entry in identified(dataset)}.union(taken)
    base = "-".join(filter(None, words)) or "id"
    return free_id(base, known)


def _by_id(word: str, known: list[str], what: str) -> str:
    for name in known:
        if fold(name) == fold(word):
            return name
    return _unknown(word, known, what)


def _wholly_called(word: str, table: NameTable) -> list[str]:
    wanted = fold(word)
    by_id = [key for key in table if fold(key) == wanted]
    return by_id or [key for key, entry in table.items() if wanted in spellings(entry)]


def _named(table: NameTable, word: str, what: str) -> str:
    """Return the id of the one entry that `word` is the id or name of, or else a whole part of its name."""
    found = _wholly_called(word, table) or bearers_of(word, table)
    if len(found) == 1:
        return found[0]
    if found:
        raise QueryError(f"{quote(word)} names more than one {what}: {', '.join(found)}. Give the id.")
    return _unknown(word, [*table, *(entry.name for entry in table.values())], what)


def _unknown(word: str, known: list[str], what: str) -> NoReturn:
    raise QueryError(f"No {what} {quote(word)} in this file.{did_you_mean(word, known)} {_adding(what)}")


def _adding(what: str) -> str:
    return f"Add it with 'bilat add {what}'."
