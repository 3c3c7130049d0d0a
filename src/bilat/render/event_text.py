"""An event in one text: its kind unless the title says it, the title, its status, and where."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bilat.record.model import Event
from bilat.render import cells
from bilat.render.legend import Legend

# The words in a title that say what kind of event it is.
_WORDS = {
    "meeting": r"meet(s|ing|ings)?|met|talks?|negotiat\w+",
    "call": r"calls?|called|telephone\w*|phone[ds]?",
    "visit": r"visit(s|ed|ing)?",
    "summit": r"summit",
    "conference": r"conference|congress|forum",
    "ceremony": r"ceremon\w+|celebrat\w+|commemorat\w+",
    "recognition": r"recogni[sz]\w+",
    "relations": r"relations",
    "treaty": r"treat(y|ies)",
    "agreement": r"agreements?",
    "contract": r"contracts?",
    "institution": r"establish\w*|set up|founded",
    "delivery": r"deliver\w*|receives?|received",
    "facility": r"opens?|opened|plants?",
    "aid": r"aid|donat\w+|relief",
    "games": r"games",
    "trade": r"trade",
    "incident": r"incidents?",
    "sanctions": r"sanctions?",
    "statement": r"statements?|declar\w+",
    "message": r"messages?|letters?|congratulat\w+",
    "mission": r"embass(y|ies)|consulates?",
}


@cache
def _saying(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b({_WORDS.get(kind, re.escape(kind))})\b", re.IGNORECASE)


def kind_span(event: Event, text: str) -> tuple[int, int] | None:
    """Return where the text of an event says what kind it is."""
    match = _saying(event.kind).search(text)
    before = re.match(rf"\W*({re.escape(event.kind)})\b", text)
    found = before or match
    return found.span(1) if found else None


@lru_cache(maxsize=4096)
def _lead(kind: str, status: str, title: str) -> str:
    """Say the kind if the title does not, and the status unless it is occurred."""
    said = [] if _saying(kind).search(title) else [kind]
    if status != "occurred":
        said.append(status)
    return f"{', '.join(said)}: " if said else ""


def event_text(event: Event, legend: Legend) -> str:
    """Describe an event in one line."""
    lead = _lead(event.kind, legend.status(event), event.title)
    place = place_not_in(event, legend)
    return f"{lead}{cells.title(event)}{f' · {place}' if place else ''}{viewed(event.attributed_to, legend)}"


def dated_text(event: Event, legend: Legend) -> str:
    """Give the date of an event and its description: "14 Mar 2019: …", or "14 Mar 2019, meeting: …"."""
    leads = bool(_lead(event.kind, legend.status(event), event.title))
    return f"{cells.date(event.date)}{',' if leads else ':'} {event_text(event, legend)}"


def place_not_in(event: Event, legend: Legend) -> str:
    """Return the parts of an event's place that its title does not say."""
    place = event.place
    if place is None:
        return ""
    country = legend.country(place.country)
    parts = [part for part in (place.name, place.city) if part and part not in event.title]
    if parts or not place.city:
        parts += [country] if country not in event.title else []
    return ", ".join(parts)


def viewed(by: str | None, legend: Legend) -> str:
    """Say whose view a fact is, if it is attributed to someone."""
    if by is None:
        return ""
    source = legend.sources.get(by)
    return f" (as {source.publisher if source else by} puts it)"


def year_of(event: Event) -> str:
    """Return the year in which an event begins, for the margin."""
    start = event.date.start
    return f"{start.year:04}" if start else ""


def within_year(event: Event) -> str:
    """Return the date of an event without the year of the margin."""
    spoken, year = cells.date(event.date), year_of(event)
    if spoken == year:
        return ""
    if spoken == f"since {year}":
        return "onward"
    first, dash, last = spoken.partition("-")
    return f"to {last}" if dash and first == year else spoken.removesuffix(f" {year}")
