"""The brief of a pair, and charts: what stands in them, and how they give way."""

from __future__ import annotations

from program import answered, bilat, on_terminal


class TestBrief:
    def test_it_fits_a_screen_of_45_lines_each_fact_with_its_source(self) -> None:
        lines = [line.rstrip() for line in on_terminal("brief", width=100).lines if line.strip()]
        assert len(lines) <= 45
        assert max(map(len, lines)) <= 100
        assert lines[-1].endswith("Source: Sputnik, 25 Sep 2019.")
        assert any(line.startswith("Leaders    25 Sep 2019  Putin and Maduro") for line in lines)
        assert "           3 more: bilat meetings --level ministers" in lines

    def test_its_json_is_a_line_each_and_names_what_lists_the_rest(self) -> None:
        lines = answered("brief")
        assert {line["command"] for line in lines if line["head"] == "Ministers" and line["more"]} == {
            "bilat meetings --level ministers"
        }
        [plan] = [line for line in lines if line["head"] == "Planned"]
        assert (plan["id"], plan["date"]) == ("rifle-plant-2020", "2020/2021")

    def test_what_the_record_leaves_open_is_said(self) -> None:
        left_open = {line["id"]: line["open"] for line in answered("brief") if line["open"]}
        assert left_open["meeting-defence-ministers-2019"] == "who the defence minister was"

    def test_a_period_narrows_the_events(self) -> None:
        heads = {line["head"] for line in answered("brief", "--since", "2019-08-15")}
        assert "Signed" not in heads
        assert {"Leaders", "Planned", "Positions"} <= heads


class TestCharts:
    def test_years_without_any_are_shown_between_the_first_and_the_last(self) -> None:
        run = bilat(
            "summary", "meetings", "--by", "year", "--person", "Putin", "--person", "Maduro", "--chart"
        )
        drawn = [line.split() for line in run.lines[:-1]]
        assert [(line[0], line[-1]) for line in drawn] == [
            *(("2013", "1"), ("2014", "0"), ("2015", "3"), ("2016", "1"), ("2017", "1"), ("2018", "0")),
            ("2019", "1"),
        ]
        assert len(drawn[2][1]) == 3 * len(drawn[0][1])
        assert len(drawn[1]) == 2

    def test_what_is_worked_out_and_parts_of_years_have_their_own_patterns(self) -> None:
        lines = bilat("trade", "--chart").lines
        assert "░" in lines[0]
        assert lines[0].endswith("~$68.3 million")
        assert "█" in lines[1]
        assert "▒" in lines[3]
        assert lines[5] == "░ worked out, ▒ part of a year."

    def test_a_timeline_has_a_lane_a_kind(self) -> None:
        kinds = ("--kind", "relations,delivery,meeting")
        lines = bilat("timeline", *kinds, "--chart", env={"COLUMNS": "60"}).lines
        lanes = {line.split()[0]: line for line in lines[:3]}
        assert lanes["relations"].count("•") == 3
        assert lanes["delivery"].endswith("→")
        assert all(len(line) <= 60 for line in lines)

    def test_a_chart_is_no_format_of_data(self) -> None:
        run = bilat("trade", "--chart", "--json")
        assert (run.status, run.out) == (2, "")
