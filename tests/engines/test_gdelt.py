"""The recipe of docs/large.md for GDELT, on invented rows in the form of its files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import duckdb
import pytest

from documents import ROOT
from program import bilat

# Of the columns of GDELT's event files: number, day, name and country of each actor, code.
_ROWS = (
    ("1", "20190305", "SERGEI LAVROV", "RUS", "VENEZUELA", "VEN", "042"),
    ("2", "20190305", "VENEZUELA", "VEN", "SERGEI LAVROV", "RUS", "043"),
    ("3", "20190306", "MOSCOW", "RUS", "CUBA", "CUB", "0411"),
    ("4", "20190306", "RUSSIA", "RUS", "RUSSIA", "RUS", "040"),
    ("5", "20190306", "RUSSIA", "RUS", "", "", "112"),
    ("6", "20190306", "RUSSIA", "RUS", "VENEZUELA", "VEN", "061"),
    ("7", "20190307", "RUSSIA", "RUS", "EUROPE", "EUR", "111"),
)


def _line(row: tuple[str, ...], width: int) -> str:
    cells = [""] * width
    for place, cell in zip((0, 1, 6, 7, 16, 17, 26), row, strict=True):
        cells[place] = cell
    cells[-1] = f"https://news.example/{row[0]}"
    return "\t".join(cells)


@pytest.mark.parametrize("width", [61, 58])
def test_rows_of_gdelt_become_tables(width: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("2019.export.CSV").write_text("".join(f"{_line(row, width)}\n" for row in _ROWS))
    [recipe] = re.findall(
        r"```sql\n(.*?)```", (ROOT / "docs/large.md").read_text(encoding="utf-8"), re.DOTALL
    )
    with duckdb.connect() as database:
        counted = database.execute(recipe.replace("column60", f"column{width - 1}")).fetchall()
    # Of seven rows one has an act of no kind, and two lack a second state.
    assert counted == [(7, 1, 2)]
    run = bilat("import", "plover", "gdelt.json", "--tables", "tables")
    assert run.err == (
        "gdelt.json: 4 rows, 3 used.\n"
        "  left out: 1 row: not between two states that were asked for.\n"
        "Written: 2 events of 2 pairs.\n"
    )
    visit, call = json.loads(bilat("timeline", "--data", "tables", "--json").out)
    assert (visit["pair"], visit["kind"], visit["title"]) == (
        "RUS-VEN",
        "visit",
        "Reported: Russia visited Venezuela",
    )
    assert (visit["date"], visit["participants"][0]["certain"]) == ("2019-03-05~", False)
    assert "https://news.example/1" in visit["note"]
    assert (call["pair"], call["kind"]) == ("CUB-RUS", "call")
    assert json.loads(bilat("meetings", "--data", "tables", "--json").out) == []
