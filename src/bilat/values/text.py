"""Folding names for comparison, and finding the nearest right word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"\w+")


def unaccented(text: str) -> str:
    """Return a text without its accents."""
    if text.isascii():
        return text
    from unicodedata import combining, normalize

    return "".join(char for char in normalize("NFKD", text) if not combining(char))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` without case, accents, hyphens or punctuation: words joined by single spaces.

    Hyphens and apostrophes separate words, so "Su-family" folds to "su family".
    """
    return " ".join(_WORD.findall(unaccented(text).casefold().replace("_", " ")))


def holds_part(text: str, part: str) -> bool:
    """Tell whether folded `text` holds folded `part` as whole words, in order and side by side."""
    return bool(part) and f" {part} " in f" {text} "


def holds_all_words(text: str, words: str) -> bool:
    """Tell whether folded `text` holds every word of folded `words`, anywhere and in any order."""
    padded = f" {text} "
    return bool(words) and all(f" {word} " in padded for word in words.split())


def nearest(wrong: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return the words of `known` that a person may have meant by `wrong`, best first."""
    from difflib import get_close_matches

    by_fold: dict[str, str] = {}
    for word in known:
        by_fold.setdefault(fold(word), word)
        for part in fold(word).split():
            by_fold.setdefault(part, word)
    found = (by_fold[match] for match in get_close_matches(fold(wrong), by_fold, n=most * 2, cutoff=0.6))
    return list(dict.fromkeys(found))[:most]


def suggesting(words: Iterable[str]) -> str:
    """Return " Did you mean X or Y?", or nothing where there are no words."""
    either = " or ".join(words)
    return f" Did you mean {either}?" if either else ""


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return " Did you mean X or Y?" for the words nearest to `wrong`, or nothing."""
    return suggesting(nearest(wrong, known))
