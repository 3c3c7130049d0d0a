"""Inserting the entries of one `bilat add` into the text of a dataset, without changing anything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bilat.authoring.bulk_insertion import Addition, with_additions
from bilat.authoring.insertion import after_key, block_root
from bilat.loading.dataset import Reading, examine_text, raise_any
from bilat.loading.sections import NO_NAMES, Names
from bilat.loading.yaml_nodes import Draft, Node, Plain
from bilat.loading.yaml_nodes import Mapping as Keys
from bilat.loading.yaml_nodes import Sequence as Items
from bilat.record.name_tables import COUNTRY, ORGANIZATION, PERSON
from bilat.values.edtf import parse
from bilat.values.errors import QueryError, with_hints

_INDENT = 2
# Lists that are written with one item on each line.
_DASHED = ("participants", "variants", "forecasts")
_ON_ONE_LINE = (PERSON.name, ORGANIZATION.name)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to add: its section, and its values in the form of the file; a country also has a code."""

    section: str
    draft: Draft
    code: str = ""

    @property
    def name(self) -> str:
        """Return its id or code."""
        return self.code or str(self.draft["id"])


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as it was written: its id or code, its lines, and where they begin, from 1."""

    name: str
    lines: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Insertion:
    """A file with its new entries, read again; the entries are in the order in which they were given."""

    reading: Reading
    entries: tuple[Written, ...]

    @property
    def text(self) -> str:
        """Return the text of the file."""
        return self.reading.text

    @property
    def line(self) -> int:
        """Return the line of the first entry that was given."""
        return self.entries[0].line

    @property
    def entry(self) -> str:
        """Return the text of that entry."""
        return "\n".join(self.entries[0].lines)


def insert(reading: Reading, section: str, draft: Draft) -> Insertion:
    """Insert one entry, as `insert_entries` does."""
    return insert_entries(reading, [NewEntry(section, draft)])


def insert_entries(reading: Reading, entries: Sequence[NewEntry], shared: Names = NO_NAMES) -> Insertion:
    """Insert entries into their sections, dated ones in order of date; raise `QueryError` if impossible.

    The resulting text is read again to make sure that it has everything that was there, and the entries
    as they were given. Entries may refer to the `shared` names of a file beside it.
    """
    raise_any(reading.problems)
    root = block_root(reading)
    written: dict[str, list[str]] = {}
    additions: dict[str, list[Addition]] = {}
    for entry in entries:
        additions.setdefault(entry.section, []).append(_addition(entry, root, written))
    changed = with_additions(reading, additions)
    if changed is None:
        section = entries[0].section
        raise QueryError(
            f"The entry could not be added to {section!r} without changing other text; add it by hand."
        )
    after = examine_text(changed, reading.file, shared=shared)
    if after.problems:
        said = " ".join(dict.fromkeys(problem.message for problem in with_hints(after.problems)))
        raise QueryError(f"This entry cannot be added: {said}")
    return Insertion(
        after,
        tuple(Written(entry.name, tuple(written[entry.name]), _line_of(after, entry)) for entry in entries),
    )


def _addition(entry: NewEntry, root: Keys, written: dict[str, list[str]]) -> Addition:
    """Return an addition that also stores its lines in `written`."""
    on_one_line = _stands_on_one_line(entry.section, root)

    def lines(dash: int, keys: int) -> Sequence[str]:
        written[entry.name] = _lines(entry, dash, keys, on_one_line=on_one_line)
        return written[entry.name]

    date = entry.draft.get("date")
    return Addition(entry.draft, parse(str(date)) if date else None, lines, entry.code)


def _stands_on_one_line(section: str, root: Keys) -> bool:
    """Return whether the last entry of a section of names is on one line, as a new one should be then."""
    if section not in _ON_ONE_LINE:
        return False
    items = root.entries[section][1] if section in root.entries else None
    last = items.items[-1] if isinstance(items, Items) and items.items else None
    return not isinstance(last, Keys) or last.flow


def _lines(entry: NewEntry, dash: int, keys: int, *, on_one_line: bool) -> list[str]:
    if entry.section == COUNTRY.name:
        return [f"{' ' * dash}{entry.code}: {after_key(entry.draft)}"]
    if on_one_line:
        return [f"{' ' * dash}-".ljust(keys) + after_key(entry.draft)]
    pad = " " * keys
    lines: list[str] = []
    for key, value in entry.draft.items():
        lines.extend(_value_lines(pad, key, value))
    sign = f"{' ' * dash}-"
    return [sign + lines[0][len(sign) :], *lines[1:]]


def _value_lines(pad: str, key: str, value: Plain) -> list[str]:
    if key in _DASHED and not isinstance(value, str | Mapping):
        return [f"{pad}{key}:", *(f"{pad}{' ' * _INDENT}- {after_key(item)}" for item in value)]
    return [f"{pad}{key}: {after_key(value)}"]


def _line_of(reading: Reading, entry: NewEntry) -> int:
    """Return the line on which an entry of a file begins."""
    assert isinstance(reading.root, Keys)  # noqa: S101 - a file without problems is keys and values
    section = reading.root.entries[entry.section][1]
    if isinstance(section, Keys):
        return section.entries[entry.code][0].line
    assert isinstance(section, Items)  # noqa: S101 - every other section is a list
    return next(item.line for item in section.items if _id_of(item) == entry.name)


def _id_of(item: Node) -> str:
    found = item.entries.get("id") if isinstance(item, Keys) else None
    return str(getattr(found[1], "text", "")) if found else ""
