"""Where an entry goes in the text of a dataset, and how a value is written there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilat.loading.dataset import Reading
from bilat.loading.yaml_nodes import Mapping as Keys
from bilat.loading.yaml_nodes import Node, Plain
from bilat.loading.yaml_nodes import Sequence as Items
from bilat.record.schema import SECTIONS
from bilat.values.errors import QueryError

if TYPE_CHECKING:
    import yaml

NEWLINE = re.compile(r"\r\n|\n|\r")
_INDENT = 2
_BLANK_OR_COMMENT = re.compile(r"\s*(#|$)")
# Texts that other YAML readers take for null, a truth value or a merge key; bilat reads them as text.
_NO_TEXT = ("", "~", "null", "yes", "no", "on", "off", "y", "n", "=", "<<")
_ENDLESS = 2**31


@dataclass(frozen=True, slots=True)
class Gap:
    """Where an entry goes: below `above` lines of the file, with the indents of its dash and keys.

    `blank` says whether a blank line separates it from its neighbours, `opens` what is written before it,
    and `last` whether it is the last of its section.
    """

    above: int
    dash: int = _INDENT
    keys: int = _INDENT * 2
    blank: bool = True
    opens: str = ""
    last: bool = True


def block_root(reading: Reading) -> Keys:
    """Return the keys of a file; raise `QueryError` for one that is written in braces."""
    assert isinstance(reading.root, Keys)  # noqa: S101 - a file without problems is keys and values
    if reading.root.flow:
        raise QueryError(
            "This file is written in braces; add can only use a file with each key on its own line."
        )
    return reading.root


def find_gap(root: Keys, lines: list[str], section: str, index: int) -> Gap:
    """Return where a new entry goes after the first `index` entries of a section.

    An empty list in brackets is removed from `lines`.
    """
    if section not in root.entries:
        later = list(SECTIONS)[list(SECTIONS).index(section) + 1 :]
        following = next((root.entries[name][0] for name in later if name in root.entries), None)
        example = _example_of(root, lines, section, following)
        if example is not None:
            return Gap(example, opens=f"{section}:", last=False)
        if following is None:
            return Gap(end_of_keys(root, lines), opens=f"{section}:")
        return Gap(above_comments(lines, following.line, 0), opens=f"{section}:", last=False)
    key, items = root.entries[section]
    refuse_alias(section, key, items)
    assert isinstance(items, Items)  # noqa: S101 - a section of a valid file is a list
    if not items.flow:
        return _between(root, items, lines, index)
    if items.items or items.line != items.end_line:
        raise QueryError(
            f"{section!r} is written in brackets; add can only use a section with each entry on its own line."
        )
    line = lines[items.line - 1]
    lines[items.line - 1] = line[: items.column - 1].rstrip() + line[items.end_column - 1 :]
    return Gap(items.line, blank=False)


def _example_of(root: Keys, lines: list[str], section: str, following: Node | None) -> int | None:
    """Return how many lines are above the commented example of a missing section, as in a new dataset."""
    before = [
        value for key, value in root.entries.values() if following is None or _place(key) < _place(following)
    ]
    first = max(map(last_line, before), default=0)
    last = following.line - 1 if following else end_of_keys(root, lines)
    return next((at for at in range(first, last) if lines[at].startswith(f"# {section}:")), None)


def refuse_alias(name: str, key: Node, value: Node) -> None:
    """Raise `QueryError` for a value that is an alias of one elsewhere, which other entries use too."""
    if _place(value) < _place(key):
        raise QueryError(f"{name!r} is an alias; add can only use a list of its own.")


def _place(node: Node) -> tuple[int, int]:
    return node.line, node.column


def _between(root: Keys, items: Items, lines: list[str], index: int) -> Gap:
    dashes = [_line_of_dash(item, lines) for item in items.items]
    dash = lines[dashes[0] - 1].index("-")
    keys = next(
        (_indent_of_keys(item) for item in items.items if isinstance(item, Keys) and not item.flow), None
    )
    tops = [above_comments(lines, line, dash) for line in dashes]
    parted = [not lines[top - 1].strip() for top in tops[1:]]
    blank = parted.count(True) * 2 > len(parted) if parted else keys is not None
    indent = dash + _INDENT if keys is None else keys
    if index < len(tops):
        return Gap(tops[index], dash, indent, blank, last=False)
    end = _end_of_items(root, items, lines, dash)
    # A comment right above an entry belongs to that entry.
    return Gap(end, dash, indent, blank or lines[end - 1].lstrip().startswith("#"))


def _indent_of_keys(entry: Keys) -> int:
    """Return the indent of an entry's keys; the entry itself may begin with an anchor."""
    return next(key.column for key, _ in entry.entries.values()) - 1


