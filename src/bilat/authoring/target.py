"""The files that `bilat add` reads and the one that it changes: a dataset, and files of names beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

from bilat.authoring.citing import cite
from bilat.authoring.compound_values import citation
from bilat.authoring.entry_insertion import Insertion, NewEntry, insert_entries
from bilat.loading.dataset import Reading, examine_text, raise_any, without_facts
from bilat.loading.files import decoded, read_bytes
from bilat.loading.merging import ReadPair, seems_names_alone
from bilat.loading.other_formats import refuse_other_formats
from bilat.loading.sections import NAME_SECTIONS, NO_NAMES, Names
from bilat.record.model import Dataset
from bilat.record.schema import EVENT
from bilat.values.errors import QueryError, with_hints


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file: its bytes on the disk, and what was read from them."""

    path: Path
    raw: bytes
    reading: Reading

    @property
    def name(self) -> str:
        """Return the name by which it was given."""
        return str(self.path)


@dataclass(frozen=True, slots=True)
class Target:
    """What an entry can be added to: datasets, of which facts need exactly one, and files of names."""

    datasets: tuple[OpenFile, ...]
    of_names: tuple[OpenFile, ...]

    def file_for(self, section: str) -> OpenFile:
        """Return the file that an entry of a section goes to; raise `QueryError` where that is not one."""
        files = self.of_names if section in NAME_SECTIONS and self.of_names else self.datasets
        if len(files) > 1:
            named = ", ".join(file.name for file in files)
            raise QueryError(f"--data names several files: {named}. Name the one to add to.")
        if not files:
            raise QueryError(f"{self.of_names[0].name} contains only names; name a dataset file as well.")
        return files[0]

    def known(self) -> Dataset:
        """Return a dataset with all names that entries can refer to."""
        if len(self.datasets) == 1:
            dataset = self.datasets[0].reading.dataset
            assert dataset is not None  # noqa: S101 - a file without sections has a problem
            return dataset
        return without_facts(_names_of(self.of_names))

    def with_entries(self, entries: Sequence[NewEntry]) -> Change:
        """Return the files with new entries in one of them; raise what `insert_entries` raises."""
        file = self.file_for(entries[0].section)
        shared = NO_NAMES if file in self.of_names else _names_of(self.of_names)
        added = insert_entries(file.reading, entries, shared)
        return Change(self, file, added, self._changed(file, added.reading))

    def with_citation(self, entry_id: str, text: str, purpose: str | None) -> Change:
        """Return the files with a citation "ID: AT" added to an entry; raise what `cite` raises."""
        file = self.file_for(EVENT.name)
        cited = citation(self.known(), text)
        added = cite(file.reading, entry_id, cited, purpose, _names_of(self.of_names))
        return Change(self, file, added, self._changed(file, added.reading))

    def _changed(self, file: OpenFile, after: Reading) -> Target:
        """Return the target with a changed file; a change of names may invalidate a dataset beside it."""
        if file not in self.of_names:
            return replace(self, datasets=(replace(file, reading=after),))
        of_names = tuple(replace(of, reading=after) if of is file else of for of in self.of_names)
        shared = _names_of(of_names)
        datasets = tuple(
            replace(of, reading=examine_text(of.reading.text, of.name, shared=shared)) for of in self.datasets
        )
        problems = [problem for of in datasets for problem in of.reading.problems]
        if problems:
            said = " ".join(f"{problem.location}: {problem.message}" for problem in with_hints(problems))
            raise QueryError(f"This entry cannot be added: {said}")
        return Target(datasets, of_names)

    def pairs(self) -> list[ReadPair]:
        """Return the files as the records that are checked."""
        shared = tuple(of.reading for of in self.of_names)
        return [ReadPair((of.reading,), (), of.reading.dataset, shared) for of in self.datasets]


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a file: what was added to it, and all files before and after."""

    before: Target
    file: OpenFile
    added: Insertion
    after: Target


def read_target(files: Iterable[Path]) -> Target:
    """Read the files to add to; raise `DatasetError` with what is wrong in any of them."""
    datasets: list[tuple[Path, bytes, str]] = []
    of_names: list[OpenFile] = []
    for path in files:
        raw = read_bytes(path)
        refuse_other_formats(raw, path)
        text = decoded(raw, path)
        if seems_names_alone(text) and (reading := examine_text(text, str(path))).names is not None:
            of_names.append(OpenFile(path, raw, reading))
        else:
            datasets.append((path, raw, text))
    shared = _names_of(of_names)
    read = [OpenFile(path, raw, examine_text(text, str(path), shared=shared)) for path, raw, text in datasets]
    raise_any([problem for file in (*of_names, *read) for problem in file.reading.problems])
    return Target(tuple(read), tuple(of_names))


def _names_of(files: Iterable[OpenFile]) -> Names:
    return reduce(Names.united, (file.reading.names or NO_NAMES for file in files), NO_NAMES)
