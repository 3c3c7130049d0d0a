"""`bilat import icews … --tables`: tables without a dataset file between, which answer as that file does."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bilat.exchange import spilling
from bilat.exchange.importers import streamed_files
from program import bilat

_COLUMNS = (
    *("Event ID", "Event Date", "Source Name", "Source Country", "Event Text", "CAMEO Code", "Target Name"),
    *("Target Country", "Story ID", "Sentence Number", "Publisher", "City", "Country"),
)
_ACTS = (
    *(("Consult", "040"), ("Make a visit", "042"), ("Host a visit", "043"), ("Make statement", "010")),
    *(("Discuss by telephone", "041"), ("Meet at a 'third' location", "044"), ("Cooperate", "061")),
)
_STATES = ("Russian Federation", "Venezuela", "Soviet Union", "Cuba", "NA")
_NAMES = (
    *("{state}", "Foreign Affairs ({state})", "Sergey Lavrov", "Sergey V. Lavrov", "Elías Jaua"),
    *("Ada Lovelace", "President Nicolas Maduro", "Nicolás Maduro Moros", "Army of {state}"),
)
_QUESTIONS = (
    *(
        ["timeline"],
        ["profile"],
        ["sources"],
        ["people"],
        ["summary", "--by", "person"],
        ["search", "lavrov"],
    ),
    *(["summary", "--by", "couple", "--by", "year"]),
    *(["timeline", "--kind", "visit", "--in", "VEN"], ["timeline", "--abroad"], ["people", "--met", "Jaua"]),
    *(["timeline", "--status", "occurred", "--certain"], ["show", "sergey-lavrov"]),
)


def _row(drawn: random.Random, number: int) -> Iterator[list[str]]:
    """Yield a row of few days and names, so that many are one, or the row and its mirror."""
    day = date(2014, 3, 1) + timedelta(drawn.randrange(6))
    sides = [(drawn.choice(_NAMES).format(state=state), state) for state in drawn.sample(_STATES, 2)]
    act = drawn.choice(_ACTS)
    for source, target in ((0, 1), (1, 0))[: drawn.randrange(1, 3)]:
        yield [
            *(str(number), day.isoformat(), *sides[source], *act, *sides[target]),
            *(str(drawn.randrange(40)), str(drawn.randrange(2)), drawn.choice(("The Gazette", "NA"))),
            *(drawn.choice(("Caracas", "Moscow", "")), drawn.choice(_STATES)),
        ]


def _file(path: Path, seed: int, rows: int) -> str:
    drawn = random.Random(seed)  # noqa: S311 - for tests
    lines = [list(_COLUMNS), *(row for number in range(rows) for row in _row(drawn, seed * 1000 + number))]
    path.write_text("".join("\t".join(line) + "\r\n" for line in lines), encoding="utf-8")
    return str(path)


@pytest.fixture
def small_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep next to nothing in memory, as with files of many million rows."""
    monkeypatch.setattr(spilling, "_MOST_IN_MEMORY", 7)
    monkeypatch.setattr(spilling, "_MOST_FILES", 4)
    monkeypatch.setattr(streamed_files, "_BLOCK", 1000)


@pytest.mark.apart
@pytest.mark.usefixtures("small_memory")
@pytest.mark.parametrize("pair", ["RUS-VEN", "CUB-RUS"])
def test_tables_answer_as_the_dataset_file_of_the_same_rows_does(tmp_path: Path, pair: str) -> None:
    # The second file tells of the same days as the first, and has rows with the same ids.
    files = [_file(tmp_path / "one.tab", 1, 120), _file(tmp_path / "two.tab", 1, 60)]
    files.append(_file(tmp_path / "three.tab", 3, 60))
    record, tables = str(tmp_path / "leads.yaml"), str(tmp_path / "tables")
    assert bilat("import", "icews", *files, "--pair", pair, "--output", record).status == 0
    run = bilat("import", "icews", *files, "--tables", tables)
    assert (run.status, run.out) == (0, "")
    for question in _QUESTIONS if pair == "RUS-VEN" else _QUESTIONS[:2]:
        of_tables = bilat(*question, "--data", tables, "--pair", pair, "--json")
        of_memory = bilat(*question, "--data", record, "--json")
        # A search names commands that ask the same data.
        found = of_tables.out.replace(f"{tables} --pair {pair}", record)
        assert (of_tables.status, found) == (of_memory.status, of_memory.out), question


