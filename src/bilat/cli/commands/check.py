"""`bilat check`."""

from __future__ import annotations

from typing import Annotated

import typer

from bilat.checking.findings import finding_record
from bilat.checking.registry import select_checks
from bilat.checking.run import Report, check_files
from bilat.cli.completion.values import FILES, fields
from bilat.cli.declaring import Several, argument
from bilat.cli.exit_status import ExitStatus
from bilat.cli.filters import CHECK_OPTIONS
from bilat.cli.options import ListOptions, takes_list_options
from bilat.cli.output import note
from bilat.cli.progress_bar import watching
from bilat.cli.run import write
from bilat.loading.files import bundled_path
from bilat.record.fields import read_fields
from bilat.record.rows import FINDING_FIELDS, SEVERITIES
from bilat.render import columns
from bilat.render.formats import CHECK_FORMATS, FINDING_FORMATS
from bilat.render.table import Table
from bilat.values.errors import QueryError

HELP = """
    bilat check
    bilat check --select BIL4,BIL501 --ignore BIL404
    bilat check --format sarif

Without a FILE, the dataset that other commands read is checked. The exit status is 1 if a finding is an
error; warnings and notes do not fail. docs/checks.md explains each code and how to fix what it finds. A
comment beside an entry, or on the line above it, suppresses a finding there:

    # bilat: ignore=BIL304
"""


@takes_list_options(CHECK_OPTIONS, lists=False, formats=CHECK_FORMATS, fields=fields(*FINDING_FIELDS))
def command(
    asked: ListOptions,
    files: Annotated[Several, argument("[FILE|DIR]...", "Dataset files, or folders of them."), FILES] = None,
) -> None:
    """Check dataset files."""
    if "" in (files or ()):
        raise QueryError("A path to check is empty; name a file or a folder.")
    checks = select_checks(_codes(asked, "select"), _codes(asked, "ignore"))
    asked = asked._replace(data=tuple(files or asked.data))
    paths = asked.data or [bundled_path()]
    with watching() as watch:
        report = check_files(paths, checks, pairs=asked.pair, max_bytes=asked.max_bytes, watch=watch)
    records = [finding_record(finding) for finding in report.findings]
    if asked.fields and read_fields(asked.fields, FINDING_FIELDS) and asked.format in FINDING_FORMATS:
        raise QueryError(f"--fields selects columns, and {asked.format} has none. Use --format table or csv.")
    write(Table(records, FINDING_FIELDS, columns.findings, to_record=dict, footer=_summary(report)), asked)
    if asked.format != "list":
        for message in _hidden(report):
            note(message)
    if report.failed:
        raise typer.Exit(ExitStatus.FAILED)


def _codes(asked: ListOptions, option: str) -> list[str]:
    return [word.strip() for words in asked.filters.get(option, []) for word in words.split(",")]


def _summary(report: Report) -> str:
    """Say how many findings there are of each severity, in which files, and how many are not shown."""
    counts = {
        severity: sum(finding.severity == severity for finding in report.findings) for severity in SEVERITIES
    }
    said = ", ".join(_counted(count, severity) for severity, count in counts.items() if count)
    files = report.files[0] if len(report.files) == 1 else _counted(len(report.files), "file")
    return " ".join((f"{said or 'No findings'} in {files}.", *_hidden(report)))


def _hidden(report: Report) -> list[str]:
    """Say how many findings are not shown."""
    notes: list[str] = []
    if report.silenced:
        notes.append(f"{_counted(len(report.silenced), 'finding')} ignored by comments.")
    if report.withheld:
        notes.append(f"{_counted(report.withheld, 'fault')} not shown that would stop other commands.")
    return notes


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
