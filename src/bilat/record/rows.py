"""The rows that reports work out from records, declared like records: people, counts, gaps, findings."""

from __future__ import annotations

from functools import partial
from typing import Any

from bilat.record import declarations, figure_tables, name_tables, schema, shared_fields
from bilat.record.declarations import FieldKind as K
from bilat.record.declarations import Section
from bilat.record.vocabulary import EVENT_KINDS

# Most serious first: an error breaks a rule of the record, a warning is a suspicion, a note a remark.
SEVERITIES = ("error", "warning", "note")
# The keys that records can be counted by; a row has one or two of them.
SUMMARY_KEYS = (
    *("kind", "year", "decade", "month", "person", "role", "country", "place", "topic", "organization"),
    *("source", "status", "precision", "couple", "pair", "commodity", "flow"),
)
# The sections that words are searched in.
SEARCHED = (
    *("events", "trade", "goods", "figures", "standing"),
    *("people", "organizations", "countries", "sources"),
)

Row = dict[str, Any]
_Known = partial(declarations.Field, only="json", required=True)
_Maybe = partial(declarations.Field, only="json", null=True)
_ID = _Known("id", K.ID, "The record's own id.")
_COUNT = _Known("count", K.COUNT, "How many.")
_SPAN = (
    _Maybe("first", K.DATE, "The date that starts first, in EDTF."),
    _Maybe("last", K.DATE, "The date that ends last, in EDTF."),
)


def _rows(title: str, summary: str, *fields: declarations.Field) -> Section[Row]:
    return Section(title, "a row", summary, fields, record=dict, title=title, summary=summary)


def _within(name: str, *fields: declarations.Field) -> Section[Row]:
    """Declare a nested object that only one kind of row has."""
    return Section(name, "a row", "", fields, record=dict)


def _of(section: Section[Any], *names: str) -> tuple[declarations.Field, ...]:
    """Return fields of a section as a row of counts may have them."""
    return tuple(field._replace(sometimes=True) for field in section.fields if field.name in names)


CERTAIN = _Known("certain", K.TRUTH, "In lists: whether it surely answers the question, or only possibly.")


def listed(section: Section[Any]) -> Section[Any]:
    """Return a section as lists show its records: with whether each surely answers."""
    return section.with_fields(*section.fields, CERTAIN)


