"""Inserting an entry into the text of a dataset in order of date, without changing anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bilat.loading.dataset import Reading, examine_text, require_valid
from bilat.loading.yaml_nodes import Mapping as Keys
from bilat.loading.yaml_nodes import Node, plain
from bilat.loading.yaml_nodes import Sequence as Items
from bilat.record.derived import as_reported
from bilat.record.model import Event, Trade
from bilat.record.schema import SECTIONS
from bilat.values.edtf import parse
from bilat.values.errors import QueryError, with_hints

if TYPE_CHECKING:
    import yaml

Value = str | Sequence[Any] | Mapping[str, Any]
Draft = Mapping[str, Value]
_DASHED = ("participants",)
NEWLINE = re.compile(r"\r\n|\n|\r")
_INDENT = 2
_BLANK_OR_COMMENT = re.compile(r"\s*(#|$)")
# What other readers of YAML take for nothing, a truth value or a merge; to the loader it is text.
_NO_TEXT = ("", "~", "null", "yes", "no", "on", "off", "y", "n", "=", "<<")
_ENDLESS = 2**31


@dataclass(frozen=True, slots=True)
class Insertion:
    """The text of a dataset with a new entry, and the lines of the entry; `line` counts from 1."""

    text: str
    line: int
    entry: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Where an entry goes: below `above` lines of the file, its dash and keys behind so many spaces.

    `blank` says whether a blank line parts it from its neighbours, `opens` what is written before it, and
    `last` whether it is the last of its section.
    """

    above: int
    dash: int = _INDENT
    keys: int = _INDENT * 2
    blank: bool = True
    opens: str = ""
    last: bool = True


def insert(reading: Reading, section: str, draft: Draft) -> Insertion:
    """Insert `draft` into a section in order of date; raise `QueryError` if that is impossible.

    The text that results is read again: it holds all that was there, and the draft as it was given.
    """
    dataset = require_valid(reading)
    records: Sequence[Event | Trade] = dataset.events if section == "events" else as_reported(dataset.trade)
    when = parse(str(draft["date"])).order
    index = max((at for at, record in enumerate(records, 1) if record.date.order <= when), default=0)
    lines = reading.text.splitlines(keepends=True)
    newline = found[0] if (found := NEWLINE.search(reading.text)) else "\n"
    gap = find_gap(block_root(reading), lines, section, index)
    entry = _entry_lines(draft, gap)
    put = [*([gap.opens] if gap.opens else []), *entry]
    if gap.blank:
        put = [*put, ""] if not gap.last else ["", *put]
    head = lines[: gap.above]
    if head and not head[-1].endswith(("\n", "\r")):
        head[-1] += newline
    changed = "".join([*head, *(line + newline for line in put), *lines[gap.above :]])
    _verify(reading, examine_text(changed, reading.file), section, index, draft)
    first = len(head) + put.index(entry[0]) + 1
    return Insertion(changed, first, newline.join(entry))


def _entry_lines(draft: Draft, gap: Gap) -> list[str]:
    pad = " " * gap.keys
    lines: list[str] = []
    for key, value in draft.items():
        if key in _DASHED and not isinstance(value, str | Mapping):
            lines.append(f"{pad}{key}:")
            lines.extend(f"{pad}{' ' * _INDENT}- {after_key(item)}" for item in value)
        else:
            lines.append(f"{pad}{key}: {after_key(value)}")
    dash = f"{' ' * gap.dash}-"
    return [dash + lines[0][len(dash) :], *lines[1:]]


def block_root(reading: Reading) -> Keys:
    """Return the keys of a file; raise `QueryError` for one that is written in braces."""
    assert isinstance(reading.root, Keys)  # noqa: S101 - a file without problems is keys and values
    if reading.root.flow:
        raise QueryError(
            "This file is written in braces; add can only use a file with each key on its own line."
        )
    return reading.root


def find_gap(root: Keys, lines: list[str], section: str, index: int) -> Gap:
    """Return where the entry goes that `index` entries of a section stand before.

    An empty list in brackets is taken out of `lines`.
    """
    if section not in root.entries:
        later = list(SECTIONS)[list(SECTIONS).index(section) + 1 :]
        following = next((root.entries[name][0] for name in later if name in root.entries), None)
        if following is None:
            return Gap(end_of_keys(root, lines), opens=f"{section}:")
        return Gap(above_comments(lines, following.line, 0), opens=f"{section}:", last=False)
    key, items = root.entries[section]
    if not isinstance(items, Items) or _place(items) < _place(key):
        raise QueryError(f"{section!r} is an alias; add can only use a section with its own list of entries.")
    if not items.flow:
        return _between(root, items, lines, index)
    if items.items or items.line != items.end_line:
        raise QueryError(
            f"{section!r} is written in brackets; add can only use a section with each entry on its own line."
        )
    line = lines[items.line - 1]
    lines[items.line - 1] = line[: items.column - 1].rstrip() + line[items.end_column - 1 :]
    return Gap(items.line, blank=False)


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
    """Return the spaces before an entry's keys; it may itself begin with an anchor."""
    return next(key.column for key, _ in entry.entries.values()) - 1


def _line_of_dash(item: Node, lines: list[str]) -> int:
    """Return the line of an item's dash, which may stand above the item itself."""
    line = item.line
    while not lines[line - 1].lstrip(" ").startswith("-"):
        line -= 1
    return line


def above_comments(lines: list[str], line: int, indent: int) -> int:
    """Return how many lines stand above a line and the comments right above it, indented at least so far.

    A comment that ignores a finding belongs to the line below it, however it is indented.
    """
    above = line - 1
    while above > 0 and re.match(rf" {{{indent},}}#|\s*#\s*bilat\s*:", lines[above - 1]):
        above -= 1
    return above


def end_of_keys(root: Keys, lines: list[str]) -> int:
    """Return the last line that the file's keys and values can fill."""
    return min(root.end_line if root.end_column > 1 else root.end_line - 1, len(lines))


def _end_of_items(root: Keys, items: Items, lines: list[str], dash: int) -> int:
    """Return the line of the last item's end, or of the comments below it that are indented more."""
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


def _verify(before: Reading, after: Reading, section: str, index: int, draft: Draft) -> None:
    """Raise `QueryError` unless the new text is valid and differs from the old one only by the draft."""
    expected: Any = plain(before.root)
    expected.setdefault(section, []).insert(index, _as_texts(draft))
    if plain(after.root) == expected:
        if after.problems:
            said = " ".join(dict.fromkeys(problem.message for problem in with_hints(after.problems)))
            raise QueryError(f"This entry cannot be added: {said}")
        return
    raise QueryError(
        f"The entry could not be added to {section!r} without changing other text; add it by hand."
    )


def _as_texts(value: Value) -> Any:  # noqa: ANN401 - texts in lists and dicts
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _as_texts(inner) for key, inner in value.items()}
    return [_as_texts(inner) for inner in value]


def after_key(value: Value) -> str:
    """Write a text, a list or a mapping on one line, as it stands after a key."""
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


def _events(value: Value) -> Iterator[yaml.Event]:
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
