"""Small worlds for questions to hit: the records of one pair of states or of several."""

from __future__ import annotations

from copy import deepcopy

from oracle import vocabulary as words
from oracle.chance import Chance
from oracle.days import days_of
from oracle.names import LEVEL_OF_ROLE, LEVELS, NOBODY, Draft, Entry, by_id

_LATER = ("2016-06", "2017", "2018-05-09", "2016-06-01~")
_STATUSES = ("occurred", "occurred", "planned", "ongoing", "postponed", "cancelled", "suspended")


class _World(Chance):
    """Draws the entries of a draft: in some the two sides mostly met, on days that are known."""

    def __init__(self, seed: str) -> None:
        super().__init__(seed)
        self._they_meet = self.one_in(2)
        self.parties: list[str] = []

    def cited(self) -> list[Entry]:
        cited = [{"id": source, "at": self.a(["p1"], ["p2", "p10"])} for source in self.some(words.SOURCES)]
        return [*cited, {"id": "mfa", "at": ["p17"], "for": "office"}] if self.one_in(4) else cited

    def variants(self, **values: tuple[str, ...]) -> list[Entry]:
        """Draw what other sources give for a field; most entries have none."""
        if not self.one_in(4):
            return []
        key = self.a(*values)
        return [{"key": key, "value": self.a(*values[key]), "sources": [{"id": "mfa", "at": ["p3"]}]}]

    def participants(self, kind: str, *, both: bool) -> list[Entry]:
        if not both:
            return [self.participant(kind=kind) for _ in range(self.number(0, 4))]
        pair = [self.president(side) for side in self.parties]
        return [*pair, self.participant(kind=kind)] if self.one_in(3) else pair

    def president(self, side: str) -> Entry:
        one: Entry = {"role": "president", "country": side}
        if self.one_in(4):
            one["role"] = self.a("president", "head of state")
        else:
            one["person"] = {"VEN": "maduro", "RUS": "lavrov", "CUB": "jose"}[side]
        return one | ({"certain": False} if self.one_in(4) else {})

    def participant(self, *, kind: str) -> Entry:
        entry: Entry = {"role": self.a(*LEVEL_OF_ROLE)}
        if not self.one_in(4):
            entry["person"] = self.a(*words.OFTEN, *sorted(words.PEOPLE))
        if "person" not in entry or self.one_in(5):
            entry["country"] = self.a(*words.COUNTRIES)
        if entry["role"] not in NOBODY and self.one_in(5):
            entry["level"] = self.a(*LEVELS)
        if kind == "visit" and self.one_in(5):
            entry["part"] = self.a("visitor", "host")
        return self.with_some(entry, certain=(True, False))

    def event(self, number: int) -> Entry:
        often = self._they_meet and not self.one_in(4)
        kind = self.a("meeting", "meeting", "visit", "call") if often else self.a(*words.KINDS)
        date = self.a(*words.DAYS) if often else self.a(*words.DATES)
        entry: Entry = {
            "id": f"e{number}",
            "date": date,
            "kind": kind,
            "title": self.a(*words.TITLES),
            "participants": self.participants(kind, both=often),
            "sources": self.cited(),
        }
        if self.one_in(8 if often else 3):
            entry["attributed_to"] = self.a(*sorted(words.SOURCES))
        if kind in ("treaty", "contract") and days_of(date).to_day.year < 2016:
            entry = self.with_some(entry, in_force=_LATER, ended=("2019-05",))
        for link in ("part_of", "part_of_one"):
            # Earlier entries only, so that nothing is a part of itself.
            if number and self.one_in(5 if link == "part_of" else 8):
                entry[link] = self.some(f"e{earlier}" for earlier in range(number))
        if self.one_in(4):
            entry |= {"amount": self.a(*words.FIGURES), "currency": "USD"}
        if disputed := self.variants(date=words.POINTS, title=("They part",)):
            entry["variants"] = disputed
        if self.one_in(8):
            entry |= {"status": "planned", "forecasts": [{"date": "2015", "sources": self.cited()}]}
        elif self.one_in(8 if often else 2):
            entry["status"] = self.a(*_STATUSES)
        return self.with_some(
            entry,
            place=words.PLACES,
            topics=(self.some(words.TOPICS, least=0),),
            organizations=(self.some(sorted(words.BODIES), least=0),),
            occasion=("Victory Day",),
            note=("A note of hand",),
        )

    def flow(self, identity: str, *, has_two_sides: bool) -> Entry:
        reporter, partner = self.a(("RUS", "VEN"), ("VEN", "RUS"), ("RUS", "CUB"), ("SUN", "CUB"))
        entry: Entry = {"id": identity, "reporter": reporter, "partner": partner, "sources": self.cited()}
        if not has_two_sides and self.one_in(2):
            del entry[self.a("reporter", "partner")]
        return self.with_some(entry, agency=tuple(sorted(words.BODIES)), note=("A note of hand",))

    def trade(self, number: int) -> Entry:
        entry = self.flow(f"t{number}", has_two_sides=True) | {
            "date": self.a(*words.DATES),
            "currency": self.a("USD", "USD", "RUB"),
        }
        amounts, growths = words.FIGURES, words.GROWTHS
        from_when = {"change_from": self.a("2014", "2015", "2014-05")}
        if self.one_in(5):
            # Growth may stand alone.
            return entry | {"exports_change_percent": self.a(*growths)} | from_when
        entry[self.a("exports", "imports", "total")] = self.a(*amounts)
        if self.one_in(2):
            entry |= {"change_percent": self.a(*growths)} | from_when
        entry = self.with_some(entry, exports=amounts, imports=amounts, total=amounts)
        if disputed := self.variants(date=words.POINTS, total=("5 million",)):
            entry["variants"] = disputed
        if self.one_in(3):
            entry = self.with_some(entry, scope=("without oil",), valuation=("FOB",))
        return entry

    def goods(self, number: int) -> Entry:
        entry = self.flow(f"g{number}", has_two_sides=False) | {
            "commodity": self.a(*words.COMMODITIES),
            "flow": self.a("exports", "imports"),
        }
        if self.one_in(2):
            entry |= {"quantity": self.a(*words.FIGURES), "unit": self.a("tonnes", "barrels")}
        if self.one_in(3):
            entry |= {"value": self.a(*words.FIGURES), "currency": "USD"}
        if self.one_in(3):
            entry |= {"hs": self.a("1001", "2709"), "hs_revision": self.a("2012", "2017")}
        if "quantity" in entry and self.one_in(3):
            entry |= {"change_percent": self.a(*words.GROWTHS), "change_from": "2014"}
        entry = self.with_some(
            entry,
            date=words.DATES,
            status=("traded", "requested", "permitted"),
            estimated=(True, False),
        )
        if "date" in entry and (disputed := self.variants(date=words.POINTS, commodity=("maize",))):
            entry["variants"] = disputed
        return entry

    def figure(self, number: int) -> Entry:
        entry: Entry = {
            "id": f"f{number}",
            "date": self.a(*words.DATES),
            "measure": self.a("tourists", "debt"),
            "value": self.a(*words.FIGURES),
            "sources": self.cited(),
        }
        entry |= {"currency": "USD"} if entry["measure"] == "debt" else {"unit": "people"}
        if disputed := self.variants(date=words.POINTS, value=("5 million",)):
            entry["variants"] = disputed
        return self.with_some(
            entry,
            **{"from": ("RUS", "CUB"), "to": ("VEN", "SUN")},
            change_percent=words.GROWTHS,
            agency=tuple(sorted(words.BODIES)),
            estimated=(True, False),
            attributed_to=tuple(sorted(words.SOURCES)),
        )

    def standing(self, number: int) -> Entry:
        entry: Entry = {
            "id": f"s{number}",
            "kind": self.a("mechanism", "view", "project"),
            "title": self.a(*words.TITLES),
            "sources": self.cited(),
        }
        return self.with_some(
            entry,
            countries=(self.some(sorted(words.COUNTRIES), least=0),),
            organizations=(self.some(sorted(words.BODIES), least=0),),
            topics=(self.some(words.TOPICS, least=0),),
            note=("A note of hand",),
            attributed_to=tuple(sorted(words.SOURCES)),
        )

    def draft(self, parties: list[str], sections: tuple[str, ...]) -> Draft:
        draft, self.parties = _empty(parties), parties
        if self.one_in(2) and "RUS" in parties:
            draft["dataset"]["fiscal_years"] = [{"country": "RUS", "begins": "04-01"}]
        most = {"events": 7, "trade": 4, "goods": 4, "figures": 4, "standing": 4}
        makers = {
            "events": self.event,
            "trade": self.trade,
            "goods": self.goods,
            "figures": self.figure,
            "standing": self.standing,
        }
        for section in sections:
            number = self.number(0, most[section])
            draft[section] = [makers[section](one) for one in range(number)]
        return draft

    def share(self, drafts: list[Draft], section: str) -> None:
        """Let entries of the first draft stand in the others, most of them alike."""
        for draft in drafts[1:]:
            kept = self.some(range(len(drafts[0][section]))) if drafts[0][section] else []
            copies = {drafts[0][section][number]["id"] for number in kept}
            for entry in reversed(drafts[0][section]):
                if entry["id"] in copies:
                    copies |= {*entry.get("part_of", ()), *entry.get("part_of_one", ())}
            same = [deepcopy(entry) for entry in drafts[0][section] if entry["id"] in copies]
            for entry in same:
                if self.one_in(4):
                    entry["note"] = "Told another way"
            # What refers to entries of its own draft keeps finding them.
            draft[section] = [*same, *(one for one in draft[section] if one["id"] not in by_id(same))]


