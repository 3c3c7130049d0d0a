"""The reference page and the man page: made from the commands, never stale, read by man without a warning."""

from __future__ import annotations

import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from bilat.cli.manual import Manual, manuals
from bilat.cli.registry import command_names

DOCS = Path(__file__).parent.parent / "docs"
MAN_PAGE = DOCS / "bilat.1"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    specification = importlib.util.spec_from_file_location("make_docs", DOCS / "make.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["cli.md", "bilat.1", "json.md", "screens.md", "answers.md"])
def test_a_page_says_what_the_commands_say(maker: ModuleType, name: str) -> None:
    written = (DOCS / name).read_text(encoding="utf-8")
    assert written == maker.texts()[DOCS / name], f"docs/{name} is stale: run `python docs/make.py`"


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
@pytest.mark.apart
def test_the_pages_are_the_same_bytes_at_any_width_and_locale(locale: str, maker: ModuleType) -> None:
    script = "import runpy, sys; print(*runpy.run_path(sys.argv[1])['texts']().values(), sep='')"
    run = subprocess.run(
        [sys.executable, "-c", script, str(DOCS / "make.py")],
        env={
            **os.environ,
            "LC_ALL": locale,
            "COLUMNS": "40",
            "TERMINAL_WIDTH": "40",
            "PYTHONIOENCODING": "utf-8",
        },
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout == "".join(maker.texts().values()) + "\n"


@pytest.mark.parametrize("manual", manuals(), ids=lambda manual: manual.name)
class TestEachCommand:
    def test_opens_with_one_sentence(self, manual: Manual) -> None:
        assert manual.sentence.endswith(".")
        assert manual.sentence.count(". ") == 0
        assert manual.sentence[0].isupper()

    def test_shows_examples_of_itself(self, manual: Manual) -> None:
        assert manual.examples
        words = manual.name.split()
        assert all(shlex.split(line)[: len(words) + 1] == ["bilat", *words] for line in manual.examples)

    def test_says_what_every_option_and_argument_does(self, manual: Manual) -> None:
        assert all(option.meaning for option in manual.options)
        assert all(argument.meaning for argument in manual.arguments)

    def test_stands_in_both_pages_with_its_options(self, manual: Manual) -> None:
        page = (DOCS / "cli.md").read_text(encoding="utf-8")
        man = MAN_PAGE.read_text(encoding="utf-8").replace("\\-", "-")
        assert f"\n## bilat {manual.name}\n" in page
        assert f"\n.SS bilat {manual.name} " in man
        assert all(f"`{option}".replace("|", "\\|") in page for option in manual.options)
        assert all(f"\n.B {option}\n" in man for option in manual.options)


def test_every_command_has_a_manual() -> None:
    assert [manual.name for manual in manuals()] == command_names()


class TestTheManPage:
    def test_is_plain_ascii_so_that_every_man_shows_every_name(self) -> None:
        assert MAN_PAGE.read_bytes().isascii()

    def test_is_read_by_man_without_a_warning(self) -> None:
        if shutil.which("man") is None or shutil.which("groff") is None:
            pytest.skip("man with groff is not installed")
        run = subprocess.run(
            ["man", "--warnings", "--local-file", str(MAN_PAGE)],
            env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MANPAGER": "cat"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if run.returncode == 0 and not run.stdout.strip():
            pytest.skip("this man shows nothing")
        assert (run.returncode, run.stderr) == (0, "")
        assert "ask the record of two states" in run.stdout
        assert "bilat meetings --person Putin --person Maduro" in run.stdout

    def test_passes_the_linter(self) -> None:
        if shutil.which("mandoc") is None:
            pytest.skip("mandoc is not installed")
        run = subprocess.run(
            ["mandoc", "-T", "lint", str(MAN_PAGE)], capture_output=True, text=True, check=False
        )
        assert (run.returncode, run.stdout + run.stderr) == (0, "")
