"""The text of table cells: dates as people write them, money with a unit, doubtful names marked.

A cell gives the text as the record has it; the writers make it safe to show.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from bilat.record.json import Record
from bilat.record.model import Event, Goods, Participant, Place, Statistic, Trade
from bilat.render import amounts
from bilat.values.edtf import EdtfDate, parse, spoken
from bilat.values.figures import Figure

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


def _official(participant: Participant, countries: Mapping[str, str]) -> str:
    country = countries.get(participant.country, participant.country)
    office = country if participant.role == "state" else f"{participant.role} of {country}"
    name = participant.person.name if participant.person else office
    return name if participant.certain else f"{name}?"


def participants(officials: Iterable[Participant], countries: Mapping[str, str]) -> str:
    """Give who took part; a question mark follows one who may have."""
    return listed(_official(participant, countries) for participant in officials)


def flow(goods: Goods) -> str:
    """Give the direction goods go in: from reporter to partner for exports."""
    states = (goods.reporter, goods.partner)
    return " -> ".join(code or "?" for code in (states if goods.flow == "exports" else states[::-1]))


def reported_by(reporter: str, partner: str) -> str:
    """Give the reporter and the partner of a total."""
    return f"{reporter} with {partner}"


def money(figure: Figure | None, currency: str, *, derived: bool = False) -> str:
    """Give a sum of money, where there is one; a leading ~ marks one that was worked out."""
    return NONE if figure is None else amounts.money(figure, currency, derived=derived)


def trade_money(trade: Trade, name: str) -> str:
    """Give the exports, imports, total or balance of a trade total."""
    return money(getattr(trade, name), trade.currency, derived=name in trade.derived)


def change(fact: Trade | Goods | Statistic) -> str:
    """Give growth in per cent and the period it is counted from."""
    rates = [amounts.percent(fact.change_percent)] if fact.change_percent else []
    if isinstance(fact, Trade):
        flows = (("exports", fact.exports_change_percent), ("imports", fact.imports_change_percent))
        rates += [f"{name} {amounts.percent(rate)}" for name, rate in flows if rate]
    since = f" on {spoken(fact.change_from)}" if fact.change_from else ""
    return f"{listed(rates)}{since}" if rates else NONE


def period(trade: Trade) -> str:
    """Give the period, saying where it is not a whole year."""
    return f"{date(trade.date)} (part)" if trade.partial else date(trade.date)


def quantity(goods: Goods) -> str:
    """Give a quantity with its unit, and what it is worth."""
    known = [figure_of(goods, name) for name in ("quantity", "value") if getattr(goods, name)]
    return f"{listed(known)}{_estimated(goods)}"


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


def json_value(value: Any) -> str:  # noqa: ANN401 - any JSON value
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


def _member(key: str, value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Give a value of an object: a text speaks for itself, a number says what it counts."""
    return f"{key} {value}" if isinstance(value, int) and not isinstance(value, bool) else json_value(value)


def location(record: Record) -> str:
    """Give a place in a file as editors read it: file:line:column, or the file where it is meant whole."""
    return f"{record['file']}:{record['line']}:{record['column']}" if record["line"] else record["file"]
