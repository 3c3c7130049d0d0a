"""Finding the completions of a word that is being typed."""

from __future__ import annotations

from collections.abc import Iterable

from bilat.cli.completion.values import Offer
from bilat.values.text import fold


def matching(offers: Iterable[Offer], typed: str) -> list[Offer]:
    """Return the offers with a word that starts with what is typed, ignoring case and accents.

    If there are several, each is cut to the words from there on, so that all begin with what is typed and
    the shell can add what they share: `rod` gives Delcy Rodríguez, `r` gives Rodríguez and Ryabkov.
    """
    wanted = fold(typed)
    found: dict[str, Offer] = {}
    parts: dict[str, Offer] = {}
    for offer in offers:
        part = next(
            (part for name in (offer.text, *offer.names) if (part := _from_match(name, wanted))), None
        )
        if part is None:
            continue
        found.setdefault(offer.text, offer)
        parts.setdefault(part, offer if part == offer.text else Offer(part, offer.text))
    return list(found.values() if len(found) == 1 else parts.values())


def starting(offers: Iterable[Offer], typed: str) -> list[Offer]:
    """Return the offers that start with exactly what is typed."""
    return [offer for offer in offers if offer.text.startswith(typed)]


def _from_match(name: str, wanted: str) -> str | None:
    """Return the words of a name from the one that starts with folded `wanted`, or None."""
    words = name.split()
    for index in range(len(words)):
        part = " ".join(words[index:])
        if fold(part).startswith(wanted):
            return part
    return None
