"""The public library: load a record and query it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from bilat.loading.files import MAX_BYTES, Watch, bundled_path, holds_tables, unwatched
from bilat.loading.merging import load_datasets
from bilat.query.filters import Query
from bilat.query.matcher import bearers_of
from bilat.query.pairs import label, names_of_all, select_pairs
from bilat.query.selection import Matches
from bilat.query.store import MemoryStore, Store
from bilat.record.json import Record
from bilat.record.model import (
    Dataset,
    Dated,
    Event,
    Fact,
    Goods,
    Identified,
    Standing,
    Statistic,
    Trade,
)
from bilat.record.travellers import successors_of
from bilat.record.vocabulary import HELD, NOT_HELD, STATUSES
from bilat.values.errors import QueryError
from bilat.values.escaping import quote
from bilat.values.text import did_you_mean

if TYPE_CHECKING:
    from typing import Unpack

    from bilat.query.filters import Filters
    from bilat.query.lookup import Entry
    from bilat.query.union import PairsOf
    from bilat.reports.gaps import Gaps
    from bilat.reports.people import PersonRow
    from bilat.reports.summary import Summary
    from bilat.reports.summary_keys import Countable

R = TypeVar("R", bound=Dated)


def _with_those_asked(found: Matches[R], query: Query) -> Matches[R]:
    if not query.certain_people:
        return found
    return found.mapped(_with_those_surely_there)


def _with_those_surely_there(record: R) -> R:
    """Remove the possible participants from an event."""
    if not isinstance(record, Event):
        return record
    sure = tuple(participant for participant in record.participants if participant.certain)
    return record if len(sure) == len(record.participants) else replace(record, participants=sure)


class Relations:
    """A loaded record with sections to query: `load().events.where(since="2015")`."""

    def __init__(self, record: Dataset | Store) -> None:
        self.store: Store = MemoryStore(record) if isinstance(record, Dataset) else record

    @property
    def dataset(self) -> Dataset:
        """The whole record; from tables, all of its facts are read."""
        return self.store.whole

    @property
    def names(self) -> Dataset:
        """The header of the record, its names and sources; without facts if it comes from tables."""
        return self.store.names

    @property
    def pair(self) -> str:
        """The pair of states by their codes, in the record's own order: RUS-VEN."""
        return self.store.pair

    @property
    def events(self) -> Matches[Event]:
        """Return every dated fact."""
        return self.store.section("events")

    @property
    def meetings(self) -> Matches[Event]:
        """Return the encounters: meetings, calls, summits and visits, each counted once."""
        return self.encounters(Query())

    def encounters(self, query: Query) -> Matches[Event]:
        """Return the encounters that answer `query`.

        A query for kinds also returns whole visits beside the talks on them; one for planned, postponed or
        cancelled encounters returns those instead.
        """
        return self.store.encounters(query)

    @property
    def trade(self) -> Matches[Trade]:
        """Return the trade totals, reported and worked out."""
        return self.store.section("trade")

    @property
    def goods(self) -> Matches[Goods]:
        """Return the commodity facts."""
        return self.store.section("goods")

    @property
    def figures(self) -> Matches[Statistic]:
        """Return the stocks and counts."""
        return self.store.section("figures")

    @property
    def standing(self) -> Matches[Standing]:
        """Return the facts without a date, in the order of the file."""
        return self.store.section("standing")

    def matching(self, section: Matches[R], query: Query) -> Matches[R]:
        """Return the records that match `query`, with the certain participants only if it asks for these."""
        return _with_those_asked(section.matching(query), query)

    def counted(self, what: str, query: Query) -> Matches[Any]:
        """Return what a summary counts (events, encounters, visits, trade or goods), or what a list has.

        Planned, postponed and cancelled events are left out unless the query asks for a status; the list of
        events (`timeline`) has them.
        """
        if what in ("trade", "goods", "figures"):
            section: Matches[Trade | Goods | Statistic] = self.store.section(what)
            return self.matching(section, query)
        if what == "visits":
            if _asks_for_other_kinds(query):
                return Matches(self.names, ())
            query = query._replace(kind=("visit",))
        if what in ("meetings", "visits"):
            return _with_those_asked(self.encounters(query), query)
        as_listed = query.status or what == "timeline"
        return self.matching(self.events, query if as_listed else query._replace(status=HELD))

    def left_out(self, what: str, query: Query) -> int:
        """Return how many events a count or list leaves out as planned, postponed or cancelled."""
        if query.status or what in ("trade", "goods") or (what == "visits" and _asks_for_other_kinds(query)):
            return 0
        query = query._replace(status=tuple(NOT_HELD), kind=("visit",) if what == "visits" else query.kind)
        return self.store.count(query, encounters=what in ("meetings", "visits"))

    def summarise(self, what: str, *by: str, **filters: Unpack[Filters]) -> list[Record]:
        """Count events, meetings, visits, trade, goods or people by a key or two: rows as in the JSON."""
        query = Query.of(self.names, **filters)
        return [row.to_record() for row in summarise_pairs([self], what, by, query).rows]

    def people(self, met: str | None = None, **filters: Unpack[Filters]) -> list[Record]:
        """Return who took part, or whom of the other side someone `met`: roles, how often, first and last."""
        found = people_of_pairs([self], Query.of(self.names, **filters), met)
        return [person.to_record() for person in found]

    def gaps(self, **filters: Unpack[Filters]) -> list[Record]:
        """Return the gaps between encounters, longest first."""
        return [gap.to_record() for gap in self.find_gaps(Query.of(self.names, **filters)).found]

    def anniversaries(self, first: date, last: date, /, **filters: Unpack[Filters]) -> list[Record]:
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
        """Return the gaps between the encounters that answer `query`."""
        from bilat.reports.gaps import find_gaps
        from bilat.reports.unnamed_offices import UnnamedOffices, perhaps_attended

        found = self.encounters(query)
        perhaps: list[Event] = []
        if query.person and not query.certain_people:
            people = [{*bearers_of(name, self.names.people)} for name in query.person]
            others = self.encounters(query._replace(person=()))
            perhaps = perhaps_attended(others, people, UnnamedOffices(self.dataset))
        return find_gaps(found, {event.id for event in found.sure}, perhaps)

    def show(self, record_id: str) -> Entry:
        """Return the record with an id or a name, from any section; raise `QueryError` if there is none."""
        return show([self], record_id)[0][1]

    def facts(self, query: Query) -> list[Fact]:
        """Return the facts of every section that answer `query`, section by section."""
        sections: list[Matches[Fact]] = [self.events, self.trade, self.goods, self.figures, self.standing]
        return [fact for section in sections for fact in section.matching(query)]

    def identified(self, record_id: str) -> Identified | None:
        """Return the record with an id; facts take precedence over names with the same id."""
        return self.store.identified(record_id)

    def wholes_of(self, events: Iterable[Event]) -> dict[str, str]:
        """Return the titles of the events that events are part of, by id."""
        wholes = {whole for event in events for whole in event.part_of}
        return self.store.titles(wholes) if wholes else {}


