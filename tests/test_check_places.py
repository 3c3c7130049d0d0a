"""Where a finding points: at the very text to mend, and beside it at what it was compared with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bilat.checking.findings import Finding, Related
from bilat.checking.run import check
from check_examples import ENTRIES, WHOLE
from small_record import event, events, found_in, in_the_file, trade

# How the text begins that each finding of docs/checks.md points at, and that of what stands beside it.
POINTED_AT = {
    "BIL003": ['"Border police, countries'],
    "BIL006": ["!!str Railways"],
    "BIL007": ["*both,"],
    "BIL008": ["[[[transport"],
    "BIL009": ["kind: project"],
    "BIL010": ["transport, sources"],
    "BIL011": ["topic: [transport]"],
    "BIL012": ["1995, kind: treaty", "2019-06, kind: culture"],
    "BIL013": ["{id: treaty-1995, kind"],
    "BIL014": ["note: ,"],
    "BIL015": ["treatty,"],
    "BIL016": ["03a,"],
    "BIL101": ["Treaty 1995, date"],
    "BIL102": ["{id: treaty, date: 2001"],
    "BIL103": ["papper,"],
    "BIL104": ["{id: treaty-1995, date"],
    "BIL105": ["page one]"],
    "BIL106": ["{name: Denmark}"],
    "BIL107": ["p11, page 3]", "1, pages"],
    "BIL108": ["USX,"],
    "BIL109": ["berg, kind: position", "berg, name: Kari Berg"],
    "BIL110": ["[talks-2018]", "talks-2018, date"],
    "BIL111": ["paper-2019}"],
    "BIL112": ["p1]", "12}"],
    "BIL201": ["1995-02-30,"],
    "BIL202": ["1997/1995,"],
    "BIL203": ["2021-06, kind", "2020-01-31}"],
    "BIL204": ["planned,"],
    "BIL205": ["2019-06, kind", "2001-01-10, title"],
    "BIL206": ["CSK}", "[{country: CSK, successor"],
    "BIL207": ["2019, sources"],
    "BIL208": ["visit-2019], sources", "2019-05, kind"],
    "BIL209": ["2019-09, sources"],
    "BIL210": ["1994, ended"],
    "BIL301": ["[{person: berg"],
    "BIL302": ["DNK}, participants"],
    "BIL303": ["NOR}, sources", "{city: Gothenburg, country: SWE}"],
    "BIL304": ["talks-lind,", "talks-berg,"],
    "BIL305": ["Asa Noren, country", "Åsa Norén, country"],
    "BIL306": ["defense industry", "defence industry"],
    "BIL307": ["Noren supports", "Åsa Norén, country"],
    "BIL308": ["margrave}"],
    "BIL309": ["council], sources", "council}"],
    "BIL401": ["9 bn"],
    "BIL402": ["39.7 million"],
    "BIL403": ["27.4, change_from", "68.3 million"],
    "BIL404": ["2018-01/2018-06, reporter", "2018, reporter"],
    "BIL405": ["-9 billion"],
    "BIL406": ["5, sources"],
    "BIL407": ['"12,000", sources'],
    "BIL408": ["DNK, sources"],
    "BIL409": ["14 billion", "9 billion, sources"],
    "BIL410": ["2 billion, sources"],
    "BIL411": ['"85,913,400"', "85.2 million"],
    "BIL501": ["2}"],
    "BIL502": ["p1]}", "[p1]}"],
    "BIL503": ["2019-05-11, kind", "2019-05-09, kind"],
    "BIL504": ["{city: Bergen", "{city: Oslo"],
    "BIL505": ["[{person: berg", "[{person: berg"],
    "BIL506": ["10.4 billion", "9 billion"],
    "BIL507": ["2018, sources"],
}
# The same of the examples after the first.
FURTHER = {
    ("BIL107", 1): ["1}"],
    ("BIL301", 1): ["{id: talks-2019, date: 2019"],
    ("BIL303", 1): ["Denmark, country: SWE}"],
    ("BIL304", 1): ["talks-lind,", "talks-berg,"],
    ("BIL304", 2): ["trip-again,", "trip,"],
    ("BIL305", 1): ["Åsa Norén,", "Kari Berg,"],
    ("BIL402", 1): ["under 42 million,"],
    ("BIL403", 1): ["-34, change_from", "8 billion,", "4 billion,"],
    ("BIL407", 1): ["tonnes,"],
    ("BIL407", 2): ['"12,000",'],
    ("BIL506", 1): ["-43, change_from", "-34, change_from"],
}
EXAMPLES = {**{(code, 0): begins for code, begins in POINTED_AT.items()}, **FURTHER}
NO_MORE = """\
dataset:
  format: 1
  id: norway-sweden
  title: Norway and Sweden
  parties: [NOR, SWE]
  as_of: 2020-01-31
  predecessors: [{country: CSK, successor: NOR, stands_for: 1945/1992}]
countries:
  NOR: {name: Norway}
  SWE: {name: Sweden}
  CSK: {name: Czechoslovakia}
