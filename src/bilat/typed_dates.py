"""Dates as people type them: EDTF first, then "May 2015" or "9 May 2015", never a guess."""

from __future__ import annotations

import re
from datetime import date, datetime

from bilat.dates import EdtfDate, parse, spoken
from bilat.errors import DateError

_WRITTEN_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", re.ASCII)
# Two defaults that differ in every part show which parts the text itself gave: what dateutil
# fills in from a default is not in the text, and must never become part of the answer.
_FIRST_DEFAULT = datetime(2000, 1, 1)  # noqa: DTZ001 - days have no zone
_OTHER_DEFAULT = datetime(2004, 2, 2)  # noqa: DTZ001 - the same


def _numeric(text: str, first: int, second: int, year: int) -> EdtfDate:
    readings: list[EdtfDate] = []
    for day, month in ((first, second), (second, first)):
        try:
            reading = parse(date(year, month, day).isoformat())
        except ValueError:
            continue
        if reading not in readings:
            readings.append(reading)
    if not readings:
        raise DateError(f"{text!r} is no day of any month. Write it like 2015-05-09.")
    if len(readings) > 1:
        both = " or ".join(f"{reading.text} ({spoken(reading)})" for reading in readings)
        raise DateError(f"{text!r} can be read two ways: {both}. Write the one you mean.")
    return readings[0]


def read_typed(text: str) -> EdtfDate:
    """Read a date that a person typed; raise `DateError` where it is impossible or ambiguous."""
    text = text.strip()
    try:
        return parse(text)
    except DateError as fault:
        if re.fullmatch(r"[\dX~?%./-]*", text) and not _NUMERIC.fullmatch(text):
            raise
        edtf_fault = fault
    if numeric := _NUMERIC.fullmatch(text):
        return _numeric(text, int(numeric[1]), int(numeric[2]), int(numeric[3]))
    if not any(letter.isalpha() for letter in text):
        raise edtf_fault
    if not _WRITTEN_YEAR.search(text):
        raise DateError(f"{text!r} is no date with a year. Write it like 2015, 2015-05 or 9 May 2015.")
    from dateutil.parser import ParserError
    from dateutil.parser import parse as parse_written

    try:
        first = parse_written(text, default=_FIRST_DEFAULT)
        other = parse_written(text, default=_OTHER_DEFAULT)
    except (ParserError, OverflowError, ValueError):
        message = f"{text!r} is no date. Write it like 2015-05-09, May 2015 or 9 May 2015."
        raise DateError(message) from edtf_fault
    if (first.hour, first.minute) != (0, 0) or first.year != other.year:
        raise DateError(f"{text!r} is no day. Write it like 2015-05-09, May 2015 or 9 May 2015.")
    if first.month != other.month:
        return parse(f"{first.year:04}")
    if first.day != other.day:
        return parse(f"{first.year:04}-{first.month:02}")
    return parse(first.date().isoformat())
