"""CSV as Python's csv module and spreadsheets read it (RFC 4180, lines ending in a newline)."""

from __future__ import annotations

from typing import TextIO

from bilat.render.spreadsheet import row
from bilat.render.table import T, Table


def write(table: Table[T], out: TextIO) -> None:
    """Write a heading and one row per record."""
    from csv import QUOTE_ALL, writer

    plain = writer(out, lineterminator="\n")
    # The plain writer leaves a lone carriage return bare, where a reader takes it for the end of a line.
    quoted = writer(out, lineterminator="\n", quoting=QUOTE_ALL)
    plain.writerow(table.fields)
    for record in table.records():
        cells = row(record, table.fields, raw=table.raw)
        (quoted if any("\r" in cell for cell in cells) else plain).writerow(cells)
