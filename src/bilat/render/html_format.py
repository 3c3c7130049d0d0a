"""A page with a brief, its lines under their headings: to read, print and send."""

from __future__ import annotations

from itertools import groupby
from typing import TextIO

from bilat.render.cells import NONE
from bilat.render.table import T, Table


def write(table: Table[T], out: TextIO) -> None:
    """Write one file without a script; characters that the stream cannot encode are written by number."""
    from bilat.exchange.page.writing import environment

    legend = table.legend
    columns = [column for column in table.columns(legend) if table.ids or not column.extra]
    rows = [[column.cell(row) for column in columns] for row in table.rows]
    page = (
        environment()
        .get_template("table.html")
        .render(
            heading="Brief",
            about=table.footer,
            caption="The latest of each, newest first",
            headings=[column.heading for column in columns],
            groups=[
                (head, [row[1:] for row in of_head]) for head, of_head in groupby(rows, lambda row: row[0])
            ],
            nothing=NONE,
            empty=table.empty,
            notes=list(legend.lines()),
        )
    )
    encoding = out.encoding or "utf-8"
    out.write(page.encode(encoding, "xmlcharrefreplace").decode(encoding))
    out.write("\n")
