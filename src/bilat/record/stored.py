"""Records of the model as JSON from which they can be restored: what tables keep beside their columns.

A record is a list of its fields in the order of the model. A date is its EDTF text; a person or organization
that a fact refers to is its id.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from bilat.record.json import Json
from bilat.record.model import Organization, Person
from bilat.values.edtf import EdtfDate, parse
from bilat.values.figures import Figure

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")
_Convert = Callable[[Any], Json]


@dataclass(frozen=True, slots=True)
class NamesOf:
    """The names that facts refer to, by id."""

    people: Mapping[str, Person]
    organizations: Mapping[str, Organization]


_ALONE = NamesOf({}, {})


def to_stored(record: DataclassInstance) -> list[Json]:
    """Return a record of the model as lists and texts."""
    values_of, converts = _writers(record.__class__)
    values = list(values_of(record))
    for place, convert in converts:
        if values[place]:
            values[place] = convert(values[place])
    return values


def from_stored(kind: type[R], stored: list[Json], names: NamesOf = _ALONE) -> R:
    """Return the record of a kind that was stored."""
    return kind(
        *[
            value if read is None or value is None else read(value, names)
            for read, value in zip(_readers(cast("Hashable", kind)), stored, strict=True)
        ]
    )


def _figure(figure: Figure) -> Json:
    limits: Json = figure.limits and [None if end is None else str(end) for end in figure.limits]
    return [str(figure.value), str(figure.unit_of_last_digit), figure.word, limits]


def _read_figure(stored: list[Any], _: NamesOf) -> Figure:
    value, unit, word, limits = stored
    low, high = (None if end is None else Decimal(end) for end in limits or (None, None))
    return Figure(Decimal(value), Decimal(unit), word, (low, high) if limits else None)


@cache
def _writers(
    kind: type[DataclassInstance],
) -> tuple[Callable[[DataclassInstance], tuple[Any, ...]], list[tuple[int, _Convert]]]:
    """Return a function that gets the values of a record, and those of these that must be converted."""
    hints = _fields(kind)
    converts = [(place, convert) for place, (_, hint) in enumerate(hints) if (convert := _writer(hint))]
    return attrgetter(*(name for name, _ in hints)), converts


def _fields(kind: type[DataclassInstance]) -> list[tuple[str, object]]:
    hints = get_type_hints(kind)
    # Values that were worked out are not stored.
    return [(field.name, _plain(hints[field.name])) for field in fields(kind) if field.compare]


def _plain(hint: object) -> object:
    """Return a type hint without its None."""
    if get_origin(hint) in (UnionType, Union):
        [hint] = (part for part in get_args(hint) if part is not NoneType)
    return hint


def _writer(hint: object) -> _Convert | None:
    if get_origin(hint) is tuple:
        of_item = _writer(get_args(hint)[0])
        return of_item and (lambda items: [of_item(item) for item in items])
    return _of_whole(hint)


def _of_whole(hint: object) -> _Convert | None:
    if hint is EdtfDate:
        return lambda when: when.text
    if hint is Figure:
        return _figure
    if hint in (Person, Organization):
        return lambda named: named.id
    return to_stored if is_dataclass(hint) else None


_Read = Callable[[Any, NamesOf], object]


@cache
def _readers(kind: type[DataclassInstance]) -> list[_Read | None]:
    return [_reader(hint) for _, hint in _fields(kind)]


def _reader(hint: object) -> _Read | None:
    if get_origin(hint) is tuple:
        of_item = _reader(get_args(hint)[0])
        if of_item is None:
            return lambda items, _: tuple(items)
        return lambda items, names: tuple([of_item(item, names) for item in items])
    if hint in _READERS:
        return _READERS[hint]
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda stored, names: from_stored(hint, stored, names)
    return None


_READERS: dict[object, _Read] = {
    EdtfDate: lambda text, _: parse(text),
    Figure: _read_figure,
    Person: lambda key, names: names.people[key],
    Organization: lambda key, names: names.organizations[key],
}
