"""`bilat sources`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from bilat import render
from bilat.api import Relations
from bilat.cli.completion.values import FILES, SOURCES, fields
from bilat.cli.declaring import WHAT, argument, option
from bilat.cli.filters import NO_FILTERS
from bilat.cli.options import ListOptions, takes_list_options
from bilat.cli.run import answer, in_one, load_relations, run
from bilat.loading.numbered_text import read_numbered_text
from bilat.query.filters import Query
from bilat.record.rows import CITED_PLACE_FIELDS, CITED_SOURCE_FIELDS
from bilat.render.table import Table
from bilat.reports.sources import CitedPlace, CitedSource, cited_places, cited_sources
from bilat.values.errors import QueryError
from bilat.values.escaping import quote
from bilat.values.text import did_you_mean

HELP = """
    bilat sources
    bilat sources sputnik-2019-09-25
    bilat sources sputnik-2019-09-25 --json
    bilat sources sputnik-2019-09-25:p17

With the ID of a source, its paragraphs are listed, each with the records that rest on it, and those that
nothing cites. --text shows the words beside them: a text file with [p1] or 1. before each paragraph.
"""


@takes_list_options(NO_FILTERS, fields=fields(*CITED_SOURCE_FIELDS, *CITED_PLACE_FIELDS))
def command(
    asked: ListOptions,
    name: Annotated[
        str | None, argument("[ID]", "The id of a source, or a place in it (ID:p17)."), SOURCES
    ] = None,
    text: Annotated[
        str | None,
        option(
            "--text", "FILE", "With an ID: the numbered text of the source, to show beside the records.", WHAT
        ),
        FILES,
    ] = None,
) -> None:
    """List sources, or what rests on each paragraph of one."""
    if name is None:
        if text is not None:
            raise QueryError("--text needs the id of the source whose text it is.")
        run(asked, _table)
        return
    pairs = load_relations(asked)
    known = {source.id for relations in pairs for source in relations.dataset.sources}
    locator = None
    if name not in known:
        name, _, locator = name.partition(":")
    if name not in known:
        raise QueryError(f"No source has the id {quote(name)}.{did_you_mean(name, known)}")
    texts: dict[str, str] = read_numbered_text(Path(text), asked.max_bytes) if text is not None else {}
    tables = {
        relations.pair: _places(relations, name, texts, locator)
        for relations in pairs
        if any(source.id == name for source in relations.dataset.sources)
    }
    answer(in_one(tables), asked)


def _table(relations: Relations, query: Query) -> Table[CitedSource]:
    del query
    return Table(
        rows=cited_sources(relations.dataset),
        fields=CITED_SOURCE_FIELDS,
        columns=lambda legend: render.columns.sources(legend),
        to_record=CitedSource.to_record,
        noun=("source", "sources"),
        empty="This record cites no sources.",
    )


def _places(relations: Relations, name: str, texts: dict[str, str], locator: str | None) -> Table[CitedPlace]:
    source = next(source for source in relations.dataset.sources if source.id == name)
    places = cited_places(relations.dataset, source, texts)
    if locator is not None:
        places = [place for place in places if place.locator == locator.strip()]
    idle = sum(not place.cited_by and not place.without_facts for place in places)
    return Table(
        rows=places,
        fields=CITED_PLACE_FIELDS,
        columns=lambda legend: render.columns.places_cited(legend)[: None if texts else -1],
        to_record=CitedPlace.to_record,
        noun=("place", "places"),
        footer=f"Nothing cites {idle} of them." if idle else "",
        empty=f"Nothing cites {name} at {locator}."
        if locator
        else f"Nothing cites {name}, and it does not say how many paragraphs it has.",
    )
