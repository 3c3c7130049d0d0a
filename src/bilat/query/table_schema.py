"""The tables that an engine answers from: their columns, and the versions of the rules behind their values.

A day is a number, 1 for 1 January of the year 1. In `first_day` and `last_day`, by which records are sorted,
an open end is the first or last day there is; in `from_day`, `to_day` and the spans, which windows are
compared with, it lies before or after every day.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from bilat.values.edtf import Span

SCHEMA_VERSION: Final = 3
# Raise a version when its rule changes how a record is read or sorted: older tables are then refused.
VERSIONS: Final = {"schema": SCHEMA_VERSION, "folding": 1, "levels": 1, "dates": 1}

BEFORE_ALL: Final = 0
AFTER_ALL: Final = date.max.toordinal() + 1
# Lists whose items are compared one by one; bilat.json has the length of the longest.
COUNTED_LISTS: Final = ("span_firsts", "place_names")
# Around and between folded texts in one column, which no folded text holds.
BETWEEN: Final = " \n "

_TEXT, _TEXTS, _NUMBER, _NUMBERS, _TRUTH = "VARCHAR", "VARCHAR[]", "INTEGER", "INTEGER[]", "BOOLEAN"
_FACT = {"pair": _TEXT, "position": _NUMBER, "id": _TEXT, "record": _TEXT}

EVENTS: Final = {
    "pair": _TEXT,
    "id": _TEXT,
    "first_day": _NUMBER,
    "last_day": _NUMBER,
    # Over all its dates, those that other sources give among them.
    "from_day": _NUMBER,
    "to_day": _NUMBER,
    # The spans of all its dates; null where there is but one, from `from_day` to `to_day`.
    "span_firsts": _NUMBERS,
    "span_lasts": _NUMBERS,
    "date": _TEXT,
    "precision": _TEXT,
    "kind": _TEXT,
    "status": _TEXT,
    "disputed": _TRUTH,
    "people": _NUMBERS,
    "people_sure": _NUMBERS,
    "countries": _TEXTS,
    "countries_sure": _TEXTS,
    # For each place that sources give: its names, and its country and that country's successor.
    "place_names": _TEXTS,
    "place_countries": _TEXTS,
    "abroad": _TRUTH,
    "abroad_sure": _TRUTH,
    "bodies": _NUMBERS,
    "cited": _TEXTS,
    "level": _NUMBER,
    "level_sure": _NUMBER,
    "begins": _NUMBER,
    "begun": _NUMBER,
    "ended_first": _NUMBER,
    "ended_last": _NUMBER,
    "force_known": _TRUTH,
    "met": _TRUTH,
    "hides": _TEXTS,
    "wholes": _TEXTS,
    "year": _TEXT,
    "decade": _TEXT,
    "month": _TEXT,
    "place": _TEXT,
    "country": _TEXT,
    "persons": _TEXTS,
    "roles": _TEXTS,
    "topics": _TEXTS,
    "organizations": _TEXTS,
    "sources": _TEXTS,
    "couples": _TEXTS,
    # The same without those who only possibly took part; null where all surely did.
    "persons_sure": _TEXTS,
    "roles_sure": _TEXTS,
    "couples_sure": _TEXTS,
    "folded_topics": _TEXT,
    "words": _TEXT,
    # For an event without a place of its own: the places of its wholes.
    "of_wholes": _TEXT,
    "record": _TEXT,
}
TABLES: Final = {
    "events": EVENTS,
    "trade": _FACT,
    "goods": _FACT,
    "figures": _FACT,
    "standing": _FACT,
    # Every different name and source once, and the pairs whose records have it.
    "names": {"key": _NUMBER, "section": _TEXT, "id": _TEXT, "spellings": _TEXT, "record": _TEXT},
    "members": {"pair": _TEXT, "section": _TEXT, "position": _NUMBER, "key": _NUMBER},
    "datasets": {"pair": _TEXT, "position": _NUMBER, "record": _TEXT},
}
ORDERS: Final = {
    "events": ("pair", "first_day", "last_day", "id"),
    **dict.fromkeys(("trade", "goods", "figures", "standing"), ("pair", "position")),
    "names": ("section", "key"),
    "members": ("pair", "section", "position"),
    "datasets": ("position",),
}


def span_of_days(span: Span) -> tuple[int, int]:
    """Return the first and last day of a span; of an open end, what lies before or after every day."""
    start, end = span
    return start.toordinal() if start else BEFORE_ALL, end.toordinal() if end else AFTER_ALL


def padded(*texts: str) -> str:
    """Join folded texts into one, with blanks around words and names."""
    return f" {BETWEEN.join(texts)} "
