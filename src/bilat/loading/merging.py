"""From paths to records: read each file, group the files by pair, merge those of one pair."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, reduce
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from bilat.loading.dataset import Reading, completed, examine_text, raise_any, read_or_report
from bilat.loading.files import (
    MAX_BYTES,
    Watch,
    bundled_path,
    dataset_files,
    real_path,
    unwatched,
)
from bilat.loading.sections import NAME_SECTIONS, NO_NAMES
from bilat.loading.yaml_nodes import Mapping, Node, Scalar
from bilat.loading.yaml_nodes import Sequence as Items
from bilat.record.derived import as_reported
from bilat.record.model import Country, Dataset, Event, Organization, Participant, Person, Standing
from bilat.record.travellers import without_parts
from bilat.values.errors import DatasetError, FaultCode, Location, Problem
from bilat.values.escaping import quote

N = TypeVar("N", Country, Person, Organization)
H = TypeVar("H", bound=Hashable)

_NAMES = ("countries", "people", "organizations")
_FACTS = ("events", "trade", "goods", "figures", "standing")


class ReadPair(NamedTuple):
    """The files of one pair of states as they were read, and the record that they make together.

    A file that names no pair stands alone; `shared` are the files of names beside it. With `problems`, of a
    file or between files, the dataset holds stand-ins for what is wrong; it is None where no file has
    sections.
    """

    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]
    dataset: Dataset | None
    shared: tuple[Reading, ...] = ()


def load_datasets(
    paths: Iterable[str | Path], max_bytes: int = MAX_BYTES, watch: Watch = unwatched
) -> list[Dataset]:
    """Return the record of each pair that the files at `paths` hold, as `read_pairs` reads them.

    Raise `DatasetError` for the problems of every file, and for an id or code that stands for different
    things in two files of one pair.
    """
    pairs = read_pairs(paths, max_bytes, watch)
    raise_any([problem for pair in pairs for problem in pair.problems])
    datasets = [pair.dataset for pair in pairs if pair.dataset is not None]
    if not datasets:
        message = "this file contains only names; name a dataset file as well."
        raise DatasetError([Problem(Location(pair.readings[0].file), message) for pair in pairs])
    return datasets


def read_pairs(
    paths: Iterable[str | Path], max_bytes: int = MAX_BYTES, watch: Watch = unwatched
) -> list[ReadPair]:
    """Read the files that `paths` name, each once, and merge those of one pair, in the order first met.

    An entry that is the same in two files of a pair is one, with the aliases of both; the header is that of
    the first file, its `as_of` the latest of all. Files are compared once each of them is without a problem.
    """
    groups: dict[Hashable, list[Reading]] = {}
    shared: list[Reading] = []
    for reading in _read_files(paths, max_bytes, watch):
        if reading.names is not None:
            shared.append(reading)
            continue
        parties = reading.dataset.parties if reading.dataset else ("", "")
        groups.setdefault(frozenset(parties) if all(parties) else reading.file, []).append(reading)
    pairs = [_merged(readings)._replace(shared=tuple(shared)) for readings in groups.values()]
    alone = [
        ReadPair((reading,), reading.problems, None) for reading in shared if not pairs or reading.problems
    ]
    return [*alone, *pairs]


def _read_files(paths: Iterable[str | Path], max_bytes: int, watch: Watch) -> Iterator[Reading]:
    """Read the files, first the files of names, which the entries of the others may refer to."""
    shared = NO_NAMES
    others: list[tuple[Path, str | Reading]] = []
    for item in _files_of(paths):
        if isinstance(item, Reading):
            yield item
            continue
        text = read_or_report(item, max_bytes)
        if isinstance(text, Reading) or not seems_names_alone(text):
            others.append((item, text))
            continue
        reading = examine_text(text, str(item), watch)
        yield reading
        if reading.names is not None:
            shared = shared.united(reading.names)
    for file, text in others:
        if isinstance(text, Reading):
            yield text
        elif shared is NO_NAMES and file == bundled_path():
            yield bundled(text, str(file))
        else:
            yield examine_text(text, str(file), watch, shared)


@lru_cache(maxsize=1)
def bundled(text: str, file: str) -> Reading:
    """Read the bundled record once in this process; it is too small for anyone to watch."""
    return examine_text(text, file)


def seems_names_alone(text: str) -> bool:
    """Return whether the keys at the margin of a file are sections of names and no other."""
    found = False
    for line in StringIO(text):
        key, colon, _ = line.partition(":")
        if colon and key.isidentifier():
            if key not in NAME_SECTIONS:
                return False
            found = True
    return found


def _files_of(paths: Iterable[str | Path]) -> Iterator[Path | Reading]:
    """Yield once each file that the paths name, and a reading with its problem for a path without files."""
    seen: set[str] = set()
    for path in paths:
        try:
            files = dataset_files([path])
        except DatasetError as fault:
            files = []
            if real_path(path) not in seen:
                seen.add(real_path(path))
                yield Reading(str(path), fault.problems)
        for file in files:
            if real_path(file) not in seen:
                seen.add(real_path(file))
                yield file


def _merged(readings: Sequence[Reading]) -> ReadPair:
    problems = [problem for reading in readings for problem in reading.problems]
    if not problems and len(readings) > 1:
        problems = _clashes(readings)
    datasets = [reading.dataset for reading in readings if reading.dataset is not None]
    return ReadPair(tuple(readings), tuple(problems), merge(datasets) if datasets else None)


def merge(datasets: Sequence[Dataset]) -> Dataset:
    """Merge datasets of one pair without clashes."""
    if len(datasets) == 1:
        return datasets[0]
    written = [
        replace(without_parts(dataset), trade=as_reported(dataset.trade))
        for dataset in _with_all_aliases(datasets)
    ]
    return completed(reduce(_merged_with, written))


def _with_all_aliases(datasets: Sequence[Dataset]) -> list[Dataset]:
    """Give names that differ only in their aliases the aliases of every dataset, in their order."""
    tables: dict[str, dict[str, Any]] = {section: {} for section in _NAMES}
    differing = False
    for dataset in datasets:
        for section, table in tables.items():
            for name, entry in getattr(dataset, section).items():
                known = table.setdefault(name, entry)
                if known != entry and _is_same(known, entry):
                    aliases = tuple(dict.fromkeys((*known.aliases, *entry.aliases)))
                    table[name] = replace(known, aliases=aliases)
                    differing = True
    return [_renamed(dataset, tables) for dataset in datasets] if differing else list(datasets)


def _is_same(name: N, other: N) -> bool:
    return bool(replace(name, aliases=other.aliases) == other)


def _renamed(dataset: Dataset, tables: dict[str, dict[str, Any]]) -> Dataset:
    """Replace the names of a dataset, also within its facts, by the same names as `tables` has them."""

    def put(section: str, key: str, name: N) -> N:
        found = tables[section].get(key, name)
        return found if _is_same(found, name) else name

    def organizations(record: Event | Standing) -> tuple[Organization, ...]:
        return tuple(
            put("organizations", organization.id, organization) for organization in record.organizations
        )

    def participant(official: Participant) -> Participant:
        person = official.person
        return replace(official, person=put("people", person.id, person)) if person else official

    def all_of(section: str, names: dict[str, N]) -> dict[str, N]:
        return {key: put(section, key, name) for key, name in names.items()}

    return replace(
        dataset,
        countries=all_of("countries", dataset.countries),
        people=all_of("people", dataset.people),
        organizations=all_of("organizations", dataset.organizations),
        events=tuple(
            replace(
                event,
                participants=tuple(map(participant, event.participants)),
                organizations=organizations(event),
            )
            for event in dataset.events
        ),
        standing=tuple(replace(fact, organizations=organizations(fact)) for fact in dataset.standing),
    )


def _merged_with(first: Dataset, second: Dataset) -> Dataset:
    return replace(
        first,
        predecessors=_without_repeats(first.predecessors, second.predecessors),
        fiscal_years=_without_repeats(first.fiscal_years, second.fiscal_years),
        as_of=max(first.as_of, second.as_of, key=lambda when: when.order[::-1]),
        sources=_without_repeats(first.sources, second.sources),
        countries={**first.countries, **second.countries},
        people={**first.people, **second.people},
        organizations={**first.organizations, **second.organizations},
        events=_without_repeats(first.events, second.events),
        trade=_without_repeats(first.trade, second.trade),
        goods=_without_repeats(first.goods, second.goods),
        figures=_without_repeats(first.figures, second.figures),
        standing=_without_repeats(first.standing, second.standing),
    )


def _without_repeats(first: Sequence[H], second: Sequence[H]) -> tuple[H, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _entries(dataset: Dataset) -> Iterator[tuple[str, str, object]]:
    """Yield every entry with its section and its id or code, names before the facts that use them."""
    for state in dataset.predecessors:
        yield "predecessors", state.country, state
    for source in dataset.sources:
        yield "sources", source.id, source
    for section in _NAMES:
        for name, entry in getattr(dataset, section).items():
            yield section, name, entry
    for section in _FACTS:
        entries = getattr(dataset, section)
        for record in as_reported(entries) if section == "trade" else entries:
            yield section, record.id, record


def _clashes(readings: Sequence[Reading]) -> list[Problem]:
    """Return a problem for each entry that differs from its namesake in an earlier file in more than aliases.

    The ids of facts are unique across their sections. Facts are not compared where the people or sources
    that they name clash already.
    """
    met: dict[tuple[str, str], tuple[str, object, Reading]] = {}
    found: list[Problem] = []
    datasets = _with_all_aliases(
        [without_parts(reading.dataset) for reading in readings if reading.dataset is not None]
    )
    for facts in (False, True):
        for reading, dataset in zip(readings, datasets, strict=True):
            for section, name, entry in _entries(dataset):
                if (section in _FACTS) is not facts:
                    continue
                key = ("facts" if facts else section, name)
                first_section, first_entry, first_reading = met.setdefault(key, (section, entry, reading))
                if first_reading is not reading and first_entry != entry:
                    found.append(_clash(reading, section, name, first_reading, first_section))
        if found:
            return found
    return found


def _clash(reading: Reading, section: str, name: str, first: Reading, first_section: str) -> Problem:
    node, first_node = _node_of(reading, section, name), _node_of(first, first_section, name)
    excerpt = reading.lines[node.line - 1]
    # An ISO 3166 code cannot be changed.
    another = "" if section in ("countries", "predecessors") else ", or give one a different id"
    location = Location(reading.file, node.line, node.column)
    defined = Location(first.file, first_node.line, first_node.column)
    message = f"{quote(name)} differs from the definition at {defined}; make the two the same{another}."
    return Problem(location, message, excerpt, FaultCode.ID_TAKEN)


def _node_of(reading: Reading, section: str, name: str) -> Node:
    """Return the node of an entry in the file that it was read from."""
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
