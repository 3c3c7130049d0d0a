"""Importing: rows of files become entries of a record, each compared with what the record has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from bilat.exchange import naming
from bilat.exchange.cited_rows import FACTS, CitedRows
from bilat.exchange.entry_reader import EntryReader, Imported
from bilat.exchange.figure_matching import FigureIndex
from bilat.exchange.importers.registry import reader
from bilat.exchange.importers.rows import (
    OTHER_TIME,
    THIS_FILE,
    Edition,
    ImportedEntry,
    ImportOptions,
    LeftOut,
)
from bilat.exchange.importers.text_files import SourceFile
from bilat.exchange.matching import NEW, EventIndex, Match, Outcome
from bilat.exchange.source_matching import SourceIndex
from bilat.loading.yaml_nodes import Draft
from bilat.record.identities import identified
from bilat.record.import_rows import WRITTEN
from bilat.record.model import Dataset
from bilat.record.schema import SECTIONS
from bilat.values.edtf import EdtfDate, parse
from bilat.values.errors import DateError

# In order of how much they ask of a reader: a row with several entries counts as the last of their outcomes.
_ASKING = (Outcome.THERE, Outcome.NEW, Outcome.ADDS, Outcome.DISAGREES)
_WATCHED_EVERY = 1000
# The most rows that a source can declare.
_MOST_DECLARED = 999_999
# The fields that name other entries of the file by their keys.
_PARTS = ("part_of", "part_of_one")


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """An entry to be written: its fields as a dataset file has them, its date, the comments above it."""

    draft: Draft
    date: EdtfDate | None = None
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of an imported entry: `id` is its own, or that of the entry that has it already."""

    rows: tuple[int, ...]
    locators: tuple[str, ...]
    section: str
    id: str
    match: Match


@dataclass(slots=True)
class FileImport:
    """What became of the rows of one file; every row read becomes an entry or is left out for a reason."""

    path: str
    encoding: str = "utf-8"
    source: str | None = None
    left_out: dict[int, str] = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)

    def outcomes(self) -> dict[int, Outcome]:
        """Return the outcome of each row that became an entry."""
        found: dict[int, Outcome] = {}
        for placed in self.placed:
            outcome = placed.match.outcome
            for row in placed.rows:
                known = found.get(row)
                if known is None:
                    found[row] = outcome
                elif known is not outcome:
                    found[row] = max(known, outcome, key=_ASKING.index)
        return found

    def reasons(self) -> dict[str, int]:
        """Return how many rows were left out, by reason."""
        used = self.outcomes() if self.left_out else {}
        counted: dict[str, int] = {}
        for row, reason in self.left_out.items():
            if row not in used:
                counted[reason] = counted.get(reason, 0) + 1
        return counted


