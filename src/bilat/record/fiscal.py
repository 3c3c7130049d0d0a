"""Trade totals of whole fiscal years, as the record says when these begin."""

from __future__ import annotations

from dataclasses import replace

from bilat.record.model import Dataset, Trade
from bilat.values.edtf import EdtfDate
from bilat.values.fiscal_years import fiscal_year_name


def with_fiscal_years(dataset: Dataset) -> Dataset:
    """Say of each trade total whether its period is one fiscal year, the reporter's or else a party's."""
    if not dataset.fiscal_years:
        return dataset
    begins = {year.country: year.begins for year in dataset.fiscal_years}

    def is_fiscal(row: Trade) -> bool:
        known = [begins[row.reporter]] if row.reporter in begins else begins.values()
        return any(fiscal_year_name(row.date, beginning) for beginning in known)

    return replace(
        dataset,
        trade=tuple(replace(row, fiscal=True) if is_fiscal(row) else row for row in dataset.trade),
    )


def fiscal_name(when: EdtfDate) -> str | None:
    """Return the name of a period that is known to be one fiscal year: FY2017-18."""
    return fiscal_year_name(when, (when.start.month, when.start.day)) if when.start else None
