"""COLT comes in: trips are visits, and leaders' meetings in third countries are found."""

from __future__ import annotations

import pytest

from bilat.exchange.importers.rows import OTHER_PAIR, ImportedEntry, ImportOptions, LeftOut
from bilat.values.errors import DatasetError

# The 76 columns, in their order.
from colt_rows import ABROAD, COLUMNS, LAVROV, PAIR, PUTIN, PUTIN_IN_CARACAS, date, entry, items


def test_a_row_has_76_columns() -> None:
    assert len(COLUMNS) == 76


def test_a_trip_is_a_visit() -> None:
    (visit,) = items({"SourceLink1": "https://example.org/1", "SourceLink2": "Gazette of 8 April"})
    assert visit == ImportedEntry(
        rows=(2,),
        locators=("#71-VEN-RUS-42100",),
        section="events",
        entry={
            "date": "2015-04-06/2015-04-08",
            "kind": "visit",
            "title": "Nicolas Maduro visits Russia",
            "place": {"city": "Moscow", "country": "RUS"},
            "participants": [{"name": "Nicolas Maduro", "role": "president", "country": "VEN"}],
        },
        id_parts=("Nicolas Maduro", "rus"),
        comment="COLT's sources: https://example.org/1; Gazette of 8 April",
        line=2,
        made_title=True,
    )


def test_trips_of_other_states_and_of_organizations_are_another_pair() -> None:
    others = items(
        {"LeaderCountryISO": "CUB"},
        {"CountryVisitedISO": "CUB"},
        {"LeaderRole": "I", "LeaderTitle": "Secretary-General"},
    )
    assert others == [LeftOut(row, OTHER_PAIR) for row in (2, 3, 4)]


def test_the_soviet_union_stands_for_russia() -> None:
    visit = entry({"CountryVisited": "USSR", "CountryVisitedISO": "SUN"})
    assert visit["place"]["country"] == "SUN"
    assert visit["title"] == "Nicolas Maduro visits the Soviet Union"


def test_hosts_met_take_part_without_their_titles() -> None:
    visit = entry(
        {
            "MetHostHoGS": "Yes",
            "HostHOGSName": "President Vladimir Putin; Prime Minister Dmitry Medvedev",
            "SubHOGSmetHostSubHOGS": "Yes",
            "HostSubHOGSName": "Foreign Minister Sergey Lavrov",
        }
    )
    assert visit["participants"][1:] == [
        {"name": "Vladimir Putin", "role": "president", "country": "RUS"},
        {"name": "Dmitry Medvedev", "role": "prime minister", "country": "RUS"},
        {"name": "Sergey Lavrov", "role": "foreign minister", "country": "RUS"},
    ]


@pytest.mark.parametrize(
    ("flag", "name", "hosts"),
    [
        ("Yes", "", [{"role": "head of state or government", "country": "RUS", "level": "leaders"}]),
        ("No", "President Vladimir Putin", []),
        ("", "", []),
        (
            "",
            "President Vladimir Putin",
            [{"name": "Vladimir Putin", "role": "president", "country": "RUS", "certain": "false"}],
        ),
    ],
)
def test_a_blank_flag_is_neither_yes_nor_no(flag: str, name: str, hosts: list[dict[str, str]]) -> None:
    assert entry({"MetHostHoGS": flag, "HostHOGSName": name})["participants"][1:] == hosts


def test_a_blank_flag_about_the_trip_says_nothing() -> None:
    assert "note" not in entry({"PublicAddress": "", "SignedAgreement": "No"})
    note = entry({"PublicAddress": "Yes", "SignedAgreement": "Yes", "BusinessLeaderOrForum": ""})["note"]
    assert note == "The trip's record has a public address and the signing of an agreement."


def test_cities_apart_at_semicolons() -> None:
    assert entry({"CityVisited": "Moscow; Kazan;Sochi"})["place"]["city"] == "Moscow, Kazan and Sochi"
    assert entry({"CityVisited": ""})["place"] == {"country": "RUS"}


@pytest.mark.parametrize(
    ("confidence", "when"),
    [
        ("1", "2015-04-06/2015-04-08"),
        ("2", "2015-04-06?/2015-04-08?"),
        ("3", "2015-04-06?/2015-04-08?"),
        ("4", "2015-04"),
        ("", "2015-04-06/2015-04-08"),
    ],
)
def test_confidence_one_is_the_highest(confidence: str, when: str) -> None:
    assert date(**{"Confidence(1-5)": confidence}) == when


