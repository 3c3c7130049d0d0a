"""`bilat show`."""

from __future__ import annotations

from typing import Annotated

from bilat.api import Relations, show
from bilat.cli import run as ask
from bilat.cli.completion.values import IDS, fields
from bilat.cli.listing import fields_with_pair, with_pair
from bilat.cli.options import NO_FILTERS, ListOptions, argument, asks
from bilat.record.fields import LEAVES, read_fields, shared_leaves
from bilat.record.json import Record, to_record
from bilat.record.model import Identified
from bilat.render.columns import of_fields
from bilat.render.sheet import Sheet, picked
from bilat.values.errors import QueryError

HELP = """
    bilat show treaty-1996
    bilat show trade-2018 lavrov --json
    bilat show treaty-1996 visit-chavez-2001 --fields id,sources.locator
"""


@asks(NO_FILTERS, fields=fields(*dict.fromkeys(leaf for some in LEAVES.values() for leaf in some)))
def command(
    asked: ListOptions,
    ids: Annotated[list[str], argument("ID...", "The ids of records, as lists and JSON show them."), IDS],
) -> None:
    """Show records."""
    pairs = ask.pairs_for(asked)
    found = [one for record_id in ids for one in show(pairs, record_id)]
    shared = shared_leaves([thing for _, thing in found])
    leaves = fields_with_pair(shared) if len(pairs) > 1 else shared

    def shape(one: tuple[Relations, Identified]) -> Record:
        relations, thing = one
        return with_pair(to_record(thing), relations.pair) if len(pairs) > 1 else to_record(thing)

    shown = ask.arranged(found, shape, leaves, asked)
    if asked.count:
        ask.write_count(len(shown), asked)
        return
    records = [shape(one) for one in shown]
    whole = Sheet(records, leaves, lambda: of_fields(leaves))
    if asked.fields:
        ask.write(picked(whole, read_fields(asked.fields, leaves)), asked)
    elif asked.format in ("csv", "tsv") and any(shared != LEAVES[type(thing)] for _, thing in shown):
        raise QueryError(
            f"These ids are of different kinds of record, and {asked.format} has one set of columns. "
            f"Ask for each kind by itself, for --json, or for fields all have: {', '.join(leaves)}."
        )
    elif asked.format in ("table", "markdown"):
        from bilat.render import record_card

        cards = [
            record_card.fields_of(
                record, ask.country_names([relations]), record_card.citations(relations.dataset.sources)
            )
            for record, (relations, _) in zip(records, shown, strict=True)
        ]
        rows = list(record_card.rows(cards))
        sheet = Sheet(
            rows,
            tuple(rows[0]),
            lambda: record_card.columns(cards),
            drawn=lambda out: record_card.draw(cards, out),
        )
        ask.write(sheet, asked)
    else:
        ask.write(whole, asked)
