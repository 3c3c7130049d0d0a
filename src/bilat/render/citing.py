"""Citations as cells show them: short beside a fact, by id in lines that are read on their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from bilat.record.model import Citation
from bilat.render.legend import Legend

_NUMBERED = re.compile(r"([a-z§# ]*)(\d+)", re.IGNORECASE)


def for_the_fact(citations: Iterable[Citation]) -> Sequence[Citation]:
    """Return the citations for the fact itself, or all of them if each is for something else."""
    every = list(citations)
    return [citation for citation in every if citation.purpose is None] or every


def in_short(citations: Iterable[Citation], legend: Legend) -> str:
    """Cite beside a fact: "p17", "p1, p10-12", "[2] p17" with several sources.

    Citations for anything but the fact itself are left to the card of the record, unless the fact has no
    citations of its own.
    """
    return "; ".join(
        f"{_mark(source, legend)}{locators(citation.locator for citation in of_source)}"
        for source, of_source in _by_source(for_the_fact(citations))
    )


def in_full(citations: Iterable[Citation]) -> str:
    """Cite everything, for lines that are read on their own: "paper p1, p3; paper p2 for office"."""
    parts: list[str] = []
    for purpose, of_purpose in _by_purpose(citations):
        for source, of_source in _by_source(of_purpose):
            said = f"{source} {locators(citation.locator for citation in of_source)}"
            parts.append(f"{said} for {purpose}" if purpose else said)
    return "; ".join(parts)


def cited(citations: Iterable[Citation], legend: Legend) -> str:
    """Cite in full if the legend is for lines that are read on their own, else in short."""
    return in_full(citations) if legend.in_full else in_short(citations, legend)


def _mark(source: str, legend: Legend) -> str:
    number = legend.numbers.get(source)
    return f"[{number}] " if number else ""


def _by_source(citations: Sequence[Citation]) -> list[tuple[str, list[Citation]]]:
    """Group citations by source, in the order in which each is first cited."""
    found: dict[str, list[Citation]] = {}
    for citation in citations:
        found.setdefault(citation.source, []).append(citation)
    return list(found.items())


def _by_purpose(citations: Iterable[Citation]) -> list[tuple[str | None, list[Citation]]]:
    """Group citations by what they are for, the fact's own first."""
    found: dict[str | None, list[Citation]] = {}
    for citation in citations:
        found.setdefault(citation.purpose, []).append(citation)
    return sorted(found.items(), key=lambda item: item[0] is not None)


def locators(written: Iterable[str], dash: str = "-") -> str:
    """Join locators, consecutive numbers as a range: "p1, p10-12"."""
    numbered: list[tuple[str, int | None, str]] = []
    for locator in dict.fromkeys(written):
        match = _NUMBERED.fullmatch(locator)
        numbered.append(
            (match[1], int(match[2]), locator) if match and match[1] != "#" else ("", None, locator)
        )
    runs: list[str] = []
    for _, run in groupby(enumerate(numbered), key=_place_in_run):
        places = [locator for _, locator in run]
        (_, _, first), (prefix, _, last) = places[0], places[-1]
        runs.append(first if len(places) == 1 else f"{first}{dash}{last.removeprefix(prefix)}")
    return ", ".join(runs)


def _place_in_run(numbered: tuple[int, tuple[str, int | None, str]]) -> tuple[str, int | str]:
    """Return what consecutive locators have in common: a prefix, and number minus position."""
    place, (prefix, number, locator) = numbered
    return (prefix, number - place) if number is not None else (locator, "")
