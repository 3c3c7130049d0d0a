"""Several dataset files: those of one pair become one record, those of other pairs are kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import Any

from bilat.codes import Code
from bilat.errors import DatasetError, Problem
from bilat.figures import as_reported, with_derived
from bilat.loading.dataset import MOST_PROBLEMS, Reading, examine, sound
from bilat.loading.locating import dataset_files
from bilat.loading.nodes import Mapping, Node, Scalar
from bilat.loading.nodes import Sequence as Items
from bilat.loading.reading import MAX_BYTES
from bilat.model import Dataset
from bilat.progress import Watch, unwatched

_FACTS = ("events", "trade", "goods", "standing")


def read_pairs(paths: Iterable[Path], max_bytes: int = MAX_BYTES, watch: Watch = unwatched) -> list[Dataset]:
    """Read the files that `paths` name: one dataset a pair of states, in the order they are first met.

    Files of one pair are united. An entry that stands in two of them alike is one; the header is that of
    the first file, its `as_of` the latest of all. Raise `DatasetError` for the problems of every file, and
    for an id or code that stands for different things in two files of one pair.
    """
    readings = [examine(file, max_bytes, watch) for file in dataset_files(paths)]
    if len(readings) == 1:
        return [sound(readings[0])]
    _raise_any([problem for reading in readings for problem in reading.problems])
    by_pair: dict[frozenset[str], list[Reading]] = {}
    for reading in readings:
        by_pair.setdefault(frozenset(sound(reading).parties), []).append(reading)
    clashes = [clash for of_pair in by_pair.values() for clash in clashes_of(of_pair)]
    _raise_any(clashes)
    return [reduce(united, map(sound, of_pair)) for of_pair in by_pair.values()]


def _raise_any(problems: list[Problem]) -> None:
    if len(problems) > MOST_PROBLEMS:
        more = f"{len(problems) - MOST_PROBLEMS} more problems are not shown."
        problems = [*problems[:MOST_PROBLEMS], Problem(problems[-1].file, 0, 0, more)]
    if problems:
        raise DatasetError(problems)


def united(first: Dataset, other: Dataset) -> Dataset:
    """Unite two datasets of one pair that do not clash."""
    reported = as_reported(first.trade)
    return replace(
        first,
        predecessors=_together(first.predecessors, other.predecessors),
        as_of=max(first.as_of, other.as_of, key=lambda when: when.order[::-1]),
        sources=_together(first.sources, other.sources),
        countries={**first.countries, **other.countries},
        people={**first.people, **other.people},
        organizations={**first.organizations, **other.organizations},
        events=_together(first.events, other.events),
        trade=with_derived(_together(reported, as_reported(other.trade))),
        goods=_together(first.goods, other.goods),
        standing=_together(first.standing, other.standing),
    )


def _together(first: Sequence[Any], other: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys((*first, *other)))


def _entries(dataset: Dataset) -> Iterator[tuple[str, str, object]]:
    """Return every entry with its section and what names it there, names before the facts that use them."""
    for state in dataset.predecessors:
        yield "predecessors", state.country, state
    for source in dataset.sources:
        yield "sources", source.id, source
    for section in ("countries", "people", "organizations"):
        for name, entry in getattr(dataset, section).items():
            yield section, name, entry
    for section in _FACTS:
        entries = getattr(dataset, section)
        for record in as_reported(entries) if section == "trade" else entries:
            yield section, record.id, record


def clashes_of(readings: Sequence[Reading]) -> list[Problem]:
    """Return a problem for each entry that differs from one of the same name in a file before it.

    The ids of facts are unique across their sections. A fact is not held against another one where the
    people or sources it names clash already.
    """
    met: dict[tuple[str, str], tuple[str, object, Reading]] = {}
    found: list[Problem] = []
    for facts in (False, True):
        for reading in readings:
            for section, name, entry in _entries(sound(reading)):
                if (section in _FACTS) is not facts:
                    continue
                key = ("facts" if facts else section, name)
                before = met.setdefault(key, (section, entry, reading))
                if before[2] is not reading and before[1] != entry:
                    found.append(_clash(reading, section, name, before[2], before[0]))
        if found:
            return found
    return found


def _clash(reading: Reading, section: str, name: str, before: Reading, section_before: str) -> Problem:
    node, other = _place(reading, section, name), _place(before, section_before, name)
    excerpt = reading.lines[node.line - 1]
    message = (
        f"{name!r} is not the same here as at {before.file}:{other.line}:{other.column}; "
        "make the two alike, or give one another id."
    )
    return Problem(reading.file, node.line, node.column, message, excerpt, Code.ID_TAKEN)


def _place(reading: Reading, section: str, name: str) -> Node:
    """Return where an entry stands; the file holds it, since it was read from there."""
    top = reading.root
    if section == "predecessors":
        top, name_key = _value(top, "dataset"), "country"
    else:
        name_key = "id"
    node = _value(top, section)
    if isinstance(node, Mapping):
        return node.entries[name][0]
    assert isinstance(node, Items)  # noqa: S101 - every other section is a list
    for item in node.items:
        named = _value(item, name_key)
        if isinstance(named, Scalar) and named.text == name:
            return item
    raise AssertionError(f"{name} was read from {section}")


def _value(node: Node | None, key: str) -> Node:
    assert isinstance(node, Mapping)  # noqa: S101 - a file without problems has mappings here
    return node.entries[key][1]
