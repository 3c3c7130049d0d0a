r"""TSV: cells separated by tabs; a tab, newline or backslash inside a cell is written \t, \n or \\."""

from __future__ import annotations

from typing import TextIO

from bilat.render.sheet import Sheet
from bilat.render.spreadsheet import row

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def write(sheet: Sheet, out: TextIO) -> None:
    """Write a heading and a line a record."""
    out.write("\t".join(sheet.fields) + "\n")
    out.writelines(
        "\t".join(cell.translate(_ESCAPES) for cell in row(record, sheet.fields, raw=sheet.raw)) + "\n"
        for record in sheet.records
    )
