"""What worlds are made of: names, dates and figures, few enough to be drawn again and again."""

from __future__ import annotations

from typing import Any

Entry = dict[str, Any]

COUNTRIES: dict[str, Entry] = {
    "RUS": {"name": "Russia", "aliases": ["Россия", "Russian Federation"]},
    "VEN": {"name": "Venezuela"},
    "CUB": {"name": "Cuba", "aliases": ["República de Cuba"]},
    "SUN": {"name": "Soviet Union"},
}
PAIRS = (["RUS", "VEN"], ["RUS", "CUB"], ["VEN", "CUB"])
PEOPLE: dict[str, tuple[str, str, list[str]]] = {
    "maduro": ("Nicolás Maduro Moros", "VEN", ["Мадуро"]),
    "rodriguez": ("Delcy Rodríguez", "VEN", []),
    "lavrov": ("Sergey Lavrov", "RUS", ["Сергей Лавров"]),
    "gromyko": ("Andrei Gromyko", "SUN", []),
    "oneil": ("Ann-Marie O'Neil", "CUB", ["A. M. O'Neil"]),
    "jose": ("José", "CUB", []),
    "modi": ("नरेन्द्र मोदी", "RUS", []),
    "mada": ("मादा", "VEN", []),
    "lukasz": ("Łukasz Weiß", "RUS", []),
    "soren": ("Søren Ægidius", "VEN", []),
    "dorde": ("Đorđe Işık", "RUS", []),
}
# Those who are drawn more often than others.
OFTEN = ("maduro", "lavrov", "maduro", "lavrov", "jose")
PLACES: tuple[Entry, ...] = (
    {"city": "Moscow", "country": "RUS"},
    {"name": "Kremlin", "city": "Moscow", "country": "RUS"},
    {"city": "Moscow", "country": "SUN"},
    {"city": "Caracas", "country": "VEN"},
    {"name": "Palacio de Miraflores", "country": "VEN"},
    {"country": "CUB"},
)
BODIES: dict[str, tuple[str, list[str], str]] = {
    "commission": ("High-Level Commission", ["Comisión de Alto Nivel"], "joint body"),
    "rosstat": ("Rosstat", ["Росстат"], "agency"),
    "opec": ("OPEC", [], "body"),
}
SOURCES = {
    "tass-2019": ("TASS", "RIA"),
    "granma-1": ("Granma", None),
    "mfa": ("Ministry of Foreign Affairs", None),
}
TOPICS = ("oil", "oil and gas", "military-technical cooperation", "Ópera")
TITLES = ("They meet", "Talks on oil", "Visit to Moscow", "A treaty is signed")
KINDS = ("meeting", "visit", "meeting", "visit", "treaty", "summit", "call", "contract", "conference")
COMMODITIES = ("wheat", "crude oil", "Arms")
FIGURES = (
    *("84 million", "1.2 million", "559,900", "24.7", "0", "1 billion", "1250", "0.005", "over 25 million"),
    *("under 77 million", "about 17 million", "~24.7", "25-26 billion", "almost 632 million", "up to 3"),
)
GROWTHS = ("10", "-20", "24.7", "-100", "-150", "900", "0", "33.33", "over 10", "under -43", "3-5", "about 7")
POINTS = (
    *("2015-05-09", "2015-05-10", "2016-02-29", "2015-12-31", "2016-01-01", "1999-07-01", "2014-05-09"),
    *("2015-05", "2016-02", "2015", "2016", "2014", "2017", "201X", "199X", "20XX", "2015-24", "2016-21"),
    *("2015-23", "2015-XX", "2015-05-XX", "2015-05~", "2016?", "2015-05-09%", "0001", "9999-12-31"),
    "2014-XX-XX",
)
EVEN_INTERVALS = (
    *("2015/2016", "2015-05/2015-07", "2015-05-09/2015-05-11", "2014-05~/2015-06?", "2015-21/2015-22"),
    *("2015-04-01/2016-03-31", "2016-01-01/2016-12-31"),
)
SETS = (
    *("[2015-05,2016-02]", "[2015-05-09,2015-05-10]", "[2015-05-09,2015-05-12..2015-05-20]", "[..2014,2017]"),
    *("[2016-01-01,2015-12-31]", "[2014,2016..]", "[2015-05~,2015-09]", "[1999..2014]", "[2011,2017]"),
)
OPEN_INTERVALS = ("2015/..", "2015-05-09/..", "2016-02/")
UNEVEN_INTERVALS = (
    *("2015-06-01/2015", "2015/2015-06-01", "2014-12/2016", "2015/2016-02-29", "../2016", "/2015-05-09"),
    *("201X/2020", "2015-24/2016", "../199X"),
)
DAYS = (
    *("2013-03-05", "2014-05-09", "2014-10-04", "2015-05-09", "2015-05-10", "2015-09-25", "2016-02-29"),
    *("2016-12-31", "2017-10-04", "2018-12-05", "2015-05", "2016", "2015-05-09/2015-05-11"),
)
DATES = (*POINTS, *POINTS, *SETS, *EVEN_INTERVALS, *OPEN_INTERVALS, *UNEVEN_INTERVALS)
