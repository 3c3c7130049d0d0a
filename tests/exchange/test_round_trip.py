"""A record that goes out as a Data Package comes back entry for entry."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given

import bilat as library
from bilat.exchange.exporters.datapackage import write
from bilat.exchange.exporters.exported import Exported
from bilat.exchange.importers.datapackage import dataset_text
from bilat.exchange.importers.text_files import open_file
from bilat.loading.dataset import examine_text, require_valid
from program import bilat
from strategies import as_yaml, drafts

FULL = """\
dataset:
  format: 1
  id: india-iran
  title: India and Iran
  parties: [IND, IRN]
  as_of: 2019-03
  fiscal_years: [{country: IND, begins: 04-01}]
countries: {IND: {name: India}, IRN: {name: Iran}}
sources:
  - {id: mea, publisher: MEA, accessed: 2019-03-02, title: none, pages: 12, rows: 4}
  - {id: pti, publisher: PTI, date: 2018-12-01, title: Modi and Rouhani, edition_of: mea}
people:
  - {id: modi, name: Narendra Modi, country: IND}
organizations:
  - {id: dgft, name: DGFT, kind: agency, country: IND}
events:
  - id: visit
    date: '[2018-02,2018-03]'
    kind: visit
    title: 'Visit: "official"'
    place: {city: Delhi, country: IND}
    participants: [{person: modi, role: prime minister, part: host}, {role: president, country: IRN}]
    variants: [{key: date, value: 2018-02-17, sources: [{id: pti, at: [page 3]}]}]
    sources: [{id: mea, at: [page 1, page 2]}, {id: pti, at: ['#7'], for: office}]
  - id: talks
    date: 2018-02
    kind: meeting
    title: Talks
    part_of_one: [visit]
    amount: 25-26 billion
    currency: USD
    forecasts: [{date: 2018-01, said: 2017-12, sources: [{id: mea, at: [row 3]}]}]
    sources: [{id: mea, at: [page 2]}]
trade:
  - id: trade
    date: FY2017-18
    reporter: IND
    partner: IRN
    agency: dgft
    scope: without oil
    valuation: FOB
    currency: USD
    exports: over 2.6 billion
    change_percent: -3.50
    change_from: FY2016-17
    sources: [{id: mea, at: [row 1]}]
figures:
  - {id: tourists, date: 2018, measure: tourists, from: IRN, to: IND, value: "67,800", unit: people, estimated: true, sources: [{id: mea, at: [page 9]}]}
"""  # noqa: E501 - an entry on one line is part of the test


WHOLES = """\
dataset: {format: 1, id: a, title: A, parties: [NOR, SWE], as_of: 2020-01-31}
countries: {NOR: {name: Norway}, SWE: {name: Sweden}}
sources: [{id: paper, publisher: The Paper, date: 2020-01-31, title: none}]
events:
  - {id: first, date: 2019-03, kind: visit, title: First, sources: [{id: paper, at: [p1]}]}
  - {id: second, date: 2019-08, kind: visit, title: Second, sources: [{id: paper, at: [p1]}]}
  - {id: forum, date: 2019, kind: conference, title: Forum, sources: [{id: paper, at: [p1]}]}
  - {id: talks, date: "[2019-03,2019-08]", kind: meeting, title: Talks, part_of: [forum],
     part_of_one: [first, second], sources: [{id: paper, at: [p1]}]}
"""


def back(text: str, tmp_path: Path) -> str:
    target = tmp_path / "record.zip"
    with target.open("wb") as out:
        write(Exported((require_valid(examine_text(text, "record.yaml")),)), out)
    return dataset_text(open_file(str(target), 1 << 28))


def test_the_bundled_record_comes_back(tmp_path: Path) -> None:
    package, record = tmp_path / "record.zip", tmp_path / "record.yaml"
    assert bilat("export", "datapackage", "--output", str(package)).status == 0
    assert bilat("import", "datapackage", str(package), "--output", str(record)).status == 0
    assert library.load(record).dataset == library.load().dataset


def test_every_kind_of_field_comes_back(tmp_path: Path) -> None:
    again = require_valid(examine_text(back(FULL, tmp_path), "again.yaml"))
    assert again == require_valid(examine_text(FULL, "record.yaml"))


@given(drafts())
def test_a_drawn_record_comes_back(tmp_path_factory: pytest.TempPathFactory, draft: object) -> None:
    text = as_yaml(draft)  # type: ignore[arg-type]  # what drafts() draws
    again = back(text, tmp_path_factory.mktemp("package"))
    assert require_valid(examine_text(again, "again.yaml")) == require_valid(
        examine_text(text, "record.yaml")
    )


def test_another_zip_is_not_a_package(tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    with ZipFile(other, "w") as archive:
        archive.writestr("readme.txt", "nothing")
    asked = bilat("import", "datapackage", str(other))
    assert (asked.status, asked.out) == (1, "")
    lacks = "it lacks datapackage.json"
    assert asked.err == f"Error: {other}: is not a Data Package of bilat: {lacks}.\n"


def test_a_file_that_is_no_zip_is_told_so(tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    other.write_text("dataset:\n", encoding="utf-8")
    asked = bilat("import", "datapackage", str(other))
    assert asked.err == f"Error: {other}: is not a Data Package (zip) that bilat exported.\n"


def test_a_part_of_a_record_has_no_reference_without_its_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = "references to events that were not asked for (3)"
    Path("full.yaml").write_text(WHOLES, encoding="utf-8")
    for name in ("datapackage", "sqlite", "xlsx", "parquet"):
        done = bilat("export", name, "--data", "full.yaml", "--kind", "meeting", "--output", f"out.{name}")
        assert (done.status, said in done.err) == (0, True)
    with closing(sqlite3.connect("out.sqlite")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        # One of two visits may not become the only one.
        assert database.execute("SELECT count(*) FROM events_part_of_one").fetchall() == [(0,)]
    assert bilat("import", "datapackage", "out.datapackage", "--output", "part.yaml").status == 0
    assert [event.id for event in library.load("part.yaml").events] == ["talks"]


def test_an_export_named_as_data_says_what_reads_it(tmp_path: Path) -> None:
    package, database, listed = tmp_path / "a.zip", tmp_path / "a.db", tmp_path / "a.json"
    bilat("export", "datapackage", str(package))
    bilat("export", "sqlite", str(database))
    bilat("timeline", "--output", str(listed))
    answer = bilat("timeline", "--data", str(package))
    assert answer.status == 1
    assert f"to make that of it: bilat import datapackage {package} --output mine.yaml" in answer.err
    assert "this is a SQLite database. bilat reads YAML; " in bilat("check", str(database)).out
    assert "this is a list of records in JSON." in bilat("timeline", "--data", str(listed)).err
    # A dataset file may be written in JSON.
    own = tmp_path / "own.json"
    own.write_text('{"dataset": {"format": 1}}', encoding="utf-8")
    assert "this is" not in bilat("timeline", "--data", str(own)).err
