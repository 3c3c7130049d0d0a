"""How much of each source is cited."""

from __future__ import annotations

from bilat.figures import as_reported
from bilat.model import Citation, Cited, Dataset
from bilat.records import Record, source_record


def cited_sources(dataset: Dataset) -> list[Record]:
    """Return each source with how many records cite it, and in how many of its paragraphs."""
    citations: list[Citation] = []
    citing: dict[str, int] = {}
    trade = as_reported(dataset.trade)
    records: tuple[Cited, ...] = (*dataset.events, *trade, *dataset.goods, *dataset.standing)
    for record in records:
        citations.extend(record.sources)
        for source in {cited.source for cited in record.sources}:
            citing[source] = citing.get(source, 0) + 1
    return [
        {
            **source_record(source),
            "records": citing.get(source.id, 0),
            "paragraphs_cited": len({cited.locator for cited in citations if cited.source == source.id}),
        }
        for source in dataset.sources
    ]
