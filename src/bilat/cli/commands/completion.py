"""`bilat completion`."""

from __future__ import annotations

import sys
from typing import Annotated

from bilat.cli.completion.scripts import SHELLS
from bilat.cli.completion.values import first_word
from bilat.cli.declaring import argument
from bilat.values.errors import QueryError
from bilat.values.escaping import quote
from bilat.values.text import did_you_mean

HELP = """
    bilat completion bash
    bilat completion zsh
    bilat completion fish

Add one of these lines to the start-up file of your shell:

    eval "$(bilat completion bash)"    # ~/.bashrc
    eval "$(bilat completion zsh)"     # ~/.zshrc
    bilat completion fish | source     # ~/.config/fish/config.fish
"""


def command(
    shell: Annotated[str, argument("SHELL", "bash, zsh or fish."), first_word(SHELLS)],
) -> None:
    """Print the completion script of a shell."""
    if shell not in SHELLS:
        hint = did_you_mean(shell, SHELLS)
        raise QueryError(f"{quote(shell)} is not a supported shell.{hint} Known: {', '.join(SHELLS)}.")
    sys.stdout.write(SHELLS[shell])
