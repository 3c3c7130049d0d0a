"""UN Comtrade: the API's JSON, and the CSV of the site in its new form and its old one.

A row of TOTAL is a trade total, any other a commodity. Exports and imports make one total only if they are
valued in the same way: usually exports are free on board, and imports include cost, insurance and freight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from bilat.exchange.importers.json_files import read_json
from bilat.exchange.importers.rows import (
    OTHER_PAIR,
    Edition,
    ImportedEntry,
    ImportOptions,
    Item,
    LeftOut,
)
from bilat.exchange.importers.text_files import SourceFile, read_table
from bilat.record.json import Json
from bilat.values.countries import is_country_code
from bilat.values.escaping import quote, shorten
from bilat.values.figures import MOST_DIGITS

_WHAT = "a UN Comtrade file"
_NEW = (
    *("refYear", "period", "reporterCode", "flowCode"),
    *("partnerCode", "classificationCode", "cmdCode", "primaryValue"),
)
_OLD = (
    *("Classification", "Year", "Period", "Trade Flow Code", "Reporter Code"),
    *("Partner Code", "Commodity Code", "Trade Value (US$)"),
)
SIGNATURE = frozenset(("flowCode", "cmdCode", "primaryValue"))
# The columns of the old form, by the names that the new form has for them.
_RENAMED = {
    "classificationCode": "Classification",
    "refYear": "Year",
    "period": "Period",
    "aggrLevel": "Aggregate Level",
    "flowCode": "Trade Flow Code",
    "reporterCode": "Reporter Code",
    "reporterISO": "Reporter ISO",
    "partnerCode": "Partner Code",
    "partnerISO": "Partner ISO",
    "partner2Code": "2nd Partner Code",
    "customsCode": "Customs Proc. Code",
    "motCode": "Mode of Transport Code",
    "cmdCode": "Commodity Code",
    "cmdDesc": "Commodity",
    "qtyUnitCode": "Qty Unit Code",
    "qtyUnitAbbr": "Qty Unit",
    "qty": "Qty",
    "netWgt": "Netweight (kg)",
    "cifvalue": "CIF Trade Value (US$)",
    "fobvalue": "FOB Trade Value (US$)",
    "primaryValue": "Trade Value (US$)",
    "legacyEstimationFlag": "Flag",
}  # fmt: skip
_FLOWS = {"X": "exports", "M": "imports", "2": "exports", "1": "imports"}
_THROUGH = ("RX", "RM", "3", "4")
_HS_REVISIONS = {
    f"H{place}": str(year) for place, year in enumerate((1992, 1996, 2002, 2007, 2012, 2017, 2022))
}
_NAMES = {f"S{revision}": f"SITC revision {revision}" for revision in (1, 2, 3, 4)}
_LAST_FOB_YEAR = {"VEN": 2009}
# Units by their number, for files without descriptions, and how they are written out.
_UNITS = {"5": "u", "7": "l", "8": "kg", "10": "pairs", "11": "ce/l", "12": "m³"}
_SPOKEN = {"u": "items", "No": "items", "l": "litres"}


class _Cells:
    """The cells of a row by the names of the new form, read on access; a missing cell is empty."""

    __slots__ = ("_found", "_names")

    def __init__(self, found: Mapping[str, Json], names: Mapping[str, str] | None = None) -> None:
        self._found, self._names = found, names

    def __getitem__(self, name: str) -> str:
        """Return a cell without the spaces around it."""
        value = self._found.get(self._names.get(name, "") if self._names else name)
        return "" if value is None else str(value).strip()


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its number and its line, which is 0 where that is not known."""

    number: int
    line: int
    cells: _Cells


def read(file: SourceFile, options: ImportOptions) -> Iterator[Item]:
    """Yield an entry for each row of the pair, exports and imports apart."""
    latest, seen = "", set[tuple[str, ...]]()
    totals: dict[tuple[str, ...], ImportedEntry] = {}
    for row in _rows(file):
        latest = max(latest, row.cells["refYear"] or row.cells["period"][:4])
        item = _item(file, row, options, seen)
        if isinstance(item, ImportedEntry) and item.section == "trade":
            key = tuple(item.entry.get(name, "") for name in ("reporter", "partner", "date", "valuation"))
            totals[key] = _together(totals[key], item) if key in totals else item
        else:
            yield item
    yield from totals.values()
    yield Edition(
        publisher="United Nations Statistics Division",
        title="UN Comtrade",
        date=f"{latest}/..",
        url="https://comtradeplus.un.org/",
        note="Use and passing on are subject to the UN Comtrade policy on use and re-dissemination.",
    )


