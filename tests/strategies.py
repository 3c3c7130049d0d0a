"""What hypothesis draws: datasets, queries, dates, figures, hostile texts and raw bytes.

`drafts()` is a valid dataset as plain dicts and lists, in the shape of the file; `as_yaml` writes one.
A test that needs a fault in it changes the draft first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from hypothesis import strategies as st

from bilat.record.vocabulary import (
    EVENT_KINDS,
    FLOWS,
    GOODS_STATUSES,
    PARTS,
    STANDING_KINDS,
    STATUSES,
    VALUATIONS,
)
from bilat.values.countries import iso_countries
from bilat.values.offices import LEVELS

Draft = dict[str, Any]
CODES = sorted(code for code, country in iso_countries().items() if not country.is_former)

_NAMES = (
    *("Nicolás Maduro", "Сергей Лавров", "Delcy Rodríguez", "李克强", "Recep Tayyip Erdoğan", "Ann O'Neil"),
    *("Jean-Pierre Dupont", "José", "Ödön von Horváth", "علي", "NO", "null", "1.0", "~", "- x", "a: b", "#"),
)
HOSTILE = (
    *("\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b]8;;http://example.org\x1b\\link", "\x9b31m", "a\rb"),
    *("\u202egnirts\u202c", "\u2066x\u2069", "\u200f", "zero\u200bwidth", "\x00nul", "\x7f", "a\tb\nc"),
    *("[red]markup[/red]", "[link=x]y", ":smile:", "[/]", "=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "＝1"),
    *("'=1", "'quoted", '"quoted"', "a,b;c\\d|e", "<b>html</b>", "`code`", "&lt;", "\ufeffmark", "a\u2028b"),
    *("{}", "%s", "{0}", "%(x)s", "$HOME", "`id`", "$(id)", "../../etc/passwd", "e\u0301", "👩‍🚀"),
)

# The dumper of libyaml is several times as fast.
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_ROLES = ("president", "prime minister", "foreign minister", "deputy foreign minister", "ambassador", "state")
_YAML_MARKS = (
    *("&a", "*a", "a", "!", "!!str", "-", "?", ":", ",", "[", "]", "{", "}", "|", ">", "'", '"', "%", "@"),
    *("`", "#", "\n", "\t", "---", "...", "<<", "~"),
)


# All that UTF-8 can hold; for codec="utf-8", hypothesis would encode each of a million once, for seconds.
LETTERS = st.characters(exclude_categories=["Cs"])


@cache
def hostile_texts() -> st.SearchStrategy[str]:
    """Draw text that wants to be a colour, a formula, a tag or a command; no lone surrogates."""
    return st.sampled_from(HOSTILE) | st.text(LETTERS, min_size=1, max_size=12).filter(str.strip)


@cache
def plain_texts() -> st.SearchStrategy[str]:
    """Draw names and titles as people write them, in several scripts."""
    letters = st.characters(categories=("L", "Nd"), include_characters=" -',.()")
    return st.sampled_from(_NAMES) | st.text(letters, min_size=1, max_size=24).filter(str.strip)


@cache
def ids() -> st.SearchStrategy[str]:
    """Draw ids: small letters, digits and hyphens."""
    return st.sampled_from(("a", "z9", "talks", "a-1", "b-c2-d")) | st.integers(0, 9999).map("fact-{}".format)


@cache
def years() -> st.SearchStrategy[str]:
    """Draw years of bilat's calendar, mostly of the last two centuries."""
    return st.one_of(st.integers(1810, 2030), st.integers(1, 9999)).map(lambda year: f"{year:04}")


@cache
@st.composite
def edtf_points(draw: st.DrawFn) -> str:
    """Draw one valid date of EDTF levels 0 and 1."""
    year = draw(years())
    form = draw(st.sampled_from(("day", "month", "year", "season", "decade", "century", "open")))
    if form == "day":
        text = draw(st.dates()).isoformat()
    elif form == "month":
        text = f"{year}-{draw(st.integers(1, 12)):02}"
    elif form == "season":
        text = f"{draw(st.integers(1, 9999)):04}-{draw(st.integers(21, 23))}"
    elif form == "decade":
        text = f"{draw(st.integers(1, 999)):03}X"
    elif form == "century":
        text = f"{draw(st.integers(1, 99)):02}XX"
    elif form == "open":
        month = f"{draw(st.integers(1, 12)):02}"
        text = draw(st.sampled_from((f"{year}-XX", f"{year}-XX-XX", f"{year}-{month}-XX")))
    else:
        text = year
    return text + draw(st.sampled_from(("", "", "", "?", "~", "%")))


