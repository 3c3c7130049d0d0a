"""Matching records: the rule of each filter, applied record by record, with a verdict for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from bilat.query.filters import Query
from bilat.query.place_names import place_readings, place_texts
from bilat.query.texts import text_of
from bilat.query.times import Windows, in_windows, windows_of
from bilat.query.verdicts import NO, POSSIBLE, SURE, Verdict, of_presence, of_readings
from bilat.record.model import (
    Dataset,
    Dated,
    Event,
    Goods,
    Organization,
    Participant,
    Person,
    Source,
    Standing,
    Statistic,
    Trade,
    names_of,
)
from bilat.values.edtf import EdtfDate
from bilat.values.offices import LEVELS, level_of
from bilat.values.text import fold, holds_all_words, holds_part

Test = Callable[[Dated], bool]
Judge = Callable[[Dated], Verdict]


class Matcher:
    """A query bound to a dataset: names are looked up once, and records are then compared by identity.

    Called with a record, it returns whether that answers the query surely, possibly or not. A record that
    only possibly does so is rejected where the query asks for certainty about what is in doubt.
    """

    def __init__(self, dataset: Dataset, query: Query, windows: Windows = ()) -> None:
        self.query = query
        # With those of an earlier query: a record that may lie in each of two windows need not lie in both.
        self.windows = (*windows, *windows_of(query))
        self.people = [{*bearers_of(name, dataset.people)} for name in query.person]
        bodies = dataset.organizations
        self.organizations = {key for name in query.organization for key in bearers_of(name, bodies)}
        self.agencies = {dataset.organizations[key].name for key in self.organizations}
        self.cited = [sources_called(dataset.sources, name) for name in query.source]
        self.country_names = dataset.country_names
        self.dataset = dataset
        self._tests = [test for asked, test in self._plain_tests() if asked]
        self._judges = [(judge, least) for asked, judge, least in self._doubtful() if asked]

    def __call__(self, record: Dated) -> Verdict:
        """Return whether a record passes every filter: surely, possibly or not."""
        for passes in self._tests:
            if not passes(record):
                return NO
        verdict = SURE
        for judge, least in self._judges:
            found = judge(record)
            if found < least:
                return NO
            verdict = min(verdict, found)
        return verdict

    def _plain_tests(self) -> list[tuple[object, Test]]:
        """Return the filters whose result is never in doubt, each with what is asked."""
        query = self.query
        return [
            (query.source, self._cites),
            (query.organization, self._with_organization),
            (query.status, self._has_status),
            (query.kind, self._is_of_kind),
            (query.topic, self._is_on_topic),
            (query.disputed, lambda record: bool(getattr(record, "variants", ()))),
            (query.search, self._says_any),
        ]

    def _doubtful(self) -> list[tuple[object, Judge, Verdict]]:
        """Return the filters with verdicts, each with what is asked and the lowest verdict to accept."""
        query = self.query
        in_time = SURE if query.certain_dates else POSSIBLE
        there = SURE if query.certain_people else POSSIBLE
        both = SURE if query.certain else POSSIBLE
        parties = self._with_predecessors(self.dataset.parties)
        return [
            (self.windows, partial(in_windows, windows=self.windows), in_time),
            (query.in_force, partial(_in_force, days=query.in_force), in_time),
            (query.country, partial(self._in_country, codes=self._with_predecessors(query.country)), there),
            (query.involving, partial(_involves, codes=self._with_predecessors(query.involving)), there),
            (query.in_country, partial(_takes_place, codes=self._with_predecessors(query.in_country)), both),
            (query.abroad, partial(_is_outside, codes=parties), both),
            (query.place, self._at_place, both),
            (self.people, self._with_everyone, there),
            (query.level, self._at_level, there),
            (query.only_level, self._only_at_level, there),
        ]

    def _with_predecessors(self, codes: Iterable[str]) -> frozenset[str]:
        """Return the codes of states and of their predecessors."""
        asked = frozenset(codes)
        before = (state.country for state in self.dataset.predecessors if state.successor in asked)
        return asked.union(before)

    def _cites(self, record: Dated) -> bool:
        return any(
            citation.source in sources and (locator is None or citation.locator == locator)
            for citation in record.sources
            for sources, locator in self.cited
        )

    def _in_country(self, record: Dated, *, codes: frozenset[str]) -> Verdict:
        return max(_involves(record, codes=codes), _takes_place(record, codes=codes))

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

    def _at_place(self, record: Dated) -> Verdict:
        if not isinstance(record, Event):
            return NO
        wanted = [fold(name) for name in self.query.place]
        readings = (place_texts(place, self.dataset) for place in place_readings(record))
        return of_readings(
            any(holds_part(text, name) for text in texts for name in wanted) for texts in readings
        )

    def _with_everyone(self, record: Dated) -> Verdict:
        if not isinstance(record, Event):
            return NO
        return min(_attended(record, bearers) for bearers in self.people)

    def _at_level(self, record: Dated) -> Verdict:
        if not isinstance(record, Event):
            return NO
        # Judged by all who are named: a side ranks low even if its low official only may have been there.
        everyone = record.participants
        levels = [least for least in self.query.level if meets_level(everyone, least)]
        if not levels:
            return NO
        sure = [participant for participant in everyone if participant.certain]
        return SURE if any(meets_level(sure, least) for least in levels) else POSSIBLE

    def _only_at_level(self, record: Dated) -> Verdict:
        if not isinstance(record, Event):
            return NO
        wanted = [LEVELS.index(level) for level in self.query.only_level]
        everyone = record.participants
        sure = [participant for participant in everyone if participant.certain]
        # Someone who only may have been there may have raised the level, or lowered it.
        return of_readings(rank_of(there) in wanted for there in (everyone, sure))

    def _says_any(self, record: Dated) -> bool:
        text = text_of(record, self.country_names)
        return any(holds_all_words(text, fold(words)) for words in self.query.search)


def _involves(record: Dated, *, codes: frozenset[str]) -> Verdict:
    """Judge whether a record is about some states, or their officials took part."""
    if isinstance(record, Event):
        there = [participant.certain for participant in record.participants if participant.country in codes]
        return of_presence(there)
    concerned: Iterable[str | None] = ()
    if isinstance(record, Trade | Goods):
        concerned = (record.reporter, record.partner)
    elif isinstance(record, Statistic):
        concerned = (record.origin, record.target)
    elif isinstance(record, Standing):
        concerned = record.countries
    return NO if codes.isdisjoint(concerned) else SURE


def _takes_place(record: Dated, *, codes: frozenset[str]) -> Verdict:
    return of_readings(place.country in codes for place in place_readings(record))


def _is_outside(record: Dated, *, codes: frozenset[str]) -> Verdict:
    return of_readings(place.country not in codes for place in place_readings(record))


def _attended(event: Event, bearers: set[str]) -> Verdict:
    """Judge whether one of the bearers of a name took part."""
    there = [
        participant.certain
        for participant in event.participants
        if participant.person is not None and participant.person.id in bearers
    ]
    return of_presence(there)


def _bears(names: tuple[str, ...], name: str) -> bool:
    wanted = fold(name)
    return any(holds_part(spelling, wanted) for spelling in names)


def _any_holds(topics: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(holds_part(fold(topic), fold(asked)) for topic in topics for asked in words)


def sources_called(sources: Iterable[Source], name: str) -> tuple[frozenset[str], str | None]:
    """Return the ids of the sources with a name, and the place in them where one is named: `ID:p17`."""
    every = [(source.id, source_spellings(source)) for source in sources]
    called = frozenset(key for key, names in every if _bears(names, name))
    before, colon, locator = name.partition(":")
    if called or not colon:
        return called, None
    return frozenset(key for key, names in every if _bears(names, before)), locator.strip()


def source_spellings(source: Source) -> tuple[str, ...]:
    """Return the folded names of a source: its id, its publisher, its carrier."""
    return tuple(fold(text) for text in (source.id, source.publisher, source.carrier or ""))


def bearers_of(name: str, table: Mapping[str, Person] | Mapping[str, Organization]) -> list[str]:
    """Return the ids of the people, or the organizations, with a name."""
    return [key for key, named in table.items() if _bears(spellings(named), name)]


def spellings(named: Person | Organization) -> tuple[str, ...]:
    """Return every folded name of a person or organization."""
    return tuple(map(fold, names_of(named)))


def meets_level(taking_part: Iterable[Participant], least: str) -> bool:
    """Return whether the highest official of every country that is named is of level `least` or above.

    A visit of which only the visitor is named is judged by the visitor. An event that names nobody has no
    level.
    """
    lowest = rank_of(taking_part)
    return lowest is not None and lowest <= LEVELS.index(least)


def rank_of(taking_part: Iterable[Participant]) -> int | None:
    """Return the index in `LEVELS` of the country whose highest official ranks lowest, or None."""
    highest: dict[str, int] = {}
    for participant in taking_part:
        level = participant.level or level_of(participant.role, participant.country)
        if level is not None:
            rank = LEVELS.index(level)
            highest[participant.country] = min(rank, highest.get(participant.country, rank))
    return max(highest.values(), default=None)


def _in_force(record: Dated, *, days: Iterable[EdtfDate]) -> Verdict:
    from bilat.query.in_force import was_in_force

    return was_in_force(record, days=days)
