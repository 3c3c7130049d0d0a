"""`bilat standing`."""

from __future__ import annotations

from bilat import render
from bilat.api import Relations
from bilat.cli.completion.values import fields
from bilat.cli.filters import STANDING_FILTERS
from bilat.cli.hints import hints_for, none_found
from bilat.cli.options import ListOptions, takes_list_options
from bilat.cli.run import list_of, run
from bilat.query.filters import Query
from bilat.record.fields import STANDING_FIELDS
from bilat.record.model import Standing
from bilat.render.table import CERTAIN, Table

HELP = """
    bilat standing
    bilat standing --kind mechanism
    bilat standing --organization Rosneft --json
"""


@takes_list_options(STANDING_FILTERS, fields=fields(*STANDING_FIELDS, CERTAIN))
def command(asked: ListOptions) -> None:
    """List standing facts."""
    run(asked, _table)


def _table(relations: Relations, query: Query) -> Table[Standing]:
    return list_of(
        relations.standing.matching(query),
        STANDING_FIELDS,
        lambda legend: render.columns.standing(legend),
        ("standing fact", "standing facts"),
        screen=lambda legend, rows: render.screens.standing(legend, rows),
        group=lambda fact: render.screens.standing_group(fact, relations.names.sources),
        empty=none_found("standing facts", query),
        hints=hints_for([relations], query, "standing"),
    )
