"""Several people add to one file at once: each entry that was acknowledged is there afterwards."""

from __future__ import annotations

import fcntl
import subprocess
from pathlib import Path
from threading import Timer

import pytest

import bilat as library
from bilat.cli.replacing import locked
from bilat.values.errors import OutputError
from forks import at_once
from program import BILAT, bilat, can_be_unprivileged, unprivileged

ROUNDS, PEOPLE = 3, 10
MEETING = (
    *("add", "meeting", "--date", "2019-10-01", "--source", "granma: p7"),
    *("--participant", "RUS: trade minister", "--participant", "CUB: trade minister"),
)


@pytest.mark.apart
def test_no_entry_is_lost_and_nobody_is_refused(cuba: Path) -> None:
    for number in range(ROUNDS):
        titles = [f"Talks {number}-{person}" for person in range(PEOPLE)]
        runs = at_once([(*MEETING, "--title", title, "--data", str(cuba)) for title in titles])
        assert [(run.status, run.err) for run in runs] == [(0, "")] * PEOPLE
    found = {event.title for event in library.load(cuba).events}
    wanted = {f"Talks {number}-{person}" for number in range(ROUNDS) for person in range(PEOPLE)}
    assert wanted - found == set()
    assert [file.name for file in cuba.parent.iterdir()] == ["cuba.yaml"]


def test_who_finds_the_file_locked_waits(cuba: Path) -> None:
    with cuba.open() as others:
        fcntl.flock(others, fcntl.LOCK_EX)
        release = Timer(0.3, fcntl.flock, (others, fcntl.LOCK_UN))
        release.start()
        run = bilat(*MEETING, "--title", "Talks", "--data", str(cuba))
        release.join()
    assert (run.status, run.err) == (0, "")


def test_nobody_waits_for_ever(cuba: Path) -> None:
    with cuba.open() as others:
        fcntl.flock(others, fcntl.LOCK_EX)
        said = r"still being changed by another bilat after 0\.1 seconds"
        with pytest.raises(OutputError, match=said), locked(cuba, most_seconds=0.1):
            pass


def test_a_dry_run_waits_for_nobody(cuba: Path) -> None:
    with cuba.open() as others:
        fcntl.flock(others, fcntl.LOCK_EX)
        run = bilat(*MEETING, "--title", "Talks", "--dry-run", "--data", str(cuba))
    assert (run.status, run.err) == (0, "")


def test_the_lock_is_on_the_file_that_has_the_name_now(cuba: Path) -> None:
    new = cuba.with_name("new.yaml")
    new.write_bytes(cuba.read_bytes())
    with cuba.open() as others:
        fcntl.flock(others, fcntl.LOCK_EX)

        def replace_and_release() -> None:
            new.replace(cuba)
            fcntl.flock(others, fcntl.LOCK_UN)

        replacing = Timer(0.1, replace_and_release)
        replacing.start()
        with locked(cuba), cuba.open() as second, pytest.raises(BlockingIOError):
            fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)
        replacing.join()


@pytest.mark.skipif(not can_be_unprivileged(), reason="root may write every file here")
def test_a_read_only_file_is_left_as_it_is(cuba: Path) -> None:
    cuba.chmod(0o444)
    before = cuba.read_bytes()
    run = subprocess.run(
        [BILAT, *MEETING, "--title", "Talks", "--data", cuba],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        **unprivileged(),
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == f"Error: {cuba} is read-only; nothing was written.\n"
    assert cuba.read_bytes() == before
