"""JSON as exports write it: piece by piece, so that the whole text is never held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import IO

from bilat.values.escaping import escape_in_json

# Characters of pieces, which are small, that are written at once.
_AT_ONCE = 1 << 16


def write_json(value: Mapping[str, object] | Sequence[object], out: IO[bytes], indent: int = 1) -> None:
    """Write an object or a list of JSON and a line end, letters of every script as they are."""
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


def write_json_list(head: Mapping[str, object], name: str, items: Iterable[object], out: IO[bytes]) -> None:
    """Write an object of JSON whose last member is a list, each item as it comes, and a line end."""
    import json

    def encoded(value: object) -> str:
        return escape_in_json(json.dumps(value, indent=1, ensure_ascii=False))

    opening, _, closing = encoded({**head, name: []}).rpartition("[]")
    out.write(opening.encode())
    before = "["
    for item in items:
        # A text in JSON has no line ends of its own.
        indented = encoded(item).replace("\n", "\n  ")
        out.write(f"{before}\n  {indented}".encode())
        before = ","
    end = "[]" if before == "[" else "\n ]"
    out.write(f"{end}{closing}\n".encode())
