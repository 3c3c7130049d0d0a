"""Fields and nested sections that several sections of a dataset share."""

from __future__ import annotations

from bilat.record.declarations import Field, Section
from bilat.record.declarations import FieldKind as K
from bilat.record.model import Citation, Forecast, Variant
from bilat.record.name_tables import ORGANIZATION, SOURCE

PRECISIONS = ("day", "month", "season", "year", "decade", "century", "interval", "set")
ID_MEANING = "The record's own id, in the file and on the command line."
NOTE_MEANING = "What a reader must know: what the source leaves open, or how it was read."
START = Field(
    "start",
    K.DAY,
    "The first day the date can mean; null if open.",
    only="json",
    path="date.start",
    null=True,
)
END = Field(
    "end", K.DAY, "The last day the date can mean; null if open.", only="json", path="date.end", null=True
)
SPANS = Field(
    "spans",
    K.SPANS,
    "The spans of days that the date can mean, each with its first and last day: several for one of a set.",
    only="json",
    path="date.spans",
    null=True,
)
BOUNDS = Field(
    "bounds",
    K.BOUNDS,
    "For each figure by name the least and the greatest that it can be, null where it has no bound.",
    only="json",
)


def precision(*, null: bool = False) -> Field:
    """Declare how precise the date of an entry is."""
    meaning = "How precise the date is."
    return Field(
        "precision", K.WORD, meaning, only="json", path="date.precision", words=PRECISIONS, null=null
    )


CITATION = Section(
    "sources of an entry",
    "a citation",
    "Within every event, trade total, commodity and standing fact.",
    (
        Field("id", K.REFERENCE, "The id of a source.", required=True, path="source", section=SOURCE),
        Field("at", K.LOCATORS, "The places in it that say so: [p16, p17].", required=True, only="file"),
        Field(
            "locator",
            K.TEXT,
            "The place in it: p16, page 12, row 17, § 4, #33019.",
            required=True,
            only="json",
        ),
        Field(
            "for",
            K.TEXT,
            "What it is cited for, if not the fact itself, such as office.",
            path="purpose",
            example="office",
        ),
    ),
    record=Citation,
    title="citation",
    summary="A place in a source.",
)
TOPICS = Field("topics", K.TEXTS, "What it is about.", option="topic", example="[trade]")
BODIES = Field(
    "organizations",
    K.REFERENCES,
    "A body or company that took part or is concerned.",
    section=ORGANIZATION,
    keeps="name",
    option="organization",
    example="[customs]",
)
VIEW = Field(
    "attributed_to",
    K.REFERENCE,
    "The source whose view this is, if it is not a fact.",
    section=SOURCE,
    keeps="id",
    example="gazette-2019-05-02",
)


def note(example: str) -> Field:
    """Declare the note of an entry."""
    return Field("note", K.TEXT, NOTE_MEANING, example=example)


def sources(example: str) -> Field:
    """Declare the citations of an entry."""
    return Field(
        "sources",
        K.CITATIONS,
        "Who says so, and where.",
        required=True,
        section=CITATION,
        option="source",
        example=f"[{{id: gazette-2019-05-02, at: {example}}}]",
    )


VARIANT = Section(
    "variants",
    "a variant",
    "Within an event, a trade total, a commodity or a figure: what another source gives for one field.",
    (
        Field("key", K.TEXT, "The field: date, title, place.city, exports.", required=True),
        Field("value", K.TEXT, "What the other source gives, in the form of the field.", required=True),
        sources("[p7]"),
    ),
    record=Variant,
    title="variant",
    summary="What another source gives for a field.",
)
FORECAST = Section(
    "forecasts",
    "a forecast",
    "Within an event: earlier dates that it was planned for.",
    (
        Field("date", K.DATE, "The date it was planned for.", required=True),
        Field("said", K.DATE, "When that was said."),
        sources("[p8]"),
    ),
    record=Forecast,
    title="forecast",
    summary="An earlier date of something planned.",
)
VARIANTS = Field(
    "variants",
    K.ENTRIES,
    "Where sources disagree: what another one gives for a field.",
    section=VARIANT,
    option="variant",
    example=("{key: date, value: 2018-12, sources: [{id: gazette-2019-05-02, at: [p7]}]}",),
)


def currency(*, required: bool = False) -> Field:
    """Declare the currency of an entry's money."""
    return Field(
        "currency", K.CURRENCY, "The currency, by its ISO 4217 code.", required=required, example="USD"
    )


def identity(example: str) -> Field:
    """Declare the id of an entry."""
    return Field("id", K.ID, ID_MEANING, required=True, example=example)
