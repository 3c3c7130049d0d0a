"""The record of one pair in tables, and the opening of tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from bilat.query.filters import Query
from bilat.query.grouping import Counts, grouped
from bilat.query.manifest import manifest_of, read_manifest
from bilat.query.selection import Matches, in_order
from bilat.query.statements import TRUE, Sql, all_of, is_in
from bilat.query.tables import FACTS, Tables, fact_of, read_stored
from bilat.query.times import windows_of
from bilat.record.encounters import Links
from bilat.record.identities import identified
from bilat.record.model import Dataset, Event, Fact, Identified, Place
from bilat.record.stored import from_stored
from bilat.record.vocabulary import HELD
from bilat.values.errors import QueryError
from bilat.values.escaping import quote


class TableStore:
    """The record of one pair in tables."""

    def __init__(self, tables: Tables, pair: str) -> None:
        self.tables = tables
        self.pair = pair

    @property
    def names(self) -> Dataset:
        """The header of the record, its names and its sources."""
        return self.tables.dataset(self.pair)

    @cached_property
    def whole(self) -> Dataset:
        """The record with all its facts."""
        facts: dict[str, Any] = {name: self.tables.facts(name, self.pair) for name in FACTS}
        return replace(self.names, events=tuple(self.matching(Query())), **facts)

    @cached_property
    def links(self) -> Links:
        """The wholes of each event that is a part."""
        rows = self.tables.events(
            "id, wholes",
            all_of((Sql("wholes IS NOT NULL"), is_in("pair", (self.pair,)))),
        )
        return {event_id: tuple(wholes) for event_id, wholes in rows}

    def section(self, name: str) -> Matches[Any]:
        """Return the records of a section of facts, in order."""
        if name == "events":
            return StoredEvents(self)
        records = self.tables.facts(name, self.pair)
        return Matches(self.names, records if name == "standing" else in_order(records))

    def matching(self, query: Query) -> Matches[Event]:
        """Return the events that answer a query."""
        return self._matches(query, TRUE)

    def grouped(self, query: Query, keys: Sequence[str], *, encounters: bool) -> Counts | None:
        """Count the events, or encounters, of all pairs that answer a query by a key or two."""
        rule = met_rule(self.tables, query) if encounters else TRUE
        return grouped(self.tables, query, rule, keys)

    @property
    def shared(self) -> Tables:
        """The tables, which hold the other pairs as well."""
        return self.tables

    def count(self, query: Query, *, encounters: bool) -> int:
        """Return how many events, or encounters, answer a query."""
        return self.tables.count(query, met_rule(self.tables, query) if encounters else TRUE).get(
            self.pair, 0
        )

    def encounters(self, query: Query) -> Matches[Event]:
        """Return the encounters that answer a query."""
        return self._matches(query, met_rule(self.tables, query))

    def _matches(self, query: Query, rule: Sql) -> Matches[Event]:
        found = self.tables.found(query, rule)
        rows = found.get(self.pair)
        if not rows:
            return Matches(self.tables.names, (), (), windows_of(query))
        dataset = self.tables.dataset(self.pair, found)
        sure = [_event(record, of_wholes, dataset) for record, of_wholes, surely in rows if surely]
        possible = [_event(record, of_wholes, dataset) for record, of_wholes, surely in rows if not surely]
        return Matches(dataset, sure, possible, windows_of(query))

    @property
    def ids(self) -> Iterable[str]:
        """The ids of every record."""
        return [record.id for record in identified(self.whole)]

    def identified(self, record_id: str) -> Identified | None:
        """Return the record with an id; facts take precedence over names with the same id."""
        condition = all_of((is_in("pair", (self.pair,)), is_in("id", (record_id,))))
        kinds: dict[str, type[Fact]] = {"events": Event, **FACTS}
        for table, kind in kinds.items():
            for (record,) in self.tables.select("record", table, condition):
                return fact_of(kind, record, self.names)
        return {named.id: named for named in identified(self.names)}.get(record_id)

    def titles(self, event_ids: Iterable[str]) -> dict[str, str]:
        """Return the titles of events by id."""
        condition = all_of((is_in("pair", (self.pair,)), is_in("id", tuple(event_ids))))
        records = self.tables.select("record", "events", condition)
        found = [fact_of(Event, record, self.names) for (record,) in records]
        return {event.id: event.title for event in found}


def _event(record: str, of_wholes: str | None, dataset: Dataset) -> Event:
    event = fact_of(Event, record, dataset)
    if of_wholes is None:
        return event
    places = tuple(from_stored(Place, stored) for stored in read_stored(of_wholes))
    return replace(event, places_of_wholes=places)


def met_rule(tables: Tables, query: Query) -> Sql:
    """Return the rule of an encounter, for the kinds and statuses that are asked for."""
    statuses = query.status or HELD
    rules = [Sql("met"), tables.statements.has_status(statuses)]
    if not query.kind:
        hidden = tables.statements.holds_any("hides", statuses)
        rules.append(Sql(f"(hides IS NULL OR NOT {hidden.text})", hidden.parameters))
    return all_of(rules)


class StoredEvents(Matches[Event]):
    """All events of a pair, read when they are iterated over; a query is answered by the engine."""

    __slots__ = ("_store",)

    def __init__(self, store: TableStore) -> None:
        super().__init__(store.tables.names, ())
        self._store = store

    @property
    def sure(self) -> tuple[Event, ...]:
        """All events, in order."""
        return self._store.matching(Query()).sure

    @property
    def possible(self) -> tuple[Event, ...]:
        """Nothing: without a query, nothing is in doubt."""
        return ()

    @property
    def dataset(self) -> Dataset:
        """The dataset whose names a query can use."""
        return self._store.names

    def matching(self, query: Query) -> Matches[Event]:
        """Return the events that answer a query, surely or possibly."""
        return self._store.matching(query)


def open_tables(
    paths: Sequence[str | Path], pairs: Iterable[str] = (), server: str | None = None
) -> list[TableStore]:
    """Return a store for each pair in some tables, which are in a folder here or on a server."""
    if not paths:
        raise QueryError("--engine queries exported tables: name their folder on the server (--data).")
    if len(paths) > 1:
        raise QueryError(
            "Exported tables cannot be combined with other data: name one folder with a bilat.json (--data)."
        )
    tables = _of_server(server, str(paths[0])) if server else _of_folder(Path(paths[0]))
    tables.ask_for(pairs)
    return [TableStore(tables, pair) for pair in tables.pairs]


def _of_folder(folder: Path) -> Tables:
    from bilat.query.duckdb_engine import DuckDbEngine

    manifest = read_manifest(manifest_of(folder), folder)
    return Tables(DuckDbEngine(folder), manifest)


def _of_server(server: str, folder: str) -> Tables:
    from bilat.query.spark_engine import SCHEME, SparkEngine

    if not server.startswith(SCHEME):
        raise QueryError(f"{quote(server)} is not an engine; write it like {SCHEME}host:15002.")
    engine = SparkEngine(server, folder)
    return Tables(engine, read_manifest(engine.manifest, folder))
