"""JSON as exports write it: piece by piece, so that the whole text is never held."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

from bilat.values.escaping import escape_in_json

# Characters of pieces, which are small, that are written at once.
_AT_ONCE = 1 << 16


def write_json(value: Mapping[str, Any], out: IO[bytes], indent: int = 1) -> None:
    """Write an object of JSON and a line end, letters of every script as they are."""
    import json

    pieces: list[str] = []
    length = 0
    for piece in json.JSONEncoder(indent=indent, ensure_ascii=False).iterencode(value):
        pieces.append(piece)
        length += len(piece)
        if length > _AT_ONCE:
            out.write(escape_in_json("".join(pieces)).encode())
            pieces, length = [], 0
    out.write((escape_in_json("".join(pieces)) + "\n").encode())
