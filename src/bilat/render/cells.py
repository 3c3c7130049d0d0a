"""The text of table cells: dates as people write them, money with a unit, doubtful names marked.

A cell gives the text as the record has it; the writers escape it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from bilat.record.json import Json, Record
from bilat.record.model import Event, Goods, Participant, Place, Source, Statistic, Trade
from bilat.values import amounts
from bilat.values.edtf import EdtfDate, parse, spoken
from bilat.values.figures import Figure
from bilat.values.offices import NO_OFFICE
from bilat.values.text import fold, holds_part

if TYPE_CHECKING:
    from bilat.reports.people import PersonRow

NONE = "-"


def date(when: EdtfDate | None) -> str:
    """Give the date of a fact as people write it."""
    return spoken(when) if when else "undated"


def day(date: dt.date) -> str:
    """Give a day of the calendar as people write it."""
    return spoken(parse(date.isoformat()))


def optional_date(when: EdtfDate | None) -> str:
    """Give a date as people write it, where there is one."""
    return spoken(when) if when else NONE


def text(value: str | None) -> str:
    """Give a text, where there is one."""
    return NONE if value is None else value


def listed(values: Iterable[str]) -> str:
    """Give texts, separated by commas."""
    return ", ".join(values) or NONE


def place(where: Place | None, countries: Mapping[str, str]) -> str:
    """Give a place with the country's name."""
    if where is None:
        return NONE
    country = countries.get(where.country, where.country)
    return ", ".join(part for part in (where.name, where.city, country) if part)


def names_state(role: str, country: str) -> bool:
    """Return whether a role names its state itself: government of the Soviet Union."""
    return f" {fold(country)} " in f" {fold(role)} "


def _official(participant: Participant, countries: Mapping[str, str]) -> str:
    country = countries.get(participant.country, participant.country)
    if participant.role == "state":
        office = country
    elif names_state(participant.role, country):
        office = participant.role
    else:
        office = f"{participant.role} of {country}"
    name = participant.person.name if participant.person else office
    return name if participant.certain else f"{name}?"


def participants(officials: Iterable[Participant], countries: Mapping[str, str]) -> str:
    """Give who took part; a question mark follows one who may have."""
    return listed(_official(participant, countries) for participant in officials)


def others(event: Event, countries: Mapping[str, str]) -> str:
    """Give the participants whom the title does not name."""
    title = fold(event.title)
    return ", ".join(
        _official(participant, countries)
        for participant in event.participants
        if participant.role != "state"
        and not (participant.certain and _is_named(participant, title, countries))
    )


def _is_named(participant: Participant, title: str, countries: Mapping[str, str]) -> bool:
    """Return whether a folded title names a participant: a person by any name, a state or its organ."""
    if participant.person:
        words = fold(participant.person.name).split()
        return any(holds_part(title, word) for word in words if len(word) > 2)  # noqa: PLR2004 - no "de"
    if participant.role in NO_OFFICE:
        return holds_part(title, fold(countries.get(participant.country, participant.country)))
    return holds_part(title, fold(participant.role))


def event_date(event: Event) -> str:
    """Give the date of an event, marked where other sources give another."""
    return f"{date(event.date)}{_marked(event, 'date')}"


def event_place(event: Event, countries: Mapping[str, str]) -> str:
    """Give the place of an event, marked where other sources give another."""
    return f"{place(event.place, countries)}{_marked(event, 'place')}"


def _marked(event: Event, field: str) -> str:
    return " (disputed)" if any(variant.key.partition(".")[0] == field for variant in event.variants) else ""


def title(event: Event) -> str:
    """Give the title of an event, and the fields on which sources disagree."""
    return f"{event.title}{_disputed(event)}"


def _disputed(fact: Event | Trade | Goods | Statistic) -> str:
    """Say which fields the sources disagree on."""
    if not fact.variants:
        return ""
    keys = dict.fromkeys(variant.key.replace("_", " ").replace("place.", "") for variant in fact.variants)
    return f" (disputed: {', '.join(keys)})"


def commodity(goods: Goods) -> str:
    """Give a commodity, and the fields on which sources disagree."""
    return f"{goods.commodity}{_disputed(goods)}"


def measure(figure: Statistic) -> str:
    """Give what a stock or count is of, and the fields on which sources disagree."""
    return f"{figure.measure}{_disputed(figure)}"


def direction(figure: Statistic, countries: Mapping[str, str]) -> str:
    """Give the state or states a stock or count is of, with an arrow where it has a direction."""
    named = [countries.get(code, code) for code in (figure.origin, figure.target) if code]
    return " → ".join(named) or NONE


def scope(trade: Trade) -> str:
    """Give what a total counts, if not all goods, and how it is valued."""
    return listed(part for part in (trade.scope, trade.valuation) if part)


