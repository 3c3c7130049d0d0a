"""A Spark Connect server: answers from tables that lie where it can read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from time import monotonic
from typing import Any, Final, Protocol

from bilat.query.engine import Dialect, Parameters, Row, require_columns, tables_in
from bilat.record.vocabulary import MANIFEST
from bilat.values.errors import QueryError, UnavailableError
from bilat.values.escaping import quote
from bilat.values.extras import missing_library

SCHEME: Final = "sc://"
DIALECT: Final = Dialect(
    holds="array_contains({list}, ?)",
    overlap="arrays_overlap({list}, {other})",
    item="get({list}, {index})",
    length="size",
    array="array({items})",
    explode="explode",
    first_by="min_by",
    row="struct",
)
# How long to wait for a server that does not answer, or has no executor; how often to ask it again.
_SECONDS = 10
_RETRIES = 3
_LOOKED_EVERY = 1
# Where a server's parameters begin, and the one that is bilat's own: sc://host:15002/;wait=60.
_PARAMETERS = "/;"
_WAIT = "wait="
_EXAMPLE = "sc://host:15002/;wait=60"


class _Stage(Protocol):
    @property
    def stage_id(self) -> int: ...

    @property
    def done(self) -> bool: ...


class Tasks:
    """The progress of a query's tasks as a server reports it; killed executors are not reported."""

    def __init__(self, most: int = _SECONDS) -> None:
        """Wait for `most` seconds while no executor works on the query."""
        self._idle_since: float | None = None
        self._most = most

    def __call__(
        self,
        stages: Iterable[_Stage] | None,
        inflight_tasks: int,
        operation_id: str | None,  # noqa: ARG002 - as the client calls it
        done: bool,
    ) -> None:
        """Take a report of the server."""
        # Earlier stages may be left out, since what they give is there.
        last = max(stages or (), key=lambda stage: stage.stage_id, default=None)
        if done or inflight_tasks or last is None or last.done:
            self._idle_since = None
        elif self._idle_since is None:
            self._idle_since = monotonic()

    def require_progress(self) -> None:
        """Raise `UnavailableError` if tasks are left and none has run for a long time."""
        if self._idle_since is not None and monotonic() - self._idle_since > self._most:
            raise UnavailableError(
                f"Spark could not answer: for {self._most} s no executor was free for the question. "
                f"Wait longer for a cluster that starts executors when it is asked: --engine '{_EXAMPLE}'."
            )


class SparkEngine:
    """The tables of a folder as a server sees it, each made a view of its session when first asked for."""

    dialect = DIALECT

    def __init__(self, server: str, folder: str) -> None:
        from warnings import filterwarnings

        tasks = Tasks(_seconds_to_wait(server))
        _require_answer(server)
        # When a server dies, the client also warns, after the error.
        filterwarnings("ignore", module=r"pyspark\.sql\.connect\.client\.retries")
        try:
            from pyspark.errors import PySparkException
            from pyspark.sql.connect.client.retries import DefaultPolicy
            from pyspark.sql.connect.session import SparkSession
        except ImportError as fault:
            raise missing_library("pyspark-client", "asking a Spark Connect server", "spark") from fault
        self._fault = PySparkException
        self._server = server
        self._folder = folder.rstrip("/")
        self._seen: set[str] = set()
        self._tasks = tasks
        try:
            self._session = SparkSession.builder.remote(server).create()
            self._session.client.set_retry_policies([DefaultPolicy(max_retries=_RETRIES)])
            self._session.registerProgressHandler(self._tasks)
        except self._fault as fault:
            raise _error_from(self._server, fault) from fault
        self.manifest = "\n".join(line for (line,) in self._asked(self._lines, MANIFEST))

    def rows(self, statement: str, parameters: Parameters) -> list[Row]:
        """Return the rows of a SELECT; Ctrl-C stops it."""
        return self._asked(self._rows, statement, parameters)

    def _asked(self, ask: Callable[..., list[Row]], *arguments: Any) -> list[Row]:  # noqa: ANN401 - any arguments
        """Return the result of a call in another thread, while this one watches its progress."""
        from concurrent.futures import ThreadPoolExecutor, wait

        with ThreadPoolExecutor(1) as asking:
            answer = asking.submit(ask, *arguments)
            try:
                while not wait([answer], _LOOKED_EVERY).done:
                    self._tasks.require_progress()
                return answer.result()
            except self._fault as fault:
                raise _error_from(self._server, fault) from fault
            except (KeyboardInterrupt, UnavailableError):
                with suppress(self._fault):
                    self._session.interruptAll()
                raise

    def _lines(self, file: str) -> list[Row]:
        return [tuple(row) for row in self._session.read.text(f"{self._folder}/{file}").collect()]

    def _rows(self, statement: str, parameters: Parameters) -> list[Row]:
        for table in tables_in(statement) - self._seen:
            self._make_view(table)
        return [tuple(row) for row in self._session.sql(statement, args=list(parameters)).collect()]

    def _make_view(self, table: str) -> None:
        """Make a view of a table, unless it lacks a column."""
        path = f"{self._folder}/{table}.parquet"
        found = self._session.read.parquet(path).schema
        require_columns(table, found.names, path)
        # With what is known of its columns, the server does not look for them again.
        self._session.read.schema(found).parquet(path).createOrReplaceTempView(table)
        self._seen.add(table)


def _seconds_to_wait(server: str) -> int:
    """Return how long to wait for an executor: bilat's parameter of the address, which Spark ignores."""
    parameters = server.partition(_PARAMETERS)[2].split(";")
    wait = next((text.removeprefix(_WAIT) for text in parameters if text.startswith(_WAIT)), str(_SECONDS))
    if not (wait.isascii() and wait.isdigit()):
        raise QueryError(f"{quote(wait)} is not a whole number of seconds: write {_EXAMPLE}.")
    return int(wait)


def _error_from(server: str, fault: Exception) -> UnavailableError:
    """Return the error for a server's message; raise the error of a server that no longer answers."""
    _require_answer(server)
    first_line = str(fault).strip().partition("\n")[0]
    return UnavailableError(f"Spark could not answer: {first_line}")


def _require_answer(server: str) -> None:
    """Raise `UnavailableError` where nothing listens: the client itself would try for minutes."""
    import socket

    address = server.removeprefix(SCHEME).partition("/")[0]
    host, _, port = address.rpartition(":")
    try:
        with socket.create_connection((host or address, int(port) if host else 15002), timeout=_SECONDS):
            pass
    except (OSError, ValueError) as fault:
        raise UnavailableError(f"The Spark Connect server {server} does not answer.") from fault
