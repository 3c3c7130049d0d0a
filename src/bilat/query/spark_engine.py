"""A Spark Connect server: answers from tables that lie where it can read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from bilat.query.engine import Dialect, Row, require_columns, tables_in
from bilat.query.table_schema import MANIFEST
from bilat.values.errors import UnavailableError
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
# How long to wait for a server that does not answer, and how often to ask it again.
_SECONDS = 10
_RETRIES = 3
_LINE = "\n"


class SparkEngine:
    """The tables of a folder as a server sees it, each made a view of its session when first asked for."""

    dialect = DIALECT

    def __init__(self, server: str, folder: str) -> None:
        from warnings import filterwarnings

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
        try:
            self._session = SparkSession.builder.remote(server).create()
            self._session.client.set_retry_policies([DefaultPolicy(max_retries=_RETRIES)])
            lines = self._session.read.text(f"{self._folder}/{MANIFEST}").collect()
        except self._fault as fault:
            raise _unanswered(self._server, fault) from fault
        self.manifest = _LINE.join(line for (line,) in lines)

    def rows(self, statement: str, parameters: Sequence[Any]) -> list[Row]:
        """Return the rows of a SELECT."""
        try:
            for table in tables_in(statement) - self._seen:
                self._see(table)
            return [tuple(row) for row in self._session.sql(statement, args=list(parameters)).collect()]
        except self._fault as fault:
            raise _unanswered(self._server, fault) from fault
        except KeyboardInterrupt:
            self._session.interruptAll()
            raise

    def _see(self, table: str) -> None:
        """Make a view of a table, unless it lacks a column."""
        path = f"{self._folder}/{table}.parquet"
        read = self._session.read.parquet(path)
        require_columns(table, read.columns, path)
        read.createOrReplaceTempView(table)
        self._seen.add(table)


def _unanswered(server: str, fault: Exception) -> UnavailableError:
    """Return the error for a server's message; raise the error of a server that no longer answers."""
    _require_answer(server)
    said = str(fault).strip().partition(_LINE)[0]
    return UnavailableError(f"Spark could not answer: {said}")


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
