"""The bundled record, a line at a time dropped, swapped, doubled or cut short.

Each mutant loads as valid or fails with placed errors, within a second. `just apart` takes every 27th
or 81st line, `just fuzz` all of them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

import bilat
from bilat import DatasetError
from bilat.checking.registry import CODES
from bilat.values.errors import Problem

pytestmark = pytest.mark.apart

RECORD = Path(__file__).parent.parent.parent / "data" / "events.yaml"
LINES = RECORD.read_text(encoding="utf-8").splitlines(keepends=True)


def dropped(at: int) -> list[str]:
    return [*LINES[:at], *LINES[at + 1 :]]


def swapped(at: int) -> list[str]:
    return [*LINES[:at], *LINES[at : at + 2][::-1], *LINES[at + 2 :]]


def doubled(at: int) -> list[str]:
    return [*LINES[: at + 1], *LINES[at:]]


def cut_after(at: int) -> list[str]:
    return LINES[: at + 1]


def cut_within(at: int) -> list[str]:
    return [*LINES[:at], LINES[at][: len(LINES[at]) // 2]]


def problems_of(file: Path) -> tuple[Problem, ...]:
    """Return what a load is refused for; nothing where it loads."""
    try:
        bilat.load(file)
    except DatasetError as fault:
        return fault.problems
    return ()


@pytest.mark.parametrize("mutate", [dropped, swapped, doubled, cut_after, cut_within])
def test_each_mutant_is_valid_or_fails_with_its_place(
    mutate: Callable[[int], list[str]], tmp_path: Path, long: bool
) -> None:
    file = tmp_path / "mutant.yaml"
    refused = []
    tried = range(0, len(LINES), 1 if long else 27)
    for at in tried:
        file.write_text("".join(mutate(at)), encoding="utf-8")
        started = time.process_time()
        problems = problems_of(file)
        assert time.process_time() - started < 1, f"line {at + 1} took longer than a second"
        # Only the last may speak of the file as a whole: that it is empty, or how many more there are.
        for problem in problems:
            assert problem.location.file == str(file)
            assert 1 <= problem.location.line <= len(LINES) + 2 or problem is problems[-1], (
                f"{at + 1}: {problem}"
            )
        refused.append(bool(problems))
    assert 0 < sum(refused) < len(tried)


@pytest.mark.parametrize("mutate", [dropped, swapped, doubled, cut_after, cut_within])
def test_a_check_of_each_mutant_has_every_fault_of_the_load_among_its_findings(
    mutate: Callable[[int], list[str]], tmp_path: Path, long: bool
) -> None:
    file = tmp_path / "mutant.yaml"
    for at in range(0, len(LINES), 1 if long else 81):
        file.write_text("".join(mutate(at)), encoding="utf-8")
        started = time.process_time()
        findings = bilat.check(file)
        assert time.process_time() - started < 1, f"line {at + 1} took longer than a second"
        said = [(one.location.line, one.location.column, one.message) for one in findings]
        # A load tells the first of many, and then how many more there are.
        faults = [
            (one.location.line, one.location.column, one.message) for one in problems_of(file) if one.code
        ]
        assert set(faults) <= set(said), f"line {at + 1}"
        assert [place[:2] for place in said] == sorted(place[:2] for place in said)
        assert {one.code for one in findings} <= set(CODES)
