"""Writes all that is made of the source: `python docs/make.py`.

The pages of the commands (docs/cli.md, docs/bilat.1), the fields of docs/json.md and docs/dataset.md, the
page of errors, the screens of the documents, and the JSON Schema beside the record: the same bytes on every
machine.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from textwrap import wrap

from bilat import __version__
from bilat.cli.manual import Manual, Option, manuals, own_options
from bilat.cli.registry import FAMILIES
from bilat.record import schema, shared_fields
from bilat.record.declarations import Field, FieldKind
from bilat.record.json_schema import Schema, json_schema, schema_names, schema_text
from bilat.record.vocabulary import EVENT_KINDS

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent
# The day of the edition, for the foot of the man page; a release sets it.
EDITION = "2026-11-24"
NAME = "ask the record of two states' relations"
INTRODUCTION = (
    "bilat reads one YAML record of two states' relations and answers questions from it: who met whom "
    "and where, what was signed, what was traded, and who says so."
)
STATUSES = (
    ("0", "Answered, even with nothing found."),
    ("1", "The data is invalid, or the output could not be written."),
    ("2", "The command line is wrong."),
    ("130", "Interrupted."),
)
ENVIRONMENT = (
    ("BILAT_DATA", "The files and folders to read instead of the bundled record, with : between them."),
    ("BILAT_ENGINE", "The Spark Connect server to ask if --engine is not given: sc://host:15002."),
    ("BILAT_TODAY", "The day to take as today, such as 2019-09-25, so that an answer can be reproduced."),
    ("COLUMNS", "The width of a table in a pipe or a file; 100 if unset."),
    ("BILAT_PAGER", "The pager for answers longer than the screen; without it, none is started."),
    ("PAGER", "The pager that --pager starts where BILAT_PAGER is not set."),
    ("NO_COLOR", "If set and not empty, output has no colour."),
    (
        "FORCE_COLOR, CLICOLOR_FORCE",
        "If set and not 0, tables have colour everywhere; of 256 if FORCE_COLOR is 2.",
    ),
    ("FORCE_HYPERLINK", "1 links sources to their addresses on every terminal, 0 on none."),
)
# An option of this many commands is described once.
_SHARED = 3
_FIELDS, _END = "<!-- fields: made by docs/make.py -->", "<!-- end of fields -->"
_HELP = Option("--help", "", "Show the manual of a command and exit.")


def shared_options(every: Sequence[Manual]) -> dict[Option, list[str]]:
    """Return the options that several commands have in common, each with the commands."""
    having: dict[Option, list[str]] = {}
    for manual in every:
        for option in manual.options:
            having.setdefault(option, []).append(manual.name)
    return {option: names for option, names in having.items() if len(names) >= _SHARED}


def page() -> str:
    """Return docs/cli.md."""
    every = manuals()
    shared = shared_options(every)
    return "\n".join(_page_lines(every, shared)) + "\n"


def _page_lines(every: Sequence[Manual], shared: dict[Option, list[str]]) -> Iterator[str]:
    yield "# The commands of bilat"
    yield from (
        "",
        "Made from the commands themselves by `python docs/make.py`; `bilat COMMAND --help` says the same.",
    )
    yield from ("", "| command | |", "| --- | --- |")
    for manual in every:
        anchor = manual.name.replace(" ", "-")
        yield f"| [`bilat {manual.name}`](#bilat-{anchor}) | {_cell(manual.sentence)} |"
    for manual in every:
        yield from ("", f"## bilat {manual.name}", "", manual.sentence)
        for part in (manual.examples, *manual.body):
            yield from ("", part) if isinstance(part, str) else ("", "```text", *part, "```")
        own = [(f"`{one.name}`", one.meaning) for one in manual.arguments]
        own += [(f"`{option}`", option.meaning) for option in manual.options if option not in shared]
        yield from ("", f"Usage: `{manual.usage()}`")
        if own:
            yield from ("", "| | |", "| --- | --- |")
            yield from (f"| {_cell(name)} | {_cell(meaning)} |" for name, meaning in own)
        others = [option.flag for option in manual.options if option in shared]
        if others:
            yield from ("", f"Also {', '.join(f'`{flag}`' for flag in others)}, described below.")
    yield from ("", "## Options of several commands", "", "| | | of |", "| --- | --- | --- |")
    for option, names in shared.items():
        yield f"| `{_cell(str(option))}` | {_cell(option.meaning)} | {_of(names, every)} |"
    yield from ("", "## Options of bilat itself", "", "| | |", "| --- | --- |")
    yield from (f"| `{option}` | {_cell(option.meaning)} |" for option in own_options())
    yield from ("", "## Environment", "", "| | |", "| --- | --- |")
    yield from (f"| `{name}` | {meaning} |" for name, meaning in ENVIRONMENT)
    yield from ("", "## Exit status", "", "| | |", "| --: | --- |")
    yield from (f"| {status} | {meaning} |" for status, meaning in STATUSES)


def _of(names: Sequence[str], every: Sequence[Manual]) -> str:
    """Say which commands these are: all, all but a few, or each by its name."""
    for family, parts in FAMILIES.items():
        forms = [f"{family} {part}" for part in parts]
        if set(forms) <= set(names):
            names = [*(name for name in names if name not in forms), f"every {family}"]
    others = [manual.name for manual in every if manual.name not in names]
    if len(others) < len(names):
        return f"all but {', '.join(others)}" if others else "all"
    return ", ".join(names)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def man_page() -> str:
    """Return docs/bilat.1, in the man macros that every man reads."""
    every = manuals()
    shared = shared_options(every)
    return "\n".join(_man_lines(every, shared)) + "\n"


def _man_lines(every: Sequence[Manual], shared: dict[Option, list[str]]) -> Iterator[str]:
    yield '.\\" Made from the commands themselves by docs/make.py.'
    yield f'.TH BILAT 1 {EDITION} "bilat {__version__}" "User Commands"'
    yield from (".SH NAME", f"bilat \\- {_roff(NAME)}")
    yield from (".SH SYNOPSIS", ".B bilat", ".I COMMAND", "[\\fIOPTIONS\\fR]")
    yield from (".SH DESCRIPTION", *_lines(INTRODUCTION))
    yield from (
        ".PP",
        *_lines("A table on a terminal, one record a line in a pipe, other formats on demand."),
    )
    yield ".SH COMMANDS"
    for manual in every:
        yield from (f".SS {_roff(manual.usage())}", *_lines(manual.sentence))
        for part in (manual.examples, *manual.body):
            kept = (
                (".nf", ".RS 4", *map(_roff, part), ".RE", ".fi") if isinstance(part, tuple) else _lines(part)
            )
            yield from (".PP", *kept)
        yield from _tagged((one.name, one.meaning) for one in manual.arguments)
        yield from _tagged((str(one), one.meaning) for one in manual.options if one not in shared)
        others = [option.flag for option in manual.options if option in shared]
        if others:
            yield from (".PP", *_lines(f"Also {', '.join(others)}."))
    yield from (".SH OPTIONS", "Options that several commands take:")
    yield from _tagged((str(option), option.meaning) for option in (*shared, _HELP))
    yield from (".PP", "Options of bilat itself:")
    yield from _tagged((str(option), option.meaning) for option in own_options() if option.flag != "--help")
    yield from (".SH ENVIRONMENT", *_tagged(ENVIRONMENT))
    yield from (".SH EXIT STATUS", *_tagged(STATUSES))
    yield from (".SH SEE ALSO", ".BR jq (1),", ".BR mlr (1)")


def _tagged(described: Iterable[tuple[str, str]]) -> Iterator[str]:
    for tag, meaning in described:
        yield from (".TP", f".B {_roff(tag)}", *_lines(meaning))


def _lines(text: str) -> list[str]:
    """Return a paragraph as lines that an editor shows whole."""
    return [_roff(line) for line in wrap(text, 60, break_on_hyphens=False, break_long_words=False)]


def _roff(text: str) -> str:
    """Escape a line for roff: backslashes, hyphens that are minus signs, quotes, and what is not ASCII."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace('"', "\\(dq")
    escaped = "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in escaped)
    return f"\\&{escaped}" if escaped.startswith(".") else escaped


