"""`bilat show`."""

from __future__ import annotations

from typing import Annotated

import typer

from bilat.cli import answer as ask
from bilat.cli.options import NO_FILTERS, Asked, asks
from bilat.errors import QueryError
from bilat.fields import LEAVES, read_fields, shared_leaves
from bilat.records import to_record
from bilat.render.layouts import of_fields
from bilat.render.sheet import Sheet, picked


@asks(NO_FILTERS)
def command(
    asked: Asked,
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="The ids of records.", show_default=False)
    ],
) -> None:
    """Show records whole, with their citations.

    \b
    bilat show treaty-1996
    bilat show trade-2018 lavrov --json
    bilat show treaty-1996 visit-chavez-2001 --fields id,date,sources.locator
    """
    relations = ask.relations_for(asked)
    found = [relations.show(one) for one in ids]
    leaves = shared_leaves(found)
    things = ask.arranged(found, to_record, leaves, asked)
    if asked.count:
        ask.write_count(len(things), asked)
        return
    records = [to_record(thing) for thing in things]
    whole = Sheet(records, leaves, lambda: of_fields(leaves))
    if asked.fields:
        ask.write(picked(whole, read_fields(asked.fields, leaves)), asked)
    elif asked.format in ("csv", "tsv") and any(leaves != LEAVES[type(thing)] for thing in things):
        raise QueryError(
            f"These ids are of different kinds of record, and {asked.format} has one set of columns. "
            f"Ask for each kind by itself, for --json, or for fields all have: {', '.join(leaves)}."
        )
    elif asked.format in ("table", "markdown"):
        from bilat.render import card

        countries, cited = ask.country_names(relations), card.citations(relations.dataset.sources)
        cards = [card.fields_of(record, countries, cited) for record in records]
        rows = list(card.rows(cards))
        ask.write(Sheet(rows, tuple(rows[0]), card.columns, drawn=lambda out: card.draw(cards, out)), asked)
    else:
        ask.write(whole, asked)
