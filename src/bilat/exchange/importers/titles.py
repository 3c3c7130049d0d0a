"""Names of people as data sets write them: with the office before the name, several in one cell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bilat.exchange.importers.country_names import country_named

# Words that end an office, such as Minister in "Planning and Investment Minister Tran Xuan Gia".
_OFFICES = frozenset(
    (
        *(
            "president",
            "president-elect",
            "premier",
            "chancellor",
            "minister",
            "secretary",
            "secretary-general",
        ),
        *(
            "chairman",
            "chairwoman",
            "chairperson",
            "head",
            "leader",
            "chief",
            "executive",
            "speaker",
            "regent",
        ),
        *("king", "queen", "emperor", "empress", "emir", "amir", "sultan", "shah", "monarch", "pope"),
        *("duke", "prince", "princess", "co-prince", "taoiseach", "governor", "governor-general"),
        *("attorney", "ambassador", "envoy", "commissioner", "councillor", "counsellor", "counselor"),
    )
)
# Words that come before an office, or after the "of" in one.
_WITHIN = frozenset(
    (
        *("prime", "vice", "deputy", "first", "second", "acting", "interim", "former", "ousted"),
        "outgoing",
        *(
            "caretaker",
            "transitional",
            "provisional",
            "senior",
            "supreme",
            "crown",
            "grand",
            "federal",
            "new",
        ),
        *("special", "assistant", "under", "permanent", "general", "state", "states", "union", "republic"),
        *("foreign", "external", "internal", "international", "home", "interior", "affairs", "relations"),
        *(
            "defense",
            "defence",
            "national",
            "security",
            "finance",
            "financial",
            "economy",
            "economic",
            "trade",
        ),
        *(
            "commerce",
            "industry",
            "industrial",
            "energy",
            "oil",
            "petroleum",
            "mines",
            "mining",
            "agriculture",
        ),
        *("health", "education", "culture", "cultural", "transport", "justice", "development", "planning"),
        *("investment", "science", "technology", "tourism", "environment", "labor", "labour"),
        *("cooperation", "communications", "information", "public", "people's", "popular", "power"),
        *("council", "ministers"),
        *(
            "government",
            "party",
            "committee",
            "central",
            "military",
            "senate",
            "assembly",
            "parliament",
            "house",
        ),
    )
)
_JOINING = frozenset(("of", "for", "to", "and", "the"))
_BEFORE_GENERAL = frozenset(("secretary", "governor", "attorney"))
# Titles before a name that are not offices.
_HONORIFICS = frozenset(
    (
        *("mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady", "h.e", "hm", "hrh", "hh", "his", "her"),
        *("excellency", "majesty", "highness", "royal", "holiness", "ayatollah", "prof", "professor"),
        *("hon", "general", "colonel", "captain", "major", "marshal", "lieutenant", "field", "admiral"),
        "brigadier",
    )
)
_SEPARATOR = ";"
_LONGEST_COUNTRY = 4


class TitledName(NamedTuple):
    """A name without its title, the office in lower case, and the country in parentheses after the name."""

    name: str
    office: str | None = None
    country: str | None = None


@lru_cache(maxsize=16384)
def split_title(text: str) -> TitledName:
    """Split "President Vladimir Putin" into office and name; an office alone has no name."""
    bare, country = _without_country(" ".join(text.split()))
    words = bare.split()
    end = _end_of_office(words)
    office = " ".join(words[:end]).rstrip(".,").lower() if end else None
    if office and words[end : end + 1] == ["of"]:
        code, end = _country_from(words, end + 1)
        country = country or code
    while end < len(words) - 1 and _plain(words[end]) in _HONORIFICS:
        end += 1
    return TitledName(" ".join(words[end:]), office, country)


def split_names(cell: str) -> list[TitledName]:
    """Return the people of a cell, separated by semicolons."""
    return [split_title(part) for part in split_cell(cell)]


def split_cell(cell: str) -> list[str]:
    """Return the parts of a cell between its semicolons, each once, in order."""
    if _SEPARATOR not in cell:
        return [cell.strip()] if cell.strip() else []
    return list(dict.fromkeys(" ".join(part.split()) for part in cell.split(_SEPARATOR) if part.strip()))


def in_words(names: Sequence[str]) -> str:
    """Return names as a sentence has them: A, B and C."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last


def _without_country(text: str) -> tuple[str, str | None]:
    name, opening, inside = text.removesuffix(")").rpartition(" (")
    return (name, country_named(inside)) if opening and text.endswith(")") else (text, None)


def _country_from(words: list[str], start: int) -> tuple[str | None, int]:
    """Return the country that the words begin with, and the index of the word after it."""
    for end in range(min(len(words), start + _LONGEST_COUNTRY), start, -1):
        if code := country_named(" ".join(words[start:end])):
            return code, end
    return None, start - 1


def _plain(word: str) -> str:
    return word.lower().rstrip(".,")


def _end_of_office(words: list[str]) -> int:
    """Return how many words belong to the office; 0 for a name without one."""
    end, of_what = 0, False
    for number, word in enumerate(map(_plain, words)):
        if word in _OFFICES or (
            word == "general" and number and _plain(words[number - 1]) in _BEFORE_GENERAL
        ):
            end, of_what = number + 1, False
        elif word in _JOINING:
            of_what = of_what or number == end
        elif word not in _WITHIN:
            break
        elif end and of_what:
            end = number + 1
    return end
