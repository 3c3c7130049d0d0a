"""Asking on a terminal for what `bilat add` needs; an answer that cannot stand is asked for again."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from io import TextIOWrapper
from typing import Any

from bilat.authoring.answers import judge
from bilat.authoring.drafts import FIGURES, NO_FIGURE
from bilat.cli.output import note
from bilat.record.model import Dataset
from bilat.values.errors import BilatError


def on_terminal() -> bool:
    """Tell whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def with_answers(
    dataset: Dataset, said: Mapping[str, Any], wanted: Iterable[str], hints: Mapping[str, str]
) -> dict[str, Any]:
    """Return what was said and, in the order of `wanted`, the answers to what was not, as far as they come.

    Of `FIGURES`, one is enough. `hints` tell what stands under each key. Raise `BilatError` at once for
    what was said wrongly, lest answers be lost to it.
    """
    for key, given in said.items():
        for text in given if isinstance(given, list) else [given]:
            judge(dataset, key, text)
    if isinstance(sys.stdin, TextIOWrapper):
        # Bytes that are no text are refused as an answer, and not by Python.
        sys.stdin.reconfigure(errors="surrogateescape")
    answers = dict(said)
    with suppress(EOFError):
        for key in wanted:
            if key in FIGURES:
                _ask_for_figures(dataset, answers, hints)
            elif key not in answers:
                text = _answer(dataset, key, hints[key])
                answers[key] = [text] if key == "source" else text
    return answers


def _ask_for_figures(dataset: Dataset, answers: dict[str, Any], hints: Mapping[str, str]) -> None:
    """Ask for every figure until there is one."""
    while answers.keys().isdisjoint(FIGURES):
        for key in FIGURES:
            if text := _answer(dataset, key, f"{hints[key]} May be left empty.", needed=False):
                answers[key] = text
        if answers.keys().isdisjoint(FIGURES):
            note(NO_FIGURE)


def _answer(dataset: Dataset, key: str, hint: str, *, needed: bool = True) -> str:
    """Ask until the answer can stand under `key`; one that is not needed may be empty.

    Raise `EOFError` where nobody answers any more.
    """
    while True:
        sys.stderr.write(f"{key.capitalize()} ({hint.rstrip('.')}): ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        text = line.strip()
        if not text and not needed:
            return ""
        try:
            if text:
                judge(dataset, key, text)
                return text
        except BilatError as fault:
            note(str(fault))
