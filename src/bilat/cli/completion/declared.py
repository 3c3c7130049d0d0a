"""The parameters of a command for completion, read from its declaration."""

from __future__ import annotations

import inspect
from typing import NamedTuple

from typer.core import TyperArgument, TyperOption

from bilat.cli.app import imported, program
from bilat.cli.completion.values import FREE_TEXT, Completion
from bilat.cli.registry import FAMILIES, command_names


class Parameter(NamedTuple):
    """An option by its flag, or an argument without one: what it means, and what completes its value."""

    flag: str
    meaning: str
    completion: Completion | None


_HELP = Parameter("--help", "Show this message and exit.", None)


def parameters_of(name: str) -> list[Parameter]:
    """Return the parameters of a command or, without a name, of bilat itself."""
    if name and name not in command_names():
        return []
    command = imported(name) if name else program()
    completions = _completions(command.callback) if name and name not in FAMILIES else {}
    declared = [
        parameter for parameter in command.params if isinstance(parameter, TyperOption | TyperArgument)
    ]
    return [
        *(_parameter(parameter, completions.get(parameter.name or "", FREE_TEXT)) for parameter in declared),
        _HELP,
    ]


def _parameter(declared: TyperOption | TyperArgument, completion: Completion) -> Parameter:
    meaning = declared.help or ""
    if isinstance(declared, TyperArgument):
        return Parameter("", meaning, completion)
    return Parameter(declared.opts[0], meaning, None if declared.is_flag else completion)


def _completions(function: object) -> dict[str, Completion]:
    """Return what completes the value of each parameter; its annotation has this beside Typer's own."""
    assert callable(function)  # noqa: S101 - every command has a function
    return {
        name: note
        for name, parameter in inspect.signature(function, eval_str=True).parameters.items()
        for note in getattr(parameter.annotation, "__metadata__", ())
        if isinstance(note, Completion)
    }
