"""Files to import: decoded, and split into rows with their line numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import chain, compress
from pathlib import Path
from typing import NamedTuple, TextIO

from bilat.loading.files import MAX_BYTES, Watch, read_bytes, unwatched
from bilat.values.errors import DatasetError, Location, Problem
from bilat.values.escaping import quote
from bilat.values.text import did_you_mean

_ZIP = b"PK\x03\x04"
_BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_MOST_BEFORE_JSON = 200
# What separates the names of columns or the keys of JSON; in how much of a file they are looked for.
_BETWEEN_WORDS = re.compile(r"[\"\[\]{}:,;\t\r\n]+")
_BEGINNING = 5000
_WATCHED_EVERY = 1000
_MOST_NAMED = 8


@dataclass(frozen=True)
class SourceFile:
    """A file to import, as it was read; `path` is how the user named it.

    `raw` is all of it, or the beginning of a file that is too long to be kept in memory.
    """

    path: str
    raw: bytes
    watch: Watch = unwatched

    @property
    def is_spreadsheet(self) -> bool:
        """Return whether it is an xlsx file, which is a zip archive."""
        return self.raw.startswith(_ZIP)

    @property
    def is_json(self) -> bool:
        """Return whether it begins as JSON does."""
        return self.raw[:_MOST_BEFORE_JSON].lstrip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n")[:1] in (b"{", b"[")

    @property
    def digest(self) -> str:
        """Return eight hex digits that identify its content."""
        return sha256(self.raw).hexdigest()[:8]

    @cached_property
    def encoding(self) -> str:
        """Return how its text is encoded: UTF-8 or UTF-16, or else Windows-1252."""
        if (encoding := _BOMS.get(self.raw[:2])) is not None:
            return encoding
        try:
            self.raw.decode()
        except UnicodeDecodeError:
            return "latin-1"
        return "utf-8"

    def text(self) -> str:
        """Return its text, without a byte order mark; raise `DatasetError` if it holds none."""
        encoding = self.encoding
        if encoding == "latin-1":
            if b"\0" in self.raw:
                raise self.fault("this is not a text file.")
            # As browsers do: where Latin-1 has control characters, Windows' letters are meant.
            encoding = "cp1252"
        text = self.raw.decode(encoding, "replace").removeprefix("\ufeff")
        if not text or text.isspace():
            raise self.fault("this file is empty.")
        return text

    def opened(self) -> TextIO:
        """Return its text as a stream, with its own line ends."""
        from io import StringIO

        return StringIO(self.text(), newline="")

    @property
    def line_count(self) -> int:
        """Return how many lines its text has."""
        if self.encoding in _BOMS.values():
            return self.text().count("\n") + 1
        return self.raw.count(b"\n") + 1

    def line(self, number: int) -> str:
        """Return a line of its text, empty where it has none of that number."""
        lines = [] if self.is_spreadsheet else self.text().splitlines()
        return lines[number - 1] if number <= len(lines) else ""

    def fault(self, message: str, line: int = 0, column: int = 1) -> DatasetError:
        """Return the error for something in the file that is wrong, with the line where it is known."""
        if not line:
            return DatasetError([Problem(Location(self.path), message)])
        return DatasetError([Problem(Location(self.path, line, column), message, self.line(line))])


class Row(NamedTuple):
    """A row of a table: its number as a spreadsheet counts, its line in the file, its cells in order."""

    number: int
    line: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Record:
    """A row below a header: its number as a spreadsheet counts, its line, its filled cells by column.

    Most cells of a wide table are empty, and none has the spaces that stood around it.
    """

    number: int
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return a cell; empty if nothing is in it, or the column is missing."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header: the rows above it, the names of its columns, and the rows below it, once."""

    file: SourceFile
    preamble: tuple[Row, ...]
    header: Row
    rows: Iterator[Row]

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return tuple(name.strip() for name in self.header.cells)

    def require(self, columns: Collection[str], what: str) -> None:
        """Raise `DatasetError` unless the header has each of these columns, once; `what` is the format."""
        found = self.columns
        missing = [name for name in columns if name not in found]
        if missing:
            raise self.file.fault(
                f"this is not {what}: its header has no column {quote(missing[0])}."
                f"{did_you_mean(missing[0], found)}{_other_format(self.file, found, columns)}",
                self.header.line,
            )
        for name in columns:
            if found.count(name) > 1:
                raise self.file.fault(f"the header has the column {quote(name)} twice.", self.header.line)

    def records(self) -> Iterator[Record]:
        """Yield each row by column, blank rows left out; raise `DatasetError` for one that is cut short.

        Raise it, too, for a table without rows.
        """
        columns = self.columns
        width, any_row = len(columns), False
        for row in self.rows:
            cells = list(map(str.strip, row.cells))
            if not any(cells):
                continue
            if len(cells) != width:
                if len(cells) < width:
                    raise self.file.fault(
                        f"this row has {len(cells)} of the {width} cells of the header: "
                        "is the file cut short?",
                        row.line,
                    )
                if any(cells[width:]):
                    raise self.file.fault(
                        f"this row has {len(cells)} cells, and the header only {width}.",
                        row.line,
                    )
            any_row = True
            filled = compress(zip(columns, cells, strict=False), cells)
            yield Record(row.number, row.line, dict(filled))
        if not any_row:
            raise self.file.fault("this file has a header and no rows below it.", self.header.line)


