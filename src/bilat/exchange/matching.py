"""Whether an imported fact is in a record already: by days, people or states, place and kind, never by title.

Facts are kept in buckets by day, month and year, so that each is only compared with those of the same time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bilat.record.model import Event, Fact
from bilat.values.edtf import EdtfDate
from bilat.values.figures import Figure, number
from bilat.values.text import fold, holds_part


class Outcome(StrEnum):
    """How an imported entry compares with a record."""

    NEW = "new"
    THERE = "already there"
    ADDS = "adds something"
    DISAGREES = "disagrees"


@dataclass(frozen=True, slots=True)
class Match:
    """How an entry compares with a record: the id of the entry that it matches, and the fields that differ.

    `fields` has each field that it adds or has another value for, with the value of the record, if any.
    """

    outcome: Outcome
    record: str | None = None
    fields: tuple[tuple[str, str | None], ...] = ()

    def fields_in_words(self) -> str:
        """Return the fields as a sentence lists them: imports (1200000 there), place.city."""
        return ", ".join(name if there is None else f"{name} ({there} there)" for name, there in self.fields)


def differing(outcome: Outcome, known: Fact, names: Iterable[str]) -> Match:
    """Return a match that differs from a record in fields."""
    return Match(outcome, known.id, tuple((name, _spoken(known, name)) for name in names))


def _spoken(record: object, path: str) -> str | None:
    """Return the value of a record's field as text, if it is short."""
    value = record
    for name in path.split("."):
        value = getattr(value, name, None)
    if isinstance(value, EdtfDate):
        return value.text
    if isinstance(value, Figure):
        return f"{number(value.value):,}"
    return value if isinstance(value, str) else None


NEW = Match(Outcome.NEW)
_NEAR_KINDS = (
    frozenset(("meeting", "visit", "summit", "call", "conference", "ceremony", "mission")),
    frozenset(("treaty", "agreement", "contract")),
    frozenset(("delivery", "contract", "trade", "aid")),
    frozenset(("institution", "facility")),
    frozenset(("recognition", "relations")),
    frozenset(("statement", "message")),
)
_MOST_DAYS = 31
_MOST_YEARS = 3
_MONTHS = 12


def near_kinds(one: str, other: str) -> bool:
    """Return whether two sources may give one event these kinds."""
    return one == other or any(one in kinds and other in kinds for kinds in _NEAR_KINDS)


