"""A progress bar on standard error, for files that take long to read at a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from stat import S_ISFIFO, S_ISSOCK
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from bilat.loading.files import Watch, unwatched
from bilat.values.escaping import one_line

if TYPE_CHECKING:
    from rich.progress import Progress

AFTER = 1.0
_EVERY = 0.1


@contextmanager
def watching(err: TextIO | None = None, after: float = AFTER, doing: str = "Reading") -> Iterator[Watch]:
    """Show the progress of reading a file, or of writing one, after `after` seconds, and clear it at the end.

    Nothing is shown if standard error is not a terminal, or if the answer goes into a pipe: the program that
    reads it may be writing to the same screen.
    """
    err = err or sys.stderr
    if err is None or not err.isatty() or _is_pipe(sys.stdout):
        yield unwatched
        return
    bar = _Bar(err, after, doing=doing)
    try:
        yield bar.show
    finally:
        bar.wipe()


def _is_pipe(out: TextIO | None) -> bool:
    try:
        mode = os.fstat(out.fileno()).st_mode if out else 0
    except OSError:
        return False
    return S_ISFIFO(mode) or S_ISSOCK(mode)


class _Bar:
    """A bar that appears after a while and is drawn ten times a second at most."""

    def __init__(
        self, err: TextIO, after: float, clock: Callable[[], float] = monotonic, doing: str = "Reading"
    ) -> None:
        self._err = err
        self._doing = doing
        self._clock = clock
        self._next = clock() + after
        self._bar: Progress | None = None

    def show(self, file: str, done: int, whole: int) -> None:
        """Draw how much of a file has been read, if it is time to; clear the bar at its end."""
        if done == whole:
            self.wipe()
            return
        now = self._clock()
        if now < self._next:
            return
        self._next = now + _EVERY
        if self._bar is None:
            self._bar = self._drawn()
            self._bar.add_task("")
        [running] = self._bar.task_ids
        self._bar.update(
            running, description=f"{self._doing} {one_line(file)}", completed=done, total=whole, refresh=True
        )

    def wipe(self) -> None:
        """Clear the bar."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _drawn(self) -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            console=Console(file=self._err),
            transient=True,
            auto_refresh=False,
        )
        bar.start()
        return bar
