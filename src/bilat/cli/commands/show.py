"""`bilat show`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from bilat.api import Relations, show
from bilat.cli.completion.values import IDS
from bilat.cli.completion.values import fields as offered_fields
from bilat.cli.options import NO_FILTERS, ListOptions, argument, asks
from bilat.cli.run import answer, arrange, load_relations, write
from bilat.record.fields import LEAVES, shared_leaves
from bilat.record.json import Record, to_record
from bilat.record.model import Identified
from bilat.render.formats import UNASKED
from bilat.render.table import Table, fields_with_pair, with_pair
from bilat.values.errors import QueryError

Found = tuple[Relations, Identified]

HELP = """
    bilat show treaty-1996
    bilat show trade-2018 lavrov --json
    bilat show treaty-1996 visit-chavez-2001 --fields id,sources.locator
"""


@asks(
    NO_FILTERS, fields=offered_fields(*dict.fromkeys(leaf for leaves in LEAVES.values() for leaf in leaves))
)
def command(
    asked: ListOptions,
    named: Annotated[list[str], argument("ID...", "The ids of records, as lists and JSON show them."), IDS],
) -> None:
    """Show records."""
    pairs = load_relations(asked)
    found = [row for record_id in named for row in show(pairs, record_id)]
    shared = shared_leaves([record for _, record in found])
    several = len(pairs) > 1

    def record_of(row: Found) -> Record:
        relations, record = row
        return with_pair(to_record(record), relations.pair) if several else to_record(record)

    fields = fields_with_pair(shared) if several else shared
    table = Table(rows=found, fields=fields, columns=lambda _: [], to_record=record_of)
    if asked.format in ("csv", "tsv") and not (asked.fields or asked.count):
        _require_one_kind(arrange(found, table, asked), shared, fields, asked)
    if asked.format in (*UNASKED, "markdown") and not (asked.fields or asked.count):
        write(_cards(arrange(found, table, asked), several=several), asked)
    else:
        answer(table, asked)


def _require_one_kind(
    found: Sequence[Found], shared: Sequence[str], fields: Sequence[str], asked: ListOptions
) -> None:
    """Refuse records of different kinds where a format has one set of columns."""
    if any(shared != LEAVES[type(record)] for _, record in found):
        raise QueryError(
            f"These ids are of different kinds of record, and {asked.format} needs one set of columns. "
            f"Show each kind separately, use --json, or choose --fields that all have: {', '.join(fields)}."
        )


def _cards(found: Sequence[Found], *, several: bool) -> Table[Record]:
    from bilat.render import record_card

    cards = [
        record_card.card(record, relations.dataset, relations.pair if several else None)
        for relations, record in found
    ]
    return Table(
        rows=record_card.rows(cards),
        fields=(),
        columns=lambda _: record_card.columns(cards),
        to_record=dict,
        draw=lambda out, terminal: record_card.draw(cards, out, terminal),
    )
