"""The cells of an xlsx file as text, read by openpyxl."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from bilat.loading.files import MAX_BYTES, MIB
from bilat.values.extras import missing_library

if TYPE_CHECKING:
    from bilat.exchange.importers.text_files import SourceFile

# The errors of zipfile and openpyxl for a damaged file; an error in XML is a SyntaxError.
_WRONG = (
    *(BadZipFile, zlib.error, EOFError, RuntimeError, SyntaxError),
    *(LookupError, ValueError, TypeError, AttributeError, ArithmeticError),
)


def cells_of(file: SourceFile) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of the first sheet with their numbers."""
    try:
        from openpyxl import load_workbook
    except ImportError as fault:
        raise missing_library("openpyxl", "an xlsx file") from fault
    try:
        with ZipFile(BytesIO(file.raw)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > MAX_BYTES * 4:
            raise file.fault(f"unpacks to more than {MAX_BYTES * 4 // MIB} MiB, the size limit.")
        book = load_workbook(BytesIO(file.raw), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        whole = sheet.max_row or 1
        # Read row by row within the try, so that damage further down is caught too.
        for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
            yield number, [_text(value) for value in values]
            if not number % 1000:
                file.watch(file.path, min(number, whole - 1), whole)
    except _WRONG as fault:
        raise file.fault("this is not an xlsx file that can be read.") from fault
    file.watch(file.path, whole, whole)
    book.close()


def _text(value: object) -> str:
    """Return a cell's value as text: a day in ISO 8601, a whole number without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
