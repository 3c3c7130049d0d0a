"""Counting records by one key or two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any, TypeVar

from bilat.record.fiscal import with_fiscal_name
from bilat.record.json import Record
from bilat.record.model import Event, FiscalYear, Trade
from bilat.record.vocabulary import PEOPLE_KEYS, TRADE_SUMS
from bilat.reports.summary_keys import TIME_KEYS, Countable, Subject, read_keys
from bilat.values.arithmetic import add
from bilat.values.edtf import EdtfDate, parse
from bilat.values.figures import Figure, number
from bilat.values.fiscal_years import Beginning, year_order

if TYPE_CHECKING:
    from bilat.query.engine import Row
    from bilat.query.grouping import Counts

T = TypeVar("T", bound=Countable)
# The values of the keys of a row, and what tells rows with the same values apart.
_Place = tuple[str | None, ...]


class DatedCounter:
    """Counts things by id, each once, and keeps their first and last date."""

    __slots__ = ("_earliest", "_ids", "_latest")

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._earliest: EdtfDate | None = None
        self._latest: EdtfDate | None = None

    def add(self, identity: str, when: EdtfDate | None) -> None:
        """Count a thing, and its date where it has one."""
        self._ids.add(identity)
        if when is None:
            return
        if self._earliest is None or when.order < self._earliest.order:
            self._earliest = when
        if self._latest is None or when.order[::-1] > self._latest.order[::-1]:
            self._latest = when

    @property
    def count(self) -> int:
        """How many different things were counted."""
        return len(self._ids)

    @property
    def first(self) -> EdtfDate | None:
        """The date that starts first."""
        return self._earliest

    @property
    def last(self) -> EdtfDate | None:
        """The date that ends last."""
        return self._latest


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A count of things by the `values` of one key or two.

    For trade totals, `group` says what those in the row have in common, and `sums` has their summed figures,
    None where they cannot be added up. Where events are counted by those who took part, `possible` says of
    how many that is only possible, and `at_least` whether another was on one of several days, or on more.
    """

    values: dict[str, str | None]
    count: int
    first: EdtfDate | None
    last: EdtfDate | None
    group: Record
    sums: dict[str, Figure | None]
    possible: int | None = None
    at_least: bool = False

    @property
    def said(self) -> str:
        """The count in words: 7-9 for 7 surely and 2 possibly, 4+ for at least 4."""
        least = self.count - (self.possible or 0)
        return f"{f'{least}-' if self.possible else ''}{self.count}{'+' if self.at_least else ''}"

    def to_record(self) -> Record:
        """Return it as JSON shows it."""
        return {
            **self.values,
            **self.group,
            "count": self.count,
            **{name: None if figure is None else number(figure.value) for name, figure in self.sums.items()},
            "first": self.first.text if self.first else None,
            "last": self.last.text if self.last else None,
            **({} if self.possible is None else {"possible": self.possible, "at_least": self.at_least}),
        }


@dataclass(frozen=True, slots=True)
class Summary:
    """Rows of counts, and how they were made.

    `counted` is how many things there are, `unsure` how many of them only possibly answer, `at_start` how
    many are intervals counted where they start, `in_several` how many are in more than one row.
    """

    by: tuple[str, ...]
    rows: tuple[SummaryRow, ...]
    counted: int
    at_start: int
    in_several: int
    unsure: int


def summarise(
    records: Iterable[Countable],
    subject: Subject[Any],
    by: Iterable[str],
    unsure: Collection[str] = frozenset(),
) -> Summary:
    """Count things by one key or two: a row for each value, and for None if things have no value.

    A thing with several values (two persons, three topics) counts in each of their rows; a thing counts
    once in a row; an interval counts once, where it starts. Rows of a time key are in its order, others by
    count. Sums of trade are null where a total lacks the figure or periods overlap.
    `unsure` are the ids of events that are only possibly asked for.
    """
    keys = read_keys(subject, by)
    doubts = _Doubts(subject, keys, unsure)
    every = list(records)
    groups: dict[_Place, _Group] = {}
    alone: tuple[dict[str | None, set[str]], ...] = tuple({} for _ in keys)
    rows_of: dict[str, set[_Place]] = {}
    for record in every:
        group = subject.group(record)
        distinct = tuple(map(str, group.values()))
        values = [tuple(dict.fromkeys(subject.keys[key](record))) or (None,) for key in keys]
        for ids, found in zip(alone, values, strict=True):
            for value in found:
                ids.setdefault(value, set()).add(record.id)
        for combined in product(*values):
            place = (*combined, *distinct)
            groups.setdefault(place, _Group(combined, group, [], DatedCounter())).add(record)
            rows_of.setdefault(record.id, set()).add(place)
            doubts.add(record, combined)

    counts = [{value: len(ids) for value, ids in of_key.items()} for of_key in alone]
    times = [subject.keys[key] for key in keys if key in TIME_KEYS]
    return Summary(
        by=keys,
        rows=tuple(groups[place].row(keys, doubts) for place in sorted(groups, key=row_order(keys, counts))),
        counted=len(rows_of),
        at_start=len({record.id for record in every if _is_at_start(record, times)}),
        in_several=sum(len(places) > 1 for places in rows_of.values()),
        unsure=sum(event_id in unsure for event_id in rows_of),
    )


