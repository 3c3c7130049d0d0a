"""JSON Schemas (2020-12), made from the declarations: of each command's JSON, and of a dataset file.

The schema of a file covers its form; what depends on the whole file or a calendar is left to `bilat check`.
An editor's YAML (1.2) may take a text such as `2005` for a number or a truth value; bilat reads it as text.
What such an editor takes for null (`null`, `~`) must be in quotes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bilat.record import figure_tables, import_rows, name_tables, rows, schema
from bilat.record.declarations import CURRENCY, HS, ID, LOCATOR, MONTH_DAY, Field, FieldKind, Section
from bilat.values import edtf, figures
from bilat.values.countries import OWN_CODE, iso_countries
from bilat.values.errors import QueryError
from bilat.values.escaping import quote
from bilat.values.fiscal_years import FISCAL_YEAR
from bilat.values.text import did_you_mean

Schema = dict[str, Any]
K = FieldKind
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATASET = "dataset"
# The section whose records each command lists.
RECORDS_OF: dict[str, Section[object]] = {
    "timeline": rows.listed(schema.EVENT),
    "meetings": rows.listed(schema.EVENT),
    "trade": rows.listed(figure_tables.TRADE),
    "goods": rows.listed(figure_tables.GOODS),
    "figures": rows.listed(figure_tables.STATISTIC),
    "standing": rows.listed(schema.STANDING),
    "people": rows.OFFICIAL,
    "summary": rows.COUNTS,
    "gaps": rows.GAP,
    "anniversaries": rows.ANNIVERSARY,
    "sources": rows.CITED_SOURCE,
    "search": rows.HIT,
    "check": rows.FINDING,
}
# The section of which some commands give one record for each pair.
_PAGES: dict[str, Section[object]] = {"brief": rows.BRIEF, "profile": rows.PROFILE}
# What other commands print: one object of either section.
_REPORTS: dict[str, tuple[Section[object], ...]] = {
    "import": (import_rows.REPORT, import_rows.TABLES_REPORT),
}
# Commands that list records of one section or another.
_LISTED_TOO: dict[str, tuple[Section[object], ...]] = {"sources": (rows.CITED_SOURCE, rows.CITED_PLACE)}
_SHOWN: tuple[Section[object], ...] = (
    *(schema.EVENT, figure_tables.TRADE, figure_tables.GOODS, figure_tables.STATISTIC, schema.STANDING),
    *(name_tables.SOURCE, name_tables.PERSON_SHOWN, name_tables.ORGANIZATION_SHOWN),
    name_tables.COUNTRY_SHOWN,
)
_PAIR: Schema = {
    "type": "string",
    "pattern": "^[A-Z]{3,4}-[A-Z]{3,4}$",
    "description": "The pair of states, if several are asked.",
}
_PAIRS: Schema = {
    "type": "array",
    "items": {"type": "string", "pattern": _PAIR["pattern"]},
    "description": "Every pair whose record has it, if several are asked.",
}
# Parts of a record or a file have no pair of their own, and neither have counts over all pairs.
_WITHOUT_PAIR = (
    *("citation", "participant", "place", "variant", "forecast", "named", "related", "finding", "schema"),
    *("official", "row", "import_report", "tables_report", "imported_file", "file_of_leads"),
    *("imported_entry", "difference", "reason"),
)


def schema_names() -> tuple[str, ...]:
    """Return the names of the schemas, in order."""
    return tuple(sorted((*RECORDS_OF, *_PAGES, *_REPORTS, "show", _DATASET)))


def schema_text(name: str) -> str:
    """Return a schema as JSON text; raise `QueryError` for an unknown name."""
    import json

    return json.dumps(json_schema(name), indent=2, ensure_ascii=False) + "\n"


def title_of(name: str) -> str:
    """Return what a schema describes, such as "bilat timeline --json"."""
    return "a dataset file" if name == _DATASET else f"bilat {name} --json"


def json_schema(name: str) -> Schema:
    """Return the schema of that name; raise `QueryError` where there is none."""
    names = schema_names()
    if name not in names:
        raise QueryError(
            f"{quote(name)} is not a schema.{did_you_mean(name, names)} Known: {', '.join(names)}."
        )
    if name == _DATASET:
        return _of_file()
    if name == "show":
        return _answer(
            name, {"type": "array", "items": {"anyOf": [_reference(section) for section in _SHOWN]}}, _SHOWN
        )
    if name in _PAGES:
        page = _reference(_PAGES[name])
        several = {"type": "array", "items": page, "description": "A page for each of several pairs."}
        return _answer(name, {"anyOf": [page, several]}, [_PAGES[name]])
    if name in _REPORTS:
        return _answer(name, {"anyOf": [_reference(section) for section in _REPORTS[name]]}, _REPORTS[name])
    sections = _LISTED_TOO.get(name, (RECORDS_OF[name],))
    items = [_reference(section) for section in sections]
    return _answer(
        name, {"type": "array", "items": items[0] if len(items) == 1 else {"anyOf": items}}, sections
    )


def _answer(name: str, body: Schema, sections: Iterable[Section[object]]) -> Schema:
    definitions: dict[str, Schema] = {}
    for section in sections:
        _define(section, definitions)
    return {
        "$schema": _DIALECT,
        "$id": f"urn:bilat:1:{name}",
        "title": title_of(name),
        "$comment": "Fields are added, never renamed or removed, within a major version.",
        **body,
        "$defs": definitions,
    }


def _reference(section: Section[object]) -> Schema:
    return {"$ref": f"#/$defs/{section.title}"}


def _define(section: Section[object], definitions: dict[str, Schema], *, null: bool = False) -> None:
    """Put the JSON of a section, and of all that its fields hold, among the definitions."""
    if section.title in definitions:
        return
    definitions[section.title] = {}
    made = _object(section, definitions)
    if section.title not in _WITHOUT_PAIR:
        made["properties"] |= {"pair": _PAIR}
        # A gap or an anniversary names the one pair that it is of.
        if any(field.name in ("id", "code") for field in section.in_json()):
            made["properties"] |= {"pairs": _PAIRS}
    if null:
        made["type"] = ["object", "null"]
    definitions[section.title] = made


def _object(section: Section[object], definitions: dict[str, Schema]) -> Schema:
    fields = section.in_json()
    return {
        "type": "object",
        "description": section.summary,
        "required": [field.name for field in fields if not field.sometimes],
        "properties": {field.name: _in_json(field, definitions) for field in fields},
    }


def _in_json(field: Field, definitions: dict[str, Schema]) -> Schema:
    """Return the schema of a field of an answer, null where it may not be known."""
    meaning = {"description": field.meaning}
    if field.kind in (K.ENTRY, K.ENTRIES, K.CITATIONS, K.RECORDS):
        assert field.section is not None  # noqa: S101 - what stands within is declared
        if field.section.title:
            _define(field.section, definitions, null=field.may_be_null)
            inner = _reference(field.section)
        else:
            inner = _object(field.section, definitions)
        if field.kind is K.ENTRY:
            return {**inner, **meaning}
        return {"type": "array", "items": inner, **meaning}
    made = {**_value(field), **meaning}
    if not field.may_be_null:
        return made
    made["type"] = [made["type"], "null"]
    if "enum" in made:
        made["enum"] = [*made["enum"], None]
    return made


_TEXT: Schema = {"type": "string"}
_CODE: Schema = {"type": "string", "pattern": "^[A-Z]{3,4}$"}
# The JSON of each kind of value; any other kind is a text.
_VALUES: dict[FieldKind, Schema] = {
    K.ID: {"type": "string", "pattern": f"^{ID}$"},
    K.TEXTS: {"type": "array", "items": _TEXT},
    K.COUNTS: {"type": "array", "items": {"type": "integer", "minimum": 1}},
    K.REFERENCES: {"type": "array", "items": _TEXT},
    K.SIBLINGS: {"type": "array", "items": _TEXT},
    K.SPANS: {"type": "array", "items": {"type": "array", "items": {"type": ["string", "null"]}}},
    K.BOUNDS: {
        "type": "object",
        "additionalProperties": {"type": "array", "items": {"type": ["number", "null"]}},
    },
    K.TRUTH: {"type": "boolean"},
    K.DATE: {"type": "string", "minLength": 4},
    K.DAY: {"type": "string", "format": "date"},
    K.FIGURE: {"type": "number"},
    K.CURRENCY: {"type": "string", "pattern": f"^{CURRENCY}$"},
    K.HS: {"type": "string", "pattern": f"^{HS}$"},
    K.COUNTRY: _CODE,
    K.COUNTRIES: {"type": "array", "items": _CODE},
}


def _value(field: Field) -> Schema:
    if field.kind is K.WORD:
        return {"type": "string", "enum": list(field.words)}
    if field.kind is K.COUNT:
        return {"type": "integer", "minimum": field.least}
    if field.pattern:
        return {"type": "string", "pattern": f"^{field.pattern}$"}
    return dict(_VALUES.get(field.kind, _TEXT))


# What a plain text may be to an editor.
_PLAIN = ["string", "number", "boolean"]


def _whole(*patterns: str) -> str:
    """Return a pattern of ECMA-262 for a text that is one of these Python patterns, digits being ASCII."""
    return f"^({'|'.join(patterns)})$".replace(r"\d", "[0-9]").replace(r"[[0-9]X]", "[0-9X]")


def _texts_of_a_file() -> dict[FieldKind, Schema]:
    """Return the schema of each kind of text as a file may hold it."""
    point = f"{edtf.POINT}|{edtf.MOMENT}"
    interval = rf"({point}|\.\.)?/({point}|\.\.)?"
    return {
        K.ID: {"type": _PLAIN, "pattern": _whole(ID), "description": "Small letters, digits and hyphens."},
        K.TEXT: {"type": _PLAIN, "pattern": r"\S"},
        K.DATE: {
            "type": ["string", "integer"],
            "pattern": _whole(point, interval, edtf.SET, FISCAL_YEAR),
            "description": "EDTF: 2018-12-05, 2008-11, 2005, 2020/2021, 2006/..; ~ about, ? uncertain; "
            "'[2019-03,2019-08]' one of these, in quotes. Or a fiscal year: FY2017-18.",
        },
        K.FIGURE: {
            "type": ["string", "number"],
            "pattern": _whole(figures.PATTERN),
            "description": "With the digits its source wrote: 84 million, 559,900, 24.7.",
        },
        K.COUNT: {"type": ["string", "integer"], "minimum": 0, "maximum": 999_999, "pattern": "^[0-9]{1,6}$"},
        K.CURRENCY: {"type": "string", "pattern": f"^{CURRENCY}$", "description": "ISO 4217: USD, EUR."},
        K.HS: {
            "type": ["string", "integer"],
            "minimum": 0,
            "maximum": 999_999,
            "pattern": f"^{HS}$",
            "description": "Harmonized System: 2, 4 or 6 digits.",
        },
        K.COUNTRY: {
            "anyOf": [{"enum": sorted(iso_countries())}, {"type": "string", "pattern": _whole(OWN_CODE)}],
            "description": "ISO 3166-1 alpha-3, ISO 3166-3 for a former country, or XAA to XZZ for others.",
        },
        K.REFERENCE: {
            "type": _PLAIN,
            "pattern": _whole(ID),
            "description": "The id of an entry of this file.",
        },
        K.TRUTH: {"enum": [True, False, "true", "false"]},
        K.LOCATORS: {
            "type": "string",
            "pattern": _whole(LOCATOR),
            "description": "A place in a source: p16, page 12, row 17, § 4, #33019.",
        },
        K.MONTH_DAY: {"type": "string", "pattern": _whole(MONTH_DAY), "description": "Month and day: 04-01."},
    }


# The kind of the items in each kind of list of texts.
_ITEMS = {
    K.TEXTS: K.TEXT,
    K.COUNTRIES: K.COUNTRY,
    K.PARTIES: K.COUNTRY,
    K.REFERENCES: K.REFERENCE,
    K.SIBLINGS: K.REFERENCE,
    K.LOCATORS: K.LOCATORS,
}


def _of_file() -> Schema:
    return {
        "$schema": _DIALECT,
        "$id": f"urn:bilat:1:{_DATASET}",
        "title": title_of(_DATASET),
        "type": "object",
        "required": [_DATASET],
        "additionalProperties": False,
        "properties": {name: _section(section) for name, section in schema.SECTIONS.items()},
        "$defs": {str(kind): made for kind, made in _texts_of_a_file().items()},
    }


def _section(section: Section[object]) -> Schema:
    meaning = {"description": section.meaning}
    if section is schema.DATASET:
        return {**_entry(section), **meaning}
    if section is name_tables.COUNTRY:
        codes = {"propertyNames": _text(K.COUNTRY), "additionalProperties": _entry(section)}
        return {"type": "object", **codes, **meaning}
    return {"type": "array", "items": _entry(section), **meaning}


def _text(kind: FieldKind) -> Schema:
    return {"$ref": f"#/$defs/{kind}"}


def _entry(section: Section[object]) -> Schema:
    fields = section.in_file()
    made: Schema = {
        "type": "object",
        "properties": {field.name: {"description": field.meaning, **_in_file(field)} for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }
    if section.one_needed:
        made["anyOf"] = [{"required": [name]} for name in section.one_needed]
    for field in fields:
        if field.inherits:
            made["anyOf"] = [{"required": [field.inherits]}, {"required": [field.name]}]
    return made


def _in_file(field: Field) -> Schema:
    """Return the schema of what a file may hold under a field."""
    bounds = {"minItems": 1} if field.required else {}
    if field.kind is K.WORD:
        return {"enum": [*field.words, *(int(word) for word in field.words if word.isdigit())]}
    if field.kind in (K.ENTRY, K.ENTRIES, K.CITATIONS):
        assert field.section is not None  # noqa: S101 - what stands within is declared
        inner = _entry(field.section)
        return inner if field.kind is K.ENTRY else {"type": "array", "items": inner, **bounds}
    if field.kind is K.PARTIES:
        bounds = {"minItems": 2, "maxItems": 2, "uniqueItems": True}
    if field.kind in _ITEMS:
        return {"type": "array", "items": _text(_ITEMS[field.kind]), **bounds}
    return _text(K.REFERENCE if field.kind is K.SIBLING else field.kind)
