"""Empty rows: the years, decades or months between others in which nothing is recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bilat.record.vocabulary import PEOPLE_KEYS, TRADE_SUMS
from bilat.reports.summary import Summary, SummaryRow, row_order
from bilat.reports.summary_keys import TIME_KEYS
from bilat.values.fiscal_years import fiscal_year_from

# What the totals of one series have in common; an empty row is of whole years, and not worked out.
_SERIES = ("reporter", "partner", "currency")
_OF_NOTHING = {"partial": False, "derived": []}
# From the shortest.
_BY_LENGTH = ("month", "year", "decade")


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that differ only in time: the values of the other keys, and for trade the series."""

    others: tuple[tuple[str, str | None], ...]
    series: tuple[tuple[str, object], ...]


def with_every_period(found: Summary) -> tuple[SummaryRow, ...]:
    """Return the rows with an empty one for each period between the first and the last that has none.

    This is done for each value of another key, and in trade for each reporter, partner and currency. Of two
    keys of time, the shorter one has every period, each beside the longer period that it lies in.
    """
    times = [key for key in _BY_LENGTH if key in found.by]
    if not times:
        return found.rows
    groups: dict[_Group, list[SummaryRow]] = {}
    for row in found.rows:
        groups.setdefault(_group_of(row), []).append(row)
    span = _span(found.rows, times)
    rows = [*found.rows, *(empty for group in groups.items() for empty in _missing(found.by, *group, span))]
    counts: list[Counter[str | None]] = [Counter() for _ in found.by]
    for row in found.rows:
        for count, key in zip(counts, found.by, strict=True):
            count[row.values[key]] += row.count
    order = row_order(found.by, counts)
    return tuple(sorted(rows, key=lambda row: order((*row.values.values(), *map(str, row.group.values())))))


def _group_of(row: SummaryRow) -> _Group:
    return _Group(
        tuple((key, value) for key, value in row.values.items() if key not in TIME_KEYS),
        tuple((name, row.group[name]) for name in _SERIES if row.group),
    )


def _missing(
    by: Sequence[str], group: _Group, rows: Iterable[SummaryRow], span: Iterable[int]
) -> Iterator[SummaryRow]:
    """Yield an empty row for each of the shortest periods of a span in which a group has none."""
    times = [key for key in _BY_LENGTH if key in by]
    known = {key: [value for row in rows if (value := row.values[key]) is not None] for key in times}
    fiscal = bool(known.get("year")) and all(year.startswith("FY") for year in known["year"])
    taken = {_number(times[0], value) for value in known[times[0]]}
    for number in span:
        if number not in taken:
            values = dict(group.others)
            values |= {key: _text(key, _within(key, number, times[0]), fiscal=fiscal) for key in times}
            of_trade = {**dict(group.series), **_OF_NOTHING} if group.series else {}
            sums = dict.fromkeys(TRADE_SUMS) if group.series else {}
            none = 0 if any(key in PEOPLE_KEYS for key in by) else None
            yield SummaryRow({key: values[key] for key in by}, 0, None, None, of_trade, sums, none)


def _span(rows: Iterable[SummaryRow], times: Sequence[str]) -> range:
    """Return the numbers of the shortest periods from the first to the last that is known.

    A row with a value of the longer key only, such as a year without a month, does not say in which shorter
    period it was: the span begins after it, or ends before it.
    """
    first: list[int] = []
    last: list[int] = []
    for row in rows:
        known = [row.values[key] for key in times]
        if known[0] is not None:
            number = _number(times[0], known[0])
            first.append(number)
            last.append(number)
        elif known[-1] is not None:
            number = _number(times[-1], known[-1])
            first.append(_opening(times, number + 1))
            last.append(_opening(times, number) - 1)
    return range(min(first), max(last) + 1) if first else range(0)


def _number(key: str, value: str) -> int:
    """Return the place of a period among all of its kind."""
    if key == "month":
        return int(value[:4]) * 12 + int(value[5:]) - 1
    return int(value[:3]) if key == "decade" else int(value.removeprefix("FY")[:4])


# How many years, and how many months, a period of each kind has.
_MONTHS = {"month": 1, "year": 12, "decade": 120}


def _opening(times: Sequence[str], number: int) -> int:
    """Return the number of the shortest period that the longest one of a number begins with."""
    return number * _MONTHS[times[-1]] // _MONTHS[times[0]]


def _within(key: str, number: int, shortest: str) -> int:
    """Return the number of the period of a kind that a shorter one lies in."""
    return number * _MONTHS[shortest] // _MONTHS[key]


def _text(key: str, number: int, *, fiscal: bool) -> str:
    if key == "month":
        return f"{number // 12:04}-{number % 12 + 1:02}"
    if key == "decade":
        return f"{number:03}0s"
    return fiscal_year_from(number) if fiscal else f"{number:04}"