def _item(file: SourceFile, found: _Row, options: ImportOptions, seen: set[tuple[str, ...]]) -> Item:
    row, cells = found.number, found.cells
    reporter, partner = _state(cells, "reporter"), _state(cells, "partner")
    if reporter is None or partner is None or not options.is_pair(reporter, partner):
        return LeftOut(row, OTHER_PAIR)
    reason = _left_out(cells)
    if reason:
        return LeftOut(row, reason)
    key = (reporter, partner, *(cells[name] for name in ("period", "flowCode", "cmdCode")))
    if cells["cmdCode"] != "TOTAL":
        key = (*key, cells["classificationCode"])
    if key in seen:
        return LeftOut(row, "a second row of the same reporter, period, flow and commodity")
    seen.add(key)
    common = {"date": _period(file, found), "reporter": reporter, "partner": partner, "currency": "USD"}
    flow = _FLOWS[cells["flowCode"]]
    value = _number(cells["primaryValue"])
    if value is None:
        return LeftOut(row, "without a value")
    valuation, note = _valuation(cells, reporter, flow)
    notes = [note] if note else []
    id_parts: tuple[str, ...] = (reporter.lower(), partner.lower(), flow)
    if cells["cmdCode"] == "TOTAL":
        said = {**common, flow: value, "valuation": valuation, "note": " ".join(notes)}
        section = "trade"
    else:
        notes.append(f"Valued {valuation}.")
        said = {**common, "flow": flow, "value": value, **_commodity(cells, notes)}
        section, id_parts = "goods", (*id_parts, cells["cmdCode"])
    entry = {name: text for name, text in said.items() if text}
    return ImportedEntry((row,), (f"row {row}",), section, entry, id_parts, line=found.line)


def _together(first: ImportedEntry, second: ImportedEntry) -> ImportedEntry:
    """Return one total of exports and imports that are valued in the same way."""
    return first._replace(
        rows=(*first.rows, *second.rows),
        locators=(*first.locators, *second.locators),
        entry={**first.entry, **second.entry},
        id_parts=first.id_parts[:2],
    )


def _left_out(cells: _Cells) -> str:
    """Say why a row of the pair is left out; empty for one that is not."""
    flow = cells["flowCode"]
    if flow in _THROUGH:
        return "re-exports and re-imports"
    if flow not in _FLOWS:
        return "a flow other than exports and imports"
    if cells["typeCode"] == "S":
        return "trade in services"
    if cells["partner2Code"] not in ("", "0") or cells["motCode"] not in ("", "0") or _by_customs(cells):
        return "detail of a total, by second partner, transport or customs procedure"
    return ""


def _by_customs(cells: _Cells) -> bool:
    return cells["customsCode"] not in ("", "0", "C00")


def _period(file: SourceFile, row: _Row) -> str:
    """Return a year or a month in EDTF."""
    cells = row.cells
    period = cells["period"] or cells["refYear"]
    if len(period) == 4 and period.isdecimal():  # noqa: PLR2004 - the digits of a year
        return period
    if len(period) == 6 and period.isdecimal() and "01" <= period[4:] <= "12":  # noqa: PLR2004 - and a month
        return f"{period[:4]}-{period[4:]}"
    where = "" if row.line else f"row {row.number}: "
    raise file.fault(f"{where}{quote(period)} is not a period like 2019 or 201903.", row.line)


def _valuation(cells: _Cells, reporter: str, flow: str) -> tuple[str, str | None]:
    """Return FOB or CIF, and a note about it if one is needed."""
    last_fob = _LAST_FOB_YEAR.get(reporter)
    if flow == "imports" and last_fob and cells["refYear"] <= str(last_fob):
        return "FOB", f"Imports of {reporter} were valued FOB to about {last_fob}."
    value = _number(cells["primaryValue"])
    for name, word in (("fobvalue", "FOB"), ("cifvalue", "CIF")):
        if value == _number(cells[name]) is not None:
            return word, None
    # The old form does not say; this is the publisher's rule.
    return "FOB" if flow == "exports" else "CIF", None


