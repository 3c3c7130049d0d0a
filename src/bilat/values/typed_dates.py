"""Dates as people type them: EDTF, what bilat prints, "May 2015" or "9 May 2015"; never guessed.

A text is read as a whole: a word or number that is left over makes it invalid. Periods in words, several
dates of which one is meant, `12 months ago` and FY2017-18 have modules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from bilat.values.edtf import FULL_MONTHS, MONTHS, SEASONS, EdtfDate, parse, spoken
from bilat.values.errors import DateError
from bilat.values.escaping import quote
from bilat.values.fiscal_years import Beginning, is_fiscal_year, read_fiscal_year
from bilat.values.relative_dates import resolve_relative
from bilat.values.typed_periods import read_period
from bilat.values.typed_sets import is_set, read_set

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_NUMBERS = {
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
    **{name.lower(): number for number, name in enumerate(FULL_MONTHS, 1)},
    "sept": 9,
}
_SEASON_NUMBERS = {name: number for number, name in SEASONS.items()}
_WITHIN_A_YEAR = {*_MONTH_NUMBERS, *_SEASON_NUMBERS}
_WEEKDAY_NAMES = {
    **{name.lower(): name for name in _WEEKDAYS},
    **{name[:3].lower(): name for name in _WEEKDAYS},
    "tues": "Tuesday",
    "thurs": "Thursday",
}
_MARKS = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}

_YEAR_ALONE = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})", re.ASCII)
_MONTH_FIRST = re.compile(r"(0?[1-9]|1[0-2])[/.-](\d{4})", re.ASCII)
_OPEN = re.compile(r"(since|until) (.+)", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})-(\d{4})", re.ASCII)
_DASH = "(?: ?- ?| to )"
_DAYS = r"(\d{1,2}(?:st|nd|rd|th)?)"
_OF_ONE_YEAR = re.compile(rf"(?:from )?([a-z]+){_DASH}([a-z]+) (\d{{4}})", re.ASCII | re.IGNORECASE)
# 28-30 April 2013, 28 April - 2 May 2013; April 28-30, 2013, April 28 - May 2, 2013.
_DAYS_FIRST = re.compile(
    rf"(?:from )?{_DAYS}(?: ([a-z]+))?{_DASH}{_DAYS} ([a-z]+),? (\d{{4}})", re.ASCII | re.IGNORECASE
)
_MONTHS_FIRST = re.compile(
    rf"(?:from )?([a-z]+) {_DAYS}{_DASH}(?:([a-z]+) )?{_DAYS},? (\d{{4}})", re.ASCII | re.IGNORECASE
)
_FROM_TO = re.compile(r"(?:from )?(.+?)(?: - | to )(.+)", re.IGNORECASE)
_MARKED = re.compile(r"(c\. ?)?(.+?)(\?)?", re.IGNORECASE)
_SEASON = re.compile(rf"({'|'.join(_SEASON_NUMBERS)}) (\d{{4}})", re.IGNORECASE | re.ASCII)
_DECADE = re.compile(r"(?:the )?(\d{3})0s", re.ASCII | re.IGNORECASE)
_CENTURY = re.compile(r"(\d\d)00-99", re.ASCII)
_BETWEEN_WORDS = re.compile(r"[ ,./-]+")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
# Day, month, year in the orders that people write them; any other is a slip.
_ORDERS = ("DMY", "MDY", "YMD", "MY", "YM")


def read_typed(text: str, *, today: date | None = None, fiscal_years: Iterable[Beginning] = ()) -> EdtfDate:
    """Read a date that a person typed; raise `DateError` where it is impossible or ambiguous.

    `today` is the day from which `3 years ago` is counted, `fiscal_years` the days on which fiscal years
    of the parties begin. What needs one that was not given is refused.
    """
    text = " ".join(text.replace("\N{EN DASH}", "-").split())
    if is_fiscal_year(text):
        return read_fiscal_year(text, fiscal_years)
    text = resolve_relative(text, today)
    if text.startswith("["):
        return parse(text.replace(" ", ""))
    if is_set(text):
        found = read_set(text, _point)
        if found is None:
            raise _date_error(text)
        return found
    ends = _ends_of(text)
    return parse("/".join(map(_end, ends))) if ends else _read_one(text)


def _ends_of(text: str) -> tuple[str, str] | None:
    """Split an interval in words, "" for an open end; None if the text is not an interval."""
    if match := _OPEN.fullmatch(text):
        return (match[2], "") if match[1].lower() == "since" else ("", match[2])
    if (match := _OF_ONE_YEAR.fullmatch(text)) and match[1].lower() in _WITHIN_A_YEAR:
        return (f"{match[1]} {match[3]}", f"{match[2]} {match[3]}")
    if match := _DAYS_FIRST.fullmatch(text):
        return (f"{match[1]} {match[2] or match[4]} {match[5]}", f"{match[3]} {match[4]} {match[5]}")
    if match := _MONTHS_FIRST.fullmatch(text):
        return (f"{match[1]} {match[2]} {match[5]}", f"{match[3] or match[1]} {match[4]} {match[5]}")
    match = _YEARS.fullmatch(text) or _FROM_TO.fullmatch(text)
    return (match[1], match[2]) if match else None


def _end(text: str) -> str:
    return _point(text).text if text else ".."


def _point(text: str) -> EdtfDate:
    return _require_point(text, _read_one(text))


def _require_point(text: str, when: EdtfDate) -> EdtfDate:
    if when.precision in ("interval", "set"):
        raise _date_error(text)
    return when


def _date_error(text: str) -> DateError:
    return DateError(f"{quote(text)} is not a date. Write it like 2015-05-09, May 2015 or 9 May 2015.")


def _read_one(text: str) -> EdtfDate:
    """Read EDTF, or a date in words or numbers, with any mark of an approximate or uncertain date."""
    try:
        return parse(text)
    except DateError as fault:
        match = _MARKED.fullmatch(text)
        if match is None or not (match[1] or match[3]):
            return _unmarked(text, fault)
    try:
        bare = _require_point(text, parse(match[2]))
    except DateError as fault:
        bare = _require_point(text, _unmarked(match[2], fault))
    return parse(bare.text + _MARKS[bool(match[1]), bool(match[3])])


def _unmarked(text: str, edtf_fault: DateError) -> EdtfDate:
    """Read a date in words or numbers; `edtf_fault` is why it is not EDTF."""
    if match := _NUMERIC.fullmatch(text):
        return _numeric(text, int(match[1]), int(match[2]), int(match[3]))
    if match := _YEAR_FIRST.fullmatch(text):
        return parse(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}")
    if match := _MONTH_FIRST.fullmatch(text):
        return parse(f"{match[2]}-{int(match[1]):02}")
    if period := _season_or_decade(text) or read_period(text, _MONTH_NUMBERS):
        return parse(period)
    if re.fullmatch(r"[\dX~?%./-]*", text) or not any(letter.isalpha() for letter in text):
        raise edtf_fault
    if not _YEAR_ALONE.search(text):
        raise DateError(
            f"{quote(text)} is not a date with a year. Write it like 2015, 2015-05 or 9 May 2015."
        )
    return _in_words(text)


def _season_or_decade(text: str) -> str | None:
    """Return the EDTF text of what bilat prints as spring 2018, 1990s or 1900-99; None for anything else."""
    if match := _SEASON.fullmatch(text):
        return f"{match[2]}-{_SEASON_NUMBERS[match[1].lower()]}"
    if match := _DECADE.fullmatch(text):
        return f"{match[1]}X"
    if match := _CENTURY.fullmatch(text):
        return f"{match[1]}XX"
    return None


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
        raise DateError(f"{quote(text)} is not a date. Write it like 2015-05-09.")
    if len(readings) > 1:
        both = " or ".join(f"{reading.text} ({spoken(reading)})" for reading in readings)
        raise DateError(f"{quote(text)} can be read two ways: {both}. Write the one you mean.")
    return readings[0]


def _in_words(text: str) -> EdtfDate:
    """Read a month or a day by the name of its month: May 2015, May 9th, 2015, Saturday 9 May 2015."""
    order, parts, weekdays = "", {"D": ""}, list[str]()
    for word in _BETWEEN_WORDS.split(text.lower()):
        if word in _MONTH_NUMBERS:
            order, parts["M"] = f"{order}M", f"-{_MONTH_NUMBERS[word]:02}"
        elif day := _DAY.fullmatch(word):
            order, parts["D"] = f"{order}D", f"-{int(day[1]):02}"
        elif _YEAR_ALONE.fullmatch(word):
            order, parts["Y"] = f"{order}Y", word
        elif word in _WEEKDAY_NAMES:
            weekdays.append(_WEEKDAY_NAMES[word])
        elif word != "of":
            raise _date_error(text)
    if order not in _ORDERS or (weekdays and "D" not in order) or len(weekdays) > 1:
        raise _date_error(text)
    found = parse(f"{parts['Y']}{parts['M']}{parts['D']}")
    if weekdays and found.start and _WEEKDAYS[found.start.weekday()] not in weekdays:
        true = _WEEKDAYS[found.start.weekday()]
        raise DateError(f"{quote(text)} is not a date: {spoken(found)} is a {true}. Write the one you mean.")
    return found
