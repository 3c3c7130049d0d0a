from __future__ import annotations

import json
from typing import Any

from bilat.exchange.importers.comtrade import read
from bilat.exchange.importers.rows import Edition, ImportedEntry, ImportOptions, LeftOut
from bilat.exchange.importers.text_files import SourceFile

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
