"""`bilat figures`."""

from __future__ import annotations

from bilat import render
from bilat.api import Relations
from bilat.cli.completion.values import fields
from bilat.cli.filters import FIGURE_FILTERS
from bilat.cli.hints import hints_for, none_found
from bilat.cli.options import ListOptions, takes_list_options
from bilat.cli.run import list_of, run
from bilat.query.filters import Query
from bilat.query.selection import date_of, order_of
from bilat.record.fields import STATISTIC_FIELDS
from bilat.record.model import Statistic
from bilat.render.table import CERTAIN, Table

HELP = """
    bilat figures
    bilat figures --since 2015
    bilat figures --search tourists --json
"""


@takes_list_options(FIGURE_FILTERS, fields=fields(*STATISTIC_FIELDS, CERTAIN))
def command(asked: ListOptions) -> None:
    """List stocks and counts."""
    run(asked, _table)


def _table(relations: Relations, query: Query) -> Table[Statistic]:
    return list_of(
        relations.figures.matching(query),
        STATISTIC_FIELDS,
        lambda legend: render.columns.figures(legend),
        ("figure", "figures"),
        screen=lambda legend, rows: render.screens.figures(legend, rows),
        empty=none_found("figures", query),
        hints=hints_for([relations], query, "figures"),
        order=order_of,
        date_of=date_of,
    )
