"""JSON: one array, one record a line."""

from __future__ import annotations

from typing import TextIO

from bilat.render.sheet import Sheet


def write(sheet: Sheet, out: TextIO) -> None:
    """Write an array of objects, each on its own line; a single object without the array."""
    from json import JSONEncoder

    if sheet.single:
        encoder = JSONEncoder(ensure_ascii=False, allow_nan=False, indent=2)
        out.writelines(encoder.encode(record) + "\n" for record in sheet.records)
        return
    encode = JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    opening = "[\n"
    for record in sheet.records:
        out.write(opening + encode(record))
        opening = ",\n"
    out.write("[]\n" if opening == "[\n" else "\n]\n")
