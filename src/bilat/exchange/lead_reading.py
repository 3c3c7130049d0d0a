"""Leads of coded news from files of any size: sorted by pair of states, and merged into entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from bilat.exchange.importers.coded_acts import Act
from bilat.exchange.importers.coded_news import Lead, LeadReader, Side, entry_of, together
from bilat.exchange.importers.rows import OTHER_TIME, Edition, ImportedEntry, ImportOptions, LeftOut
from bilat.exchange.importers.text_files import SourceFile
from bilat.exchange.spilling import Packed, Sorter
from bilat.query.pairs import label
from bilat.values.countries import is_country_code, is_own_code

# The items of a packed lead that group it: the pair, the file, and the lead's bucket.
_IN_BUCKET = itemgetter(slice(0, 7))


class AnyPair(ImportOptions):
    """Options for every pair of states, where each state stands for its predecessors too."""

    def party(self, code: str | None) -> str | None:
        """Return the state that a country is, or is a predecessor of; None for a code of anything else."""
        return self.predecessors.get(code, code) if code and _is_state(code) else None


@cache
def _is_state(code: str) -> bool:
    return is_country_code(code) or is_own_code(code)


@dataclass(slots=True)
class FileRows:
    """What became of the rows of one file, and how the file is cited."""

    path: str
    encoding: str
    digest: str
    edition: Edition | None = None
    rows: int = 0
    last_row: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    pairs: set[str] = field(default_factory=set)

    @property
    def used(self) -> int:
        """Return how many rows were not left out."""
        return self.rows - self.left_out.total()


class LeadSorter:
    """Takes the leads of files, and gives back the entries they make, pair by pair, in the order of rows."""

    def __init__(
        self, folder: Path, options: ImportOptions, since: date | None = None, until: date | None = None
    ) -> None:
        self._folder = folder
        self._options = options
        self._since = since or date.min
        self._until = until or date.max
        self._leads = Sorter(folder)
        self._number = 0
        self._pairs: dict[tuple[str, str], str] = {}
        self.files: list[FileRows] = []

    def take(self, file: SourceFile, read: LeadReader) -> None:
        """Take the leads of a file."""
        found = FileRows(file.path, "utf-8" if file.is_spreadsheet else file.encoding, file.digest)
        place = len(self.files)
        self.files.append(found)
        for item in read(file, self._options):
            if isinstance(item, Edition):
                found.edition = item
                continue
            found.rows += item.row != found.last_row
            found.last_row = item.row
            if isinstance(item, LeftOut):
                found.left_out[item.reason] += 1
            elif self._since <= item.day <= self._until:
                self._take(place, found, item)
            else:
                found.left_out[OTHER_TIME] += 1

    def close(self) -> None:
        """Discard the leads that have not been read."""
        self._leads.close()

    def _take(self, place: int, found: FileRows, lead: Lead) -> None:
        countries = (lead.source.country, lead.target.country)
        pair = self._pairs.get(countries)
        if pair is None:
            pair = self._pairs[countries] = self._pair(countries)
        found.pairs.add(pair)
        self._number += 1
        self._leads.add((pair, place, *lead.bucket, self._number, _packed(lead)))

    def _pair(self, countries: Iterable[str]) -> str:
        """Return the pair that is asked for, or else the two states by their codes in order."""
        asked = self._options.parties
        first, second = asked if all(asked) else sorted(str(self._options.party(code)) for code in countries)
        return label((first, second))

    def entries(self) -> Iterator[tuple[str, Iterator[tuple[int, ImportedEntry]]]]:
        """Yield each pair with its entries, each with the number of its file."""
        entries = Sorter(self._folder)
        for (pair, place, *_), bucket in groupby(self._leads, _IN_BUCKET):
            packed = list(bucket)
            first = packed[0][7]
            edition = self.files[place].edition
            coder = edition.publisher if edition else ""
            for number, group in enumerate(together([_unpacked(item[8]) for item in packed])):
                entry = entry_of(group, coder)
                key = (pair, place, group[0].row, first, number)
                entries.add((*key, entry.rows, entry.locators, dict(entry.entry), entry.id_parts))
        for pair, items in groupby(entries, itemgetter(0)):
            yield pair, map(_entry, items)


def _entry(item: Packed) -> tuple[int, ImportedEntry]:
    _, place, _, _, _, rows, locators, entry, id_parts = item
    return place, ImportedEntry(rows, locators, "events", entry, id_parts)


def _packed(lead: Lead) -> Packed:
    """Return a lead as texts and numbers."""
    source, target = lead.source, lead.target
    return (
        *(lead.row, lead.locator, lead.day.toordinal(), tuple(lead.act)),
        *(source.country, source.actors, target.country, target.actors),
        *(lead.called, lead.sentence, lead.city, lead.country, lead.publication),
    )


def _unpacked(packed: Packed) -> Lead:
    row, locator, day, act, source, actors, target, others, *more = packed
    sides = (Side(source, actors), Side(target, others))
    return Lead(row, locator, date.fromordinal(day), Act(*act), *sides, *more)
