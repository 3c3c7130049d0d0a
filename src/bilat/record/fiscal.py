"""Periods that are fiscal years, as the record says when these begin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import TypeVar

from bilat.record.model import Cited, Dataset, FiscalYear, Forecast, Trade
from bilat.values.edtf import EdtfDate
from bilat.values.fiscal_years import Beginning, fiscal_year_name

R = TypeVar("R", bound=Cited)


def with_fiscal_years(dataset: Dataset) -> Dataset:
    """Name the fiscal years among the dates of all facts, and say of trade totals whether theirs is one."""
    years = dataset.fiscal_years
    if not years:
        return dataset
    return replace(
        dataset,
        events=tuple(with_names(event, years) for event in dataset.events),
        trade=tuple(_marked(with_names(row, years), years) for row in dataset.trade),
        goods=tuple(with_names(goods, years) for goods in dataset.goods),
        figures=tuple(with_names(figure, years) for figure in dataset.figures),
    )


def with_names(fact: R, years: Iterable[FiscalYear]) -> R:
    """Name the fiscal years among the dates of a fact."""
    beginnings = beginnings_for(fact, years)
    if not beginnings:
        return fact
    named: dict[str, EdtfDate | tuple[Forecast, ...]] = {}
    for name in (field.name for field in fields(fact)):
        value = getattr(fact, name)
        if isinstance(value, EdtfDate):
            named[name] = with_fiscal_name(value, beginnings)
        elif value and name == "forecasts":
            named[name] = tuple(_of_forecast(forecast, beginnings) for forecast in value)
    return replace(fact, **named)


def _of_forecast(forecast: Forecast, beginnings: set[Beginning]) -> Forecast:
    return replace(forecast, date=with_fiscal_name(forecast.date, beginnings))


def beginnings_for(fact: object, years: Iterable[FiscalYear]) -> set[Beginning]:
    """Return when the fiscal year of a fact's reporter begins, or else those of all parties."""
    begins = {year.country: year.begins for year in years}
    reporter = getattr(fact, "reporter", None)
    return {begins[reporter]} if reporter in begins else set(begins.values())


def with_fiscal_name(when: EdtfDate, beginnings: set[Beginning]) -> EdtfDate:
    """Name a date that is one fiscal year, unless years that begin on another day have that name too."""
    name = fiscal_year_name(when, next(iter(beginnings))) if len(beginnings) == 1 else None
    return replace(when, name=name) if name else when


def _marked(row: Trade, years: Iterable[FiscalYear]) -> Trade:
    fiscal = any(fiscal_year_name(row.date, begins) for begins in beginnings_for(row, years))
    return replace(row, fiscal=True) if fiscal else row
