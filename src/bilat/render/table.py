"""The input of every writer: rows with their JSON, the names of their fields, and the columns of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TextIO, TypeVar

from bilat.record.fields import pick
from bilat.record.json import Record, to_record
from bilat.values.edtf import EdtfDate

T = TypeVar("T")
Countries = Mapping[str, str]
PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: what its cells say of a row, and how it gives way on a narrow terminal.

    Columns of the highest `spare` leave first, and those of 0 never; `least` is the width below which a
    column leaves rather than shrink.
    """

    heading: str
    cell: Callable[[T], str]
    spare: int = 0
    right: bool = False
    least: int = 8


Columns = Sequence[Column[T]]


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """An answer: rows, which may be gone through more than once, and all that a writer needs to show them.

    `to_record` makes the JSON of a row, whose names are `fields`. `columns` are made, by the formats that
    need them, from the names of `countries`. `noun` is one and several of what the rows are, where they are
    counted; `footer` stands below a table, and `empty` is said instead of one without rows. The rows of
    several pairs are sorted by `order`, or follow each other without it; `date_of` gives a footer its span.
    `led_by` are the fields that rows begin with: those unknown in one stay last when the order is reversed.
    `pivot` makes a cross table of the same answer, and `draw` shows on a terminal what is better not a
    table. `single` marks one object that is not a list; `raw` leaves formulas in CSV and TSV unescaped.
    """

    rows: Iterable[T]
    fields: tuple[str, ...]
    columns: Callable[[Countries], Columns[T]]
    to_record: Callable[[T], Record] = to_record
    noun: tuple[str, str] | None = None
    footer: str = ""
    empty: str = ""
    countries: Countries = field(default_factory=dict)
    order: Callable[[T], Any] | None = None
    date_of: Callable[[T], EdtfDate | None] | None = None
    led_by: tuple[str, ...] = ()
    pivot: Callable[[Countries], Table[Any]] | None = None
    draw: Callable[[TextIO], None] | None = None
    single: bool = False
    raw: bool = False

    def records(self) -> Iterator[Record]:
        """Make the rows' records, one at a time."""
        return map(self.to_record, self.rows)


@dataclass(frozen=True, slots=True)
class _Selected:
    """The records of a table with the named fields alone, made anew each time they are gone through."""

    table: Table[Any]
    names: tuple[str, ...]

    def __iter__(self) -> Iterator[Record]:
        return pick(self.table.records(), self.names)


def select_fields(table: Table[T], names: tuple[str, ...]) -> Table[Record]:
    """Narrow a table to the named fields, which are then its columns too."""
    return Table(
        rows=_Selected(table, names),
        fields=names,
        columns=lambda _: field_columns(names),
        to_record=dict,
        footer=table.footer,
        single=table.single,
    )


def field_columns(names: Sequence[str]) -> Columns[Record]:
    """Make columns of records' fields, each headed by its name."""
    from bilat.render.cells import json_value

    def cell_of(name: str) -> Callable[[Record], str]:
        return lambda record: json_value(record[name])

    return [Column(name, cell_of(name), least=len(name)) for name in names]


def combine(tables: Mapping[str, Table[T]]) -> Table[tuple[str, T]]:
    """Make one table of those of several pairs: its records say whose they are, and so does a column."""
    first = next(iter(tables.values()))
    rows = [(pair, row) for pair, table in tables.items() for row in table.rows]
    order, date_of = first.order, first.date_of
    if order:
        rows.sort(key=lambda row: order(row[1]))
    return Table(
        rows=rows,
        fields=fields_with_pair(first.fields),
        columns=lambda countries: columns_with_pair(first.columns(countries)),
        to_record=lambda row: with_pair(first.to_record(row[1]), row[0]),
        noun=first.noun,
        footer=" ".join(f"{pair}: {table.footer}" for pair, table in tables.items() if table.footer),
        empty=first.empty,
        date_of=(lambda row: date_of(row[1])) if date_of else None,
        led_by=first.led_by,
    )


def with_pair(record: Record, pair: str) -> Record:
    """Say in a record which pair it is of, right after its id or first."""
    head = {"id": record["id"]} if "id" in record else {}
    return {**head, PAIR: pair, **record}


def fields_with_pair(fields: Sequence[str]) -> tuple[str, ...]:
    """Add the pair to the names of a record's fields, where `with_pair` puts it."""
    head = ("id",) if "id" in fields else ()
    return (*head, PAIR, *(name for name in fields if name not in head))


def columns_with_pair(columns: Columns[T]) -> Columns[tuple[str, T]]:
    """Put a column of the pair before those of the rows."""

    def of_row(column: Column[T]) -> Column[tuple[str, T]]:
        cell = column.cell
        return Column(column.heading, lambda row: cell(row[1]), column.spare, column.right, column.least)

    return [Column("Pair", lambda row: row[0], least=7), *map(of_row, columns)]
