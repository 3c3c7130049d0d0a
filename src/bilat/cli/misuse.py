"""What the option parser says went wrong, in bilat's words: a sentence, and what to do."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

# Typer carries its own copy of Click, and names of its faults only BadParameter itself.
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperCommand

from bilat.errors import QueryError
from bilat.text import suggesting

_EXTRA = "Got unexpected extra argument"

__all__ = ["Command", "UsageError", "in_our_words"]


class Command(TyperCommand):
    """A command whose misuse is a `QueryError`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's context
        """Read the words of the command line."""
        try:
            return super().parse_args(ctx, args)
        except UsageError as fault:
            raise in_our_words(fault, ctx) from None


def in_our_words(fault: UsageError, ctx: Any) -> QueryError:  # noqa: ANN401 - Typer's context
    """Say what was wrong with a command line; a bare `bilat`, whose fault is its help, is raised again."""
    if isinstance(fault, NoArgsIsHelpError):
        raise fault
    command = ctx.command_path
    options = {flag: option for option in ctx.command.get_params(ctx) for flag in option.opts}
    see = f" See '{command} --help'."
    match fault:
        case NoSuchOption():
            said = _no_such_option(fault.option_name, command, list(options), see)
        case BadOptionUsage():
            option = options[fault.option_name]
            needs = f"needs a value: {fault.option_name} {option.metavar}"
            said = f"{fault.option_name} {'takes no value' if option.is_flag else needs}.{see}"
        case MissingParameter():
            said = f"{command} needs {_named(fault.param).removesuffix('...')}.{see}"
        case BadParameter():
            said = f"{_named(fault.param)}: {fault.message}"
        case _ if fault.message.startswith(_EXTRA):
            extra = (
                fault.message.removeprefix(_EXTRA).partition("(")[2].removeprefix("s) (").removesuffix(")")
            )
            said = f"{command} has no use for {extra!r}. Quote a value of two words, like 'Sep 2018'.{see}"
        case _:
            said = fault.message
    return QueryError(said)


def _no_such_option(wrong: str, command: str, flags: list[str], see: str) -> str:
    """Say that a command lacks an option: another's, the beginning of one of its own, or one misspelt."""
    from bilat.cli.options import shared_flags

    if wrong in shared_flags():
        behind = f"{wrong} goes behind the name of a command: {command} timeline {wrong}."
        return f"{command} takes no {wrong}.{see}" if " " in command else f"{behind}{see}"
    bare = wrong.strip("-")
    by_name = {flag.strip("-"): flag for flag in flags if flag.startswith("-")}
    begun = [flag for name, flag in by_name.items() if bare and name.startswith(bare)]
    meant = begun or [by_name[name] for name in get_close_matches(bare, by_name, n=2)]
    return f"There is no option {wrong!r}.{suggesting(meant) or see}"


def _named(parameter: Any) -> str:  # noqa: ANN401 - Typer's parameter
    """Return how a person writes a parameter: --limit, ID..."""
    flag: str = parameter.opts[-1]
    return flag if flag.startswith("-") else parameter.metavar or flag.upper()
