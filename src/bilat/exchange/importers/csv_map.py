"""The mapping of a CSV file: which column is which field, what holds for every row, how dates are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bilat.loading.dataset import raise_any
from bilat.loading.entries import Entry, Faults
from bilat.loading.files import decoded, read_bytes
from bilat.loading.yaml_nodes import Mapping as Keys
from bilat.loading.yaml_nodes import Node, Plain, Scalar, Sequence, compose, plain
from bilat.record.declarations import FieldKind, Section
from bilat.record.schema import SECTIONS
from bilat.values.errors import FaultCode, Hint, Problem
from bilat.values.escaping import quote

KINDS = ("events", "trade", "goods", "figures")
DATE_FORMS = ("iso", "day-first", "month-first")
_KNOWN = (
    *("section", "source", "columns", "constants", "dates", "locator"),
    *("between", "leave_out", "delimiter"),
)
_SOURCE = ("publisher", "title", "date", "url", "language", "note", "carrier")
_OF_COLUMN = ("key", "values", "separator")
_MADE_HERE = ("id", "sources", "part_of", "part_of_one", "variants", "forecasts")
# Paths that a column can have besides the fields of the file.
_MORE_KEYS = {"events": ("participants.name", "participants.aliases")}
_NEVER = ("participants.person",)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the path of its field, what its cells stand for, what separates several values in a cell.

    For a participant or an organization, `fixed` and `beside` give other fields: as a text, or by a column.
    """

    name: str
    key: str
    values: Mapping[str, str] = field(default_factory=dict)
    separator: str = ""
    fixed: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CsvMap:
    """A mapping as a whole; `between` are the two columns of a row's states, where rows have other pairs."""

    section: str
    source: Mapping[str, str]
    columns: tuple[Column, ...]
    constants: Mapping[str, str]
    dates: str
    locator: str
    between: tuple[str, ...]
    leave_out: Mapping[str, tuple[str, ...]]
    delimiter: str

    @property
    def names(self) -> list[str]:
        """Return every column that the file must have."""
        more = (name for column in self.columns for name in column.beside.values())
        found = [column.name for column in self.columns]
        locator = [self.locator] if self.locator else []
        return list(dict.fromkeys((*found, *more, *locator, *self.between, *self.leave_out)))


def keys_of(section: str) -> dict[str, FieldKind]:
    """Return the paths of the fields that a column can give, each with the kind of its values."""
    found = dict(_paths(SECTIONS[section]))
    found.update(dict.fromkeys(_MORE_KEYS.get(section, ()), FieldKind.TEXT))
    if "date" in found:
        found.update({"date.start": FieldKind.DATE, "date.end": FieldKind.DATE})
    return {path: kind for path, kind in found.items() if path not in _NEVER}


def _paths(section: Section[object]) -> Iterator[tuple[str, FieldKind]]:
    for part in section.in_file():
        if part.name in _MADE_HERE and part.name != "id":
            continue
        if part.kind in (FieldKind.ENTRY, FieldKind.ENTRIES) and part.section:
            yield from ((f"{part.name}.{name}", kind) for name, kind in _paths(part.section))
        else:
            yield part.name, part.kind


def read_map(path: str) -> CsvMap:
    """Read a mapping; raise `DatasetError` for one that cannot be read."""
    text = decoded(read_bytes(Path(path), advice=" Check the path of --map."), Path(path))
    problems: list[Problem] = []
    lines = text.splitlines()
    root = compose(text, path, lines, problems)
    faults = Faults(path, lines, problems)
    raise_any(problems)
    top = Entry(root or Scalar("", 1, 1), faults, "a --map file", _KNOWN)
    raise_any(problems)
    said = top.choice("section", KINDS, "events")
    section = said if said in KINDS else "events"
    made = CsvMap(
        section,
        _texts(top, "source", _SOURCE, faults),
        tuple(_columns(top, section, faults)),
        _constants(top, section, faults),
        top.choice("dates", DATE_FORMS, "iso"),
        top.optional("locator") or "",
        top.texts("between"),
        {name: tuple(map(str, values)) for name, values in _lists(top, "leave_out", faults).items()},
        top.optional("delimiter") or "",
    )
    if "publisher" not in made.source:
        faults.note(top.node, FaultCode.MISSING_KEY, "a mapping needs a 'source' with a publisher.")
    if not made.columns:
        faults.note(top.node, FaultCode.MISSING_KEY, "a mapping needs 'columns', each with its field.")
    raise_any(problems)
    return made


