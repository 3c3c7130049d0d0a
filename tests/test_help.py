"""Help is the manual: every command opens with a sentence and examples, and every example runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from bilat.cli.manual import manual_of
from bilat.cli.registry import COMMANDS
from program import bilat

pytestmark = pytest.mark.parametrize("command", COMMANDS)


def test_each_commands_help_shows_examples_a_line_each(command: str) -> None:
    shown = re.sub(r"\\\s*\n\s*", "", bilat(command, "--help").out)
    lines = [line.strip() for line in shown.splitlines()]
    examples = manual_of(command).examples
    assert examples
    assert all(lines.count(example) == 1 for example in examples)


def test_every_example_in_a_commands_help_is_answered(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Where the files lie that an import names.
    monkeypatch.chdir(Path(__file__).parent / "exchange" / "files")
    for example in manual_of(command).examples:
        run = bilat(*shlex.split(example)[1:])
        assert (run.status, run.err if command != "import" else "") == (0, "")
        assert run.out
