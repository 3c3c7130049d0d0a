"""Loading a whole dataset file, or rejecting it with all problems found."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from bilat.loading.entries import NO_DATE, Entry, Faults
from bilat.loading.files import MAX_BYTES, Watch, decoded, read_bytes, unwatched
from bilat.loading.other_formats import refuse_other_formats
from bilat.loading.sections import (
    NAME_SECTIONS,
    NO_NAMES,
    Names,
    check_siblings,
    read_entry,
    read_names,
    read_values,
)
from bilat.loading.yaml_nodes import Mapping, Node, compose
from bilat.record.declarations import Section
from bilat.record.derived import with_derived
from bilat.record.figure_tables import GOODS, STATISTIC, TRADE
from bilat.record.fiscal import with_fiscal_years
from bilat.record.model import Cited, Dataset
from bilat.record.places import with_places_of_wholes
from bilat.record.schema import DATASET, EVENT, SECTIONS, STANDING
from bilat.record.travellers import with_parts
from bilat.values.errors import DatasetError, FaultCode, Location, Problem, with_hints
from bilat.values.escaping import quote

MOST_PROBLEMS = 20

# A stand-in for a missing header.
_NO_HEADER: dict[str, Any] = {
    "id": "",
    "title": "",
    "parties": ("", ""),
    "predecessors": (),
    "as_of": NO_DATE,
}
_NAMES_FILE = "a file of names"
R = TypeVar("R", bound=Cited)


class Reading(NamedTuple):
    """A dataset file as it was read: what is wrong with it in order, its text, its nodes, what it says.

    `root` is None where the file could not be read as far as nodes, and `dataset` where it has no sections.
    With `problems`, the dataset holds stand-ins for what is wrong; `faulty` are places in the entries that
    have one. `names` are those of a file that holds nothing but names, for the datasets beside it.
    """

    file: str
    problems: tuple[Problem, ...]
    text: str = ""
    lines: tuple[str, ...] = ()
    root: Node | None = None
    dataset: Dataset | None = None
    faulty: frozenset[Location] = frozenset()
    names: Names | None = None


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Turn the garbage collector off inside, and restore it afterwards.

    Nodes and records hold no cycles, and collecting them takes longer than making them: 20,000 entries are
    read in 1.8 s instead of 2.7 s.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_section(
    top: Entry,
    section: Section[R],
    names: Names,
    taken: dict[str, int],
) -> tuple[R, ...]:
    records: list[R] = []
    nodes = top.nodes(section.name)
    for node in nodes:
        with top.faults.of(node):
            record = read_entry(section, node, top.faults, names)
            if record.id in taken:
                message = f"the id {quote(record.id)} is already used on line {taken[record.id]}."
                top.faults.note(node, FaultCode.ID_TAKEN, message)
            elif record.id:
                taken[record.id] = node.line
        records.append(record)
    ids = {record.id for record in records}
    check_siblings(section, nodes, top.faults, ids)
    return tuple(records)


def _read_header(top: Entry, names: Names) -> Dataset:
    found = top.entries.get(DATASET.name)
    if found is None:
        top.missing(DATASET.name)
        values: dict[str, Any] = _NO_HEADER
    else:
        known = [field.name for field in DATASET.in_file()]
        values = read_values(DATASET, Entry(found[1], top.faults, DATASET.entry, known), names)
        names.fiscal_years.update((year.country, year.begins) for year in values["fiscal_years"])
    return without_facts(names, values)


def without_facts(names: Names, header: dict[str, Any] = _NO_HEADER) -> Dataset:
    """Return a dataset with names, a header (or a stand-in for one) and no facts."""
    return Dataset(
        **header,
        sources=tuple(names.sources.values()),
        countries=names.countries,
        people=names.people,
        organizations=names.organizations,
        events=(),
        trade=(),
        goods=(),
        standing=(),
    )


def read_or_report(path: Path, max_bytes: int = MAX_BYTES) -> str | Reading:
    """Return the text of the file at `path`, or a reading with the problem if it cannot be read.

    A file of more than `max_bytes` is not read.
    """
    try:
        raw = read_bytes(path, max_bytes)
        refuse_other_formats(raw, path)
        return decoded(raw, path)
    except DatasetError as fault:
        return Reading(str(path), fault.problems)


def examine(
    path: Path, max_bytes: int = MAX_BYTES, watch: Watch = unwatched, shared: Names = NO_NAMES
) -> Reading:
    """Read the file at `path` and collect its problems, in order; never raise `DatasetError`.

    A file of more than `max_bytes` is not read. `watch` and `shared` are those of `examine_text`.
    """
    text = read_or_report(path, max_bytes)
    return text if isinstance(text, Reading) else examine_text(text, str(path), watch, shared)


@_without_garbage_collection()
def examine_text(text: str, file: str, watch: Watch = unwatched, shared: Names = NO_NAMES) -> Reading:
    """Read the dataset in `text`; `file` is the name that its problems are reported under.

    `watch` is called with `file`, how many of its lines have been read, and how many there are. Entries may
    refer to the `shared` names besides those of the file.
    """
    lines = text.splitlines()
    problems: list[Problem] = []
    faults = Faults(file, lines, problems)
    dataset: Dataset | None = None
    root: Node | None = None
    names: Names | None = None
    try:
        root = compose(text, file, lines, problems, lambda line: watch(file, line, len(lines)))
        if root is None:
            message = "the file is empty; a dataset starts with 'dataset:'."
            problems.append(Problem(Location(file), message, code=FaultCode.EMPTY_FILE))
        else:
            # A problem found in composing makes the entry that it lies in faulty.
            faults.faulty.update(problem.location for problem in problems)
            if holds_names_alone(root):
                names = read_names(Entry(root, faults, _NAMES_FILE, SECTIONS), NO_NAMES)
            else:
                dataset = _read_sections(root, faults, shared)
    except DatasetError as fault:
        problems = list(fault.problems)
    problems.sort(key=lambda problem: problem.location)
    watch(file, len(lines), len(lines))
    return Reading(file, tuple(problems), text, tuple(lines), root, dataset, frozenset(faults.faulty), names)


def holds_names_alone(root: Node) -> bool:
    """Return whether a file has sections of names and no other."""
    return isinstance(root, Mapping) and bool(root.entries) and root.entries.keys() <= NAME_SECTIONS


def _read_sections(root: Node, faults: Faults, shared: Names) -> Dataset | None:
    top = Entry(root, faults, "a dataset file", SECTIONS)
    names = read_names(top, shared)
    if not top.entries:
        if isinstance(root, Mapping):
            faults.note(root, FaultCode.EMPTY_FILE, "the dataset is empty; it starts with 'dataset:'.")
        return None
    taken: dict[str, int] = {}
    reported = replace(
        _read_header(top, names),
        events=_read_section(top, EVENT, names, taken),
        trade=_read_section(top, TRADE, names, taken),
        goods=_read_section(top, GOODS, names, taken),
        figures=_read_section(top, STATISTIC, names, taken),
        standing=_read_section(top, STANDING, names, taken),
    )
    return completed(reported)


def completed(reported: Dataset) -> Dataset:
    """Add to what a dataset reports what follows from it.

    That is who travelled on a visit, where parts took place, the names of fiscal years, and derived figures.
    """
    return with_derived(with_fiscal_years(with_places_of_wholes(with_parts(reported))))


def require_valid(reading: Reading) -> Dataset:
    """Return the dataset of a file; raise `DatasetError` with the first 20 of its problems, if any."""
    raise_any(reading.problems)
    assert reading.dataset is not None  # noqa: S101 - a file without sections has a problem
    return reading.dataset


def raise_any(problems: Sequence[Problem]) -> None:
    """Raise `DatasetError` with the first 20 problems, if there are any."""
    shown = list(with_hints(problems[:MOST_PROBLEMS]))
    if len(problems) > MOST_PROBLEMS:
        more = f"{len(problems) - MOST_PROBLEMS} more problems are not shown."
        shown.append(Problem(Location(problems[-1].location.file), more))
    if shown:
        raise DatasetError(shown)
