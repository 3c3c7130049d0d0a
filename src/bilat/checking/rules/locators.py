"""Rules for locators: each within its source, and of a kind that the source declares."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from bilat.checking.findings import Related, Violation
from bilat.checking.located_record import AnyEntry, LocatedRecord, Step
from bilat.record.declarations import LOCATORS
from bilat.record.model import Source

_PATTERNS = {kind: re.compile(pattern) for kind, pattern in LOCATORS.items()}
# How the last locator of each kind is written; records have ids, not numbers.
_NUMBERED = {"paragraphs": "p{}", "pages": "page {}", "rows": "row {}", "sections": "§ {}"}


def kind_of(locator: str) -> str | None:
    """Return the kind of a locator, as the counts of a source are called; None for an invalid one."""
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.fullmatch(locator)), None)


def number_of(locator: str) -> int:
    """Return the number in a locator, such as 16 for p16 and 4 for § 4.2; 0 for one without a number."""
    number = re.search(r"\d+", locator)
    return int(number[0]) if number and kind_of(locator) in _NUMBERED else 0


def paragraph(locator: str) -> int:
    """Return the number of a paragraph, such as 16 for p16, or 0 for a locator of another kind."""
    return number_of(locator) if kind_of(locator) == "paragraphs" else 0


def _cited(record: LocatedRecord) -> Iterator[tuple[AnyEntry, Source, str, tuple[Step, ...]]]:
    """Yield each locator, cited or without facts, with its entry, its source and its path."""
    counted = {source.id: source for source in record.sources if source.locator_counts}
    for fact in record.facts:
        for citation, path in record.every_citation(fact):
            if source := counted.get(citation.source):
                yield fact, source, citation.locator, path
    for source in counted.values():
        for number, locator in enumerate(source.without_facts):
            yield source, source, locator, ("without_facts", number)


def _count_is_here(record: LocatedRecord, entry: AnyEntry, source: Source, kind: str) -> list[Related]:
    if entry is source:
        return []
    return [record.relate(source, kind, message=f"Its number of {kind} is given here.")]


def locators_exist(record: LocatedRecord) -> Iterator[Violation]:
    """A locator lies within its source."""
    records: dict[str, dict[str, None]] = defaultdict(dict)
    for entry, source, locator, path in _cited(record):
        kind = kind_of(locator) or ""
        if kind == "records":
            records[source.id][locator] = None
        count = source.locator_counts.get(kind)
        if count is not None and number_of(locator) > count:
            yield record.report(
                entry,
                *path,
                message=f"{source.id} ends with {_NUMBERED[kind].format(count)}; {locator} does not exist.",
                related=_count_is_here(record, entry, source, kind),
            )
    for source in record.sources:
        if source.records is not None and len(records[source.id]) > source.records:
            cited = len(records[source.id])
            message = f"{source.id} has {_counted(source.records)}, but {cited} are cited."
            yield record.report(source, "records", message=message)


def _counted(records: int) -> str:
    return "1 record" if records == 1 else f"{records} records"


def locators_are_of_a_declared_kind(record: LocatedRecord) -> Iterator[Violation]:
    """A locator is of a kind that its source declares, where it declares any."""
    for entry, source, locator, path in _cited(record):
        kind, counts = kind_of(locator), source.locator_counts
        if kind and kind not in counts:
            declared = " and ".join(counts)
            yield record.report(
                entry,
                *path,
                message=f"{locator} is not among the {declared} that {source.id} declares: cite one of "
                f"them, or add the number of its {kind} to the source.",
                related=_count_is_here(record, entry, source, next(iter(counts))),
            )
