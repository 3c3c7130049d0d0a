"""A workbook with a sheet for each table that has rows."""

from __future__ import annotations

from io import BytesIO
from typing import Any, BinaryIO

from bilat.exchange.exporters.exported import Exported, Losses
from bilat.exchange.exporters.narrowed import without_missing_events
from bilat.exchange.exporters.tables import Cell, data_tables, rows_of
from bilat.values.extras import missing_library

# The longest name of a sheet, and the longest text of a cell, in Excel.
_LONGEST_NAME = 31
_LONGEST_TEXT = 32_767
# What a text begins with that openpyxl would take for a formula or an error.
_SIGNS = ("=", "#")


def write(record: Exported, out: BinaryIO) -> Losses:
    """Write a workbook; texts are texts, whatever they begin with."""
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
    except ImportError as fault:
        raise missing_library("openpyxl", "an xlsx file") from fault
    datasets, losses = without_missing_events(record)
    book = Workbook(write_only=True)
    for table in data_tables():
        sheet = None
        for row in rows_of(table, datasets):
            if sheet is None:
                sheet = book.create_sheet(table.name[:_LONGEST_NAME])
                sheet.append([column.name for column in table.columns])
            cells: list[Any] = []
            for value in row:
                shown: Any = _shown(value, losses)  # not all that openpyxl takes is in its stubs
                if isinstance(shown, str) and shown.startswith(_SIGNS):
                    shown = WriteOnlyCell(sheet, shown)
                    shown.data_type = "s"
                cells.append(shown)
            sheet.append(cells)
    # Written to memory first: on a full disk, an archive that is left open prints an error of its own.
    book.save(whole := BytesIO())
    out.write(whole.getbuffer())
    return losses


def _shown(value: Cell, losses: Losses) -> Cell:
    if not isinstance(value, str) or (value.isprintable() and len(value) <= _LONGEST_TEXT):
        return value
    plain = "".join(sign for sign in value if sign.isprintable() or sign in "\n\t")
    if plain != value:
        losses["texts with control characters, left out"] += 1
    if len(plain) > _LONGEST_TEXT:
        losses["texts of more than 32,767 characters, cut"] += 1
    return plain[:_LONGEST_TEXT]
