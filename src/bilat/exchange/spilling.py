"""Sorting more than fits into memory: sorted runs of tuples on disk, merged as they are read."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator
from heapq import merge
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

# How many tuples are sorted in memory, how many are read or written at once, and the most open files.
_MOST_IN_MEMORY = 40_000
_AT_ONCE = 200
_MOST_FILES = 200
# The bytes that give the length of a block before it.
_LENGTH = 8
Packed = tuple[Any, ...]


class Sorter:
    """Takes tuples of texts, numbers, lists and dicts in any order, and gives them back in order, once.

    What does not fit into memory goes into files in the folder, which must be private.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._items: list[Packed] = []
        self._files: list[IO[bytes]] = []

    def add(self, item: Packed) -> None:
        """Take a tuple."""
        self._items.append(item)
        if len(self._items) >= _MOST_IN_MEMORY:
            self._spill(sorted(self._items))
            self._items = []

    def __iter__(self) -> Iterator[Packed]:
        """Yield the tuples in order."""
        self._items.sort()
        if not self._files:
            return iter(self._items)
        return merge(self._items, *map(_read, self._files))

    def close(self) -> None:
        """Discard what has not been read."""
        for file in self._files:
            file.close()

    def _spill(self, items: Iterable[Packed]) -> None:
        if len(self._files) == _MOST_FILES:
            files, self._files = self._files, []
            self._files.append(self._written(merge(*map(_read, files))))
        self._files.append(self._written(items))

    def _written(self, items: Iterable[Packed]) -> IO[bytes]:
        file = TemporaryFile(dir=self._folder)  # noqa: SIM115 - read, and closed, later
        batch: list[Packed] = []
        for item in items:
            batch.append(item)
            if len(batch) == _AT_ONCE:
                _write(file, batch)
                batch = []
        _write(file, batch)
        return file


def _write(file: IO[bytes], batch: list[Packed]) -> None:
    block = marshal.dumps(batch)
    file.write(len(block).to_bytes(_LENGTH, "big") + block)


def _read(file: IO[bytes]) -> Iterator[Packed]:
    with file:
        file.seek(0)
        while length := file.read(_LENGTH):
            yield from marshal.loads(file.read(int.from_bytes(length, "big")))  # noqa: S302 - written above
