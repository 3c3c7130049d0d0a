"""What a start imports: packages that cost a noticeable part of it come only where they are needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bilat.cli.registry import COMMANDS

COSTLY = {"rich", "yaml", "dateutil", "json", "csv", "importlib.metadata", "pydantic", "sqlite3", "asyncio"}
# How a command is asked where `--json` alone is not a question.
QUESTIONS: dict[str, tuple[str, ...]] = {
    "show": ("lavrov", "--json"),
    "anniversaries": ("--on", "2019-05-09", "--json"),
    "schema": ("timeline",),
    "completion": ("bash",),
    "new": ("RUS-CUB",),
    "import": ("comtrade", "tests/exchange/files/trade.json", "--pair", "RUS-VEN", "--json"),
    "add": (
        *("meeting", "--date", "2018", "--title", "Talks", "--source", "sputnik-2019-09-25: p16"),
        "--dry-run",
    ),
}
# What a command needs besides YAML, to read, and JSON, to answer.
ALSO_NEEDED = {"anniversaries": {"dateutil"}}
RUN = """
import sys
from bilat.cli.app import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""
ON_TERMINAL = """
import os, pty, sys
sys.stdout = os.fdopen(pty.openpty()[1], "w")
"""


def costly_imports(*arguments: str, before: str = "") -> set[str]:
    """Return the costly packages that a run imports."""
    run = subprocess.run(
        [sys.executable, "-c", before + RUN, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
    return COSTLY & set(run.stderr.splitlines()[-1].split())


def test_the_version_needs_nothing_costly() -> None:
    assert costly_imports("--version") == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_json_needs_yaml_and_json_alone(command: str) -> None:
    imported = costly_imports(command, *QUESTIONS.get(command, ("--json",)))
    assert imported <= {"yaml", "json"} | ALSO_NEEDED.get(command, set())


@pytest.mark.parametrize(
    ("form", "needed"), [("table", set()), ("csv", {"csv"}), ("tsv", set()), ("markdown", set())]
)
def test_a_format_in_a_pipe_needs_its_own_writer_alone(form: str, needed: set[str]) -> None:
    assert costly_imports("timeline", "--since", "2015", "--format", form) == {"yaml"} | needed


def test_rich_is_imported_for_a_table_on_a_terminal() -> None:
    assert "rich" in costly_imports("timeline", "--limit", "1", before=ON_TERMINAL)
