"""ICEWS, events coded from news by the codes of CAMEO: tab-separated, without quoting; leads, not facts."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.exchange.importers.coded_acts import act_of_cameo, act_of_text
from bilat.exchange.importers.coded_news import NO_KIND, TERMS, Lead, LeadItem, Side, imported
from bilat.exchange.importers.country_names import country_named
from bilat.exchange.importers.days import later_year, read_day
from bilat.exchange.importers.rows import OTHER_PAIR, Edition, ImportOptions, Item, LeftOut, locator_of
from bilat.exchange.importers.text_files import Record, SourceFile, read_table

_COLUMNS = (
    *("Event ID", "Event Date", "Source Name", "Source Country", "Event Text", "Target Name"),
    *("Target Country", "Story ID", "Sentence Number", "Publisher", "City", "Country"),
)
# The year that the publisher's data begin with: before it no edition was published.
_FIRST_YEAR = "1995"
SIGNATURE = frozenset(("Event ID", "Event Text", "Source Country", "Target Country"))
_MISSING = ("NA", "NULL")


def read(file: SourceFile, options: ImportOptions) -> Iterator[Item]:
    """Yield an entry for each event between the parties."""
    return imported(read_leads(file, options))


def read_leads(file: SourceFile, options: ImportOptions) -> Iterator[LeadItem]:
    """Yield a lead for each row between the parties."""
    table = read_table(file, delimiter="\t", quoted=False)
    table.require(_COLUMNS, "an ICEWS file")
    latest = _FIRST_YEAR
    for record in table.records():
        latest = later_year(latest, record["Event Date"])
        found = _lead(file, record, options)
        yield LeftOut(record.number, found) if isinstance(found, str) else found
    yield Edition(
        publisher="ICEWS",
        title="Integrated Crisis Early Warning System, coded event data",
        date=f"{latest}/..",
        language="en",
        note=TERMS,
    )


def _lead(file: SourceFile, record: Record, options: ImportOptions) -> Lead | str:
    """Return a row of the pair as a lead, or why it is left out."""
    names = (_cell(record, "Source Country"), _cell(record, "Target Country"))
    if names[0] == names[1]:
        return OTHER_PAIR
    source, target = map(country_named, names)
    if source is None or target is None or not options.is_pair(source, target):
        return OTHER_PAIR
    called = _cell(record, "Event Text")
    act = act_of_cameo(_cell(record, "CAMEO Code")) or act_of_text(called)
    if act is None:
        return NO_KIND
    story = _cell(record, "Story ID")
    return Lead(
        row=record.number,
        locator=locator_of(_cell(record, "Event ID"), record.number),
        day=read_day(file, record, "Event Date"),
        act=act,
        source=Side(source, (_cell(record, "Source Name"),)),
        target=Side(target, (_cell(record, "Target Name"),)),
        called=called,
        sentence=f"{story} {_cell(record, 'Sentence Number')}" if story else "",
        city=_cell(record, "City"),
        country=country_named(_cell(record, "Country")),
        publication=_cell(record, "Publisher"),
        line=record.line,
    )


def _cell(record: Record, column: str) -> str:
    """Return a cell, empty where the file says that it is missing; the edition of 2017 quotes twice."""
    # The same as `record[column]`, without a call for each of many million cells.
    cell = record.cells.get(column, "").strip()
    if cell in _MISSING:
        return ""
    return cell.replace('""', '"').strip('"') if '"' in cell else cell
