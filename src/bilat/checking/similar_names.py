"""When two names may be one: spelled alike, in another order, or with an initial."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import TypeVar

from bilat.values.text import fold

# Sergey and Sergei are 0.83 alike, defence and defense 0.86, exports and imports 0.71.
_ALIKE = 0.8
_LEAST_LETTERS = 5
T = TypeVar("T")


def words_alike(one: str, other: str) -> bool:
    """Tell whether two folded words may be spellings of one; numbers never are."""
    if one == other:
        return True
    if min(len(one), len(other)) < _LEAST_LETTERS or not (one.isalpha() and other.isalpha()):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def names_alike(one: str, other: str) -> bool:
    """Tell whether two folded names may be one: the same words in some order, all but one or so alike."""
    left, right = sorted(one.split()), sorted(other.split())
    if left == right:
        return True
    if len(left) != len(right):
        return False
    shared = set(left) & set(right)
    if len(left) > 1 and not shared:
        return False
    rest = ([word for word in words if word not in shared] for words in (left, right))
    return all(_word_or_initial(first, second) for first, second in zip(*rest, strict=True))


def _word_or_initial(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return words_alike(one, other) or (len(short) == 1 and long.startswith(short))


def alike_pairs(named: Iterable[tuple[T, str]]) -> Iterator[tuple[T, str, T, str]]:
    """Go through the pairs of things that bear names alike, each pair once, in order.

    Only names that share a word, or are one word with the same first two letters, are compared: a table of
    thousands stays quick.
    """
    blocks: dict[str, list[tuple[int, T, str, str]]] = defaultdict(list)
    for number, (thing, name) in enumerate(named):
        folded = fold(name)
        words = folded.split()
        for key in set(words) if len(words) > 1 else {f"{folded[:2]}-"}:
            blocks[key].append((number, thing, name, folded))
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for index, (second_number, second, second_name, second_fold) in enumerate(block):
            for first_number, first, first_name, first_fold in block[:index]:
                if first is second or (first_number, second_number) in seen:
                    continue
                if names_alike(first_fold, second_fold):
                    seen.add((first_number, second_number))
                    yield first, first_name, second, second_name
