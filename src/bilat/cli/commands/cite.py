"""`bilat cite`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, TextIO

from bilat.api import Relations, show
from bilat.cli.completion import values
from bilat.cli.completion.values import IDS
from bilat.cli.declaring import OUTPUT, Given, argument, text
from bilat.cli.filters import EVENT_FILTERS
from bilat.cli.hints import hints_for, none_found
from bilat.cli.options import DATASETS, takes_options
from bilat.cli.output import note, opened
from bilat.cli.output_options import output_options
from bilat.cli.run import files_read, load_relations, read_query
from bilat.query.filters import Query
from bilat.record.model import Citation, Country, Dataset, Identified, Source
from bilat.values.errors import QueryError
from bilat.values.escaping import quote
from bilat.values.text import did_you_mean

FORMATS = ("footnote", "bibtex", "csl-json")

HELP = """
    bilat cite treaty-1996
    bilat cite --person Lavrov --format bibtex
    bilat cite trade-2018 --format csl-json

Each source is cited once, with the places in it that the records rest on. Without ids, the filters of
timeline choose the events; without either, all sources of the record are cited.
"""

_OPTIONS = {
    **EVENT_FILTERS,
    "format": text(
        OUTPUT,
        "--format",
        "FORMAT",
        "Write as footnote (the default), bibtex or csl-json.",
        values.words(FORMATS),
    ),
    "output": text(OUTPUT, "--output -o", "FILE", "Write to FILE (atomically).", values.FILES),
    **DATASETS,
}
Cited = tuple[Dataset, list[Citation]]


@takes_options(_OPTIONS)
def command(
    given: Given,
    ids: Annotated[list[str] | None, argument("[ID]...", "The ids of records, or of sources."), IDS] = None,
) -> None:
    """Cite what records rest on."""
    form = (given["format"] or FORMATS[0]).casefold()
    if form not in FORMATS:
        hint = did_you_mean(form, FORMATS)
        raise QueryError(f"{quote(form)} is not a format.{hint} Known: {', '.join(FORMATS)}.")
    asked = output_options(given, EVENT_FILTERS)
    pairs = load_relations(asked)
    query = read_query(asked, pairs)
    found: list[tuple[Relations, Identified | Country]] = []
    if ids:
        found = [row for record_id in ids for row in show(pairs, record_id)]
    else:
        found = [(relations, event) for relations in pairs for event in _asked_for(relations, query)]
    cited = _cited(found)
    if not found:
        note(none_found("events", query))
        for hint in hints_for(pairs, query, "timeline")():
            note(hint)
    elif not cited:
        note("Nothing found cites a source. For what a person took part in: bilat cite --person NAME.")
    with opened(asked.output, read_from=files_read(asked)) as out:
        _write(form, cited, out)


def _asked_for(relations: Relations, query: Query) -> Sequence[Identified]:
    return relations.events.matching(query) if query.describe() else relations.dataset.sources


def _cited(found: Sequence[tuple[Relations, Identified | Country]]) -> dict[Source, Cited]:
    """Collect the sources of records, each with its citations; a source that several pairs have is one."""
    cited: dict[Source, Cited] = {}
    for relations, record in found:
        sources = {source.id: source for source in relations.dataset.sources}
        if isinstance(record, Source):
            cited.setdefault(record, (relations.dataset, []))
        for citation in getattr(record, "sources", ()):
            cited.setdefault(sources[citation.source], (relations.dataset, []))[1].append(citation)
    return cited


def _write(form: str, cited: dict[Source, Cited], out: TextIO) -> None:
    from bilat.render.terminal import shown_on
    from bilat.reports import bibliography

    if form == "footnote":
        out.writelines(f"{shown_on(out, line)}\n" for line in _footnotes(cited))
        return
    places = [(source, [citation.locator for citation in of]) for source, (_, of) in cited.items()]
    if form == "bibtex":
        out.write("\n".join(bibliography.bibtex_entry(*item) for item in places))
        return
    from bilat.render.json_format import encoder_for

    out.write(encoder_for(out, indent=2)([bibliography.csl_item(*item) for item in places]) + "\n")


def _footnotes(cited: dict[Source, Cited]) -> Iterator[str]:
    from bilat.reports import bibliography

    for source, (dataset, citations) in cited.items():
        if citations:
            [line] = bibliography.footnotes(citations, dataset)
            yield f"{line}."
        else:
            yield f"{bibliography.publication(source)}."
