"""Days as spreadsheets write them: ISO 8601 with or without a time, a serial number, or with slashes."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from bilat.exchange.importers.text_files import Record, SourceFile
from bilat.values.errors import DatasetError, DateError
from bilat.values.escaping import quote
from bilat.values.typed_dates import read_typed

# Day 1 of a spreadsheet's calendar is 1 January 1900, and it counts a 29 February 1900 that did not exist.
_DAY_ZERO = date(1899, 12, 30)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?", re.ASCII)
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?)?", re.ASCII)
_SERIAL = re.compile(r"\d{4,5}(?:\.0+)?", re.ASCII)
# Serial numbers from 1930 to 2119: a bare year is not one of them.
_SERIALS = range(10959, 80354)


def day_of_serial(number: int) -> date:
    """Return the day that a spreadsheet counts as this number."""
    return _DAY_ZERO + timedelta(days=number)


def serial_of_day(day: date) -> int:
    """Return the number by which a spreadsheet counts a day."""
    return (day - _DAY_ZERO).days


def later_year(known: str, text: str) -> str:
    """Return the later of a year and the year that a cell begins with, if it begins with one."""
    year = text[:4]
    return year if year > known and len(year) == 4 and year.isdecimal() else known  # noqa: PLR2004 - its digits


@lru_cache(maxsize=16384)
def readings_of(text: str) -> tuple[date, ...]:
    """Return the days that a text can mean: none for another text, two for 5/6/2001, the month first."""
    if match := _ISO.fullmatch(text):
        return _days((int(match[1]), int(match[2]), int(match[3])))
    if match := _SLASHES.fullmatch(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        return _days((year, first, second), (year, second, first))
    if _SERIAL.fullmatch(text) and (number := int(text.partition(".")[0])) in _SERIALS:
        return (day_of_serial(number),)
    return ()


def read_day(file: SourceFile, record: Record, column: str) -> date:
    """Return the day of a cell; raise `DatasetError` for any text but an unambiguous day."""
    readings = readings_of(record[column])
    if len(readings) != 1:
        raise not_one_day(file, record, column)
    return readings[0]


def not_one_day(file: SourceFile, record: Record, column: str) -> DatasetError:
    """Return the error for a cell that is not a day, or can be read as two."""
    text = record[column]
    if readings_of(text):
        try:
            read_typed(text.partition(" ")[0])
        except DateError as fault:
            return file.fault(f"{column}: {fault}", record.line)
    return file.fault(f"{column} is {quote(text)}, which is not a date like 2001-05-13.", record.line)


def _days(*written: tuple[int, int, int]) -> tuple[date, ...]:
    found: list[date] = []
    for year, month, day in written:
        try:
            reading = date(year, month, day)
        except ValueError:
            continue
        if reading not in found:
            found.append(reading)
    return tuple(found)
