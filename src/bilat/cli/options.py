"""Every option, declared once: its flag, meaning, help panel and completion."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from bilat.cli.completion import values
from bilat.cli.completion.values import Completion
from bilat.cli.output import STANDARD_OUTPUT
from bilat.loading.files import MAX_BYTES, MIB
from bilat.record.vocabulary import EVENT_KINDS, GOODS_STATUSES, STANDING_KINDS, STATUSES
from bilat.render.formats import FORMATS, UNASKED
from bilat.values.errors import QueryError
from bilat.values.escaping import quote
from bilat.values.offices import LEVELS
from bilat.values.text import did_you_mean

Several = list[str] | None
Declared = dict[str, Any]
ENVIRONMENT = "BILAT_DATA"
# The panels of the help.
WHEN, WHO, WHAT, OUTPUT, DATA = "When", "Who and where", "What", "Output", "Data"
# A larger number is never useful, and Python refuses to parse numbers of thousands of digits.
_MOST_DIGITS = 18


def option(flag: str, metavar: str | None, meaning: str, panel: str | None = None, **more: Any) -> Any:  # noqa: ANN401 - Typer's own
    """Declare an option to Typer, such as "--output -o"; without a `metavar` it is a flag."""
    return typer.Option(
        *flag.split(),
        metavar=metavar,
        help=meaning,
        rich_help_panel=panel,
        show_default=False,
        **more,
    )


def argument(metavar: str, meaning: str) -> Any:  # noqa: ANN401 - Typer's own
    """Declare an argument to Typer."""
    return typer.Argument(metavar=metavar, help=meaning, show_default=False)


def texts(
    panel: str, flag: str, metavar: str, meaning: str, completion: Completion = values.FREE_TEXT
) -> Any:  # noqa: ANN401 - Typer's own annotation
    """Declare an option that may be given several times."""
    return Annotated[Several, option(flag, metavar, meaning, panel), completion]


def text(panel: str, flag: str, metavar: str, meaning: str, completion: Completion = values.FREE_TEXT) -> Any:  # noqa: ANN401 - Typer's own annotation
    """Declare an option that is given once."""
    return Annotated[str | None, option(flag, metavar, meaning, panel), completion]


def _flag(panel: str, flag: str, meaning: str) -> Any:  # noqa: ANN401 - Typer's own annotation
    return Annotated[bool, option(flag, None, meaning, panel)]


def number(panel: str, flag: str, metavar: str, meaning: str) -> Any:  # noqa: ANN401 - Typer's own
    """Declare an option whose value is a whole number of 1 or more."""
    return option(flag, metavar, meaning, panel, parser=_how_many)


def _number(panel: str, flag: str, metavar: str, meaning: str) -> Any:  # noqa: ANN401 - Typer's own annotation
    return Annotated[int | None, number(panel, flag, metavar, meaning)]


def _how_many(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and typed.strip("0")):
        raise typer.BadParameter(f"{quote(typed)} is not a whole number of 1 or more.")
    return int(typed) if len(typed) < _MOST_DIGITS else 10**_MOST_DIGITS


def _either(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}"


_TIME = {
    "since": texts(
        WHEN, "--since", "DATE", "Records that end on or after DATE (2015, 'May 2015', 2015-05-09)."
    ),
    "until": texts(WHEN, "--until", "DATE", "Records that begin on or before DATE."),
    "year": texts(WHEN, "--year", "YEAR", "Records that may lie in YEAR (2018, or 201X for a decade)."),
    "on": texts(
        WHEN,
        "--on",
        "DATE",
        "Records that may lie on the day or in the period DATE (2018-12-05, 'Dec 2018').",
    ),
    "last": texts(WHEN, "--last", "SPAN", "Records of the last 90d, 12w, 12m or 5y, up to today."),
}
_CERTAIN_DATES = {
    "certain_dates": _flag(WHEN, "--certain-dates", "Only records that surely lie in the period asked for."),
}
_CERTAIN_PEOPLE = {
    "certain_people": _flag(
        WHO, "--certain-people", "Only records that surely involve the people asked for."
    ),
}
_CERTAIN = {
    "certain": _flag(
        WHEN, "--certain", "Only records that surely match: no uncertain dates and no possible participants."
    ),
}
_DISPUTED = {
    "disputed": _flag(WHAT, "--disputed", "Only records on which sources disagree."),
}
_IN_FORCE = {
    "in_force": texts(
        WHEN,
        "--in-force",
        "DATE",
        "Treaties and agreements that were in force on DATE (or: --in-force today).",
    ),
}
_COUNTRY = {
    "country": texts(
        WHO,
        "--country",
        "COUNTRY",
        "Records of what happened in COUNTRY or involves it (VEN, VE or Venezuela).",
        values.COUNTRIES,
    ),
}
_WHERE = {
    "in_country": texts(WHO, "--in", "COUNTRY", "Events that took place in COUNTRY.", values.COUNTRIES),
    "involving": texts(
        WHO,
        "--involving",
        "COUNTRY",
        "Events that officials of COUNTRY attended, or the state itself.",
        values.COUNTRIES,
    ),
    "abroad": _flag(WHO, "--abroad", "Events that took place in neither of the two states."),
}
_ORGANIZATION = {
    "organization": texts(
        WHO, "--organization", "NAME", "Records that involve the organization NAME.", values.ORGANIZATIONS
    ),
}
_PEOPLE = {
    "person": texts(
        WHO,
        "--person",
        "NAME",
        "Events that NAME attended, by any part of the name; repeat to require several people.",
        values.PEOPLE,
    ),
    "level": texts(
        WHO,
        "--level",
        "LEVEL",
        f"Events attended by officials of LEVEL or above: {_either(LEVELS)}.",
        values.LEVELS_OF_OFFICE,
    ),
    "place": texts(WHO, "--place", "NAME", "Events in the city, venue or country NAME.", values.PLACES),
}
_KIND = {
    "kind": texts(
        WHAT,
        "--kind",
        "KIND",
        f"Events of KIND, or of several (visit,treaty): {_either(EVENT_KINDS)}; "
        "or of a group: signed (treaty, agreement, contract), encounter (meeting, call, summit, visit).",
        values.EVENT_KINDS_USED,
    ),
}
_TOPIC = {"topic": texts(WHAT, "--topic", "TOPIC", "Records on TOPIC.", values.TOPICS)}
_STATUS = {
    "status": texts(
        WHAT, "--status", "STATUS", f"Events of STATUS: {_either(STATUSES)}.", values.STATUSES_USED
    ),
}
_WORDS = {
    "search": texts(WHAT, "--search", "WORDS", "Records that contain all of WORDS, in any order."),
}
_SOURCE = {
    "source": texts(
        WHAT,
        "--source",
        "NAME",
        "Records that cite the source NAME (an id or a publisher), or a place in it (ID:p17).",
        values.SOURCES,
    ),
}
_EVENT = {
    **_COUNTRY,
    **_WHERE,
    **_PEOPLE,
    **_CERTAIN_PEOPLE,
    **_ORGANIZATION,
    **_KIND,
    **_TOPIC,
    **_STATUS,
    **_SOURCE,
    **_DISPUTED,
    **_WORDS,
}
EVENT_FILTERS: Declared = {**_TIME, **_IN_FORCE, **_CERTAIN, **_CERTAIN_DATES, **_EVENT}
ANY_TIME_FILTERS: Declared = {**_CERTAIN, **_EVENT}
FIGURE_FILTERS: Declared = {
    **_TIME,
    **_CERTAIN,
    **_CERTAIN_DATES,
    **_COUNTRY,
    **_SOURCE,
    **_DISPUTED,
    **_WORDS,
}
SPAN_FILTERS: Declared = {name: _TIME[name] for name in ("since", "last")}
GOODS_FILTERS: Declared = {
    **FIGURE_FILTERS,
    "status": texts(
        WHAT, "--status", "STATUS", f"Goods of STATUS: {_either(GOODS_STATUSES)}.", values.GOODS_STATUSES_USED
    ),
}
STANDING_FILTERS: Declared = {
    **_COUNTRY,
    **_ORGANIZATION,
    "kind": texts(
        WHAT,
        "--kind",
        "KIND",
        f"Facts of KIND, or of several (mechanism,company): {_either(STANDING_KINDS)}.",
        values.STANDING_KINDS_USED,
    ),
    "topic": texts(WHAT, "--topic", "TOPIC", "Facts on TOPIC.", values.STANDING_TOPICS),
    **_SOURCE,
    **_WORDS,
}
NO_FILTERS: Declared = {}
CHECK_OPTIONS: Declared = {
    "select": texts(
        WHAT,
        "--select",
        "CODE,...",
        "Run only these checks: codes or the start of codes (BIL4,BIL301).",
        values.CHECK_CODES,
    ),
    "ignore": texts(
        WHAT, "--ignore", "CODE,...", "Skip these checks: codes or the start of codes.", values.CHECK_CODES
    ),
}


def _list_declared(fields: Completion) -> Declared:
    return {
        "sort": text(
            OUTPUT, "--sort", "FIELD,...", "Sort by these fields; unknown values come last.", fields
        ),
        "reverse": _flag(OUTPUT, "--reverse", "Reverse the order; unknown values still come last."),
        "limit": _number(OUTPUT, "--limit -n", "N", "Show at most N."),
        "count": _flag(OUTPUT, "--count", "Show only how many there are."),
    }


CHART = Annotated[bool, option("--chart", None, "Draw a chart instead of a table.", OUTPUT)]


def _output_declared(formats: Mapping[str, str], fields: Completion) -> Declared:
    only = "Show only these fields; help lists them."
    written = f"Write as {_either(formats)}."
    return {
        "fields": text(OUTPUT, "--fields", "FIELD,...", only, fields),
        "ids": _flag(OUTPUT, "--ids", "Show the ids of records in a table."),
        "header": _flag(OUTPUT, "--header", "Head tab-separated lines with the names of their columns."),
        "pager": _flag(OUTPUT, "--pager", "Show what is longer than the screen in the pager of PAGER."),
        "format": text(OUTPUT, "--format", "FORMAT", written, values.words(formats)),
        "json": _flag(OUTPUT, "--json -j", "Write JSON (the same as --format json)."),
        "raw": _flag(OUTPUT, "--raw", "Write CSV and TSV cells as recorded, without escaping formulas."),
        "output": text(
            OUTPUT,
            "--output -o",
            "FILE",
            "Write to FILE atomically; its ending (.csv, .json) sets the format.",
            values.FILES,
        ),
        **DATASETS,
    }


DATASETS: Declared = {
    "data": texts(
        DATA,
        "--data",
        "FILE|DIR",
        "Read this dataset file, or the files in this folder, instead of the bundled record "
        f"(or of {ENVIRONMENT}); repeat for more. 'bundled' names the bundled record.",
        values.FILES,
    ),
    "pair": texts(
        DATA,
        "--pair",
        "PAIR",
        "Use only this pair of states (RUS-VEN), if the data has several.",
        values.PAIRS,
    ),
    "max_size": _number(DATA, "--max-size", "MIB", "Read files of up to this many MiB (256 if not given)."),
}


def shared_flags() -> set[str]:
    """Return the options that more than one command can take."""
    written = {**_list_declared(values.FREE_TEXT), **_output_declared(FORMATS, values.FREE_TEXT)}
    every = {**EVENT_FILTERS, **CHECK_OPTIONS, **written}
    declared = (option.__metadata__[0] for option in every.values())
    # Typer takes the first of the names for a default until it has read the whole declaration.
    names = (name for info in declared for name in (info.default, *(info.param_decls or ())))
    return {name for name in names if isinstance(name, str)}


_ENDINGS = {".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".tsv": "tsv", ".md": "markdown"}
# Extensions of formats that bilat does not write: other programs could not open such a file.
_FOREIGN = (
    *(".xlsx", ".xls", ".ods", ".docx", ".doc", ".odt", ".pdf", ".html", ".htm", ".xml"),
    *(".parquet", ".feather", ".sqlite", ".zip", ".gz"),
)


@dataclass(frozen=True, slots=True)
class ListOptions:
    """The options of a list command: its filters by name, and how to sort, select and write the answer."""

    filters: Mapping[str, Any]
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
    ids: bool = False
    header: bool = False
    pager: bool = False


def _list_options(
    taken: Mapping[str, Any], filters: Iterable[str], formats: Mapping[str, str]
) -> ListOptions:
    """Read the values that Typer hands over."""
    for name in ("fields", "sort"):
        if taken.get(name) == "":
            raise QueryError(f"--{name} names no field; write one or several: --{name} id,date.")
    return ListOptions(
        filters={name: _as_typed(taken[name]) for name in filters if taken[name]},
        sort=taken.get("sort"),
        reverse=bool(taken.get("reverse")),
        limit=taken.get("limit"),
        count=bool(taken.get("count")),
        fields=taken["fields"],
        format=_format(taken["format"], formats, taken["output"], as_json=taken["json"]),
        raw=taken["raw"],
        ids=taken["ids"],
        header=taken["header"],
        pager=taken["pager"],
        output=taken["output"],
        data=data_paths(taken["data"]),
        pair=tuple(taken["pair"] or ()),
        max_bytes=taken["max_size"] * MIB if taken["max_size"] else MAX_BYTES,
    )


def _format(name: str | None, formats: Mapping[str, str], output: str | None, *, as_json: bool) -> str:
    """Return the format: by name, by the extension of the output file, or the default."""
    name = name and name.casefold()
    if as_json and name not in (None, "json"):
        raise QueryError(f"--json and --format {name} cannot be combined; use one.")
    if name is not None and name not in formats:
        hint = did_you_mean(name, formats)
        raise QueryError(f"{quote(name)} is not a format.{hint} Known: {', '.join(formats)}.")
    if as_json or name:
        return name or "json"
    ending = os.path.splitext(output or "")[1].casefold()  # noqa: PTH122 - of a text, not of a path
    if ending in _FOREIGN:
        raise QueryError(f"bilat does not write {ending}. Use {_either(_ENDINGS)}, or add --format.")
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    unasked = next(iter(formats))
    return unasked if unasked not in UNASKED or _is_for_a_person(output) else "lines"


def _is_for_a_person(output: str | None) -> bool:
    return output in (None, STANDARD_OUTPUT) and sys.stdout.isatty()


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


def refuse_empty(given: Mapping[str, str | None]) -> None:
    """Raise `QueryError` for an option with an empty value."""
    for flag, value in given.items():
        if value is not None and not value.strip():
            raise QueryError(f"{flag} has an empty value; write one, or leave it out.")


def asks(
    *groups: Declared,
    lists: bool = True,
    formats: Mapping[str, str] = FORMATS,
    fields: Completion = values.FREE_TEXT,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of `groups` and those of output, handed to it as one `ListOptions`.

    The first of `formats` is the default; `fields` completes --fields and --sort.
    """
    filters = {name: option for group in groups for name, option in group.items()}
    listing = _list_declared(fields) if lists else {}
    options = {**filters, **listing, **_output_declared(formats, fields)}

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        def answer(**given: Any) -> None:  # noqa: ANN401 - Typer's values
            taken = {name: given.pop(name) for name in options}
            command(asked=_list_options(taken, filters, formats), **given)

        return _signed(answer, command, "asked", options)

    return decorate


def takes(options: Declared) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command options that are handed to it together, as the dictionary `given`."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        def answer(**values_given: Any) -> None:  # noqa: ANN401 - Typer's values
            taken = {name: values_given.pop(name) for name in options}
            # A path stays as the system has it.
            given = {name: value if name == "data" else _as_typed(value) for name, value in taken.items()}
            command(given=given, **values_given)

        return _signed(answer, command, "given", options)

    return decorate


def _signed(
    answer: Callable[..., None], command: Callable[..., None], gathered: str, options: Declared
) -> Callable[..., None]:
    """Show Typer the parameters of `command`, with the options instead of the one that gathers them."""
    declared = inspect.signature(command, eval_str=True).parameters
    own = [parameter for name, parameter in declared.items() if name != gathered]
    parameters = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            annotation=option,
            default=False if option.__origin__ is bool else None,
        )
        for name, option in options.items()
    ]
    answer.__name__ = command.__name__
    every = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in (*own, *parameters)]
    answer.__signature__ = inspect.Signature(every)  # type: ignore[attr-defined]  # read by Typer
    answer.__annotations__ = {parameter.name: parameter.annotation for parameter in every}
    return answer