@dataclass(frozen=True, slots=True)
class Import:
    """What was imported: new entries by section in order of date, and what became of each file's rows."""

    entries: Mapping[str, list[DraftEntry]]
    files: list[FileImport]
    directory: naming.Directory

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to write."""
        return not any(self.entries.values())


class Importer:
    """Imports files of a format for a pair of states, against a record of it, which may be None."""

    def __init__(
        self,
        name: str,
        options: ImportOptions,
        known: Dataset | None,
        *,
        since: date | None = None,
        until: date | None = None,
        accessed: str | None = None,
    ) -> None:
        self._name, self._options = name, options
        self._since, self._until, self._accessed = since, until, accessed
        self._directory = naming.Directory.of(known)
        self._ids = naming.Ids(record.id for record in identified(known)) if known else naming.Ids()
        self._cited = CitedRows(known)
        self._indexes: dict[str, Any] = {
            "events": EventIndex(known.events if known else ()),
            "sources": SourceIndex(known.sources if known else ()),
            **{name: FigureIndex(name, getattr(known, name, ())) for name in FACTS if name != "events"},
        }
        self._remembers = True
        self._made: dict[str, list[DraftEntry]] = {section: [] for section in WRITTEN}

    def run(self, files: Iterable[SourceFile], *, is_alone: bool = False) -> Import:
        """Import the files in their order; rows are also compared with those of earlier files.

        Entries of a file that is alone are not kept for such a comparison.
        """
        self._remembers = not is_alone
        done = [self._import(file) for file in files]
        for section in FACTS:
            self._made[section].sort(key=_order)
        return Import(self._made, done, self._directory)

    def _import(self, file: SourceFile) -> FileImport:
        read = EntryReader(file, self._directory)
        report = FileImport(file.path, "utf-8" if file.is_spreadsheet else file.encoding)
        entries: list[ImportedEntry] = []
        edition: Edition | None = None
        for item in reader(self._name)(file, self._options):
            if isinstance(item, LeftOut):
                report.left_out[item.row] = item.reason
            elif isinstance(item, Edition):
                edition = item
            elif self._is_in_time(read, item):
                entries.append(item)
            else:
                report.left_out.update(dict.fromkeys(item.rows, OTHER_TIME))
        source: Draft = {}
        if edition is not None:
            source = self._source(file, edition, entries, report)
            report.source = read.source(source).id
        if self._place(read, entries, report) and edition is not None:
            comments = (edition.note,) if edition.note else ()
            self._made["sources"].append(DraftEntry(source, comments=comments))
        return report

    def _is_in_time(self, read: EntryReader, item: ImportedEntry) -> bool:
        when = item.entry.get("date")
        if when is None or (self._since is None and self._until is None) or item.section == "sources":
            return True
        try:
            return parse(when).may_lie_in(EdtfDate("", self._since, self._until, "interval"))
        except DateError as fault:
            raise read.fault(item, str(fault)) from fault

    def _source(
        self, file: SourceFile, edition: Edition, entries: list[ImportedEntry], report: FileImport
    ) -> Draft:
        """Return the file as a source, with how many rows or records it has."""
        rows = {*report.left_out, *(row for entry in entries for row in entry.rows)}
        signs = {at[:1] for entry in entries for at in entry.locators}
        return source_draft(
            *(self._name, file.digest, edition, self._accessed),
            rows=max(rows) if "r" in signs else None,
            records=len(rows) if "#" in signs else None,
        )

    def _place(self, read: EntryReader, entries: Sequence[ImportedEntry], report: FileImport) -> bool:
        """Compare each entry with the record, and keep those that it lacks; return whether any is new."""
        records: list[tuple[str, Imported]] = []
        ids: dict[str, str] = {}
        made: list[DraftEntry] = []
        for number, item in enumerate(entries):
            if not number % _WATCHED_EVERY:
                read.file.watch(read.file.path, number, len(entries) + 1)
            draft = naming.with_ids(item.entry, self._directory)
            if item.made_title:
                draft["title"] = naming.with_known_names(item.entry, draft, self._directory)
            parts: Draft = {name: draft.pop(name) for name in _PARTS if name in draft}
            draft["id"] = self._ids.free(self._wanted_id(item, draft))
            if item.section != "sources":
                draft["sources"] = [{"id": report.source, "at": list(item.locators)}]
            if draft.get("attributed_to") == THIS_FILE:
                draft["attributed_to"] = report.source
            record = read.entry(item, draft)
            match = match_of(item, record, report.source, self._indexes.get(item.section), self._cited)
            if match.outcome is not Outcome.THERE:
                self._ids.take(record.id)
                if self._remembers:
                    records.append((item.section, record))
                comments = (*_about(match), *((item.comment,) if item.comment else ()))
                entry = DraftEntry(_in_order(item.section, {**draft, **parts}), record.date, comments)
                made.append(entry)
                self._made[item.section].append(entry)
                if item.key:
                    ids[item.key] = record.id
            record_id = match.record if match.record and match.outcome is Outcome.THERE else record.id
            report.placed.append(Placed(item.rows, item.locators, item.section, record_id, match))
        read.file.watch(read.file.path, 1, 1)
        for entry in made:
            _name_parts(entry.draft, ids)
        self._remember(records)
        return bool(made)

    def _wanted_id(self, item: ImportedEntry, draft: Draft) -> str:
        parts = item.id_parts
        if not parts:
            people = [who["person"] for who in draft.get("participants", ()) if "person" in who]
            parts = (draft.get("kind", item.section), *people[:2])
        when = () if item.section == "sources" else (draft.get("date", ""),)
        return naming.id_of([self._name, *parts, *when])

    def _remember(self, records: Iterable[tuple[str, Imported]]) -> None:
        """Compare later files with what this one added."""
        for section, record in records:
            self._indexes[section].add(record)
            self._cited.add(section, record)


def source_draft(
    name: str, digest: str, edition: Edition, accessed: str | None, *, rows: int | None, records: int | None
) -> Draft:
    """Return a file of a format as a source, with how many rows or records it has."""
    said = {
        "id": f"{naming.id_of([name])}-{digest}",
        "publisher": edition.publisher,
        "carrier": edition.carrier,
        "date": None if accessed else edition.date,
        "accessed": accessed,
        "title": edition.title,
        "url": edition.url,
        "language": edition.language,
        # A source with more rows than it can declare takes any locator.
        "rows": str(rows) if rows and rows <= _MOST_DECLARED else None,
        "records": str(records) if records and records <= _MOST_DECLARED else None,
    }
    return {name: value for name, value in said.items() if value}


def match_of(
    item: ImportedEntry,
    record: Imported,
    source: str | None,
    index: Any,  # noqa: ANN401 - of the section, or None
    cited: CitedRows,
) -> Match:
    """Compare a record with those that are known; one that cites the same row is the same.

    One that cites a row with the same id in another edition is compared with that record only.
    """
    match: Match = NEW
    if source and (found := cited.of_this_file(item, record, source)):
        match = Match(Outcome.THERE, found.id)
    elif index and source and (found := cited.of_an_edition(item, record, source)):
        match = index.compare(record, found)
    elif index:
        match = index.match(record)
    return match


def _order(entry: DraftEntry) -> tuple[date, date]:
    return entry.date.order if entry.date else (date.max, date.max)


def _about(match: Match) -> tuple[str, ...]:
    """Return the comment above an entry that matches one of the record."""
    if match.record is None:
        return ()
    says = "Disagrees with" if match.outcome is Outcome.DISAGREES else "Adds to"
    return (f"{says} {match.record}: {match.fields_in_words()}.",)


def _name_parts(draft: Draft, ids: Mapping[str, str]) -> None:
    """Replace the keys of the wholes of an entry by ids; wholes that were not written are left out."""
    for name in _PARTS:
        if name in draft:
            draft[name] = [ids[key] for key in draft[name] if key in ids]
            if not draft[name]:
                del draft[name]


def _in_order(section: str, draft: Draft) -> Draft:
    """Return a draft with its fields in the order of the schema."""
    return {name: draft[name] for name in _ordered(section, tuple(draft))}


@cache
def _ordered(section: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(field.name for field in SECTIONS[section].in_file() if field.name in names)
