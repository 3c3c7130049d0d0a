"""`bilat gaps`."""

from __future__ import annotations

from bilat import render
from bilat.api import Relations
from bilat.cli.completion.values import fields
from bilat.cli.filters import EVENT_FILTERS
from bilat.cli.hints import hints_for, none_found
from bilat.cli.listing import listed_by
from bilat.cli.options import ListOptions, takes_list_options
from bilat.cli.run import run_each
from bilat.query.filters import Query
from bilat.record.rows import GAP_FIELDS
from bilat.render.table import Table
from bilat.reports.gaps import Gap, Gaps, longest_first

HELP = """
    bilat gaps --limit 5
    bilat gaps --person Putin --person Maduro
    bilat gaps --level leaders --since 2010 --json

Days are counted from one date to the next. If a date is only a month or a year, a gap has two
numbers: the shortest and the longest it can have been.
"""


@takes_list_options(EVENT_FILTERS, fields=fields(*GAP_FIELDS))
def command(asked: ListOptions) -> None:
    """List gaps between encounters."""
    run_each(asked, _table)


def _table(relations: Relations, query: Query, asked: ListOptions) -> Table[Gap]:
    found = relations.find_gaps(query)
    return Table(
        rows=found.found,
        fields=GAP_FIELDS,
        columns=lambda legend: render.columns.gaps(legend),
        screen=lambda legend, rows: render.screens.gaps(legend, rows),
        cited=lambda gap: (*gap.after.sources, *gap.before.sources),
        to_record=Gap.to_record,
        noun=("gap", "gaps"),
        empty=none_found("gaps between encounters", query),
        hints=lambda: [
            *([f"Encounters found: {found.between}."] if found.between else []),
            *hints_for([relations], query, "gaps", "meetings")(),
        ],
        footer=_footer(found),
        lister=listed_by("meetings", asked, things="the encounters"),
        order=longest_first,
    )


def _footer(found: Gaps) -> str:
    """Say between how many encounters the gaps are, and which were left out or read as written."""
    sentences = [f"Days without a recorded encounter, between {found.between} encounters."]
    if found.open_ended:
        sentences.append(f"Left out: {found.open_ended} without an end.")
    if found.marked:
        sentences.append(f"Approximate or uncertain dates, taken as written: {found.marked}.")
    return " ".join(sentences)
