"""Tables: fitted to the width on a terminal, one record a line with tabs between cells in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TextIO

from bilat.inert import safe, safe_on
from bilat.render.sheet import Sheet
from bilat.render.widths import fitting, needed, shared_out

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_LEAST_WIDTH = 20


def write(sheet: Sheet, out: TextIO) -> None:
    """Write a table on a terminal, and lines anywhere else."""
    if not out.isatty():
        _write_lines(sheet, out)
    elif sheet.drawn:
        sheet.drawn(out)
    else:
        _write_table(sheet, out)


def _write_lines(sheet: Sheet, out: TextIO) -> None:
    """Write one line a record, its cells separated by tabs, nothing cut, no heading."""
    cells = [column.cell for column in sheet.columns()]
    out.writelines("\t".join([safe(cell(record)) for cell in cells]) + "\n" for record in sheet.records)


def console_for(out: TextIO) -> Console:
    """Return a console of the terminal's own width that reads no markup and guesses no highlights."""
    from shutil import get_terminal_size

    from rich.console import Console

    # Both are given because Rich takes a dumb terminal to be 80 by 25 whatever it is.
    size = get_terminal_size()
    width = max(size.columns, _LEAST_WIDTH)
    return Console(file=out, highlight=False, markup=False, emoji=False, width=width, height=size.lines)


def shown_on(out: TextIO, text: str, style: str = "") -> Text:
    """Return text that is safe on the terminal, and that Rich reads no markup in."""
    from rich.text import Text

    return Text(safe_on(out, text), style)


def _write_table(sheet: Sheet, out: TextIO) -> None:
    """Write a table that fits the terminal, naming the columns left out, and a footer."""
    from rich import box
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    console = console_for(out)
    if sheet.crossed and needed([column.least for column in sheet.crossed.columns()]) <= console.width:
        sheet = sheet.crossed
    columns = sheet.columns()
    headings = [safe_on(out, column.heading) for column in columns]
    rows = [[safe_on(out, column.cell(record)) for column in columns] for record in sheet.records]
    if not rows:
        return
    natural = [
        max(map(cell_len, (heading, *cells)))
        for heading, cells in zip(headings, zip(*rows, strict=True), strict=True)
    ]
    least = [min(column.least, width) for column, width in zip(columns, natural, strict=True)]
    kept = fitting([column.spare for column in columns], least, console.width)
    widths = shared_out([least[index] for index in kept], [natural[index] for index in kept], console.width)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="bold", show_edge=False)
    for index, width in zip(kept, widths, strict=True):
        column = columns[index]
        justify: Literal["right", "left"] = "right" if column.right else "left"
        table.add_column(Text(headings[index]), justify=justify, overflow="fold", width=width)
    for row in rows:
        table.add_row(*(Text(row[index]) for index in kept))
    console.print(table)
    dropped = [heading.lower() for index, heading in enumerate(headings) if index not in kept]
    footer = sheet.footer
    if dropped:
        footer += f" Not shown at this width: {', '.join(dropped)}."
    console.print(shown_on(out, footer, "dim"))
