"""CSV as Python's csv module and spreadsheets read it (RFC 4180, lines ending in a newline)."""

from __future__ import annotations

from typing import TextIO

from bilat.render.flat import row
from bilat.render.sheet import Sheet


def write(sheet: Sheet, out: TextIO) -> None:
    """Write a heading and a row a record."""
    from csv import writer

    rows = writer(out, lineterminator="\n")
    rows.writerow(sheet.fields)
    for record in sheet.records:
        rows.writerow(row(record, sheet.fields))
