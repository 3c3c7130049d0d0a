"""Similar names: spelled alike, in another order, or with an initial."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from bilat.values.text import fold

# Sergey and Sergei are 0.83 alike, defence and defense 0.86, exports and imports 0.71.
_ALIKE = 0.8
_LEAST_LETTERS = 5
_MOST_LETTERS = 100
# So that 20,000 people with any names are checked within 10 s: in a table of a thousand all names are
# compared with each other, in a longer one each with its neighbours.
_MOST_COMPARED = 250_000
_LEAST_NEIGHBOURS = 2
_MOST_FOUND = 20_000
T = TypeVar("T")


def words_alike(first: str, second: str) -> bool:
    """Return whether two folded words may be spellings of one word; numbers never are."""
    if first == second:
        return True
    if min(len(first), len(second)) < _LEAST_LETTERS or max(len(first), len(second)) > _MOST_LETTERS:
        return False
    # No more letters can match than both words share: cheap to count, and enough for most pairs.
    shared = min(sum(map(second.__contains__, first)), sum(map(first.__contains__, second)))
    if 2 * shared < _ALIKE * (len(first) + len(second)) or any(map(str.isdigit, first + second)):
        return False
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def names_alike(first: str, second: str) -> bool:
    """Return whether two folded names may be one name: similar words, in any order."""
    return _words_of_names_alike(sorted(first.split()), sorted(second.split()))


def _words_of_names_alike(left: list[str], right: list[str]) -> bool:
    """Compare the words of two names, each in order; a word that occurs twice counts twice."""
    if len(left) != len(right):
        return False
    of_left, of_right = [], right.copy()
    for word in left:
        if word in of_right:
            of_right.remove(word)
        else:
            of_left.append(word)
    if len(left) > 1 and len(of_left) == len(left):
        return False
    return all(
        _word_or_initial(word, counterpart) for word, counterpart in zip(of_left, of_right, strict=True)
    )


def _word_or_initial(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    return (len(short) == 1 and short.isalpha() and long.startswith(short)) or words_alike(first, second)


@dataclass(frozen=True, slots=True)
class _Name(Generic[T]):
    """A name, the thing it belongs to, its words in order, and its place among all names."""

    number: int
    bearer: T
    name: str
    words: list[str]


def alike_pairs(named: Iterable[tuple[T, str]]) -> Iterator[tuple[T, str, T, str]]:
    """Yield the pairs of things with similar names, each pair once, in order.

    Only names that share a word, or are one word with the same first two letters, are compared. Of very
    many such names, each is compared with its neighbours when sorted by how the other words begin and
    end, so that the time grows linearly.
    """
    blocks: dict[str, list[_Name[T]]] = defaultdict(list)
    for number, (bearer, name) in enumerate(named):
        words = sorted(fold(name).split())
        for key in set(words) if len(words) > 1 else {f"{''.join(words)[:2]}-"}:
            blocks[key].append(_Name(number, bearer, name, words))
    neighbours = max(_LEAST_NEIGHBOURS, _MOST_COMPARED // max(1, sum(map(len, blocks.values()))))
    seen: set[tuple[int, int]] = set()
    for key, block in blocks.items():
        for first, second in _compared(key, block, neighbours):
            if first.bearer is second.bearer or (first.number, second.number) in seen:
                continue
            if _words_of_names_alike(first.words, second.words):
                if len(seen) == _MOST_FOUND:
                    return
                seen.add((first.number, second.number))
                yield first.bearer, first.name, second.bearer, second.name


def _compared(key: str, block: list[_Name[T]], neighbours: int) -> Iterator[tuple[_Name[T], _Name[T]]]:
    """Yield the pairs of a block that are compared: all of them, or each name with its neighbours."""
    if len(block) <= 2 * neighbours:
        yield from ((first, second) for index, second in enumerate(block) for first in block[:index])
        return
    rests = [(" ".join(word for word in name.words if word != key), name) for name in block]
    by_beginning = sorted(rests, key=lambda rest: rest[0])
    by_end = sorted(rests, key=lambda rest: rest[0][::-1])
    for ordered in (by_beginning, by_end):
        for index, (_, name) in enumerate(ordered):
            for _, beside in ordered[index + 1 : index + 1 + neighbours]:
                yield (name, beside) if name.number < beside.number else (beside, name)