def country_names(pairs: Sequence[Relations]) -> dict[str, str]:
    """Return the names of countries by code, from several records."""
    shared = pairs[0].store.shared
    if shared:
        return shared.names.country_names
    return {code: name for relations in pairs for code, name in relations.names.country_names.items()}


def names_together(pairs: Sequence[Relations]) -> Dataset:
    """Return a dataset with the names of several pairs, for reading a query."""
    shared = pairs[0].store.shared
    return shared.names if shared else names_of_all([relations.dataset for relations in pairs])


def notes_on_names(pairs: Sequence[Relations], query: Query) -> list[str]:
    """Return a message for each name of the query that no record has, with similar names."""
    if not query.names_anything():
        return []
    from bilat.query.names import unknown_names

    shared = pairs[0].store.shared
    if shared:
        query = shared.unknown(query)
        if not query.describe():
            return []
        if shared.is_large:
            return unknown_names(shared.names, query)
    return unknown_names(names_of_all([relations.dataset for relations in pairs]), query)


def _asks_for_other_kinds(query: Query) -> bool:
    return bool(query.kind) and "visit" not in query.kind


def summarise_pairs(pairs: Sequence[Relations], what: str, by: Iterable[str], query: Query) -> Summary:
    """Count the records of several pairs, each once, by one or two keys."""
    from bilat.query.union import unite
    from bilat.reports.summary import summarise, summary_of
    from bilat.reports.summary_keys import Setting, attendances, read_keys, subject_of

    if what == "meetings" and query.kind == ("visit",):
        what = "visits"
    subject_of(what)
    by = tuple(by)
    if "status" in by and not query.status and what not in ("trade", "goods"):
        query = query._replace(status=STATUSES)
    if what in ("events", "meetings"):
        asked = query if query.status or what == "meetings" else query._replace(status=HELD)
        keys = read_keys(subject_of(what), by)
        counts = pairs[0].store.grouped(asked, keys, encounters=what == "meetings")
        if counts is not None:
            return summary_of(counts, subject_of(what), by, names_together(pairs).fiscal_years)
    found = {relations.pair: relations.counted(what, query) for relations in pairs}
    united = unite(found)
    setting = Setting(
        countries=country_names(pairs),
        pairs=united.pairs,
        parties={relations.pair: relations.names.parties for relations in pairs},
        successors=_sides(pairs),
    )
    records: Iterable[Countable] = united.records
    if what == "people":
        records = attendances(united.records)
    return summarise(records, subject_of(what, setting), by, _only_possible(found, united.pairs))


