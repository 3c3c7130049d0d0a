"""The verdicts on a record: whether it answers a query surely, possibly or not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeAlias

# In order: the least of several filters' verdicts is that on all of them.
Verdict: TypeAlias = int
NO: Final[Verdict] = 0
POSSIBLE: Final[Verdict] = 1
SURE: Final[Verdict] = 2


def of_readings(found: Iterable[bool]) -> Verdict:
    """Judge what can be read in several ways: surely where every reading passes, possibly where one does."""
    readings = list(found)
    if not any(readings):
        return NO
    return SURE if all(readings) else POSSIBLE
