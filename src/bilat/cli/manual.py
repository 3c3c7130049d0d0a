"""The commands as the documentation shows them: descriptions, examples, arguments and options.

Read from the commands themselves, for the reference page and the man page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module

from typer.core import TyperArgument, TyperOption

from bilat.cli.app import AnyCommand, imported, program
from bilat.cli.help_text import paragraphs
from bilat.cli.registry import COMMANDS, FAMILIES, command_names, module_of


@dataclass(frozen=True, slots=True)
class Option:
    """An option: how it is written, the word for its value (none for a flag), and what it does."""

    flag: str
    value: str
    meaning: str

    def __str__(self) -> str:
        """Write the option as a person does: --since DATE."""
        return f"{self.flag} {self.value}".rstrip()


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument: the word for it, its meaning, and whether it is required."""

    name: str
    meaning: str
    required: bool


@dataclass(frozen=True, slots=True)
class Manual:
    """The documentation of a command; `body` has paragraphs, and tuples of lines that keep their breaks."""

    name: str
    sentence: str
    examples: tuple[str, ...]
    body: tuple[str | tuple[str, ...], ...]
    arguments: tuple[Argument, ...]
    options: tuple[Option, ...]

    def usage(self) -> str:
        """Write how the command is called."""
        taken = (
            argument.name if argument.required or argument.name.startswith("[") else f"[{argument.name}]"
            for argument in self.arguments
        )
        options = ("COMMAND", "...") if self.name in FAMILIES else ("[OPTIONS]",)
        return " ".join(("bilat", self.name, *options, *taken))


def manual_of(name: str) -> Manual:
    """Return the manual of a command, such as `timeline` or `add visit`."""
    command = imported(name)
    family, _, part = name.partition(" ")
    module = import_module(module_of(family))
    examples, *others = paragraphs(module.part(part)[1] if part else module.HELP)
    return Manual(
        name=name,
        sentence=(FAMILIES[family][part] if part else COMMANDS[name]).sentence,
        # An example that continues after a backslash is one line.
        examples=tuple(re.sub(r"\\\n\s*", "", "\n".join(examples)).splitlines()),
        body=tuple(others),
        arguments=tuple(
            _argument(parameter) for parameter in command.params if isinstance(parameter, TyperArgument)
        ),
        options=_options(command),
    )


def manuals() -> list[Manual]:
    """Return the manual of every command, in the order of the help."""
    return [manual_of(name) for name in command_names()]


def own_options() -> tuple[Option, ...]:
    """Return the options before a command."""
    return (*_options(program()), Option("--help", "", "Show this message and exit."))


def _options(command: AnyCommand) -> tuple[Option, ...]:
    return tuple(
        Option(
            parameter.opts[0],
            "" if parameter.is_flag else parameter.metavar or (parameter.name or "").upper(),
            parameter.help or "",
        )
        for parameter in command.params
        if isinstance(parameter, TyperOption) and not parameter.hidden
    )


def _argument(parameter: TyperArgument) -> Argument:
    name = parameter.metavar or (parameter.name or "").upper()
    return Argument(name, parameter.help or "", bool(parameter.required))
