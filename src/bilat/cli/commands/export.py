"""`bilat export`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

from bilat.api import Relations
from bilat.cli.completion import values
from bilat.cli.completion.values import first_word
from bilat.cli.declaring import OUTPUT, Given, argument, option, text
from bilat.cli.filters import EVENT_FILTERS
from bilat.cli.options import DATASETS, ListOptions, takes_options
from bilat.cli.output import note, opened, opened_folder
from bilat.cli.output_options import output_options
from bilat.cli.progress_bar import watching
from bilat.cli.run import files_read, load_relations, read_query
from bilat.exchange.exporters.exported import Exported, Losses, in_words
from bilat.exchange.exporters.registry import EXPORTERS, Exporter, exporter, folder_writer, writer
from bilat.query.filters import Query
from bilat.record.model import Dataset
from bilat.values.errors import QueryError
from bilat.values.escaping import quote

HELP = """
    bilat export datapackage --output record.zip
    bilat export sqlite --output record.db
    bilat export datasette --output metadata.json
    bilat export tables record-tables

The filters of timeline narrow what is exported. What a format cannot hold is counted on standard error.
"""


_OPTIONS = {
    **EVENT_FILTERS,
    "anniversaries": Annotated[
        bool,
        option("--anniversaries", None, "Repeat each event of a known day every year (ics only).", OUTPUT),
    ],
    "output": text(OUTPUT, "--output -o", "FILE", "Write to FILE (atomically).", values.FILES),
    **DATASETS,
}


@takes_options(_OPTIONS)
def command(
    name: Annotated[
        str,
        argument("FORMAT", f"{', '.join(known.name for known in EXPORTERS)}."),
        first_word([known.name for known in EXPORTERS]),
    ],
    given: Given,
    target: Annotated[
        str | None, argument("FILE|FOLDER", "What to write, the same as --output."), values.FILES
    ] = None,
) -> None:
    """Write the record for another program."""
    known = exporter(name)
    if target is not None:
        if given["output"] is not None:
            raise QueryError(f"{quote(target)} and --output both name what to write; use one.")
        given["output"] = target
    asked = output_options(given, EVENT_FILTERS)
    if given["anniversaries"] and name != "ics":
        raise QueryError(f"--anniversaries does not apply to {name}; it is for ics.")
    if known.writes != "text" and asked.output in (None, "-"):
        needed = "folder" if known.writes == "folder" else "file"
        raise QueryError(f"{name} needs a {needed} to write: --output {needed.upper()}.")
    pairs = load_relations(asked)
    query = read_query(asked, pairs)
    narrowed = [_narrowed(relations, query) for relations in pairs]
    record = Exported(
        tuple(dataset for dataset, _ in narrowed),
        query.describe(),
        frozenset(unsure for _, possible in narrowed for unsure in possible),
        anniversaries=given["anniversaries"],
    )
    with watching(doing="Writing") as watch:
        losses = _write(known, replace(record, watch=watch), asked)
    if losses:
        note(f"Left out of {name}: {in_words(losses)}.")


def _write(known: Exporter, record: Exported, asked: ListOptions) -> Losses:
    if known.writes == "folder":
        with opened_folder(str(asked.output)) as folder:
            return folder_writer(known)(record, Path(folder))
    with opened(asked.output, read_from=files_read(asked)) as out:
        out.flush()
        return writer(known)(record, out.buffer)


def _narrowed(relations: Relations, query: Query) -> tuple[Dataset, list[tuple[str, str]]]:
    """Return a record with the matching facts, and by pair and id those that only possibly match."""
    if not query.describe():
        return relations.dataset, []
    events = relations.matching(relations.events, query)
    trade = relations.matching(relations.trade, query)
    goods = relations.matching(relations.goods, query)
    figures = relations.matching(relations.figures, query)
    standing = relations.matching(relations.standing, query)
    possible = [
        (relations.pair, fact.id)
        for section in (events, trade, goods, figures, standing)
        for fact in section.possible
    ]
    narrowed = replace(
        relations.dataset,
        events=tuple(events),
        trade=tuple(trade),
        goods=tuple(goods),
        figures=tuple(figures),
        standing=tuple(standing),
    )
    return narrowed, possible
