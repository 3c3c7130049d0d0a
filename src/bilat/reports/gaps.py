"""The gaps between encounters, with bounds where dates are imprecise."""

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
    """A stretch between two encounters on no day of which the record surely has another.

    Days are counted from one date to the other, so that 1 and 3 March are 2 days apart. `at_least` is how
    long it surely was, and `at_most` how long it can have been, None where no encounter before or after is
    sure. Between the two it may have been broken by an encounter that only possibly counts.
    """

    after: Event
    before: Event
    at_least: int
    at_most: int | None
    perhaps_broken_by: tuple[Event, ...] = ()

    def to_record(self) -> Record:
        """Return it as JSON shows it."""
        return {
            "at_least_days": self.at_least,
            "at_most_days": self.at_most,
            "after": _named(self.after),
            "before": _named(self.before),
            "perhaps_broken_by": [_named(event) for event in self.perhaps_broken_by],
        }


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps found, longest first, and the encounters they lie between or that were left out."""

    found: tuple[Gap, ...]
    between: int
    open_ended: int
    marked: int


def find_gaps(encounters: Iterable[Event], sure: Collection[str], perhaps: Iterable[Event] = ()) -> Gaps:
    """Find the gaps between encounters, those that have no end left out.

    `sure` holds the ids of those that surely count; the others, and those of `perhaps`, may break a gap
    between two that do. A date that is marked about or uncertain is taken as it is written. Where sources
    disagree on a date, an encounter can have been on any of their dates.
    """
    every = in_order(encounters)
    closed = sorted((event for event in every if _has_an_end(event)), key=_first_day)
    ends, breakers = _split_encounters(closed, sure)
    breakers = sorted(
        [*breakers, *filter(_has_an_end, perhaps)],
        key=lambda event: (_first_day(event), event.date.order, event.id),
    )
    found: list[Gap] = []
    to_come = _latest_starts(ends, sure)
    begun: date | None = None
    after: Event | None = None
    for before, soonest in zip(ends, to_come, strict=True):
        if after and _first_day(before) > _last_day(after):
            at_most = (soonest - begun).days if soonest and begun else None
            gap = _gap_between(after, before, at_most, breakers)
            found += [gap] if gap.at_least > 0 else []
        if after is None or _last_day(before) > _last_day(after):
            after = before
        if before.id in sure:
            over = min(map(_earliest_end, before.dates))
            begun = max(begun, over) if begun else over
    return Gaps(
        found=tuple(sorted(found, key=longest_first)),
        between=len(closed),
        open_ended=len(every) - len(closed),
        marked=sum(event.date.approximate or event.date.uncertain for event in closed),
    )


def _split_encounters(closed: list[Event], sure: Collection[str]) -> tuple[list[Event], list[Event]]:
    """Return the encounters that gaps run between, and those that may break one between two sure ones."""
    places = [place for place, event in enumerate(closed) if event.id in sure]
    if not places:
        return closed, []
    between = range(places[0], places[-1])
    breakers = [closed[place] for place in between if closed[place].id not in sure]
    ids = {event.id for event in breakers}
    return [event for event in closed if event.id not in ids], breakers


def _gap_between(after: Event, before: Event, at_most: int | None, breakers: Iterable[Event]) -> Gap:
    """Return the gap between two encounters with what may lie in it: its longest stretch is sure."""
    begin, end = _last_day(after), _first_day(before)
    inside = [event for event in breakers if _last_day(event) > begin and _first_day(event) < end]
    at_least, reached = 0, begin
    for event in inside:
        at_least = max(at_least, (_first_day(event) - reached).days)
        reached = max(reached, _last_day(event))
    return Gap(after, before, max(at_least, (end - reached).days), at_most, tuple(inside))


def longest_first(gap: Gap) -> int:
    """Return the key that sorts the longest first."""
    return -gap.at_least


def _latest_starts(meetings: list[Event], sure: Collection[str]) -> list[date | None]:
    """Return for each meeting by when it or a later one has surely begun."""
    latest: list[date | None] = []
    soonest: date | None = None
    for event in reversed(meetings):
        if event.id in sure:
            start = max(map(_latest_start, event.dates))
            soonest = min(soonest, start) if soonest else start
        latest.append(soonest)
    return latest[::-1]


def _has_an_end(event: Event) -> bool:
    return all(when.end for when in event.dates)


def _first_day(event: Event) -> date:
    """Return the first day of any of its dates."""
    return min(when.order[0] for when in event.dates)


def _last_day(event: Event) -> date:
    """Return the last day of any of its dates."""
    return max(when.order[1] for when in event.dates)


def _points(when: EdtfDate) -> list[EdtfDate]:
    """Return the points of a date: the known ends of an interval, or else the date itself."""
    if when.precision != "interval":
        return [when]
    return [parse(text) for text in when.text.split("/") if text not in ("", "..")]


def _latest_start(when: EdtfDate) -> date:
    """Return the last day on which a meeting can have begun: at most its last end."""
    return min(point.order[1] for point in _points(when))


def _earliest_end(when: EdtfDate) -> date:
    """Return the first day on which a meeting can have ended, which is not before it began."""
    return max(point.order[0] for point in _points(when))


def _named(event: Event) -> Record:
    return {"id": event.id, "date": event.date.text, "title": event.title}
