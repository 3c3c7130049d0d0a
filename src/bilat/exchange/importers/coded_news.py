"""Events that a program coded from news reports, as leads: what may have happened, to be looked up.

Coders write each event twice, once from either side, and several times for one sentence. Leads with one day,
one act and the same actors or the same sentence are merged. A lead's date is that of the report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bilat.exchange.importers.coded_acts import Act
from bilat.exchange.importers.country_names import country_named, name_in_title, name_of
from bilat.exchange.importers.rows import (
    THIS_FILE,
    Edition,
    ImportedEntry,
    ImportOptions,
    Item,
    LeftOut,
)
from bilat.exchange.importers.text_files import SourceFile
from bilat.exchange.importers.titles import TitledName, in_words, split_title
from bilat.values.text import fold

NO_KIND = "an act that makes no kind of event"
TERMS = "Leads from news, coded by a program: look each one up before you take it for a fact."
_ROLE = "official"
_MOST_NAMES = 5
_MOST_BEFORE_OFFICE = 3
# Letters of a country's name that its adjective has, too: Russia, Russian.
_SHARED = 5
# Small words within the names of people.
_PARTICLES = frozenset(
    ("al", "bin", "da", "de", "del", "della", "di", "dos", "du", "e", "el", "ibn", "la", "van", "von", "y")
)
# Words within names that are not those of people.
_NOT_OF_PEOPLE = frozenset(
    (
        *("affairs", "agency", "air", "airlines", "alliance", "army", "assembly", "association", "authority"),
        *("bank", "business", "chamber", "citizen", "citizens", "city", "coalition", "command", "commission"),
        *("committee", "communist", "company", "conference", "congress", "corporation", "council", "court"),
        *("defense", "defence", "delegation", "democratic", "department", "embassy", "energy", "federal"),
        *(
            "federation",
            "force",
            "forces",
            "foreign",
            "front",
            "gas",
            "government",
            "group",
            "guard",
            "house",
        ),
        *("industry", "institute", "international", "kremlin", "league", "media", "military", "militia"),
        *("ministry", "mission", "movement", "national", "navy", "news", "office", "oil", "organization"),
        *("parliament", "party", "people", "police", "press", "radio", "rebels", "republic", "resistance"),
        *("security", "senate", "service", "society", "state", "states", "team", "television", "troops"),
        *("tv", "union", "united", "university", "workers"),
    )
)


@dataclass(frozen=True, slots=True)
class Side:
    """Who acted or was acted upon: a country, and what the coder calls its actors."""

    country: str
    actors: tuple[str, ...]

    def people(self) -> list[TitledName]:
        """Return those actors who are people."""
        return [who for actor in self.actors if (who := person_of(actor, self.country))]


@dataclass(frozen=True, slots=True)
class Lead:
    """A row of coded news between the two parties.

    `called` is the coder's word for the act, `sentence` is the same for all that one sentence gave.
    """

    row: int
    locator: str
    day: date
    act: Act
    source: Side
    target: Side
    called: str
    sentence: str = ""
    city: str = ""
    country: str | None = None
    publication: str = ""
    line: int = 0

    @property
    def sides(self) -> tuple[Side, Side]:
        """Return the side that acts and the other; of a visit the visitor, then the host."""
        is_turned = self.source.country > self.target.country if self.act.mutual else self.act.swapped
        return (self.target, self.source) if is_turned else (self.source, self.target)

    @property
    def bucket(self) -> tuple[str, str, str, str, str]:
        """Return the key that leads about one event have in common."""
        first, second = self.sides
        return (self.day.isoformat(), self.act.kind, self.act.said, first.country, second.country)


# A reader yields leads, rows that are left out, and the edition of the file.
LeadItem = Lead | LeftOut | Edition
LeadReader = Callable[[SourceFile, ImportOptions], Iterator[LeadItem]]


@lru_cache(maxsize=16384)
def person_of(actor: str, country: str) -> TitledName | None:
    """Return the person that a coder's actor is, with an office if it names one; None for any other actor.

    "Russia", "Foreign Affairs (Russia)" and "Russian Army" are not people; "British Defence Secretary Tom
    King" is a person.
    """
    words = actor.split()
    if actor.endswith(")") or any(char.isdigit() for char in actor) or country_named(actor):
        return None
    for start in range(min(len(words), _MOST_BEFORE_OFFICE + 1)):
        titled = split_title(" ".join(words[start:]))
        if titled.office and titled.name:
            return titled if _is_name(titled.name, country, 1) else None
    return TitledName(actor) if _is_name(actor, country, 2) else None


def _is_name(text: str, country: str, least: int) -> bool:
    words = text.split()
    adjective = fold(name_of(country))[:_SHARED]
    return (
        least <= len(words) <= _MOST_NAMES
        and all(
            word.lower() in _PARTICLES
            or (word[0].isupper() and not word.isupper() and not fold(word).startswith(adjective))
            for word in words
        )
        and _NOT_OF_PEOPLE.isdisjoint(fold(text).split())
    )


def imported(items: Iterable[LeadItem]) -> Iterator[Item]:
    """Yield the entries of a file in its order, with leads about one event merged into one entry."""
    buckets: dict[tuple[str, ...], list[Lead]] = defaultdict(list)
    edition: Edition | None = None
    for item in items:
        if isinstance(item, Lead):
            buckets[item.bucket].append(item)
        elif isinstance(item, Edition):
            edition = item
        else:
            yield item
    groups = [group for bucket in buckets.values() for group in together(bucket)]
    if edition is not None:
        for group in sorted(groups, key=lambda group: group[0].row):
            yield entry_of(group, edition.publisher)
        yield edition


def together(leads: list[Lead]) -> list[list[Lead]]:
    """Group the leads of one bucket that have the same actors or sentence: mirrored rows and repeats."""
    if len(leads) == 1:
        return [leads]
    group_of: dict[Hashable, int] = {}
    groups: dict[int, list[Lead]] = {}
    for number, lead in enumerate(leads):
        keys: list[Hashable] = [tuple(frozenset(map(fold, side.actors)) for side in lead.sides)]
        if lead.sentence:
            keys.append(lead.sentence)
        joined = sorted({group_of[key] for key in keys if key in group_of})
        target = joined[0] if joined else number
        members = groups.setdefault(target, [])
        for other in joined[1:]:
            members.extend(groups.pop(other))
            group_of = {key: target if group == other else group for key, group in group_of.items()}
        members.append(lead)
        group_of.update(dict.fromkeys(keys, target))
    return [sorted(group, key=lambda lead: lead.row) for group in groups.values()]


def entry_of(leads: list[Lead], coder: str) -> ImportedEntry:
    """Return the entry for leads about one event; `coder` is who coded them."""
    first = leads[0]
    act, (one, other) = first.act, _sides(leads)
    there = [one.people(), other.people()]
    entry: dict[str, object] = {
        "date": f"{first.day.isoformat()}~",
        "kind": act.kind,
        "title": f"Reported: {_title(act, (one, other), there)}",
        **({"place": place} if (place := _place(leads, other)) else {}),
        "participants": [
            *_participants(one.country, there[0]),
            *_participants(other.country, there[1]),
        ],
        "note": _note(leads, (*one.actors, *other.actors), coder),
        "attributed_to": THIS_FILE,
    }
    return ImportedEntry(
        rows=tuple([lead.row for lead in leads]),
        locators=tuple(dict.fromkeys([lead.locator for lead in leads])),
        section="events",
        entry=entry,
        id_parts=(act.kind, one.country.lower(), other.country.lower()),
        line=first.line,
        made_title=True,
    )


def _sides(leads: list[Lead]) -> tuple[Side, Side]:
    """Return both sides with the actors of all leads."""
    if len(leads) == 1:
        return leads[0].sides
    ones, others = zip(*(lead.sides for lead in leads), strict=True)
    return _joined(ones), _joined(others)


def _joined(sides: Sequence[Side]) -> Side:
    return Side(sides[0].country, tuple(dict.fromkeys(actor for side in sides for actor in side.actors)))


def _title(act: Act, sides: tuple[Side, Side], there: Sequence[list[TitledName]]) -> str:
    """Return what happened between the people or states of two sides; only countries are visited."""
    one = _names(sides[0], there[0])
    other = _names(sides[1], () if act.kind == "visit" else there[1])
    return f"{one} and {other} {act.said}" if act.mutual else f"{one} {act.said} {other}"


def _names(side: Side, people: Sequence[TitledName]) -> str:
    return in_words([who.name for who in people] or [name_in_title(side.country)])


def _participants(country: str, people: Sequence[TitledName]) -> list[dict[str, str]]:
    """Return the people of a side whom the rows name, or else the state; each may have taken part."""
    if not people:
        return [{"role": "state", "country": country, "certain": "false"}]
    return [
        {"name": who.name, "role": who.office or _ROLE, "country": country, "certain": "false"}
        for who in people
    ]


def _place(leads: list[Lead], host: Side) -> dict[str, str]:
    """Return where a visit or a meeting took place: at the host's, or where the coder puts it."""
    kind = leads[0].act.kind
    if kind not in ("visit", "meeting"):
        return {}
    country = host.country if kind == "visit" else leads[0].country
    city = next((lead.city for lead in leads if lead.city and lead.country == country), "")
    return {**({"city": city} if city else {}), "country": country} if country else {}


def _note(leads: list[Lead], actors: Sequence[str], coder: str) -> str:
    called = " / ".join(dict.fromkeys([lead.called for lead in leads]))
    coded = f"{coder} codes a news report: {called} ({'; '.join(actors)})."
    papers = list(dict.fromkeys([lead.publication for lead in leads if lead.publication]))
    return f"{coded} Reported by {'; '.join(papers)}." if papers else coded
