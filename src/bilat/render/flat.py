"""The one rule by which records become rows of a spreadsheet.

An object gives a column a key (`place.city`). A list gives one cell, its items separated by "; "; a list of
objects gives such a cell a key (`participants.name`), items in the same order. Nothing known is an empty
cell, truth is `true` or `false`. A semicolon or backslash inside an item has a backslash before it.
"""

from __future__ import annotations

from typing import Any

from bilat.fields import value_at
from bilat.records import Record

SEPARATOR = "; "


def _item(value: Any) -> str:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return SEPARATOR.join(_item(part) for part in value.values())
    return _scalar(value).replace("\\", "\\\\").replace(";", "\\;")


def _scalar(value: Any) -> str:  # noqa: ANN401 - any JSON value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def cell(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Write a value as one cell."""
    if isinstance(value, list):
        return SEPARATOR.join(_item(item) for item in value)
    if isinstance(value, dict):
        return _item(value)
    return _scalar(value)


def row(record: Record, fields: tuple[str, ...]) -> list[str]:
    """Write a record as a row of cells, one a field."""
    return [cell(record[name] if name in record else value_at(record, name)) for name in fields]
