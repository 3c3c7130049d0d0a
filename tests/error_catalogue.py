"""The catalogue of errors: one file a message, which says what provokes it and the exact text.

A case is a YAML file under `cases/GROUP/`:

    means:   what is wrong and what to do, a sentence or two for the page
    change:  {old: new} in the small record (record.yaml), or
    file:    the whole text of another record.yaml, or
    setup:   shell lines that make what the command needs
    run:     the command, in a folder that holds record.yaml; run by a shell where it redirects
    status:  the exit status
    says:    standard error, exactly; standard output is then empty unless `answers` gives it
"""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from program import BILAT, unprivileged

HERE = Path(__file__).parent / "errors"
RECORD = (HERE / "record.yaml").read_text(encoding="utf-8")
PAGE = Path(__file__).parent.parent / "docs" / "errors.md"
GROUPS = {
    "commands": "The command is wrong",
    "dates": "A date is wrong",
    "file": "The file cannot be read",
    "entries": "An entry is wrong",
    "authoring": "A file cannot be created or added to",
    "import": "A file cannot be imported",
    "output": "The answer cannot be written",
    "notes": "Notes beside an answer",
    "library": "In Python",
}
_ACRONYMS = {"edtf": "EDTF", "hs": "HS", "utf8": "UTF-8", "yaml": "YAML"}


@dataclass(frozen=True)
class Case:
    """One message, and what provokes it."""

    name: str
    group: str
    means: str
    run: str
    status: int
    says: str
    answers: str | None = None
    change: dict[str, str] = field(default_factory=dict)
    file: str | None = None
    setup: str = ""

    @property
    def title(self) -> str:
        words = " ".join(_ACRONYMS.get(word, word) for word in self.name.replace("utf-8", "utf8").split("-"))
        return words[0].upper() + words[1:]

    @property
    def in_shell(self) -> bool:
        return (
            self.needs_no_root or not self.run.startswith("bilat ") or any(sign in self.run for sign in "<>|")
        )

    @property
    def needs_no_root(self) -> bool:
        """Tell whether root, who may write and list everything, would get another answer."""
        return "chmod" in self.setup

    def record(self) -> str:
        """Return the text of record.yaml that the command finds."""
        text = RECORD if self.file is None else self.file
        for old, new in self.change.items():
            assert text.count(old) == 1, f"{self.name}: {old!r} stands {text.count(old)} times in the record"
            text = text.replace(old, new)
        return text

    def prepare(self, folder: Path) -> None:
        """Make the folder that the command is run in."""
        (folder / "record.yaml").write_text(self.record(), encoding="utf-8")
        if self.setup:
            subprocess.run(["bash", "-euc", self.setup], cwd=folder, check=True)

    def arguments(self) -> list[str]:
        name, *arguments = shlex.split(self.run)
        assert name == "bilat", self.name
        return arguments

    def run_in_shell(self, folder: Path, env: dict[str, str]) -> tuple[int, str, str]:
        """Run the installed command in a shell; return its status, answer and messages."""
        path = f"{Path(BILAT).parent}:{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "-c", self.run],
            cwd=folder,
            env={**os.environ, **env, "PATH": path},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
            **(unprivileged() if self.needs_no_root else {}),
        )
        return done.returncode, done.stdout, done.stderr


def cases() -> list[Case]:
    """Return every case, by group and name."""
    return [
        Case(name=file.stem, group=group, **yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader))
        for group in GROUPS
        for file in sorted((HERE / "cases" / group).glob("*.yaml"))
    ]


def _fenced(text: str, language: str = "") -> str:
    return f"```{language}\n{text.rstrip()}\n```\n"


def _shown(case: Case) -> Iterator[str]:
    yield f"### {case.title}\n"
    yield f"{case.means.strip()}\n"
    if case.file:
        yield _fenced(case.file, "yaml")
    for old, new in case.change.items():
        lines = [f"- {line}" for line in old.rstrip("\n").split("\n")]
        lines += [f"+ {line}" for line in new.rstrip("\n").split("\n") if new]
        yield _fenced("\n".join(lines), "diff")
    setup = [f"$ {line}" for line in case.setup.strip().splitlines()]
    said = (case.says + (case.answers or "")).rstrip("\n")
    yield _fenced("\n".join([*setup, f"$ {case.run}", said]), "text")


def page() -> str:
    """Return the text of docs/errors.md."""
    parts = [
        "# Errors\n",
        "Every message bilat can give, what provokes it, and what to do. Made from tests/errors by "
        "`python docs/make.py`; a test fails when it is stale or a message is missing.\n",
        "Exit status: 0 answered, perhaps with a note; 1 the data or the output failed; 2 the command was "
        "wrong; 130 interrupted. A line with `-` and `+` changes the small record below.\n",
        _fenced(RECORD, "yaml"),
    ]
    every = cases()
    for group, heading in GROUPS.items():
        of_group = [case for case in every if case.group == group]
        statuses = sorted({str(case.status) for case in of_group})
        parts.append(f"## {heading}\n\nExit status {' or '.join(statuses)}.\n")
        for case in of_group:
            parts.extend(_shown(case))
    return "\n".join(parts)
