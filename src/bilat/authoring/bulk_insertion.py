"""Inserting many entries into the text of a dataset at once, without changing anything else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bilat.authoring.insertion import (
    NEWLINE,
    block_root,
    end_of_keys,
    find_gap,
    last_line,
    refuse_alias,
)
from bilat.loading.dataset import Reading, require_valid
from bilat.loading.yaml_nodes import Draft, Plain, compose, plain
from bilat.loading.yaml_nodes import Mapping as Keys
from bilat.loading.yaml_nodes import Sequence as Items
from bilat.record.derived import as_reported
from bilat.record.model import Dataset, Dated
from bilat.record.name_tables import COUNTRY
from bilat.record.schema import SECTIONS
from bilat.values.edtf import EdtfDate
from bilat.values.errors import QueryError

_DATED = ("events", "trade", "goods", "figures")


@dataclass(frozen=True, slots=True)
class Addition:
    """An entry to insert: its fields, its date if it has one, and how it is written.

    `lines` returns its lines, given the indents of the dash and of the keys; `code` is the key of a country.
    """

    entry: Draft
    date: EdtfDate | None
    lines: Callable[[int, int], Sequence[str]]
    code: str = ""


@dataclass(frozen=True, slots=True)
class _Put:
    """Lines to put below `above` lines of the file."""

    above: int
    lines: list[str]


def insert_all(reading: Reading, additions: Mapping[str, Sequence[Addition]]) -> str:
    """Insert entries into their sections, dated ones in order of date; raise `QueryError` if impossible.

    The entries must be valid and their ids free. The resulting text is read again to make sure that it
    has everything that was there, and the entries as they were given.
    """
    require_valid(reading)
    changed = with_additions(reading, additions)
    if changed is None:
        raise QueryError("The entries could not be added without changing other text; use --output.")
    return changed


def with_additions(reading: Reading, additions: Mapping[str, Sequence[Addition]]) -> str | None:
    """Return the text of a valid file with entries inserted, or None if they would change what else it says.

    Raise `QueryError` for a file written in a form into which entries cannot be inserted.
    """
    root = block_root(reading)
    lines = reading.text.splitlines(keepends=True)
    newline = found[0] if (found := NEWLINE.search(reading.text)) else "\n"
    puts: list[_Put] = []
    expected: Any = plain(reading.root)
    for section in SECTIONS:
        given = additions.get(section, ())
        if not given:
            continue
        if section == COUNTRY.name:
            puts.append(_put_countries(root, lines, given))
            expected.setdefault(section, {}).update({added.code: _texts(added.entry) for added in given})
        else:
            places = _places(reading.dataset, root, section, given)
            puts += _put_entries(root, lines, section, given, places)
            _expect(expected.setdefault(section, []), given, places)
    changed = _joined(lines, puts, newline)
    return changed if plain(compose(changed, reading.file)) == expected else None


def _places(dataset: Dataset | None, root: Keys, section: str, given: Sequence[Addition]) -> list[int]:
    """Return how many entries of a section come before each addition."""
    node = root.entries[section][1] if section in root.entries else None
    present = len(node.items) if isinstance(node, Items) else 0
    if section not in _DATED or dataset is None:
        return [present] * len(given)
    records: Sequence[Dated] = as_reported(dataset.trade) if section == "trade" else getattr(dataset, section)
    # The latest date so far at each entry; it never falls, so that the place of a date can be looked up.
    least = [_order(record.date) for record in records]
    for at in range(len(least) - 2, -1, -1):
        least[at] = min(least[at], least[at + 1])
    return [bisect_right(least, _order(added.date)) for added in given]


def _order(when: EdtfDate | None) -> tuple[date, date]:
    """Return the key that sorts dates; entries without one come last."""
    return when.order if when else (date.max, date.max)


def _put_entries(
    root: Keys, lines: list[str], section: str, given: Sequence[Addition], places: Sequence[int]
) -> list[_Put]:
    """Return the lines of a section's additions, grouped by where they go."""
    together: dict[int, list[Addition]] = {}
    for added, place in zip(given, places, strict=True):
        together.setdefault(place, []).append(added)
    puts = []
    for place, group in together.items():
        gap = find_gap(root, lines, section, place)
        put = [gap.opens] if gap.opens else []
        for number, added in enumerate(group):
            entry = added.lines(gap.dash, gap.keys)
            if gap.blank and (gap.last or gap.opens) and (number or not gap.opens):
                put.append("")
            put += entry
            if gap.blank and not gap.last and not gap.opens:
                put.append("")
        if gap.opens:
            put = [*put, ""] if not gap.last else ["", *put]
        puts.append(_Put(gap.above, put))
    return puts


def _put_countries(root: Keys, lines: list[str], given: Sequence[Addition]) -> _Put:
    """Return the lines of more countries, which go below the last one."""
    if COUNTRY.name not in root.entries:
        gap = find_gap(root, lines, COUNTRY.name, 0)
        put = [gap.opens, *(line for added in given for line in added.lines(gap.dash, gap.keys))]
        return _Put(gap.above, ["", *put] if gap.last else [*put, ""])
    key, node = root.entries[COUNTRY.name]
    refuse_alias(COUNTRY.name, key, node)
    if not isinstance(node, Keys) or node.flow:
        raise QueryError("'countries' is written in braces; write each country on its own line.")
    indent = min(code.column for code, _ in node.entries.values()) - 1
    end = min(last_line(node), end_of_keys(root, lines))
    return _Put(end, [line for added in given for line in added.lines(indent, indent)])


def _expect(items: list[Plain], given: Sequence[Addition], places: Sequence[int]) -> None:
    """Insert additions into the items that a section is expected to hold."""
    whole: list[Plain] = []
    at = 0
    for place, added in sorted(zip(places, given, strict=True), key=lambda pair: pair[0]):
        whole += items[at:place]
        whole.append(_texts(added.entry))
        at = place
    items[:] = [*whole, *items[at:]]


def _texts(value: Plain) -> Plain:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _texts(inner) for key, inner in value.items()}
    return [_texts(inner) for inner in value]


def _joined(lines: list[str], puts: Sequence[_Put], newline: str) -> str:
    """Return the text of a file with lines put into it."""
    parts: list[str] = []
    at = 0
    for put in sorted(puts, key=lambda put: put.above):
        parts += lines[at : put.above]
        if parts and not parts[-1].endswith(("\n", "\r")):
            parts[-1] += newline
        parts += (line + newline for line in put.lines)
        at = put.above
    return "".join([*parts, *lines[at:]])
