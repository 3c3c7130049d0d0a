"""The start of the program: `bilat`, or `python -m bilat`."""

from __future__ import annotations


def main() -> None:
    """Run the command line without the cyclic collector: a command ends before collecting would pay.

    Off while modules load it saves 3 ms of `import typer`; frozen, nothing is gone through at exit: 6 ms.
    """
    import gc
    import sys

    gc.disable()
    if sys.argv[1:2] == ["__complete"]:
        from bilat.cli.completing.protocol import run

        sys.exit(run(sys.argv[2:]))
    from bilat.cli.main import main as answer

    try:
        answer()
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
