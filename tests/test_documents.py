"""Every example of docs/ is run, and every screen shown there is what a terminal of 88 columns shows."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

import pytest

from documents import ROOT, Example, examples
from program import BILAT, on_terminal

EXAMPLES = [example for document in sorted((ROOT / "docs").glob("*.md")) for example in examples(document)]
RUN = [example for example in EXAMPLES if example.shown is None]
SCREENS = [example for example in EXAMPLES if example.shown is not None and "|" not in example.command]
PIPES = [example for example in EXAMPLES if example.shown is not None and "|" in example.command]


def in_shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command line as a person would type it, from an empty folder."""
    path = os.pathsep.join((str(Path(BILAT).parent), os.environ["PATH"]))
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("example", RUN, ids=str)
def test_a_command_is_answered(example: Example, tmp_path: Path) -> None:
    run = in_shell(example.command, tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout


@pytest.mark.parametrize("example", SCREENS, ids=str)
def test_a_screen_is_what_a_terminal_shows(example: Example) -> None:
    shown = on_terminal(*shlex.split(example.command)[1:], width=88).lines
    assert "\n".join(line.rstrip() for line in shown) + "\n" == example.shown


@pytest.mark.parametrize("example", PIPES, ids=str)
def test_a_pipe_gives_what_is_shown(example: Example, tmp_path: Path) -> None:
    run = in_shell(example.command, tmp_path)
    assert (run.returncode, run.stderr, run.stdout) == (0, "", example.shown)
