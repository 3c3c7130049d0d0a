"""What `show` and lists say of what sources leave open: readings, plans that moved, who travelled, pairs."""

from __future__ import annotations

from pathlib import Path

from program import answered, bilat, on_terminal
from small_record import SOUND, event, events, trade, written

CITED = "sources: [{id: paper, at: [p1]}]"
OTHER = "sources: [{id: gazette, at: [p2]}]"
PAPER = "The Paper, 31 January 2020, para. 1"
GAZETTE = "The Gazette, 31 January 2020, para. 2"


def fields_of(name: str, file: Path) -> list[list[str]]:
    return [line.split("\t") for line in bilat("show", name, "--data", str(file)).lines]


class TestReadings:
    def test_each_reading_stands_with_who_says_so_the_records_own_first(self, tmp_path: Path) -> None:
        variants = (
            f"[{{key: date, value: 2017-03-17, {OTHER}}}, {{key: place.city, value: Bergen, {OTHER}}},"
            f" {{key: place.country, value: DNK, {OTHER}}}, {{key: title, value: Arrival, {OTHER}}}]"
        )
        visit = event("trip", "2017-03-28", place="{city: Oslo, country: NOR}", variants=variants)
        file = written(tmp_path, events(visit))
        shown = [line for line in fields_of("trip", file) if line[0].startswith("Disputed")]
        assert shown == [
            ["Disputed date", f"28 Mar 2017 ({PAPER})"],
            ["Disputed date", f"17 Mar 2017 ({GAZETTE})"],
            ["Disputed city", f"Oslo ({PAPER})"],
            ["Disputed city", f"Bergen ({GAZETTE})"],
            ["Disputed country", f"Norway ({PAPER})"],
            ["Disputed country", f"Denmark ({GAZETTE})"],
            ["Disputed title", f"Talks ({PAPER})"],
            ["Disputed title", f"Arrival ({GAZETTE})"],
        ]
        marked = on_terminal("meetings", "--data", str(file), width=120).lines[2]
        assert "28 Mar 2017 (disputed)" in marked
        assert "Oslo, Norway (disputed)" in marked
        assert "Talks (disputed: date, city, country, title)" in on_terminal(
            "timeline", "--data", str(file), width=160
        ).out.replace("\n", " ")

    def test_a_figure_of_another_source_is_money_too_and_one_worked_out_says_so(self, tmp_path: Path) -> None:
        variants = (
            f"[{{key: total, value: 13 million, {OTHER}}}, {{key: exports, value: over 6 million, {OTHER}}}]"
        )
        row = f"date: 2018, exports: 5 million, imports: 7 million, variants: {variants}, {CITED}"
        file = written(tmp_path, trade(row))
        shown = [line for line in fields_of("trade-1", file) if line[0].startswith("Disputed")]
        assert shown == [
            ["Disputed total", "~$12 million (worked out)"],
            ["Disputed total", f"$13 million ({GAZETTE})"],
            ["Disputed exports", f"$5 million ({PAPER})"],
            ["Disputed exports", f"over $6 million ({GAZETTE})"],
        ]


class TestPlans:
    def test_a_plan_whose_day_has_passed_was_announced_and_its_outcome_is_not_recorded(
        self, tmp_path: Path
    ) -> None:
        # The record goes up to 31 January 2020.
        passed = event("passed", "2019-11", status="planned")
        ahead = event("ahead", "2020-02", status="planned")
        file = written(tmp_path, events(passed, ahead))
        listed = [line.split("\t") for line in bilat("timeline", "--data", str(file)).lines]
        assert [line[2] for line in listed] == ["announced, outcome not recorded", "planned"]
        drawn = on_terminal("timeline", "--data", str(file), width=120).out
        assert "announced, outcome not recorded: Talks" in drawn
        assert "planned: Talks" in drawn
        assert ["Status", "announced, outcome not recorded"] in fields_of("passed", file)
        assert ["Status", "planned"] in fields_of("ahead", file)
        page = bilat("profile", "--data", str(file)).out
        assert "Planned\tNov 2019\tannounced, outcome not recorded: Talks\tpaper p1\n" in page
        assert "Planned\tFeb 2020\tTalks\tpaper p1\n" in page
        # Its JSON keeps the word of the file.
        assert [row["status"] for row in answered("timeline", "--data", str(file))] == ["planned"] * 2

    def test_the_dates_it_was_planned_for_stand_with_when_that_was_said(self, tmp_path: Path) -> None:
        moved = f"[{{date: 2019-06, said: 2018-12, {CITED}}}, {{date: 2019-09, {OTHER}}}]"
        file = written(tmp_path, events(event("plan", "2020-03", status="planned", forecasts=moved)))
        shown = [line for line in fields_of("plan", file) if line[0] == "Forecast"]
        assert shown == [
            ["Forecast", f"Jun 2019, said Dec 2018 ({PAPER})"],
            ["Forecast", f"Sep 2019 ({GAZETTE})"],
        ]


