"""Entries in the making: what a person gave, as the keys and texts of the dataset file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TypeVar

from bilat import iso3166
from bilat.errors import QueryError
from bilat.model import Dataset
from bilat.query import code_among
from bilat.text import did_you_mean, fold
from bilat.typed_dates import read_typed

Given = Mapping[str, Any]


class _Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


N = TypeVar("N", bound=_Named)


def event_draft(dataset: Dataset, given: Given) -> dict[str, Any]:
    """Return an event as the file holds it; raise `QueryError` for a name that the dataset does not have.

    `given` holds texts under the keys of an event and `venue`, `city`, `country`; `participant`, `possible`
    ("lavrov: foreign minister", "RUS: president"), `organization`, `topic` ("trade, law"),
    `source` ("tass: p1, p2") lists.
    """
    when = read_typed(given["date"]).text
    country = given.get("country")
    place = {
        "name": given.get("venue"),
        "city": given.get("city"),
        "country": country_code(dataset, country) if country else None,
    }
    if country is None and any(place.values()):
        raise QueryError("A place has a country: give --country with --city or --venue.")
    participants = [
        *(_participant(dataset, one, {}) for one in given.get("participant") or ()),
        *(_participant(dataset, one, {"certain": "false"}) for one in given.get("possible") or ()),
    ]
    people = [one["person"] for one in participants if "person" in one]
    draft = {
        "id": given.get("id") or _free_id(dataset, [given["kind"], *people[:2], when]),
        "date": when,
        "kind": given["kind"],
        "status": given.get("status"),
        "title": given["title"],
        "place": {key: text for key, text in place.items() if text},
        "participants": participants,
        "organizations": [
            _named(one, dataset.organizations, "organization", _AS_ORGANIZATION)
            for one in given.get("organization") or ()
        ],
        "topics": _topics(given.get("topic") or ()),
        "occasion": given.get("occasion"),
        "note": given.get("note"),
        "attributed_to": _source(dataset, given["attributed_to"]) if given.get("attributed_to") else None,
        "sources": _citations(dataset, given["source"]),
    }
    return _said(draft)


def trade_draft(dataset: Dataset, given: Given) -> dict[str, Any]:
    """Return a trade total as the file holds it; raise `QueryError` for a name it does not have."""
    figures = ("exports", "imports", "total")
    if not any(given.get(name) for name in figures):
        raise QueryError("A trade total has a figure: give --exports, --imports or --total.")
    when = read_typed(given["date"]).text
    agency, since = given.get("agency"), given.get("change_from")
    draft = {
        "id": given.get("id") or _free_id(dataset, ["trade", when]),
        "date": when,
        "reporter": country_code(dataset, given["reporter"]),
        "partner": country_code(dataset, given["partner"]),
        "agency": _named(agency, dataset.organizations, "organization", _AS_ORGANIZATION) if agency else None,
        "currency": given["currency"],
        **{name: given.get(name) for name in (*figures, "change_percent")},
        "change_from": read_typed(since).text if since else None,
        "note": given.get("note"),
        "sources": _citations(dataset, given["source"]),
    }
    return _said(draft)


_AS_PERSON = "under 'people': - {{id: {id}, name: …, country: …}}"
_AS_ORGANIZATION = "under 'organizations': - {{id: {id}, name: …, kind: …}}"
_AS_SOURCE = "under 'sources': - {{id: {id}, publisher: …, date: …, title: …}}"


def country_code(dataset: Dataset, word: str) -> str:
    """Return the code of a country that the dataset names; raise `QueryError` for any other."""
    found = code_among(word, dataset.countries.values())
    if found in dataset.countries:
        return found
    if found:
        raise QueryError(
            f"The country {found} is not in this file. Add it under 'countries': "
            f"{found}: {{name: {iso3166.common_name(found)}}}"
        )
    names = [*dataset.countries, *(country.name for country in dataset.countries.values())]
    raise QueryError(f"There is no country {word!r}.{did_you_mean(word, names)}")


def _named(word: str, table: Mapping[str, N], what: str, how: str) -> str:
    """Return the id under which a table has `word`: an id, or a whole name that one entry alone bears."""
    if word in table:
        return word
    wanted = fold(word)
    found = [key for key, one in table.items() if wanted in map(fold, (one.name, *one.aliases))]
    if len(found) == 1:
        return found[0]
    if found:
        raise QueryError(f"{word!r} names more than one {what}: {', '.join(found)}. Give the id.")
    names = [*table, *(one.name for one in table.values())]
    where = how.format(id="-".join(wanted.split()) or "id")
    raise QueryError(f"No {what} {word!r} in this file.{did_you_mean(word, names)} A new one stands {where}")


def _source(dataset: Dataset, word: str) -> str:
    known = [source.id for source in dataset.sources]
    if word not in known:
        where = _AS_SOURCE.format(id="-".join(fold(word).split()) or "id")
        raise QueryError(
            f"No source {word!r} in this file.{did_you_mean(word, known)} A new one stands {where}"
        )
    return word


def _participant(dataset: Dataset, text: str, more: dict[str, str]) -> dict[str, str]:
    """Read "WHO: ROLE": a person by id or name, or a country for someone whom no source names."""
    who, colon, role = text.partition(":")
    who, role = who.strip(), role.strip()
    if not (who and colon and role):
        raise QueryError(f"{text!r} is no participant. Write who and as what: 'lavrov: foreign minister'.")
    bears = any(fold(who) in map(fold, (one.name, *one.aliases)) for one in dataset.people.values())
    if who not in dataset.people and not bears:
        code = iso3166.find(who)
        if code or fold(who) in [fold(country.name) for country in dataset.countries.values()]:
            return {"role": role, "country": country_code(dataset, who), **more}
    return {"person": _named(who, dataset.people, "person", _AS_PERSON), "role": role, **more}


def _topics(given: Iterable[str]) -> list[str]:
    """Split topics where commas stand between them, as kinds are."""
    return [topic for text in given for topic in map(str.strip, text.split(",")) if topic]


def _citations(dataset: Dataset, given: Iterable[str]) -> list[dict[str, Any]]:
    """Read "ID: p1, p2" as a citation."""
    cited: list[dict[str, Any]] = []
    for text in given:
        source, colon, at = text.rpartition(":")
        locators = [locator.strip() for locator in at.split(",")]
        if not (source.strip() and colon and all(locators)):
            raise QueryError(
                f"{text!r} is no citation. Write the source and where in it: 'tass-2019: p1, p2'."
            )
        cited.append({"id": _source(dataset, source.strip()), "at": locators})
    return cited


def _free_id(dataset: Dataset, parts: Iterable[str]) -> str:
    """Return an id of these parts that nothing in the dataset bears."""
    base = "-".join(fold(" ".join(parts)).split())
    taken = {
        entry.id
        for section in (
            dataset.sources,
            dataset.people.values(),
            dataset.organizations.values(),
            dataset.events,
            dataset.trade,
            dataset.goods,
            dataset.standing,
        )
        for entry in section
    }
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    return name


def _said(draft: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what was not given; raise `QueryError` for text that no file can hold."""
    said = {key: value for key, value in draft.items() if value}
    try:
        "".join(_texts(said)).encode()
    except UnicodeEncodeError:
        raise QueryError("What was given holds bytes that are no UTF-8 text.") from None
    return said


def _texts(value: Any) -> Iterable[str]:  # noqa: ANN401 - texts in lists and dicts
    if isinstance(value, str):
        yield value
    else:
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(inner)
