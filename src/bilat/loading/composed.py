"""The nodes of the bundled record, composed when the package is built: its YAML need not be parsed again.

They lie beside the record with a copy of its text, and are taken only where the text is still the same and
nothing in them has changed; otherwise the file is parsed as any other. The loader judges them as it judges
all nodes. An answer comes 9 ms sooner, 7 of them because yaml is not imported.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from sys import intern

from bilat.loading.locating import bundled_path
from bilat.loading.nodes import NAME_LENGTH, Mapping, Node, Scalar, Sequence

SUFFIX = ".nodes"
# Raised when what follows it is written otherwise.
_FORM = b"bilat nodes 1"


def composed_before(path: Path, text: str) -> Node | None:
    """Return the nodes that the package holds for `text`, read from `path`, or None where it holds none."""
    if path != bundled_path():
        return None
    try:
        raw = path.with_suffix(SUFFIX).read_bytes()
    except OSError:
        return None
    return unpacked(raw, text)


def packed(text: str, root: Node) -> bytes:
    """Write the nodes of `text`: form, length and checksum, the text, then what each node is and where."""
    import json

    whats: list[str | int] = []
    lines: list[int] = []
    columns: list[int] = []

    def put(node: Node) -> None:
        lines.append(node.line)
        columns.append(node.column)
        if isinstance(node, Scalar):
            whats.append(node.text)
        elif isinstance(node, Sequence):
            whats.append(~len(node.items))
            for item in node.items:
                put(item)
        elif isinstance(node, Mapping):
            whats.append(len(node.entries))
            for key, value in node.entries.values():
                put(key)
                put(value)

    put(root)
    written = text.encode()
    body = written + json.dumps([whats, lines, columns], separators=(",", ":")).encode()
    return _head(written, body) + body


def unpacked(raw: bytes, text: str) -> Node | None:
    """Read what `packed` wrote; None where it was written of another text, or is not as it was written."""
    head, end, body = raw.partition(b"\n")
    written = text.encode()
    if head + end != _head(written, body) or not body.startswith(written):
        return None
    import json

    following = zip(*json.loads(body[len(written) :]), strict=True).__next__

    def take() -> Node:
        what, line, column = following()
        if isinstance(what, str):
            return Scalar(intern(what) if len(what) <= NAME_LENGTH else what, line, column)
        if what < 0:
            items = Sequence(line, column)
            for _ in range(~what):
                item = take()
                items.items.append(item)
                items.size += item.size
            return items
        mapping = Mapping(line, column)
        for _ in range(what):
            key, value = take(), take()
            assert isinstance(key, Scalar)  # noqa: S101 - a sound file has no other keys
            mapping.entries[key.text] = (key, value)
            mapping.size += value.size + 1
        return mapping

    return take()


def _head(written: bytes, body: bytes) -> bytes:
    return b"%s %d %08x\n" % (_FORM, len(written), zlib.crc32(body))
