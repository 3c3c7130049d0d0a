"""How the value of an option or argument is completed: known words, names from the dataset, or files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple


class Offer(NamedTuple):
    """A possible completion, its meaning, and the other names that find it."""

    text: str
    meaning: str = ""
    names: tuple[str, ...] = ()


class CommandLine(NamedTuple):
    """The command line so far: the command, its arguments, and the values of each option."""

    command: str
    arguments: tuple[str, ...]
    options: dict[str, list[str]]
    environment: dict[str, str]

    def paths(self) -> list[str]:
        """Return the paths of the datasets in use."""
        everywhere = self.environment.get("BILAT_DATA")
        return self.options.get("--data") or (everywhere.split(os.pathsep) if everywhere else [])


Offers = Callable[[CommandLine], Iterable[Offer]]


class Completion(NamedTuple):
    """How a value is completed, as the protocol calls it, and the offers."""

    offers: Offers
    how: str = "values"


def _none(asked: CommandLine) -> tuple[Offer, ...]:  # noqa: ARG001 - as every source is asked
    return ()


FREE_TEXT = Completion(_none)
FILES = Completion(_none, "files")


def words(known: Iterable[str]) -> Completion:
    """Offer words with their meanings, or without."""
    meanings = known if isinstance(known, Mapping) else dict.fromkeys(known, "")
    return Completion(lambda _: [Offer(word, meaning) for word, meaning in meanings.items()])


def first_word(known: Iterable[str]) -> Completion:
    """Offer words for the first argument only."""
    return Completion(lambda asked: [] if asked.arguments else [Offer(word) for word in known])


def fields(*known: str) -> Completion:
    """Offer the fields of records, and lists of them."""

    def offers(_: CommandLine) -> list[Offer]:
        from bilat.record.fields import known_fields

        return [Offer(name) for name in known_fields(known)]

    return Completion(offers, "open")


def _entries(asked: CommandLine, *sections: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Give the entries of some sections in the datasets in use; a file that is not valid YAML has none.

    A section that is not a list, such as `dataset` or `countries`, is one entry.
    """
    from pathlib import Path

    from bilat.cli.completion.words import expanded
    from bilat.loading.files import bundled_path, dataset_files, decoded, holds_tables, read_bytes
    from bilat.loading.yaml_nodes import compose, plain
    from bilat.values.errors import BilatError, DatasetError

    try:
        paths = [expanded(path) for path in asked.paths()]
        if len(paths) == 1 and holds_tables(Path(paths[0])):
            from bilat.cli.completion.tables import entries_of

            yield from entries_of(Path(paths[0]), sections)
            return
        files = dataset_files(paths) or [bundled_path()]
    except (BilatError, OSError, ValueError):
        return
    for file in files:
        try:
            root = plain(compose(decoded(read_bytes(file), file), str(file)))
        except (DatasetError, OSError, ValueError):
            continue
        for section, found in root.items() if isinstance(root, dict) else ():
            for entry in found if isinstance(found, list) else [found]:
                if section in sections and isinstance(entry, dict):
                    yield section, entry


