"""What a start imports: packages that cost a noticeable part of it come only where they are needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bilat.cli.registry import COMMANDS
from forks import with_imports

pytestmark = pytest.mark.apart

COSTLY = {
    *("rich", "yaml", "dateutil", "json", "csv", "importlib.metadata", "pydantic", "sqlite3", "asyncio"),
    *("duckdb", "pyarrow", "pandas", "pyspark"),
}
# How a command is asked where `--json` alone is not a question.
QUESTIONS: dict[str, tuple[str, ...]] = {
    "show": ("lavrov", "--json"),
    "anniversaries": ("--on", "2019-05-09", "--json"),
    "search": ("treaty", "--json"),
    "cite": ("treaty-1996", "--format", "csl-json"),
    "export": ("timelinejs",),
    "schema": ("timeline",),
    "completion": ("bash",),
    "new": ("RUS-CUB",),
    "import": ("comtrade", "tests/exchange/files/trade.json", "--pair", "RUS-VEN", "--json"),
    "add": (
        *("treaty", "--date", "2018", "--title", "Treaty", "--source", "sputnik-2019-09-25: p16"),
        "--dry-run",
    ),
}
# What a command needs besides YAML, to read, and JSON, to answer.
ALSO_NEEDED = {"anniversaries": {"dateutil"}}
FORMATS: dict[str, set[str]] = {
    "lines": set(),
    "table": {"rich"},
    "csv": {"csv"},
    "tsv": set(),
    "markdown": set(),
}
ON_TERMINAL = """
import os, pty, sys
from bilat.cli.app import main
sys.stdout = os.fdopen(pty.openpty()[1], "w")
try:
    main()
finally:
    print("rich" in sys.modules, file=sys.stderr)
"""


def costly_imports(*commands: tuple[str, ...]) -> list[set[str]]:
    """Return the costly packages that each run imports."""
    runs = with_imports(commands)
    assert [run.err for run, _ in runs if run.status] == []
    return [COSTLY & imported for _, imported in runs]


def test_the_version_needs_nothing_costly() -> None:
    assert costly_imports(("--version",)) == [set()]


def test_json_needs_yaml_and_json_alone() -> None:
    imported = costly_imports(*((command, *QUESTIONS.get(command, ("--json",))) for command in COMMANDS))
    more = zip(COMMANDS, imported, strict=True)
    unneeded = {
        command: found - {"yaml", "json"} - ALSO_NEEDED.get(command, set()) for command, found in more
    }
    assert {command: found for command, found in unneeded.items() if found} == {}


def test_a_format_in_a_pipe_needs_its_own_writer_alone() -> None:
    imported = costly_imports(*(("timeline", "--since", "2015", "--format", form) for form in FORMATS))
    assert imported == [{"yaml"} | needed for needed in FORMATS.values()]


def test_rich_is_imported_for_a_table_on_a_terminal() -> None:
    asked = [sys.executable, "-c", ON_TERMINAL, "timeline", "--limit", "1"]
    run = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=60)
    assert (run.returncode, run.stderr) == (0, "True\n")
