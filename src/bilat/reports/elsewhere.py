"""What an empty answer adds: how far the record reaches, and which other lists have something."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from bilat.query.filters import Query
from bilat.query.selection import Matches
from bilat.query.times import windows_of
from bilat.record.model import Dataset, Fact, Standing
from bilat.values.edtf import spoken

# How many facts without a date are named.
_MOST = 3
# The kinds of standing facts that imply meetings which no list has.
_REGULAR = ("mechanism", "practice")


def reach(dataset: Dataset) -> str:
    """Say how many sources a record rests on, and up to which day it goes."""
    number = len(dataset.sources)
    return f"The record rests on {number} source{'' if number == 1 else 's'}, as of {spoken(dataset.as_of)}."


def certainty(query: Query) -> str:
    """Return the option by which a query asks for what is certain, if it does."""
    if query.certain:
        return "--certain"
    if query.certain_dates:
        return "--certain-dates"
    return "--certain-people" if query.certain_people else ""


def without_certainty(query: Query) -> Query:
    """Return the query that also finds what only possibly matches."""
    return query._replace(certain_dates=False, certain_people=False)


def _sections(dataset: Dataset) -> dict[str, Sequence[Fact]]:
    """Return the facts of each list, by its command."""
    return {
        "timeline": dataset.events,
        "trade": dataset.trade,
        "goods": dataset.goods,
        "figures": dataset.figures,
        "standing": dataset.standing,
    }


def _numbers(dataset: Dataset, sections: Mapping[str, Sequence[Fact]], query: Query) -> dict[str, int]:
    """Return how many facts each list has for a query, where it has some."""
    found = {name: len(Matches(dataset, records).matching(query)) for name, records in sections.items()}
    return {name: number for name, number in found.items() if number}


def _in_words(numbers: Mapping[str, int]) -> str:
    """Say where there are how many: "2 in bilat goods"."""
    return ", ".join(f"{number} in bilat {name}" for name, number in numbers.items())


def elsewhere(dataset: Dataset, query: Query, asked: str, lists: Container[str]) -> list[str]:
    """Return sentences about where else to look, for a list (`asked`, by its command) that has nothing.

    `lists` are the commands that take the same filters.
    """
    sections = _sections(dataset)
    if not any(sections.values()):
        return []
    sentences = [reach(dataset)]
    if query != Query():
        others = {name: records for name, records in sections.items() if name != asked and name in lists}
        if found := _numbers(dataset, others, query):
            sentences.append(f"Other lists have some with the same filters: {_in_words(found)}.")
        elif (option := certainty(query)) and (found := _numbers(dataset, others, without_certainty(query))):
            sentences.append(f"Without {option}, other lists may have some: {_in_words(found)}.")
    sentences += _without_a_date(dataset, query, asked)
    return sentences


def other_facts(dataset: Dataset, query: Query, lists: Container[str]) -> dict[str, int]:
    """Return how many facts that are not events each of some lists has for a query, where it has some."""
    others = {
        name: records for name, records in _sections(dataset).items() if name != "timeline" and name in lists
    }
    return _numbers(dataset, others, query)


def _without_a_date(dataset: Dataset, query: Query, asked: str) -> list[str]:
    """Name the standing facts of the record, where a list of encounters in a period is empty."""
    if asked not in ("meetings", "gaps") or not windows_of(query):
        return []
    at_any_time = query._replace(since=(), until=(), year=(), on=(), last=(), kind=(), status=())
    regular = [
        fact
        for fact in Matches(dataset, dataset.standing).matching(at_any_time)
        if fact.kind in _REGULAR and set(dataset.parties) <= set(fact.countries)
    ]
    if not regular:
        return []
    named = "; ".join(map(_cited, regular[:_MOST]))
    more = f" More: bilat standing --kind {','.join(_REGULAR)}" if len(regular) > _MOST else ""
    return [f"Without a date it has: {named}.{more}"]


def _cited(fact: Standing) -> str:
    locators = dict.fromkeys(citation.locator for citation in fact.sources if citation.purpose is None)
    return f"{fact.title} ({', '.join(locators)})"
