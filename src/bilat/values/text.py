"""Folding names for comparison, and suggesting similar words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from bilat.values.escaping import MOST_QUOTED

# How similar two words must be, from 0 to 1, to suggest one for the other; how many are compared by letter.
_NEAR = 0.6
_MOST_COMPARED = 1000
_NO_WORDS: Mapping[str, str] = {}
_WORDS = re.compile(r"\w+")
# Accents of Latin, Greek and Cyrillic letters, and the hamza and madda that people leave out as they type.
# Other marks, such as vowel signs, make a name what it is.
_ACCENTS = (
    *(range(0x300, 0x370), range(0x483, 0x488), range(0x653, 0x656), range(0x1AB0, 0x1B00)),
    *(range(0x1DC0, 0x1E00), range(0x20D0, 0x2100), range(0xFE20, 0xFE30)),
)
# Invisible characters within a word: soft hyphens, joiners and variation selectors.
_UNSEEN = (range(0xAD, 0xAE), range(0x200C, 0x200E), range(0xFE00, 0xFE10))


@cache
def _plain_letters() -> dict[int, str]:
    """Return what people type instead of a character, by its number; nothing for an accent."""
    # Letters that Unicode does not take apart.
    one_letter = zip("ŁłØøĐđĦħŦŧÐð\u0131", "LlOoDdHhTtDdi", strict=True)
    two_letters = zip("ÆæŒœ\u1e9eßÞþ", ("AE", "ae", "OE", "oe", "SS", "ss", "Th", "th"), strict=True)
    return {
        **{number: "" for numbers in (*_ACCENTS, *_UNSEEN) for number in numbers},
        **{ord(letter): plain for letter, plain in (*one_letter, *two_letters)},
    }


def unaccented(text: str) -> str:
    """Return a text without its accents: Łukasz Rodríguez is Lukasz Rodriguez."""
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFKD", text).translate(_plain_letters())


def words_of(text: str) -> list[str]:
    """Return the words of a text: letters and digits with the marks that belong to them."""
    if text.isascii():
        return _WORDS.findall(text.replace("_", " "))
    from unicodedata import category

    return "".join(char if char.isalnum() or category(char).startswith("M") else " " for char in text).split()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` without case, accents, hyphens or punctuation: words joined by single spaces.

    Hyphens and apostrophes separate words, so "Su-family" folds to "su family".
    """
    return " ".join(words_of(unaccented(text).casefold()))


def holds_part(text: str, part: str) -> bool:
    """Return whether folded `text` holds folded `part` as whole words, in order and side by side."""
    return bool(part) and f" {part} " in f" {text} "


def holds_all_words(text: str, words: str) -> bool:
    """Return whether folded `text` holds every word of folded `words`, anywhere and in any order."""
    padded = f" {text} "
    return bool(words) and all(f" {word} " in padded for word in words.split())


def nearest(wrong: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return the words of `known` that a person may have meant by `wrong`, best first.

    For a text that is too long to be quoted there are none.
    """
    if len(wrong) > MOST_QUOTED:
        return []
    by_fold: dict[str, str] = {}
    for word in known:
        by_fold.setdefault(fold(word), word)
        for part in fold(word).split():
            by_fold.setdefault(part, word)
    found = (by_fold[match] for match in _close_matches(fold(wrong), list(by_fold), most * 2))
    return list(dict.fromkeys(found))[:most]


def _close_matches(wrong: str, words: Sequence[str], most: int) -> list[str]:
    """Do what difflib's `get_close_matches` does; of many words, compare those that share most letters."""
    from difflib import SequenceMatcher, get_close_matches

    if len(words) > _MOST_COMPARED:
        from heapq import nlargest

        matcher = SequenceMatcher(b=wrong)
        likely: list[tuple[float, str]] = []
        for word in words:
            matcher.set_seq1(word)
            if matcher.real_quick_ratio() >= _NEAR and (bound := matcher.quick_ratio()) >= _NEAR:
                likely.append((bound, word))
        words = [word for _, word in nlargest(_MOST_COMPARED, likely)]
    return get_close_matches(wrong, words, n=most, cutoff=_NEAR)


def suggesting(words: Iterable[str]) -> str:
    """Return " Did you mean X or Y?", or nothing where there are no words."""
    either = " or ".join(words)
    return f" Did you mean {either}?" if either else ""


def did_you_mean(wrong: str, known: Iterable[str], other_words: Mapping[str, str] = _NO_WORDS) -> str:
    """Return " Did you mean X or Y?" for the words nearest to `wrong`, or nothing.

    `other_words` are what people call some of them.
    """
    meant = other_words.get(wrong.casefold())
    return suggesting([meant] if meant else nearest(wrong, known))