@st.composite
def _of_one_year(draw: st.DrawFn) -> str:
    """Draw an interval within a year: of months, of seasons, or from the year itself, marked or not."""
    year, marks = draw(years()), st.sampled_from(("", "", "?", "~", "%"))
    parts = draw(st.sampled_from((range(1, 13), range(21, 24))))
    first, last = sorted((draw(st.sampled_from(parts)), draw(st.sampled_from(parts))))
    opening = draw(st.sampled_from((f"-{first:02}", "")))
    return f"{year}{opening}{draw(marks)}/{year}-{last:02}{draw(marks)}"


@st.composite
def edtf_intervals(draw: st.DrawFn) -> str:
    """Draw a valid interval, of two dates or open at one end."""
    first, last = sorted((draw(edtf_points()), draw(edtf_points())), key=lambda text: text[:4])
    if draw(st.integers(0, 3)) == 0:
        return draw(_of_one_year())
    form = draw(st.sampled_from(("closed", "open end", "open start", "unknown end", "unknown start")))
    if form == "closed" and first[:4].isdigit() and last[:4].isdigit() and first[:4] < last[:4]:
        return f"{first}/{last}"
    return {
        "open end": f"{first}/..",
        "open start": f"../{last}",
        "unknown end": f"{first}/",
        "unknown start": f"/{last}",
    }.get(form, f"{first}/..")


@st.composite
def edtf_sets(draw: st.DrawFn) -> str:
    """Draw one of a set of dates, some of them from one to another, or of months of a year."""
    if draw(st.booleans()):
        year, months = draw(years()), st.lists(st.integers(1, 12), min_size=2, max_size=3)
        return f"[{','.join(f'{year}-{month:02}' for month in draw(months))}]"
    digits = sorted(draw(st.lists(st.integers(10, 99), min_size=3, max_size=3, unique=True)))
    first, second, third = (f"{draw(edtf_days_and_months())}".replace("YY", f"20{two}") for two in digits)
    return draw(
        st.sampled_from(
            (
                *(f"[{first},{second}]", f"[{third},{first},{second}]", f"[{first}..{second},{third}]"),
                *(f"[..{first},{second}]", f"[{third},{first}..]", f"[..{first}]", f"[{first}..]"),
                *(f"[{first}..{third}]", f"[..{second},{first}..{third}]"),
            )
        )
    )


def edtf_near_sets() -> st.SearchStrategy[str]:
    """Draw sets, and other dates, that often meet: of three years."""
    date = st.sampled_from(
        ("2018", "2018-11", "2018-12-31", "2019-01", "2019-05", "2019", "2019-24", "2020-02")
    )
    members = st.lists(date, min_size=2, max_size=4).map(lambda dates: f"[{','.join(dates)}]")
    ranges = (
        "[..2018-11,2019-05]",
        "[2018-11..2019-01,2020]",
        "[2018,2019-05..]",
        "[2018..2019]",
        "[2019-02..]",
    )
    return date | members | st.sampled_from(ranges)


def edtf_days_and_months() -> st.SearchStrategy[str]:
    """Draw a day, a month or a year, marked or not, of the year YY."""
    return st.sampled_from(("YY-03-09", "YY-02", "YY", "YY-22", "YY-12-31?", "YY-01~", "YY%", "YY-XX"))


@cache
def edtf_dates() -> st.SearchStrategy[str]:
    """Draw any valid date."""
    return st.one_of(edtf_points(), edtf_points(), edtf_intervals(), edtf_sets())


@cache
@st.composite
def figures(draw: st.DrawFn) -> str:
    """Draw a figure as a source writes it: 84 million, 559,900, 24.7."""
    number = draw(st.one_of(st.integers(0, 999), st.integers(0, 99_999_999)))
    form = draw(st.sampled_from(("plain", "grouped", "decimal", "scaled")))
    if form == "grouped":
        return f"{number:,}"
    if form == "decimal":
        return f"{number}.{draw(st.integers(0, 99)):02}"
    if form == "scaled":
        return (
            f"{number}.{draw(st.integers(0, 9))} {draw(st.sampled_from(('thousand', 'million', 'billion')))}"
        )
    return str(number)


