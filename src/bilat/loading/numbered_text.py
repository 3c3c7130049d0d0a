"""The text of a source whose paragraphs are numbered: [p16] or 16. at the beginning of a line."""

from __future__ import annotations

import re
from pathlib import Path

from bilat.loading.files import MAX_BYTES, decoded, read_bytes, unreadable
from bilat.record.declarations import LOCATOR

_BEGINNING = re.compile(rf"\[(?P<locator>{LOCATOR})\]\s*(?P<words>.*)")
_NUMBERED = re.compile(r"(?P<number>[1-9]\d{0,5})[.)]\s+(?P<words>.*)", re.ASCII)


def read_numbered_text(path: Path, max_bytes: int = MAX_BYTES) -> dict[str, str]:
    """Return the words of each numbered part of a text by its locator, such as p16.

    Text before the first number is left out. A plain number counts only if it follows the one before, so
    that a line may begin with a year. Raise `DatasetError` for a file that cannot be read or has no numbers.
    """
    lines: dict[str, list[str]] = {}
    locator, last = "", 0
    for line in decoded(read_bytes(path, max_bytes), path).splitlines():
        words = line.strip()
        begins = _BEGINNING.fullmatch(words)
        numbered = _NUMBERED.fullmatch(words)
        if begins:
            locator, words = begins["locator"], begins["words"]
        elif numbered and int(numbered["number"]) == last + 1:
            last += 1
            locator, words = f"p{last}", numbered["words"]
        if locator and words:
            lines.setdefault(locator, []).append(words)
    if not lines:
        raise unreadable(path, "no line begins with the number of a paragraph, such as [p1] or 1.")
    return {locator: " ".join(words) for locator, words in lines.items()}
