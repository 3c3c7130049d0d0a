"""The program answers random questions as a plain reading of docs/answers.md does.

The oracle shares no code with the program; where the two differ, one of them or the page is wrong.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oracle.answers import answer
from oracle.filters import TODAY
from oracle.questions import FILTERS, SECTIONS, as_arguments, questions
from oracle.worlds import worlds
from program import bilat
from strategies import as_yaml


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("oracle")


@pytest.mark.parametrize("command", FILTERS)
@settings(max_examples=settings().max_examples // 2, suppress_health_check=list(HealthCheck))
@given(drawn=st.data())
def test_a_command_answers_as_the_oracle_does(folder: Path, command: str, drawn: st.DataObject) -> None:
    drafts, question = drawn.draw(worlds(*SECTIONS[command])), drawn.draw(questions(command))
    arguments = as_arguments(question)
    for number, draft in enumerate(drafts):
        file = folder / f"world-{number}.yaml"
        file.write_text(as_yaml(draft), encoding="utf-8")
        arguments += ["--data", str(file)]
    run = bilat(*arguments, "--json", env={"BILAT_TODAY": TODAY.isoformat()})
    assert run.status == 0, run.err
    assert json.loads(run.out) == answer(drafts, question)
