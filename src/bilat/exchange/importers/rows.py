"""What an importer yields: entries in the form of a dataset file, rows left out, and the file's edition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bilat.exchange.importers.text_files import SourceFile
from bilat.loading.yaml_nodes import Draft
from bilat.record.declarations import LOCATOR
from bilat.record.model import Predecessor
from bilat.values.edtf import parse

# Two reasons for leaving out a row without a fault; these are counted apart from the rows of the pair.
OTHER_PAIR = "another pair"
OTHER_TIME = "outside --since and --until"
# Predecessors of parties, used if no record declares them.
ASSUMED_PREDECESSORS = (Predecessor("SUN", "RUS", parse("1922-12-30/1991-12-26")),)
# The value of `attributed_to` for the file itself: its view, or that of its coder.
THIS_FILE = "this file"


class ImportedEntry(NamedTuple):
    """An entry made from one row or several, with the fields of its section as a dataset file has them.

    Values are texts, lists and dicts. People and organizations are named, not referred to by id:
    `participants` are {"name": "Vladimir Putin", "aliases": [...], "country": "RUS", "role": "president",
    "certain": "false"} (without `name` for a role alone), `organizations`, and the `agency` of figures,
    {"name": "OPEC", "kind": "organization"}. An entry has neither `id` nor `sources`: the id is made from the
    format, `id_parts` and the date; the entry cites the file at `locators` ("row 17", "#id").

    `rows` count as a spreadsheet does; `line` is where the first of them starts, if that is another number.
    `key` is what other entries of the file call it in `part_of` and `part_of_one`. A `comment` is written
    above the entry. `made_title` is whether the importer made the title of names, so that it can name people
    as the record does.
    """

    rows: tuple[int, ...]
    locators: tuple[str, ...]
    section: str
    entry: Draft
    id_parts: tuple[str, ...] = ()
    comment: str = ""
    key: str = ""
    line: int = 0
    made_title: bool = False


class LeftOut(NamedTuple):
    """A row that makes no entry, and why, in a few words that are the same for all rows of that kind."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Edition:
    """What the file is cited as, yielded once by an importer, at any point.

    `date` is the EDTF text of when it was published. If the file does not say, it is what is sure: "2021/.."
    for a table with figures of 2021 that is still updated. `note` is the licence or the terms.
    """

    publisher: str
    title: str
    date: str
    url: str | None = None
    language: str | None = None
    note: str | None = None
    carrier: str | None = None


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the user asked for: a pair of states by code, each with the states it succeeds.

    `mapping` is the path of --map; `uncertain` keeps rows that a format's publisher doubts most. `people`
    has the country of everyone in the record to compare with, by folded name.
    """

    parties: tuple[str, str]
    predecessors: Mapping[str, str] = field(default_factory=dict)
    mapping: str | None = None
    uncertain: bool = False
    people: Mapping[str, str] = field(default_factory=dict)

    def party(self, code: str | None) -> str | None:
        """Return the party that a country is, or is a predecessor of; None for any other."""
        if code in self.parties:
            return code
        return self.predecessors.get(code) if code else None

    def is_pair(self, first: str | None, second: str | None) -> bool:
        """Return whether two countries are the two parties, or predecessors of them."""
        one, other = self.party(first), self.party(second)
        return one is not None and other is not None and one != other


_LOCATOR = re.compile(LOCATOR)


def locator_of(own_id: str, row: int) -> str:
    """Return the row's own id as a locator, or its number where the id cannot be one."""
    at = f"#{own_id}"
    return at if _LOCATOR.fullmatch(at) else f"row {row}"


Item = ImportedEntry | LeftOut | Edition
# Reads a file of a format; raises `DatasetError` for one of another form.
Reader = Callable[[SourceFile, ImportOptions], Iterator[Item]]
