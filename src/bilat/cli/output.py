"""Writing an answer to standard output or, atomically, to a file; notes go to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from typing import TextIO

from bilat.cli.replacing import refuse_read_only, replaced
from bilat.values.errors import OutputError, QueryError
from bilat.values.escaping import escape_controls

STANDARD_OUTPUT = "-"


@contextmanager
def opened(
    path: str | None, *, read_from: Sequence[Path] = (), expected: bytes | None = None
) -> Iterator[TextIO]:
    """Open standard output, or a file beside `path` that takes its place once all is written.

    A link is followed; a device or a pipe is written straight to. Raise `OutputError` where the file
    cannot be written, is the dataset itself or no longer holds what is `expected`, and `QueryError` for an
    empty path.
    """
    if path is None or path == STANDARD_OUTPUT:
        yield sys.stdout
        return
    if not path:
        raise QueryError("--output has an empty value; name a file, or leave it out.")
    if os.path.basename(path) in ("", os.curdir):  # noqa: PTH119 - Path drops the slash of "x/"
        raise QueryError(f"{path} names a folder; name a file for --output.")
    try:
        # Asked of the path itself: the real one of /dev/stdout names no file.
        device = _is_device(Path(path))
        with _written_straight(Path(path)) if device else _replaced(path, read_from, expected) as out:
            yield out
    except OSError as fault:
        raise OutputError(f"{path} could not be written: {fault.strerror}.") from fault


@contextmanager
def opened_folder(path: str) -> Iterator[str]:
    """Make a folder beside `path` that takes its name once all is written; nothing is left of a failed one.

    Raise `OutputError` where something has the name already, or it cannot be written.
    """
    target = Path(os.path.realpath(path))
    if target.exists():
        raise OutputError(f"{path} exists already; name a new folder for --output.")
    beside = target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")
    try:
        beside.mkdir()
        try:
            yield str(beside)
            beside.rename(target)
        finally:
            rmtree(beside, ignore_errors=True)
    except OSError as fault:
        raise OutputError(f"{path} could not be written: {fault.strerror}.") from fault


def _is_device(target: Path) -> bool:
    return target.exists() and not target.is_file() and not target.is_dir()


@contextmanager
def _written_straight(target: Path) -> Iterator[TextIO]:
    with target.open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
        yield out


@contextmanager
def _replaced(path: str, read_from: Sequence[Path], expected: bytes | None) -> Iterator[TextIO]:
    target = Path(os.path.realpath(path))
    _refuse(target, path, read_from)
    with replaced(target, expected) as (out, lost):
        yield out
    if lost:
        note(f"{path} was replaced; these could not be kept: {', '.join(lost)}.")


def _refuse(target: Path, path: str, read_from: Sequence[Path]) -> None:
    if target.is_dir():
        raise OutputError(f"{path} is a folder; name a file for --output.")
    if not target.exists():
        return
    if any(file.exists() and target.samefile(file) for file in read_from):
        raise OutputError(f"{path} is a dataset being read; --output would write over it.")
    refuse_read_only(Path(path))


def note(message: str) -> None:
    """Print a note on standard error, if it can be written to."""
    if sys.stderr is None:
        # Closed, as after `2>&-`; print would then write among the answer.
        return
    with suppress(OSError):
        print(escape_controls(message, kept="\n"), file=sys.stderr)
