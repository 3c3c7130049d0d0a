"""Explaining usage errors from the words of a command line and the parameters of the command."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

from typer.core import TyperArgument, TyperGroup, TyperOption

from bilat.values.escaping import MOST_QUOTED, quote
from bilat.values.text import suggesting

if TYPE_CHECKING:
    import typer

# What people call options, by the option that they mean.
_IN_OTHER_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("who", "people", "name", "with", "met"), "--person"),
    **dict.fromkeys(("official", "participant", "minister"), "--person"),
    **dict.fromkeys(("from", "after", "start", "begin", "between"), "--since"),
    **dict.fromkeys(("to", "before", "end"), "--until"),
    **dict.fromkeys(("date", "day", "month", "when"), "--on"),
    **dict.fromkeys(("where", "location", "city", "venue", "at"), "--place"),
    **dict.fromkeys(("state", "nation"), "--country"),
    **dict.fromkeys(("type", "category"), "--kind"),
    **dict.fromkeys(("subject", "about", "theme"), "--topic"),
    **dict.fromkeys(("company", "agency", "body"), "--organization"),
    **dict.fromkeys(("text", "words", "query", "commodity", "flow", "role", "office"), "--search"),
    **dict.fromkeys(("paragraph", "para"), "--source"),
    **dict.fromkeys(("outside", "elsewhere"), "--abroad"),
    **dict.fromkeys(("group", "per"), "--by"),
    **dict.fromkeys(("order", "sort-by"), "--sort"),
    **dict.fromkeys(("top", "max", "first"), "--limit"),
    "style": "--format",
}
# What they call options of an entry that is added.
_OF_AN_ENTRY: Mapping[str, str] = {
    **dict.fromkeys(("person", "who", "people", "with", "official", "minister"), "--participant"),
    **dict.fromkeys(("on", "year", "when", "day", "since"), "--date"),
    **dict.fromkeys(("in", "involving", "state"), "--country"),
    **dict.fromkeys(("place", "where", "location"), "--city"),
    **dict.fromkeys(("text", "comment", "search"), "--note"),
    "type": "--kind",
}


@dataclass(frozen=True, slots=True)
class _Line:
    """The words after a command, and what the command takes."""

    command: str
    words: Sequence[str]
    options: Mapping[str, TyperOption]
    arguments: Sequence[TyperArgument]
    is_group: bool


def explain(words: Sequence[str], ctx: typer.Context) -> str | None:
    """Say which word is wrong, what was probably meant and where help is; return None if no word is wrong."""
    parameters = ctx.command.get_params(ctx)
    line = _Line(
        command=ctx.command_path,
        words=words,
        options={
            flag: parameter
            for parameter in parameters
            if isinstance(parameter, TyperOption)
            for flag in parameter.opts
        },
        arguments=[parameter for parameter in parameters if isinstance(parameter, TyperArgument)],
        is_group=isinstance(ctx.command, TyperGroup),
    )
    wrong = _first_wrong(line)
    return wrong and f"{wrong} See '{line.command} --help'."


def _first_wrong(line: _Line) -> str | None:
    """Read the words as the parser does, up to the first that it rejects."""
    room = sum(argument.nargs if argument.nargs > 0 else len(line.words) for argument in line.arguments)
    given = 0
    before: tuple[str, ...] = ()
    words = iter(line.words)
    for word in words:
        if word == "--":
            break
        if word.startswith("-") and len(word) > 1:
            flag, sign, value = word.partition("=")
            option = line.options.get(flag)
            takes_next = option is not None and not option.is_flag and not sign
            following = next(words, None) if takes_next else value
            if wrong := _wrong_option(flag, following, line, is_joined=bool(sign)):
                return wrong
            before = (flag, following or "") if takes_next else ()
        elif line.is_group:
            # The words from here on belong to a command.
            return None
        else:
            given += 1
            if given > room:
                return f"Unexpected argument {quote(word)}.{_place_of(word, before, line)}"
            before = ()
    required = [argument for argument in line.arguments if argument.required]
    return (
        f"Missing argument {str(required[given].metavar).removesuffix('...')}." if required[given:] else None
    )


def _wrong_option(flag: str, value: str | None, line: _Line, *, is_joined: bool) -> str | None:
    """Say what is wrong with an option and its value, which may be joined to it by `=`.

    The value is None where the words end before it.
    """
    option = line.options.get(flag)
    if option is None:
        return _unknown_option(flag, line)
    if option.is_flag:
        return f"{flag} takes no value." if is_joined else None
    return f"{flag} needs a value: {flag} {option.metavar}." if value is None else None


def _unknown_option(flag: str, line: _Line) -> str:
    """Say that a command lacks an option: that of another command, an abbreviation, or a misspelt one."""
    from bilat.authoring.entry_forms import added_flags
    from bilat.cli.options import shared_flags

    if f"-{flag}" in line.options:
        return f"Unknown option {quote(flag)}. Long options have two hyphens: -{flag}."
    if line.is_group and " " in line.command:
        return f"Options come after the word for what is added: {line.command} event {flag}."
    if flag in shared_flags() or (line.command.startswith("bilat add ") and flag in added_flags()):
        if not line.is_group:
            return f"{line.command} does not take {flag}.{_instead(flag, line)}"
        return f"{flag} goes after the name of a command: {line.command} timeline {flag}."
    bare = flag.strip("-")
    if meant := _in_our_words(bare, line):
        return f"Unknown option {quote(flag)}.{suggesting([meant])}"
    by_name = {known.strip("-"): known for known in line.options}
    begun = [known for name, known in by_name.items() if bare and name.startswith(bare)]
    near = begun or [by_name[name] for name in get_close_matches(bare, by_name, n=2)]
    return f"Unknown option {quote(flag)}.{suggesting(near)}"


def _instead(flag: str, line: _Line) -> str:
    """Say how a command does what an option of others does: its format is a word, its JSON has a name."""
    name = line.command.rpartition(" ")[2]
    if flag == "--format" and any("FORMAT" in str(argument.metavar) for argument in line.arguments):
        return f" Its first word is the format: bilat {name} FORMAT FILE."
    if flag in ("--json", "-j") and name == "cite":
        return suggesting(["--format csl-json"])
    meant = _of_an_entry(flag.strip("-"), line)
    return suggesting([meant]) if meant else ""


def _of_an_entry(bare: str, line: _Line) -> str | None:
    """Return the option of an entry that is added which another word for it means."""
    meant = _OF_AN_ENTRY.get(bare) if line.command.startswith("bilat add ") else None
    return meant if meant in line.options else None


def _in_our_words(bare: str, line: _Line) -> str | None:
    """Return the option that another word for it means: --since for from, --format csv for csv."""
    from bilat.cli.options import FORMATS_IN_OTHER_WORDS
    from bilat.render.formats import FORMATS

    if bare in FORMATS and "--format" in line.options:
        return f"--format {bare}"
    if bare in FORMATS_IN_OTHER_WORDS and "--format" in line.options:
        known = FORMATS_IN_OTHER_WORDS[bare]
        return known if known.startswith("bilat ") else f"--format {known}"
    meant = _IN_OTHER_WORDS.get(bare)
    return meant if meant in line.options else _of_an_entry(bare, line)


def _place_of(extra: str, before: tuple[str, ...], line: _Line) -> str:
    """Say how to write an argument that the command does not take: a pair, a file, half a value, a filter.

    `before` has the option and its value that come right before it.
    """
    flags = line.options
    if len(extra) + len("".join(before)) > MOST_QUOTED:
        return ""
    pair = _pair_in(extra, line.words)
    if pair and "--pair" in flags:
        return f" Name a pair with --pair {pair}."
    if pair and "--data" not in flags:
        return f" Write a pair as one word: {pair}."
    if _names_a_file(extra):
        with_data = f" Write --data before each file: --data {extra}."
        return with_data if "--data" in flags else f" Name the file to write with --output {extra}."
    if before:
        flag, value = before
        return f" Quote a value of several words: {flag} '{value} {extra}'."
    return suggesting(_filters_for(extra, flags)[:1])


def _filters_for(word: str, flags: Container[str]) -> list[str]:
    """Return what a word by itself is probably meant for: an option, or the value of a filter; best first."""
    if f"--{word}" in flags:
        return [f"--{word}"]
    filters = ["--year"] if word.isdigit() else ["--person", "--search"]
    likely = filters if word.isdigit() or word[:1].isupper() else filters[1:]
    return [f"{flag} {word}" for flag in likely if flag in flags]


def _pair_in(extra: str, words: Sequence[str]) -> str | None:
    """Return the pair of states that a word, or two consecutive words, name."""
    from bilat.query.pairs import label, read_pair

    several = [f"{word}-{following}" for word, following in pairwise(words)]
    pair = next(filter(None, map(read_pair, (extra, *several))), None)
    return label(pair) if pair else None


def _names_a_file(word: str) -> bool:
    from bilat.loading.files import SUFFIXES

    return word.endswith(SUFFIXES) or os.sep in word or os.path.exists(word)  # noqa: PTH110 - as typed
