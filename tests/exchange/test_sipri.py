"""SIPRI's trade register comes in: a contract a deal, and its deliveries, every estimate kept."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from bilat.exchange.importers.rows import OTHER_PAIR, Edition, ImportedEntry, ImportOptions, LeftOut
from bilat.exchange.importers.sipri import read
from bilat.exchange.importers.text_files import SourceFile
from bilat.values.errors import DatasetError
from program import bilat

COLUMNS = [
    *("SIPRI AT Database ID", "Supplier", "Recipient", "Designation", "Description", "Armament category"),
    *("Order date", "Order date is estimate", "Numbers delivered", "Numbers delivered is estimate"),
    *("Delivery year", "Delivery year is estimate", "Status", "SIPRI estimate", "TIV deal unit"),
    *("TIV delivery values", "Local production"),
]
PAIR = ImportOptions(("RUS", "VEN"), {"SUN": "RUS"})
# An invented deal.
ROW = {
    "SIPRI AT Database ID": "90001",
    "Supplier": "Russia",
    "Recipient": "Venezuela",
    "Designation": "Zt-5",
    "Description": "tank",
    "Armament category": "Armoured vehicles",
    "Order date": "2009",
    "Order date is estimate": "No",
    "Numbers delivered": "24",
    "Numbers delivered is estimate": "No",
    "Delivery year": "2011",
    "Delivery year is estimate": "No",
    "Status": "New",
    "SIPRI estimate": "1.25",
    "TIV deal unit": "2.5",
    "TIV delivery values": "60",
    "Local production": "No",
}
PREAMBLE = (
    "Arms Transfers Database\n"
    "Data generated: 3 Jan 2025 9:16:02 PM\n"
    'Numbers, "as delivered"; a \'?\' or a quotation mark " that does not close\n'
    "SIPRI's ID, supplier, recipient\n"
    "\n"
)


def register(*rows: dict[str, str], preamble: str = PREAMBLE, ends: str = "") -> SourceFile:
    text = StringIO()
    lines = csv.DictWriter(text, COLUMNS, lineterminator=f"{ends}\n")
    lines.writeheader()
    lines.writerows({**ROW, **row} for row in rows)
    return SourceFile("register.csv", (preamble + text.getvalue()).encode())


def items(*rows: dict[str, str]) -> list[Any]:
    *found, edition = read(register(*rows), PAIR)
    assert isinstance(edition, Edition)
    return found


def entries(*rows: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Return the entries of one deal: the contract, the delivery and the goods."""
    return {str(item.entry.get("kind", item.section)): dict(item.entry) for item in items(*rows)}


STATES = [{"role": "state", "country": "RUS"}, {"role": "state", "country": "VEN"}]


def test_a_deal_is_a_contract_and_each_year_a_delivery() -> None:
    contract, *deliveries = items({}, {"Delivery year": "2012", "Numbers delivered": "8"})
    assert contract == ImportedEntry(
        rows=(7, 8),
        locators=("#90001",),
        section="events",
        entry={
            "date": "2009",
            "kind": "contract",
            "title": "Venezuela orders Zt-5 (tank) from Russia",
            "participants": STATES,
            "topics": ["arms", "armoured vehicles"],
            "note": "Deal 90001 of SIPRI's register. The register does not say how many were ordered.",
        },
        id_parts=("90001", "order"),
        line=7,
    )
    assert [(item.section, item.rows, item.entry["date"]) for item in deliveries] == [
        ("events", (7,), "2011"),
        ("goods", (7,), "2011"),
        ("events", (8,), "2012"),
        ("goods", (8,), "2012"),
    ]
    # The rows of a deal share its id: what a row alone says cites the row first.
    assert deliveries[0].locators == deliveries[1].locators == ("row 7", "#90001")
    assert deliveries[0].entry == {
        "date": "2011",
        "kind": "delivery",
        "title": "Russia delivers Zt-5 (tank) to Venezuela: 24",
        "participants": STATES,
        "topics": ["arms", "armoured vehicles"],
        "note": "Deal 90001 of SIPRI's register.",
    }
    assert deliveries[1].entry == {
        "date": "2011",
        "commodity": "Zt-5 (tank)",
        "flow": "exports",
        "reporter": "RUS",
        "partner": "VEN",
        "quantity": "24",
        "unit": "items",
        "note": "Deal 90001 of SIPRI's register.",
    }


def test_deliveries_are_not_parts_of_a_contract() -> None:
    assert all("part_of" not in item.entry for item in items({}))


def test_every_estimate_stays_an_estimate() -> None:
    flags = ("Order date is estimate", "Numbers delivered is estimate", "Delivery year is estimate")
    found = entries(dict.fromkeys(flags, "Yes"))
    assert found["contract"]["date"] == "2009~"
    assert found["delivery"]["date"] == found["goods"]["date"] == "2011~"
    assert found["delivery"]["title"] == "Russia delivers Zt-5 (tank) to Venezuela: about 24"
    assert (found["goods"]["quantity"], found["goods"]["estimated"]) == ("24", "true")


def test_an_index_of_volume_is_not_money() -> None:
    for found in entries({}).values():
        assert {"amount", "value", "currency"}.isdisjoint(found)
        assert "60" not in str(found)


@pytest.mark.parametrize("status", ["Second hand", "Second hand but modernized"])
def test_second_hand_and_local_production_are_kept(status: str) -> None:
    found = entries({"Status": status, "Local production": "Yes"})
    assert found["delivery"]["topics"] == ["arms", "armoured vehicles", "second hand", "local production"]
    assert found["goods"]["note"] == f"Deal 90001 of SIPRI's register. {status}. Local production."