def test_one_pair_and_a_period_and_what_became_of_the_rows(tmp_path: Path) -> None:
    file, record, tables = (
        _file(tmp_path / "a.tab", 5, 80),
        str(tmp_path / "a.yaml"),
        str(tmp_path / "tables"),
    )
    asked = [
        "--pair",
        "RUS-VEN",
        "--since",
        "2014-03-03",
        "--until",
        "2014-03-04",
        "--accessed",
        "2020-01-02",
    ]
    assert bilat("import", "icews", file, *asked, "--output", record).status == 0
    run = bilat("import", "icews", file, *asked, "--tables", tables, "--json")
    assert (run.status, run.err) == (0, "")
    report = json.loads(run.out)
    [of_file] = report["files"]
    reasons = {told["reason"]: told["rows"] for told in of_file["left_out"]}
    assert of_file["read"] == of_file["used"] + sum(reasons.values())
    assert set(reasons) == {
        "another pair",
        "an act that makes no kind of event",
        "outside --since and --until",
    }
    assert report["written"]["pairs"] == 1
    for question in (["timeline"], ["sources"]):
        of_memory = bilat(*question, "--data", record, "--json")
        assert bilat(*question, "--data", tables, "--json").out == of_memory.out
    assert len(json.loads(of_memory.out)) == 1


def test_plover_takes_the_same_road(tmp_path: Path) -> None:
    def actor(name: str, code: str) -> list[dict[str, str]]:
        return [{"actorText": name, "code": code}]

    said = {"date": "2018-12-05", "event": "CONSULT", "mode": "visit", "coder": "Some Coder", "text": "…"}
    rows = [
        {
            "id": "1",
            "source": actor("Nicolas Maduro", "VEN"),
            "target": actor("Vladimir Putin", "RUS"),
            **said,
        },
        {"id": "2", "source": actor("Vladimir Putin", "RUS"), "target": actor("Cuba", "CUB"), **said},
    ]
    file, record = tmp_path / "events.json", str(tmp_path / "leads.yaml")
    file.write_text(json.dumps(rows), encoding="utf-8")
    tables = str(tmp_path / "tables")
    assert bilat("import", "plover", str(file), "--pair", "RUS-VEN", "--output", record).status == 0
    run = bilat("import", "plover", str(file), "--tables", tables)
    assert run.err == f"{file}: 2 rows, 2 used.\nWritten: 2 events of 2 pairs.\n"
    answers = [
        bilat("timeline", *data, "--json").out
        for data in (["--data", record], ["--data", tables, "--pair", "RUS-VEN"])
    ]
    assert answers[0] == answers[1]


def test_plover_of_more_than_a_block(tmp_path: Path) -> None:
    said = {"event": "CONSULT", "mode": "visit", "coder": "Some Coder", "text": "A long sentence. " * 200}
    sides = {
        name: [{"actorText": code, "code": code}] for name, code in (("source", "VEN"), ("target", "RUS"))
    }
    file, tables = tmp_path / "events.json", str(tmp_path / "tables")
    with file.open("w", encoding="utf-8") as lines:
        for number in range(330):
            day = f"1990-{number // 28 + 1:02}-{number % 28 + 1:02}"
            lines.write(json.dumps({"id": str(number), "date": day, **sides, **said}) + "\n")
    assert file.stat().st_size > 1 << 20
    run = bilat("import", "plover", str(file), "--tables", tables)
    assert run.err == f"{file}: 330 rows, 330 used.\nWritten: 330 events of 1 pair.\n"


@pytest.mark.usefixtures("small_memory")
def test_nothing_is_left_of_a_file_that_is_cut_short(tmp_path: Path) -> None:
    file = _file(tmp_path / "events.tab", 7, 50)
    Path(file).write_text(Path(file).read_text(encoding="utf-8") + "9\t2014-03-09\n", encoding="utf-8")
    run = bilat("import", "icews", file, "--tables", str(tmp_path / "tables"))
    assert run.status == 1
    assert "this row has 2 of the 13 cells of the header: is the file cut short?" in run.err
    assert "9 2014-03-09" in run.err
    assert list(tmp_path.iterdir()) == [Path(file)]


@pytest.mark.usefixtures("small_memory")
def test_what_is_not_utf_8_is_read_as_latin_letters(tmp_path: Path) -> None:
    file = Path(_file(tmp_path / "events.tab", 7, 50))
    file.write_bytes(file.read_bytes().replace("Elías".encode(), "Elías".encode("cp1252")))
    tables = str(tmp_path / "tables")
    run = bilat("import", "icews", str(file), "--tables", tables, "--json")
    assert json.loads(run.out)["files"][0]["encoding"] == "latin-1"
    assert "Elías Jaua" in bilat("people", "--data", tables, "--pair", "RUS-VEN").out
