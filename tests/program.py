"""Runs the installed `bilat` as a user does, in a pipe or on a terminal of a given width."""

from __future__ import annotations

import ctypes
import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sysconfig
import tempfile
import termios
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from schema_checks import must_fit_its_schema

BILAT = str(Path(sysconfig.get_path("scripts")) / "bilat")
_STYLE = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Run:
    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


def _give_up_reading_everything() -> None:
    """Drop for good what lets root read and write any file: CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""
    for capability in (1, 2):
        ctypes.CDLL(None).prctl(24, capability)


def unprivileged() -> dict[str, Any]:
    """Return what makes a subprocess keep to the permissions of files, even where root runs the tests."""
    return {"preexec_fn": _give_up_reading_everything} if os.geteuid() == 0 else {}


@cache
def can_be_unprivileged() -> bool:
    """Tell whether permissions of files hold for a subprocess; root may lack the right to give rights up."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "read-only"
        file.touch(mode=0o444)
        done = subprocess.run(["test", "-w", file], check=False, **unprivileged())
    return done.returncode == 1


def bilat(*arguments: str, env: dict[str, str] | None = None) -> Run:
    """Run the installed command in a pipe."""
    run = subprocess.run(
        [BILAT, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **(env or {})},
        check=False,
        timeout=60,
    )
    if run.returncode == 0:
        must_fit_its_schema(arguments, run.stdout)
    return Run(run.returncode, run.stdout, run.stderr)


def answered(*arguments: str) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON that a command answers with."""
    run = bilat(*arguments, "--json")
    assert run.status == 0, run.err
    return json.loads(run.out)


def ids_of(*arguments: str) -> list[str]:
    """Return the ids of the records that a command answers with."""
    return [record["id"] for record in answered(*arguments)]


def on_terminal(*arguments: str, width: int, env: dict[str, str] | None = None, styled: bool = False) -> Run:
    """Run the installed command on a terminal of `width` columns; everything it shows is `out`.

    Colour and weight are left out of it unless it is to be `styled`.
    """
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    own = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES", "FORCE_COLOR")}
    usual = (
        {"TERM": "xterm", "PYTHONUTF8": "1"}
        if styled
        else {"TERM": "xterm", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    )
    process = subprocess.Popen(
        [BILAT, *arguments],
        stdin=side,
        stdout=side,
        stderr=side,
        env={**own, **usual, **(env or {})},
    )
    os.close(side)
    shown = b""
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(main)
    text = shown.decode().replace("\r\n", "\n")
    return Run(process.wait(timeout=60), text if styled else _STYLE.sub("", text), "")