@pytest.mark.parametrize("number", ["", "0"])
def test_an_unknown_number_is_not_invented(number: str) -> None:
    found = entries({"Numbers delivered": number})
    assert found["delivery"]["title"] == "Russia delivers Zt-5 (tank) to Venezuela"
    assert "goods" not in found


def test_a_delivery_before_its_order_is_kept_with_a_note() -> None:
    found = entries({"Order date": "2012"})
    assert found["delivery"]["note"].endswith("The register dates the order 2012, after this delivery.")


def test_an_order_not_yet_delivered() -> None:
    assert list(entries({"Delivery year": "", "Numbers delivered": ""})) == ["contract"]


def test_a_deal_without_an_order_date_has_deliveries_alone() -> None:
    assert list(entries({"Order date": ""})) == ["delivery", "goods"]
    assert items({"Order date": "", "Delivery year": ""}) == [LeftOut(7, "without a date")]


def test_two_rows_that_say_the_same_are_one_delivery() -> None:
    _, delivery, _ = items({}, {})
    assert delivery.rows == (7, 8)


@pytest.mark.parametrize(
    ("supplier", "recipient", "reason"),
    [
        ("NATO**", "Venezuela", "a supplier or recipient that is not a state"),
        ("Russia", "Houthi rebels*", "a supplier or recipient that is not a state"),
        ("unknown supplier(s)", "Venezuela", "a supplier or recipient that is not a state"),
        ("Atlantis", "Venezuela", "a supplier or recipient whose name is not understood"),
        ("NATO**", "Brazil", OTHER_PAIR),
        ("Russia", "Brazil", OTHER_PAIR),
    ],
)
def test_what_is_not_a_state_is_left_out(supplier: str, recipient: str, reason: str) -> None:
    assert items({"Supplier": supplier, "Recipient": recipient}) == [LeftOut(7, reason)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *[
            ("Viet Nam", "VNM"),
            ("Turkiye", "TUR"),
            ("UAE", "ARE"),
            ("DR Congo", "COD"),
            ("Cote d'Ivoire", "CIV"),
        ],
        *[("Bosnia-Herzegovina", "BIH"), ("eSwatini", "SWZ"), ("Cabo Verde", "CPV"), ("Soviet Union", "SUN")],
        *[("East Germany (GDR)", "DDR"), ("North Korea", "PRK"), ("South Korea", "KOR"), ("Kosovo", "XKX")],
        *[("Czechoslovakia", "CSK"), ("Yugoslavia", "YUG"), ("South Yemen", "YMD"), ("North Yemen", "YEM")],
        *[("United States", "USA"), ("Taiwan", "TWN"), ("Trinidad and Tobago", "TTO"), ("Iran", "IRN")],
    ],
)
def test_the_publishers_names_of_countries(name: str, code: str) -> None:
    contract, *_ = read(register({"Supplier": name}), ImportOptions((code, "VEN")))
    assert isinstance(contract, ImportedEntry)
    assert contract.entry["participants"][0]["country"] == code


@pytest.mark.parametrize("preamble", ["", PREAMBLE, "x\n" * 30])
@pytest.mark.parametrize("ends", ["", ";", "\r"])
def test_the_header_is_found_wherever_it_is(preamble: str, ends: str) -> None:
    contract, *_, edition = read(register({}, preamble=preamble, ends=ends), PAIR)
    assert isinstance(contract, ImportedEntry)
    assert contract.rows == (preamble.count("\n") + 2,)
    assert isinstance(edition, Edition)
    assert edition.date == ("2025-01-03" if preamble == PREAMBLE else "2011/..")


@pytest.mark.parametrize(
    "odd", ["; ;", "King", "\u202e", "=1+1", "-1", "NA", "(Russia)", "President ", "\x00", "2001", ""]
)
def test_an_odd_cell_makes_no_empty_field(odd: str) -> None:
    for column in COLUMNS:
        for item in items({column: odd}):
            assert isinstance(item, LeftOut) or all(item.entry.values())


def test_a_later_edition_adds_what_is_new_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.csv").write_bytes(register({}).raw)
    more = {"Delivery year": "2012", "Numbers delivered": "8"}
    later = PREAMBLE.replace("2025", "2026")
    Path("new.csv").write_bytes(register({}, more, {"Supplier": "NATO**"}, preamble=later).raw)
    assert bilat("import", "sipri", "old.csv", "--pair", "RUS-VEN", "--output", "arms.yaml").status == 0
    assert bilat("check", "arms.yaml").status == 0
    done = bilat("import", "sipri", "new.csv", "--into", "arms.yaml", "--json")
    [file] = json.loads(done.out)["files"]
    assert [(entry["section"], entry["rows"], entry["outcome"]) for entry in file["entries"]] == [
        ("events", [7, 8], "already_there"),
        ("events", [7], "already_there"),
        ("goods", [7], "already_there"),
        ("events", [8], "new"),
        ("goods", [8], "new"),
    ]
    assert file["rows"]["left_out"] == 1
    goods = json.loads(bilat("goods", "--data", "arms.yaml", "--json").out)
    assert [(each["commodity"], each["quantity"], each["estimated"]) for each in goods] == [
        ("Zt-5 (tank)", 24, False),
        ("Zt-5 (tank)", 8, False),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "this file is empty"),
        (PREAMBLE.encode(), "this is not a SIPRI trade register: its header has no column"),
        (register().raw, "no rows below it"),
        (register({}).raw.replace(b"Recipient,", b"Buyer,"), "no column 'Recipient'"),
        (register({}).raw + b"90002,Russia\n", "register.csv:8:1: this row has 2 of the 17 cells"),
    ],
)
def test_wrong_input_is_one_error(text: bytes, message: str) -> None:
    with pytest.raises(DatasetError, match=message):
        list(read(SourceFile("register.csv", text), PAIR))
