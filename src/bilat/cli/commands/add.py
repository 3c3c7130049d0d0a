"""`bilat add`."""

from __future__ import annotations

from errno import EBUSY
from pathlib import Path
from typing import Annotated, Any

import typer

from bilat.authoring.drafts import FIGURES, event_draft, trade_draft
from bilat.authoring.insertion import Insertion, insert
from bilat.cli.options import Several, data_paths, takes
from bilat.cli.output import opened
from bilat.cli.prompts import on_terminal, with_answers
from bilat.loading.dataset import examine_text, require_valid
from bilat.loading.files import bundled_path, dataset_files, decoded, is_installed, read_bytes
from bilat.record.model import MEETING_KINDS
from bilat.values.errors import QueryError
from bilat.values.escaping import one_line
from bilat.values.text import did_you_mean

_MARK = "\ufeff"


def _text(flag: str, meaning: str, metavar: str) -> Any:  # noqa: ANN401 - Typer's own annotations
    return Annotated[str | None, typer.Option(flag, help=meaning, metavar=metavar, show_default=False)]


def _texts(flag: str, meaning: str, metavar: str) -> Any:  # noqa: ANN401 - the same
    return Annotated[Several, typer.Option(flag, help=meaning, metavar=metavar, show_default=False)]


_EVENT = {
    "title": _text("--title", "What happened, in a line.", "TEXT"),
    "kind": _text("--kind", "The kind of event; a meeting's is meeting.", "KIND"),
    "status": _text("--status", "occurred (the default), planned or ongoing.", "STATUS"),
    "venue": _text("--venue", "The building or site.", "NAME"),
    "city": _text("--city", "The city.", "NAME"),
    "country": _text("--country", "The country of the place.", "COUNTRY"),
    "participant": _texts(
        "--participant", "Who took part: 'lavrov: foreign minister', 'RUS: president'.", "WHO:ROLE"
    ),
    "possible": _texts("--possible", "Who may have taken part.", "WHO:ROLE"),
    "organization": _texts("--organization", "A body that has a part in it.", "NAME"),
    "topic": _texts("--topic", "What it was about: trade, or trade,law.", "TOPIC"),
    "occasion": _text("--occasion", "On what occasion.", "TEXT"),
    "attributed_to": _text("--attributed-to", "The source whose view it is.", "SOURCE"),
}
_TRADE = {
    "reporter": _text("--reporter", "The country that reports.", "COUNTRY"),
    "partner": _text("--partner", "The country it trades with.", "COUNTRY"),
    "agency": _text("--agency", "The agency whose figures they are.", "NAME"),
    "currency": _text("--currency", "ISO 4217 code: USD.", "CODE"),
    "exports": _text("--exports", "As it is written: '84 million'.", "FIGURE"),
    "imports": _text("--imports", "As it is written.", "FIGURE"),
    "total": _text("--total", "As it is written.", "FIGURE"),
    "change_percent": _text("--change-percent", "Growth in per cent.", "FIGURE"),
    "change_from": _text("--change-from", "The period it is counted from.", "DATE"),
}
_BOTH = {
    "date": _text("--date", "The day, month, year or period, as far as it is known.", "DATE"),
    "id": _text("--id", "Its id; made of kind, people and date unless given.", "ID"),
    "note": _text("--note", "A word on how the source was read.", "TEXT"),
    "source": _texts("--source", "Who says so, and where: 'tass-2019: p1, p2'.", "ID:AT"),
}
_FILE = {
    "data": _texts("--data", "The file to add to. [env var: BILAT_DATA]", "FILE"),
    "dry_run": Annotated[
        bool, typer.Option("--dry-run", help="Show the entry and write nothing.", show_default=False)
    ],
}
_REQUIRED = {
    "event": ("date", "kind", "title", "source"),
    "meeting": ("date", "title", "source"),
    "trade": ("date", "reporter", "partner", "currency", *FIGURES, "source"),
}
_HINTS = {key: option.__metadata__[0].help for key, option in {**_BOTH, **_EVENT, **_TRADE}.items()}


@takes({**_BOTH, **_EVENT, **_TRADE, **_FILE})
def command(
    what: Annotated[str, typer.Argument(metavar="WHAT", help="event, meeting or trade.", show_default=False)],
    given: dict[str, Any],
) -> None:
    """Add an event, a meeting or a trade total to a dataset file, at its place by date.

    \b
    bilat add meeting --date 2018-12-05 --title 'Talks' --source 'sputnik-2019-09-25: p16' --dry-run
    bilat add event --date 2013-07 --kind visit --title 'A visit' --source 'sputnik-2019-09-25: p9' --dry-run

    Without --dry-run the file is written. What is required and not given is asked for on a terminal,
    and asked again where the answer cannot stand.
    Comments, order and line endings stay; the file is read again before it is replaced, and where
    anything is wrong it stays as it is. A person, organization, country or source must be in the file.
    """
    if what not in _REQUIRED:
        hint = did_you_mean(what, _REQUIRED)
        raise QueryError(f"There is no {what!r} to add.{hint} Known: {', '.join(_REQUIRED)}.")
    path = _file(given)
    said = {key: value for key, value in given.items() if value and key not in _FILE}
    _refuse_options_of_others(what, said)
    if what == "meeting":
        _refuse_other_kinds(said.setdefault("kind", "meeting"))
    if not on_terminal():
        _refuse_what_lacks(what, said)
    raw = read_bytes(path)
    text = decoded(raw, path)
    dataset = require_valid(examine_text(text, str(path)))
    if on_terminal():
        said = with_answers(dataset, said, _REQUIRED[what], _HINTS)
        _refuse_what_lacks(what, said)
    draft = trade_draft(dataset, said) if what == "trade" else event_draft(dataset, said)
    added = insert(text, str(path), "trade" if what == "trade" else "events", draft)
    if given["dry_run"]:
        print("\n".join(one_line(line) for line in added.entry.splitlines()))
        return
    _replace(path, raw, added)
    print(f"{path}:{added.line}: {draft['id']}")


def _file(given: dict[str, Any]) -> Path:
    """Return the one file to add to; the record inside an installed program is nobody's to change."""
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
    others = _EVENT if what == "trade" else _TRADE
    for key in said:
        if key in others:
            raise QueryError(
                f"--{key.replace('_', '-')} says nothing of {'an' if what == 'event' else 'a'} {what}."
            )


def _refuse_other_kinds(kind: str) -> None:
    if kind not in MEETING_KINDS:
        raise QueryError(f"A meeting is of the kind {' or '.join(MEETING_KINDS)}, not {kind!r}.")


def _refuse_what_lacks(what: str, said: dict[str, Any]) -> None:
    # Of the figures one is enough, which is for the draft to judge.
    missing = [key for key in _REQUIRED[what] if key not in said and key not in FIGURES]
    if missing:
        raise QueryError(f"To add this, give {', '.join(f'--{key}' for key in missing)} too.")


def _replace(path: Path, raw: bytes, added: Insertion) -> None:
    mark = _MARK if raw.startswith(_MARK.encode()) else ""
    with opened(str(path)) as out:
        out.write(mark + added.text)
        if path.read_bytes() != raw:
            raise OSError(EBUSY, "another program changed it meanwhile")
