"""The sections of a dataset that hold names, declared: what facts cite, and whom they speak of."""

from __future__ import annotations

from bilat.record.declarations import Field, Section
from bilat.record.declarations import FieldKind as K
from bilat.record.model import Country, Organization, Person, Source

_CODE = Field("code", K.COUNTRY, "Its ISO 3166 code.", required=True, only="json")
_EVENTS = Field("events", K.SIBLINGS, "The ids of the events it took part in.", only="json", required=True)
_ALIASES = Field("aliases", K.TEXTS, "Other spellings, in any script; each of them finds it.", option="alias")
COUNTRY = Section(
    "countries",
    "a country",
    "Countries by their ISO 3166 code, with the names that are used.",
    (
        Field("name", K.TEXT, "The name in use.", required=True),
        _ALIASES,
    ),
    record=Country,
    title="country",
    summary="A country.",
)


def _shown(section: Section[object]) -> Section[object]:
    """Return a section as `bilat show` shows it: with the events that an entry took part in."""
    head = (_CODE,) if section is COUNTRY else ()
    return section.with_fields(*head, *section.fields, _EVENTS)


# The kinds of locator, each with how many of it a source has.
_COUNTS = (
    ("paragraphs", "How many paragraphs it has, cited as p16.", "12"),
    ("pages", "How many pages it has, cited as page 12.", "4"),
    ("rows", "How many rows it has, cited as row 17.", "120"),
    ("sections", "How many sections it has, cited as § 4 or § 4.2.", "9"),
    ("records", "How many records with ids of their own it has, cited as #33019.", "500"),
)
SOURCE = Section(
    "sources",
    "a source",
    "The publications that entries cite.",
    (
        Field("id", K.ID, "The id that citations use.", required=True, example="gazette-2019-05-02"),
        Field("publisher", K.TEXT, "Who published it.", required=True, example="The Gazette"),
        Field(
            "carrier", K.TEXT, "Who passed it on, if that was not the publisher.", example="Gazette Online"
        ),
        Field("place", K.TEXT, "Where it was published.", example="London"),
        Field("date", K.DATE, "When it was published.", example="2019-05-02"),
        Field("accessed", K.DATE, "When it was read; enough where no date is given.", example="2019-05-03"),
        Field(
            "title",
            K.TEXT,
            "Its title, or the word none if it has none.",
            required=True,
            nothing="none",
            example="none",
        ),
        Field("url", K.TEXT, "Where it can be read.", example="https://example.org/2019/05/02"),
        Field(
            "archived",
            K.TEXT,
            "Where a copy of it is kept.",
            example="https://archive.example.org/2019/05/02",
        ),
        Field("language", K.TEXT, "The language it is in.", example="English"),
        Field(
            "edition_of",
            K.SIBLING,
            "The source that it is another edition of.",
            example="gazette-2018",
        ),
        *(Field(kind, K.COUNT, meaning, only="file", example=example) for kind, meaning, example in _COUNTS),
        Field(
            "without_facts",
            K.LOCATORS,
            "Places in it that need not be cited, such as p1.",
            only="file",
            example="[p1, p12]",
        ),
    ),
    one_needed=("date", "accessed"),
    examples=("{id: gazette-2018, publisher: The Gazette, date: 2018-12-03, title: none}",),
    record=Source,
    title="source",
    summary="A publication.",
)
PERSON = Section(
    "people",
    "a person",
    "The names of people; other spellings and scripts are aliases.",
    (
        Field("id", K.ID, "The id that participants use.", required=True),
        Field("name", K.TEXT, "The name as its owner spells it.", required=True),
        _ALIASES,
        Field("country", K.COUNTRY, "The country that the person acts for.", required=True),
    ),
    record=Person,
    title="person",
    summary="A person.",
    examples=(
        "{id: ivanov, name: Ivan Ivanov, aliases: [Иван Иванов], country: $one}",
        "{id: smith, name: Jane Smith, country: $other}",
    ),
)
ORGANIZATION = Section(
    "organizations",
    "an organization",
    "The names of bodies, companies and agencies.",
    (
        Field("id", K.ID, "The id that other entries use.", required=True),
        Field("name", K.TEXT, "The name in use.", required=True),
        _ALIASES,
        Field("kind", K.TEXT, "What it is, in a word: company, agency, body.", required=True),
        Field("country", K.COUNTRY, "The country that it belongs to."),
    ),
    record=Organization,
    title="organization",
    summary="A body, company or agency.",
    examples=("{id: customs, name: Customs Service, aliases: [CS], kind: agency, country: $one}",),
)
# These as `bilat show` shows them.
PERSON_SHOWN = _shown(PERSON)
ORGANIZATION_SHOWN = _shown(ORGANIZATION)
COUNTRY_SHOWN = _shown(COUNTRY)
