"""Any file at all: it loads, or it is refused in words; what loads can be asked and written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import bilat
from bilat import BilatError, DatasetError
from bilat.checking.registry import CODES
from strategies import Draft, as_yaml, dataset_files, drafts, hostile_files, queries, raw_bytes


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "drawn.yaml"


@given(drafts())
def test_a_valid_file_loads_with_every_record(file: Path, draft: Draft) -> None:
    file.write_text(as_yaml(draft), encoding="utf-8")
    relations = bilat.load(file)
    assert {event.id for event in relations.events} == {event["id"] for event in draft["events"]}
    assert {goods.id for goods in relations.goods} == {goods["id"] for goods in draft["goods"]}
    assert {total["id"] for total in draft["trade"]} <= {total.id for total in relations.trade}


@given(raw_bytes())
def test_any_bytes_load_or_are_refused_with_a_place(file: Path, raw: bytes) -> None:
    file.write_bytes(raw)
    try:
        said = f"{file}: {len(bilat.load(file).dataset.sources)} sources"
    except DatasetError as fault:
        said = str(fault)
    assert all(line.startswith((str(file), " ")) for line in said.split("\n")), said


@given(hostile_files(), queries())
def test_any_question_of_hostile_data_is_answered_or_refused_in_words(
    file: Path, text: str, filters: dict[str, Any]
) -> None:
    file.write_text(text, encoding="utf-8")
    events = bilat.load(file).events
    try:
        answered, said = events.where(**filters), ""
    except BilatError as fault:
        answered, said = events, str(fault)
    assert set(answered) <= set(events)
    assert answered is not events or said.endswith((".", "?"))


@given(hostile_files() | dataset_files())
def test_a_check_of_any_dataset_finds_what_has_a_code_and_a_place(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    last = len(text.splitlines())
    for finding in bilat.check(file):
        assert finding.code in CODES
        assert 1 <= finding.location.line <= last
        assert all(1 <= beside.location.line <= last for beside in finding.related)


@given(raw_bytes())
def test_a_check_of_any_bytes_finds_what_a_load_is_refused_for(file: Path, raw: bytes) -> None:
    file.write_bytes(raw)
    refused: set[str] = set()
    try:
        bilat.load(file)
    except DatasetError as fault:
        refused = {problem.message for problem in fault.problems if problem.code}
    assert refused <= {finding.message for finding in bilat.check(file)}
