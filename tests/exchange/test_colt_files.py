"""Files of COLT: encodings, spreadsheets, odd cells and wrong input."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from bilat.exchange.importers.colt import read
from bilat.exchange.importers.rows import Edition, ImportedEntry
from bilat.exchange.importers.text_files import SourceFile
from bilat.values.errors import DatasetError

# The 76 columns, in their order.
from colt_rows import ABROAD, COLUMNS, LAVROV, PAIR, PUTIN, VISIT, colt, items
from program import bilat


def test_imported_beside_a_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("colt.csv").write_bytes(
        colt(
            {"TripStartDate": "2017-10-03", "TripEndDate": "2017-10-04", "CityVisited": "Moscow; Kazan"},
            {"TripStartDate": "2016-05-01", "TripEndDate": "2016-05-02", "TripID": "71-VEN-RUS-42491"},
            {"CountryVisitedISO": "CUB"},
            {"Confidence(1-5)": "5"},
            {"TripStartDate": "2019-09-24", "TripEndDate": "TBD", "TripID": "71-VEN-RUS-43732"},
        ).raw
    )
    done = bilat("import", "colt", "colt.csv", "--data", "bundled", "--json")
    [file] = json.loads(done.out)["files"]
    rows = file["rows"]
    assert (rows["read"], rows["another_pair"], rows["of_pair"]) == (5, 1, 4)
    assert rows["reasons"] == [{"reason": "the destination is unclear (confidence 5)", "rows": 1}]
    # Nicolas Maduro without an accent is the record's; Moscow is one of the cities, and so no disagreement.
    assert [(entry["outcome"], entry["matches"]) for entry in file["entries"]] == [
        ("adds_something", "visit-maduro-2017"),
        ("new", None),
        ("new", None),
    ]
    # A title that is made of names has them as the record has them.
    assert (
        "title: Nicolás Maduro visits Russia\n"
        in bilat("import", "colt", "colt.csv", "--data", "bundled").out
    )
    assert bilat("import", "colt", "colt.csv", "--pair", "RUS-VEN", "--output", "mine.yaml").status == 0
    assert bilat("check", "mine.yaml").status == 0
    before = Path("mine.yaml").read_bytes()
    assert b"  - {id: nicolas-maduro, name: Nicolas Maduro, country: VEN}" in before
    again = bilat("import", "colt", "colt.csv", "--into", "mine.yaml")
    assert "0 new, 3 already there" in again.err
    assert Path("mine.yaml").read_bytes() == before


def test_a_column_that_is_missing_is_not_taken_for_another_format() -> None:
    with pytest.raises(DatasetError) as fault:
        list(read(SourceFile("colt.csv", colt(VISIT).raw.replace(b",TripEndDate", b"")), PAIR))
    assert "its header has no column 'TripEndDate'" in str(fault.value)
    assert "bilat import" not in str(fault.value)


@pytest.mark.parametrize(
    "odd", ["; ;", "King", "\u202e", "=1+1", "-1", "NA", "(Russia)", "President ", "\x00", "2001"]
)
def test_an_odd_cell_makes_no_empty_field_and_no_other_error(odd: str) -> None:
    abroad = {**PUTIN, **ABROAD, "MetNonhostHOGS": "Yes", "NonhostHOGSNames": "President Nicolas Maduro"}
    together = {**LAVROV, "SubHOGSTravelWithHOGS": "Yes", "CotravelHOGS": "President Vladimir Putin"}
    for column in COLUMNS[:43]:
        with suppress(DatasetError):
            for item in items(*({**row, column: odd} for row in ({}, abroad, together))):
                if isinstance(item, ImportedEntry):
                    assert all(item.entry.values())
                    assert all(all(who.values()) for who in item.entry["participants"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_every_encoding_and_line_end(encoding: str) -> None:
    file = colt({"CityVisited": "Görlitz"}, encoding=encoding, newline="\r\n")
    visit, edition = read(file, PAIR)
    assert isinstance(visit, ImportedEntry)
    assert visit.entry["place"]["city"] == "Görlitz"
    assert edition == Edition(
        publisher="COLT",
        title="Country and Organization Leader Travel",
        date="2015/..",
        language="en",
        note="COLT's own terms apply to what is passed on of it.",
    )


def test_an_xlsx_file_with_spreadsheet_dates() -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(COLUMNS)
    row: dict[str, Any] = {**VISIT, "TripStartDate": datetime(2015, 4, 6), "Confidence(1-5)": 4}  # noqa: DTZ001
    sheet.append([row.get(name) for name in COLUMNS])
    raw = BytesIO()
    book.save(raw)
    visit, _ = read(SourceFile("colt.xlsx", raw.getvalue()), PAIR)
    assert isinstance(visit, ImportedEntry)
    assert visit.entry["date"] == "2015-04"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "this file is empty"),
        (",".join(COLUMNS).encode(), "no rows below it"),
        (b"a,b\n1,2\n", "this is not a COLT file: its header has no column 'TripID'"),
        (",".join(COLUMNS).replace("LeaderRole", "Role").encode() + b"\nx", "no column 'LeaderRole'"),
        (",".join(COLUMNS).encode() + b"\n71-VEN-RUS-42100,71\n", "this row has 2 of the 76 cells"),
    ],
)
def test_wrong_input_is_one_error(text: bytes, message: str) -> None:
    with pytest.raises(DatasetError, match=message):
        list(read(SourceFile("colt.csv", text), PAIR))
