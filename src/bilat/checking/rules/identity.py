"""Rules for identity and references: ids, locators, codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.checking.findings import Violation
from bilat.checking.located_record import AnyEntry, LocatedRecord
from bilat.record.declarations import LOCATORS
from bilat.values.currencies import current_currencies, is_currency
from bilat.values.escaping import quote
from bilat.values.text import did_you_mean

_LOCATOR = re.compile(LOCATORS["paragraphs"])


def paragraphs_exist(record: LocatedRecord) -> Iterator[Violation]:
    """A locator lies within its source."""
    counted = {source.id: source for source in record.sources if source.paragraphs is not None}
    for fact in record.facts:
        for cited, path in record.citations(fact):
            source = counted.get(cited.source)
            if source and paragraph(cited.locator) > (source.paragraphs or 0):
                yield record.report(
                    fact,
                    *path,
                    message=f"{source.id} ends with p{source.paragraphs}; {cited.locator} does not exist.",
                    related=[
                        record.relate(source, "paragraphs", message="Its number of paragraphs is given here.")
                    ],
                )
    for source in counted.values():
        for number, locator in enumerate(source.without_facts):
            if paragraph(locator) > (source.paragraphs or 0):
                yield record.report(
                    source,
                    "without_facts",
                    number,
                    message=f"{source.id} ends with p{source.paragraphs}; {locator} does not exist.",
                )


def paragraph(locator: str) -> int:
    """Return the number of a paragraph, such as 16 for p16, or 0 for an invalid locator."""
    return int(locator[1:]) if _LOCATOR.fullmatch(locator) else 0


def currencies_exist(record: LocatedRecord) -> Iterator[Violation]:
    """A currency is a code of ISO 4217, in force or withdrawn."""
    for row in record.trade:
        if not is_currency(row.currency):
            hint = did_you_mean(row.currency, current_currencies()) or " Write a code like USD."
            yield record.report(
                row, "currency", message=f"{quote(row.currency)} is not a currency of ISO 4217.{hint}"
            )


def ids_are_unique(record: LocatedRecord) -> Iterator[Violation]:
    """No id names two entries, of whatever sections."""
    taken: dict[str, AnyEntry] = {}
    entries: list[AnyEntry] = [*record.sources, *record.people, *record.organizations, *record.facts]

    def place(entry: AnyEntry) -> tuple[int, int]:
        location = record.location(entry)
        return location.line, location.column

    for entry in sorted(entries, key=place):
        name = record.name(entry)
        if first := taken.get(name):
            yield record.report(
                entry,
                "id",
                message=f"The id {quote(name)} is already used in {record.section(first)}: "
                "'bilat show' can find only one of them.",
                related=[record.relate(first, "id", message=f"{name} is first used here.")],
            )
        taken.setdefault(name, entry)