"""


def text_at(place: Finding | Related) -> str:
    return place.excerpt[place.location.column - 1 :]


@pytest.mark.parametrize(("code", "number"), EXAMPLES)
def test_a_finding_points_at_what_is_to_be_mended(code: str, number: int, tmp_path: Path) -> None:
    (entry,) = (entry for entry in ENTRIES if entry.code == code)
    file = tmp_path / "example.yaml"
    file.write_text(in_the_file(entry.provoking[number][0], WHOLE), encoding="utf-8")
    finding, *_ = check(file)
    places = [text_at(finding), *map(text_at, finding.related)]
    assert all(
        text.startswith(begins) for begins, text in zip(EXAMPLES[code, number], places, strict=True)
    ), places


# Entries in which nothing is to be found, to stand above those of an example.
SOUND_ENTRIES = {
    "sources": "{id: herald, publisher: The Herald, date: 2020-01-20, title: none}",
    "people": "{id: moe, name: Ola Moe, country: NOR}",
    "organizations": "{id: zoo, name: Zoo, kind: institution}",
    "events": "{id: first, date: 1900, kind: ceremony, title: Opening, sources: [{id: herald, at: [p1]}]}",
    "trade": "{id: first, date: 1900, reporter: NOR, partner: SWE, currency: SEK, total: 1, "
    "sources: [{id: herald, at: [p1]}]}",
    "goods": "{id: first-goods, date: 1900, commodity: tar, flow: exports, reporter: NOR, "
    "sources: [{id: herald, at: [p1]}]}",
    "figures": "{id: first-figure, date: 1900, measure: herds, from: NOR, value: 9, unit: herds, "
    "sources: [{id: herald, at: [p1]}]}",
    "standing": "{id: first-fact, kind: view, title: Views, sources: [{id: herald, at: [p1]}]}",
}


@pytest.mark.parametrize(("code", "number"), [example for example in EXAMPLES if example[0] >= "BIL1"])
def test_a_sound_entry_above_hides_nothing(code: str, number: int, tmp_path: Path) -> None:
    (entry,) = (entry for entry in ENTRIES if entry.code == code)
    text = in_the_file(entry.provoking[number][0], WHOLE)
    for section, sound in SOUND_ENTRIES.items():
        text = re.sub(rf"^{section}:\n(?=  - )", f"{section}:\n  - {sound}\n", text, flags=re.MULTILINE)
    file = tmp_path / "example.yaml"
    file.write_text(text, encoding="utf-8")
    assert {finding.code for finding in check(file)} == {code}


class TestAStateThatIsNoMore:
    def test_is_found_as_the_country_of_a_place(self, tmp_path: Path) -> None:
        section = events(event("talks", "2019", place="{city: Praha, country: CSK}"))
        (finding,) = found_in(tmp_path, NO_MORE + section)
        assert (finding.code, text_at(finding)[:4]) == ("BIL206", "CSK}")

    @pytest.mark.parametrize("role", ["reporter", "partner"])
    def test_is_found_as_a_side_of_trade(self, role: str, tmp_path: Path) -> None:
        mine = {"reporter": "NOR", "partner": "SWE"}
        row = trade("date: 2019, total: 1 billion").replace(f"{role}: {mine[role]}", f"{role}: CSK")
        found = [finding for finding in found_in(tmp_path, NO_MORE + row) if finding.code == "BIL206"]
        assert [text_at(finding)[:4] for finding in found] == ["CSK,"]


class TestANameSpeltOtherwise:
    @pytest.mark.parametrize("key", ["title", "occasion", "note"])
    def test_is_found_in_every_text_of_an_event(self, key: str, tmp_path: Path) -> None:
        texts = {key: "Noren speaks"}
        (finding,) = found_in(tmp_path, events(event("talks", "2019", **texts)))
        assert (finding.code, text_at(finding)[:12]) == ("BIL307", "Noren speaks")


class TestAWordSpeltTwoWays:
    @pytest.mark.parametrize(
        ("what", "keys"),
        [
            ("topic", "topics: [{}]"),
            ("city", "place: {{city: {}, country: NOR}}"),
            ("venue", "place: {{name: {}, country: NOR}}"),
            ("commodity", "commodity: {}, flow: exports, reporter: NOR"),
            ("unit", "commodity: salt, flow: exports, reporter: NOR, quantity: 1, unit: {}"),
        ],
    )
    def test_is_named_for_what_it_is_and_pointed_at(self, what: str, keys: str, tmp_path: Path) -> None:
        rest = "sources: [{id: paper, at: [p1]}]"
        if "flow" not in keys:
            keys, section = f"kind: ceremony, title: Opening, {keys}", "events"
        else:
            section = "goods"
        entries = [
            f"  - {{id: in-{year}, date: {year}, {keys.format(word)}, {rest}}}\n"
            for year, word in ((2017, "Räksta"), (2018, "Räksta"), (2019, "Raksta"))
        ]
        [finding] = found_in(tmp_path, f"{section}:\n" + "".join(entries))
        said = f"The {what} 'Raksta' may be 'Räksta', spelled differently: use one spelling."
        assert (finding.code, finding.record, finding.message) == ("BIL306", "in-2019", said)
        [first] = finding.related
        assert (text_at(finding)[:6], text_at(first)[:6]) == ("Raksta", "Räksta")


@pytest.mark.parametrize("side", ["from", "to"])
def test_a_state_that_is_no_more_is_found_as_a_side_of_a_figure(side: str, tmp_path: Path) -> None:
    sides = {"from": "NOR", "to": "SWE", side: "CSK"}
    keys = ", ".join(f"{key}: {code}" for key, code in sides.items())
    cited = "sources: [{id: paper, at: [p1]}]"
    figure = f"id: aid, date: 2019, measure: aid, {keys}, value: 1, currency: USD, {cited}"
    found = [
        one for one in found_in(tmp_path, f"{NO_MORE}figures:\n  - {{{figure}}}\n") if one.code == "BIL206"
    ]
    assert [text_at(one)[:4] for one in found] == ["CSK,"]
