"""Whatever a person types is in the file exactly as it was typed, and what was there is still there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bilat.authoring.citing import cite
from bilat.authoring.drafts import draft as draft_of
from bilat.authoring.entry_insertion import insert
from bilat.authoring.insertion import after_key
from bilat.loading.dataset import examine_text, require_valid
from bilat.loading.yaml_nodes import Scalar, Sequence, compose
from bilat.record.figure_tables import TRADE
from bilat.record.model import Citation, Event, Goods, Standing
from bilat.record.name_tables import PERSON
from bilat.record.schema import EVENT
from own_files import CUBA
from strategies import LETTERS, as_yaml, drafts, hostile_texts, plain_texts

DATASET = require_valid(examine_text(CUBA, "cuba.yaml"))
TEXTS = hostile_texts() | plain_texts()
TYPED = (
    *("NO", "null", "~", "yes", "true", "2019-03-14", "12:30", "0x1F", "- x", "-x", "--- x", "...", "a: b"),
    *(
        "a #b",
        "#b",
        "a:",
        "'",
        '"',
        '\\"',
        "'it''s'",
        "[a",
        "{a",
        "a]",
        "a,b",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
    ),
    *(
        "| a",
        "> a",
        "? a",
        "<<",
        "=",
        " lead",
        "trail ",
        "two\nlines",
        "\n\n",
        "tab\there",
        "\x07",
        "\x85",
        "\u2028",
    ),
    *(
        "\ufeff",
        "\u00a0",
        "\u202eabc",
        "👩‍🚀",
        "Ñandú",
        "李",
        "\\n",
        "a\\",
        "x" * 300,
        "a " * 300 + "b",
        "\r",
        "\r\n",
    ),
)


@pytest.fixture(params=["libyaml", "python"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.delattr(yaml, "CSafeLoader")


def read_back(text: str) -> str:
    node = compose(text, "my.yaml", text.splitlines(), [])
    assert isinstance(node, Scalar)
    return node.text


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize("typed", TYPED)
def test_a_text_stands_on_one_line_and_reads_back(typed: str) -> None:
    written = after_key(typed)
    assert len(written.splitlines()) == 1
    assert read_back(written) == typed
    listed = compose(after_key([typed]), "my.yaml", [], [])
    assert isinstance(listed, Sequence)
    assert [node.text for node in listed.items if isinstance(node, Scalar)] == [typed]


@given(TEXTS)
def test_any_text_at_all_stands_on_one_line_and_reads_back(typed: str) -> None:
    written = after_key(typed)
    assert len(written.splitlines()) == 1
    assert read_back(written) == typed


@given(
    st.fixed_dictionaries(
        {"title": TEXTS},
        optional={
            "note": TEXTS,
            "occasion": TEXTS,
            "city": TEXTS,
            "venue": TEXTS,
            "topic": st.lists(TEXTS, min_size=1, max_size=3),
            "role": TEXTS,
        },
    ),
    st.sampled_from(("2019-10", "1996-10-10", "1900", "2006/..", "../1950")),
)
@example({"title": "a: 'b' \"c\" #d\n- e", "role": "x: y, z"}, "2019-10")
def test_an_event_reads_back_as_it_was_typed_and_leaves_the_others(typed: dict[str, Any], date: str) -> None:
    given_too = {"date": date, "kind": "meeting", "country": "CUB", "source": ["granma: p1"], "id": "typed"}
    role = typed.pop("role", "minister")
    who = {"participant": [f"lavrov: {role}"]}
    after = insert(
        examine_text(CUBA, "cuba.yaml"), "events", draft_of(DATASET, EVENT, {**given_too, **typed, **who})
    )
    dataset = require_valid(examine_text(after.text, "cuba.yaml"))
    [new] = [event for event in dataset.events if event.id == "typed"]
    assert new.title == typed["title"]
    assert (new.note, new.occasion) == (typed.get("note"), typed.get("occasion"))
    assert new.place is not None
    assert (new.place.city, new.place.name) == (typed.get("city"), typed.get("venue"))
    topics = (part.strip() for text in typed.get("topic", ()) for part in text.split(","))
    assert new.topics == tuple(filter(None, topics))
    assert [one.role for one in new.participants] == [role.strip()]
    assert [event for event in dataset.events if event.id != "typed"] == list(DATASET.events)
    assert (dataset.trade, dataset.goods, dataset.people) == (DATASET.trade, DATASET.goods, DATASET.people)


@given(drafts(), TEXTS)
def test_any_dataset_takes_an_event_or_says_why_not(draft: dict[str, Any], title: str) -> None:
    text = as_yaml(draft)
    reading = examine_text(text, "drawn.yaml")
    assume(not reading.problems)
    before = require_valid(reading)
    if not before.sources:
        return
    typed = {"date": "1990", "kind": "visit", "title": title, "source": [f"{before.sources[0].id}: p1"]}
    after = insert(examine_text(text, "drawn.yaml"), "events", draft_of(before, EVENT, typed))
    dataset = require_valid(examine_text(after.text, "drawn.yaml"))
    [new] = [event for event in dataset.events if event not in before.events]
    assert new.title == title
    assert [event for event in dataset.events if event is not new] == list(before.events)


@given(st.text(LETTERS, min_size=1).filter(str.strip))
def test_a_note_on_trade_reads_back(note: str) -> None:
    typed = {
        "date": "2010",
        "reporter": "RUS",
        "partner": "CUB",
        "currency": "USD",
        "total": "1",
        "note": note,
    }
    draft = draft_of(DATASET, TRADE, {**typed, "source": ["granma: p1"]})
    after = require_valid(
        examine_text(insert(examine_text(CUBA, "cuba.yaml"), "trade", draft).text, "cuba.yaml")
    )
    assert [total.note for total in after.trade if total.date.text == "2010"] == [note]


@given(TEXTS, st.lists(TEXTS, max_size=2))
def test_a_name_stands_on_one_line_and_reads_back(name: str, aliases: list[str]) -> None:
    draft = draft_of(DATASET, PERSON, {"name": name, "alias": aliases, "country": "CUB"})
    after = insert(examine_text(CUBA, "cuba.yaml"), "people", draft)
    people = dict(require_valid(after.reading).people)
    new = people.pop(after.entries[0].name)
    assert (new.name, new.aliases, len(after.entries[0].lines)) == (name, tuple(aliases), 1)
    assert people == DATASET.people


@given(drafts())
def test_any_fact_takes_a_citation_and_nothing_else_changes(draft: dict[str, Any]) -> None:
    reading = examine_text(as_yaml(draft), "drawn.yaml")
    assume(not reading.problems)
    before = require_valid(reading)
    facts: tuple[Event | Goods | Standing, ...] = (*before.events, *before.goods, *before.standing)
    for fact in facts[:3]:
        cited = {"id": before.sources[0].id, "at": ["#new:1"]}
        after = require_valid(cite(reading, fact.id, cited, "office").reading)
        found: tuple[Event | Goods | Standing, ...] = (*after.events, *after.goods, *after.standing)
        [changed] = [other for other in found if other not in facts]
        added = Citation(before.sources[0].id, "#new:1", "office")
        assert replace(changed, sources=fact.sources) == fact
        assert changed.sources == (*fact.sources, added)
