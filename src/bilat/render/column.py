"""One column of a table, as every format but JSON has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from rich.text import Text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: its cells, and how it gives way on a narrow terminal.

    Columns with the highest `spare` are left out first, those with 0 never, since they are essential. A
    column does not shrink below `least`, nor below its longest word, nor at all if it is `whole`; `best` is
    the width that it should have before columns that can be spared are kept.
    A `listed` cell is broken after its commas first, and between words only if an item is too long; the
    lines of a cell below its first are indented by `hang`, and below the mark of a part.
    `constant` is how the footer says a value that all cells have, and the column is then left out; `note` is
    what the footer says about a column that stays.
    `once` shows a value only where it changes; `nested` cells show by their indent what is part of what;
    `paint` gives parts of a cell a style; an `extra` column is shown if ids are asked for, an `of_group` one
    if rows are resorted and so have no heading of their group.
    """

    heading: str
    cell: Callable[[T], str]
    spare: int = 0
    right: bool = False
    least: int = 8
    best: int = 0
    whole: bool = False
    listed: bool = False
    hang: int = 0
    constant: str = ""
    note: str = ""
    once: bool = False
    nested: bool = False
    extra: bool = False
    of_group: bool = False
    paint: Callable[[T, Text], None] | None = None


Columns = Sequence[Column[T]]
