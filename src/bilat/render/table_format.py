"""Tables: fitted to the width on a terminal, one record a line with tabs between cells in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from bilat.render.sheet import Sheet
from bilat.render.widths import fitting, needed, shared_out
from bilat.values.escaping import one_line, one_line_for

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
    out.writelines("\t".join([one_line(cell(record)) for cell in cells]) + "\n" for record in sheet.records)


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

    return Text(one_line_for(out, text), style)


def _write_table(sheet: Sheet, out: TextIO) -> None:
    """Write a table that fits the terminal, naming the columns left out, and a footer.

    The records are gone through twice, for the widths and for the lines, and never held.
    """
    from rich.cells import cell_len
    from rich.text import Text

    from bilat.render.lines import Lines

    console = console_for(out)
    if sheet.crossed:
        crossed = sheet.crossed()
        fits = needed([column.least for column in crossed.columns()]) <= console.width
        sheet = crossed if fits else sheet
    columns = sheet.columns()
    headings = [one_line_for(out, column.heading) for column in columns]
    natural = start = [cell_len(heading) for heading in headings]
    for record in sheet.records:
        cells = (one_line_for(out, column.cell(record)) for column in columns)
        natural = [max(width, cell_len(cell)) for width, cell in zip(natural, cells, strict=True)]
    if natural is start:
        return
    least = [min(column.least, width) for column, width in zip(columns, natural, strict=True)]
    kept = fitting([column.spare for column in columns], least, console.width)
    widths = shared_out([least[index] for index in kept], [natural[index] for index in kept], console.width)
    lines = Lines([columns[index] for index in kept], widths, console, out)
    for line in lines.heading():
        console.print(Text(line, style="bold"), soft_wrap=True)
    rule = "-" if console.options.ascii_only else "─"
    out.write(rule * needed(widths) + "\n")
    for record in sheet.records:
        out.writelines(f"{line}\n" for line in lines.of(record))
    dropped = [heading.lower() for index, heading in enumerate(headings) if index not in kept]
    footer = sheet.footer
    if dropped:
        footer += f" Not shown at this width: {', '.join(dropped)}."
    console.print(shown_on(out, footer, "dim"))
