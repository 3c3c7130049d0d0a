"""The README's own text, run."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from program import bilat, on_terminal

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def fenced(mark: str) -> list[str]:
    match = re.search(rf"<!-- {mark} -->\n```sh\n(.*?)```", README, re.DOTALL)
    assert match is not None
    return match[1].splitlines()


QUESTIONS = [shlex.split(line, comments=True) for line in fenced("questions")]


def test_there_are_ten_questions() -> None:
    assert len(QUESTIONS) == 10


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_each_question_is_answered(words: list[str]) -> None:
    run = bilat(*words[1:])
    assert (run.status, run.err) == (0, "")
    assert run.out


def test_the_run_command_asks_the_main_question() -> None:
    assert fenced("run")[0].endswith("bilat timeline --since 2015")


def test_the_library_example_gives_what_it_shows() -> None:
    examples = doctest.DocTestParser().get_doctest(README, {}, "README", "README.md", 0)
    assert examples.examples
    assert doctest.DocTestRunner(verbose=False).run(examples).failed == 0


def test_the_screen_is_what_a_terminal_shows() -> None:
    match = re.search(r"```console\n\$ bilat (.*?)\n(.*?)```", README, re.DOTALL)
    assert match is not None
    shown = on_terminal(*shlex.split(match[1]), width=88).lines
    assert [line.rstrip() for line in shown] == match[2].splitlines()


def test_the_check_of_a_mistyped_total_finds_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    match = re.search(r"<!-- check -->\n```console\n\$ bilat (.*?)\n(.*?)```", README, re.DOTALL)
    assert match is not None
    record = (Path(__file__).parent.parent / "data" / "events.yaml").read_text(encoding="utf-8")
    assert record.count("total: 85.2 million") == 1
    slip = record.replace("total: 85.2 million", "total: 58.2 million")
    (tmp_path / "my.yaml").write_text(slip, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    run = bilat(*shlex.split(match[1]))
    # The record grows, and with it the number of the line.
    line = str(slip.partition("total: 58.2")[0].count("\n") + 1)
    assert run.status == 1
    assert run.out == match[2].replace("644", line)