def goods_value(goods: Goods) -> str:
    """Give what goods were worth."""
    return f"{figure_of(goods, 'value')}{_estimated(goods)}" if goods.value else NONE


def source_date(source: Source) -> str:
    """Give when a source was published, or else when it was read."""
    if source.date or not source.accessed:
        return date(source.date)
    return f"accessed {date(source.accessed)}"


def way(goods: Goods) -> tuple[str | None, str | None]:
    """Return the origin and the destination of goods: from reporter to partner for exports."""
    states = (goods.reporter, goods.partner)
    return states if goods.flow == "exports" else states[::-1]


def flow(goods: Goods) -> str:
    """Give the direction of goods, or only their origin or destination if no more is known."""
    origin, target = way(goods)
    if origin and target:
        return f"{origin} → {target}"
    return f"from {origin}" if origin else f"to {target}"


def reported_by(reporter: str, partner: str) -> str:
    """Give the reporter and the partner of a total."""
    return f"{reporter} with {partner}"


def money(figure: Figure | None, currency: str, *, derived: bool = False) -> str:
    """Give a sum of money, where there is one; a leading ~ marks one that was worked out."""
    return NONE if figure is None else amounts.money(figure, currency, derived=derived)


def trade_money(trade: Trade, name: str) -> str:
    """Give the exports, imports, total or balance of a trade total."""
    return money(getattr(trade, name), trade.currency, derived=name in trade.derived)


def growth(fact: Trade | Goods | Statistic) -> str:
    """Give growth in per cent, of the flows too."""
    rates = [amounts.percent(fact.change_percent)] if fact.change_percent else []
    if isinstance(fact, Trade):
        flows = (("exports", fact.exports_change_percent), ("imports", fact.imports_change_percent))
        rates += [f"{name} {amounts.percent(rate)}" for name, rate in flows if rate]
    return listed(rates)


def change(fact: Trade | Goods | Statistic) -> str:
    """Give growth in per cent and the period it is counted from."""
    rates = growth(fact)
    since = f" on {date(fact.change_from)}" if fact.change_from else ""
    return rates if rates == NONE else f"{rates}{since}"


def period(trade: Trade, part_of_year: str = "part of a year") -> str:
    """Give the period, saying where it is not a whole year."""
    part = f" ({part_of_year})" if trade.partial else ""
    return f"{date(trade.date)}{part}{_disputed(trade)}"


def quantity(goods: Goods) -> str:
    """Give a quantity with its unit."""
    return f"{figure_of(goods, 'quantity')}{_estimated(goods)}" if goods.quantity else NONE


def statistic(fact: Statistic) -> str:
    """Give the value of a stock or count, with its currency or unit."""
    return f"{figure_of(fact, 'value')}{_estimated(fact)}" if fact.value else NONE


def _estimated(fact: Goods | Statistic) -> str:
    return " (estimated)" if fact.estimated else ""


def figure_of(fact: Event | Trade | Goods | Statistic, name: str) -> str:
    """Give a figure of a fact by its field: money with its currency, a quantity with its unit, or a rate."""
    figure: Figure | None = getattr(fact, name)
    if figure is None:
        return NONE
    if name.endswith("_percent"):
        return amounts.quantity(figure, None)
    if isinstance(fact, Trade):
        return trade_money(fact, name)
    if fact.currency and name != "quantity":
        return money(figure, fact.currency)
    return amounts.quantity(figure, None if isinstance(fact, Event) else fact.unit)


def times(number: int) -> str:
    """Say how often: once, 2 times."""
    return "once" if number == 1 else f"{number} times"


def how_often(person: PersonRow) -> str:
    """Say how often someone took part, surely and possibly, with "at least" if a date is one of a set."""
    sure = person.count - person.possible
    said = f"{'at least ' if person.at_least else ''}{times(sure)}" if sure else ""
    doubt = f"possibly {times(person.possible)}" if person.possible else ""
    return ", ".join(part for part in (said, doubt) if part)


def json_value(value: Json) -> str:
    """Give any JSON value as text."""
    if value is None:
        return NONE
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return listed(json_value(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(_member(key, item) for key, item in value.items() if item is not None)
    # Python writes a float of many digits as 1e-06.
    return f"{Decimal(str(value)):f}" if isinstance(value, float) else str(value)


def _member(key: str, value: Json) -> str:
    """Give a value of an object: a text as it is, a number with its key."""
    return f"{key} {value}" if isinstance(value, int) and not isinstance(value, bool) else json_value(value)


def location(record: Record) -> str:
    """Give a place in a file as editors read it: file:line:column, or the file where it is meant whole."""
    return f"{record['file']}:{record['line']}:{record['column']}" if record["line"] else record["file"]