def _commodity(cells: _Cells, notes: list[str]) -> dict[str, str]:
    """Return the fields of a commodity: name, quantity, and code if it is of the Harmonized System."""
    classification, code = cells["classificationCode"], cells["cmdCode"]
    said = {"commodity": cells["cmdDesc"] or f"{classification} {code}"}
    if classification in _HS_REVISIONS and code.isdecimal():
        # Spreadsheets drop the leading zero of chapters 1 to 9.
        said["hs"] = code.zfill(len(code) + len(code) % 2)
        said["hs_revision"] = _HS_REVISIONS[classification]
        said["commodity"] = cells["cmdDesc"] or f"HS {said['hs']}"
    else:
        notes.append(f"Code {code} of {_NAMES.get(classification, classification)}.")
    quantity, unit, is_estimated = _quantity(cells)
    if quantity:
        said.update(quantity=quantity, unit=unit)
    if quantity and is_estimated:
        said["estimated"] = "true"
        notes.append("The quantity is an estimate.")
    return {**said, "note": " ".join(notes)}


def _quantity(cells: _Cells) -> tuple[str | None, str, bool]:
    """Return a quantity, its unit, and whether it is estimated; nothing if it is not known."""
    estimation = cells["legacyEstimationFlag"]
    unit = cells["qtyUnitAbbr"] or _UNITS.get(cells["qtyUnitCode"], "")
    quantity = _number(cells["qty"])
    if quantity not in (None, "0") and cells["qtyUnitCode"] != "-1" and unit not in ("", "N/A"):
        return (
            quantity,
            _SPOKEN.get(unit, unit),
            _is_true(cells["isQtyEstimated"]) or estimation in ("2", "6"),
        )
    weight = _number(cells["netWgt"])
    if weight not in (None, "0"):
        return weight, "kg", _is_true(cells["isNetWgtEstimated"]) or estimation in ("4", "6")
    return None, "", False


def _is_true(text: str) -> bool:
    return text.lower() in ("true", "1")


def _number(text: str) -> str | None:
    """Return a figure as a dataset file writes it, or None: 6804128143.0 is whole dollars."""
    plain = text.removesuffix(".0")
    if plain.isdecimal() and plain.isascii() and len(plain) <= MOST_DIGITS:
        return plain.lstrip("0") or "0"
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) >= MOST_DIGITS:
        return None
    written = f"{value.normalize():f}"
    if sum(map(str.isdigit, written)) > MOST_DIGITS:
        # A float's last digits are noise.
        written = f"{value.quantize(Decimal(1)).normalize():f}"
    return written


def _state(cells: _Cells, side: str) -> str | None:
    """Return the code of the reporter or partner; None for anything but a state."""
    number = cells[f"{side}Code"]
    if number:
        return areas().get(number.zfill(3))
    code = cells[f"{side}ISO"]
    return code if is_country_code(code) else None


@cache
def areas() -> dict[str, str]:
    """Return the codes of states by the number of their area."""
    table = Path(__file__).with_name("comtrade_areas.tsv").read_text(encoding="utf-8")
    rows = (line.partition("\t") for line in table.splitlines() if not line.startswith("#"))
    return {number: code for number, _, code in rows}


def _rows(file: SourceFile) -> Iterator[_Row]:
    """Yield each row with its number, its line and its cells by the names of the new form."""
    if file.is_json:
        yield from _rows_of_json(file)
        return
    table = read_table(file, delimiter="")
    old = "Trade Flow Code" in table.columns
    table.require(_OLD if old else _NEW, _WHAT)
    for record in table.records():
        yield _Row(record.number, record.line, _Cells(record.cells, _RENAMED if old else None))


def _rows_of_json(file: SourceFile) -> Iterator[_Row]:
    reply = read_json(file)
    data = reply.get("data") if isinstance(reply, dict) else reply
    if isinstance(reply, dict) and reply.get("error"):
        raise file.fault(f"UN Comtrade replied with an error: {shorten(str(reply['error']))}", 1)
    if not isinstance(data, list):
        raise file.fault(f"this is not {_WHAT}: the reply has no list named 'data'.", 1)
    if not data:
        raise file.fault("the list 'data' is empty: this reply has no rows.", 1)
    for number, item in enumerate(data, 1):
        found = item if isinstance(item, dict) else {}
        missing = [name for name in _NEW if name not in found]
        if missing:
            raise file.fault(f"this is not {_WHAT}: item {number} of 'data' has no {quote(missing[0])}.", 1)
        yield _Row(number, 0, _Cells(found))
        if not number % 1000:
            file.watch(file.path, number, len(data) + 1)
    file.watch(file.path, len(data), len(data))
