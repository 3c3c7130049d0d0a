"""Writes the JSON Schema of a dataset file, and the keys of docs/dataset.md: `python docs/dataset_schema.py`.

Made from the tables of `bilat.record.schema`, which the loader takes its keys from. It judges form; what
only the whole file or a calendar can tell is left to `bilat check`. A text may be written so that an
editor's YAML (1.2) takes it for a number or a truth, as in `2005`; bilat reads it as the text it is. The
words that such an editor takes for nothing (`null`, `~`) must stand in quotes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bilat.record import schema as forms
from bilat.record.model import EVENT_KINDS
from bilat.record.schema import Form, Key, Kind
from bilat.values import edtf, figures
from bilat.values.countries import iso_countries

Schema = dict[str, Any]
FILE = Path(__file__).parent.parent / "src" / "bilat" / "schemas" / "dataset.json"
PAGE = Path(__file__).parent / "dataset.md"
_KEYS, _END = "<!-- keys: made by docs/dataset_schema.py -->", "<!-- end of keys -->"
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
# What stands in an entry, and the entries that stand within others.
PARTS: dict[str, Form] = {
    **forms.SECTIONS,
    "predecessors": forms.PREDECESSOR,
    "place": forms.PLACE,
    "participants": forms.PARTICIPANT,
    "sources of an entry": forms.CITATION,
}
WITHIN = {
    "predecessors": "Within `dataset`.",
    "place": "Within an event.",
    "participants": "Within an event; each names a person, or a country and a role.",
    "sources of an entry": "Within every event, trade total, commodity and standing fact.",
}
_RECORD_ID = "What the record is called by, in this file and on the command line."
_CITED = "Where it is said: sources, each with its paragraphs."
_SIDE = "The state from whose side the figures are read: exports go from it to the partner."
_SPEAKER = "The source whose view this is, where it is no fact."
_ALIASES = "Every other spelling, in any script; it is found by each."
_AGENCY = "The organization that counted."
_NOTE = "What a reader must know: what is not said, what was read into it."
MEANINGS: dict[str, dict[str, str]] = {
    "dataset": {
        "format": "The version of this form of file.",
        "id": "What the record as a whole is called by.",
        "title": "What the record is of, at the head of pages.",
        "parties": "The two states.",
        "predecessors": "States that a party succeeds.",
        "as_of": "The last day that the record speaks of.",
    },
    "sources": {
        "id": "What citations call it by.",
        "publisher": "Who said it.",
        "carrier": "Who passed it on, where that was another.",
        "place": "Where it was published.",
        "date": "When it was published.",
        "title": "Its title, or the word none where it came without.",
        "url": "Where it can be read.",
        "paragraphs": "How many paragraphs it has.",
        "without_facts": "Paragraphs that need not be cited, like p1.",
    },
    "countries": {"name": "The name in use.", "aliases": _ALIASES},
    "people": {
        "id": "What participants call the person by.",
        "name": "The name as its owner spells it.",
        "aliases": _ALIASES,
        "country": "The country the person acts for.",
    },
    "organizations": {
        "id": "What other entries call it by.",
        "name": "The name in use.",
        "aliases": _ALIASES,
        "kind": "What it is, in a word: company, agency, body.",
        "country": "The country it belongs to.",
    },
    "events": {
        "id": _RECORD_ID,
        "date": "When, as precisely as the source says.",
        "kind": "What happened.",
        "status": "Whether it has happened; occurred where nothing is said.",
        "title": "What happened, in one line.",
        "place": "Where.",
        "participants": "Who took part.",
        "organizations": "Bodies and companies that took part.",
        "topics": "What it was about.",
        "occasion": "The conference or ceremony it was part of.",
        "note": _NOTE,
        "attributed_to": _SPEAKER,
        "sources": _CITED,
    },
    "trade": {
        "id": _RECORD_ID,
        "date": "The period: 2018, 2019-01/2019-06.",
        "reporter": _SIDE,
        "partner": "The other state.",
        "agency": _AGENCY,
        "currency": "The currency of the figures.",
        "exports": "From the reporter to the partner.",
        "imports": "From the partner to the reporter.",
        "total": "Exports and imports together.",
        "change_percent": "How much the total grew, in per cent.",
        "change_from": "The period it grew from.",
        "note": _NOTE,
        "sources": _CITED,
    },
    "goods": {
        "id": _RECORD_ID,
        "date": "When, where a source says.",
        "commodity": "What, in a word or two.",
        "hs": "Its code in the Harmonized System, where that is certain.",
        "flow": "Which way it goes, from the reporter's side.",
        "status": "Whether it is traded, asked for or permitted; traded where nothing is said.",
        "reporter": _SIDE,
        "partner": "The other state.",
        "quantity": "How much, in the unit.",
        "unit": "What the quantity counts: tonnes.",
        "agency": _AGENCY,
        "note": _NOTE,
        "sources": _CITED,
    },
    "standing": {
        "id": _RECORD_ID,
        "kind": "What it is.",
        "title": "What holds, in one line.",
        "countries": "The states it holds for.",
        "organizations": "Bodies and companies it is about.",
        "topics": "What it is about.",
        "note": _NOTE,
        "attributed_to": _SPEAKER,
        "sources": _CITED,
    },
    "predecessors": {
        "country": "The state that is no more, or is called otherwise now.",
        "successor": "The party that succeeds it.",
        "stands_for": "The time it stands for the party in the record.",
    },
    "place": {
        "name": "The venue.",
        "city": "The city.",
        "country": "The country.",
    },
    "participants": {
        "person": "The id of a person; left out where no source gives a name.",
        "role": "The office, or what the participant did there.",
        "country": "The country the participant acts for, where no person with one is named.",
        "certain": "false for one who may have been there; true where nothing is said.",
    },
    "sources of an entry": {
        "id": "The id of a source.",
        "at": "The paragraphs it rests on: [p16, p17].",
    },
}


def meaning_of(form: Form, name: str) -> str:
    """Return what stands under a key of a form."""
    [part] = [part for part, declared in PARTS.items() if declared is form]
    return MEANINGS[part][name]


def whole(*patterns: str) -> str:
    """Return a pattern of ECMA-262 for a text that is one of these Python patterns, digits being ASCII."""
    return f"^({'|'.join(patterns)})$".replace(r"\d", "[0-9]").replace(r"[[0-9]X]", "[0-9X]")


POINT = rf"{edtf._POINT}|{edtf._MOMENT}"  # noqa: SLF001 - the form of a date, declared once
DATE = whole(POINT, rf"({POINT}|\.\.)?/({POINT}|\.\.)?")
FIGURE = whole(figures._FIGURE.pattern)  # noqa: SLF001 - the form of a figure, declared once
ID = whole(forms.ID)
CODES = sorted(iso_countries())
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
            return {"type": "array", "items": {"type": "string", "pattern": whole(forms.LOCATOR)}, **some}
        case Kind.TEXTS | Kind.COUNTRIES | Kind.PARTIES | Kind.REFERENCES as several:
            bounds = two if several is Kind.PARTIES else {}
            return {"type": "array", "items": text(ITEMS[several]), **bounds}
    return text(key.kind)


def entry(form: Form) -> Schema:
    """Return the schema of keys and values."""
    schema = {
        "type": "object",
        "properties": {
            name: {"description": meaning_of(form, name), **of(key)} for name, key in form.items()
        },
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
    """Return the text of the schema."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


