"""What goes wrong with tables and their servers is one sentence, soon, and hostile texts are parameters."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

import pytest

from bilat.cli.output import opened_folder
from bilat.query import spark_engine
from bilat.query.duckdb_engine import DuckDbEngine
from bilat.values.errors import UnavailableError
from engines.conftest import skip_for
from engines.servers import kill_an_executor, lacks_sail, sail_process
from program import bilat

_HOSTILE = "'; drop table events; --"
_MOST_SECONDS = 15
_NO_EXECUTOR = (
    "Error: Spark could not answer: for 10 s no executor was free for the question. Wait longer for a "
    "cluster that starts executors when it is asked: --engine 'sc://host:15002/;wait=60'.\n"
)
_ASKING_ENDLESSLY = """
from bilat.__main__ import main
from bilat.query.{module} import {engine} as Engine

rows = Engine.rows

def endless(engine, *_):
    print("asked", flush=True)
    return rows(engine, "SELECT count(*) FROM range(1000000000000) WHERE hash({column}) = 1", ())

Engine.rows = endless
main()
"""


def interrupt_an_endless_question(script: str, *words: str) -> None:
    """Ask by a script in a process of its own, press Ctrl-C, and expect a quiet end."""
    command = [sys.executable, "-c", script, *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        assert program.stdout
        assert program.stdout.readline() == "asked\n"
        started = monotonic()
        while program.poll() is None and monotonic() - started < _MOST_SECONDS:
            # Again until it listens, as a person does.
            program.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                program.wait(1)
        program.kill()
        _, err = program.communicate()
    assert program.returncode in (130, -signal.SIGINT)
    assert "Traceback" not in err


def test_what_a_user_types_is_never_in_a_statement(tables: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stated: list[str] = []
    rows = DuckDbEngine.rows

    def noted(engine: DuckDbEngine, statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        stated.append(statement)
        return rows(engine, statement, parameters)

    monkeypatch.setattr(DuckDbEngine, "rows", noted)
    names = ("person", "place", "topic", "organization", "source", "search")
    run = bilat("timeline", *(f"--{name}={_HOSTILE}" for name in names), "--data", tables)
    assert run.status == 0
    assert run.out == ""
    many = [f"--person={_HOSTILE} {number}" for number in range(12)]
    assert bilat("people", "--met", _HOSTILE, *many, "--data", tables).status == 0
    assert bilat("search", _HOSTILE, "--data", tables).status == 0
    assert bilat("show", _HOSTILE, "--data", tables).status == 2
    for option in (
        "country",
        "involving",
        "in",
        "kind",
        "level",
        "status",
        "since",
        "year",
        "on",
        "in-force",
    ):
        assert bilat("timeline", f"--{option}={_HOSTILE}", "--data", tables).status == 2
    assert stated
    assert not [statement for statement in stated if "drop" in statement.casefold()]


def test_a_folder_that_is_ended_while_it_is_written_leaves_nothing(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)

    def write_until_ended() -> None:
        with opened_folder(str(tmp_path / "tables")) as folder:
            (Path(folder) / "events.parquet").write_bytes(b"half")
            signal.raise_signal(signal.SIGTERM)

    with pytest.raises(SystemExit) as ended:
        write_until_ended()
    assert ended.value.code == 143
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.parametrize(
    ("version", "said"), [(1, "an older bilat; renew it"), (99, "a newer bilat; update")]
)
def test_tables_of_another_version_on_a_server(
    version: int, said: str, tables: str, sail_server: str, tmp_path: Path
) -> None:
    manifest = json.loads((Path(tables) / "bilat.json").read_text())
    manifest["versions"]["schema"] = version
    (tmp_path / "bilat.json").write_text(json.dumps(manifest))
    run = bilat("timeline", "--engine", sail_server, "--data", str(tmp_path))
    assert run.status == 2
    assert f"was written by {said}" in run.err
    assert run.err.count("\n") == 1


@pytest.mark.apart
def test_ctrl_c_stops_the_query(tables: str) -> None:
    script = _ASKING_ENDLESSLY.format(module="duckdb_engine", engine="DuckDbEngine", column="range")
    interrupt_an_endless_question(script, "timeline", "--data", tables)


def test_ctrl_c_stops_the_query_of_a_server(spark_server: str, tables: str) -> None:
    script = _ASKING_ENDLESSLY.format(module="spark_engine", engine="SparkEngine", column="id")
    asked = ("timeline", "--engine", f"{spark_server}/;wait=60", "--data", tables)
    interrupt_an_endless_question(script, *asked)
    # The executors are free again, or this would be given up.
    assert bilat(*asked).out == bilat("timeline").out


def test_a_table_that_was_cut_in_the_middle(tables: str, tmp_path: Path) -> None:
    cut = tmp_path / "cut"
    cut.mkdir()
    for file in Path(tables).iterdir():
        raw = file.read_bytes()
        (cut / file.name).write_bytes(raw[: len(raw) // 2] if file.name == "events.parquet" else raw)
    run = bilat("timeline", "--data", str(cut))
    assert run.status == 1
    assert run.err.startswith("Error: DuckDB could not answer: ")
    assert "events.parquet" in run.err
    assert run.err.count("\n") == 1


def test_a_server_that_dies_during_a_question(
    tables: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    skip_for(lacks_sail())
    from bilat.query.spark_engine import SparkEngine

    rows = SparkEngine.rows
    with sail_process(tmp_path) as (address, server):
        asked = ("timeline", "--engine", address, "--data", tables)
        assert bilat(*asked, "--limit", "1").status == 0

        def killed(engine: SparkEngine, statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
            server.kill()
            server.wait()
            return rows(engine, statement, parameters)

        monkeypatch.setattr(SparkEngine, "rows", killed)
        started = monotonic()
        run = bilat(*asked)
        assert (run.status, run.err) == (1, f"Error: The Spark Connect server {address} does not answer.\n")
        assert monotonic() - started < _MOST_SECONDS


def test_a_spark_that_lacks_the_tables(spark_server: str) -> None:
    run = bilat("timeline", "--engine", spark_server, "--data", "/nowhere/tables")
    assert run.status == 1
    assert run.err.startswith("Error: Spark could not answer: ")
    assert "/nowhere/tables/bilat.json" in run.err
    assert run.err.count("\n") == 1


def test_a_spark_whose_executors_are_killed_answers_or_says_so_soon(spark_server: str, tables: str) -> None:
    asked = ("timeline", "--limit", "3", "--json")
    of_tables = (*asked, "--engine", spark_server, "--data", tables)
    right = bilat(*asked).out
    assert bilat(*of_tables).out == right
    for number in (1, 2):
        assert all(kill_an_executor() for _ in range(number))
        started = monotonic()
        run = bilat(*of_tables)
        if run.status:
            assert (run.status, run.err) == (1, _NO_EXECUTOR)
            assert monotonic() - started < _MOST_SECONDS
        else:
            # A new executor was there in time; it is as slow as Spark is at its first question.
            assert run.out == right
    # Spark starts other executors; who waits for them is answered.
    patient = ("--engine", f"{spark_server}/;wait=120", "--data", tables)
    assert bilat(*asked, *patient).out == right


def test_a_time_to_wait_that_is_not_a_number(tables: str) -> None:
    run = bilat("timeline", "--engine", "sc://localhost:1/;wait=long", "--data", tables)
    assert (run.status, run.err) == (
        2,
        "Error: 'long' is not a whole number of seconds: write sc://host:15002/;wait=60.\n",
    )


class _Stage(NamedTuple):
    stage_id: int
    done: bool


def test_a_question_that_no_executor_works_on_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(spark_engine, "monotonic", lambda: now)
    read, sort = _Stage(1, done=False), _Stage(2, done=False)
    tasks = spark_engine.Tasks()

    def report(stages: Sequence[_Stage], running: int, *, done: bool = False) -> None:
        tasks(stages=stages, inflight_tasks=running, operation_id="", done=done)

    # Executors may be busy with another question, or be started by this one.
    report((read, sort), 0)
    now = 9
    tasks.require_progress()
    # A task may take as long as it wants, and what comes after the last one is no task.
    report((read, sort), 3)
    now = 1000
    tasks.require_progress()
    report((read, _Stage(2, done=True)), 0)
    now = 2000
    tasks.require_progress()
    report((), 0, done=True)
    # Nothing runs once the executors are lost, and nothing more is reported.
    report((read, sort), 1)
    report((read, sort), 0)
    now = 2009
    tasks.require_progress()
    now = 2011
    with pytest.raises(UnavailableError) as raised:
        tasks.require_progress()
    assert f"Error: {raised.value}\n" == _NO_EXECUTOR
