"""Finds the examples of a document: commands in `sh` blocks, and commands with their screens in `console`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
_BLOCK = re.compile(r"^```(sh|console)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A command, and what it shows where the document says so."""

    document: str
    command: str
    shown: str | None

    def __str__(self) -> str:
        return f"{self.document}: {self.command}"


def examples(document: Path) -> list[Example]:
    """Return every `bilat` command of a document, in order."""
    found: list[Example] = []
    for kind, block in _BLOCK.findall(document.read_text(encoding="utf-8")):
        if kind == "sh":
            found += [
                Example(document.name, line, None) for line in block.splitlines() if line.startswith("bilat ")
            ]
        else:
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, shown = part.partition("\n")
                found.append(Example(document.name, command, shown))
    return found