def _empty(parties: list[str]) -> Draft:
    """Return a draft in the shape of its file, with the names that entries use."""
    dataset: Entry = {"format": 1, "id": "drawn", "title": "A world", "parties": parties, "as_of": "2020"}
    if "RUS" in parties:
        dataset["predecessors"] = [{"country": "SUN", "successor": "RUS", "stands_for": "1922/1991"}]
    return {
        "dataset": dataset,
        "sources": [
            {"id": key, "publisher": publisher, "date": "2019", "title": "A page"}
            | ({"carrier": carrier} if carrier else {})
            for key, (publisher, carrier) in words.SOURCES.items()
        ],
        "countries": words.COUNTRIES,
        "people": [
            {"id": key, "name": name, "country": country, "aliases": aliases}
            for key, (name, country, aliases) in words.PEOPLE.items()
        ],
        "organizations": [
            {"id": key, "name": name, "aliases": aliases, "kind": kind}
            for key, (name, aliases, kind) in words.BODIES.items()
        ],
        **{section: [] for section in ("events", "trade", "goods", "figures", "standing")},
    }


def worlds(seed: str, sections: tuple[str, ...]) -> list[Draft]:
    """Draw the drafts of one pair of states or of several, with entries in some sections."""
    world = _World(seed)
    number = world.a(1, 1, 2, 3)
    drafts = [world.draft(list(parties), sections) for parties in words.PAIRS[:number]]
    for section in sections:
        world.share(drafts, section)
    return drafts
