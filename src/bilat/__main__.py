"""The start of the program: `bilat`, or `python -m bilat`."""

from __future__ import annotations

import gc
import os
import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the command line."""
    # A command makes no cycles worth collecting: going through its records again takes 9 ms on the way
    # and 5 ms at the end, which freeze() saves.
    gc.disable()
    try:
        _answer()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    finally:
        gc.freeze()


def _answer() -> None:
    import signal

    # Until the command runs there is nothing to clean up, and once it has ended nothing to say.
    is_ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_ours:
        signal.signal(signal.SIGINT, _leave)
    try:
        if sys.argv[1:2] == ["__complete"]:
            from bilat.cli.completion.protocol import run

            sys.exit(run(sys.argv[2:]))
        from bilat.cli.app import main as answer

        if is_ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        answer()
    finally:
        if is_ours:
            signal.signal(signal.SIGINT, _leave)


def _leave(signal_number: int, frame: object) -> None:  # noqa: ARG001 - as a handler is called
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
