"""Matching records: the rule of each filter, applied record by record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bilat.query.filters import Query
from bilat.record.model import (
    Dataset,
    Dated,
    Event,
    Goods,
    Organization,
    Participant,
    Person,
    Standing,
    Statistic,
    Trade,
    names_of,
)
from bilat.values.edtf import EdtfDate
from bilat.values.offices import LEVELS, level_of
from bilat.values.text import fold, holds_all_words, holds_part


class Matcher:
    """A query bound to a dataset: names are looked up once, and records are then compared by identity."""

    def __init__(self, dataset: Dataset, query: Query) -> None:
        self.query = query
        self.windows = windows_of(query)
        self.people = [{*bearers_of(name, dataset.people)} for name in query.person]
        bodies = dataset.organizations
        self.organizations = {key for name in query.organization for key in bearers_of(name, bodies)}
        self.agencies = {dataset.organizations[key].name for key in self.organizations}
        self.sources = {
            source.id
            for source in dataset.sources
            for name in query.source
            if _bears(tuple(fold(text) for text in (source.id, source.publisher, source.carrier or "")), name)
        }
        self.country_names = dataset.country_names

    def __call__(self, record: Dated) -> bool:
        """Return whether a record passes every filter."""
        query = self.query
        return (
            self._in_time(record.date)
            and (not query.source or any(cited.source in self.sources for cited in record.sources))
            and (not query.country or self._in_country(record))
            and (not query.organization or self._with_organization(record))
            and (not query.status or self._has_status(record))
            and (not query.kind or self._is_of_kind(record))
            and (not query.topic or self._is_on_topic(record))
            and self._as_event(record)
            and (not query.search or self._says_any(record))
        )

    def _in_time(self, when: EdtfDate | None) -> bool:
        if when is None:
            return not (self.windows and self.query.certain)
        fits = when.lies_in if self.query.certain else when.may_lie_in
        return all(any(map(fits, either)) for either in self.windows)

    def _in_country(self, record: Dated) -> bool:
        codes: set[str | None]
        if isinstance(record, Event):
            codes = {
                person.country for person in record.participants if person.certain or not self.query.certain
            }
            if record.place:
                codes.add(record.place.country)
        elif isinstance(record, Trade | Goods):
            codes = {record.reporter, record.partner}
        elif isinstance(record, Statistic):
            codes = {record.origin, record.target}
        elif isinstance(record, Standing):
            codes = set(record.countries)
        else:
            return False
        return not codes.isdisjoint(self.query.country)

    def _with_organization(self, record: Dated) -> bool:
        if isinstance(record, Trade | Goods | Statistic):
            return record.agency in self.agencies
        bodies: Iterable[Organization] = record.organizations if isinstance(record, Event | Standing) else ()
        return any(body.id in self.organizations for body in bodies)

    def _has_status(self, record: Dated) -> bool:
        return isinstance(record, Event | Goods) and record.status in self.query.status

    def _is_of_kind(self, record: Dated) -> bool:
        return isinstance(record, Event | Standing) and record.kind in self.query.kind

    def _is_on_topic(self, record: Dated) -> bool:
        return isinstance(record, Event | Standing) and _any_holds(record.topics, self.query.topic)

    def _as_event(self, record: Dated) -> bool:
        """Apply the filters that only events can pass."""
        query = self.query
        if not (self.people or query.place or query.level):
            return True
        return (
            isinstance(record, Event)
            and all(self._attended(record, bearers) for bearers in self.people)
            and (not query.place or any(_at(record, name) for name in query.place))
            and (not query.level or self._at_level(record))
        )

    def _at_level(self, event: Event) -> bool:
        groups = [event.participants]
        if self.query.certain:
            # Of all who are named as well: a side that is low only by one who may have been there stays low.
            groups.append(tuple(participant for participant in event.participants if participant.certain))
        return any(all(meets_level(there, least) for there in groups) for least in self.query.level)

    def _attended(self, event: Event, bearers: set[str]) -> bool:
        """Tell whether one of the bearers of a name took part, or surely did where that is asked."""
        return any(
            participant.person is not None
            and participant.person.id in bearers
            and (participant.certain or not self.query.certain)
            for participant in event.participants
        )

    def _says_any(self, record: Dated) -> bool:
        text = text_of(record, self.country_names)
        return any(holds_all_words(text, fold(words)) for words in self.query.search)


def _bears(names: tuple[str, ...], name: str) -> bool:
    wanted = fold(name)
    return any(holds_part(spelling, wanted) for spelling in names)


def _at(event: Event, name: str) -> bool:
    if event.place is None:
        return False
    wanted = fold(name)
    return any(holds_part(fold(part), wanted) for part in (event.place.city, event.place.name) if part)


def _any_holds(topics: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(holds_part(fold(topic), fold(asked)) for topic in topics for asked in words)


def windows_of(query: Query) -> list[tuple[EdtfDate, ...]]:
    """Return the windows a record must pass: one of each group."""
    since = tuple(EdtfDate(window.text, window.start, None, "interval") for window in query.since)
    until = tuple(EdtfDate(window.text, None, window.end, "interval") for window in query.until)
    return [group for group in (since, until, query.year, query.on) if group]


def bearers_of(name: str, table: Mapping[str, Person] | Mapping[str, Organization]) -> list[str]:
    """Return the ids of the people, or the organizations, with a name."""
    return [key for key, named in table.items() if _bears(spellings(named), name)]


def spellings(named: Person | Organization) -> tuple[str, ...]:
    """Return every folded name of a person or organization."""
    return tuple(map(fold, names_of(named)))


def text_of(record: Dated, country_names: Mapping[str, str]) -> str:
    """Return the folded text that `--search` looks in."""
    parts: list[str | None] = [record.id]
    if isinstance(record, Event):
        parts += [record.title, record.occasion, record.note, *record.topics]
        for taking_part in record.participants:
            parts += [taking_part.role, *((taking_part.person and names_of(taking_part.person)) or ())]
        if record.place:
            parts += [record.place.name, record.place.city, country_names.get(record.place.country)]
        for body in record.organizations:
            parts += names_of(body)
    elif isinstance(record, Goods):
        parts += [record.commodity, record.note, record.agency, record.status, record.flow]
    elif isinstance(record, Trade):
        parts += [record.note, record.agency]
    elif isinstance(record, Statistic):
        parts += [record.measure, record.note, record.agency, record.unit]
    elif isinstance(record, Standing):
        parts += [record.title, record.note, record.kind, *record.topics]
        parts += [country_names.get(code) for code in record.countries]
        for body in record.organizations:
            parts += names_of(body)
    return " ".join(fold(part) for part in parts if part)


def meets_level(taking_part: Iterable[Participant], least: str) -> bool:
    """Return whether the highest official of every country that is named is of level `least` or above.

    A visit of which only the visitor is named is judged by the visitor; a meeting of nobody named by none.
    """
    highest: dict[str, int] = {}
    for participant in taking_part:
        level = level_of(participant.role)
        if level is not None:
            rank = LEVELS.index(level)
            highest[participant.country] = min(rank, highest.get(participant.country, rank))
    return bool(highest) and max(highest.values()) <= LEVELS.index(least)
