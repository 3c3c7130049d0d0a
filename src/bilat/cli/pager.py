"""Showing a long answer in the user's pager, if the user has named one and asks for it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TextIO

from bilat.cli.output import note

OWN, SHARED = "BILAT_PAGER", "PAGER"


class _Screen(io.StringIO):
    """A stream that collects what is drawn for a terminal."""

    def __init__(self, terminal: TextIO) -> None:
        super().__init__()
        self._letters = terminal.encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a plain StringIO has none
        """The encoding of the terminal."""
        return self._letters

    def isatty(self) -> bool:
        """Return that the output is for a terminal."""
        return True


def pager_of(environment: Mapping[str, str], *, asked: bool) -> str | None:
    """Return the command of the pager: that of BILAT_PAGER, or with --pager that of PAGER."""
    own = environment.get(OWN, "").strip()
    if own or not asked:
        return own or None
    shared = environment.get(SHARED, "").strip()
    if not shared:
        note(f"--pager needs a pager: set {OWN} or {SHARED} (such as {OWN}='less -R').")
    return shared or None


@contextmanager
def paged(out: TextIO, height: int, environment: Mapping[str, str], *, asked: bool) -> Iterator[TextIO]:
    """Give a stream to draw on; an answer longer than the screen goes to the pager, if there is one."""
    pager = pager_of(environment, asked=asked)
    if pager is None or not out.isatty():
        yield out
        return
    screen = _Screen(out)
    yield screen
    drawn = screen.getvalue()
    if drawn.count("\n") < height or not _shown(pager, drawn, environment):
        out.write(drawn)


def _shown(pager: str, drawn: str, environment: Mapping[str, str]) -> bool:
    """Start the pager with what was drawn; return whether it could be started."""
    from shlex import split
    from subprocess import PIPE, Popen

    # As in Git: less shows colours, and quits if the answer fits the screen.
    own = {"LESS": "FRX", "LV": "-c", **environment}
    try:
        command = Popen(split(pager), stdin=PIPE, env=own, text=True, encoding="utf-8")  # noqa: S603 - the user's
        with command as process, suppress(BrokenPipeError):
            process.communicate(drawn)
    except (OSError, ValueError) as fault:
        note(f"The pager {pager!r} could not be started: {fault}.")
        return False
    return True
