"""From paths to the text of dataset files: found, within a size limit, decoded as UTF-8."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from bilat.record.vocabulary import MANIFEST
from bilat.values.errors import DatasetError, FaultCode, Location, Problem, QueryError

MIB = 1024**2
MAX_BYTES = 256 * MIB
SUFFIXES = (".yaml", ".yml")
# The word for the bundled record among paths; a file of that name is ./bundled.
BUNDLED = "bundled"
_PACKAGE = Path(__file__).resolve().parent.parent
# Where a wrong path may come from.
_ADVICE = " Check the path of --data or BILAT_DATA."
# Called with a file, how many of its lines have been read, and how many there are.
Watch = Callable[[str, int, int], None]


def unwatched(file: str, done: int, whole: int) -> None:
    """Ignore the progress of reading."""


def is_installed() -> bool:
    """Return whether the bundled record lies in the installed package, and not in a checkout beside it."""
    return (_PACKAGE / "events.yaml").is_file()


def bundled_path() -> Path:
    """Return where the bundled record lies: in the installed package, or in the checkout beside it."""
    return _PACKAGE / "events.yaml" if is_installed() else _PACKAGE.parent.parent / "data" / "events.yaml"


def dataset_files(paths: Iterable[str | Path]) -> list[Path]:
    """Return the dataset files that `paths` name, each once, in that order.

    The text "bundled" stands for the bundled record; a `Path` does not, since it takes the ./ from ./bundled.
    A folder stands for its `*.yaml` and `*.yml` files by name, hidden files and folders within it left
    out. Raise `DatasetError` for a folder without such files, or one that cannot be listed; a path that
    cannot be read is reported when it is read.
    """
    files: dict[str, Path] = {}
    for named in paths:
        path = bundled_path() if named == BUNDLED else Path(named)
        for file in _files_in(path) if _is_folder(path) else (path,):
            files.setdefault(real_path(file), file)
    return list(files.values())


def real_path(path: str | Path) -> str:
    """Return the real path of a file, or the path itself if no file can have that name."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def holds_tables(folder: Path) -> bool:
    """Return whether a path is a folder of tables."""
    try:
        return (folder / MANIFEST).is_file()
    except (OSError, ValueError):
        return False


def _files_in(folder: Path) -> list[Path]:
    if holds_tables(folder):
        raise QueryError(
            f"{folder} holds exported tables, which can only be queried. "
            "Correct the YAML they were made from, and export again."
        )
    try:
        found = sorted(
            entry
            for entry in folder.iterdir()
            if entry.suffix in SUFFIXES and not entry.name.startswith(".") and not entry.is_dir()
        )
    except OSError as fault:
        raise unreadable(folder, f"cannot be listed: {fault.strerror}.") from fault
    if not found:
        raise unreadable(folder, "this folder contains no dataset file (*.yaml or *.yml).")
    return found


def unreadable(path: Path, message: str) -> DatasetError:
    """Return the error for a path that cannot be read."""
    return DatasetError([Problem(Location(str(path)), message, code=FaultCode.UNREADABLE)])


def _state(file: os.stat_result) -> tuple[int, int]:
    return file.st_size, file.st_mtime_ns


def read_bytes(path: Path, max_bytes: int = MAX_BYTES, advice: str = _ADVICE) -> bytes:
    """Read a regular file of at most `max_bytes`; raise `DatasetError` for anything else.

    Anything but a regular file is refused unopened: a pipe that nobody writes to would keep bilat waiting.
    A file that is replaced meanwhile is read whole, old or new; one that is written to meanwhile is refused.
    """
    try:
        before = path.stat()
        mode = before.st_mode
        if S_ISDIR(mode):
            raise unreadable(path, "this is a folder; name a file in it.")
        if not S_ISREG(mode):
            raise unreadable(path, "this is not a regular file.")
        with path.open("rb") as file:
            # Python allocates what is asked for, so a very high limit must not be asked for: no more than the
            # size of the file, or the usual limit, since the files of /proc state no size.
            holds = os.fstat(file.fileno()).st_size
            raw = file.read(min(max_bytes, max(holds, MAX_BYTES)) + 1)
            after = os.fstat(file.fileno())
        if before.st_ino == after.st_ino and _state(before) != _state(after):
            raise unreadable(path, "changed while it was being read. Try again.")
    except FileNotFoundError:
        raise unreadable(path, f"file not found.{advice}") from None
    except OSError as fault:
        raise unreadable(path, f"cannot be read: {fault.strerror}.") from fault
    except ValueError as fault:
        # A zero byte or half a character: Python rejects the name itself.
        raise unreadable(path, "cannot be read: this is not a valid file name.") from fault
    if len(raw) > max_bytes:
        bound = f"{max_bytes // MIB} MiB" if max_bytes >= MIB else f"{max_bytes:,} bytes"
        raise unreadable(path, f"is larger than {bound}, the size limit; raise it with --max-size.")
    return raw


def decoded(raw: bytes, path: Path) -> str:
    """Return the text of a file in UTF-8, with or without a byte order mark."""
    raw = raw.removeprefix(BOM_UTF8)
    try:
        return raw.decode()
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        before = raw[raw.rfind(b"\n", 0, fault.start) + 1 : fault.start]
        column = len(before.decode()) + 1
        message = "a byte here is not UTF-8: save the file as UTF-8."
        location = Location(str(path), line, column)
        raise DatasetError([Problem(location, message, code=FaultCode.ENCODING)]) from fault
