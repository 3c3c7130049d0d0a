"""Several typed dates of which one is meant: Mar or Aug 2019, 1760 or earlier, between 1670 and 1672."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bilat.values.edtf import EdtfDate, parse
from bilat.values.errors import DateError

_OR = re.compile(r" or ", re.IGNORECASE)
_BETWEEN = re.compile(r"between (.+) and (.+)", re.IGNORECASE)
_OPEN_WORDS = ("earlier", "later")
_HAS_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY_OF_MONTH = re.compile(rf".*[a-z] {_DAY}", re.IGNORECASE | re.ASCII)
# The last date, of which those before it take the year, or the month and year.
_WHOLE = re.compile(rf"(?:{_DAY} )?([a-z]+)(?: {_DAY},?)? (\d{{4}})", re.IGNORECASE | re.ASCII)
_WITHOUT_YEAR = re.compile(rf"[a-z]+|{_DAY} [a-z]+|[a-z]+ {_DAY}", re.IGNORECASE | re.ASCII)


def is_set(text: str) -> bool:
    """Return whether a text gives several dates of which one is meant."""
    return _OR.search(text) is not None or _BETWEEN.fullmatch(text) is not None


def read_set(text: str, read_point: Callable[[str], EdtfDate]) -> EdtfDate | None:
    """Read several dates of which one is meant; None where they do not go together.

    `read_point` reads one of them, and raises `DateError` for what is not one date.
    """
    dates: list[str] = []
    forms: list[str] = []
    for piece in _pieces(text, read_point):
        if piece.lower() in _OPEN_WORDS:
            if not forms or forms[-1] != "{}":
                return None
            forms[-1] = "..{}" if piece.lower() == "earlier" else "{}.."
        elif match := _BETWEEN.fullmatch(piece):
            dates += [match[1], match[2]]
            forms.append("{}..{}")
        else:
            dates.append(piece)
            forms.append("{}")
    whole = _with_year(dates)
    if whole is None:
        return None
    points = iter([read_point(date).text for date in whole])
    members = [form.format(*(next(points) for _ in range(form.count("{}")))) for form in forms]
    # EDTF has what is open at its start first, at its end last.
    members.sort(key=lambda member: member.endswith("..") - member.startswith(".."))
    return parse(f"[{','.join(members)}]")


def _pieces(text: str, read_point: Callable[[str], EdtfDate]) -> Iterator[str]:
    """Split at "or", and at commas but those within a date: May 9, 2015."""
    for several in _OR.split(text):
        pieces = [several] if _is_date(several, read_point) else several.split(", ")
        for number, piece in enumerate(pieces):
            if number and _HAS_YEAR.fullmatch(piece) and _DAY_OF_MONTH.fullmatch(pieces[number - 1]):
                continue
            following = pieces[number + 1] if number + 1 < len(pieces) else ""
            joined = _HAS_YEAR.fullmatch(following) and _DAY_OF_MONTH.fullmatch(piece)
            yield f"{piece}, {following}" if joined else piece


def _is_date(text: str, read_point: Callable[[str], EdtfDate]) -> bool:
    try:
        return bool(read_point(text))
    except DateError:
        return False


def _with_year(dates: list[str]) -> list[str] | None:
    """Return dates with the year of the last one where it alone has one; None where some lack a year."""
    lacking = [date for date in dates if not _HAS_YEAR.search(date)]
    if not lacking or len(lacking) == len(dates):
        return dates
    last = _WHOLE.fullmatch(dates[-1])
    if last is None or lacking != dates[:-1]:
        return None
    whole: list[str] = []
    month_lacking = False
    for date in lacking:
        if re.fullmatch(_DAY, date, re.ASCII) and dates[-1][0].isdigit():
            whole.append(f"{date} {last[1]} {last[2]}")
            month_lacking = True
        elif _WITHOUT_YEAR.fullmatch(date) and not month_lacking:
            whole.append(f"{date} {last[2]}")
        else:
            # 9, 10 May or 12 June 2015: of which month is the first day?
            return None
    return [*whole, dates[-1]]
