"""Naming and picking parts of a record: `id`, `place.city`, `participants.name`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, TypeVar

from bilat.record.json import Record
from bilat.record.model import Event, Goods, Organization, Person, Source, Standing, Trade
from bilat.values.edtf import parse
from bilat.values.errors import QueryError
from bilat.values.text import did_you_mean, fold

T = TypeVar("T")
_WHEN = ("date", "start", "end", "precision")
_DATES = ("date", "change_from", "first", "last", "after.date", "before.date", "event.date")
_SOURCES = ("sources.id", "sources.locator")

EVENT = (
    *("id", *_WHEN, "kind", "status", "title", "place.name", "place.city", "place.country"),
    *("participants.name", "participants.role", "participants.country", "participants.certain"),
    *("organizations", "topics", "occasion", "note", "attributed_to", *_SOURCES),
)
TRADE = (
    *("id", *_WHEN, "partial", "reporter", "partner", "agency", "currency", "exports", "imports", "total"),
    *("balance", "change_percent", "change_from", "derived", "note", *_SOURCES),
)
GOODS = (
    *("id", *_WHEN, "commodity", "hs", "flow", "status", "reporter", "partner", "quantity", "unit"),
    *("agency", "note", *_SOURCES),
)
STANDING = (
    *("id", "kind", "title", "countries", "organizations", "topics", "note", "attributed_to", *_SOURCES),
)
COUNTS = ("count", "first", "last")
TRADE_COUNTS = (
    *("reporter", "partner", "currency", "partial", "derived", "count", "exports", "imports", "total"),
    *("first", "last"),
)
SOURCE = ("id", "publisher", "carrier", "place", "date", "title", "url")
CITED_SOURCE = (*SOURCE, "records", "paragraphs_cited")
PERSON = ("id", "name", "aliases", "country")
ORGANIZATION = ("id", "name", "aliases", "kind", "country")
PEOPLE = ("name", "country", "roles", "count", "first", "last", "possible")
GAP = (
    *("at_least_days", "at_most_days", "after.id", "after.date", "after.title"),
    *("before.id", "before.date", "before.title"),
)
ANNIVERSARY = ("date", "years", "round", "event.id", "event.date", "event.kind", "event.title")
SCHEMA = ("name", "of")
PROFILE = (
    *("id", "title", "parties.country", "parties.name", "predecessors.country", "predecessors.name"),
    *("predecessors.successor", "predecessors.stands_for", "as_of", "counts.events", "counts.meetings"),
    *("counts.trade", "counts.goods", "counts.standing", "counts.sources", "relations", "agreements"),
    *("meetings_by_year", "latest_meetings", "planned", "people", "trade", "goods", "standing"),
)
FINDING = (
    *("code", "name", "severity", "record", "file", "line", "column", "message", "excerpt"),
    *("related.file", "related.line", "related.column", "related.message", "related.excerpt"),
)
LEAVES: dict[type, tuple[str, ...]] = {
    Event: EVENT,
    Trade: TRADE,
    Goods: GOODS,
    Standing: STANDING,
    Source: SOURCE,
    Person: PERSON,
    Organization: ORGANIZATION,
}


def shared_leaves(things: Sequence[object]) -> tuple[str, ...]:
    """Return the fields that the records of all these things have."""
    first, *others = dict.fromkeys(map(type, things))
    return tuple(leaf for leaf in LEAVES[first] if all(leaf in LEAVES[other] for other in others))


def known_fields(leaves: Sequence[str]) -> tuple[str, ...]:
    """Return every name that may be picked: the leaves, and the objects and lists that hold them."""
    whole = (leaf.partition(".")[0] for leaf in leaves)
    return tuple(dict.fromkeys((*whole, *leaves)))


def read_fields(asked: str, leaves: Sequence[str]) -> tuple[str, ...]:
    """Read "id,place.city"; raise `QueryError` for a field that these records do not have."""
    known = known_fields(leaves)
    names = tuple(name.strip() for name in asked.split(","))
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known)
            raise QueryError(f"There is no field {name!r} here.{hint} Known: {', '.join(known)}.")
    return tuple(dict.fromkeys(names))


def value_at(record: Record, name: str) -> Any:  # noqa: ANN401 - any JSON value
    """Return what a dotted name finds: of a list of objects, a list; None inside what is not there."""
    whole, _, part = name.partition(".")
    value = record[whole]
    if not part or value is None:
        return value
    if isinstance(value, list):
        return [item[part] for item in value]
    return value[part]


def pick(records: Iterable[Record], names: Sequence[str]) -> Iterator[Record]:
    """Keep the named fields of each record, under the names they were asked by, in that order."""
    return ({name: value_at(record, name) for name in names} for record in records)


def in_field_order(
    things: Iterable[T], shape: Callable[[T], Record], names: Sequence[str], *, falling: bool = False
) -> list[T]:
    """Sort things by each named field of their records in turn, dates by their days.

    The greatest comes first if `falling`; what is unknown comes last either way.
    """
    shaped = [(shape(thing), thing) for thing in things]
    for name in reversed(names):
        known: list[tuple[tuple[Any, ...], Record, T]] = []
        unknown: list[tuple[Record, T]] = []
        for record, thing in shaped:
            value = value_at(record, name)
            if value in (None, []):
                unknown.append((record, thing))
            else:
                known.append((_sortable(name, value), record, thing))
        known.sort(key=itemgetter(0), reverse=falling)
        shaped = [*((record, thing) for _, record, thing in known), *unknown]
    return [thing for _, thing in shaped]


def _sortable(name: str, value: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any JSON value
    if value is None or value == []:
        return (1,)
    if name in _DATES:
        return (0, parse(value).order)
    if isinstance(value, list):
        return (0, [_sortable(name, item) for item in value])
    if isinstance(value, dict):
        return (0, [_sortable("", item) for item in value.values()])
    return (0, (0, value) if isinstance(value, int | float) else (1, fold(value), value))
