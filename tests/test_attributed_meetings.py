"""A meeting that a source claims is in the timeline, as its view, and is no encounter."""

from __future__ import annotations

from bilat.api import Relations
from bilat.loading.dataset import examine_text, require_valid
from bilat.values.countries import find_country

RECORD = """\
dataset: {format: 1, id: a, title: A, parties: [RUS, XKX], as_of: 2020-01-01}
countries: {RUS: {name: Russia}, XKX: {name: Kosovo}}
sources: [{id: coder, publisher: Coder, date: 2019-06-01, title: none}]
events:
  - id: lead
    date: 2019-05-03
    kind: meeting
    title: "Reported: a meeting"
    participants: [{role: president, country: RUS}, {role: president, country: XKX}]
    attributed_to: coder
    sources: [{id: coder, at: ["#1"]}]
  - id: fact
    date: 2019-05-04
    kind: meeting
    title: A meeting
    participants: [{role: president, country: RUS}, {role: president, country: XKX}]
    sources: [{id: coder, at: ["#2"]}]
"""


def test_it_is_not_counted_as_a_meeting() -> None:
    relations = Relations(require_valid(examine_text(RECORD, "record.yaml")))
    assert [event.id for event in relations.events] == ["lead", "fact"]
    assert [event.id for event in relations.meetings] == ["fact"]


def test_a_code_that_iso_leaves_free_stands_for_itself() -> None:
    assert find_country("xkx") == "XKX"
    assert find_country("XBX") == "XBX"
