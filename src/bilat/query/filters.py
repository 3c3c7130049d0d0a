"""The filters that all commands share: a frozen Query, read from what a user types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bilat.query.command_line import CALLED
from bilat.record.model import Country, Dataset, names_of
from bilat.record.vocabulary import EVENT_KINDS, GOODS_STATUSES, KIND_GROUPS, STANDING_KINDS, STATUSES
from bilat.values.countries import find_country, iso_countries
from bilat.values.edtf import EdtfDate, parse
from bilat.values.errors import DateError, QueryError
from bilat.values.escaping import quote, shorten
from bilat.values.offices import LEVELS
from bilat.values.text import did_you_mean, fold, suggesting

_NONE: Mapping[str, Iterable[str]] = {}
_OTHER_KINDS = {"standing facts": STANDING_KINDS}
_OTHER_STATUSES = {"goods": GOODS_STATUSES}

Words = str | Iterable[str] | None
When = str | int | date
Whens = When | Iterable[When] | None


if TYPE_CHECKING:
    from typing import TypedDict, Unpack

    class Filters(TypedDict, total=False):
        """The filters of a question, each one value or several, as a person types them; None is no filter.

        A date may also be a `datetime.date`, or a year as a number.
        """

        since: Whens
        until: Whens
        year: Whens
        on: Whens
        last: Words
        in_force: Whens
        certain: bool
        certain_dates: bool
        certain_people: bool
        disputed: bool
        person: Words
        country: Words
        in_country: Words
        involving: Words
        abroad: bool
        place: Words
        kind: Words
        topic: Words
        organization: Words
        level: Words
        only_level: Words
        source: Words
        status: Words
        search: Words


class Query(NamedTuple):
    """What is asked. Within a filter either value matches, but every person must; filters all must match.

    Build one with `Query.of`, which reads dates and country names as people type them.
    """

    since: tuple[EdtfDate, ...] = ()
    until: tuple[EdtfDate, ...] = ()
    year: tuple[EdtfDate, ...] = ()
    on: tuple[EdtfDate, ...] = ()
    last: tuple[EdtfDate, ...] = ()
    in_force: tuple[EdtfDate, ...] = ()
    certain_dates: bool = False
    certain_people: bool = False
    disputed: bool = False
    person: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    in_country: tuple[str, ...] = ()
    involving: tuple[str, ...] = ()
    abroad: bool = False
    place: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    organization: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    only_level: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    search: tuple[str, ...] = ()

    @classmethod
    def of(cls, dataset: Dataset, *, today: date | None = None, **filters: Unpack[Filters]) -> Query:
        """Read a question; raise `DateError` or `QueryError` where a part of it cannot be understood.

        Without a day for `today`, dates such as `3 years ago` are refused: bilat does not look at the clock.
        """
        halves = cls._fields.index("certain_dates")
        known = (*cls._fields[:halves], "certain", *cls._fields[halves:])
        for name in filters:
            if name not in known:
                raise QueryError(
                    f"{quote(name)} is not a filter.{did_you_mean(name, known)} Known: {', '.join(known)}."
                )
        read_date = partial(_read_date, dataset, today=today)
        code_of = partial(_country_code, dataset)
        certain = filters.get("certain", False)
        query = cls(
            since=tuple(map(read_date, _several(filters.get("since")))),
            until=tuple(map(read_date, _several(filters.get("until")))),
            year=tuple(read_year(text, dataset) for text in _several(filters.get("year"))),
            on=tuple(map(read_date, _several(filters.get("on")))),
            last=tuple(_read_last(text, today) for text in _several(filters.get("last"))),
            in_force=tuple(map(read_date, _several(filters.get("in_force")))),
            certain_dates=certain or filters.get("certain_dates", False),
            certain_people=certain or filters.get("certain_people", False),
            disputed=filters.get("disputed", False),
            person=_several(filters.get("person")),
            country=tuple(map(code_of, _several(filters.get("country")))),
            in_country=tuple(map(code_of, _several(filters.get("in_country")))),
            involving=tuple(map(code_of, _several(filters.get("involving")))),
            abroad=filters.get("abroad", False),
            place=_several(filters.get("place")),
            kind=_kinds(_several(filters.get("kind"))),
            topic=_several(filters.get("topic")),
            organization=_several(filters.get("organization")),
            level=_known("level", _several(filters.get("level")), LEVELS),
            only_level=_known("level", _several(filters.get("only_level")), LEVELS),
            source=_several(filters.get("source")),
            status=_known("status", _several(filters.get("status")), STATUSES, _OTHER_STATUSES),
            search=_several(filters.get("search")),
        )
        query.require_days()
        return query

    @property
    def certain(self) -> bool:
        """Whether only what is sure in every way is asked for."""
        return self.certain_dates and self.certain_people

    def require_days(self) -> None:
        """Raise `QueryError` where no day is both after a start and before an end of the period asked for."""
        first = min((window.order[0] for window in self.since), default=date.min)
        last = max((window.order[1] for window in self.until), default=date.max)
        if first > last:
            since, until = self.since[0].text, self.until[0].text
            raise QueryError(f"The period ends before it starts: since {since}, until {until}.")

    def names_anything(self) -> bool:
        """Return whether it asks for names that the record may not have."""
        return bool(self.person or self.place or self.topic or self.organization or self.source)

    def describe(self) -> str:
        """Describe the filters, such as "since 2015, person Lavrov"; empty without any."""
        parts: list[str] = []
        for filter_name, value in self._asdict().items():
            if self.certain and filter_name == "certain_dates":
                parts.append("certain")
                continue
            if self.certain and filter_name == "certain_people":
                continue
            name = CALLED.get(filter_name, filter_name.replace("_", " "))
            if value is True:
                parts.append(name)
            elif value:
                texts = (item.text if isinstance(item, EdtfDate) else str(item) for item in value)
                parts.extend(f"{name} {shorten(text)}" for text in texts)
        return ", ".join(parts)


def _several(words: Whens) -> tuple[str, ...]:
    if words is None:
        return ()
    one_or_more = (words,) if isinstance(words, str | int | date) else words
    texts = tuple(map(_as_typed, one_or_more))
    for text in texts:
        if not text.strip():
            raise QueryError("A filter has an empty value; write what to look for, or leave it out.")
    return texts


def _as_typed(word: When) -> str:
    match word:
        case datetime():
            return word.date().isoformat()
        case date():
            return word.isoformat()
        case int():
            return f"{word:04}"
    return word


def _read_date(dataset: Dataset | None, text: str, *, today: date | None = None) -> EdtfDate:
    """Read a date that a person typed; EDTF is tried first, since it needs no patterns of words."""
    try:
        return parse(text.strip())
    except DateError:
        from bilat.values.typed_dates import read_typed

        begins = [year.begins for year in dataset.fiscal_years] if dataset else []
        return read_typed(text, today=today, fiscal_years=begins)


def _read_last(text: str, today: date | None) -> EdtfDate:
    """Read a length of time that ends today."""
    from bilat.values.relative_dates import read_last

    if today is None:
        raise QueryError(f"{quote(text)} counts from today, and no day was given as today.")
    return read_last(text, today)


def read_year(text: str, dataset: Dataset | None = None) -> EdtfDate:
    """Read a year, decade, century or fiscal year; raise `QueryError` for any other date."""
    span = None if _names_several_years(text) else _read_date(dataset, text)
    whole = span and span.precision in ("year", "decade", "century")
    if span is None or not (whole or _is_fiscal(text)):
        raise QueryError(
            f"{quote(text)} is not a year. Write it like 2018; for a day or month use --on, for several "
            "years --since and --until."
        )
    return span


def _names_several_years(text: str) -> bool:
    """Return whether a text is years that --year does not take: 2018,2019 or 2018..2019."""
    years = text.replace("..", ",").split(",")
    return len(years) > 1 and all(year.strip().isdigit() for year in years)


def _is_fiscal(text: str) -> bool:
    from bilat.values.fiscal_years import is_fiscal_year

    return is_fiscal_year(text.strip())


def _kinds(listed: tuple[str, ...]) -> tuple[str, ...]:
    """Read kinds of event or of standing fact, and the words for several kinds at once."""
    known = (*EVENT_KINDS, *KIND_GROUPS)
    words = _known("kind of event or standing fact", listed, known, _OTHER_KINDS)
    return tuple(dict.fromkeys(kind for word in words for kind in KIND_GROUPS.get(word, (word,))))


def _known(
    what: str, listed: tuple[str, ...], known: Iterable[str], of_others: Mapping[str, Iterable[str]] = _NONE
) -> tuple[str, ...]:
    """Read words of a closed list, which may be separated by commas.

    `of_others` are the words for records other than events, by what these are called.
    """
    every = (*known, *(word for others in of_others.values() for word in others))
    names = {fold(name): name for name in every}
    words = [word.strip() for words in listed for word in words.split(",")]
    for word in words:
        if fold(word) not in names:
            others = "".join(f"; of {name}: {', '.join(has)}" for name, has in of_others.items())
            singular = _singular(fold(word))
            hint = suggesting([singular]) if singular in names else did_you_mean(word, every)
            raise QueryError(f"{quote(word)} is not a {what}.{hint} Known: {', '.join(known)}{others}.")
    return tuple(names[fold(word)] for word in words)


def _singular(word: str) -> str:
    return f"{word.removesuffix('ies')}y" if word.endswith("ies") else word.removesuffix("s")


def code_among(name: str, countries: Iterable[Country]) -> str | None:
    """Return the code of the country of `countries` called `name`, or else the code of ISO 3166, or None."""
    wanted = fold(name)
    for country in countries:
        if any(fold(spelling) == wanted for spelling in (country.code, *names_of(country))):
            return country.code
    return find_country(name)


def _country_code(dataset: Dataset, name: str) -> str:
    code = code_among(name, dataset.countries.values())
    if code is None:
        names = [country.name for country in dataset.countries.values()]
        hint = did_you_mean(
            name, [*names, *(country.name for country in iso_countries().values() if not country.is_former)]
        )
        raise QueryError(
            f"{quote(name)} is not a country.{hint} Name it by ISO 3166 code or by name; a city is a --place."
        )
    return code
