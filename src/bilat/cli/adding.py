"""What the commands of `bilat add` share: the file, locked while it changes, and what checks find."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

from bilat.authoring.judgement import findings_on, in_one_line, refuse_faults
from bilat.authoring.target import Change, Target, read_target
from bilat.cli.completion import values
from bilat.cli.declaring import DATA, Declared, Given, option, texts
from bilat.cli.options import ENVIRONMENT, data_paths
from bilat.cli.output import note, rewrite
from bilat.cli.replacing import locked
from bilat.loading.files import bundled_path, dataset_files, is_installed
from bilat.values.errors import QueryError
from bilat.values.escaping import one_line

FILE_OPTIONS: Declared = {
    "data": texts(
        DATA,
        "--data",
        "FILE|DIR",
        f"The dataset file to add to, and files of names beside it; without it, {ENVIRONMENT} counts.",
        values.FILES,
    ),
    "dry_run": Annotated[bool, option("--dry-run", None, "Show the entry and write nothing.", DATA)],
    "force": Annotated[bool, option("--force", None, "Add it despite the warnings of checks.", DATA)],
}


def files_of(given: Given) -> list[Path]:
    """Return the files to read; none of them is written yet."""
    named = data_paths(given["data"])
    return dataset_files(named) if named else [bundled_path()]


def read_files(given: Given, section: str) -> Target:
    """Return the files to add to; they are read again under the lock, after questions have been answered."""
    files = files_of(given)
    with nullcontext() if given["dry_run"] else locked(_file_to_change(files, section)):
        return _read(files, section)


def add(given: Given, section: str, make: Callable[[Target], Change]) -> None:
    """Add the entries that `make` returns for the current files, unless checks object; show where they went.

    The file that changes is locked from reading to replacing.
    """
    files = files_of(given)
    path = _file_to_change(files, section)
    _refuse_bundled(path, given)
    with nullcontext() if given["dry_run"] else locked(path):
        change = make(_read(files, section))
        _judge(change, given)
        if not given["dry_run"]:
            rewrite(str(path), change.file.raw, change.added.text)
    for entry in change.added.entries:
        if given["dry_run"]:
            print("\n".join(map(one_line, entry.lines)))
        else:
            print(f"{path}:{entry.line}: {entry.name}")


def _file_to_change(files: list[Path], section: str) -> Path:
    """Return the file that an entry of a section goes to; if there are several, they are read to find out."""
    return files[0] if len(files) == 1 else read_target(files).file_for(section).path


def _read(files: list[Path], section: str) -> Target:
    """Read the files; raise `QueryError` if an entry of a section cannot go to any of them."""
    target = read_target(files)
    target.file_for(section)
    return target


def _judge(change: Change, given: Given) -> None:
    """Raise `QueryError` for entries that are refused; other findings are printed as notes."""
    findings = findings_on(change)
    refuse_faults(findings, force=given["force"])
    for finding in findings:
        note(in_one_line(finding))


def _refuse_bundled(path: Path, given: Given) -> None:
    if path == bundled_path() and is_installed() and not given["dry_run"]:
        raise QueryError(
            "The bundled record is part of the installed program; name your own file with --data."
        )
