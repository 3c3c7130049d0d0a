"""What can be counted, and by which keys; a key is a function from a record to its values."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from bilat.query.union import PairsOf
from bilat.record.encounters import is_official
from bilat.record.json import Record
from bilat.record.model import Citation, Event, Goods, Participant, Place, Trade
from bilat.record.places import places_of
from bilat.record.vocabulary import PEOPLE_KEYS
from bilat.values.edtf import EdtfDate, parse
from bilat.values.errors import QueryError
from bilat.values.escaping import quote
from bilat.values.text import did_you_mean

T = TypeVar("T")
TIME_KEYS = ("year", "decade", "month")
# What people call keys.
_IN_OTHER_WORDS = {
    **dict.fromkeys(("who", "people", "official", "participant"), "person"),
    **dict.fromkeys(("city", "where", "location"), "place"),
    **dict.fromkeys(("date", "when"), "year"),
    "day": "month",
    "type": "kind",
    "office": "role",
    "agency": "organization",
}
_HAVE_YEAR = ("day", "month", "season", "year")


@dataclass(frozen=True, slots=True)
class Attendance:
    """One official at one event; states, governments and groups are not officials."""

    event: Event
    participant: Participant

    @property
    def id(self) -> str:
        """A key for the official: the name, or else office and country; each counts once over all events."""
        official = self.participant
        if official.person:
            return f"{official.person.id} {official.person.name}"
        return f"?{official.role} {official.country}"

    @property
    def date(self) -> EdtfDate:
        """When the event was."""
        return self.event.date

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Where the event is said."""
        return self.event.sources


Countable = Event | Trade | Goods | Attendance


