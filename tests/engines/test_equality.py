"""An engine answers as memory does, byte for byte: random records, random questions.

DuckDB is asked in every run. Sail and Spark are asked where they are installed: .ci/run installs both.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shutil import rmtree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engines.worlds import asked, datasets, whole_records
from program import Run, bilat
from strategies import as_yaml

_EXAMPLES = max(2, settings().max_examples // 4)
# Each question to a server starts a session there.
_OF_SERVERS = max(1, settings().max_examples // 16)
_CHECKS = list(HealthCheck)
_TODAY = {"BILAT_TODAY": "2019-06-15"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("engines")


def _shown(run: Run, data: Sequence[str]) -> tuple[int, str, str]:
    """Return what is shown, but for where the data are in commands that are named."""
    named = f" {' '.join(data)}"
    return run.status, run.out.replace(named, ""), run.err.replace(named, "")


def _must_answer_alike(folder: Path, drawn: st.DataObject, engine: str = "", number: int = 8) -> None:
    records = drawn.draw(datasets())
    files = [folder / f"{number}.yaml" for number in range(len(records))]
    for file, record in zip(files, records, strict=True):
        file.write_text(as_yaml(record), encoding="utf-8")
    tables = folder / "tables"
    rmtree(tables, ignore_errors=True)
    data = [part for file in files for part in ("--data", str(file))]
    of_tables = ["--data", str(tables), *(("--engine", engine) if engine else ())]
    run = bilat("export", "tables", str(tables), *data)
    assert run.status == 0, run.err
    questions: list[Sequence[str]] = drawn.draw(st.lists(asked(), min_size=number, max_size=number))
    for question in (*questions, drawn.draw(st.sampled_from(whole_records()))):
        of_memory = bilat(*question, *data, "--json", env=_TODAY)
        of_engine = bilat(*question, *of_tables, "--json", env=_TODAY)
        assert _shown(of_engine, of_tables) == _shown(of_memory, data), question


@settings(max_examples=_EXAMPLES, suppress_health_check=_CHECKS)
@given(drawn=st.data())
@pytest.mark.apart
def test_duckdb_answers_as_memory_does(folder: Path, drawn: st.DataObject) -> None:
    _must_answer_alike(folder, drawn)


@settings(max_examples=_OF_SERVERS, suppress_health_check=_CHECKS)
@given(drawn=st.data())
def test_sail_answers_as_memory_does(folder: Path, sail_server: str, drawn: st.DataObject) -> None:
    _must_answer_alike(folder, drawn, sail_server)


@settings(max_examples=_OF_SERVERS, suppress_health_check=_CHECKS)
@given(drawn=st.data())
def test_spark_answers_as_memory_does(folder: Path, spark_server: str, drawn: st.DataObject) -> None:
    # A session of Spark takes seconds to start.
    _must_answer_alike(folder, drawn, spark_server, number=4)
