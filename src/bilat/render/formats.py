"""The formats by name: a new one is a module `NAME_format` with `write(sheet, out)`, and a line here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, TextIO, cast

if TYPE_CHECKING:
    from bilat.render.sheet import Sheet

FORMATS = {
    "table": "for a person: fitted to a terminal, one line a record in a pipe",
    "json": "one array, one object a line",
    "jsonl": "one object a line",
    "csv": "comma-separated, for spreadsheets",
    "tsv": "tab-separated",
    "markdown": "a table to paste into a document",
}
# What `bilat check` has besides.
FINDING_FORMATS = {
    "list": "for a person: each finding with its line and a caret, and a summary",
    "github": "workflow commands, which GitHub shows beside the lines of a change",
    "sarif": "SARIF 2.1.0, for code scanning",
}
CHECK_FORMATS = {**FINDING_FORMATS, **FORMATS}
# The formats that hold objects within objects; the others are made of rows.
NESTED = ("json", "jsonl")


def writer(name: str) -> Callable[[Sheet, TextIO], None]:
    """Return the writer of one of the formats."""
    module = import_module(f"bilat.render.{name}_format")
    return cast("Callable[[Sheet, TextIO], None]", module.write)
