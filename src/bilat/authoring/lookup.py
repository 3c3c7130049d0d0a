"""Finding the id or code for a name that a user typed, and ids that are not in use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bilat.query.filters import code_among
from bilat.query.matcher import bearers_of, spellings
from bilat.record.identities import free_id, identified
from bilat.record.model import Dataset, Organization, Person
from bilat.values.countries import common_name
from bilat.values.errors import QueryError
from bilat.values.escaping import MOST_QUOTED, quote
from bilat.values.text import did_you_mean, fold

_AS_PERSON = "under 'people': - {{id: {id}, name: …, country: …}}"
_AS_ORGANIZATION = "under 'organizations': - {{id: {id}, name: …, kind: …}}"
_AS_SOURCE = "under 'sources': - {{id: {id}, publisher: …, date: …, title: …}}"


NameTable = Mapping[str, Person] | Mapping[str, Organization]


def person_id(dataset: Dataset, word: str) -> str:
    """Return the id of a person by id or name; raise `QueryError` for an unknown or ambiguous name."""
    return _named(dataset, word, dataset.people, "person", _AS_PERSON)


def organization_id(dataset: Dataset, word: str) -> str:
    """Return the id of an organization by id or name; raise `QueryError` as `person_id` does."""
    return _named(dataset, word, dataset.organizations, "organization", _AS_ORGANIZATION)


def source_id(dataset: Dataset, word: str) -> str:
    """Return the id of a source, ignoring case; raise `QueryError` if it is unknown."""
    known = [source.id for source in dataset.sources]
    for name in known:
        if fold(name) == fold(word):
            return name
    raise QueryError(
        f"No source {quote(word)} in this file.{did_you_mean(word, known)} "
        f"Add it {_AS_SOURCE.format(id=new_id(dataset, [word[:MOST_QUOTED]]))}"
    )


def country_code(dataset: Dataset, word: str) -> str:
    """Return the code of a country that the dataset names; raise `QueryError` for any other."""
    found = code_among(word, dataset.countries.values())
    if found in dataset.countries:
        return found
    if found:
        raise QueryError(
            f"The country {found} is not in this file. Add it under 'countries': "
            f"{found}: {{name: {common_name(found)}}}"
        )
    names = [*dataset.countries, *(country.name for country in dataset.countries.values())]
    raise QueryError(f"{quote(word)} is not a country.{did_you_mean(word, names)}")


def is_country(dataset: Dataset, word: str) -> bool:
    """Return whether a participant is a country; people can be called Jordan, too.

    Whoever bears the whole name comes first, then a country of the file, then whose name it is a part of.
    """
    code = code_among(word, dataset.countries.values())
    if code is None or _wholly_called(word, dataset.people):
        return False
    return code in dataset.countries or not bearers_of(word, dataset.people)


def new_id(dataset: Dataset, parts: Iterable[str]) -> str:
    """Return an id of these parts that nothing in the dataset bears."""
    base = "-".join(fold(" ".join(parts)).split()) or "id"
    return free_id(base, {entry.id for entry in identified(dataset)})


def _wholly_called(word: str, table: NameTable) -> list[str]:
    wanted = fold(word)
    by_id = [key for key in table if fold(key) == wanted]
    return by_id or [key for key, entry in table.items() if wanted in spellings(entry)]


def _named(dataset: Dataset, word: str, table: NameTable, what: str, how: str) -> str:
    """Return the id of the one entry that `word` is the id or name of, or else a whole part of its name."""
    found = _wholly_called(word, table) or bearers_of(word, table)
    if len(found) == 1:
        return found[0]
    if found:
        raise QueryError(f"{quote(word)} names more than one {what}: {', '.join(found)}. Give the id.")
    names = [*table, *(entry.name for entry in table.values())]
    where = how.format(id=new_id(dataset, [word[:MOST_QUOTED]]))
    raise QueryError(f"No {what} {quote(word)} in this file.{did_you_mean(word, names)} Add it {where}")
