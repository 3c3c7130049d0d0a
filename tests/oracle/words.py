"""Words as docs/answers.md compares them: without case, accents, hyphens or punctuation."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

# Letters that people type without their stroke or tie, though Unicode does not take them apart.
_PLAIN_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i"}


def _is_accent(char: str) -> bool:
    """Tell an accent from a vowel sign: an accent belongs to no script of its own."""
    return 0x300 <= ord(char) <= 0x36F


def words_of(text: str) -> list[str]:
    """Return the words of a text, as they are compared."""
    words = [""]
    for char in unicodedata.normalize("NFKD", text):
        if _is_accent(char):
            continue
        if unicodedata.category(char)[0] in "LMN":
            small = char.casefold()
            words[-1] += "".join(
                _PLAIN_LETTERS.get(letter, letter) for letter in small if not _is_accent(letter)
            )
        else:
            words.append("")
    return [word for word in words if word]


def is_part(part: str, text: str) -> bool:
    """Tell whether a text has the words of `part` side by side."""
    wanted, words = words_of(part), words_of(text)
    return bool(wanted) and any(
        words[first : first + len(wanted)] == wanted for first in range(len(words) - len(wanted) + 1)
    )


def is_part_of_any(part: str, texts: Iterable[str | None]) -> bool:
    return any(is_part(part, text) for text in texts if text)


def has_all_words(asked: str, texts: Iterable[str | None]) -> bool:
    """Tell whether the texts together have every word that is asked for."""
    known = {word for text in texts if text for word in words_of(text)}
    wanted = words_of(asked)
    return bool(wanted) and known.issuperset(wanted)
