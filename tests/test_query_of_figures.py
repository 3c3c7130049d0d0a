"""Filters of trade, goods, figures and standing facts."""

from __future__ import annotations

import pytest

from bilat.api import Relations
from bilat.loading.dataset import examine_text, require_valid
from bilat.query.selection import Matches
from bilat.record.model import Goods
from small_record import in_the_file, trade


class TestGoodsWithoutADate:
    @pytest.fixture
    def goods(self) -> Matches[Goods]:
        common = "flow: exports, reporter: NOR, partner: SWE, sources: [{id: paper, at: [p1]}]"
        section = (
            f"goods:\n  - {{id: fish-2018, date: 2018, commodity: fish, {common}}}\n"
            f"  - {{id: fish-2019, date: 2019, commodity: fish, {common}}}\n"
            f"  - {{id: salt, commodity: salt, {common}}}\n"
        )
        return Relations(require_valid(examine_text(in_the_file(section), "record.yaml"))).goods

    def test_may_lie_in_any_window(self, goods: Matches[Goods]) -> None:
        assert [one.id for one in goods.where(year="2018")] == ["fish-2018", "salt"]

    def test_lie_certainly_in_none(self, goods: Matches[Goods]) -> None:
        assert [one.id for one in goods.where(year="2018", certain=True)] == ["fish-2018"]

    def test_have_the_date_that_another_source_gives(self) -> None:
        cited = "sources: [{id: paper, at: [p1]}]"
        section = (
            f"goods:\n  - {{id: salt, commodity: salt, flow: exports, reporter: NOR, {cited}, "
            f"variants: [{{key: date, value: 2018, {cited.replace('paper', 'gazette')}}}]}}\n"
        )
        goods = Relations(require_valid(examine_text(in_the_file(section), "record.yaml"))).goods
        assert [when.text for when in goods[0].dates] == ["2018"]
        assert (len(goods.where(year="2018")), len(goods.where(year="2019"))) == (1, 0)

    def test_are_kept_where_no_window_is_asked(self, goods: Matches[Goods]) -> None:
        assert [one.id for one in goods.where(certain=True)] == ["fish-2018", "fish-2019", "salt"]


class TestTradeAndStandingFacts:
    @pytest.fixture
    def record(self) -> Relations:
        section = (
            "organizations:\n  - {id: customs, name: Customs Office, aliases: [Toll], kind: agency}\n"
            + trade("date: 2017, total: 1, agency: customs, note: A fair year", "date: 2018, total: 2")
            + "standing:\n"
            "  - {id: fleet, kind: company, title: Boats, countries: [SWE], organizations: [customs], "
            "topics: [fishing], note: Founded early, sources: [{id: paper, at: [p1]}]}\n"
            "  - {id: other, kind: view, title: Views, sources: [{id: paper, at: [p1]}]}\n"
        )
        return Relations(require_valid(examine_text(in_the_file(section), "record.yaml")))

    def test_trade_is_asked_by_its_agency(self, record: Relations) -> None:
        assert [row.id for row in record.trade.where(organization="toll")] == ["trade-1"]

    @pytest.mark.parametrize("words", ["trade-1", "fair year", "customs office"])
    def test_trade_is_searched_by_id_note_and_agency(self, record: Relations, words: str) -> None:
        assert [row.id for row in record.trade.where(search=words)] == ["trade-1"]

    @pytest.mark.parametrize(
        "words", ["fleet", "boats", "sweden", "customs office", "toll", "fishing", "founded early", "company"]
    )
    def test_a_standing_fact_is_searched_by_all_that_it_says(self, record: Relations, words: str) -> None:
        assert [fact.id for fact in record.standing.where(search=words)] == ["fleet"]

    def test_a_standing_fact_is_asked_by_its_organization(self, record: Relations) -> None:
        assert [fact.id for fact in record.standing.where(organization="toll")] == ["fleet"]


class TestCountriesOfWhatWasTraded:
    @pytest.fixture
    def record(self) -> Relations:
        rest = "value: 1, currency: USD, sources: [{id: paper, at: [p1]}]"
        section = (
            trade("date: 2018, total: 2")
            + "goods:\n"
            + "".join(
                f"  - {{id: {name}, date: 2018, commodity: fish, flow: exports, {sides}, {rest}}}\n"
                for name, sides in (
                    ("both", "reporter: NOR, partner: SWE"),
                    ("told-by-norway", "reporter: NOR"),
                    ("sold-to-sweden", "partner: SWE"),
                )
            )
            + f"figures:\n  - {{id: aid, date: 2018, measure: aid, from: NOR, to: SWE, {rest}}}\n"
            + f"  - {{id: debt, date: 2018, measure: debt, from: SWE, {rest}}}\n"
        )
        return Relations(require_valid(examine_text(in_the_file(section), "record.yaml")))

    @pytest.mark.parametrize(
        ("country", "found"),
        [
            ("Norway", ["trade-1", "both", "told-by-norway", "aid"]),
            ("SWE", ["trade-1", "both", "sold-to-sweden", "aid", "debt"]),
            ("Denmark", []),
        ],
    )
    def test_either_side_finds_it_surely(self, country: str, found: list[str], record: Relations) -> None:
        for lists in (
            [part.where(country=country) for part in (record.trade, record.goods, record.figures)],
            [part.where(involving=country) for part in (record.trade, record.goods, record.figures)],
        ):
            assert [one.id for part in lists for one in part.sure] == found
            assert not any(part.possible for part in lists)
