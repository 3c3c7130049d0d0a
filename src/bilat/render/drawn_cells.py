"""The cells of a drawn table: fitted to their columns, styled, and broken into lines in suitable places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

from bilat.render.arrangement import Placed
from bilat.render.column import Column
from bilat.render.table import T
from bilat.render.widths import pieces_of
from bilat.values.escaping import columns_of

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.segment import Segment
    from rich.text import Text

# The mark of a part below its whole.
PART = "· "


@dataclass(slots=True)
class Line(Generic[T]):
    """A row with the texts of its cells."""

    placed: Placed[T]
    cells: list[str]


@dataclass(frozen=True, slots=True)
class OneLine:
    """A cell that has the width of its column."""

    text: str
    painted: tuple[str, Text, str] | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Yield its segments unchanged."""
        return self.segments(console)

    def segments(self, console: Console) -> Iterator[Segment]:
        """Yield its parts, each with its style."""
        from rich.segment import Segment

        if self.painted is None:
            yield Segment(self.text)
            return
        before, text, behind = self.painted
        yield Segment(before)
        yield from text.render(console)
        yield Segment(behind)


@dataclass(frozen=True, slots=True)
class DrawnCells(Generic[T]):
    """Makes the cells of a console, with colours and links where it shows styles."""

    console: Console
    styled: bool

    def lines_of(self, column: Column[T], line: Line[T], index: int, width: int) -> list[list[Segment]]:
        """Return the lines of a cell, each as wide as its column."""
        from rich.segment import Segment

        cell = self.fitted(column, line, index, width)
        if isinstance(cell, OneLine):
            return [list(cell.segments(self.console))]
        wrapped = cell.wrap(self.console, width, justify="right" if column.right else "left", overflow="fold")
        return [Segment.adjust_line_length(list(text.render(self.console)), width) for text in wrapped]

    def fitted(self, column: Column[T], line: Line[T], index: int, width: int) -> Text | OneLine:
        """Return a cell; one that fits on a line and has no style of its own needs no slow rich text."""
        cell = line.cells[index]
        spare = width - columns_of(cell)
        if spare < 0:
            return self.text(column, line, index, width)
        before, behind = (" " * spare, "") if column.right else ("", " " * spare)
        if not (self.styled and column.paint):
            return OneLine(f"{before}{cell}{behind}")
        text = self.text(column, line, index)
        return OneLine(f"{before}{cell}{behind}", (before, text, behind) if text.spans else None)

    def text(self, column: Column[T], line: Line[T], index: int, width: int = 0) -> Text:
        """Return a cell as text that may be wrapped; if a width is given, it is broken as its column says."""
        from rich.text import Text

        cell = line.cells[index]
        hang = column.hang + (len(PART) * line.placed.depth if column.nested else 0)
        if width and (column.listed or hang or has_word_longer_than(width - hang, cell)):
            cell = broken(pieces_of(cell) if column.listed else cell.split(" "), width, hang)
        text = Text(cell)
        if column.paint and self.styled:
            column.paint(line.placed.row, text)
        return text


def has_word_longer_than(width: int, text: str) -> bool:
    """Return whether a word of a text fits no line of a width."""
    return len(text) * 2 > width and any(columns_of(word) > width for word in text.split())


def broken(pieces: Iterable[str], width: int, hang: int = 0) -> str:
    """Join pieces into lines of a width, hanging ones indented; long words break after a hyphen or comma."""
    lines, indent = [""], ""
    for piece in pieces:
        joined = f"{lines[-1]} {piece}" if lines[-1].strip() else f"{indent}{piece}"
        if lines[-1].strip() and columns_of(joined) > width:
            indent = " " * hang
            lines.append(f"{indent}{piece}")
        else:
            lines[-1] = joined
        while columns_of(lines[-1]) > width and (end := _end_of_part(lines[-1], width)):
            lines[-1:] = [lines[-1][:end], f"{indent}{lines[-1][end:]}"]
    return "\n".join(line.rstrip() for line in lines)


def _end_of_part(line: str, width: int) -> int:
    """Return the end of the longest part of a word, up to a hyphen or comma, that fits; or 0."""
    end = max(line.rfind("-", 0, width), line.rfind(",", 0, width)) + 1
    return 0 if " " in line.strip() or not line[:end].strip("-, ") else end
