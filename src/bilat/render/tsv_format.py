r"""TSV: cells separated by tabs; a tab, newline or backslash inside a cell is written \t, \n or \\."""

from __future__ import annotations

from typing import TextIO

from bilat.render.spreadsheet import row
from bilat.render.table import T, Table

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def write(table: Table[T], out: TextIO) -> None:
    """Write a heading and one line per record."""
    out.write("\t".join(table.fields) + "\n")
    out.writelines(
        "\t".join(cell.translate(_ESCAPES) for cell in row(record, table.fields, raw=table.raw)) + "\n"
        for record in table.records()
    )
