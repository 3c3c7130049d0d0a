from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bilat.exchange.importers.comtrade import areas, read
from bilat.exchange.importers.rows import Edition, ImportedEntry, ImportOptions, LeftOut
from bilat.exchange.importers.text_files import SourceFile, open_file

FILES = Path(__file__).parent / "files"
PAIR = ImportOptions(("RUS", "VEN"), {"SUN": "RUS"})
ROW = {
    "typeCode": "C",
    "freqCode": "A",
    "refYear": 2019,
    "refMonth": 52,
    "period": "2019",
    "reporterCode": 643,
    "reporterISO": None,
    "flowCode": "X",
    "partnerCode": 862,
    "partnerISO": None,
    "partner2Code": 0,
    "classificationCode": "H5",
    "cmdCode": "TOTAL",
    "cmdDesc": None,
    "aggrLevel": 0,
    "customsCode": "C00",
    "motCode": 0,
    "qtyUnitCode": -1,
    "qty": 0.0,
    "isQtyEstimated": False,
    "netWgt": None,
    "cifvalue": None,
    "fobvalue": 84125301.0,
    "primaryValue": 84125301.0,
    "isReported": False,
    "isAggregate": True,
}


def reply(*rows: dict[str, Any]) -> SourceFile:
    data = [{**ROW, **row} for row in rows]
    text = json.dumps({"elapsedTime": "0.1 s", "count": len(data), "data": data, "error": ""})
    return SourceFile("reply.json", text.encode())


def items(*rows: dict[str, Any]) -> list[Any]:
    *found, edition = read(reply(*rows), PAIR)
    assert isinstance(edition, Edition)
    return found


def test_a_total_is_a_trade_total_in_whole_dollars() -> None:
    [entry] = items({})
    assert entry == ImportedEntry(
        (1,),
        ("row 1",),
        "trade",
        {
            "date": "2019",
            "reporter": "RUS",
            "partner": "VEN",
            "currency": "USD",
            "exports": "84125301",
            "valuation": "FOB",
        },
        ("rus", "ven", "exports"),
    )


def test_a_commodity_keeps_its_code_its_revision_and_what_is_known_of_its_quantity() -> None:
    rows = (
        {"cmdCode": "101", "cmdDesc": "Live horses", "qtyUnitCode": 8, "qtyUnitAbbr": "kg", "qty": 2500.5},
        {"cmdCode": "1001", "isQtyEstimated": True, "qtyUnitCode": 8, "qtyUnitAbbr": "kg", "qty": 10.0},
        {"cmdCode": "041", "classificationCode": "S3", "cmdDesc": "Wheat"},
    )
    horses, wheat, sitc = (item.entry for item in items(*rows))
    assert (horses["hs"], horses["hs_revision"], horses["quantity"], horses["unit"]) == (
        "0101",
        "2017",
        "2500.5",
        "kg",
    )
    assert (wheat["commodity"], wheat["estimated"]) == ("HS 1001", "true")
    assert "hs" not in sitc
    assert "quantity" not in sitc
    assert sitc["note"] == "Valued FOB. Code 041 of SITC revision 3."


def test_what_is_not_the_pairs_trade_is_left_out_with_its_reason() -> None:
    rows = (
        {"partnerCode": 0},
        {"partnerCode": 899},
        {"flowCode": "RX"},
        {"motCode": 2100},
        {"customsCode": "C01"},
        {"partner2Code": 842},
    )
    found = items(*rows)
    assert all(isinstance(item, LeftOut) for item in found)
    assert [item.reason for item in found] == [
        "another pair",
        "another pair",
        "re-exports and re-imports",
        *["detail of a total, by second partner, transport or customs procedure"] * 3,
    ]


def test_the_old_form_of_the_csv_is_read() -> None:
    *found, _ = read(open_file(FILES / "trade-old-form.csv"), PAIR)
    through = found.pop(1)
    coffee, *totals = [item for item in found if isinstance(item, ImportedEntry)]
    assert len(totals) == len(found) - 1
    assert through == LeftOut(5, "re-exports and re-imports")
    assert (coffee.entry["hs"], coffee.entry["hs_revision"], coffee.entry["value"]) == ("0901", "2002", "90")
    assert [(item.rows, item.entry["valuation"]) for item in totals] == [
        ((2,), "FOB"),
        ((3,), "CIF"),
        ((6,), "FOB"),
    ]
    assert "FOB to about 2009" in totals[0].entry["note"]
    assert totals[2].entry["partner"] == "SUN"


def test_the_new_form_of_the_csv_is_read_with_both_flows_of_one_valuation_together() -> None:
    names = list(ROW)
    exports = {**ROW, "reporterCode": 862, "partnerCode": 643, "refYear": 2005, "period": "2005"}
    rows = [exports, {**exports, "flowCode": "M", "primaryValue": 10.0, "fobvalue": None, "cifvalue": 10.0}]
    lines = [
        ",".join(names),
        *(",".join("" if row[name] is None else str(row[name]) for name in names) for row in rows),
    ]
    total, _ = read(SourceFile("new.csv", "\n".join(lines).encode()), PAIR)
    assert isinstance(total, ImportedEntry)
    assert (total.entry["exports"], total.entry["imports"], total.entry["valuation"]) == (
        "84125301",
        "10",
        "FOB",
    )
    assert total.locators == ("row 2", "row 3")


def test_numbers_of_areas_that_are_not_isos_are_known() -> None:
    table = areas()
    assert [table.get(number) for number in ("842", "251", "579", "699", "757", "810", "280")] == [
        *("USA", "FRA", "NOR", "IND", "CHE", "SUN", "DEU"),
    ]
    assert [table.get(number) for number in ("000", "837", "839", "899")] == [None] * 4
    import pycountry

    assert {country.numeric: country.alpha_3 for country in pycountry.countries}.items() <= table.items()


def test_a_month_is_a_month_and_a_value_keeps_whole_dollars() -> None:
    [entry] = items(
        {
            "freqCode": "M",
            "refMonth": 3,
            "period": "201903",
            "primaryValue": 12345678901234.567,
            "fobvalue": 1.0,
        }
    )
    assert (entry.entry["date"], entry.entry["exports"]) == ("2019-03", "12345678901235")


def test_a_row_that_stands_twice_counts_once() -> None:
    first, second = items({"cmdCode": "1001"}, {"cmdCode": "1001"})
    assert isinstance(first, ImportedEntry)
    assert second == LeftOut(2, "a second row of the same reporter, period, flow and commodity")
