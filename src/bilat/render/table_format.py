"""Tables: fitted to the width on a terminal, one record a line with tabs between cells in a pipe."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, TextIO

from bilat.render.table import Column, T, Table
from bilat.values.escaping import one_line, one_line_for

if TYPE_CHECKING:
    from rich.box import Box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

_LEAST_WIDTH = 20
# How many blanks stand between two columns.
_GAP = 3
# Rows that are drawn at once: few, so that the first show soon and the memory of Rich stays small.
_BLOCK = 40


def write(table: Table[T], out: TextIO) -> None:
    """Write a table on a terminal, and lines anywhere else."""
    if not out.isatty():
        _write_lines(table, out)
    elif table.draw:
        table.draw(out)
    else:
        _draw_fitting(table, out)


def _write_lines(table: Table[T], out: TextIO) -> None:
    """Write one line per row, its cells separated by tabs, without a heading."""
    columns = table.columns(table.countries)
    out.writelines("\t".join([one_line(column.cell(row)) for column in columns]) + "\n" for row in table.rows)


def console_for(out: TextIO) -> Console:
    """Return a console of the terminal's own width that reads no markup and guesses no highlights."""
    from shutil import get_terminal_size

    from rich.console import Console

    # Both are given because Rich takes a dumb terminal to be 80 by 25 whatever it is.
    size = get_terminal_size()
    width = max(size.columns, _LEAST_WIDTH)
    return Console(file=out, highlight=False, markup=False, emoji=False, width=width, height=size.lines)


def text_for(out: TextIO, text: str, style: str = "") -> Text:
    """Return text that is safe on the terminal, and that Rich reads no markup in."""
    from rich.text import Text

    return Text(one_line_for(out, text), style)


def _draw_fitting(table: Table[T], out: TextIO) -> None:
    """Draw the cross table where there is one and it fits, and the table itself anywhere else."""
    console = console_for(out)
    if table.pivot:
        pivot = table.pivot(table.countries)
        if _width_of([column.least for column in pivot.columns(pivot.countries)]) <= console.width:
            _draw(pivot, console, out)
            return
    _draw(table, console, out)


def _draw(table: Table[T], console: Console, out: TextIO) -> None:
    """Draw a table that fits the terminal, then its footer, which names the columns left out.

    The rows are gone through twice, for the widths and for the cells, and drawn in blocks of fixed widths
    that are one table to the eye.
    """
    columns = table.columns(table.countries)
    natural = _natural_widths(table, columns, out)
    least = [min(column.least, width) for column, width in zip(columns, natural, strict=True)]
    kept = _columns_that_fit([column.spare for column in columns], least, console.width)
    widths = _share([least[index] for index in kept], [natural[index] for index in kept], console.width)
    shown = [columns[index] for index in kept]
    rows = iter(table.rows)
    block = list(islice(rows, _BLOCK))
    if not block:
        return
    first = True
    while block:
        drawn = _block(shown, widths, console, out, headed=first)
        for row in block:
            drawn.add_row(*(text_for(out, column.cell(row)) for column in shown))
        console.print(drawn, crop=False)
        block, first = list(islice(rows, _BLOCK)), False
    left_out = [column.heading.lower() for index, column in enumerate(columns) if index not in kept]
    note = f"Not shown at this width: {', '.join(left_out)}." if left_out else ""
    console.print(text_for(out, f"{table.footer} {note}".strip(), "dim"))


def _natural_widths(table: Table[T], columns: Sequence[Column[T]], out: TextIO) -> list[int]:
    """Return the width of each column without wrapping."""
    from rich.cells import cell_len

    widths = [cell_len(one_line_for(out, column.heading)) for column in columns]
    for row in table.rows:
        for index, column in enumerate(columns):
            width = cell_len(one_line_for(out, column.cell(row)))
            widths[index] = max(widths[index], width)
    return widths


def _block(
    columns: Sequence[Column[T]], widths: Sequence[int], console: Console, out: TextIO, *, headed: bool
) -> RichTable:
    """Make an empty table of fixed widths; the heading and the rule below it stand above the first alone."""
    from rich.table import Table as RichTable

    drawn = RichTable(
        box=_box("-" if console.options.ascii_only else "─"),
        show_header=headed,
        show_edge=False,
        padding=0,
        header_style="bold",
    )
    for column, width in zip(columns, widths, strict=True):
        drawn.add_column(
            text_for(out, column.heading),
            justify="right" if column.right else "left",
            width=width,
            overflow="fold",
        )
    return drawn


def _box(rule: str) -> Box:
    """Return a box that is a rule under the heading and a gap between columns.

    A gap in the box is drawn twice as fast as the same gap by padding, which wraps every cell once more.
    """
    from rich.box import Box

    box = Box(f"    \n    \n {rule * 2} \n" + "    \n" * 5, ascii=rule.isascii())
    box.head_vertical = box.mid_vertical = box.foot_vertical = " " * _GAP
    box.head_row_cross = rule * _GAP
    return box


def _width_of(widths: Sequence[int]) -> int:
    """Return how wide columns are side by side, with the gaps between them."""
    return sum(widths) + _GAP * (len(widths) - 1)


def _columns_that_fit(spare: Sequence[int], least: Sequence[int], width: int) -> list[int]:
    """Leave out the columns that can best be spared until the others' least widths fit; return the kept.

    Columns of the highest `spare` leave first, and those of 0 never.
    """
    kept = list(range(len(spare)))
    while _width_of([least[index] for index in kept]) > width:
        leaving = max(kept, key=lambda index: spare[index])
        if spare[leaving] == 0:
            break
        kept.remove(leaving)
    return kept


def _share(least: Sequence[int], natural: Sequence[int], width: int) -> list[int]:
    """Share `width` among columns: each its natural width if all fit, else room for the narrow ones first.

    Where not even the least widths fit, the widest give way, down to one place.
    """
    if _width_of(natural) <= width:
        return list(natural)
    shares = list(least)
    spare = width - _width_of(shares)
    while spare > 0:
        narrow = min(
            (index for index in range(len(shares)) if shares[index] < natural[index]),
            key=lambda index: shares[index],
        )
        shares[narrow] += 1
        spare -= 1
    while spare < 0 and max(shares) > 1:
        widest = max(range(len(shares)), key=lambda index: shares[index])
        shares[widest] -= 1
        spare += 1
    return shares