# How a page says what a value is; what is not here is a text.
FORMS: dict[Kind, str] = {
    Kind.ID: "id",
    Kind.TEXTS: "list of texts",
    Kind.TRUTH: "true or false",
    Kind.DATE: "EDTF",
    Kind.FIGURE: "figure",
    Kind.COUNT: "number",
    Kind.CURRENCY: "ISO 4217",
    Kind.HS: "2, 4 or 6 digits",
    Kind.COUNTRY: "ISO 3166",
    Kind.COUNTRIES: "list of ISO 3166",
    Kind.PARTIES: "two of ISO 3166",
    Kind.REFERENCE: "id of an entry",
    Kind.REFERENCES: "list of ids",
    Kind.LOCATORS: "list of paragraphs",
    Kind.ENTRY: "keys below",
    Kind.ENTRIES: "list, keys below",
}


def _row(name: str, key: Key, meaning: str) -> str:
    form = FORMS.get(key.kind, "text")
    if key.words == tuple(EVENT_KINDS):
        form = "a kind, below"
    elif key.kind is Kind.WORD:
        form = ", ".join(f"`{word}`" for word in key.words)
    return f"| {f'**`{name}`**' if key.required else f'`{name}`'} | {form} | {meaning} |"


def keys() -> str:
    """Return the tables of docs/dataset.md, one for each part of a file."""
    lines: list[str] = []
    for part, form in PARTS.items():
        lines += ["", f"### {part}", "", SECTIONS.get(part, WITHIN.get(part, "")), ""]
        lines += ["| key | is | what stands there |", "| --- | --- | --- |"]
        lines += [_row(name, key, meaning_of(form, name)) for name, key in form.items()]
    lines += ["", "### kinds of event", "", "| kind | what happened |", "| --- | --- |"]
    lines += [f"| `{kind}` | {said[0].upper()}{said[1:]}. |" for kind, said in EVENT_KINDS.items()]
    return "\n".join(lines) + "\n\n"


def page() -> str:
    """Return docs/dataset.md with its tables made anew."""
    text = PAGE.read_text(encoding="utf-8")
    head, _, rest = text.partition(_KEYS + "\n")
    return f"{head}{_KEYS}\n{keys()}{_END}{rest.partition(_END)[2]}"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")
