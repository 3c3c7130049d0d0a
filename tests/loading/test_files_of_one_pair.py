"""Files of one pair: which entries of two files are one, and what is said where they differ."""

from __future__ import annotations

from pathlib import Path

import pytest

import bilat
from bilat.loading.files import bundled_path
from bilat.values.errors import DatasetError, FaultCode
from own_files import written

FIRST = """\
dataset:
  format: 1
  id: russia-cuba
  title: Russia and Cuba
  parties: [RUS, CUB]
  as_of: 2020-01-31
  fiscal_years: [{country: CUB, begins: 04-01}]
  predecessors: [{country: SUN, successor: RUS, stands_for: 1960/1991}]
sources: [{id: granma, publisher: Granma, date: 2020-01-31, title: none}]
countries: {RUS: {name: Russia}, CUB: {name: Cuba}, SUN: {name: Soviet Union}}
people:
  - {id: lavrov, name: Sergey Lavrov, country: RUS}
organizations:
  - {id: rosneft, name: Rosneft, aliases: [NK Rosneft], kind: company, country: RUS}
events:
  - id: oil-2019
    date: 2019-07-24
    kind: contract
    title: Contract on oil
    participants: [{person: lavrov, role: minister}, {role: minister, country: CUB}]
    organizations: [rosneft]
    sources: [{id: granma, at: [p1]}]
trade:
  - {id: trade-2018, date: 2018, reporter: RUS, partner: CUB, currency: USD, total: 388 million,
     change_percent: 33, change_from: 2017, sources: [{id: granma, at: [p3]}]}
goods:
  - {id: cars, date: 2018, commodity: cars, flow: exports, reporter: RUS, partner: CUB,
     sources: [{id: granma, at: [p3]}]}
figures:
  - {id: tourists, date: 2018, measure: tourists, from: RUS, to: CUB, value: 5, unit: people,
     sources: [{id: granma, at: [p3]}]}
standing:
  - {id: oil, kind: field, title: Oil, organizations: [rosneft], sources: [{id: granma, at: [p1]}]}
"""
# One entry of each section more, and aliases; the line before shifts every place by one.
SECOND = f"# A colleague's copy\n{FIRST}"
for _old, _new in {
    "{country: CUB, begins: 04-01}": "{country: CUB, begins: 04-01}, {country: RUS, begins: 07-01}",
    "1960/1991}": "1960/1991}, {country: XRE, successor: RUS, stands_for: 1902/1917}",
    "title: none}": "title: none}, {id: tass, publisher: TASS, date: 2019, title: none}",
    "SUN: {name: Soviet Union}": "SUN: {name: Soviet Union, aliases: [USSR]}, XRE: {name: Russian Empire}",
    "people:\n": "people:\n  - {id: castro, name: Raúl Castro, country: CUB}\n",
    "[NK Rosneft]": "[Роснефть]",
    "organizations:\n": "organizations:\n  - {id: tabacuba, name: Tabacuba, kind: company, country: CUB}\n",
    "events:\n": "events:\n  - {id: visit-2018, date: 2018, kind: statement, title: Statement, "
    "sources: [{id: tass, at: [p2]}]}\n",
    "trade:\n": "trade:\n  - {id: trade-2016, date: 2016, reporter: RUS, partner: CUB, currency: USD, "
    "total: 1 million, sources: [{id: tass, at: [p3]}]}\n",
    "goods:\n": "goods:\n  - {id: rum, date: 2018, commodity: rum, flow: imports, reporter: RUS, "
    "partner: CUB, sources: [{id: tass, at: [p3]}]}\n",
    "figures:\n": "figures:\n  - {id: loans, date: 2018, measure: loans, from: RUS, to: CUB, value: 2, "
    "unit: loans, sources: [{id: tass, at: [p3]}]}\n",
    "standing:\n": "standing:\n  - {id: rail, kind: field, title: Rail, sources: [{id: tass, at: [p1]}]}\n",
}.items():
    SECOND = SECOND.replace(_old, _new, 1)


def refused(*paths: str) -> list[tuple[str, str]]:
    with pytest.raises(DatasetError) as raised:
        bilat.load_pairs(*paths)
    return [(str(problem.location), problem.message) for problem in raised.value.problems]


def test_each_section_has_the_entries_of_both_once(tmp_path: Path) -> None:
    [pair] = bilat.load_pairs(*written(tmp_path, a=FIRST, b=SECOND)).values()
    record = pair.dataset
    assert [state.country for state in record.predecessors] == ["SUN", "XRE"]
    assert [(year.country, year.begins) for year in record.fiscal_years] == [("CUB", (4, 1)), ("RUS", (7, 1))]
    assert [source.id for source in record.sources] == ["granma", "tass"]
    assert set(record.countries) == {"RUS", "CUB", "SUN", "XRE"}
    assert set(record.people) == {"lavrov", "castro"}
    assert set(record.organizations) == {"rosneft", "tabacuba"}
    assert [event.id for event in record.events] == ["oil-2019", "visit-2018"]
    reported = [total.id for total in record.trade if total.id != "trade-2018-base"]
    assert sorted(reported) == ["trade-2016", "trade-2018"]
    assert sorted(fact.id for fact in record.goods) == ["cars", "rum"]
    assert sorted(fact.id for fact in record.figures) == ["loans", "tourists"]
    assert sorted(fact.id for fact in record.standing) == ["oil", "rail"]


