"""How much of each source is cited."""

from __future__ import annotations

from collections import defaultdict

from bilat.record.derived import as_reported
from bilat.record.json import Record, source_record
from bilat.record.model import Cited, Dataset


def cited_sources(dataset: Dataset) -> list[Record]:
    """Return each source with how many records cite it, and in how many of its paragraphs."""
    citing: defaultdict[str, int] = defaultdict(int)
    locators: defaultdict[str, set[str]] = defaultdict(set)
    trade = as_reported(dataset.trade)
    records: tuple[Cited, ...] = (*dataset.events, *trade, *dataset.goods, *dataset.standing)
    for record in records:
        for source in {cited.source for cited in record.sources}:
            citing[source] += 1
        for cited in record.sources:
            locators[cited.source].add(cited.locator)
    return [
        {
            **source_record(source),
            "records": citing[source.id],
            "paragraphs_cited": len(locators[source.id]),
        }
        for source in dataset.sources
    ]
