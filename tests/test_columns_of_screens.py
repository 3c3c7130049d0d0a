"""What the columns of a drawn list say once, what they keep whatever the order, and where they break."""

from __future__ import annotations

from pathlib import Path

from bilat.render.drawn_cells import broken
from program import on_terminal
from small_record import event, events, in_the_file, written

DANES = "dataset: {format: 1, id: danes, title: Denmark and Norway, parties: [DNK, NOR], as_of: 2020-01-31}\n"


def screen(*arguments: str, width: int = 160) -> list[str]:
    return [" ".join(line.split()) for line in on_terminal(*arguments, width=width).lines]


class TestMeetings:
    def test_the_kind_of_nearly_all_is_said_below_and_any_other_before_who(self) -> None:
        # p36: Chávez visited in May 2001; of 20 encounters 16 are meetings.
        lines = screen("meetings")
        assert lines[2] == "May 2001 visit: Hugo Chávez Moscow, Russia p36"
        assert "Kind: meeting, where no other is said." in lines[-1]

    def test_talks_are_shown_with_the_visit_that_they_are_part_of(self) -> None:
        # p16: the talks at the highest level were held on Maduro's visit of 5 December 2018.
        [talks] = [line for line in screen("meetings", "--on", "2018-12-05") if line.startswith("5 Dec")]
        assert "Russia · Maduro's working visit to Russia" in talks

    def test_a_session_without_officials_names_the_body(self) -> None:
        # p35: the High-Level Commission met in Moscow on 5 April 2019.
        [session] = [line for line in screen("meetings", "--on", "2019-04-05") if line.startswith("5 Apr")]
        assert session.endswith(
            "Intergovernmental Russian-Venezuelan High-Level Commission Moscow, Russia p35"
        )


class TestGroups:
    def test_goods_of_one_status_stand_together_each_flow_in_words(self) -> None:
        headings = [line.strip("─ ") for line in screen("goods") if line.startswith("── ")]
        assert headings == [
            "traded · from Russia to Venezuela",
            "traded · from Venezuela to Russia",
            "permitted · from Russia",
            "requested · to Venezuela",
        ]

    def test_sorted_rows_say_themselves_what_a_heading_would(self) -> None:
        assert "beef permitted from RUS - May 2019 - - p34" in screen("goods", "--sort", "commodity")
        assert screen("standing", "--sort", "title")[0].startswith("Kind Fact")
        assert screen("search", "trade", "--limit", "1")[0].startswith("Date Entry")

    def test_a_view_is_that_of_a_publisher(self) -> None:
        assert any(line.startswith("── view of Sputnik ─") for line in screen("standing"))


class TestSeveralPairs:
    def test_a_brief_is_headed_by_each_pair_once(self, tmp_path: Path) -> None:
        one = written(tmp_path, events(event("talks", "2019-05-09")))
        other = tmp_path / "danes.yaml"
        danes = events(event("visit", "2018-05-09", kind="visit", who="berg"))
        other.write_text(in_the_file(DANES + danes), encoding="utf-8")
        lines = screen("brief", "--data", str(one), "--data", str(other), width=80)
        assert [line.strip("─ ") for line in lines if line.startswith("── ")] == ["NOR-SWE", "DNK-NOR"]
        assert sum("NOR-SWE" in line for line in lines if "--pair" not in line) == 2

    def test_a_chart_is_drawn_for_each(self, tmp_path: Path) -> None:
        one = written(tmp_path, events(event("talks", "2019-05-09")))
        other = tmp_path / "danes.yaml"
        other.write_text(
            in_the_file(DANES + events(event("visit", "2018-05-09", who="berg"))), encoding="utf-8"
        )
        lines = screen("timeline", "--chart", "--data", str(one), "--data", str(other), width=80)
        assert lines[0] == "NOR-SWE"
        assert "DNK-NOR" in lines
        assert lines.count("• one event.") == 2


