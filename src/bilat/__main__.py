"""The start of the program: `bilat`, or `python -m bilat`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line."""
    # A command makes no cycles worth collecting, and going through its records again takes 9 ms.
    gc.disable()
    try:
        _answer()
    except KeyboardInterrupt:
        # Before or after the command itself, which ends so too.
        sys.exit(130)


def _answer() -> None:
    if sys.argv[1:2] == ["__complete"]:
        from bilat.cli.completion.protocol import run

        sys.exit(run(sys.argv[2:]))
    from bilat.cli.app import main as answer

    answer()


if __name__ == "__main__":
    main()
