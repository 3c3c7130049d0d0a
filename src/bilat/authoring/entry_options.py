"""The options of `bilat add`, one for each field of an entry, made from the schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bilat.record.declarations import Field, FieldKind, Section
from bilat.record.name_tables import COUNTRY

# How the values of a kind are written, or of a single field where that differs.
_HINTS = {
    FieldKind.FIGURE: "Write it as the source does: {example}.",
    FieldKind.CITATIONS: "Write 'tass-2019: p1, p2'.",
    FieldKind.COUNTRIES: "Write Cuba, or RUS,CUB.",
}
_HINTS_OF_FIELDS = {
    "topics": "Write trade, or trade,law.",
    "participants": "Write 'lavrov: foreign minister' or 'RUS: president'; part and level in brackets: "
    "'lavrov: envoy (visitor, ministers)'.",
    "variants": "Write 'date: 2018-12 @ tass-2019: p7'.",
    "forecasts": "Write '2018-10 @ tass-2019: p8', or '2018-10 (said 2018-08) @ tass-2019: p8'.",
}
_METAVARS = {
    FieldKind.ID: "ID",
    FieldKind.DATE: "DATE",
    FieldKind.FIGURE: "FIGURE",
    FieldKind.COUNT: "NUMBER",
    FieldKind.COUNTRY: "COUNTRY",
    FieldKind.COUNTRIES: "COUNTRY",
    FieldKind.CURRENCY: "CODE",
    FieldKind.HS: "CODE",
    FieldKind.REFERENCE: "NAME",
    FieldKind.REFERENCES: "NAME",
    FieldKind.SIBLING: "ID",
    FieldKind.SIBLINGS: "ID",
    FieldKind.LOCATORS: "AT",
    FieldKind.CITATIONS: "ID:AT",
}
_METAVARS_OF_FIELDS = {
    "participants": "WHO:ROLE",
    "variants": "KEY:VALUE@ID:AT",
    "forecasts": "DATE@ID:AT",
    "topics": "TOPIC",
    "aliases": "NAME",
}
_MADE_ID = "Made from the entry unless given."
_SEVERAL = (
    FieldKind.TEXTS,
    FieldKind.COUNTRIES,
    FieldKind.REFERENCES,
    FieldKind.SIBLINGS,
    FieldKind.LOCATORS,
    FieldKind.CITATIONS,
    FieldKind.ENTRIES,
)
# The code of a country is the key of its entry, not a field.
CODE = Field("code", FieldKind.TEXT, "Its code in ISO 3166, or XAA to XZZ for a state that has none.")


@dataclass(frozen=True, slots=True)
class EntryOption:
    """An option that gives a field of an entry: `field` validates and completes its value.

    An entry needs every `required` one, and at least one of those `one_needed`.
    """

    name: str
    field: Field
    of: Section[object]
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
    def is_flag(self) -> bool:
        """Return whether it has no value."""
        return self.field.kind is FieldKind.TRUTH

    @property
    def metavar(self) -> str:
        """Return the placeholder for its value in a help text."""
        if self.field.kind is FieldKind.WORD:
            return self.name.upper()
        return _METAVARS_OF_FIELDS.get(self.field.name) or _METAVARS.get(self.field.kind, "TEXT")


def options_of(section: Section[object]) -> dict[str, EntryOption]:
    """Return the options that give the fields of a section's entries, by name, in their order."""
    return {option.name: option for option in _options(section)}


def option_name(field: Field) -> str:
    """Return the name of the option that gives a field."""
    return field.option or field.name


def _options(section: Section[object]) -> Iterator[EntryOption]:
    if section is COUNTRY:
        yield EntryOption(CODE.name, CODE, section, CODE.meaning)
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
    if field.kind is FieldKind.ID:
        hint = _MADE_ID
    elif field.words:
        hint = f"One of {', '.join(field.words)}."
    else:
        hint = _HINTS_OF_FIELDS.get(field.name) or _HINTS.get(field.kind, "").format(example=field.example)
    return f"{field.meaning} {hint}".rstrip()
