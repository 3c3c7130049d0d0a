"""The library's face: load a record, ask it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from bilat.errors import QueryError
from bilat.loading.dataset import bundled_path, read_dataset
from bilat.loading.reading import MAX_BYTES
from bilat.model import (
    MEETING_KINDS,
    Dataset,
    Event,
    Goods,
    Organization,
    Person,
    Source,
    Standing,
    Trade,
)
from bilat.query import Filters, Query
from bilat.records import Record
from bilat.selection import Selection, in_order
from bilat.text import did_you_mean

if TYPE_CHECKING:
    from bilat.anniversaries import Anniversary
    from bilat.gaps import Silences

Shown = Event | Trade | Goods | Standing | Source | Person | Organization


class Relations:
    """A loaded record, its sections ready to be asked: `load().events.where(since="2015")`."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    @cached_property
    def events(self) -> Selection[Event]:
        """Return every dated fact."""
        return Selection(self.dataset, in_order(self.dataset.events))

    @cached_property
    def meetings(self) -> Selection[Event]:
        """Return the meetings and visits."""
        return Selection(self.dataset, (event for event in self.events if event.kind in MEETING_KINDS))

    @cached_property
    def trade(self) -> Selection[Trade]:
        """Return the trade totals, reported and worked out."""
        return Selection(self.dataset, in_order(self.dataset.trade))

    @cached_property
    def goods(self) -> Selection[Goods]:
        """Return the commodity facts."""
        return Selection(self.dataset, in_order(self.dataset.goods))

    def counted(self, what: str, query: Query) -> Sequence[Any]:
        """Return what a summary of `what` counts: records, or for people each official at each event."""
        if what == "people":
            from bilat.summary.subjects import attendances

            return tuple(attendances(self.events.matching(query)))
        sections: dict[str, Selection[Any]] = {
            "events": self.events,
            "meetings": self.meetings,
            "trade": self.trade,
            "goods": self.goods,
        }
        return sections[what].matching(query)

    def summarise(self, what: str, *by: str, **filters: Unpack[Filters]) -> list[Record]:
        """Count events, meetings, trade, goods or people by one key or two: rows as JSON shows them."""
        from bilat.summary.counts import summarise
        from bilat.summary.subjects import subject_of

        query = Query.of(self.dataset, **filters)
        subject = subject_of(what)
        return list(summarise(self.counted(what, query), subject, by).rows)

    def people(self, **filters: Unpack[Filters]) -> list[Record]:
        """Return who took part, in what roles, how often, first and last."""
        from bilat.summary.people import people

        return people(self.events.where(**filters))

    def gaps(self, **filters: Unpack[Filters]) -> list[Record]:
        """Return the silences between meetings, longest first."""
        from bilat.gaps import gap_record

        return [gap_record(one) for one in self.silences(Query.of(self.dataset, **filters)).found]

    def anniversaries(self, first: date, last: date, **filters: Unpack[Filters]) -> list[Record]:
        """Return the anniversaries of events from `first` to `last`, both included."""
        from bilat.anniversaries import anniversary_record

        found = self.anniversaries_within(Query.of(self.dataset, **filters), first, last)
        return [anniversary_record(one) for one in found]

    def silences(self, query: Query) -> Silences:
        """Return the silences between the meetings that answer `query`."""
        from bilat.gaps import silences

        sure = {event.id for event in self.meetings.matching(replace(query, certain=True))}
        return silences(self.meetings.matching(query), sure)

    def anniversaries_within(self, query: Query, first: date, last: date) -> list[Anniversary]:
        """Return the anniversaries, from `first` to `last`, of the events that answer `query`."""
        from bilat.anniversaries import anniversaries

        return anniversaries(self.events.matching(query), first, last)

    def show(self, record_id: str) -> Shown:
        """Return the record under an id, of whatever section; raise `QueryError` where there is none."""
        dataset = self.dataset
        records: dict[str, Shown] = {
            record.id: record
            for section in (
                dataset.organizations.values(),
                dataset.people.values(),
                dataset.sources,
                dataset.standing,
                dataset.goods,
                dataset.trade,
                dataset.events,
            )
            for record in section
        }
        found = records.get(record_id)
        if found is None:
            hint = did_you_mean(record_id, records)
            raise QueryError(f"No record has the id {record_id!r}.{hint} 'bilat timeline' lists events.")
        return found


def load(path: str | Path | None = None, *, max_bytes: int = MAX_BYTES) -> Relations:
    """Load the bundled record, or the one at `path`; raise `DatasetError` where it cannot be read.

    A file of more than `max_bytes`, 256 MiB unless given, is not read.
    """
    return Relations(read_dataset(Path(path) if path else bundled_path(), max_bytes))
