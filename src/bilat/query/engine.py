"""What an engine that answers from tables must have: a method, and its dialect of SQL."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from bilat.query.table_schema import TABLES
from bilat.values.errors import UnavailableError

Row = tuple[Any, ...]
Parameters = Sequence[str | int]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How an engine writes the parts of SQL that differ between engines.

    `{list}` and `{other}` are lists, `{items}` those of a new one; `{position}` counts from 1, `{index}` from
    0. `explode` makes a row of each item of a list, `first_by` gives one column where another is least.
    """

    holds: str
    overlap: str
    item: str
    length: str
    array: str
    explode: str
    first_by: str
    row: str


_NAME: Final = re.compile(rf"\b({'|'.join(TABLES)})\b")


def tables_in(statement: str) -> set[str]:
    """Return which tables a statement names; what a user types is never in it."""
    return set(_NAME.findall(statement))


def require_columns(table: str, found: Collection[str], file: object) -> None:
    """Raise `UnavailableError` where a table of a file lacks a column."""
    for column in TABLES[table]:
        if column not in found:
            raise UnavailableError(f"{file} lacks the column {column}; export the tables again.")


class Engine(Protocol):
    """A database that reads the tables; each is there under its own name."""

    dialect: Dialect

    def rows(self, statement: str, parameters: Parameters) -> list[Row]:
        """Return the rows of a SELECT; each `?` in it stands for a parameter."""
        ...
