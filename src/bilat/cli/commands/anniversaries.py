"""`bilat anniversaries`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from bilat import render
from bilat.api import Relations
from bilat.cli.clock import today
from bilat.cli.completion.values import fields
from bilat.cli.declaring import WHEN, option
from bilat.cli.filters import ANY_TIME_FILTERS
from bilat.cli.options import ListOptions, refuse_empty, takes_list_options
from bilat.cli.run import run
from bilat.query.filters import Query
from bilat.record.rows import ANNIVERSARY_FIELDS
from bilat.render.table import Table
from bilat.reports.anniversaries import (
    Anniversary,
    coming,
    find_anniversaries,
    has_anniversaries,
    order_by_day,
    window_of,
)
from bilat.values.edtf import parse, spoken
from bilat.values.errors import QueryError

_NEXT = "90d"

HELP = """
    bilat anniversaries --year 2025
    bilat anniversaries --year 2025 --round
    bilat anniversaries --on 2025-05
    bilat anniversaries --next 1y --from 2025-01-01 --kind treaty --json

Dates without an exact day, or in doubt, have no anniversaries. In years without 29 February, its events
have their anniversary on 28 February.
"""


@takes_list_options(ANY_TIME_FILTERS, fields=fields(*ANNIVERSARY_FIELDS))
def command(
    asked: ListOptions,
    *,
    year: Annotated[str | None, option("--year", "YEAR", "Anniversaries in YEAR.", WHEN)] = None,
    on: Annotated[
        str | None, option("--on", "DATE", "Anniversaries on the day or in the month DATE.", WHEN)
    ] = None,
    within: Annotated[
        str | None,
        option("--next", "SPAN", "Anniversaries in the next 90d (the default), 12w, 6m or 1y.", WHEN),
    ] = None,
    start: Annotated[
        str | None, option("--from", "DATE", "Count the SPAN of --next from DATE instead of today.", WHEN)
    ] = None,
    only_round: Annotated[bool, option("--round", None, "Only every fifth anniversary.", WHEN)] = False,
) -> None:
    """List anniversaries."""
    first, last = _window(year, on, within, start)

    def table(relations: Relations, query: Query) -> Table[Anniversary]:
        events = relations.events.matching(query)
        undated = sum(not has_anniversaries(event) for event in events)
        found = find_anniversaries(events, first, last)
        said = [spoken(parse(day.isoformat())) for day in (first, last)]
        return Table(
            rows=[anniversary for anniversary in found if anniversary.round or not only_round],
            fields=ANNIVERSARY_FIELDS,
            columns=lambda legend: render.columns.anniversaries(legend),
            screen=lambda legend, rows: render.screens.anniversaries(legend, rows),
            cited=lambda anniversary: anniversary.event.sources,
            to_record=Anniversary.to_record,
            noun=("anniversary", "anniversaries"),
            empty=f"No anniversaries from {said[0]} to {said[1]}.",
            hints=lambda: [f"{undated} of {len(events)} events have no exact day."] if undated else [],
            footer=f"From {said[0]} to {said[1]}. {undated} of {len(events)} events have no exact day.",
            order=order_by_day,
            identity=lambda anniversary: anniversary.event.id,
        )

    run(asked, table)


def _window(year: str | None, on: str | None, within: str | None, start: str | None) -> tuple[date, date]:
    from bilat.query.filters import read_year
    from bilat.values.typed_dates import read_typed

    refuse_empty({"--year": year, "--on": on, "--next": within, "--from": start})
    if len([option for option in (year, on, within or start) if option]) > 1:
        raise QueryError("--year, --on and --next cannot be combined; use one.")
    if year:
        return window_of(read_year(year))
    if on:
        return window_of(read_typed(on, today=today()))
    return coming(within or _NEXT, window_of(read_typed(start, today=today()))[0] if start else today())
