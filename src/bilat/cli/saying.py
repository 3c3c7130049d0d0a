"""What is said beside an answer: on standard error, every sign of it shown and none obeyed."""

from __future__ import annotations

import sys
from contextlib import suppress


def say(message: str) -> None:
    """Say something to the person who asked; nobody hears it where standard error is closed or full."""
    if sys.stderr is None:
        # Closed, as after `2>&-`; print would then write among the answer.
        return

    from bilat.values.escaping import escape_controls

    with suppress(OSError):
        print(escape_controls(message, kept="\n"), file=sys.stderr)
