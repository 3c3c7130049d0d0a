"""A query as conditions in SQL: what a row must pass to answer it possibly, and to answer it surely.

Numbers that bilat worked out are in the text; everything that a user typed is passed as a parameter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from bilat.query.engine import Dialect, Parameters
from bilat.query.filters import Query
from bilat.query.manifest import Manifest
from bilat.query.table_schema import span_of_days
from bilat.query.times import windows_of
from bilat.values.edtf import EdtfDate
from bilat.values.offices import LEVELS
from bilat.values.text import fold

_MOST_ALTERNATIVES = 8


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of SQL, and the parameters for each `?` in it."""

    text: str
    parameters: tuple[str | int, ...] = ()


TRUE, FALSE = Sql("TRUE"), Sql("FALSE")


@dataclass(frozen=True, slots=True)
class Condition:
    """What a row must pass to answer possibly, and what it must pass to answer surely."""

    may: Sql
    sure: Sql

    @property
    def surely(self) -> Sql:
        """Return whether a row surely answers: true or false, never null."""
        if self.sure == TRUE:
            return TRUE
        return Sql(f"coalesce({self.sure.text}, FALSE)", self.sure.parameters)


class Keys(Protocol):
    """Looks names up in the table of names."""

    def called(self, section: str, name: str) -> Sequence[int]:
        """Return the numbers of those that are called by a folded name."""
        ...

    def pairs_with(self, section: str, keys: Sequence[int]) -> Sequence[str]:
        """Return the pairs whose records have one of these names."""
        ...


def all_of(parts: Iterable[Sql]) -> Sql:
    """Return the condition that every part holds."""
    return _joined([part for part in parts if part != TRUE], " AND ", TRUE)


def any_of(parts: Iterable[Sql]) -> Sql:
    """Return the condition that at least one part holds."""
    return _joined([part for part in parts if part != FALSE], " OR ", FALSE)


def _joined(parts: Sequence[Sql], sign: str, none: Sql) -> Sql:
    if len(parts) < 2:  # noqa: PLR2004 - nothing to join
        return parts[0] if parts else none
    return Sql(
        f"({sign.join(part.text for part in parts)})",
        tuple(parameter for part in parts for parameter in part.parameters),
    )


def is_in(column: str, values: Parameters) -> Sql:
    """Return whether a column has one of some values."""
    return Sql(f"{column} IN ({', '.join('?' * len(values))})", tuple(values)) if values else FALSE


