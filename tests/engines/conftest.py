"""Servers for the tests of engines, and tables to ask, each started or written once."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from engines.servers import lacks_sail, lacks_spark, sail, spark
from program import bilat


def skip_for(missing: str | None) -> None:
    """Skip where a server cannot be started, and fail where .ci/run has installed it."""
    if missing and "BILAT_TEST_SERVERS" in os.environ:
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the tables of the bundled record, which no test changes."""
    folder = tmp_path_factory.mktemp("bundled") / "tables"
    assert bilat("export", "tables", str(folder)).status == 0
    return str(folder)


@pytest.fixture(scope="session")
def sail_server() -> Iterator[str]:
    skip_for(lacks_sail())
    with sail() as address:
        yield address


@pytest.fixture(scope="session")
def spark_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    skip_for(lacks_spark())
    with spark(tmp_path_factory.mktemp("spark")) as address:
        yield address
