"""Periods that are fiscal years: written FY2017-18 where the dataset says when these begin."""

from __future__ import annotations

import pytest

from bilat.loading.dataset import examine_text, require_valid
from bilat.record.model import Trade
from bilat.values.errors import DatasetError

HEAD = """\
dataset:
  format: 1
  id: india-iran
  title: India and Iran
  parties: [IND, IRN]
  as_of: 2019-01-01
  fiscal_years: [{country: IND, begins: 04-01}, {country: IRN, begins: 03-21}]
countries: {IND: {name: India}, IRN: {name: Iran}}
sources: [{id: mea, publisher: MEA, date: 2018-12-01, title: none}]
"""


def row(date: str, reporter: str = "IND", partner: str = "IRN") -> Trade:
    text = (
        f"{HEAD}trade:\n  - {{id: t, date: {date}, reporter: {reporter}, partner: {partner}, "
        "currency: USD, total: 13.8 billion, sources: [{id: mea, at: [p1]}]}\n"
    )
    (trade,) = require_valid(examine_text(text, "record.yaml")).trade
    return trade


@pytest.mark.parametrize("date", ["FY2017-18", "FY2017-2018", "2017-04-01/2018-03-31"])
def test_a_fiscal_year_of_the_reporter_is_whole(date: str) -> None:
    trade = row(date)
    assert trade.date.text == "2017-04-01/2018-03-31"
    assert (trade.fiscal, trade.partial) == (True, False)
    assert trade.date.name == "FY2017-18"


def test_each_reporter_has_its_own_year() -> None:
    trade = row("FY2017-18", reporter="IRN", partner="IND")
    assert trade.date.text == "2017-03-21/2018-03-20"
    assert trade.fiscal


def test_the_year_of_the_other_party_is_part_of_a_year() -> None:
    trade = row("2017-03-21/2018-03-20", reporter="IND")
    assert (trade.fiscal, trade.partial) == (False, True)


def test_a_calendar_year_is_whole_and_not_fiscal() -> None:
    trade = row("2017")
    assert (trade.fiscal, trade.partial) == (False, False)


def test_without_a_beginning_it_cannot_be_read() -> None:
    text = HEAD.replace(
        "  fiscal_years: [{country: IND, begins: 04-01}, {country: IRN, begins: 03-21}]\n", ""
    )
    with pytest.raises(DatasetError, match="say under fiscal_years of the dataset"):
        require_valid(
            examine_text(
                f"{text}trade:\n  - {{id: t, date: FY2017-18, reporter: IND, partner: IRN, currency: USD, "
                "total: 1, sources: [{id: mea, at: [p1]}]}\n",
                "record.yaml",
            )
        )
