"""`bilat add`: a command for each form of entry, its options made from the schema."""

from __future__ import annotations

from collections.abc import Callable
from keyword import iskeyword
from typing import Annotated

from bilat.authoring.drafts import missing_options
from bilat.authoring.entry_forms import EntryForm, entry_form
from bilat.authoring.entry_options import EntryOption
from bilat.authoring.new_entries import new_entries
from bilat.authoring.target import Change, Target
from bilat.cli.adding import FILE_OPTIONS, add, read_files
from bilat.cli.commands.add_citation import CITATION_HELP, cite
from bilat.cli.commands.add_examples import EXAMPLES
from bilat.cli.completion import values
from bilat.cli.completion.values import Completion
from bilat.cli.declaring import Declared, Given, option, text, texts
from bilat.cli.options import takes_options
from bilat.cli.prompts import on_terminal, with_answers
from bilat.loading.entries import read_word
from bilat.record.declarations import FieldKind
from bilat.values.errors import QueryError

HELP = r"""
    bilat add visit --help
    bilat add visit --dry-run --date 2013-07-02 --title 'Maduro visits Moscow' \
        --city Moscow --country Russia --participant 'maduro: president' \
        --source 'sputnik-2019-09-25: p9'

The entry is inserted by its date; comments, order and line endings stay. Checks run first: an entry with
errors is refused, and one with warnings unless you give --force. The file is locked until it is replaced,
and is left unchanged if anything is wrong.

On a terminal, bilat asks for missing required values, and for who took part and where. People,
organizations, countries and sources must exist before an entry names them: in the file, or in a file of
names beside it (--data names.yaml --data mine.yaml), to which new ones are then added.
"""
_ENTRY = "The entry"
_COMPLETIONS = {
    FieldKind.COUNTRY: values.COUNTRIES,
    FieldKind.COUNTRIES: values.COUNTRIES,
    FieldKind.REFERENCES: values.ORGANIZATIONS,
    FieldKind.CITATIONS: values.SOURCES,
    FieldKind.SIBLING: values.SOURCES,
    FieldKind.SIBLINGS: values.EVENT_IDS,
}
_OF_FIELDS = {"participants": values.PEOPLE, "topics": values.TOPICS}
_REFERENCES = {"sources": values.SOURCES, "organizations": values.ORGANIZATIONS, "people": values.PEOPLE}
_PARTS: Declared = {
    "with_talks": Annotated[
        bool, option("--with-talks", None, "Add talks held during it, with those who took part.", _ENTRY)
    ],
    "signed": texts(
        _ENTRY,
        "--signed",
        "TITLE",
        "Add what was signed during it: an agreement, or the treaty or contract of its title.",
    ),
}


def part(name: str) -> tuple[Callable[..., None], str]:
    """Return the command that adds one form of entry, and its help."""
    if name == "citation":
        return cite, CITATION_HELP
    form = entry_form(name)
    options = {_parameter(name): _declared(given) for name, given in form.options.items()}

    @takes_options({**options, **(_PARTS if form.has_parts else {}), **FILE_OPTIONS})
    def command(given: Given) -> None:
        _add(form, given)

    return command, EXAMPLES[name]


def _parameter(name: str) -> str:
    """Return the name of the Python parameter: `from` is a keyword."""
    return f"{name}_" if iskeyword(name) else name


def _declared(given: EntryOption) -> object:
    if given.is_flag:
        return Annotated[bool, option(given.flag, None, given.meaning, _ENTRY)]
    declare = texts if given.several else text
    return declare(_ENTRY, given.flag, given.metavar, given.meaning, _completion(given))


def _completion(given: EntryOption) -> Completion:
    field = given.field
    if field.words:
        return values.words(field.words)
    if field.kind is FieldKind.REFERENCE and field.section:
        return _REFERENCES[field.section.name]
    return _OF_FIELDS.get(field.name) or _COMPLETIONS.get(field.kind, values.FREE_TEXT)


def _add(form: EntryForm, given: Given) -> None:
    said = {name: value for name in form.options if (value := given[_parameter(name)])}
    if form.kinds and "kind" in said:
        read_word(said["kind"], f"kind of {form.name}", form.kinds)
    if on_terminal():
        known = read_files(given, form.section.name).known()
        said = with_answers(known, form, said)
    _refuse_what_lacks(form, said)

    def make(target: Target) -> Change:
        entries = new_entries(
            target.known(),
            form,
            said,
            with_talks=bool(given.get("with_talks")),
            signed=given.get("signed") or (),
        )
        return target.with_entries(entries)

    add(given, form.section.name, make)


def _refuse_what_lacks(form: EntryForm, said: Given) -> None:
    if missing := missing_options(form, said):
        options = "option" if len(missing) == 1 else "options"
        raise QueryError(f"Missing required {options}: {', '.join(missing)}.")
