r"""JSON: one array, one record a line. What a terminal would obey is escaped: \u001b, \u202e."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TextIO

from bilat.render.table import T, Table
from bilat.values.escaping import encodes_everything, is_shown


def encoder_for(out: TextIO, indent: int | None = None) -> Callable[[Any], str]:
    """Return what writes a value as JSON: readable in every script, without NaN or halves of characters.

    A stream that does not have every letter gets the others escaped.
    """
    from json import JSONEncoder

    ascii_only = not encodes_everything(out)
    encode = JSONEncoder(ensure_ascii=ascii_only, allow_nan=False, indent=indent).encode

    def encode_escaped(value: Any) -> str:  # noqa: ANN401 - any JSON value
        text = encode(value)
        if text.isprintable():
            return text
        return "".join(char if char == "\n" or is_shown(char) else _escaped(char) for char in text)

    return encode_escaped


def _escaped(char: str) -> str:
    """Write a char as JSON escapes it, in two halves past U+FFFF; half a character becomes U+FFFD."""
    if "\ud800" <= char <= "\udfff":
        return "\\ufffd"
    pairs = char.encode("utf-16-be").hex()
    return "".join(f"\\u{pairs[at : at + 4]}" for at in range(0, len(pairs), 4))


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
