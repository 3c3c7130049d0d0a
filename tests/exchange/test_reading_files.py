"""Files to import are read whatever their encoding, and a wrong one is one error with its line."""

from __future__ import annotations

import sys
from datetime import datetime
from io import BytesIO

import pytest

from bilat.exchange.importers import json_files
from bilat.exchange.importers.json_files import read_json, read_json_records
from bilat.exchange.importers.text_files import SourceFile, Table, read_table
from bilat.values.errors import DatasetError, UnavailableError


def table(text: str | bytes, **form: object) -> Table:
    raw = text.encode() if isinstance(text, str) else text
    return read_table(SourceFile("x.csv", raw), **form)  # type: ignore[arg-type]


def spreadsheet(*rows: list[object]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        assert book.active is not None
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_rows_are_numbered_as_a_spreadsheet_does_and_their_lines_are_known() -> None:
    read = table('a,b\n1,"two\nlines"\n\n3,4\n')
    records = [(record.number, record.line, record["a"], record["b"]) for record in read.records()]
    assert records == [(2, 2, "1", "two\nlines"), (4, 5, "3", "4")]


def test_a_header_is_found_below_a_preamble() -> None:
    read = table("Some text, with a comma\n\na,b\n1,2\n", header=("a", "b"), within=5)
    assert (read.header.number, len(read.preamble)) == (3, 1)
    assert [record["b"] for record in read.records()] == ["2"]


@pytest.mark.parametrize(
    "text", ["a;b\n1;2\n", "a\tb\n1\t2\n", "a,b\r\n1,2\r\n", "a,b,\n1,2,\n", "a,b\n1,2,,\n"]
)
def test_delimiters_line_ends_and_empty_cells_at_the_end_are_taken(text: str) -> None:
    [record] = table(text, delimiter="").records()
    assert (record["a"], record["b"]) == ("1", "2")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "x.csv: this file is empty."),
        (" \n\n", "x.csv: this file is empty."),
        ("a,b\n", "x.csv:1:1: this file has a header and no rows below it."),
        ("a,b\n1\n", "x.csv:2:1: this row has 1 of the 2 cells of the header: is the file cut short?"),
        ("a,b\n1,2,3\n", "x.csv:2:1: this row has 3 cells, and the header only 2."),
        ('a,b\n1,"2\n', "x.csv:2:1: this row is not CSV: unexpected end of data."),
        (b"a,b\n\x00\xff,1\n", "x.csv: this is not a text file."),
    ],
)
def test_a_wrong_file_is_one_error_with_its_line(text: str | bytes, said: str) -> None:
    with pytest.raises(DatasetError) as fault:
        list(table(text).records())
    [problem] = fault.value.problems
    assert str(problem).splitlines()[0] == said


def test_a_missing_or_repeated_column_is_named() -> None:
    with pytest.raises(DatasetError, match=r"no column 'Titel'\. Did you mean Title"):
        table("Title,Date\n").require(["Titel"], "a list")
    with pytest.raises(DatasetError, match="the column 'Date' twice"):
        table("Date,Date\n").require(["Date"], "a list")


def test_a_spreadsheet_is_read_as_text() -> None:
    raw = spreadsheet(["day", "n", "text"], [datetime(2018, 5, 1), 3.0, "=1+1"], [None, None, None])  # noqa: DTZ001 - cells have no zone
    [record] = table(raw).records()
    assert (record.number, record["day"], record["n"]) == (2, "2018-05-01", "3")
    # A formula that no program has worked out has no value.
    assert record["text"] == ""


def test_what_is_no_spreadsheet_is_an_error() -> None:
    with pytest.raises(DatasetError, match="not an xlsx file"):
        table(b"PK\x03\x04 and no more")


def test_a_library_that_is_missing_is_named_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = spreadsheet(["a"], ["1"])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(UnavailableError) as fault:
        table(raw)
    assert str(fault.value) == (
        "openpyxl is needed for an xlsx file, and is not installed. Install it: pip install 'bilat[exchange]'"
    )


def test_json_keeps_its_numbers_as_they_are_written() -> None:
    assert read_json(SourceFile("x.json", b'{"value": 6804128143.0, "n": 12345678901234567890}')) == {
        "value": "6804128143.0",
        "n": "12345678901234567890",
    }


_RECORDS = """[
 {"id": "1", "says": "a } and \\" and ] {"},
 {"id": "2",
  "of": [{"n": 1}, []],},
 {}, {"id": "é"}
]
"""
_READ: list[tuple[int, int, dict[str, object]]] = [
    (1, 2, {"id": "1", "says": 'a } and " and ] {'}),
    (2, 3, {"id": "2", "of": [{"n": "1"}, []]}),
    (3, 5, {}),
    (4, 5, {"id": "é"}),
]


@pytest.mark.parametrize("text", [_RECORDS, "\n" + _RECORDS.replace("[\n", "", 1).replace("\n]\n", "")])
@pytest.mark.parametrize("block", [1, 2, 7, 1000])
def test_records_are_read_block_by_block(text: str, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_files, "_BLOCK", block)
    assert list(read_json_records(SourceFile("x.json", text.encode()))) == _READ


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"id": 1}\n{"id": }\n{"id": 3}', "x.json:2:8: this is not JSON: Expecting value."),
        ('[{"id": 1}, {"id"\n : x}]', "x.json:2:4: this is not JSON: Expecting value."),
        ('[{"id": 1},\n{"id": "2', "x.json:2:8: this is not JSON: Unterminated string starting at."),
        ('[{"id": 1}, {"id": 2}', "x.json:1:22: this JSON is cut short: its list does not end."),
    ],
)
@pytest.mark.parametrize("block", [1, 1000])
def test_where_a_record_is_not_json(
    text: str, said: str, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_files, "_BLOCK", block)
    with pytest.raises(DatasetError) as fault:
        list(read_json_records(SourceFile("x.json", text.encode())))
    assert str(fault.value).startswith(said)
