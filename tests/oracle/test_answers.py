"""The program answers random questions as a plain reading of docs/answers.md does.

The oracle shares no code with the program; where the two differ, one of them or the page is wrong.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from oracle.answers import answer
from oracle.filters import TODAY
from oracle.names import Draft, Question
from oracle.questions import FILTERS, SECTIONS, as_arguments, questions
from oracle.smaller import smallest
from oracle.worlds import worlds
from program import bilat
from strategies import as_yaml


def _of_the_program(folder: Path, drafts: list[Draft], question: Question) -> Any:  # noqa: ANN401 - JSON
    arguments = as_arguments(question)
    for number, draft in enumerate(drafts):
        file = folder / f"world-{number}.yaml"
        file.write_text(as_yaml(draft), encoding="utf-8")
        arguments += ["--data", str(file)]
    run = bilat(*arguments, "--json", env={"BILAT_TODAY": TODAY.isoformat()})
    assert run.status == 0, run.err
    return json.loads(run.out)


@pytest.mark.parametrize("command", FILTERS)
def test_a_command_answers_as_the_oracle_does(tmp_path: Path, command: str, *, long: bool) -> None:
    def differ(drafts: list[Draft], question: Question) -> bool:
        return bool(_of_the_program(tmp_path, drafts, question) != answer(drafts, question))

    for number in range(3000 if long else 8):
        seed = f"{command} {number}"
        drafts, question = worlds(seed, SECTIONS[command]), questions(seed, command)
        if differ(drafts, question):
            drafts, question = smallest(differ, drafts, question)
            assert _of_the_program(tmp_path, drafts, question) == answer(drafts, question), (
                f"{seed}: {question}\n{''.join(map(as_yaml, drafts))}"
            )
