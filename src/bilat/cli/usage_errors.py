"""What the option parser says went wrong, in bilat's words: a sentence, and what to do."""

from __future__ import annotations

import os
from collections.abc import Container, Sequence
from difflib import get_close_matches
from itertools import pairwise
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

from bilat.values.errors import QueryError
from bilat.values.text import suggesting

_EXTRA = "Got unexpected extra argument"

__all__ = ["Command", "UsageError", "in_our_words"]


class Command(TyperCommand):
    """A command whose misuse is a `QueryError`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's context
        """Read the words of the command line."""
        words = tuple(args)
        try:
            return super().parse_args(ctx, args)
        except UsageError as fault:
            raise in_our_words(fault, ctx, words) from None


def in_our_words(
    fault: UsageError,
    ctx: Any,  # noqa: ANN401 - Typer's context
    words: Sequence[str] = (),
) -> QueryError:
    """Say what was wrong with the `words` of a command; the fault of a bare `bilat` is its help."""
    if isinstance(fault, NoArgsIsHelpError):
        raise fault
    command = ctx.command_path
    options = {flag: option for option in ctx.command.get_params(ctx) for flag in option.opts}
    see = f" See '{command} --help'."
    match fault:
        case NoSuchOption():
            said = _no_such_option(
                _as_written(fault.option_name, words, options), command, list(options), see
            )
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
            said = f"{command} has no use for {extra!r}. {_place_of(extra, words, options)}{see}"
        case _:
            said = fault.message
    return QueryError(said)


def _place_of(extra: str, words: Sequence[str], flags: Container[str]) -> str:
    """Say where a word belongs that stands where none does: a pair, a file, or half a value."""
    from bilat.loading.files import SUFFIXES
    from bilat.query.pairs import label, read_pair

    several = [f"{word}-{following}" for word, following in pairwise(words)]
    pair = next(filter(None, map(read_pair, (extra, *several))), None)
    if pair and "--pair" in flags:
        return f"Name a pair with --pair {label(pair)}."
    if pair and "--data" not in flags:
        return f"Write a pair as one word: {label(pair)}."
    first = extra.split(maxsplit=1)[0] if extra.strip() else extra
    if first.endswith(SUFFIXES) or os.sep in first or os.path.exists(first):  # noqa: PTH110 - as typed
        if "--data" in flags:
            return f"Write --data before each file: --data {first}."
        if "--output" in flags:
            return f"Name the file to write with --output {first}."
    return "Quote a value of two words, like 'Sep 2018'."


def _as_written(wrong: str, words: Sequence[str], flags: Container[str]) -> str:
    """Return the whole of an option that was written with one hyphen, of which Typer names a letter."""
    whole = (word.partition("=")[0] for word in words if word[:1] == "-" and wrong[1:] in word)
    return next((word for word in whole if f"-{word}" in flags), wrong)


def _no_such_option(wrong: str, command: str, flags: list[str], see: str) -> str:
    """Say that a command lacks an option: another's, the beginning of one of its own, or one misspelt."""
    from bilat.cli.options import shared_flags

    if wrong in shared_flags():
        behind = f"{wrong} goes behind the name of a command: {command} timeline {wrong}."
        return f"{command} takes no {wrong}.{see}" if " " in command else f"{behind}{see}"
    if f"-{wrong}" in flags:
        return f"There is no option {wrong!r}. Long options have two hyphens: -{wrong}."
    bare = wrong.strip("-")
    by_name = {flag.strip("-"): flag for flag in flags if flag.startswith("-")}
    begun = [flag for name, flag in by_name.items() if bare and name.startswith(bare)]
    meant = begun or [by_name[name] for name in get_close_matches(bare, by_name, n=2)]
    return f"There is no option {wrong!r}.{suggesting(meant) or see}"


def _named(parameter: Any) -> str:  # noqa: ANN401 - Typer's parameter
    """Return how a person writes a parameter: --limit, ID..."""
    flag: str = parameter.opts[-1]
    return flag if flag.startswith("-") else parameter.metavar or flag.upper()
