"""What `bilat check` prints for other programs: JSON, tables, GitHub's commands, SARIF."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest

import bilat
from bilat.checking.registry import CHECKS
from program import bilat as run
from schema_checks import validator
from small_record import event, events, trade, written


class TestJson:
    def test_every_finding_has_every_key_in_order(self, wrong: str) -> None:
        findings = json.loads(run("check", wrong, "--json").out)
        validator("check").validate(findings)
        assert [list(one) for one in findings] == [
            ["code", "name", "severity", "record", "file", "line", "column", "message", "excerpt", "related"]
        ] * 2
        assert [(one["code"], one["severity"], one["record"], one["line"]) for one in findings] == [
            ("BIL304", "warning", "second", 15),
            ("BIL402", "error", "trade-1", 17),
        ]
        assert [beside["line"] for beside in findings[0]["related"]] == [14]

    def test_a_file_as_a_whole_has_no_line(self, tmp_path: Path) -> None:
        findings = json.loads(run("check", str(tmp_path / "nowhere.yaml"), "--json").out)
        validator("check").validate(findings)
        (one,) = findings
        assert (one["line"], one["column"], one["record"], one["excerpt"]) == (None, None, None, None)


class TestOtherTables:
    def test_in_lines_each_finding_is_one(self, wrong: str) -> None:
        lines = run("check", wrong, "--format", "lines").lines
        assert [line.split("\t")[0] for line in lines] == [f"{wrong}:15:10", f"{wrong}:17:122"]

    def test_csv_has_a_column_a_field(self, wrong: str) -> None:
        lines = run("check", wrong, "--format", "csv", "--fields", "code,line,record").lines
        assert lines == ["code,line,record", "BIL304,15,second", "BIL402,17,trade-1"]


class TestGithub:
    def test_a_finding_is_one_workflow_command(self, wrong: str) -> None:
        warning, error = run("check", wrong, "--format", "github").lines
        assert warning.startswith(
            f"::warning file={wrong},line=15,col=10,title=BIL304 events-once::It has the kind"
        )
        assert warning.endswith(f"%0A{wrong}:14:10: first is recorded here.")
        assert error.startswith(
            f"::error file={wrong},line=17,col=122,title=BIL402 trade-adds-up::Exports of "
        )

    def test_a_note_is_a_notice(self, tmp_path: Path) -> None:
        section = events(event("a", "2019-05-09"), event("b", "2018"))
        assert run("check", str(written(tmp_path, section)), "--format", "github").out.startswith("::notice ")

    def test_what_would_end_a_command_is_escaped(self, tmp_path: Path) -> None:
        folder = tmp_path / "a,b:c%"
        folder.mkdir()
        section = trade(
            "date: 2018, total: 9 billion, change_percent: 5, change_from: 2017",
            "date: 2019, total: 1 billion, change_percent: 5, change_from: 2018",
        )
        (line,) = run("check", str(written(folder, section)), "--format", "github").lines
        properties, _, message = line.removeprefix("::error ").partition("::")
        assert "a%2Cb%3Ac%25/record.yaml" in properties
        assert "+5 %25 on 9,000,000,000" in message

    def test_a_fault_of_the_file_as_a_whole_has_no_line(self, tmp_path: Path) -> None:
        path = tmp_path / "nowhere.yaml"
        out = run("check", str(path), "--format", "github").out
        assert out == (
            f"::error file={path},title=BIL001 readable::file not found. "
            "Check the path of --data or BILAT_DATA.\n"
        )


class TestSarif:
    """The essentials of the SARIF 2.1.0 schema: what it requires, and which values it allows."""

    def test_the_log_has_what_the_schema_requires(self, wrong: str) -> None:
        log = json.loads(run("check", wrong, "--format", "sarif").out)
        assert log["version"] == "2.1.0"
        assert log["$schema"].endswith("sarif-schema-2.1.0.json")
        (made,) = log["runs"]
        assert made["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
        assert made["tool"]["driver"]["name"] == "bilat"
        assert made["tool"]["driver"]["version"] == bilat.__version__

    def test_every_check_is_a_rule(self) -> None:
        (made,) = json.loads(run("check", "--format", "sarif").out)["runs"]
        rules = made["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == [check.code for check in CHECKS]
        assert all(rule["shortDescription"]["text"] for rule in rules)
        assert {rule["defaultConfiguration"]["level"] for rule in rules} <= {
            "none",
            "note",
            "warning",
            "error",
        }
        assert made["results"] == []

    def test_a_result_names_its_rule_its_level_and_its_place(self, wrong: str) -> None:
        (made,) = json.loads(run("check", wrong, "--format", "sarif").out)["runs"]
        rules = made["tool"]["driver"]["rules"]
        for result, (code, level, line, column) in zip(
            made["results"],
            [("BIL304", "warning", 15, 10), ("BIL402", "error", 17, 122)],
            strict=True,
        ):
            assert (result["ruleId"], result["level"]) == (code, level)
            assert rules[result["ruleIndex"]]["id"] == code
            assert result["message"]["text"]
            physical = result["locations"][0]["physicalLocation"]
            assert unquote(urlparse(physical["artifactLocation"]["uri"]).path) == wrong
            region = physical["region"]
            assert (region["startLine"], region["startColumn"]) == (line, column)
            assert set(region) == {"startLine", "startColumn", "snippet"}
        (beside,) = made["results"][0]["relatedLocations"]
        assert (beside["id"], beside["physicalLocation"]["region"]["startLine"]) == (1, 14)
        assert beside["message"]["text"] == "first is recorded here."

    def test_a_relative_path_is_a_relative_uri_and_both_are_escaped(
        self, wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("a b.yaml").write_text(Path(wrong).read_text(encoding="utf-8"), encoding="utf-8")

        def uri(path: str) -> str:
            (made,) = json.loads(run("check", path, "--format", "sarif").out)["runs"]
            return str(made["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])

        assert uri("a b.yaml") == "a%20b.yaml"
        assert uri(str(tmp_path / "a b.yaml")) == f"file://{tmp_path}/a%20b.yaml"

    def test_a_name_that_is_not_utf_8_is_its_bytes_relative_or_not(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        for path, uri in (("b\udcff.yaml", "b%FF.yaml"), (f"{tmp_path}/b\udcff.yaml", "/b%FF.yaml")):
            (made,) = json.loads(run("check", path, "--format", "sarif").out)["runs"]
            location = made["results"][0]["locations"][0]["physicalLocation"]
            assert location["artifactLocation"]["uri"].endswith(uri)

    def test_a_file_as_a_whole_has_no_region(self, tmp_path: Path) -> None:
        (made,) = json.loads(run("check", str(tmp_path / "no.yaml"), "--format", "sarif").out)["runs"]
        assert "region" not in made["results"][0]["locations"][0]["physicalLocation"]
