"""Each way a file can be ill-formed has a code of its own, found with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilat.checking.located_record import LocatedRecord
from bilat.checking.run import check
from bilat.loading.dataset import examine
from bilat.loading.merging import read_pairs
from bilat.values.errors import FaultCode

HEAD = """\
dataset: {format: 1, id: here-there, title: Here and there, parties: [RUS, VEN], as_of: 2019}
sources: [{id: paper, publisher: The Paper, date: 2019, title: none}]
countries: {RUS: {name: Russia}, VEN: {name: Venezuela}}
"""
TREATY = "{id: treaty, date: 1996, kind: treaty, title: Treaty, sources: [{id: paper, at: [p1]}]}"


def codes_of(text: str | bytes, folder: Path) -> list[str]:
    file = folder / "record.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [problem.code for problem in examine(file).problems]


def events(*entries: str) -> str:
    return HEAD + "events:\n" + "".join(f"  - {entry}\n" for entry in entries)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"title: caf\xe9", FaultCode.ENCODING),
        ("dataset: [", FaultCode.SYNTAX),
        ("", FaultCode.EMPTY_FILE),
        ("{}", FaultCode.EMPTY_FILE),
        (HEAD + "---\nmore: 1\n", FaultCode.SECOND_DOCUMENT),
        (HEAD.replace("title: none", "title: !!python/none x"), FaultCode.TAG),
        (HEAD + "events: *nowhere\n", FaultCode.ALIAS),
        (HEAD + "events: " + "[" * 20 + "]" * 20, FaultCode.DEPTH),
        (HEAD + "events: []\nevents: []\n", FaultCode.DUPLICATE_KEY),
        (HEAD + "events: none\n", FaultCode.SHAPE),
        (HEAD + "evnets: []\n", FaultCode.UNKNOWN_KEY),
        (events(TREATY.replace("title: Treaty, ", "")), FaultCode.MISSING_KEY),
        (events(TREATY.replace("title: Treaty", "title: ''")), FaultCode.EMPTY_VALUE),
        (events(TREATY.replace("kind: treaty", "kind: traety")), FaultCode.UNKNOWN_WORD),
        (
            HEAD + "trade: [{id: t, date: 2018, reporter: RUS, partner: VEN, currency: dollars, "
            "total: 1, sources: [{id: paper, at: [p1]}]}]\n",
            FaultCode.FORM_OF_VALUE,
        ),
        (events(TREATY.replace("id: treaty", "id: The Treaty")), FaultCode.FORM_OF_ID),
        (events(TREATY, TREATY), FaultCode.ID_TAKEN),
        (events(TREATY.replace("id: paper", "id: papper")), FaultCode.UNKNOWN_REFERENCE),
        (events(TREATY.replace("[{id: paper, at: [p1]}]", "[]")), FaultCode.NO_CITATION),
        (events(TREATY.replace("p1", "page one")), FaultCode.FORM_OF_LOCATOR),
        (HEAD.replace("VEN: {", "QAX: {}, VEN: {").replace("{}", "{name: Nowhere}"), FaultCode.COUNTRY_CODE),
        (events(TREATY.replace("1996", "1996-13")), FaultCode.DATE),
        (events(TREATY.replace("1996", "1996/1995")), FaultCode.REVERSED_DATE),
        (
            HEAD + "trade: [{id: t, date: 2018, reporter: RUS, partner: VEN, currency: USD, "
            "total: some, sources: [{id: paper, at: [p1]}]}]\n",
            FaultCode.FIGURE,
        ),
    ],
)
def test_a_fault_of_form_has_its_code(text: str | bytes, code: FaultCode, tmp_path: Path) -> None:
    assert codes_of(text, tmp_path) == [code]


def test_a_file_that_cannot_be_read_has_a_code(tmp_path: Path) -> None:
    (problem,) = examine(tmp_path).problems
    assert problem.code == FaultCode.UNREADABLE


def test_a_list_within_a_list_of_names_is_no_slip_that_is_swallowed(tmp_path: Path) -> None:
    nested = TREATY.replace("kind:", "organizations: [[un]], kind:")
    assert codes_of(events(nested), tmp_path) == [FaultCode.SHAPE]


def test_several_faults_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    assert codes_of(
        events(TREATY.replace("1996", "1996-13"), TREATY.replace("id: treaty", "id: Other Treaty")), tmp_path
    ) == [FaultCode.DATE, FaultCode.FORM_OF_ID]


def test_a_sound_file_has_no_problems(tmp_path: Path) -> None:
    assert codes_of(events(TREATY), tmp_path) == []


class TestAFaultThatIsReachedThroughAnAlias:
    """It lies at its anchor, in an entry that is sound; the entry with the alias is the faulty one."""

    def test_the_entry_with_the_alias_is_not_judged(self, tmp_path: Path) -> None:
        file = tmp_path / "record.yaml"
        holding = TREATY.replace("title: Treaty", "title: &x nosuch").replace("1996", "2020")
        faulty = TREATY.replace("id: treaty", "id: other").replace("id: paper", "id: *x")
        file.write_text(events(holding, faulty), encoding="utf-8")
        found = [(one.code, one.record) for one in check(file)]
        assert found == [("BIL203", "treaty"), ("BIL103", None)]

    def test_a_person_is_faulty_by_the_table(self, tmp_path: Path) -> None:
        people = "people:\n  - {id: berg, name: &x Kari Berg, country: RUS}\n"
        broken = "  - {id: lind, name: Erik Lind, country: *x}\n"
        file = tmp_path / "record.yaml"
        file.write_text(HEAD + people + broken, encoding="utf-8")
        [pair] = read_pairs([file])
        record = LocatedRecord(pair)
        assert [person.id for person in record.people] == ["berg"]