def _within(top: Entry, name: str, faults: Faults) -> dict[str, tuple[Scalar, Node]]:
    """Return the keys and values under a key, or none where it is left out."""
    found = top.entries.get(name)
    if found is None:
        return {}
    if not isinstance(found[1], Keys):
        faults.note(found[1], FaultCode.SHAPE, f"{name!r} must be keys with values.")
        return {}
    return found[1].entries


def _texts(top: Entry, name: str, known: tuple[str, ...], faults: Faults) -> dict[str, str]:
    entries = _within(top, name, faults)
    if not entries:
        return {}
    within = Entry(top.entries[name][1], faults, f"the {name} of a mapping", known)
    return {key: text for key in entries if (text := within.optional(key)) is not None}


def _lists(top: Entry, name: str, faults: Faults) -> dict[str, list[Plain]]:
    found: dict[str, list[Plain]] = {}
    for key, (_, value) in _within(top, name, faults).items():
        values = plain(value)
        if isinstance(value, Sequence):
            found[key] = list(values)
        else:
            faults.note(value, FaultCode.SHAPE, f"{key!r} must be a list.")
    return found


def _constants(top: Entry, section: str, faults: Faults) -> dict[str, str]:
    found: dict[str, str] = {}
    for path, (key, value) in _within(top, "constants", faults).items():
        _require_key(path, section, key, faults)
        if isinstance(value, Scalar):
            found[path] = value.text
        else:
            faults.note(value, FaultCode.SHAPE, f"{path!r} must be text.")
    return found


def _columns(top: Entry, section: str, faults: Faults) -> Iterator[Column]:
    """Read what each column gives: one field, or a list of several."""
    for name, (_, value) in _within(top, "columns", faults).items():
        for node in value.items if isinstance(value, Sequence) else [value]:
            if isinstance(node, Scalar):
                _require_key(node.text, section, node, faults)
                yield Column(name, node.text)
            elif isinstance(node, Keys):
                yield _column(name, node, section, faults)
            else:
                faults.note(node, FaultCode.SHAPE, f"{name!r} must be the name of a field.")


def _column(name: str, node: Keys, section: str, faults: Faults) -> Column:
    """Read a column that has more than its key."""
    more = ("role", "country", "certain", "kind", "part", "level")
    entry = Entry(node, faults, f"the column {quote(name)}", (*_OF_COLUMN, *more))
    key = entry.required("key")
    if key:
        _require_key(key, section, entry.entries["key"][1], faults)
    values = plain(entry.entries["values"][1]) if "values" in entry.entries else {}
    if not isinstance(values, dict):
        faults.note(node, FaultCode.SHAPE, "'values' must be keys with values.")
        values = {}
    fixed: dict[str, str] = {}
    beside: dict[str, str] = {}
    for attribute in more:
        given = plain(entry.entries[attribute][1]) if attribute in entry.entries else None
        if isinstance(given, str):
            fixed[attribute] = given
        elif isinstance(given, dict) and isinstance(given.get("column"), str):
            beside[attribute] = given["column"]
        elif given is not None:
            faults.note(node, FaultCode.SHAPE, f"{attribute!r} must be text, or a column: {{column: Name}}.")
    texts = {str(cell): str(meant) for cell, meant in values.items()}
    return Column(name, key, texts, entry.optional("separator") or "", fixed, beside)


def _require_key(path: str, section: str, node: Node, faults: Faults) -> None:
    known = keys_of(section)
    if path not in known:
        hint = Hint(path, known, f" Known: {', '.join(known)}.")
        faults.note(node, FaultCode.UNKNOWN_KEY, f"{quote(path)} is not a field of {section}.", hint)
