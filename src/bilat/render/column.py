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
    """One column: what its cells say of a row, and how it gives way on a narrow terminal.

    Columns of the highest `spare` leave first, and those of 0, which the meaning needs, never; `least` is the
    width below which a column does not shrink, nor below its longest word, nor at all if it is `whole`, and
    `best` the width that it should have before others may stay that can be spared.
    A `listed` cell is broken behind its commas first, between words only where an item is too long; the
    lines of a cell below its first are indented by `hang`, and below the mark of a part.
    `constant` is how the footer says what all cells of the column say, which then leaves the table; `note` is
    what the footer says of a column that stays.
    `once` shows a value where it changes; `nested` cells show by their indent what is part of what; `paint`
    gives parts of a cell a style; an `extra` column is shown where ids are asked for, one `of_group`
    where rows are resorted, so that no heading of their group says it.
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
