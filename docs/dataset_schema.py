"""Writes the JSON Schema of a dataset file, for editors: `python docs/dataset_schema.py`.

Made from the tables of `bilat.loading.forms`, which the loader takes its keys from. It judges form; what
only the whole file or a calendar can tell is left to `bilat check`. A text may be written so that an
editor's YAML (1.2) takes it for a number or a truth, as in `2005`; bilat reads it as the text it is. The
words that such an editor takes for nothing (`null`, `~`) must stand in quotes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bilat import dates, figures, iso3166
from bilat.loading import forms
from bilat.loading.forms import Form, Key, Kind

Schema = dict[str, Any]
FILE = Path(__file__).parent.parent / "src" / "bilat" / "schemas" / "dataset.json"
SECTIONS = {
    "dataset": "The record itself: its pair of states, and up to when it goes.",
    "sources": "The publications that entries cite.",
    "countries": "Names of countries, by ISO 3166 code.",
    "people": "Names of people, with every other spelling as an alias.",
    "organizations": "Names of bodies, companies and agencies.",
    "events": "Dated facts, by date.",
    "trade": "Trade totals as they are reported, with the digits their source wrote.",
    "goods": "Commodity facts.",
    "standing": "What holds without a date.",
}


def whole(*patterns: str) -> str:
    """Return a pattern of ECMA-262 for a text that is one of these Python patterns, digits being ASCII."""
    return f"^({'|'.join(patterns)})$".replace(r"\d", "[0-9]").replace(r"[[0-9]X]", "[0-9X]")


POINT = rf"{dates._POINT}|{dates._MOMENT}"  # noqa: SLF001 - the form of a date, declared once
DATE = whole(POINT, rf"({POINT}|\.\.)?/({POINT}|\.\.)?")
FIGURE = whole(figures._FIGURE.pattern)  # noqa: SLF001 - the form of a figure, declared once
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CODES = sorted({*iso3166.COUNTRIES, *iso3166.FORMER})
# What a plain text may be to an editor.
PLAIN = ["string", "number", "boolean"]

SCALARS: dict[Kind, Schema] = {
    Kind.ID: {"type": PLAIN, "pattern": ID, "description": "Small letters, digits and hyphens."},
    Kind.TEXT: {"type": PLAIN, "pattern": r"\S"},
    Kind.DATE: {
        "type": ["string", "integer"],
        "pattern": DATE,
        "description": "EDTF: 2018-12-05, 2008-11, 2005, 2020/2021, 2006/..; ~ about, ? uncertain.",
    },
    Kind.FIGURE: {
        "type": ["string", "number"],
        "pattern": FIGURE,
        "description": "With the digits its source wrote: 84 million, 559,900, 24.7.",
    },
    Kind.COUNT: {"type": ["string", "integer"], "minimum": 0, "maximum": 999_999, "pattern": "^[0-9]{1,6}$"},
    Kind.CURRENCY: {"type": "string", "pattern": "^[A-Z]{3}$", "description": "ISO 4217: USD, EUR."},
    Kind.HS: {
        "type": ["string", "integer"],
        "minimum": 0,
        "maximum": 999_999,
        "pattern": "^([0-9]{2}){1,3}$",
        "description": "Harmonized System: 2, 4 or 6 digits.",
    },
    Kind.COUNTRY: {"enum": CODES, "description": "ISO 3166-1 alpha-3, or ISO 3166-3 for a former country."},
    Kind.REFERENCE: {"type": PLAIN, "pattern": ID, "description": "The id of an entry of this file."},
    Kind.TRUTH: {"enum": [True, False, "true", "false"]},
}


# What each kind of list is a list of.
ITEMS = {
    Kind.TEXTS: Kind.TEXT,
    Kind.COUNTRIES: Kind.COUNTRY,
    Kind.PARTIES: Kind.COUNTRY,
    Kind.REFERENCES: Kind.REFERENCE,
}


def text(kind: Kind) -> Schema:
    """Refer to the schema of a kind of text."""
    return {"$ref": f"#/$defs/{kind}"}


def of(key: Key) -> Schema:
    """Return the schema of what stands under a key."""
    two = {"minItems": 2, "maxItems": 2, "uniqueItems": True}
    some = {"minItems": 1} if key.required else {}
    match key.kind:
        case Kind.WORD:
            return {"enum": [*key.words, *(int(word) for word in key.words if word.isdigit())]}
        case Kind.ENTRY:
            return entry(key.form or {})
        case Kind.ENTRIES:
            return {"type": "array", "items": entry(key.form or {}), **some}
        case Kind.LOCATORS:
            return {"type": "array", "items": {"type": "string", "pattern": "^p[1-9][0-9]*$"}, **some}
        case Kind.TEXTS | Kind.COUNTRIES | Kind.PARTIES | Kind.REFERENCES as several:
            bounds = two if several is Kind.PARTIES else {}
            return {"type": "array", "items": text(ITEMS[several]), **bounds}
    return text(key.kind)


def entry(form: Form) -> Schema:
    """Return the schema of keys and values."""
    schema = {
        "type": "object",
        "properties": {name: of(key) for name, key in form.items()},
        "required": [name for name, key in form.items() if key.required],
        "additionalProperties": False,
    }
    if form is forms.PARTICIPANT:
        schema["anyOf"] = [{"required": ["person"]}, {"required": ["country"]}]
    return schema


def section(name: str, form: Form) -> Schema:
    """Return the schema of one section of a file."""
    meaning = {"description": SECTIONS[name]}
    if name == "dataset":
        return {**entry(form), **meaning}
    if name == "countries":
        return {
            "type": "object",
            "propertyNames": text(Kind.COUNTRY),
            "additionalProperties": entry(form),
            **meaning,
        }
    return {"type": "array", "items": entry(form), **meaning}


def schema() -> Schema:
    """Return the schema of a whole file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:bilat:1:dataset",
        "title": "a dataset file",
        "type": "object",
        "required": ["dataset"],
        "additionalProperties": False,
        "properties": {name: section(name, form) for name, form in forms.SECTIONS.items()},
        "$defs": {str(kind): made for kind, made in SCALARS.items()},
    }


def written() -> str:
    """Return the text of the file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
