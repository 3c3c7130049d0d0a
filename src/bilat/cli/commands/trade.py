"""`bilat trade`."""

from __future__ import annotations

from bilat import render
from bilat.api import Relations
from bilat.cli.completion.values import fields
from bilat.cli.filters import FIGURE_FILTERS
from bilat.cli.hints import hints_for, none_found
from bilat.cli.options import CHART, ListOptions, takes_list_options
from bilat.cli.run import charted, list_of, run
from bilat.query.filters import Query
from bilat.query.selection import date_of, order_of
from bilat.record.fields import TRADE_FIELDS
from bilat.record.model import Trade
from bilat.render.table import CERTAIN, Table

HELP = """
    bilat trade
    bilat trade --year 2018
    bilat trade --since 2018 --json

A figure marked ~ was worked out from reported figures.
"""


@takes_list_options(FIGURE_FILTERS, fields=fields(*TRADE_FIELDS, CERTAIN))
def command(asked: ListOptions, *, chart: CHART = False) -> None:
    """List trade totals."""
    run(asked, charted(_table, "trade") if chart else _table)


def _table(relations: Relations, query: Query) -> Table[Trade]:
    return list_of(
        relations.trade.matching(query),
        TRADE_FIELDS,
        lambda legend: render.columns.trade(legend),
        ("total", "totals"),
        screen=lambda legend, rows: render.screens.trade(legend, rows),
        empty=none_found("trade totals", query),
        hints=hints_for([relations], query, "trade"),
        order=order_of,
        date_of=date_of,
    )
