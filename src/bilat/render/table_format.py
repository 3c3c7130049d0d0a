"""Tables on a screen: fitted to the width, words whole, what is in doubt apart, sources below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Generic, TextIO

from bilat.render import widths
from bilat.render.arrangement import POSSIBLY, Placed, arranged
from bilat.render.cells import NONE
from bilat.render.column import Column, Columns
from bilat.render.drawn_cells import PART, DrawnCells, Line
from bilat.render.table import T, Table
from bilat.render.terminal import console_for, shown_on, text_for
from bilat.values.escaping import columns_of

if TYPE_CHECKING:
    from rich.box import Box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

# Rows that are drawn at once: few, so that the first appear soon and Rich needs little memory.
_BLOCK = 40
# Rows whose cells are measured before the first are drawn.
_MEASURED = 1000


def write(table: Table[T], out: TextIO) -> None:
    """Draw the cross table if there is one and it fits, its own drawing if it has one, or a table."""
    if table.draw:
        table.draw(out, table.terminal)
        return
    console = console_for(out, table.terminal)
    if table.chart:
        rows = list(table.rows)
        if rows:
            table.chart(rows, table.legend, out, table.terminal)
            _Drawing(table, console, out).say_below([])
        return
    if table.pivot:
        pivot = table.pivot(table.countries)
        columns = pivot.columns(pivot.legend)
        rooms = widths.room_of(column.heading for column in columns)
        for row in pivot.rows:
            for room, column in zip(rooms, columns, strict=True):
                room.take(column.cell(row))
        if (
            widths.width_of([room.least(column) for room, column in zip(rooms, columns, strict=True)])
            <= console.width
        ):
            _Drawing(pivot, console, out).draw()
            return
    _Drawing(table, console, out).draw()


class _PlacedRows(Generic[T]):
    """The placed rows, which can be iterated over again; rows that need no arranging are not stored."""

    def __init__(self, table: Table[T]) -> None:
        self._table = table
        moved = table.possible or table.group or table.nests
        self._held = list(arranged(table)) if moved else None

    def __iter__(self) -> Iterator[Placed[T]]:
        return arranged(self._table) if self._held is None else iter(self._held)


class _Drawing(Generic[T]):
    """One table on its way to a console."""

    def __init__(self, table: Table[T], console: Console, out: TextIO) -> None:
        self.table, self.console, self.out = table, console, out
        self.placed, self.headed, self.hides_ids = _PlacedRows(table), True, False
        self.cells: DrawnCells[T] = DrawnCells(console, styled=table.terminal.styled)
        self.legend = table.legend.with_links() if table.terminal.linked else table.legend

    def draw(self) -> None:
        """Draw the rows in blocks of fixed widths that look like one table, then the footer."""
        columns = self._columns()
        rooms = widths.room_of(column.heading for column in columns)
        values: list[str | None] = [None] * len(columns)
        number, same = 0, [True] * len(columns)
        for line in islice(self._lines(columns), _MEASURED + 1):
            number += 1
            for index, cell in enumerate(line.cells):
                rooms[index].take(cell, listed=columns[index].listed)
                same[index] = same[index] and values[index] in (None, cell)
                values[index] = cell
        if number == 0:
            return
        constants = [value if is_same else None for value, is_same in zip(values, same, strict=True)]
        if self.table.title:
            self.console.print(text_for(self.out, self.table.title, "bold"))
        footnotes, kept = self._leave_out_constant(columns, constants, number)
        self._draw_fitting(columns, kept, rooms, footnotes)

    def _columns(self) -> Columns[T]:
        rows = self.table.rows
        if self.table.screen:
            columns = self.table.screen(self.legend, rows if isinstance(rows, Sequence) else list(rows))
        else:
            columns = self.table.columns(self.legend)
        ids, resorted = self.table.ids, self.table.resorted
        self.hides_ids = not ids and any(column.extra for column in columns)
        return [
            column for column in columns if (ids or not column.extra) and (resorted or not column.of_group)
        ]

    def _lines(self, columns: Columns[T]) -> Iterator[Line[T]]:
        """Yield the rows as texts, without repeated values, parts indented."""
        out, before, section = self.out, [""] * len(columns), None
        special = [(index, column) for index, column in enumerate(columns) if column.once or column.nested]
        marked = next((index for index, column in enumerate(columns) if column.nested), 0)
        for placed in self.placed:
            cells = [shown_on(out, column.cell(placed.row)) for column in columns]
            if placed.section != section:
                before, section = [""] * len(columns), placed.section
            said = cells
            if special:
                said = list(cells)
                for index, column in special:
                    if column.once and cells[index] == before[index]:
                        said[index] = ""
                    if column.nested and placed.depth:
                        said[index] = shown_on(out, PART) * placed.depth + said[index]
                before = cells
            if placed.possible and not placed.section:
                said = list(said)
                said[marked] = shown_on(out, f"{POSSIBLY}: {said[marked]}")
            yield Line(placed, said)

    def _leave_out_constant(
        self, columns: Columns[T], constants: Sequence[str | None], number: int
    ) -> tuple[list[str], list[int]]:
        """Leave out empty columns, and constant ones, whose value the footer says instead."""
        if number > _MEASURED:
            return [], list(range(len(columns)))
        footnotes: list[str] = []
        kept: list[int] = []
        for index, (column, value) in enumerate(zip(columns, constants, strict=True)):
            if value in (NONE, "") and not column.once:
                continue
            if column.constant and value and number > 1:
                footnotes.append(column.constant.format(value))
            else:
                kept.append(index)
        return footnotes, kept or list(range(len(columns)))

    def _draw_fitting(
        self, columns: Columns[T], kept: list[int], rooms: Sequence[widths.Room], footnotes: list[str]
    ) -> None:
        """Leave out columns until the rest fit, and draw these side by side, or stacked if they cannot."""
        width = self.console.width
        best = [widths.before_sparing(rooms[index], columns[index]) for index in kept]
        fitting = widths.columns_that_fit([columns[index].spare for index in kept], best, width)
        shown = [kept[place] for place in fitting]
        left_out = [columns[index].heading.lower() for index in kept if index not in shown]
        least = [rooms[index].least(columns[index]) for index in shown]
        lines = self._lines(columns)
        if widths.width_of(least) > width:
            left_out = []
            self._draw_stacked(columns, kept, lines)
        else:
            natural = [rooms[index].natural for index in shown]
            shares = widths.share(least, [best[place] for place in fitting], natural, width)
            self.headed = any(columns[index].heading for index in shown)

            def refitted(block: Sequence[Line[T]], shares: list[int]) -> list[int]:
                """Share the width anew if a later row has a longer word and there is room for it."""
                if not _widen(columns, shown, rooms, block, shares):
                    return shares
                least = [rooms[index].least(columns[index]) for index in shown]
                if widths.width_of(least) > width:
                    return shares
                best = [widths.before_sparing(rooms[index], columns[index]) for index in shown]
                return widths.share(least, best, [rooms[index].natural for index in shown], width)

            self._draw_blocks(columns, shown, shares, lines, refitted)
        drawn = shown if widths.width_of(least) <= width else kept
        footnotes += dict.fromkeys(columns[index].note for index in drawn if columns[index].note)
        if left_out:
            footnotes.append(f"Not shown at this width: {', '.join(left_out)}.")
        if self.hides_ids and not self.table.lister:
            footnotes.append("One in full: bilat show ID (--ids).")
        self.say_below(footnotes)

    def _draw_blocks(
        self,
        columns: Columns[T],
        shown: list[int],
        shares: list[int],
        lines: Iterable[Line[T]],
        refitted: Callable[[Sequence[Line[T]], list[int]], list[int]],
    ) -> None:
        """Draw a table in blocks, each of rows under one heading."""
        waiting = iter(lines)
        block: list[Line[T]] = []
        first, section = True, ""
        for line in waiting:
            if block and (len(block) == _BLOCK or line.placed.section != section):
                shares = refitted(block, shares)
                self._make_block(columns, shown, shares, block, headed=first)
                first, block = False, []
            if line.placed.section != section:
                section = line.placed.section
                if first:
                    self._make_block(columns, shown, shares, [], headed=True)
                    first = False
                self.console.print(self._rule(section, widths.width_of(shares)), crop=False)
            block.append(line)
        shares = refitted(block, shares)
        self._make_block(columns, shown, shares, block, headed=first)

    def _rule(self, section: str, width: int) -> Text:
        line = shown_on(self.out, "──")
        text = text_for(self.out, f"{line} {section} ", "dim")
        text.append(line[0] * max(width - text.cell_len, 2), "dim")
        text.truncate(self.console.width)
        return text

    def _make_block(
        self, columns: Columns[T], shown: list[int], shares: list[int], lines: list[Line[T]], *, headed: bool
    ) -> None:
        if not headed:
            self._draw_rows(columns, shown, shares, lines)
            return
        drawn = self._empty_block([columns[index] for index in shown], shares, headed=headed)
        for line in lines:
            cells = (
                self.cells.fitted(columns[index], line, index, width)
                for index, width in zip(shown, shares, strict=True)
            )
            drawn.add_row(*cells, style="dim" if line.placed.possible else None)
        self.console.print(drawn, crop=False)

    def _draw_rows(
        self, columns: Columns[T], shown: list[int], shares: list[int], lines: list[Line[T]]
    ) -> None:
        """Draw rows as a table of Rich would, which takes three times as long for many rows."""
        from rich.segment import Segment, Segments

        gap, laid = Segment(" " * widths.GAP), list[Segment]()
        blanks = [[Segment(" " * width)] for width in shares]
        for line in lines:
            cells = [
                self.cells.lines_of(columns[index], line, index, width)
                for index, width in zip(shown, shares, strict=True)
            ]
            style = self.console.get_style("dim") if line.placed.possible else None
            for number in range(max(map(len, cells))):
                for place, cell in enumerate(cells):
                    if place:
                        laid.append(gap)
                    laid += Segment.apply_style(cell[number] if number < len(cell) else blanks[place], style)
                laid.append(Segment.line())
        self.console.print(Segments(laid), crop=False, end="")

    def _empty_block(self, columns: Columns[T], shares: Sequence[int], *, headed: bool) -> RichTable:
        """Make an empty table of fixed widths; only the first has a heading and the rule below it."""
        from rich.table import Table as RichTable

        drawn = RichTable(
            box=_box(shown_on(self.out, "─")),
            show_header=headed and self.headed,
            show_edge=False,
            padding=0,
            header_style="bold",
        )
        for column, width in zip(columns, shares, strict=True):
            drawn.add_column(
                self._heading(column),
                justify="right" if column.right else "left",
                width=width,
                overflow="fold",
            )
        return drawn

    def _heading(self, column: Column[T], width: int = 0) -> Text:
        """Return the heading of a column; its lines are joined if one is too wide, or all fit on one."""
        from rich.text import Text

        lines = [shown_on(self.out, line) for line in column.heading.split("\n")]
        joined = " ".join(lines)
        broken = 0 < width < max(map(columns_of, lines))
        return Text(joined if broken or columns_of(joined) <= width else "\n".join(lines))

    def _draw_stacked(self, columns: Columns[T], shown: list[int], lines: Iterable[Line[T]]) -> None:
        """Draw each row as lines, one for each cell, where columns do not fit side by side."""
        from rich.table import Table as RichTable

        section = ""
        longest = max(columns_of(columns[index].heading.replace("\n", " ")) for index in shown)
        labels = min(longest, self.console.width // 3)
        room = self.console.width - labels - 1
        for number, line in enumerate(lines):
            if line.placed.section != section:
                section = line.placed.section
                self.console.print(self._rule(section, self.console.width), crop=False)
            elif number:
                self.console.print()
            grid = RichTable(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
            grid.add_column(width=labels)
            grid.add_column(overflow="fold")
            for index in shown:
                if line.cells[index].strip() not in ("", NONE):
                    heading = self._heading(columns[index], labels)
                    heading.stylize("bold")
                    grid.add_row(heading, self.cells.text(columns[index], line, index, room))
            self.console.print(grid, style="dim" if line.placed.possible else "")

    def say_below(self, footnotes: Sequence[str]) -> None:
        """Say below the table what it has, which values are constant, what is left out, and the sources."""
        sources = self.legend.lines()
        footer = "" if self.table.title else self.table.footer
        said = " ".join(part for part in (footer, *footnotes) if part)
        if len(sources) == 1:
            said = f"{said} {sources.pop()}".strip()
        for line in (*_on_one_line_if_it_fits(said, self.table.lister, self.console.width), *sources):
            say(line, self.console, self.out)


def _on_one_line_if_it_fits(said: str, lister: str, width: int) -> list[str]:
    """Return the text below a table; a command gets a line of its own if it would be broken."""
    together = f"{said} {lister}".strip()
    fits = "\n" not in lister and columns_of(together) <= width
    return [line for line in ([together] if fits else [said, *lister.split("\n")]) if line]


def say(line: str, console: Console, out: TextIO) -> None:
    """Print a line below a table; that of a numbered source has a hanging indent."""
    number, mark, rest = line.partition("] ")
    hangs = number.startswith("[") and mark
    head = text_for(out, f"{number}{mark}" if hangs else "", "dim")
    body = text_for(out, rest if hangs else line, "dim")
    for wrapped in body.wrap(console, console.width - head.cell_len):
        wrapped.rstrip()
        console.print(head + wrapped)
        head = text_for(out, "")
        head.append(" " * columns_of(f"{number}{mark}") if hangs else "")


def _widen(
    columns: Columns[T],
    shown: Sequence[int],
    rooms: Sequence[widths.Room],
    lines: Iterable[Line[T]],
    shares: Sequence[int],
) -> bool:
    """Make room for words that are longer than those measured; return whether one is too long now."""
    outgrown = False
    for line in lines:
        for index, width in zip(shown, shares, strict=True):
            cell = line.cells[index]
            if len(cell) * 2 > width and columns_of(cell) > width:
                before = rooms[index].least(columns[index])
                rooms[index].take(cell, listed=columns[index].listed)
                outgrown = outgrown or rooms[index].least(columns[index]) > max(before, width)
    return outgrown


def _box(rule: str) -> Box:
    """Return a box that is a rule under the heading and a gap between columns.

    A gap in the box is twice as fast to draw as padding, which wraps every cell once more.
    """
    from rich.box import Box

    box = Box(f"    \n    \n {rule * 2} \n" + "    \n" * 5, ascii=rule.isascii())
    box.head_vertical = box.mid_vertical = box.foot_vertical = " " * widths.GAP
    box.head_row_cross = rule * widths.GAP
    return box
