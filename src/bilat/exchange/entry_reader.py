"""Imported entries read as those of a dataset file are, so that a wrong value is an error with its line."""

from __future__ import annotations

from bilat.exchange.draft_reader import DraftReader, node_of
from bilat.exchange.importers.rows import ImportedEntry
from bilat.exchange.importers.text_files import SourceFile
from bilat.exchange.naming import Directory
from bilat.loading.entries import Faults
from bilat.loading.sections import Names, read_entry
from bilat.loading.yaml_nodes import Draft
from bilat.record.declarations import Section
from bilat.record.figure_tables import GOODS, STATISTIC, TRADE
from bilat.record.model import Event, Goods, Source, Statistic, Trade
from bilat.record.name_tables import SOURCE
from bilat.record.schema import EVENT
from bilat.values.errors import DatasetError, Problem, with_hints

Imported = Source | Event | Trade | Goods | Statistic
_SECTIONS: dict[str, Section[Imported]] = {
    section.name: section for section in (SOURCE, EVENT, TRADE, GOODS, STATISTIC)
}


class EntryReader:
    """Reads the entries made from one file; they can name what is in a directory and the sources so far."""

    def __init__(self, file: SourceFile, directory: Directory) -> None:
        self.file = file
        self._problems: list[Problem] = []
        self._faults = Faults(file.path, [], self._problems)
        self._names = Names({}, directory.countries, directory.people, directory.organizations, {})
        self._drafts = DraftReader(self._names)

    def source(self, draft: Draft) -> Source:
        """Return a source, which entries can cite from then on."""
        source = read_entry(SOURCE, node_of(draft), self._faults, self._names)
        if self._problems:
            [problem, *_] = with_hints(self._problems[:1])
            raise self.file.fault(f"the source of this file: {problem.message}")
        self._names.sources[source.id] = source
        return source

    def entry(self, item: ImportedEntry, draft: Draft) -> Imported:
        """Return the record of a draft; raise `DatasetError` for the first of its faults."""
        if (known := self._drafts.read(_SECTIONS[item.section], draft)) is not None:
            return known
        record = read_entry(_SECTIONS[item.section], node_of(draft), self._faults, self._names)
        if self._problems:
            [problem, *_] = with_hints(self._problems[:1])
            raise self.fault(item, problem.message)
        return record

    def fault(self, item: ImportedEntry, message: str) -> DatasetError:
        """Return the error for what is wrong with a row: at its line, if that is known."""
        if item.line:
            return self.file.fault(message, item.line)
        return self.file.fault(f"row {item.rows[0]}: {message}")
