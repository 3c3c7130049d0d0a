"""Prompts of `bilat add` on a terminal; an invalid answer is asked for again."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress
from io import TextIOWrapper
from typing import Any

from bilat.authoring.drafts import judge, lacks_one
from bilat.authoring.entry_options import EntryOption, options_of
from bilat.cli.output import note
from bilat.record.declarations import Section
from bilat.record.model import Dataset
from bilat.values.errors import BilatError


def on_terminal() -> bool:
    """Return whether prompts are possible."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def with_answers(dataset: Dataset, section: Section[Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was said and, in the order of the schema, the answers to what was not, as far as they come.

    Raise `BilatError` at once for what was said wrongly, so that no answers are lost.
    """
    options = options_of(section)
    for name, given in said.items():
        for text in given if isinstance(given, list) else [given]:
            judge(dataset, options[name], text)
    if isinstance(sys.stdin, TextIOWrapper):
        # Invalid UTF-8 is an invalid answer, not an exception of Python.
        sys.stdin.reconfigure(errors="surrogateescape")
    answers = dict(said)
    with suppress(EOFError):
        for name, option in options.items():
            if option.one_needed:
                _ask_for_one(dataset, section, answers)
            elif option.required and name not in answers:
                text = _answer(dataset, option)
                answers[name] = [text] if option.several else text
    return answers


def _ask_for_one(dataset: Dataset, section: Section[Any], answers: dict[str, Any]) -> None:
    """Ask for everything that one of is needed of, until there is one."""
    options = options_of(section)
    while answers.keys().isdisjoint(section.one_needed):
        for name in section.one_needed:
            if text := _answer(dataset, options[name], needed=False):
                answers[name] = text
        if answers.keys().isdisjoint(section.one_needed):
            note(lacks_one(section))


def _answer(dataset: Dataset, option: EntryOption, *, needed: bool = True) -> str:
    """Ask until the answer can be the value of an option; one that is not needed may be empty.

    Raise `EOFError` at the end of input.
    """
    hint = option.meaning if needed else f"{option.meaning} May be left empty."
    while True:
        sys.stderr.write(f"{option.name.capitalize()} ({hint.rstrip('.')}): ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        text = line.strip()
        if not text and not needed:
            return ""
        try:
            if text:
                judge(dataset, option, text)
                return text
        except BilatError as fault:
            note(str(fault))