def _text(entry: Mapping[str, object], key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def _texts(entry: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = entry.get(key)
    return tuple(item for item in value if isinstance(item, str) and item) if isinstance(value, list) else ()


def _sorted(texts: Iterable[str]) -> list[Offer]:
    return [Offer(text) for text in sorted({text for text in texts if text})]


def _named(section: str) -> Offers:
    """Return a source of the names in a table of names."""

    def offers(asked: CommandLine) -> Iterator[Offer]:
        for _, entry in _entries(asked, section):
            if name := _text(entry, "name"):
                yield Offer(name, _text(entry, "country"), _texts(entry, "aliases"))

    return offers


def _countries(asked: CommandLine) -> Iterator[Offer]:
    for _, table in _entries(asked, "countries"):
        for code, entry in table.items():
            if isinstance(entry, dict) and (name := _text(entry, "name")):
                yield Offer(name, code, (code, *_texts(entry, "aliases")))


def _places(asked: CommandLine) -> list[Offer]:
    places = (entry.get("place") for _, entry in _entries(asked, "events"))
    return _sorted(
        _text(place, key) for place in places if isinstance(place, dict) for key in ("city", "name")
    )


def _topics_of(section: str) -> Offers:
    """Return a source of the topics in a section."""

    def offers(asked: CommandLine) -> list[Offer]:
        return _sorted(topic for _, entry in _entries(asked, section) for topic in _texts(entry, "topics"))

    return offers


def _event_kinds(asked: CommandLine) -> list[Offer]:
    from bilat.record.vocabulary import EVENT_KINDS, KIND_GROUPS

    used = {_text(entry, "kind") for _, entry in _entries(asked, "events")}
    if asked.command in ("meetings", "gaps"):
        used.intersection_update(KIND_GROUPS["encounter"])
    return [Offer(kind, meaning) for kind, meaning in EVENT_KINDS.items() if kind in used]


def _standing_kinds(asked: CommandLine) -> list[Offer]:
    from bilat.record.vocabulary import STANDING_KINDS

    used = {_text(entry, "kind") for _, entry in _entries(asked, "standing")}
    return [Offer(kind) for kind in STANDING_KINDS if kind in used]


def _statuses(asked: CommandLine) -> list[Offer]:
    from bilat.record.vocabulary import STATUSES

    return _used_statuses(asked, "events", STATUSES)


def _goods_statuses(asked: CommandLine) -> list[Offer]:
    from bilat.record.vocabulary import GOODS_STATUSES

    return _used_statuses(asked, "goods", GOODS_STATUSES)


def _used_statuses(asked: CommandLine, section: str, known: tuple[str, ...]) -> list[Offer]:
    used = {_text(entry, "status") or known[0] for _, entry in _entries(asked, section)}
    return [Offer(status) for status in known if status in used]


def _cited(asked: CommandLine) -> Iterator[Offer]:
    for _, entry in _entries(asked, "sources"):
        publisher, carrier = _text(entry, "publisher"), _text(entry, "carrier")
        yield Offer(_text(entry, "id"), publisher, (publisher, carrier))


def _ids(asked: CommandLine) -> Iterator[Offer]:
    """Give the ids in the file, each with what it is the id of."""
    sections = ("events", "trade", "goods", "figures", "standing", "people", "organizations", "sources")
    for _, entry in _entries(asked, *sections):
        meaning = next(
            (said for key in ("title", "name", "commodity", "date") if (said := _text(entry, key))), ""
        )
        yield Offer(_text(entry, "id"), meaning)


def _event_ids(asked: CommandLine) -> Iterator[Offer]:
    for _, entry in _entries(asked, "events"):
        yield Offer(_text(entry, "id"), _text(entry, "title"))


def _pairs(asked: CommandLine) -> list[Offer]:
    return _sorted("-".join(_texts(entry, "parties")) for _, entry in _entries(asked, "dataset"))


def _levels(asked: CommandLine) -> list[Offer]:  # noqa: ARG001 - the same everywhere
    from bilat.values.offices import LEVELS

    return [Offer(level) for level in LEVELS]


def _checks(asked: CommandLine) -> list[Offer]:  # noqa: ARG001 - the same everywhere
    from bilat.checking.registry import CHECKS

    return [Offer(check.code, check.rule) for check in CHECKS]


def _keys(asked: CommandLine) -> list[Offer]:
    from bilat.reports.summary_keys import SUBJECTS

    counted = asked.arguments[0] if asked.arguments else "events"
    keys = SUBJECTS[counted].keys if counted in SUBJECTS else ()
    return [Offer(key) for key in keys if key not in asked.options.get("--by", [])]


def _schemas(asked: CommandLine) -> list[Offer]:
    from bilat.record.json_schema import schema_names

    return [] if asked.arguments else [Offer(name) for name in schema_names()]


def _summary_fields(asked: CommandLine) -> list[Offer]:
    from bilat.record.fields import known_fields
    from bilat.record.rows import count_fields
    from bilat.reports.summary_keys import SUBJECTS

    counted = asked.arguments[0] if asked.arguments else "events"
    keys = asked.options.get("--by") or (list(SUBJECTS[counted].keys)[:1] if counted in SUBJECTS else [])
    return [Offer(name) for name in known_fields((*keys, *count_fields(counted, keys)))]


PEOPLE = Completion(_named("people"))
ORGANIZATIONS = Completion(_named("organizations"))
COUNTRIES = Completion(_countries)
PLACES = Completion(_places)
TOPICS = Completion(_topics_of("events"))
STANDING_TOPICS = Completion(_topics_of("standing"))
EVENT_KINDS_USED = Completion(_event_kinds)
STANDING_KINDS_USED = Completion(_standing_kinds)
STATUSES_USED = Completion(_statuses)
GOODS_STATUSES_USED = Completion(_goods_statuses)
LEVELS_OF_OFFICE = Completion(_levels)
SOURCES = Completion(_cited)
IDS = Completion(_ids)
EVENT_IDS = Completion(_event_ids)
ID_THEN_SOURCE = Completion(lambda asked: (_cited if asked.arguments else _ids)(asked))
SCHEMAS = Completion(_schemas)
PAIRS = Completion(_pairs)
CHECK_CODES = Completion(_checks, "open")
COUNT_KEYS = Completion(_keys)
SUMMARY_FIELDS = Completion(_summary_fields, "open")
