"""The same answer in six formats, and what --fields, --sort, --reverse, --limit and --count do to it."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from bilat.record.fields import EVENT_FIELDS, TRADE_FIELDS
from bilat.render.formats import FORMATS
from bilat.render.spreadsheet import cell
from forks import with_imports
from program import bilat, on_terminal


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


class TestJsonLines:
    def test_it_is_an_object_a_line_the_same_as_in_the_array(self) -> None:
        lines = bilat("meetings", "--format", "jsonl").lines
        assert [json.loads(line) for line in lines] == json.loads(bilat("meetings", "--json").out)


def test_the_name_of_a_format_may_be_in_capitals() -> None:
    assert bilat("trade", "--format", "CSV").out == bilat("trade", "--format", "csv").out


class TestCsv:
    def test_the_heading_names_every_field_with_dots_for_what_is_nested(self) -> None:
        heading = bilat("timeline", "--format", "csv").lines[0]
        assert heading.split(",") == [*EVENT_FIELDS, "certain"]
        assert "place.city" in heading

    def test_lavrov_and_arreaza_stand_in_one_cell_in_order(self) -> None:
        [row] = rows(bilat("meetings", "--on", "2019-03-14", "--certain", "--format", "csv").out)
        assert row["participants.name"] == "Sergey Lavrov; Jorge Arreaza"
        assert row["participants.role"] == "foreign minister; foreign minister"
        assert (row["place.city"], row["place.country"], row["place.name"]) == ("Vienna", "AUT", "")

    def test_figures_are_plain_and_what_is_unknown_is_empty(self) -> None:
        [row] = rows(bilat("trade", "--year", "2018", "--format", "csv").out)
        assert (row["exports"], row["total"], row["partial"]) == ("84000000", "85200000", "false")
        assert (row["note"], row["derived"]) == ("", "balance")

    def test_every_citation_is_kept(self) -> None:
        [row] = rows(bilat("show", "meeting-putin-maduro-2015-09", "--format", "csv").out)
        assert row["sources.locator"] == "p12; p1; p10; p11"

    def test_nothing_found_is_the_heading_alone(self) -> None:
        run = bilat("trade", "--year", "1900", "--format", "csv")
        assert run.lines == [",".join((*TRADE_FIELDS, "certain"))]
        assert run.err.startswith("No trade totals recorded for: year 1900.\n")

    def test_an_item_that_holds_the_separator_is_written_with_a_backslash(self) -> None:
        assert cell(["a; b", "c\\d"]) == "a\\; b; c\\\\d"

    @pytest.mark.skipif(shutil.which("mlr") is None, reason="Miller is not installed")
    def test_miller_reads_the_same_records(self) -> None:
        asked = bilat("timeline", "--format", "csv").out
        read = subprocess.run(
            ["mlr", "--icsv", "--ocsv", "cat"], input=asked, capture_output=True, text=True, check=True
        )
        assert rows(read.stdout) == rows(asked)

    def test_records_of_different_sections_have_no_one_heading(self) -> None:
        run = bilat("show", "lavrov", "treaty-1996", "--format", "csv")
        assert (run.status, run.out) == (2, "")
        assert "different kinds of record" in run.err


class TestTsv:
    def test_it_has_the_cells_of_the_csv_between_tabs(self) -> None:
        lines = bilat("timeline", "--format", "tsv").lines
        as_csv = rows(bilat("timeline", "--format", "csv").out)
        assert [line.split("\t") for line in lines[1:]] == [list(row.values()) for row in as_csv]
        assert lines[0].split("\t") == [*EVENT_FIELDS, "certain"]


class TestMarkdown:
    def test_it_is_a_table_of_githubs(self) -> None:
        run = bilat("trade", "--year", "2018", "--format", "markdown")
        assert run.lines[0].startswith("| Period | Total | Change |")
        assert run.lines[1].startswith("| --- | --: | --: |")
        assert run.lines[2].startswith("| 2018 | $85.2 million | +24.7% on 2017 |")
        assert run.lines[2].endswith("| RUS with VEN | Federal Customs Service | p30 |")
        assert run.lines[3:] == ["", "Source: Sputnik, 25 Sep 2019."]

    def test_a_pipe_in_a_title_does_not_end_a_cell(self, tmp_path: Path) -> None:
        record = Path(__file__).parent.parent / "data" / "events.yaml"
        changed = record.read_text(encoding="utf-8").replace(
            "title: Treaty on Friendship and Cooperation", "title: Friendship | Cooperation"
        )
        file = tmp_path / "pipe.yaml"
        file.write_text(changed, encoding="utf-8")
        run = bilat("timeline", "--kind", "treaty", "--format", "markdown", "--data", str(file))
        assert "Friendship \\| Cooperation" in run.lines[2]


class TestFields:
    def test_only_the_named_ones_in_the_order_asked(self) -> None:
        run = bilat("timeline", "--kind", "treaty", "--fields", "title,id", "--json")
        assert json.loads(run.out) == [{"title": "Treaty on Friendship and Cooperation", "id": "treaty-1996"}]

    def test_dots_reach_into_what_is_nested(self) -> None:
        run = bilat(
            "timeline",
            "--on",
            "2019-03-14",
            "--certain",
            "--fields",
            "place.city,participants.name",
            "--json",
        )
        assert json.loads(run.out) == [
            {"place.city": "Vienna", "participants.name": ["Sergey Lavrov", "Jorge Arreaza"]}
        ]

    def test_in_a_place_that_is_not_known_there_is_no_city(self) -> None:
        run = bilat("timeline", "--kind", "treaty", "--fields", "place.city", "--json")
        assert json.loads(run.out) == [{"place.city": None}]

    def test_in_a_pipe_a_table_has_those_columns(self) -> None:
        assert bilat("timeline", "--kind", "treaty", "--fields", "id,date").out == "treaty-1996\t1996-05-24\n"

    def test_on_a_terminal_they_are_its_headings(self) -> None:
        shown = on_terminal("timeline", "--kind", "treaty", "--fields", "id,date", width=60).lines
        assert shown[0].split() == ["id", "date"]
        assert shown[2].split() == ["treaty-1996", "24", "May", "1996"]

    def test_an_unknown_one_is_an_error_that_lists_the_known(self) -> None:
        run = bilat("timeline", "--fields", "id,titel")
        assert (run.status, run.out) == (2, "")
        assert "'titel' is not a field" in run.err
        assert "Did you mean title?" in run.err
        assert "place.city" in run.err

    def test_the_profile_can_be_picked_from_too(self) -> None:
        run = bilat("profile", "--fields", "id,counts.trade", "--json")
        assert json.loads(run.out) == {"id": "russia-venezuela", "counts.trade": 2}


class TestOrderAndNumber:
    def test_sorting_by_a_figure_puts_what_is_unknown_last(self) -> None:
        found = json.loads(bilat("trade", "--sort", "exports", "--fields", "id,exports", "--json").out)
        assert [one["exports"] for one in found] == [37300000, 84000000, None]

    def test_reverse_turns_the_order_asked_for_around(self) -> None:
        found = json.loads(bilat("trade", "--sort", "total", "--reverse", "--fields", "total", "--json").out)
        assert [one["total"] for one in found] == [85200000, 68300000, 37800000]

    def test_sorting_by_two_fields_sorts_within_the_first(self) -> None:
        found = json.loads(bilat("meetings", "--sort", "kind,date", "--fields", "kind,start", "--json").out)
        pairs = [(one["kind"], one["start"]) for one in found]
        assert pairs == sorted(pairs)
        assert pairs[-1][0] == "visit"

    def test_dates_sort_as_days_not_as_text(self) -> None:
        found = json.loads(bilat("timeline", "--sort", "date", "--fields", "id", "--json").out)
        assert found == json.loads(bilat("timeline", "--fields", "id", "--json").out)

    def test_limit_comes_after_the_order(self) -> None:
        found = json.loads(
            bilat("trade", "--sort", "exports", "--limit", "1", "--fields", "exports", "--json").out
        )
        assert found == [{"exports": 37300000}]

    def test_count_says_how_many_and_nothing_else(self) -> None:
        assert bilat("meetings", "--person", "Lavrov", "--count").out == "2\n"
        assert bilat("meetings", "--person", "Lavrov", "--count", "--limit", "2").out == "2\n"

    def test_count_of_nothing_is_0(self) -> None:
        run = bilat("timeline", "--until", "1800", "--count")
        assert (run.status, run.out) == (0, "0\n")


class TestWrongFormats:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("--format", "jsn"), "Did you mean json"),
            (("--format", "csv", "--json"), "cannot be combined"),
            (("--sort", "dat"), "Did you mean date"),
        ],
    )
    def test_end_with_2(self, arguments: tuple[str, ...], said: str) -> None:
        run = bilat("timeline", *arguments)
        assert (run.status, run.out) == (2, "")
        assert said in run.err

    def test_json_twice_over_is_no_contradiction(self) -> None:
        assert bilat("trade", "--json", "--format", "json").out == bilat("trade", "--json").out


class TestSameBytes:
    @pytest.mark.apart
    def test_two_runs_and_two_locales_give_the_same(self) -> None:
        asked = [("timeline", "--since", "2015", "--format", form) for form in FORMATS]
        one, other = (
            [run.out for run, _ in with_imports(asked, {"PYTHONUTF8": "1", **env})]
            for env in (
                {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "1"},
                {
                    "LC_ALL": "tr_TR.UTF-8",
                    "LANG": "tr_TR.UTF-8",
                    "TZ": "Asia/Tokyo",
                    "PYTHONHASHSEED": "2",
                },
            )
        )
        assert one == other
        assert all(one)


class TestOutput:
    def test_a_file_holds_what_standard_output_would(self, tmp_path: Path) -> None:
        target = tmp_path / "answer.csv"
        run = bilat("trade", "--format", "csv", "--output", str(target))
        assert (run.status, run.out, run.err) == (0, "", "")
        assert target.read_text(encoding="utf-8") == bilat("trade", "--format", "csv").out
        assert [file.name for file in tmp_path.iterdir()] == ["answer.csv"]

    def test_a_wrong_command_leaves_the_old_file_whole(self, tmp_path: Path) -> None:
        target = tmp_path / "answer.csv"
        target.write_text("old", encoding="utf-8")
        assert bilat("trade", "--fields", "nothing", "--output", str(target)).status == 2
        assert target.read_text(encoding="utf-8") == "old"

    def test_a_table_in_a_file_is_that_of_a_pipe(self, tmp_path: Path) -> None:
        target = tmp_path / "answer"
        on_terminal("trade", "--output", str(target), width=40)
        assert target.read_text(encoding="utf-8") == bilat("trade").out

    def test_a_hyphen_is_standard_output(self) -> None:
        assert bilat("trade", "--output", "-").out == bilat("trade").out


class TestShowIsAListToo:
    def test_its_records_can_be_sorted_limited_and_counted(self) -> None:
        ids = ("treaty-1996", "recognition-1857", "relations-1945")
        found = json.loads(
            bilat("show", *ids, "--sort", "date", "--limit", "2", "--fields", "id", "--json").out
        )
        assert found == [{"id": "recognition-1857"}, {"id": "relations-1945"}]
        assert bilat("show", *ids, "--count").out == "3\n"


class TestFooters:
    @pytest.mark.parametrize(
        ("question", "said"),
        [
            (("meetings", "--person", "Medvedev"), "1 encounter, 2018."),
            (("goods", "--search", "wheat"), "1 commodity, 2018."),
            (("people", "--person", "Medvedev", "--limit", "1"), "1 of 2 people."),
            (("anniversaries", "--on", "2021-05-24"), "1 anniversary."),
        ],
        ids=lambda value: value[0],
    )
    def test_one_is_not_called_several(self, question: tuple[str, ...], said: str) -> None:
        assert said in " ".join(on_terminal(*question, width=160).out.split())


class TestUnknownLast:
    def test_in_either_order_what_is_unknown_comes_last(self) -> None:
        rising = json.loads(bilat("trade", "--sort", "balance", "--fields", "balance", "--json").out)
        falling = json.loads(
            bilat("trade", "--sort", "balance", "--reverse", "--fields", "balance", "--json").out
        )
        assert [one["balance"] for one in rising] == [36740100, 82800000, None]
        assert [one["balance"] for one in falling] == [82800000, 36740100, None]


class TestTheEndingOfAFile:
    @pytest.mark.parametrize(
        ("ending", "form"), [("csv", "csv"), ("json", "json"), ("TSV", "tsv"), ("md", "markdown")]
    )
    def test_says_the_format(self, ending: str, form: str, tmp_path: Path) -> None:
        target = tmp_path / f"trade.{ending}"
        bilat("trade", "--output", str(target))
        assert target.read_text(encoding="utf-8") == bilat("trade", "--format", form).out

    def test_a_format_that_is_asked_for_goes_before_it(self, tmp_path: Path) -> None:
        target = tmp_path / "trade.csv"
        bilat("trade", "--json", "--output", str(target))
        assert target.read_text(encoding="utf-8") == bilat("trade", "--json").out

    @pytest.mark.parametrize("ending", ["xlsx", "XLS", "ods", "pdf", "html", "docx", "parquet"])
    def test_of_another_program_is_refused_unless_the_format_is_said(
        self, ending: str, tmp_path: Path
    ) -> None:
        target = tmp_path / f"trade.{ending}"
        refused = bilat("trade", "--output", str(target))
        assert (refused.status, refused.out, target.exists()) == (2, "", False)
        assert f"bilat does not write .{ending.lower()}." in refused.err
        assert bilat("trade", "--format", "csv", "--output", str(target)).status == 0
        assert target.read_text(encoding="utf-8") == bilat("trade", "--format", "csv").out

    @pytest.mark.parametrize("name", ["trade", "trade.txt", "trade.2018", ".xlsx"])
    def test_that_says_nothing_leaves_the_table(self, name: str, tmp_path: Path) -> None:
        bilat("trade", "--output", str(tmp_path / name))
        assert (tmp_path / name).read_text(encoding="utf-8") == bilat("trade").out


def test_a_list_within_an_object_is_a_cell_of_its_items() -> None:
    out = bilat("profile", "--fields", "people", "--format", "csv").out
    assert "[{" not in out
    assert "Nicolás Maduro; VEN; president; " in out
