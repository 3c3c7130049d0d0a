from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TypedDict

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bilat
from bilat import DateError, QueryError
from bilat.api import Relations
from bilat.query.selection import Matches
from bilat.record.model import Event
from bilat.values.countries import find_country


class Filters(TypedDict, total=False):
    since: str
    until: str
    year: str
    on: str
    certain: bool
    person: str
    country: str
    place: str
    kind: str
    topic: str
    organization: str
    source: str
    status: str
    search: str


# Each with a value that keeps some of the events and drops others.
FILTERS: Filters = {
    "since": "2008-11",
    "until": "2019-03",
    "year": "2019",
    "on": "2015-05/2019-08",
    "certain": True,
    "person": "Maduro",
    "country": "Turkey",
    "place": "Moscow",
    "kind": "meeting",
    "topic": "trade",
    "organization": "GECF",
    "source": "Sputnik",
    "status": "planned",
    "search": "visit",
}


@pytest.fixture(scope="module")
def events() -> Matches[Event]:
    return bilat.load().events


@pytest.fixture(scope="module")
def record() -> Relations:
    return bilat.load()


def ids(found: Matches[Event]) -> set[str]:
    return {one.id for one in found}


def test_two_people_must_both_take_part(events: Matches[Event]) -> None:
    both = ids(events.where(person=["Lavrov", "Arreaza"]))

    assert both == ids(events.where(person="Lavrov")) & ids(events.where(person="Arreaza"))


def test_lavrov_and_arreaza_share_one_event(events: Matches[Event]) -> None:
    assert ids(events.where(person=["Lavrov", "Arreaza"])) == {"meeting-lavrov-arreaza-2019"}


def test_two_kinds_match_either(events: Matches[Event]) -> None:
    assert {one.kind for one in events.where(kind=["treaty", "ceremony"])} == {"treaty", "ceremony"}


def test_two_kinds_find_what_each_finds(events: Matches[Event]) -> None:
    either = ids(events.where(kind=["meeting", "visit"]))

    assert either == ids(events.where(kind="meeting")) | ids(events.where(kind="visit"))


def test_two_places_match_either(events: Matches[Event]) -> None:
    assert ids(events.where(place=["Vienna", "Ankara"])) == {
        "meeting-lavrov-arreaza-2019",
        "meeting-medvedev-maduro-2018",
    }


def test_filters_of_different_names_must_all_match(events: Matches[Event]) -> None:
    assert ids(events.where(person="Putin", place="Moscow", year="2017")) == {"meeting-putin-maduro-2017"}
    assert ids(events.where(person="Maduro", place="Moscow", year="2017")) == {
        "meeting-putin-maduro-2017",
        "visit-maduro-2017",
    }


@pytest.mark.parametrize(
    "spelling", ["rodriguez", "RODRIGUEZ", "Rodríguez", "Rodri\u0301guez", "delcy rodríguez"]
)
def test_case_and_accents_do_not_matter_in_a_name(events: Matches[Event], spelling: str) -> None:
    assert ids(events.where(person=spelling)) == {
        "visit-rodriguez-2019-03",
        "meeting-rodriguez-lavrov-2019",
        "meeting-rodriguez-matviyenko-2019",
        "meeting-rodriguez-volodin-2019",
        "meeting-ryabkov-2019",
        "visit-ryabkov-2019",
        "visit-rodriguez-2019-08",
    }


@pytest.mark.parametrize(
    ("cyrillic", "latin"), [("Лавров", "Lavrov"), ("лавров", "Lavrov"), ("Владимир Путин", "Putin")]
)
def test_a_name_in_cyrillic_finds_the_same(events: Matches[Event], cyrillic: str, latin: str) -> None:
    found = ids(events.where(person=cyrillic))

    assert found
    assert found == ids(events.where(person=latin))


@pytest.mark.parametrize("part", ["Ann", "Mad", "Lav"])
def test_a_part_of_a_word_is_no_match_for_a_name(events: Matches[Event], part: str) -> None:
    assert len(events.where(person=part)) == 0


def test_a_part_of_a_word_is_no_match_in_a_search(events: Matches[Event]) -> None:
    assert len(events.where(search="Ann")) == 0


@pytest.mark.parametrize("name", ["RUS", "rus", "ru", "Russia", "Россия", "Russian Federation"])
def test_a_country_goes_by_code_or_name(events: Matches[Event], name: str) -> None:
    assert ids(events.where(country=name)) == ids(events.where(country="RUS"))


