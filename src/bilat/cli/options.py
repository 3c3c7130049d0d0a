"""Every option once: a command asks for the groups it takes and gets one frozen object of each."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from bilat.loading.files import MAX_BYTES, MIB
from bilat.render.formats import FORMATS
from bilat.values.errors import QueryError
from bilat.values.text import did_you_mean

Several = list[str] | None
ENVIRONMENT = "BILAT_DATA"
# More than there is of anything; Python refuses to read numbers of thousands of digits.
_MOST_DIGITS = 18


def _how_many(text: str) -> int:
    if not (text.isascii() and text.isdigit() and text.strip("0")):
        raise typer.BadParameter(f"{text!r} is no whole number of 1 or more.")
    return int(text) if len(text) < _MOST_DIGITS else 10**_MOST_DIGITS


def _option(kind: Any, flag: str, text: str, **more: Any) -> Any:  # noqa: ANN401 - Typer's own annotations
    return Annotated[kind, typer.Option(flag, help=text, show_default=False, **more)]


def _format_option(formats: dict[str, str]) -> Any:  # noqa: ANN401 - Typer's own annotations
    *others, last = formats
    return _option(str | None, "--format", f"{', '.join(others)} or {last}.", metavar="FORMAT")


_TIME = {
    "since": _option(
        Several, "--since", "From the first day of DATE on: 2015, 'May 2015', 2015-05-09.", metavar="DATE"
    ),
    "until": _option(Several, "--until", "To the last day of DATE.", metavar="DATE"),
    "year": _option(Several, "--year", "In the year.", metavar="YEAR"),
    "on": _option(Several, "--on", "On the day, or in the month.", metavar="DATE"),
}
_CERTAIN = {
    "certain": _option(bool, "--certain", "Only what surely lies in the window, with people surely there."),
}
_COUNTRY = {
    "country": _option(
        Several, "--country", "There, or with its officials or itself: VEN, VE, Venezuela.", metavar="COUNTRY"
    )
}
_WORDS = {"search": _option(Several, "--search", "All these words, in any order.", metavar="WORDS")}
_SOURCE = {"source": _option(Several, "--source", "Cited to this source.", metavar="NAME")}
_EVENT = {
    "person": _option(Several, "--person", "With this person; twice means both.", metavar="NAME"),
    "place": _option(Several, "--place", "In this city or venue.", metavar="NAME"),
    "kind": _option(Several, "--kind", "Of this kind, or of several: visit or treaty,aid.", metavar="KIND"),
    "topic": _option(Several, "--topic", "On this topic.", metavar="TOPIC"),
    "organization": _option(Several, "--organization", "With this organization.", metavar="NAME"),
    "level": _option(
        Several, "--level", "Of leaders, of ministers or above, of officials or above.", metavar="LEVEL"
    ),
    "status": _option(Several, "--status", "occurred, planned or ongoing.", metavar="STATUS"),
}
ANY_TIME_FILTERS = {**_CERTAIN, **_COUNTRY, **_EVENT, **_SOURCE, **_WORDS}
EVENT_FILTERS = {**_TIME, **_CERTAIN, **_COUNTRY, **_EVENT, **_SOURCE, **_WORDS}
FIGURE_FILTERS = {**_TIME, **_CERTAIN, **_COUNTRY, **_SOURCE, **_WORDS}
_GOODS_STATUS = {
    "status": _option(Several, "--status", "traded, requested or permitted.", metavar="STATUS"),
}
GOODS_FILTERS = {**FIGURE_FILTERS, **_GOODS_STATUS}
_STANDING_KIND = {
    "kind": _option(
        Several, "--kind", "Of this kind, or of several: mechanism or company,project.", metavar="KIND"
    ),
}
_STANDING = {name: option for name, option in _EVENT.items() if name in ("topic", "organization")}
STANDING_FILTERS = {**_COUNTRY, **_STANDING_KIND, **_STANDING, **_SOURCE, **_WORDS}
NO_FILTERS: dict[str, Any] = {}
CHECKS = {
    "select": _option(
        Several, "--select", "Only these checks: codes, or how they begin: BIL4,BIL301.", metavar="CODE,..."
    ),
    "ignore": _option(Several, "--ignore", "Not these checks.", metavar="CODE,..."),
}
_LIST = {
    "sort": _option(str | None, "--sort", "By these fields, what is unknown last.", metavar="FIELD,..."),
    "reverse": _option(bool, "--reverse", "In the opposite order, what is unknown still last."),
    "limit": _option(int | None, "--limit", "At most N.", metavar="N", parser=_how_many),
    "count": _option(bool, "--count", "Only how many there are."),
}
_OUTPUT = {
    "fields": _option(
        str | None,
        "--fields",
        "Only these fields, commas between; a wrong one lists all.",
        metavar="FIELD,...",
    ),
    "format": _format_option(FORMATS),
    "json": _option(bool, "--json", "The same as --format json."),
    "raw": _option(bool, "--raw", "CSV and TSV cells as in the record, formulas and all."),
    "output": _option(
        str | None,
        "--output",
        "Into FILE, whole or not at all; its ending (.csv, .json) is the format.",
        metavar="FILE",
    ),
    "data": _option(
        Several,
        "--data",
        "Another dataset, or a folder of them; again for more. Files of one pair are united; "
        "the word bundled is the bundled record. "
        f"[env var: {ENVIRONMENT}]",
        metavar="FILE|DIR",
    ),
    "pair": _option(Several, "--pair", "Of this pair, where several are read.", metavar="RUS-VEN"),
    "max_size": _option(
        int | None, "--max-size", "Read files of up to this many MiB (256).", metavar="MIB", parser=_how_many
    ),
}


def shared_flags() -> set[str]:
    """Return the options that more than one command can take."""
    return {f"--{name.replace('_', '-')}" for name in {**EVENT_FILTERS, **CHECKS, **_LIST, **_OUTPUT}}


_ENDINGS = {".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".tsv": "tsv", ".md": "markdown"}
# Of forms that bilat does not write: no program would open what it put into such a file.
_FOREIGN = (
    *(".xlsx", ".xls", ".ods", ".docx", ".doc", ".odt", ".pdf", ".html", ".htm", ".xml"),
    *(".parquet", ".feather", ".sqlite", ".zip", ".gz"),
)


@dataclass(frozen=True, slots=True)
class ListOptions:
    """What a command was asked: its filters by name, and how to list and show the answer."""

    filters: dict[str, Any]
    sort: str | None
    reverse: bool
    limit: int | None
    count: bool
    fields: str | None
    format: str
    raw: bool
    output: str | None
    data: tuple[str, ...]
    pair: tuple[str, ...]
    max_bytes: int


def _format(name: str | None, formats: dict[str, str], output: str | None, *, as_json: bool) -> str:
    """Return the format asked for: by name, by the ending of the file it goes into, or the first."""
    name = name and name.casefold()
    if as_json and name not in (None, "json"):
        raise QueryError(f"--json and --format {name} ask for two formats; keep one.")
    if name is not None and name not in formats:
        hint = did_you_mean(name, formats)
        raise QueryError(f"There is no format {name!r}.{hint} Known: {', '.join(formats)}.")
    if as_json or name:
        return name or "json"
    ending = os.path.splitext(output or "")[1].casefold()  # noqa: PTH122 - of a text, not of a path
    if ending in _FOREIGN:
        *others, last = _ENDINGS
        raise QueryError(
            f"bilat does not write {ending}. Name a file in {', '.join(others)} or {last}, or say --format."
        )
    return _ENDINGS.get(ending) or next(iter(formats))


def _as_typed(value: Any) -> Any:  # noqa: ANN401 - a flag, a word or several
    """Return words as UTF-8 has them, where the locale has no letters for the bytes that were typed."""
    if isinstance(value, list):
        return [_as_typed(word) for word in value]
    if not isinstance(value, str) or value.isprintable():
        return value
    return os.fsencode(value).decode("utf-8", "surrogateescape")


def data_paths(named: Several) -> tuple[str, ...]:
    """Return the paths of --data, or those of the environment with the system's separator between them."""
    everywhere = os.environ.get(ENVIRONMENT)
    paths = named or (everywhere.split(os.pathsep) if everywhere else [])
    if "" in paths:
        raise QueryError(f"A path in --data or {ENVIRONMENT} is empty; name a file or a folder.")
    return tuple(paths)


