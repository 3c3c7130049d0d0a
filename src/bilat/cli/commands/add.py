"""`bilat add`."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Any

from bilat.authoring.drafts import SECTION_OF, draft
from bilat.authoring.entry_options import EntryOption, options_of
from bilat.authoring.insertion import Insertion, insert
from bilat.cli.completion import values
from bilat.cli.completion.values import Completion, first_word
from bilat.cli.options import ENVIRONMENT, argument, data_paths, option, takes, text, texts
from bilat.cli.output import opened
from bilat.cli.prompts import on_terminal, with_answers
from bilat.cli.replacing import locked
from bilat.loading.dataset import Reading, examine_text, require_valid
from bilat.loading.files import bundled_path, dataset_files, decoded, is_installed, read_bytes
from bilat.record.declarations import FieldKind, Section
from bilat.record.vocabulary import MEETING_KINDS
from bilat.values.errors import QueryError
from bilat.values.escaping import one_line, quote
from bilat.values.text import did_you_mean

_MARK = "\ufeff"
# The panels of the help: an option of an event says the same of a trade total.
_PANELS = {"event": "An event or meeting", "trade": "A trade total", "any": "Any entry"}
FILE = "Data"
_COMPLETIONS = {
    FieldKind.COUNTRY: values.COUNTRIES,
    FieldKind.ENTRIES: values.PEOPLE,
    FieldKind.REFERENCES: values.ORGANIZATIONS,
    FieldKind.CITATIONS: values.SOURCES,
    FieldKind.TEXTS: values.TOPICS,
}
_REFERENCES = {"sources": values.SOURCES, "organizations": values.ORGANIZATIONS, "people": values.PEOPLE}
_ENTRIES = {name: options_of(section) for name, section in SECTION_OF.items()}


def _completion(of: EntryOption) -> Completion:
    field = of.field
    if field.words:
        return values.words(field.words)
    if field.kind is FieldKind.REFERENCE and field.section:
        return _REFERENCES[field.section.name]
    return _COMPLETIONS.get(field.kind, values.FREE_TEXT)


def _declared(of: EntryOption) -> Any:  # noqa: ANN401 - Typer's own annotation
    having = [name for name in ("event", "trade") if of.name in _ENTRIES[name]]
    panel = _PANELS[having[0] if len(having) == 1 else "any"]
    declare = texts if of.several else text
    return declare(panel, of.flag, of.metavar, of.meaning, _completion(of))


_OPTIONS = {
    name: _declared(entry_option)
    for name, entry_option in {**_ENTRIES["event"], **_ENTRIES["trade"], **_ENTRIES["event"]}.items()
}
_FILE = {
    "data": texts(
        FILE, "--data", "FILE", f"The dataset file to add to; without it, {ENVIRONMENT} counts.", values.FILES
    ),
    "dry_run": Annotated[bool, option("--dry-run", None, "Show the entry and write nothing.", FILE)],
}

HELP = r"""
    bilat add meeting --dry-run --date 2018-12-05 --title Talks \
        --source 'sputnik-2019-09-25: p16'
    bilat add event --dry-run --date 2013-07 --kind visit --title 'A visit' \
        --source 'sputnik-2019-09-25: p9'

The entry goes to its place by date; comments, order and line endings stay. The file is locked until it is
replaced, and stays as it is where anything is wrong. With --dry-run nothing is written.

On a terminal, bilat asks for required values that are missing. People, organizations, countries and sources
must already be in the file.
"""


@takes({**_OPTIONS, **_FILE})
def command(
    what: Annotated[str, argument("WHAT", "event, meeting or trade."), first_word(SECTION_OF)],
    given: dict[str, Any],
) -> None:
    """Add an entry to a dataset file."""
    if what not in SECTION_OF:
        hint = did_you_mean(what, SECTION_OF)
        raise QueryError(f"{quote(what)} is not something to add.{hint} Known: {', '.join(SECTION_OF)}.")
    section = SECTION_OF[what]
    path = _file(given)
    said = {key: value for key, value in given.items() if value and key not in _FILE}
    _refuse_options_of_others(what, said)
    if what == "meeting":
        _refuse_other_kinds(said.setdefault("kind", "meeting"))
    if not on_terminal():
        _refuse_what_lacks(what, said)
    if on_terminal():
        # Nobody else waits while questions are answered: the file is read again below.
        with nullcontext() if given["dry_run"] else locked(path):
            dataset = require_valid(_read(path)[1])
        said = with_answers(dataset, section, said)
        _refuse_what_lacks(what, said)
    if given["dry_run"]:
        _, added, _ = _insert(path, section, said)
        print("\n".join(one_line(line) for line in added.entry.splitlines()))
        return
    with locked(path):
        raw, added, entry_id = _insert(path, section, said)
        _replace(path, raw, added)
    print(f"{path}:{added.line}: {entry_id}")


def _read(path: Path) -> tuple[bytes, Reading]:
    raw = read_bytes(path)
    return raw, examine_text(decoded(raw, path), str(path))


def _insert(path: Path, section: Section[Any], said: dict[str, Any]) -> tuple[bytes, Insertion, str]:
    """Return the file as it stands, its text with the entry put into it, and the entry's id."""
    raw, reading = _read(path)
    entry = draft(require_valid(reading), section, said)
    return raw, insert(reading, section.name, entry), str(entry["id"])


def _file(given: dict[str, Any]) -> Path:
    """Return the file to add to, which cannot be the record inside an installed program."""
    named = data_paths(given["data"])
    files = dataset_files(named) if named else [bundled_path()]
    if len(files) > 1:
        raise QueryError(f"--data names several files: {', '.join(map(str, files))}. Name the one to add to.")
    if files[0] == bundled_path() and is_installed() and not given["dry_run"]:
        raise QueryError(
            "The bundled record is part of the installed program; name your own file with --data."
        )
    return files[0]


def _refuse_options_of_others(what: str, said: dict[str, Any]) -> None:
    for name in said:
        if name not in _ENTRIES[what]:
            article = "an" if what == "event" else "a"
            raise QueryError(f"--{name.replace('_', '-')} does not apply to {article} {what}.")


def _refuse_other_kinds(kind: str) -> None:
    if kind not in MEETING_KINDS:
        raise QueryError(f"The kind of a meeting is {' or '.join(MEETING_KINDS)}, not {quote(kind)}.")


def _refuse_what_lacks(what: str, said: dict[str, Any]) -> None:
    # The draft validates fields of which only one is needed.
    missing = [
        option.flag
        for name, option in _ENTRIES[what].items()
        if option.required and not option.one_needed and name not in said
    ]
    if missing:
        options = "option" if len(missing) == 1 else "options"
        raise QueryError(f"Missing required {options}: {', '.join(missing)}.")


def _replace(path: Path, raw: bytes, added: Insertion) -> None:
    mark = _MARK if raw.startswith(_MARK.encode()) else ""
    with opened(str(path), expected=raw) as out:
        out.write(mark + added.text)
