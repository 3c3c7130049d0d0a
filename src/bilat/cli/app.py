"""The program: commands imported when they run, and the one place that prints errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from functools import cache
from importlib import import_module
from shutil import get_terminal_size
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from bilat.cli.exit_status import ExitStatus
from bilat.cli.help_text import in_panels, in_plain
from bilat.cli.output import note
from bilat.cli.registry import ADDED, COMMANDS, FAMILIES, MEANT, Listed, module_of
from bilat.values.errors import BilatError, DatasetError, OutputError, QueryError, UnavailableError
from bilat.values.escaping import MOST_QUOTED, quote
from bilat.values.text import did_you_mean

# On a narrower terminal Rich's panels cut the names of options, so Typer's plain help is shown.
_LEAST_FOR_PANELS = 60
AnyCommand = TyperCommand | TyperGroup


def _settings(columns: int) -> dict[str, Any]:
    """Return the settings of every command; its help fits a terminal of this many columns."""
    narrow = 0 < columns < _LEAST_FOR_PANELS
    fitted = {"terminal_width": columns} if narrow else {}
    return {
        "rich_markup_mode": None if narrow else "rich",
        "pretty_exceptions_enable": False,
        "add_completion": False,  # bilat completion prints a script; nothing is installed unasked
        "context_settings": {"help_option_names": ["--help", "-h"], **fitted},
    }


def _as_question(word: str) -> str:
    """Say what finds a word that is not a command, if it is a name or a year."""
    if word[:1].isupper() and len(word) <= MOST_QUOTED:
        return f" Did you mean show {word} or search {word}?"
    return f" Did you mean timeline --year {word}?" if word.isdigit() and len(word) == len("2015") else ""


class Command(TyperCommand):
    """A command that raises a `QueryError` for a usage error."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's context
        """Read the words of the command line."""
        words = tuple(args)
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as fault:
            raise _usage_error(fault, words, ctx) from None

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - Typer's own
        """Return --help, shown behind the command's own options and not in a panel before them."""
        option = super().get_help_option(ctx)
        panels = [
            parameter.rich_help_panel for parameter in self.params if isinstance(parameter, TyperOption)
        ]
        if isinstance(option, TyperOption) and panels:
            option.rich_help_panel = panels[-1]
        return option


def _usage_error(fault: typer.TyperException, words: Sequence[str], ctx: typer.Context) -> QueryError:
    from bilat.cli.usage_errors import explain

    return QueryError(explain(words, ctx) or fault.format_message())


def imported(name: str) -> AnyCommand:
    """Import a command by its full name: `timeline`, `add` or `add visit`."""
    return made(name, get_terminal_size().columns)


@cache
def made(name: str, columns: int) -> AnyCommand:
    """Make a command for a terminal of this many columns; cached, since the manual needs some repeatedly."""
    family, _, part = name.partition(" ")
    module = import_module(module_of(family))
    settings = _settings(columns)
    in_form = in_panels if settings["rich_markup_mode"] else in_plain
    if family in FAMILIES and not part:
        group = typer.Typer(cls=_GROUPS[family], name=family, **settings)
        group.callback(help=in_form(COMMANDS[family].sentence, module.HELP))(_take_nothing)
        return _made_of(group)
    command, text = module.part(part) if part else (module.command, module.HELP)
    listed = FAMILIES[family][part] if part else COMMANDS[family]
    alone = typer.Typer(**settings)
    alone.command(part or family, cls=Command, help=in_form(listed.sentence, text))(command)
    return _made_of(alone)


def _made_of(app: typer.Typer) -> AnyCommand:
    command = get_command(app)
    assert isinstance(command, TyperCommand | TyperGroup)  # noqa: S101 - of the classes here
    return command


def _take_nothing() -> None:
    """Do nothing: no options come before the name of a command."""


