"""The public library: load a record and query it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, Unpack

from bilat.loading.files import MAX_BYTES, Watch, bundled_path, unwatched
from bilat.loading.merging import load_datasets
from bilat.query.filters import Filters, Query
from bilat.query.pairs import label, select_pairs
from bilat.query.selection import Selection, in_order
from bilat.record.identities import identified
from bilat.record.json import Record
from bilat.record.model import (
    Dataset,
    Dated,
    Event,
    Goods,
    Identified,
    Standing,
    Statistic,
    Trade,
)
from bilat.record.vocabulary import MEETING_KINDS
from bilat.values.errors import QueryError
from bilat.values.escaping import quote
from bilat.values.text import did_you_mean

if TYPE_CHECKING:
    from bilat.reports.gaps import Gaps

R = TypeVar("R", bound=Dated)


def _with_those_surely_there(record: R) -> R:
    """Remove the possible participants from an event."""
    if not isinstance(record, Event):
        return record
    sure = tuple(participant for participant in record.participants if participant.certain)
    return record if len(sure) == len(record.participants) else replace(record, participants=sure)


class Relations:
    """A loaded record with sections to query: `load().events.where(since="2015")`."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    @property
    def pair(self) -> str:
        """The pair of states by their codes, in the record's own order: RUS-VEN."""
        return label(self.dataset.parties)

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

    @cached_property
    def figures(self) -> Selection[Statistic]:
        """Return the stocks and counts."""
        return Selection(self.dataset, in_order(self.dataset.figures))

    @cached_property
    def standing(self) -> Selection[Standing]:
        """Return the facts without a date, in the order of the file."""
        return Selection(self.dataset, self.dataset.standing)

    def records_counted(self, what: str, query: Query) -> Sequence[Any]:
        """Return what a summary of `what` counts: records, or for people each official at each event."""
        if what == "people":
            from bilat.reports.summary_keys import attendances

            return tuple(attendances(self.matching(self.events, query)))
        sections: dict[str, Selection[Any]] = {
            "events": self.events,
            "meetings": self.meetings,
            "trade": self.trade,
            "goods": self.goods,
        }
        return self.matching(sections[what], query)

    def matching(self, section: Selection[R], query: Query) -> Sequence[R]:
        """Return the records that match `query`; if it asks for certainty, with certain participants only."""
        found = section.matching(query)
        if not query.certain:
            return found
        return [_with_those_surely_there(record) for record in found]

    def summarise(self, what: str, *by: str, **filters: Unpack[Filters]) -> list[Record]:
        """Count events, meetings, trade, goods or people by one key or two: rows as JSON shows them."""
        from bilat.reports.summary import summarise
        from bilat.reports.summary_keys import subject_of

        query = Query.of(self.dataset, **filters)
        subject = subject_of(what)
        return [row.to_record() for row in summarise(self.records_counted(what, query), subject, by).rows]

    def people(self, **filters: Unpack[Filters]) -> list[Record]:
        """Return who took part, in what roles, how often, first and last."""
        from bilat.reports.people import count_people

        found = count_people(self.matching(self.events, Query.of(self.dataset, **filters)))
        return [person.to_record() for person in found]

    def gaps(self, **filters: Unpack[Filters]) -> list[Record]:
        """Return the gaps between meetings, longest first."""
        return [gap.to_record() for gap in self.find_gaps(Query.of(self.dataset, **filters)).found]

    def anniversaries(self, first: date, last: date, **filters: Unpack[Filters]) -> list[Record]:
        """Return the anniversaries of events from `first` to `last`, both included."""
        from bilat.reports.anniversaries import find_anniversaries

        return [found.to_record() for found in find_anniversaries(self.events.where(**filters), first, last)]

    def profile(self) -> Record:
        """Return the profile of the pair."""
        from bilat.reports.profile import profile

        return profile(self.dataset).to_record()

    def sources(self) -> list[Record]:
        """Return each source with how many records cite it and how many of its paragraphs are cited."""
        from bilat.reports.sources import cited_sources

        return [cited.to_record() for cited in cited_sources(self.dataset)]

    def find_gaps(self, query: Query) -> Gaps:
        """Return the gaps between the meetings that answer `query`."""
        from bilat.reports.gaps import find_gaps

        sure = {event.id for event in self.meetings.matching(replace(query, certain=True))}
        return find_gaps(self.meetings.matching(query), sure)

    def show(self, record_id: str) -> Identified:
        """Return the record with an id, from any section; raise `QueryError` if there is none."""
        return show([self], record_id)[0][1]

    @cached_property
    def identified(self) -> dict[str, Identified]:
        """Return every record by its id; facts take precedence over names with the same id."""
        return {record.id: record for record in identified(self.dataset)}


def show(pairs: Iterable[Relations], record_id: str) -> list[tuple[Relations, Identified]]:
    """Return the record with an id from each pair that has one; raise `QueryError` if none has."""
    records = [(relations, relations.identified) for relations in pairs]
    found = [(relations, by_id[record_id]) for relations, by_id in records if record_id in by_id]
    if not found:
        hint = did_you_mean(record_id, [known for _, by_id in records for known in by_id])
        raise QueryError(f"No record has the id {quote(record_id)}.{hint} 'bilat timeline' lists events.")
    return found


def load(*paths: str | Path, pair: str | None = None, max_bytes: int = MAX_BYTES) -> Relations:
    """Load the bundled record, or the one that the files and folders at `paths` hold together.

    A folder stands for its `*.yaml` and `*.yml` files, the text "bundled" for the bundled record; files of
    one pair are merged. Where `paths` hold several pairs, `pair` says which ("RUS-VEN"), or `load_pairs`
    gives all of them. Raise `DatasetError` for files that cannot be read (of more than `max_bytes`, 256 MiB
    unless given) or that clash, and `QueryError` for a pair that is not there, or where it is not said which
    of several is meant.
    """
    relations = list(load_pairs(*paths, pairs=[pair] if pair else [], max_bytes=max_bytes).values())
    if len(relations) > 1:
        labels = ", ".join(loaded.pair for loaded in relations)
        raise QueryError(
            f"The data contains several pairs: {labels}. "
            f"Choose one: load(…, pair={quote(relations[0].pair)})."
        )
    return relations[0]


def load_pairs(
    *paths: str | Path, pairs: Iterable[str] = (), max_bytes: int = MAX_BYTES, watch: Watch = unwatched
) -> dict[str, Relations]:
    """Load every pair of states that the files and folders at `paths` hold, by its name ("RUS-VEN").

    Pairs come in the order they are first met, only those of `pairs` where any is given. Errors are those
    of `load`. `watch` is called with a file, how many of its lines have been read and how many there are.
    """
    if not paths:
        paths = (bundled_path(),)
    datasets = load_datasets(paths, max_bytes, watch)
    return {label(dataset.parties): Relations(dataset) for dataset in select_pairs(datasets, pairs)}
