"""Adding a citation to an entry in the text of a dataset, without changing anything else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bilat.authoring.entry_insertion import Insertion, Written
from bilat.authoring.insertion import NEWLINE, after_key, block_root, last_line, refuse_alias
from bilat.loading.dataset import Reading, examine_text, require_valid
from bilat.loading.sections import NO_NAMES, Names
from bilat.loading.yaml_nodes import Draft, Node, Plain, Scalar, plain
from bilat.loading.yaml_nodes import Mapping as Keys
from bilat.loading.yaml_nodes import Sequence as Items
from bilat.record.identities import identified
from bilat.record.schema import SECTIONS
from bilat.values.errors import QueryError, with_hints
from bilat.values.escaping import quote
from bilat.values.text import did_you_mean

_FACTS = [
    name for name, section in SECTIONS.items() if any(field.name == "sources" for field in section.fields)
]


def cite(
    reading: Reading, entry_id: str, cited: Draft, purpose: str | None, shared: Names = NO_NAMES
) -> Insertion:
    """Add a citation, `{"id": …, "at": […]}`, to the entry of an id; raise `QueryError` if impossible.

    Another place in a source that the entry cites already, for the same purpose, joins the places there.
    The resulting text is read again, as after `insert_entries`.
    """
    dataset = require_valid(reading)
    root = block_root(reading)
    found = _find(root, entry_id)
    if found is None:
        known = [entry.id for entry in identified(dataset)]
        if entry_id in known:
            raise QueryError(f"{quote(entry_id)} has no citations: they belong to events and other facts.")
        raise QueryError(f"No entry {quote(entry_id)} in this file.{did_you_mean(entry_id, known)}")
    section, index, entry = found
    expected: Any = plain(root)
    key, sources = entry.entries["sources"]
    refuse_alias("sources", key, sources)
    citations: list[Draft] = expected[section][index]["sources"]
    place = next(
        (
            number
            for number, citation in enumerate(citations)
            if citation["id"] == cited["id"] and citation.get("for") == purpose
        ),
        None,
    )
    assert isinstance(sources, Items)  # noqa: S101 - a file without problems has a list here
    if place is None:
        added = {"id": cited["id"], "at": list(cited["at"]), **({"for": purpose} if purpose else {})}
        citations.append(added)
        text = _with_items(reading.text, sources, [added])
    else:
        item = sources.items[place]
        assert isinstance(item, Keys)  # noqa: S101 - the same
        at_key, at = item.entries["at"]
        refuse_alias("at", at_key, at)
        assert isinstance(at, Items)  # noqa: S101 - the same
        new = [locator for locator in cited["at"] if locator not in citations[place]["at"]]
        if not new:
            raise QueryError(f"{quote(entry_id)} cites {', '.join(cited['at'])} of {cited['id']} already.")
        citations[place]["at"].extend(new)
        text = _with_items(reading.text, at, new)
    after = examine_text(text, reading.file, shared=shared)
    if plain(after.root) != expected:
        raise QueryError(
            f"The citation could not be added to {quote(entry_id)} without changing other text; "
            "add it by hand."
        )
    if after.problems:
        said = " ".join(dict.fromkeys(problem.message for problem in with_hints(after.problems)))
        raise QueryError(f"This citation cannot be added: {said}")
    return Insertion(after, (_written(after, entry_id),))


def _find(root: Keys, entry_id: str) -> tuple[str, int, Keys] | None:
    """Return the section, the number and the node of a fact."""
    for section in _FACTS:
        items = root.entries[section][1] if section in root.entries else None
        for number, item in enumerate(items.items if isinstance(items, Items) else ()):
            if isinstance(item, Keys) and _text(item.entries["id"][1]) == entry_id:
                return section, number, item
    return None


def _text(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _written(reading: Reading, entry_id: str) -> Written:
    assert isinstance(reading.root, Keys)  # noqa: S101 - a file without problems is keys and values
    found = _find(reading.root, entry_id)
    assert found is not None  # noqa: S101 - the file has the entry still
    first = found[2].line
    return Written(entry_id, reading.lines[first - 1 : last_line(found[2])], first)


def _with_items(text: str, items: Items, added: Sequence[Plain]) -> str:
    """Return a text with more items at the end of a list."""
    lines = text.splitlines(keepends=True)
    if items.flow:
        line, column = items.end_line - 1, items.end_column - 2
        before, behind = lines[line][:column], lines[line][column:]
        comma = "" if before.rstrip().endswith(",") else ","
        lines[line] = f"{before.rstrip()}{comma} {after_key(added)[1:-1]}{behind}"
        return "".join(lines)
    newline = found[0] if (found := NEWLINE.search(text)) else "\n"
    first = items.items[0]
    pad = lines[first.line - 1][: first.column - 1]
    end = last_line(items)
    if not lines[end - 1].endswith(("\n", "\r")):
        lines[end - 1] += newline
    sign = f"{' ' * pad.rindex('-')}-".ljust(len(pad))
    return "".join([*lines[:end], *(f"{sign}{after_key(item)}{newline}" for item in added), *lines[end:]])