def test_facts_of_both_name_what_both_files_call_it(tmp_path: Path) -> None:
    [pair] = bilat.load_pairs(*written(tmp_path, a=FIRST, b=SECOND)).values()
    record = pair.dataset
    assert record.countries["SUN"].aliases == ("USSR",)
    assert record.organizations["rosneft"].aliases == ("NK Rosneft", "Роснефть")
    [oil] = [fact for fact in record.standing if fact.id == "oil"]
    for fact in (oil, record.events[0]):
        assert [organization.aliases for organization in fact.organizations] == [("NK Rosneft", "Роснефть")]
    minister, nameless = record.events[0].participants
    assert minister.person == record.people["lavrov"]
    assert nameless.person is None


@pytest.mark.parametrize(
    ("one", "other", "latest"), [("2021-06-30", "2021", "2021"), ("2021", "2021-12", "2021-12")]
)
def test_as_of_is_what_ends_last_and_of_two_what_begins_last(
    tmp_path: Path, *, one: str, other: str, latest: str
) -> None:
    texts = [FIRST.replace("as_of: 2020-01-31", f"as_of: {when}") for when in (one, other)]
    for first, second in (texts, texts[::-1]):
        [pair] = bilat.load_pairs(*written(tmp_path, a=first, b=second)).values()
        assert pair.dataset.as_of.text == latest


@pytest.mark.parametrize(
    ("old", "new", "name", "place"),
    [
        ("name: Soviet Union", "name: USSR", "SUN", "10:53"),
        ("publisher: Granma", "publisher: Gramma", "granma", "9:11"),
        ("name: Rosneft,", "name: Rosneft Oil,", "rosneft", "14:5"),
        ("title: Contract on oil", "title: Contract", "oil-2019", "16:5"),
        ("388 million", "389 million", "trade-2018", "24:5"),
        ("commodity: cars", "commodity: lorries", "cars", "27:5"),
        ("value: 5", "value: 6", "tourists", "30:5"),
        ("title: Oil", "title: Petroleum", "oil", "33:5"),
    ],
)
def test_an_entry_that_differs_is_named_with_both_places(
    tmp_path: Path, *, old: str, new: str, name: str, place: str
) -> None:
    first, second = written(tmp_path, a=FIRST, b=f"# A colleague's copy\n{FIRST.replace(old, new)}")
    line, column = place.split(":")
    another = "" if name.isupper() else ", or give one a different id"
    [(where, message)] = refused(first, second)
    assert where == f"{second}:{int(line) + 1}:{column}"
    assert message == (
        f"{name!r} differs from the definition at {first}:{place}; make the two the same{another}."
    )


def test_all_that_differs_is_named_at_once_names_before_facts(tmp_path: Path) -> None:
    names = FIRST.replace("name: Cuba", "name: Kuba").replace("Sergey", "Sergei")
    facts = FIRST.replace("title: Contract on oil", "title: Contract").replace("value: 5", "value: 6")
    both = names.replace("value: 5", "value: 6")
    # The third file is compared with the first that has the entry.
    for texts, known in (((names, facts), ["'CUB'", "'lavrov'"]), ((facts, both), ["'CUB'", "'lavrov'"])):
        found = refused(*written(tmp_path, a=FIRST, b=texts[0], c=texts[1]))
        assert [message.split()[0] for _, message in found] == known
    found = refused(*written(tmp_path, a=FIRST, b=FIRST, c=facts))
    assert [message.split()[0] for _, message in found] == ["'oil-2019'", "'tourists'"]
    assert all(f"definition at {tmp_path / 'a.yaml'}:" in message for _, message in found)
    [problem, _] = problems = _problems(*map(str, (tmp_path / "a.yaml", tmp_path / "c.yaml")))
    assert {problem.code for problem in problems} == {FaultCode.ID_TAKEN}
    assert problem.excerpt == "  - id: oil-2019"


def _problems(*paths: str) -> tuple[bilat.Problem, ...]:
    with pytest.raises(DatasetError) as raised:
        bilat.load_pairs(*paths)
    return tuple(raised.value.problems)


def test_each_path_is_read_once_and_hides_no_fault_of_another(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    wrong, listed, blank = written(
        tmp_path, wrong=FIRST.replace("as_of: 2020-01-31", "as_of: soon"), listed="- 1\n", blank="# None\n"
    )
    folder = str(empty)
    found = refused(folder, folder, listed, wrong, blank, wrong)
    assert [where.split(":")[0] for where, _ in found] == [folder, listed, wrong, blank]


def test_a_name_that_differs_from_the_bundled_record_s_is_an_error(tmp_path: Path) -> None:
    [names, mine] = written(
        tmp_path,
        names="countries: {RUS: {name: Russia}}\npeople: [{id: lavrov, name: S. Lavrov, country: RUS}]\n",
        mine=FIRST.replace("CUB", "VEN").replace("name: Cuba", "name: Wenezuela"),
    )
    with pytest.raises(DatasetError, match="the id 'lavrov' is already used"):
        bilat.load("bundled", names)
    [(where, message), *_] = [each for each in refused("bundled", mine) if "'VEN'" in each[1]]
    assert where.startswith(f"{mine}:10:")
    assert f"differs from the definition at {bundled_path()}:" in message