@dataclass(frozen=True)
class _Drafter:
    """Draws entries that refer to the names a draft has."""

    draw: st.DrawFn
    text: st.SearchStrategy[str]
    codes: list[str]
    sources: list[str]
    people: list[str]
    bodies: list[str]

    def _maybe(self) -> bool:
        return self.draw(st.booleans())

    def some(self, entry: Draft, **optional: st.SearchStrategy[Any]) -> Draft:
        """Add each optional key to an entry, or leave it out."""
        for key, values in optional.items():
            if self._maybe():
                entry[key] = self.draw(values)
        return entry

    def one_of(self, names: Iterable[str]) -> str:
        return self.draw(st.sampled_from(tuple(names)))

    def texts(self) -> st.SearchStrategy[list[str]]:
        return st.lists(self.text, max_size=1)

    def cited(self) -> list[Draft]:
        chosen = self.draw(st.lists(st.sampled_from(self.sources), min_size=1, max_size=2, unique=True))
        paragraphs = st.lists(st.integers(1, 60).map("p{}".format), min_size=1, max_size=3, unique=True)
        return [{"id": source, "at": self.draw(paragraphs)} for source in chosen]

    def participant(self) -> Draft:
        one: Draft = {"role": self.draw(st.sampled_from(_ROLES) | self.text)}
        if self.people and self._maybe():
            one["person"] = self.one_of(self.people)
        else:
            one["country"] = self.one_of(self.codes)
        self.some(one, part=st.sampled_from(PARTS), level=st.sampled_from(LEVELS))
        return self.some(one, certain=st.booleans())

    def _with_agency(self, entry: Draft) -> Draft:
        return self.some(entry, agency=st.sampled_from(self.bodies)) if self.bodies else entry

    def event(self, fact: str) -> Draft:
        draw, text = self.draw, self.text
        entry: Draft = {
            "id": fact,
            "date": draw(edtf_dates()),
            "kind": self.one_of(EVENT_KINDS),
            "title": draw(text),
        }
        entry["participants"] = [self.participant() for _ in range(draw(st.integers(0, 2)))]
        place = self.some({"country": self.one_of(self.codes)}, name=text, city=text)
        self.some(entry, status=st.sampled_from(STATUSES), place=st.just(place), occasion=text, note=text)
        self.some(entry, topics=self.texts(), attributed_to=st.sampled_from(self.sources))
        self.some(entry, amount=figures(), currency=st.just("EUR"), in_force=edtf_dates(), ended=edtf_dates())
        if self._maybe():
            entry["variants"] = [{"key": "date", "value": draw(edtf_dates()), "sources": self.cited()}]
        if self._maybe():
            entry["forecasts"] = [{"date": draw(edtf_dates()), "sources": self.cited()}]
        if self.bodies:
            self.some(entry, organizations=st.lists(st.sampled_from(self.bodies), max_size=2, unique=True))
        return entry

    def trade(self, fact: str) -> Draft:
        entry: Draft = {
            "id": fact,
            "date": self.draw(edtf_dates()),
            "currency": self.one_of(("USD", "EUR", "RUB")),
        }
        entry |= {"reporter": self.one_of(self.codes), "partner": self.one_of(self.codes)}
        needed = self.one_of(("exports", "imports", "total", "change_percent", "exports_change_percent"))
        entry[needed] = self.draw(figures())
        self.some(entry, exports=figures(), imports=figures(), total=figures(), note=self.text)
        self.some(entry, scope=self.text, valuation=st.sampled_from(VALUATIONS))
        return self._with_agency(self.some(entry, change_percent=figures(), change_from=years()))

    def statistic(self, fact: str) -> Draft:
        entry: Draft = {"id": fact, "date": self.draw(edtf_dates()), "measure": self.draw(self.text)}
        entry[self.one_of(("value", "change_percent"))] = self.draw(figures())
        codes = st.sampled_from(self.codes)
        self.some(entry, unit=self.text, currency=st.just("USD"), estimated=st.booleans(), note=self.text)
        return self._with_agency(self.some(entry, **{"from": codes, "to": codes}))

    def goods(self, fact: str) -> Draft:
        entry: Draft = {"id": fact, "commodity": self.draw(self.text), "flow": self.one_of(FLOWS)}
        entry[self.one_of(("reporter", "partner"))] = self.one_of(self.codes)
        self.some(entry, partner=st.sampled_from(self.codes), value=figures(), estimated=st.booleans())
        self.some(entry, status=st.sampled_from(GOODS_STATUSES), date=edtf_dates(), note=self.text)
        self.some(entry, quantity=figures(), unit=self.text, hs=st.sampled_from(("10", "1001", "100199")))
        return self._with_agency(entry)

    def standing(self, fact: str) -> Draft:
        entry: Draft = {"id": fact, "kind": self.one_of(STANDING_KINDS), "title": self.draw(self.text)}
        countries = st.lists(st.sampled_from(self.codes), max_size=2, unique=True)
        self.some(entry, countries=countries, topics=self.texts(), note=self.text)
        return self.some(entry, attributed_to=st.sampled_from(self.sources))

    def source(self, one: str) -> Draft:
        text = self.text
        entry: Draft = {"id": one, "publisher": self.draw(text), "date": self.draw(edtf_dates())}
        self.some(entry, carrier=text, place=text, url=st.just("https://example.org/a?b=c"))
        return self.some(entry | {"title": self.draw(text)}, paragraphs=st.integers(1, 99))

    def country(self) -> Draft:
        return self.some({"name": self.draw(self.text)}, aliases=self.texts())

    def person(self, one: str) -> Draft:
        entry: Draft = {"id": one, "name": self.draw(self.text), "country": self.one_of(self.codes)}
        return self.some(entry, aliases=self.texts())

    def organization(self, one: str) -> Draft:
        entry: Draft = {"id": one, "name": self.draw(self.text), "kind": self.draw(self.text)}
        return self.some(entry, aliases=self.texts(), country=st.sampled_from(self.codes))


