"""Parsing EDTF into spans of days: ISO 8601-2:2019, levels 0 and 1, and level 2's one of a set of dates.

The standard is at loc.gov/standards/datetime. The calendar is the proleptic Gregorian of `datetime.date`,
years 1 to 9999.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from bilat.values.errors import DateError, ReversedDateError
from bilat.values.escaping import quote

FULL_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
MONTHS = tuple(name[:3] for name in FULL_MONTHS)
_DAYS_IN = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
# Level 1 seasons carry no months in the standard; these are the northern ones, winter ending in February.
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
# The digits of a day, a month, a year.
_PLAIN = ((4, 2, 2), (4, 2), (4,))
_TIME = r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-]([01]\d|2[0-3])(:[0-5]\d)?)?"
POINT = r"(\d\d[\dX]X|\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%])?"
MOMENT = rf"(\d{{4}})-(\d\d)-(\d\d)(?:{_TIME})()"
_RANGE = rf"{POINT}(?:\.\.{POINT})?"
# One of these dates; `..` before the first, after the last or between two means any date there.
SET = (
    rf"\[(?:\.\.{POINT}|{POINT}\.\.|{POINT}\.\.{POINT}|"
    rf"(?:\.\.{POINT}|{_RANGE})(?:,{_RANGE})*,(?:{POINT}\.\.|{_RANGE}))\]"
)
_OUTSIDE = r"Y-?[1-9]\d{4,}|-\d\d(\d\d|\dX|XX)(-\d\d(-\d\d)?)?|-?0000(-\d\d(-\d\d)?)?"

# The first and last of some days; None where that end is open.
Span: TypeAlias = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as it was written, with the first and last day it can mean.

    `start` or `end` is None where an interval is open. `precision` is day, month, season, year, decade,
    century, interval or set. `uncertain` is EDTF's `?`, `approximate` its `~`; `%` sets both. `one_of` holds
    the spans of a set, and is empty for any other date; `spans` has those of every date. `name` is what a
    record calls the period, such as FY2017-18.
    """

    text: str
    start: date | None
    end: date | None
    precision: str
    uncertain: bool = False
    approximate: bool = False
    one_of: tuple[Span, ...] = ()
    name: str | None = field(default=None, compare=False)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return the spans of days it can mean, in order and apart from each other; most dates have one."""
        return self.one_of or ((self.start, self.end),)

    @property
    def order(self) -> tuple[date, date]:
        """Return the key that sorts by start, then end, with an open start first and an open end last."""
        return (self.start or date.min, self.end or date.max)

    def may_lie_in(self, window: EdtfDate) -> bool:
        """Return whether a day that this date can mean is a day of `window`."""
        if self.one_of or window.one_of:
            return any(_overlap(span, asked) for span in self.spans for asked in window.spans)
        # The same as `_overlap`, without a call for each of many thousand dates.
        starts_in_time = window.end is None or self.start is None or self.start <= window.end
        return starts_in_time and (window.start is None or self.end is None or self.end >= window.start)

    def lies_in(self, window: EdtfDate) -> bool:
        """Return whether every day this date can mean is a day of `window`."""
        if self.one_of or window.one_of:
            return all(any(_contains(asked, span) for asked in window.spans) for span in self.spans)
        return _contains((window.start, window.end), (self.start, self.end))


def _overlap(span: Span, other: Span) -> bool:
    (start, end), (first, last) = span, other
    starts_in_time = last is None or start is None or start <= last
    return starts_in_time and (first is None or end is None or end >= first)


def _contains(outer: Span, inner: Span) -> bool:
    (first, last), (start, end) = outer, inner
    from_start = first is None or (start is not None and start >= first)
    return from_start and (last is None or (end is not None and end <= last))


def _merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans, and merge those with no day between them."""
    found: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0] or date.min, span[1] or date.max)):
        if not found:
            found.append((start, end))
            continue
        first, last = found[-1]
        if last is not None and start is not None and (start - last).days > 1:
            found.append((start, end))
        else:
            found[-1] = (first, max(last, end) if last and end else None)
    return tuple(found)


