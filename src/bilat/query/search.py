"""Searching every section of a dataset for words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bilat.query.command_line import Options, command_of
from bilat.query.selection import in_order
from bilat.query.texts import name_text, text_of
from bilat.record.json import Record
from bilat.record.model import (
    Citation,
    Country,
    Dataset,
    Event,
    Goods,
    Identified,
    Source,
    Standing,
    Statistic,
    Trade,
)
from bilat.values.edtf import EdtfDate, spoken
from bilat.values.escaping import quote
from bilat.values.text import fold, holds_all_words

Found = Identified | Country
# The shortest word for which longer ones are named, and how many are.
_LONG, _MOST = 4, 3
# How similar a word must be, from 0 to 1, to be named for one that no entry has.
_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry of some section that has the words, and the command that shows it in full."""

    section: str
    id: str
    date: EdtfDate | None
    title: str
    command: str
    sources: tuple[Citation, ...] = ()

    def to_record(self) -> Record:
        """Return it as JSON shows it."""
        return {
            "id": self.id,
            "section": self.section,
            "date": self.date.text if self.date else None,
            "title": self.title,
            "command": self.command,
        }


def search(dataset: Dataset, words: str, data: Options) -> list[Hit]:
    """Return the entries of every section that hold all the words, section by section, facts first.

    `data` are the options that name the data, by which a command that shows one finds it.
    """
    wanted = fold(words)
    return [
        Hit(
            section,
            name,
            _date_of(entry),
            title_of(entry, dataset),
            command_of(f"show {name}", data),
            entry.sources if isinstance(entry, Event | Trade | Goods | Statistic | Standing) else (),
        )
        for section, entry, text in _texts(dataset)
        if holds_all_words(text, wanted)
        for name in (_id_of(entry),)
    ]


def longer_words(dataset: Dataset, words: str) -> list[str]:
    """Say which longer words of the record begin with one of some words, which find whole words only."""
    return _longer(_entries_by_word(dataset), list(dict.fromkeys(fold(words).split())))


def similar_words(dataset: Dataset, words: str) -> list[str]:
    """Say which other words an entry may have been meant by: longer ones, similar ones, one of several."""
    entries_with = _entries_by_word(dataset)
    sought = list(dict.fromkeys(fold(words).split()))
    said = _longer(entries_with, sought)
    said += [
        f"Words like {quote(word)}: {', '.join(near)}."
        for word in sought
        if word not in entries_with and (near := _words_like(word, entries_with))
    ]
    alone = [f"{word} ({entries_with[word]})" for word in sought if entries_with[word]]
    if len(sought) > 1 and alone:
        said.append(f"Entries with one of the words: {', '.join(alone)}.")
    return said


def _entries_by_word(dataset: Dataset) -> Counter[str]:
    """Return in how many entries each word is."""
    entries_with: Counter[str] = Counter()
    for _, _, text in _texts(dataset):
        entries_with.update(set(text.split()))
    return entries_with


def _longer(known: Iterable[str], sought: Sequence[str]) -> list[str]:
    longer = sorted(
        other
        for other in known
        for word in sought
        if len(word) >= _LONG and other.startswith(word) and other not in sought
    )
    return [f"Other words that begin so: {', '.join(longer[:_MOST])}."] if longer else []


def _words_like(word: str, known: Iterable[str]) -> list[str]:
    """Return words that differ from one by a letter or two."""
    from difflib import get_close_matches

    likely = [other for other in known if other[0] == word[0] and abs(len(other) - len(word)) <= 1]
    return get_close_matches(word, likely, n=_MOST, cutoff=_ALIKE)


def _texts(dataset: Dataset) -> Iterator[tuple[str, Found, str]]:
    """Yield every entry with its section and its folded text."""
    names = dataset.country_names
    facts: tuple[tuple[str, Sequence[Event | Trade | Goods | Statistic | Standing]], ...] = (
        ("events", in_order(dataset.events)),
        ("trade", in_order(dataset.trade)),
        ("goods", in_order(dataset.goods)),
        ("figures", in_order(dataset.figures)),
        ("standing", dataset.standing),
    )
    for section, records in facts:
        yield from ((section, record, text_of(record, names)) for record in records)
    tables: tuple[tuple[str, Sequence[Found]], ...] = (
        ("people", list(dataset.people.values())),
        ("organizations", list(dataset.organizations.values())),
        ("countries", list(dataset.countries.values())),
        ("sources", dataset.sources),
    )
    for section, entries in tables:
        yield from ((section, entry, name_text(entry, names)) for entry in entries)


def _id_of(entry: Found) -> str:
    return entry.code if isinstance(entry, Country) else entry.id


def _date_of(entry: Found) -> EdtfDate | None:
    if isinstance(entry, Source):
        return entry.dated
    return entry.date if isinstance(entry, Event | Trade | Goods | Statistic) else None


def title_of(entry: Found, dataset: Dataset) -> str:
    """Return a title for any entry, in a few words."""
    match entry:
        case Event() | Standing():
            return entry.title
        case Trade():
            states = (dataset.country_names.get(code, code) for code in (entry.reporter, entry.partner))
            return f"Trade of {' with '.join(states)}, {spoken(entry.date)}"
        case Goods():
            return f"{entry.commodity} ({entry.flow}, {entry.status})"
        case Statistic():
            return entry.measure
        case Source():
            return entry.title or f"{entry.publisher} (untitled)"
    return entry.name
