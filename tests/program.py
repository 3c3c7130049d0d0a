"""Runs `bilat` as a user does, in a pipe or on a terminal: in this process, or as the installed command."""

from __future__ import annotations

import ctypes
import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import sysconfig
import tempfile
import termios
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from threading import Thread
from typing import Any

from bilat.cli.app import main
from bilat.cli.completion.protocol import run as run_completion
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


def installed(*arguments: str, env: dict[str, str] | None = None) -> Run:
    """Run the installed command as a process of its own, in a pipe."""
    run = subprocess.run(
        [BILAT, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **(env or {})},
        check=False,
        timeout=60,
    )
    return _judged(arguments, Run(run.returncode, run.stdout, run.stderr))


def bilat(*arguments: str, env: dict[str, str] | None = None, encoding: str = "utf-8") -> Run:
    """Run the command line in this process, as in a pipe.

    `env` adds to the environment; what only a new interpreter reads (LC_ALL, PYTHON...) is for `installed`.
    """
    out, err = BytesIO(), BytesIO()
    with (
        _text_into(out, encoding) as stdout,
        _text_into(err, encoding) as stderr,
        _environment(env or {}),
    ):
        with redirect_stdout(stdout), redirect_stderr(stderr):
            status = _run_main(arguments)
        stdout.flush()
        stderr.flush()
        run = Run(status, out.getvalue().decode(), err.getvalue().decode())
    return _judged(arguments, run)


def _text_into(written: BytesIO, encoding: str) -> TextIOWrapper:
    return TextIOWrapper(written, encoding=encoding, newline="", write_through=True)


def _run_main(arguments: Sequence[str]) -> int:
    before = sys.argv
    sys.argv = ["bilat", *arguments]
    try:
        if arguments[:1] == ("__complete",):
            return run_completion(arguments[1:])
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0 if ended.code is None else 1
    finally:
        sys.argv = before
    return 0


def _judged(arguments: Sequence[str], run: Run) -> Run:
    if run.status == 0:
        must_fit_its_schema(arguments, run.out)
    return run


def answered(*arguments: str) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON that a command answers with."""
    run = bilat(*arguments, "--json")
    assert run.status == 0, run.err
    return json.loads(run.out)


def ids_of(*arguments: str) -> list[str]:
    """Return the ids of the records that a command answers with."""
    return [record["id"] for record in answered(*arguments)]


def on_terminal(
    *arguments: str,
    width: int,
    env: dict[str, str] | None = None,
    styled: bool = False,
    encoding: str = "utf-8",
) -> Run:
    """Run the command line in this process on a terminal of `width` columns; everything it shows is `out`.

    Colour and weight are left out of it unless it is to be `styled`.
    """
    colour = {} if styled else {"NO_COLOR": "1"}
    own = {"TERM": "xterm", "COLORTERM": "", "COLUMNS": str(width), "LINES": "50", **colour, **(env or {})}
    main_end, side = _terminal(width)
    shown: list[bytes] = []
    reader = Thread(target=lambda: shown.extend(iter(lambda: _read(main_end), b"")))
    reader.start()
    unset = ("FORCE_COLOR", "NO_COLOR", "CLICOLOR_FORCE")
    with os.fdopen(side, "w", encoding=encoding, newline="") as screen, _environment(own, unset):
        with redirect_stdout(screen), redirect_stderr(screen):
            status = _run_main(arguments)
        screen.flush()
    reader.join(timeout=60)
    os.close(main_end)
    return Run(status, _plain(b"".join(shown), styled=styled), "")


@contextmanager
def _environment(given: dict[str, str], unset: Sequence[str] = ()) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in (*unset, *given)}
    _set_environment({**dict.fromkeys(unset), **given})
    try:
        yield
    finally:
        _set_environment(before)


def _set_environment(variables: Mapping[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def _terminal(width: int) -> tuple[int, int]:
    main_end, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    return main_end, side


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def _plain(shown: bytes, *, styled: bool) -> str:
    text = shown.decode().replace("\r\n", "\n")
    return text if styled else _STYLE.sub("", text)


def installed_on_terminal(
    *arguments: str, width: int, env: dict[str, str] | None = None, styled: bool = False
) -> Run:
    """Run the installed command, a process of its own, on a terminal of `width` columns."""
    main_end, side = _terminal(width)
    own = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES", "FORCE_COLOR")}
    colour = {} if styled else {"NO_COLOR": "1"}
    process = subprocess.Popen(
        [BILAT, *arguments],
        stdin=side,
        stdout=side,
        stderr=side,
        env={**own, "TERM": "xterm", "COLORTERM": "", "PYTHONUTF8": "1", **colour, **(env or {})},
    )
    os.close(side)
    shown = b"".join(iter(lambda: _read(main_end), b""))
    os.close(main_end)
    return Run(process.wait(timeout=60), _plain(shown, styled=styled), "")
