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
from bilat.values.offices import LEVELS, level_of
from examples import event
from small_record import events, written


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
        ("state", None),
        ("representatives", None),
    ],
)
def test_a_role_has_a_level_unless_it_is_no_single_office(role: str, level: str | None) -> None:
    assert level_of(role) == level


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
    if Matcher(RECORD, Query(level=(level,), certain=True))(talks):
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

    def test_a_session_whose_officials_nobody_names_has_no_level(self) -> None:
        officials = {event.id for event in bilat.load().meetings.where(level="officials")}
        assert "commission-session-2019" not in officials

    def test_a_deputy_minister_with_a_president_is_a_meeting_of_officials(self) -> None:
        meetings = bilat.load().meetings.where(person="Ryabkov")
        assert len(meetings) == 2
        assert not meetings.where(level="ministers")
        assert len(meetings.where(level="officials")) == 2

    def test_certain_counts_only_those_surely_there(self) -> None:
        visit = bilat.load().meetings.where(person="Rodríguez", on="2019-08")
        assert [event.id for event in visit.where(level="ministers", certain=True)] == [
            event.id for event in visit
        ]

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

    def test_an_unknown_level_is_an_error_with_the_nearest(self) -> None:
        with pytest.raises(bilat.QueryError, match="Did you mean leaders"):
            bilat.load().meetings.where(level="leader")
