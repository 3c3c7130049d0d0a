"""A fast reader of drafts: for a hundred thousand imported entries, most of whose values are repeated.

Only the reader of dataset files reports what is wrong with a draft. This one returns None for a draft that
may not be valid, and uses that reader for each value that it has not met before.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any, NamedTuple, TypeVar

from bilat.loading.entries import Entry, Faults, is_id, read_locator
from bilat.loading.sections import Names, plan_of, read_value
from bilat.loading.yaml_nodes import Draft, Node, Plain, Scalar, Sequence
from bilat.loading.yaml_nodes import Mapping as Keys
from bilat.record.declarations import Field, FieldKind, Section
from bilat.record.model import Citation
from bilat.values.edtf import parse
from bilat.values.errors import BilatError
from bilat.values.figures import read_figure

# Kinds whose values depend only on their text and are repeated often: words, codes, names.
_RECURRING = frozenset(
    (
        *(FieldKind.WORD, FieldKind.TRUTH, FieldKind.COUNT, FieldKind.CURRENCY),
        *(FieldKind.HS, FieldKind.COUNTRY, FieldKind.REFERENCE),
    )
)
_CITED = {"id", "at"}
_ALL_TEXTS = {str}
# Reads a text, or texts in lists and dicts.
_Reader = Callable[[Any], object]
R = TypeVar("R")


class _Plan(NamedTuple):
    """The fields that drafts of a section may have, each with the model's name and a reader; the defaults.

    A reader returns None for what it does not take for valid; `nothing` is the word that means None.
    """

    fields: dict[str, tuple[str, _Reader, str]]
    required: tuple[str, ...]
    inheriting: tuple[tuple[str, str, str], ...]
    assumed: dict[str, object]


class DraftReader:
    """Reads drafts whose names are known to `names`, which may grow."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._plans: dict[str, _Plan] = {}

    def read(self, section: Section[R], draft: Draft) -> R | None:
        """Return the record of a draft, or None for a draft that the other reader has to check."""
        plan = self._plans.get(section.name) or self._planned(section)
        if "variants" in draft or (section.one_needed and draft.keys().isdisjoint(section.one_needed)):
            return None
        values = dict(plan.assumed)
        if not self._read_fields(values, plan, draft):
            return None
        if not all(key in draft for key in plan.required):
            return None
        for key, name, holder in plan.inheriting:
            if key not in draft:
                if holder not in draft:
                    return None
                values[name] = getattr(values[holder], name)
        return section.record(**values)

    def _read_fields(self, values: dict[str, object], plan: _Plan, draft: Draft) -> bool:
        """Put the values of a draft into `values`; return whether all of them are valid."""
        for key, value in draft.items():
            found = plan.fields.get(key)
            if found is None:
                return False
            name, reader, nothing = found
            read = reader(value)
            if read is None and not (nothing and value == nothing):
                return False
            if name in values:
                values[name] = read
        return True

    def _planned(self, section: Section[object]) -> _Plan:
        of_file = plan_of(section)
        fields = [(key, name, field) for key, name, field, _, _ in of_file.steps]
        plan = _Plan(
            {key: (name, self._reader(field), field.nothing) for key, name, field in fields},
            tuple(key for key, _, field in fields if field.required and not field.inherits),
            tuple((key, name, field.inherits) for key, name, field in fields if field.inherits),
            of_file.assumed,
        )
        self._plans[section.name] = plan
        return plan

    def _reader(self, field: Field) -> _Reader:
        """Return what reads the values of a field."""
        if field.kind is FieldKind.TEXT:
            return _reader_of_texts(field.nothing)
        if field.kind in _OF_TEXTS:
            return _OF_TEXTS[field.kind]
        if field.kind is FieldKind.CITATIONS:
            return partial(self._citations, field=field)
        if field.section is not None and field.kind in (FieldKind.ENTRY, FieldKind.ENTRIES):
            read = _remembering(partial(self._read_within, field.section), _key_of_entry)
            return read if field.kind is FieldKind.ENTRY else partial(_each, read)
        ask = partial(self._read_as_file, field=field)
        return _remembering(ask, _key_of_text) if field.kind in _RECURRING else ask

    def _read_as_file(self, value: Plain, field: Field) -> object:
        faults = Faults("", [], [])
        entry = Entry(node_of({field.name: value}), faults, "an entry", (field.name,))
        read = read_value(entry, field, self._names)
        return None if faults.problems else read

    def _citations(self, value: list[Draft], field: Field) -> object:
        found: list[Citation] = []
        for cited in value:
            if cited.keys() != _CITED or cited["id"] not in self._names.sources:
                return self._read_as_file(value, field)
            try:
                found += [Citation(cited["id"], read_locator(at), None) for at in cited["at"]]
            except BilatError:
                return None
        return tuple(found) or None

    def _read_within(self, section: Section[object], value: Plain) -> object:
        """Return an entry within an entry."""
        return self.read(section, value) if isinstance(value, dict) else None


def _each(read: _Reader, value: Plain) -> object:
    found = tuple(map(read, value))
    return None if None in found else found


def _remembering(read: _Reader, key_of: Callable[[Plain], Hashable]) -> _Reader:
    """Return a reader that keeps what it has read by a key; a value whose key is None is read each time."""
    met: dict[Hashable, object] = {}

    def remembered(value: Plain) -> object:
        key = key_of(value)
        if key is None:
            return read(value)
        found = met.get(key)
        if found is None:
            found = met[key] = read(value)
        return found

    return remembered


def _key_of_text(value: Plain) -> Hashable:
    return value if isinstance(value, str) else None


def _key_of_entry(value: Plain) -> Hashable:
    """Return a key for an entry of texts only, such as a participant or a place."""
    if isinstance(value, dict) and set(map(type, value.values())) == _ALL_TEXTS:
        return tuple(value.items())
    return None


def _identifier(value: Plain) -> object:
    return value if isinstance(value, str) and is_id(value) else None


def _reader_of_texts(nothing: str) -> _Reader:
    def read(value: Plain) -> object:
        is_text = isinstance(value, str) and value and not value.isspace() and value != nothing
        return value if is_text else None

    return read


def _parsing(parser: Callable[[str], object]) -> _Reader:
    """Return a reader of what a parser takes."""

    def read(value: Plain) -> object:
        try:
            return parser(value) if isinstance(value, str) else None
        except BilatError:
            return None

    return read


_OF_TEXTS: dict[FieldKind, _Reader] = {
    FieldKind.ID: _identifier,
    FieldKind.FIGURE: _parsing(read_figure),
    FieldKind.DATE: _parsing(parse),
}


def node_of(value: Plain) -> Node:
    """Return a value as a node without a location of its own."""
    if isinstance(value, str):
        return Scalar(value, 0, 0)
    if isinstance(value, dict):
        keys = Keys(0, 0, flow=False)
        keys.entries = {name: (Scalar(name, 0, 0), node_of(inner)) for name, inner in value.items()}
        return keys
    items = Sequence(0, 0, flow=True)
    items.items = [node_of(inner) for inner in value]
    return items