def _days_in(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS_IN[month - 1]  # noqa: PLR2004 - February


def _first_and_last_year(text: str, year: str) -> tuple[int, int]:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first == 0:
        raise DateError(f"{quote(text)} is outside the years 1 to 9999 that bilat supports.")
    return first, last


def _split_point(text: str) -> tuple[str, str | None, str | None, str | None]:
    """Split a point into year, month, day and mark."""
    bare = text.rstrip("~?%")
    plain = bare.split("-")
    if text.isascii() and "".join(plain).isdigit() and tuple(map(len, plain)) in _PLAIN:
        # Nearly every date has this form; a record without others needs no pattern compiled (0.2 ms).
        month, day = (*plain[1:], None, None)[:2]
        if len(text) - len(bare) <= 1:
            return plain[0], month, day, text[len(bare) :]
    match = re.fullmatch(POINT, text, re.ASCII) or re.fullmatch(MOMENT, text, re.ASCII)
    if match is None:
        if re.fullmatch(_OUTSIDE, text, re.ASCII):
            raise DateError(f"{quote(text)} is outside the years 1 to 9999 that bilat supports.")
        raise DateError(
            f"{quote(text)} is not an EDTF date. Write it like 2018-12-05, 2008-11, 2005 or 2020/2021."
        )
    return match[1], match[2], match[3], match[match.re.groups]


@lru_cache(maxsize=16384)
def _parse_point(text: str) -> EdtfDate:
    year, month, day, mark = _split_point(text)
    doubt = (mark in ("?", "%"), mark in ("~", "%"))
    first_year, last_year = _first_and_last_year(text, year)
    if "X" in year:
        if month is not None:
            raise DateError(f"{quote(text)} gives a month but no exact year. Write it like 201X or 2018-XX.")
        precision = "century" if year.endswith("XX") else "decade"
        return EdtfDate(text, date(first_year, 1, 1), date(last_year, 12, 31), precision, *doubt)
    if month is None or (month == "XX" and day in (None, "XX")):
        return EdtfDate(text, date(first_year, 1, 1), date(first_year, 12, 31), "year", *doubt)
    if month == "XX":
        raise DateError(f"{quote(text)} gives a day but no month.")
    number = int(month)
    if number in SEASONS and day is None:
        opens, closes = _SEASON_MONTHS[number]
        closing_year = first_year if closes > opens else first_year + 1
        if closing_year > date.max.year:
            raise DateError(f"{quote(text)} goes past the year 9999, the last that bilat supports.")
        end = date(closing_year, closes, _days_in(closing_year, closes))
        return EdtfDate(text, date(first_year, opens, 1), end, "season", *doubt)
    if not 1 <= number <= 12:  # noqa: PLR2004 - months of a year
        raise DateError(f"{quote(text)} is not a date: months run from 01 to 12.")
    longest = _days_in(first_year, number)
    if day is None or day == "XX":
        return EdtfDate(text, date(first_year, number, 1), date(first_year, number, longest), "month", *doubt)
    if not 1 <= int(day) <= longest:
        raise DateError(f"{quote(text)} is not a date: {MONTHS[number - 1]} {first_year} has {longest} days.")
    on = date(first_year, number, int(day))
    return EdtfDate(text, on, on, "day", *doubt)


@lru_cache(maxsize=65536)
def parse(text: str) -> EdtfDate:
    """Read EDTF of level 0 or 1, or one of a set of dates; raise `DateError` for anything else.

    An interval's open end (`..`) and unknown end (nothing) both give None on that side.
    """
    if text.startswith(("[", "{")):
        return _parse_set(text)
    if "/" not in text:
        return _parse_point(text)
    ends = text.split("/")
    if len(ends) != 2 or all(end in ("", "..") for end in ends):  # noqa: PLR2004 - a start and an end
        raise DateError(f"{quote(text)} is not an EDTF interval. Write it like 2020/2021 or 2006/..")
    opening, closing = (None if end in ("", "..") else _parse_point(end) for end in ends)
    if "T" in text:
        raise DateError(f"{quote(text)} has a time of day; an interval runs from day to day.")
    return _make_interval(text, "interval", opening, closing)


def _make_interval(text: str, precision: str, opening: EdtfDate | None, closing: EdtfDate | None) -> EdtfDate:
    if opening and closing and opening.order[0] > closing.order[1]:
        raise ReversedDateError(f"{quote(text)} ends before it starts.")
    points = [point for point in (opening, closing) if point]
    return EdtfDate(
        text,
        opening.start if opening else None,
        closing.end if closing else None,
        precision,
        any(point.uncertain for point in points),
        any(point.approximate for point in points),
    )


def _parse_set(text: str) -> EdtfDate:
    if text.startswith("{"):
        raise DateError(
            f"{quote(text)} is a set of which all dates are meant. An entry has one date: write an entry for "
            "each, or [2019-03,2019-08] for one of several."
        )
    if not (_is_of_plain_points(text) or re.fullmatch(SET, text, re.ASCII)):
        raise DateError(f"{quote(text)} is not an EDTF set of dates. Write it like [2019-03,2019-08].")
    members = [_parse_member(member) for member in text[1:-1].split(",")]
    spans = _merge_spans((member.start, member.end) for member in members)
    return EdtfDate(
        text,
        spans[0][0],
        spans[-1][1],
        "set",
        any(member.uncertain for member in members),
        any(member.approximate for member in members),
        spans,
    )


def _is_of_plain_points(text: str) -> bool:
    """Return whether a set has only years, months and days, as most do: it needs no pattern compiled."""
    parts = [point.split("-") for point in text[1:-1].split(",")]
    return (
        len(parts) > 1
        and text.isascii()
        and text[:1] + text[-1:] == "[]"
        and all(tuple(map(len, part)) in _PLAIN and "".join(part).isdigit() for part in parts)
    )


def _parse_member(text: str) -> EdtfDate:
    """Read a date of a set, or a range of them: `2019-03`, `2019-03..2019-05`, `..2019-03`, `2019-03..`."""
    first, dots, last = text.partition("..")
    if not dots:
        return _parse_point(text)
    return _make_interval(text, "set", *(_parse_point(point) if point else None for point in (first, last)))


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
    about = "c. " if mark in ("~", "%") else ""
    return f"{about}{spoken}{'?' if mark in ('?', '%') else ''}"


def _within_a_year(first: str, last: str) -> bool:
    """Return whether both are unmarked months, or unmarked seasons, of one year, as in Jan-Jun 2019."""
    unmarked = re.fullmatch(r"(\d{4})-\d\d/\1-\d\d", f"{first}/{last}", re.ASCII)
    return unmarked is not None and _parse_point(first).precision == _parse_point(last).precision


def spoken(when: EdtfDate) -> str:
    """Write a date as people do: 9 May 2015, Jan-Jun 2019, 28-30 Apr 2013, since 2006, FY2017-18."""
    return when.name or spoken_text(when.text)


@lru_cache(maxsize=65536)
def spoken_text(edtf: str) -> str:
    """Write a date in EDTF as people do, whatever a record calls it."""
    if edtf.startswith("["):
        return _spoken_set(edtf[1:-1].split(","))
    if "/" not in edtf:
        return _spoken_point(edtf)
    first, last = edtf.split("/")
    if last in ("", ".."):
        return f"since {_spoken_point(first)}"
    if first in ("", ".."):
        return f"until {_spoken_point(last)}"
    opening, closing = _spoken_point(first), _spoken_point(last)
    is_close = opening.isdigit() and closing.isdigit()
    if _within_a_year(first, last):
        opening, is_close = opening.rpartition(" ")[0], True
    elif re.fullmatch(r"(\d{4})-\d\d-\d\d/\1-\d\d-\d\d", edtf, re.ASCII):
        # Days of one year, perhaps of one month: 28 Apr - 2 May 2013, 28-30 Apr 2013.
        is_close = first[:7] == last[:7]
        opening = opening.partition(" ")[0] if is_close else opening.rpartition(" ")[0]
    return f"{opening}{'-' if is_close else ' - '}{closing}"


def _spoken_set(members: list[str]) -> str:
    """Write one of a set of dates, the year once where all are unmarked months or seasons of it."""
    of_one_year = all(re.fullmatch(r"\d{4}-\d\d", member, re.ASCII) for member in members)
    said = [_spoken_member(member) for member in members]
    if of_one_year and len({member[:4] for member in members}) == 1:
        said[:-1] = [words.rpartition(" ")[0] for words in said[:-1]]
    return " or ".join(part for part in (", ".join(said[:-1]), said[-1]) if part)


def _spoken_member(text: str) -> str:
    first, dots, last = text.partition("..")
    if not dots:
        return _spoken_point(text)
    if not first:
        return f"{_spoken_point(last)} or earlier"
    if not last:
        return f"{_spoken_point(first)} or later"
    return f"between {_spoken_point(first)} and {_spoken_point(last)}"
