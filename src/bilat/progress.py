"""How far a long task has come, told to whoever watches it."""

from __future__ import annotations

from collections.abc import Callable

# Called with the task, how much of it is done, and how much there is to do.
Watch = Callable[[str, int, int], None]


def unwatched(task: str, done: int, whole: int) -> None:
    """Watch nothing."""
