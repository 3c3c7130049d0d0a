"""Publications from BibTeX (read by pybtex) and CSL-JSON, for the sources of a record."""

from __future__ import annotations

import re
from collections import UserDict
from collections.abc import Iterator, Mapping

from bilat.exchange.importers.json_files import read_json
from bilat.exchange.importers.rows import ImportedEntry, ImportOptions, Item, LeftOut
from bilat.exchange.importers.text_files import SourceFile, looks_like
from bilat.loading.files import MIB
from bilat.record.json import Json, Record
from bilat.values.edtf import MONTHS, parse
from bilat.values.errors import DateError
from bilat.values.extras import missing_library
from bilat.values.text import fold

SIGNATURE: frozenset[str] = frozenset()
_NO_DATE = "neither a date nor the day it was read"
_NO_PUBLISHER = "nobody who published or wrote it"
# Who published something, in the order that the fields are asked; authors last.
_BIBTEX_PUBLISHERS = (
    "publisher",
    "journal",
    "journaltitle",
    "institution",
    "organization",
    "school",
    "howpublished",
)
_CSL_PUBLISHERS = ("publisher", "container-title", "archive", "event-title")
_EDTF_IN_NOTE = re.compile(r"(?m)^(?:edtf|date|issued):\s*(\S+)\s*$", re.IGNORECASE)
_COMMAND = re.compile(r"\\[A-Za-z]+ ?")
_MONTH_NAMES = {name.lower(): f"{number:02}" for number, name in enumerate(MONTHS, 1)}
_MOST_ABBREVIATED = 16 * MIB


class _Abbreviations(UserDict[str, str]):
    """The abbreviations of a file, `@string`; the total length of their texts is limited."""

    def __init__(self, file: SourceFile, known: Mapping[str, str]) -> None:
        super().__init__(known)
        self._file, self._written = file, 0

    def __setitem__(self, name: str, text: str) -> None:
        super().__setitem__(name.lower(), text)

    def __getitem__(self, name: str) -> str:
        text = super().__getitem__(name.lower())
        self._written += len(text)
        if self._written > _MOST_ABBREVIATED:
            raise self._file.fault(f"its abbreviations write out more than {_MOST_ABBREVIATED // MIB} MiB.")
        return text


def read(file: SourceFile, options: ImportOptions) -> Iterator[Item]:  # noqa: ARG001 - as every reader
    """Yield a source for each publication that has a publisher and a date."""
    text = file.text().lstrip()
    found = _of_csl(file) if text.startswith(("[", "{")) else _of_bibtex(file)
    any_entry = False
    for number, (key, draft) in enumerate(found, 1):
        any_entry = True
        if not draft.get("publisher"):
            yield LeftOut(number, _NO_PUBLISHER)
        elif not (draft.get("date") or draft.get("accessed")):
            yield LeftOut(number, _NO_DATE)
        else:
            made = {"title": "none", **{name: value for name, value in draft.items() if value}}
            yield ImportedEntry((number,), (f"entry {number}",), "sources", made, (key,))
    if not any_entry:
        raise file.fault("this file has no publications: neither BibTeX entries nor a list of CSL-JSON.")


def _of_csl(file: SourceFile) -> Iterator[tuple[str, dict[str, str]]]:
    items = read_json(file)
    items = items.get("items", items) if isinstance(items, dict) else items
    if not isinstance(items, list):
        raise file.fault(f"this is not CSL-JSON: write a list of items.{looks_like(file)}", 1)
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict) or "type" not in item:
            raise file.fault(f"this is not CSL-JSON: item {number} has no 'type'.", 1)
        names = _names(item.get("author"))
        publisher = next((str(item[field]) for field in _CSL_PUBLISHERS if item.get(field)), "")
        yield (
            str(item.get("id") or f"item-{number}").rpartition("/")[2],
            {
                "publisher": _one_line(publisher) or "; ".join(filter(None, names)),
                "place": _one_line(item.get("publisher-place")),
                "date": _issued(item),
                "accessed": _date_parts(item.get("accessed")),
                "title": _one_line(item.get("title")),
                "url": _one_line(item.get("URL")),
                "archived": _address(item.get("archive_location")),
                "language": _one_line(item.get("language")),
            },
        )