def test_an_unclear_destination_is_left_out_unless_asked_for() -> None:
    row = {"Confidence(1-5)": "5"}
    assert items(row) == [LeftOut(2, "the destination is unclear (confidence 5)")]
    asked = ImportOptions(PAIR.parties, PAIR.predecessors, uncertain=True)
    visit = entry(row, options=asked)
    assert visit["participants"][0]["certain"] == "false"
    assert visit["note"] == "COLT is not certain of the destination (confidence 5)."


def test_a_month_alone_that_ends_in_the_next() -> None:
    assert date(**{"Confidence(1-5)": "4", "TripEndDate": "2015-05-02"}) == "2015-04/2015-05"


def test_a_trip_that_runs_is_open() -> None:
    visit = entry({"TripEndDate": "TBD"})
    assert (visit["date"], visit["status"]) == ("2015-04-06/..", "ongoing")


@pytest.mark.parametrize(
    ("start", "end", "when"),
    [
        ("2015-04-06", "", "2015-04-06"),
        ("42100", "42102", "2015-04-06/2015-04-08"),
        ("4/13/2015", "4/14/2015", "2015-04-13/2015-04-14"),
        ("4/6/2015", "4/8/2015", "2015-04-06/2015-04-08"),
        ("6/4/2015", "8/4/2015", "2015-04-06/2015-04-08"),
        ("4/13/2015 0:00", "5/4/2015 0:00", "2015-04-13/2015-05-04"),
        ("", "", "2015"),
    ],
)
def test_days_as_spreadsheets_write_them(start: str, end: str, when: str) -> None:
    # The trip's id ends with the number of the start's day, 6 April: so 4/6 and 6/4 are that day.
    assert date(TripStartDate=start, TripEndDate=end) == when


def test_a_day_that_can_be_read_two_ways_is_an_error() -> None:
    with pytest.raises(DatasetError, match=r"csv:2:1: TripStartDate: '5/6/2015' can be read two ways"):
        items({"TripStartDate": "5/6/2015"})
    with pytest.raises(DatasetError, match=r"TripStartDate is 'soon', which is not a date"):
        items({"TripStartDate": "soon"})


def test_a_trip_without_days_or_with_reversed_ones_is_left_out() -> None:
    assert items({"TripStartDate": "", "TripYear": ""}, {"TripEndDate": "2015-04-01"}) == [
        LeftOut(2, "without a date"),
        LeftOut(3, "the trip ends before it starts"),
    ]


def test_a_multilateral_occasion_unless_it_was_not_attended() -> None:
    name = {"NameMultilatEvent": "Gas Forum"}
    assert entry({"AttendedMultilatEvent": "Yes", **name})["occasion"] == "Gas Forum"
    assert "occasion" not in entry({"AttendedMultilatEvent": "No", **name})


def test_holidays_and_medical_journeys_are_told_apart() -> None:
    visit = entry({"Notes": "On vacation; a medical check"})
    assert visit["topics"] == ["holiday", "medical journey"]
    assert visit["note"] == "COLT notes: On vacation; a medical check"


def test_a_leader_whose_office_bilat_does_not_rank_has_a_level() -> None:
    (visitor,) = entry({"LeaderTitle": "Custodian", "LeaderRole": "GS"})["participants"]
    expected = {"name": "Nicolas Maduro", "role": "Custodian", "country": "VEN", "level": "leaders"}
    assert visitor == expected


@pytest.mark.parametrize(
    ("code", "role"), [("S", "head of state"), ("De Facto", "de facto leader"), ("F", "foreign minister")]
)
def test_a_traveller_without_a_title_is_what_the_code_says(code: str, role: str) -> None:
    (visitor,) = entry({"LeaderTitle": "", "LeaderRole": code})["participants"]
    assert visitor == {"name": "Nicolas Maduro", "role": role, "country": "VEN"}


