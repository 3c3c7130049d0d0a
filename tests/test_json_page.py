"""The fields of docs/json.md are those that the commands print: no more, no fewer, in the same order."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from documents import ROOT
from program import answered, bilat
from small_record import SOUND, TWICE, written

PAGE = (ROOT / "docs" / "json.md").read_text(encoding="utf-8").partition("<!-- fields:")[2]
# A record with every section, and every object that may stand in an entry.
CITED = "sources: [{id: paper, at: [p1], for: office}, {id: gazette, at: [p2]}]"
PLAIN = "sources: [{id: paper, at: [p1]}]"
VARYING = f"variants: [{{key: date, value: 2015-06, {PLAIN}}}]"
WHO = "participants: [{person: berg, role: president}, {person: lind, role: prime minister}]"
PERHAPS = WHO.replace("president}", "president, certain: false}")
FULL = f"""\
{SOUND}
organizations:
  - {{id: council, name: Nordic Council, kind: joint body, country: NOR}}
events:
  - {{id: first, date: 2014-05-09, kind: meeting, title: First talks,
     place: {{name: Palace, city: Oslo, country: NOR}},
     {WHO}, organizations: [council], topics: [fish], {VARYING}, {CITED}}}
  - {{id: second, date: 2016-05-09, kind: meeting, title: Second talks, {WHO}, {PLAIN}}}
  - {{id: perhaps, date: 2015-05-09, kind: meeting, title: More talks,
     {PERHAPS}, {PLAIN}}}
  - {{id: relations, date: 1905-10-26, kind: relations, title: Relations begin, {PLAIN}}}
  - {{id: pact, date: 2010, kind: treaty, title: A pact, {PLAIN}}}
  - {{id: port, date: 2021, kind: meeting, title: Talks to come, status: planned,
     forecasts: [{{date: 2019, said: 2018, {PLAIN}}}], {PLAIN}}}
trade:
  - {{id: trade, date: 2018, reporter: NOR, partner: SWE, currency: USD, total: 9,
     {VARYING}, {PLAIN}}}
goods:
  - {{id: fish, date: 2018, commodity: fish, flow: exports, reporter: NOR, partner: SWE, {VARYING}, {PLAIN}}}
figures:
  - {{id: tourists, date: 2018, measure: tourists, from: SWE, to: NOR, value: 9, unit: people,
     {VARYING}, {PLAIN}}}
standing:
  - {{id: links, kind: field, title: Close links in fish, countries: [NOR, SWE], {PLAIN}}}
