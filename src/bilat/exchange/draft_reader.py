"""A fast reader of drafts: for a hundred thousand imported entries, most of whose values are repeated.

Only the reader of dataset files reports what is wrong with a draft. This one returns None for a draft that
may not be valid, and uses that reader for each value that it has not met before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from bilat.loading.entries import Entry, Faults, is_id, read_locator
from bilat.loading.sections import Names, plan_of, read_value
from bilat.loading.yaml_nodes import Mapping as Keys
from bilat.loading.yaml_nodes import Node, Scalar, Sequence
from bilat.record.declarations import Field, FieldKind, Section
from bilat.record.model import Citation
from bilat.values.edtf import parse
from bilat.values.errors import BilatError
from bilat.values.figures import read_figure

# Kinds whose values depend on their text alone and are repeated often: words, codes, names.
_RECURRING = frozenset(
    (
        *(FieldKind.WORD, FieldKind.TRUTH, FieldKind.COUNT, FieldKind.CURRENCY),
        *(FieldKind.HS, FieldKind.COUNTRY, FieldKind.REFERENCE),
    )
)
_CITED = {"id", "at"}
Draft = Mapping[str, Any]


class _Plan(NamedTuple):
    """The fields that drafts of a section may have, each with the model's name, and the defaults."""

    fields: dict[str, tuple[str, Field]]
    required: tuple[str, ...]
    inheriting: tuple[tuple[str, str, str], ...]
    assumed: dict[str, object]


class DraftReader:
    """Reads drafts whose names are known to `names`, which may grow."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._plans: dict[str, _Plan] = {}
        self._met: dict[Any, Any] = {}
        self._special: dict[FieldKind, Callable[[Any, Field], object]] = {
            FieldKind.ID: _identifier,
            FieldKind.TEXT: _text,
            FieldKind.FIGURE: _figure,
            FieldKind.DATE: _date,
            FieldKind.CITATIONS: self._citations,
            FieldKind.ENTRY: self._entry,
            FieldKind.ENTRIES: self._entries,
        }

    def read(self, section: Section[Any], draft: Draft) -> Any:  # noqa: ANN401 - a record of any section
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
            name, field = found
            special = self._special.get(field.kind)
            read = special(value, field) if special else self._value(value, field)
            if read is None and not (field.nothing and value == field.nothing):
                return False
            if name in values:
                values[name] = read
        return True

    def _planned(self, section: Section[Any]) -> _Plan:
        of_file = plan_of(section)
        fields = {key: (name, field) for key, name, field, _, _ in of_file.steps}
        plan = _Plan(
            fields,
            tuple(key for key, (_, field) in fields.items() if field.required and not field.inherits),
            tuple((key, name, field.inherits) for key, (name, field) in fields.items() if field.inherits),
            of_file.assumed,
        )
        self._plans[section.name] = plan
        return plan

    def _value(self, value: Any, field: Field) -> object:  # noqa: ANN401 - texts in lists and dicts
        """Return a value as the reader of dataset files reads it; repeated ones are cached."""
        if field.kind not in _RECURRING or not isinstance(value, str):
            return self._read_as_file(value, field)
        key = field, value
        found = self._met.get(key)
        if found is None:
            found = self._met[key] = self._read_as_file(value, field)
        return found

    def _read_as_file(self, value: Any, field: Field) -> object:  # noqa: ANN401 - texts in lists and dicts
        faults = Faults("", [], [])
        entry = Entry(node_of({field.name: value}), faults, "an entry", (field.name,))
        read = read_value(entry, field, self._names)
        return None if faults.problems else read

    def _citations(self, value: Any, field: Field) -> object:  # noqa: ANN401 - texts in lists and dicts
        found: list[Citation] = []
        for cited in value:
            if cited.keys() != _CITED or cited["id"] not in self._names.sources:
                return self._read_as_file(value, field)
            try:
                found += [Citation(cited["id"], read_locator(at), None) for at in cited["at"]]
            except BilatError:
                return None
        return tuple(found) or None

    def _entry(self, value: Any, field: Field) -> object:  # noqa: ANN401 - texts in lists and dicts
        assert field.section is not None  # noqa: S101 - what an entry within is, is declared
        if not isinstance(value, dict):
            return None
        if not all(isinstance(inner, str) for inner in value.values()):
            return self.read(field.section, value)
        key = field, *value.items()
        found = self._met.get(key)
        if found is None:
            found = self._met[key] = self.read(field.section, value)
        return found

    def _entries(self, value: Any, field: Field) -> object:  # noqa: ANN401 - texts in lists and dicts
        found = tuple([self._entry(item, field) for item in value])
        return None if None in found else found


def _identifier(value: Any, field: Field) -> object:  # noqa: ANN401, ARG001 - as every reader here
    return value if isinstance(value, str) and is_id(value) else None


def _text(value: Any, field: Field) -> object:  # noqa: ANN401 - as every reader here
    if not isinstance(value, str) or not value or value.isspace() or value == field.nothing:
        return None
    return value


def _figure(value: Any, field: Field) -> object:  # noqa: ANN401, ARG001 - as every reader here
    try:
        return read_figure(value) if isinstance(value, str) else None
    except BilatError:
        return None


def _date(value: Any, field: Field) -> object:  # noqa: ANN401, ARG001 - as every reader here
    try:
        return parse(value) if isinstance(value, str) else None
    except BilatError:
        return None


def node_of(value: Any) -> Node:  # noqa: ANN401 - texts in lists and dicts
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
