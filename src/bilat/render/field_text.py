"""A field on a screen: figures with their marks and units, dates as people write them."""

from __future__ import annotations

from bilat.record.fields import is_date
from bilat.record.json import Json
from bilat.record.model import Event, Goods, Statistic, Trade
from bilat.render import cells
from bilat.values import amounts
from bilat.values.edtf import EdtfDate, parse, spoken


def field_text(row: object, name: str, value: Json) -> str:
    """Give the value of a field: officials by name; anything but these, figures and dates as JSON has it."""
    fact = _fact_of(row)
    if value is not None and isinstance(fact, Event | Trade | Goods | Statistic) and name in fact.bounds:
        if name.endswith("_percent"):
            return amounts.percent(getattr(fact, name))
        return cells.figure_of(fact, name)
    if isinstance(value, str) and is_date(name):
        return spoken(_date_of(fact, name) or parse(value))
    if isinstance(fact, Event) and name == "participants":
        return cells.participants(fact.participants, {})
    return cells.json_value(value)


def _date_of(row: object, name: str) -> EdtfDate | None:
    """Return the date of a field by its path; unlike the JSON, it has the record's name for the period."""
    found = row
    for part in name.split("."):
        found = getattr(found, part, None)
    return found if isinstance(found, EdtfDate) else None


def _fact_of(row: object) -> object:
    """Return the fact of a row: inside a row of several pairs, beside its relations in a row of `show`."""
    row = getattr(row, "row", row)
    return row[1] if isinstance(row, tuple) and len(row) == 2 else row  # noqa: PLR2004 - relations and entry
