"""Every example of docs/ is run, and every screen shown there is what a terminal of 88 columns shows."""

from __future__ import annotations

import doctest
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
from contextlib import chdir
from pathlib import Path

import pytest

import bilat
from bilat.cli.registry import command_names
from documents import ROOT, Example, examples
from program import BILAT, Run, on_terminal
from program import bilat as run_bilat

DOCUMENTS = sorted((ROOT / "docs").glob("*.md"))
EXAMPLES = [example for document in DOCUMENTS for example in examples(document)]
RUN = [example for example in EXAMPLES if example.shown is None]
SCREENS = [example for example in EXAMPLES if example.shown is not None and "|" not in example.command]
PIPES = [example for example in EXAMPLES if example.shown is not None and "|" in example.command]


# Commands within sentences, of words that all mean themselves: no NAME, no FILE, no file of the reader's own.
# The page of errors is left out: its sentences say what to do instead, and its own test runs its commands.
SPANS = sorted(
    {
        span
        for document in (ROOT / "README.md", *DOCUMENTS)
        if document.name != "errors.md"
        for span in re.findall(r"`(bilat [a-z]+ [^`]+)`", document.read_text(encoding="utf-8"))
        if not re.search(r"\b[A-Z]{2,}\b|\[|…|\.ya?ml|\w\|\w", span)
        # The name of a command is not yet a question.
        and span.removeprefix("bilat ") not in command_names()
    }
)
PATH = os.pathsep.join((str(Path(BILAT).parent), os.environ["PATH"]))
PYTHON = [document for document in DOCUMENTS if ">>> " in document.read_text(encoding="utf-8")]


def tools(command: str) -> list[str]:
    """Return the programs of a pipe: the first word, and each after a | that stands by itself."""
    words = shlex.split(command)
    return [word for before, word in zip(["|", *words], words, strict=False) if before == "|"]


def asked(command: str, folder: Path) -> Run:
    """Ask as a person would type it, from an empty folder: in this process where no shell is needed."""
    words = shlex.split(command, comments=True)
    if words[0] == "bilat" and "completion" not in words and not set("|<>$;&*") & set("".join(words)):
        with chdir(folder):
            return run_bilat(*words[1:])
    run = in_shell(command, folder)
    return Run(run.returncode, run.stdout, run.stderr)


def in_shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command line as a person would type it, from an empty folder."""
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": PATH, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("example", RUN, ids=str)
def test_a_command_is_answered(example: Example, tmp_path: Path) -> None:
    run = asked(example.command, tmp_path)
    assert (run.status, run.err) == (0, "")
    assert run.out


@pytest.mark.parametrize("example", SCREENS, ids=str)
def test_a_screen_is_what_a_terminal_shows(example: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "tests" / "golden" / "screens")
    shown = on_terminal(*shlex.split(example.command)[1:], width=88).lines
    assert "\n".join(line.rstrip() for line in shown) + "\n" == example.shown


@pytest.mark.parametrize("example", PIPES, ids=str)
@pytest.mark.apart
def test_a_pipe_gives_what_is_shown(example: Example, tmp_path: Path) -> None:
    for tool in tools(example.command):
        if shutil.which(tool, path=PATH) is None:
            pytest.skip(f"{tool} is not installed")
    for module in re.findall(r"import (\w+);", example.command):
        if importlib.util.find_spec(module) is None:
            pytest.skip(f"{module} is not installed")
    run = in_shell(example.command, tmp_path)
    assert (run.returncode, run.stderr, run.stdout) == (0, "", example.shown)


@pytest.mark.parametrize("document", PYTHON, ids=lambda document: document.name)
def test_python_gives_what_is_shown(document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = document.read_text(encoding="utf-8")
    for module in re.findall(r"^>>> import (\w+)$", text, re.MULTILINE):
        if importlib.util.find_spec(module) is None:
            pytest.skip(f"{module} is not installed")
    monkeypatch.chdir(tmp_path)
    shown = doctest.DocTestParser().get_doctest(text, {}, document.name, str(document), 0)
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    assert runner.run(shown).failed == 0
    assert shown.examples


@pytest.mark.parametrize("name", bilat.__all__)
def test_every_public_name_stands_in_the_python_page(name: str) -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    assert re.search(rf"\b{name}\b", page)


@pytest.mark.parametrize("command", SPANS)
def test_a_command_in_a_sentence_is_answered(command: str, tmp_path: Path) -> None:
    for tool in tools(command):
        if shutil.which(tool, path=PATH) is None:
            pytest.skip(f"{tool} is not installed")
    run = asked(command, tmp_path)
    # An export goes to a file, and says what its format cannot hold.
    assert (run.status, run.err if "export" not in command else "") == (0, "")
    assert run.out or list(tmp_path.iterdir())


def test_the_slip_that_the_readme_shows_is_told_as_it_shows(tmp_path: Path) -> None:
    [slip] = [one for one in examples(ROOT / "README.md") if one.command.endswith("--data my.yaml")]
    assert slip.shown is not None
    line = int(slip.shown.split(":")[2])
    record = (ROOT / "tests" / "errors" / "record.yaml").read_text(encoding="utf-8")
    above = line - 1 - record.partition("    kind: visit\n")[0].count("\n")
    text = "# above\n" * above + record.replace("kind: visit", "kind: vist", 1)
    (tmp_path / "my.yaml").write_text(text, encoding="utf-8")
    run = in_shell(slip.command, tmp_path)
    assert (run.returncode, run.stdout, run.stderr) == (1, "", slip.shown)


def test_the_tools_of_a_pipe_are_its_first_words() -> None:
    assert tools("bilat goods --json | jq '.[] | .id' | sort") == ["bilat", "jq", "sort"]
