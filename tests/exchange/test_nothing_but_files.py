"""SECURITY.md held to by imports and exports: no network, no program, and hostile cells stay text."""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from program import bilat

pytestmark = pytest.mark.apart

FILES = Path(__file__).parent / "files"
FORBIDDEN = (
    *("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "urllib."),
    *("http.", "ftplib.", "smtplib.", "webbrowser.", "pickle."),
)
# Each command in turn in one process; what is forbidden is printed.
RUNNER = """
import json, sys

sys.addaudithook(lambda event, _: event.startswith({forbidden!r}) and print("did", event, flush=True))
from bilat.__main__ import main

for command in json.loads(sys.argv[1]):
    sys.argv = ["bilat", *command]
    try:
        main()
    except SystemExit as end:
        if end.code:
            print("failed", command, end.code)
"""
# A formula, an escape, signs of YAML, letters written from right to left, markup, a number, and a long cell.
HOSTILE = (
    *('=cmd()|"/C calc"!A0', "*alias &anchor !!python/object: {a: [b]} # c", "<script>alert(1)</script>"),
    *("\u202etxt.exe", "\x1b[31mred", "9" * 400, "BEGIN:VEVENT\nEND:VCALENDAR", "long " * 4000),
)
MAPPING = """
section: events
source: {publisher: Nobody, title: Invented, date: 2024-05-01}
dates: iso
columns: {Day: date, Title: title, Note: note, City: [place.city]}
constants: {kind: meeting, status: occurred, place.country: RUS}
"""


def name_of_events(package: ZipFile) -> str:
    return next(name for name in package.namelist() if Path(name).name == "events.csv")


def test_no_import_and_no_export_opens_a_connection_or_starts_a_program(tmp_path: Path) -> None:
    exports = (
        "datapackage",
        "sqlite",
        "datasette",
        "timelinejs",
        "dyads",
        "jsonld",
        "ics",
        "html",
        "gexf",
        "xlsx",
    )
    commands = [
        *(["export", name, "--output", str(tmp_path / name)] for name in exports),
        [
            "import",
            "comtrade",
            str(FILES / "trade.json"),
            "--pair",
            "RUS-VEN",
            "--output",
            str(tmp_path / "new"),
        ],
        ["import", "datapackage", str(tmp_path / "datapackage"), "--output", str(tmp_path / "again")],
    ]
    runner = RUNNER.format(forbidden=FORBIDDEN)
    done = subprocess.run(
        [sys.executable, "-c", runner, json.dumps(commands)], capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
    assert {file.name for file in tmp_path.iterdir()} == {*exports, "new", "again"}


def test_hostile_cells_stay_text_through_import_and_every_export(tmp_path: Path) -> None:
    table = StringIO()
    rows = csv.writer(table)
    rows.writerow(("Day", "Title", "Note", "City"))
    rows.writerows(
        (f"2015-04-{number:02}", f"T {cell}", cell, "Moscow") for number, cell in enumerate(HOSTILE, 1)
    )
    (tmp_path / "own.csv").write_text(table.getvalue(), encoding="utf-8", newline="")
    (tmp_path / "map.yaml").write_text(MAPPING, encoding="utf-8")
    record = str(tmp_path / "record.yaml")
    source = ["csv", str(tmp_path / "own.csv"), "--map", str(tmp_path / "map.yaml")]
    assert bilat("import", *source, "--pair", "RUS-VEN", "--output", record).status == 0
    before = Path(record).read_bytes()
    assert bilat("import", *source, "--into", record).status == 0
    assert Path(record).read_bytes() == before
    held = [cell.strip() for cell in HOSTILE]
    listed = json.loads(bilat("timeline", "--data", record, "--json").out)
    assert [event["note"].split() for event in listed] == [cell.split() for cell in held]

    def exported(name: str) -> Path:
        path = tmp_path / f"to.{name}"
        assert bilat("export", name, "--data", record, "--output", str(path)).status == 0
        return path

    base = sqlite3.connect(exported("sqlite"))
    notes = [note for (note,) in base.execute("select note from events order by date")]
    base.close()
    assert [note.split() for note in notes] == [cell.split() for cell in held]
    with ZipFile(exported("datapackage")) as package:
        kept = list(csv.DictReader(StringIO(package.read(name_of_events(package)).decode())))
    assert [row["note"].split() for row in kept] == [cell.split() for cell in held]
    page = exported("html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    calendar = exported("ics").read_bytes().decode()
    assert calendar.count("\nBEGIN:VEVENT") == len(HOSTILE)
    for name in ("jsonld", "timelinejs"):
        json.loads(exported(name).read_text(encoding="utf-8"))
    for text in (page, calendar, exported("dyads").read_text(encoding="utf-8")):
        assert "\x1b" not in text
