"""What a record is, declared once: each section of a dataset with its fields, their kinds and meanings.

The reader of a file, the JSON of a record, the names of `--fields`, both JSON Schemas, the tables of the
docs, the options of `bilat add` and the template of `bilat new` all derive from here.
"""

from __future__ import annotations

from collections.abc import Mapping

from bilat.record import shared_fields as shared
from bilat.record.declarations import Field, Section
from bilat.record.declarations import FieldKind as K
from bilat.record.figure_tables import GOODS, STATISTIC, TRADE
from bilat.record.model import (
    Dataset,
    Event,
    FiscalYear,
    Participant,
    Place,
    Predecessor,
    Standing,
)
from bilat.record.name_tables import COUNTRY, ORGANIZATION, PERSON, SOURCE
from bilat.record.vocabulary import (
    EVENT_KINDS,
    PARTS,
    STANDING_KINDS,
    STATUSES,
)
from bilat.values.offices import LEVELS

FORMAT_VERSION = "1"

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
FISCAL_YEAR = Section(
    "fiscal_years",
    "a fiscal year",
    "Within `dataset`.",
    (
        Field("country", K.COUNTRY, "The party whose fiscal year it is.", required=True),
        Field("begins", K.MONTH_DAY, "The month and day on which it begins: 04-01.", required=True),
    ),
    record=FiscalYear,
)
DATASET = Section(
    "dataset",
    "the dataset",
    "The record itself: its pair of states, and the day up to which it goes.",
    (
        Field(
            "format",
            K.WORD,
            "The version of the file format.",
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
        Field(
            "fiscal_years",
            K.ENTRIES,
            "When a party's fiscal year begins, if that is not in January.",
            section=FISCAL_YEAR,
            example=("{country: $one, begins: 04-01}",),
        ),
        Field("as_of", K.DATE, "The last day that the record covers.", required=True, example="$as_of"),
    ),
    record=Dataset,
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
        Field(
            "part",
            K.WORD,
            "On a visit, whether the participant travelled or received; if left out, worked out from place.",
            words=PARTS,
            null=True,
        ),
        Field(
            "level",
            K.WORD,
            "The level of the office, where its name does not tell.",
            words=LEVELS,
            null=True,
        ),
    ),
    record=Participant,
    title="participant",
    summary="Who took part.",
)
EVENT = Section(
    "events",
    "an event",
    "Dated facts, in the order they happened.",
    (
        shared.identity("meeting-2018-11"),
        Field("date", K.DATE, "When, as precisely as the source says.", required=True, example="2018-11"),
        shared.START,
        shared.END,
        shared.SPANS,
        shared.precision(),
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
                "{role: envoy, country: $one, level: ministers} # of a level that the role does not tell",
            ),
        ),
        shared.BODIES,
        shared.TOPICS,
        Field("occasion", K.TEXT, "The conference or ceremony it was part of.", example="A conference"),
        Field(
            "part_of",
            K.SIBLINGS,
            "The events that it is part of: talks are part of a visit, a signing is part of talks.",
            example="[visit-2018-11]",
        ),
        Field(
            "part_of_one",
            K.SIBLINGS,
            "Events of which it is part of one; the source leaves open which.",
            example="[visit-2018-11, visit-2018-12]",
        ),
        Field("amount", K.FIGURE, "What it is worth: a contract, a loan, aid.", example="1.5 billion"),
        shared.currency(),
        Field("in_force", K.DATE, "When a treaty or agreement entered into force.", example="2019-02-01"),
        Field("ended", K.DATE, "When it ended.", example="2024"),
        Field(
            "forecasts",
            K.ENTRIES,
            "Earlier dates that it was planned for.",
            section=shared.FORECAST,
            option="forecast",
            example=("{date: 2018-10, said: 2018-08, sources: [{id: gazette-2019-05-02, at: [p8]}]}",),
        ),
        shared.VARIANTS,
        shared.BOUNDS,
        shared.note("Whether Smith was there is not said."),
        shared.VIEW,
        shared.sources("[p2, p3]"),
    ),
    record=Event,
    title="event",
    summary="A dated fact.",
    examples=(
        "{id: visit-2018-11, date: 2018-11, kind: visit, title: Ivanov visits $second, "
        "participants: [{person: ivanov, role: foreign minister, part: visitor}], "
        "sources: [{id: gazette-2019-05-02, at: [p6]}, {id: gazette-2019-05-02, at: [p1], for: office}]}",
        "{id: treaty-2018, date: 2018-11, kind: treaty, title: Treaty on trade, part_of: [visit-2018-11], "
        "in_force: 2019-02-01, ended: 2024, sources: [{id: gazette-2019-05-02, at: [p6]}]}",
        "{id: contract-2018, date: 2018, kind: contract, title: Contract on wheat, "
        "part_of_one: [visit-2018-11, visit-2018-12], amount: 12 million, currency: USD, "
        "sources: [{id: gazette-2019-05-02, at: [p7]}]}",
        "{id: visit-2018-12, date: 2018-12, kind: visit, status: planned, title: Smith is to visit $first, "
        "forecasts: [{date: 2018-10, said: 2018-08, sources: [{id: gazette-2018, at: [p3]}]}], "
        "sources: [{id: gazette-2018, at: [p4]}]}",
    ),
    apart=("part_of", "part_of_one", "amount", "currency", "in_force", "ended", "forecasts"),
)
STANDING = Section(
    "standing",
    "a standing fact",
    "What holds without a date.",
    (
        shared.identity("consultations"),
        Field("kind", K.WORD, "What it is.", required=True, words=STANDING_KINDS, example="mechanism"),
        Field(
            "title",
            K.TEXT,
            "What holds, in one line.",
            required=True,
            example="Yearly consultations of the foreign ministries",
        ),
        Field(
            "countries",
            K.COUNTRIES,
            "The states that it concerns.",
            option="country",
            example="[$one, $other]",
        ),
        shared.BODIES,
        shared.TOPICS,
        shared.note("Since when is not said."),
        shared.VIEW,
        shared.sources("[p6]"),
    ),
    record=Standing,
    title="standing",
    summary="What holds without a date.",
)
# The sections of a file in their order; `dataset` is one entry, and `countries` are by their code.
SECTIONS: Mapping[str, Section[object]] = {
    section.name: section
    for section in (DATASET, SOURCE, COUNTRY, PERSON, ORGANIZATION, EVENT, TRADE, GOODS, STATISTIC, STANDING)
}
