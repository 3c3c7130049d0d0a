"""Many records are asked through indexes, and answer as they would to being read one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bilat
from bilat.api import Relations
from bilat.errors import BilatError
from bilat.indexes import Index
from bilat.model import Event, Goods, Trade
from bilat.query import Query
from bilat.selection import Selection, in_order, scanned
from strategies import Draft, as_yaml, drafts, edtf_dates, queries

_DATES = st.one_of(
    edtf_dates(), st.sampled_from(("2006/..", "../2015", "2018", "201X", "2019-03", "2019-09-25"))
)
_NAMES = st.sampled_from(("Maduro", "Putin", "lavrov", "Лавров", "Rodríguez", "Delcy", "Sergey", "Ann"))
_WORDS = st.sampled_from(
    ("visit", "moscow maduro", "rifle", "Путин", "russia", "-", "wheat", "oil the", "2019")
)


def _one_or_two(values: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(values, min_size=1, max_size=2)


@pytest.fixture(scope="module")
def record() -> Relations:
    return bilat.load()


def likely_filters() -> st.SearchStrategy[dict[str, Any]]:
    """Draw filters that find some of the bundled record, most of them the indexed ones."""
    return st.fixed_dictionaries(
        {},
        optional={
            **{name: _one_or_two(_DATES) for name in ("since", "until", "on")},
            "year": st.sampled_from(("2005", "2015", "2018", "2019", "201X")),
            "certain": st.booleans(),
            "person": _one_or_two(_NAMES),
            "search": _one_or_two(_WORDS),
            "kind": st.sampled_from(("meeting", "visit")),
            "country": st.sampled_from(("Russia", "AUT")),
        },
    )


@given(likely_filters())
def test_an_index_of_the_record_finds_what_a_scan_finds(record: Relations, filters: dict[str, Any]) -> None:
    query = Query.of(record.dataset, **filters)
    everything: list[Event | Trade | Goods] = in_order([*record.events, *record.trade, *record.goods])
    assert Index(record.dataset, everything).find(query) == scanned(record.dataset, everything, query)


@given(drafts(), queries())
def test_an_index_of_any_dataset_finds_what_a_scan_finds(
    tmp_path_factory: pytest.TempPathFactory, draft: Draft, filters: dict[str, Any]
) -> None:
    file: Path = tmp_path_factory.getbasetemp() / "drawn.yaml"
    file.write_text(as_yaml(draft), encoding="utf-8")
    drawn = bilat.load(file)
    try:
        query = Query.of(drawn.dataset, **filters)
    except BilatError:
        query = Query()
    everything = list(drawn.events)
    assert Index(drawn.dataset, everything).find(query) == scanned(drawn.dataset, everything, query)


@pytest.mark.parametrize(
    ("filters", "each_copy"),
    [
        ({"on": "1996-05-24"}, 1),
        ({"person": ["Lavrov", "Arreaza"]}, 1),
        ({"person": "Lavrov"}, 3),
        ({"person": "Lavrov", "certain": True}, 1),
        ({"search": "victory day"}, 1),
        ({"search": "no such words"}, 0),
        ({"kind": "treaty"}, 1),
    ],
)
def test_thousands_of_events_are_found_in_order(
    record: Relations, filters: dict[str, Any], each_copy: int
) -> None:
    copies = [replace(event, id=f"{event.id}-{copy}") for copy in range(50) for event in record.events]
    many = Selection(record.dataset, in_order(copies))
    found = many.where(**filters)
    assert len(found) == 50 * each_copy
    assert list(found) == in_order(found)
    assert list(many.where(**filters)) == list(found), "asked again"


def test_a_question_asked_while_the_index_is_being_made_gets_the_whole_answer(record: Relations) -> None:
    query = Query.of(record.dataset, person="Maduro")
    heard: list[list[Event]] = []

    class AskedMeanwhile(list[Event]):
        """Records of which the last half is gone through while another thread asks the same."""

        def __iter__(self) -> Iterator[Event]:
            for at in range(len(self)):
                if at == len(self) // 2 and not heard:
                    heard.append([])
                    heard[0] = index.find(query)
                yield self[at]

    index = Index(record.dataset, AskedMeanwhile(record.events))
    assert index.find(query) == heard[0] == scanned(record.dataset, record.events, query)
