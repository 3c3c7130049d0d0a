"""The sources of records in the forms of reference managers: a footnote, BibTeX, CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from bilat.record.json import Record
from bilat.record.model import Citation, Dataset, Source
from bilat.values.edtf import FULL_MONTHS, MONTHS, EdtfDate, spoken
from bilat.values.escaping import one_line

_LONG = dict(zip(MONTHS, FULL_MONTHS, strict=True))
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b")
# The locators of each kind, with the word for one and for several.
_KINDS = (
    (re.compile(r"p([0-9]+)"), "para. ", "paras "),
    (re.compile(r"page ([0-9]+)"), "p. ", "pp. "),
    (re.compile(r"row ([0-9]+)"), "row ", "rows "),
    (re.compile(r"§ ([0-9.]+)"), "§ ", "§§ "),
)
_UNTITLED = "[Untitled]"


def long_date(when: EdtfDate) -> str:
    """Write a date with the whole name of its month: 25 September 2019."""
    return _MONTH.sub(lambda match: _LONG[match[1]], spoken(when))


def footnotes(citations: Iterable[Citation], dataset: Dataset) -> list[str]:
    """Cite in words, each source once: places cited for the facts themselves, then for other purposes."""
    sources = {source.id: source for source in dataset.sources}
    found: dict[str, dict[str | None, list[str]]] = {}
    for citation in citations:
        by_purpose = found.setdefault(citation.source, {})
        by_purpose.setdefault(citation.purpose, []).append(citation.locator)
    return [
        f"{publication(sources[name]) if name in sources else name}, {_places(by_purpose)}"
        for name, by_purpose in found.items()
    ]


def _places(by_purpose: Mapping[str | None, list[str]]) -> str:
    own = [in_words(by_purpose[None])] if None in by_purpose else []
    others = (f"{purpose}: {in_words(found)}" for purpose, found in by_purpose.items() if purpose is not None)
    return "; ".join((*own, *others))


def publication(source: Source) -> str:
    """Describe a source for a footnote: publisher via carrier, title, place, date, or when it was read."""
    by = f"{source.publisher} via {source.carrier}" if source.carrier else source.publisher
    title = f"\u201c{source.title}\u201d" if source.title else None
    when = long_date(source.date) if source.date else None
    read = f"accessed {long_date(source.accessed)}" if source.accessed and not when else None
    return ", ".join(part for part in (by, title, source.place, when, read) if part)


def in_words(locators: Iterable[str]) -> str:
    """Write locators with their kind in a word: "paras 1, 10-12", "p. 4", "#33019"."""
    written = list(dict.fromkeys(locators))
    parts: list[str] = []
    for pattern, singular, plural in _KINDS:
        numbers = [match[1] for locator in written if (match := pattern.fullmatch(locator))]
        if numbers:
            parts.append(f"{singular if len(numbers) == 1 else plural}{_join_runs(numbers)}")
    known = [pattern for pattern, _, _ in _KINDS]
    parts += [locator for locator in written if not any(pattern.fullmatch(locator) for pattern in known)]
    return ", ".join(parts)


def _join_runs(numbers: Iterable[str]) -> str:
    """Join numbers in order, consecutive ones as a range."""
    found = list(numbers)
    if not all(number.isdigit() for number in found):
        return ", ".join(found)
    ordered = sorted(map(int, found))
    runs = (list(run) for _, run in groupby(enumerate(ordered), key=lambda item: item[1] - item[0]))
    ends = ((run[0][1], run[-1][1]) for run in runs)
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ends)


def csl_item(source: Source, locators: Iterable[str] = ()) -> Record:
    """Return a source as an item of CSL-JSON; its note has the places cited, and a date in EDTF."""
    notes = [in_words(locators), _edtf_note(source.date)]
    item: Record = {
        "id": source.id,
        "type": _csl_type(source),
        "title": source.title or _UNTITLED,
        "author": [{"literal": source.publisher}],
        "publisher": source.publisher,
        "container-title": source.carrier,
        "publisher-place": source.place,
        "issued": _csl_date(source.date),
        "accessed": _csl_date(source.accessed),
        "URL": source.url or source.archived,
        "language": source.language,
        "note": "\n".join(filter(None, notes)) or None,
    }
    return {name: value for name, value in item.items() if value is not None}


def _edtf_note(when: EdtfDate | None) -> str | None:
    """Return the line of a note that has a date which is more than a day, a month or a year."""
    if when is None:
        return None
    plain = when.precision in ("day", "month", "year") and not (when.approximate or when.uncertain)
    return None if plain else f"EDTF: {when.text}"


def _csl_type(source: Source) -> str:
    if source.rows or source.records:
        return "dataset"
    if source.carrier:
        return "article-newspaper"
    if source.pages:
        return "report"
    return "webpage" if source.url else "document"


def _csl_date(when: EdtfDate | None) -> Record | None:
    """Return the known days of a date: one for a day, two for a span."""
    if when is None or when.start is None:
        return None
    parts = {"day": 3, "month": 2}.get(when.precision, 1)
    first = [when.start.year, when.start.month, when.start.day][:parts]
    if when.precision == "interval" and when.end and when.end.year != when.start.year:
        return {"date-parts": [first, [when.end.year]]}
    return {"date-parts": [first]}


_LATEX = str.maketrans(
    {
        **{char: f"\\{char}" for char in "&%$#_{}"},
        "\\": "\\textbackslash{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
    }
)


def bibtex_entry(source: Source, locators: Iterable[str] = ()) -> str:
    """Return a source as an entry of BibTeX, its texts escaped for LaTeX."""
    day = source.date.start if source.date else None
    precise = source.date.precision if source.date else None
    fields = {
        "author": f"{{{_latex(source.publisher)}}}",
        "title": f"{{{_latex(source.title or _UNTITLED)}}}",
        "howpublished": _latex(source.carrier),
        "address": _latex(source.place),
        "year": f"{day.year:04}" if day else None,
        "month": f"{day.month:02}" if day and precise in ("day", "month") else None,
        "day": f"{day.day:02}" if day and precise == "day" else None,
        "url": _one_line(source.url or source.archived),
        "urldate": source.accessed.text if source.accessed else None,
        "language": _latex(source.language),
        "note": _latex(in_words(locators)),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{source.id},\n{lines}}}\n"


def _one_line(text: str | None) -> str | None:
    return re.sub(r"[{}\\]", "", one_line("".join(text.split()))) if text else None


def _latex(text: str | None) -> str | None:
    return one_line(" ".join(text.split())).translate(_LATEX) if text else None