def test_a_meeting_in_a_third_country_is_one_whoever_tells_of_it() -> None:
    russian = {
        **PUTIN,
        **ABROAD,
        "TripID": "7-RUS-AUT-42099",
        "TripStartDate": "2015-04-05",
        "TripEndDate": "2015-04-07",
        "MetNonhostHOGS": "Yes",
        "NonhostHOGSNames": "President Nicolás Maduro; President Evo Morales",
    }
    venezuelan = {**ABROAD, "MetNonhostHOGS": "Yes", "NonhostHOGSNames": "President Vladimir Putin"}
    (meeting,) = items(russian, venezuelan)
    assert meeting.rows == (2, 3)
    assert meeting.locators == ("#7-RUS-AUT-42099", "#71-VEN-RUS-42100")
    assert meeting.entry["kind"] == "meeting"
    assert meeting.entry["date"] == "[2015-04-06..2015-04-07]"
    assert meeting.entry["title"] == "Nicolas Maduro and Vladimir Putin meet in Austria"
    assert meeting.entry["place"] == {"city": "Vienna", "country": "AUT"}
    assert meeting.entry["note"] == (
        "On which of the trip's days they met is not said. "
        "Leaders met of other states: President Evo Morales."
    )
    assert [(who["name"], who["role"], who["country"]) for who in meeting.entry["participants"]] == [
        ("Vladimir Putin", "president", "RUS"),
        ("Nicolas Maduro", "president", "VEN"),
    ]


def test_a_meeting_on_a_trip_of_one_day_was_that_day() -> None:
    putin = {**PUTIN, "CountryVisitedISO": "CUB"}
    met = {**ABROAD, "TripEndDate": "2015-04-06", "NonhostHOGSNames": "Vladimir Putin"}
    meeting, other = items(putin, {**met, "MetNonhostHOGS": ""})[::-1]
    assert other == LeftOut(2, OTHER_PAIR)
    assert meeting.entry["date"] == "2015-04-06"
    # The flag is blank: he may have been met.
    assert meeting.entry["participants"][1]["certain"] == "false"
    assert items(putin, {**met, "MetNonhostHOGS": "No"})[1:] == [LeftOut(3, OTHER_PAIR)]


def test_a_leader_met_abroad_whom_the_record_knows() -> None:
    met = {**ABROAD, "MetNonhostHOGS": "Yes", "NonhostHOGSNames": "President Vladímir Putin"}
    assert items(met) == [LeftOut(2, OTHER_PAIR)]
    knowing = ImportOptions(PAIR.parties, PAIR.predecessors, people={"vladimir putin": "RUS"})
    assert entry(met, options=knowing)["title"] == "Nicolas Maduro and Vladímir Putin meet in Austria"
    by_the_cell = {**met, "NonhostHOGSNames": "President Vladimir Putin (Russia)"}
    assert entry(by_the_cell)["title"] == "Nicolas Maduro and Vladimir Putin meet in Austria"


def test_leaders_of_other_states_met_abroad_are_another_pair() -> None:
    met = {**ABROAD, "MetNonhostHOGS": "Yes", "NonhostHOGSNames": "President Evo Morales"}
    assert items(met) == [LeftOut(2, OTHER_PAIR)]


def test_a_minister_who_came_with_the_leader_is_on_one_visit() -> None:
    with_putin = {"SubHOGSTravelWithHOGS": "Yes", "CotravelHOGS": "President Vladimir Putin"}
    (visit,) = items({**LAVROV, **with_putin, "TripID": "8-RUS-VEN-42100"}, PUTIN_IN_CARACAS)
    assert visit.locators == ("#7-RUS-VEN-42100", "#8-RUS-VEN-42100")
    assert visit.entry["title"] == "Vladimir Putin and Sergey Lavrov visit Venezuela"
    # Other days: two visits, and the leader on his own alone.
    earlier = {**LAVROV, **with_putin, "TripStartDate": "2015-04-05"}
    assert [len(item.entry["participants"]) for item in items(earlier, PUTIN_IN_CARACAS)] == [1, 1]
    # The file does not have the leader's trip: he is on the minister's.
    assert entry({**LAVROV, **with_putin})["title"] == "Sergey Lavrov and Vladimir Putin visit Venezuela"


def test_a_row_that_repeats_another_is_the_same_visit() -> None:
    (visit,) = items({}, {"SourceLink1": "https://example.org/2"})
    assert (visit.rows, visit.locators) == ((2, 3), ("#71-VEN-RUS-42100",))


def test_kosovo_and_other_codes_of_their_own() -> None:
    options = ImportOptions(("RUS", "XKX"))
    visit = entry({"LeaderCountryISO": "XKX", "LeaderFullName": "Hashim Thaci"}, options=options)
    assert visit["participants"][0]["country"] == "XKX"
