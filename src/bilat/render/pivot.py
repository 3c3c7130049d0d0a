"""A cross table: one key down the side, another along the top, counts where they meet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bilat.render.column import Column
from bilat.render.columns import key_column, summary_value
from bilat.render.legend import Countries
from bilat.render.table import Table

if TYPE_CHECKING:
    from bilat.reports.summary import SummaryRow


def pivot(
    rows: Sequence[SummaryRow],
    side: Sequence[SummaryRow],
    top: Sequence[SummaryRow],
    countries: Countries,
    *,
    footer: str,
    lister: str,
) -> Table[SummaryRow]:
    """Lay out counts by two keys; `side` and `top` are the counts by the first and by the second alone.

    The total of a line is not always the sum of its cells: a record with two values of the second key counts
    in both.
    """
    side_key, top_key = rows[0].values
    counts = {(row.values[side_key], row.values[top_key]): row.said if row.count else "" for row in rows}

    def count_of(value: str | None) -> Callable[[SummaryRow], str]:
        return lambda row: counts.get((row.values[side_key], value), "")

    names = [summary_value(side_key, row.values[side_key], countries) for row in side]
    longest_word = max(len(word) for name in names for word in name.split())
    columns: list[Column[SummaryRow]] = [key_column(side_key, countries, least=longest_word)]
    for total in top:
        value = total.values[top_key]
        heading = summary_value(top_key, value, countries)
        columns.append(Column(heading, count_of(value), right=True, least=len(heading)))
    columns.append(Column("Total", lambda row: row.said, right=True, least=5))
    return Table(rows=side, fields=(), columns=lambda _: columns, footer=footer, lister=lister)
