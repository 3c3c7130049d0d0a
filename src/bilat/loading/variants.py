"""Variants of an entry: what other sources give, each checked as the field that it is for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from bilat.loading.entries import Entry
from bilat.loading.yaml_nodes import Mapping, Scalar, Sequence
from bilat.record.declarations import Field, FieldKind, Section
from bilat.values import edtf
from bilat.values.errors import BilatError, FaultCode, Hint
from bilat.values.escaping import quote
from bilat.values.figures import read_figure

# Fields that sources cannot disagree on, or that hold entries of their own.
_NOT_GIVEN = ("id", "note", "attributed_to")
_READERS: dict[FieldKind, tuple[Callable[[str], object], FaultCode]] = {
    FieldKind.DATE: (edtf.parse, FaultCode.DATE),
    FieldKind.FIGURE: (read_figure, FaultCode.FIGURE),
}
_VARYING = (*_READERS, FieldKind.TEXT, FieldKind.WORD, FieldKind.COUNTRY, FieldKind.CURRENCY, FieldKind.HS)


def varying_fields(section: Section[object]) -> Iterator[tuple[str, Field]]:
    """Yield the fields of a section that sources can disagree on, with their dotted names."""
    for field in section.in_file():
        if field.kind is FieldKind.ENTRY and field.section:
            yield from ((f"{field.name}.{part.name}", part) for part in field.section.in_file())
        elif field.kind in _VARYING and field.name not in _NOT_GIVEN:
            yield field.name, field


def check_variants(section: Section[object], entry: Entry, countries: Collection[str]) -> None:
    """Note each variant whose key is not a field of the entry, or whose value does not have its form."""
    known = dict(varying_fields(section))
    nodes = entry.entries["variants"][1]
    for node in nodes.items if isinstance(nodes, Sequence) else ():
        if not isinstance(node, Mapping) or not {"key", "value"} <= node.entries.keys():
            continue
        key, value = node.entries["key"][1], node.entries["value"][1]
        if not (isinstance(key, Scalar) and isinstance(value, Scalar)):
            continue
        field = known.get(key.text)
        if field is None:
            message = f"{quote(key.text)} is not a field that sources can disagree on."
            hint = Hint(key.text, known, f" Known: {', '.join(known)}.")
            entry.faults.note(key, FaultCode.UNKNOWN_WORD, message, hint)
            continue
        _check_value(entry, field, value, countries)


def _check_value(entry: Entry, field: Field, value: Scalar, countries: Collection[str]) -> None:
    if field.kind in _READERS:
        read, code = _READERS[field.kind]
        try:
            read(value.text)
        except BilatError as fault:
            entry.faults.note(value, code, str(fault))
    elif field.kind is FieldKind.COUNTRY and value.text not in countries:
        message = f"no country {quote(value.text)} in this file."
        entry.faults.note(value, FaultCode.UNKNOWN_REFERENCE, message, Hint(value.text, countries))
    elif field.words and value.text not in field.words:
        message = f"{quote(value.text)} is not a {field.name}."
        hint = Hint(value.text, field.words, f" Known: {', '.join(field.words)}.")
        entry.faults.note(value, FaultCode.UNKNOWN_WORD, message, hint)
