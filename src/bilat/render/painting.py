"""Colours, which only repeat what the text says: what is in doubt, the kind of an event; and links."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bilat.render.citing import for_the_fact
from bilat.render.legend import Legend

if TYPE_CHECKING:
    from rich.text import Text

    from bilat.record.model import Event
    from bilat.reports.sources import CitedSource

# Colours that are readable on white and on black (a contrast of at least 3.9 to 1 in the palette of xterm,
# where yellow has 1.7 and cyan 2 on white). With sixteen colours they become yellow, cyan, green, magenta,
# bright blue and red.
DOUBT = "color(130)"
NOTE, ERROR = "color(31)", "color(160)"
# A figure that was worked out, and the mark after a name or date in doubt.
_MARKS = re.compile(r"~(?:(?:under|over)\s+)?\S+(?:\s+(?:million|billion|trillion)\b)?|\?(?=$|[\s,;:·)])")
_COLOURS = {
    "color(31)": ("meeting", "call", "visit", "summit", "conference", "ceremony"),
    "color(28)": ("treaty", "agreement", "contract", "institution"),
    "color(164)": ("recognition", "relations", "statement", "message", "mission"),
    "color(63)": ("delivery", "facility", "aid", "trade", "games", "culture"),
    "color(160)": ("politics", "incident", "sanctions"),
}
KIND_COLOURS = {kind: colour for colour, kinds in _COLOURS.items() for kind in kinds}


def mark_doubt(row: object, text: Text) -> None:  # noqa: ARG001 - any row
    """Colour a figure that was worked out, and the mark of what is in doubt."""
    text.highlight_regex(_MARKS, DOUBT)


def kind_of(event: Event, text: Text) -> None:
    """Colour the word for the kind of an event: before its title, or the word of the title that says it."""
    from bilat.render.event_text import kind_span

    span = kind_span(event, text.plain)
    if span:
        text.stylize(KIND_COLOURS.get(event.kind, ""), *span)
    mark_doubt(event, text)


def link_sources(legend: Legend) -> Callable[[Any, Text], None] | None:
    """Return a function that links a citation to the address of its source, if the terminal has links."""
    if not legend.linked:
        return None

    def link(fact: Any, text: Text) -> None:  # noqa: ANN401 - any row with sources
        addresses = {
            address
            for citation in for_the_fact(fact.sources)
            if (address := _address(legend, citation.source))
        }
        if len(addresses) == 1:
            text.stylize(f"link {addresses.pop()}")

    return link


def link_source(legend: Legend) -> Callable[[CitedSource, Text], None] | None:
    """Return a function that links the title of a source to its address."""
    if not legend.linked:
        return None

    def link(cited: CitedSource, text: Text) -> None:
        if address := safe_address(cited.source.url or cited.source.archived):
            text.stylize(f"link {address}")

    return link


def _address(legend: Legend, name: str) -> str | None:
    source = legend.sources.get(name)
    return safe_address(source.url or source.archived) if source else None


def safe_address(address: str | None) -> str | None:
    """Return an address if it can be a link: http or https, without spaces or control characters."""
    if address and re.fullmatch(r"https?://[!-~]+", address):
        return address
    return None
