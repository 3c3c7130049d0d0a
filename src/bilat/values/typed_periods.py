"""Parts of a year and longer periods in words: H1 2019, 3Q/2019, first half of 2019, late 2019, 16th century.

Each becomes the EDTF text of its days. `early`, `mid` and `late` mean a third, marked as approximate on the
side that the word leaves open (docs/answers.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bilat.values.edtf import parse
from bilat.values.errors import DateError
from bilat.values.escaping import quote

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_MONTHS_IN = {"h": 6, "q": 3, "half": 6, "quarter": 3}
_PART, _NUMBER, _YEAR = r"(?P<part>[HQ])", r"(?P<number>[1-4])", r"(?P<year>\d{4})"
_BEFORE_YEAR = r"(?: of |[ /-])"
# Half a year or a quarter: in words, H1 2019, 1H 2019, 2019-H1.
_PARTS_OF_YEAR = [
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"(?:the )?(?P<number>{'|'.join(_ORDINALS)}) (?P<part>half|quarter)(?: of)? {_YEAR}",
        rf"{_PART}{_NUMBER}{_BEFORE_YEAR}{_YEAR}",
        rf"{_NUMBER}{_PART}{_BEFORE_YEAR}{_YEAR}",
        rf"{_YEAR}[ /-]?{_PART}{_NUMBER}",
    )
]
_THIRD = re.compile(r"(early|mid|late)[ -](?:in )?(?:([a-z]+) )?(\d{4})(s)?", re.IGNORECASE | re.ASCII)
_CENTURY = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th) century", re.IGNORECASE | re.ASCII)
_THIRDS = ("early", "mid", "late")
# Words without exact days, each with the word to write instead.
_VAGUE = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
_VAGUELY = re.compile(rf"(?:the )?({'|'.join(_VAGUE)}) of (?:the )?(.+)", re.IGNORECASE | re.ASCII)
_HALF_OF_MONTH = re.compile(
    r"(?:the )?(first|second|1st|2nd) half of ([a-z]+) (\d{4})", re.IGNORECASE | re.ASCII
)


def read_period(text: str, month_numbers: Mapping[str, int]) -> str | None:
    """Return the EDTF text of a period in words; None for any other text."""
    for pattern in _PARTS_OF_YEAR:
        if match := pattern.fullmatch(text):
            number = match["number"].lower()
            months = _MONTHS_IN[match["part"].lower()]
            return _part_of_year(months, _ORDINALS.get(number) or int(number), match["year"])
    if match := _THIRD.fullmatch(text):
        third = _THIRDS.index(match[1].lower())
        return _third(third, match[2], match[3], decade=bool(match[4]), month_numbers=month_numbers)
    if match := _CENTURY.fullmatch(text):
        # As ISO 8601 counts them: the 16th is 1500 to 1599. The first has a year 0.
        return f"{int(match[1]) - 1:02}XX" if int(match[1]) > 1 else None
    _refuse_vague(text, month_numbers)
    return None


def _refuse_vague(text: str, month_numbers: Mapping[str, int]) -> None:
    """Raise `DateError` for a period without exact days, with what to write instead."""
    instead = None
    if (match := _HALF_OF_MONTH.fullmatch(text)) and match[2].lower() in month_numbers:
        last = parse(f"{match[3]}-{month_numbers[match[2].lower()]:02}").order[1].day
        days = "1-15" if _ORDINALS[match[1].lower()] == 1 else f"16-{last}"
        instead = f"{days} {match[2]} {match[3]}"
    elif match := _VAGUELY.fullmatch(text):
        written = f"{_VAGUE[match[1].lower()]} {match[2]}"
        instead = written if read_period(written, month_numbers) else None
    if instead:
        raise DateError(f"{quote(text)} does not say which days: write {instead}, or the days you mean.")


def _part_of_year(months: int, number: int, year: str) -> str | None:
    last = months * number
    return f"{year}-{last - months + 1:02}/{year}-{last:02}" if last <= 12 else None  # noqa: PLR2004 - a year


def _third(
    third: int, month: str | None, year: str, *, decade: bool, month_numbers: Mapping[str, int]
) -> str | None:
    """Return the first, second or last third of a year, a month or a decade."""
    if decade:
        if month or not year.endswith("0"):
            return None
        firsts, lasts = ("0", "4", "7"), ("3", "6", "9")
        return _about(third, f"{year[:3]}{firsts[third]}", f"{year[:3]}{lasts[third]}")
    if month is None:
        return _about(third, f"{year}-{4 * third + 1:02}", f"{year}-{4 * third + 4:02}")
    number = month_numbers.get(month.lower())
    if number is None:
        return None
    whole = parse(f"{year}-{number:02}").order[1]
    last = whole.day if third == len(_THIRDS) - 1 else 10 * third + 10
    return _about(third, f"{year}-{number:02}-{10 * third + 1:02}", f"{year}-{number:02}-{last}")


def _about(third: int, first: str, last: str) -> str:
    """Mark as approximate the ends that the word leaves open: early has a sure start, late a sure end."""
    return f"{first}{'~' if third else ''}/{last}{'' if third == len(_THIRDS) - 1 else '~'}"
