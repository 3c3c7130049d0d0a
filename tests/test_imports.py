"""What a command may import: a list for each, since what is imported is what its start costs.

A new command that answers from the record needs no line here unless it imports more than its neighbours do.
"""

from __future__ import annotations

import subprocess
import sys
from fnmatch import fnmatchcase

import pytest

from bilat.cli.registry import COMMANDS
from bilat.render.formats import FORMATS

# Packages that cost a noticeable part of a start; a run imports those of its lists and no others.
WATCHED = ("rich", "yaml", "dateutil", "json", "csv", "importlib.metadata", "pydantic", "sqlite3", "asyncio")

START = (
    *("bilat", "bilat.cli", "bilat.cli.app", "bilat.cli.usage_errors", "bilat.cli.registry"),
    *("bilat.cli.saying", "bilat.values.errors", "bilat.values.escaping", "bilat.values.text"),
)
# To have options is to know formats, bounds and kinds: `bilat timeline --help`.
OPTIONS = (
    *("bilat.api", "bilat.cli.run", "bilat.cli.commands", "bilat.cli.listing", "bilat.cli.options"),
    *(
        "bilat.cli.output",
        "bilat.codes",
        "bilat.values.edtf",
        "bilat.record.fields",
        "bilat.figures",
        "bilat.values.countries",
    ),
    *(
        "bilat.loading",
        "bilat.loading.*",
        "bilat.query.matcher",
        "bilat.record.model",
        "bilat.values.offices",
        "bilat.query.pairs",
    ),
    *(
        "bilat.query.filters",
        "bilat.record.json",
        "bilat.render",
        "bilat.render.formats",
        "bilat.render.sheet",
    ),
    *("bilat.cli.progress_bar", "bilat.loading.files", "bilat.query.selection", "bilat.query.names"),
)
ANSWER = (*OPTIONS, "yaml")
COLUMNS = ("bilat.render.cells", "bilat.render.columns")
OF_FORMAT = {
    "table": (*COLUMNS, "bilat.render.table_format", "bilat.render.widths"),
    "json": ("bilat.render.json_format", "json"),
    "jsonl": ("bilat.render.jsonl_format", "bilat.render.json_format", "json"),
    "csv": ("bilat.render.csv_format", "bilat.render.spreadsheet", "bilat.render.spreadsheet", "csv"),
    "tsv": ("bilat.render.tsv_format", "bilat.render.spreadsheet", "bilat.render.spreadsheet"),
    "markdown": (*COLUMNS, "bilat.render.markdown_format"),
}
# What a command may import besides, whatever the format.
OF_COMMAND: dict[str, tuple[str, ...]] = {
    "people": ("bilat.summary", "bilat.summary.*"),
    "summary": ("bilat.summary", "bilat.summary.*", "bilat.render.pivot", *COLUMNS),
    "sources": ("bilat.summary", "bilat.reports.sources"),
    "gaps": ("bilat.reports.gaps",),
    "check": ("bilat.checking", "bilat.checking.*", "bilat.values.currencies", *COLUMNS),
    "anniversaries": ("bilat.reports.anniversaries", "bilat.values.typed_dates", "dateutil"),
    "show": (*COLUMNS, "bilat.render.record_card"),
    "profile": (
        "bilat.reports.profile",
        "bilat.summary",
        "bilat.summary.*",
        *COLUMNS,
        "bilat.render.profile_page",
    ),
    "completion": ("bilat.cli.completion", "bilat.cli.completion.scripts"),
    "schema": ("bilat.schemas", *COLUMNS, "json"),
    "new": ("bilat.authoring", "bilat.authoring.template", "bilat.values.typed_dates"),
    "add": ("bilat.authoring", "bilat.authoring.*", "bilat.cli.prompts", "bilat.values.typed_dates", "yaml"),
}
# How a command is asked where `--json` alone is no question.
QUESTIONS: dict[str, tuple[str, ...]] = {
    "show": ("lavrov", "--json"),
    "anniversaries": ("--on", "2019-05-09", "--json"),
    "schema": ("timeline", "--json"),
    "completion": ("bash",),
    "new": ("RUS-CUB",),
    "add": (
        *("meeting", "--date", "2018", "--title", "Talks", "--source", "sputnik-2019-09-25: p16"),
        "--dry-run",
    ),
}

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


def imported(*arguments: str, before: str = "") -> set[str]:
    """Return the modules of bilat and the watched packages that a run imports."""
    run = subprocess.run(
        [sys.executable, "-c", before + RUN, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
    modules = run.stderr.splitlines()[-1].split()
    return {name for name in modules if name.partition(".")[0] == "bilat" or name in WATCHED}


def beyond(allowed: tuple[str, ...], modules: set[str]) -> list[str]:
    """Return what was imported and is on no list."""
    return sorted(name for name in modules if not any(fnmatchcase(name, one) for one in allowed))


@pytest.mark.parametrize("asked", ["--version", "--help"])
def test_the_program_itself_imports_no_command_and_nothing_watched(asked: str) -> None:
    assert beyond(START, imported(asked)) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_help_imports_its_command_and_reads_no_record(command: str) -> None:
    own = (f"bilat.cli.commands.{command}", *OF_COMMAND.get(command, ()))
    modules = imported(command, "--help")
    assert beyond((*START, *OPTIONS, *own), modules) == []
    assert "yaml" not in modules


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_imports_what_its_json_needs(command: str) -> None:
    own = (f"bilat.cli.commands.{command}", *OF_COMMAND.get(command, ()))
    found = imported(command, *QUESTIONS.get(command, ("--json",)))
    assert beyond((*START, *ANSWER, *OF_FORMAT["json"], *own), found) == []


@pytest.mark.parametrize("form", FORMATS)
def test_a_list_imports_one_format(form: str) -> None:
    own = ("bilat.cli.commands.timeline", *OF_FORMAT[form])
    found = imported("timeline", "--since", "2015", "--format", form)
    assert beyond((*START, *ANSWER, *own), found) == []


def test_rich_is_imported_for_a_table_on_a_terminal() -> None:
    own = ("bilat.cli.commands.timeline", *OF_FORMAT["table"], "bilat.render.lines", "rich", "json")
    found = imported("timeline", "--limit", "1", before=ON_TERMINAL)
    assert "rich" in found
    assert beyond((*START, *ANSWER, *own), found) == []


def test_a_date_that_is_no_edtf_is_read_by_one_module_more() -> None:
    own = ("bilat.cli.commands.timeline", *OF_FORMAT["json"], "bilat.values.typed_dates")
    found = imported("timeline", "--since", "May 2015", "--json")
    assert "bilat.values.typed_dates" in found
    assert beyond((*START, *ANSWER, *own), found) == []
