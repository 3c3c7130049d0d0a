"""A hostile title comes back from each export as it is in the record, to another library than wrote it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from bilat.authoring.insertion import after_key
from program import bilat
from small_record import SOUND, event, events, written

# A formula; what XML, HTML, JSON and CSV take for their own; commas and backslashes of iCalendar; what a
# terminal obeys; line ends; signs beyond 16 bits; and what a spreadsheet takes for a number.
MARKUP = "=HYPERLINK(\"http://a.b\";1) 'x' <b>&amp;</b></script>]]>,;\\n"
TITLE = f"{MARKUP}\x1b[31m\u202e\u2028\U0001f469 one\ntwo 007"
# Where a line of text is meant, line ends are spaces and what is not visible is written out.
ON_ONE_LINE = f"{MARKUP}\\x1b[31m\\u202e\\u2028\U0001f469 one two 007"
WITHOUT_CONTROLS = TITLE.replace("\x1b", "").replace("\u202e", "").replace("\u2028", "")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    hostile = after_key(TITLE)
    text = SOUND.replace("title: Norway and Sweden", f"title: {hostile}").replace(
        "title: none", f"title: {hostile}", 1
    )
    text = text.replace("name: Kari Berg", f"name: {hostile}")
    met = events(event("talks", "2019-05-09", title=hostile))
    return str(written(tmp_path_factory.mktemp("hostile"), f"{text}{met}"))


def data_package(file: Path) -> str:
    pandas = pytest.importorskip("pandas")
    with ZipFile(file) as archive, archive.open("data/events.csv") as table:
        return str(pandas.read_csv(table, dtype=str, keep_default_na=False)["title"][0])


def database(file: Path) -> str:
    with closing(sqlite3.connect(file)) as opened:
        [(title,)] = opened.execute("SELECT title FROM events").fetchall()
    return str(title)


def workbook(file: Path) -> str:
    with ZipFile(file) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "/sheets/" in name or "sheet" in name]
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<f " in sheet]
    found = {
        text.text
        for sheet in sheets
        for text in ET.fromstring(sheet).iter()  # noqa: S314 - ours
        if text.tag.endswith("}t")
    }
    [title] = {text for text in found if text and text.startswith("=")}
    return title


def parquet(folder: Path) -> str:
    [title] = (
        pytest.importorskip("pyarrow.parquet").read_table(folder / "events.parquet")["title"].to_pylist()
    )
    return str(title)


def calendar(file: Path) -> str:
    unfolded = file.read_bytes().decode().replace("\r\n ", "")
    [summary] = [line.partition(":")[2] for line in unfolded.split("\r\n") if line.startswith("SUMMARY")]
    return re.sub(r"\\(.)", r"\1", summary)


def slides(file: Path) -> str:
    [slide] = json.loads(file.read_bytes())["events"]
    return unescape(slide["text"]["headline"])


def network(file: Path) -> str:
    texts = [element.get("label") or element.text for element in ET.parse(file).iter()]  # noqa: S314 - ours
    return next(text for text in texts if text and text.startswith("="))


def linked_data(file: Path) -> str:
    [event] = json.loads(file.read_bytes())["@graph"]
    return str(event["name"])


def metadata(file: Path) -> str:
    return str(json.loads(file.read_bytes())["title"])


def page(file: Path) -> str:
    tree = pytest.importorskip("html5lib").parse(file.read_bytes(), namespaceHTMLElements=False)
    texts = [" ".join("".join(element.itertext()).split()) for element in tree.iter("h1")]
    return next(text for text in texts if text.startswith("="))


READERS: dict[str, tuple[Callable[[Path], str], str]] = {
    "datapackage": (data_package, TITLE),
    "sqlite": (database, TITLE),
    "xlsx": (workbook, WITHOUT_CONTROLS),
    "parquet": (parquet, TITLE),
    "ics": (calendar, ON_ONE_LINE),
    "timelinejs": (slides, TITLE),
    "gexf": (network, ON_ONE_LINE),
    "graphml": (network, ON_ONE_LINE),
    "jsonld": (linked_data, TITLE),
    "datasette": (metadata, TITLE),
    "html": (page, ON_ONE_LINE),
}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.apart] if name == "parquet" else []) for name in READERS]
)
def test_a_title_comes_back(name: str, hostile: str, tmp_path: Path) -> None:
    read, expected = READERS[name]
    target = tmp_path / "out"
    done = bilat("export", name, "--data", hostile, "--output", str(target))
    assert done.status == 0, done.err
    assert read(target) == expected


def test_references_come_back(hostile: str) -> None:
    items = json.loads(bilat("cite", "paper", "--data", hostile, "--format", "csl-json").out)
    assert [item["title"] for item in items] == [TITLE]
    made = bilat("cite", "paper", "--data", hostile, "--format", "bibtex").out
    entries: Any = pytest.importorskip("pybtex.database").parse_string(made, "bibtex").entries
    shown = re.sub(r"\\text\w+\{\}", r"\\", entries["paper"].fields["title"]).replace(r"\&", "&")
    # To BibTeX, a line separator is a space like any other.
    assert shown.strip("{}") == ON_ONE_LINE.replace(r"\u2028", " ")
