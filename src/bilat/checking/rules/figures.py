"""Rules for figures. A plain figure is exact to half a unit of its last written digit, either way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from bilat.checking.findings import Violation
from bilat.checking.located_record import LocatedRecord
from bilat.record.model import Goods, Trade
from bilat.values.figures import TO, Figure

MONEY = ("exports", "imports", "total")


_UNKNOWN = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Range:
    """The range of values that a figure may have, both ends included; infinite where no end is known."""

    least: Decimal
    most: Decimal

    @classmethod
    def of(cls, figure: Figure) -> Range:
        """Return what a figure may be, as its rounding or its words say."""
        low, high = figure.bounds
        return cls(-_UNKNOWN if low is None else low, _UNKNOWN if high is None else high)

    def __add__(self, other: Range) -> Range:
        """Return what the sum may be."""
        return Range(self.least + other.least, self.most + other.most)

    def times(self, other: Range) -> Range:
        """Return what the product may be."""
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
                f"{exports.value + imports.value:,f}, not {written(total)}.",
            )


def growth_agrees(record: LocatedRecord) -> Iterator[Violation]:
    """A growth rate leads from the reported total of the earlier period to its own, within their rounding."""
    earlier: dict[object, list[Trade]] = defaultdict(list)
    for row in record.trade:
        if row.total is not None:
            earlier[row.series, row.date.order].append(row)
    for row in record.trade:
        if row.total is None or row.change_percent is None or row.change_from is None:
            continue
        rate = Range.of(row.change_percent)
        factor = Range(1 + rate.least / 100, 1 + rate.most / 100)
        for base in earlier[row.series, row.change_from.order]:
            if base.total and not Range.of(base.total).times(factor).meets(Range.of(row.total)):
                yield record.report(
                    row,
                    "change_percent",
                    message=f"{row.change_percent.value:+f} % on {written(base.total)} of {base.date.text} "
                    f"makes {base.total.value * (1 + row.change_percent.value / 100):,.0f}, "
                    f"not {written(row.total)}.",
                    related=[record.relate(base, "total", message=f"The total of {base.date.text}.")],
                )


def periods_do_not_overlap_unsaid(record: LocatedRecord) -> Iterator[Violation]:
    """Where two totals of one flow cover the same days, a note on either says so.

    Two sources on one and the same period are no overlap; BIL506 compares them.
    """
    for above, below in _overlapping(record):
        if above.note is None and below.note is None and not _two_reports(above, below):
            yield record.report(
                below,
                "date",
                message=f"{below.date.text} overlaps {above.date.text} of {above.id}, and no note says so: "
                "added together they would count twice.",
                related=[record.relate(above, "date", message=f"{above.id} covers {above.date.text}.")],
            )


def parts_fit_their_whole(record: LocatedRecord) -> Iterator[Violation]:
    """The figures of a part of a period do not exceed those of the whole, within their rounding."""
    for pair in _overlapping(record):
        for part, whole in (pair, pair[::-1]):
            if part.date.order == whole.date.order or not part.date.lies_in(whole.date):
                continue
            for key in MONEY:
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
    """Go through the totals of one flow that cover the same days, two by two as they stand in the file."""
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


def _two_reports(first: Trade, second: Trade) -> bool:
    sources = ({cited.source for cited in row.sources} for row in (first, second))
    return first.date.order == second.date.order and (
        first.agency != second.agency or set.isdisjoint(*sources)
    )


def figures_are_not_negative(record: LocatedRecord) -> Iterator[Violation]:
    """Trade and quantities are not below nothing; only a growth rate may be."""
    figures: list[tuple[Trade | Goods, str, Figure | None]] = [
        *((row, key, getattr(row, key)) for row in record.trade for key in MONEY),
        *((goods, "quantity", goods.quantity) for goods in record.goods),
    ]
    for fact, key, figure in figures:
        if figure is not None and figure.value < 0:
            yield record.report(fact, key, message=f"{key!r} is {figure.value:,f}: it cannot be negative.")


def growth_is_whole(record: LocatedRecord) -> Iterator[Violation]:
    """A growth rate names the period it is counted from, and the other way round."""
    for row in record.trade:
        if (row.change_percent is None) == (row.change_from is None):
            continue
        there, lacking = ("change_percent", "change_from")
        if row.change_percent is None:
            there, lacking = lacking, there
        yield record.report(row, there, message=f"{there!r} needs {lacking!r}: write both.")


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
