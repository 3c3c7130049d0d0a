"""Anniversaries of events with exact dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bilat.record.encounters import all_wholes, wholes_by_part
from bilat.record.json import Record
from bilat.record.model import Event
from bilat.values.edtf import EdtfDate
from bilat.values.errors import DateError, QueryError
from bilat.values.escaping import quote
from bilat.values.relative_dates import read_length, shift

_ROUND = 5


@dataclass(frozen=True, slots=True)
class Anniversary:
    """An anniversary of an event."""

    day: date
    years: int
    event: Event

    @property
    def round(self) -> bool:
        """Return whether the years are a multiple of five."""
        return self.years % _ROUND == 0

    def to_record(self) -> Record:
        """Return it as JSON shows it."""
        event = self.event
        return {
            "date": self.day.isoformat(),
            "years": self.years,
            "round": self.round,
            "event": {"id": event.id, "date": event.date.text, "kind": event.kind, "title": event.title},
        }


def has_anniversaries(event: Event) -> bool:
    """Return whether an event has happened on a day that is known and not in doubt."""
    when = event.date
    return event.status == "occurred" and when.precision == "day" and not (when.uncertain or when.approximate)


def find_anniversaries(events: Iterable[Event], first: date, last: date) -> list[Anniversary]:
    """Return the anniversaries from `first` to `last`, both included, in order of days.

    An event of 29 February has its anniversary on 28 February in years that have no such day.
    """
    from dateutil.relativedelta import relativedelta

    found: list[Anniversary] = []
    for event in _one_a_day(filter(has_anniversaries, events)):
        began = event.date.order[0]
        for years in range(max(1, first.year - began.year), last.year - began.year + 1):
            day = began + relativedelta(years=years)
            if first <= day <= last:
                found.append(Anniversary(day, years, event))
    return sorted(found, key=order_by_day)


def _one_a_day(events: Iterable[Event]) -> list[Event]:
    """Return the events without those that are part of another of the same day: talks on a day's visit."""
    every = list(events)
    links = wholes_by_part(every)
    days = {event.id: event.date.order for event in every}
    return [
        event
        for event in every
        if not any(
            days.get(whole) == days[event.id] and whole != event.id for whole in all_wholes([event.id], links)
        )
    ]


def order_by_day(anniversary: Anniversary) -> tuple[date, int, str]:
    """Return the key that sorts by day, the oldest event of a day first."""
    return (anniversary.day, -anniversary.years, anniversary.event.id)


def window_of(when: EdtfDate) -> tuple[date, date]:
    """Return the first and last day of a date; raise `DateError` where it is open."""
    if when.start is None or when.end is None:
        raise DateError(f"{quote(when.text)} has no end: anniversaries need a first and a last day.")
    return when.start, when.end


def coming(span: str, start: date) -> tuple[date, date]:
    """Read "90d", "12w", "6m" or "1y" as the days from `start` on; raise `QueryError` for anything else."""
    number, unit = read_length(span)
    try:
        return start, shift(start, number, unit)
    except OverflowError:
        raise QueryError(f"{quote(span)} from {start} goes past the year 9999.") from None
