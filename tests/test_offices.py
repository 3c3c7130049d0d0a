"""At what level a meeting is: by the highest official of each side."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bilat
from bilat.query.filters import Query
from bilat.query.matcher import Matcher
from bilat.record.model import Participant
from bilat.values.offices import LEVELS, is_known_role, level_of
from examples import event
from program import ids_of
from small_record import event as event_of
from small_record import events, written
from strategies import LETTERS


@pytest.mark.parametrize(
    ("role", "level"),
    [
        ("president", "leaders"),
        ("Prime Minister", "leaders"),
        ("head of state", "leaders"),
        ("acting president", "leaders"),
        ("interim prime minister", "leaders"),
        ("vice president", "ministers"),
        ("deputy prime minister", "ministers"),
        ("acting deputy prime minister", "ministers"),
        ("minister", "ministers"),
        ("acting foreign minister", "ministers"),
        ("minister of state to the prime minister", "ministers"),
        ("foreign minister", "ministers"),
        ("minister of energy", "ministers"),
        ("speaker of the State Duma", "ministers"),
        ("deputy foreign minister", "officials"),
        ("vice minister of health", "officials"),
        ("acting deputy foreign minister", "officials"),
        ("first vice minister", "officials"),
        ("assistant foreign minister", "officials"),
        ("former foreign minister", "officials"),
        ("adviser to the prime minister", "officials"),
        ("spokesman of the prime minister", "officials"),
        ("envoy for the foreign minister", "officials"),
        ("ambassador", "officials"),
        ("president of the chamber of commerce", "officials"),
        # Sovereigns, and leaders by other names.
        ("shah", "leaders"),
        ("Shah of Iran", "leaders"),
        ("emir of Qatar", "leaders"),
        ("sultan", "leaders"),
        ("queen", "leaders"),
        ("supreme leader", "leaders"),
        ("leader of the Islamic Revolution", "leaders"),
        ("taoiseach", "leaders"),
        ("chancellor", "leaders"),
        ("federal chancellor of Germany", "leaders"),
        ("general secretary", "leaders"),
        ("General Secretary of the Central Committee of the CPSU", "leaders"),
        ("first secretary of the Communist Party", "leaders"),
        ("president of the Council of Ministers", "leaders"),
        ("president of the government", "leaders"),
        ("president of the Russian Federation", "leaders"),
        ("president of the Bolivarian Republic of Venezuela", "leaders"),
        ("prime minister of India", "leaders"),
        ("chairman of the government", "leaders"),
        ("chairwoman of the Council of Ministers of the USSR", "leaders"),
        ("chairman of the Presidium of the Supreme Soviet", "leaders"),
        ("president of the European Commission", "leaders"),
        ("crown prince and prime minister", "leaders"),
        ("governor-general", "leaders"),
        # Their deputies, ministers by other names, and speakers.
        ("crown prince", "ministers"),
        ("tánaiste", "ministers"),
        ("first deputy chairman of the government", "ministers"),
        ("deputy prime minister of Russia", "ministers"),
        ("vice president for the economy", "ministers"),
        ("deputy prime minister and minister of energy", "ministers"),
        ("minister of trade and industry", "ministers"),
        ("External Affairs Minister", "ministers"),
        ("minister without portfolio", "ministers"),
        ("chancellor of the exchequer", "ministers"),
        ("secretary of state", "ministers"),
        ("High Representative for Foreign Affairs", "ministers"),
        ("people's commissar for foreign affairs", "ministers"),
        ("chairman of the State Duma", "ministers"),
        ("chairman of the Standing Committee of the National People's Congress", "ministers"),
        ("president of the Senate", "ministers"),
        # Officials whose titles hold those words.
        ("vice president of Rosneft", "officials"),
        ("chancellor of the university", "officials"),
        ("general secretary of the trade unions", "officials"),
        ("secretary general", "officials"),
        ("first secretary", "officials"),
        ("first secretary of the embassy", "officials"),
        ("state secretary", "officials"),
        ("secretary of the Security Council", "officials"),
        ("chairman of the foreign affairs committee of the Senate", "officials"),
        ("deputy speaker of the State Duma", "officials"),
        ("shadow foreign minister", "officials"),
        ("minister counsellor", "officials"),
        ("chief minister", "officials"),
        ("former president", "officials"),
        ("president-elect", "officials"),
        ("opposition leader", "officials"),
        ("envoy of the president and prime minister", "officials"),
        ("director general", "officials"),
        ("charge d'affaires", "officials"),
        ("state", None),
        ("representatives", None),
    ],
)
def test_a_role_has_a_level_unless_it_is_no_single_office(role: str, level: str | None) -> None:
    assert level_of(role) == level


@pytest.mark.parametrize(
    ("role", "country", "level"),
    [
        ("foreign secretary", "GBR", "ministers"),
        ("foreign secretary", "IND", "officials"),
        ("foreign secretary", None, "ministers"),
        ("defence secretary", "USA", "ministers"),
        ("defence secretary", "PAK", "officials"),
        ("secretary of energy", "USA", "ministers"),
        ("press secretary", "USA", "officials"),
        ("deputy secretary of state", "USA", "officials"),
        ("secretary of state for defence", "GBR", "ministers"),
        ("secretary of state for trade", "ESP", "officials"),
    ],
)
def test_a_secretary_is_a_minister_or_a_civil_servant_by_country(
    role: str, country: str | None, level: str
) -> None:
    assert level_of(role, country) == level


@pytest.mark.parametrize(
    "role",
    ["prince", "Russian president", "president of Rosneft", "delegation", "minister-president", "guest"],
)
def test_what_a_role_s_name_does_not_rank_is_taken_for_an_official(role: str) -> None:
    assert not is_known_role(role)
    assert level_of(role) == "officials"


@pytest.mark.parametrize("role", ["president", "ambassador", "deputy foreign minister", "state", "soldiers"])
def test_a_role_that_its_name_ranks_is_known(role: str) -> None:
    assert is_known_role(role)


@given(st.text(LETTERS))
def test_any_text_has_a_level_or_is_no_office(role: str) -> None:
    assert level_of(role) in (*LEVELS, None)


RECORD = bilat.load().dataset


@given(
    st.lists(
        st.builds(
            Participant,
            st.none(),
            st.sampled_from(("president", "foreign minister", "ambassador", "state")),
            st.sampled_from(("NOR", "SWE")),
            st.booleans(),
        ),
        max_size=4,
    ),
    st.sampled_from(LEVELS),
)
def test_what_is_surely_of_a_level_is_possibly_of_it(there: list[Participant], level: str) -> None:
    talks = event("talks", "2015", *there)
    if Matcher(RECORD, Query(level=(level,), certain_dates=True, certain_people=True))(talks):
        assert Matcher(RECORD, Query(level=(level,)))(talks)


class TestMeetingsOfALevel:
    def test_presidents_meet_as_leaders_and_foreign_ministers_do_not(self) -> None:
        meetings = bilat.load().meetings
        leaders = {event.id for event in meetings.where(level="leaders")}
        assert "meeting-putin-maduro-2016" in leaders
        assert "meeting-lavrov-arreaza-2019" not in leaders

    def test_a_level_takes_in_those_above_it(self) -> None:
        meetings = bilat.load().meetings
        leaders, ministers, officials = (
            {event.id for event in meetings.where(level=level)}
            for level in ("leaders", "ministers", "officials")
        )
        assert leaders < ministers < officials

    def test_one_level_can_be_asked_for_alone(self) -> None:
        # Rodríguez in 2019 (p17), Lavrov (p20), Arreaza (p21), the defence ministers (p39).
        assert {event.id for event in bilat.load().meetings.where(only_level="ministers")} == {
            *("meeting-rodriguez-lavrov-2019", "meeting-rodriguez-matviyenko-2019"),
            *("meeting-rodriguez-volodin-2019", "meeting-lavrov-arreaza-2019", "visit-arreaza-2019"),
            "meeting-defence-ministers-2019",
        }
        # Maduro received a deputy minister (p23).
        assert ids_of("meetings", "--only-level", "officials") == ["meeting-ryabkov-2019"]
        # Maduro surely was at the talks of December 2018 (p16), whoever led the other side.
        talks = "talks-2018-12"
        assert talks in ids_of("meetings", "--only-level", "leaders", "--certain")

    def test_who_may_have_been_there_may_have_set_the_level(self, tmp_path: Path) -> None:
        there = "{person: berg, role: minister}, {person: noren, role: deputy minister}"
        perhaps = "{person: lind, role: foreign minister, certain: false}"
        talks = (
            f"id: talks, date: 2019-05-09, kind: meeting, title: Talks, participants: [{there}, {perhaps}]"
        )
        file = written(tmp_path, f"events:\n  - {{{talks}, sources: [{{id: paper, at: [p1]}}]}}\n")
        for level, found in (("leaders", []), ("ministers", ["talks"]), ("officials", ["talks"])):
            asked = ("timeline", "--only-level", level, "--data", str(file))
            assert ids_of(*asked) == found
            assert ids_of(*asked, "--certain-people") == []

    def test_a_session_whose_officials_nobody_names_has_no_level(self) -> None:
        officials = {event.id for event in bilat.load().meetings.where(level="officials")}
        assert "commission-session-2019" not in officials

    def test_a_deputy_minister_with_a_president_is_a_meeting_of_officials(self) -> None:
        meetings = bilat.load().meetings.where(person="Ryabkov")
        # His visit and the talks on it are one encounter.
        assert [event.id for event in meetings] == ["meeting-ryabkov-2019"]
        assert not meetings.where(level="ministers")
        assert len(meetings.where(level="officials")) == 1

    def test_certain_counts_only_those_surely_there(self) -> None:
        # Whom she met is certain; whether in March or in August is not.
        found = bilat.load().meetings.where(person="Rodríguez", on="2019-08")
        assert [event.id for event in found.where(level="ministers", certain_people=True)] == [
            "meeting-rodriguez-lavrov-2019",
            "meeting-rodriguez-matviyenko-2019",
            "meeting-rodriguez-volodin-2019",
        ]
        assert not found.where(level="ministers", certain=True)

    def test_a_side_that_is_low_only_by_a_possible_official_is_not_higher_without_it(
        self, tmp_path: Path
    ) -> None:
        participants = "[{person: berg, role: president}, {person: lind, role: minister, certain: false}]"
        talks = f"id: talks, date: 2015, kind: meeting, title: Talks, participants: {participants}"
        file = written(tmp_path, events(f"{talks}, sources: [{{id: paper, at: [p1]}}]"))
        meetings = bilat.load(file).meetings
        assert not meetings.where(level="leaders")
        assert not meetings.where(level="leaders", certain=True)
        assert len(meetings.where(level="ministers", certain=True)) == 1

    def test_a_side_that_is_high_only_by_a_possible_official_is_lower_without_it(
        self, tmp_path: Path
    ) -> None:
        participants = "[{person: berg, role: president, certain: false}, {person: noren, role: president}"
        talks = f"id: talks, date: 2015, kind: meeting, title: Talks, participants: {participants}"
        others = "{country: NOR, role: ambassador}]"
        file = written(tmp_path, events(f"{talks}, {others}, sources: [{{id: paper, at: [p1]}}]"))
        meetings = bilat.load(file).meetings
        assert len(meetings.where(level="leaders")) == 1
        assert not meetings.where(level="leaders", certain=True)

    def test_a_secretary_is_ranked_by_the_country_that_sends_one(self, tmp_path: Path) -> None:
        # A foreign secretary of India is a civil servant, one of Britain a minister.
        names = {"NOR": "Norway", "SWE": "Sweden", "IND": "India", "GBR": "Britain"}
        countries = "countries:\n" + "".join(f"  {code}: {{name: {name}}}\n" for code, name in names.items())
        people = "people:\n" + "".join(
            f"  - {{id: {name.lower()}, name: {name}, country: {country}}}\n"
            for name, country in (("Gokhale", "IND"), ("Hunt", "GBR"))
        )
        talks = events(event_of("indian", "2018", who="gokhale"), event_of("british", "2018", who="hunt"))
        file = written(
            tmp_path, countries + people + talks.replace("role: minister", "role: foreign secretary")
        )
        assert [one.id for one in bilat.load(file).events.where(level="ministers")] == ["british"]

    def test_an_unknown_level_is_an_error_with_the_nearest(self) -> None:
        with pytest.raises(bilat.QueryError, match="Did you mean leaders"):
            bilat.load().meetings.where(level="leader")
