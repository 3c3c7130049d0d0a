"""The verdicts on a record: whether it answers a query surely, possibly or not."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, TypeAlias

# In order: the verdict on several filters is the lowest of theirs.
Verdict: TypeAlias = int
NO: Final[Verdict] = 0
POSSIBLE: Final[Verdict] = 1
SURE: Final[Verdict] = 2


def of_readings(found: Iterable[bool]) -> Verdict:
    """Judge a record with several readings: surely if every reading passes, possibly if one does."""
    readings = list(found)
    if not any(readings):
        return NO
    return SURE if all(readings) else POSSIBLE


def of_presence(certain: Collection[bool]) -> Verdict:
    """Judge by those who took part, each certain or not: surely if one is certain, possibly if none is."""
    if not certain:
        return NO
    return SURE if any(certain) else POSSIBLE
