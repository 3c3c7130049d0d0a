"""Tables of everything in files of coded news: written pair by pair, within bounded memory.

They give the same answers as the dataset files that importing the same files pair by pair would make.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from bilat.exchange import naming
from bilat.exchange.cited_rows import CitedRows
from bilat.exchange.entry_reader import EntryReader
from bilat.exchange.exporters.engine_tables import TableWriter
from bilat.exchange.exporters.table_rows import EventRows, dataset_row, member_rows
from bilat.exchange.importers.rows import Edition, ImportedEntry
from bilat.exchange.importers.text_files import SourceFile
from bilat.exchange.importing import match_of, source_draft
from bilat.exchange.lead_reading import LeadSorter
from bilat.exchange.matching import EventIndex, Outcome
from bilat.exchange.spilling import Packed, Sorter
from bilat.loading.dataset import without_facts
from bilat.loading.files import Watch, unwatched
from bilat.loading.sections import Names
from bilat.loading.yaml_nodes import Draft
from bilat.record.model import (
    Citation,
    Country,
    Dataset,
    Event,
    Participant,
    Person,
    Place,
    Predecessor,
    Source,
)
from bilat.record.travellers import event_with_parts, successors_of
from bilat.values.edtf import parse


@dataclass(slots=True)
class WrittenCounts:
    """How many pairs and events were written, and how many entries were there already."""

    pairs: int = 0
    events: int = 0
    there: int = 0


@dataclass(frozen=True, slots=True)
class LeadImport:
    """What is imported: the format, what became of the files, and when they were fetched."""

    name: str
    leads: LeadSorter
    predecessors: Sequence[Predecessor]
    accessed: str | None = None


def write_leads(made_of: LeadImport, folder: Path, watch: Watch = unwatched) -> WrittenCounts:
    """Write the tables of what was read into a folder that is there and empty."""
    written, whole = WrittenCounts(), len({pair for file in made_of.leads.files for pair in file.pairs})
    with TableWriter(folder, in_order=True) as tables:
        for pair, entries in made_of.leads.entries():
            watch(pair, written.pairs, whole + 1)
            _Pair(made_of, pair, folder).write(entries, tables, written)
        tables.finish()
    watch("", whole, whole)
    return written


@dataclass(slots=True)
class _Used:
    """The sources and names that the events of a pair use, in the order of first use, and the last day."""

    sources: set[str] = field(default_factory=set)
    people: dict[str, None] = field(default_factory=dict)
    countries: dict[str, None] = field(default_factory=dict)
    last: date = date.min

    def note(self, event: Event) -> None:
        """Note what an event cites and names."""
        self.last = max(self.last, event.date.order[1])
        self.sources.add(event.sources[0].source)
        for participant in event.participants:
            if participant.person:
                self.people[participant.person.id] = None
            else:
                self.countries[participant.country] = None
        if event.place:
            self.countries[event.place.country] = None


class _Pair:
    """Writes one pair: names get their ids in the order of rows, as in an import, then events by day."""

    def __init__(self, made_of: LeadImport, pair: str, folder: Path) -> None:
        first, second = pair.split("-")
        self._made_of = made_of
        self._files = made_of.leads.files
        self._parties = (first, second)
        self._predecessors = [state for state in made_of.predecessors if state.successor in self._parties]
        self._by_day = Sorter(folder)
        self._directory = naming.Directory()
        self._sources: dict[int, Source] = {}
        self._made: dict[tuple[str, str], Participant] = {}

    def write(
        self, entries: Iterable[tuple[int, ImportedEntry]], tables: TableWriter, written: WrittenCounts
    ) -> None:
        """Write the rows of the pair."""
        self._name(entries)
        names = self._directory
        known = self._dataset(names.countries, names.people, self._sources.values(), date.max)
        rows, successors, used = EventRows(known, tables.key_of), successors_of(known.predecessors), _Used()
        for _, items in groupby(self._by_day, itemgetter(0)):
            events = self._events_of_day(items, written)
            for event in events:
                used.note(event)
            for event in sorted(events, key=lambda event: event.id):
                tables.write_line("events", rows.row(event_with_parts(event, successors)))
            written.events += len(events)
        whole = self._whole(used)
        tables.write("datasets", dataset_row(whole, written.pairs))
        tables.write_all("members", member_rows(whole, tables.key_of))
        written.pairs += 1

    def _name(self, entries: Iterable[tuple[int, ImportedEntry]]) -> None:
        """Collect the names, and sort the entries by day; after that the sources are known, too."""
        signs: dict[int, set[str]] = {}
        for number, (place, entry) in enumerate(entries):
            draft = naming.with_ids(entry.entry, self._directory)
            draft["title"] = naming.with_known_names(entry.entry, draft, self._directory)
            signs.setdefault(place, set()).update(at[:1] for at in entry.locators)
            self._by_day.add((draft["date"], place, number, draft, entry.locators, entry.id_parts))
        for place, used in signs.items():
            self._sources[place] = self._source(place, used)

    def _source(self, place: int, signs: Container[str]) -> Source:
        file = self._files[place]
        assert file.edition is not None  # noqa: S101 - each reader yields one
        return _read_source(
            *(file.path, self._made_of.name, file.digest, file.edition, self._made_of.accessed),
            rows=file.last_row if "r" in signs else None,
            records=file.rows if "#" in signs else None,
        )

    def _events_of_day(self, items: Iterable[Packed], written: WrittenCounts) -> list[Event]:
        """Return the events of one day, without those that an earlier file has already."""
        events: list[Event] = []
        ids, index, cited = naming.Ids(), EventIndex(), CitedRows(None)
        for place, of_file in groupby(items, itemgetter(1)):
            before = len(events)
            for _, _, _, draft, locators, id_parts in of_file:
                event = self._event(place, draft, locators, ids.free(self._wanted(id_parts, draft)))
                if before:
                    item = ImportedEntry((), locators, "events", draft)
                    match = match_of(item, event, self._sources[place].id, index, cited)
                    if match.outcome is Outcome.THERE:
                        written.there += 1
                        continue
                ids.take(event.id)
                events.append(event)
            if len(self._files) > 1:
                for event in events[before:]:
                    index.add(event)
                    cited.add("events", event)
        return events

    def _wanted(self, id_parts: Iterable[str], draft: Draft) -> str:
        return naming.id_of([self._made_of.name, *id_parts, draft["date"]])

    def _event(self, place: int, draft: Draft, locators: Iterable[str], event_id: str) -> Event:
        """Return the event of a draft, which has only the fields of a lead."""
        source = self._sources[place].id
        where = draft.get("place")
        return Event(
            id=event_id,
            date=parse(draft["date"]),
            kind=draft["kind"],
            status="occurred",
            title=draft["title"],
            place=Place(None, where.get("city"), where["country"]) if where else None,
            participants=tuple([self._participant(**said) for said in draft["participants"]]),
            organizations=(),
            topics=(),
            occasion=None,
            note=draft["note"],
            attributed_to=source,
            sources=tuple([Citation(source, at) for at in locators]),
        )

    def _participant(
        self, role: str, certain: str, person: str | None = None, country: str = ""
    ) -> Participant:
        key = (person or country, role)
        made = self._made.get(key)
        if made is None:
            named = self._directory.people[person] if person else None
            made = Participant(named, role, named.country if named else country, certain == "true")
            self._made[key] = made
        return made

    def _whole(self, used: _Used) -> Dataset:
        """Return the header and names of the pair as an import writes them."""
        directory = self._directory
        for person in used.people:
            used.countries[directory.people[person].country] = None
        states = [state.country for state in self._predecessors if state.country in used.countries]
        codes = dict.fromkeys((*self._parties, *states, *used.countries))
        for code in codes:
            directory.country(code)
        whole = self._dataset(
            {code: directory.countries[code] for code in codes},
            {person: directory.people[person] for person in used.people},
            [source for place, source in sorted(self._sources.items()) if source.id in used.sources],
            used.last,
        )
        return replace(
            whole, predecessors=tuple(state for state in whole.predecessors if state.country in states)
        )

    def _dataset(
        self,
        countries: Mapping[str, Country],
        people: Mapping[str, Person],
        sources: Iterable[Source],
        last: date,
    ) -> Dataset:
        dataset_id, title = naming.id_and_title(self._parties)
        header = {
            "id": dataset_id,
            "title": title,
            "parties": self._parties,
            "predecessors": tuple(self._predecessors),
            "as_of": parse(last.isoformat()),
        }
        by_id = {source.id: source for source in sources}
        return without_facts(Names(by_id, dict(countries), dict(people), {}, {}), header)


@lru_cache(maxsize=64)
def _read_source(
    path: str,
    name: str,
    digest: str,
    edition: Edition,
    accessed: str | None,
    *,
    rows: int | None,
    records: int | None,
) -> Source:
    """Return a file as a source; cached, since all pairs cite the same few files."""
    draft = source_draft(name, digest, edition, accessed, rows=rows, records=records)
    return EntryReader(SourceFile(path, b""), naming.Directory()).source(draft)