def refuse_empty(given: dict[str, str | None]) -> None:
    """Refuse an option, by its flag, that was given nothing: it was not left out."""
    for flag, text in given.items():
        if text is not None and not text.strip():
            raise QueryError(f"{flag} has an empty value; write one, or leave it out.")


def asks(
    *groups: dict[str, Any], lists: bool = True, formats: dict[str, str] = FORMATS
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of `groups` and those of output, handed to it as one `ListOptions`.

    The first of `formats` is the one that is not asked for.
    """
    filters = {name: option for group in groups for name, option in group.items()}
    options = {**filters, **(_LIST if lists else {}), **_OUTPUT, "format": _format_option(formats)}

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        def answer(**values: Any) -> None:  # noqa: ANN401 - Typer's values
            chosen = {name: values.pop(name) for name in options}
            for name in ("fields", "sort"):
                if chosen.get(name) == "":
                    raise QueryError(f"--{name} names no field; write one or several: --{name} id,date.")
            asked = ListOptions(
                filters={name: _as_typed(chosen[name]) for name in filters if chosen[name]},
                sort=chosen.get("sort"),
                reverse=bool(chosen.get("reverse")),
                limit=chosen.get("limit"),
                count=bool(chosen.get("count")),
                fields=chosen["fields"],
                format=_format(chosen["format"], formats, chosen["output"], as_json=chosen["json"]),
                raw=chosen["raw"],
                output=chosen["output"],
                data=data_paths(chosen["data"]),
                pair=tuple(chosen["pair"] or ()),
                max_bytes=chosen["max_size"] * MIB if chosen["max_size"] else MAX_BYTES,
            )
            command(asked=asked, **values)

        return _signed(answer, command, "asked", options)

    return decorate


def takes(options: dict[str, Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command options that are handed to it together, as the dictionary `given`."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        def answer(**values: Any) -> None:  # noqa: ANN401 - Typer's values
            taken = {name: values.pop(name) for name in options}
            # A path stays as the system has it.
            given = {name: one if name == "data" else _as_typed(one) for name, one in taken.items()}
            command(given=given, **values)

        return _signed(answer, command, "given", options)

    return decorate


def _signed(
    answer: Callable[..., None], command: Callable[..., None], gathered: str, options: dict[str, Any]
) -> Callable[..., None]:
    """Show Typer the parameters of `command`, with the options in place of the one that gathers them."""
    own = [p for p in inspect.signature(command, eval_str=True).parameters.values() if p.name != gathered]
    parameters = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            annotation=option,
            default=False if option.__origin__ is bool else None,
        )
        for name, option in options.items()
    ]
    answer.__doc__ = command.__doc__
    answer.__name__ = command.__name__
    every = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*own, *parameters)]
    answer.__signature__ = inspect.Signature(every)  # type: ignore[attr-defined]  # read by Typer
    answer.__annotations__ = {p.name: p.annotation for p in every}
    return answer
