"""The report of an import: how many rows were read, and what became of each; the counts add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bilat.exchange.importers.rows import OTHER_PAIR, OTHER_TIME
from bilat.exchange.importing import FileImport, Import, Placed
from bilat.exchange.matching import Outcome
from bilat.record.import_rows import OUTCOMES
from bilat.record.json import Record
from bilat.values.escaping import one_line

if TYPE_CHECKING:
    from bilat.exchange.lead_reading import FileRows
    from bilat.exchange.lead_tables import WrittenCounts

MOST_SHOWN = 20
_MOST_LOCATORS = 3
# Each with its key in JSON.
_OUTCOMES = dict(zip(Outcome, OUTCOMES, strict=True))
_ELSEWHERE = "not between two states that were asked for"


def counts(file: FileImport) -> Record:
    """Return how many rows were read, and what became of them; `read` is the sum of all but `of_pair`."""
    outcomes = Counter(file.outcomes().values())
    reasons = file.reasons()
    elsewhere = {reason: reasons.pop(reason, 0) for reason in (OTHER_PAIR, OTHER_TIME)}
    known = {name: outcomes[outcome] for outcome, name in _OUTCOMES.items()}
    left_out = sum(reasons.values())
    of_pair = sum(known.values()) + left_out
    return {
        "read": of_pair + sum(elsewhere.values()),
        "another_pair": elsewhere[OTHER_PAIR],
        "outside_period": elsewhere[OTHER_TIME],
        "of_pair": of_pair,
        **known,
        "left_out": left_out,
        "reasons": _reasons(reasons),
    }


def to_json(name: str, pair: str, found: Import) -> Record:
    """Return the whole report as JSON has it."""
    return {
        "format": name,
        "pair": pair,
        "files": [
            {
                "file": file.path,
                "source": file.source,
                "encoding": file.encoding,
                "rows": counts(file),
                "entries": [_entry(placed) for placed in file.placed],
            }
            for file in found.files
        ],
        "written": {section: len(entries) for section, entries in found.entries.items()},
    }


def _entry(placed: Placed) -> Record:
    is_new = placed.match.outcome is not Outcome.THERE
    return {
        "rows": list(placed.rows),
        "section": placed.section,
        "outcome": _OUTCOMES[placed.match.outcome],
        "id": placed.id if is_new else None,
        "matches": placed.match.record,
        "fields": [{"field": name, "there": there} for name, there in placed.match.fields],
    }


def lines(pair: str, found: Import) -> Iterator[str]:
    """Yield the report as a person reads it."""
    for file in found.files:
        yield from _lines(pair, file)


def _lines(pair: str, file: FileImport) -> Iterator[str]:
    rows = counts(file)
    path = one_line(file.path)
    if file.encoding not in ("utf-8", "utf-16-le", "utf-16-be"):
        yield f"{path} is not UTF-8; it was read as Latin-1 (Windows-1252)."
    parts = [f"{rows['of_pair']:,} of {pair}"]
    if rows["another_pair"]:
        parts.append(f"{rows['another_pair']:,} of another pair")
    if rows["outside_period"]:
        parts.append(f"{rows['outside_period']:,} outside the period")
    yield f"{path}: {_with_noun(rows['read'], 'row')}: {', '.join(parts)}."
    yield (
        f"Of {pair}: {rows['new']:,} new, {rows['already_there']:,} already there, "
        f"{_with_verb(rows['adds_something'], 'add')} something, "
        f"{_with_verb(rows['disagrees'], 'disagree')}, {rows['left_out']:,} left out."
    )
    for left_out in rows["reasons"]:
        yield f"  left out: {_with_noun(left_out['rows'], 'row')}: {left_out['reason']}."
    telling = [placed for placed in file.placed if placed.match.fields]
    for placed in telling[:MOST_SHOWN]:
        says = "disagrees with" if placed.match.outcome is Outcome.DISAGREES else "adds to"
        where = _shortened(placed.locators)
        yield f"  {where}: {says} {placed.match.record}: {placed.match.fields_in_words()}."
    if len(telling) > MOST_SHOWN:
        yield f"  {len(telling) - MOST_SHOWN:,} more are not shown; --json lists them."


def leads_to_json(name: str, files: Sequence[FileRows], written: WrittenCounts) -> Record:
    """Return the report on leads that became tables as JSON has it."""
    return {
        "format": name,
        "files": [
            {
                "file": file.path,
                "encoding": file.encoding,
                "read": file.rows,
                "used": file.used,
                "left_out": _reasons(file.left_out),
            }
            for file in files
        ],
        "written": {"pairs": written.pairs, "events": written.events, "already_there": written.there},
    }


def lead_lines(files: Sequence[FileRows], written: WrittenCounts) -> Iterator[str]:
    """Yield the report on leads that became tables as a person reads it."""
    for file in files:
        yield f"{one_line(file.path)}: {_with_noun(file.rows, 'row')}, {file.used:,} used."
        for left_out in _reasons(file.left_out):
            reason = left_out["reason"]
            said = _ELSEWHERE if reason == OTHER_PAIR else reason
            yield f"  left out: {_with_noun(left_out['rows'], 'row')}: {said}."
    there = f"; {written.there:,} were there already" if written.there else ""
    yield f"Written: {_with_noun(written.events, 'event')} of {_with_noun(written.pairs, 'pair')}{there}."


def _reasons(rows: Mapping[str, int]) -> list[Record]:
    return [{"reason": reason, "rows": rows[reason]} for reason in sorted(rows)]


def _with_noun(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _with_verb(number: int, verb: str) -> str:
    """Return how many do something: "1 adds", "2 add"."""
    return f"{number:,} {verb}{'s' if number == 1 else ''}"


def _shortened(locators: Sequence[str]) -> str:
    more = len(locators) - _MOST_LOCATORS
    listed = ", ".join(map(one_line, locators[:_MOST_LOCATORS]))
    return f"{listed} and {more:,} more" if more > 0 else listed
