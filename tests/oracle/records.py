"""The entries of a draft as the JSON of docs/json.md shows them, with the trade that bilat works out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from oracle.days import FIRST_OF_ALL, LAST_OF_ALL, Days, days_of
from oracle.filters import Draft, Entry, by_id, country_of, is_sure

Record = dict[str, Any]
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}


def figure(text: str) -> tuple[Fraction, Fraction]:
    """Return a figure in whole units, and what its last written digit counts."""
    number, _, scale = text.replace(",", "").partition(" ")
    decimals = len(number.partition(".")[2])
    unit = _SCALES.get(scale, 1)
    return Fraction(number) * unit, Fraction(unit, 10**decimals)


def as_number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def _number(entry: Entry, key: str) -> int | float | None:
    return as_number(figure(entry[key])[0]) if key in entry else None


def when(entry: Entry) -> Record:
    if "date" not in entry:
        return dict.fromkeys(("date", "start", "end", "spans", "precision"))
    days = days_of(entry["date"])
    return {
        "date": days.text,
        "start": days.first.isoformat() if days.first else None,
        "end": days.last.isoformat() if days.last else None,
        "spans": _spans(days),
        "precision": days.precision,
    }


def _spans(days: Days) -> list[list[str | None]]:
    return [
        [
            None if first == FIRST_OF_ALL and days.first is None else first.isoformat(),
            None if last == LAST_OF_ALL and days.last is None else last.isoformat(),
        ]
        for first, last in days.spans
    ]


def _cited(entry: Entry) -> list[Record]:
    return [{"id": cited["id"], "locator": at} for cited in entry["sources"] for at in cited["at"]]


def _agency(draft: Draft, entry: Entry) -> str | None:
    return by_id(draft["organizations"])[entry["agency"]]["name"] if "agency" in entry else None


def event_record(draft: Draft, event: Entry) -> Record:
    people, bodies, place = by_id(draft["people"]), by_id(draft["organizations"]), event.get("place")
    return {
        "id": event["id"],
        **when(event),
        "kind": event["kind"],
        "status": event.get("status", "occurred"),
        "title": event["title"],
        "place": {key: place.get(key) for key in ("name", "city", "country")} if place else None,
        "participants": [
            {
                "name": people[one["person"]]["name"] if "person" in one else None,
                "role": one["role"],
                "country": country_of(draft, one),
                "certain": is_sure(one),
            }
            for one in event.get("participants", ())
        ],
        "organizations": [bodies[body]["name"] for body in event.get("organizations", ())],
        "topics": event.get("topics", []),
        "occasion": event.get("occasion"),
        "note": event.get("note"),
        "attributed_to": event.get("attributed_to"),
        "sources": _cited(event),
    }


def goods_record(draft: Draft, goods: Entry) -> Record:
    return {
        "id": goods["id"],
        **when(goods),
        "commodity": goods["commodity"],
        "hs": goods.get("hs"),
        "flow": goods["flow"],
        "status": goods.get("status", "traded"),
        "reporter": goods["reporter"],
        "partner": goods["partner"],
        "quantity": _number(goods, "quantity"),
        "unit": goods.get("unit"),
        "agency": _agency(draft, goods),
        "note": goods.get("note"),
        "sources": _cited(goods),
    }


def is_part_of_year(entry: Entry) -> bool:
    """Tell whether a period is anything but one whole calendar year."""
    days = days_of(entry["date"])
    first, last = days.first, days.last
    if not first or not last or first.year != last.year:
        return True
    return (first.month, first.day, last.month, last.day) != (1, 1, 12, 31)


def trade_record(draft: Draft, trade: Entry) -> Record:
    record = {
        "id": trade["id"],
        **when(trade),
        "partial": is_part_of_year(trade),
        "reporter": trade["reporter"],
        "partner": trade["partner"],
        "agency": _agency(draft, trade),
        "currency": trade["currency"],
        "exports": _number(trade, "exports"),
        "imports": _number(trade, "imports"),
        "total": _number(trade, "total"),
        "balance": None,
        "change_percent": _number(trade, "change_percent"),
        "change_from": trade.get("change_from"),
        "derived": list(trade.get("worked_out", [])),
        "note": trade.get("note"),
        "sources": _cited(trade),
    }
    if "exports" in trade and "imports" in trade:
        record["balance"] = as_number(figure(trade["exports"])[0] - figure(trade["imports"])[0])
        record["derived"].append("balance")
    return record


def with_worked_out(draft: Draft) -> Draft:
    """Add to a draft the totals that exports and imports make, and then earlier ones that growth implies.

    An earlier one is added where the same days have no total.
    """
    totals = [_with_sum(trade) for trade in draft["trade"]]
    known = {_whose(trade) for trade in totals if "total" in trade}
    earlier = [_earlier(draft, trade) for trade in totals]
    return {**draft, "trade": [*totals, *(row for row in earlier if row and _whose(row) not in known)]}


def _with_sum(trade: Entry) -> Entry:
    if "total" in trade or not {"exports", "imports"} <= trade.keys():
        return trade
    (exports, _), (imports, _) = figure(trade["exports"]), figure(trade["imports"])
    return {**trade, "total": _written(exports + imports), "worked_out": ["total"]}


def _whose(trade: Entry) -> object:
    days = days_of(trade["date"])
    return days.from_day, days.to_day, trade["reporter"], trade["partner"], trade["currency"]


def _earlier(draft: Draft, trade: Entry) -> Entry | None:
    if not {"total", "change_percent", "change_from"} <= trade.keys():
        return None
    total = figure(trade["total"])[0]
    reported = ("exports", "imports") if "worked_out" in trade else ("total",)
    last_digit = max(figure(trade[key])[1] for key in reported)
    growth = 1 + figure(trade["change_percent"])[0] / 100
    # `round` takes a half to the even neighbour.
    digits = round(total / growth / last_digit) if growth > 0 else 0
    if not digits or digits >= 10**15:
        return None
    kept = {
        key: trade[key] for key in ("reporter", "partner", "agency", "currency", "sources") if key in trade
    }
    return kept | {
        "id": _free_id(draft, f"{trade['id']}-base"),
        "date": trade["change_from"],
        "total": _written(digits * last_digit),
        "worked_out": ["total"],
        "note": f"Worked out from the total and the growth rate of {trade['id']}.",
    }


def _written(value: Fraction) -> str:
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"


def _free_id(draft: Draft, wanted: str) -> str:
    sections = ("sources", "people", "organizations", "events", "trade", "goods", "standing")
    taken = {entry["id"] for section in sections for entry in draft[section]}
    free = [wanted, *(f"{wanted}-{number}" for number in range(2, 99))]
    return next(name for name in free if name not in taken)


def in_time_order(entries: list[Entry]) -> list[Entry]:
    """Sort by first day, last day and id; what has no date comes last."""
    dated = [entry for entry in entries if "date" in entry]
    undated = [entry for entry in entries if "date" not in entry]
    dated.sort(
        key=lambda entry: (days_of(entry["date"]).from_day, days_of(entry["date"]).to_day, entry["id"])
    )
    return [*dated, *sorted(undated, key=lambda entry: str(entry["id"]))]
