"""Tables: fitted to the width on a terminal, one record a line with tabs between cells in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from bilat.records import Record
from bilat.render.layouts import Column

if TYPE_CHECKING:
    from rich.console import Console

_GAP = 2
_LEAST_WIDTH = 20


def write_lines(records: Iterable[Record], columns: Sequence[Column], out: TextIO) -> None:
    """Write one line a record, its cells separated by tabs, nothing cut, no heading."""
    out.writelines("\t".join(column.cell(record) for column in columns) + "\n" for record in records)


def fitting(columns: Sequence[Column], width: int) -> list[Column]:
    """Leave out the least telling columns until the others' least widths fit."""
    kept = list(columns)
    while sum(column.least + _GAP for column in kept) > width:
        spare = max(kept, key=lambda column: column.spare)
        if spare.spare == 0:
            break
        kept.remove(spare)
    return kept


def console_for(out: TextIO) -> Console:
    """Return a console of the terminal's own width that reads no markup and guesses no highlights."""
    from rich.console import Console

    console = Console(file=out, highlight=False, markup=False, emoji=False)
    if console.width < _LEAST_WIDTH:
        return Console(file=out, highlight=False, markup=False, emoji=False, width=_LEAST_WIDTH, height=25)
    return console


def write_table(records: Iterable[Record], columns: Sequence[Column], footer: str, out: TextIO) -> None:
    """Write a table that fits the terminal, naming the columns left out, and a footer."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    console = console_for(out)
    kept = fitting(columns, console.width)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="bold", show_edge=False)
    for column in kept:
        table.add_column(Text(column.heading), justify="right" if column.right else "left", overflow="fold")
    for record in records:
        table.add_row(*(Text(column.cell(record)) for column in kept))
    console.print(table)
    dropped = [column.heading.lower() for column in columns if column not in kept]
    if dropped:
        footer += f" Not shown at this width: {', '.join(dropped)}."
    console.print(Text(footer, style="dim"))
