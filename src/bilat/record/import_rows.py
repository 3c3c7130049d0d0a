"""What `bilat import --json` prints, declared: the report of an import, and that of one into tables."""

from __future__ import annotations

from bilat.record.declarations import FieldKind as K
from bilat.record.rows import Known, Maybe, row_section, within

# What a row, or an entry made of it, is to the record that it is compared with.
OUTCOMES = ("new", "already_there", "adds_something", "disagrees")
# The sections that entries are written to.
WRITTEN = ("sources", "events", "trade", "goods", "figures")

_REASON = row_section(
    "reason",
    "Why rows were left out.",
    Known("reason", K.TEXT, "Why."),
    Known("rows", K.COUNT, "How many rows.", least=1),
)
_DIFFERENCE = row_section(
    "difference",
    "A field in which an imported entry differs from the one that it matches.",
    Known("field", K.TEXT, "The field, such as date or place.city."),
    Maybe("there", K.TEXT, "What the record has; null if it has nothing, or more than a word."),
)
_ENTRY = row_section(
    "imported_entry",
    "What became of an entry made of one row or several.",
    Known("rows", K.COUNTS, "The numbers of the rows, as a spreadsheet counts."),
    Known("section", K.TEXT, "The section that it belongs to."),
    Known("outcome", K.WORD, "What it is to the record.", words=OUTCOMES),
    Maybe("id", K.ID, "Its id; null if the record has it already."),
    Maybe("matches", K.ID, "The id of the entry that it matches."),
    Known("fields", K.RECORDS, "The fields in which they differ.", section=_DIFFERENCE),
)
_COUNTS = within(
    "rows",
    Known("read", K.COUNT, "Rows read: of another pair, outside the period, and of the pair."),
    Known("another_pair", K.COUNT, "Rows of another pair."),
    Known("outside_period", K.COUNT, "Rows outside --since and --until."),
    Known("of_pair", K.COUNT, "Rows of the pair: the sum of those that follow."),
    Known("new", K.COUNT, "Rows that the record lacks."),
    Known("already_there", K.COUNT, "Rows that it has."),
    Known("adds_something", K.COUNT, "Rows that say more than the entry that they match."),
    Known("disagrees", K.COUNT, "Rows that contradict the entry that they match."),
    Known("left_out", K.COUNT, "Rows left out."),
    Known("reasons", K.RECORDS, "Why rows were left out.", section=_REASON),
)
_FILE = row_section(
    "imported_file",
    "What became of the rows of a file.",
    Known("file", K.TEXT, "The file, as it was named."),
    Maybe("source", K.ID, "The id of the source that it is."),
    Known("encoding", K.TEXT, "The encoding that it was read in."),
    Known("rows", K.ENTRY, "How many rows, and what became of them.", section=_COUNTS),
    Known("entries", K.RECORDS, "The entries made of its rows.", section=_ENTRY),
)
_PER_SECTION = within(
    "written", *(Known(name, K.COUNT, f"Entries of the section {name}.") for name in WRITTEN)
)
REPORT = row_section(
    "import_report",
    "What became of the files of an import.",
    Known("format", K.TEXT, "The format of the files."),
    Known("pair", K.TEXT, "The two states."),
    Known("files", K.RECORDS, "The files, in the order in which they were named.", section=_FILE),
    Known("written", K.ENTRY, "How many entries are to be written.", section=_PER_SECTION),
)
_FILE_OF_LEADS = row_section(
    "file_of_leads",
    "What became of the rows of a file that was imported into tables.",
    Known("file", K.TEXT, "The file, as it was named."),
    Known("encoding", K.TEXT, "The encoding that it was read in."),
    Known("read", K.COUNT, "Rows read."),
    Known("used", K.COUNT, "Rows that leads were made of."),
    Known("left_out", K.RECORDS, "Why rows were left out.", section=_REASON),
)
_INTO_TABLES = within(
    "written",
    Known("pairs", K.COUNT, "Pairs of states."),
    Known("events", K.COUNT, "Events."),
    Known("already_there", K.COUNT, "Leads that were there already."),
)
TABLES_REPORT = row_section(
    "tables_report",
    "What became of the files of an import into tables.",
    Known("format", K.TEXT, "The format of the files."),
    Known("files", K.RECORDS, "The files, in the order in which they were named.", section=_FILE_OF_LEADS),
    Known("written", K.ENTRY, "What the tables hold.", section=_INTO_TABLES),
)
