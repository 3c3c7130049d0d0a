"""The program: commands found by name and imported when they run, and one place where errors show."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.main import get_command_from_info
from typer.models import CommandInfo

from bilat.cli.output import note
from bilat.cli.registry import COMMANDS
from bilat.cli.usage_errors import Command, UsageError, in_our_words
from bilat.values.errors import BilatError, DatasetError, OutputError, QueryError
from bilat.values.text import did_you_mean

ANSWERED, FAILED, WRONG_COMMAND, INTERRUPTED = 0, 1, 2, 130
# The parser's own help is never narrower than this, whatever the terminal.
_NARROW = 50


def _context_settings() -> dict[str, Any]:
    """Return how help is fitted to the terminal, and the names it is asked by."""
    columns = shutil.get_terminal_size().columns - 2
    narrow = {"terminal_width": columns} if 0 < columns < _NARROW else {}
    return {"max_content_width": 100, "help_option_names": ["--help", "-h"], **narrow}


_SETTINGS = _context_settings()


def imported(name: str) -> Any:  # noqa: ANN401 - Typer's command
    """Import one of the commands, whole."""
    command = import_module(f"bilat.cli.commands.{name}").command
    info = CommandInfo(name=name, cls=Command, help=command.__doc__, callback=command)
    info.context_settings = _SETTINGS
    return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)


class Commands(TyperGroup):
    """A group that lists commands by their one line and imports only the one that runs."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - Typer's context
        """List the commands in the registry's order."""
        return list(COMMANDS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - Typer's own
        """Write each command's one line whole, wrapped where the terminal is narrow."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - Typer's own
        """Import the command that was asked for; an unknown one is an error with the nearest names."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            known = f" Commands: {', '.join(COMMANDS)}."
            raise QueryError(f"There is no command {name!r}.{did_you_mean(name, COMMANDS) or known}")
        if name not in COMMANDS:
            return super().resolve_command(ctx, args)
        return name, imported(name), args[1:]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's context
        """Read the words before the command; the misuse of a command is `invoke`'s to show."""
        if args[:1] == ["help"]:
            args = [*args[1:], "--help"]
        try:
            return super().parse_args(ctx, args)
        except UsageError as fault:
            _stop(str(in_our_words(fault, ctx)), WRONG_COMMAND)

    def make_context(self, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - Typer's own
        """Read the command line; help and the version, which are answered here, end as any answer does."""
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
    """Show what bilat knows went wrong, here and nowhere else, and end with its status."""
    try:
        yield
    except BilatError as fault:
        _stop(str(fault), FAILED if isinstance(fault, DatasetError | OutputError) else WRONG_COMMAND)
    except BrokenPipeError:
        # The reader has left; Python must not complain about it at exit.
        _give_up_output()
        raise typer.Exit(ANSWERED) from None
    except OSError as fault:
        _give_up_output()
        _stop(f"The answer could not be written: {fault.strerror}.", FAILED)
    except (KeyboardInterrupt, typer.Abort):
        raise typer.Exit(INTERRUPTED) from None


def _give_up_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stop(message: str, status: int) -> NoReturn:
    note(f"Error: {message}")
    raise typer.Exit(status)


app = typer.Typer(
    cls=Commands,
    name="bilat",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    add_completion=False,  # bilat completion prints a script; nothing is installed unasked
    context_settings=_SETTINGS,
)


def _show_version(asked: bool) -> None:
    if asked:
        from bilat import __version__

        print(f"bilat {__version__}")
        raise typer.Exit


@app.callback()
def bilat(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Ask the record of two states' relations: who met whom, what was signed and traded, and who says so."""


def main() -> None:
    """Run the command line."""
    if sys.stdout is None:
        # Python's word for a closed standard output, as after `>&-`.
        sys.exit("Error: standard output is closed; there is nowhere to answer.")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # UTF-8 wherever the terminal takes it; in an ASCII locale a name is escaped, never a crash.
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="bilat")
