"""The commands as a manual shows them: sentences, examples, arguments and options.

Read from the commands themselves, for the reference page, the man page and the completion of options.
"""

from __future__ import annotations

from dataclasses import dataclass
from inspect import cleandoc
from typing import Any

from typer.main import get_command

from bilat.cli.app import app, imported
from bilat.cli.registry import COMMANDS

# Typer's mark of a paragraph whose lines are kept apart.
_LINES = "\b\n"


@dataclass(frozen=True, slots=True)
class Option:
    """An option: how it is written, the word for its value or nothing for a flag, and what it does."""

    flag: str
    value: str
    meaning: str

    def __str__(self) -> str:
        """Write the option as a person does: --since DATE."""
        return f"{self.flag} {self.value}".rstrip()


@dataclass(frozen=True, slots=True)
class Argument:
    """What a command takes besides options: the word for it, what it is, and whether it must be there."""

    name: str
    meaning: str
    required: bool


@dataclass(frozen=True, slots=True)
class Manual:
    """What there is to say of a command: in `body`, paragraphs, and as tuples lines kept apart."""

    name: str
    sentence: str
    examples: tuple[str, ...]
    body: tuple[str | tuple[str, ...], ...]
    arguments: tuple[Argument, ...]
    options: tuple[Option, ...]

    def usage(self) -> str:
        """Write how the command is called."""
        taken = (
            one.name if one.required or one.name.startswith("[") else f"[{one.name}]"
            for one in self.arguments
        )
        return " ".join(("bilat", self.name, "[OPTIONS]", *taken))


def manual_of(name: str) -> Manual:
    """Return the manual of a command."""
    command = imported(name)
    sentence, *others = map(_paragraph, cleandoc(command.help).split("\n\n"))
    examples = others.pop(0) if others and isinstance(others[0], tuple) else ()
    return Manual(
        name=name,
        sentence=str(sentence),
        examples=tuple(examples),
        body=tuple(others),
        arguments=tuple(_argument(one) for one in command.params if one.param_type_name == "argument"),
        options=_options(command),
    )


def manuals() -> list[Manual]:
    """Return the manual of every command, in the order of the help."""
    return [manual_of(name) for name in COMMANDS]


def options_of(name: str) -> tuple[Option, ...]:
    """Return the options of a command with --help, those before any command for "", else none."""
    if name and name not in COMMANDS:
        return ()
    own = _options(imported(name) if name else get_command(app))
    return (*own, Option("--help", "", "Show this message and exit."))


def _paragraph(text: str) -> str | tuple[str, ...]:
    """Return a paragraph on one line, or its lines where they are kept apart."""
    if text.startswith(_LINES):
        return tuple(line.strip() for line in text.removeprefix(_LINES).splitlines())
    return " ".join(text.split())


def _options(command: Any) -> tuple[Option, ...]:  # noqa: ANN401 - Typer's command
    return tuple(
        Option(one.opts[0], "" if one.is_flag else one.metavar or one.name.upper(), one.help or "")
        for one in command.params
        if one.param_type_name == "option" and not one.hidden
    )


def _argument(parameter: Any) -> Argument:  # noqa: ANN401 - Typer's parameter
    name = parameter.metavar or parameter.name.upper()
    return Argument(name, parameter.help or "", bool(parameter.required))
