"""The form of a dataset file, declared once: the keys of each kind of entry, and what each may hold.

The loader takes its keys from here; the JSON Schema of the file and the skeleton of a new one are made of
the same tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bilat.record.model import EVENT_KINDS, FLOWS, GOODS_STATUSES, STANDING_KINDS, STATUSES

FORMAT_VERSION = "1"
# Patterns of a whole text.
ID = r"[a-z0-9]+(-[a-z0-9]+)*"
LOCATOR = r"p[1-9][0-9]{0,5}"


class Kind(StrEnum):
    """What a value is: a text of some form, a list of them, or entries within the entry."""

    ID = "id"
    TEXT = "text"
    TEXTS = "texts"
    WORD = "word"
    TRUTH = "truth"
    DATE = "date"
    FIGURE = "figure"
    COUNT = "count"
    CURRENCY = "currency"
    HS = "hs"
    COUNTRY = "country"
    COUNTRIES = "countries"
    PARTIES = "parties"
    REFERENCE = "reference"
    REFERENCES = "references"
    LOCATORS = "locators"
    ENTRY = "entry"
    ENTRIES = "entries"


@dataclass(frozen=True, slots=True)
class Key:
    """What stands under a key. `words` are those a `WORD` may be, `form` the keys of the entries within."""

    kind: Kind
    required: bool = False
    words: tuple[str, ...] = ()
    form: Mapping[str, Key] | None = None


Form = Mapping[str, Key]

_ID = Key(Kind.ID, required=True)
_TEXT = Key(Kind.TEXT)
_TITLE = Key(Kind.TEXT, required=True)
_TEXTS = Key(Kind.TEXTS)
_DATE = Key(Kind.DATE, required=True)
_SOMETIME = Key(Kind.DATE)
_FIGURE = Key(Kind.FIGURE)
_COUNTRY = Key(Kind.COUNTRY, required=True)
_REFERENCE = Key(Kind.REFERENCE)
_REFERENCES = Key(Kind.REFERENCES)

PREDECESSOR: Form = {"country": _COUNTRY, "successor": _COUNTRY, "stands_for": _DATE}
DATASET: Form = {
    "format": Key(Kind.WORD, required=True, words=(FORMAT_VERSION,)),
    "id": _ID,
    "title": _TITLE,
    "parties": Key(Kind.PARTIES, required=True),
    "predecessors": Key(Kind.ENTRIES, form=PREDECESSOR),
    "as_of": _DATE,
}
SOURCE: Form = {
    "id": _ID,
    "publisher": _TITLE,
    "carrier": _TEXT,
    "place": _TEXT,
    "date": _DATE,
    "title": _TITLE,
    "url": _TEXT,
    "paragraphs": Key(Kind.COUNT),
    "without_facts": _TEXTS,
}
COUNTRY: Form = {"name": _TITLE, "aliases": _TEXTS}
PERSON: Form = {"id": _ID, "name": _TITLE, "aliases": _TEXTS, "country": _COUNTRY}
ORGANIZATION: Form = {
    "id": _ID,
    "name": _TITLE,
    "aliases": _TEXTS,
    "kind": _TITLE,
    "country": Key(Kind.COUNTRY),
}
CITATION: Form = {
    "id": Key(Kind.REFERENCE, required=True),
    "at": Key(Kind.LOCATORS, required=True),
}
PLACE: Form = {"name": _TEXT, "city": _TEXT, "country": _COUNTRY}
# A participant has a country of its own where no person with one is named.
PARTICIPANT: Form = {
    "person": _REFERENCE,
    "role": _TITLE,
    "country": Key(Kind.COUNTRY),
    "certain": Key(Kind.TRUTH),
}
_CITATIONS = Key(Kind.ENTRIES, required=True, form=CITATION)
EVENT: Form = {
    "id": _ID,
    "date": _DATE,
    "kind": Key(Kind.WORD, required=True, words=tuple(EVENT_KINDS)),
    "status": Key(Kind.WORD, words=STATUSES),
    "title": _TITLE,
    "place": Key(Kind.ENTRY, form=PLACE),
    "participants": Key(Kind.ENTRIES, form=PARTICIPANT),
    "organizations": _REFERENCES,
    "topics": _TEXTS,
    "occasion": _TEXT,
    "note": _TEXT,
    "attributed_to": _REFERENCE,
    "sources": _CITATIONS,
}
TRADE: Form = {
    "id": _ID,
    "date": _DATE,
    "reporter": _COUNTRY,
    "partner": _COUNTRY,
    "agency": _REFERENCE,
    "currency": Key(Kind.CURRENCY, required=True),
    "exports": _FIGURE,
    "imports": _FIGURE,
    "total": _FIGURE,
    "change_percent": _FIGURE,
    "change_from": _SOMETIME,
    "note": _TEXT,
    "sources": _CITATIONS,
}
GOODS: Form = {
    "id": _ID,
    "date": _SOMETIME,
    "commodity": _TITLE,
    "hs": Key(Kind.HS),
    "flow": Key(Kind.WORD, required=True, words=FLOWS),
    "status": Key(Kind.WORD, words=GOODS_STATUSES),
    "reporter": _COUNTRY,
    "partner": _COUNTRY,
    "quantity": _FIGURE,
    "unit": _TEXT,
    "agency": _REFERENCE,
    "note": _TEXT,
    "sources": _CITATIONS,
}
STANDING: Form = {
    "id": _ID,
    "kind": Key(Kind.WORD, required=True, words=STANDING_KINDS),
    "title": _TITLE,
    "countries": Key(Kind.COUNTRIES),
    "organizations": _REFERENCES,
    "topics": _TEXTS,
    "note": _TEXT,
    "attributed_to": _REFERENCE,
    "sources": _CITATIONS,
}
# The sections of a file in their order, each with the form of its entries; `dataset` is one entry.
SECTIONS: Mapping[str, Form] = {
    "dataset": DATASET,
    "sources": SOURCE,
    "countries": COUNTRY,
    "people": PERSON,
    "organizations": ORGANIZATION,
    "events": EVENT,
    "trade": TRADE,
    "goods": GOODS,
    "standing": STANDING,
}
