"""What the program's exit status means."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """How a command ended: answered even with nothing found, or one of three ways to fail."""

    ANSWERED = 0
    FAILED = 1
    WRONG_COMMAND = 2
    INTERRUPTED = 130
