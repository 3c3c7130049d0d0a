"""A dataset file, whole: read, compose, type, and refuse it with every problem found."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from bilat.loading.entries import NO_DATE, Entry, Faults
from bilat.loading.files import MAX_BYTES, Watch, decoded, read_bytes, unwatched
from bilat.loading.sections import Names, read_entry, read_fields, read_names
from bilat.loading.yaml_nodes import Mapping, Node, compose
from bilat.record.declarations import Section
from bilat.record.derived import with_derived
from bilat.record.model import Cited, Dataset
from bilat.record.schema import DATASET, EVENT, GOODS, SECTIONS, STANDING, TRADE
from bilat.values.errors import DatasetError, FaultCode, Problem
from bilat.values.escaping import one_line

MOST_PROBLEMS = 20

# Composing the nodes of a file takes three times as long as making records of them.
_COMPOSING = 3
# What stands in for a header that is missing.
_NO_HEADER = {"id": "", "title": "", "parties": ("", ""), "predecessors": (), "as_of": NO_DATE}

R = TypeVar("R", bound=Cited)


@dataclass(frozen=True, slots=True)
class Reading:
    """A dataset file as it was read: what it says, what is wrong with it in order, and its nodes.

    `root` is None where the file could not be read as far as nodes, and `dataset` where it has no sections.
    With `problems`, the dataset holds stand-ins for what is wrong. `faulty` are the lines and columns of the
    entries that were read with one, `composing` the problems that were there before any entry was read.
    """

    file: str
    lines: list[str]
    root: Node | None
    dataset: Dataset | None
    problems: tuple[Problem, ...]
    faulty: frozenset[tuple[int, int]] = frozenset()
    composing: tuple[Problem, ...] = ()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector off inside, and leave it as it was found.

    Nodes and records hold no cycles, and going through them again and again takes longer than making them:
    20,000 entries are read in 1.8 s in place of 2.7 s.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _section(
    top: Entry,
    section: Section[R],
    names: Names,
    taken: dict[str, int],
    *,
    watch: Callable[[int], None],
) -> tuple[R, ...]:
    records: list[R] = []
    for node in top.nodes(section.name):
        watch(node.line)
        with top.faults.of(node):
            record = read_entry(section, node, top.faults, names)
            if record.id in taken:
                message = f"the id {record.id!r} is taken already, on line {taken[record.id]}."
                top.faults.note(node, FaultCode.ID_TAKEN, message)
            elif record.id:
                taken[record.id] = node.line
        records.append(record)
    return tuple(records)


def _header(top: Entry, names: Names) -> Dataset:
    found = top.entries.get(DATASET.name)
    if found is None:
        top.missing(DATASET.name)
        values: dict[str, Any] = _NO_HEADER
    else:
        known = [field.name for field in DATASET.in_file()]
        values = read_fields(DATASET, Entry(found[1], top.faults, DATASET.entry, known), names)
    return Dataset(
        **values,
        sources=tuple(names.sources.values()),
        countries=names.countries,
        people=names.people,
        organizations=names.organizations,
        events=(),
        trade=(),
        goods=(),
        standing=(),
    )


def examine(path: Path, max_bytes: int = MAX_BYTES, watch: Watch = unwatched) -> Reading:
    """Read the file at `path` with every problem found in it, in order; never raise `DatasetError`.

    A file of more than `max_bytes` is not read. `watch` is told how far the reading has come.
    """
    try:
        text = decoded(read_bytes(path, max_bytes), path)
    except DatasetError as fault:
        return Reading(str(path), [], None, None, fault.problems)
    return examine_text(text, str(path), watch)


@_uncollected()
def examine_text(text: str, file: str, watch: Watch = unwatched) -> Reading:
    """Read the dataset that `text` holds; `file` is what its problems are said to lie in."""
    lines = text.splitlines()
    task, whole = f"Reading {one_line(file)}", _COMPOSING * len(lines) + len(lines)
    problems: list[Problem] = []
    faults = Faults(file, lines, problems)
    composing: tuple[Problem, ...] = ()
    dataset: Dataset | None = None
    root: Node | None = None
    try:
        root = compose(text, file, lines, problems, lambda line: watch(task, _COMPOSING * line, whole))
        if root is None:
            message = "the file is empty; a dataset starts with 'dataset:'."
            problems.append(Problem(file, 0, 0, message, code=FaultCode.EMPTY_FILE))
        else:
            composed = _COMPOSING * len(lines)
            composing = tuple(problems)
            dataset = _read_sections(root, faults, lambda line: watch(task, composed + line, whole))
    except DatasetError as fault:
        problems = list(fault.problems)
    problems.sort(key=lambda problem: (problem.line, problem.column))
    return Reading(file, lines, root, dataset, tuple(problems), frozenset(faults.faulty), composing)


def _read_sections(root: Node, faults: Faults, watch: Callable[[int], None]) -> Dataset | None:
    top = Entry(root, faults, "a dataset file", SECTIONS)
    names = read_names(top, faults)
    if not top.entries:
        if isinstance(root, Mapping):
            faults.note(
                root, FaultCode.EMPTY_FILE, "there is nothing here; a dataset starts with 'dataset:'."
            )
        return None
    taken: dict[str, int] = {}
    reported = replace(
        _header(top, names),
        events=_section(top, EVENT, names, taken, watch=watch),
        trade=_section(top, TRADE, names, taken, watch=watch),
        goods=_section(top, GOODS, names, taken, watch=watch),
        standing=_section(top, STANDING, names, taken, watch=watch),
    )
    return with_derived(reported)


def require_valid(reading: Reading) -> Dataset:
    """Return what a file says; raise `DatasetError` with its problems, the first 20 of them."""
    problems = list(reading.problems)
    if reading.dataset is not None and not problems:
        return reading.dataset
    shown = problems[:MOST_PROBLEMS]
    if len(problems) > MOST_PROBLEMS:
        more = f"{len(problems) - MOST_PROBLEMS} more problems are not shown."
        shown.append(Problem(reading.file, 0, 0, more))
    raise DatasetError(shown)
