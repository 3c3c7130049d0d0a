"""Putting an entry into a dataset's text at its place by date, every other character left as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bilat.authoring.yaml_text import Value, after_key
from bilat.loading.dataset import Reading, examine_text, require_valid
from bilat.loading.yaml_nodes import Mapping as Keys
from bilat.loading.yaml_nodes import Node, Scalar
from bilat.loading.yaml_nodes import Sequence as Items
from bilat.record.derived import as_reported
from bilat.record.model import Event, Trade
from bilat.record.schema import SECTIONS
from bilat.values.edtf import parse
from bilat.values.errors import QueryError

if TYPE_CHECKING:
    import yaml

Draft = Mapping[str, Value]
_DASHED = ("participants",)
_NEWLINE = re.compile(r"\r\n|\n|\r")
_INDENT = 2


@dataclass(frozen=True, slots=True)
class Insertion:
    """A dataset's text with an entry put into it, and the lines of the entry; `line` counts from 1."""

    text: str
    line: int
    entry: str


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where an entry goes: before line `at` (from 0), its dash and keys in these columns.

    `blank` says whether a blank line parts it from its neighbours, `opens` what is written before it.
    """

    at: int
    dash: int = _INDENT
    keys: int = _INDENT * 2
    blank: bool = True
    opens: str = ""
    last: bool = True


def insert(text: str, file: str, section: str, draft: Draft) -> Insertion:
    """Put `draft` into a section, after the entries that are no later; raise `QueryError` where it cannot be.

    The text that results is read again: it holds all that was there, and the draft as it was given.
    """
    before = examine_text(text, file)
    dataset = require_valid(before)
    records: Sequence[Event | Trade] = dataset.events if section == "events" else as_reported(dataset.trade)
    when = parse(str(draft["date"])).order
    index = max((at for at, record in enumerate(records, 1) if record.date.order <= when), default=0)
    lines = text.splitlines(keepends=True)
    newline = found[0] if (found := _NEWLINE.search(text)) else "\n"
    spot = _spot(_composed(text), lines, section, index)
    entry = _entry_lines(draft, spot)
    put = [*([spot.opens] if spot.opens else []), *entry]
    if spot.blank:
        put = [*put, ""] if not spot.last else ["", *put]
    head = lines[: spot.at]
    if head and not head[-1].endswith(("\n", "\r")):
        head[-1] += newline
    changed = "".join([*head, *(line + newline for line in put), *lines[spot.at :]])
    _verify(before, examine_text(changed, file), section, index, draft)
    first = len(head) + put.index(entry[0]) + 1
    return Insertion(changed, first, newline.join(entry))


def _entry_lines(draft: Draft, spot: _Spot) -> list[str]:
    pad = " " * spot.keys
    lines: list[str] = []
    for key, value in draft.items():
        if key in _DASHED and not isinstance(value, str | Mapping):
            lines.append(f"{pad}{key}:")
            lines.extend(f"{pad}{' ' * _INDENT}- {after_key(item)}" for item in value)
        else:
            lines.append(f"{pad}{key}: {after_key(value)}")
    dash = f"{' ' * spot.dash}-"
    return [dash + lines[0][len(dash) :], *lines[1:]]


def _composed(text: str) -> yaml.MappingNode:
    import yaml

    root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise QueryError("This file is written in braces; an entry is put only where each key has its line.")
    return root


def _spot(root: yaml.MappingNode, lines: list[str], section: str, index: int) -> _Spot:
    import yaml

    present = {key.value: (key, value) for key, value in root.value}
    if section not in present:
        later = list(SECTIONS)[list(SECTIONS).index(section) + 1 :]
        following = next((present[name][0] for name in later if name in present), None)
        if following is None:
            return _Spot(_end_of_keys(root, lines), opens=f"{section}:")
        return _Spot(_above_comments(lines, following.start_mark.line, 0), opens=f"{section}:", last=False)
    key, value = present[section]
    if not isinstance(value, yaml.SequenceNode) or value.start_mark.index < key.end_mark.index:
        raise QueryError(f"{section!r} is written as an alias; an entry is put only into a list of its own.")
    if not value.flow_style:
        return _between(root, value, lines, index)
    start, end = value.start_mark, value.end_mark
    if value.value or start.line != end.line:
        raise QueryError(f"{section!r} is written in brackets; an entry is put only where each has its line.")
    line = lines[start.line]
    lines[start.line] = line[: start.column].rstrip() + line[end.column :]
    return _Spot(end.line + 1, blank=False)


def _between(root: yaml.MappingNode, value: yaml.SequenceNode, lines: list[str], index: int) -> _Spot:
    items = value.value
    dash = value.start_mark.column
    starts = [_dash_line(item, dash, lines) for item in items]
    blocks = [item for item in items if not item.flow_style]
    keys = blocks[0].start_mark.column if blocks else dash + _INDENT
    tops = [_above_comments(lines, start, dash) for start in starts]
    parted = [not lines[top - 1].strip() for top in tops[1:]]
    blank = parted.count(True) * 2 > len(parted) if parted else bool(blocks)
    if index < len(items):
        return _Spot(tops[index], dash, keys, blank, last=False)
    return _Spot(_end_of_items(root, value, lines, dash), dash, keys, blank)


def _dash_line(item: yaml.Node, dash: int, lines: list[str]) -> int:
    line = item.start_mark.line
    while lines[line][dash : dash + 1] != "-":
        line -= 1
    return line


def _above_comments(lines: list[str], line: int, column: int) -> int:
    """Return the first of the comment lines that stand right above a line, from its column on."""
    while line > 0 and re.match(rf" {{{column},}}#", lines[line - 1]):
        line -= 1
    return line


def _end_of_keys(root: yaml.MappingNode, lines: list[str]) -> int:
    """Return the line after the last that the file's keys and values can fill."""
    end = root.end_mark
    return min(end.line + (1 if end.column else 0), len(lines))


