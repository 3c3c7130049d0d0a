"""Naming and selecting parts of a record: `id`, `place.city`, `participants.name`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import TypeVar

from bilat.record import figure_tables, name_tables, schema
from bilat.record.declarations import FieldKind
from bilat.record.json import Json, Record
from bilat.record.model import Country, Event, Goods, Organization, Person, Source, Standing, Statistic, Trade
from bilat.values.edtf import parse
from bilat.values.errors import QueryError
from bilat.values.escaping import quote
from bilat.values.fiscal_years import year_order
from bilat.values.text import did_you_mean, fold

# What people call some fields.
_IN_OTHER_WORDS = {
    **dict.fromkeys(("year", "when", "day", "period"), "date"),
    **dict.fromkeys(("who", "person", "people"), "participants"),
    **dict.fromkeys(("where", "city"), "place"),
    **dict.fromkeys(("says", "source"), "sources"),
    **dict.fromkeys(("change", "growth"), "change_percent"),
    **dict.fromkeys(("amount", "sum", "volume"), "total"),
    "name": "title",
}
T = TypeVar("T")
_SortKey = tuple[object, ...]


EVENT_FIELDS = schema.EVENT.leaves()
TRADE_FIELDS = figure_tables.TRADE.leaves()
GOODS_FIELDS = figure_tables.GOODS.leaves()
STANDING_FIELDS = schema.STANDING.leaves()
STATISTIC_FIELDS = figure_tables.STATISTIC.leaves()
LEAVES: dict[type, tuple[str, ...]] = {
    Event: EVENT_FIELDS,
    Trade: TRADE_FIELDS,
    Goods: GOODS_FIELDS,
    Statistic: STATISTIC_FIELDS,
    Standing: STANDING_FIELDS,
    Source: name_tables.SOURCE.leaves(),
    Person: name_tables.PERSON_SHOWN.leaves(),
    Organization: name_tables.ORGANIZATION_SHOWN.leaves(),
    Country: name_tables.COUNTRY_SHOWN.leaves(),
}


@cache
def _dates() -> frozenset[str]:
    """Return the fields that hold dates in EDTF, by dotted names."""
    from bilat.record import rows

    sections = (*schema.SECTIONS.values(), rows.OFFICIAL, rows.GAP, rows.ANNIVERSARY, rows.COUNTS)
    return frozenset(
        name
        for section in sections
        for name, field in section.json_paths()
        if field.kind is FieldKind.DATE or (field.kind is FieldKind.DAY and field.name == "date")
    )


def is_date(name: str) -> bool:
    """Return whether a field holds a date in EDTF."""
    return name in _dates()


def meanings(names: Sequence[str]) -> dict[str, str]:
    """Return what each of some fields means, as the section that has most of them says."""
    from bilat.record import rows

    sections = (*schema.SECTIONS.values(), *rows.SECTIONS_OF_ROWS)
    said = [{name: field.meaning for name, field in section.json_paths()} for section in sections]
    best = max(said, key=lambda meaning: sum(name in meaning for name in names))
    others = {name: text for meaning in said for name, text in meaning.items()}
    return {name: best.get(name) or others.get(name, "") for name in names}


def shared_leaves(records: Sequence[object]) -> tuple[str, ...]:
    """Return the fields that all of these records have."""
    first, *others = dict.fromkeys(map(type, records))
    return tuple(leaf for leaf in LEAVES[first] if all(leaf in LEAVES[other] for other in others))


def known_fields(leaves: Sequence[str]) -> tuple[str, ...]:
    """Return every name that can be selected: the leaves, and the objects and lists that hold them."""
    whole = (leaf.partition(".")[0] for leaf in leaves)
    return tuple(dict.fromkeys((*whole, *leaves)))


def read_fields(asked: str, leaves: Sequence[str]) -> tuple[str, ...]:
    """Read "id,place.city"; raise `QueryError` for a field that these records do not have."""
    known = known_fields(leaves)
    names = tuple(name.strip() for name in asked.split(","))
    for name in names:
        if name not in known:
            hint = did_you_mean(
                name, known, {word: meant for word, meant in _IN_OTHER_WORDS.items() if meant in known}
            )
            raise QueryError(f"{quote(name)} is not a field here.{hint} Known: {', '.join(known)}.")
    return tuple(dict.fromkeys(names))


def value_at(record: Record, name: str) -> Json:
    """Return the value under a dotted name: a list for a list of objects, None within an absent object."""
    whole, _, part = name.partition(".")
    value: Json = record[whole]
    if part and isinstance(value, list):
        return [value_at(item, part) for item in value if isinstance(item, dict)]
    return value_at(value, part) if part and isinstance(value, dict) else value


def pick(records: Iterable[Record], names: Sequence[str]) -> Iterator[Record]:
    """Select fields of each record, in the order of `names`."""
    return ({name: value_at(record, name) for name in names} for record in records)


def in_field_order(
    items: Iterable[T], shape: Callable[[T], Record], names: Sequence[str], *, falling: bool = False
) -> list[T]:
    """Sort items by each named field of their records in turn, dates by their days.

    The greatest comes first if `falling`; what is unknown comes last either way.
    """
    shaped = [(shape(item), item) for item in items]
    for name in reversed(names):
        known: list[tuple[_SortKey, Record, T]] = []
        unknown: list[tuple[Record, T]] = []
        for record, item in shaped:
            value = value_at(record, name)
            if _is_unknown(value):
                unknown.append((record, item))
            else:
                known.append((_sort_key(name, value, falling=falling), record, item))
        known.sort(key=itemgetter(0), reverse=falling)
        shaped = [*((record, item) for _, record, item in known), *unknown]
    return [item for _, item in shaped]


def _is_unknown(value: Json) -> bool:
    """Return whether a value is unknown; a list of unknown names counts like an empty one."""
    return all(map(_is_unknown, value)) if isinstance(value, list) else value is None


def _sort_key(name: str, value: Json, *, falling: bool) -> _SortKey:
    """Return what sorts a value; what is unknown comes last within an object or a list too."""
    if _is_unknown(value):
        return (-1,) if falling else (1,)
    if isinstance(value, list):
        return (0, [_sort_key(name, part, falling=falling) for part in value])
    if isinstance(value, dict):
        return (0, [_sort_key("", part, falling=falling) for part in value.values()])
    if not isinstance(value, str):
        return (0, (0, value))
    if name in _dates():
        return (0, parse(value).order)
    return (0, (1, year_order(value) if name == "year" else fold(value), value))
