"""At what level a meeting is: by the highest official of each side."""

from __future__ import annotations

import pytest

import bilat
from bilat.offices import level_of


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

    def test_an_unknown_level_is_an_error_with_the_nearest(self) -> None:
        with pytest.raises(bilat.QueryError, match="Did you mean leaders"):
            bilat.load().meetings.where(level="leader")
