"""Entries in the making: what a person gave, as the keys and texts of the dataset file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bilat.authoring.lookup import country_code, free_id, is_country, organization_id, person_id, source_id
from bilat.record.model import Dataset
from bilat.values.errors import QueryError
from bilat.values.typed_dates import read_typed

Given = Mapping[str, Any]

FIGURES = ("exports", "imports", "total")
NO_FIGURE = "A trade total has a figure: give --exports, --imports or --total."


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
        *(participant(dataset, one, {}) for one in given.get("participant") or ()),
        *(participant(dataset, one, {"certain": "false"}) for one in given.get("possible") or ()),
    ]
    people = [one["person"] for one in participants if "person" in one]
    draft = {
        "id": given.get("id") or free_id(dataset, [given["kind"], *people[:2], when]),
        "date": when,
        "kind": given["kind"],
        "status": given.get("status"),
        "title": given["title"],
        "place": {key: text for key, text in place.items() if text},
        "participants": participants,
        "organizations": [organization_id(dataset, one) for one in given.get("organization") or ()],
        "topics": _topics(given.get("topic") or ()),
        "occasion": given.get("occasion"),
        "note": given.get("note"),
        "attributed_to": source_id(dataset, given["attributed_to"]) if given.get("attributed_to") else None,
        "sources": citations(dataset, given["source"]),
    }
    return _said(draft)


def trade_draft(dataset: Dataset, given: Given) -> dict[str, Any]:
    """Return a trade total as the file holds it; raise `QueryError` for a name it does not have."""
    if not any(given.get(name) for name in FIGURES):
        raise QueryError(NO_FIGURE)
    when = read_typed(given["date"]).text
    agency, since = given.get("agency"), given.get("change_from")
    draft = {
        "id": given.get("id") or free_id(dataset, ["trade", when]),
        "date": when,
        "reporter": country_code(dataset, given["reporter"]),
        "partner": country_code(dataset, given["partner"]),
        "agency": organization_id(dataset, agency) if agency else None,
        "currency": given["currency"],
        **{name: given.get(name) for name in (*FIGURES, "change_percent")},
        "change_from": read_typed(since).text if since else None,
        "note": given.get("note"),
        "sources": citations(dataset, given["source"]),
    }
    return _said(draft)


def participant(dataset: Dataset, text: str, more: dict[str, str]) -> dict[str, str]:
    """Read "WHO: ROLE": a person by id or name, or a country for someone whom no source names."""
    who, colon, role = text.partition(":")
    who, role = who.strip(), role.strip()
    if not (who and colon and role):
        raise QueryError(f"{text!r} is no participant. Write who and as what: 'lavrov: foreign minister'.")
    if is_country(dataset, who):
        return {"role": role, "country": country_code(dataset, who), **more}
    return {"person": person_id(dataset, who), "role": role, **more}


def _topics(given: Iterable[str]) -> list[str]:
    """Split topics where commas stand between them, as kinds are."""
    return [topic for text in given for topic in map(str.strip, text.split(",")) if topic]


def citations(dataset: Dataset, given: Iterable[str]) -> list[dict[str, Any]]:
    """Read "ID: p1, p2" as a citation."""
    cited: list[dict[str, Any]] = []
    for text in given:
        source, colon, at = text.rpartition(":")
        locators = [locator.strip() for locator in at.split(",")]
        if not (source.strip() and colon and all(locators)):
            raise QueryError(
                f"{text!r} is no citation. Write the source and where in it: 'tass-2019: p1, p2'."
            )
        cited.append({"id": source_id(dataset, source.strip()), "at": locators})
    return cited


def _said(draft: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what was not given; raise `QueryError` for text that no file can hold."""
    said = {key: value for key, value in draft.items() if value}
    encodable(_texts(said))
    return said


def encodable(texts: Iterable[str]) -> None:
    """Raise `QueryError` for text that no file can hold."""
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        raise QueryError("What was given holds bytes that are no UTF-8 text.") from None


def _texts(value: Any) -> Iterable[str]:  # noqa: ANN401 - texts in lists and dicts
    if isinstance(value, str):
        yield value
    else:
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(inner)
