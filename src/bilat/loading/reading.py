"""A dataset file's text: a regular file, within a bound, in UTF-8."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from bilat.values.errors import DatasetError, FaultCode, Problem

MIB = 1024**2
MAX_BYTES = 256 * MIB


def unreadable(path: Path, message: str) -> DatasetError:
    """Return the fault of a path that cannot be read."""
    return DatasetError([Problem(str(path), 0, 0, message, code=FaultCode.UNREADABLE)])


def _state(file: os.stat_result) -> tuple[int, int]:
    return file.st_size, file.st_mtime_ns


def read_bytes(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """Read a regular file of at most `max_bytes`; raise `DatasetError` for anything else.

    What is no regular file is refused unopened: a pipe that nobody writes to would keep bilat waiting.
    A file that another takes the place of is read whole, either one; one that is written to meanwhile is not.
    """
    try:
        before = path.stat()
        mode = before.st_mode
        if S_ISDIR(mode):
            raise unreadable(path, "this is a folder; name a dataset file in it.")
        if not S_ISREG(mode):
            raise unreadable(path, "this is no regular file; a dataset is one.")
        with path.open("rb") as file:
            # Room is made for all that is asked for: a bound raised past any memory asks for no more than
            # the file holds, or for the usual bound, since files of the system itself state no size.
            holds = os.fstat(file.fileno()).st_size
            raw = file.read(min(max_bytes, max(holds, MAX_BYTES)) + 1)
            after = os.fstat(file.fileno())
        if before.st_ino == after.st_ino and _state(before) != _state(after):
            raise unreadable(path, "changed while it was being read. Ask again.")
    except FileNotFoundError:
        raise unreadable(path, "there is no such file. Check the path of --data or BILAT_DATA.") from None
    except OSError as fault:
        raise unreadable(path, f"cannot be read: {fault.strerror}.") from fault
    except ValueError as fault:
        # A zero byte, or half a character: the system is never asked.
        raise unreadable(path, "cannot be read: no file has such a name.") from fault
    if len(raw) > max_bytes:
        bound = f"{max_bytes // MIB} MiB" if max_bytes >= MIB else f"{max_bytes:,} bytes"
        raise unreadable(path, f"is larger than {bound}, the most that is read; --max-size raises it.")
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
        raise DatasetError([Problem(str(path), line, column, message, code=FaultCode.ENCODING)]) from fault
