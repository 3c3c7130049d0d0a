"""EDTF text to a span of days: ISO 8601-2:2019, levels 0 and 1 (loc.gov/standards/datetime).

The calendar is the proleptic Gregorian of `datetime.date`, years 1 to 9999.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bilat.values.errors import DateError, ReversedDateError
from bilat.values.escaping import quote

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS_IN = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
# Level 1 seasons carry no months in the standard; these are the northern ones, winter ending in February.
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_TIME = r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-]([01]\d|2[0-3])(:[0-5]\d)?)?"
POINT = r"(\d\d[\dX]X|\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%])?"
MOMENT = rf"(\d{{4}})-(\d\d)-(\d\d)(?:{_TIME})()"
_OUTSIDE = r"Y-?[1-9]\d{4,}|-\d{4}(-\d\d(-\d\d)?)?|-?0000(-\d\d(-\d\d)?)?"


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as it was written, with the first and last day it can mean.

    `start` or `end` is None where an interval is open. `precision` is day, month, season, year, decade,
    century or interval. `uncertain` is EDTF's `?`, `approximate` its `~`; `%` sets both.
    """

    text: str
    start: date | None
    end: date | None
    precision: str
    uncertain: bool = False
    approximate: bool = False

    @property
    def order(self) -> tuple[date, date]:
        """Return the key that sorts by start, then end, with an open start first and an open end last."""
        return (self.start or date.min, self.end or date.max)

    @property
    def spans(self) -> tuple[tuple[date | None, date | None], ...]:
        """Return the spans of days it can mean."""
        return ((self.start, self.end),)

    def may_lie_in(self, window: EdtfDate) -> bool:
        """Return whether this span and `window` share a day."""
        starts_in_time = window.end is None or self.start is None or self.start <= window.end
        ends_in_time = window.start is None or self.end is None or self.end >= window.start
        return starts_in_time and ends_in_time

    def lies_in(self, window: EdtfDate) -> bool:
        """Return whether every day this date can mean is inside `window`."""
        from_start = window.start is None or (self.start is not None and self.start >= window.start)
        to_end = window.end is None or (self.end is not None and self.end <= window.end)
        return from_start and to_end


