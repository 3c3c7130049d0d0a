"""What is said many times in a file is kept once, and reading leaves the collector as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

import bilat
from bilat import DatasetError
from bilat.api import Relations

RECORD = """
dataset: {format: 1, id: pair, title: Pair, parties: [RUS, VEN], as_of: 2019-09-25}
sources: [{id: paper, publisher: Paper, date: 2019, title: none}]
countries: {RUS: {name: Russia}, VEN: {name: Venezuela}}
people: [{id: envoy, name: An Envoy, country: RUS}]
events:
  - {id: one, date: 2018-12-05, kind: visit, title: One, topics: [trade],
     place: {city: Caracas, country: VEN},
     participants: [{person: envoy, role: envoy}], sources: [{id: paper, at: [p1]}]}
  - {id: two, date: 2018-12-05, kind: visit, title: Two, topics: [trade],
     place: {city: Caracas, country: VEN},
     participants: [{person: envoy, role: envoy}], sources: [{id: paper, at: [p1]}]}
"""


@pytest.fixture
def twice(tmp_path: Path) -> Relations:
    file = tmp_path / "twice.yaml"
    file.write_text(RECORD, encoding="utf-8")
    return bilat.load(file)


@pytest.fixture
def collecting() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_dates_people_and_names_are_one_object_each(twice: Relations) -> None:
    one, two = twice.events
    assert one.place is not None
    assert two.place is not None
    assert one.date is two.date
    assert one.participants[0].person is two.participants[0].person
    assert one.participants[0].role is two.participants[0].role
    assert one.participants[0].country is two.participants[0].country
    assert (one.kind is two.kind, one.topics[0] is two.topics[0]) == (True, True)
    assert (one.place.city is two.place.city, one.place.country is two.place.country) == (True, True)
    assert one.sources[0].source is two.sources[0].source


@pytest.mark.usefixtures("collecting")
def test_the_collector_is_on_after_reading_where_it_was_on(tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("events: [", encoding="utf-8")
    bilat.load()
    assert gc.isenabled()
    with pytest.raises(DatasetError):
        bilat.load(file)
    assert gc.isenabled()


@pytest.mark.usefixtures("collecting")
def test_the_collector_stays_off_where_it_was_off() -> None:
    gc.disable()
    bilat.load()
    assert not gc.isenabled()