class EventIndex:
    """Events by the days, months or years that they may lie in."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self._buckets: dict[tuple[int, ...], list[Event]] = defaultdict(list)
        for event in events:
            self.add(event)

    def add(self, event: Event) -> None:
        """Add an event; one that lasts many years, or has an open end, is not found by any date."""
        for key in _buckets(event.date):
            self._buckets[key].append(event)

    def near(self, when: EdtfDate) -> Iterator[Event]:
        """Yield the events that may lie in the days of a date, each once."""
        if not self._buckets:
            return
        seen: set[str] = set()
        for key in _lookups(when):
            for event in self._buckets.get(key, ()):
                if event.id not in seen and event.date.may_lie_in(when):
                    seen.add(event.id)
                    yield event

    def match(self, event: Event) -> Match:
        """Compare an event with those of the index."""
        found = [known for known in self.near(event.date) if is_same(event, known)]
        if not found:
            return NEW
        return self.compare(event, max(found, key=lambda known: _likeness(event, known)))

    def compare(self, event: Event, known: Event) -> Match:
        """Compare an event with one that is about the same occasion."""
        differs = tuple(_disagreements(event, known))
        if differs:
            return differing(Outcome.DISAGREES, known, differs)
        adds = tuple(_additions(event, known))
        return differing(Outcome.ADDS if adds else Outcome.THERE, known, adds)


def _buckets(when: EdtfDate) -> list[tuple[int, ...]]:
    """Return where a date is filed: its days, its months or its years, whichever are few."""
    if when.start is None or when.end is None:
        return []
    days = (when.end - when.start).days + 1
    if days < _MOST_DAYS and when.precision != "month":
        return [(0, day) for day in _days(when.start, when.end)]
    if days <= _MOST_DAYS * 2:
        return [(year, month) for year, month in _months(when.start, when.end)]
    if days <= _MOST_YEARS * 366:
        return [(year,) for year in range(when.start.year, when.end.year + 1)]
    return []


def _lookups(when: EdtfDate) -> Iterator[tuple[int, ...]]:
    """Yield every bucket that may hold something of the same days."""
    if when.start is None or when.end is None or (when.end - when.start).days > _MOST_YEARS * 366:
        return
    yield from ((0, day) for day in _days(when.start, when.end))
    yield from _months(when.start, when.end)
    yield from ((year,) for year in range(when.start.year, when.end.year + 1))


def _days(first: date, last: date) -> range:
    """Return days by their ordinal, which is looked up faster than a date."""
    return range(first.toordinal(), last.toordinal() + 1)


def _months(first: date, last: date) -> Iterator[tuple[int, int]]:
    for month in range(first.year * _MONTHS + first.month - 1, last.year * _MONTHS + last.month):
        yield month // _MONTHS, month % _MONTHS + 1


def is_same(event: Event, known: Event) -> bool:
    """Return whether two events of overlapping days may be one."""
    if not near_kinds(event.kind, known.kind):
        return False
    if event.place and known.place and event.place.country != known.place.country:
        return False
    people, known_people = _people(event), _people(known)
    if people and known_people:
        return not people.isdisjoint(known_people)
    # Without names, the days must be known more exactly, and the states be the same.
    states, known_states = _states(event), _states(known)
    if not _is_close(event.date) or not _is_close(known.date):
        return False
    return not states or not known_states or not states.isdisjoint(known_states)


def _is_close(when: EdtfDate) -> bool:
    return when.start is not None and when.end is not None and (when.end - when.start).days < _MOST_DAYS


def _people(event: Event) -> set[str]:
    return {participant.person.id for participant in event.participants if participant.person}


def _states(event: Event) -> set[str]:
    return {participant.country for participant in event.participants}


def _likeness(event: Event, known: Event) -> tuple[object, ...]:
    """Return a measure of how similar two events are: the greater, the more."""
    return (
        len(_people(event) & _people(known)),
        event.date.order == known.date.order,
        event.kind == known.kind,
        event.status == known.status,
        _city(event) == _city(known),
        tuple(-ord(char) for char in known.id),
    )


def _city(event: Event) -> str:
    return fold(event.place.city or "") if event.place else ""


def _disagreements(event: Event, known: Event) -> Iterator[str]:
    """Yield the fields for which two entries of one event cannot both be right."""
    days, known_days = event.date, known.date
    if _is_exact(days) and _is_exact(known_days):
        # A meeting may lie within a visit; two visits of other days, or days that overlap, are not the same.
        within = days.lies_in(known_days) or known_days.lies_in(days)
        if not within or (event.kind == known.kind and days.order != known_days.order):
            yield "date"
    city, known_city = _city(event), _city(known)
    # A trip to Moscow and Kazan is not at odds with one to Moscow.
    if city and known_city and not (holds_part(city, known_city) or holds_part(known_city, city)):
        yield "place.city"


def _is_exact(when: EdtfDate) -> bool:
    """Return whether a date is known to the day, and neither about nor uncertain."""
    known = when.precision in ("day", "interval") and _is_close(when)
    return known and not (when.uncertain or when.approximate)


def _additions(event: Event, known: Event) -> Iterator[str]:
    """Yield the fields for which an event says more than the entry that it matches."""
    is_finer = event.date.order != known.date.order and event.date.lies_in(known.date)
    if is_finer or (_is_exact(event.date) and not _is_exact(known.date)):
        yield "date"
    yield from _places_added(event, known)
    if _people(event) - _people(known):
        yield "participants"
    if {body.id for body in event.organizations} - {body.id for body in known.organizations}:
        yield "organizations"
    for name in ("occasion", "amount", "in_force", "ended"):
        if getattr(event, name, None) is not None and getattr(known, name, None) is None:
            yield name
    if not _people(event) and not _people(known) and fold(event.title) != fold(known.title):
        # Two treaties may be signed on one day: a reader has to say whether they are one.
        yield "title"


def _places_added(event: Event, known: Event) -> Iterator[str]:
    if event.place is None:
        return
    if known.place is None:
        yield "place"
        return
    for name in ("city", "name"):
        if getattr(event.place, name) and not getattr(known.place, name):
            yield f"place.{name}"
