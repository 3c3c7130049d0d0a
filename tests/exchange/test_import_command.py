"""Importing as a user does: what is written, what is reported, and what stays as it was."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import bilat as library
from bilat.exchange.importers.text_files import SourceFile, csv_rows
from program import Run
from program import bilat as run

FILES = Path(__file__).parent / "files"
BUNDLED = Path(__file__).parents[2] / "data" / "events.yaml"


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for file in FILES.iterdir():
        shutil.copy(file, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def answered(*words: str) -> Run:
    done = run("import", *words)
    assert done.status == 0, done.err
    return done


def report(*words: str) -> Any:  # noqa: ANN401 - any JSON
    return json.loads(answered(*words, "--json").out)


def test_a_file_of_the_pair_is_written_that_loads_and_cites_the_rows() -> None:
    answered("comtrade", "trade.json", "--pair", "RUS-VEN", "--output", "comtrade.yaml")
    record = library.load("comtrade.yaml")
    assert record.pair == "RUS-VEN"
    assert {(trade.reporter, trade.valuation, trade.sources[0].locator) for trade in record.trade} == {
        ("RUS", "FOB", "row 1"),
        ("RUS", "CIF", "row 2"),
    }
    [wheat] = record.goods
    assert (wheat.id, wheat.hs, wheat.hs_revision) == ("comtrade-rus-ven-exports-1001-2018", "1001", "2017")
    [source] = record.dataset.sources
    assert (source.publisher, source.date and source.date.text) == (
        "United Nations Statistics Division",
        "2018/..",
    )
    assert run("check", "comtrade.yaml").status == 0


def test_the_counts_of_the_report_add_up() -> None:
    [file] = report("comtrade", "trade.json", "--data", "bundled")["files"]
    rows = file["rows"]
    assert rows == {
        "read": 5,
        "another_pair": 1,
        "outside_period": 0,
        "of_pair": 4,
        "new": 0,
        "already_there": 0,
        "adds_something": 2,
        "disagrees": 1,
        "left_out": 1,
        "reasons": [{"reason": "re-exports and re-imports", "rows": 1}],
    }
    # 91,000,250 dollars is not the record's 84 million; 1,200,345 is a finer reading of its 1.2 million.
    by_row = {entry["rows"][0]: (entry["outcome"], entry["matches"]) for entry in file["entries"]}
    assert by_row[2] == ("adds_something", "trade-2018")
    assert by_row[1] == ("disagrees", "trade-2018")
    assert by_row[3] == ("adds_something", "wheat-2018")


def test_what_an_entry_matches_is_said_above_it() -> None:
    out = answered("comtrade", "trade.json", "--data", "bundled").out
    assert "  # Disagrees with trade-2018: exports (84,000,000 there).\n  - id: comtrade-" in out


def test_a_second_import_leaves_every_byte(in_folder: Path) -> None:
    mine = in_folder / "mine.yaml"
    shutil.copy(BUNDLED, mine)
    answered("comtrade", "trade.json", "--into", "mine.yaml")
    once = mine.read_bytes()
    lines, before = once.decode().splitlines(), BUNDLED.read_text(encoding="utf-8").splitlines()
    assert len(lines) > len(before)
    # What was there is there, in its order.
    rest = iter(lines)
    assert all(line in rest for line in before)
    again = answered("comtrade", "trade.json", "--into", "mine.yaml")
    assert mine.read_bytes() == once
    assert again.err.splitlines()[-1] == "Nothing was written."


def test_the_record_and_what_was_imported_beside_it_are_one_record() -> None:
    answered("comtrade", "trade.json", "--data", "bundled", "--output", "comtrade.yaml")
    both = library.load("bundled", "comtrade.yaml")
    assert len(both.goods) == len(library.load().goods) + 1


def test_a_dry_run_shows_and_writes_nothing(in_folder: Path) -> None:
    shutil.copy(BUNDLED, in_folder / "mine.yaml")
    out = answered("comtrade", "trade.json", "--into", "mine.yaml", "--dry-run").out
    assert "comtrade-rus-ven-exports-2018" in out
    assert (in_folder / "mine.yaml").read_bytes() == BUNDLED.read_bytes()


def test_the_period_and_the_day_it_was_fetched_can_be_given() -> None:
    options = ("--pair", "RUS-VEN", "--accessed", "2026-11-02")
    rows = report("comtrade", "trade.json", *options, "--since", "2019")["files"][0]["rows"]
    assert (rows["outside_period"], rows["new"]) == (3, 0)
    out = answered("comtrade", "trade.json", *options).out
    assert "accessed: 2026-11-02" in out
    assert "    date: 2018/.." not in out


def test_a_mapping_says_what_the_columns_of_a_csv_are() -> None:
    answered(
        "csv", "treaties.csv", "--map", "treaties.yaml", "--pair", "RUS-VEN", "--output", "treaties-2.yaml"
    )
    record = library.load("treaties-2.yaml")
    first, second = record.events
    assert (first.date.text, first.place and first.place.city, first.sources[0].locator) == (
        "2001-05-14",
        "Moscow",
        "#T-1",
    )
    assert second.title == "Agreement on visas: =1+1"
    assert [who.person and who.person.name for who in second.participants] == ["Ivan Orlov", "Pedro Sánchez"]


def test_a_guessed_mapping_can_be_used_as_it_is(in_folder: Path) -> None:
    guessed = answered("csv", "--guess", "treaties.csv").out
    assert "dates: day-first" in guessed
    # A place needs a country, which no column has.
    assert "  # City: [place.city, {key: place.country, values: {Moscow: XXX}}] # a place needs" in guessed
    (in_folder / "guessed.yaml").write_text(guessed, encoding="utf-8")
    rows = report("csv", "treaties.csv", "--map", "guessed.yaml", "--pair", "RUS-VEN")["files"][0]["rows"]
    assert (rows["of_pair"], rows["new"], rows["another_pair"]) == (2, 2, 1)


def test_a_row_of_another_pair_may_have_cells_that_the_mapping_does_not_foresee() -> None:
    Path("list.csv").write_text(
        "A,B,When,What,City\nRussia,Venezuela,2001-05-14,Talks,Moscow\nRussia,Cuba,2001-05-15,Talks,Havana\n",
        encoding="utf-8",
    )
    mapping = "between: [A, B]\nsource: {publisher: Us, date: 2024}\ncolumns:\n  When: date\n  What: title\n"
    Path("list.yaml").write_text(
        f"section: events\n{mapping}  City: {{key: place.country, values: {{Moscow: RUS}}}}\n"
        "constants: {kind: meeting}\n",
        encoding="utf-8",
    )
    rows = report("csv", "list.csv", "--map", "list.yaml", "--pair", "RUS-VEN")["files"][0]["rows"]
    assert (rows["new"], rows["another_pair"]) == (1, 1)
    Path("list.yaml").write_text(
        f"section: events\n{mapping}  City: place.city\nconstants: {{kind: meeting}}\n", encoding="utf-8"
    )
    done = run("import", "csv", "list.csv", "--map", "list.yaml", "--pair", "RUS-VEN")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("Error: list.csv:2:1: a place lacks the key 'country'")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_and_line_ends_are_read(in_folder: Path, encoding: str) -> None:
    text = (in_folder / "treaties.csv").read_text(encoding="utf-8").replace("\n", "\r\n")
    (in_folder / "treaties.csv").write_bytes(text.encode(encoding))
    done = answered("csv", "treaties.csv", "--map", "treaties.yaml", "--pair", "RUS-VEN")
    assert "Pedro Sánchez" in done.out
    assert ("is not UTF-8" in done.err) is (encoding == "cp1252")


BIBTEX = r"""
@article{sanchez2018, author = {S{\'a}nchez, Pedro}, title = {{Oil} and \emph{power}}, journal = {Review},
  year = 2018, month = mar, url = {https://example.org/1}}
@misc{undated, title = {No date}, publisher = {Press}}
@misc{web, title = {A page}, publisher = {Press}, urldate = {2024-05-01}, url = {https://example.org/2}}
"""


def test_publications_of_bibtex_become_sources(in_folder: Path) -> None:
    pytest.importorskip("pybtex")
    (in_folder / "library.bib").write_text(BIBTEX, encoding="utf-8")
    shutil.copy(BUNDLED, in_folder / "mine.yaml")
    done = answered("sources", "library.bib", "--into", "mine.yaml")
    assert "neither a date nor the day it was read" in done.err
    sources = {source.id: source for source in library.load("mine.yaml").dataset.sources}
    article, page = sources["sources-sanchez2018"], sources["sources-web"]
    assert (article.publisher, article.title) == ("Review", "Oil and power")
    assert article.date is not None
    assert article.date.text == "2018-03"
    assert (page.date, page.accessed and page.accessed.text) == (None, "2024-05-01")
    assert "Nothing was written." in answered("sources", "library.bib", "--into", "mine.yaml").err


def test_publications_of_csl_json_become_sources(in_folder: Path) -> None:
    items = [
        {
            "id": "tass",
            "type": "article-newspaper",
            "title": "Talks: yes",
            "container-title": "TASS",
            "author": None,
            "issued": {"date-parts": [[2019, 9, 25]]},
        },
        {
            "id": "older",
            "type": "book",
            "publisher": "Press",
            "title": "Older",
            "issued": {"date-parts": [[1998]]},
            "note": "1998~",
        },
    ]
    (in_folder / "items.json").write_text(json.dumps(items), encoding="utf-8")
    answered("sources", "items.json", "--pair", "RUS-VEN", "--output", "sources.yaml")
    sources = library.load("sources.yaml").dataset.sources
    assert [(source.id, source.title, source.date and source.date.text) for source in sources] == [
        ("sources-tass", "Talks: yes", "2019-09-25"),
        ("sources-older", "Older", "1998~"),
    ]


def test_cells_stay_text(in_folder: Path) -> None:
    cells = [
        '=HYPERLINK("x")',
        "{a: b}",
        "# not a comment",
        "&a *a !!python/none",
        "'; drop",
        "\x1b[31mred",
        "- x",
    ]
    rows = "".join(
        f'2018-05-0{number},"{cell.replace(chr(34), chr(34) * 2)}"\n' for number, cell in enumerate(cells, 1)
    )
    (in_folder / "cells.csv").write_text(f"Signed,Title\n{rows}", encoding="utf-8")
    (in_folder / "map.yaml").write_text(
        "source: {publisher: Archive, title: Cells}\n"
        "columns: {Signed: date, Title: title}\nconstants: {kind: treaty}\n",
        encoding="utf-8",
    )
    answered("csv", "cells.csv", "--map", "map.yaml", "--pair", "RUS-VEN", "--output", "cells.yaml")
    assert [event.title for event in library.load("cells.yaml").events] == cells


def test_wrong_input_writes_nothing(in_folder: Path) -> None:
    (in_folder / "trade.json").write_text('{"data": [', encoding="utf-8")
    shutil.copy(BUNDLED, in_folder / "mine.yaml")
    assert run("import", "comtrade", "trade.json", "--pair", "RUS-VEN", "--output", "new.yaml").status == 1
    assert run("import", "comtrade", "trade.json", "--into", "mine.yaml").status == 1
    assert not (in_folder / "new.yaml").exists()
    assert (in_folder / "mine.yaml").read_bytes() == BUNDLED.read_bytes()


def test_the_line_ends_and_the_mark_of_a_target_stay(in_folder: Path) -> None:
    mine = in_folder / "mine.yaml"
    before = "\ufeff" + BUNDLED.read_text(encoding="utf-8").replace("\n", "\r\n")
    mine.write_bytes(before.encode())
    answered("comtrade", "trade.json", "--into", "mine.yaml")
    after = mine.read_bytes().decode()
    assert after.startswith("\ufeff#")
    assert after.count("\n") == after.count("\r\n") > before.count("\n")


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    text = "a,b\n" + "1,2\n" * 2500
    file = SourceFile("x.csv", text.encode(), lambda _, done, whole: told.append((done, whole)))
    assert sum(1 for _ in csv_rows(file)) == 2501
    assert told == [(1001, 2502), (2001, 2502), (2502, 2502)]
