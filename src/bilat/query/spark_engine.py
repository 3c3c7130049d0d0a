"""A Spark Connect server: answers from tables that lie where it can read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from bilat.query.engine import Dialect, Row
from bilat.query.table_schema import MANIFEST, TABLES
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
# So long is waited for a server that does not answer.
_SECONDS = 10
_LINE = "\n"


class SparkEngine:
    """The tables of a folder as a server sees it, each a view of its session."""

    dialect = DIALECT

    def __init__(self, server: str, folder: str) -> None:
        _require_answer(server)
        try:
            from pyspark.errors import PySparkException
            from pyspark.sql.connect.session import SparkSession
        except ImportError as fault:
            raise missing_library("pyspark-client", "asking a Spark Connect server", "spark") from fault
        self._fault = PySparkException
        try:
            self._session = SparkSession.builder.remote(server).create()
            lines = self._session.read.text(f"{folder.rstrip('/')}/{MANIFEST}").collect()
            self.manifest = _LINE.join(line for (line,) in lines)
            for table in TABLES:
                path = f"{folder.rstrip('/')}/{table}.parquet"
                self._session.read.parquet(path).createOrReplaceTempView(table)
        except self._fault as fault:
            raise _unanswered(fault) from fault

    def rows(self, statement: str, parameters: Sequence[Any]) -> list[Row]:
        """Return the rows of a SELECT."""
        try:
            return [tuple(row) for row in self._session.sql(statement, args=list(parameters)).collect()]
        except self._fault as fault:
            raise _unanswered(fault) from fault


def _unanswered(fault: Exception) -> UnavailableError:
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
