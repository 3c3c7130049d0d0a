"""The JSON of a record, as the schema declares it: plain keys and values, every key always present."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from operator import attrgetter
from typing import Any

from bilat.record.declarations import Field, FieldKind, Section
from bilat.record.ranges import BoundsByField
from bilat.record.schema import PARTICIPANT, PLACE, SECTIONS
from bilat.record.shared_fields import CITATION, FORECAST, VARIANT
from bilat.values.figures import number

# Any JSON value, and the object of a record, whose keys the schema declares.
Json = str | int | float | bool | list["Json"] | dict[str, "Json"] | None
Record = dict[str, Any]
_Getter = Callable[[Any], object]
_SECTIONS: dict[object, Section[object]] = {
    section.record: section
    for section in (*SECTIONS.values(), PLACE, PARTICIPANT, CITATION, VARIANT, FORECAST)
}
# The keys of each type of record, each with a function that gets its value; made at the first use.
_plans: dict[type, tuple[tuple[str, _Getter], ...]] = {}


def to_record(record: object) -> Record:
    """Return any record of the model as JSON shows it."""
    plan = _plans.get(type(record)) or _planned(type(record))
    return {name: value_of(record) for name, value_of in plan}


def to_records(records: Iterable[object]) -> list[Record]:
    """Return records of the model as a JSON list shows them."""
    return [to_record(record) for record in records]


def _planned(record: type) -> tuple[tuple[str, _Getter], ...]:
    fields = _SECTIONS[record].in_json()
    _plans[record] = plan = tuple((field.name, _getter(field)) for field in fields)
    return plan


def _getter(field: Field) -> _Getter:
    """Return a function that gets a field's JSON value from a record of the model."""
    whole, _, part = (field.path or field.name).partition(".")
    of_whole = attrgetter(whole)
    if part:
        of_part = attrgetter(part)
        convert_part = _PART_CONVERTERS.get(field.kind)
        if convert_part:
            return lambda record: (
                convert_part(of_part(found)) if (found := of_whole(record)) is not None else None
            )
        return lambda record: of_part(found) if (found := of_whole(record)) is not None else None
    convert = _CONVERTERS.get(field.kind)
    if field.kind is FieldKind.REFERENCES:
        convert = _kept(field.keeps)
    if convert is None:
        return of_whole
    return lambda record: None if (value := of_whole(record)) is None else convert(value)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _spans(spans: Iterable[tuple[date | None, date | None]]) -> list[list[str | None]]:
    return [[_day(first), _day(last)] for first, last in spans]


def _bounds(bounds: BoundsByField) -> dict[str, list[int | float | None]]:
    return {name: [None if end is None else number(end) for end in ends] for name, ends in bounds.items()}


def _kept(attribute: str) -> _Getter:
    of_entry = attrgetter(attribute)
    return lambda entries: [of_entry(entry) for entry in entries]


_PART_CONVERTERS: dict[FieldKind, _Getter] = {FieldKind.DAY: _day, FieldKind.SPANS: _spans}
_CONVERTERS: dict[FieldKind, _Getter] = {
    FieldKind.DATE: attrgetter("text"),
    FieldKind.FIGURE: lambda figure: number(figure.value),
    FieldKind.BOUNDS: _bounds,
    FieldKind.SIBLINGS: list,
    FieldKind.TEXTS: list,
    FieldKind.COUNTRIES: list,
    FieldKind.ENTRY: to_record,
    FieldKind.ENTRIES: to_records,
    FieldKind.CITATIONS: to_records,
}
