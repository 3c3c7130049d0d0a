"""The protocol of completion scripts: one line says how to complete, then one value with meaning per line.

A question is `bilat __complete bash LINE WORD`, or `zsh WORD...`, or `fish WORD...`; its last word is
unfinished.
The first line is `values`; `open` where no space follows; or `files`, which the shell completes itself.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bilat.cli.completion.matches import matching, starting
from bilat.cli.completion.values import FREE_TEXT, CommandLine, Completion, Offer
from bilat.cli.completion.words import quoted, split, unquoted
from bilat.cli.exit_status import ExitStatus
from bilat.cli.registry import COMMANDS, FAMILIES
from bilat.values.escaping import one_line
from bilat.values.text import unaccented


def run(arguments: Sequence[str]) -> int:
    """Answer a completion script, and return the exit status; without completions there are no values."""
    if sys.stdout is None:
        # Standard output is closed.
        return ExitStatus.ANSWERED
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        lines = reply(arguments)
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except OSError:
        # A write error would only disturb the line being typed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitStatus.ANSWERED


def reply(arguments: Sequence[str]) -> list[str]:
    """Return the lines that answer a script."""
    shell, *given = arguments or ("",)
    if shell == "bash" and len(given) == 2:  # noqa: PLR2004 - the line and bash's own last word
        line, replaced = given
        words, quote = split(line)
        how, offers, head = completed(words)
        return [how, *_for_bash(offers, head, replaced, quote, words[-1])]
    if shell == "zsh" and given:
        how, offers, head = completed([*map(unquoted, given[:-1]), given[-1]])
        return [how, *(_line(Offer(head + offer.text, offer.meaning)) for offer in offers)]
    if shell == "fish" and given:
        typed = unquoted(given[-1])
        how, offers, head = completed([*given[:-1], typed])
        return [how, *(_line(_for_fish(offer, head, typed)) for offer in offers)]
    return ["values"]


def completed(words: Sequence[str]) -> tuple[str, list[Offer], str]:
    """Return how the last of the words is completed, the offers, and the head of the word, which is kept.

    The head of `--kind=vis` is `--kind=`. Offers for a list of fields include the fields before them.
    """
    line = _read(words[:-1])
    asked, option, typed, head = line.asked, line.option, words[-1], ""
    if option is None and not line.only_arguments and typed.startswith("--") and "=" in typed:
        option, _, typed = typed.partition("=")
        head = f"{option}="
    if option is not None:
        offers, how = line.values.get(option, FREE_TEXT)
        if how == "open":
            return how, _listed(offers(asked), typed), head
        return how, matching(offers(asked), typed), head
    if typed.startswith("-") and not line.only_arguments:
        return "values", starting(_options(asked.command), typed), head
    if not asked.command or asked.command in FAMILIES:
        known = FAMILIES.get(asked.command, COMMANDS) if not asked.arguments else {}
        commands = (Offer(name, listed.sentence) for name, listed in known.items())
        return "values", starting(commands, typed), head
    offers, how = line.values.get("", FREE_TEXT)
    return how, starting((offer for offer in offers(asked) if offer.text not in asked.arguments), typed), head


class _Read(NamedTuple):
    """The finished words: the command line, the option that still needs a value, whether there was a `--`.

    `values` has the completion of each option of the command, and under "" that of its arguments.
    """

    asked: CommandLine
    option: str | None
    only_arguments: bool
    values: dict[str, Completion]


def _read(words: Iterable[str]) -> _Read:
    environment = dict(os.environ)
    program, command, option, only_arguments = False, "", None, False
    arguments: list[str] = []
    options: dict[str, list[str]] = {}
    values: dict[str, Completion] = {}
    for word in words:
        name, given, value = word.partition("=")
        if not program:
            if given and name.isidentifier():
                environment[name] = value
            else:
                program = True
        elif option is not None:
            options.setdefault(option, []).append(word)
            option = None
        elif only_arguments or not word.startswith("-"):
            if longer := _with_word(command, word, arguments):
                command = longer
                values = _values_of(command)
            else:
                arguments.append(word)
        elif word == "--":
            only_arguments = True
        elif given:
            options.setdefault(name, []).append(value)
        elif word in values:
            option = word
    asked = CommandLine(command, tuple(arguments), options, environment)
    return _Read(asked, option, only_arguments, values)


def _with_word(command: str, word: str, arguments: Sequence[str]) -> str:
    """Return a command with a word that belongs to its name, or nothing if the word is an argument."""
    if not command:
        return word
    return f"{command} {word}" if word in FAMILIES.get(command, ()) and not arguments else ""


def _values_of(command: str) -> dict[str, Completion]:
    from bilat.cli.completion.declared import parameters_of

    return {
        parameter.flag: parameter.completion for parameter in parameters_of(command) if parameter.completion
    }


def _options(command: str) -> list[Offer]:
    from bilat.cli.completion.declared import parameters_of

    return [
        Offer(parameter.flag, parameter.meaning) for parameter in parameters_of(command) if parameter.flag
    ]


def _listed(known: Iterable[Offer], typed: str) -> list[Offer]:
    """Return the completions of the last item of a list, each with the items before it."""
    before, comma, last = typed.rpartition(",")
    taken = before.split(",")
    words = [word for word in known if word.text not in taken]
    return [Offer(before + comma + word.text, word.meaning) for word in starting(words, last)]


def _line(offer: Offer) -> str:
    text, meaning = (_shown(part) for part in (offer.text, offer.meaning))
    return f"{text}\t{meaning}" if meaning else text


def _shown(text: str) -> str:
    """Return a text on one line, without control characters."""
    return one_line(" ".join(text.split()))


def _for_bash(offers: list[Offer], head: str, replaced: str, quote: str, typed: str) -> list[str]:
    """Return the offers as bash inserts them: quoted, without the part that it does not replace.

    Bash only replaces what comes after the last = or : of a word.
    """
    kept = len(typed) - len(replaced if quote else unquoted(replaced))
    wholes = (head + one_line(offer.text) for offer in offers)
    return [quoted(whole[kept:], quote) for whole in wholes if whole[:kept] == typed[:kept]]


def _for_fish(offer: Offer, head: str, typed: str) -> Offer:
    """Return an offer under a name in which fish, which does not fold names, finds what is typed.

    Fish searches anywhere in a word, but after `--person=` only at the start.
    """
    part = typed[len(head) :].casefold()
    names = (offer.text, unaccented(offer.text), *offer.names)
    found = next((name for name in names if part in name.casefold()), offer.text)
    if head:
        found = found[max(0, found.casefold().find(part)) :]
    return Offer(head + found, offer.meaning if found == offer.text else offer.text)
