"""The trade that bilat works out: totals, earlier totals from growth, and which periods are whole years."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from oracle.days import days_of
from oracle.figures import Amount, added, before_growth, figure

Row = dict[str, Any]
_SAME = ("reporter", "partner", "agency", "scope", "valuation", "currency", "sources")


def amount(trade: Row, name: str) -> Amount | None:
    """Return a figure of a total, as reported or as worked out."""
    written = trade.get(name)
    return figure(written) if isinstance(written, str) else written


def with_worked_out(draft: Row) -> Row:
    """Add to a draft the totals that exports and imports make, and then earlier ones that growth implies.

    An earlier one is added where the same days have no total.
    """
    totals = [_with_sum(trade) for trade in draft["trade"]]
    known = {_whose(trade) for trade in totals if "total" in trade}
    earlier = [_earlier(draft, trade) for trade in totals]
    return {**draft, "trade": [*totals, *(row for row in earlier if row and _whose(row) not in known)]}


def _with_sum(trade: Row) -> Row:
    if "total" in trade or not {"exports", "imports"} <= trade.keys():
        return trade
    total = added(figure(trade["exports"]), figure(trade["imports"]))
    return {**trade, "total": total, "worked_out": ["total"]} if total else trade


def _whose(trade: Row) -> object:
    days = days_of(trade["date"])
    return (
        days.from_day,
        days.to_day,
        *(trade.get(key) for key in ("reporter", "partner", "currency", "scope", "valuation")),
    )


def _earlier(draft: Row, trade: Row) -> Row | None:
    total, percent = amount(trade, "total"), amount(trade, "change_percent")
    if not total or not percent or "change_from" not in trade:
        return None
    before = before_growth(total, percent)
    if not before:
        return None
    return {key: trade[key] for key in _SAME if key in trade} | {
        "id": _free_id(draft, f"{trade['id']}-base"),
        "date": trade["change_from"],
        "total": before,
        "worked_out": ["total"],
        "note": f"Worked out from the total and the growth rate of {trade['id']}.",
    }


def _free_id(draft: Row, wanted: str) -> str:
    sections = ("sources", "people", "organizations", "events", "trade", "goods", "figures", "standing")
    taken = {entry["id"] for section in sections for entry in draft[section]}
    free = [wanted, *(f"{wanted}-{number}" for number in range(2, 99))]
    return next(name for name in free if name not in taken)


def is_part_of_year(draft: Row, trade: Row) -> bool:
    """Tell whether a period is anything but one whole calendar year or fiscal year."""
    return not _is_year_from(trade, "01-01") and not is_fiscal(draft, trade)


def is_fiscal(draft: Row, trade: Row) -> bool:
    """Tell whether a period is a fiscal year of a party."""
    if "date" not in trade:
        return False
    begins = [year["begins"] for year in draft["dataset"].get("fiscal_years", ())]
    return any(_is_year_from(trade, day) for day in begins)


def _is_year_from(trade: Row, month_and_day: str) -> bool:
    days = days_of(trade["date"])
    first, last = days.first, days.last
    if not first or not last or first.isoformat()[5:] != month_and_day or first.year == date.max.year:
        return (first, last) == (date(9999, 1, 1), date.max)
    return last < date.max and last + timedelta(days=1) == first.replace(year=first.year + 1)
