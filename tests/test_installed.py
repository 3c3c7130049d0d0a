"""The installed command, a process of its own: that it starts, answers, ends and pipes as in this process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from program import BILAT, bilat, installed, installed_on_terminal, on_terminal


class TestTheInstalledCommand:
    @pytest.mark.parametrize(
        "question",
        [
            ("timeline", "--since", "2015"),
            ("meetings", "--person", "Lavrov", "--json"),
            ("trade", "--format", "csv"),
            ("summary", "--by", "kind"),
            ("show", "treaty-1996"),
            ("--version",),
        ],
        ids=" ".join,
    )
    def test_answers_as_it_does_in_this_process(self, question: tuple[str, ...]) -> None:
        run = installed(*question)
        assert run == bilat(*question)
        assert (run.status, run.err) == (0, "")
        assert run.out

    def test_draws_a_table_on_a_terminal(self) -> None:
        question = ("meetings", "--person", "Lavrov")
        assert installed_on_terminal(*question, width=80) == on_terminal(*question, width=80)

    @pytest.mark.parametrize(
        ("command", "status"),
        [
            (("timeline", "--until", "1800"), 0),
            (("timeline", "--data", "/nowhere.yaml"), 1),
            (("timeline", "--kind", "vist"), 2),
            (("timelin",), 2),
        ],
    )
    def test_ends_with_its_status_and_says_why(self, command: tuple[str, ...], status: int) -> None:
        run = installed(*command)
        assert (run.status, run.out) == (status, "")
        assert run == bilat(*command)
        assert run.err

    def test_stands_in_a_pipe(self) -> None:
        count = (
            f"{BILAT} timeline --format jsonl | {sys.executable} -c 'import sys; print(len(list(sys.stdin)))'"
        )
        done = subprocess.run(["bash", "-c", count], capture_output=True, text=True, check=True, timeout=60)
        assert done.stdout == bilat("timeline", "--count").out

    def test_asks_nothing_where_there_is_no_terminal(self, cuba: Path) -> None:
        typed = "2019-10\nmeeting\nTalks\nlavrov: minister\ngranma: p4\n"
        command = [BILAT, "add", "event", "--data", str(cuba)]
        done = subprocess.run(
            command, input=typed, capture_output=True, encoding="utf-8", check=False, timeout=60
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert "--date" in done.stderr

    def test_is_a_module_too(self) -> None:
        command = [sys.executable, "-m", "bilat", "trade", "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        assert json.loads(done.stdout) == json.loads(bilat("trade", "--json").out)
