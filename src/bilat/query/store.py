"""Where the records of a pair are kept: in memory, or in tables that an engine answers from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from bilat.query.filters import Query
from bilat.query.pairs import label
from bilat.query.selection import Matches, in_order
from bilat.record.model import Dataset, Event, Identified
from bilat.record.vocabulary import HELD

if TYPE_CHECKING:
    from bilat.query.grouping import Counts
    from bilat.record.encounters import Links


class Shared(Protocol):
    """What the stores of several pairs share, where an engine answers for all of them at once."""

    # How many of the matching events are wanted, the first ones, if not all.
    most: int | None
    # Whether they are to be sorted by something else than time, which is refused of very many.
    sorting: bool

    @property
    def names(self) -> Dataset:
        """The countries and fiscal years of all pairs, for reading a query."""
        ...

    @property
    def is_large(self) -> bool:
        """Whether there are more events than can be read whole."""
        ...

    def unknown(self, query: Query) -> Query:
        """Return a query with only the names that are in no record."""
        ...

    def total(self) -> Callable[[], int]:
        """Return a function that counts all events that match the last query, each once."""
        ...


class Store(Protocol):
    """The records of one pair of states, as reports and commands query them."""

    @property
    def shared(self) -> Shared | None:
        """What it shares with the stores of other pairs; None in memory."""
        ...

    @property
    def pair(self) -> str:
        """The pair of states by their codes."""
        ...

    @property
    def names(self) -> Dataset:
        """The header of the record, its names and its sources; facts may be left out."""
        ...

    @property
    def whole(self) -> Dataset:
        """The record with all its facts."""
        ...

    @property
    def links(self) -> Links:
        """The wholes of each event that is a part."""
        ...

    def section(self, name: str) -> Matches[Any]:
        """Return the records of a section of facts, in order."""
        ...

    def matching(self, query: Query) -> Matches[Event]:
        """Return the events that answer a query."""
        ...

    def encounters(self, query: Query) -> Matches[Event]:
        """Return the encounters that answer a query."""
        ...

    def count(self, query: Query, *, encounters: bool) -> int:
        """Return how many events, or encounters, answer a query."""
        ...

    def grouped(self, query: Query, keys: Sequence[str], *, encounters: bool) -> Counts | None:
        """Count the events, or encounters, of all pairs that answer a query by a key or two.

        Return None where the records themselves are to be counted.
        """
        ...

    @property
    def ids(self) -> Iterable[str]:
        """The ids of every record."""
        ...

    def identified(self, record_id: str) -> Identified | None:
        """Return the record with an id; facts take precedence over names with the same id."""
        ...

    def titles(self, event_ids: Iterable[str]) -> dict[str, str]:
        """Return the titles of events by id."""
        ...


class MemoryStore:
    """A record in memory, matched record by record."""

    shared = None

    def __init__(self, dataset: Dataset) -> None:
        self.names = self.whole = dataset
        self.pair = label(dataset.parties)
        self._sections: dict[str, Matches[Any]] = {}

    @cached_property
    def links(self) -> Links:
        """The wholes of each event that is a part."""
        from bilat.record.encounters import wholes_by_part

        return wholes_by_part(self.whole.events)

    def section(self, name: str) -> Matches[Any]:
        """Return the records of a section of facts, in order."""
        if name not in self._sections:
            records = getattr(self.whole, name)
            # Facts without a date stay in the order of the file.
            self._sections[name] = Matches(self.whole, records if name == "standing" else in_order(records))
        return self._sections[name]

    def matching(self, query: Query) -> Matches[Event]:
        """Return the events that answer a query."""
        return self.section("events").matching(query)

    def encounters(self, query: Query) -> Matches[Event]:
        """Return the encounters that answer a query."""
        if not (query.kind or query.status):
            return self._meetings.matching(query)
        from bilat.record.encounters import encounters_of

        found = encounters_of(self.whole, statuses=query.status or HELD, wholes=bool(query.kind))
        return self.section("events").among({event.id for event in found}).matching(query)

    def count(self, query: Query, *, encounters: bool) -> int:
        """Return how many events, or encounters, answer a query."""
        return len(self.encounters(query) if encounters else self.matching(query))

    def grouped(self, query: Query, keys: Sequence[str], *, encounters: bool) -> None:
        """Return None: the caller counts the records."""

    @cached_property
    def _meetings(self) -> Matches[Event]:
        from bilat.record.encounters import encounters_of

        return self.section("events").among({event.id for event in encounters_of(self.whole)})

    @property
    def ids(self) -> Iterable[str]:
        """The ids of every record."""
        return self._by_id

    def identified(self, record_id: str) -> Identified | None:
        """Return the record with an id."""
        return self._by_id.get(record_id)

    def titles(self, event_ids: Iterable[str]) -> dict[str, str]:
        """Return the titles of events by id."""
        wanted = set(event_ids)
        return {event.id: event.title for event in self.whole.events if event.id in wanted}

    @cached_property
    def _by_id(self) -> dict[str, Identified]:
        from bilat.record.identities import identified

        return {record.id: record for record in identified(self.whole)}
