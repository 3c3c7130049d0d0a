"""How values read in a table: dates as people write them, money with a unit, names with doubts shown.

A cell gives the text as the record has it; the writers make it safe to show.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from bilat.record.json import Record
from bilat.values.edtf import parse, spoken

NONE = "-"
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "RUB": "₽"}
_SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"))

Cell = Callable[[Record], str]


def when(record: Record) -> str:
    """Give the date as people write it."""
    return spoken(parse(record["date"])) if record["date"] else "undated"


def text(key: str) -> Cell:
    """Give the text under a key."""
    return lambda record: NONE if record[key] is None else str(record[key])


def listed(key: str) -> Cell:
    """Give a list of texts under a key, separated by commas."""
    return lambda record: ", ".join(record[key]) or NONE


def place(countries: Mapping[str, str]) -> Cell:
    """Give the place with the country's name."""

    def cell(record: Record) -> str:
        where = record["place"]
        if where is None:
            return NONE
        country = countries.get(where["country"], where["country"])
        return ", ".join(part for part in (where["name"], where["city"], country) if part)

    return cell


def _official(one: Record, countries: Mapping[str, str]) -> str:
    country = countries.get(one["country"], one["country"])
    shown = one["name"] or (country if one["role"] == "state" else f"{one['role']} of {country}")
    return shown if one["certain"] else f"{shown}?"


def participants(countries: Mapping[str, str]) -> Cell:
    """Give who took part; a question mark follows one who may have."""
    return lambda record: ", ".join(_official(one, countries) for one in record["participants"]) or NONE


def flow(record: Record) -> str:
    """Give the direction goods go in: from reporter to partner for exports."""
    arrow = (record["reporter"], record["partner"])
    return " -> ".join(arrow if record["flow"] == "exports" else arrow[::-1])


def reported_by(record: Record) -> str:
    """Give the reporter and the partner of a total."""
    return f"{record['reporter']} with {record['partner']}"


def _exact(value: float) -> Decimal:
    """Return the digits of a number of JSON, which Python writes as 1e-06 where they are many."""
    return Decimal(str(value))


def amount(value: float, currency: str) -> str:
    """Give money with its unit: $84 million, $559,900."""
    exact = number if (number := _exact(value)) % 1 else number.quantize(Decimal(1))
    symbol = _SYMBOLS.get(currency, f"{currency} ")
    sign = "-" if exact < 0 else ""
    for size, word in _SCALES:
        if abs(exact) >= size:
            scaled = (abs(exact) / size).normalize()
            return f"{sign}{symbol}{scaled:f} {word}"
    return f"{sign}{symbol}{abs(exact):,f}"


def money(key: str) -> Cell:
    """Give a sum of money; a leading ~ marks one that was worked out, shown to three digits."""

    def cell(record: Record) -> str:
        if record[key] is None:
            return NONE
        if key not in record["derived"]:
            return amount(record[key], record["currency"])
        return f"~{amount(float(f'{record[key]:.3g}'), record['currency'])}"

    return cell


def change(record: Record) -> str:
    """Give growth in per cent and the period it is counted from."""
    if record["change_percent"] is None:
        return NONE
    since = f" on {spoken(parse(record['change_from']))}" if record["change_from"] else ""
    return f"{_exact(record['change_percent']):+f}%{since}"


def period(record: Record) -> str:
    """Give the period, saying where it is no whole year."""
    return f"{when(record)} (part)" if record["partial"] else when(record)


def quantity(record: Record) -> str:
    """Give a quantity with its unit."""
    if record["quantity"] is None:
        return NONE
    return f"{_exact(record['quantity']):,f} {record['unit'] or ''}".strip()


def day_of(key: str) -> Cell:
    """Give the date under a key as people write it."""
    return lambda record: spoken(parse(record[key])) if record[key] else NONE


def times(number: int) -> str:
    """Say how often: once, 2 times."""
    return "once" if number == 1 else f"{number} times"


def within(key: str, cell: Cell) -> Cell:
    """Give a cell of the object under a key."""
    return lambda record: cell(record[key])


def cited(record: Record) -> str:
    """Give the citations: source and locators."""
    by_source: dict[str, list[str]] = {}
    for one in record["sources"]:
        by_source.setdefault(one["id"], []).append(one["locator"])
    return "; ".join(f"{source} {', '.join(at)}" for source, at in by_source.items())


def plain(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Give any JSON value as text."""
    if value is None:
        return NONE
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(plain(item) for item in value) or NONE
    if isinstance(value, dict):
        return ", ".join(_within(key, item) for key, item in value.items() if item is not None)
    return f"{_exact(value):f}" if isinstance(value, float) else str(value)


def _within(key: str, value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Give a value of an object: a text speaks for itself, a number says what it counts."""
    return f"{key} {value}" if isinstance(value, int) and not isinstance(value, bool) else plain(value)


def picked(name: str) -> Cell:
    """Give what a picked field holds."""
    return lambda record: plain(record[name])


def site(record: Record) -> str:
    """Give a place in a file as editors read it: file:line:column, or the file where it is meant whole."""
    return f"{record['file']}:{record['line']}:{record['column']}" if record["line"] else record["file"]
