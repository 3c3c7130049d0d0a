"""A Markdown table (GitHub's), with the columns and words of the table a person reads."""

from __future__ import annotations

from typing import TextIO

from bilat.render.sheet import Sheet
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


def write(sheet: Sheet, out: TextIO) -> None:
    """Write a heading, a rule and a line a record."""
    sheet = sheet.crossed() if sheet.crossed else sheet
    columns = sheet.columns()
    out.write(f"| {' | '.join(one_line(column.heading).translate(_ESCAPES) for column in columns)} |\n")
    out.write(f"|{'|'.join(' --: ' if column.right else ' --- ' for column in columns)}|\n")
    for record in sheet.records:
        cells = (one_line(column.cell(record)).translate(_ESCAPES) for column in columns)
        out.write(f"| {' | '.join(cells)} |\n")
