"""PLOVER records, events coded from news: JSON, in a list or one after the other; leads, not facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, product

from bilat.exchange.importers.coded_acts import act_of_plover
from bilat.exchange.importers.coded_news import NO_KIND, TERMS, Lead, LeadItem, Side, imported
from bilat.exchange.importers.country_names import country_named
from bilat.exchange.importers.days import later_year
from bilat.exchange.importers.json_files import read_json_records
from bilat.exchange.importers.rows import OTHER_PAIR, Edition, ImportOptions, Item, LeftOut, locator_of
from bilat.exchange.importers.text_files import SourceFile, looks_like
from bilat.record.json import Record
from bilat.values.escaping import quote

# The year that the publisher's data begin with: before it no edition was published.
_FIRST_YEAR = "1995"
SIGNATURE = frozenset(("id", "date", "source", "event", "coder"))
_NEEDED = ("id", "date", "source", "event")
_WHAT = "PLOVER's JSON"
_CODE_LETTERS = 3


def read(file: SourceFile, options: ImportOptions) -> Iterator[Item]:
    """Yield an entry for each event between the parties."""
    return imported(read_leads(file, options))


def read_leads(file: SourceFile, options: ImportOptions) -> Iterator[LeadItem]:
    """Yield a lead for each event of a record between the parties."""
    latest, coder = _FIRST_YEAR, ""
    for number, line, value in read_json_records(file):
        record = value if isinstance(value, dict) else {}
        for name in _NEEDED:
            if name not in record:
                other = looks_like(file, asked=SIGNATURE)
                raise file.fault(f"this is not {_WHAT}: record {number} has no {quote(name)}.{other}", line)
        latest = later_year(latest, str(record["date"]))
        coder = coder or _text(record.get("coder"))
        found = list(_leads(file, number, line, record, options))
        yield from found
        if not found:
            yield LeftOut(number, NO_KIND if _pairs(record, options) else OTHER_PAIR)
    yield Edition(
        publisher=coder or "PLOVER",
        title="PLOVER event records",
        date=f"{latest}/..",
        note=TERMS,
    )


def _leads(
    file: SourceFile, number: int, line: int, record: Record, options: ImportOptions
) -> Iterator[Lead]:
    """Yield a lead for each of the record's events, between each two sides of the pair."""
    pairs = _pairs(record, options)
    if not pairs:
        return
    try:
        day = date.fromisoformat(_text(record["date"]))
    except ValueError:
        raise file.fault(f"{quote(str(record['date']))} is not a date like 2018-12-05.", line) from None
    mode = (_words(record.get("mode")) or [""])[0]
    for event, (source, target) in product(_words(record["event"]), pairs):
        if act := act_of_plover(event, mode):
            yield Lead(
                row=number,
                locator=locator_of(_text(record["id"]), number),
                day=day,
                act=act,
                source=source,
                target=target,
                called=" ".join(filter(None, (event, mode))),
                sentence=_text(record.get("text")),
                publication=_text(record.get("publication")),
                line=line,
            )


def _pairs(record: Record, options: ImportOptions) -> list[tuple[Side, Side]]:
    """Return who acts on whom: sources on targets, or sources together if there are no targets."""
    sources = _sides(record.get("source"), options)
    targets = _sides(record.get("target") or record.get("recipient"), options)
    pairs = product(sources, targets) if targets else combinations(sources, 2)
    return [pair for pair in pairs if options.is_pair(pair[0].country, pair[1].country)]


def _sides(actors: object, options: ImportOptions) -> list[Side]:
    """Return the actors of the two parties, by country; the others take no part in the record."""
    found: dict[str, list[str]] = {}
    for actor in actors if isinstance(actors, list) else [actors]:
        if not isinstance(actor, dict):
            continue
        text = _text(actor.get("actorText") or actor.get("actor_text"))
        code = _text(actor.get("code"))[:_CODE_LETTERS].upper()
        country = code if options.party(code) else None if code else country_named(text)
        if country and options.party(country):
            found.setdefault(country, []).append(text or country)
    return [Side(country, tuple(dict.fromkeys(texts))) for country, texts in found.items()]


def _words(value: object) -> list[str]:
    return [_text(item) for item in value if _text(item)] if isinstance(value, list) else [_text(value)]


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
