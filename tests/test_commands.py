"""What a person and a pipe get from each command of the installed program, judged by the source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from program import answered, bilat, on_terminal
from small_record import trade, written

EVENT_KEYS = [
    *("id", "date", "start", "end", "spans", "precision", "kind", "status", "title", "place"),
    *("participants", "organizations", "topics", "occasion", "part_of", "part_of_one", "amount"),
    *("currency", "in_force", "ended", "forecasts", "variants", "bounds", "note", "attributed_to"),
    "sources",
]
TRADE_KEYS = [
    *("id", "date", "start", "end", "spans", "precision", "partial", "fiscal", "reporter", "partner"),
    *("agency", "scope", "valuation", "currency", "exports", "imports", "total", "balance"),
    *("change_percent", "exports_change_percent", "imports_change_percent", "change_from", "derived"),
    *("bounds", "variants", "note", "sources"),
]


class TestFirstQuestions:
    def test_the_timeline_since_2015_holds_what_may_have_happened_since(self) -> None:
        dates = [event["date"] for event in answered("timeline", "--since", "2015")]
        assert dates[0] == "2015-01"
        assert dates[dates.index("2020/2021") + 1 :] == ["2006/.."]
        assert "2013-07" not in dates

    def test_trade_of_2018_is_the_one_reported_total_in_dollars(self) -> None:
        [total] = answered("trade", "--year", "2018")
        assert (total["exports"], total["imports"], total["total"]) == (84000000, 1200000, 85200000)
        assert (total["balance"], total["derived"]) == (82800000, ["balance"])
        assert (total["change_percent"], total["change_from"], total["partial"]) == (24.7, "2017", False)

    def test_money_is_written_without_float_noise(self) -> None:
        assert '"total": 85200000,' in bilat("trade", "--year", "2018", "--json").out

    def test_the_total_of_2017_is_worked_out_from_the_growth_rate_and_marked(self) -> None:
        [total] = answered("trade", "--year", "2017")
        assert (total["total"], total["derived"]) == (68300000, ["total"])
        assert "~$68.3 million" in bilat("trade", "--year", "2017").out

    def test_lavrov_met_rodriguez_in_march_or_august_and_arreaza(self) -> None:
        meetings = answered("meetings", "--person", "Lavrov", "--certain")
        assert [meeting["date"] for meeting in meetings] == ["[2019-03,2019-08]", "2019-03-14"]
        assert [
            meeting["date"] for meeting in answered("meetings", "--person", "Lavrov", "--on", "May 2019")
        ] == []


class TestTheShapeOfTheJson:
    def test_events_have_every_key_of_version_1_in_order(self) -> None:
        assert all(list(event) == [*EVENT_KEYS, "certain"] for event in answered("timeline"))

    def test_trade_totals_have_every_key_of_version_1_in_order(self) -> None:
        assert all(list(total) == [*TRADE_KEYS, "certain"] for total in answered("trade"))

    def test_nothing_found_is_an_empty_array(self) -> None:
        assert answered("timeline", "--until", "1800") == []

    def test_show_gives_one_object_an_id_in_the_order_asked(self) -> None:
        shown = answered("show", "trade-2018", "treaty-1996", "lavrov")
        assert [one["id"] for one in shown] == ["trade-2018", "treaty-1996", "lavrov"]

    def test_summary_rows_hold_key_count_first_and_last(self) -> None:
        rows = answered("summary", "--by", "kind", "--kind", "treaty")
        assert rows == [{"kind": "treaty", "count": 1, "first": "1996-05-24", "last": "1996-05-24"}]

    def test_summary_counts_what_has_no_value_in_a_row_of_its_own(self) -> None:
        rows = answered("summary", "--by", "place", "--kind", "treaty")
        assert [(row["place"], row["count"]) for row in rows] == [(None, 1)]

    def test_the_profile_is_one_object(self) -> None:
        page = answered("profile")
        assert [party["country"] for party in page["parties"]] == ["RUS", "VEN"]
        assert page["as_of"] == "2019-09-25"

    def test_sources_say_that_there_is_no_title(self) -> None:
        [source] = answered("sources")
        assert (source["publisher"], source["carrier"], source["title"]) == (
            "Sputnik",
            "UrduPoint News",
            None,
        )
        assert source["paragraphs_cited"] == 43

    def test_people_count_who_took_part_and_doubts_apart(self) -> None:
        volodin = next(one for one in answered("people") if one["name"] == "Vyacheslav Volodin")
        assert (volodin["roles"], volodin["count"], volodin["possible"]) == (
            ["speaker of the State Duma"],
            1,
            0,
        )

    def test_wheat_is_counted_in_tonnes(self) -> None:
        [wheat] = answered("goods", "--search", "wheat")
        assert (wheat["quantity"], wheat["unit"], wheat["hs"]) == (257200, "tonnes", "1001")


class TestTables:
    def test_in_a_pipe_one_record_is_one_line_of_tabbed_cells(self) -> None:
        run = bilat("meetings", "--person", "Lavrov")
        assert [line.split("\t")[0] for line in run.lines] == ["Mar or Aug 2019", "14 Mar 2019"]

    @pytest.mark.parametrize("width", [40, 80, 160])
    def test_on_a_terminal_no_line_is_wider_than_the_terminal(self, width: int) -> None:
        run = on_terminal("timeline", width=width)
        assert run.status == 0
        assert max(len(line) for line in run.lines) <= width

    def test_a_narrow_terminal_says_which_columns_it_left_out(self) -> None:
        shown = " ".join(on_terminal("people", width=50).out.split())
        assert "Not shown at this width: roles, when." in shown

    def test_where_columns_cannot_stand_side_by_side_each_cell_has_a_line(self) -> None:
        lines = [line.split() for line in on_terminal("trade", "--year", "2018", width=40).lines]
        assert ["Period", "2018"] in lines
        assert lines.index(["Imports", "$1.2m"]) + 1 == lines.index(["VEN", "→", "RUS"])
        assert ["Source", "p30"] in lines

    def test_the_footer_says_how_many_and_from_when_to_when(self) -> None:
        shown = on_terminal("meetings", "--person", "Lavrov", "--until", "2019-06", width=160).out
        assert "2 encounters, 2019: 1 surely, 1 possibly." in shown

    def test_limit_and_reverse_take_the_last_first(self) -> None:
        [last] = answered("meetings", "--reverse", "--limit", "1")
        assert last["date"] == "2019-09-25"

    def test_an_empty_answer_says_what_was_asked_on_standard_error(self) -> None:
        run = bilat("timeline", "--until", "1800", "--kind", "treaty")
        assert (run.status, run.out) == (0, "")
        assert run.err.startswith("No events recorded for: until 1800, kind treaty.\n")

    def test_a_name_nobody_bears_is_noted_with_the_nearest(self) -> None:
        run = bilat("meetings", "--person", "Lavrow", "--json")
        assert (run.status, json.loads(run.out)) == (0, [])
        assert "Sergey Lavrov" in run.err


class TestShow:
    def test_in_a_pipe_a_field_is_a_line(self) -> None:
        assert bilat("show", "lavrov").lines == [
            "Id\tlavrov",
            "Name\tSergey Lavrov",
            "Aliases\tSergei Lavrov, Сергей Лавров",
            "Country\tRussia (RUS)",
            "Took part in\tMar or Aug 2019: Rodríguez and Lavrov meet in Russia "
            "(meeting-rodriguez-lavrov-2019), sputnik-2019-09-25 p17",
            "Took part in\t14 Mar 2019: Lavrov and Arreaza talk in Vienna "
            "(meeting-lavrov-arreaza-2019), sputnik-2019-09-25 p20",
        ]

    def test_a_name_shows_its_entry_in_whatever_section(self) -> None:
        assert [one["id"] for one in answered("show", "Lavrov", "GECF")] == ["lavrov", "gecf"]
        [state] = answered("show", "VEN")
        assert (state["code"], state["name"]) == ("VEN", "Venezuela")
        assert state["events"][0] == "recognition-1857"

    def test_filters_show_the_facts_that_they_find(self) -> None:
        # March or August 2019 (p17), and Vienna on 14 March 2019 (p20).
        shown = answered("show", "--person", "Lavrov", "--year", "2019")
        assert [one["id"] for one in shown] == [
            "meeting-rodriguez-lavrov-2019",
            "meeting-lavrov-arreaza-2019",
        ]
        assert {one["hs"] for one in answered("show", "--search", "wheat")} == {"1001"}
        # What holds without a date lies in no period.
        assert [one["id"] for one in answered("show", "--organization", "Rosneft")] == ["company-rosneft"]
        assert answered("show", "--organization", "Rosneft", "--year", "2014") == []
        assert "rests on 1 source" in bilat("show", "--person", "Lavrov", "--year", "2014").err

    def test_filters_beside_a_name_narrow_what_it_took_part_in(self) -> None:
        # p10, p11, p12: in 2015 Maduro met Putin three times, was in Russia in January and in Moscow in May.
        [maduro] = answered("show", "Maduro", "--year", "2015")
        assert maduro["events"] == [
            "meeting-putin-maduro-2015-01",
            "visit-maduro-2015-01",
            "victory-day-2015",
            "meeting-putin-maduro-2015-09",
            "gecf-summit-2015",
            "meeting-putin-maduro-2015-11",
        ]
        lines = bilat("show", "Lavrov", "--on", "2019-03-14", "--certain").lines
        assert [line.split("\t")[1][:11] for line in lines if line.startswith("Took part")] == ["14 Mar 2019"]
        assert lines[-1] == "Also in\tbilat show lavrov (without filters)"
        # What has an id of its own is shown whole, and nothing else.
        assert [one["id"] for one in answered("show", "treaty-1996", "--year", "2019")] == ["treaty-1996"]

    def test_other_lists_are_named_with_the_filters_that_they_take(self) -> None:
        # One total is of 2018 and one of 2019 (p30, p31), one of 2017 is worked out, and 2013 has none.
        for year, number in (("2018", 1), ("2019", 1)):
            lines = bilat("show", "VEN", "--year", year).lines
            assert f"Also in\tbilat trade --country VEN --year {year} ({number})" in lines
        assert "bilat trade" not in bilat("show", "VEN", "--year", "2013").out
        # Standing facts have no dates, and no list but the timeline takes people.
        assert "bilat standing" not in bilat("show", "VEN", "--year", "2019").out
        assert "bilat goods" not in bilat("show", "VEN", "--person", "Lavrov").out

    def test_what_rests_on_no_source_says_how_to_cite_it(self) -> None:
        assert "bilat cite --person NAME" in bilat("cite", "lavrov").err
        assert "rests on 1 source" in bilat("cite", "--year", "1900").err

    def test_a_whole_shows_its_parts(self) -> None:
        lines = bilat("show", "visit-maduro-2018").lines
        talks = "5 Dec 2018: Talks at the highest level during Maduro's visit · Russia (talks-2018-12)"
        assert f"Part\t{talks}, sputnik-2019-09-25 p16" in lines
        # In March or August 2019 (p17): of which visit it was part is left open.
        lines = bilat("show", "visit-rodriguez-2019-03").lines
        meeting = "Rodríguez and Lavrov meet in Russia (meeting-rodriguez-lavrov-2019)"
        assert f"Possible part\tMar or Aug 2019: {meeting}, sputnik-2019-09-25 p17" in lines

    def test_a_quantity_stands_with_its_unit_as_in_the_list(self) -> None:
        fields = [line.split("\t") for line in bilat("show", "wheat-2018").lines]
        assert ["Quantity", "257,200 tonnes"] in fields
        assert "Unit" not in [name for name, _ in fields]
        assert "257,200 tonnes" in bilat("goods", "--search", "wheat").out

    @pytest.mark.parametrize(
        ("figure", "shown"),
        [
            ("0.000001", "0.000001 tonnes"),
            ("1,234.5", "1,234.5 tonnes"),
            ("over 3 million", "over 3 million tonnes"),
        ],
    )
    def test_a_quantity_is_written_as_in_its_source(self, figure: str, shown: str, tmp_path: Path) -> None:
        gold = f"id: gold, commodity: gold, flow: exports, quantity: '{figure}', unit: tonnes"
        about = "reporter: NOR, partner: SWE, sources: [{id: paper, at: [p1]}]"
        file = written(tmp_path, f"goods:\n  - {{{gold}, {about}}}\n")
        assert f"Quantity\t{shown}" in bilat("show", "gold", "--data", str(file)).lines
        assert shown in bilat("goods", "--data", str(file)).out

    def test_a_growth_rate_is_written_in_plain_digits(self, tmp_path: Path) -> None:
        rows = trade("date: 2018, total: 1 million, change_percent: 0.00001, change_from: 2017")
        file = written(tmp_path, rows)
        assert "Change\t+0.00001% on 2017" in bilat("show", "trade-1", "--data", str(file)).lines
        assert "+0.00001% on 2017" in bilat("trade", "--data", str(file)).out

    def test_of_several_records_each_line_says_whose_it_is(self) -> None:
        lines = bilat("show", "lavrov", "arreaza").lines
        owners = [line.split("\t")[0] for line in lines]
        assert list(dict.fromkeys(owners)) == ["lavrov", "arreaza"]
        assert (
            "| Record | Field | Value |" in bilat("show", "lavrov", "arreaza", "--format", "markdown").lines
        )


class TestStanding:
    def test_the_mechanisms_are_listed_in_the_records_order(self) -> None:
        assert [one["id"] for one in answered("standing", "--kind", "mechanism")] == [
            *("consultations", "parliaments-and-ministries", "finance-energy-ministers", "commission"),
            "defence-ministers",
        ]

    @pytest.mark.parametrize(
        ("filters", "found"),
        [
            (("--organization", "Rosneft"), ["company-rosneft"]),
            (("--search", "nuclear medicine"), ["project-nuclear-medicine"]),
            (("--country", "Bolivia"), ["recognition-maduro"]),
            (("--topic", "health"), ["project-pharmaceuticals", "project-nuclear-medicine"]),
            (("--kind", "position", "--country", "USA"), ["recognition-guaido"]),
        ],
    )
    def test_they_are_asked_by_filters(self, filters: tuple[str, ...], found: list[str]) -> None:
        assert [one["id"] for one in answered("standing", *filters)] == found

    def test_a_view_says_whose_it_is(self) -> None:
        [line] = bilat("standing", "--search", "trade economy investment steadily").lines
        assert line.split("\t")[-3:] == ["sputnik-2019-09-25", "economic-relations", "sputnik-2019-09-25 p28"]

    def test_it_takes_no_window(self) -> None:
        run = bilat("standing", "--since", "2015")
        assert (run.status, run.err) == (
            2,
            "Error: bilat standing does not take --since. See 'bilat standing --help'.\n",
        )


def test_people_without_a_name_are_told_apart_by_country() -> None:
    people = bilat("people", "--on", "2019-08", "--topic", "defence", "--kind", "meeting")
    assert [line.split("\t")[0] for line in people.lines] == ["(unnamed, Russia)", "(unnamed, Venezuela)"]


def test_a_number_within_a_picked_field_says_what_it_counts() -> None:
    assert bilat("profile", "--fields", "counts").out == (
        "events 55, meetings 20, trade 2, goods 14, standing 27, sources 1\n"
    )


class TestWrongCommands:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("timeline", "--since", "2015-02-30"), "Feb 2015 has 28 days"),
            (("timeline", "--on", "05/09/2015"), "2015-09-05 (5 Sep 2015) or 2015-05-09 (9 May 2015)"),
            (("timeline", "--kind", "vist"), "Did you mean visit?"),
            (("timeline", "--country", "Venezuella"), "Did you mean Venezuela?"),
            (("timelin",), "Did you mean timeline?"),
            (("show", "treaty-1995"), "treaty-1996"),
            (("summary", "--by", "yaer"), "Did you mean year?"),
            (("timeline", "--limit", "0"), "--limit"),
            (("timeline", "--year", "May 2015"), "is not a year"),
            (("timeline", "--org", "GECF"), "Did you mean --organization?"),
            (("timeline", "--fields", ""), "--fields names no field"),
            (("trade", "--sort", ""), "--sort names no field"),
            (("anniversaries", "--year", ""), "--year has an empty value"),
            (("anniversaries", "--on", " "), "--on has an empty value"),
            (("anniversaries", "--next", ""), "--next has an empty value"),
            (("anniversaries", "--from", ""), "--from has an empty value"),
            (("new", "RUS-CUB", "--as-of", ""), "--as-of has an empty value"),
            (("check", ""), "A path to check is empty"),
            (("timeline", "--data", "a.yaml", "b.yaml"), "Write --data before each file: --data b.yaml."),
            (("add", "meeting", "cuba.yaml"), "Write --data before each file: --data cuba.yaml."),
            (("profile", "RUS", "VEN"), "Name a pair with --pair RUS-VEN."),
            (("new", "RUS", "CUB"), "Write a pair as one word: RUS-CUB."),
            (("timeline", "--since", "Sep", "2018"), "Quote a value of several words: --since 'Sep 2018'."),
            (("timeline", "-since=2018"), "Long options have two hyphens: --since."),
            (("timeline", "-help"), "Long options have two hyphens: --help."),
        ],
    )
    def test_end_with_2_a_message_and_nothing_on_standard_output(
        self, arguments: tuple[str, ...], said: str
    ) -> None:
        run = bilat(*arguments)
        assert (run.status, run.out) == (2, "")
        assert said in run.err
        assert "Traceback" not in run.err

    @pytest.mark.parametrize("path", ["new/", "new//", "new/."])
    def test_a_file_is_not_named_as_a_folder_is(
        self, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        run = bilat("trade", "--output", path)
        assert (run.status, run.out) == (2, "")
        assert run.err == f"Error: {path} names a folder; name a file for --output.\n"
        assert list(tmp_path.iterdir()) == []


class TestBadData:
    def test_a_missing_file_ends_with_1(self, tmp_path: Path) -> None:
        run = bilat("timeline", "--data", str(tmp_path / "none.yaml"))
        assert (run.status, run.out) == (1, "")
        assert "none.yaml: file not found" in run.err

    def test_an_empty_folder_ends_with_1(self, tmp_path: Path) -> None:
        run = bilat("timeline", env={"BILAT_DATA": str(tmp_path)})
        assert (run.status, run.out) == (1, "")
        assert "this folder contains no dataset file (*.yaml or *.yml)" in run.err

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("", "the file is empty"),
            ("events: [", "this is not valid YAML"),
            ("evnts: []\n", "1:1: a dataset file has no key 'evnts'. Did you mean events?"),
            ("sources: !!python/object/apply:os.system [x]\n", "1:10: the tag"),
            ("events: []\nevents: []\n", "2:1: 'events' is a duplicate key, first on line 1"),
            ("events: *nothing\n", "has no anchor"),
        ],
    )
    def test_a_broken_file_is_shown_with_its_place(self, tmp_path: Path, text: str, said: str) -> None:
        file = tmp_path / "broken.yaml"
        file.write_text(text, encoding="utf-8")
        run = bilat("timeline", "--data", str(file))
        assert (run.status, run.out) == (1, "")
        assert said in run.err
        assert "Traceback" not in run.err

    def test_a_bomb_of_aliases_ends_with_a_message(self, tmp_path: Path) -> None:
        levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        levels += [f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]" for number in range(1, 9)]
        file = tmp_path / "bomb.yaml"
        file.write_text("\n".join(levels), encoding="utf-8")
        run = bilat("timeline", "--data", str(file))
        assert (run.status, run.out) == (1, "")
        assert "expand to more than 10,000 values" in run.err

    def test_norway_stays_text(self, tmp_path: Path) -> None:
        record = Path(__file__).parent.parent / "data" / "events.yaml"
        changed = record.read_text(encoding="utf-8").replace("topics: [legal basis]", "topics: [NO]")
        file = tmp_path / "no.yaml"
        file.write_text(changed, encoding="utf-8")
        [treaty] = answered("timeline", "--kind", "treaty", "--data", str(file))
        assert treaty["topics"] == ["NO"]
