"""Rules for variants: what another source gives differs from what the entry says."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.checking.findings import Violation
from bilat.checking.located_record import LocatedRecord
from bilat.loading.variants import varying_fields
from bilat.loading.yaml_nodes import Mapping, Node, Scalar
from bilat.record.declarations import Field, FieldKind
from bilat.record.model import Standing
from bilat.record.schema import SECTIONS
from bilat.values import edtf
from bilat.values.errors import BilatError
from bilat.values.escaping import quote
from bilat.values.figures import read_figure
from bilat.values.text import fold


def variants_differ(record: LocatedRecord) -> Iterator[Violation]:
    """A variant differs from the entry's own value, and from every other variant of the same field."""
    for fact in record.facts:
        if isinstance(fact, Standing) or not fact.variants:
            continue
        fields = dict(varying_fields(SECTIONS[record.section(fact)]))
        seen: dict[tuple[str, object], str] = {}
        for number, variant in enumerate(fact.variants):
            field = fields[variant.key]
            own = _text_at(record.node(fact), variant.key)
            if own is not None:
                seen.setdefault((variant.key, _meaning(field, own)), "the entry itself")
            first = seen.setdefault((variant.key, _meaning(field, variant.value)), f"variant {number + 1}")
            if first != f"variant {number + 1}":
                yield record.report(
                    fact,
                    *("variants", number, "value"),
                    message=f"{quote(variant.value)} is the {variant.key} that {first} gives too: cite the "
                    "source there, and remove this variant.",
                )


def _text_at(node: Node | None, path: str) -> str | None:
    for step in path.split("."):
        if not isinstance(node, Mapping) or step not in node.entries:
            return None
        node = node.entries[step][1]
    return node.text if isinstance(node, Scalar) else None


def _meaning(field: Field, text: str) -> object:
    """Return the meaning of a value, so that two ways of writing it compare equal."""
    try:
        if field.kind is FieldKind.DATE:
            when = edtf.parse(text)
            return (when.spans, when.uncertain, when.approximate)
        if field.kind is FieldKind.FIGURE:
            return read_figure(text).bounds
    except BilatError:
        pass
    return fold(text)
