"""`bilat export tables`: what an engine answers from, and nothing of it where writing fails."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given

from bilat.loading.dataset import examine_text
from bilat.record.model import Dataset
from bilat.record.stored import NamesOf, from_stored, to_stored
from program import answered, bilat
from small_record import written
from strategies import dataset_files

_SECTIONS = ("events", "trade", "goods", "figures", "standing", "sources")
_VISIT = """
events:
  - id: visit
    date: "[2019-03,2019-08-01]"
    kind: visit
    title: An Ópera
    topics: [Oil and gas]
    place: {country: NOR, city: Oslo}
    participants:
      - {role: prime minister, country: SWE}
      - {role: foreign minister, country: NOR, certain: false}
    sources: [{id: paper, at: [p1]}]
"""


def _row(folder: Path, columns: str) -> tuple[Any, ...]:
    file = str(folder / "events.parquet")
    selected = duckdb.sql(f"SELECT {columns} FROM read_parquet('{file}')")  # noqa: S608 - of this file
    assert selected is not None
    [row] = selected.fetchall()
    return row


def test_what_needs_bilats_own_reading_is_worked_out_once(tmp_path: Path) -> None:
    file, folder = written(tmp_path, _VISIT), tmp_path / "tables"
    run = bilat("export", "tables", str(folder), "--data", str(file))
    assert (run.status, run.out, run.err) == (0, "", "")
    manifest = json.loads((folder / "bilat.json").read_text())
    assert (manifest["pairs"], manifest["rows"]["events"]) == (["NOR-SWE"], 1)
    first, last = date(2019, 3, 1).toordinal(), date(2019, 8, 1).toordinal()
    assert _row(folder, "first_day, last_day, span_firsts, span_lasts") == (
        *(first, last),
        *([first, last], [date(2019, 3, 31).toordinal(), last]),
    )
    # All that are named: Norway's highest is a minister; surely there was Sweden's prime minister alone.
    assert _row(folder, "level, level_sure, countries_sure") == (1, 0, ["SWE"])
    assert _row(folder, "year, decade, month, abroad, met") == ("2019", "2010s", None, False, True)
    assert _row(folder, "folded_topics, place_countries") == (" oil and gas ", [" NOR "])
    assert " an opera " in _row(folder, "words")[0]
    assert [path for path in folder.iterdir() if path.suffix != ".parquet"] == [folder / "bilat.json"]


def test_a_record_is_stored_whole() -> None:
    from bilat import load

    _must_be_stored_whole(load().dataset)


@given(dataset_files())
def test_any_record_is_stored_whole(text: str) -> None:
    dataset = examine_text(text, "drawn.yaml").dataset
    assert dataset is not None
    _must_be_stored_whole(dataset)


def _must_be_stored_whole(dataset: Dataset) -> None:
    names = NamesOf(dataset.people, dataset.organizations)
    for section in _SECTIONS:
        for record in getattr(dataset, section):
            assert from_stored(type(record), json.loads(json.dumps(to_stored(record))), names) == record


def test_a_folder_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "tables"
    target.mkdir()
    run = bilat("export", "tables", str(target))
    assert run.status == 1
    assert run.err == f"Error: {target} exists already; name a new folder for --output.\n"
    assert list(target.iterdir()) == []


def test_tab_offers_what_tables_hold(tmp_path: Path) -> None:
    tables = str(tmp_path / "tables")
    assert bilat("export", "tables", tables, "--data", str(written(tmp_path, _VISIT))).status == 0

    def offered(option: str) -> list[str]:
        run = bilat("__complete", "fish", "bilat", "timeline", "--data", tables, option, "")
        assert (run.status, run.err) == (0, "")
        return [line.partition("\t")[0] for line in run.lines[1:]]

    assert offered("--pair") == ["NOR-SWE"]
    assert offered("--place") == ["Oslo"]
    assert offered("--topic") == ["Oil and gas"]
    assert offered("--kind") == ["visit"]
    assert offered("--country") == ["Norway", "Sweden", "Denmark"]
    assert offered("--source") == ["paper", "gazette"]


def test_very_many_events_are_answered_but_not_sorted_by_a_field(
    tables: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bilat.query.tables.MOST_ROWS", 10)
    for question in (["timeline"], ["gaps"], ["people"], ["anniversaries", "--year", "2025"]):
        of_tables = bilat(*question, "--data", tables, "--json")
        assert (of_tables.status, of_tables.out) == (0, bilat(*question, "--json").out)
    run = bilat("timeline", "--sort", "title", "--data", tables)
    assert run.status == 2
    assert run.err == (
        "Error: More than 10 events match, too many to sort. Name a pair (--pair) or a time (--since), "
        "or leave out --sort.\n"
    )
    assert bilat("timeline", "--sort", "title", "--on", "2018-12", "--data", tables).status == 0


def test_lists_are_drawn_from_tables_as_from_the_file(tables: str) -> None:
    for question in (
        ("meetings",),
        ("goods",),
        ("standing",),
        ("trade",),
        ("anniversaries", "--year", "2025"),
    ):
        drawn = bilat(*question, "--format", "table", "--data", tables)
        assert drawn.out == bilat(*question, "--format", "table").out
    # p16: the talks of 5 December 2018 were held on Maduro's visit.
    [talks] = [
        line for line in bilat("meetings", "--format", "table", "--data", tables).lines if "5 Dec" in line
    ]
    assert "Maduro's working" in talks


def test_counts_by_people_leave_open_what_the_record_does(tables: str) -> None:
    # Rodríguez met Lavrov in March or August 2019, or in both (p17). Who spoke for Russia in December 2018 is
    # not named (p16), so that no couple is counted, surely.
    rows = {row["couple"]: row for row in answered("summary", "meetings", "--by", "couple", "--data", tables)}
    assert rows["Sergey Lavrov - Delcy Rodríguez"]["at_least"] is True
    assert (rows[None]["possible"], rows[None]["at_least"]) == (0, False)
    # That Putin was at the summits of 2013 and 2015 is not said (p9, p12).
    people = {row["person"]: row for row in answered("summary", "--by", "person", "--data", tables)}
    assert (people["Vladimir Putin"]["count"], people["Vladimir Putin"]["possible"]) == (9, 2)
    asked = ("summary", "--by", "person", "--since", "2019-03", "--until", "2019-04-01", "--data", tables)
    lavrov = {row["person"]: row for row in answered(*asked)}["Sergey Lavrov"]
    assert (lavrov["count"], lavrov["possible"], lavrov["at_least"]) == (2, 1, False)