def people_of_pairs(pairs: Sequence[Relations], query: Query, met: str | None = None) -> list[PersonRow]:
    """Return who took part in the events of several pairs, or whom of the other side someone met."""
    from bilat.query.union import unite, united_links
    from bilat.reports.people import count_people, count_people_met

    bearers = (
        {key for relations in pairs for key in bearers_of(met, relations.names.people)} if met else set()
    )
    if met and not bearers:
        return []
    what = "meetings" if met else "people"
    found = {relations.pair: relations.counted(what, query) for relations in pairs}
    united = unite(found)
    unsure = _only_possible(found, united.pairs)
    if not met:
        links = united_links({relations.pair: relations.store.links for relations in pairs}, united.pairs)
        return count_people(united.records, links, unsure)
    of_pair = {relations.pair: _sides([relations]) for relations in pairs}
    sides = {key: [of_pair[pair] for pair in of] for key, of in united.pairs.items()}
    return count_people_met(united.records, bearers, sides, unsure)


def _only_possible(found: Mapping[str, Matches[Any]], pairs: PairsOf) -> set[str]:
    """Return the keys of the merged records that only possibly answer, in all of their pairs."""
    sure = {f"{pair} {record.id}" for pair, matches in found.items() for record in matches.sure}
    return {
        key for key, of in pairs.items() if sure.isdisjoint(f"{pair} {key.rpartition(' ')[2]}" for pair in of)
    }


def _sides(pairs: Iterable[Relations]) -> dict[str, str]:
    """Return for each pair the party that each state is: the parties themselves and their predecessors."""
    sides: dict[str, str] = {}
    for relations in pairs:
        names = relations.names
        sides |= {code: code for code in names.parties} | successors_of(names.predecessors)
    return sides


def show(pairs: Iterable[Relations], name: str) -> list[tuple[Relations, Entry]]:
    """Return the record with an id from each pair that has one, or else the entries with that name.

    Raise `QueryError` if there is none.
    """
    from bilat.query.lookup import all_names, entries_called
    from bilat.query.names import is_place_in_source

    pairs = list(pairs)
    found: list[tuple[Relations, Entry]] = [
        (relations, entry) for relations in pairs if (entry := relations.identified(name)) is not None
    ]
    if not found:
        found = [(relations, entry) for relations in pairs for entry in entries_called(relations.names, name)]
    if not found:
        known = [word for relations in pairs for word in (*relations.store.ids, *all_names(relations.names))]
        hint = did_you_mean(name, known)
        if is_place_in_source(name) and (sources := pairs[0].names.sources):
            hint = f" For what rests on a place in a source: bilat show --source {sources[0].id}:{name}."
        raise QueryError(
            f"No record has the id or name {quote(name)}.{hint} 'bilat search' looks everywhere."
        )
    return found


def load(*paths: str | Path, pair: str | None = None, max_bytes: int = MAX_BYTES) -> Relations:
    """Load the bundled record, or the one that the files and folders at `paths` hold together.

    A folder stands for its `*.yaml` and `*.yml` files, the text "bundled" for the bundled record; files of
    one pair are merged. Where `paths` hold several pairs, `pair` says which ("RUS-VEN"), or `load_pairs`
    returns all of them. Raise `DatasetError` for files that cannot be read (of more than `max_bytes`, 256 MiB
    unless given) or that clash, and `QueryError` for a pair that is not there, or if there are several pairs
    and `pair` does not choose one.
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
    *paths: str | Path,
    pairs: Iterable[str] = (),
    max_bytes: int = MAX_BYTES,
    watch: Watch = unwatched,
    engine: str | None = None,
) -> dict[str, Relations]:
    """Load every pair of states that the files and folders at `paths` hold, by its name ("RUS-VEN").

    Pairs come in the order they are first met, only those of `pairs` where any is given. Errors are those
    of `load`. A folder of tables is queried with DuckDB, or through the Spark Connect server named as
    `engine` ("sc://host:15002"), which must see the folder. `watch` is called with a file, how many of its
    lines have been read and how many there are.
    """
    if engine or any(holds_tables(Path(path)) for path in paths):
        from bilat.query.table_store import open_tables

        return {store.pair: Relations(store) for store in open_tables(paths, pairs, engine)}
    if not paths:
        paths = (bundled_path(),)
    datasets = load_datasets(paths, max_bytes, watch)
    return {label(dataset.parties): Relations(dataset) for dataset in select_pairs(datasets, pairs)}
