"""Draws by chance, the same from the same seed on every machine."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import Any

Entry = dict[str, Any]


class Chance:
    def __init__(self, seed: str) -> None:
        self._random = Random(seed)  # noqa: S311 - no secret

    def a(self, *choices: Any) -> Any:  # noqa: ANN401 - whatever is drawn from
        return self._random.choice(choices)

    def number(self, least: int, most: int) -> int:
        return self._random.randint(least, most)

    def one_in(self, number: int) -> bool:
        return self._random.randrange(number) == 0

    def some(self, choices: Iterable[Any], *, least: int = 1, most: int = 2) -> list[Any]:
        """Draw different ones, in any order."""
        known = list(choices)
        return self._random.sample(known, min(len(known), self.number(least, most)))

    def with_some(self, entry: Entry, **optional: tuple[Any, ...]) -> Entry:
        """Add one of the values of each optional key, or leave the key out."""
        return entry | {key: self.a(*values) for key, values in optional.items() if self.one_in(2)}
