"""A cross table: one key down the side, another along the top, counts where they meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bilat.record.json import Record
from bilat.render import cells
from bilat.render.columns import Column, value_of
from bilat.render.sheet import Sheet

_TOTAL = "total"


def cross(
    rows: Sequence[Record],
    totals: Sequence[Record],
    along: Sequence[str | None],
    countries: Mapping[str, str],
    footer: str,
) -> Sheet:
    """Lay out counts by two keys; `totals` are the counts by the first, `along` the values of the second.

    A line's total is not always the sum of its cells: what has two values of the second key stands in both.
    """
    side, top = list(rows[0])[:2]
    name_side, name_top = value_of(side, countries), value_of(top, countries)
    counts = {(row[side], row[top]): row["count"] for row in rows}
    lines = [
        {
            side: total[side],
            **{str(index): counts.get((total[side], value), 0) for index, value in enumerate(along)},
            _TOTAL: total["count"],
        }
        for total in totals
    ]
    longest_word = max(len(word) for line in lines for word in name_side(line).split())
    headings = [name_top({top: value}) for value in along]

    def columns() -> tuple[Column, ...]:
        return (
            Column(side.capitalize(), name_side, least=longest_word),
            *(
                Column(heading, _count(str(index)), right=True, least=len(heading))
                for index, heading in enumerate(headings)
            ),
            Column("Total", cells.text(_TOTAL), right=True, least=5),
        )

    return Sheet(lines, tuple(lines[0]), columns, footer)


def _count(key: str) -> cells.Cell:
    """Give a count, and nothing where it is none."""
    return lambda record: str(record[key]) if record[key] else ""
