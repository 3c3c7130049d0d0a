"""Rules for sources that disagree: similar entries that cite different sources.

A record holds what each source says, so two accounts of one thing are two entries. They are taken for the
same thing if they agree on everything but the one point that is reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from bilat.checking.findings import Violation
from bilat.checking.located_record import LocatedRecord
from bilat.checking.rules.duplicates import names_anyone, people_at, place_at, subject_key
from bilat.checking.rules.figures import Range, written
from bilat.record.model import Cited, Event, Goods, Statistic, Trade
from bilat.record.vocabulary import TRADE_RATES, TRADE_SUMS
from bilat.values.edtf import EdtfDate, spoken
from bilat.values.figures import Figure
from bilat.values.text import fold

# Entries further apart are probably two events.
_CLOSE_DAYS = 7
_SHORT_DAYS = 3
# Up to this many entries of one kind are all compared with each other; of more, each with this many.
_ALL_COMPARED = 100
_NEAREST = 20
R = TypeVar("R", bound=Cited)
T = TypeVar("T", bound=Trade | Goods | Statistic)
G = TypeVar("G", Trade, Goods, Statistic)


def _pairs(records: Sequence[R], key: Callable[[R], Hashable]) -> Iterator[tuple[R, R]]:
    """Yield the pairs of records that share a key but no source; records without a key are left out.

    Of many records with one key, each is compared with those that follow it in the file.
    """
    groups: dict[Hashable, list[tuple[R, frozenset[str]]]] = defaultdict(list)
    for record in records:
        if (of := key(record)) is not None:
            groups[of].append((record, frozenset(citation.source for citation in record.sources)))
    for group in groups.values():
        ahead = len(group) if len(group) <= _ALL_COMPARED else _NEAREST
        for number, (first, first_sources) in enumerate(group):
            for second, second_sources in group[number + 1 : number + 1 + ahead]:
                if first_sources.isdisjoint(second_sources):
                    yield first, second


def _named_by(record: Cited) -> str:
    return " and ".join(dict.fromkeys(cited.source for cited in record.sources))


def _sources_with_verb(record: Cited) -> str:
    """Name the sources with their verb: paper has, gazette and herald have."""
    several = len({cited.source for cited in record.sources}) > 1
    return f"{_named_by(record)} {'have' if several else 'has'}"


def _may_be_same_date(first: EdtfDate, second: EdtfDate) -> bool:
    """Return whether two dates without a common day may be one: days apart, or day and month swapped."""
    if first.may_lie_in(second) or None in (first.start, first.end, second.start, second.end):
        return False
    earlier, later = sorted((first, second), key=lambda when: when.order)
    if (later.order[0] - earlier.order[1]).days <= _CLOSE_DAYS:
        return True
    day, turned = earlier.order[0], later.order[0]
    by_day = first.precision == second.precision == "day"
    return by_day and (day.year, day.month, day.day) == (turned.year, turned.day, turned.month)


def sources_agree_on_dates(record: LocatedRecord) -> Iterator[Violation]:
    """Two sources give one event the same date."""

    def key(event: Event) -> Hashable:
        return (event.kind, people_at(event), place_at(event), subject_key(event))

    for first, second in _pairs(record.events, key):
        if _may_be_same_date(first.date, second.date):
            yield record.report(
                second,
                "date",
                message=f"{_sources_with_verb(second)} {spoken(second.date)}, {_sources_with_verb(first)} "
                f"{spoken(first.date)} for what may be the same event.",
                related=[record.relate(first, "date", message=f"{_named_by(first)}: {first.date.text}.")],
            )


def _short(when: EdtfDate) -> bool:
    return bool(when.start and when.end) and (when.order[1] - when.order[0]).days < _SHORT_DAYS


def sources_agree_on_places(record: LocatedRecord) -> Iterator[Violation]:
    """Two sources give one event the same place."""

    def key(event: Event) -> Hashable:
        if event.place is None or not _short(event.date):
            return None
        return (event.kind, event.date.order, people_at(event), subject_key(event))

    for first, second in _pairs(record.events, key):
        if not (first.place and second.place):
            continue
        cities = (fold(first.place.city or ""), fold(second.place.city or ""))
        if first.place.country != second.place.country or (all(cities) and cities[0] != cities[1]):
            names = [place.city or place.country for place in (first.place, second.place)]
            yield record.report(
                second,
                "place",
                message=f"{_sources_with_verb(second)} {names[1]}, {_sources_with_verb(first)} {names[0]} "
                "for what may be the same event.",
                related=[record.relate(first, "place", message=f"{_named_by(first)}: {names[0]}.")],
            )


def sources_agree_on_people(record: LocatedRecord) -> Iterator[Violation]:
    """Two sources name the same people at one event."""

    def key(event: Event) -> Hashable:
        if not names_anyone(event) or not _short(event.date):
            return None
        return (event.kind, event.date.order, place_at(event))

    for first, second in _pairs(record.events, key):
        first_people, second_people = _by_country(first), _by_country(second)
        in_both = [code for code in first_people if code in second_people]
        differing = [code for code in in_both if not first_people[code].keys() & second_people[code].keys()]
        shared = len(differing) < len(in_both)
        if differing and (shared or fold(first.title) == fold(second.title)):
            names = [
                ", ".join(name for code in differing for name in people[code].values())
                for people in (first_people, second_people)
            ]
            yield record.report(
                second,
                "participants",
                message=f"{_named_by(second)} names {names[1]}, {_named_by(first)} names {names[0]} for what "
                "may be the same event.",
                related=[record.relate(first, "participants", message=f"{_named_by(first)}: {names[0]}.")],
            )


def _by_country(event: Event) -> dict[str, dict[str, str]]:
    """Return the named people of each country, id to name."""
    people: dict[str, dict[str, str]] = defaultdict(dict)
    for participant in event.participants:
        if participant.person:
            people[participant.country][participant.person.id] = participant.person.name
    return people


def sources_agree_on_figures(record: LocatedRecord) -> Iterator[Violation]:
    """Two sources give one total or quantity the same figure, within their rounding."""

    def period(row: Trade) -> Hashable:
        return (row.date.order, *row.series)

    def commodity(goods: Goods) -> Hashable:
        order = goods.date.order if goods.date else None
        return (
            *(order, fold(goods.commodity), goods.flow, goods.status),
            *(goods.reporter, goods.partner, fold(goods.unit or "")),
        )

    def measure(statistic: Statistic) -> Hashable:
        return (
            *(statistic.date.order, fold(statistic.measure), statistic.origin, statistic.target),
            *(fold(statistic.unit or ""), statistic.currency),
        )

    for first, second in _pairs(record.trade, period):
        for key in TRADE_SUMS:
            yield from _differing(record, first, second, key)
        yield from _differing_growth(record, first, second, *TRADE_RATES)
    for first_goods, second_goods in _pairs(record.goods, commodity):
        yield from _differing(record, first_goods, second_goods, "quantity")
        if first_goods.currency == second_goods.currency:
            yield from _differing(record, first_goods, second_goods, "value")
        yield from _differing_growth(record, first_goods, second_goods, "change_percent")
    for first_figure, second_figure in _pairs(record.figures, measure):
        yield from _differing(record, first_figure, second_figure, "value")
        yield from _differing_growth(record, first_figure, second_figure, "change_percent")


def _differing_growth(record: LocatedRecord, first: G, second: G, *keys: str) -> Iterator[Violation]:
    """Compare rates of growth that are counted from one period."""
    if first.change_from == second.change_from:
        for key in keys:
            yield from _differing(record, first, second, key)


def _differing(record: LocatedRecord, first: T, second: T, key: str) -> Iterator[Violation]:
    first_figure: Figure | None = getattr(first, key)
    second_figure: Figure | None = getattr(second, key)
    if first_figure is None or second_figure is None or Range.of(first_figure).meets(Range.of(second_figure)):
        return
    yield record.report(
        second,
        key,
        message=f"{_sources_with_verb(second)} {written(second_figure)}, {_sources_with_verb(first)} "
        f"{written(first_figure)} for the same {key}.",
        related=[record.relate(first, key, message=f"{_named_by(first)}: {written(first_figure)}.")],
    )
