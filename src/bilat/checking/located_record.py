"""A record with the location of each part: the valid entries and the nodes they were read from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from bilat.checking.findings import Related, Violation
from bilat.checking.suppressions import Comment, find_comments, line_it_is_for
from bilat.loading import yaml_nodes
from bilat.loading.dataset import without_facts
from bilat.loading.merging import ReadPair
from bilat.loading.sections import NO_NAMES
from bilat.record.derived import as_reported
from bilat.record.model import (
    Citation,
    Country,
    Dataset,
    Event,
    Fact,
    Goods,
    Identified,
    Organization,
    Person,
    Source,
    Standing,
    Statistic,
    Trade,
)
from bilat.values.edtf import EdtfDate
from bilat.values.errors import Location, with_hints

AnyEntry = Identified | Country | Dataset
DatedFact = Event | Trade | Goods | Statistic
Step = str | int
Key = tuple[str, str]
Top = dict[str, tuple[yaml_nodes.Scalar, yaml_nodes.Node]]
T = TypeVar("T", bound=AnyEntry)

_NOTHING = without_facts(NO_NAMES)
_SECTION_OF: dict[type, str] = {
    Event: "events",
    Trade: "trade",
    Goods: "goods",
    Statistic: "figures",
    Standing: "standing",
    Source: "sources",
    Person: "people",
    Organization: "organizations",
    Country: "countries",
    Dataset: "dataset",
}


class LocatedRecord:
    """A record with the location of everything in it, as rules check it.

    `events`, `trade` (as reported), `goods`, `figures`, `standing`, `people`, `organizations` and `sources`
    leave out the entries that were read with a fault, or that share their id: a stand-in for a value must
    not be checked. `dataset` is whole; it is an empty one where the file could not be read.
    `copies` are, by id, the events of pairs checked earlier that share an id with this one, each with its
    record.
    """

    def __init__(self, pair: ReadPair) -> None:
        self.readings = (*pair.readings, *pair.shared)
        self.pair = pair
        self.dataset = pair.dataset or _NOTHING
        self.problems = tuple(with_hints(pair.problems))
        self._by_file = {reading.file: reading for reading in self.readings}
        self._nodes: dict[Key, list[tuple[str, yaml_nodes.Node]]] = defaultdict(list)
        self._starts: dict[str, list[Location]] = {}
        for reading in self.readings:
            top = reading.root.entries if isinstance(reading.root, yaml_nodes.Mapping) else {}
            starts = {Location(reading.file, key.line, key.column) for key, _ in top.values()}
            for key, node in _entries(top):
                self._nodes[key].append((reading.file, node))
                starts.add(Location(reading.file, node.line, node.column))
            self._starts[reading.file] = sorted(starts)
        self._faulty = self._starts_of_faulty()
        record = self.dataset
        self.events = self._without_fault(record.events)
        self.trade = self._without_fault(as_reported(record.trade))
        self.goods = self._without_fault(record.goods)
        self.figures = self._without_fault(record.figures)
        self.standing = self._without_fault(record.standing)
        self.people = self._without_fault(list(record.people.values()))
        self.organizations = self._without_fault(list(record.organizations.values()))
        self.sources = self._without_fault(record.sources)
        self.copies: dict[str, tuple[LocatedRecord, Event]] = {}

    @property
    def facts(self) -> Iterator[Fact]:
        """Yield every record that has citations."""
        yield from self.events
        yield from self.trade
        yield from self.goods
        yield from self.figures
        yield from self.standing

    @property
    def dated(self) -> Iterator[tuple[DatedFact, EdtfDate]]:
        """Yield every record that has a date, with the date."""
        records: list[DatedFact] = [*self.events, *self.trade, *self.goods, *self.figures]
        for record in records:
            if record.date is not None:
                yield record, record.date

    def name(self, entry: AnyEntry) -> str:
        """Return the id or code of an entry."""
        return _key(entry)[1]

    def section(self, entry: AnyEntry) -> str:
        """Return the section that an entry belongs to."""
        return _key(entry)[0]

    @cached_property
    def comments(self) -> list[Comment]:
        """Return the comments for bilat."""
        return [comment for reading in self.readings for comment in find_comments(reading)]

    def holds(self, location: Location) -> bool:
        """Return whether a location is in a file of this record."""
        return location.file in self._starts

    def start_of(self, location: Location) -> Location | None:
        """Return the start of the entry that a location is in; None before the first entry of its file."""
        starts = self._starts[location.file]
        index = bisect_right(starts, location)
        return starts[index - 1] if index else None

    def entries_beside(self, location: Location) -> frozenset[Location | None]:
        """Return the starts of the entries that a comment is beside: on one of their lines or right above."""
        lines = self._by_file[location.file].lines
        line = line_it_is_for(lines, location.line)
        if line != location.line and not self._starts_on(location.file, line):
            line = location.line
        starts = self._starts_on(location.file, line)
        if starts:
            return frozenset(starts)
        return frozenset([self.start_of(Location(location.file, line, len(lines[line - 1]) + 1))])

    def _starts_on(self, file: str, line: int) -> list[Location]:
        starts = self._starts[file]
        first = bisect_left(starts, Location(file, line))
        return starts[first : bisect_left(starts, Location(file, line + 1))]

    def node(self, entry: AnyEntry, *path: Step) -> yaml_nodes.Node | None:
        """Return the node of an entry, or of what `path` leads to in it, as far as that exists."""
        found = self._nodes.get(_key(entry))
        node = found[0][1] if found else None
        for step in path:
            if isinstance(node, yaml_nodes.Mapping) and step in node.entries:
                node = node.entries[str(step)][1]
            elif isinstance(node, yaml_nodes.Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                break
        return node

    def location(self, entry: AnyEntry, *path: Step) -> Location:
        """Return the location of an entry, or of a path in it: `location(event, "place", "city")`."""
        node = self.node(entry, *path)
        if node is None:
            return Location(self.readings[0].file)
        return Location(self._nodes[_key(entry)][0][0], node.line, node.column)

    def excerpt(self, location: Location) -> str:
        """Return the text of the line at a location."""
        lines = self._by_file[location.file].lines
        return lines[location.line - 1] if 0 < location.line <= len(lines) else ""

    def report(
        self, entry: AnyEntry, *path: Step, message: str, related: Sequence[Related] = ()
    ) -> Violation:
        """Report what is wrong with an entry, at the location that `path` leads to."""
        location = self.location(entry, *path)
        return Violation(message, location, self.excerpt(location), _key(entry)[1], tuple(related))

    def relate(self, entry: AnyEntry, *path: Step, message: str) -> Related:
        """Describe another entry that a finding compares with."""
        location = self.location(entry, *path)
        return Related(message, location, self.excerpt(location))

    def every_citation(self, fact: Fact) -> Iterator[tuple[Citation, tuple[Step, ...]]]:
        """Yield the citations of a record and of its forecasts and variants, each with its path."""
        yield from self._citations_in(fact, fact.sources)
        for key in ("forecasts", "variants"):
            for number, nested in enumerate(getattr(fact, key, ())):
                yield from self._citations_in(fact, nested.sources, key, number)

    def _citations_in(
        self, fact: Fact, citations: Sequence[Citation], *within: Step
    ) -> Iterator[tuple[Citation, tuple[Step, ...]]]:
        paths: list[tuple[Step, ...]] = []
        cited = self.node(fact, *within, "sources")
        for number, node in enumerate(cited.items if isinstance(cited, yaml_nodes.Sequence) else ()):
            at = node.entries["at"][1] if isinstance(node, yaml_nodes.Mapping) else None
            count = len(at.items) if isinstance(at, yaml_nodes.Sequence) else 0
            paths.extend((*within, "sources", number, "at", place) for place in range(count))
        return zip(citations, paths, strict=True)

    def _starts_of_faulty(self) -> set[Location | None]:
        """Return the starts of entries that checks leave out.

        Faults within a file are found when it is read, clashes between files when they are merged.
        """
        of_files = any(reading.problems for reading in self.readings)
        clashes = () if of_files else [problem.location for problem in self.problems]
        faulty = (location for reading in self.readings for location in reading.faulty)
        return {self.start_of(location) for location in (*clashes, *faulty)}

    def _without_fault(self, entries: Sequence[T]) -> tuple[T, ...]:
        return tuple(entry for entry in entries if self._is_without_fault(entry))

    def _is_without_fault(self, entry: AnyEntry) -> bool:
        found = self._nodes.get(_key(entry), [])
        files = [file for file, _ in found]
        return len(files) == len(set(files)) > 0 and not any(
            Location(file, node.line, node.column) in self._faulty for file, node in found
        )


def _key(entry: AnyEntry) -> Key:
    return (_SECTION_OF[type(entry)], entry.code if isinstance(entry, Country) else entry.id)


def _entries(top: Top) -> Iterator[tuple[Key, yaml_nodes.Node]]:
    """Yield the entries of every section, each under its section and id."""
    for section, (_, value) in top.items():
        if isinstance(value, yaml_nodes.Sequence):
            yield from (((section, _id_of(item)), item) for item in value.items)
        elif section == "countries" and isinstance(value, yaml_nodes.Mapping):
            yield from (((section, code), key) for code, (key, _) in value.entries.items())
        else:
            yield (section, _id_of(value)), value


def _id_of(node: yaml_nodes.Node) -> str:
    if isinstance(node, yaml_nodes.Mapping) and "id" in node.entries:
        value = node.entries["id"][1]
        return value.text if isinstance(value, yaml_nodes.Scalar) else ""
    return ""
