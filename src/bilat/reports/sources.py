"""The sources and how much of each is cited."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from bilat.record.derived import as_reported
from bilat.record.json import Record, to_record
from bilat.record.model import Cited, Dataset, Source


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source, how many records cite it, and in how many of its paragraphs."""

    source: Source
    records: int
    paragraphs_cited: int

    def to_record(self) -> Record:
        """Return it as JSON shows it."""
        return {
            **to_record(self.source),
            "records": self.records,
            "paragraphs_cited": self.paragraphs_cited,
        }


def cited_sources(dataset: Dataset) -> list[CitedSource]:
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
    return [CitedSource(source, citing[source.id], len(locators[source.id])) for source in dataset.sources]
