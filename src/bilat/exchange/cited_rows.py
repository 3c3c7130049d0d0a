"""Which entries of a record cite a row that was imported before, from this file or another edition of it."""

from __future__ import annotations

from collections import defaultdict

from bilat.exchange.entry_reader import Imported
from bilat.exchange.importers.rows import ImportedEntry
from bilat.record.model import Dataset, Fact, Source

# The sections of facts that are imported.
FACTS = ("events", "trade", "goods", "figures")


class CitedRows:
    """Entries by the place that they cite. The id of an imported source has its format and a digest."""

    def __init__(self, known: Dataset | None) -> None:
        self._by_row: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
        self._by_record: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
        for section in FACTS:
            for record in getattr(known, section, ()):
                self.add(section, record)

    def add(self, section: str, record: Imported) -> None:
        """Add an entry with all that it cites; a source cites nothing."""
        if isinstance(record, Source):
            return
        for citation in record.sources:
            self._by_row[section, citation.source, citation.locator].append(record)
            if citation.locator.startswith("#"):
                self._by_record[section, _format_of(citation.source), citation.locator].append(record)

    def of_this_file(self, item: ImportedEntry, record: Imported, source: str) -> Fact | None:
        """Return the entry imported from the same row of this file, or None; the first locator decides."""
        found = self._by_row.get((item.section, source, item.locators[0]), ())
        return max(found, key=lambda known: _shared_people(record, known), default=None)

    def of_an_edition(self, item: ImportedEntry, record: Imported, source: str) -> Fact | None:
        """Return the entry of the same kind and days imported from a row with the same id, or None."""
        for at in item.locators:
            found = [
                known
                for known in self._by_record.get((item.section, _format_of(source), at), ())
                if _is_alike(record, known)
            ]
            if found:
                return max(found, key=lambda known: _shared_people(record, known))
        return None


def _format_of(source: str) -> str:
    return source.rpartition("-")[0]


def _is_alike(record: Imported, known: Fact) -> bool:
    if getattr(record, "kind", None) != getattr(known, "kind", None):
        return False
    return record.date is None or known.date is None or bool(record.date.may_lie_in(known.date))


def _shared_people(record: Imported, known: Fact) -> int:
    one, other = (
        {who.person.id for who in getattr(each, "participants", ()) if who.person} for each in (record, known)
    )
    return len(one & other)