def json_page() -> str:
    """Return docs/json.md, its prose as it stands and its tables of fields made anew."""
    return _with_fields("json.md", _field_lines())


def dataset_page() -> str:
    """Return docs/dataset.md, its prose as it stands and its tables of fields made anew."""
    return _with_fields("dataset.md", _file_lines())


def _with_fields(name: str, lines: Iterable[str]) -> str:
    before, _, rest = (FOLDER / name).read_text(encoding="utf-8").partition(_FIELDS)
    after = rest.partition(_END)[2]
    return f"{before}{_FIELDS}\n" + "\n".join(lines) + f"\n{_END}{after}"


def _field_lines() -> Iterator[str]:
    commands = (name for name in schema_names() if name != "dataset")
    schemas = {name: json_schema(name) for name in commands}
    yield from ("", "| command | gives |", "| --- | --- |")
    definitions: dict[str, Schema] = {}
    for name, answer in schemas.items():
        for title, body in answer["$defs"].items():
            # `show` gives the records of lists without what only lists say of them.
            definitions[title] = max(
                body, definitions.get(title, body), key=lambda one: len(one["properties"])
            )
        yield f"| `bilat {name}` | {_type(answer)} |"
    for name, body in definitions.items():
        yield from (
            "",
            f"### {name.replace('_', ' ')}",
            "",
            body["description"],
            "",
            "| field | type | |",
            "| --- | --- | --- |",
        )
        yield from _fields(body["properties"])


