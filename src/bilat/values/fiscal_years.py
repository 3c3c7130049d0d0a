"""Fiscal years: from `FY2017-18` to its days and back, by the day on which a state's fiscal year begins.

A beginning is (month, day): (4, 1) in India, (3, 21) in Iran. A fiscal year that begins on 1 January is the
calendar year, and has no name of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeAlias

from bilat.values.edtf import EdtfDate, parse, spoken
from bilat.values.errors import DateError
from bilat.values.escaping import quote

Beginning: TypeAlias = tuple[int, int]
# As a dataset file may write one.
FISCAL_YEAR = r"FY ?\d{4}[-/](?:\d{4}|\d\d)"
# Compiled only when a fiscal year is read.
_TYPED = r"(?i:FY|fi(?:sc|nanci)al year) ?(\d{4})(?: ?[-/] ?(\d{4}|\d\d))?"
_BEGINNING = r"(\d\d)-(\d\d)"
_CALENDAR: Beginning = (1, 1)
_A_YEAR = "Write it like FY2017-18."


def is_fiscal_year(text: str) -> bool:
    """Return whether a text can only be a fiscal year: FY2017-18, FY 2017/18, fiscal year 2017-18."""
    return text[:2].upper() == "FY" or text[:6].lower() in ("fiscal", "financ")


def year_order(period: str) -> str:
    """Return the key that sorts years: a fiscal year comes after the year in which it begins."""
    return period.removeprefix("FY")


def read_beginning(text: str) -> Beginning:
    """Read the day on which fiscal years begin, such as 04-01; raise `DateError` for anything else."""
    match = re.fullmatch(_BEGINNING, text, re.ASCII)
    try:
        # A year without 29 February: a fiscal year cannot begin on a day that most years lack.
        begins = date(2001, int(match[1]), int(match[2])) if match else None
    except ValueError:
        begins = None
    if begins is None:
        raise DateError(f"{quote(text)} is not a month and day: write it like 04-01.")
    return begins.month, begins.day


def read_fiscal_year(text: str, beginnings: Iterable[Beginning]) -> EdtfDate:
    """Read a fiscal year as the interval of its days, such as 2017-04-01/2018-03-31.

    `beginnings` are those of the parties that have one. Raise `DateError` where none is known, where two
    differ, and where a single year may be the first or the last of the two that a fiscal year lies in.
    """
    match = re.fullmatch(_TYPED, text, re.ASCII)
    if match is None:
        raise DateError(f"{quote(text)} is not a fiscal year. {_A_YEAR}")
    first, last = int(match[1]), match[2]
    if last and int(last) != (first + 1) % 10 ** len(last):
        raise DateError(f"{quote(text)} is not one fiscal year. {_A_YEAR}")
    if not date.min.year <= first < date.max.year:
        raise DateError(f"{quote(text)} is outside the years 1 to 9999 that bilat supports.")
    known = sorted(set(beginnings))
    if not known:
        raise DateError(
            f"The days of {quote(text)} are not known: say under fiscal_years of the dataset when the "
            "fiscal year of a party begins."
        )
    years = (first,) if last else (first - 1, first)
    readings = [reading for begins in known for reading in _readings(years, begins)]
    if not readings:
        raise DateError(f"The fiscal year is the calendar year here. Write {first} or {first + 1}.")
    if len(readings) > 1:
        names = [name for name in (fiscal_year_name(reading, known[0]) for reading in readings) if name]
        texts = names if len(names) == len(readings) else [reading.text for reading in readings]
        ways = "two ways" if len(readings) == 2 else f"{len(readings)} ways"  # noqa: PLR2004 - two
        each = " or ".join(
            f"{name} ({spoken(reading)})" for name, reading in zip(texts, readings, strict=True)
        )
        raise DateError(f"{quote(text)} can be read {ways}: {each}. Write the one you mean.")
    return readings[0]


def _readings(years: tuple[int, ...], begins: Beginning) -> list[EdtfDate]:
    """Return the fiscal years meant by these years; a single year may be the first or the last of one."""
    if begins == _CALENDAR:
        return [parse(f"{years[1]:04}")] if len(years) > 1 else []
    return [_whole_year(year, begins) for year in years if year >= date.min.year]


def _whole_year(year: int, begins: Beginning) -> EdtfDate:
    start, next_start = date(year, *begins), date(year + 1, *begins)
    return parse(f"{start.isoformat()}/{(next_start - timedelta(days=1)).isoformat()}")


def fiscal_year_name(when: EdtfDate, begins: Beginning) -> str | None:
    """Return the name of a date that is one whole fiscal year, such as FY2017-18; None for any other date."""
    start = when.start
    if begins == _CALENDAR or when.precision != "interval" or when.uncertain or when.approximate:
        return None
    if start is None or start.year == date.max.year or (start.month, start.day) != begins:
        return None
    return fiscal_year_from(start.year) if when.end == _whole_year(start.year, begins).end else None


def fiscal_year_from(year: int) -> str:
    """Return the name of the fiscal year that begins in a year: FY2017-18."""
    return f"FY{year:04}-{(year + 1) % 100:02}"