def test_the_soviet_union_is_not_russia(events: Matches[Event]) -> None:
    assert ids(events.where(country="USSR")) == {"relations-1945", "relations-1952", "relations-1970"}


def test_an_unknown_kind_is_refused(events: Matches[Event]) -> None:
    with pytest.raises(QueryError, match="meetin"):
        events.where(kind="meetin")


def test_an_unknown_kind_is_answered_with_the_nearest(events: Matches[Event]) -> None:
    with pytest.raises(QueryError, match=r"Did you mean meeting"):
        events.where(kind="meetin")


def test_an_unknown_country_is_refused(events: Matches[Event]) -> None:
    with pytest.raises(QueryError, match="Ruritania"):
        events.where(country="Ruritania")


def test_an_unknown_status_is_refused(events: Matches[Event]) -> None:
    with pytest.raises(QueryError, match="canceled"):
        events.where(status="canceled")


def test_an_empty_value_is_refused(events: Matches[Event]) -> None:
    with pytest.raises(QueryError):
        events.where(person=" ")


def test_a_month_is_refused_as_a_year(events: Matches[Event]) -> None:
    with pytest.raises(QueryError):
        events.where(year="2018-05")


def test_an_ambiguous_date_is_refused(events: Matches[Event]) -> None:
    with pytest.raises(DateError):
        events.where(on="05/09/2015")


def test_an_unknown_id_is_refused(record: Relations) -> None:
    with pytest.raises(QueryError, match="victory-day-2014"):
        record.show("victory-day-2014")


@pytest.mark.parametrize(
    ("since", "found"), [("2015-05-08", True), ("2015-05-09", True), ("2015-05-10", False)]
)
def test_since_holds_its_own_day(events: Matches[Event], since: str, *, found: bool) -> None:
    assert ("victory-day-2015" in ids(events.where(since=since))) is found


@pytest.mark.parametrize(
    ("until", "found"), [("2015-05-08", False), ("2015-05-09", True), ("2015-05-10", True)]
)
def test_until_holds_its_own_day(events: Matches[Event], until: str, *, found: bool) -> None:
    assert ("victory-day-2015" in ids(events.where(until=until))) is found


def test_since_a_month_counts_from_its_first_day(events: Matches[Event]) -> None:
    assert ids(events.where(since="2015-05")) == ids(events.where(since="2015-05-01"))


def test_until_a_month_counts_to_its_last_day(events: Matches[Event]) -> None:
    assert ids(events.where(until="2016-02")) == ids(events.where(until="2016-02-29"))


def test_until_a_year_counts_to_its_last_day(events: Matches[Event]) -> None:
    assert ids(events.where(until="2018")) == ids(events.where(until="2018-12-31"))


def test_a_month_may_lie_on_a_day_of_it(events: Matches[Event]) -> None:
    assert "visit-president-2008" in ids(events.where(on="2008-11-15"))


def test_a_month_lies_not_certainly_on_a_day_of_it(events: Matches[Event]) -> None:
    assert "visit-president-2008" not in ids(events.where(on="2008-11-15", certain=True))


def test_a_month_lies_certainly_in_its_year(events: Matches[Event]) -> None:
    assert "visit-president-2008" in ids(events.where(year="2008", certain=True))


def test_an_open_end_may_reach_any_later_year(events: Matches[Event]) -> None:
    assert "arms-deliveries-since-2006" in ids(events.where(year="2017"))


def test_an_open_end_reaches_no_later_year_certainly(events: Matches[Event]) -> None:
    assert "arms-deliveries-since-2006" not in ids(events.where(year="2017", certain=True))


def test_certain_leaves_out_a_participant_who_may_have_been_there(events: Matches[Event]) -> None:
    assert "nam-2019" in ids(events.where(person="Ryabkov"))
    assert "nam-2019" not in ids(events.where(person="Ryabkov", certain=True))


def test_certain_keeps_a_participant_who_was_there(events: Matches[Event]) -> None:
    assert "visit-rodriguez-2019-08" in ids(events.where(person="Rodriguez", certain=True))


def test_a_year_may_be_a_number(events: Matches[Event]) -> None:
    assert ids(events.where(year=2016)) == {
        "arms-deliveries-since-2006",
        "trade-growth-2015-2018",
        "meeting-putin-maduro-2016",
    }