def _line_of_dash(item: Node, lines: list[str]) -> int:
    """Return the line of an item's dash, which may be above the item itself."""
    line = item.line
    while not lines[line - 1].lstrip(" ").startswith("-"):
        line -= 1
    return line


def above_comments(lines: list[str], line: int, indent: int) -> int:
    """Return how many lines are above a line and the comments right above it that are indented enough.

    A comment that ignores a finding belongs to the line below it, however it is indented.
    """
    above = line - 1
    while above > 0 and re.match(rf" {{{indent},}}#|\s*#\s*bilat\s*:", lines[above - 1]):
        above -= 1
    return above


def end_of_keys(root: Keys, lines: list[str]) -> int:
    """Return the last line that the file's keys and values may extend to."""
    return min(root.end_line if root.end_column > 1 else root.end_line - 1, len(lines))


def _end_of_items(root: Keys, items: Items, lines: list[str], dash: int) -> int:
    """Return the last line of the last item, or of the comments below it that are indented more."""
    later = [key.line - 1 for key, _ in root.entries.values() if _place(key) > _place(items)]
    end: int = min([end_of_keys(root, lines), *later])
    least, line = last_line(items), end
    while line > least and _BLANK_OR_COMMENT.match(lines[line - 1]):
        line -= 1
    while line < end and re.match(rf" {{{dash + 1},}}#", lines[line]):
        line += 1
    return line


def last_line(node: Node) -> int:
    """Return the last line that certainly belongs to a node."""
    parts: list[Node] = []
    if isinstance(node, Keys) and not node.flow:
        parts = [part for entry in node.entries.values() for part in entry]
    elif isinstance(node, Items) and not node.flow:
        parts = node.items
    if parts:
        return max(map(last_line, parts))
    return node.end_line if node.end_column > 1 else node.end_line - 1


def after_key(value: Plain) -> str:
    """Write a text, a list or a mapping on one line, in the form that it has after a key."""
    import yaml

    start = [yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False)]
    end = [yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent()]
    opening = yaml.MappingStartEvent(None, None, implicit=True, flow_style=False)
    within = [opening, *_events("k"), *_events(value), yaml.MappingEndEvent()]
    text: str = yaml.emit(
        [*start, *within, *end],
        Dumper=yaml.SafeDumper,
        allow_unicode=True,
        width=_ENDLESS,
    )
    return text.removeprefix("k: ").removesuffix("\n")


def _events(value: Plain) -> Iterator[yaml.Event]:
    import yaml

    if isinstance(value, str):
        yield yaml.ScalarEvent(None, None, (True, True), value, style=_style(value))
    elif isinstance(value, Mapping):
        yield yaml.MappingStartEvent(None, None, implicit=True, flow_style=True)
        for key, inner in value.items():
            yield from _events(key)
            yield from _events(inner)
        yield yaml.MappingEndEvent()
    else:
        yield yaml.SequenceStartEvent(None, None, implicit=True, flow_style=True)
        for inner in value:
            yield from _events(inner)
        yield yaml.SequenceEndEvent()


def _style(text: str) -> str | None:
    if not text.isprintable():
        return '"'
    return "'" if text.lower() in _NO_TEXT else None
