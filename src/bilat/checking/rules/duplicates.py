"""Rules against duplicates: the same event under two ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bilat.checking.findings import Violation
from bilat.checking.located_record import LocatedRecord
from bilat.record.model import Event, Participant
from bilat.values.edtf import EdtfDate
from bilat.values.text import fold

Someone = tuple[str, str]
_MONTH = 31


def participant_key(participant: Participant) -> Someone:
    """Return a key for a participant: a person's id, or else role and country."""
    if participant.person:
        return ("person", participant.person.id)
    return (fold(participant.role), participant.country)


def people_at(event: Event) -> frozenset[Someone]:
    """Return everyone at an event."""
    return frozenset(map(participant_key, event.participants))


def names_anyone(event: Event) -> bool:
    """Return whether a person is named at an event: states and roles do not tell events apart."""
    return any(participant.person for participant in event.participants)


def subject_key(event: Event) -> str:
    """Return what distinguishes an event from others of its kind if nobody is named."""
    return "" if names_anyone(event) else fold(event.title)


def place_at(event: Event) -> tuple[str, str, str] | None:
    """Return where an event took place, its names folded."""
    place = event.place
    return (fold(place.name or ""), fold(place.city or ""), place.country) if place else None


def events_stand_once(record: LocatedRecord) -> Iterator[Violation]:
    """No two events of one kind have the same days, people and place, or one title and days that overlap.

    Where nobody is named, their titles must be the same too: two treaties may be signed on one day. An event
    without a place may be another of its day that has one.
    """
    found: set[str] = set()
    alike: dict[object, list[Event]] = defaultdict(list)
    for event in record.events:
        earlier = alike[event.kind, event.status, event.date.order, people_at(event), subject_key(event)]
        first = next((known for known in earlier if _may_have_one_place(known, event)), None)
        if first is None:
            earlier.append(event)
            continue
        found.add(event.id)
        shared = "days, people and place" if place_at(first) == place_at(event) else "day and people"
        yield _repeated(record, event, first, f"{shared} of {first.id}")
    for first, event in _with_one_title(record.events):
        if event.id not in found:
            yield _repeated(record, event, first, f"title and people of {first.id}, and days that overlap")


def _repeated(record: LocatedRecord, event: Event, first: Event, shared: str) -> Violation:
    return record.report(
        event,
        "id",
        message=f"It has the kind, {shared}: if the two are one event, keep one entry with both citations.",
        related=[record.relate(first, "id", message=f"{first.id} is recorded here.")],
    )


def _may_have_one_place(event: Event, other: Event) -> bool:
    """Return whether two of the same days have one place, or one of them none where both give the day."""
    here, there = place_at(event), place_at(other)
    return here == there or (event.date.precision == "day" and (here is None or there is None))


def _with_one_title(events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Yield pairs of events with one kind, status and title that may be the same."""
    by_title: dict[object, list[Event]] = defaultdict(list)
    for event in events:
        alike = by_title[event.kind, event.status, fold(event.title)]
        first = next((known for known in alike if _could_be_one(known, event)), None)
        if first:
            yield first, event
        alike.append(event)


def _is_of_days(when: EdtfDate) -> bool:
    first, last = when.order
    return when.precision in ("day", "interval") and (last - first).days <= _MONTH


def _could_be_one(event: Event, other: Event) -> bool:
    """Return whether two events may be one by days and places, and one names no one whom the other lacks."""
    here, there = place_at(event), place_at(other)
    apart = here and there and any(one and two and one != two for one, two in zip(here, there, strict=True))
    people, others = people_at(event), people_at(other)
    return (
        event.date.order != other.date.order
        and event.date.may_lie_in(other.date)
        and all(map(_is_of_days, (event.date, other.date)))
        and not apart
        and names_anyone(event)
        and names_anyone(other)
        and (people <= others or others <= people)
    )