def test_an_organization_goes_by_its_short_name(events: Matches[Event]) -> None:
    assert ids(events.where(organization="gecf")) == ids(
        events.where(organization="Gas Exporting Countries Forum")
    )


def test_a_search_finds_words_in_any_order(events: Matches[Event]) -> None:
    assert ids(events.where(search="day victory")) == {"victory-day-2015"}


def test_records_come_in_order_of_time(events: Matches[Event]) -> None:
    assert [one.date.order for one in events] == sorted(one.date.order for one in events)


def test_narrowing_twice_is_narrowing_by_both(events: Matches[Event]) -> None:
    twice = events.where(person="Putin").where(place="Moscow")

    assert list(twice) == list(events.where(person="Putin", place="Moscow"))


@given(
    before=st.fixed_dictionaries({}, optional={name: st.just(value) for name, value in FILTERS.items()}),
    name=st.sampled_from(sorted(FILTERS)),
)
def test_adding_a_filter_never_adds_a_record(
    events: Matches[Event], before: dict[str, str | bool], name: str
) -> None:
    fewer: Filters = {**before, name: FILTERS[name]}  # type: ignore[typeddict-item]
    some: Filters = {**before}  # type: ignore[typeddict-item]

    assert ids(events.where(**fewer)) <= ids(events.where(**some))


class TestFiltersOfTheLibrary:
    def test_a_misspelt_filter_is_an_error_and_not_passed_over(self) -> None:
        with pytest.raises(bilat.QueryError, match=r"'persn' is not a filter\. Did you mean person"):
            bilat.load().events.where(persn="Lavrov")  # type: ignore[call-arg]  # the slip that is tested

    def test_a_year_may_be_a_number_and_a_day_a_date(self, events: Matches[Event]) -> None:
        assert ids(events.where(since=2019)) == ids(events.where(since="2019"))
        assert ids(events.where(on=date(2015, 5, 9))) == ids(events.where(on="2015-05-09"))
        assert ids(events.where(on=datetime(2015, 5, 9, 23, 59, tzinfo=UTC))) == ids(
            events.where(on="2015-05-09")
        )
        assert ids(events.where(year=[2015, "2016"])) == ids(events.where(year=["2015", "2016"]))

    def test_none_asks_nothing(self, events: Matches[Event]) -> None:
        assert ids(events.where(since=None, person=None, kind=None)) == ids(events.where())


class TestWindows:
    @pytest.mark.parametrize(("since", "until"), [("2019", "May 2015"), ("2019-01-02", "2019-01-01")])
    def test_one_that_ends_before_it_starts_is_refused(
        self, events: Matches[Event], since: str, until: str
    ) -> None:
        with pytest.raises(bilat.QueryError, match="ends before it starts"):
            events.where(since=since, until=until)

    @pytest.mark.parametrize(("since", "until"), [("2019", "2019-01-01"), ("2019-03-14", "2019-03-14")])
    def test_one_of_a_day_is_answered(self, events: Matches[Event], since: str, until: str) -> None:
        assert ids(events.where(since=since, until=until)) == ids(events.where(on=until))

    def test_of_several_it_is_enough_that_one_fits(self, record: Relations) -> None:
        query = bilat.Query.of(record.dataset, since=["2030", "2018"], until="2019")
        assert [window.text for window in query.since] == ["2030", "2018"]


def test_kinds_may_stand_in_one_word(events: Matches[Event]) -> None:
    assert ids(events.where(kind="treaty, agreement")) == ids(events.where(kind=["treaty", "agreement"]))


def test_goods_are_asked_by_their_status(record: Relations) -> None:
    assert {one.commodity for one in record.goods.where(status="requested")} == {
        *("corn", "rapeseed", "rice", "sorghum", "sunflower")
    }
    assert {one.status for one in record.goods.where(status=["permitted", "requested"])} == {
        *("permitted", "requested")
    }


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("UK", "GBR"), ("Great Britain", "GBR"), ("Czech Republic", "CZE"), ("Ivory Coast", "CIV")),
        *(("Viet Nam", "VNM"), ("DPRK", "PRK"), ("Republic of Korea", "KOR"), ("East Germany", "DDR")),
    ],
)
def test_a_country_is_known_by_the_names_in_use(name: str, code: str) -> None:
    assert find_country(name) == code
