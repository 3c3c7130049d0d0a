"""Types at an interactive shell on a terminal, with the completion of bilat loaded, as a user does."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from pathlib import Path

from program import BILAT

STARTS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(bilat completion bash)"'),
    "zsh": (
        ["zsh", "-f", "-i"],
        "bindkey -e; autoload -Uz compinit; compinit -u -D; "
        'eval "$(bilat completion zsh)"; unsetopt prompt_cr prompt_sp',
    ),
    "fish": (["fish", "--no-config", "-i"], "bilat completion fish | source"),
}
_READY, _WRITTEN = "ready-to-type", "all-written"
_TO_START, _TO_END = "\x01", "\x05"


class _Terminal:
    def __init__(self, command: list[str], home: Path, environment: dict[str, str]) -> None:
        self._main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
        path = os.pathsep.join((str(Path(BILAT).parent), os.environ["PATH"]))
        clean = {
            key: value for key, value in os.environ.items() if not key.startswith(("BILAT", "LC_", "LANG"))
        }
        own = {"HOME": str(home), "PATH": path, "TERM": "xterm", "LC_ALL": "C.UTF-8", "PS1": "> "}
        self._process = subprocess.Popen(
            command,
            stdin=side,
            stdout=side,
            stderr=side,
            cwd=home,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(side, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - one thread
            env={**clean, **own, **environment},
        )
        os.close(side)

    def type(self, keys: str) -> None:
        os.write(self._main, keys.encode())

    def until(self, sign: str, seconds: float = 20) -> str:
        """Read what the terminal shows until it holds `sign`."""
        shown, end = "", time.monotonic() + seconds
        while not re.search(sign, shown):
            left = end - time.monotonic()
            assert left > 0, f"never showed {sign!r}: {shown!r}"
            if select.select([self._main], [], [], left)[0]:
                shown += os.read(self._main, 65536).decode(errors="replace")
        return shown

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._main)


def typed_in(shell: str, line: str, home: Path, **environment: str) -> list[str]:
    """Type a line and Tab, and return the words that the shell then reads."""
    command, start = STARTS[shell]
    terminal = _Terminal(command, home, environment)
    try:
        terminal.type(f"{start}; echo ready-to''-type\r")
        terminal.until(_READY)
        terminal.type(f"{line}\t{_TO_START}printf '%s\\n' {_TO_END} >words; echo all''-written\r")
        terminal.until(_WRITTEN)
    finally:
        terminal.close()
    return (home / "words").read_text(encoding="utf-8").splitlines()
