"""Rules for figures. A plain figure is exact to half a unit of its last written digit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

from bilat.checking.findings import Violation
from bilat.checking.located_record import LocatedRecord
from bilat.record.model import Event, Goods, Trade
from bilat.record.vocabulary import TRADE_RATES, TRADE_SUMS
from bilat.values.arithmetic import add
from bilat.values.figures import TO, Figure

_INFINITY = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Range:
    """The range of values that a figure may have, both ends included; infinite where an end is not known."""

    least: Decimal
    most: Decimal

    @classmethod
    def of(cls, figure: Figure) -> Range:
        """Return the range that the rounding or the words of a figure allow."""
        low, high = figure.bounds
        return cls(-_INFINITY if low is None else low, _INFINITY if high is None else high)

    def __add__(self, other: Range) -> Range:
        """Return the range of the sum."""
        return Range(self.least + other.least, self.most + other.most)

    def times(self, other: Range) -> Range:
        """Return the range of the product."""
        corners = [
            left * right if left and right else Decimal(0)
            for left, right in product((self.least, self.most), (other.least, other.most))
        ]
        return Range(min(corners), max(corners))

    def meets(self, other: Range) -> bool:
        """Return whether both may be the same figure."""
        return self.least <= other.most and other.least <= self.most


def written(figure: Figure) -> str:
    """Write a figure out with its rounding or its words: 37,300,000 ± 50,000, over 25,000,000,000."""
    if figure.word == TO:
        low, high = (f"{end:,f}" for end in figure.bounds if end is not None)
        return f"{low} to {high}"
    if figure.word:
        return f"{figure.word} {figure.value:,f}"
    return f"{figure.value:,f} ± {(figure.unit_of_last_digit / 2).normalize():,f}"


def _in_short(figure: Figure | None) -> str:
    """Write a sum out with its word, if it has one, and without its rounding."""
    return f"{figure.word} {figure.value:,f}".strip() if figure else "any figure"


def trade_adds_up(record: LocatedRecord) -> Iterator[Violation]:
    """Exports and imports add up to the total, within their rounding."""
    for row in record.trade:
        exports, imports, total = row.exports, row.imports, row.total
        if exports is None or imports is None or total is None:
            continue
        if not (Range.of(exports) + Range.of(imports)).meets(Range.of(total)):
            yield record.report(
                row,
                "total",
                message=f"Exports of {written(exports)} and imports of {written(imports)} make "
                f"{_in_short(add((exports, imports)))}, not {written(total)}.",
            )


def periods_do_not_overlap(record: LocatedRecord) -> Iterator[Violation]:
    """No two totals of one flow cover the same days, unless a comment says why.

    Two sources on one and the same period are no overlap; BIL506 compares them. Growth alone is never added.
    """
    for above, below in _overlapping(record):
        if _has_sums(above) and _has_sums(below) and not _two_reports(above, below):
            yield record.report(
                below,
                "date",
                message=f"{below.date.text} overlaps {above.date.text} of {above.id}: added together "
                "they would count twice.",
                related=[record.relate(above, "date", message=f"{above.id} covers {above.date.text}.")],
            )


def parts_fit_their_whole(record: LocatedRecord) -> Iterator[Violation]:
    """The figures of a part of a period do not exceed those of the whole, within their rounding."""
    for pair in _overlapping(record):
        for part, whole in (pair, pair[::-1]):
            if part.date.order == whole.date.order or not part.date.lies_in(whole.date):
                continue
            for key in TRADE_SUMS:
                of_part: Figure | None = getattr(part, key)
                of_whole: Figure | None = getattr(whole, key)
                if of_part and of_whole and Range.of(of_part).least > Range.of(of_whole).most:
                    yield record.report(
                        part,
                        key,
                        message=f"{key!r} is {written(of_part)} in {part.date.text}, more than "
                        f"{written(of_whole)} in the whole of {whole.date.text}.",
                        related=[record.relate(whole, key, message=f"{whole.id} is the whole.")],
                    )


def _overlapping(record: LocatedRecord) -> Iterator[tuple[Trade, Trade]]:
    """Yield the pairs of totals of one flow that cover the same days, in the order of the file."""
    by_series: dict[object, list[tuple[int, Trade]]] = defaultdict(list)
    for number, row in sorted(enumerate(record.trade), key=lambda numbered: numbered[1].date.order):
        by_series[row.series].append((number, row))
    for rows in by_series.values():
        for index, earlier in enumerate(rows):
            for later in rows[index + 1 :]:
                if later[1].date.order[0] > earlier[1].date.order[1]:
                    break
                (_, above), (_, below) = sorted((earlier, later), key=lambda numbered: numbered[0])
                yield above, below


def _has_sums(row: Trade) -> bool:
    return any(getattr(row, key) for key in TRADE_SUMS)


def _two_reports(first: Trade, second: Trade) -> bool:
    sources = ({cited.source for cited in row.sources} for row in (first, second))
    return first.date.order == second.date.order and (
        first.agency != second.agency or set.isdisjoint(*sources)
    )


def figures_are_not_negative(record: LocatedRecord) -> Iterator[Violation]:
    """Trade, quantities and amounts are not below zero; a growth rate or a balance may be."""
    figures: list[tuple[Event | Trade | Goods, str, Figure | None]] = [
        *((event, "amount", event.amount) for event in record.events),
        *((row, key, getattr(row, key)) for row in record.trade for key in TRADE_SUMS),
        *((goods, key, getattr(goods, key)) for goods in record.goods for key in ("quantity", "value")),
    ]
    for fact, key, figure in figures:
        if figure is not None and figure.value < 0:
            yield record.report(fact, key, message=f"{key!r} is {figure.value:,f}: it cannot be negative.")


def quantities_have_units(record: LocatedRecord) -> Iterator[Violation]:
    """A quantity has a unit, and a unit a quantity."""
    for goods in record.goods:
        if goods.quantity is not None and goods.unit is None:
            yield record.report(
                goods, "quantity", message="The quantity has no unit: write one, such as tonnes."
            )
        if goods.unit is not None and goods.quantity is None:
            yield record.report(
                goods, "unit", message="The unit has no quantity: write one, or remove the unit."
            )
    for fact in record.figures:
        if fact.value is not None and not (fact.unit or fact.currency):
            yield record.report(
                fact, "value", message="The value has neither unit nor currency: write one of them."
            )


def money_has_a_currency(record: LocatedRecord) -> Iterator[Violation]:
    """An amount of money has a currency, and a currency an amount."""
    money: list[tuple[Event | Goods, str, Figure | None]] = [
        *((event, "amount", event.amount) for event in record.events),
        *((goods, "value", goods.value) for goods in record.goods),
    ]
    for fact, key, figure in money:
        if figure is not None and fact.currency is None:
            yield record.report(fact, key, message=f"{key!r} needs 'currency': write its code, such as USD.")
        if figure is None and fact.currency is not None and not _varies(fact, key):
            yield record.report(
                fact, "currency", message=f"There is a currency but no {key!r}: write both, or neither."
            )


def _varies(fact: Event | Goods, key: str) -> bool:
    return any(variant.key == key for variant in fact.variants)


def figures_printed_twice_agree(record: LocatedRecord) -> Iterator[Violation]:
    """A source that prints a figure twice, rounded and in full, means the same by both."""
    by_period: dict[object, list[Trade]] = defaultdict(list)
    for row in record.trade:
        by_period[row.series, row.agency, row.date.order].append(row)
    for rows in by_period.values():
        for first, second in combinations(rows, 2):
            shared = {cited.source for cited in first.sources} & {cited.source for cited in second.sources}
            for key in (*TRADE_SUMS, *TRADE_RATES) if shared else ():
                of_first: Figure | None = getattr(first, key)
                of_second: Figure | None = getattr(second, key)
                same_base = key in TRADE_SUMS or first.change_from == second.change_from
                if not of_first or not of_second or not same_base:
                    continue
                if not Range.of(of_first).meets(Range.of(of_second)):
                    yield record.report(
                        second,
                        key,
                        message=f"{min(shared)} has {written(of_second)} here and {written(of_first)} "
                        f"in {first.id} for the same {key}.",
                        related=[record.relate(first, key, message=f"{first.id}: {written(of_first)}.")],
                    )
