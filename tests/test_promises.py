"""SECURITY.md held to: what bilat opens, connects to, starts and leaves behind, seen by audit events."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from program import bilat, installed

# What no command may do, by the names of Python's audit events.
FORBIDDEN = (
    *("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "urllib."),
    *("http.", "ftplib.", "smtplib.", "webbrowser.", "pickle."),
)
WATCH = """
import os, sys

FORBIDDEN = {forbidden!r}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
log = os.open({log!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, int) or not path:
            return
        word = "wrote" if flags & WRITES else "read"
    elif event in ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "os.link"):
        word, path = "changed", arguments[0]
    elif event.startswith(FORBIDDEN):
        word, path = "did", event
    else:
        return
    os.write(log, (word + " " + os.fsdecode(path) + "\\n").encode())

sys.addaudithook(watch)
"""
COMMANDS = [
    *(("timeline",), ("meetings", "--person", "Lavrov"), ("trade", "--format", "csv"), ("goods", "--json")),
    *(("people",), ("summary", "--by", "kind"), ("show", "lavrov"), ("profile",), ("sources",), ("check",)),
    *(
        ("timeline", "--since", "May 2015"),
        ("timeline", "--kind", "vist"),
        ("--help",),
        ("schema", "timeline"),
    ),
]


def watched(folder: Path, *arguments: str) -> list[str]:
    """Run a command with an empty, read-only home; return what it did to files, sockets and programs."""
    hook, home, log = folder / "hook", folder / "home", folder / "done.log"
    hook.mkdir()
    home.mkdir(mode=0o555)
    text = WATCH.format(forbidden=FORBIDDEN, log=str(log))
    (hook / "sitecustomize.py").write_text(text, encoding="utf-8")
    env = {"PYTHONPATH": str(hook), "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    run = installed(*arguments, env=env)
    assert run.status in (0, 2), run.err
    assert list(home.iterdir()) == []
    return log.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.apart
def test_a_command_writes_nothing_connects_to_nothing_and_starts_nothing(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    done = watched(tmp_path, *command)
    assert done, "the watch saw nothing at all"
    assert [line for line in done if not line.startswith("read ")] == []
    assert not any(line.removeprefix("read ").startswith(str(tmp_path / "home")) for line in done)


def test_the_watch_sees_what_is_written(tmp_path: Path) -> None:
    done = watched(tmp_path, "trade", "--output", str(tmp_path / "new.json"), "--json")
    wrote = {Path(line.removeprefix("wrote ")).name for line in done if line.startswith("wrote ")}
    assert len(wrote) == 1
    assert next(iter(wrote)).startswith(".new.json.")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["done.log", "home", "hook", "new.json"]
    assert json.loads((tmp_path / "new.json").read_text(encoding="utf-8"))


def test_a_dataset_is_read_and_its_tags_are_not_run(tmp_path: Path) -> None:
    record = (Path(__file__).parent / "errors" / "record.yaml").read_text(encoding="utf-8")
    mark = tmp_path / "ran"
    harmful = record.replace(
        "title: Bell visits Stockholm", f"title: !!python/object/apply:os.mkdir [{mark}]"
    )
    file = tmp_path / "harmful.yaml"
    file.write_text(harmful, encoding="utf-8")
    run = bilat("timeline", "--data", str(file))
    assert (run.status, run.out) == (1, "")
    assert "is not allowed here" in run.err
    assert not mark.exists()