class _Group(TyperGroup):
    """A group that lists commands by their summaries and imports only the one that runs."""

    listed: Mapping[str, Listed] = {}
    family = ""

    def list_commands(self, ctx: object) -> list[str]:  # noqa: ARG002 - Typer's context
        """List the commands in the registry's order."""
        return list(self.listed)

    def get_command(self, ctx: object, name: str) -> TyperCommand:  # noqa: ARG002 - Typer's context
        """Return a stand-in for a command, for the list of commands."""
        panel, sentence = self.listed[name]
        return TyperCommand(name, short_help=sentence, rich_help_panel=panel)

    def resolve_command(self, ctx: object, args: list[str]) -> tuple[str, AnyCommand, list[str]]:  # noqa: ARG002 - Typer's context
        """Import the command that was asked for; an unknown one is an error with similar names."""
        name = args[0]
        if name not in self.listed:
            meant = {} if self.family else MEANT
            hint = did_you_mean(name, self.listed, meant)
            raise QueryError(self.unknown(name, hint or ("" if self.family else _as_question(name))))
        return name, imported(f"{self.family} {name}".strip()), args[1:]

    def unknown(self, name: str, hint: str) -> str:
        """Say that the command does not exist; `hint` has similar names."""
        known = f" Commands: {', '.join(self.listed)}."
        if name.isalpha() and len(name) <= MOST_QUOTED:
            known += f" To look for a name or a word: bilat search {name}."
        return f"{quote(name)} is not a command.{hint or known}"

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's context
        """Read the words before the command; without a command, show the help and exit as for a wrong one."""
        if not args:
            with redirect_stdout(sys.stderr):
                print(ctx.get_help())
            raise typer.Exit(ExitStatus.WRONG_COMMAND)
        words = tuple(args)
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as fault:
            raise _usage_error(fault, words, ctx) from None


class Added(_Group):
    """What `bilat add` can add."""

    listed = ADDED
    family = "add"

    def unknown(self, name: str, hint: str) -> str:
        """Say that nothing with this name can be added; `hint` has similar names."""
        return f"{quote(name)} is not something to add.{hint} Known: {', '.join(self.listed)}."


_GROUPS = {"add": Added}


class Commands(_Group):
    """The commands of bilat; errors of any of them are printed here."""

    listed = COMMANDS

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's context
        """Read `help COMMAND` as `COMMAND --help`."""
        return super().parse_args(ctx, [*args[1:], "--help"] if args[:1] == ["help"] else args)

    def make_context(self, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - Typer's own
        """Read the command line; help and the version are printed here, and fail as any answer does."""
        with _faults_shown():
            return super().make_context(*args, **more)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - Typer's own
        """Run a command."""
        with _faults_shown():
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result


@contextmanager
def _faults_shown() -> Iterator[None]:
    """Print bilat's errors and exit with their status; they are printed nowhere else."""
    try:
        yield
    except BilatError as fault:
        failed = isinstance(fault, DatasetError | OutputError | UnavailableError)
        _stop(str(fault), ExitStatus.FAILED if failed else ExitStatus.WRONG_COMMAND)
    except BrokenPipeError:
        # The reader has closed the pipe; Python must not report this once more at exit.
        _give_up_output()
        raise typer.Exit(ExitStatus.ANSWERED) from None
    except OSError as fault:
        _give_up_output()
        _stop(f"The answer could not be written: {fault.strerror or _CLOSED}.", ExitStatus.FAILED)
    except SystemExit:
        # Rich raises this when the reader has closed the pipe.
        raise typer.Exit(ExitStatus.ANSWERED) from None
    except (KeyboardInterrupt, typer.Abort):
        raise typer.Exit(ExitStatus.INTERRUPTED) from None


_CLOSED = "standard output is closed"


def _give_up_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stop(message: str, status: ExitStatus) -> NoReturn:
    note(f"Error: {message}")
    raise typer.Exit(status)


def _show_version(asked: bool) -> None:
    if asked:
        from bilat import __version__

        print(f"bilat {__version__}")
        raise typer.Exit


_SENTENCE = "Query the relations of two states: who met whom, what was signed and traded, and who says so."


def _own_options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", help="Show the version and exit.", callback=_show_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Take the options before a command."""


def program() -> AnyCommand:
    """Make the command that all others are commands of."""
    return _program(get_terminal_size().columns)


@cache
def _program(columns: int) -> AnyCommand:
    """Make it for a terminal of this many columns; cached, since a test asks thousands of questions."""
    app = typer.Typer(cls=Commands, name="bilat", **_settings(columns))
    app.callback(help=_SENTENCE)(_own_options)
    return _made_of(app)


def main() -> None:
    """Run the command line."""
    if sys.stdout is None:
        # Closed, as after `>&-`: writing to it must fail, and writing to a file must still work.
        sys.stdout = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - for reading, until the end
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # UTF-8 wherever the terminal takes it; in an ASCII locale a name is escaped, never a crash.
            stream.reconfigure(errors="backslashreplace")
    program()(prog_name="bilat")
