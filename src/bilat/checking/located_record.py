"""A record as its files hold it: the entries read without fault, and where each part of them stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

from bilat.checking.findings import Found, Related, Site
from bilat.loading import yaml_nodes
from bilat.loading.entries import NO_DATE
from bilat.loading.merging import ReadPair
from bilat.record.model import (
    Citation,
    Country,
    Dataset,
    Event,
    Goods,
    Organization,
    Person,
    Source,
    Standing,
    Trade,
)
from bilat.values.edtf import EdtfDate

Thing = Event | Trade | Goods | Standing | Source | Person | Organization | Country | Dataset
Fact = Event | Trade | Goods | Standing
Step = str | int
# The number of a file, a line and a column.
Spot = tuple[int, int, int]
Key = tuple[str, str]
Top = dict[str, tuple[yaml_nodes.Scalar, yaml_nodes.Node]]
T = TypeVar("T", bound=Thing)

_NOTHING = Dataset(
    id="",
    title="",
    parties=("", ""),
    predecessors=(),
    as_of=NO_DATE,
    sources=(),
    countries={},
    people={},
    organizations={},
    events=(),
    trade=(),
    goods=(),
    standing=(),
)
_SECTION_OF: dict[type, str] = {
    Event: "events",
    Trade: "trade",
    Goods: "goods",
    Standing: "standing",
    Source: "sources",
    Person: "people",
    Organization: "organizations",
    Country: "countries",
    Dataset: "dataset",
}


class LocatedRecord:
    """A record with its places, as rules judge it.

    `events`, `trade` (as reported), `goods`, `standing`, `people`, `organizations` and `sources` leave out
    the entries that were read with a fault, or whose id is not theirs alone: what stands in for a value
    must not be judged. `dataset` is whole; it is an empty one where the file could not be read.
    """

    def __init__(self, pair: ReadPair) -> None:
        self.readings = readings = pair.readings
        self.dataset = pair.dataset or _NOTHING
        self.problems = pair.problems
        self._numbers = {reading.file: number for number, reading in enumerate(readings)}
        self._nodes: dict[Key, list[tuple[int, yaml_nodes.Node]]] = defaultdict(list)
        starts: set[Spot] = set()
        for number, reading in enumerate(readings):
            top = reading.root.entries if isinstance(reading.root, yaml_nodes.Mapping) else {}
            starts.update((number, key.line, key.column) for key, _ in top.values())
            for key, node in _entries(top):
                self._nodes[key].append((number, node))
                starts.add((number, node.line, node.column))
        self._starts = sorted(starts)
        self._faulty = self._starts_of_faulty()
        record = self.dataset
        self.events = self._sound(record.events)
        self.trade = self._sound([row for row in record.trade if "total" not in row.derived])
        self.goods = self._sound(record.goods)
        self.standing = self._sound(record.standing)
        self.people = self._sound(list(record.people.values()))
        self.organizations = self._sound(list(record.organizations.values()))
        self.sources = self._sound(record.sources)

    @property
    def facts(self) -> Iterator[Fact]:
        """Go through every record that cites."""
        yield from self.events
        yield from self.trade
        yield from self.goods
        yield from self.standing

    @property
    def dated(self) -> Iterator[tuple[Event | Trade | Goods, EdtfDate]]:
        """Go through every record that has a date, with it."""
        records: list[Event | Trade | Goods] = [*self.events, *self.trade, *self.goods]
        for record in records:
            if record.date is not None:
                yield record, record.date

    def name(self, thing: Thing) -> str:
        """Return the id or code of an entry."""
        return _key(thing)[1]

    def section(self, thing: Thing) -> str:
        """Return the section that an entry stands in."""
        return _key(thing)[0]

    def spot(self, file: str, line: int, column: int) -> Spot:
        """Return a place of one of the files, to find its entry by."""
        return (self._numbers[file], line, column)

    def start_of(self, spot: Spot) -> Spot | None:
        """Return where the entry begins that a spot lies in; None before the first of its file."""
        index = bisect_right(self._starts, spot)
        start = self._starts[index - 1] if index else None
        return start if start and start[0] == spot[0] else None

    def starts_on(self, number: int, line: int) -> list[Spot]:
        """Return where entries begin on a line of a file."""
        first = bisect_left(self._starts, (number, line, 0))
        return self._starts[first : bisect_left(self._starts, (number, line + 1, 0))]

    def node(self, thing: Thing, *path: Step) -> yaml_nodes.Node | None:
        """Return the node of an entry, or as far inside it as `path` leads."""
        found = self._nodes.get(_key(thing))
        node = found[0][1] if found else None
        for step in path:
            if isinstance(node, yaml_nodes.Mapping) and step in node.entries:
                node = node.entries[str(step)][1]
            elif isinstance(node, yaml_nodes.Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                break
        return node

    def site(self, number: int, line: int, column: int) -> Site:
        """Return a place of a file with its line."""
        reading = self.readings[number]
        excerpt = reading.lines[line - 1] if 0 < line <= len(reading.lines) else ""
        return Site(reading.file, line, column, excerpt)

    def at(self, thing: Thing, *path: Step) -> Site:
        """Return where an entry stands, or as far inside it as `path` leads: `at(event, "place", "city")`."""
        node = self.node(thing, *path)
        if node is None:
            return self.site(0, 0, 0)
        return self.site(self._nodes[_key(thing)][0][0], node.line, node.column)

    def found(self, thing: Thing, *path: Step, says: str, related: Sequence[Related] = ()) -> Found:
        """Say something of an entry, at the place that `path` leads to."""
        return Found(self.at(thing, *path), says, _key(thing)[1], tuple(related))

    def beside(self, thing: Thing, *path: Step, says: str) -> Related:
        """Name another entry that a finding is judged against."""
        return Related(says, self.at(thing, *path))

    def citations(self, fact: Fact) -> Iterator[tuple[Citation, tuple[Step, ...]]]:
        """Go through the citations of a record, each with its path."""
        paths: list[tuple[Step, ...]] = []
        cited = self.node(fact, "sources")
        for number, node in enumerate(cited.items if isinstance(cited, yaml_nodes.Sequence) else ()):
            at = node.entries["at"][1] if isinstance(node, yaml_nodes.Mapping) else None
            count = len(at.items) if isinstance(at, yaml_nodes.Sequence) else 0
            paths.extend(("sources", number, "at", place) for place in range(count))
        return zip(fact.sources, paths, strict=True)

    def _starts_of_faulty(self) -> set[Spot | None]:
        """Return where the entries begin that are not to be judged.

        Reading a file knows its own; where files clash is known to the pair.
        """
        of_files = any(reading.problems for reading in self.readings)
        clashes = () if of_files else self.problems
        return {
            *(self.start_of(self.spot(clash.file, clash.line, clash.column)) for clash in clashes),
            *(
                self.start_of((number, *place))
                for number, reading in enumerate(self.readings)
                for place in reading.faulty
            ),
        }

    def _sound(self, things: Sequence[T]) -> tuple[T, ...]:
        return tuple(thing for thing in things if self._is_sound(thing))

    def _is_sound(self, thing: Thing) -> bool:
        found = self._nodes.get(_key(thing), [])
        files = [number for number, _ in found]
        return len(files) == len(set(files)) > 0 and not any(
            (number, node.line, node.column) in self._faulty for number, node in found
        )


def _key(thing: Thing) -> Key:
    return (_SECTION_OF[type(thing)], thing.code if isinstance(thing, Country) else thing.id)


def _entries(top: Top) -> Iterator[tuple[Key, yaml_nodes.Node]]:
    """Go through the entries of every section, each under its section and id."""
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