OFFICIAL = _rows(
    "official",
    "Who took part, and how often.",
    _Maybe("name", K.TEXT, "The person's name; null for an office without one."),
    _Known("country", K.COUNTRY, "The country that the person acts for."),
    _Known("roles", K.TEXTS, "In what roles."),
    _COUNT,
    *_SPAN,
    _Known("possible", K.COUNT, "At how many of the events they may, but need not, have been."),
    _Known(
        "at_least", K.TRUTH, "Whether the count is a minimum: an event may have been on one of several days."
    ),
    _Known("sources", K.CITATIONS, "Where it is said.", section=shared_fields.CITATION),
)
_NAMED = _rows(
    "named",
    "An event, in short.",
    _ID,
    _Known("date", K.DATE, "When, in EDTF."),
    _Known("title", K.TEXT, "What happened."),
)
GAP = _rows(
    "silence",
    "A stretch between two encounters without another that the record is sure of.",
    _Known("at_least_days", K.COUNT, "How many days it surely lasted, from one date to the other.", least=1),
    _Maybe(
        "at_most_days", K.COUNT, "How many it can have lasted; null if no sure encounter ends it.", least=1
    ),
    _Known("after", K.ENTRY, "The encounter before it.", section=_NAMED),
    _Known("before", K.ENTRY, "The encounter after it.", section=_NAMED),
    _Known(
        "perhaps_broken_by",
        K.ENTRIES,
        "Encounters in between that only possibly count: whether the people were there is in doubt.",
        section=_NAMED,
    ),
)
ANNIVERSARY = _rows(
    "anniversary",
    "A day on which an event happened a whole number of years ago.",
    _Known("date", K.DAY, "The day."),
    _Known("years", K.COUNT, "How many years.", least=1),
    _Known("round", K.TRUTH, "Whether the years are a multiple of five."),
    _Known(
        "event",
        K.ENTRY,
        "The event.",
        section=_within(
            "event",
            _ID,
            _Known("date", K.DAY, "Its day."),
            _Known("kind", K.WORD, "Its kind.", words=tuple(EVENT_KINDS)),
            _Known("title", K.TEXT, "What happened."),
        ),
    ),
)
HIT = _rows(
    "hit",
    "An entry of any section that holds the words.",
    _Known("id", K.TEXT, "Its id; of a country, its code."),
    _Known("section", K.WORD, "The section that it is in.", words=SEARCHED),
    _Maybe("date", K.DATE, "When, in EDTF; null where that is not known."),
    _Known("title", K.TEXT, "What it is, in a few words."),
    _Known("command", K.TEXT, "The command that shows it in full."),
)
CITED_SOURCE = _rows(
    "cited_source",
    "A publication and how much of it is cited.",
    *name_tables.SOURCE.in_json(),
    _Known("records", K.COUNT, "How many records cite it."),
    _Known("paragraphs_cited", K.COUNT, "How many of its paragraphs are cited."),
)
_CITING = _within(
    "cited_by",
    _ID,
    _Known("title", K.TEXT, "What it is, in a few words."),
    _Maybe("for", K.TEXT, "What it cites the place for, if not the fact itself, such as office."),
)
CITED_PLACE = _rows(
    "cited_place",
    "A place in a source, and what rests on it.",
    _Known("locator", K.TEXT, "The place: p16, page 12, row 17, § 4, #33019."),
    _Known("without_facts", K.TRUTH, "Whether the source lists it as without facts."),
    _Known("cited_by", K.ENTRIES, "The records that cite it.", section=_CITING),
    _Maybe("text", K.TEXT, "Its words, if the text was given (--text)."),
)
_TRADED = ("exports", "imports", "total")
COUNTS = _rows(
    "row",
    "Counts by one or two keys, each value under the name of its key.",
    *(
        _Maybe(key, K.TEXT, f"The {key}; null for records without one.", sometimes=True)
        for key in SUMMARY_KEYS
    ),
    *_of(figure_tables.TRADE, "reporter", "partner", "currency"),
    *_of(figure_tables.TRADE, "partial", "derived"),
    _COUNT,
    *_of(figure_tables.TRADE, *_TRADED),
    *_SPAN,
)
_PARTY = _within(
    "parties",
    _Known("country", K.COUNTRY, "The country."),
    _Known("name", K.TEXT, "Its name."),
)
_STATE = _within(
    "predecessors",
    _Known("country", K.COUNTRY, "The state."),
    _Known("name", K.TEXT, "Its name."),
    _Known("successor", K.COUNTRY, "The party that succeeds it."),
    _Known("stands_for", K.DATE, "The time for which it stands for the party, in EDTF."),
)
_HELD = _within(
    "counts",
    *(
        _Known(name, K.COUNT, f"How many {what}.")
        for name, what in {
            "events": "events",
            "meetings": "meetings",
            "trade": "trade totals",
            "goods": "commodity facts",
            "standing": "standing facts",
            "sources": "sources",
        }.items()
    ),
)
PROFILE = _rows(
    "profile",
    "The pair on one page.",
    _ID,
    _Known("title", K.TEXT, "The title of the record."),
    _Known("parties", K.ENTRIES, "The two states.", section=_PARTY),
    _Known("predecessors", K.ENTRIES, "Predecessors of the two states.", section=_STATE),
    _Known("as_of", K.DATE, "The last day that the record covers, in EDTF."),
    _Known("counts", K.ENTRY, "How many records each section holds.", section=_HELD),
    _Known("relations", K.RECORDS, "Recognition and diplomatic relations.", section=schema.EVENT),
    _Known("agreements", K.RECORDS, "Treaties, agreements, contracts, joint bodies.", section=schema.EVENT),
    _Known("meetings_by_year", K.RECORDS, "How many meetings and visits a year.", section=COUNTS),
    _Known("latest_meetings", K.RECORDS, "The last five meetings.", section=schema.EVENT),
    _Known("planned", K.RECORDS, "What is planned.", section=schema.EVENT),
    _Known("people", K.RECORDS, "Who met most often.", section=OFFICIAL),
    _Known("trade", K.RECORDS, "Trade totals.", section=figure_tables.TRADE),
    _Known("goods", K.RECORDS, "Commodities.", section=figure_tables.GOODS),
    _Known("standing", K.RECORDS, "What holds without a date.", section=schema.STANDING),
)
_BRIEF_FACT = (
    _Maybe("date", K.DATE, "When, in EDTF."),
    _Maybe("title", K.TEXT, "What it says; null for trade totals."),
    _Maybe("open", K.TEXT, "What the sources leave open about it."),
)
_BRIEF_MORE = (
    _Known("more", K.COUNT, "How many more there are under the heading."),
    _Maybe("command", K.TEXT, "The command that lists all of them."),
    _Maybe("listed", K.COUNT, "How many that lists, which may have others as well."),
)
_CITED = _Known("sources", K.CITATIONS, "Where it is said.", section=shared_fields.CITATION)
BRIEF_LINE = _within(
    "brief_line",
    _Known("head", K.TEXT, "The heading it is under."),
    _Maybe("id", K.TEXT, "The id of the fact; null for a line that counts others."),
    *(*_BRIEF_FACT, *_BRIEF_MORE, _CITED),
)
_HEAD = _within(
    "heads",
    _Known("head", K.TEXT, "The heading: Relations, Leaders, Trade, Left open, …"),
    _Known(
        "facts",
        K.ENTRIES,
        "The latest facts, the latest first.",
        section=_within("facts", _ID, *_BRIEF_FACT, _CITED),
    ),
    *_BRIEF_MORE,
)
BRIEF = _rows(
    "brief",
    "What a desk needs at hand about a pair.",
    _ID,
    _Known("title", K.TEXT, "The title of the record."),
    _Known("parties", K.ENTRIES, "The two states.", section=_PARTY),
    _Known("as_of", K.DATE, "The last day that the record covers, in EDTF."),
    _Known("heads", K.ENTRIES, "The latest of the record, by heading.", section=_HEAD),
)
_FILE = (
    _Known("file", K.TEXT, "The file, as it was named."),
    _Maybe("line", K.COUNT, "The line, from 1; null for the file as a whole.", least=1),
    _Maybe("column", K.COUNT, "The column in characters, from 1; null for the file as a whole.", least=1),
)
_EXCERPT = _Maybe("excerpt", K.TEXT, "The line, as it is in the file.")
_RELATED = _rows(
    "related",
    "An entry that a finding refers to.",
    *_FILE,
    _Known("message", K.TEXT, "What that entry says."),
    _EXCERPT,
)
FINDING = _rows(
    "finding",
    "What a check found.",
    _Known("code", K.TEXT, "The code of the check; docs/checks.md explains each.", pattern="BIL[0-9]{3}"),
    _Known("name", K.TEXT, "The name of the check."),
    _Known("severity", K.WORD, "How serious it is; an error fails the check.", words=SEVERITIES),
    _Maybe("record", K.TEXT, "The id or code of the entry; null if it could not be read."),
    *_FILE,
    _Known("message", K.TEXT, "What was found, and what to do."),
    _EXCERPT,
    _Known("related", K.ENTRIES, "The other entries that it refers to.", section=_RELATED),
)
SCHEMA = _rows(
    "schema",
    "A JSON Schema that bilat prints.",
    _Known("name", K.TEXT, "Its name."),
    _Known("of", K.TEXT, "What it describes."),
)

SECTIONS_OF_ROWS = (
    *(OFFICIAL, GAP, ANNIVERSARY, CITED_SOURCE, HIT, COUNTS, PROFILE, BRIEF, FINDING, SCHEMA),
    listed(schema.EVENT),
)

# The fields of these rows by dotted names, as `--fields` takes them.
OFFICIAL_FIELDS = OFFICIAL.leaves()
GAP_FIELDS = GAP.leaves()
ANNIVERSARY_FIELDS = ANNIVERSARY.leaves()
HIT_FIELDS = HIT.leaves()
CITED_SOURCE_FIELDS = CITED_SOURCE.leaves()
CITED_PLACE_FIELDS = CITED_PLACE.leaves()
PROFILE_FIELDS = PROFILE.leaves()
BRIEF_FIELDS = BRIEF.leaves()
BRIEF_LINE_FIELDS = BRIEF_LINE.leaves()
FINDING_FIELDS = FINDING.leaves()
SCHEMA_FIELDS = SCHEMA.leaves()
COUNT_FIELDS = tuple(field.name for field in COUNTS.fields if not field.sometimes)
TRADE_COUNT_FIELDS = tuple(name for name in COUNTS.leaves() if name not in SUMMARY_KEYS)
