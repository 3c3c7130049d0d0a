"""Draft entries: input from options or prompts, validated and converted to the form of a dataset file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bilat.authoring.entry_options import EntryOption, option_name
from bilat.authoring.lookup import country_code, is_country, new_id, organization_id, person_id, source_id
from bilat.loading.entries import read_locator, read_word, without_article
from bilat.loading.sections import read_currency
from bilat.record.declarations import Field, FieldKind, Section
from bilat.record.figure_tables import TRADE
from bilat.record.model import Dataset
from bilat.record.schema import EVENT
from bilat.values.errors import QueryError
from bilat.values.escaping import quote
from bilat.values.figures import read_figure
from bilat.values.typed_dates import read_typed

Given = Mapping[str, Any]
# What can be added, with the section that it goes to.
SECTION_OF: Mapping[str, Section[Any]] = {"event": EVENT, "meeting": EVENT, "trade": TRADE}
_LOOKUPS = {"sources": source_id, "people": person_id, "organizations": organization_id}


def draft(dataset: Dataset, section: Section[Any], given: Given) -> dict[str, Any]:
    """Return an entry in the form of the file; raise `QueryError` for a name that the dataset does not have.

    `given` holds texts under the names of options, and lists of them for those that can come more than once.
    """
    if section.one_needed and not any(given.get(name) for name in section.one_needed):
        raise QueryError(lacks_one(section))
    made = {field.name: _value(dataset, field, given) for field in section.in_file()}
    if not made["id"]:
        people = [item["person"] for item in made.get("participants") or () if "person" in item]
        made["id"] = new_id(dataset, [made.get("kind") or section.name, *people[:2], made["date"]])
    said = {name: value for name, value in made.items() if value}
    _require_encodable(_texts(said))
    return said


def judge(dataset: Dataset, option: EntryOption, text: str) -> None:
    """Raise `BilatError` if `text` is not a valid value of an option; free text is always valid."""
    _require_encodable([text])
    field = option.field
    value = _read(dataset, field, text)
    if field.kind is FieldKind.WORD:
        read_word(text, f"{field.name} of {without_article(option.of.entry)}", field.words)
    elif field.kind is FieldKind.CITATIONS:
        for locator in value["at"]:
            read_locator(locator)
    elif field.kind is FieldKind.FIGURE:
        read_figure(text)
    elif field.kind is FieldKind.CURRENCY:
        read_currency(text)


def lacks_one(section: Section[Any]) -> str:
    """Say which fields of a section an entry needs one of."""
    *others, last = (f"--{name.replace('_', '-')}" for name in section.one_needed)
    return f"{section.entry.capitalize()} needs a figure: give {', '.join(others)} or {last}."


def _value(dataset: Dataset, field: Field, given: Given) -> Any:  # noqa: ANN401 - texts in lists and dicts
    """Return the value of a field in the form of the file, empty if none was given."""
    said = given.get(option_name(field))
    if field.kind is FieldKind.ENTRY:
        return _within(dataset, field, given)
    if field.kind is FieldKind.ENTRIES:
        return [
            *(_participant(dataset, text) for text in said or ()),
            *({**_participant(dataset, text), "certain": "false"} for text in given.get("possible") or ()),
        ]
    if field.kind is FieldKind.TEXTS:
        return [text for texts in said or () for text in _read(dataset, field, texts)]
    if isinstance(said, list):
        return [_read(dataset, field, text) for text in said]
    return _read(dataset, field, said) if said else said


def _within(dataset: Dataset, field: Field, given: Given) -> dict[str, Any]:
    """Return a nested entry; raise `QueryError` if a required part is missing."""
    parts = field.section.in_file() if field.section else ()
    made = {part.name: _value(dataset, part, given) for part in parts}
    said = {name: value for name, value in made.items() if value}
    if said and any(part.required and part.name not in said for part in parts):
        raise QueryError("A place needs a country: give --country with --city or --venue.")
    return said


def _read(dataset: Dataset, field: Field, text: str) -> Any:  # noqa: ANN401 - a text, or texts in lists and dicts
    reader = _READERS.get(field.kind)
    return reader(dataset, field, text) if reader else text


def _named(dataset: Dataset, field: Field, text: str) -> str:
    assert field.section is not None  # noqa: S101 - what a reference names is declared
    return _LOOKUPS[field.section.name](dataset, text)


def _participant(dataset: Dataset, text: str) -> dict[str, str]:
    """Read "WHO: ROLE": a person by id or name, or a country for someone whom no source names."""
    who, colon, role = text.partition(":")
    who, role = who.strip(), role.strip()
    if not (who and colon and role):
        raise QueryError(
            f"{quote(text)} is not a participant. Write who and as what: 'lavrov: foreign minister'."
        )
    if is_country(dataset, who):
        return {"role": role, "country": country_code(dataset, who)}
    return {"person": person_id(dataset, who), "role": role}


def _citation(dataset: Dataset, text: str) -> dict[str, Any]:
    """Read "ID: p1, p2": a source and where in it."""
    source, colon, at = text.rpartition(":")
    locators = [locator.strip() for locator in at.split(",")]
    if not (source.strip() and colon and all(locators)):
        raise QueryError(
            f"{quote(text)} is not a citation. Write the source and where in it: 'tass-2019: p1, p2'."
        )
    return {"id": source_id(dataset, source.strip()), "at": locators}


_READERS: dict[FieldKind, Callable[[Dataset, Field, str], Any]] = {
    FieldKind.DATE: lambda _dataset, _field, text: read_typed(text).text,
    FieldKind.COUNTRY: lambda dataset, _, text: country_code(dataset, text),
    FieldKind.TEXTS: lambda _dataset, _field, text: [
        part for part in map(str.strip, text.split(",")) if part
    ],
    FieldKind.REFERENCE: _named,
    FieldKind.REFERENCES: _named,
    FieldKind.ENTRIES: lambda dataset, _, text: _participant(dataset, text),
    FieldKind.CITATIONS: lambda dataset, _, text: _citation(dataset, text),
}


def _require_encodable(texts: Iterable[str]) -> None:
    """Raise `QueryError` for text that cannot be encoded as UTF-8."""
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        raise QueryError("This text is not valid UTF-8.") from None


def _texts(value: Any) -> Iterable[str]:  # noqa: ANN401 - texts in lists and dicts
    if isinstance(value, str):
        yield value
    else:
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(inner)