def _issued(item: Record) -> str:
    """Return when something was published; a date in EDTF in the note is the most exact."""
    note = str(item.get("note") or "").strip()
    labelled = _EDTF_IN_NOTE.search(note)
    return _edtf(labelled[1] if labelled else note) or _date_parts(item.get("issued"))


def _date_parts(value: Json) -> str:
    """Return the date of `{"date-parts": [[2019, 9, 25]]}` in EDTF; empty for anything else."""
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    points = [_point(part) for part in parts] if isinstance(parts, list) else []
    if points and all(points):
        return _edtf("/".join(points[:2]))
    return _edtf(str(value.get("raw") or value.get("literal") or ""))


def _point(part: Json) -> str:
    """Return year, month and day in EDTF, as far as they are there; empty for anything but a list."""
    numbers = part if isinstance(part, list) else []
    return "-".join(str(number).zfill(2 if at else 4) for at, number in enumerate(numbers))


def _edtf(text: str) -> str:
    try:
        return parse(text).text if text else ""
    except DateError:
        return ""


def _names(authors: Json) -> list[str]:
    """Return the names of a list of authors; nobody's for anything else."""
    return (
        [_name(author) for author in authors if isinstance(author, dict)] if isinstance(authors, list) else []
    )


def _name(author: Record) -> str:
    if author.get("literal"):
        return _one_line(author["literal"])
    return _one_line(" ".join(str(author[part]) for part in ("given", "family") if author.get(part)))


def _one_line(value: Json) -> str:
    return " ".join(str(value).split()) if value else ""


def _address(value: Json) -> str:
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else ""


def _of_bibtex(file: SourceFile) -> Iterator[tuple[str, dict[str, str]]]:
    try:
        from pybtex.database import BibliographyDataError
        from pybtex.database.input.bibtex import Parser
        from pybtex.scanner import PybtexSyntaxError
    except ImportError as fault:
        raise missing_library("pybtex", "BibTeX") from fault
    try:
        parser = Parser()
        parser.macros = _Abbreviations(file, parser.macros)
        library = parser.parse_string(file.text())
    except PybtexSyntaxError as fault:
        raise file.fault(f"this is not BibTeX: {fault.args[0]}.", fault.lineno) from fault
    except BibliographyDataError as fault:
        raise file.fault(f"this is not BibTeX: {fault}.") from fault
    for key, entry in library.entries.items():
        fields = {name.lower(): _plain(text) for name, text in entry.fields.items()}
        authors = [_plain(str(person)) for person in entry.persons.get("author", ())]
        publisher = next((fields[name] for name in _BIBTEX_PUBLISHERS if fields.get(name)), "")
        yield (
            key,
            {
                "publisher": publisher or "; ".join(authors),
                "place": fields.get("address") or fields.get("location", ""),
                "date": _bibtex_date(fields),
                "accessed": _edtf(fields.get("urldate", "")),
                "title": fields.get("title", ""),
                "url": fields.get("url", ""),
                "language": fields.get("language") or fields.get("langid", ""),
            },
        )


def _bibtex_date(fields: Mapping[str, str]) -> str:
    """Return biblatex' date, or BibTeX' year, month and day, in EDTF."""
    if date := _edtf(fields.get("date", "")):
        return date
    year, month, day = (fields.get(name, "") for name in ("year", "month", "day"))
    month = _MONTH_NAMES.get(fold(month)[:3], month.zfill(2) if month.isdecimal() else "")
    points = [year, *([month] if month else []), *([day.zfill(2)] if month and day.isdecimal() else [])]
    return _edtf("-".join(points)) or _edtf(year)


def _plain(text: str) -> str:
    """Return a text of BibTeX without braces and commands; those for accents become letters."""
    from pybtex.exceptions import PybtexError
    from pybtex.richtext import Text

    try:
        text = str(Text.from_latex(text))
    except PybtexError:
        # Braces that do not match: the text is kept as it is.
        return _one_line(text)
    return _one_line(_COMMAND.sub("", text))
