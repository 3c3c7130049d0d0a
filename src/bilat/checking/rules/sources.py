"""Rules for sources: every paragraph with facts is cited, and no other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bilat.checking.findings import Violation
from bilat.checking.located_record import LocatedRecord
from bilat.checking.rules.locators import paragraph
from bilat.record.model import Fact
from bilat.reports.sources import every_citation


def paragraphs_are_cited(record: LocatedRecord) -> Iterator[Violation]:
    """Every paragraph of a source is cited, or listed as without facts."""
    cited: dict[str, set[int]] = defaultdict(set)
    # Citations in invalid entries count too.
    dataset = record.dataset
    facts: list[Fact] = [*dataset.events, *dataset.trade, *dataset.goods, *dataset.figures, *dataset.standing]
    for fact in facts:
        for citation in every_citation(fact):
            cited[citation.source].add(paragraph(citation.locator))
    for source in record.sources:
        if source.paragraphs is None:
            continue
        without = {paragraph(locator) for locator in source.without_facts}
        missing = [
            number
            for number in range(1, source.paragraphs + 1)
            if number not in cited[source.id] and number not in without
        ]
        if missing:
            yield record.report(
                source,
                "paragraphs",
                message=f"Nothing cites {_spans(missing)} of {source.id}: record what is said there, or list "
                "it under without_facts.",
            )


def _spans(numbers: Sequence[int]) -> str:
    """Write paragraphs in short: p3, p5 to p9."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return ", ".join(f"p{span[0]}" if len(span) == 1 else f"p{span[0]} to p{span[-1]}" for span in spans)


def paragraphs_without_facts_are_not_cited(record: LocatedRecord) -> Iterator[Violation]:
    """No record cites a paragraph that is listed as without facts."""
    without = {source.id: source for source in record.sources if source.without_facts}
    for fact in record.facts:
        for cited, path in record.every_citation(fact):
            source = without.get(cited.source)
            if source and cited.locator in source.without_facts:
                yield record.report(
                    fact,
                    *path,
                    message=f"{cited.locator} is cited, but listed as without facts: correct one of the two.",
                    related=[
                        record.relate(source, "without_facts", message=f"{cited.locator} is listed here.")
                    ],
                )
