"""The published schemas: they are what the commands print, and what is declared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import validator_for

import bilat
from bilat.record import fields, rows
from bilat.record.json_schema import schema_names, schema_text
from bilat.reports.summary_keys import SUBJECTS
from program import bilat as run
from schema_checks import must_fit_its_schema, validator

ROOT = Path(__file__).parent.parent
FIELDS = {
    "timeline": (*fields.EVENT_FIELDS, "certain"),
    "meetings": (*fields.EVENT_FIELDS, "certain"),
    "trade": (*fields.TRADE_FIELDS, "certain"),
    "goods": (*fields.GOODS_FIELDS, "certain"),
    "standing": (*fields.STANDING_FIELDS, "certain"),
    "figures": (*fields.STATISTIC_FIELDS, "certain"),
    "search": rows.HIT_FIELDS,
    "people": rows.OFFICIAL_FIELDS,
    "gaps": rows.GAP_FIELDS,
    "anniversaries": rows.ANNIVERSARY_FIELDS,
    "sources": rows.CITED_SOURCE_FIELDS,
    "check": rows.FINDING_FIELDS,
}


def leaves(schema: Any, whole: Any, path: str = "") -> list[str]:  # noqa: ANN401 - JSON
    """Return the dotted names of a schema's fields, as `--fields` takes them."""
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    if schema.get("type") == "array":
        return leaves(schema["items"], whole, path)
    if "properties" not in schema:
        return [path]
    return [
        leaf
        for key in schema["required"]
        for leaf in leaves(schema["properties"][key], whole, f"{path}.{key}".lstrip("."))
    ]


@pytest.mark.parametrize("name", schema_names())
def test_each_is_a_schema(name: str) -> None:
    schema = json.loads(schema_text(name))
    assert validator_for(schema) is Draft202012Validator
    Draft202012Validator.check_schema(schema)


def test_a_row_of_counts_has_every_key_that_records_are_counted_by() -> None:
    assert {key for subject in SUBJECTS.values() for key in subject.keys} == set(rows.SUMMARY_KEYS)


@pytest.mark.parametrize("name", FIELDS)
def test_a_schema_has_the_fields_that_may_be_picked_in_their_order(name: str) -> None:
    schema = json.loads(schema_text(name))
    first, *_ = schema["items"].get("anyOf", [schema["items"]])
    assert tuple(leaves(first, schema)) == FIELDS[name]


def test_show_has_the_fields_of_every_section() -> None:
    schema = json.loads(schema_text("show"))
    declared = [tuple(leaves(one, schema)) for one in schema["items"]["anyOf"]]
    assert declared == list(fields.LEAVES.values())


@pytest.mark.parametrize(
    "question",
    [
        ("timeline",),
        ("meetings",),
        ("trade",),
        ("goods",),
        ("standing",),
        ("search", "wheat"),
        ("people",),
        ("gaps",),
        ("anniversaries", "--year", "2025"),
        ("sources",),
        ("sources", "sputnik-2019-09-25"),
        ("check",),
        ("profile",),
        ("summary", "meetings", "--by", "person", "--by", "year"),
        ("summary", "trade", "--by", "decade"),
        ("summary", "goods", "--by", "flow"),
        ("summary", "people", "--by", "role"),
        ("show", "treaty-1996", "trade-2018", "wheat-2018", "lavrov", "rosneft", "sputnik-2019-09-25"),
    ],
    ids=" ".join,
)
def test_every_command_answers_within_its_schema(question: tuple[str, ...]) -> None:
    whole = run(*question, "--json")
    assert (whole.status, whole.err) == (0, "")
    validator(question[0]).validate(json.loads(whole.out))


def test_an_answer_with_a_field_too_many_or_too_few_would_be_seen() -> None:
    [total] = json.loads(run("trade", "--year", "2018", "--json").out)
    for wrong in ({**total, "extra": 1}, {key: total[key] for key in list(total)[1:]}):
        with pytest.raises(ValidationError):
            must_fit_its_schema(("trade", "--json"), json.dumps([wrong]))


class TestTheCommand:
    def test_it_prints_the_schema_of_a_command(self) -> None:
        printed = run("schema", "gaps")
        assert (printed.status, printed.out) == (0, schema_text("gaps"))
        assert json.loads(printed.out)["title"] == "bilat gaps --json"

    def test_without_a_name_it_lists_them(self) -> None:
        listed = [line.split("\t")[0] for line in run("schema").lines]
        assert listed == list(schema_names())
        assert {"timeline", "show", "profile"} < set(listed)

    def test_an_unknown_name_is_an_error_with_the_nearest(self) -> None:
        wrong = run("schema", "gap")
        assert (wrong.status, wrong.out) == (2, "")
        assert "Did you mean gaps?" in wrong.err

    def test_an_empty_name_is_not_one_left_out(self) -> None:
        wrong = run("schema", "")
        assert (wrong.status, wrong.out) == (2, "")
        assert "'' is not a schema." in wrong.err

    @pytest.mark.parametrize("fields", ["zzz", "name"])
    def test_a_schema_has_no_fields_to_pick(self, fields: str) -> None:
        wrong = run("schema", "timeline", "--fields", fields)
        assert (wrong.status, wrong.out) == (2, "")
        assert "--fields applies only to the list of schemas" in wrong.err

    @pytest.mark.parametrize("asked", [("schema",), ("schema", "timeline")])
    def test_it_needs_no_dataset(self, asked: tuple[str, ...], tmp_path: Path) -> None:
        assert run(*asked, env={"BILAT_DATA": str(tmp_path)}) == run(*asked)

    def test_it_is_not_written_over_a_dataset(self, tmp_path: Path) -> None:
        record = tmp_path / "my.yaml"
        record.write_text("mine", encoding="utf-8")
        refused = run("schema", "timeline", "--output", str(record), env={"BILAT_DATA": str(record)})
        assert (refused.status, record.read_text(encoding="utf-8")) == (1, "mine")

    def test_it_goes_into_a_file(self, tmp_path: Path) -> None:
        target = tmp_path / "gaps.json"
        assert run("schema", "gaps", "--output", str(target)).out == ""
        assert target.read_text(encoding="utf-8") == schema_text("gaps")

    def test_the_library_has_it_too(self) -> None:
        assert bilat.schema_text("trade") == schema_text("trade")


def test_the_profiles_of_two_pairs_are_an_array_of_pages(tmp_path: Path) -> None:
    record = (ROOT / "data" / "events.yaml").read_text(encoding="utf-8")
    (tmp_path / "one.yaml").write_text(record, encoding="utf-8")
    other = record.replace("parties: [RUS, VEN]", "parties: [RUS, CUB]")
    (tmp_path / "two.yaml").write_text(other, encoding="utf-8")
    pages = json.loads(run("profile", "--data", str(tmp_path), "--json").out)
    assert [page["pair"] for page in pages] == ["RUS-VEN", "RUS-CUB"]
