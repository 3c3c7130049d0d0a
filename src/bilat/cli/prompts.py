"""Prompts of `bilat add` on a terminal; an invalid answer is asked for again."""

from __future__ import annotations

import sys
from contextlib import suppress
from io import TextIOWrapper

from bilat.authoring.drafts import PLACE_NEEDS_COUNTRY, judge, lacks_one, missing_options
from bilat.authoring.entry_forms import EntryForm
from bilat.authoring.entry_options import EntryOption
from bilat.cli.declaring import Given
from bilat.cli.output import note
from bilat.record.model import Dataset
from bilat.values.errors import BilatError

_PLACE = ("city", "country", "venue")


def on_terminal() -> bool:
    """Return whether prompts are possible."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def with_answers(dataset: Dataset, form: EntryForm, said: Given) -> Given:
    """Return the given values and, in the order of the schema, the answers to questions about missing ones.

    Besides required values, it is asked who took part and where. Raise `BilatError` at once for an invalid
    given value, so that no answers are lost.
    """
    for name, given in said.items():
        for text in given if isinstance(given, list) else [given]:
            if not form.options[name].is_flag:
                judge(dataset, form.options[name], text)
    if isinstance(sys.stdin, TextIOWrapper):
        # Invalid UTF-8 is an invalid answer, not an exception.
        sys.stdin.reconfigure(errors="surrogateescape")
    answers = dict(said)
    missing = missing_options(form, said)
    with suppress(EOFError):
        for name, option in form.options.items():
            if option.one_needed:
                _ask_for_one(dataset, form, answers)
            elif option.flag in missing:
                text = _answer(dataset, option)
                answers[name] = [text] if option.several else text
            elif name == "city":
                _ask_where(dataset, form, answers)
            elif name == "participant":
                _ask_who(dataset, form, answers)
    return answers


def _ask_for_one(dataset: Dataset, form: EntryForm, answers: Given) -> None:
    """Ask for each of the values of which one is needed, until there is one."""
    needed = form.section.one_needed
    while answers.keys().isdisjoint(needed):
        for name in needed:
            if text := _answer(dataset, form.options[name], needed=False):
                answers[name] = text
        if answers.keys().isdisjoint(needed):
            note(lacks_one(form.section))


def _ask_where(dataset: Dataset, form: EntryForm, answers: Given) -> None:
    """Ask for the city and the country unless a place was given; without a country there is no place."""
    if not answers.keys().isdisjoint(_PLACE):
        return
    city = _answer(dataset, form.options["city"], needed=False)
    country = _answer(dataset, form.options["country"], needed=False)
    while city and not country:
        note(PLACE_NEEDS_COUNTRY)
        country = _answer(dataset, form.options["country"])
    answers.update({name: text for name, text in (("city", city), ("country", country)) if text})


def _ask_who(dataset: Dataset, form: EntryForm, answers: Given) -> None:
    """Ask who took part, one after another, until an answer is empty, unless any were given."""
    if "participant" in answers or "possible" in answers:
        return
    people: list[str] = []
    while text := _answer(dataset, form.options["participant"], needed=False):
        people.append(text)
    if people:
        answers["participant"] = people


def _answer(dataset: Dataset, option: EntryOption, *, needed: bool = True) -> str:
    """Ask until the answer can be the value of an option; one that is not needed may be empty.

    Raise `EOFError` at the end of input.
    """
    hint = option.meaning if needed else f"{option.meaning} May be left empty."
    name = option.name.replace("_", " ").capitalize()
    while True:
        sys.stderr.write(f"{name} ({hint.rstrip('.')}): ")
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
