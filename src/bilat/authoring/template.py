"""A new dataset: a file that loads, and shows in comments what each section holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Template

from bilat.record.declarations import ID, Field, FieldKind, Section
from bilat.record.name_tables import COUNTRY
from bilat.record.schema import DATASET, SECTIONS
from bilat.values.countries import common_name, iso_countries
from bilat.values.text import fold

# Other countries in the examples; one of them may be part of the pair.
_FORMER = ("SUN", "YUG", "CSK")
_OTHERS = {
    "SUN": "{name: Soviet Union, aliases: [USSR]}",
    "YUG": "{name: Yugoslavia}",
    "CSK": "{name: Czechoslovakia}",
    "AUT": "{name: Austria}",
}
_HEAD = """\
# The bilateral record of $first and $second, to be read, corrected and cited.
#
# Dates are EDTF (2018-12-05, 2008-11, 2005, 2020/2021, 2006/..; ~ about, ? uncertain).
# Every fact cites a source and the paragraphs it rests on. Write nothing that a source does not say.
# Comments below are examples: delete the "# " before one and write your own.
# bilat add visit --data FILE adds a visit in order of date; bilat add --help lists what else can be added.
# bilat check FILE says what is wrong.
# bilat schema dataset prints a JSON Schema, with which an editor completes keys and marks mistakes.
"""


def skeleton(parties: tuple[str, str], as_of: str) -> str:
    """Return the text of a new dataset for two states by code, as of a date in EDTF."""
    first, second = (common_name(code) or code for code in parties)
    name = "-".join(fold(f"{first} {second}").split())
    former = next(code for code in _FORMER if code not in parties)
    said = {
        "first": first,
        "second": second,
        "one": parties[0],
        "other": parties[1],
        "former": former,
        "successor": next((code for code in parties if not iso_countries()[code].is_former), parties[0]),
        "id": name if re.fullmatch(ID, name) else "-".join(parties).lower(),
        "as_of": as_of,
    }
    others = [code for code in (former, "AUT") if code not in parties]
    return Template("\n".join([_HEAD, *_lines(others)]) + "\n").substitute(said)


def _lines(others: list[str]) -> Iterator[str]:
    """Give the lines of every section: those of the pair as they are, examples as comments."""
    for section in SECTIONS.values():
        if section is DATASET:
            yield f"{section.name}:"
            for field in section.in_file():
                # Optional fields are comments.
                yield from _indented(_of_field(field), "  " if field.required else "  # ")
        elif section is COUNTRY:
            yield f"{section.name}: # {_remark(section.meaning)}"
            yield from ("  $one: {name: $first}", "  $other: {name: $second}")
            yield from (f"  # {code}: {_OTHERS[code]}" for code in others)
        else:
            yield f"# {section.name}: # {_remark(section.meaning)}"
            yield from _indented(_entries(section), "#   ")
        if section.name != list(SECTIONS)[-1]:
            yield ""


def _entries(section: Section[object]) -> Iterator[str]:
    """Return a section's examples as lines of YAML: an entry made of those of its fields, and whole ones."""
    fields = [field for field in section.in_file() if field.name not in section.apart]
    if any(field.example for field in fields):
        lines = [line for field in fields for line in _of_field(field)]
        yield f"- {lines[0]}"
        yield from _indented(lines[1:], "  ")
    yield from (f"- {example}" for example in section.examples)


def _of_field(field: Field) -> list[str]:
    """Return the lines that show a field, with a comment."""
    remark = ", ".join(field.words) if len(field.words) > 1 else _remark(field.meaning)
    if isinstance(field.example, tuple):
        return [f"{field.name}: # {remark}", *(f"  - {example}" for example in field.example)]
    return [f"{field.name}: {_example(field)} # {remark}"]


def _example(field: Field) -> str:
    if field.kind is FieldKind.ENTRY and field.section:
        parts = (f"{part.name}: {part.example}" for part in field.section.in_file())
        return f"{{{', '.join(parts)}}}"
    return str(field.example)


def _remark(meaning: str) -> str:
    """Return the meaning of a field as a trailing comment."""
    return (meaning[0].lower() + meaning[1:]).rstrip(".")


def _indented(lines: Iterator[str] | list[str], by: str) -> Iterator[str]:
    return (f"{by}{line}" for line in lines)
