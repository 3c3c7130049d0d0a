"""Ctrl-C ends bilat at once; a dataset that is changed meanwhile is answered in one state or refused."""

from __future__ import annotations

import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from program import BILAT, bilat, installed

RECORD = (Path(__file__).parent.parent / "errors" / "record.yaml").read_text(encoding="utf-8")
EVENT = RECORD[RECORD.index("  - id: visit-2015") : RECORD.index("trade:\n")]


def with_events(number: int) -> str:
    events = "".join(EVENT.replace("visit-2015", f"visit-{index}") for index in range(number))
    return RECORD.replace(EVENT, events)


def interrupting_at(module: str, folder: Path) -> dict[str, str]:
    """Return an environment in which importing `module` is when the user presses Ctrl-C."""
    (folder / "sitecustomize.py").write_text(
        f"""
import os, signal, sys

class PressedAt:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, PressedAt())
""",
        encoding="utf-8",
    )
    return {"PYTHONPATH": str(folder)}


@pytest.mark.apart
class TestCtrlC:
    @pytest.mark.parametrize(
        ("when", "module"),
        [
            ("before anything of it is there", "bilat.cli"),
            ("while the program starts", "typer"),
            ("while the command is found", "bilat.cli.commands.timeline"),
            ("while the record is read", "yaml"),
            ("while the answer is written", "json"),
        ],
    )
    def test_it_ends_with_130_and_no_words(self, when: str, module: str, tmp_path: Path) -> None:
        file = tmp_path / "record.yaml"
        file.write_text(RECORD, encoding="utf-8")
        run = installed("timeline", "--json", "--data", str(file), env=interrupting_at(module, tmp_path))
        assert (run.status, run.out, run.err) == (130, "", ""), when

    def test_after_the_answer_it_has_no_words_either(self, tmp_path: Path) -> None:
        hook = "import atexit, os, signal\natexit.register(os.kill, os.getpid(), signal.SIGINT)\n"
        (tmp_path / "sitecustomize.py").write_text(hook, encoding="utf-8")
        run = installed("--version", env={"PYTHONPATH": str(tmp_path)})
        assert (run.status, run.err) == (130, "")
        assert run.out.startswith("bilat ")

    def test_a_large_file_is_left_at_once(self, tmp_path: Path) -> None:
        file = tmp_path / "large.yaml"
        file.write_text(with_events(60_000), encoding="utf-8")
        with subprocess.Popen([BILAT, "timeline", "--data", file], stdout=-1, stderr=-1) as process:
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(timeout=0.5)
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=5)
        assert (process.returncode, out, err) == (130, b"", b"")

    def test_a_reader_that_stands_still_is_left_too(self, tmp_path: Path) -> None:
        file = tmp_path / "some.yaml"
        file.write_text(with_events(2_000), encoding="utf-8")
        with subprocess.Popen([BILAT, "timeline", "--json", "--data", file], stdout=-1, stderr=-1) as process:
            assert process.stdout is not None
            assert process.stdout.read(1) == b"["
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=10)
        assert (process.returncode, err) == (130, b"")

    def test_output_is_left_as_it_was(self, tmp_path: Path) -> None:
        file = tmp_path / "old.json"
        file.write_text("kept", encoding="utf-8")
        home = tmp_path / "hook"
        home.mkdir()
        (home / "record.yaml").write_text(RECORD, encoding="utf-8")
        asked = ("timeline", "--json", "--output", str(file), "--data", str(home / "record.yaml"))
        run = installed(*asked, env=interrupting_at("json", home))
        assert (run.status, run.out, run.err) == (130, "", "")
        assert [left.name for left in tmp_path.iterdir() if left.is_file()] == ["old.json"]
        assert file.read_text(encoding="utf-8") == "kept"


@pytest.fixture
def changing(tmp_path: Path) -> Iterator[Callable[[Callable[[Path, bytes], None]], Path]]:
    """Give what keeps a dataset changing between one and two events, in the way it is told."""
    file = tmp_path / "record.yaml"
    states = [with_events(number).encode() for number in (1, 2)]
    file.write_bytes(states[0])
    over = threading.Event()
    threads: list[threading.Thread] = []

    def start(change: Callable[[Path, bytes], None]) -> Path:
        def keep_changing() -> None:
            while not over.is_set():
                for state in states:
                    change(file, state)

        threads.append(threading.Thread(target=keep_changing))
        threads[0].start()
        return file

    yield start
    over.set()
    for thread in threads:
        thread.join()


def replaced(file: Path, state: bytes) -> None:
    beside = file.with_suffix(".new")
    beside.write_bytes(state)
    beside.replace(file)


def written_over(file: Path, state: bytes) -> None:
    file.write_bytes(state)


class TestADatasetThatChanges:
    def test_one_that_is_replaced_is_answered_from_one_state_or_the_other(
        self, changing: Callable[[Callable[[Path, bytes], None]], Path]
    ) -> None:
        file = changing(replaced)
        for _ in range(5):
            run = bilat("timeline", "--data", str(file), "--count")
            assert (run.status, run.err) == (0, "")
            assert run.out in ("1\n", "2\n")

    def test_one_that_is_written_over_is_answered_or_refused(
        self, changing: Callable[[Callable[[Path, bytes], None]], Path]
    ) -> None:
        file = changing(written_over)
        for _ in range(5):
            run = bilat("timeline", "--data", str(file), "--count")
            assert (run.status, run.out) in ((0, "1\n"), (0, "2\n"), (1, ""))
            assert run.err.startswith(f"Error: {file}") if run.status else run.err == ""

    def test_one_that_grows_while_it_is_read_is_refused(self, tmp_path: Path) -> None:
        file = tmp_path / "record.yaml"
        file.write_text(RECORD, encoding="utf-8")
        hook = f"""
import sys

def grow(event, arguments, busy=[]):
    if event == "open" and str(arguments[0]) == {str(file)!r} and not busy:
        busy.append(True)
        with open({str(file)!r}, "a") as more:
            more.write("# more\\n")

sys.addaudithook(grow)
"""
        (tmp_path / "sitecustomize.py").write_text(hook, encoding="utf-8")
        run = installed("timeline", "--data", str(file), env={"PYTHONPATH": str(tmp_path)})
        assert (run.status, run.out) == (1, "")
        assert run.err == f"Error: {file}: changed while it was being read. Try again.\n"
        assert file.stat().st_size > len(RECORD.encode())
