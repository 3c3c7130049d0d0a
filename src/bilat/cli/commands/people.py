"""`bilat people`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from bilat import render
from bilat.api import Relations, people_of_pairs
from bilat.cli.completion.values import PEOPLE, fields
from bilat.cli.declaring import WHO, option
from bilat.cli.filters import EVENT_FILTERS
from bilat.cli.hints import hints_for, left_out, none_found
from bilat.cli.listing import listed_by
from bilat.cli.options import ListOptions, refuse_empty, takes_list_options
from bilat.cli.run import note_unknown, run_together, sources_of
from bilat.query.filters import Query
from bilat.record.rows import OFFICIAL_FIELDS
from bilat.render.table import Table
from bilat.reports.people import PersonRow

HELP = """
    bilat people
    bilat people --met Lavrov
    bilat people --since 2018
    bilat people --kind visit --json

Someone who was on a visit and at the talks held on it is counted once, at the talks. Filters choose events:
--country VEN also lists those of other states who took part in these.
"""


@takes_list_options(EVENT_FILTERS, fields=fields(*OFFICIAL_FIELDS))
def command(
    asked: ListOptions,
    *,
    met: Annotated[
        str | None,
        option("--met", "NAME", "Officials of the other side whom NAME met, and how often.", WHO),
        PEOPLE,
    ] = None,
) -> None:
    """List who took part."""
    refuse_empty({"--met": met})

    def table(pairs: Sequence[Relations], query: Query) -> Table[PersonRow]:
        if met:
            note_unknown(pairs, Query(person=(met,)))
        out = left_out(pairs, "meetings", _attended(query, met)) if met else left_out(pairs, "people", query)
        listed = (
            listed_by("meetings", asked, things="the encounters", person=met)
            if met
            else listed_by("events", asked, things="the events", some_left_out=bool(out))
        )
        rows = people_of_pairs(pairs, query, met)
        named = all(person.name for person in rows)
        noun = ("person", "people") if named else ("person or office", "people and offices")
        return Table(
            rows=rows,
            fields=OFFICIAL_FIELDS,
            columns=lambda legend: (render.columns.people_met if met else render.columns.people)(legend),
            screen=lambda legend, rows: (render.screens.people_met if met else render.screens.people)(
                legend, rows
            ),
            sources=sources_of(pairs) if met else (),
            to_record=PersonRow.to_record,
            noun=noun,
            empty=none_found("people", query) if not met else f"No one is recorded whom {met} met.",
            hints=lambda: [
                *(_unnamed(pairs, query, met, asked) if met else ()),
                *hints_for(pairs, query, "people", "" if met else "events")(),
            ],
            footer=" ".join(part for part in (out, "" if met else _legend(rows, query)) if part),
            lister=listed,
            led_by=("name",),
        )

    run_together(asked, table)


def _legend(rows: Sequence[PersonRow], query: Query) -> str:
    """Say what a count with a plus is, and that a country chooses events, not people."""
    least = next((row.count - row.possible for row in rows if row.at_least), 0)
    plus = f"{least}+ is at least {least}." if least else ""
    of_country = query.country or query.involving
    of_events = "Listed are all who took part in events of the country asked for." if of_country else ""
    return " ".join(part for part in (plus, of_events) if part)


def _attended(query: Query, met: str) -> Query:
    """Return the query for the encounters of the person whose counterparts are asked for."""
    return query._replace(person=(*query.person, met))


def _unnamed(pairs: Sequence[Relations], query: Query, met: str, asked: ListOptions) -> list[str]:
    """Say at how many encounters someone was whose other side is not named, and what lists these."""
    number = sum(len(relations.counted("meetings", _attended(query, met))) for relations in pairs)
    if not number:
        return []
    listed = listed_by("meetings", asked, things="them", person=met)
    names = "encounter names" if number == 1 else "encounters name"
    return [f"{number} {names} no official of the other side. {listed}"]