class TestBreaks:
    def test_a_list_breaks_behind_its_commas_and_a_long_word_behind_a_hyphen(self) -> None:
        assert broken(["[1] p4-6;", "[2] page 1"], 12) == "[1] p4-6;\n[2] page 1"
        assert broken(["meeting-putin-maduro-2015-11", "p12"], 22) == "meeting-putin-maduro-\n2015-11 p12"
        # What has no hyphen is left to the console, and so are words that are too long together.
        assert broken(["x" * 30], 22) == "x" * 30

    def test_lines_below_the_first_are_indented(self) -> None:
        assert broken(["one", "two", "three", "four"], 9, hang=2) == "one two\n  three\n  four"

    def test_a_place_in_a_source_is_never_broken(self) -> None:
        at = Path(__file__).parent / "golden" / "screens" / "norway-sweden.yaml"
        lines = screen("timeline", "--data", str(at), width=60)
        assert sum(line.endswith("[2] page 1") for line in lines) == 1
        assert sum(line.endswith("[2] page 2") for line in lines) == 1


def test_people_say_below_what_is_left_out_and_name_an_office_at_any_width() -> None:
    lines = on_terminal("people", "--since", "2018", width=80).lines
    assert [line.rstrip() for line in lines[-3:]] == [
        "13 people and offices. Left out: 1 planned, postponed or cancelled (--status).",
        "4+ is at least 4.",
        "List the events: bilat timeline --since 2018 --status occurred,ongoing,suspended",
    ]
    # Of p39, p7 and p16 no names are known.
    narrow = " ".join(on_terminal("people", width=40).out.split())
    for row in (
        "unnamed Russia 1 - defence minister",
        "unnamed Russia 1 - president",
        "unnamed head Russia 0 1",
    ):
        assert row in narrow
    # A span is broken between its two ends.
    assert any(line.rstrip().endswith("  Jul 2013 to") for line in on_terminal("people", width=80).lines)


def test_people_are_not_said_to_be_there_on_one_of_a_set_of_dates_if_they_were_between_them_too() -> None:
    lines = screen("people", "--since", "2018")
    # Rodríguez was in Caracas in July; Lavrov's other talks were in March.
    assert "Delcy Rodríguez Venezuela vice president 4+ - Mar 2019 to Aug 2019" in lines
    assert "Sergey Lavrov Russia foreign minister 2+ - Mar or Aug 2019" in lines


def test_people_are_said_to_have_taken_part_at_least_so_often_where_the_source_leaves_the_day_open() -> None:
    # p17: talks "in March and August", on which of the two visits is not said; p20: 14 March.
    lines = screen("people")
    assert any(line.startswith("Delcy Rodríguez Venezuela vice president 4+ - ") for line in lines)
    assert any(line.startswith("Sergey Lavrov Russia foreign minister 2+ - ") for line in lines)
    assert any(line.startswith("Nicolás Maduro Venezuela president 12 - ") for line in lines)


def test_people_of_a_country_are_said_to_be_all_who_were_at_the_events_of_it() -> None:
    said = "Listed are all who took part in events of the country asked for."
    for option in ("--country", "--involving"):
        assert said in " ".join(screen("people", option, "VEN")), option
    assert said not in " ".join(screen("people"))


def test_sums_of_trade_fit_eighty_columns_with_both_flows_and_the_period() -> None:
    # p30, p31.
    lines = [
        " ".join(line.split()) for line in on_terminal("summary", "trade", "--by", "year", width=80).lines
    ]
    assert lines[0] == "Year Of Totals Exports Imports Total When"
    assert lines[3:5] == [
        "2018 whole years 1 $84m $1.2m $85.2m 2018",
        "2019 parts of years 1 $37.3m $559,900 $37.8m Jan-Jun 2019",
    ]
    assert not any("Not shown" in line for line in lines)


def test_a_narrow_chart_of_trade_labels_a_second_bar_below_the_first() -> None:
    lines = on_terminal("trade", "--chart", width=40).lines
    labels = [line for line in lines if line.rstrip().endswith(("RUS → VEN", "VEN → RUS"))]
    assert [line.rstrip() for line in labels[:2]] == ["2018  exports RUS → VEN", "      imports VEN → RUS"]


def test_a_list_without_ids_says_how_to_see_one_in_full() -> None:
    said = "One in full: bilat show ID (--ids)."
    for command in ("timeline", "meetings", "trade", "goods", "standing"):
        assert said in " ".join(screen(command)[-2:]), command
    assert said not in " ".join(screen("trade", "--ids"))
    assert said not in " ".join(screen("people"))


class TestSearch:
    def test_the_command_stands_on_one_line_above_short_ids(self) -> None:
        assert screen("search", "wheat", width=80)[0] == "Date Entry bilat show … Source"
        assert "bilat show … wheat-2018" in screen("search", "wheat", width=40)
