"""Help is the manual: every command opens with a sentence and examples, and every example runs."""

from __future__ import annotations

import re
import shlex
import shutil
from functools import cache
from pathlib import Path

import pytest

from bilat.cli.help_text import in_panels
from bilat.cli.manual import manual_of, manuals
from bilat.cli.registry import COMMANDS
from program import bilat, installed, on_terminal


@cache
def help_on_terminal(*command: str, width: int) -> str:
    return on_terminal(*command, "--help", width=width).out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_commands_help_shows_examples_a_line_each(command: str) -> None:
    shown = re.sub(r"\\\s*\n\s*", "", help_on_terminal(command, width=80))
    lines = [line.strip() for line in shown.splitlines()]
    examples = manual_of(command).examples
    assert examples
    assert all(lines.count(example) == 1 for example in examples)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_in_a_commands_help_is_answered(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Beside the files that an import names; an export writes there.
    here = shutil.copytree(Path(__file__).parent / "exchange" / "files", tmp_path / "files")
    monkeypatch.chdir(here)
    for example in manual_of(command).examples:
        words = shlex.split(example)[1:]
        run = bilat(*words)
        # The bundled record has no figures, and an import says what it made of a file.
        assert (run.status, run.err if command not in ("figures", "import") else "") == (0, "")
        written = words[words.index("--output") + 1] if "--output" in words else ""
        if (command == "export" or "--tables" in words) and not written:
            written = words[-1]
        assert (here / written).stat().st_size if written else run.out or command == "figures"


class TestHelp:
    def test_help_is_a_command_too(self) -> None:
        assert bilat("help").out == bilat("--help").out
        assert bilat("help", "trade").out == bilat("trade", "--help").out

    @pytest.mark.parametrize("width", [40, 80, 120])
    @pytest.mark.parametrize("command", [(), ("trade",), ("add",), ("summary",)], ids=" ".join)
    def test_it_fits_the_terminal_and_cuts_nothing(self, command: tuple[str, ...], width: int) -> None:
        lines = help_on_terminal(*command, width=width).splitlines()
        # An example is to be copied, and stays whole.
        assert all(len(line) <= width for line in lines if not line.startswith(("  bilat ", "      --")))
        assert not re.search(r"…|\.\.\.$", "".join(lines).replace("[ARGS]...", ""))

    @pytest.mark.parametrize("width", [40, 80])
    @pytest.mark.parametrize("command", COMMANDS)
    def test_no_name_of_an_option_is_broken(self, command: str, width: int) -> None:
        shown = help_on_terminal(command, width=width)
        assert all(f" {option.flag} " in shown for option in manual_of(command).options)

    def test_brackets_in_an_example_are_shown(self) -> None:
        assert "\\[sic]" in in_panels("    bilat timeline --search '[sic]'")
        assert "[FILE|DIR]..." in bilat("check", "--help").out
        texts = [option.meaning for manual in manuals() for option in manual.options]
        texts += [argument.meaning for manual in manuals() for argument in manual.arguments]
        assert not [text for text in texts if "[" in text], "rich would read it as markup"

    def test_commands_stand_in_panels_each_with_its_sentence(self) -> None:
        shown = bilat("--help").out
        panels = re.findall(r"─ ([A-Z][a-z ]+) ─", shown)
        assert panels == ["Options", "Lists", "One record or pair", "Counts", "Data", "Shell"]
        words = " ".join(shown.replace("│", " ").split())
        assert all(f"│ {name} " in shown and listed.sentence in words for name, listed in COMMANDS.items())

    def test_options_stand_in_panels_by_what_they_ask(self) -> None:
        panels = re.findall(r"─ ([A-Z][a-z ]+) ─", bilat("meetings", "--help").out)
        assert panels == ["When", "Who and where", "What", "Output", "Data"]

    def test_it_lists_the_words_that_an_option_takes(self) -> None:
        shown = " ".join(bilat("timeline", "--help").out.replace("│", " ").split())
        assert "meeting, call, visit, summit, conference," in shown
        assert "leaders, ministers or officials" in shown
        assert "occurred, ongoing, planned, postponed, cancelled or suspended" in shown

    @pytest.mark.apart
    def test_it_needs_no_docstrings(self) -> None:
        run = installed("trade", "--help", env={"PYTHONOPTIMIZE": "2"})
        assert (run.status, run.out) == (0, bilat("trade", "--help").out)

    def test_without_any_word_the_help_is_what_is_wrong(self) -> None:
        run = bilat()
        assert (run.status, run.out) == (2, "")
        assert run.err == bilat("--help").out

    def test_of_what_is_no_command_it_is_an_error(self) -> None:
        run = bilat("help", "trad")
        assert (run.status, run.out) == (2, "")
        assert "Did you mean trade?" in run.err
