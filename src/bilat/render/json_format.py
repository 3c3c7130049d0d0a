r"""JSON: one array, one record a line. What a terminal would obey is escaped: \u001b, \u202e."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TextIO

from bilat.inert import has_every_letter, is_shown
from bilat.render.sheet import Sheet


def encoder_for(out: TextIO, indent: int | None = None) -> Callable[[Any], str]:
    """Return what writes a value as JSON: readable in every script, without NaN or halves of characters.

    A stream that does not have every letter gets the others escaped.
    """
    from json import JSONEncoder

    ascii_only = not has_every_letter(out)
    encode = JSONEncoder(ensure_ascii=ascii_only, allow_nan=False, indent=indent).encode

    def inert(value: Any) -> str:  # noqa: ANN401 - any JSON value
        text = encode(value)
        if text.isprintable():
            return text
        return "".join(sign if sign == "\n" or is_shown(sign) else _escaped(sign) for sign in text)

    return inert


def _escaped(sign: str) -> str:
    """Write a sign as JSON escapes it, in two halves past U+FFFF; half a character is none, and is U+FFFD."""
    if "\ud800" <= sign <= "\udfff":
        return "\\ufffd"
    pairs = sign.encode("utf-16-be").hex()
    return "".join(f"\\u{pairs[at : at + 4]}" for at in range(0, len(pairs), 4))


def write(sheet: Sheet, out: TextIO) -> None:
    """Write an array of objects, each on its own line; a single object without the array."""
    if sheet.single:
        encode = encoder_for(out, indent=2)
        out.writelines(encode(record) + "\n" for record in sheet.records)
        return
    encode = encoder_for(out)
    opening = "[\n"
    for record in sheet.records:
        out.write(opening + encode(record))
        opening = ",\n"
    out.write("[]\n" if opening == "[\n" else "\n]\n")
