"""A new format is a module and a line: those that CONTRIBUTING.md shows work, and all are in the docs."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

from bilat.exchange.exporters import registry as exporters
from bilat.exchange.importers import registry as importers
from program import bilat

ROOT = Path(__file__).parents[2]
SHOWN = re.findall(r"(?s)```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))


def make_module(name: str, having: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Python find the module that the page shows."""
    [text] = [text for text in SHOWN if having in text]
    made = ModuleType(name)
    exec(dedent(text), made.__dict__)  # noqa: S102 - ours
    monkeypatch.setitem(sys.modules, name, made)


def test_the_importer_shown_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    diary = importers.Importer("diary", "Visits of a diary.", "diary")
    monkeypatch.setattr(importers, "IMPORTERS", (*importers.IMPORTERS, diary))
    make_module("bilat.exchange.importers.diary", "def read(", monkeypatch)
    file = tmp_path / "diary.csv"
    rows = "2015-05-09,Russia,Venezuela,=1+1\n2015-05-10,France,Venezuela,Talks\n"
    file.write_text(f"Day,Host,Guest,Purpose\n{rows}", encoding="utf-8")
    done = bilat("import", "diary", str(file), "--pair", "RUS-VEN")
    assert done.status == 0, done.err
    assert "    date: 2015-05-09\n" in done.out
    assert "    title: '=1+1'\n" in done.out
    assert "Talks" not in done.out
    # Another importer says which one the file is for.
    assert "'bilat import diary'" in bilat("import", "icews", str(file), "--pair", "RUS-VEN").err


def test_the_exporter_shown_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    titles = exporters.Exporter("titles", "Titles.", "titles")
    monkeypatch.setattr(exporters, "EXPORTERS", (*exporters.EXPORTERS, titles))
    make_module("bilat.exchange.exporters.titles", "def write(", monkeypatch)
    done = bilat("export", "titles", "--kind", "treaty")
    # p5: the treaty of 1996.
    assert (done.status, done.out) == (0, "Treaty on Friendship and Cooperation\n")
    assert done.err == "Left out of titles: dates (1).\n"


def test_every_format_has_a_row_in_the_docs() -> None:
    page = (ROOT / "docs" / "exchange.md").read_text(encoding="utf-8")
    imported, _, exported = page.partition("\n# Export\n")
    tables = (
        (imported, [known.name for known in importers.IMPORTERS]),
        (exported, [known.name for known in exporters.EXPORTERS]),
    )
    for part, names in tables:
        first_cells = " ".join(re.findall(r"(?m)^\| (`.*?) \|", part))
        assert set(names) <= set(re.findall(r"`([^`]+)`", first_cells))
