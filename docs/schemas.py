"""Writes the JSON Schema of each command's JSON to src/bilat/schemas/: `python docs/schemas.py`.

The fields are declared here once, each with what it means; `bilat schema NAME` prints the files.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bilat.checking.findings import SEVERITIES
from bilat.record import schema as forms
from bilat.record.model import EVENT_KINDS, FLOWS, GOODS_STATUSES, STANDING_KINDS, STATUSES
from bilat.reports.summary_keys import KEYS

Schema = dict[str, Any]
FOLDER = Path(__file__).parent.parent / "src" / "bilat" / "schemas"
PRECISIONS = ("day", "month", "season", "year", "decade", "century", "interval")
PAIR = {
    "type": "string",
    "pattern": "^[A-Z]{3,4}-[A-Z]{3,4}$",
    "description": "The pair of states, where a question goes to more than one.",
}


def text(meaning: str, **more: Any) -> Schema:
    return {"type": "string", "description": meaning, **more}


def maybe(schema: Schema) -> Schema:
    """Return the schema of a value that is null where it is not known."""
    kind = schema["type"]
    nullable = {**schema, "type": [kind, "null"]}
    return {**nullable, "enum": [*schema["enum"], None]} if "enum" in schema else nullable


def one_of(words: Any, meaning: str) -> Schema:
    return text(meaning, enum=list(words))


def edtf(meaning: str) -> Schema:
    return text(f"{meaning}, in EDTF (ISO 8601-2).", minLength=4)


def day(meaning: str) -> Schema:
    return text(meaning, format="date")


def country(meaning: str) -> Schema:
    return text(
        f"{meaning}: ISO 3166-1 alpha-3, or ISO 3166-3 for one that is no more.", pattern="^[A-Z]{3,4}$"
    )


def whole(meaning: str, least: int = 0) -> Schema:
    return {"type": "integer", "minimum": least, "description": meaning}


def number(meaning: str) -> Schema:
    return {"type": "number", "description": meaning}


def truth(meaning: str) -> Schema:
    return {"type": "boolean", "description": meaning}


def many(items: Schema, meaning: str) -> Schema:
    return {"type": "array", "items": items, "description": meaning}


def reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def record(meaning: str, **fields: Schema) -> Schema:
    return {"type": "object", "description": meaning, "required": list(fields), "properties": fields}


def when(date: Schema) -> dict[str, Schema]:
    precision = one_of(PRECISIONS, "How precise the date is.")
    span = {
        "start": maybe(day("The first day the date can mean; null where it is open.")),
        "end": maybe(day("The last day the date can mean; null where it is open.")),
    }
    return {"date": date, **span, "precision": maybe(precision) if "null" in date["type"] else precision}


ID = text("The record's own id.", pattern=f"^{forms.ID}$")
NOTE = maybe(text("A word on how the source was read."))
TOPICS = many(text("A topic."), "What it is about.")
ORGANIZATIONS = many(text("A name."), "Bodies that have a part in it.")
SOURCES = many(reference("citation"), "Who says so, and where.")
ATTRIBUTED = maybe(text("The source whose view this is; null for a fact."))
CHANGE_FROM = maybe(edtf("The period the change is counted from"))
CURRENCY = text("ISO 4217 code of the currency.", pattern="^[A-Z]{3}$")
EXPORTS = maybe(number("From reporter to partner, in whole units of the currency."))
IMPORTS = maybe(number("From partner to reporter, in whole units of the currency."))
TOTAL = maybe(number("Both ways, in whole units of the currency."))
PARTIAL = truth("Whether the period is anything but a whole year.")
COUNTED = {
    "count": whole("How many."),
    "first": maybe(edtf("The date that starts first")),
    "last": maybe(edtf("The date that ends last")),
}

DEFINITIONS: dict[str, Schema] = {
    "citation": record(
        "A place in a source.", id=text("The source's id."), locator=text("A paragraph, such as p16.")
    ),
    "participant": record(
        "Who took part.",
        name=maybe(text("The person's name; null where the source gives only a role.")),
        role=text("The office, or `state`, `government`."),
        country=country("The country"),
        certain=truth("False for one who may have been there."),
    ),
    "place": {
        **record(
            "Where, as far as it is known.",
            name=maybe(text("A venue.")),
            city=maybe(text("A city.")),
            country=country("The country"),
        ),
        "type": ["object", "null"],
    },
    "event": record(
        "A dated fact.",
        id=ID,
        **when(edtf("When")),
        kind=one_of(EVENT_KINDS, "What kind of event."),
        status=one_of(STATUSES, "Whether it has happened."),
        title=text("What happened, in a line."),
        place=reference("place"),
        participants=many(reference("participant"), "Who took part."),
        organizations=ORGANIZATIONS,
        topics=TOPICS,
        occasion=maybe(text("On what occasion.")),
        note=NOTE,
        attributed_to=ATTRIBUTED,
        sources=SOURCES,
    ),
    "trade": record(
        "A trade total for a period, read from the reporter's side.",
        id=ID,
        **when(edtf("The period")),
        partial=PARTIAL,
        reporter=country("Who reports"),
        partner=country("The other side"),
        agency=maybe(text("The agency that reports.")),
        currency=CURRENCY,
        exports=EXPORTS,
        imports=IMPORTS,
        total=TOTAL,
        balance=maybe(number("Exports less imports.")),
        change_percent=maybe(number("Growth in per cent.")),
        change_from=CHANGE_FROM,
        derived=many(text("A field."), "Which of the figures bilat worked out."),
        note=NOTE,
        sources=SOURCES,
    ),
    "goods": record(
        "A commodity fact, read from the reporter's side.",
        id=ID,
        **when(maybe(edtf("When"))),
        commodity=text("What."),
        hs=maybe(text("Its code in the Harmonized System.", pattern="^([0-9]{2}){1,3}$")),
        flow=one_of(FLOWS, "Which way it goes, from the reporter's side."),
        status=one_of(GOODS_STATUSES, "Whether it is traded, asked for, permitted."),
        reporter=country("From whose side"),
        partner=country("The other side"),
        quantity=maybe(number("How much.")),
        unit=maybe(text("Of what the quantity is a number.")),
        agency=maybe(text("The agency that reports.")),
        note=NOTE,
        sources=SOURCES,
    ),
    "standing": record(
        "What holds without a date.",
        id=ID,
        kind=one_of(STANDING_KINDS, "What kind of fact."),
        title=text("What holds, in a line."),
        countries=many(country("A country"), "Whom it concerns."),
        organizations=ORGANIZATIONS,
        topics=TOPICS,
        note=NOTE,
        attributed_to=ATTRIBUTED,
        sources=SOURCES,
    ),
    "source": record(
        "A publication.",
        id=ID,
        publisher=text("Who published it."),
        carrier=maybe(text("Who carried it.")),
        place=maybe(text("Where.")),
        date=edtf("When"),
        title=maybe(text("Its title; null where it came without one.")),
        url=maybe(text("Where it can be read.")),
    ),
    "person": record(
        "A person.",
        id=ID,
        name=text("The name as its owner spells it."),
        aliases=many(text("A name."), "Other spellings."),
        country=country("The country"),
    ),
    "organization": record(
        "A body, company or agency.",
        id=ID,
        name=text("The name."),
        aliases=many(text("A name."), "Other names."),
        kind=text("What kind of body."),
        country=maybe(country("The country")),
    ),
    "official": record(
        "Who took part, and how often.",
        name=maybe(text("The person's name; null for an office without one.")),
        country=country("The country"),
        roles=many(text("A role."), "In what roles."),
        **COUNTED,
        possible=whole("At how many of the events they may have been but need not have been."),
    ),
    "named": record("An event, in short.", id=ID, date=edtf("When"), title=text("What happened.")),
}
DEFINITIONS["cited_source"] = record(
    "A publication and how much of it is cited.",
    **DEFINITIONS["source"]["properties"],
    records=whole("How many records cite it."),
    paragraphs_cited=whole("How many of its paragraphs are cited."),
)
DEFINITIONS["silence"] = record(
    "A stretch between two meetings on no day of which a meeting can lie.",
    at_least_days=whole("How many days it surely was, from one date to the other.", 1),
    at_most_days=maybe(whole("How many it can have been; null where nothing sure bounds it.", 1)),
    after=reference("named"),
    before=reference("named"),
)
DEFINITIONS["anniversary"] = record(
    "The day on which an event is so many years past.",
    date=day("The day."),
    years=whole("How many years.", 1),
    round=truth("Whether the years are a multiple of five."),
    event=record(
        "The event.",
        id=ID,
        date=day("Its day."),
        kind=one_of(EVENT_KINDS, "Its kind."),
        title=text("What happened."),
    ),
)
DEFINITIONS["row"] = {
    "type": "object",
    "description": "Counts by one key or two, whose values stand under their own names.",
    "required": ["count", "first", "last"],
    "properties": {
        **{key: maybe(text(f"The {key}; null for what has none.")) for key in KEYS},
        "reporter": country("Of trade: who reports"),
        "partner": country("Of trade: the other side"),
        "currency": CURRENCY,
        "partial": PARTIAL,
        "derived": many(text("A field."), "Of trade: which figures bilat worked out."),
        **COUNTED,
        "exports": EXPORTS,
        "imports": IMPORTS,
        "total": TOTAL,
    },
}
DEFINITIONS["profile"] = record(
    "The pair on one page.",
    id=ID,
    title=text("What the record is of."),
    parties=many(
        record("A party.", country=country("The country"), name=text("Its name.")), "The two states."
    ),
    predecessors=many(
        record(
            "A state that a party succeeds.",
            country=country("The state"),
            name=text("Its name."),
            successor=country("The party"),
            stands_for=edtf("The dates it stands for in the record"),
        ),
        "States that came before.",
    ),
    as_of=edtf("The day up to which the record goes"),
    counts=record(
        "How many records of each section.",
        **{name: whole(f"How many {name}.") for name in ("events", "meetings", "trade", "goods")},
        **{name: whole(f"How many {name}.") for name in ("standing", "sources")},
    ),
    relations=many(reference("event"), "Recognition and diplomatic relations."),
    agreements=many(reference("event"), "Treaties, agreements, contracts, joint bodies."),
    meetings_by_year=many(reference("row"), "How many meetings and visits a year."),
    latest_meetings=many(reference("event"), "The last five."),
    planned=many(reference("event"), "What is to come."),
    people=many(reference("official"), "Who met most."),
    trade=many(reference("trade"), "Trade totals."),
    goods=many(reference("goods"), "Commodities."),
    standing=many(reference("standing"), "What holds without a date."),
)
SITE = {
    "file": text("The file, as it was named."),
    "line": maybe(whole("The line, from 1; null for the file as a whole.", 1)),
    "column": maybe(whole("The column in characters, from 1; null for the file as a whole.", 1)),
}
EXCERPT = maybe(text("The line, as it stands in the file."))
DEFINITIONS["related"] = record(
    "What a finding is judged against.",
    **SITE,
    message=text("What stands there."),
    excerpt=EXCERPT,
)
DEFINITIONS["finding"] = record(
    "What a check found.",
    code=text("The code of the check; docs/checks.md has an entry for each.", pattern="^BIL[0-9]{3}$"),
    name=text("The name of the check."),
    severity=one_of(SEVERITIES, "How grave it is; an error fails the check."),
    record=maybe(text("The id or code of the entry; null where it could not be read.")),
    **SITE,
    message=text("What was found, and what to do."),
    excerpt=EXCERPT,
    related=many(reference("related"), "The entries it is judged against."),
)
# What is part of another record, or of a file.
WITHOUT_PAIR = ("citation", "participant", "place", "related", "finding")
LISTS = {
    "timeline": "event",
    "meetings": "event",
    "trade": "trade",
    "goods": "goods",
    "standing": "standing",
    "people": "official",
    "summary": "row",
    "gaps": "silence",
    "anniversaries": "anniversary",
    "sources": "cited_source",
    "check": "finding",
}
SHOWN = ("event", "trade", "goods", "standing", "source", "person", "organization")


def _used(schema: Any) -> set[str]:
    """Return the names of the definitions that a schema refers to, and those that these refer to."""
    if isinstance(schema, list):
        return set().union(*map(_used, schema))
    if not isinstance(schema, dict):
        return set()
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return {name} | _used(DEFINITIONS[name])
    return set().union(*map(_used, schema.values()))


def _whole(name: str, body: Schema) -> Schema:
    used = _used(body)
    definitions = {key: _with_pair(key, value) for key, value in DEFINITIONS.items() if key in used}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:bilat:1:{name}",
        "title": f"bilat {name} --json",
        "$comment": "Fields are added, never renamed or removed, within a major version.",
        **body,
        "$defs": definitions,
    }


def _with_pair(name: str, schema: Schema) -> Schema:
    """Let a record that is no part of another name its pair."""
    if name in WITHOUT_PAIR:
        return schema
    return {**schema, "properties": {**schema["properties"], "pair": PAIR}}


def schemas() -> dict[str, Schema]:
    """Return every schema by its name."""
    made = {name: _whole(name, {"type": "array", "items": reference(kind)}) for name, kind in LISTS.items()}
    made["show"] = _whole("show", {"type": "array", "items": {"anyOf": [reference(kind) for kind in SHOWN]}})
    page = reference("profile")
    several = {"type": "array", "items": page, "description": "A page for each of several pairs."}
    made["profile"] = _whole("profile", {"anyOf": [page, several]})
    return made


def texts() -> dict[str, str]:
    """Return every file's text by its name."""
    return {
        name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for name, schema in schemas().items()
    }


if __name__ == "__main__":
    for name, written in texts().items():
        (FOLDER / f"{name}.json").write_text(written, encoding="utf-8")
