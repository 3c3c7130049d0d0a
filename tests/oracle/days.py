"""The days that a date can mean, as the package `edtf` reads them."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

FIRST_OF_ALL, LAST_OF_ALL = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True)
class Days:
    """From `first` to `last`, None where the date is open there.

    `latest_begin` and `earliest_over` are the last day it can have begun and the first it can have been over.
    """

    text: str
    first: date | None
    last: date | None
    precision: str
    in_doubt: bool
    of_set: tuple[Days, ...] = ()

    @property
    def spans(self) -> list[tuple[date, date]]:
        """From which day to which it can lie; a set may leave out days between."""
        return united([(one.from_day, one.to_day) for one in self.of_set or (self,)])

    @property
    def from_day(self) -> date:
        return self.first or FIRST_OF_ALL

    @property
    def to_day(self) -> date:
        return self.last or LAST_OF_ALL

    @property
    def ends(self) -> tuple[Days | None, Days | None]:
        """The dates before and after the slash; a date without one is both."""
        if "/" not in self.text:
            return self, self
        opening, closing = self.text.split("/")
        return _point_or_open(opening), _point_or_open(closing)

    @property
    def latest_begin(self) -> date:
        opening, closing = self.ends
        return min(point.to_day for point in (opening, closing) if point)

    @property
    def earliest_over(self) -> date:
        opening, closing = self.ends
        return max(point.from_day for point in (opening, closing) if point)

    def may_share_a_day_with(self, window: list[tuple[date, date]]) -> bool:
        return any(start <= last and end >= first for start, end in self.spans for first, last in window)

    def surely_lies_in(self, window: list[tuple[date, date]]) -> bool:
        return all(any(first <= start and end <= last for first, last in window) for start, end in self.spans)


def united(spans: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """Join the spans with no day between them."""
    joined: list[tuple[date, date]] = []
    for start, end in sorted(spans):
        if joined and (joined[-1][1] == LAST_OF_ALL or start <= joined[-1][1] + timedelta(days=1)):
            start, end = joined[-1][0], max(end, joined.pop()[1])  # noqa: PLW2901 - the longer span
        joined.append((start, end))
    return joined


@cache
def days_of(text: str) -> Days:
    """Read a date."""
    if text.startswith("["):
        return _set(text)
    if "/" not in text:
        return _point(text)
    opening, closing = text.split("/")
    first, last = _point_or_open(opening), _point_or_open(closing)
    in_doubt = any(point.in_doubt for point in (first, last) if point)
    return Days(text, first.first if first else None, last.last if last else None, "interval", in_doubt)


def _set(text: str) -> Days:
    members: list[Days] = []
    for member in text[1:-1].split(","):
        opening, dots, closing = member.partition("..")
        points = (_point_or_open(opening), _point_or_open(closing)) if dots else (_point(member),) * 2
        in_doubt = any(point.in_doubt for point in points if point)
        opened, closed = points
        first, last = opened.first if opened else None, closed.last if closed else None
        members.append(Days(member, first, last, "set", in_doubt))
    firsts, lasts = [one.first for one in members], [one.last for one in members]
    return Days(
        text,
        None if None in firsts else min(filter(None, firsts)),
        None if None in lasts else max(filter(None, lasts)),
        "set",
        any(one.in_doubt for one in members),
        tuple(members),
    )


def _point_or_open(text: str) -> Days | None:
    return None if text in ("", "..") else _point(text)


@cache
def _point(text: str) -> Days:
    from edtf import parse_edtf

    bare = text.rstrip("?~%")
    read = parse_edtf(bare)
    first, last = _day(read.lower_strict()), _day(read.upper_strict())
    if bare.endswith("-24"):
        # The package ends winter with the year; in bilat it is December and the two months after.
        last = date(first.year + 1, 3, 1) - timedelta(days=1)
    return Days(text, first, last, _precision(bare), bare != text)


def _day(read: time.struct_time | float) -> date:
    assert not isinstance(read, float), math.isinf(read)
    return date(read.tm_year, read.tm_mon, read.tm_mday)


def _precision(bare: str) -> str:
    year, *rest = bare.split("-")
    if "X" in year:
        return "century" if year.endswith("XX") else "decade"
    known = [part for part in rest if part != "XX"]
    if known and known[0] in ("21", "22", "23", "24"):
        return "season"
    return ("year", "month", "day")[len(known)]
