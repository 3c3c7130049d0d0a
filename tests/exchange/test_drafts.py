"""Drafts are read as entries of a dataset file are; what is wrong with one is left to that reader."""

from __future__ import annotations

from typing import Any

import pytest

from bilat.exchange.draft_reader import DraftReader, node_of
from bilat.loading.entries import Faults
from bilat.loading.sections import Names, read_entry
from bilat.record.model import Country, Person, Source
from bilat.record.schema import SECTIONS
from bilat.values.edtf import parse

NAMES = Names(
    {
        "table": Source(
            id="table",
            publisher="Nobody",
            carrier=None,
            place=None,
            date=parse("2024"),
            title="Invented",
            url=None,
            paragraphs=None,
            without_facts=(),
        )
    },
    {"RUS": Country("RUS", "Russia", ()), "VEN": Country("VEN", "Venezuela", ())},
    {"ana": Person("ana", "Ana", (), "VEN")},
    {},
    {},
)
CITED = {"sources": [{"id": "table", "at": ["row 2", "row 3"]}]}
VISIT: dict[str, Any] = {
    "id": "visit",
    "date": "2015-04-06?/2015-04-08?",
    "kind": "visit",
    "title": "Ana visits Russia",
    "place": {"city": "Moscow", "country": "RUS"},
    "participants": [
        {"person": "ana", "role": "president", "part": "visitor"},
        {"country": "RUS", "role": "minister", "certain": "false"},
    ],
    "topics": ["grain"],
    "occasion": "a fair",
    "amount": "84 million",
    "currency": "USD",
    **CITED,
}
GOODS = {
    "id": "corn",
    "date": "2019",
    "reporter": "RUS",
    "partner": "VEN",
    "flow": "exports",
    "hs": "0703",
    "hs_revision": "2017",
    "commodity": "Onions",
    "value": "84125301",
    "currency": "USD",
    **CITED,
}
DRAFTS = [("events", VISIT), ("goods", GOODS)]


def both(section: str, draft: dict[str, Any]) -> tuple[Any, Any, int]:
    faults = Faults("", [], [])
    slow = read_entry(SECTIONS[section], node_of(draft), faults, NAMES)
    return DraftReader(NAMES).read(SECTIONS[section], draft), slow, len(faults.problems)


@pytest.mark.parametrize(("section", "draft"), DRAFTS)
def test_a_draft_makes_the_record_that_a_dataset_file_makes_of_it_whatever_it_leaves_out(
    section: str, draft: dict[str, Any]
) -> None:
    for left_out in (None, *draft):
        fast, slow, faults = both(section, {key: draft[key] for key in draft if key != left_out})
        assert fast == (None if faults else slow), left_out
    assert both(section, draft)[0] is not None


WRONG: tuple[tuple[str, object], ...] = (
    *(("date", "2015-13"), ("id", "Not an id"), ("kind", "party"), ("hs", "1"), ("reporter", "FRA")),
    *(("title", " "), ("value", "many"), ("sources", []), ("sources", [{"id": "table", "at": ["nowhere"]}])),
    *(("participants", [{"person": "nobody", "role": "king"}]), ("place", "Moscow"), ("colour", "red")),
    *(
        ("flow", ["exports"]),
        ("currency", "dollars"),
        ("topics", [""]),
        ("sources", [{"id": "other", "at": ["p1"]}]),
    ),
)


@pytest.mark.parametrize(("key", "value"), WRONG)
def test_what_is_wrong_is_left_to_the_reader_of_files(key: str, value: object) -> None:
    for section, draft in DRAFTS:
        fast, _, faults = both(section, {**draft, key: value})
        if key in draft:
            assert (fast, faults > 0) == (None, True)
