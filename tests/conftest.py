"""Options of the suite, and the same examples on every run of it."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from bilat.cli.app import made
from bilat.loading.merging import bundled
from bilat.values.edtf import parse, spoken_text
from bilat.values.text import fold
from own_files import CUBA
from small_record import TWICE, WRONG, event, events, written

# The short run sees that nothing known has broken, on the same few examples; the long one looks for faults.
settings.register_profile(
    "short",
    max_examples=5,
    deadline=None,
    derandomize=True,
    database=None,
    # Looking for the least example that fails can take minutes: `--shrunk` does.
    phases=(Phase.explicit, Phase.generate),
    # The mutation tool runs the suite several times in one process.
    suppress_health_check=[HealthCheck.differing_executors],
)
settings.register_profile("fuller", settings.get_profile("short"), max_examples=10)
settings.register_profile("shrunk", settings.get_profile("short"), phases=tuple(Phase))
settings.register_profile("long", max_examples=2000, deadline=None)

# Thousands of tests stand in memory: not to look for garbage among them saves a tenth of the time.
gc.disable()

# A pager of whoever runs the tests is theirs.
for _name in ("PAGER", "BILAT_PAGER"):
    os.environ.pop(_name, None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--shrunk", action="store_true", help="show the least example that fails, not the first")
    parser.addoption("--fuller", action="store_true", help="draw twice as many examples for each property")
    parser.addoption("--long", action="store_true", help="fuzz with every mutant and thousands of examples")

    parser.addoption("--unskipped", action="store_true", help="a test set apart fails where it is skipped")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under `--unskipped`, let a test that is set apart fail where what it needs is missing."""
    report = yield
    if report.skipped and item.config.getoption("--unskipped") and item.get_closest_marker("apart"):
        report.outcome = "failed"
        report.longrepr = f"may not be skipped here: {report.longreprtext}"
    return report


def pytest_configure(config: pytest.Config) -> None:
    # The programs that tests start keep their bytecode, like a bilat that is installed.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # A shell starts a job in the background with Ctrl-C ignored, and programs would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # The mutation tool runs the suite again after it has changed a function, in the same process.
    for remembering in (bundled, fold, made, parse, spoken_text):
        remembering.cache_clear()
    chosen = (profile for profile in ("long", "shrunk", "fuller") if config.getoption(f"--{profile}"))
    settings.load_profile(next(chosen, "short"))


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)
    gc.enable()


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--long"))


@pytest.fixture
def cuba(tmp_path: Path) -> Path:
    """Write a small dataset that a test may change."""
    file = tmp_path / "cuba.yaml"
    file.write_text(CUBA, encoding="utf-8")
    return file


@pytest.fixture
def sound(tmp_path: Path) -> str:
    return str(written(tmp_path, events(event("talks", "2019-05-09")), "sound.yaml"))


@pytest.fixture
def suspected(tmp_path: Path) -> str:
    return str(written(tmp_path, TWICE, "suspected.yaml"))


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    return str(written(tmp_path, TWICE + WRONG, "wrong.yaml"))
