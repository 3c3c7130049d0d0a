"""`bilat show`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bilat.cli import answer as ask
from bilat.cli.options import NO_FILTERS, Asked, asks
from bilat.dates import spoken
from bilat.records import to_record


@asks(NO_FILTERS, lists=False)
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
    """
    relations = ask.relations_for(asked)
    records = [to_record(relations.show(one)) for one in ids]
    if asked.json:
        from bilat.render.json_writer import write_array

        write_array(records, sys.stdout)
        return
    from bilat.render.card import fields_of, write_card, write_fields

    citations = {
        source.id: ", ".join(
            part for part in (source.publisher, source.carrier, source.place, spoken(source.date)) if part
        )
        for source in relations.dataset.sources
    }
    write = write_card if sys.stdout.isatty() else write_fields
    for record in records:
        write(fields_of(record, ask.country_names(relations), citations), sys.stdout)