def _fields(properties: dict[str, Schema], within: str = "") -> Iterator[str]:
    for key, field in properties.items():
        yield f"| `{within}{key}` | {_type(field)} | {_cell(field.get('description', ''))} |"
        inner = field.get("items", field).get("properties")
        if inner:
            yield from _fields(inner, f"{within}{key}.")


def _type(field: Schema) -> str:
    """Say what kind of value a field holds: string or null, array of citation."""
    if "$ref" in field:
        return str(field["$ref"].rpartition("/")[2].replace("_", " "))
    if "anyOf" in field:
        return " or ".join(_type(one) for one in field["anyOf"])
    kinds = field["type"] if isinstance(field["type"], list) else [field["type"]]
    said = " or ".join(kinds)
    return f"{said} of {_type(field['items'])}" if "items" in field else said


# How a page says what a value in a file is; what is not here is a text.
FORMS: dict[FieldKind, str] = {
    FieldKind.ID: "id",
    FieldKind.TEXTS: "list of texts",
    FieldKind.TRUTH: "true or false",
    FieldKind.DATE: "EDTF",
    FieldKind.FIGURE: "figure",
    FieldKind.COUNT: "number",
    FieldKind.CURRENCY: "ISO 4217",
    FieldKind.HS: "2, 4 or 6 digits",
    FieldKind.COUNTRY: "ISO 3166",
    FieldKind.COUNTRIES: "list of ISO 3166",
    FieldKind.PARTIES: "two of ISO 3166",
    FieldKind.REFERENCE: "id of an entry",
    FieldKind.REFERENCES: "list of ids",
    FieldKind.LOCATORS: "list of paragraphs",
    FieldKind.CITATIONS: "list, fields below",
    FieldKind.ENTRY: "fields below",
    FieldKind.ENTRIES: "list, fields below",
}


def _file_lines() -> Iterator[str]:
    within = (
        schema.PREDECESSOR,
        schema.FISCAL_YEAR,
        schema.PLACE,
        schema.PARTICIPANT,
        shared_fields.CITATION,
        shared_fields.VARIANT,
        shared_fields.FORECAST,
    )
    for section in (*schema.SECTIONS.values(), *within):
        yield from ("", f"### {section.name}", "", section.meaning, "")
        yield from ("| field | is | |", "| --- | --- | --- |")
        yield from map(_row, section.in_file())
    yield from ("", "### kinds of event", "", "| kind | what happened |", "| --- | --- |")
    yield from (f"| `{kind}` | {said[0].upper()}{said[1:]}. |" for kind, said in EVENT_KINDS.items())
    yield ""


def _row(field: Field) -> str:
    form = FORMS.get(field.kind, "text")
    if field.words == tuple(EVENT_KINDS):
        form = "a kind, below"
    elif field.kind is FieldKind.WORD:
        form = ", ".join(f"`{word}`" for word in field.words)
    name = f"**`{field.name}`**" if field.required else f"`{field.name}`"
    return f"| {name} | {form} | {_cell(field.meaning)} |"


def errors_page() -> str:
    """Return docs/errors.md, made of the catalogue of errors in tests/errors."""
    if (tests := str(ROOT / "tests")) not in sys.path:
        sys.path.insert(0, tests)
    import error_catalogue

    return error_catalogue.page()


@cache
def texts() -> dict[Path, str]:
    """Return each generated file's text."""
    if str(FOLDER) not in sys.path:
        sys.path.insert(0, str(FOLDER))
    import screens

    return {
        FOLDER / "cli.md": page(),
        FOLDER / "bilat.1": man_page(),
        FOLDER / "json.md": json_page(),
        FOLDER / "dataset.md": dataset_page(),
        FOLDER / "errors.md": errors_page(),
        FOLDER / "screens.md": screens.page(),
        FOLDER / "answers.md": screens.with_screens(FOLDER / "answers.md"),
        ROOT / "README.md": screens.with_screens(ROOT / "README.md"),
        ROOT / "data" / "dataset.schema.json": schema_text("dataset"),
    }


if __name__ == "__main__":
    for file, text in texts().items():
        file.write_text(text, encoding="utf-8")