@st.composite
def drafts(draw: st.DrawFn, texts: Callable[[], st.SearchStrategy[str]] = plain_texts) -> Draft:
    """Draw a valid dataset in the shape of its file, every text of it from `texts`."""
    one = _Drafter(
        draw,
        texts(),
        codes=draw(st.lists(st.sampled_from(CODES), min_size=2, max_size=3, unique=True)),
        sources=draw(st.lists(ids(), min_size=1, max_size=2, unique=True)),
        people=draw(st.lists(ids(), max_size=3, unique=True)),
        bodies=draw(st.lists(ids(), max_size=2, unique=True)),
    )
    makers = {
        "events": one.event,
        "trade": one.trade,
        "goods": one.goods,
        "figures": one.statistic,
        "standing": one.standing,
    }
    facts: dict[str, list[Draft]] = {section: [] for section in makers}
    for fact in draw(st.lists(ids(), max_size=6, unique=True)):
        section = one.one_of(makers)
        facts[section].append(makers[section](fact) | {"sources": one.cited()})
    events = [event["id"] for event in facts["events"]]
    for event in facts["events"][1:]:
        one.some(event, part_of=st.just(events[:1]), part_of_one=st.just(events[:2]))
    header = {"format": 1, "id": draw(ids()), "title": draw(one.text), "parties": one.codes[:2]}
    return {
        "dataset": header | {"as_of": draw(edtf_points())},
        "sources": [one.source(name) for name in one.sources],
        "countries": {code: one.country() for code in one.codes},
        "people": [one.person(name) for name in one.people],
        "organizations": [one.organization(name) for name in one.bodies],
        **facts,
    }


def as_yaml(draft: Draft) -> str:
    """Write a draft as a dataset file."""
    return str(yaml.dump(draft, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1000))


def dataset_files() -> st.SearchStrategy[str]:
    """Draw a valid dataset file whose texts are what people write."""
    return drafts().map(as_yaml)


def hostile_files() -> st.SearchStrategy[str]:
    """Draw a valid dataset file whose texts are hostile."""
    return drafts(hostile_texts).map(as_yaml)


def queries() -> st.SearchStrategy[dict[str, Any]]:
    """Draw filters as `where` and the command line take them, some right and some wrong."""
    words = st.one_of(plain_texts(), hostile_texts(), st.sampled_from(("Maduro", "putin", "Лавров", "Ann")))
    dates = st.one_of(
        edtf_dates(), st.sampled_from(("May 2015", "9 May 2015", "05/09/2015", "soon", "2015-02-30", "99999"))
    )
    known = st.sampled_from
    return st.fixed_dictionaries(
        {},
        optional={
            "since": dates,
            "until": dates,
            "on": dates,
            "year": st.one_of(years(), dates),
            "certain": st.booleans(),
            "person": st.lists(words, min_size=1, max_size=2),
            "country": st.one_of(known(CODES), known(("Russia", "VE", "venezuela")), words),
            "place": words,
            "kind": st.one_of(known(sorted(EVENT_KINDS)), words),
            "topic": words,
            "organization": words,
            "source": words,
            "status": st.one_of(known(STATUSES), words),
            "search": words,
        },
    )


def raw_bytes() -> st.SearchStrategy[bytes]:
    """Draw what is not a dataset: noise, YAML of every other kind, valid files cut or damaged."""
    yaml_like = st.lists(st.sampled_from(_YAML_MARKS)).map(lambda marks: " ".join(marks).encode())
    damaged = st.tuples(dataset_files().map(str.encode), st.integers(0, 4000), st.binary(max_size=4)).map(
        lambda drawn: drawn[0][: drawn[1]] + drawn[2] + drawn[0][drawn[1] + len(drawn[2]) :]
    )
    return st.one_of(st.binary(max_size=200), yaml_like, damaged, hostile_texts().map(str.encode))
