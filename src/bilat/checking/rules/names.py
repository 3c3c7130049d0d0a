"""Rules for spelling: one name for one person, body, city, topic or commodity."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from bilat.checking.findings import Violation
from bilat.checking.located_record import LocatedRecord, Step
from bilat.checking.similar_names import alike_pairs
from bilat.record.model import Event, Fact, Goods, Organization, Person, Standing, names_of
from bilat.values.escaping import quote
from bilat.values.text import fold

_WORD = re.compile(r"[^\W\d_]+")
# Shorter words of a name, such as da or Li, are words of other names and languages too.
_LEAST_LETTERS = 4
Use = tuple[Fact, tuple[Step, ...]]


def names_stand_for_one(record: LocatedRecord) -> Iterator[Violation]:
    """No two people, and no two organizations, have similar names."""
    for table in (record.people, record.organizations):
        named: list[tuple[Person | Organization, str]] = [
            (bearer, name) for bearer in table for name in names_of(bearer)
        ]
        reported: set[tuple[str, str]] = set()
        for first, first_name, second, second_name in alike_pairs(named):
            if (first.id, second.id) in reported:
                continue
            reported.add((first.id, second.id))
            same = first_name == second_name
            yield record.report(
                second,
                "name",
                message=f"{second_name} is also a name of {first.id}."
                if same
                else f"{second_name} may be {first_name} ({first.id}), spelled differently: "
                "if so, keep one entry and make the other spelling an alias.",
                related=[record.relate(first, "name", message=f"{first.name} is named here.")],
            )


def words_are_spelled_one_way(record: LocatedRecord) -> Iterator[Violation]:
    """A city, venue, topic, role, commodity or unit is spelled the same everywhere."""
    uses: dict[tuple[str, str], dict[str, list[Use]]] = defaultdict(lambda: defaultdict(list))
    for what, within, text, use in _words(record):
        uses[what, within][text].append(use)
    for (what, _), by_text in uses.items():
        for first, _, second, _ in alike_pairs((text, text) for text in by_text):
            # Roles may be singular or plural (soldier, soldiers): only case and accents are compared.
            if what == "role" and fold(first) != fold(second):
                continue
            rare, usual = sorted((second, first), key=lambda text: len(by_text[text]))
            (fact, path), (beside, beside_path) = by_text[rare][0], by_text[usual][0]
            yield record.report(
                fact,
                *path,
                message=f"The {what} {quote(rare)} may be {quote(usual)}, spelled differently: "
                "use one spelling.",
                related=[record.relate(beside, *beside_path, message=f"{usual} is used here.")],
            )


def _words(record: LocatedRecord) -> Iterator[tuple[str, str, str, Use]]:
    """Yield recurring words: their type, their country, the word and where it is used."""
    for fact in record.facts:
        if isinstance(fact, Event | Standing):
            for number, topic in enumerate(fact.topics):
                yield "topic", "", topic, (fact, ("topics", number))
        if isinstance(fact, Event):
            for number, participant in enumerate(fact.participants):
                yield "role", "", participant.role, (fact, ("participants", number, "role"))
            if fact.place and fact.place.city:
                yield "city", fact.place.country, fact.place.city, (fact, ("place", "city"))
            if fact.place and fact.place.name:
                yield "venue", fact.place.country, fact.place.name, (fact, ("place", "name"))
        if isinstance(fact, Goods):
            yield "commodity", "", fact.commodity, (fact, ("commodity",))
            if fact.unit:
                yield "unit", "", fact.unit, (fact, ("unit",))


def texts_spell_names_as_their_owners(record: LocatedRecord) -> Iterator[Violation]:
    """A title, occasion or note writes a person's name with the accents its owner writes."""
    owners: dict[str, Person] = {}
    known: set[str] = set()
    for person in record.people:
        for name in names_of(person):
            known.update(_WORD.findall(name))
        for word in _WORD.findall(person.name):
            if len(word) >= _LEAST_LETTERS:
                owners.setdefault(fold(word), person)
    for fact in record.facts:
        for key, text in _texts(fact):
            for word in dict.fromkeys(_WORD.findall(text)):
                owner = owners.get(fold(word)) if word[0].isupper() and word not in known else None
                if owner and not word.isupper():
                    yield record.report(
                        fact,
                        key,
                        message=f"{word} seems to be the name of {owner.name}, spelled differently.",
                        related=[record.relate(owner, "name", message=f"{owner.name} is named here.")],
                    )


def _texts(fact: Fact) -> Iterator[tuple[str, str]]:
    if isinstance(fact, Event | Standing):
        yield "title", fact.title
    if isinstance(fact, Event) and fact.occasion:
        yield "occasion", fact.occasion
    if fact.note:
        yield "note", fact.note
