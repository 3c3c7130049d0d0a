"""The rows that reports work out from records, declared like records: people, counts, gaps, findings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from bilat.record import declarations, figure_tables, name_tables, schema, shared_fields
from bilat.record.declarations import FieldKind as K
from bilat.record.declarations import Section
from bilat.record.vocabulary import EVENT_KINDS, PEOPLE_KEYS, TRADE_SUMS

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

Known = partial(declarations.Field, only="json", required=True)
Maybe = partial(declarations.Field, only="json", null=True)
_ID = Known("id", K.ID, "The record's own id.")
_COUNT = Known("count", K.COUNT, "How many.")
_CITED = Known("sources", K.CITATIONS, "Where it is said.", section=shared_fields.CITATION)
_SPAN = (
    Maybe("first", K.DATE, "The date that starts first, in EDTF."),
    Maybe("last", K.DATE, "The date that ends last, in EDTF."),
)


def row_section(title: str, summary: str, *fields: declarations.Field) -> Section[object]:
    """Declare the objects that a report prints under a title of their own."""
    return Section(title, "a row", summary, fields, record=dict, title=title, summary=summary)


def within(name: str, *fields: declarations.Field) -> Section[object]:
    """Declare a nested object that only one kind of row has."""
    return Section(name, "a row", "", fields, record=dict)


def _sometimes(section: Section[object], *names: str) -> tuple[declarations.Field, ...]:
    """Return fields of a section as a row of counts may have them."""
    return tuple(field._replace(sometimes=True) for field in section.fields if field.name in names)


CERTAIN = Known("certain", K.TRUTH, "In lists: whether it surely answers the question, or only possibly.")


def listed(section: Section[object]) -> Section[object]:
    """Return a section as lists show its records: with whether each surely answers."""
    return section.with_fields(*section.fields, CERTAIN)


OFFICIAL = row_section(
    "official",
    "Who took part, and how often.",
    Maybe("name", K.TEXT, "The person's name; null for an office without one."),
    Known("country", K.COUNTRY, "The country that the person acts for."),
    Known("roles", K.TEXTS, "In what roles."),
    _COUNT,
    *_SPAN,
    Known("possible", K.COUNT, "At how many of the events they may, but need not, have been."),
    Known(
        "at_least", K.TRUTH, "Whether the count is a minimum: an event may have been on one of several days."
    ),
    _CITED,
)
_NAMED = row_section(
    "named",
    "An event, in short.",
    _ID,
    Known("date", K.DATE, "When, in EDTF."),
    Known("title", K.TEXT, "What happened."),
)
GAP = row_section(
    "silence",
    "A stretch between two encounters without another that the record is sure of.",
    Known("at_least_days", K.COUNT, "How many days it surely lasted, from one date to the other.", least=1),
    Maybe(
        "at_most_days", K.COUNT, "How many it can have lasted; null if no sure encounter ends it.", least=1
    ),
    Known("after", K.ENTRY, "The encounter before it.", section=_NAMED),
    Known("before", K.ENTRY, "The encounter after it.", section=_NAMED),
    Known(
        "perhaps_broken_by",
        K.ENTRIES,
        "Encounters in between that only possibly count: whether the people were there is in doubt.",
        section=_NAMED,
    ),
)
ANNIVERSARY = row_section(
    "anniversary",
    "A day on which an event happened a whole number of years ago.",
    Known("date", K.DAY, "The day."),
    Known("years", K.COUNT, "How many years.", least=1),
    Known("round", K.TRUTH, "Whether the years are a multiple of five."),
    Known(
        "event",
        K.ENTRY,
        "The event.",
        section=within(
            "event",
            _ID,
            Known("date", K.DAY, "Its day."),
            Known("kind", K.WORD, "Its kind.", words=tuple(EVENT_KINDS)),
            Known("title", K.TEXT, "What happened."),
        ),
    ),
)
HIT = row_section(
    "hit",
    "An entry of any section that holds the words.",
    Known("id", K.TEXT, "Its id; of a country, its code."),
    Known("section", K.WORD, "The section that it is in.", words=SEARCHED),
    Maybe("date", K.DATE, "When, in EDTF; null where that is not known."),
    Known("title", K.TEXT, "What it is, in a few words."),
    Known("command", K.TEXT, "The command that shows it in full."),
)
CITED_SOURCE = row_section(
    "cited_source",
    "A publication and how much of it is cited.",
    *name_tables.SOURCE.in_json(),
    Known("records", K.COUNT, "How many records cite it."),
    Known("paragraphs_cited", K.COUNT, "How many of its paragraphs are cited."),
)
_CITING = within(
    "cited_by",
    _ID,
    Known("title", K.TEXT, "What it is, in a few words."),
    Maybe("for", K.TEXT, "What it cites the place for, if not the fact itself, such as office."),
)
CITED_PLACE = row_section(
    "cited_place",
    "A place in a source, and what rests on it.",
    Known("locator", K.TEXT, "The place: p16, page 12, row 17, § 4, #33019."),
    Known("without_facts", K.TRUTH, "Whether the source lists it as without facts."),
    Known("cited_by", K.ENTRIES, "The records that cite it.", section=_CITING),
    Maybe("text", K.TEXT, "Its words, if the text was given (--text)."),
)
COUNTS = row_section(
    "row",
    "Counts by one or two keys, each value under the name of its key.",
    *(
        Maybe(key, K.TEXT, f"The {key}; null for records without one.", sometimes=True)
        for key in SUMMARY_KEYS
    ),
    *_sometimes(figure_tables.TRADE, "reporter", "partner", "currency"),
    *_sometimes(figure_tables.TRADE, "partial", "derived"),
    _COUNT,
    *_sometimes(figure_tables.TRADE, *TRADE_SUMS),
    *_SPAN,
    Known("possible", K.COUNT, "Of how many events it is only possible, counted by people.", sometimes=True),
    Known(
        "at_least",
        K.TRUTH,
        "Whether one of the others was on one of several days, or on more, counted by people.",
        sometimes=True,
    ),
)
_PARTY = within(
    "parties",
    Known("country", K.COUNTRY, "The country."),
    Known("name", K.TEXT, "Its name."),
)
_PREDECESSOR = within(
    "predecessors",
    Known("country", K.COUNTRY, "The state."),
    Known("name", K.TEXT, "Its name."),
    Known("successor", K.COUNTRY, "The party that succeeds it."),
    Known("stands_for", K.DATE, "The time for which it stands for the party, in EDTF."),
)
_COUNTS_OF_SECTIONS = within(
    "counts",
    *(
        Known(name, K.COUNT, f"How many {what}.")
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
PROFILE = row_section(
    "profile",
    "The pair on one page.",
    _ID,
    Known("title", K.TEXT, "The title of the record."),
    Known("parties", K.ENTRIES, "The two states.", section=_PARTY),
    Known("predecessors", K.ENTRIES, "Predecessors of the two states.", section=_PREDECESSOR),
    Known("as_of", K.DATE, "The last day that the record covers, in EDTF."),
    Known("counts", K.ENTRY, "How many records each section holds.", section=_COUNTS_OF_SECTIONS),
    Known("relations", K.RECORDS, "Recognition and diplomatic relations.", section=schema.EVENT),
    Known("agreements", K.RECORDS, "Treaties, agreements, contracts, joint bodies.", section=schema.EVENT),
    Known("meetings_by_year", K.RECORDS, "How many meetings and visits a year.", section=COUNTS),
    Known("latest_meetings", K.RECORDS, "The last five meetings.", section=schema.EVENT),
    Known("planned", K.RECORDS, "What is planned.", section=schema.EVENT),
    Known("people", K.RECORDS, "Who met most often.", section=OFFICIAL),
    Known("trade", K.RECORDS, "Trade totals.", section=figure_tables.TRADE),
    Known("goods", K.RECORDS, "Commodities.", section=figure_tables.GOODS),
    Known("standing", K.RECORDS, "What holds without a date.", section=schema.STANDING),
)
_BRIEF_FACT = (
    Maybe("date", K.DATE, "When, in EDTF."),
    Maybe("title", K.TEXT, "What it says; null for trade totals."),
    Maybe("open", K.TEXT, "What the sources leave open about it."),
)
_BRIEF_MORE = (
    Known("more", K.COUNT, "How many more there are under the heading."),
    Maybe("command", K.TEXT, "The command that lists all of them."),
    Maybe("listed", K.COUNT, "How many that lists, which may have others as well."),
)
BRIEF_LINE = within(
    "brief_line",
    Known("head", K.TEXT, "The heading it is under."),
    Maybe("id", K.TEXT, "The id of the fact; null for a line that counts others."),
    *(*_BRIEF_FACT, *_BRIEF_MORE, _CITED),
)
_HEAD = within(
    "heads",
    Known("head", K.TEXT, "The heading: Relations, Leaders, Trade, Left open, …"),
    Known(
        "facts",
        K.ENTRIES,
        "The latest facts, the latest first.",
        section=within("facts", _ID, *_BRIEF_FACT, _CITED),
    ),
    *_BRIEF_MORE,
)
BRIEF = row_section(
    "brief",
    "What a desk needs at hand about a pair.",
    _ID,
    Known("title", K.TEXT, "The title of the record."),
    Known("parties", K.ENTRIES, "The two states.", section=_PARTY),
    Known("as_of", K.DATE, "The last day that the record covers, in EDTF."),
    Known("heads", K.ENTRIES, "The latest of the record, by heading.", section=_HEAD),
)
_LOCATION = (
    Known("file", K.TEXT, "The file, as it was named."),
    Maybe("line", K.COUNT, "The line, from 1; null for the file as a whole.", least=1),
    Maybe("column", K.COUNT, "The column in characters, from 1; null for the file as a whole.", least=1),
)
_EXCERPT = Maybe("excerpt", K.TEXT, "The line, as it is in the file.")
_RELATED = row_section(
    "related",
    "An entry that a finding refers to.",
    *_LOCATION,
    Known("message", K.TEXT, "What that entry says."),
    _EXCERPT,
)
FINDING = row_section(
    "finding",
    "What a check found.",
    Known("code", K.TEXT, "The code of the check; docs/checks.md explains each.", pattern="BIL[0-9]{3}"),
    Known("name", K.TEXT, "The name of the check."),
    Known("severity", K.WORD, "How serious it is; an error fails the check.", words=SEVERITIES),
    Maybe("record", K.TEXT, "The id or code of the entry; null if it could not be read."),
    *_LOCATION,
    Known("message", K.TEXT, "What was found, and what to do."),
    _EXCERPT,
    Known("related", K.ENTRIES, "The other entries that it refers to.", section=_RELATED),
)
SCHEMA = row_section(
    "schema",
    "A JSON Schema that bilat prints.",
    Known("name", K.TEXT, "Its name."),
    Known("of", K.TEXT, "What it describes."),
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
_DOUBT_FIELDS = ("possible", "at_least")
_TRADE_COUNT_FIELDS = tuple(name for name in COUNTS.leaves() if name not in (*SUMMARY_KEYS, *_DOUBT_FIELDS))


def count_fields(what: str, by: Iterable[str]) -> tuple[str, ...]:
    """Return the fields of a count by some keys beside these: events by people also say what is in doubt."""
    if what == "trade":
        return _TRADE_COUNT_FIELDS
    of_people = what in ("events", "meetings", "visits") and not PEOPLE_KEYS.isdisjoint(by)
    return (*COUNT_FIELDS, *(_DOUBT_FIELDS if of_people else ()))
