"""`bilat search`."""

from __future__ import annotations

from typing import Annotated

from bilat import render
from bilat.api import Relations
from bilat.cli.completion.values import fields
from bilat.cli.declaring import argument
from bilat.cli.filters import NO_FILTERS
from bilat.cli.listing import data_of
from bilat.cli.options import ListOptions, refuse_empty, takes_list_options
from bilat.cli.run import run_each
from bilat.query.command_line import command_of
from bilat.query.filters import Query
from bilat.query.search import Hit, longer_words, search, similar_words
from bilat.record.rows import HIT_FIELDS
from bilat.render.table import Table
from bilat.reports.elsewhere import reach
from bilat.values.escaping import quote

HELP = """
    bilat search wheat
    bilat search erdogan inauguration
    bilat search Лавров --json

Finds entries of every section that hold all the words, in any order: events, trade totals, goods, figures,
standing facts, people, organizations, countries and sources. Case, accents and hyphens do not matter.
"""


@takes_list_options(NO_FILTERS, fields=fields(*HIT_FIELDS))
def command(
    asked: ListOptions, words: Annotated[list[str], argument("WORDS...", "What to look for.")]
) -> None:
    """Search every section."""
    sought = " ".join(words)
    refuse_empty({"WORDS": sought})

    def table(relations: Relations, query: Query, of_pair: ListOptions) -> Table[Hit]:
        del query
        data = {name: named for name, named in data_of(of_pair).items() if named}
        found = search(relations.dataset, sought, data)
        # Names of other words are for a person, and only of those that have the beginning in common.
        others = (
            []
            if found and asked.format != "table"
            else (longer_words if found else similar_words)(relations.dataset, sought)
        )
        return Table(
            rows=found,
            fields=HIT_FIELDS,
            columns=lambda legend: render.columns.hits(legend),
            screen=lambda legend, rows: render.screens.hits(legend, rows),
            group=lambda hit: hit.section,
            to_record=Hit.to_record,
            noun=("entry", "entries"),
            empty=f"Nothing in this record contains {quote(sought)}.",
            footer=" ".join(others) if found else "",
            hints=lambda: [*others, reach(relations.dataset)],
            lister=f"Show one: {command_of('show ID', data)}" if data else "",
            identity=lambda hit: hit.id,
        )

    run_each(asked, table)
