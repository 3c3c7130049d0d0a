"""Rules for identity: ids and codes."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.checking.findings import Violation
from bilat.checking.located_record import AnyEntry, LocatedRecord
from bilat.record.model import Event, Goods, Statistic, Trade
from bilat.values.currencies import current_currencies, is_currency
from bilat.values.escaping import quote
from bilat.values.text import did_you_mean


def currencies_exist(record: LocatedRecord) -> Iterator[Violation]:
    """A currency is a code of ISO 4217, in force or withdrawn."""
    facts: list[Trade | Goods | Event | Statistic] = [
        *record.events,
        *record.trade,
        *record.goods,
        *record.figures,
    ]
    for fact in facts:
        if fact.currency is not None and not is_currency(fact.currency):
            hint = did_you_mean(fact.currency, current_currencies()) or " Write a code like USD."
            yield record.report(
                fact, "currency", message=f"{quote(fact.currency)} is not a currency of ISO 4217.{hint}"
            )


def ids_are_unique(record: LocatedRecord) -> Iterator[Violation]:
    """No id names two entries, of whatever sections."""
    taken: dict[str, AnyEntry] = {}
    entries: list[AnyEntry] = [*record.sources, *record.people, *record.organizations, *record.facts]
    for entry in sorted(entries, key=record.location):
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
