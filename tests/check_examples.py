"""Reads docs/checks.md: for each check the examples that provoke it, what is said of them, and one mended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

PAGE = (Path(__file__).parent.parent / "docs" / "checks.md").read_text(encoding="utf-8")
_ENTRY = re.compile(
    r"^### (BIL\d{3}) (\S+) \((error|warning|note)\)\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL
)
_BLOCK = re.compile(r"```(yaml|bash|text)\n(.*?)```", re.DOTALL)


@dataclass(frozen=True)
class Entry:
    code: str
    name: str
    severity: str
    text: str
    provoking: tuple[tuple[str, str], ...]
    mended: str
    in_shell: bool


def entries() -> list[Entry]:
    """Read the entries of the page: examples, each with what is said of it, and the last one mended."""
    found = []
    for code, name, severity, body in _ENTRY.findall(PAGE):
        *shown, (language, mended) = _BLOCK.findall(body)
        pairs = list(zip(shown[::2], shown[1::2], strict=True))
        assert pairs, code
        assert {(example[0], says[0]) for example, says in pairs} == {(language, "text")}, code
        provoking = tuple((example[1], says[1]) for example, says in pairs)
        text = body.partition("```")[0].strip()
        found.append(Entry(code, name, severity, text, provoking, mended, language == "bash"))
    return found


ENTRIES = entries()
WHOLE = re.findall(r"<!-- file -->\n```yaml\n(.*?)```", PAGE, re.DOTALL)[0]
