"""Small worlds for questions to hit: a few people, places and days, drawn again and again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from oracle.filters import LEVEL_OF_ROLE, Draft, Entry

_COUNTRIES = {
    "RUS": {"name": "Russia", "aliases": ["Россия", "Russian Federation"]},
    "VEN": {"name": "Venezuela"},
    "CUB": {"name": "Cuba", "aliases": ["República de Cuba"]},
}
_PEOPLE: dict[str, tuple[str, str, list[str]]] = {
    "maduro": ("Nicolás Maduro Moros", "VEN", ["Мадуро"]),
    "rodriguez": ("Delcy Rodríguez", "VEN", []),
    "lavrov": ("Sergey Lavrov", "RUS", ["Сергей Лавров"]),
    "oneil": ("Ann-Marie O'Neil", "CUB", ["A. M. O'Neil"]),
    "jose": ("José", "CUB", []),
    "modi": ("नरेन्द्र मोदी", "RUS", []),
    "mada": ("मादा", "VEN", []),
    "lukasz": ("Łukasz Weiß", "RUS", []),
    "soren": ("Søren Ægidius", "VEN", []),
    "dorde": ("Đorđe Işık", "RUS", []),
}
_PLACES: tuple[Entry, ...] = (
    {"city": "Moscow", "country": "RUS"},
    {"name": "Kremlin", "city": "Moscow", "country": "RUS"},
    {"city": "Caracas", "country": "VEN"},
    {"name": "Palacio de Miraflores", "country": "VEN"},
    {"country": "CUB"},
)
_BODIES = {
    "commission": ("High-Level Commission", ["Comisión de Alto Nivel"]),
    "rosstat": ("Rosstat", ["Росстат"]),
    "opec": ("OPEC", []),
}
_SOURCES = {
    "tass-2019": ("TASS", "RIA"),
    "granma-1": ("Granma", None),
    "mfa": ("Ministry of Foreign Affairs", None),
}
_TOPICS = ("oil", "oil and gas", "military-technical cooperation", "Ópera")
_TITLES = ("They meet", "Talks on oil", "Visit to Moscow", "A treaty is signed")
_KINDS = ("meeting", "visit", "meeting", "visit", "treaty", "summit")
_COMMODITIES = ("wheat", "crude oil", "Arms")
_FIGURES = ("84 million", "1.2 million", "559,900", "24.7", "0", "1 billion", "1250", "0.005")
_GROWTHS = ("10", "-20", "24.7", "-100", "-150", "900", "0", "33.33")
POINTS = (
    *("2015-05-09", "2015-05-10", "2016-02-29", "2015-12-31", "2016-01-01", "1999-07-01", "2014-05-09"),
    *(
        "2015-05",
        "2016-02",
        "2015",
        "2016",
        "2014",
        "2017",
        "201X",
        "199X",
        "20XX",
        "2015-24",
        "2016-21",
        "2015-23",
    ),
    *("2015-XX", "2015-05-XX", "2015-05~", "2016?", "2015-05-09%", "0001", "9999-12-31", "2014-XX-XX"),
)
EVEN_INTERVALS = (
    "2015/2016",
    "2015-05/2015-07",
    "2015-05-09/2015-05-11",
    "2014-05~/2015-06?",
    "2015-21/2015-22",
)
SETS = (
    *("[2015-05,2016-02]", "[2015-05-09,2015-05-10]", "[2015-05-09,2015-05-12..2015-05-20]", "[..2014,2017]"),
    *("[2016-01-01,2015-12-31]", "[2014,2016..]", "[2015-05~,2015-09]", "[1999..2014]", "[2011,2017]"),
)
OPEN_INTERVALS = ("2015/..", "2015-05-09/..", "2016-02/")
_UNEVEN_INTERVALS = (
    *(
        "2015-06-01/2015",
        "2015/2015-06-01",
        "2014-12/2016",
        "2015/2016-02-29",
        "../2016",
        "/2015-05-09",
        "201X/2020",
    ),
    *("2015-24/2016", "../199X"),
)


def _dates() -> st.SearchStrategy[str]:
    return st.sampled_from((*POINTS, *POINTS, *SETS, *EVEN_INTERVALS, *OPEN_INTERVALS, *_UNEVEN_INTERVALS))


@dataclass(frozen=True)
class _World:
    """Draws the entries of one draft."""

    draw: st.DrawFn

    def a(self, *choices: Any) -> Any:  # noqa: ANN401 - whatever is drawn from
        return self.draw(st.sampled_from(choices))

    def with_some(self, entry: Entry, **optional: st.SearchStrategy[Any]) -> Entry:
        """Add each optional key or leave it out."""
        return entry | {
            key: self.draw(values) for key, values in optional.items() if self.draw(st.booleans())
        }

    def cited(self) -> list[Entry]:
        sources = self.draw(st.lists(st.sampled_from(sorted(_SOURCES)), min_size=1, max_size=2, unique=True))
        return [{"id": source, "at": self.a(["p1"], ["p2", "p10"])} for source in sources]

    def participant(self) -> Entry:
        entry: Entry = {"role": self.a(*LEVEL_OF_ROLE)}
        if self.draw(st.integers(0, 3)):
            entry["person"] = self.a(*sorted(_PEOPLE))
        if "person" not in entry or not self.draw(st.integers(0, 4)):
            entry["country"] = self.a(*_COUNTRIES)
        return self.with_some(entry, certain=st.booleans())

    def event(self, number: int) -> Entry:
        entry: Entry = {
            "id": f"e{number}",
            "date": self.draw(_dates()),
            "kind": self.a(*_KINDS),
            "title": self.a(*_TITLES),
            "participants": [self.participant() for _ in range(self.draw(st.integers(0, 3)))],
            "sources": self.cited(),
        }
        return self.with_some(
            entry,
            place=st.sampled_from(_PLACES),
            status=st.sampled_from(("occurred", "occurred", "planned", "ongoing")),
            topics=st.lists(st.sampled_from(_TOPICS), max_size=2, unique=True),
            organizations=st.lists(st.sampled_from(sorted(_BODIES)), max_size=2, unique=True),
            occasion=st.just("Victory Day"),
            note=st.just("A note of hand"),
            attributed_to=st.sampled_from(sorted(_SOURCES)),
        )

    def flow(self, identity: str) -> Entry:
        reporter, partner = self.a(("RUS", "VEN"), ("VEN", "RUS"), ("RUS", "CUB"))
        entry: Entry = {"id": identity, "reporter": reporter, "partner": partner, "sources": self.cited()}
        return self.with_some(entry, agency=st.sampled_from(sorted(_BODIES)), note=st.just("A note of hand"))

    def trade(self, number: int) -> Entry:
        entry = self.flow(f"t{number}") | {
            "date": self.draw(_dates()),
            "currency": self.a("USD", "USD", "RUB"),
        }
        amounts = st.sampled_from(_FIGURES)
        # One of them it must have.
        entry[self.a("exports", "imports", "total")] = self.draw(amounts)
        if self.draw(st.booleans()):
            entry |= {"change_percent": self.a(*_GROWTHS), "change_from": self.a("2014", "2015", "2014-05")}
        return self.with_some(entry, exports=amounts, imports=amounts, total=amounts)

    def goods(self, number: int) -> Entry:
        entry = self.flow(f"g{number}") | {
            "commodity": self.a(*_COMMODITIES),
            "flow": self.a("exports", "imports"),
        }
        return self.with_some(
            entry,
            date=_dates(),
            status=st.sampled_from(("traded", "requested", "permitted")),
            quantity=st.sampled_from(_FIGURES),
            unit=st.sampled_from(("tonnes", "barrels")),
            hs=st.sampled_from(("1001", "2709")),
        )


@st.composite
def worlds(draw: st.DrawFn) -> Draft:
    """Draw a dataset in the shape of its file."""
    world = _World(draw)
    return {
        "dataset": {
            "format": 1,
            "id": "drawn",
            "title": "A world",
            "parties": ["RUS", "VEN"],
            "as_of": "2020",
        },
        "sources": [
            {"id": key, "publisher": publisher, "date": "2019", "title": "A page"}
            | ({"carrier": carrier} if carrier else {})
            for key, (publisher, carrier) in _SOURCES.items()
        ],
        "countries": _COUNTRIES,
        "people": [
            {"id": key, "name": name, "country": country, "aliases": aliases}
            for key, (name, country, aliases) in _PEOPLE.items()
        ],
        "organizations": [
            {"id": key, "name": name, "aliases": aliases, "kind": "body"}
            for key, (name, aliases) in _BODIES.items()
        ],
        "events": [world.event(number) for number in range(draw(st.integers(0, 7)))],
        "trade": [world.trade(number) for number in range(draw(st.integers(0, 4)))],
        "goods": [world.goods(number) for number in range(draw(st.integers(0, 4)))],
        "standing": [],
    }
