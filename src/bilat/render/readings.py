"""The lines of a card for fields on which sources disagree, and for earlier dates of something planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from bilat.record.fiscal import beginnings_for, with_fiscal_name
from bilat.record.model import Citation, Dataset, Event, Forecast, Goods, Statistic, Trade
from bilat.render import cells
from bilat.render.citing import for_the_fact
from bilat.render.legend import Countries
from bilat.reports.bibliography import footnotes
from bilat.values.edtf import EdtfDate, parse, spoken
from bilat.values.figures import read_figure

Line = tuple[str, str]
Varying = Event | Trade | Goods | Statistic


def readings(fact: Varying, dataset: Dataset) -> Iterator[Line]:
    """Give each reading of a field on which sources disagree, with its source, the record's own first."""
    countries = dataset.country_names
    own = for_the_fact(fact.sources)
    for key in dict.fromkeys(variant.key for variant in fact.variants):
        name = f"Disputed {key.rpartition('.')[2].replace('_', ' ')}"
        recorded = _recorded(fact, key, countries)
        if recorded != cells.NONE:
            worked_out = isinstance(fact, Trade) and key in fact.derived
            yield name, f"{recorded} ({'worked out' if worked_out else _said_by(own, dataset)})"
        for variant in fact.variants:
            if variant.key == key:
                reading = _reading(fact, key, variant.value, dataset)
                yield name, f"{reading} ({_said_by(variant.sources, dataset)})"


def forecasts(planned: Iterable[Forecast], dataset: Dataset) -> Iterator[Line]:
    """Give each earlier date that something was planned for, when that was said, and by whom."""
    for forecast in planned:
        said = f", said {spoken(forecast.said)}" if forecast.said else ""
        yield "Forecast", f"{spoken(forecast.date)}{said} ({_said_by(forecast.sources, dataset)})"


def _said_by(citations: Iterable[Citation], dataset: Dataset) -> str:
    return "; ".join(footnotes(citations, dataset))


def _attribute(key: str) -> str:
    return {"from": "origin", "to": "target"}.get(key, key)


def _recorded(fact: Varying, key: str, countries: Countries) -> str:
    """Give what the record itself has for a field."""
    if key in fact.bounds:
        return cells.figure_of(fact, key)
    value: object = fact
    for name in key.split("."):
        value = getattr(value, _attribute(name), None)
    if isinstance(value, EdtfDate):
        return spoken(value)
    text = cells.text(value if isinstance(value, str) else None)
    return countries.get(text, text)


def _reading(fact: Varying, key: str, value: str, dataset: Dataset) -> str:
    """Give what another source has for a field, as the record's own is shown."""
    annotation = next((str(field.type) for field in fields(fact) if field.name == _attribute(key)), "")
    if annotation.startswith("EdtfDate"):
        return spoken(with_fiscal_name(parse(value), beginnings_for(fact, dataset.fiscal_years)))
    if annotation.startswith("Figure"):
        reported: Varying = replace(fact, derived=()) if isinstance(fact, Trade) else fact
        changed: dict[str, Any] = {key: read_figure(value)}
        return cells.figure_of(replace(reported, **changed), key)
    return dataset.country_names.get(value, value)