class Statements:
    """Makes conditions in the SQL of a dialect."""

    def __init__(self, dialect: Dialect, keys: Keys, manifest: Manifest) -> None:
        self._dialect = dialect
        self._keys = keys
        self._longest = manifest.longest
        self._statuses = manifest.statuses
        # Every date is one day, which lies in a window or does not.
        self._single_days = manifest.day_mark is not None and not manifest.longest["span_firsts"]

    def condition(self, query: Query) -> Condition:
        """Return what an event must pass to answer a query; what must be certain is in both parts."""
        may: list[Sql] = list(self._plain(query))
        sure: list[Sql] = []
        for condition, certain in self._doubtful(query):
            may.append(condition.sure if certain else condition.may)
            # A filter whose result is never in doubt needs no second condition.
            sure += [] if certain or condition.sure == condition.may else [condition.sure]
        return Condition(all_of(may), all_of(sure))

    def _plain(self, query: Query) -> Iterator[Sql]:
        """Yield the filters whose result is never in doubt."""
        if query.source:
            yield any_of(part for name in query.source for part in self._cites(name))
        if query.organization:
            keys = [
                key for name in query.organization for key in self._keys.called("organizations", fold(name))
            ]
            yield self.holds_any("bodies", keys)
        if query.status:
            yield self.has_status(query.status)
        if query.kind:
            yield is_in("kind", query.kind)
        if query.topic:
            yield any_of(_holds_part("folded_topics", fold(topic)) for topic in query.topic)
        if query.disputed:
            yield Sql("disputed")
        if query.search:
            yield any_of(_holds_words(fold(words)) for words in query.search)

    def has_status(self, statuses: Iterable[str]) -> Sql:
        """Return whether an event has one of some statuses: always, where the tables have no others."""
        if self._statuses is None:
            return is_in("status", tuple(statuses))
        found = [status for status in statuses if status in self._statuses]
        return TRUE if len(set(found)) == len(self._statuses) else is_in("status", found)

    def _doubtful(self, query: Query) -> Iterator[tuple[Condition, bool]]:
        """Yield the filters that a record may pass, each with whether it must be certain."""
        windows = windows_of(query)
        in_time, there, both = query.certain_dates, query.certain_people, query.certain
        if windows:
            yield self._in_windows(windows), in_time
        if query.in_force:
            yield _in_force(query.in_force), in_time
        if query.country:
            yield self._in_country(query.country), there
        if query.involving:
            yield self._involves(query.involving), there
        if query.in_country:
            yield self._takes_place(query.in_country), both
        if query.abroad:
            yield Condition(Sql("abroad"), Sql("abroad_sure")), both
        if query.place:
            yield self._at_place(query.place), both
        if query.person:
            yield self._with_everyone(query.person), there
        for condition in _at_levels(query):
            yield condition, there

    def holds_any(self, column: str, values: Parameters) -> Sql:
        """Return whether a list holds one of some values."""
        if len(values) <= _MOST_ALTERNATIVES:
            # Four times as fast as comparing two lists.
            return any_of(Sql(self._dialect.holds.format(list=column), (value,)) for value in values)
        marks = self._dialect.array.format(items=", ".join("?" * len(values)))
        return Sql(self._dialect.overlap.format(list=column, other=marks), tuple(values))

    def _cites(self, name: str) -> Iterator[Sql]:
        called = self._keys.called("sources", fold(name))
        yield self.holds_any("cited", [str(key) for key in called])
        before, colon, locator = name.partition(":")
        if not colon:
            return
        places = [f"{key}:{locator.strip()}" for key in self._keys.called("sources", fold(before))]
        cites = self.holds_any("cited", places)
        # If a record has a source with exactly this name, that source is meant.
        meant = is_in("pair", self._keys.pairs_with("sources", called)) if called else FALSE
        yield cites if meant == FALSE else all_of([Sql(f"NOT {meant.text}", meant.parameters), cites])

    def _in_country(self, codes: Sequence[str]) -> Condition:
        involves, within = self._involves(codes), self._takes_place(codes)
        return Condition(any_of((involves.may, within.may)), any_of((involves.sure, within.sure)))

    def _involves(self, codes: Sequence[str]) -> Condition:
        return Condition(self.holds_any("countries", codes), self.holds_any("countries_sure", codes))

    def _takes_place(self, codes: Sequence[str]) -> Condition:
        return self._readings("place_countries", [f" {code} " for code in codes])

    def _at_place(self, names: Sequence[str]) -> Condition:
        return self._readings("place_names", [f" {part} " for part in map(fold, names) if part])

    def _readings(self, column: str, parts: Sequence[str]) -> Condition:
        """Return whether one of the places that sources give holds a text, and whether each of them does."""
        may: list[Sql] = []
        sure: list[Sql] = [Sql(f"{self._dialect.length}({column}) > 0")]
        for item in self._items(column, self._longest["place_names"]):
            holds = any_of(Sql(f"contains({item}, ?)", (part,)) for part in parts)
            may.append(holds)
            sure.append(any_of((Sql(f"{item} IS NULL"), holds)))
        return Condition(any_of(may), all_of(sure))

    def _items(self, column: str, number: int) -> list[str]:
        """Return the first items of a list, as many as `number`; missing ones are null."""
        return [
            self._dialect.item.format(list=column, position=index + 1, index=index) for index in range(number)
        ]

    def _with_everyone(self, names: Sequence[str]) -> Condition:
        keys = [self._keys.called("people", fold(name)) for name in names]
        return Condition(
            all_of(self.holds_any("people", of_name) for of_name in keys),
            all_of(self.holds_any("people_sure", of_name) for of_name in keys),
        )

    def _in_windows(self, windows: Sequence[Sequence[EdtfDate]]) -> Condition:
        """Return whether a record lies in windows: most have one date of one span, which is two numbers."""
        overlaps = _in_each(windows, lambda asked: _overlap(asked, "from_day", "to_day"))
        if self._single_days:
            return Condition(overlaps, overlaps)
        holds = _in_each(windows, lambda asked: _hold(asked, "from_day", "to_day"))
        number = self._longest["span_firsts"]
        if not number:
            return Condition(overlaps, holds)
        may: list[Sql] = []
        sure: list[Sql] = [Sql("span_firsts IS NOT NULL")]
        columns = (self._items("span_firsts", number), self._items("span_lasts", number))
        for start, end in zip(*columns, strict=True):
            may.append(_in_each(windows, partial(_overlap, start=start, end=end)))
            held = _in_each(windows, partial(_hold, start=start, end=end))
            sure.append(any_of((Sql(f"{start} IS NULL"), held)))
        single = Sql("span_firsts IS NULL")
        return Condition(
            all_of((overlaps, any_of((single, *may)))),
            any_of((all_of((single, holds)), all_of(sure))),
        )


def _in_each(windows: Sequence[Sequence[EdtfDate]], test: Callable[[EdtfDate], Sql]) -> Sql:
    return all_of(any_of(map(test, group)) for group in windows)


def _overlap(asked: EdtfDate, start: str, end: str) -> Sql:
    spans = map(span_of_days, asked.spans)
    return any_of(Sql(f"({start} <= {last} AND {end} >= {first})") for first, last in spans)


def _hold(asked: EdtfDate, start: str, end: str) -> Sql:
    spans = map(span_of_days, asked.spans)
    return any_of(Sql(f"({start} >= {first} AND {end} <= {last})") for first, last in spans)


def _in_force(days: Iterable[EdtfDate]) -> Condition:
    may: list[Sql] = []
    sure: list[Sql] = []
    for day in days:
        first, last = (end.toordinal() for end in day.order)
        may.append(Sql(f"(begins <= {last} AND (ended_last IS NULL OR ended_last >= {first}))"))
        sure.append(
            Sql(f"(force_known AND begun <= {first} AND (ended_first IS NULL OR ended_first > {last}))")
        )
    return Condition(any_of(may), any_of(sure))


def _holds_part(column: str, part: str) -> Sql:
    return Sql(f"contains({column}, ?)", (f" {part} ",)) if part else FALSE


def _holds_words(words: str) -> Sql:
    return all_of(Sql("contains(words, ?)", (f" {word} ",)) for word in words.split()) if words else FALSE


def _at_levels(query: Query) -> Iterator[Condition]:
    """Yield the filters by the level of an event."""
    if query.level:
        least = max(LEVELS.index(level) for level in query.level)
        surely = Sql(f"(level <= {least} AND level_sure <= {least})")
        yield Condition(Sql(f"level <= {least}"), surely)
    if query.only_level:
        wanted = ", ".join(str(LEVELS.index(level)) for level in query.only_level)
        ranks = [Sql(f"coalesce({column} IN ({wanted}), FALSE)") for column in ("level", "level_sure")]
        yield Condition(any_of(ranks), all_of(ranks))
