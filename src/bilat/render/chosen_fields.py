"""Tables of the fields that were asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple

from bilat.record.fields import pick
from bilat.record.json import Record
from bilat.render.column import Column, Columns, T
from bilat.render.table import Table


class Picked(NamedTuple, Generic[T]):
    """A row, and the fields of its record that were asked for."""

    row: T
    record: Record


@dataclass(frozen=True, slots=True)
class _Selected(Generic[T]):
    """The rows of a table with only the named fields, made anew on each iteration."""

    table: Table[T]
    names: tuple[str, ...]

    def __iter__(self) -> Iterator[Picked[T]]:
        records = pick(self.table.records(), self.names)
        return (Picked(row, record) for row, record in zip(self.table.rows, records, strict=True))


def select_fields(table: Table[T], names: tuple[str, ...]) -> Table[Picked[T]]:
    """Narrow a table to the named fields, which are then its columns too.

    On a screen, figures and dates look as in the whole table, with their marks.
    """
    possible = table.possible
    return Table(
        rows=_Selected(table, names),
        fields=names,
        columns=lambda _: _picked_columns(names, marked=False),
        screen=lambda *_: _picked_columns(names, marked=True),
        to_record=lambda picked: picked.record,
        possible=(lambda picked: possible(picked.row)) if possible else None,
        footer=table.footer,
        single=table.single,
    )


def _picked_columns(names: Sequence[str], *, marked: bool) -> Columns[Picked[T]]:
    from bilat.render.cells import json_value
    from bilat.render.field_text import field_text
    from bilat.render.painting import mark_doubt

    def cell_of(name: str) -> Callable[[Picked[T]], str]:
        if marked:
            return lambda picked: field_text(picked.row, name, picked.record[name])
        return lambda picked: json_value(picked.record[name])

    return [Column(name, cell_of(name), least=len(name), paint=mark_doubt) for name in names]


def field_columns(names: Sequence[str]) -> Columns[Record]:
    """Make columns from fields of records, each with its name as its heading."""
    from bilat.render.cells import json_value

    def cell_of(name: str) -> Callable[[Record], str]:
        return lambda record: json_value(record[name])

    return [Column(name, cell_of(name), least=len(name)) for name in names]
