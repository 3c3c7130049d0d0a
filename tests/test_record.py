"""What the bundled record must say, written out by hand from the source text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

import bilat
from bilat.api import Relations
from bilat.record.model import Event, Goods, Standing, Trade
from bilat.values.figures import Figure


@pytest.fixture(scope="module")
def record() -> Relations:
    return bilat.load()


def event(record: Relations, event_id: str) -> Event:
    found = record.show(event_id)
    assert isinstance(found, Event)
    return found


def dates(events: list[Event]) -> set[str]:
    return {one.date.text for one in events}


def names(one: Event) -> set[str]:
    return {taking_part.person.name for taking_part in one.participants if taking_part.person}


def trade_of(record: Relations, when: str) -> Trade:
    (row,) = (row for row in record.trade if row.date.text == when)
    return row


def goods_of(record: Relations, commodity: str) -> Goods:
    (row,) = (row for row in record.goods if row.commodity == commodity)
    return row


def value(figure: Figure | None) -> int:
    assert figure is not None
    whole = int(figure.value)
    assert whole == figure.value
    return whole


def every_record(record: Relations) -> Sequence[Event | Trade | Goods | Standing]:
    data = record.dataset
    return [*data.events, *data.trade, *data.goods, *data.standing]


def cited_paragraphs(record: Relations) -> set[str]:
    return {
        paragraph
        for one in every_record(record)
        for cited in one.sources
        for paragraph in re.findall(r"p\d+", cited.locator)
    }


def test_putin_and_maduro_met_on_seven_dates(record: Relations) -> None:
    met = record.events.where(kind="meeting", person=["Putin", "Maduro"])

    assert sorted(one.date.text for one in met) == [
        "2013-07",
        "2015-01",
        "2015-09",
        "2015-11",
        "2016-10",
        "2017-10-04",
        "2019-09-25",
    ]


@pytest.mark.parametrize(
    ("when", "city"),
    [
        ("2015-09", "Beijing"),
        ("2015-11", "Tehran"),
        ("2016-10", "Istanbul"),
        ("2017-10-04", "Moscow"),
        ("2019-09-25", "Moscow"),
    ],
)
def test_putin_and_maduro_met_in_the_city_the_source_names(record: Relations, when: str, city: str) -> None:
    (met,) = (
        one
        for one in record.events.where(kind="meeting", person=["Putin", "Maduro"])
        if one.date.text == when
    )

    assert met.place is not None
    assert met.place.city == city


@pytest.mark.parametrize("when", ["2013-07", "2015-01"])
def test_no_city_is_given_where_the_source_says_only_russia(record: Relations, when: str) -> None:
    (met,) = (
        one
        for one in record.events.where(kind="meeting", person=["Putin", "Maduro"])
        if one.date.text == when
    )

    assert met.place is not None
    assert (met.place.city, met.place.country) == (None, "RUS")


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("Medvedev", {"2018-07-09"}),
        ("Arreaza", {"2019-03-14", "2019-05-05", "2019-07"}),
        ("Ryabkov", {"2019-07"}),
        ("Chávez", {"2001-05"}),
        ("Rodríguez", {"[2019-03,2019-08]", "2019-07"}),
        ("Lavrov", {"[2019-03,2019-08]", "2019-03-14"}),
        ("Matviyenko", {"[2019-03,2019-08]"}),
        ("Volodin", {"[2019-03,2019-08]"}),
        ("Guaidó", set()),
    ],
)
def test_a_person_took_part_in_meetings_and_visits_of(
    record: Relations, person: str, expected: set[str]
) -> None:
    assert dates(list(record.meetings.where(person=person))) == expected


@pytest.mark.parametrize("person", ["Lavrov", "Matviyenko", "Volodin"])
def test_rodriguez_certainly_met_each_of_three_on_a_visit_of_march_or_august(
    record: Relations, person: str
) -> None:
    (met,) = record.meetings.where(person=["Rodríguez", person], certain=True)
    both = {"visit-rodriguez-2019-03", "visit-rodriguez-2019-08"}

    assert (met.date.text, set(met.part_of_one), met.place and met.place.country) == (
        "[2019-03,2019-08]",
        both,
        "RUS",
    )
    assert "at least once" in (met.note or "").lower()


def test_rodriguez_travelled_alone_as_far_as_the_source_says(record: Relations) -> None:
    visits = record.events.where(kind="visit", person="Rodríguez")

    assert [(one.date.text, names(one)) for one in visits if one.date.text != "2019-07"] == [
        ("2019-03", {"Delcy Rodríguez"}),
        ("2019-08", {"Delcy Rodríguez"}),
    ]


@pytest.mark.parametrize(
    ("part", "wholes"),
    [
        ("defence-agreement-2001", ["visit-chavez-2001"]),
        ("meeting-putin-maduro-2013", ["visit-maduro-2013", "gecf-summit-2013"]),
        ("meeting-putin-maduro-2015-01", ["visit-maduro-2015-01"]),
        ("meeting-putin-maduro-2015-11", ["gecf-summit-2015"]),
        ("energy-week-2017", ["visit-maduro-2017"]),
        ("meeting-putin-maduro-2017", ["visit-maduro-2017"]),
        ("talks-2018-12", ["visit-maduro-2018"]),
        ("meeting-ryabkov-2019", ["visit-ryabkov-2019"]),
    ],
)
def test_the_source_puts_a_part_into_its_whole(record: Relations, part: str, wholes: list[str]) -> None:
    assert list(event(record, part).part_of) == wholes


def test_nothing_else_is_part_of_anything(record: Relations) -> None:
    # The source does not put the rifle contract of 2005 among the first contracts of that year, for one.
    assert sum(bool(one.part_of) for one in record.events) == 8
    assert sum(bool(one.part_of_one) for one in record.events) == 3


def test_hosts_are_those_who_received_ryabkov(record: Relations) -> None:
    hosts = {
        taking_part.person.name
        for one in record.events.where(kind="visit")
        for taking_part in one.participants
        if taking_part.part == "host" and taking_part.person
    }

    assert hosts == {"Nicolás Maduro", "Delcy Rodríguez", "Jorge Arreaza"}


def test_a_paragraph_that_only_gives_an_office_says_so(record: Relations) -> None:
    cited = {(one.locator, one.purpose) for one in event(record, "meeting-lavrov-arreaza-2019").sources}

    assert cited == {("p20", None), ("p17", "office")}
    # Each record has a paragraph of its own.
    assert [one.id for one in every_record(record) if all(cited.purpose for cited in one.sources)] == []


@pytest.mark.parametrize(
    ("event_id", "role"),
    [("visit-president-2008", "president"), ("visit-prime-minister-2010", "prime minister")],
)
def test_an_unnamed_official_is_a_role_and_no_name(record: Relations, event_id: str, role: str) -> None:
    (taking_part,) = event(record, event_id).participants

    assert (taking_part.person, taking_part.role, taking_part.country) == (None, role, "RUS")


def test_the_highest_level_talks_of_december_2018_name_maduro_alone(record: Relations) -> None:
    for one in record.events.where(on="2018-12-05", kind=["meeting", "visit"]):
        assert names(one) == {"Nicolás Maduro"}


@pytest.mark.parametrize(
    ("event_id", "when", "country"),
    [
        ("recognition-1857", "1857-12-17", "RUS"),
        ("relations-1945", "1945-03-14", "SUN"),
        ("relations-1952", "1952-06-13", "SUN"),
        ("relations-1970", "1970-04-16", "SUN"),
        ("succession-1991", "1991-12", "RUS"),
        ("treaty-1996", "1996-05-24", "RUS"),
    ],
)
def test_the_state_that_acted_is_the_one_of_its_day(
    record: Relations, event_id: str, when: str, country: str
) -> None:
    found = event(record, event_id)

    assert (found.date.text, {p.country for p in found.participants}) == (when, {country, "VEN"})


def test_putin_is_not_listed_at_victory_day_2015(record: Relations) -> None:
    assert names(event(record, "victory-day-2015")) == {"Nicolás Maduro"}


def test_nobody_met_on_victory_day_2015(record: Relations) -> None:
    assert len(record.meetings.where(on="2015-05-09")) == 0


def test_the_rifle_plant_is_planned_for_2020_to_2021(record: Relations) -> None:
    plant = event(record, "rifle-plant-2020")

    assert (plant.status, plant.date.text) == ("planned", "2020/2021")


def test_nothing_but_the_rifle_plant_is_planned(record: Relations) -> None:
    assert [one.id for one in record.events.where(status="planned")] == ["rifle-plant-2020"]


def test_the_rifle_contract_of_may_2005_has_no_place(record: Relations) -> None:
    contract = event(record, "rifle-contract-2005")

    assert (contract.date.text, contract.place) == ("2005-05", None)


def test_the_first_defence_contracts_were_signed_in_caracas(record: Relations) -> None:
    contracts = event(record, "defence-contracts-2005")

    assert contracts.place is not None
    assert (contracts.date.text, contracts.place.city) == ("2005", "Caracas")


def test_the_commission_sat_in_moscow_on_5_april_2019(record: Relations) -> None:
    session = event(record, "commission-session-2019")

    assert session.place is not None
    assert (session.date.text, session.place.city) == ("2019-04-05", "Moscow")


def test_the_absent_defence_minister_is_no_participant_in_april_2019(record: Relations) -> None:
    assert event(record, "security-conference-2019").participants == ()


def test_the_claim_about_guaido_is_attributed(record: Relations) -> None:
    assert event(record, "guaido-2019").attributed_to is not None


def test_every_paragraph_but_the_heading_is_cited(record: Relations) -> None:
    assert cited_paragraphs(record) == {f"p{n}" for n in range(1, 45)} - {"p18"}


def test_every_record_cites_a_source(record: Relations) -> None:
    assert [one.id for one in every_record(record) if not one.sources] == []


def test_the_trade_of_2018_is_as_reported(record: Relations) -> None:
    row = trade_of(record, "2018")

    assert (value(row.exports), value(row.imports), value(row.total)) == (84_000_000, 1_200_000, 85_200_000)


def test_the_trade_of_2018_is_the_customs_services(record: Relations) -> None:
    assert trade_of(record, "2018").agency == "Federal Customs Service"


def test_the_balance_of_2018_is_worked_out(record: Relations) -> None:
    row = trade_of(record, "2018")

    assert (value(row.balance), row.derived) == (82_800_000, ("balance",))


def test_the_total_of_2017_is_worked_out_from_growth(record: Relations) -> None:
    row = trade_of(record, "2017")

    # 85.2 / 1.247 = 68.324 million, no finer than the 0.1 million it comes from.
    assert (value(row.total), row.derived) == (68_300_000, ("total",))


def test_nothing_but_the_total_is_known_of_2017(record: Relations) -> None:
    row = trade_of(record, "2017")

    assert (row.exports, row.imports, row.balance) == (None, None, None)


def test_the_half_year_of_2019_is_as_reported(record: Relations) -> None:
    row = trade_of(record, "2019-01/2019-06")

    assert (value(row.exports), value(row.imports), value(row.total)) == (37_300_000, 559_900, 37_800_000)


def test_the_half_year_of_2019_is_partial(record: Relations) -> None:
    assert trade_of(record, "2019-01/2019-06").partial is True


def test_a_whole_year_is_not_partial(record: Relations) -> None:
    assert trade_of(record, "2018").partial is False


def test_no_agency_is_named_for_the_half_year_of_2019(record: Relations) -> None:
    assert trade_of(record, "2019-01/2019-06").agency is None


def test_russia_exported_257200_tonnes_of_wheat_in_2018(record: Relations) -> None:
    wheat = goods_of(record, "wheat")

    assert wheat.date is not None
    assert (wheat.date.text, wheat.flow, value(wheat.quantity), wheat.unit) == (
        "2018",
        "exports",
        257_200,
        "tonnes",
    )


@pytest.mark.parametrize("commodity", ["beef", "pork", "poultry meat"])
def test_meat_was_permitted_in_may_2019(record: Relations, commodity: str) -> None:
    meat = goods_of(record, commodity)

    assert meat.date is not None
    assert (meat.date.text, meat.status, meat.quantity) == ("2019-05", "permitted", None)
    # To where is not said.
    assert (meat.flow, meat.reporter, meat.partner) == ("exports", "RUS", None)


@pytest.mark.parametrize("commodity", ["corn", "rice", "rapeseed", "sunflower", "sorghum"])
def test_crops_are_requested_without_a_date(record: Relations, commodity: str) -> None:
    crop = goods_of(record, commodity)

    assert (crop.date, crop.status) == (None, "requested")
    # From where is not said.
    assert (crop.flow, crop.reporter, crop.partner) == ("imports", "VEN", None)


def event_of(name: str) -> Event:
    found = bilat.load().show(name)
    assert isinstance(found, Event)
    return found


class TestReadings:
    """Where the source leaves something open, the record says so."""

    def test_who_led_the_russian_side_at_the_highest_level_is_a_reading(self) -> None:
        talks = event_of("talks-2018-12")
        assert [(one.person and one.person.name, one.certain) for one in talks.participants] == [
            ("Nicolás Maduro", True),
            (None, False),
        ]

    def test_the_trip_of_2017_is_dated_about_the_day_of_the_meeting(self) -> None:
        trip = event_of("visit-maduro-2017")
        assert (trip.date.text, trip.date.approximate, trip.kind) == ("2017-10-04~", True, "visit")

    def test_ryabkov_came_to_take_part_but_that_he_did_is_not_said(self) -> None:
        [ryabkov] = event_of("nam-2019").participants
        assert not ryabkov.certain

    def test_parties_that_the_source_names_are_found_by_country(self) -> None:
        found = {event.id for event in bilat.load().events.where(country="Russia")}
        assert {"defence-plants-contract-2006", "aid-medicines-2018", "aid-who-2019"} <= found
