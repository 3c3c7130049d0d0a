"""What can be written after each option and command: words bilat knows, and names from the dataset."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from bilat.cli.completion.matches import Offer
from bilat.cli.registry import COMMANDS

FILES = "files"


class CommandLine(NamedTuple):
    """The command line so far: its command, arguments, and the values of each option."""

    command: str
    arguments: tuple[str, ...]
    options: dict[str, list[str]]
    environment: dict[str, str]

    def paths(self) -> list[str]:
        """Return the paths of the datasets that are asked."""
        everywhere = self.environment.get("BILAT_DATA")
        return self.options.get("--data") or (everywhere.split(os.pathsep) if everywhere else [])


Source = Callable[[CommandLine], Iterable[Offer]]


def _entries(asked: CommandLine, *sections: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the entries of some sections in the datasets asked, as far as they can be read."""
    from bilat.cli.completion.words import expanded
    from bilat.loading.files import bundled_path, dataset_files, decoded, read_bytes
    from bilat.loading.glimpse import entries
    from bilat.values.errors import DatasetError

    try:
        files = dataset_files(expanded(path) for path in asked.paths()) or [bundled_path()]
    except (DatasetError, OSError, ValueError):
        return
    for file in files:
        try:
            text = decoded(read_bytes(file), file)
        except (DatasetError, OSError, ValueError):
            continue
        for section, entry in entries(text, sections):
            if isinstance(entry, dict):
                yield section, entry