"""
# A state of the past, which a profile lists.
PAST = "predecessors: [{country: XAA, successor: SWE, stands_for: 1814/1905}], as_of:"
# What is counted, and by which keys, so that every key has a row.
KEYS = {
    "events": "kind year decade month person role country place topic organization source status precision "
    "couple pair",
    "goods": "commodity flow",
    "trade": "year",
}
FILES = ROOT / "tests" / "exchange" / "files"
# Into a dataset file, with rows left out and others that differ from the record, and into tables.
IMPORTS: tuple[Callable[[Path], tuple[str, ...]], ...] = (
    lambda _: ("comtrade", str(FILES / "trade.json"), "--data", "bundled"),
    lambda folder: ("icews", str(FILES / "events.tab"), "--tables", str(folder / "tables")),
)
SHOWN = ["first", "trade", "fish", "tourists", "links", "paper", "berg", "council", "NOR"]


def documented() -> dict[str, dict[str, str]]:
    """Return the fields of each kind of object on the page, with their types."""
    found: dict[str, dict[str, str]] = {}
    for part in PAGE.split("\n### ")[1:]:
        title, _, rest = part.partition("\n")
        found[title] = dict(re.findall(r"^\| `([\w.]+)` \| ([^|]+) \|", rest, re.MULTILINE))
    return found


FIELDS = documented()
GIVES = dict(re.findall(r"^\| `bilat (\w+)` \| ([^|]+) \|", PAGE, re.MULTILINE))


def kinds_in(said: str) -> list[str]:
    """Return the kinds of object that a type names: profile or array of profile."""
    return [kind for kind in dict.fromkeys(re.split(r" or |array of ", said)) if kind in FIELDS]


def questions() -> Iterator[tuple[str, ...]]:
    for command in ("timeline", "meetings", "trade", "goods", "figures", "standing", "people", "gaps"):
        yield (command,)
    yield ("people", "--met", "Berg")
    yield ("anniversaries", "--year", "2024")
    yield ("sources",)
    yield ("sources", "paper")
    yield ("search", "fish")
    yield ("profile",)
    yield ("brief",)
    yield from (("show", name) for name in SHOWN)
    for what, keys in KEYS.items():
        names = keys.split()
        yield from (
            ("summary", what, *(f"--by={key}" for key in names[at : at + 2]))
            for at in range(0, len(names), 2)
        )


class Printed:
    """Which fields the commands printed, by the kind of object."""

    def __init__(self) -> None:
        self.fields: dict[str, set[str]] = {}

    def add(self, kinds: list[str], answer: Any) -> None:  # noqa: ANN401 - JSON
        """Note the fields of an object, or of each in a list, which are of one of some kinds."""
        for record in answer if isinstance(answer, list) else [answer]:
            if record is None:
                continue
            [kind] = [name for name in kinds if self._is(record, name)]
            self._note(kind, record, "")

    def _is(self, record: dict[str, Any], kind: str) -> bool:
        own = [name for name in FIELDS[kind] if "." not in name]
        return record.keys() <= {*own} and {*own} - record.keys() <= SOMETIMES[kind]

    def _note(self, kind: str, record: dict[str, Any], within: str) -> None:
        names = [f"{within}{name}" for name in record]
        self.fields.setdefault(kind, set()).update(names)
        order = [name for name in FIELDS[kind] if name in names and name not in PAIR_OF]
        assert [name for name in names if name not in PAIR_OF] == order
        for name, value in record.items():
            kinds = kinds_in(FIELDS[kind][f"{within}{name}"])
            if kinds:
                self.add(kinds, value)
            elif any(field.startswith(f"{within}{name}.") for field in FIELDS[kind]):
                for item in value if isinstance(value, list) else [value]:
                    self._note(kind, item, f"{within}{name}.")


PAIR_OF = ("pair", "pairs")
# What an answer about one pair, or a part of another record, does not have; a row has only its own keys.
SOMETIMES = {kind: {*PAIR_OF, "certain"} for kind in FIELDS}
SOMETIMES["import report"] = set()
SOMETIMES["row"] = {*FIELDS["row"]} - {"count", "first", "last"}


def test_the_page_lists_what_commands_print(tmp_path: Path) -> None:
    one, other = tmp_path / "one.yaml", tmp_path / "two.yaml"
    text = FULL.replace("as_of:", PAST).replace("countries:\n", "countries:\n  XAA: {name: The Union}\n")
    one.write_text(text, encoding="utf-8")
    other.write_text(
        text.replace("[NOR, SWE], ", "[NOR, DNK], ", 1)
        .replace("norway-sweden", "norway-denmark")
        .replace("successor: SWE", "successor: DNK"),
        encoding="utf-8",
    )
    printed = Printed()
    for question in questions():
        answer = answered(*question, "--data", str(tmp_path))
        assert answer, question
        printed.add(kinds_in(GIVES[question[0]]), answer)
    (tmp_path / "faulty").mkdir()
    run = bilat("check", str(written(tmp_path / "faulty", TWICE)), "--json")
    printed.add(kinds_in(GIVES["check"]), json.loads(run.out))
    for words in IMPORTS:
        printed.add(kinds_in(GIVES["import"]), answered("import", *words(tmp_path)))
    for kind in FIELDS:
        assert printed.fields[kind] == {*FIELDS[kind]}, kind
