"""The sources, how much of each is cited, and what rests on which of its paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bilat.query.search import title_of
from bilat.record.derived import as_reported
from bilat.record.json import Record, to_record
from bilat.record.model import Citation, Dataset, Fact, Source, Standing


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


@dataclass(frozen=True, slots=True)
class CitingRecord:
    """A record that cites a place in a source; `purpose` says what for, if not for the fact itself."""

    id: str
    title: str
    purpose: str | None

    def to_record(self) -> Record:
        """Return it as JSON shows it."""
        return {"id": self.id, "title": self.title, "for": self.purpose}


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A place in a source, its words where they are known, and the records that rest on it."""

    locator: str
    without_facts: bool
    cited_by: tuple[CitingRecord, ...]
    text: str | None

    def to_record(self) -> Record:
        """Return it as JSON shows it."""
        return {
            "locator": self.locator,
            "without_facts": self.without_facts,
            "cited_by": [citing.to_record() for citing in self.cited_by],
            "text": self.text,
        }


def every_citation(fact: Fact) -> Iterator[Citation]:
    """Yield the citations of a record: its own, then those of its variants and forecasts."""
    yield from fact.sources
    if not isinstance(fact, Standing):
        for variant in fact.variants:
            yield from variant.sources
    for forecast in getattr(fact, "forecasts", ()):
        yield from forecast.sources


def reported_facts(dataset: Dataset) -> Iterator[Fact]:
    """Yield every record that stands in a source."""
    yield from dataset.events
    yield from as_reported(dataset.trade)
    yield from dataset.goods
    yield from dataset.figures
    yield from dataset.standing


def cited_sources(dataset: Dataset) -> list[CitedSource]:
    """Return each source with how many records cite it, and in how many of its paragraphs."""
    citing: defaultdict[str, set[str]] = defaultdict(set)
    locators: defaultdict[str, set[str]] = defaultdict(set)
    for fact in reported_facts(dataset):
        for citation in every_citation(fact):
            citing[citation.source].add(fact.id)
            locators[citation.source].add(citation.locator)
    return [
        CitedSource(source, len(citing[source.id]), len(locators[source.id])) for source in dataset.sources
    ]


def cited_places(dataset: Dataset, source: Source, texts: Mapping[str, str]) -> list[CitedPlace]:
    """Return the places of a source with what rests on each: all its paragraphs, then other places cited.

    `texts` are the words of its paragraphs, as far as they are known. A record that cites a place for itself
    comes before one that cites it for something else, such as an office.
    """
    citing: dict[str, dict[CitingRecord, None]] = {
        f"p{number}": {} for number in range(1, (source.paragraphs or 0) + 1)
    }
    for locator in (*source.without_facts, *texts):
        citing.setdefault(locator, {})
    for fact in reported_facts(dataset):
        for cited in every_citation(fact):
            if cited.source == source.id:
                record = CitingRecord(fact.id, title_of(fact, dataset), cited.purpose)
                citing.setdefault(cited.locator, {})[record] = None
    return [
        CitedPlace(
            locator,
            locator in source.without_facts,
            tuple(sorted(records, key=lambda record: record.purpose is not None)),
            texts.get(locator),
        )
        for locator, records in citing.items()
    ]
