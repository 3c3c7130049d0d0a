"""Where an answer goes: standard output, or a file written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from bilat.errors import OutputError, QueryError

STANDARD_OUTPUT = "-"


@contextmanager
def opened(path: str | None, *, read_from: Sequence[Path] = ()) -> Iterator[TextIO]:
    """Open standard output, or a file beside `path` that takes its place once all is written.

    A link is followed; a device or a pipe is written straight to. Raise `OutputError` where the file
    cannot be written, or is the dataset itself, and `QueryError` for a path that is no path.
    """
    if path is None or path == STANDARD_OUTPUT:
        yield sys.stdout
        return
    if not path:
        raise QueryError("--output has an empty value; name a file, or leave it out.")
    # Asked of the path itself: the real one of /dev/stdout names no file.
    device = _is_device(Path(path))
    try:
        with _written_straight(Path(path)) if device else _replaced(path, read_from) as out:
            yield out
    except OSError as fault:
        raise OutputError(f"{path} could not be written: {fault.strerror}.") from fault


def _is_device(target: Path) -> bool:
    return target.exists() and not target.is_file() and not target.is_dir()


@contextmanager
def _written_straight(target: Path) -> Iterator[TextIO]:
    with target.open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
        yield out


@contextmanager
def _replaced(path: str, read_from: Sequence[Path]) -> Iterator[TextIO]:
    target = Path(os.path.realpath(path))
    _refuse(target, path, read_from)
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("x", encoding="utf-8", errors="backslashreplace", newline="") as out:
            yield out
        if target.exists():
            beside.chmod(target.stat().st_mode)
        beside.replace(target)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _refuse(target: Path, path: str, read_from: Sequence[Path]) -> None:
    if target.is_dir():
        raise OutputError(f"{path} is a folder; name a file for --output.")
    if not target.exists():
        return
    if any(file.exists() and target.samefile(file) for file in read_from):
        raise OutputError(f"{path} is a dataset being read; --output would write over it.")
    if not os.access(target, os.W_OK):
        raise OutputError(f"{path} is read-only; --output leaves it as it is.")
