"""What takes long says how far it has come: on a terminal, after a second, and never in a pipe."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

import pytest

from bilat.api import load_pairs
from bilat.checking.run import check_files
from bilat.cli.progress_bar import watching
from bilat.loading.files import Watch, bundled_path, unwatched

# Says on standard output whether anything would be shown.
CHILD = """
from bilat.cli.progress_bar import watching
from bilat.loading.files import unwatched
with watching() as watch:
    print("nothing" if watch is unwatched else "a bar")
"""


class Terminal:
    """A terminal to write on, and what it was given to show."""

    def __init__(self) -> None:
        self._main, side = pty.openpty()
        self.stream: TextIO = os.fdopen(side, "w", encoding="utf-8")

    def shown(self) -> str:
        self.stream.write("END")
        self.stream.flush()
        shown = ""
        while not shown.endswith("END"):
            shown += os.read(self._main, 65536).decode()
        return shown.removesuffix("END")

    def close(self) -> None:
        self.stream.close()
        os.close(self._main)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")
    screen = Terminal()
    # pytest's own standard output is a file or a terminal, never a pipe of the test's.
    monkeypatch.setattr(sys, "stdout", screen.stream)
    yield screen
    screen.close()


def test_a_task_shows_its_name_and_how_far_it_has_come(terminal: Terminal) -> None:
    with watching(terminal.stream, after=0) as watch:
        watch("visits.yaml", 250, 1000)
        assert "Reading visits.yaml" in (shown := terminal.shown())
        assert "25%" in shown


def test_the_bar_is_wiped_away_at_the_end(terminal: Terminal) -> None:
    with watching(terminal.stream, after=0) as watch:
        watch("visits.yaml", 1, 2)
        terminal.shown()
    assert "\x1b[2K" in terminal.shown(), "the line is erased"


def test_a_bar_is_wiped_when_its_task_is_done(terminal: Terminal) -> None:
    with watching(terminal.stream, after=0) as watch:
        watch("visits.yaml", 1, 2)
        terminal.shown()
        watch("visits.yaml", 2, 2)
        assert "\x1b[2K" in terminal.shown()


def test_nothing_shows_before_its_time(terminal: Terminal) -> None:
    with watching(terminal.stream, after=3600) as watch:
        watch("visits.yaml", 250, 1000)
    assert terminal.shown() == ""


def test_markup_in_a_file_name_is_shown_as_it_is(terminal: Terminal) -> None:
    with watching(terminal.stream, after=0) as watch:
        watch("[red]x.yaml", 1, 2)
        assert "Reading [red]x.yaml" in terminal.shown()


@pytest.mark.parametrize(("on_terminal", "shown"), [(True, "a bar"), (False, "nothing")])
def test_a_bar_is_for_a_terminal(tmp_path: Path, *, on_terminal: bool, shown: str) -> None:
    main, side = pty.openpty()
    with (tmp_path / "said").open("w+", encoding="utf-8") as file:
        err = side if on_terminal else file
        subprocess.run([sys.executable, "-c", CHILD], stdout=file, stderr=err, check=True)
        file.seek(0)
        assert file.read() == f"{shown}\n"
    os.close(side)
    os.close(main)


def test_no_bar_where_the_answer_goes_into_a_pipe() -> None:
    main, side = pty.openpty()
    run = subprocess.run(
        [sys.executable, "-c", CHILD], stdout=subprocess.PIPE, stderr=side, check=True, text=True
    )
    os.close(side)
    os.close(main)
    assert run.stdout == "nothing\n"


def by_loading(file: Path, watch: Watch) -> None:
    load_pairs(file, watch=watch)


def by_checking(file: Path, watch: Watch) -> None:
    check_files([file], [], watch=watch)


@pytest.mark.parametrize("read", [by_loading, by_checking])
def test_reading_says_how_many_lines_of_a_file_are_read_up_to_all_of_them(
    read: Callable[[Path, Watch], None], tmp_path: Path
) -> None:
    text = bundled_path().read_text(encoding="utf-8")
    file = tmp_path / "record.yaml"
    file.write_text(text, encoding="utf-8")
    heard: list[tuple[str, int, int]] = []
    read(file, lambda file, done, whole: heard.append((file, done, whole)))
    files, done, whole = zip(*heard, strict=True)
    assert set(files) == {str(file)}
    assert set(whole) == {len(text.splitlines())}
    assert list(done) == sorted(done)
    assert len(done) > 100
    assert 0 < done[0] < done[-1] == whole[0]


def test_who_watches_nothing_hears_nothing() -> None:
    unwatched("Reading", 1, 2)
