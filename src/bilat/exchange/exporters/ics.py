"""iCalendar (RFC 5545): events that have days, as whole days."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, BinaryIO

from bilat.exchange.exporters.exported import Exported, Losses, cited_briefly
from bilat.record.model import Dataset, Event
from bilat.record.vocabulary import NOT_HELD
from bilat.values.escaping import escape_controls, one_line
from bilat.values.extras import missing_library

if TYPE_CHECKING:
    from icalendar import Event as Component

_STATUS = {"planned": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


def write(record: Exported, out: BinaryIO) -> Losses:
    """Write a calendar: known days and periods of known days; with anniversaries, one that repeats yearly.

    `DTEND` is the day after the last; `UID` is made from the ids of record and event, `DTSTAMP` from the
    last day of the record.
    """
    try:
        from icalendar import Calendar
    except ImportError as fault:
        raise missing_library("icalendar", "a calendar") from fault
    losses: Losses = Counter()
    calendar = Calendar()
    calendar.add("prodid", "-//bilat//bilat//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", one_line(record.title))
    # Component by component: a calendar of all would be held in memory three times.
    opening, end, closing = calendar.to_ical().rpartition(b"END:VCALENDAR")
    out.write(opening)
    for dataset, event in record.events():
        days = _days(event)
        if days is None:
            losses["events without a known day"] += 1
        elif record.anniversaries and (event.date.precision != "day" or event.status in NOT_HELD):
            losses["events without an anniversary"] += 1
        else:
            out.write(_component(dataset, event, days, record).to_ical())
    out.write(end + closing)
    return losses


def _days(event: Event) -> tuple[date, date] | None:
    """Return the first and last day of an event, where both are known to the day and not in doubt."""
    when = event.date
    known = when.precision == "day" or (when.precision == "interval" and _is_of_days(when.text))
    if not known or when.approximate or when.uncertain or when.start is None or when.end is None:
        return None
    return when.start, when.end


def _is_of_days(text: str) -> bool:
    return all(len(end) == len("2018-12-05") for end in text.split("/"))


def _component(dataset: Dataset, event: Event, days: tuple[date, date], record: Exported) -> Component:
    from icalendar import Event as Component

    first, last = days
    component = Component()
    component.add("uid", f"{event.id}@{dataset.id}.bilat")
    component.add("dtstamp", datetime.combine(_stamp(dataset), time(), UTC))
    component.add("dtstart", first)
    if last < date.max:
        component.add("dtend", last + timedelta(days=1))
    elif first < last:
        # No date follows the last one there is, and an end is the day after.
        component.add("dtend", last)
    component.add("summary", one_line(event.title))
    component.add("status", _STATUS.get(event.status, "CONFIRMED"))
    if event.place:
        country = dataset.country_names.get(event.place.country, event.place.country)
        named = (event.place.name, event.place.city, country)
        component.add("location", one_line(", ".join(part for part in named if part)))
    component.add("categories", [event.kind, *map(one_line, event.topics)])
    described = "\n".join(part for part in (event.note, cited_briefly(event)) if part)
    component.add("description", escape_controls(described, kept="\n"))
    if record.anniversaries:
        component.add("rrule", {"freq": "yearly"})
    return component


def _stamp(dataset: Dataset) -> date:
    return dataset.as_of.end or dataset.as_of.start or date(1970, 1, 1)