def _text(entry: dict[str, Any], key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def _texts(entry: dict[str, Any], key: str) -> tuple[str, ...]:
    value = entry.get(key)
    return tuple(item for item in value if isinstance(item, str) and item) if isinstance(value, list) else ()


def _sorted(texts: Iterable[str]) -> list[Offer]:
    return [Offer(text) for text in sorted({text for text in texts if text})]


def _named(section: str) -> Source:
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


def _topics(asked: CommandLine) -> list[Offer]:
    section = "standing" if asked.command == "standing" else "events"
    return _sorted(topic for _, entry in _entries(asked, section) for topic in _texts(entry, "topics"))


def _kinds(asked: CommandLine) -> list[Offer]:
    from bilat.record.model import EVENT_KINDS, MEETING_KINDS, STANDING_KINDS

    if asked.command == "standing":
        held = {_text(entry, "kind") for _, entry in _entries(asked, "standing")}
        return [Offer(kind) for kind in STANDING_KINDS if kind in held]
    if asked.command == "add":
        return [Offer(kind, meaning) for kind, meaning in EVENT_KINDS.items()]
    used = {_text(entry, "kind") for _, entry in _entries(asked, "events")}
    if asked.command in ("meetings", "gaps"):
        used.intersection_update(MEETING_KINDS)
    return [Offer(kind, meaning) for kind, meaning in EVENT_KINDS.items() if kind in used]


def _statuses(asked: CommandLine) -> list[Offer]:
    from bilat.record.model import GOODS_STATUSES, STATUSES

    if asked.command == "add":
        return [Offer(status) for status in STATUSES]
    section, known = ("goods", GOODS_STATUSES) if asked.command == "goods" else ("events", STATUSES)
    used = {_text(entry, "status") or known[0] for _, entry in _entries(asked, section)}
    return [Offer(status) for status in known if status in used]


def _cited(asked: CommandLine) -> Iterator[Offer]:
    for _, entry in _entries(asked, "sources"):
        publisher, carrier = _text(entry, "publisher"), _text(entry, "carrier")
        yield Offer(_text(entry, "id"), publisher, (publisher, carrier))


def _ids(asked: CommandLine) -> Iterator[Offer]:
    """Give the ids that stand in the file, each with what it is the id of."""
    sections = ("events", "trade", "goods", "standing", "people", "organizations", "sources")
    for _, entry in _entries(asked, *sections):
        meaning = next(
            (said for key in ("title", "name", "commodity", "date") if (said := _text(entry, key))), ""
        )
        yield Offer(_text(entry, "id"), meaning)


def _pairs(asked: CommandLine) -> list[Offer]:
    return _sorted("-".join(_texts(entry, "parties")) for _, entry in _entries(asked, "dataset"))


def _levels(asked: CommandLine) -> list[Offer]:  # noqa: ARG001 - the same everywhere
    from bilat.values.offices import LEVELS

    return [Offer(level) for level in LEVELS]


def _formats(asked: CommandLine) -> list[Offer]:
    from bilat.render.formats import CHECK_FORMATS, FORMATS

    formats = CHECK_FORMATS if asked.command == "check" else FORMATS
    return [Offer(name, meaning) for name, meaning in formats.items()]


def _checks(asked: CommandLine) -> list[Offer]:  # noqa: ARG001 - the same everywhere
    from bilat.checking.registry import CHECKS

    return [Offer(check.code, check.rule) for check in CHECKS]


def _subjects(asked: CommandLine) -> list[Offer]:
    from bilat.reports.summary_keys import SUBJECTS

    return [] if asked.arguments else [Offer(name) for name in SUBJECTS]


def _keys(asked: CommandLine) -> list[Offer]:
    from bilat.reports.summary_keys import SUBJECTS

    counted = asked.arguments[0] if asked.arguments else "events"
    keys = SUBJECTS[counted].keys if counted in SUBJECTS else ()
    return [Offer(key) for key in keys if key not in asked.options.get("--by", [])]


def _entries_to_add(asked: CommandLine) -> list[Offer]:
    return [] if asked.arguments else [Offer(name) for name in ("event", "meeting", "trade")]


def _schemas(asked: CommandLine) -> list[Offer]:
    from bilat.record.json_schema import schema_names

    return [] if asked.arguments else [Offer(name) for name in schema_names()]


def _shells(asked: CommandLine) -> list[Offer]:
    from bilat.cli.completion.scripts import SHELLS

    return [] if asked.arguments else [Offer(name) for name in SHELLS]


def _fields(asked: CommandLine) -> list[Offer]:
    from bilat.record import fields, row_fields
    from bilat.reports.summary_keys import SUBJECTS

    leaves = {
        "timeline": fields.EVENT,
        "meetings": fields.EVENT,
        "trade": fields.TRADE,
        "goods": fields.GOODS,
        "standing": fields.STANDING,
        "people": row_fields.PEOPLE,
        "gaps": row_fields.GAP,
        "anniversaries": row_fields.ANNIVERSARY,
        "sources": row_fields.CITED_SOURCE,
        "check": row_fields.FINDING,
        "profile": row_fields.PROFILE,
        "schema": row_fields.SCHEMA,
        "show": tuple(dict.fromkeys(leaf for some in fields.LEAVES.values() for leaf in some)),
    }.get(asked.command, ())
    if asked.command == "summary":
        counted = asked.arguments[0] if asked.arguments else "events"
        keys = asked.options.get("--by") or (list(SUBJECTS[counted].keys)[:1] if counted in SUBJECTS else [])
        leaves = (*keys, *(row_fields.TRADE_COUNTS if counted == "trade" else row_fields.COUNTS))
    return [Offer(name) for name in fields.known_fields(leaves)]


def commands(asked: CommandLine) -> list[Offer]:  # noqa: ARG001 - the same everywhere
    """Return the commands."""
    return [Offer(name, meaning) for name, meaning in COMMANDS.items()]


# Every option that takes a value: what gives its values, files, or None where it is free text.
VALUES: dict[str, Source | str | None] = {
    "--person": _named("people"),
    "--country": _countries,
    "--place": _places,
    "--kind": _kinds,
    "--topic": _topics,
    "--organization": _named("organizations"),
    "--source": _cited,
    "--status": _statuses,
    "--level": _levels,
    "--pair": _pairs,
    "--format": _formats,
    "--fields": _fields,
    "--sort": _fields,
    "--by": _keys,
    "--select": _checks,
    "--ignore": _checks,
    "--data": FILES,
    "--output": FILES,
    **dict.fromkeys(("--since", "--until", "--year", "--on", "--next", "--from", "--search")),
    **dict.fromkeys(("--limit", "--max-size")),
    # What `new` and `add` are given.
    **dict.fromkeys(("--reporter", "--partner"), _countries),
    **dict.fromkeys(("--participant", "--possible"), _named("people")),
    "--agency": _named("organizations"),
    "--attributed-to": _cited,
    **dict.fromkeys(("--as-of", "--date", "--change-from", "--id", "--title", "--note", "--occasion")),
    **dict.fromkeys(("--venue", "--city", "--currency", "--exports", "--imports", "--total")),
    **dict.fromkeys(("--change-percent",)),
}
# The values that are lists, separated by commas.
LISTS = ("--fields", "--sort", "--select", "--ignore")
# What a command takes besides options.
ARGUMENTS: dict[str, Source | str] = {
    "show": _ids,
    "summary": _subjects,
    "schema": _schemas,
    "completion": _shells,
    "check": FILES,
    "add": _entries_to_add,
}