def open_file(path: str | Path, max_bytes: int = MAX_BYTES, watch: Watch = unwatched) -> SourceFile:
    """Read a file to import; raise `DatasetError` if it cannot be read."""
    return SourceFile(str(path), read_bytes(Path(path), max_bytes, advice=""), watch)


def read_table(
    file: SourceFile,
    header: Iterable[str] = (),
    *,
    delimiter: str = ",",
    quoted: bool = True,
    within: int = 1,
) -> Table:
    """Read a table from CSV, or from the first sheet of an xlsx file.

    Its header is the first of `within` rows that has all columns of `header`, or else the first row that is
    not blank. With an empty `delimiter`, the most frequent one in the first line is used.
    """
    rows = sheet_rows(file) if file.is_spreadsheet else csv_rows(file, delimiter, quoted=quoted)
    wanted = set(header)
    before: list[Row] = []
    for row in rows:
        if any(map(str.strip, row.cells)):
            if not wanted or wanted <= {cell.strip() for cell in row.cells}:
                return Table(file, tuple(before), row, rows)
            before.append(row)
        if len(before) >= within:
            break
    if not before:
        raise file.fault("this file is empty.")
    return Table(file, (), before[0], chain(before[1:], rows))


def csv_rows(file: SourceFile, delimiter: str = ",", *, quoted: bool = True) -> Iterator[Row]:
    """Yield the rows of a CSV file; raise `DatasetError` for quotation marks that do not close."""
    import csv

    if not delimiter:
        first = file.text().lstrip().partition("\n")[0]
        delimiter = max(",;\t|", key=first.count)
    whole = file.line_count
    with file.opened() as stream:
        lines = csv.reader(
            stream,
            delimiter=delimiter,
            quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
            strict=quoted,
        )
        number, line = 0, 1
        try:
            for cells in lines:
                number += 1
                yield Row(number, line, cells)
                line = lines.line_num + 1
                if not number % _WATCHED_EVERY:
                    file.watch(file.path, line, whole)
        except csv.Error as fault:
            raise file.fault(f"this row is not CSV: {fault}.", line) from fault
    file.watch(file.path, whole, whole)


def sheet_rows(file: SourceFile) -> Iterator[Row]:
    """Yield the rows of an xlsx file's first sheet, each cell as text, formulas as their last value.

    Raise `DatasetError` for a file that is not a spreadsheet, or one of more than the size limit.
    """
    from bilat.exchange.importers.spreadsheets import cells_of

    for number, cells in cells_of(file):
        yield Row(number, number, cells)


def _other_format(file: SourceFile, columns: Sequence[str], asked: Collection[str]) -> str:
    """Say which other format the file seems to have, or which columns it has."""
    if other := looks_like(file, columns, asked):
        return other
    shown = ", ".join(map(quote, columns[:_MOST_NAMED]))
    return f" It has {shown}{' …' if len(columns) > _MOST_NAMED else ''}."


def looks_like(file: SourceFile, columns: Iterable[str] = (), asked: Iterable[str] = ()) -> str:
    """Say which format's file this seems to be, by its columns and by the words it begins with, if any.

    It is not said of the format that was asked for, whose columns are `asked`.
    """
    from bilat.exchange.importers.registry import recognised

    words = () if file.is_spreadsheet else _BETWEEN_WORDS.split(file.text()[:_BEGINNING])
    name = recognised([*columns, *(word.strip() for word in words)], asked)
    return f" It looks like a file for 'bilat import {name}'." if name else ""
