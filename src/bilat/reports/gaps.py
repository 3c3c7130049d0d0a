"""The gaps between meetings, with honest bounds where dates are imprecise."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from bilat.query.selection import in_order
from bilat.record.json import Record
from bilat.record.model import Event
from bilat.values.edtf import EdtfDate, parse


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch between two meetings on no day of which a meeting of the record can lie.

    Days are counted from one date to the other, so that 1 and 3 March are 2 days apart. `at_least` is how
    long it surely was; `at_most` how long it can have been, None where no meeting before or after is sure.
    """

    after: Event
    before: Event
    at_least: int
    at_most: int | None

    def to_record(self) -> Record:
        """Return it as JSON shows it."""
        return {
            "at_least_days": self.at_least,
            "at_most_days": self.at_most,
            "after": _named(self.after),
            "before": _named(self.before),
        }


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps found, longest first, and the meetings they lie between or that were left out."""

    found: tuple[Gap, ...]
    between: int
    planned: int
    open_ended: int
    marked: int


def find_gaps(meetings: Iterable[Event], sure: Collection[str]) -> Gaps:
    """Find the gaps between meetings, those that are planned or have no end left out.

    `sure` holds the ids of meetings that surely count; others bound a gap from below only. A date that
    is marked about or uncertain is taken as it is written.
    """
    every = in_order(meetings)
    occurred = [event for event in every if event.status != "planned"]
    closed = [event for event in occurred if event.date.end]
    found: list[Gap] = []
    to_come = _latest_starts(closed, sure)
    begun: date | None = None
    after: Event | None = None
    for before, ends in zip(closed, to_come, strict=True):
        if after and before.date.order[0] > after.date.order[1]:
            at_least = (before.date.order[0] - after.date.order[1]).days
            at_most = (ends - begun).days if ends and begun else None
            found.append(Gap(after, before, at_least, at_most))
        if after is None or before.date.order[1] > after.date.order[1]:
            after = before
        if before.id in sure:
            over = _earliest_end(before.date)
            begun = max(begun, over) if begun else over
    return Gaps(
        found=tuple(sorted(found, key=longest_first)),
        between=len(closed),
        planned=len(every) - len(occurred),
        open_ended=len(occurred) - len(closed),
        marked=sum(event.date.approximate or event.date.uncertain for event in closed),
    )


def longest_first(gap: Gap) -> int:
    """Return the key that sorts the longest first."""
    return -gap.at_least


def _latest_starts(meetings: list[Event], sure: Collection[str]) -> list[date | None]:
    """Return for each meeting by when it or a later one has surely begun."""
    latest: list[date | None] = []
    soonest: date | None = None
    for event in reversed(meetings):
        if event.id in sure:
            start = _latest_start(event.date)
            soonest = min(soonest, start) if soonest else start
        latest.append(soonest)
    return latest[::-1]


def _points(when: EdtfDate) -> list[EdtfDate]:
    """Return the dates between which it lies: of an interval both that are known, else the date itself."""
    if when.precision != "interval":
        return [when]
    return [parse(text) for text in when.text.split("/") if text not in ("", "..")]


def _latest_start(when: EdtfDate) -> date:
    """Return the last day on which a meeting can have begun, which is no later than its last end."""
    return min(point.order[1] for point in _points(when))


def _earliest_end(when: EdtfDate) -> date:
    """Return the first day on which a meeting can have ended, which is not before it began."""
    return max(point.order[0] for point in _points(when))


def _named(event: Event) -> Record:
    return {"id": event.id, "date": event.date.text, "title": event.title}
