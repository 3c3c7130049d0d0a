"""Records kept in tables: an engine finds those that match, and they are restored from their stored form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from typing import Any, TypeAlias, TypeVar

from bilat.query.engine import Engine, Row
from bilat.query.filters import Query
from bilat.query.manifest import Manifest
from bilat.query.pairs import select_labels
from bilat.query.statements import TRUE, Condition, Sql, Statements, all_of, is_in
from bilat.record.fiscal import with_names
from bilat.record.model import (
    Country,
    Dataset,
    Fact,
    FiscalYear,
    Goods,
    Named,
    Organization,
    Person,
    Predecessor,
    Source,
    Standing,
    Statistic,
    Trade,
)
from bilat.record.stored import NamesOf, from_stored
from bilat.values.edtf import parse
from bilat.values.errors import QueryError
from bilat.values.text import fold

F = TypeVar("F", bound=Fact)
MOST_ROWS = 100_000
FACTS: Mapping[str, type[Fact]] = {"trade": Trade, "goods": Goods, "figures": Statistic, "standing": Standing}
NAMED: Mapping[str, type[Named | Source]] = {
    "countries": Country,
    "people": Person,
    "organizations": Organization,
    "sources": Source,
}
IN_ORDER = "first_day, last_day, id"
_STORED = "pair, record, of_wholes"
# The stored form of an event, the places of its wholes if it has none of its own, whether it surely answers.
Stored: TypeAlias = tuple[str, str | None, bool]
StoredByPair: TypeAlias = Mapping[str, Sequence[Stored]]


class Tables:
    """The tables of several pairs, queried for all of these at once."""

    def __init__(self, engine: Engine, manifest: Manifest) -> None:
        self.engine = engine
        self.manifest = manifest
        self.pairs: tuple[str, ...] = ()
        # How many of the matching events are wanted, if not all.
        self.most: int | None = None
        # Whether they are to be sorted by something else than time.
        self.sorting = False
        self._of_pairs = TRUE
        self.statements = Statements(engine.dialect, self, manifest)
        self._datasets: dict[str, Dataset] = {}
        self._called = lru_cache(maxsize=256)(self._look_up)
        self._found = lru_cache(maxsize=8)(self._find)
        self._count = lru_cache(maxsize=8)(self._count_by_pair)
        self._last = (Query(), TRUE)

    def ask_for(self, asked: Iterable[str]) -> None:
        """Query only some pairs, named in either order of their states, or all."""
        every = list(self._headers)
        self.pairs = tuple(select_labels(every, list(asked), list(self.names.countries.values())))
        self._of_pairs = TRUE if len(self.pairs) == len(every) else is_in("pair", self.pairs)

    @cached_property
    def _headers(self) -> Mapping[str, str]:
        """What is stored of each pair itself, in order."""
        return dict(self.select("pair, record", "datasets", TRUE, "ORDER BY position"))

    def called(self, section: str, name: str) -> Sequence[int]:
        """Return the numbers of those that are called by a folded name."""
        return self._called(section, name) if name else ()

    def _look_up(self, section: str, name: str) -> Sequence[int]:
        rows = self.engine.rows(
            "SELECT key FROM names WHERE section = ? AND contains(spellings, ?) ORDER BY key",
            (section, f" {name} "),
        )
        return tuple(key for (key,) in rows)

    def pairs_with(self, section: str, keys: Sequence[int]) -> Sequence[str]:
        """Return the pairs whose records have one of these names."""
        condition = all_of((Sql("section = ?", (section,)), is_in("key", keys)))
        return tuple(pair for (pair,) in self.select("DISTINCT pair", "members", condition))

    def select(self, columns: str, table: str, condition: Sql, rest: str = "") -> list[Row]:
        """Return columns of the rows of a table that pass a condition."""
        text = f"SELECT {columns} FROM {table} WHERE {condition.text} {rest}"  # noqa: S608 - parameters stand beside it
        return self.engine.rows(text, condition.parameters)

    def events(self, columns: str, condition: Sql, rest: str = "") -> list[Row]:
        """Return columns of the events of the pairs asked that pass a condition."""
        return self.select(columns, "events", all_of((self._of_pairs, condition)), rest)

    def found(self, query: Query, rule: Sql) -> StoredByPair:
        """Find the events of all pairs that pass a rule and answer a query, by their pair."""
        self._last = (query, rule)
        return self._found(query, rule, self.most)

    def _find(self, query: Query, rule: Sql, most: int | None) -> StoredByPair:
        condition, passes = self.conditions(query, rule)
        sure = condition.surely
        if most is None:
            rows = self._in_order(_STORED, sure, passes, MOST_ROWS + 1 if self.sorting else None)
        elif self.ids_differ:
            rows = self._in_order(_STORED, sure, passes, most)
        else:
            ids = self._first_ids(sure, passes, most)
            rows = self._in_order(_STORED, sure, all_of((passes, is_in("id", ids))), None)
        if self.sorting and len(rows) > MOST_ROWS:
            raise QueryError(
                f"More than {MOST_ROWS:,} events match, too many to sort. Name a pair (--pair) or a time "
                "(--since), or leave out --sort."
            )
        found: dict[str, list[Stored]] = {}
        for pair, record, of_wholes, surely in rows:
            found.setdefault(pair, []).append((record, of_wholes, bool(surely)))
        return found

    def conditions(self, query: Query, rule: Sql) -> tuple[Condition, Sql]:
        """Return the condition of a query, and what a row must pass to answer it and a rule."""
        condition = self.statements.condition(query)
        return condition, all_of((self._of_pairs, rule, condition.may))

    def _in_order(self, columns: str, sure: Sql, passes: Sql, most: int | None) -> list[Row]:
        """Return columns of the first events that pass, sure ones first, and whether each surely does."""
        order = IN_ORDER if sure == TRUE else f"surely DESC, {IN_ORDER}"
        limit = "" if most is None else f" LIMIT {most}"
        text = (
            f"SELECT {columns}, {sure.text} AS surely FROM events WHERE {passes.text} "  # noqa: S608 - parameters stand beside it
            f"ORDER BY {order}{limit}"
        )
        return self.engine.rows(text, (*sure.parameters, *passes.parameters))

    def _first_ids(self, sure: Sql, passes: Sql, most: int) -> list[str]:
        """Return the ids of the first events; an event that is the same in several pairs has one id."""
        wanted = 2 * most
        while True:
            rows = self._in_order("id", sure, passes, wanted)
            ids = list(dict.fromkeys(event_id for event_id, _ in rows))
            if len(ids) >= most or len(rows) < wanted:
                return ids[:most]
            wanted *= 4

    @property
    def ids_differ(self) -> bool:
        """Whether every event is surely in only one of the pairs that are queried."""
        return len(self.pairs) == 1 or self.manifest.ids_differ

    def total(self) -> Callable[[], int]:
        """Return a function that counts all events that match the last query, each once."""
        return partial(self._total, *self._last)

    def _total(self, query: Query, rule: Sql) -> int:
        _, passes = self.conditions(query, rule)
        if self.ids_differ:
            [(number,)] = self.select("count(*)", "events", passes)
            return int(number)
        [(rows, ids)] = self.select("count(*), count(DISTINCT id)", "events", passes)
        if rows != ids:
            distinct = f"(SELECT DISTINCT id, record FROM events WHERE {passes.text}) AS different"  # noqa: S608 - the same
            [(rows,)] = self.engine.rows(f"SELECT count(*) FROM {distinct}", passes.parameters)  # noqa: S608 - the same
        return int(rows)

    def count(self, query: Query, rule: Sql) -> dict[str, int]:
        """Return how many events of each pair pass a rule and answer a query."""
        return self._count(query, rule)

    def _count_by_pair(self, query: Query, rule: Sql) -> dict[str, int]:
        _, passes = self.conditions(query, rule)
        return dict(self.select("pair, count(*)", "events", passes, "GROUP BY pair"))

    @cached_property
    def is_large(self) -> bool:
        """Whether there are more events than can be read whole."""
        [(number,)] = self.select("count(*)", "events", self._of_pairs)
        return int(number) > MOST_ROWS

    def unknown(self, query: Query) -> Query:
        """Return a query with only the names that are in no record."""
        return Query(
            person=tuple(name for name in query.person if not self._is_named("people", name)),
            organization=tuple(
                name for name in query.organization if not self._is_named("organizations", name)
            ),
            source=tuple(name for name in query.source if not self._is_source(name)),
            place=tuple(name for name in query.place if not self._any(Query(place=(name,)))),
            topic=tuple(name for name in query.topic if not self._any(Query(topic=(name,)))),
        )

    def _is_named(self, section: str, name: str) -> bool:
        keys = self.called(section, fold(name))
        return bool(keys) and (
            self._of_pairs == TRUE or not set(self.pairs).isdisjoint(self.pairs_with(section, keys))
        )

    def _is_source(self, name: str) -> bool:
        before, colon, _ = name.partition(":")
        return self._is_named("sources", name) or (bool(colon) and self._is_named("sources", before))

    def _any(self, query: Query) -> bool:
        _, passes = self.conditions(query, TRUE)
        return bool(self.select("1", "events", passes, "LIMIT 1"))

    def dataset(self, pair: str, beside: Iterable[str] = ()) -> Dataset:
        """Return the header, names and sources of a pair's record; those of others are read `beside` it."""
        if pair not in self._datasets:
            self._datasets |= self._read_datasets([pair, *(other for other in beside if other != pair)])
        return self._datasets[pair]

    def _read_datasets(self, pairs: Sequence[str]) -> dict[str, Dataset]:
        condition = is_in("pair", pairs) if len(pairs) <= MOST_ROWS else TRUE
        named: dict[str, dict[str, list[Any]]] = {}
        rows = self.select(
            "pair, members.section, record",
            "members JOIN names ON members.key = names.key",
            condition,
            "ORDER BY pair, members.section, position",
        )
        made: dict[tuple[str, str], Named | Source] = {}
        for pair, section, record in rows:
            if (section, record) not in made:
                made[section, record] = from_stored(NAMED[section], read_stored(record))
            named.setdefault(pair, {}).setdefault(section, []).append(made[section, record])
        return {pair: _dataset(read_stored(self._headers[pair]), named.get(pair, {})) for pair in pairs}

    def facts(self, section: str, pair: str) -> tuple[Fact, ...]:
        """Return the records of a section of a pair, other than events, in the order of the file."""
        rows = self.select(
            "record", section, is_in("pair", (pair,)), f"ORDER BY position LIMIT {MOST_ROWS + 1}"
        )
        dataset = self.dataset(pair)
        if len(rows) > MOST_ROWS:
            raise QueryError(f"More than {MOST_ROWS:,} records of {section}: name a pair (--pair).")
        return tuple(fact_of(FACTS[section], record, dataset) for (record,) in rows)

    @cached_property
    def names(self) -> Dataset:
        """The countries and fiscal years of all pairs, for reading a query."""
        countries = self.select("record", "names", Sql("section = 'countries'"), "ORDER BY key")
        read = [from_stored(Country, read_stored(record)) for (record,) in countries]
        headers = list(map(read_stored, self._headers.values()))
        first = _dataset(headers[0], {"countries": read})
        years = {tuple(year[1]): from_stored(FiscalYear, year) for header in headers for year in header[5]}
        return replace(first, fiscal_years=tuple(years.values()))


def fact_of(kind: type[F], stored: str, dataset: Dataset) -> F:
    """Return the fact that was stored, with the names of its dataset."""
    names = NamesOf(dataset.people, dataset.organizations)
    return with_names(from_stored(kind, read_stored(stored), names), dataset.fiscal_years)


def read_stored(stored: str) -> Any:  # noqa: ANN401 - lists and texts
    """Read the stored form of a record or a header."""
    import json

    return json.loads(stored)


def _dataset(header: Sequence[Any], named: Mapping[str, Sequence[Any]]) -> Dataset:
    identity, title, parties, predecessors, as_of, fiscal_years = header
    return Dataset(
        id=identity,
        title=title,
        parties=(parties[0], parties[1]),
        predecessors=tuple(from_stored(Predecessor, state) for state in predecessors),
        as_of=parse(as_of),
        sources=tuple(named.get("sources", ())),
        countries={country.code: country for country in named.get("countries", ())},
        people={person.id: person for person in named.get("people", ())},
        organizations={body.id: body for body in named.get("organizations", ())},
        events=(),
        trade=(),
        goods=(),
        standing=(),
        fiscal_years=tuple(from_stored(FiscalYear, year) for year in fiscal_years),
    )