def attendances(events: Iterable[Event]) -> Iterator[Attendance]:
    """Return each official at each event."""
    return (
        Attendance(event, participant)
        for event in events
        for participant in event.participants
        if is_official(participant)
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """What keys need besides a record: names of countries, and the pairs that records belong to.

    `pairs` has the pairs of each record by its id, `parties` the two states of each pair, and `successors`
    the party that each predecessor became.
    """

    countries: Mapping[str, str] = field(default_factory=dict)
    pairs: PairsOf = field(default_factory=dict)
    parties: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    successors: Mapping[str, str] = field(default_factory=dict)

    def place(self, event: Event) -> list[str]:
        """Return the city of an event, or else its country by name."""
        return [self.place_of(place) for place in places_of(event)[:1]]

    def place_of(self, place: Place) -> str:
        """Return the city of a place, or else its country by name."""
        return place.city or self.countries.get(place.country, place.country)

    def pairs_of(self, record: Countable) -> tuple[str, ...]:
        """Return the pairs that a record, or the event that someone attended, belongs to."""
        event = record.event if isinstance(record, Attendance) else record
        return self.pairs.get(event.id, ())

    def couples(self, event: Event) -> list[str]:
        """Return the names of each two people who took part, one from each side of a pair."""
        return self.couples_of(event.participants, self.pairs_of(event))

    def couples_of(self, there: Sequence[Participant], pairs: Iterable[str]) -> list[str]:
        """Return the names of each two of some people, one from each side of one of the pairs."""
        return [
            f"{first} - {second}"
            for pair in pairs
            for first in self._people(there, self.parties[pair][0])
            for second in self._people(there, self.parties[pair][1])
        ]

    def _people(self, there: Iterable[Participant], state: str) -> list[str]:
        return [
            participant.person.name
            for participant in there
            if participant.person and self.successors.get(participant.country, participant.country) == state
        ]


@dataclass(frozen=True, slots=True)
class Subject(Generic[T]):
    """Records that are counted, the keys they can be counted by, and what else the records of a row share."""

    noun: str
    keys: dict[str, Callable[[T], Iterable[str]]]
    group: Callable[[T], Record] = lambda record: {}  # noqa: ARG005 - nothing, of anything

    def surely(self, event: Event, keys: Sequence[str]) -> list[Collection[str | None]]:
        """Return for each key the values that an event has without those who only possibly took part."""
        there = tuple(participant for participant in event.participants if participant.certain)
        known: Any = replace(event, participants=there)
        return [tuple(self.keys[key](known)) or (None,) for key in keys]


def starting_point(when: EdtfDate | None) -> EdtfDate | None:
    """Return the date by which a record is counted: the start of an interval, None for an open start.

    A set of dates is counted by the month, year or decade that all of them lie in, if there is one.
    """
    if when and when.precision == "set":
        return _common_point(when)
    if when is None or when.precision != "interval":
        return when
    opening = when.text.partition("/")[0]
    return parse(opening) if opening not in ("", "..") else None


def _common_point(when: EdtfDate) -> EdtfDate | None:
    if when.start is None or when.end is None:
        return None
    if when.start.year == when.end.year:
        month = f"-{when.start.month:02}" if when.start.month == when.end.month else ""
        return parse(f"{when.start.year:04}{month}")
    decade = when.start.year // 10
    return parse(f"{decade:03}X") if decade and decade == when.end.year // 10 else None


def _year(when: EdtfDate | None) -> list[str]:
    point = starting_point(when)
    return [f"{point.start.year:04}"] if point and point.start and point.precision in _HAVE_YEAR else []


def _reported_year(record: Trade | Goods) -> Iterable[str]:
    """Return the year of figures, or their fiscal year: FY2017-18."""
    return [record.date.name] if record.date and record.date.name else _year(record.date)


def _decade(when: EdtfDate | None) -> list[str]:
    point = starting_point(when)
    known = point and point.precision in (*_HAVE_YEAR, "decade")
    return [f"{point.start.year // 10:03}0s"] if point and point.start and known else []


def _month(when: EdtfDate | None) -> list[str]:
    point = starting_point(when)
    known = point and point.precision in ("day", "month")
    return [f"{point.start.year:04}-{point.start.month:02}"] if point and point.start and known else []


def _sources(record: Countable) -> list[str]:
    return [cited.source for cited in record.sources]


# The setting where only the record itself is known.
_ALONE = Setting()
TIME_OF_DATE: dict[str, Callable[[EdtfDate | None], Iterable[str]]] = {
    "year": _year,
    "decade": _decade,
    "month": _month,
}


def _of_record(value: Callable[[EdtfDate | None], Iterable[str]]) -> Callable[[Countable], Iterable[str]]:
    return lambda record: value(record.date)


_TIME_VALUES = {key: _of_record(value) for key, value in TIME_OF_DATE.items()}
_EVENT: dict[str, Callable[[Event], Iterable[str]]] = {
    "kind": lambda event: [event.kind],
    **_TIME_VALUES,
    "person": lambda event: [
        participant.person.name for participant in event.participants if participant.person
    ],
    "role": lambda event: [participant.role for participant in event.participants],
    "country": lambda event: [place.country for place in places_of(event)[:1]],
    "place": _ALONE.place,
    "topic": lambda event: event.topics,
    "organization": lambda event: [body.name for body in event.organizations],
    "source": _sources,
    "status": lambda event: [event.status],
    "precision": lambda event: [event.date.precision],
    "couple": _ALONE.couples,
    "pair": _ALONE.pairs_of,
}


def _of_event(values: Callable[[Event], Iterable[str]]) -> Callable[[Attendance], Iterable[str]]:
    """Return a key of an official that has the values of the event."""
    return lambda attendance: values(attendance.event)


def _visitors(event: Event) -> Iterator[Participant]:
    """Return who travelled: on a visit, everyone but the hosts."""
    return (participant for participant in event.participants if participant.part == "visitor")


_VISIT: dict[str, Callable[[Event], Iterable[str]]] = {
    **_EVENT,
    "person": lambda visit: [visitor.person.name for visitor in _visitors(visit) if visitor.person],
    "role": lambda visit: [visitor.role for visitor in _visitors(visit)],
}
_PEOPLE: dict[str, Callable[[Attendance], Iterable[str]]] = {
    "role": lambda attendance: [attendance.participant.role],
    "country": lambda attendance: [attendance.participant.country],
    **{name: _of_event(values) for name, values in _EVENT.items() if name not in (*PEOPLE_KEYS, "country")},
}
_PAIR: dict[str, Callable[[Countable], Iterable[str]]] = {"pair": _ALONE.pairs_of}
_TRADE: dict[str, Callable[[Trade], Iterable[str]]] = {
    **_TIME_VALUES,
    "year": _reported_year,
    "country": lambda trade: [trade.reporter],
    "organization": lambda trade: [trade.agency] if trade.agency else [],
    "source": _sources,
    "precision": lambda trade: [trade.date.precision],
    **_PAIR,
}
_GOODS: dict[str, Callable[[Goods], Iterable[str]]] = {
    "commodity": lambda goods: [goods.commodity],
    "flow": lambda goods: [goods.flow],
    "status": lambda goods: [goods.status],
    **_TIME_VALUES,
    "year": _reported_year,
    "country": lambda goods: [goods.reporter] if goods.reporter else [],
    "organization": lambda goods: [goods.agency] if goods.agency else [],
    "source": _sources,
    "precision": lambda goods: [goods.date.precision] if goods.date else [],
    **_PAIR,
}


def _trade_group(trade: Trade) -> Record:
    """Return what totals must share to be added up: pair, currency, whole or partial, reported or not."""
    return {
        "reporter": trade.reporter,
        "partner": trade.partner,
        "currency": trade.currency,
        "partial": trade.partial,
        "derived": [name for name in trade.derived if name != "balance"],
    }


# Lists that are counted as a whole.
_COUNTED_AS_LISTS = {name: f"bilat {name} --count" for name in ("standing", "figures", "sources", "gaps")}
SUBJECTS: dict[str, Subject[Any]] = {
    "events": Subject("events", _EVENT),
    "meetings": Subject("encounters", _EVENT),
    "visits": Subject("recorded visits", _VISIT),
    "trade": Subject("totals", _TRADE, _trade_group),
    "goods": Subject("commodities", _GOODS),
    "people": Subject("people and unnamed offices", _PEOPLE),
}


def subject_of(name: str, setting: Setting = _ALONE) -> Subject[Any]:
    """Return the subject of a name; raise `QueryError` for an unknown one."""
    if name not in SUBJECTS:
        hint = did_you_mean(name, SUBJECTS, _COUNTED_AS_LISTS)
        raise QueryError(f"{quote(name)} cannot be counted.{hint} Known: {', '.join(SUBJECTS)}.")
    subject = SUBJECTS[name]
    of_event: dict[str, Callable[[Any], Iterable[str]]] = {"place": setting.place, "couple": setting.couples}
    if name == "people":
        of_event = {key: _of_event(values) for key, values in of_event.items()}
    known = {**of_event, "pair": setting.pairs_of}
    return replace(subject, keys={key: known.get(key, values) for key, values in subject.keys.items()})


def read_keys(subject: Subject[Any], by: Iterable[str]) -> tuple[str, ...]:
    """Check one or two keys; raise `QueryError` for one that the subject does not have."""
    keys = tuple(by)
    for key in keys:
        if key not in subject.keys:
            known = subject.keys
            meant = {word: name for word, name in _IN_OTHER_WORDS.items() if name in known}
            hint = did_you_mean(key, known, meant)
            raise QueryError(
                f"{subject.noun.capitalize()} cannot be counted by {quote(key)}.{hint} "
                f"Known: {', '.join(known)}."
            )
    if not 1 <= len(keys) <= 2 or len(set(keys)) < len(keys):  # noqa: PLR2004 - a row and a column
        raise QueryError("Count by one key, or by two different ones: --by person --by year.")
    return keys
