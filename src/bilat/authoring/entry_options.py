"""The options of `bilat add`, one for each field of an entry, made from the schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bilat.record.declarations import Field, FieldKind, Section

_HINTS = {
    FieldKind.ID: "Made of kind, people and date unless given.",
    FieldKind.FIGURE: "Write it as the source does: {example}.",
    FieldKind.TEXTS: "Write trade, or trade,law.",
    FieldKind.CITATIONS: "Write 'tass-2019: p1, p2'.",
    FieldKind.ENTRIES: "Write 'lavrov: foreign minister' or 'RUS: president'.",
}
_METAVARS = {
    FieldKind.ID: "ID",
    FieldKind.DATE: "DATE",
    FieldKind.FIGURE: "FIGURE",
    FieldKind.COUNTRY: "COUNTRY",
    FieldKind.CURRENCY: "CODE",
    FieldKind.REFERENCE: "NAME",
    FieldKind.REFERENCES: "NAME",
    FieldKind.CITATIONS: "ID:AT",
    FieldKind.ENTRIES: "WHO:ROLE",
}
_SEVERAL = (FieldKind.TEXTS, FieldKind.REFERENCES, FieldKind.CITATIONS, FieldKind.ENTRIES)


@dataclass(frozen=True, slots=True)
class EntryOption:
    """An option that gives a field of an entry: `field` validates and completes its value.

    Without a `required` one there is no entry; of those `one_needed`, one is enough.
    """

    name: str
    field: Field
    of: Section[Any]
    meaning: str
    required: bool = False
    one_needed: bool = False

    @property
    def flag(self) -> str:
        """Return how it is written."""
        return f"--{self.name.replace('_', '-')}"

    @property
    def several(self) -> bool:
        """Return whether it can be given more than once."""
        return self.field.kind in _SEVERAL

    @property
    def metavar(self) -> str:
        """Return the placeholder for its value in a help text."""
        if self.field.kind in (FieldKind.WORD, FieldKind.TEXTS):
            return self.name.upper()
        return _METAVARS.get(self.field.kind, "TEXT")


def options_of(section: Section[Any]) -> dict[str, EntryOption]:
    """Return the options that give the fields of a section's entries, by name, in their order."""
    return {option.name: option for option in _options(section)}


def option_name(field: Field) -> str:
    """Return the name of the option that gives a field."""
    return field.option or field.name


def _options(section: Section[Any]) -> Iterator[EntryOption]:
    for field in section.in_file():
        if field.kind is FieldKind.ENTRY and field.section:
            yield from (
                EntryOption(option_name(part), part, field.section, part.meaning)
                for part in field.section.in_file()
            )
            continue
        one_needed = field.name in section.one_needed
        needed = (field.required and field.kind is not FieldKind.ID) or one_needed
        yield EntryOption(option_name(field), field, section, _help(field), needed, one_needed)
        if field.kind is FieldKind.ENTRIES and field.section:
            for part in field.section.fields:
                if part.kind is FieldKind.TRUTH and part.option:
                    yield EntryOption(part.option, field, section, "Someone who may have taken part.")


def _help(field: Field) -> str:
    hint = (
        f"One of {', '.join(field.words)}."
        if field.words
        else _HINTS.get(field.kind, "").format(example=field.example)
    )
    return f"{field.meaning} {hint}".rstrip()
