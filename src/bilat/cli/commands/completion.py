"""`bilat completion`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bilat.cli.completion.scripts import SHELLS
from bilat.values.errors import QueryError
from bilat.values.text import did_you_mean


def command(
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh or fish.", show_default=False)],
) -> None:
    """Print the script that completes options, names and ids in bash, zsh or fish.

    \b
    bilat completion bash
    bilat completion zsh
    bilat completion fish

    To keep it, put one line where the shell starts:

    \b
    eval "$(bilat completion bash)"    # ~/.bashrc
    eval "$(bilat completion zsh)"     # ~/.zshrc
    bilat completion fish | source     # ~/.config/fish/config.fish
    """
    if shell not in SHELLS:
        hint = did_you_mean(shell, SHELLS)
        raise QueryError(f"There is no completion for {shell!r}.{hint} Known: {', '.join(SHELLS)}.")
    sys.stdout.write(SHELLS[shell])
