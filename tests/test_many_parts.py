"""Parts in any number and form: visits with thousands of parts, chains and circles end soon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

import bilat
from bilat.record.encounters import attended_once, texts_below, wholes_by_part, without_wholes
from bilat.record.model import Event

MANY = 5_000


def visit(number: int) -> tuple[str, ...]:
    return ("e0",) if number else ()


def chain(number: int) -> tuple[str, ...]:
    return (f"e{number - 1}",) if number else ()


def circle(number: int) -> tuple[str, ...]:
    return (f"e{(number - 1) % MANY}",)


def made(wholes: Callable[[int], tuple[str, ...]]) -> list[Event]:
    pattern = bilat.load().events[0]
    return [replace(pattern, id=f"e{number}", part_of=wholes(number)) for number in range(MANY)]


@pytest.mark.parametrize(
    ("wholes", "kept", "of_half", "hiding"),
    [
        (visit, MANY - 1, MANY // 2 - 1, ["e0"]),
        (chain, 1, 1, [f"e{number}" for number in range(MANY - 1)]),
        (circle, MANY, MANY // 2, []),
    ],
)
def test_parts_are_counted_in_time_that_grows_as_they_do(
    wholes: Callable[[int], tuple[str, ...]], kept: int, of_half: int, hiding: list[str]
) -> None:
    # Each compared with each, a circle of this length took minutes.
    events = made(wholes)
    links = wholes_by_part(events)
    assert len(list(without_wholes(events, links))) == kept
    assert sorted(texts_below({event.id: event.status for event in events}, links)) == sorted(hiding)
    sure, possible = events[: MANY // 2], events[MANY // 2 :]
    assert len(attended_once(sure, [], links)) == of_half
    # Whoever was surely at the whole is not counted at its parts too.
    possible_ids = {event.id for event in possible}
    assert [event for event in attended_once(sure, possible, links) if event.id in possible_ids] == []
