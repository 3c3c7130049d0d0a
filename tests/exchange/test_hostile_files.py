"""Files made to break: what is imported from them, and what is exported of a hostile record."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from xml.dom.minidom import parseString
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from program import bilat, on_terminal

RECORD = Path(__file__).parents[1] / "errors" / "record.yaml"
# What a terminal obeys, what XML forbids, line ends, and what HTML, JSON and iCalendar take for their own.
HOSTILE = r"\e[31m\a\u202e\u009b\ufffe \r\nBEGIN:VEVENT\n</script><script>alert(1)</script>]]>;,"


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    text = RECORD.read_text(encoding="utf-8")
    for plain in ("Bell visits Stockholm", "Norway and Sweden", "Press", "Anna Bell", "Council of the North"):
        text = text.replace(f": {plain}", f': "{plain} {HOSTILE}"')
    text = text.replace("city: Stockholm", f'city: "{HOSTILE}"').replace("[trade]", f'["{HOSTILE}"]')
    Path("hostile.yaml").write_text(text, encoding="utf-8")
    return "hostile.yaml"


class TestExports:
    @pytest.mark.parametrize(
        "name", ["ics", "timelinejs", "jsonld", "gexf", "graphml", "dyads", "datasette", "html"]
    )
    def test_a_text_holds_nothing_that_a_terminal_or_its_reader_obeys(self, hostile: str, name: str) -> None:
        done = bilat("export", name, "--data", hostile)
        assert done.status == 0, done.err
        assert {char for char in done.out if not char.isprintable()} <= {"\n", "\r"}
        if name in ("gexf", "graphml"):
            parseString(done.out)  # noqa: S318 - ours
        if name == "ics":
            assert len(re.findall(r"(?m)^BEGIN:", done.out)) == 2
        if name == "html":
            assert re.findall("<script[^>]*>", done.out) == ['<script type="application/ld+json">']

    @pytest.mark.parametrize("form", ["bibtex", "csl-json"])
    def test_a_reference_too(self, hostile: str, form: str) -> None:
        done = bilat("cite", "visit-2015", "--data", hostile, "--format", form)
        assert "Press" in done.out
        assert {char for char in done.out if not char.isprintable()} == {"\n"}


def package(name: str, change: tuple[bytes, bytes]) -> bytes:
    """Make a Data Package of the small record, with a part of it changed."""
    assert bilat("export", "datapackage", "--data", str(RECORD), "--output", "good.zip").status == 0
    with ZipFile("good.zip") as good, ZipFile(made := BytesIO(), "w", ZIP_DEFLATED) as bad:
        for part in good.namelist():
            text = good.read(part)
            bad.writestr(part, text.replace(*change) if part == name else text)
    return made.getvalue()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_and_a_name_too_long_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    full = bilat("export", "xlsx", "--output", "/dev/full")
    assert (full.status, full.err) == (1, "Error: /dev/full could not be written: No space left on device.\n")
    long = bilat("export", "tables", "x" * 300)
    assert (long.status, long.err) == (1, f"Error: {'x' * 300} could not be written: File name too long.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("address", "linked"),
    [("https://a.b/c", True), ("javascript:alert(1)", False), (r"http://a.b/\e]8;;\a", False)],
)
def test_only_an_address_of_the_web_is_a_link(address: str, linked: bool, tmp_path: Path) -> None:
    text = RECORD.read_text(encoding="utf-8").replace("title: none", f'title: none\n    url: "{address}"')
    (tmp_path / "record.yaml").write_text(text, encoding="utf-8")
    done = on_terminal(
        *("timeline", "--data", str(tmp_path / "record.yaml")),
        width=80,
        env={"FORCE_HYPERLINK": "1"},
        styled=True,
    )
    assert ("\x1b]8;" in done.out) is linked


class TestImports:
    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ((b"pair,", b"couple,"), "data/events.csv lacks the column 'pair'"),
            ((b",occurred", b""), "data/events.csv, line 2: this row has"),
        ],
    )
    def test_a_package_with_a_table_that_is_not_whole(
        self, change: tuple[bytes, bytes], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("bad.zip").write_bytes(package("data/events.csv", change))
        done = bilat("import", "datapackage", "bad.zip")
        assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
        assert said in done.err

    @pytest.mark.parametrize(
        ("part", "change"),
        [
            ("xl/worksheets/sheet1.xml", (b"</row>", b"</raw>")),
            ("xl/worksheets/sheet1.xml", (b'r="A1"', b'r="ZZZZZ1"')),
        ],
    )
    def test_a_workbook_that_is_damaged_inside(
        self, part: str, change: tuple[bytes, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        from openpyxl import Workbook

        book = Workbook()
        for row in (["a", "b"], ["1", "2"]):
            book.worksheets[0].append(row)
        book.save(whole := BytesIO())
        with ZipFile(whole) as good, ZipFile("bad.xlsx", "w") as bad:
            for name in good.namelist():
                text = good.read(name)
                bad.writestr(name, text.replace(*change) if name == part else text)
        done = bilat("import", "colt", "bad.xlsx", "--pair", "RUS-VEN")
        assert (done.status, done.out) == (1, "")
        assert done.err == "Error: bad.xlsx: this is not an xlsx file that can be read.\n"

    def test_abbreviations_that_double_each_other(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        doubled = "".join(
            f"@string{{a{number} = a{number - 1} # a{number - 1}}}\n" for number in range(1, 60)
        )
        Path("bomb.bib").write_text(
            f"@string{{a0 = {{xxxxxxxxxx}}}}\n{doubled}@misc{{k, title = a59}}", "utf-8"
        )
        done = bilat("import", "sources", "bomb.bib", "--pair", "RUS-VEN")
        assert (done.status, done.out) == (1, "")
        assert done.err == "Error: bomb.bib: its abbreviations write out more than 16 MiB.\n"


def test_a_width_that_no_terminal_has_is_not_taken() -> None:
    done = bilat("trade", "--format", "table", env={"COLUMNS": "9" * 5000, "VTE_VERSION": "9" * 5000})
    assert (done.status, done.err) == (0, "")
    assert max(map(len, done.out.splitlines())) <= 100
