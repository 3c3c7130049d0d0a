"""An engine answers as memory does, byte for byte: random records, random questions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engines.worlds import asked, datasets, whole_records
from program import Run, bilat
from strategies import as_yaml


def _must_be_alike(question: Sequence[str], files: Sequence[Path], tables: Path) -> None:
    data = [part for file in files for part in ("--data", str(file))]
    of_memory = bilat(*question, *data, "--json")
    of_engine = bilat(*question, "--data", str(tables), "--json")
    assert _shown(of_engine) == _shown(of_memory), f"{question}\n{of_engine.err}"


def _shown(run: Run) -> tuple[int, str, str]:
    return run.status, run.out, run.err


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("engines")


@settings(max_examples=max(2, settings().max_examples // 4), suppress_health_check=list(HealthCheck))
@given(drawn=st.data())
def test_duckdb_answers_as_memory_does(folder: Path, drawn: st.DataObject) -> None:
    from shutil import rmtree

    records = drawn.draw(datasets())
    files = [folder / f"{number}.yaml" for number in range(len(records))]
    for file, record in zip(files, records, strict=True):
        file.write_text(as_yaml(record), encoding="utf-8")
    tables = folder / "tables"
    rmtree(tables, ignore_errors=True)
    run = bilat("export", "tables", str(tables), *(part for file in files for part in ("--data", str(file))))
    assert run.status == 0, run.err
    for question in drawn.draw(st.lists(asked(), min_size=8, max_size=8)):
        _must_be_alike(question, files, tables)
    _must_be_alike(drawn.draw(st.sampled_from(whole_records())), files, tables)
