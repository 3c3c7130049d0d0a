"""Timing commands and calls in turn, so that whatever else the machine does falls on all alike."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryFile
from typing import IO


@dataclass(frozen=True, slots=True)
class Timed:
    """The seconds of each run of one case, and the most memory that any took, in KiB (0: not known)."""

    seconds: tuple[float, ...]
    peak: int = 0

    @property
    def median(self) -> float:
        """Return the middle run, in seconds."""
        return median(self.seconds)

    @property
    def spread(self) -> tuple[float, float]:
        """Return the first and the third quartile, in seconds."""
        if len(self.seconds) == 1:
            return self.seconds[0], self.seconds[0]
        first, _, third = quantiles(self.seconds, n=4, method="inclusive")
        return first, third


@dataclass(frozen=True, slots=True)
class Command:
    """A program to run: standard input from a file or nothing, output thrown away or to a terminal."""

    words: tuple[str, ...]
    stdin: Path | None = None
    on_terminal: bool = False

    def run(self) -> tuple[float, int]:
        """Run to the end; return seconds and peak KiB; raise `RuntimeError` where it fails."""
        with (self.stdin or Path(os.devnull)).open("rb") as given, TemporaryFile() as said:
            start = time.perf_counter()
            if self.on_terminal:
                process = _shown(self.words, given, said)
            else:
                process = subprocess.Popen(
                    self.words, stdin=given, stdout=subprocess.DEVNULL, stderr=said, env=_environment()
                )
            _, status, used = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                said.seek(0)
                raise RuntimeError(f"{' '.join(self.words)}: {said.read().decode()}")
        return seconds, used.ru_maxrss


def _environment() -> dict[str, str]:
    """Return the environment of a program as it is installed: its bytecode is kept after the first run."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _shown(words: tuple[str, ...], given: IO[bytes], said: IO[bytes]) -> subprocess.Popen[bytes]:
    """Run on a terminal of 50 lines and 160 columns until it has shown everything."""
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 160, 0, 0))
    env = {**_environment(), "TERM": "xterm-256color"}
    process = subprocess.Popen(words, stdin=given, stdout=side, stderr=said, env=env)
    os.close(side)
    with os.fdopen(main, "rb", buffering=0) as screen, suppress(OSError):  # Linux: EIO at the end
        while screen.read(65536):
            pass
    return process


def commands_in_turn(commands: Mapping[str, Command], runs: int) -> dict[str, Timed]:
    """Run each command once unmeasured (not for a single run), then all of them in turn, `runs` times."""
    if runs > 1:
        for command in commands.values():
            command.run()
    measured: dict[str, list[tuple[float, int]]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            measured[name].append(command.run())
    return {
        name: Timed(tuple(seconds for seconds, _ in each), max(peak for _, peak in each))
        for name, each in measured.items()
    }


def calls_in_turn(calls: Mapping[str, Callable[[], object]], runs: int) -> dict[str, Timed]:
    """Make each call once unmeasured, then all of them in turn, `runs` times."""
    for call in calls.values():
        call()
    measured: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(runs):
        for name, call in calls.items():
            start = time.perf_counter()
            call()
            measured[name].append(time.perf_counter() - start)
    return {name: Timed(tuple(seconds)) for name, seconds in measured.items()}


def words(line: Sequence[str | Path]) -> tuple[str, ...]:
    """Return the words of a command, paths as text."""
    return tuple(map(str, line))
