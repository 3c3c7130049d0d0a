"""SIPRI's arms transfers: the CSV of the trade register, a row for each deal and year of delivery.

A deal is a contract, and each year's delivery an event and a quantity of goods. Deliveries are not parts of
the contract: the register does not say that its dates are one occasion. The trend-indicator values (TIV) are
an index of volume and not money, so they are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bilat.exchange.importers.country_names import country_named, name_in_title
from bilat.exchange.importers.days import later_year
from bilat.exchange.importers.rows import (
    OTHER_PAIR,
    Edition,
    ImportedEntry,
    ImportOptions,
    Item,
    LeftOut,
    locator_of,
)
from bilat.exchange.importers.text_files import Record, SourceFile, Table, read_table
from bilat.values.errors import DateError
from bilat.values.text import fold
from bilat.values.typed_dates import read_typed

_ID = "SIPRI AT Database ID"
_COLUMNS = (
    *(_ID, "Supplier", "Recipient", "Designation", "Description", "Armament category", "Order date"),
    *("Order date is estimate", "Numbers delivered", "Numbers delivered is estimate", "Delivery year"),
    *("Delivery year is estimate", "Status", "Local production"),
)
# The year that the publisher's data begin with: before it no edition was published.
_FIRST_YEAR = "1950"
SIGNATURE = frozenset((_ID, "Supplier", "Recipient", "Delivery year"))
_NOT_STATE = "a supplier or recipient that is not a state"
_UNKNOWN_STATE = "a supplier or recipient whose name is not understood"
_MOST_BEFORE = 60
_HEADER = re.compile(rf"^[^\w\n]*{_ID}\W", re.MULTILINE)
_LOOSE_ENDS = re.compile(r";+[ \t]*$", re.MULTILINE)
_GENERATED = re.compile(r"Data generated\W*(\d{1,2} [A-Za-z]+ \d{4})")
_YEAR = re.compile(r"(\d{4})(?:\.0+)?", re.ASCII)
_NUMBER = re.compile(r"0*([1-9]\d*)(?:\.0+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Delivery:
    """A row of the pair."""

    record: Record
    supplier: str
    recipient: str

    @property
    def deal(self) -> str:
        """Return the key that the rows of one deal have in common: its id, or what was ordered and when."""
        record = self.record
        names = ("Designation", "Description", "Order date")
        return record[_ID] or " ".join((self.supplier, self.recipient, *map(record.__getitem__, names)))

    @property
    def locator(self) -> str:
        """Return a locator for the whole deal: its id, or the row if it has none."""
        return locator_of(self.record[_ID], self.record.number)

    @property
    def weapon(self) -> str:
        """Return what is delivered: Su-30MK (fighter aircraft)."""
        name, what = self.record["Designation"], self.record["Description"]
        return f"{name} ({what})" if name and what else name or what or "arms"

    def year(self, column: str) -> str | None:
        """Return a year in EDTF, `~` where the register calls it an estimate."""
        found = _YEAR.fullmatch(self.record[column])
        if not found or found[1] == "0000":
            return None
        return f"{found[1]}~" if self.is_estimate(column) else found[1]

    @property
    def number(self) -> str | None:
        """Return how many were delivered, or None where the register does not know."""
        found = _NUMBER.fullmatch(self.record["Numbers delivered"].replace(",", ""))
        return found[1] if found else None

    def is_estimate(self, column: str) -> bool:
        """Return whether the register calls a date or a number an estimate."""
        return self.record[f"{column} is estimate"].lower() == "yes"


def read(file: SourceFile, options: ImportOptions) -> Iterator[Item]:
    """Yield for each deal of the pair a contract, then its deliveries with their quantities."""
    table, generated = _table(file)
    table.require(_COLUMNS, "a SIPRI trade register")
    latest, deals = _FIRST_YEAR, dict[str, list[_Delivery]]()
    for record in table.records():
        latest = later_year(latest, record["Delivery year"])
        found = _of_pair(record, options)
        if isinstance(found, str):
            yield LeftOut(record.number, found)
        else:
            deals.setdefault(found.deal, []).append(found)
    for deliveries in deals.values():
        yield from _deal(deliveries)
    yield Edition(
        publisher="Stockholm International Peace Research Institute",
        title="SIPRI Arms Transfers Database, trade register",
        date=generated or f"{latest}/..",
        url="https://www.sipri.org/databases/armstransfers",
        language="en",
        note="SIPRI's terms of use apply to what is passed on of it.",
    )


def _table(file: SourceFile) -> tuple[Table, str | None]:
    """Return the table below the preamble, and the day it was generated.

    The preamble is blanked, so that nothing in it is read as CSV; the lines keep their numbers.
    """
    if file.is_spreadsheet:
        table = read_table(file, (_ID,), within=_MOST_BEFORE)
        return table, _generated("\n".join(" ".join(row.cells) for row in table.preamble))
    text = file.text()
    header = _HEADER.search(text)
    if header is None:
        return read_table(file), None
    before, below = text[: header.start()], text[header.start() :]
    if below.partition("\n")[0].rstrip().endswith(";") and "," in below.partition("\n")[0]:
        below = _LOOSE_ENDS.sub("", below)
    blanked = replace(file, raw=("\n" * before.count("\n") + below).encode())
    return read_table(blanked, delimiter=""), _generated(before)


def _generated(preamble: str) -> str | None:
    found = _GENERATED.search(preamble)
    if not found:
        return None
    try:
        return read_typed(found[1]).text
    except DateError:
        return None


def _of_pair(record: Record, options: ImportOptions) -> _Delivery | str:
    """Return a row of the pair, or why it is left out."""
    names = (record["Supplier"], record["Recipient"])
    codes = [None if _is_not_a_state(name) else country_named(name) for name in names]
    supplier, recipient = codes
    if supplier and recipient:
        is_pair = options.is_pair(supplier, recipient)
        return _Delivery(record, supplier, recipient) if is_pair else OTHER_PAIR
    if not any(map(options.party, codes)):
        return OTHER_PAIR
    return _NOT_STATE if any(map(_is_not_a_state, names)) else _UNKNOWN_STATE


def _is_not_a_state(name: str) -> bool:
    """Return whether a party is an organization (NATO**), a group (rebels*) or not known."""
    return name.endswith("*") or fold(name).startswith("unknown") or not name


def _deal(deliveries: list[_Delivery]) -> Iterator[Item]:
    first = deliveries[0]
    ordered = first.year("Order date")
    supplier, recipient = name_in_title(first.supplier), name_in_title(first.recipient)
    if ordered:
        yield ImportedEntry(
            rows=tuple(delivery.record.number for delivery in deliveries),
            locators=tuple(dict.fromkeys(delivery.locator for delivery in deliveries)),
            section="events",
            entry={
                "date": ordered,
                "kind": "contract",
                "title": _as_title(f"{recipient} orders {first.weapon} from {supplier}"),
                **_common(first, "The register does not say how many were ordered."),
            },
            id_parts=(first.record[_ID] or first.weapon, "order"),
            line=first.record.line,
        )
    for same in _each_once(deliveries):
        yield from _delivery(same, ordered)
    for delivery in deliveries:
        if not (ordered or delivery.year("Delivery year")):
            yield LeftOut(delivery.record.number, "without a date")


def _each_once(deliveries: list[_Delivery]) -> Iterator[list[_Delivery]]:
    """Yield the rows of each delivery: rows with one year, number and status are one delivery."""
    found: dict[tuple[str, ...], list[_Delivery]] = {}
    for delivery in deliveries:
        if when := delivery.year("Delivery year"):
            key = (when, delivery.number or "", delivery.record["Status"])
            found.setdefault(key, []).append(delivery)
    yield from found.values()


def _delivery(same: list[_Delivery], ordered: str | None) -> Iterator[ImportedEntry]:
    first = same[0]
    when = first.year("Delivery year") or ""
    is_estimate = first.is_estimate("Numbers delivered")
    number = first.number
    how_many = f": {'about ' if is_estimate else ''}{number}" if number else ""
    is_early = ordered is not None and when[:4] < ordered[:4]
    notes = [f"The register dates the order {ordered}, after this delivery."] if is_early else []
    rows = tuple(delivery.record.number for delivery in same)
    where = (rows, tuple(dict.fromkeys((*(f"row {row}" for row in rows), first.locator))))
    supplier, recipient = name_in_title(first.supplier), name_in_title(first.recipient)
    title = _as_title(f"{supplier} delivers {first.weapon} to {recipient}{how_many}")
    said = {"date": when, "kind": "delivery", "title": title, **_common(first, *notes)}
    id_parts = (first.record[_ID] or first.weapon,)
    line = first.record.line
    yield ImportedEntry(*where, "events", said, id_parts, line=line)
    if number:
        goods = {
            "date": when,
            "commodity": first.weapon,
            "flow": "exports",
            "reporter": first.supplier,
            "partner": first.recipient,
            "quantity": number,
            "unit": "items",
            **({"estimated": "true"} if is_estimate else {}),
            **_note(first, *notes),
        }
        yield ImportedEntry(*where, "goods", goods, (*id_parts, "goods"), line=line)


def _as_title(said: str) -> str:
    """Return a sentence that may begin with "the" as a title."""
    return f"{said[0].upper()}{said[1:]}"


def _common(delivery: _Delivery, *notes: str) -> dict[str, object]:
    """Return the fields that orders and deliveries share: participants, topics and notes."""
    record = delivery.record
    topics = ["arms", record["Armament category"].lower()]
    if _is_used(record):
        topics.append("second hand")
    if _is_local(record):
        topics.append("local production")
    return {
        "participants": [
            {"role": "state", "country": delivery.supplier},
            {"role": "state", "country": delivery.recipient},
        ],
        "topics": list(dict.fromkeys(filter(None, topics))),
        **_note(delivery, *notes),
    }


def _note(delivery: _Delivery, *notes: str) -> dict[str, str]:
    said = " ".join(_notes(delivery, *notes))
    return {"note": said} if said else {}


def _notes(delivery: _Delivery, *notes: str) -> Iterator[str]:
    record = delivery.record
    if record[_ID]:
        yield f"Deal {record[_ID]} of SIPRI's register."
    if _is_used(record):
        yield f"{record['Status']}."
    if _is_local(record):
        yield "Local production."
    yield from notes


def _is_used(record: Record) -> bool:
    return record["Status"].lower() not in ("", "new")


def _is_local(record: Record) -> bool:
    return record["Local production"].lower() == "yes"
