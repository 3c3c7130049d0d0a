"""What a record is, declared once: each section of a dataset with its fields, their kinds and meanings.

The reader of a file, the JSON of a record, the names of `--fields`, both JSON Schemas, the tables of the
docs, the options of `bilat add` and the template of `bilat new` all derive from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bilat.record.declarations import Field, Section
from bilat.record.declarations import FieldKind as K
from bilat.record.model import (
    EVENT_KINDS,
    FLOWS,
    GOODS_STATUSES,
    STANDING_KINDS,
    STATUSES,
    Citation,
    Dataset,
    Event,
    Goods,
    Participant,
    Place,
    Predecessor,
    Standing,
    Trade,
)
from bilat.record.name_tables import COUNTRY, ORGANIZATION, PERSON, SOURCE

FORMAT_VERSION = "1"
PRECISIONS = ("day", "month", "season", "year", "decade", "century", "interval")

_ID_MEANING = "The record's own id, in the file and on the command line."
_NOTE_MEANING = "What a reader must know: what the source leaves open, or how it was read."
_START = Field(
    "start",
    K.DAY,
    "The first day the date can mean; null if open.",
    only="json",
    path="date.start",
    null=True,
)
_END = Field(
    "end", K.DAY, "The last day the date can mean; null if open.", only="json", path="date.end", null=True
)


def _precision(*, null: bool = False) -> Field:
    meaning = "How precise the date is."
    return Field(
        "precision", K.WORD, meaning, only="json", path="date.precision", words=PRECISIONS, null=null
    )


PREDECESSOR = Section(
    "predecessors",
    "a predecessor",
    "Within `dataset`.",
    (
        Field("country", K.COUNTRY, "The state that no longer exists under this name.", required=True),
        Field("successor", K.COUNTRY, "The party that succeeds it.", required=True),
        Field("stands_for", K.DATE, "The time for which it stands for the party.", required=True),
    ),
    record=Predecessor,
)
DATASET = Section(
    "dataset",
    "the dataset",
    "The record itself: its pair of states, and the day up to which it goes.",
    (
        Field(
            "format",
            K.WORD,
            "The version of the file's form.",
            required=True,
            only="file",
            words=(FORMAT_VERSION,),
            example=FORMAT_VERSION,
        ),
        Field("id", K.ID, "The id of the record as a whole.", required=True, example="$id"),
        Field("title", K.TEXT, "The title of the record.", required=True, example="$first and $second"),
        Field("parties", K.PARTIES, "The two states.", required=True, example="[$one, $other]"),
        Field(
            "predecessors",
            K.ENTRIES,
            "States that a party succeeds.",
            section=PREDECESSOR,
            example=("{country: $former, successor: $successor, stands_for: 1922/1991}",),
        ),
        Field("as_of", K.DATE, "The last day that the record covers.", required=True, example="$as_of"),
    ),
    record=Dataset,
)
CITATION = Section(
    "sources of an entry",
    "a citation",
    "Within every event, trade total, commodity and standing fact.",
    (
        Field("id", K.REFERENCE, "The id of a source.", required=True, path="source", section=SOURCE),
        Field("at", K.LOCATORS, "The paragraphs that say so: [p16, p17].", required=True, only="file"),
        Field("locator", K.TEXT, "The paragraph, such as p16.", required=True, only="json"),
    ),
    record=Citation,
    title="citation",
    summary="A place in a source.",
)
PLACE = Section(
    "place",
    "a place",
    "Within an event.",
    (
        Field("name", K.TEXT, "The venue: a building or site.", option="venue", example="Grand Hotel"),
        Field("city", K.TEXT, "The city of the place.", example="Vienna"),
        Field("country", K.COUNTRY, "The country of the place.", required=True, example="AUT"),
    ),
    record=Place,
    title="place",
    summary="Where it was, as far as is known.",
)
PARTICIPANT = Section(
    "participants",
    "a participant",
    "Within an event; each names a person, or a country and a role.",
    (
        Field(
            "person",
            K.REFERENCE,
            "The id of a person; left out if the source gives no name.",
            only="file",
            section=PERSON,
        ),
        Field(
            "name",
            K.TEXT,
            "The person's name; null if the source gives none.",
            only="json",
            path="person.name",
        ),
        Field("role", K.TEXT, "The office, or what the participant did.", required=True),
        Field(
            "country",
            K.COUNTRY,
            "The country that the participant acts for; if left out, the person's.",
            inherits="person",
        ),
        Field(
            "certain",
            K.TRUTH,
            "False for one who may have been there; true if left out.",
            default="true",
            option="possible",
        ),
    ),
    record=Participant,
    title="participant",
    summary="Who took part.",
)
_TOPICS = Field("topics", K.TEXTS, "What it is about.", option="topic", example="[trade]")
_BODIES = Field(
    "organizations",
    K.REFERENCES,
    "A body or company that took part or is concerned.",
    section=ORGANIZATION,
    keeps="name",
    option="organization",
    example="[customs]",
)
_AGENCY = Field(
    "agency",
    K.REFERENCE,
    "The organization whose figures they are.",
    section=ORGANIZATION,
    keeps="name",
    example="customs",
)
_REPORTER = Field(
    "reporter",
    K.COUNTRY,
    "The country that reports: exports go from it to the partner.",
    required=True,
    example="$one",
)
_PARTNER = Field("partner", K.COUNTRY, "The country it trades with.", required=True, example="$other")
_VIEW = Field(
    "attributed_to",
    K.REFERENCE,
    "The source whose view this is, if it is not a fact.",
    section=SOURCE,
    keeps="id",
    example="gazette-2019-05-02",
)


def _note(example: str) -> Field:
    return Field("note", K.TEXT, _NOTE_MEANING, example=example)


def _sources(example: str) -> Field:
    return Field(
        "sources",
        K.CITATIONS,
        "Who says so, and where.",
        required=True,
        section=CITATION,
        option="source",
        example=f"[{{id: gazette-2019-05-02, at: {example}}}]",
    )


def _id(example: str) -> Field:
    return Field("id", K.ID, _ID_MEANING, required=True, example=example)


EVENT = Section(
    "events",
    "an event",
    "Dated facts, in the order they happened.",
    (
        _id("meeting-2018-11"),
        Field("date", K.DATE, "When, as precisely as the source says.", required=True, example="2018-11"),
        _START,
        _END,
        _precision(),
        Field(
            "kind",
            K.WORD,
            "What kind of event it is.",
            required=True,
            words=tuple(EVENT_KINDS),
            example="meeting",
        ),
        Field(
            "status",
            K.WORD,
            "Whether it has happened; occurred if left out.",
            words=STATUSES,
            default="occurred",
            example="occurred",
        ),
        Field(
            "title",
            K.TEXT,
            "What happened, in one line.",
            required=True,
            example="Ivanov and Smith talk about trade",
        ),
        Field("place", K.ENTRY, "Where it happened.", section=PLACE),
        Field(
            "participants",
            K.ENTRIES,
            "Who took part.",
            section=PARTICIPANT,
            option="participant",
            example=(
                "{person: ivanov, role: foreign minister}",
                "{person: smith, role: foreign minister, certain: false} # may have been there",
                "{role: trade minister, country: $other} # someone whom no source names",
            ),
        ),
        _BODIES,
        _TOPICS,
        Field("occasion", K.TEXT, "The conference or ceremony it was part of.", example="A conference"),
        _note("Whether Smith was there is not said."),
        _VIEW,
        _sources("[p2, p3]"),
    ),
    record=Event,
    title="event",
    summary="A dated fact.",
)
TRADE = Section(
    "trade",
    "a trade total",
    "Totals for a period, read from the reporter's side, with the digits that their source wrote.",
    (
        _id("trade-2018"),
        Field("date", K.DATE, "The period: 2018, 2019-01/2019-06.", required=True, example="2018"),
        _START,
        _END,
        _precision(),
        Field("partial", K.TRUTH, "Whether the period is anything but a whole year.", only="json"),
        _REPORTER,
        _PARTNER,
        _AGENCY,
        Field("currency", K.CURRENCY, "The currency, by its ISO 4217 code.", required=True, example="USD"),
        Field("exports", K.FIGURE, "Exports, from the reporter to the partner.", example="84 million"),
        Field("imports", K.FIGURE, "Imports, from the partner to the reporter.", example="1.2 million"),
        Field("total", K.FIGURE, "Exports and imports together.", example="85.2 million"),
        Field("balance", K.FIGURE, "Exports less imports.", only="json"),
        Field("change_percent", K.FIGURE, "Growth of the total, in per cent.", example="24.7"),
        Field("change_from", K.DATE, "The period that the growth is counted from.", example="2017"),
        Field("derived", K.TEXTS, "The figures that bilat worked out.", only="json"),
        _note("Goods alone."),
        _sources("[p4]"),
    ),
    record=Trade,
    title="trade",
    summary="A trade total for a period, read from the reporter's side.",
    one_needed=("exports", "imports", "total"),
)
GOODS = Section(
    "goods",
    "a commodity",
    "Commodities: traded, requested or permitted.",
    (
        _id("wheat-2018"),
        Field("date", K.DATE, "When, if a source says so.", example="2018"),
        _START,
        _END,
        _precision(null=True),
        Field("commodity", K.TEXT, "The commodity, in a word or two.", required=True, example="wheat"),
        Field("hs", K.HS, "Its code in the Harmonized System, if that is certain.", example="1001"),
        Field(
            "flow",
            K.WORD,
            "Which way it goes, from the reporter's side.",
            required=True,
            words=FLOWS,
            example="exports",
        ),
        Field(
            "status",
            K.WORD,
            "Whether it was traded; traded if left out.",
            words=GOODS_STATUSES,
            default="traded",
            example="traded",
        ),
        _REPORTER,
        _PARTNER,
        Field("quantity", K.FIGURE, "How much, in the unit.", example="257,200"),
        Field("unit", K.TEXT, "What the quantity counts: tonnes.", example="tonnes"),
        _AGENCY,
        _note("By sea."),
        _sources("[p5]"),
    ),
    record=Goods,
    title="goods",
    summary="A commodity fact, read from the reporter's side.",
)
STANDING = Section(
    "standing",
    "a standing fact",
    "What holds without a date.",
    (
        _id("consultations"),
        Field("kind", K.WORD, "What it is.", required=True, words=STANDING_KINDS, example="mechanism"),
        Field(
            "title",
            K.TEXT,
            "What holds, in one line.",
            required=True,
            example="Yearly consultations of the foreign ministries",
        ),
        Field("countries", K.COUNTRIES, "The states that it concerns.", example="[$one, $other]"),
        _BODIES,
        _TOPICS,
        _note("Since when is not said."),
        _VIEW,
        _sources("[p6]"),
    ),
    record=Standing,
    title="standing",
    summary="What holds without a date.",
)
# The sections of a file in their order; `dataset` is one entry, and `countries` are by their code.
SECTIONS: Mapping[str, Section[Any]] = {
    section.name: section
    for section in (DATASET, SOURCE, COUNTRY, PERSON, ORGANIZATION, EVENT, TRADE, GOODS, STANDING)
}
