"""What bilat needs of an engine that answers from tables: a method, and its words for some SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How an engine writes what is not the same in every SQL.

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


class Engine(Protocol):
    """A database that reads the tables; each is there under its own name."""

    dialect: Dialect

    def rows(self, statement: str, parameters: Sequence[Any]) -> list[Row]:
        """Return the rows of a SELECT; each `?` in it stands for a parameter."""
        ...
