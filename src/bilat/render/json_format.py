r"""JSON: one array, one record a line. Control characters are escaped: \u001b, \u202e."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from bilat.render.table import T, Table
from bilat.values.escaping import encodes_everything, escape_in_json


def encoder_for(out: TextIO, indent: int | None = None) -> Callable[[object], str]:
    """Return a function that encodes a value as JSON: readable in every script, without NaN or surrogates.

    Letters that the stream cannot encode are escaped.
    """
    from json import JSONEncoder

    ascii_only = not encodes_everything(out)
    encode = JSONEncoder(ensure_ascii=ascii_only, allow_nan=False, indent=indent).encode

    def encode_escaped(value: object) -> str:
        return escape_in_json(encode(value))

    return encode_escaped


def write(table: Table[T], out: TextIO) -> None:
    """Write an array of objects, each on its own line; a single object without the array."""
    if table.single:
        encode = encoder_for(out, indent=2)
        out.writelines(encode(record) + "\n" for record in table.records())
        return
    encode = encoder_for(out)
    opening = "[\n"
    for record in table.records():
        out.write(opening + encode(record))
        opening = ",\n"
    out.write("[]\n" if opening == "[\n" else "\n]\n")
