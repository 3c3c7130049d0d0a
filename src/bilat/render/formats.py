"""The formats by name; to add one, write a module `NAME_format` with `write(table, out)`, and a line here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TextIO, cast

if TYPE_CHECKING:
    from bilat.render.table import T, Table

FORMATS = {
    "table": "for a person: fitted to the terminal, or to COLUMNS (100 if unset) in a pipe or a file",
    "json": "one array, one object a line",
    "jsonl": "one object a line",
    "csv": "comma-separated, for spreadsheets",
    "tsv": "tab-separated",
    "markdown": "a table to paste into a document",
    "lines": "one record a line, cells separated by tabs: what a pipe or a file gets unasked",
}
# The format if none is asked for: on a screen, and in a pipe or a file.
UNASKED = ("table", "lines")
# The additional format of `bilat brief`.
BRIEF_FORMATS = {**FORMATS, "html": "one page to read, print and send"}
# The additional formats of `bilat check`.
FINDING_FORMATS = {
    "list": "for a person: each finding with its line and a caret, and a summary",
    "github": "workflow commands, which GitHub shows beside the lines of a change",
    "sarif": "SARIF 2.1.0, for code scanning",
}
CHECK_FORMATS = {**FINDING_FORMATS, **FORMATS}
# The formats that hold objects within objects; the others are made of rows.
NESTED = ("json", "jsonl")


class Writer(Protocol):
    """Writes a table in one format."""

    def __call__(self, table: Table[T], out: TextIO) -> None:
        """Write all of `table` to a stream."""


def writer(name: str) -> Writer:
    """Return the writer of one of the formats."""
    return cast("Writer", import_module(f"bilat.render.{name}_format").write)
