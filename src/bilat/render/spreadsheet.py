"""How records become rows of a spreadsheet.

An object has a column for each key (`place.city`). A list is one cell, its items separated by "; "; a list
of objects has such a cell for each key (`participants.name`), items in the same order. An unknown value is
an empty cell, a truth value `true` or `false`. A semicolon or backslash inside an item has a backslash
before it.

A text, or an item of a list, that a spreadsheet would run as a formula has an apostrophe before it
(`escape_formula`), and control characters are escaped; a raw row has every text as it is.
"""

from __future__ import annotations

import re

from bilat.record.fields import value_at
from bilat.record.json import Json, Record
from bilat.values.escaping import escape_controls

SEPARATOR = "; "
_RUN = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")  # noqa: RUF001 - full-width forms are meant
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*", re.ASCII)


def escape_formula(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula.

    That is a text that begins with `=`, `+`, `-`, `@` or their full-width forms, after any spaces and
    apostrophes of its own, or with a tab or a line end. A number does not: -5 and +24.7 stay numbers. To undo
    it, remove one apostrophe from each text where apostrophes come before such a beginning.
    """
    return f"'{text}" if _RUN.match(text) and not _NUMBER.fullmatch(text) else text


def _in_spreadsheet(text: str) -> str:
    return escape_formula(escape_controls(text, kept="\t\r\n"))


def _item(value: Json, *, raw: bool) -> str:
    if isinstance(value, dict):
        return SEPARATOR.join(_item(part, raw=raw) for part in value.values())
    if isinstance(value, list):
        return SEPARATOR.join(_item(part, raw=raw) for part in value)
    return _scalar(value, raw=raw).replace("\\", "\\\\").replace(";", "\\;")


def _scalar(value: Json, *, raw: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _in_spreadsheet(value) if isinstance(value, str) and not raw else str(value)


def cell(value: Json, *, raw: bool = False) -> str:
    """Write a value as one cell."""
    return _item(value, raw=raw) if isinstance(value, list | dict) else _scalar(value, raw=raw)


def row(record: Record, fields: tuple[str, ...], *, raw: bool = False) -> list[str]:
    """Write a record as a row of cells, one for each field."""
    values = (record[name] if name in record else value_at(record, name) for name in fields)
    return [cell(value, raw=raw) for value in values]
