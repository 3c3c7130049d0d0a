"""The input of every writer: rows with their JSON, the names of their fields, and the columns of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TextIO, TypeVar

from bilat.record.fields import pick
from bilat.record.json import Record, to_record
from bilat.values.edtf import EdtfDate

T = TypeVar("T")
Countries = Mapping[str, str]
PAIR = "pair"
PAIRS = "pairs"
CERTAIN = "certain"


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
    `possible` tells the rows that may answer and need not: they come last unless the answer was sorted.
    Rows of several pairs that share an `identity` and are alike stand once. `hints` are said below `empty`:
    how far the record reaches and which other lists would find something.
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
    possible: Callable[[T], bool] | None = None
    identity: Callable[[T], str] | None = None
    hints: Callable[[], Sequence[str]] | None = None
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


@dataclass(frozen=True, slots=True)
class OfPairs(Generic[T]):
    """A row, and the pairs in whose records it stands."""

    pairs: tuple[str, ...]
    row: T


def combine(tables: Mapping[str, Table[T]]) -> Table[OfPairs[T]]:
    """Make one table of those of several pairs: its records say whose they are, and so does a column.

    What may answer in one pair and surely does in another surely does.
    """
    first = next(iter(tables.values()))
    rows = _united(tables)
    unsure = {id(row) for row in rows if all(_is_possible(tables[pair], row.row) for pair in row.pairs)}
    order, date_of = first.order, first.date_of
    if order:
        rows.sort(key=lambda row: order(row.row))
    if first.possible:
        rows.sort(key=lambda row: id(row) in unsure)

    def record_of(row: OfPairs[T]) -> Record:
        record = with_pair(tables[row.pairs[0]].to_record(row.row), *row.pairs)
        return {**record, CERTAIN: id(row) not in unsure} if CERTAIN in record else record

    return Table(
        rows=rows,
        fields=fields_with_pair(first.fields),
        columns=lambda countries: columns_with_pair(first.columns(countries)),
        to_record=record_of,
        noun=first.noun,
        footer=" ".join(f"{pair}: {table.footer}" for pair, table in tables.items() if table.footer),
        empty=first.empty,
        date_of=(lambda row: date_of(row.row)) if date_of else None,
        led_by=first.led_by,
        possible=(lambda row: id(row) in unsure) if first.possible else None,
        hints=lambda: _hints_of(tables),
    )


def _hints_of(tables: Mapping[str, Table[T]]) -> list[str]:
    return [f"{pair}: {hint}" for pair, table in tables.items() if table.hints for hint in table.hints()]


def _is_possible(table: Table[T], row: T) -> bool:
    return table.possible is not None and table.possible(row)


def _united(tables: Mapping[str, Table[T]]) -> list[OfPairs[T]]:
    """Gather the rows of several pairs, those once that are alike under one identity."""
    found: list[OfPairs[T]] = []
    places: dict[str, list[int]] = {}
    for pair, table in tables.items():
        for row in table.rows:
            alike = None
            if table.identity:
                same_id = places.setdefault(table.identity(row), [])
                alike = next((at for at in same_id if _alike(found[at].row, row, table)), None)
                if alike is None:
                    same_id.append(len(found))
            if alike is None:
                found.append(OfPairs((pair,), row))
            else:
                found[alike] = replace(found[alike], pairs=(*found[alike].pairs, pair))
    return found


def _alike(row: T, other: T, table: Table[T]) -> bool:
    """Return whether two rows say the same, however surely each answers."""
    records = [dict(table.to_record(either)) for either in (row, other)]
    for record in records:
        record.pop(CERTAIN, None)
    return records[0] == records[1]


def with_pair(record: Record, *pairs: str) -> Record:
    """Say in a record which pair it is of, right after its id or first; of several, the first and all."""
    head = {"id": record["id"]} if "id" in record else {}
    every = {PAIRS: list(pairs)} if head else {}
    return {**head, PAIR: pairs[0], **every, **record}


def fields_with_pair(fields: Sequence[str]) -> tuple[str, ...]:
    """Add the pair to the names of a record's fields, where `with_pair` puts it."""
    head = ("id", PAIR, PAIRS) if "id" in fields else (PAIR,)
    return (*head, *(name for name in fields if name not in head))


def columns_with_pair(columns: Columns[T]) -> Columns[OfPairs[T]]:
    """Put a column of the pair before those of the rows."""

    def of_row(column: Column[T]) -> Column[OfPairs[T]]:
        cell = column.cell
        return Column(column.heading, lambda row: cell(row.row), column.spare, column.right, column.least)

    return [Column("Pair", lambda row: ", ".join(row.pairs), least=7), *map(of_row, columns)]
