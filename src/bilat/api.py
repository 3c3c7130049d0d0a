"""The library's face: load a record, ask it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bilat.errors import QueryError
from bilat.loading.dataset import bundled_path, read_dataset
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
from bilat.query import Query, Selection
from bilat.summary.subjects import attendances
from bilat.text import did_you_mean

Shown = Event | Trade | Goods | Standing | Source | Person | Organization


class Relations:
    """A loaded record, its sections ready to be asked: `load().events.where(since="2015")`."""

    __slots__ = ("dataset",)

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    @property
    def events(self) -> Selection[Event]:
        """Return every dated fact."""
        return Selection(self.dataset, self.dataset.events)

    @property
    def meetings(self) -> Selection[Event]:
        """Return the meetings and visits."""
        return Selection(self.dataset, (e for e in self.dataset.events if e.kind in MEETING_KINDS))

    @property
    def trade(self) -> Selection[Trade]:
        """Return the trade totals, reported and worked out."""
        return Selection(self.dataset, self.dataset.trade)

    @property
    def goods(self) -> Selection[Goods]:
        """Return the commodity facts."""
        return Selection(self.dataset, self.dataset.goods)

    def counted(self, what: str, query: Query) -> Sequence[Any]:
        """Return what a summary of `what` counts: records, or for people each official at each event."""
        if what == "people":
            return tuple(attendances(self.events.matching(query)))
        sections: dict[str, Selection[Any]] = {
            "events": self.events,
            "meetings": self.meetings,
            "trade": self.trade,
            "goods": self.goods,
        }
        return sections[what].matching(query)

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


def load(path: str | Path | None = None) -> Relations:
    """Load the bundled record, or the one at `path`; raise `DatasetError` where it cannot be read."""
    return Relations(read_dataset(Path(path) if path else bundled_path()))
