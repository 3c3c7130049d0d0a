"""The options of output and data, and how a command takes them together with its filters."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, NamedTuple

from bilat.cli.completion import values
from bilat.cli.completion.values import Completion
from bilat.cli.declaring import (
    DATA,
    OUTPUT,
    Declared,
    Given,
    Several,
    count,
    either,
    option,
    switch,
    text,
    texts,
)
from bilat.cli.filters import CHECK_OPTIONS, EVENT_FILTERS
from bilat.cli.output import STANDARD_OUTPUT
from bilat.loading.files import MAX_BYTES, MIB
from bilat.render.formats import FORMATS, UNASKED
from bilat.values.errors import QueryError
from bilat.values.escaping import quote
from bilat.values.text import did_you_mean

ENVIRONMENT = "BILAT_DATA"
ENGINE = "BILAT_ENGINE"


def _list_declared(fields: Completion) -> Declared:
    return {
        "sort": text(
            OUTPUT, "--sort", "FIELD,...", "Sort by these fields; unknown values come last.", fields
        ),
        "reverse": switch(OUTPUT, "--reverse", "Reverse the order; unknown values still come last."),
        "limit": count(OUTPUT, "--limit -n", "N", "Show at most N records."),
        "count": switch(OUTPUT, "--count", "Print only the number of records."),
    }


CHART = Annotated[bool, option("--chart", None, "Draw a chart instead of a table.", OUTPUT)]


def _output_declared(formats: Mapping[str, str], fields: Completion) -> Declared:
    only = "Show only these fields; '--fields help' lists them."
    written = f"Write as {either(formats)}."
    return {
        "fields": text(OUTPUT, "--fields", "FIELD,...", only, fields),
        "ids": switch(OUTPUT, "--ids", "Show the ids of records in a table."),
        "header": switch(OUTPUT, "--header", "Begin tab-separated lines with a row of column names."),
        "pager": switch(
            OUTPUT, "--pager", "Show an answer longer than the screen in the pager that PAGER names."
        ),
        "format": text(OUTPUT, "--format", "FORMAT", written, values.words(formats)),
        "json": switch(OUTPUT, "--json -j", "Write JSON (the same as --format json)."),
        "raw": switch(OUTPUT, "--raw", "Write CSV and TSV cells as recorded, without escaping formulas."),
        "output": text(
            OUTPUT,
            "--output -o",
            "FILE",
            "Write to FILE atomically; its extension (.csv, .json) sets the format.",
            values.FILES,
        ),
        **DATASETS,
    }


DATASETS: Declared = {
    "data": texts(
        DATA,
        "--data",
        "FILE|DIR",
        f"Read this dataset file, or the files in this folder, instead of {ENVIRONMENT} "
        "or the bundled record; repeat for more. 'bundled' names the bundled record.",
        values.FILES,
    ),
    "pair": texts(
        DATA,
        "--pair",
        "PAIR",
        "Use only this pair of states (RUS-VEN), if the data has several.",
        values.PAIRS,
    ),
    "engine": text(
        DATA,
        "--engine",
        "SERVER",
        "Query the tables of --data on this Spark Connect server (sc://host:15002), which must see them; "
        f"{ENGINE} if not given.",
    ),
    "max_size": count(DATA, "--max-size", "MIB", "Read files of up to this many MiB (256 if not given)."),
}


def shared_flags() -> set[str]:
    """Return the options that more than one command can take."""
    written = {**_list_declared(values.FREE_TEXT), **_output_declared(FORMATS, values.FREE_TEXT)}
    every = {**EVENT_FILTERS, **CHECK_OPTIONS, **written}
    declared = (option.__metadata__[0] for option in every.values())
    # Typer takes the first of the names for the default until it has read the whole declaration.
    names = (name for info in declared for name in (info.default, *(info.param_decls or ())))
    return {name for name in names if isinstance(name, str)}


_ENDINGS = {".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".tsv": "tsv", ".md": "markdown"}
# Extensions of formats that bilat does not write; other programs could not open such a file.
_FOREIGN = (
    *(".xlsx", ".xls", ".ods", ".docx", ".doc", ".odt", ".pdf", ".html", ".htm", ".xml"),
    *(".parquet", ".feather", ".sqlite", ".zip", ".gz"),
)


# What people call formats.
FORMATS_IN_OTHER_WORDS = {
    "md": "markdown",
    "text": "lines",
    "ndjson": "jsonl",
    **dict.fromkeys(("xlsx", "xls", "excel"), "bilat export xlsx"),
    **dict.fromkeys(("ics", "ical", "calendar"), "bilat export ics"),
    "bibtex": "bilat cite --format bibtex",
}


class ListOptions(NamedTuple):
    """The options of a list command: its filters by name, and how to sort, select and write the answer."""

    filters: Mapping[str, Any]
    output: str | None
    data: tuple[str, ...]
    pair: tuple[str, ...]
    max_bytes: int
    engine: str | None
    sort: str | None = None
    reverse: bool = False
    limit: int | None = None
    count_only: bool = False
    fields: str | None = None
    format: str = ""
    raw: bool = False
    ids: bool = False
    header: bool = False
    pager: bool = False


def _list_options(taken: Given, filters: Iterable[str], formats: Mapping[str, str]) -> ListOptions:
    """Read the values that Typer passes."""
    for name in ("fields", "sort"):
        if taken.get(name) == "":
            raise QueryError(f"--{name} names no field; write one or several: --{name} id,date.")
    return ListOptions(
        filters={name: _as_typed(taken[name]) for name in filters if taken[name]},
        sort=taken.get("sort"),
        reverse=bool(taken.get("reverse")),
        limit=taken.get("limit"),
        count_only=bool(taken.get("count")),
        fields=taken["fields"],
        format=_format(taken["format"], formats, taken["output"], as_json=taken["json"]),
        raw=taken["raw"],
        ids=taken["ids"],
        header=taken["header"],
        pager=taken["pager"],
        output=taken["output"],
        data=data_paths(taken["data"]),
        pair=tuple(taken["pair"] or ()),
        max_bytes=size_limit(taken) or MAX_BYTES,
        engine=taken["engine"] or os.environ.get(ENGINE),
    )


def _format(name: str | None, formats: Mapping[str, str], output: str | None, *, as_json: bool) -> str:
    """Return the format: by name, by the extension of the output file, or the default."""
    name = name and name.casefold()
    if as_json and name not in (None, "json"):
        raise QueryError(f"--json and --format {name} cannot be combined; use one.")
    if name is not None and name not in formats:
        hint = did_you_mean(name, formats, FORMATS_IN_OTHER_WORDS)
        raise QueryError(f"{quote(name)} is not a format.{hint} Known: {', '.join(formats)}.")
    if as_json or name:
        return name or "json"
    ending = os.path.splitext(output or "")[1].casefold()  # noqa: PTH122 - of a text, not of a path
    if ending == ".html" and "html" in formats:
        return "html"
    if ending in _FOREIGN:
        export = " 'bilat export xlsx' writes a workbook." if ending == ".xlsx" else ""
        raise QueryError(f"bilat does not write {ending}. Use {either(_ENDINGS)}, or add --format.{export}")
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    unasked = next(iter(formats))
    return unasked if unasked not in UNASKED or _is_for_a_person(output) else "lines"


def _is_for_a_person(output: str | None) -> bool:
    return output in (None, STANDARD_OUTPUT) and sys.stdout.isatty()


def _as_typed(value: object) -> object:
    """Return words decoded as UTF-8, if the locale could not decode the bytes that were typed."""
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


def size_limit(given: Given) -> int | None:
    """Return --max-size in bytes, or None if it was not given."""
    return given["max_size"] * MIB if given["max_size"] else None


def refuse_empty(given: Mapping[str, str | None]) -> None:
    """Raise `QueryError` for an option with an empty value."""
    for flag, value in given.items():
        if value is not None and not value.strip():
            raise QueryError(f"{flag} has an empty value; write one, or leave it out.")


def takes_list_options(
    *groups: Declared,
    lists: bool = True,
    formats: Mapping[str, str] = FORMATS,
    fields: Completion = values.FREE_TEXT,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of `groups` and those of output, passed to it as one `ListOptions`.

    The first of `formats` is the default; `fields` completes --fields and --sort.
    """
    filters = {name: option for group in groups for name, option in group.items()}
    listing = _list_declared(fields) if lists else {}
    options = {**filters, **listing, **_output_declared(formats, fields)}

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        def answer(**given: object) -> None:
            taken = {name: given.pop(name) for name in options}
            command(asked=_list_options(taken, filters, formats), **given)

        return _signed(answer, command, "asked", options)

    return decorate


def takes_options(options: Declared) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command options that are passed to it together, as the dictionary `given`."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        def answer(**values_given: object) -> None:
            taken = {name: values_given.pop(name) for name in options}
            # Paths are not decoded.
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
    # A panel of the help is placed where its first option is: that of output comes after the filters.
    charts = [parameter for parameter in own if parameter.annotation == CHART]
    ordered = (*(parameter for parameter in own if parameter not in charts), *parameters, *charts)
    every = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in ordered]
    answer.__signature__ = inspect.Signature(every)  # type: ignore[attr-defined]  # read by Typer
    answer.__annotations__ = {parameter.name: parameter.annotation for parameter in every}
    return answer
