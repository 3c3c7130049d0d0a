"""Servers for the tests of engines, each started once."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from engines.servers import lacks_sail, lacks_spark, sail, spark


def skip_for(missing: str | None) -> None:
    """Skip where a server cannot be started, and fail where .ci/run has installed it."""
    if missing and "BILAT_TEST_SERVERS" in os.environ:
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)


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
