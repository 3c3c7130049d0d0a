"""Pairs of states by name: RUS-VEN, ve-ru, 'Venezuela - Russia'."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from bilat.query.filters import code_among
from bilat.record.model import Country, Dataset
from bilat.record.travellers import successors_of
from bilat.values.countries import find_country
from bilat.values.errors import QueryError
from bilat.values.escaping import quote
from bilat.values.text import did_you_mean

_NONE: Mapping[str, str] = MappingProxyType({})
# How many pairs an error names.
_MOST_LISTED = 20
_BETWEEN = r"\s*[-\u2013\u2014/:]\s*"


def label(parties: tuple[str, str]) -> str:
    """Return how a pair is named in answers: RUS-VEN."""
    return "-".join(parties)


def read_pair(text: str, code_of: Callable[[str], str | None] = find_country) -> tuple[str, str] | None:
    """Return the codes of two different countries, or None for anything else; `sides_of` reads them."""
    return next(((first, second) for first, second in sides_of(text, code_of) if first != second), None)


def sides_of(text: str, code_of: Callable[[str], str | None] = find_country) -> Iterator[tuple[str, str]]:
    """Return the codes of countries written with a hyphen, slash or colon between them, however they can be.

    Every such sign is tried, since names have hyphens too (Guinea-Bissau).
    """
    for sign in re.finditer(_BETWEEN, text):
        first, second = code_of(text[: sign.start()]), code_of(text[sign.end() :])
        if first and second:
            yield first, second


def select_pairs(datasets: Sequence[Dataset], asked: Iterable[str]) -> list[Dataset]:
    """Return the datasets of the selected pairs, in either order of the two, or all without a selection.

    Raise `QueryError` for an invalid pair, or one that is not in the data.
    """
    names = list(asked)
    if not names:
        return list(datasets)
    loaded = {label(dataset.parties): dataset for dataset in datasets}
    countries = [country for dataset in datasets for country in dataset.countries.values()]
    successors = successors_of(state for dataset in datasets for state in dataset.predecessors)
    return [loaded[pair] for pair in select_labels(list(loaded), names, countries, successors)]


def select_labels(
    loaded: Sequence[str],
    asked: Sequence[str],
    countries: Sequence[Country],
    successors: Mapping[str, str] = _NONE,
) -> list[str]:
    """Return which of the loaded pairs are asked for, all without a selection; errors as `select_pairs`.

    `successors` has the party that each predecessor became, to say which pair has it.
    """
    if not asked:
        return list(loaded)
    wanted = [_parties(name, loaded, countries, successors) for name in asked]
    return [pair for pair in loaded if frozenset(pair.split("-")) in wanted]


def _parties(
    name: str, loaded: Sequence[str], countries: Sequence[Country], successors: Mapping[str, str]
) -> frozenset[str]:
    pair = read_pair(name, lambda word: code_among(word, countries))
    if pair and frozenset(pair) in [frozenset(known.split("-")) for known in loaded]:
        return frozenset(pair)
    more = f" and {len(loaded) - _MOST_LISTED:,} more" if len(loaded) > _MOST_LISTED else ""
    here = f"Loaded: {', '.join(loaded[:_MOST_LISTED])}{more}."
    if pair:
        hint = _of_successors(pair, loaded, successors)
        raise QueryError(f"The data does not contain the pair {label(pair)}.{hint} {here}")
    names = {country.code: country.name for country in reversed(countries)}
    by_name = [" - ".join(names.get(code, code) for code in known.split("-")) for known in loaded]
    hint = did_you_mean(name, loaded) or did_you_mean(name, by_name)
    raise QueryError(f"{quote(name)} is not a pair of countries; write it like {loaded[0]}.{hint} {here}")


def _of_successors(pair: tuple[str, str], loaded: Sequence[str], successors: Mapping[str, str]) -> str:
    """Say which pair has a state under its successor, and how to ask for that state alone."""
    parties = frozenset(successors.get(code, code) for code in pair)
    former = next((code for code in pair if code in successors), None)
    having = next((known for known in loaded if frozenset(known.split("-")) == parties), None)
    return f" {former} is in {having}: --pair {having} --country {former}." if former and having else ""


def names_of_all(datasets: Sequence[Dataset]) -> Dataset:
    """Return a dataset with every name of several, only for looking up names."""
    first, *others = datasets
    if not others:
        return first

    def every(table: str) -> dict[str, Any]:
        return {
            f"{label(dataset.parties)} {name}": entry
            for dataset in datasets
            for name, entry in getattr(dataset, table).items()
        }

    return replace(
        first,
        fiscal_years=tuple(year for dataset in datasets for year in dataset.fiscal_years),
        sources=tuple(source for dataset in datasets for source in dataset.sources),
        countries=every("countries"),
        people=every("people"),
        organizations=every("organizations"),
        events=tuple(event for dataset in datasets for event in dataset.events),
        standing=tuple(fact for dataset in datasets for fact in dataset.standing),
    )
