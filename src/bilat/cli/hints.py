"""What an answer adds in words: that nothing is recorded, what is left out, and where else to look."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bilat.api import Relations
from bilat.cli.filters import FILTERS_OF
from bilat.query.filters import Query

_CERTAINTY = {"certain_dates", "certain_people"}
# What lists have, for the number of those that only possibly match.
_NOUNS = {
    "timeline": ("event", "events"),
    "events": ("event", "events"),
    "meetings": ("encounter", "encounters"),
    "visits": ("visit", "visits"),
    "trade": ("total", "totals"),
    "goods": ("commodity", "commodities"),
    "figures": ("figure", "figures"),
}


def none_found(noun: str, query: Query) -> str:
    """Say that nothing is recorded, and repeat the filters."""
    asked = query.describe()
    return f"No {noun} recorded for: {asked}." if asked else f"No {noun} recorded."


def hints_for(
    pairs: Iterable[Relations], query: Query, command: str, counted: str = ""
) -> Callable[[], list[str]]:
    """Return a function that says where else to look after an empty answer of `command`.

    `counted` is what the command counts, if it does not list records itself.
    """

    def hints() -> list[str]:
        from bilat.query.search import similar_words
        from bilat.reports.elsewhere import elsewhere

        lists = _lists_that_take(query)
        return [
            sentence
            for relations in _read_whole(pairs)
            for sentence in (
                *_if_in_doubt(relations, query, counted or command),
                *(said for words in query.search for said in similar_words(relations.dataset, words)),
                *elsewhere(relations.dataset, query, command, lists),
            )
        ]

    return hints


def _if_in_doubt(relations: Relations, query: Query, counted: str) -> list[str]:
    """Say how many records there are if those that only possibly match count as well."""
    from bilat.reports.elsewhere import certainty, without_certainty

    option, doubtful = certainty(query), without_certainty(query)
    if not option or counted not in _NOUNS:
        return []
    number = len(relations.counted(counted, doubtful))
    noun = _NOUNS[counted][number != 1]
    return [f"Without {option}: {number} possible {noun}."] if number else []


def _lists_that_take(query: Query) -> list[str]:
    """Return the lists of facts that take every filter of a query; what they never doubt, is certain."""
    asked = {name for name, value in query._asdict().items() if value} - _CERTAINTY
    return [name for name, filters in FILTERS_OF.items() if asked <= filters.keys()]


def left_out(pairs: Iterable[Relations], what: str, query: Query) -> str:
    """Say how many events are left out because they were planned, postponed or cancelled."""
    number = sum(relations.left_out(what, query) for relations in pairs)
    return f"Left out: {number} planned, postponed or cancelled (--status)." if number else ""


def other_words(pairs: Iterable[Relations], query: Query) -> list[str]:
    """Say which longer words begin with those that were searched for."""
    from bilat.query.search import longer_words

    return list(
        dict.fromkeys(
            said
            for relations in _read_whole(pairs)
            for words in query.search
            for said in longer_words(relations.dataset, words)
        )
    )


def _read_whole(pairs: Iterable[Relations]) -> list[Relations]:
    """Return those pairs whose records can be gone through for a hint: not those of large tables."""
    return [
        relations for relations in pairs if not (relations.store.shared and relations.store.shared.is_large)
    ]
