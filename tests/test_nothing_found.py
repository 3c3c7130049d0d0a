"""What is said where nothing is found: how far the record reaches, what is possible, where else to look."""

from __future__ import annotations

from program import answered
from program import bilat as run


def test_an_empty_answer_says_where_else_to_look() -> None:
    lines = run("meetings", "--year", "2014").err.splitlines()
    assert lines[:2] == [
        "No encounters recorded for: year 2014.",
        "The record rests on 1 source, as of 25 Sep 2019.",
    ]
    # p24: ministers of finance and energy hold regular meetings.
    assert "Ministers of energy and of finance meet regularly (p24)" in lines[-1]
    assert lines[-1].endswith("More: bilat standing --kind mechanism,practice")
    more = answered("standing", "--kind", "mechanism,practice")
    # The commission (p35) and the defence ministers (p39) are not named before.
    assert {"commission", "defence-ministers"} <= {fact["id"] for fact in more}
    assert "in bilat goods" in lines[2]


def test_one_under_certain_says_what_is_possible() -> None:
    # Three talks on one of two visits, in March or August 2019 (p17).
    lines = run("meetings", "--on", "2019-03-20", "--certain").err.splitlines()
    assert lines[:3] == [
        "No encounters recorded for: on 2019-03-20, certain.",
        "Without --certain: 3 possible encounters.",
        "The record rests on 1 source, as of 25 Sep 2019.",
    ]
    assert len(answered("meetings", "--on", "2019-03-20")) == 3
    # The first six months of 2019 have that day in them (p31), the year 2019 its aid (p44).
    lines = run("trade", "--on", "2019-03-20", "--certain-dates").err.splitlines()
    assert lines[1] == "Without --certain-dates: 1 possible total."
    assert lines[3].startswith("Without --certain-dates, other lists may have some: ")
    # Putin may have been at the summits of 2013 and 2015 (p9, p12).
    lines = run("timeline", "--person", "Putin", "--kind", "summit", "--certain-people").err.splitlines()
    assert lines[1] == "Without --certain-people: 2 possible events."
    assert "possible" not in run("timeline", "--until", "1800", "--certain").err


def test_certainty_hides_no_other_list() -> None:
    # Rosneft is active in Venezuela (p28), which has no date that could be in doubt.
    lines = run("timeline", "--organization", "Rosneft", "--certain").err.splitlines()
    assert lines[-1] == "Other lists have some with the same filters: 1 in bilat standing."


def test_a_search_names_words_that_begin_alike_or_look_alike_and_each_of_several() -> None:
    # Nuclear medicine (p29); 110 sets of medicines, and two deliveries (p44).
    shown = run("search", "medicine", "--format", "table").out
    assert "1 entry. Other words that begin so: medicines." in " ".join(shown.split())
    assert "begin so" not in run("search", "medicine").out
    # The centre, and the Mi helicopters (p37, p38).
    shown = run("timeline", "--search", "helicopter", "--format", "table").out
    assert "2 events, 2006 to 2013. Other words that begin so: helicopters." in " ".join(shown.split())
    said = run("search", "medecine").err.splitlines()
    assert said[1:] == [
        "Words like 'medecine': medicine, medicines.",
        "The record rests on 1 source, as of 25 Sep 2019.",
    ]
    assert "Entries with one of the words: book (2)." in run("search", "book fair").err
    assert "Other words that begin so: medicines." in run("timeline", "--search", "medicine").err


def test_gaps_that_are_none_say_between_how_many_encounters() -> None:
    # Three in March or August 2019 (p17), and one between, in July (p23).
    lines = run("gaps", "--person", "Rodríguez").err.splitlines()
    assert lines[1] == "Encounters found: 4."
    assert "Encounters found" not in run("gaps", "--year", "2014").err


def test_whom_someone_met_may_be_unnamed() -> None:
    # Chávez was in Moscow in May 2001 (p36); whom he met is not said.
    assert run("people", "--met", "Chávez").err.splitlines()[:2] == [
        "No one is recorded whom Chávez met.",
        "1 encounter names no official of the other side. List them: bilat meetings --person 'Chávez'",
    ]
    assert len(answered("meetings", "--person", "Chávez")) == 1


def test_a_place_in_a_source_is_asked_for_with_its_source() -> None:
    assert "A place in one is sputnik-2019-09-25:p17." in run("timeline", "--source", "p17").err
    assert "bilat show --source sputnik-2019-09-25:p17." in run("show", "p17").err
    [place] = answered("sources", "sputnik-2019-09-25:p2")
    assert [citing["id"] for citing in place["cited_by"]] == ["recognition-1857"]
    assert run("sources", "sputnik-2019-09-25:p99").err == "Nothing cites sputnik-2019-09-25 at p99.\n"
