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
Cited = dict[str, tuple[Source, list[Citation]]]


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
        _write(form, pairs, cited, out)


def _asked_for(relations: Relations, query: Query) -> Sequence[Identified]:
    return relations.events.matching(query) if query.describe() else relations.dataset.sources


def _cited(found: Sequence[tuple[Relations, Identified | Country]]) -> dict[str, Cited]:
    """Collect the sources of records, by pair and id, each with its citations."""
    cited: dict[str, Cited] = {}
    for relations, record in found:
        of_pair = cited.setdefault(relations.pair, {})
        sources = {source.id: source for source in relations.dataset.sources}
        if isinstance(record, Source):
            of_pair.setdefault(record.id, (record, []))
        for citation in getattr(record, "sources", ()):
            of_pair.setdefault(citation.source, (sources[citation.source], []))[1].append(citation)
    return {pair: of_pair for pair, of_pair in cited.items() if of_pair}


def _write(form: str, pairs: Sequence[Relations], cited: dict[str, Cited], out: TextIO) -> None:
    from bilat.render.terminal import shown_on
    from bilat.reports import bibliography

    every = [item for of_pair in cited.values() for item in of_pair.values()]
    if form == "footnote":
        datasets = {relations.pair: relations.dataset for relations in pairs}
        out.writelines(f"{shown_on(out, line)}\n" for line in _footnotes(cited, datasets))
        return
    # Sources of two pairs are one if their entries are the same.
    places = [(source, [citation.locator for citation in citations]) for source, citations in every]
    if form == "bibtex":
        entries = dict.fromkeys(bibliography.bibtex_entry(*item) for item in places)
        out.write("\n".join(entries))
        return
    from bilat.render.json_format import encoder_for

    out.write(encoder_for(out, indent=2)([bibliography.csl_item(*item) for item in places]) + "\n")


def _footnotes(cited: dict[str, Cited], datasets: dict[str, Dataset]) -> Iterator[str]:
    from bilat.reports import bibliography

    for pair, of_pair in cited.items():
        for source, citations in of_pair.values():
            if citations:
                [line] = bibliography.footnotes(citations, datasets[pair])
                yield f"{line}."
            else:
                yield f"{bibliography.publication(source)}."