def row_order(
    keys: Sequence[str], counts: Sequence[Mapping[str | None, int]]
) -> Callable[[_Place], tuple[object, ...]]:
    """Return the key that sorts rows by their values, those of a time key in its order, others by count.

    Rows with the same values are sorted by what tells them apart.
    """

    def order(place: _Place) -> tuple[object, ...]:
        ranks = (
            (value is None, 0, year_order(value or ""))
            if key in TIME_KEYS
            else (value is None, -count[value], value or "")
            for key, value, count in zip(keys, place, counts, strict=False)
        )
        return (*ranks, place[len(keys) :])

    return order


def summary_of(
    found: Counts, subject: Subject[Any], by: Iterable[str], years: Iterable[FiscalYear]
) -> Summary:
    """Return the summary of what an engine has counted, in records with these fiscal years."""
    keys = read_keys(subject, by)
    order = row_order(keys, found.alone)
    rows = sorted(found.rows, key=lambda row: order(row[: len(keys)]))
    beginnings = {year.begins for year in years}
    return Summary(
        by=keys,
        rows=tuple(_counted_row(keys, row, beginnings) for row in rows),
        counted=found.counted,
        at_start=found.at_start,
        in_several=found.in_several,
        unsure=found.unsure,
    )


def _counted_row(keys: Sequence[str], row: Row, beginnings: set[Beginning]) -> SummaryRow:
    values, (count, first, last, *doubts) = row[: len(keys)], row[len(keys) :]
    possible, at_least = map(int, doubts) if doubts else (None, 0)
    opening, closing = (with_fiscal_name(parse(text), beginnings) for text in (first, last))
    return SummaryRow(
        dict(zip(keys, values, strict=True)), int(count), opening, closing, {}, {}, possible, bool(at_least)
    )


def _is_at_start(record: T, times: Iterable[Callable[[T], Iterable[str]]]) -> bool:
    """Return whether a key of time places an interval, other than under the name of its own period."""
    when = record.date
    if when is None or when.precision != "interval":
        return False
    return any(period != when.name for time in times for period in time(record))


class _Doubts:
    """Of each row, how many events are only possibly in it, and whether another was on one of several days.

    They are `known` where rows count people.
    """

    def __init__(self, subject: Subject[Any], keys: Sequence[str], unsure: Collection[str]) -> None:
        self.known = "couple" in subject.keys and any(key in PEOPLE_KEYS for key in keys)
        self.possible: Counter[_Place] = Counter()
        self.at_least: set[_Place] = set()
        self._subject = subject
        self._keys = keys
        self._unsure = unsure

    def add(self, record: Countable, values: _Place) -> None:
        """Add an event in the row with these values."""
        if not self.known or not isinstance(record, Event):
            return
        if record.id in self._unsure or not self._is_sure(record, values):
            self.possible[values] += 1
        elif record.date.precision == "set" and self._are_people(values):
            self.at_least.add(values)

    def _are_people(self, values: _Place) -> bool:
        return all(
            value is not None for key, value in zip(self._keys, values, strict=True) if key in PEOPLE_KEYS
        )

    def _is_sure(self, event: Event, values: _Place) -> bool:
        if all(participant.certain for participant in event.participants):
            return True
        surely = self._subject.surely(event, self._keys)
        return all(value in of_key for value, of_key in zip(values, surely, strict=True))


@dataclass(frozen=True, slots=True)
class _Group:
    values: tuple[str | None, ...]
    group: Record
    records: list[Any]
    counter: DatedCounter

    def add(self, record: Countable) -> None:
        self.records.append(record)
        self.counter.add(record.id, record.date)

    def row(self, keys: Sequence[str], doubts: _Doubts) -> SummaryRow:
        return SummaryRow(
            possible=doubts.possible[self.values] if doubts.known else None,
            at_least=self.values in doubts.at_least,
            values=dict(zip(keys, self.values, strict=True)),
            count=self.counter.count,
            first=self.counter.first,
            last=self.counter.last,
            group=self.group,
            sums={name: _sum(self.records, name) for name in TRADE_SUMS} if self.group else {},
        )


def _sum(totals: Sequence[Trade], name: str) -> Figure | None:
    """Add up one figure of several totals, or give None where one lacks it or two share a day."""
    figures = [getattr(total, name) for total in totals]
    in_order = sorted((total.date for total in totals), key=lambda when: when.order)
    overlap = any(earlier.may_lie_in(later) for earlier, later in pairwise(in_order))
    return None if overlap or None in figures else add(figures)
