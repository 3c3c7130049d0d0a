"""A Markdown table (GitHub's), with the columns and words of the table on a screen."""

from __future__ import annotations

from typing import TextIO

from bilat.render.cells import NONE
from bilat.render.column import Column
from bilat.render.table import T, Table
from bilat.values.escaping import one_line

_ESCAPES = str.maketrans(
    {
        "|": "\\|",
        "\\": "\\\\",
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        "*": "\\*",
        "_": "\\_",
        "`": "\\`",
        "[": "\\[",
        "]": "\\]",
        "~": "\\~",
    }
)


def write(table: Table[T], out: TextIO) -> None:
    """Write a heading, a rule and a line for each record, then the sources; or the cross table if any."""
    if table.pivot:
        _write(table.pivot(table.countries), out)
    else:
        _write(table, out)


def _is_wanted(column: Column[T], table: Table[T]) -> bool:
    """Return whether a column is not empty, and is not one of ids unless these are asked for."""
    if column.extra and not table.ids:
        return False
    return any(column.cell(row) not in ("", NONE) for row in table.rows)


def _write(table: Table[T], out: TextIO) -> None:
    legend = table.legend
    columns = [column for column in table.columns(legend) if _is_wanted(column, table)]
    out.write(f"| {' | '.join(one_line(column.heading).translate(_ESCAPES) for column in columns)} |\n")
    out.write(f"|{'|'.join(' --: ' if column.right else ' --- ' for column in columns)}|\n")
    for row in table.rows:
        cells = (one_line(column.cell(row)).translate(_ESCAPES) for column in columns)
        out.write(f"| {' | '.join(cells)} |\n")
    out.writelines(f"\n{one_line(line).translate(_ESCAPES)}\n" for line in legend.lines())
