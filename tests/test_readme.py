"""The README's own text, run."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from documents import Example, examples
from program import bilat, on_terminal

PAGE = Path(__file__).parent.parent / "README.md"
README = PAGE.read_text(encoding="utf-8")


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


SCREENS = [screen for screen in examples(PAGE) if screen.shown and "my.yaml" not in screen.command]


def test_there_are_three_screens() -> None:
    assert len(SCREENS) == 3


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_a_screen_is_what_a_terminal_shows(screen: Example) -> None:
    shown = on_terminal(*shlex.split(screen.command)[1:], width=88).lines
    assert "\n".join(line.rstrip() for line in shown) + "\n" == screen.shown


def test_it_can_be_read_in_one_sitting() -> None:
    assert len(README.splitlines()) <= 150
