"""Several dataset files: those of one pair become one record, those of other pairs are kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import Any, TypeVar

from bilat.loading.dataset import MOST_PROBLEMS, Reading, examine, require_valid
from bilat.loading.files import MAX_BYTES, Watch, dataset_files, unwatched
from bilat.loading.yaml_nodes import Mapping, Node, Scalar
from bilat.loading.yaml_nodes import Sequence as Items
from bilat.record.derived import as_reported, with_derived
from bilat.record.model import Country, Dataset, Event, Organization, Participant, Person, Standing
from bilat.values.errors import DatasetError, FaultCode, Problem

N = TypeVar("N", Country, Person, Organization)

_NAMES = ("countries", "people", "organizations")
_FACTS = ("events", "trade", "goods", "standing")


def read_pairs(
    paths: Iterable[str | Path], max_bytes: int = MAX_BYTES, watch: Watch = unwatched
) -> list[Dataset]:
    """Read the files that `paths` name: one dataset a pair of states, in the order they are first met.

    Files of one pair are united. An entry that stands in two of them alike is one, with the aliases of both;
    the header is that of the first file, its `as_of` the latest of all. Raise `DatasetError` for the problems
    of every file, and for an id or code that stands for different things in two files of one pair.
    """
    readings = [examine(file, max_bytes, watch) for file in dataset_files(paths)]
    if len(readings) == 1:
        return [require_valid(readings[0])]
    _raise_any([problem for reading in readings for problem in reading.problems])
    by_pair: dict[frozenset[str], list[Reading]] = {}
    for reading in readings:
        by_pair.setdefault(frozenset(require_valid(reading).parties), []).append(reading)
    clashes = [clash for of_pair in by_pair.values() for clash in clashes_of(of_pair)]
    _raise_any(clashes)
    return [merge([require_valid(reading) for reading in of_pair]) for of_pair in by_pair.values()]


def _raise_any(problems: list[Problem]) -> None:
    if len(problems) > MOST_PROBLEMS:
        more = f"{len(problems) - MOST_PROBLEMS} more problems are not shown."
        problems = [*problems[:MOST_PROBLEMS], Problem(problems[-1].file, 0, 0, more)]
    if problems:
        raise DatasetError(problems)


def merge(datasets: Sequence[Dataset]) -> Dataset:
    """Unite datasets of one pair that do not clash."""
    if len(datasets) == 1:
        return datasets[0]
    reported = [replace(one, trade=as_reported(one.trade)) for one in _with_all_aliases(datasets)]
    return with_derived(reduce(_two_united, reported))


def _with_all_aliases(datasets: Sequence[Dataset]) -> list[Dataset]:
    """Give names that differ in their aliases alone the aliases of every dataset, in their order."""
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


def _is_same(name: Any, other: Any) -> bool:  # noqa: ANN401 - two countries, people or organizations
    return bool(replace(name, aliases=other.aliases) == other)


def _renamed(dataset: Dataset, tables: dict[str, dict[str, Any]]) -> Dataset:
    """Put the names of `tables` into a dataset, and into what refers to them, where they are the same."""

    def put(section: str, key: str, name: N) -> N:
        found = tables[section].get(key, name)
        return found if _is_same(found, name) else name

    def organizations(record: Event | Standing) -> tuple[Organization, ...]:
        return tuple(put("organizations", one.id, one) for one in record.organizations)

    def participant(one: Participant) -> Participant:
        return replace(one, person=put("people", one.person.id, one.person)) if one.person else one

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


def _two_united(first: Dataset, other: Dataset) -> Dataset:
    return replace(
        first,
        predecessors=_together(first.predecessors, other.predecessors),
        as_of=max(first.as_of, other.as_of, key=lambda when: when.order[::-1]),
        sources=_together(first.sources, other.sources),
        countries={**first.countries, **other.countries},
        people={**first.people, **other.people},
        organizations={**first.organizations, **other.organizations},
        events=_together(first.events, other.events),
        trade=_together(first.trade, other.trade),
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
    for section in _NAMES:
        for name, entry in getattr(dataset, section).items():
            yield section, name, entry
    for section in _FACTS:
        entries = getattr(dataset, section)
        for record in as_reported(entries) if section == "trade" else entries:
            yield section, record.id, record


def clashes_of(readings: Sequence[Reading]) -> list[Problem]:
    """Return a problem for each entry that differs, in more than aliases, from its namesake in a file before.

    The ids of facts are unique across their sections. A fact is not held against another one where the
    people or sources it names clash already.
    """
    met: dict[tuple[str, str], tuple[str, object, Reading]] = {}
    found: list[Problem] = []
    datasets = _with_all_aliases([require_valid(reading) for reading in readings])
    for facts in (False, True):
        for reading, dataset in zip(readings, datasets, strict=True):
            for section, name, entry in _entries(dataset):
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
    # A code of ISO 3166 is nobody's to change.
    another = "" if section in ("countries", "predecessors") else ", or give one another id"
    message = (
        f"{name!r} is not the same here as at {before.file}:{other.line}:{other.column}; "
        f"make the two alike{another}."
    )
    return Problem(reading.file, node.line, node.column, message, excerpt, FaultCode.ID_TAKEN)


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
