"""The names of imported entries, found among those of a dataset or made new."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bilat.exchange.importers.country_names import name_of
from bilat.loading.yaml_nodes import Draft, Plain
from bilat.record.model import Country, Dataset, Organization, Person, names_of
from bilat.values.countries import common_name
from bilat.values.text import fold

# A name of one word does not identify a person who has a longer name in another place.
_LEAST_WORDS = 2
_WORDS = re.compile(r"[a-z0-9]+")


def id_of(parts: Iterable[str]) -> str:
    """Return an id made from texts: lower-case ASCII letters, digits and hyphens."""
    text = " ".join(parts)
    if text.isascii():
        return "-".join(_WORDS.findall(text.lower()))
    words = fold(text).split()
    return "-".join(filter(None, (word.encode("ascii", "ignore").decode() for word in words)))


def id_and_title(parties: Iterable[str]) -> tuple[str, str]:
    """Return the id and the title of a new record of two states."""
    first, second = (common_name(code) or code for code in parties)
    return id_of([first, second]), f"{first} and {second}"


class Ids:
    """The ids that are taken, and a way to find one that is free."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def free(self, wanted: str) -> str:
        """Return an id that is not taken: the one that is wanted, or else followed by a number."""
        name, number = wanted, self._last.get(wanted, 1)
        while name in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._last[wanted] = number
        return name

    def take(self, name: str) -> str:
        """Mark an id as taken."""
        self._taken.add(name)
        return name


@dataclass(slots=True)
class Directory:
    """Everyone and everything that a record names, by every spelling; new names are added as they are met.

    A person is found by a whole name or alias in the same state, accents and case aside, or by a longer or
    shorter form of the name if no one else of that state has those words.
    """

    people: dict[str, Person] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)
    countries: dict[str, Country] = field(default_factory=dict)
    _by_name: dict[tuple[str, str], str] = field(default_factory=dict)
    _by_word: dict[tuple[str, str], list[tuple[frozenset[str], str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _bodies: dict[str, str] = field(default_factory=dict)
    _ids: Ids = field(default_factory=Ids)
    _participants: dict[tuple[tuple[str, str], ...], Draft] = field(default_factory=dict)

    @classmethod
    def of(cls, dataset: Dataset | None) -> Directory:
        """Return the names that a dataset has."""
        directory = cls()
        if dataset is not None:
            directory.countries.update(dataset.countries)
            for person in dataset.people.values():
                directory._add_person(person)
            for body in dataset.organizations.values():
                directory._add_body(body)
        return directory

    def country(self, code: str) -> str:
        """Return a country's code, after adding the country if it is new."""
        if code not in self.countries:
            self.countries[code] = Country(code, name_of(code), ())
        return code

    def person(self, name: str, aliases: Iterable[str], country: str) -> str:
        """Return the id of a person of a state, after adding the person if no one has the name."""
        if (met := self._by_name.get((country, fold(name)))) is not None:
            return met
        names = list(dict.fromkeys((name, *aliases)))
        self.country(country)
        found = next((known for text in names if (known := self._known(text, country))), None)
        if found is None:
            made = id_of([name]) or id_of(["person", country])
            person = Person(self._ids.free(made), name, tuple(names[1:]), country)
            self._add_person(person)
            found = person.id
        return found

    def organization(self, name: str, kind: str, country: str | None = None) -> str:
        """Return the id of an organization, after adding it if none has the name."""
        found = self._bodies.get(fold(name))
        if found is None:
            if country is not None:
                self.country(country)
            made = self._ids.free(id_of([name]) or "organization")
            self._add_body(Organization(made, name, (), kind, country))
            found = made
        return found

    def participant(self, item: Draft) -> Draft:
        """Return a participant, a person by id or a role of a country; the same ones come again."""
        if "aliases" in item:
            return self._participant(item)
        key = tuple(item.items())
        found = self._participants.get(key)
        if found is None:
            found = self._participants[key] = self._participant(item)
        return found

    def _participant(self, item: Draft) -> Draft:
        more = {key: value for key, value in item.items() if key not in ("name", "aliases", "country")}
        country = self.country(item["country"])
        if not item.get("name"):
            return {"country": country, **more}
        return {"person": self.person(item["name"], item.get("aliases", ()), country), **more}

    def _known(self, name: str, country: str) -> str | None:
        folded = fold(name)
        if (found := self._by_name.get((country, folded))) is not None:
            return found
        words = frozenset(folded.split())
        if len(words) < _LEAST_WORDS:
            return None
        near: set[str] = set()
        for word in words:
            for others, person in self._by_word.get((country, word), ()):
                if len(others) >= _LEAST_WORDS and (others <= words or words <= others):
                    near.add(person)
        if len(near) != 1:
            return None
        [found] = near
        self._by_name[country, folded] = found
        return found

    def _add_person(self, person: Person) -> None:
        self.people[person.id] = person
        self._ids.take(person.id)
        for name in names_of(person):
            folded = fold(name)
            self._by_name.setdefault((person.country, folded), person.id)
            words = frozenset(folded.split())
            for word in words:
                self._by_word[person.country, word].append((words, person.id))

    def _add_body(self, body: Organization) -> None:
        self.organizations[body.id] = body
        self._ids.take(body.id)
        for name in names_of(body):
            self._bodies.setdefault(fold(name), body.id)


def known_people(dataset: Dataset) -> dict[str, str]:
    """Return the country of each person of a dataset, by every folded name."""
    people = dataset.people.values()
    return {fold(name): person.country for person in people for name in names_of(person)}


def person_draft(person: Person) -> Draft:
    """Return a person in the form of a dataset file."""
    return _said(id=person.id, name=person.name, aliases=list(person.aliases), country=person.country)


def organization_draft(body: Organization) -> Draft:
    """Return an organization in the form of a dataset file."""
    return _said(id=body.id, name=body.name, aliases=list(body.aliases), kind=body.kind, country=body.country)


def country_draft(country: Country) -> Draft:
    """Return a country, below its code, in the form of a dataset file."""
    return _said(name=country.name, aliases=list(country.aliases))


def _said(**values: Plain | None) -> Draft:
    return {name: value for name, value in values.items() if value}


def with_ids(entry: Draft, directory: Directory) -> Draft:
    """Return an imported entry with ids instead of names."""
    made = dict(entry)
    if "participants" in made:
        made["participants"] = list(map(directory.participant, made["participants"]))
    if "organizations" in made:
        found = [_body(item, directory) for item in made["organizations"]]
        made["organizations"] = list(dict.fromkeys(found))
    if isinstance(made.get("agency"), Mapping):
        made["agency"] = _body(made["agency"], directory)
    for name in ("reporter", "partner", "from", "to"):
        if name in made:
            directory.country(made[name])
    for code in made.get("countries", ()):
        directory.country(code)
    if "country" in made.get("place", ()):
        directory.country(made["place"]["country"])
    return made


def with_known_names(entry: Draft, draft: Draft, directory: Directory) -> str:
    """Return the title of an imported entry with its people named as they are in the record."""
    title = str(entry["title"])
    for said, who in zip(entry["participants"], draft["participants"], strict=True):
        if "person" in who and (known := directory.people[who["person"]].name) != said["name"]:
            title = _replaced(title, said["name"], known)
    return title


def _replaced(text: str, name: str, known: str) -> str:
    """Replace a name where it is a word or words of its own."""
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _: known, text)


def _body(item: Draft | str, directory: Directory) -> str:
    if isinstance(item, str):
        return directory.organization(item, "organization")
    return directory.organization(item["name"], item.get("kind", "organization"), item.get("country"))
