"""Rows of a table as lines of text: cells side by side, each wrapped inside its own width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, TextIO

from bilat.record.json import Record
from bilat.render.widths import GAP
from bilat.values.escaping import one_line_for

if TYPE_CHECKING:
    from rich.console import Console

    from bilat.render.columns import Column


class Lines:
    """Makes lines of the rows of a table; rich wraps the cells that do not fit.

    A line takes 10 µs to put together, where a table of rich's own takes 250 µs a row and holds them all.
    """

    __slots__ = ("_columns", "_console", "_out", "_widths")

    def __init__(
        self, columns: Sequence[Column], widths: Sequence[int], console: Console, out: TextIO
    ) -> None:
        self._console = console
        self._out = out
        self._columns = columns
        self._widths = widths

    def heading(self) -> list[str]:
        """Return the lines of the heading, the last of each column's at the bottom."""
        wrapped = [self._wrapped(column.heading, width)[::-1] for column, width in self._each()]
        return [self._side_by_side(parts) for parts in zip_longest(*wrapped, fillvalue="")][::-1]

    def of(self, record: Record) -> list[str]:
        """Return the lines of a record."""
        wrapped = [self._wrapped(column.cell(record), width) for column, width in self._each()]
        return [self._side_by_side(parts) for parts in zip_longest(*wrapped, fillvalue="")]

    def _each(self) -> Iterator[tuple[Column, int]]:
        return zip(self._columns, self._widths, strict=True)

    def _wrapped(self, text: str, width: int) -> list[str]:
        from rich.cells import cell_len
        from rich.text import Text

        cell = one_line_for(self._out, text)
        if cell_len(cell) <= width:
            return [cell]
        return [line.plain.rstrip() for line in Text(cell).wrap(self._console, width, overflow="fold")]

    def _side_by_side(self, parts: Sequence[str]) -> str:
        from rich.cells import cell_len

        padded: list[str] = []
        for part, (column, width) in zip(parts, self._each(), strict=True):
            blank = " " * (width - cell_len(part))
            padded.append(blank + part if column.right else part + blank)
        return (" " * GAP).join(padded).rstrip()
