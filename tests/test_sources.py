"""What rests on which paragraph: `bilat sources ID`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from program import bilat, on_terminal
from small_record import event, events, trade, written

COUNTED = """\
sources:
  - {id: paper, publisher: The Paper, date: 2020-01-31, title: none, paragraphs: 4, without_facts: [p4]}
  - {id: gazette, publisher: The Gazette, date: 2020-01-31, title: none}
"""
TEXT = """\
The Paper, 31 January 2020

[p1] Berg and Lind met in May.
They talked for an hour.
[p2] Trade grew.
[p3] It rained.
"""


def places(*arguments: str) -> dict[str, Any]:
    run = bilat("sources", *arguments, "--json")
    assert run.status == 0, run.err
    return {row["locator"]: row for row in json.loads(run.out)}


def citing(place: dict[str, Any]) -> dict[str, str | None]:
    return {record["id"]: record["for"] for record in place["cited_by"]}


class TestTheBundledRecord:
    def test_each_paragraph_is_listed_and_the_heading_is_without_facts(self) -> None:
        found = places("sputnik-2019-09-25")
        assert list(found) == [f"p{number}" for number in range(1, 45)]
        assert [locator for locator, place in found.items() if not place["cited_by"]] == ["p18"]
        assert found["p18"]["without_facts"]

    def test_what_a_paragraph_is_cited_for_is_told_apart(self) -> None:
        # p20 tells of Vienna; it gives Arreaza's office to three other entries, and the year to one.
        assert citing(places("sputnik-2019-09-25")["p20"]) == {
            "meeting-lavrov-arreaza-2019": None,
            "visit-arreaza-2019": "year and office",
            "meeting-ryabkov-2019": "office",
            "visit-ryabkov-2019": "office",
        }
        shown = bilat("sources", "sputnik-2019-09-25").lines[6]
        assert shown.split("\t")[1].endswith("milestones; capital: aid-medicines-2018")


class TestASmallRecord:
    def test_what_nothing_cites_is_said_and_counted(self, tmp_path: Path) -> None:
        file = written(tmp_path, COUNTED + events(event("talks", "2019-05-09")))
        found = places("paper", "--data", str(file))
        assert [(locator, list(citing(place))) for locator, place in found.items()] == [
            ("p1", ["talks"]),
            ("p2", []),
            ("p3", []),
            ("p4", []),
        ]
        shown = on_terminal("sources", "paper", "--data", str(file), width=80).out
        assert "(nothing cites it)" in shown
        assert "(without facts)" in shown
        assert "4 places. Nothing cites 2 of them." in shown

    def test_a_variant_rests_on_its_own_source_and_every_kind_of_record_counts(self, tmp_path: Path) -> None:
        variant = "variants: [{key: total, value: 2 billion, sources: [{id: gazette, at: [page 7]}]}]"
        figures = (
            "figures:\n  - {id: students, date: 2019, measure: students, value: 900, unit: people, "
            "sources: [{id: gazette, at: [page 7]}]}\n"
        )
        file = written(
            tmp_path,
            trade(f"date: 2018, total: 1 billion, {variant}, sources: [{{id: paper, at: [p1]}}]") + figures,
        )
        assert citing(places("gazette", "--data", str(file))["page 7"]) == {"trade-1": None, "students": None}
        [_, gazette] = json.loads(bilat("sources", "--json", "--data", str(file)).out)
        assert (gazette["id"], gazette["records"], gazette["paragraphs_cited"]) == ("gazette", 2, 1)

    def test_the_words_of_a_text_stand_beside(self, tmp_path: Path) -> None:
        file = written(tmp_path, COUNTED + events(event("talks", "2019-05-09")))
        text = tmp_path / "paper.txt"
        text.write_text(TEXT, encoding="utf-8")
        found = places("paper", "--text", str(text), "--data", str(file))
        assert [place["text"] for place in found.values()] == [
            "Berg and Lind met in May. They talked for an hour.",
            "Trade grew.",
            "It rained.",
            None,
        ]
        # Plain numbers count where each is the next: a year at the beginning of a line does not.
        text.write_text("1. They met.\n2018. was a good year.\n2) Trade grew.\n", encoding="utf-8")
        found = places("paper", "--text", str(text), "--data", str(file))
        assert [place["text"] for place in found.values()] == [
            "They met. 2018. was a good year.",
            "Trade grew.",
            None,
            None,
        ]
