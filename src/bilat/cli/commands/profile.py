"""`bilat profile`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

from bilat.api import Relations, country_names
from bilat.cli.completion.values import fields
from bilat.cli.filters import NO_FILTERS
from bilat.cli.options import ListOptions, takes_list_options
from bilat.cli.run import load_relations, write
from bilat.record.rows import PROFILE_FIELDS
from bilat.render.formats import NESTED
from bilat.render.legend import Legend
from bilat.render.table import T, Table
from bilat.render.terminal import Terminal
from bilat.reports.profile import Profile, profile

if TYPE_CHECKING:
    from bilat.render.profile_page import PageFact

HELP = """
    bilat profile
    bilat profile --json
    bilat profile --format csv
"""


@takes_list_options(NO_FILTERS, lists=False, fields=fields(*PROFILE_FIELDS))
def command(asked: ListOptions) -> None:
    """Show the page of each pair."""
    pairs = load_relations(asked)
    if asked.fields or asked.format in NESTED:
        _write({relations.pair: _whole(profile(relations.dataset)) for relations in pairs}, asked)
    else:
        _write(
            {relations.pair: _page(profile(relations.dataset), _legend(relations)) for relations in pairs},
            asked,
        )


def _whole(page: Profile) -> Table[Profile]:
    return Table(
        rows=[page], fields=PROFILE_FIELDS, columns=lambda _: [], to_record=Profile.to_record, single=True
    )


def _legend(relations: Relations) -> Legend:
    names = relations.names
    return Legend.of(country_names([relations]), names.sources, as_of=names.as_of)


def _page(page: Profile, legend: Legend) -> Table[PageFact]:
    """Make a table from the page, a row for each fact, which a terminal shows as a page."""
    from bilat.render import profile_page

    return Table(
        rows=list(profile_page.facts(page, legend)),
        fields=profile_page.FIELDS,
        columns=lambda _: profile_page.columns(legend.standing_alone()),
        to_record=profile_page.fact_record,
        draw=lambda out, terminal: profile_page.draw(page, legend, out, terminal),
    )


def _write(tables: Mapping[str, Table[T]], asked: ListOptions) -> None:
    if len(tables) == 1:
        write(next(iter(tables.values())), asked)
        return

    def draw(out: TextIO, terminal: Terminal) -> None:
        for number, table in enumerate(tables.values()):
            if number:
                out.write("\n")
            if table.draw:
                table.draw(out, terminal)

    from bilat.render.several_pairs import combine

    write(combine(tables)._replace(draw=draw), asked)
