"""What bilat needs of an engine that answers from tables: a method, and its words for some SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How an engine writes what is not the same in every SQL.

    In `every`, `some` and `holds`, `{list}` is a list, `{item}` a name for one of its items and `{test}` a
    condition on that. Positions in a list begin with `first`.
    """

    holds: str
    overlap: str
    some: str
    every: str
    first: int
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
