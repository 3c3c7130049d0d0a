"""One record a line, its cells separated by tabs: what a pipe gets where no format is asked for."""

from __future__ import annotations

from typing import TextIO

from bilat.render.table import T, Table
from bilat.render.terminal import shown_on


def write(table: Table[T], out: TextIO) -> None:
    """Write one line per row, below a line of headings if it is asked for."""
    columns = table.columns(table.legend.standing_alone())
    if table.header:
        out.write("\t".join(shown_on(out, column.heading) for column in columns) + "\n")
    out.writelines(
        "\t".join([shown_on(out, column.cell(row)) for column in columns]) + "\n" for row in table.rows
    )