def _end_of_items(root: yaml.MappingNode, items: yaml.SequenceNode, lines: list[str], dash: int) -> int:
    """Return the line after the last item, and after the comments below it that are indented more."""
    later = [key.start_mark.line for key, _ in root.value if key.start_mark.index > items.start_mark.index]
    ends: int = min([_end_of_keys(root, lines), *later])
    least, line = _last_line(items), ends
    while line - 1 > least and re.match(r"\s*(#|$)", lines[line - 1]):
        line -= 1
    while line < ends and re.match(rf" {{{dash + 1},}}#", lines[line]):
        line += 1
    return line


def _last_line(node: yaml.Node) -> int:
    """Return the last line that a scalar or bracket of a node certainly fills."""
    import yaml

    parts: list[yaml.Node] = []
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        parts = [part for pair in node.value for part in pair]
    elif isinstance(node, yaml.SequenceNode) and not node.flow_style:
        parts = node.value
    if parts:
        return max(map(_last_line, parts))
    end = node.end_mark
    return int(end.line if end.column else end.line - 1)


def _plain(node: Node | None) -> Any:  # noqa: ANN401 - texts in lists and dicts
    if isinstance(node, Keys):
        return {key: _plain(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Items):
        return [_plain(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else None


def _verify(before: Reading, after: Reading, section: str, index: int, draft: Draft) -> None:
    """Raise `QueryError` unless the new text holds what the old one did and the draft, and is sound."""
    expected = _plain(before.root)
    expected.setdefault(section, []).insert(index, _as_texts(draft))
    if _plain(after.root) == expected:
        if after.problems:
            said = " ".join(dict.fromkeys(problem.message for problem in after.problems))
            raise QueryError(f"This entry cannot be added: {said}")
        return
    raise QueryError(
        f"The entry could not be put into {section!r} without changing what stands there; add it by hand."
    )


def _as_texts(value: Value) -> Any:  # noqa: ANN401 - texts in lists and dicts
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _as_texts(inner) for key, inner in value.items()}
    return [_as_texts(inner) for inner in value]
