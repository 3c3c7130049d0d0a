"""What `bilat import --json` prints, declared: the report of an import, and that of one into tables."""

from __future__ import annotations

from functools import partial

from bilat.record import declarations
from bilat.record.declarations import FieldKind as K
from bilat.record.declarations import Section
from bilat.record.rows import Row

# What a row, or an entry made of it, is to the record that it is compared with.
OUTCOMES = ("new", "already_there", "adds_something", "disagrees")
# The sections that entries are written to.
WRITTEN = ("sources", "events", "trade", "goods", "figures")
_Known = partial(declarations.Field, only="json", required=True)
_Maybe = partial(declarations.Field, only="json", null=True)


def _section(title: str, summary: str, *fields: declarations.Field) -> Section[Row]:
    return Section(title, "a row", summary, fields, record=dict, title=title, summary=summary)


_REASON = _section(
    "reason",
    "Why rows were left out.",
    _Known("reason", K.TEXT, "Why."),
    _Known("rows", K.COUNT, "How many rows.", least=1),
)
_DIFFERENCE = _section(
    "difference",
    "A field in which an imported entry differs from the one that it matches.",
    _Known("field", K.TEXT, "The field, such as date or place.city."),
    _Maybe("there", K.TEXT, "What the record has; null if it has nothing, or more than a word."),
)
_ENTRY = _section(
    "imported_entry",
    "What became of an entry made of one row or several.",
    _Known("rows", K.COUNTS, "The numbers of the rows, as a spreadsheet counts."),
    _Known("section", K.TEXT, "The section that it belongs to."),
    _Known("outcome", K.WORD, "What it is to the record.", words=OUTCOMES),
    _Maybe("id", K.ID, "Its id; null if the record has it already."),
    _Maybe("matches", K.ID, "The id of the entry that it matches."),
    _Known("fields", K.RECORDS, "The fields in which they differ.", section=_DIFFERENCE),
)
_COUNTS: Section[Row] = Section(
    "rows",
    "a row",
    "",
    (
        _Known("read", K.COUNT, "Rows read: of another pair, outside the period, and of the pair."),
        _Known("another_pair", K.COUNT, "Rows of another pair."),
        _Known("outside_period", K.COUNT, "Rows outside --since and --until."),
        _Known("of_pair", K.COUNT, "Rows of the pair: the sum of those that follow."),
        _Known("new", K.COUNT, "Rows that the record lacks."),
        _Known("already_there", K.COUNT, "Rows that it has."),
        _Known("adds_something", K.COUNT, "Rows that say more than the entry that they match."),
        _Known("disagrees", K.COUNT, "Rows that contradict the entry that they match."),
        _Known("left_out", K.COUNT, "Rows left out."),
        _Known("reasons", K.RECORDS, "Why rows were left out.", section=_REASON),
    ),
    record=dict,
)
_FILE = _section(
    "imported_file",
    "What became of the rows of a file.",
    _Known("file", K.TEXT, "The file, as it was named."),
    _Maybe("source", K.ID, "The id of the source that it is."),
    _Known("encoding", K.TEXT, "The encoding that it was read in."),
    _Known("rows", K.ENTRY, "How many rows, and what became of them.", section=_COUNTS),
    _Known("entries", K.RECORDS, "The entries made of its rows.", section=_ENTRY),
)
_PER_SECTION: Section[Row] = Section(
    "written",
    "a row",
    "",
    tuple(_Known(name, K.COUNT, f"Entries of the section {name}.") for name in WRITTEN),
    record=dict,
)
REPORT = _section(
    "import_report",
    "What became of the files of an import.",
    _Known("format", K.TEXT, "The format of the files."),
    _Known("pair", K.TEXT, "The two states."),
    _Known("files", K.RECORDS, "The files, in the order in which they were named.", section=_FILE),
    _Known("written", K.ENTRY, "How many entries are to be written.", section=_PER_SECTION),
)
_FILE_OF_LEADS = _section(
    "file_of_leads",
    "What became of the rows of a file that was imported into tables.",
    _Known("file", K.TEXT, "The file, as it was named."),
    _Known("encoding", K.TEXT, "The encoding that it was read in."),
    _Known("read", K.COUNT, "Rows read."),
    _Known("used", K.COUNT, "Rows that leads were made of."),
    _Known("left_out", K.RECORDS, "Why rows were left out.", section=_REASON),
)
_INTO_TABLES: Section[Row] = Section(
    "written",
    "a row",
    "",
    (
        _Known("pairs", K.COUNT, "Pairs of states."),
        _Known("events", K.COUNT, "Events."),
        _Known("already_there", K.COUNT, "Leads that were there already."),
    ),
    record=dict,
)
TABLES_REPORT = _section(
    "tables_report",
    "What became of the files of an import into tables.",
    _Known("format", K.TEXT, "The format of the files."),
    _Known("files", K.RECORDS, "The files, in the order in which they were named.", section=_FILE_OF_LEADS),
    _Known("written", K.ENTRY, "What the tables hold.", section=_INTO_TABLES),
)
