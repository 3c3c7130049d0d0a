"""Draft entries: input from options or prompts, validated and converted to the form of a dataset file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bilat.authoring import compound_values
from bilat.authoring.compound_values import date_text, participant
from bilat.authoring.entry_forms import EntryForm
from bilat.authoring.entry_options import EntryOption, option_name
from bilat.authoring.lookup import (
    country_code,
    event_id,
    new_country,
    new_id,
    organization_id,
    person_id,
    source_id,
)
from bilat.loading.entries import read_locator, read_word, without_article
from bilat.loading.sections import read_currency
from bilat.loading.yaml_nodes import Draft, Plain
from bilat.record.declarations import Field, FieldKind, Section
from bilat.record.model import Dataset
from bilat.record.name_tables import COUNTRY
from bilat.values.errors import QueryError
from bilat.values.escaping import quote
from bilat.values.figures import read_figure

Given = Mapping[str, Any]
_LOOKUPS = {"sources": source_id, "people": person_id, "organizations": organization_id}
_SIBLINGS = {"sources": source_id, "events": event_id}
# The fields that the id of an entry is made of, besides the kind and the people of an event.
_ID_PARTS = {
    "sources": ("publisher", "date"),
    "people": ("name",),
    "organizations": ("name",),
    "trade": ("date",),
    "goods": ("commodity", "date"),
    "figures": ("measure", "date"),
    "standing": ("title",),
}
_MOST_WORDS_OF_TITLE = 4
PLACE_NEEDS_COUNTRY = "A place needs a country: give --country with --city or --venue."


def draft(dataset: Dataset, section: Section[object], given: Given) -> Draft:
    """Return an entry in the form of the file; raise `QueryError` for a name that the dataset does not have.

    `given` holds texts under the names of options, and lists of them for options that can be repeated. A
    country comes with its code.
    """
    _refuse_none_of(section, given)
    if section is COUNTRY:
        code, name = new_country(dataset, given.get("code"), given.get("name"))
        given = {**given, "code": code, "name": name}
    made = {field.name: _value(dataset, section, field, given) for field in section.in_file()}
    if "id" in made and not made["id"]:
        made["id"] = new_id(dataset, _id_parts(dataset, section, made))
    said = {name: value for name, value in made.items() if value}
    if section is COUNTRY:
        said["code"] = given["code"]
    _require_encodable(_texts(said))
    return said


def judge(dataset: Dataset, option: EntryOption, text: str) -> None:
    """Raise `BilatError` if `text` is not a valid value of an option; free text is always valid."""
    _require_encodable([text])
    field = option.field
    if field.kind is FieldKind.CITATIONS:
        for locator in compound_values.citation(dataset, text)["at"]:
            read_locator(locator)
        return
    _read(dataset, option.of, field, text)
    if field.kind is FieldKind.WORD:
        read_word(text, f"{field.name} of {without_article(option.of.entry)}", field.words)
    elif field.kind is FieldKind.FIGURE:
        read_figure(text)
    elif field.kind is FieldKind.CURRENCY:
        read_currency(text)


def missing_options(form: EntryForm, given: Given) -> list[str]:
    """Return the required options of a form that were not given, except those of which one is enough."""
    return [
        option.flag
        for name, option in form.options.items()
        if option.required
        and not option.one_needed
        and name not in given
        and not (form.section is COUNTRY and "code" in given)
    ]


def lacks_one(section: Section[object]) -> str:
    """Say of which fields an entry of a section needs at least one."""
    *others, last = (f"--{name.replace('_', '-')}" for name in section.one_needed)
    return f"{section.entry.capitalize()} needs at least one of {', '.join(others)} and {last}."


def _refuse_none_of(section: Section[object], given: Given) -> None:
    if section.one_needed and not any(given.get(name) for name in section.one_needed):
        raise QueryError(lacks_one(section))


def _id_parts(dataset: Dataset, section: Section[object], made: Draft) -> list[str]:
    """Return the parts that an id is made of."""
    if section.name in _ID_PARTS:
        texts = [made.get(name) or "" for name in _ID_PARTS[section.name]]
        if section.name == "standing":
            return texts[0].split()[:_MOST_WORDS_OF_TITLE]
        if section.name == "sources" and not texts[1]:
            texts[1] = made["accessed"]
        own = ["trade"] if section.name == "trade" else []
        return [*own, *texts[:-1], first_day(texts[-1])]
    people = [item["person"] for item in made.get("participants") or () if "person" in item]
    if made["kind"] == "visit" and made["place"]:
        # Hosts are left out of the id.
        host = made["place"]["country"]
        people = [person for person in people if dataset.people[person].country != host] or people
    return [made["kind"], *people[:2], first_day(made["date"])]


def first_day(date: str) -> str:
    """Return the part of a date by which an id names it: the start of an interval, if that is known."""
    start, _, end = date.partition("/")
    return start if start != ".." else end


def _value(dataset: Dataset, section: Section[object], field: Field, given: Given) -> Plain | None:
    """Return the value of a field in the form of the file, empty if none was given."""
    said = given.get(option_name(field))
    if field.kind is FieldKind.ENTRY:
        return _within(dataset, field, given)
    if field.kind is FieldKind.TRUTH:
        return "true" if said else ""
    if not isinstance(said, list) and field.name != "participants":
        return _read(dataset, section, field, said) if said else said
    values = [_read(dataset, section, field, text) for text in said or ()]
    if field.name == "participants":
        possible = (participant(dataset, text) for text in given.get("possible") or ())
        return [*values, *({**who, "certain": "false"} for who in possible)]
    if field.kind in _LISTED:
        return [text for texts in values for text in texts]
    return values


def _within(dataset: Dataset, field: Field, given: Given) -> dict[str, Plain]:
    """Return a nested entry; raise `QueryError` if a required part is missing."""
    assert field.section is not None  # noqa: S101 - what an entry within is, is declared
    parts = field.section.in_file()
    made = {part.name: _value(dataset, field.section, part, given) for part in parts}
    said = {name: value for name, value in made.items() if value}
    if said and any(part.required and part.name not in said for part in parts):
        raise QueryError(PLACE_NEEDS_COUNTRY)
    return said


def _read(dataset: Dataset, section: Section[object], field: Field, text: str) -> Plain:
    if field.kind is FieldKind.ENTRIES:
        if field.name == "variants":
            return compound_values.variant(dataset, section, text)
        if field.name == "forecasts":
            return compound_values.forecast(dataset, text)
        return participant(dataset, text)
    if field.kind in (FieldKind.SIBLING, FieldKind.SIBLINGS):
        return _SIBLINGS[section.name](dataset, text)
    reader = _READERS.get(field.kind)
    return reader(dataset, field, text) if reader else text


def _named(dataset: Dataset, field: Field, text: str) -> str:
    assert field.section is not None  # noqa: S101 - what a reference names is declared
    return _LOOKUPS[field.section.name](dataset, text)


def _parts(text: str) -> list[str]:
    parts = [part for part in map(str.strip, text.split(",")) if part]
    if text and not parts:
        raise QueryError(f"{quote(text)} is empty: write a value, or leave the option out.")
    return parts


# Kinds whose text may hold several values, separated by commas. A name may itself contain a comma.
_LISTED = (FieldKind.TEXTS, FieldKind.COUNTRIES, FieldKind.LOCATORS)
_READERS: dict[FieldKind, Callable[[Dataset, Field, str], Plain]] = {
    FieldKind.DATE: lambda dataset, _, text: date_text(dataset, text),
    FieldKind.COUNTRY: lambda dataset, _, text: country_code(dataset, text),
    FieldKind.COUNTRIES: lambda dataset, _, text: [country_code(dataset, part) for part in _parts(text)],
    FieldKind.TEXTS: lambda _dataset, field, text: [text] if field.name == "aliases" else _parts(text),
    FieldKind.LOCATORS: lambda _dataset, _field, text: _parts(text),
    FieldKind.REFERENCE: _named,
    FieldKind.REFERENCES: _named,
    FieldKind.CITATIONS: lambda dataset, _, text: compound_values.citation(dataset, text),
}


def _require_encodable(texts: Iterable[str]) -> None:
    """Raise `QueryError` for text that cannot be encoded as UTF-8."""
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        raise QueryError("This text is not valid UTF-8.") from None


def _texts(value: Plain) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    else:
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(inner)