def test_a_card_says_who_travelled_and_a_level_of_its_own(tmp_path: Path) -> None:
    visit = event("trip", "2018", kind="visit", place="{city: Oslo, country: NOR}", in_force="2019-02-01")
    visit = visit.replace("{person: lind, role: minister}", "{person: lind, role: envoy, level: leaders}")
    shown = fields_of("trip", written(tmp_path, events(visit)))
    assert ["Participant", "Kari Berg, minister, Norway (host)"] in shown
    assert ["Participant", "Erik Lind, envoy, Sweden (visitor, ranks with leaders)"] in shown
    assert ["In force", "1 Feb 2019"] in shown


def test_a_card_says_of_what_each_source_has_how_many(tmp_path: Path) -> None:
    source = "{id: paper, publisher: The Paper, accessed: 2020-02-01, title: Trips, pages: 12, rows: 50}"
    shown = fields_of("paper", written(tmp_path, f"sources:\n  - {source}\n"))
    assert ["Accessed", "1 Feb 2020"] in shown
    assert shown[-3:-1] == [["Pages", "12"], ["Rows", "50"]]


class TestFiscalYears:
    RECORD = SOUND.replace("as_of:", "fiscal_years: [{country: NOR, begins: 04-01}], as_of:")
    ROW = (
        "date: 2017-04-01/2018-03-31, exports: 5 million, "
        "exports_change_percent: 4, change_from: 2016-04-01/2017-03-31"
    )

    def test_a_fiscal_year_goes_by_its_name(self, tmp_path: Path) -> None:
        file = tmp_path / "record.yaml"
        file.write_text(self.RECORD + trade(self.ROW), encoding="utf-8")
        listed = bilat("trade", "--data", str(file)).lines[0].split("\t")
        assert listed[0] == "FY2017-18"
        assert "exports +4% on FY2016-17" in listed
        assert ["Change", "exports +4% on FY2016-17"] in fields_of("trade-1", file)

    def test_files_of_one_pair_share_when_it_begins(self, tmp_path: Path) -> None:
        (tmp_path / "one.yaml").write_text(self.RECORD + trade(self.ROW), encoding="utf-8")
        other = f"trade:\n  - {{id: more, reporter: NOR, partner: SWE, currency: USD, {self.ROW}, {CITED}}}\n"
        (tmp_path / "two.yaml").write_text(SOUND + trade(self.ROW) + other[7:], encoding="utf-8")
        rows = answered("trade", "--data", str(tmp_path))
        assert [(row["id"], row["fiscal"], row["partial"]) for row in rows] == [
            ("more", True, False),
            ("trade-1", True, False),
        ]


def test_what_stands_alike_in_several_pairs_has_one_card(tmp_path: Path) -> None:
    summit = event("summit", "2019-05", kind="summit")
    (tmp_path / "one.yaml").write_text(SOUND + events(summit, event("talks", "2019-06")), encoding="utf-8")
    other = SOUND.replace("[NOR, SWE]", "[NOR, DNK]").replace("norway-sweden", "norway-denmark")
    (tmp_path / "two.yaml").write_text(other + events(summit, event("calls", "2019-07")), encoding="utf-8")
    data = ("--data", str(tmp_path))
    [shown] = answered("show", "summit", *data)
    assert (shown["pair"], shown["pairs"]) == ("NOR-SWE", ["NOR-SWE", "NOR-DNK"])
    assert "Pairs\tNOR-SWE, NOR-DNK" in bilat("show", "summit", *data).out
    # A third record that tells of it otherwise is apart from the two that agree.
    third = SOUND.replace("[NOR, SWE]", "[SWE, DNK]").replace("norway-sweden", "sweden-denmark")
    otherwise = third + events(summit.replace("Talks", "Other talks"))
    (tmp_path / "a-third.yaml").write_text(otherwise, encoding="utf-8")
    counted = answered("summary", "--kind", "summit", "--by", "year", *data)
    assert [row["count"] for row in counted] == [2]
    (tmp_path / "a-third.yaml").unlink()
    [berg] = answered("show", "Berg", *data)
    assert (berg["pairs"], berg["events"]) == (["NOR-SWE", "NOR-DNK"], ["summit", "talks", "calls"])
    assert len([row for row in answered("show", "--kind", "summit", *data) if row["id"] == "summit"]) == 1


def test_an_office_that_names_its_state_is_not_followed_by_it(tmp_path: Path) -> None:
    loans = event("loan", "1971", kind="contract", who="").replace(
        "participants: []",
        "participants: [{role: government of Norway, country: NOR}, {role: minister, country: SWE}]",
    )
    file = str(written(tmp_path, events(loans)))
    said = [value for name, value in fields_of("loan", Path(file)) if name == "Participant"]
    assert said == ["unnamed, government of Norway", "unnamed, minister, Sweden"]
    listed = bilat("timeline", "--format", "table", "--data", file, env={"COLUMNS": "160"}).out
    assert "government of Norway, minister of Sweden" in listed
