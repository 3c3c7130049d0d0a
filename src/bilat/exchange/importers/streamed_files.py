"""Files to import that are read line by line, so that they can be of any size."""

from __future__ import annotations

from codecs import getincrementaldecoder
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TextIO

from bilat.exchange.importers.text_files import SourceFile, open_file
from bilat.loading.files import MAX_BYTES, Watch, unwatched

_BLOCK = 1 << 20
_MARK = "\ufeff"
# The encoding of files that are not UTF-8: the name in a report, and Python's name.
_LATIN = "latin-1"
_PYTHONS = {_LATIN: "cp1252"}


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a file once it has been read to its end."""

    digest: str
    encoding: str
    lines: int


@dataclass(frozen=True)
class StreamedFile(SourceFile):
    """A text file of which only the beginning is in memory; the rest is read whenever it is needed."""

    known: _Known = _Known("", "utf-8", 1)

    @property
    def digest(self) -> str:
        """Return eight hex digits that identify its content."""
        return self.known.digest

    @property
    def encoding(self) -> str:
        """Return how its text is encoded."""
        return self.known.encoding

    @property
    def line_count(self) -> int:
        """Return how many lines its text has."""
        return self.known.lines

    def text(self) -> str:
        """Return the beginning of its text."""
        return self.raw.decode(self._codec, "replace").removeprefix(_MARK)

    @property
    def _codec(self) -> str:
        return _PYTHONS.get(self.encoding, self.encoding)

    def opened(self) -> TextIO:
        """Return its text as a stream, with its own line ends."""
        stream = Path(self.path).open(encoding=self._codec, errors="replace", newline="")  # noqa: SIM115
        if stream.read(1) != _MARK:
            stream.seek(0)
        return stream

    def line(self, number: int) -> str:
        """Return a line of its text, empty where it has none of that number."""
        with self.opened() as stream:
            return next(islice(stream, number - 1, None), "").rstrip("\r\n")


def stream_file(path: str | Path, max_bytes: int | None = None, watch: Watch = unwatched) -> SourceFile:
    """Open a text file of any size, or of `max_bytes` at most; raise `DatasetError` if it cannot be read.

    A small file is read whole, and so is a spreadsheet or a text in UTF-16.
    """
    file = Path(path)
    try:
        if file.is_file() and file.stat().st_size > _BLOCK and max_bytes is None:
            with file.open("rb") as stream:
                beginning = SourceFile(str(path), stream.read(_BLOCK), watch)
                if not beginning.is_spreadsheet and not beginning.encoding.startswith("utf-16"):
                    stream.seek(0)
                    return StreamedFile(str(path), beginning.raw, watch, _scanned(stream))
    except (OSError, ValueError):
        # An error is reported below.
        pass
    return open_file(path, max_bytes or MAX_BYTES, watch)


def _scanned(stream: BinaryIO) -> _Known:
    digest, lines, encoding = sha256(), 1, "utf-8"
    decode = getincrementaldecoder(encoding)().decode
    while block := stream.read(_BLOCK):
        digest.update(block)
        lines += block.count(b"\n")
        try:
            decode(block)
        except UnicodeDecodeError:
            encoding = _LATIN
            decode = getincrementaldecoder(encoding)().decode
    return _Known(digest.hexdigest()[:8], encoding, lines)