def _days_in(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS_IN[month - 1]  # noqa: PLR2004 - February


def _digits_span(text: str, year: str) -> tuple[int, int]:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first == 0:
        raise DateError(f"{quote(text)} is outside the years 1 to 9999 that bilat supports.")
    return first, last


def _written(text: str) -> tuple[str, str | None, str | None, str | None]:
    """Take a point apart into year, month, day and mark."""
    plain = text.split("-")
    if text.isascii() and "".join(plain).isdigit() and tuple(map(len, plain)) in ((4, 2, 2), (4, 2), (4,)):
        # Nearly every date; a record of nothing else needs no pattern compiled (0.2 ms).
        month, day = (*plain[1:], None, None)[:2]
        return plain[0], month, day, None
    match = re.fullmatch(POINT, text, re.ASCII) or re.fullmatch(MOMENT, text, re.ASCII)
    if match is None:
        if re.fullmatch(_OUTSIDE, text, re.ASCII):
            raise DateError(f"{quote(text)} is outside the years 1 to 9999 that bilat supports.")
        raise DateError(
            f"{quote(text)} is not an EDTF date. Write it like 2018-12-05, 2008-11, 2005 or 2020/2021."
        )
    return match[1], match[2], match[3], match[match.re.groups]


def _parse_point(text: str) -> EdtfDate:
    year, month, day, mark = _written(text)
    flags = {"uncertain": mark in ("?", "%"), "approximate": mark in ("~", "%")}
    first_year, last_year = _digits_span(text, year)
    if "X" in year:
        if month is not None:
            raise DateError(f"{quote(text)} gives a month but no exact year. Write it like 201X or 2018-XX.")
        precision = "century" if year.endswith("XX") else "decade"
        return EdtfDate(text, date(first_year, 1, 1), date(last_year, 12, 31), precision, **flags)
    if month is None or (month == "XX" and day in (None, "XX")):
        return EdtfDate(text, date(first_year, 1, 1), date(first_year, 12, 31), "year", **flags)
    if month == "XX":
        raise DateError(f"{quote(text)} gives a day but no month.")
    number = int(month)
    if number in SEASONS and day is None:
        opens, closes = _SEASON_MONTHS[number]
        closing_year = first_year if closes > opens else first_year + 1
        if closing_year > date.max.year:
            raise DateError(f"{quote(text)} goes past the year 9999, the last that bilat supports.")
        end = date(closing_year, closes, _days_in(closing_year, closes))
        return EdtfDate(text, date(first_year, opens, 1), end, "season", **flags)
    if not 1 <= number <= 12:  # noqa: PLR2004 - months of a year
        raise DateError(f"{quote(text)} is not a date: months run from 01 to 12.")
    longest = _days_in(first_year, number)
    if day is None or day == "XX":
        return EdtfDate(
            text, date(first_year, number, 1), date(first_year, number, longest), "month", **flags
        )
    if not 1 <= int(day) <= longest:
        raise DateError(f"{quote(text)} is not a date: {MONTHS[number - 1]} {first_year} has {longest} days.")
    on = date(first_year, number, int(day))
    return EdtfDate(text, on, on, "day", **flags)


@lru_cache(maxsize=65536)
def parse(text: str) -> EdtfDate:
    """Read EDTF of level 0 or 1; raise `DateError` for anything else.

    An interval's open end (`..`) and unknown end (nothing) both give None on that side.
    """
    if "/" not in text:
        return _parse_point(text)
    ends = text.split("/")
    if len(ends) != 2 or all(end in ("", "..") for end in ends):  # noqa: PLR2004 - a start and an end
        raise DateError(f"{quote(text)} is not an EDTF interval. Write it like 2020/2021 or 2006/..")
    opening, closing = (None if end in ("", "..") else _parse_point(end) for end in ends)
    if "T" in text:
        raise DateError(f"{quote(text)} has a time of day; an interval runs from day to day.")
    if opening and closing and opening.order[0] > closing.order[1]:
        raise ReversedDateError(f"{quote(text)} ends before it starts.")
    points = [point for point in (opening, closing) if point]
    return EdtfDate(
        text,
        opening.start if opening else None,
        closing.end if closing else None,
        "interval",
        any(point.uncertain for point in points),
        any(point.approximate for point in points),
    )


def _spoken_point(text: str) -> str:
    bare = text.rstrip("~?%")
    mark = text[len(bare) :]
    point = _parse_point(bare)
    assert point.start is not None  # noqa: S101 - a point has both its days
    # Four digits, so that what is shown can be typed: 0009 is a year, 9 may be a day.
    year = f"{point.start.year:04}"
    match point.precision:
        case "day":
            spoken = f"{point.start.day} {MONTHS[point.start.month - 1]} {year}"
        case "month":
            spoken = f"{MONTHS[point.start.month - 1]} {year}"
        case "season":
            spoken = f"{SEASONS[int(bare[5:7])]} {year}"
        case "decade":
            spoken = f"{year}s"
        case "century":
            spoken = f"{year}-99"
        case _:
            spoken = year
    about = "c. " if mark in ("~", "%") and mark else ""
    return f"{about}{spoken}{'?' if mark in ('?', '%') and mark else ''}"


def _within_a_year(first: str, last: str) -> bool:
    """Return whether both are months, or both seasons, of one year and unmarked: what Jan-Jun 2019 says."""
    unmarked = re.fullmatch(r"(\d{4})-\d\d/\1-\d\d", f"{first}/{last}", re.ASCII)
    return unmarked is not None and _parse_point(first).precision == _parse_point(last).precision


@lru_cache(maxsize=65536)
def spoken(when: EdtfDate) -> str:
    """Write a date as people do: 9 May 2015, Nov 2008, Jan-Jun 2019, 2020-2021, since 2006, c. 1990."""
    if "/" not in when.text:
        return _spoken_point(when.text)
    first, last = when.text.split("/")
    if last in ("", ".."):
        return f"since {_spoken_point(first)}"
    if first in ("", ".."):
        return f"until {_spoken_point(last)}"
    opening, closing = _spoken_point(first), _spoken_point(last)
    if _within_a_year(first, last):
        return f"{opening.rpartition(' ')[0]}-{closing}"
    dash = "-" if opening.isdigit() and closing.isdigit() else " - "
    return f"{opening}{dash}{closing}"
