"""JSON: one array, one record a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from bilat.records import Record


def write_array(records: Iterable[Record], out: TextIO) -> None:
    """Write an array of objects, each on its own line."""
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    opening = "[\n"
    for record in records:
        out.write(opening + encode(record))
        opening = ",\n"
    out.write("[]\n" if opening == "[\n" else "\n]\n")


def write_object(record: Record, out: TextIO) -> None:
    """Write one object."""
    from json import JSONEncoder

    out.write(JSONEncoder(ensure_ascii=False, allow_nan=False, indent=2).encode(record) + "\n")
