"""Replacing a file atomically, and locking a file while it is changed."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE
from time import monotonic, sleep
from typing import TextIO

from bilat.values.errors import OutputError

# How long to wait for others who add to the same file, and how long between two attempts.
MOST_SECONDS = 60.0
_BETWEEN_LOOKS = 0.01
_NO_LOCKS_HERE = (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)


@contextmanager
def replaced(target: Path, expected: bytes | None = None) -> Iterator[tuple[TextIO, list[str]]]:
    """Open a file beside `target` that replaces it once everything is written and on the disk.

    The list gets the properties of the old file that could not be kept. Raise `OSError` if `target` no longer
    has the `expected` content; it is then left as it is, as after any other error.
    """
    before = target.stat() if target.exists() else None
    # A random name; a file that has it already is another's, so the file is created before the try.
    beside = target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")
    file = _created(beside, private=before is not None)
    lost: list[str] = []
    try:
        with file as out:
            yield out, lost
            out.flush()
            if before is not None:
                lost += _make_like(target, before, out.fileno())
            os.fsync(out.fileno())
        if expected is not None and target.read_bytes() != expected:
            raise OSError(errno.EBUSY, "another program changed it meanwhile")
        beside.replace(target)
        _sync_folder(target.parent)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _created(path: Path, *, private: bool) -> TextIO:
    """Create a file, `private` until the permissions of the file it replaces are known."""

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags, 0o600 if private else 0o666)

    return open(path, "x", encoding="utf-8", errors="backslashreplace", newline="", opener=opener)


def _sync_folder(folder: Path) -> None:
    """Make the new name of a file survive a power cut, if the system can."""
    with suppress(OSError):
        opened_folder = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened_folder)
        finally:
            os.close(opened_folder)


def _make_like(target: Path, before: os.stat_result, file: int) -> list[str]:
    """Give an open file the owner, group, attributes and permissions of `target`; name what is not kept."""
    lost: list[str] = []
    if sys.platform != "win32":
        for owner in ((before.st_uid, before.st_gid), (-1, before.st_gid)):
            with suppress(OSError):
                os.fchown(file, *owner)
                break
        now = os.fstat(file)
        lost += ["owner"] * (now.st_uid != before.st_uid) + ["group"] * (now.st_gid != before.st_gid)
        lost += _without_attributes(target, file)
        # After the owner, whose change clears some of them, and the access list, which sets others.
        os.fchmod(file, S_IMODE(before.st_mode) & (0o777 if lost else 0o7777))
    if before.st_nlink > 1:
        lost.append("hard links (its other names keep the old text)")
    return lost


def _without_attributes(target: Path, file: int) -> list[str]:
    """Copy the extended attributes of `target` to an open file; name those that the system refuses."""
    if sys.platform != "linux":
        return []
    lost = []
    try:
        names = os.listxattr(target)
    except OSError:
        return []
    for name in names:
        try:
            value = os.getxattr(target, name)
            with suppress(OSError):
                if os.getxattr(file, name) == value:
                    continue
            os.setxattr(file, name, value)
        except OSError:
            lost.append(f"extended attribute {name}")
    return lost


@contextmanager
def locked(path: Path, most_seconds: float = MOST_SECONDS) -> Iterator[None]:
    """Keep others from adding to a file meanwhile; the lock is on the file itself and ends with the process.

    Raise `OutputError` for a file that may not be written, and if another holds the lock for too long. A file
    that cannot be read is not locked: reading it reports why. On a system without locks, nobody waits.
    """
    if not os.path.isfile(path) or not os.access(path, os.R_OK):  # noqa: PTH113 - no fault of a long name
        yield
        return
    refuse_read_only(path)
    if sys.platform == "win32":
        # There, a file that is open cannot be replaced.
        yield
        return
    try:
        file = _lock(path, monotonic() + most_seconds)
    except OSError as fault:
        raise OutputError(f"{path} could not be locked: {fault.strerror}.") from fault
    if file is None:
        raise OutputError(
            f"{path} is still being changed by another bilat after {most_seconds:g} seconds. Try again."
        )
    try:
        yield
    finally:
        os.close(file)


def _lock(path: Path, until: float) -> int | None:
    """Return the file at `path`, open and locked; None if another holds the lock `until` then."""
    from fcntl import LOCK_EX, LOCK_NB, flock

    while True:
        # Opened for writing, as locks over a network require.
        file = os.open(path, os.O_WRONLY)
        try:
            flock(file, LOCK_EX | LOCK_NB)
            # It may have been replaced since it was opened.
            if os.path.samestat(os.fstat(file), path.stat()):
                return file
        except BlockingIOError:
            if monotonic() > until:
                os.close(file)
                return None
            sleep(_BETWEEN_LOOKS)
        except OSError as fault:
            if fault.errno in _NO_LOCKS_HERE:
                return file
            os.close(file)
            raise
        os.close(file)


def refuse_read_only(path: Path) -> None:
    """Raise `OutputError` for a file that may not be written to."""
    if not os.access(path, os.W_OK):
        raise OutputError(f"{path} is read-only; nothing was written.")
