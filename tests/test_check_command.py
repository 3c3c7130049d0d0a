"""`bilat check` as its user runs it: what is listed, exit statuses, choices and comments."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import bilat
from program import bilat as run
from program import on_terminal
from small_record import TWICE, event, events, written


class TestTheList:
    def test_a_finding_shows_its_place_its_line_with_a_caret_and_what_stands_beside_it(
        self, suspected: str
    ) -> None:
        lines = run("check", suspected).lines
        assert lines[0] == (
            f"{suspected}:15:10: warning BIL304: It has the kind, days, people and place of first: if the "
            "two are one event, keep one entry with both citations."
        )
        assert lines[1].startswith("   15 |   - {id: second, date: 2019-05-09, kind: meeting")
        assert lines[2] == " " * 17 + "^"
        assert lines[3] == f"  {suspected}:14:10: first is recorded here."
        assert lines[4].startswith("   14 |   - {id: first, date")
        assert lines[5] == lines[2]
        assert lines[6:] == [f"1 warning in {suspected}."]

    def test_the_caret_stands_under_what_is_meant(self, suspected: str) -> None:
        excerpt, caret = run("check", suspected).lines[1:3]
        assert excerpt[caret.index("^") :].startswith("second,")

    def test_the_caret_stands_under_what_is_meant_after_wide_letters_too(self, tmp_path: Path) -> None:
        fair = "id: fair, kind: culture, title: 会談, date: 2021, sources: [{id: paper, at: [p1]}]"
        excerpt, caret = run("check", str(written(tmp_path, events(fair)))).lines[1:3]
        # Each of the two letters is two places wide on a screen, and one in this string.
        assert excerpt[caret.index("^") - 2 :].startswith("2021")

    def test_several_files_are_summed_up(self, suspected: str, wrong: str) -> None:
        out = run("check", suspected, wrong).lines
        assert re.fullmatch(r"1 error, \d+ warnings? in 2 files\.", out[-1])

    def test_nothing_found_is_said(self, sound: str) -> None:
        assert run("check", sound).out == f"No findings in {sound}.\n"

    def test_the_bundled_record_has_nothing_to_be_found(self) -> None:
        checked = run("check")
        assert checked.status == 0
        assert checked.out.startswith("No findings in ")
        assert checked.err == ""

    def test_control_characters_and_markup_are_shown_and_not_obeyed(self, tmp_path: Path) -> None:
        talks = event("talks", "2021", title='"[red]\\e[31m\\u202e"').replace("title", "note: x, title")
        out = run("check", str(written(tmp_path, events(talks)))).out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "[red]" in out

    @pytest.mark.parametrize("width", [40, 80, 160])
    def test_on_a_terminal_no_line_of_the_file_is_wider_than_it(self, width: int, suspected: str) -> None:
        shown = on_terminal("check", suspected, width=width).lines
        excerpts = [line for line in shown if re.match(r" +\d+ \| ", line)]
        assert len(excerpts) == 2
        assert all(len(line) <= width for line in excerpts)
        assert all("id: second" in line or "id: first" in line for line in excerpts)
        assert "BIL304" in "".join(shown)


class TestTheExitStatus:
    def test_it_is_0_where_there_are_warnings_and_notes_alone(self, suspected: str) -> None:
        assert run("check", suspected).status == 0

    def test_it_is_1_where_there_is_an_error(self, wrong: str) -> None:
        assert run("check", wrong).status == 1

    def test_it_is_1_for_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        checked = run("check", str(tmp_path / "nowhere.yaml"))
        assert (checked.status, checked.err) == (1, "")
        assert "error BIL001: file not found." in checked.out

    def test_it_is_the_same_in_every_format(self, wrong: str) -> None:
        formats = ["list", "github", "sarif", "table", "json", "jsonl", "csv", "tsv", "markdown"]
        assert [run("check", wrong, "--format", one).status for one in formats] == [1] * 9

    def test_it_is_2_for_an_unknown_code_with_the_nearest(self, sound: str) -> None:
        checked = run("check", sound, "--select", "BIL4O2")
        assert (checked.status, checked.out) == (2, "")
        assert "'BIL4O2' is not a check." in checked.err
        assert "BIL402" in checked.err

    def test_it_is_2_for_fields_of_a_format_without_any(self, sound: str) -> None:
        checked = run("check", sound, "--fields", "code")
        assert checked.status == 2
        assert "--format" in checked.err


class TestChoosing:
    def test_select_takes_codes_and_how_they_begin(self, wrong: str) -> None:
        def codes(*options: str) -> list[str]:
            return [one["code"] for one in json.loads(run("check", wrong, *options, "--json").out)]

        assert codes() == ["BIL304", "BIL402"]
        assert codes("--select", "BIL304") == ["BIL304"]
        assert codes("--select", "BIL4") == ["BIL402"]
        assert codes("--select", "bil3,BIL402") == ["BIL304", "BIL402"]
        assert codes("--select", "BIL3", "--select", "BIL4") == ["BIL304", "BIL402"]

    def test_ignore_takes_away_from_what_is_selected(self, wrong: str) -> None:
        checked = run("check", wrong, "--ignore", "BIL4")
        assert checked.status == 0
        assert "BIL402" not in checked.out
        assert run("check", wrong, "--select", "BIL4", "--ignore", "BIL402").lines == [
            f"No findings in {wrong}."
        ]

    def test_a_fault_that_is_not_chosen_is_not_passed_over_in_silence(self, tmp_path: Path) -> None:
        file = str(written(tmp_path, events(event("talks", "2019-02-30"))))
        checked = run("check", file, "--select", "BIL4")
        assert checked.lines == [f"No findings in {file}. 1 fault not shown that would stop other commands."]
        in_json = run("check", file, "--select", "BIL4", "--json")
        assert (json.loads(in_json.out), in_json.err) == (
            [],
            "1 fault not shown that would stop other commands.\n",
        )

    def test_a_file_that_is_no_record_says_so_whatever_is_chosen(self, tmp_path: Path) -> None:
        file = tmp_path / "broken.yaml"
        file.write_text("dataset: [", encoding="utf-8")
        checked = run("check", str(file), "--select", "BIL4", "--ignore", "BIL0")
        assert checked.status == 1
        assert "BIL003" in checked.out

    def test_a_pair_of_several_can_be_chosen(self, suspected: str, tmp_path: Path) -> None:
        other = tmp_path / "other.yaml"
        text = Path(suspected).read_text(encoding="utf-8")
        other.write_text(text.replace("[NOR, SWE]", "[NOR, DNK]"), encoding="utf-8")
        checked = run("check", suspected, str(other), "--pair", "NOR-SWE", "--json")
        assert {one["file"] for one in json.loads(checked.out)} == {suspected}


class TestCommentsThatIgnore:
    def check(self, tmp_path: Path, section: str, *options: str) -> list[str]:
        return run("check", str(written(tmp_path, section)), *options).lines

    @pytest.mark.parametrize(
        ("where", "instead"),
        [
            ("  - {id: second", "  # bilat: ignore=BIL304\n  - {id: second"),
            ("  - {id: second", "  # bilat: ignore=BIL304 two rounds\n  # of one day\n  - {id: second"),
            ("  - {id: second", "  # bilat: ignore=BIL301,BIL304\n  - {id: second"),
            ("  - {id: second", "  - # bilat: ignore=BIL304\n    {id: second"),
            ("at: [p1]}]}\n  - {id: second", "at: [p1]}]} # bilat: ignore=BIL304\n  - {id: second"),
        ],
    )
    def test_they_stand_beside_the_entry_or_above_it_and_are_counted(
        self, where: str, instead: str, tmp_path: Path
    ) -> None:
        last = self.check(tmp_path, TWICE.replace(where, instead), "--ignore", "BIL017")
        assert len(last) == 1
        assert last[0].endswith("1 finding ignored by comments.")

    def test_they_stand_on_any_line_of_the_entry(self, tmp_path: Path) -> None:
        section = (
            "events:\n"
            "  - id: talks\n"
            "    date: 2019-05-09 # bilat: ignore=BIL301\n"
            "    kind: meeting\n"
            "    title: Talks\n"
            "    sources: [{id: paper, at: [p1]}]\n"
        )
        assert self.check(tmp_path, section)[0].endswith("1 finding ignored by comments.")
        moved = section.replace(" # bilat: ignore=BIL301", "") + "    # bilat: ignore=BIL301\n"
        assert self.check(tmp_path, moved)[0].endswith("1 finding ignored by comments.")

    def test_the_comment_of_one_entry_is_not_that_of_the_next(self, tmp_path: Path) -> None:
        section = events(event("a", "2019-05-08", who="berg"), event("b", "2019-05-09", who="berg"))
        beside_a = section.replace("at: [p1]}]}\n", "at: [p1]}]} # bilat: ignore=BIL301\n", 1)
        out = "\n".join(self.check(tmp_path, beside_a))
        assert ":15:" in out
        assert ":14:" not in out

    def test_a_comment_inside_a_text_is_none(self, tmp_path: Path) -> None:
        section = TWICE.replace("title: Talks", 'title: "Talks # bilat: ignore=BIL304"')
        assert any("BIL304" in line and "warning" in line for line in self.check(tmp_path, section))

    def test_another_code_is_not_ignored_and_the_idle_comment_is_found(self, tmp_path: Path) -> None:
        section = TWICE.replace("  - {id: second", "  # bilat: ignore=BIL305\n  - {id: second")
        out = "\n".join(self.check(tmp_path, section))
        assert "note BIL017: This comment ignores BIL305, but this entry has no such finding" in out
        assert "warning BIL304" in out
        assert "  # bilat: ignore=BIL305\n" in out

    def test_a_comment_for_a_check_that_is_not_run_is_not_idle(self, tmp_path: Path) -> None:
        section = TWICE.replace("  - {id: second", "  # bilat: ignore=BIL304\n  - {id: second")
        assert len(self.check(tmp_path, section, "--select", "BIL0")) == 1

    def test_a_comment_that_cannot_be_read_is_found(self, tmp_path: Path) -> None:
        section = TWICE.replace("  - {id: second", "  # bilat: ignroe BIL304\n  - {id: second")
        assert any(
            "note BIL017: This is not a valid comment to bilat." in x for x in self.check(tmp_path, section)
        )

    def test_a_fault_can_be_ignored_but_what_it_stops_is_said(self, tmp_path: Path) -> None:
        section = events(event("talks", "2019-02-30")).rstrip() + " # bilat: ignore=BIL201\n"
        file = str(written(tmp_path, section))
        checked = run("check", file)
        assert checked.status == 0
        assert checked.lines == [
            f"No findings in {file}. 1 finding ignored by comments. "
            "1 fault not shown that would stop other commands."
        ]

    def test_in_other_formats_the_count_is_a_note(self, tmp_path: Path) -> None:
        section = TWICE.replace("  - {id: second", "  # bilat: ignore=BIL304\n  - {id: second")
        checked = run("check", str(written(tmp_path, section)), "--json")
        assert (checked.out, checked.err) == ("[]\n", "1 finding ignored by comments.\n")


class TestWhichFile:
    def test_without_a_file_it_is_the_one_of_data(self, wrong: str) -> None:
        assert run("check", "--data", wrong).status == 1
        assert run("check", env={"BILAT_DATA": wrong}).status == 1

    def test_a_file_named_goes_before_data(self, wrong: str, sound: str) -> None:
        assert run("check", sound, env={"BILAT_DATA": wrong}).status == 0

    def test_a_folder_without_a_file_is_a_finding_in_any_format(self, tmp_path: Path) -> None:
        checked = run("check", str(tmp_path), "--json")
        [finding] = json.loads(checked.out)
        assert (checked.status, checked.err, finding["code"]) == (1, "", "BIL001")
        assert finding["message"] == "this folder contains no dataset file (*.yaml or *.yml)."

    def test_a_report_is_not_written_over_the_file_it_is_of(self, wrong: str) -> None:
        before = Path(wrong).read_bytes()
        checked = run("check", wrong, "--output", wrong)
        assert checked.status == 1
        assert "--output would write over it" in checked.err
        assert Path(wrong).read_bytes() == before

    def test_a_report_goes_into_a_file(self, wrong: str, tmp_path: Path) -> None:
        target = tmp_path / "report.sarif"
        checked = run("check", wrong, "--format", "sarif", "--output", str(target))
        assert (checked.status, checked.out) == (1, "")
        assert json.loads(target.read_text(encoding="utf-8"))["version"] == "2.1.0"


class TestTheLibrary:
    def test_check_returns_findings(self, wrong: str) -> None:
        suspected, broken = bilat.check(wrong)
        assert (suspected.code, suspected.severity, suspected.location.line) == ("BIL304", "warning", 15)
        assert (broken.code, broken.name, broken.record) == ("BIL402", "trade-adds-up", "trade-1")

    def test_it_takes_codes(self, wrong: str) -> None:
        assert [one.code for one in bilat.check(wrong, select=["BIL4"])] == ["BIL402"]
        assert [one.code for one in bilat.check(wrong, ignore=["BIL4"])] == ["BIL304"]
        with pytest.raises(bilat.QueryError, match="'BIL9' is not a check"):
            bilat.check(wrong, select=["BIL9"])
