"""A Markdown table (GitHub's), with the columns and words of the table a person reads."""

from __future__ import annotations

from typing import TextIO

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
    """Write a heading, a rule and a line a record; a cross table where there is one."""
    if table.pivot:
        _write(table.pivot(table.countries), out)
    else:
        _write(table, out)


def _write(table: Table[T], out: TextIO) -> None:
    columns = table.columns(table.countries)
    out.write(f"| {' | '.join(one_line(column.heading).translate(_ESCAPES) for column in columns)} |\n")
    out.write(f"|{'|'.join(' --: ' if column.right else ' --- ' for column in columns)}|\n")
    for row in table.rows:
        cells = (one_line(column.cell(row)).translate(_ESCAPES) for column in columns)
        out.write(f"| {' | '.join(cells)} |\n")
