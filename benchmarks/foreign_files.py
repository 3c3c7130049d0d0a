"""Invented files of Comtrade's, COLT's and ICEWS's forms, of any size: the same for the same seed."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

from benchmarks.datasets import SEED, people_of
from bilat.values.countries import iso_countries

_DAY_ZERO = date(1899, 12, 30)
_FIRST_DAY = date(1992, 1, 1)
_DAYS = (date(2024, 12, 31) - _FIRST_DAY).days
_CODES = 5_000
_STATES = (("643", "RUS", "Russian Federation"), ("862", "VEN", "Venezuela"))
_FLOWS = (("X", "Export"), ("M", "Import"))
_CITIES = {"RUS": ("Moscow", "Kazan", "Sochi"), "VEN": ("Caracas", "Maracaibo"), "AUT": ("Vienna",)}
_NAMES = {"RUS": "Russia", "VEN": "Venezuela", "AUT": "Austria", "FRA": "France", "PER": "Peru"}
_OTHERS = ("AUT", "FRA", "PER")
_COLT = (
    *("TripID", "LeaderID", "LeaderCountryOrIGO", "LeaderCountryISO", "LeaderRegion", "LeaderSubregion"),
    *("PriorityLeader", "LeaderRole", "LeaderTitle", "LeaderSurname", "LeaderFullName", "Exiled"),
    *("CountryVisited", "CountryVisitedISO", "RegionVisited", "SubRegionVisited", "CityVisited"),
    *("DisputedTerritory", "SemiAutoTerritory", "TripYear", "TripStartDate", "TripEndDate", "TripDuration"),
    *("SubHOGSTravelWithHOGS", "CotravelHOGS", "MetHostHoGS", "HostHOGSName", "SubHOGSmetHostSubHOGS"),
    *("HostSubHOGSName", "AttendedMultilatEvent", "NameMultilatEvent", "AttendedMultilatMinisterialEvent"),
    *("NameMultilatMinisterialEvent", "MetNonhostHOGS", "NonhostHOGSNames", "PublicAddress"),
    *("SignedAgreement", "CulturalSiteOrCeremony", "BusinessLeaderOrForum", "MetIGOLeader"),
    *("IGOLeaderName", "Notes", "Confidence(1-5)", *(f"SourceLink{number}" for number in range(1, 34))),
)


_TAB = "\t"
_ICEWS = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text"),
    *("CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID"),
    *("Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude"),
)
_ACTS = (
    *(("Consult", "040"), ("Make statement", "010"), ("Discuss by telephone", "041")),
    *(("Criticize or denounce", "111"), ("Make a visit", "042"), ("Sign formal agreement", "057")),
    *(("Cooperate economically", "061"), ("Praise or endorse", "051")),
)
_FROM_THE_OTHER_SIDE = {"Make a visit": ("Host a visit", "043")}
# Of coded news, nearly every event stands twice, once from either side, and much is within one state.
_MIRRORED, _WITHIN_A_STATE = 0.9, 0.5


def comtrade_rows(rows: int, seed: int = SEED) -> Iterator[dict[str, object]]:
    """Generate rows of one pair: the totals of each year, reporter and flow, and its commodities."""
    chance = random.Random(seed)
    for number in range(rows):
        series, place = divmod(number, _CODES)
        year, side, flow = 2000 + series // 4, series // 2 % 2, series % 2
        reporter, partner = _STATES[side], _STATES[1 - side]
        code = f"{place * 197 + 10_000:06}" if place else "TOTAL"
        value, weight = float(chance.randrange(1_000, 900_000_000)), chance.randrange(1, 9_000_000)
        exports = flow == 0
        yield {
            "typeCode": "C", "freqCode": "A", "refPeriodId": year * 10_000 + 101, "refYear": year,
            "refMonth": 52, "period": str(year), "reporterCode": int(reporter[0]),
            "reporterISO": reporter[1], "reporterDesc": reporter[2], "flowCode": _FLOWS[flow][0],
            "flowDesc": _FLOWS[flow][1], "partnerCode": int(partner[0]), "partnerISO": partner[1],
            "partnerDesc": partner[2], "partner2Code": 0, "partner2ISO": "W00", "partner2Desc": "World",
            "classificationCode": "H5", "classificationSearchCode": "HS", "isOriginalClassification": True,
            "cmdCode": code, "cmdDesc": f"Invented goods, number {place}, in packages", "aggrLevel": 6,
            "isLeaf": True, "customsCode": "C00", "customsDesc": "TOTAL CPC", "mosCode": "0", "motCode": 0,
            "motDesc": "TOTAL MOT", "qtyUnitCode": 8, "qtyUnitAbbr": "kg", "qty": float(weight),
            "isQtyEstimated": place % 7 == 0, "altQtyUnitCode": -1, "altQtyUnitAbbr": "N/A", "altQty": 0.0,
            "isAltQtyEstimated": False, "netWgt": float(weight), "isNetWgtEstimated": False, "grossWgt": 0.0,
            "isGrossWgtEstimated": False, "cifvalue": None if exports else value,
            "fobvalue": value if exports else None, "primaryValue": value, "legacyEstimationFlag": 0,
            "isReported": True, "isAggregate": place == 0,
        }  # fmt: skip


def write_comtrade(rows: int, folder: Path) -> None:
    """Write comtrade.json, the API's reply, and comtrade.csv, the site's file."""
    found = list(comtrade_rows(rows))
    reply = {"elapsedTime": "0.1 secs", "count": rows, "data": found, "error": ""}
    (folder / "comtrade.json").write_text(json.dumps(reply), encoding="utf-8")
    with (folder / "comtrade.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.DictWriter(file, list(found[0]))
        lines.writeheader()
        lines.writerows(found)


def colt_rows(rows: int, of_the_pair: float = 1.0, seed: int = SEED) -> Iterator[dict[str, str]]:
    """Generate trips: so many between the parties, the others between them and other states."""
    chance = random.Random(seed)
    names = people_of(rows)
    for number in range(rows):
        who = chance.randrange(len(names))
        side = who % 2
        home, host = ("RUS", "VEN") if side == 0 else ("VEN", "RUS")
        if chance.random() >= of_the_pair:
            home, host = chance.sample(_OTHERS, 2)
        day = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
        end = day + timedelta(days=chance.randrange(4))
        met = names[(who + 1 + 2 * chance.randrange(50)) % len(names)]
        row = dict.fromkeys(_COLT, "")
        row |= {
            "TripID": f"{who}-{home}-{host}-{(day - _DAY_ZERO).days}", "LeaderID": str(who),
            "LeaderCountryOrIGO": _NAMES[home], "LeaderCountryISO": home, "LeaderRole": "GS",
            "LeaderTitle": "President", "LeaderSurname": names[who].split()[1],
            "LeaderFullName": f"President {names[who]}", "CountryVisited": _NAMES[host],
            "CountryVisitedISO": host, "CityVisited": chance.choice(_CITIES.get(host, ("Lyon",))),
            "DisputedTerritory": "No", "SemiAutoTerritory": "No", "TripYear": str(day.year),
            "TripStartDate": f"{day}T00:00:00", "TripEndDate": f"{end}T00:00:00",
            "TripDuration": str((end - day).days + 1), "MetHostHoGS": "Yes",
            "HostHOGSName": f"President {met}", "AttendedMultilatEvent": "No", "MetNonhostHOGS": "No",
            "SignedAgreement": chance.choice(("Yes", "No", "")), "PublicAddress": "Yes",
            "Notes": f"Invented trip, number {number}: talks on grain" if number % 3 else "",
            "Confidence(1-5)": chance.choice("1112345"[:6]),
            "SourceLink1": f"https://example.org/{number}", "SourceLink2": "Invented Daily, 5 May",
        }  # fmt: skip
        yield row


def write_colt(rows: int, path: Path, of_the_pair: float = 1.0) -> None:
    """Write trips as CSV, or as xlsx where the file is called so."""
    found = colt_rows(rows, of_the_pair)
    if path.suffix == ".xlsx":
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        sheet = book.create_sheet("COLT")
        sheet.append(_COLT)
        for row in found:
            sheet.append([text or None for text in row.values()])
        book.save(path)
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.DictWriter(file, _COLT)
        lines.writeheader()
        lines.writerows(found)


def icews_rows(rows: int, seed: int = SEED) -> Iterator[tuple[str, ...]]:
    """Generate coded news: events within a state and between two, most of them from either side."""
    chance = random.Random(seed)
    states = [country for country in iso_countries().values() if not country.is_former]
    names = people_of(rows)
    stories = 0
    written: list[tuple[str, ...]] = []
    for number in range(rows):
        if not written:
            stories += 1
            first, second = (states[min(int(chance.expovariate(1 / 30)), len(states) - 1)] for _ in "12")
            second = first if chance.random() < _WITHIN_A_STATE else second
            text, code = chance.choice(_ACTS)
            day = _FIRST_DAY + timedelta(days=number * _DAYS // rows)
            sides = [(_actor(chance, names, side.common_name), side.name) for side in (first, second)]
            said = (str(stories), chance.choice(("The Gazette", "A Wire")), second.name)
            written = [_coded(day, sides, (text, code), said)]
            if chance.random() < _MIRRORED:
                other = _FROM_THE_OTHER_SIDE.get(text, (text, code))
                written.append(_coded(day, sides[::-1], other, said))
        yield (str(10_000_000 + number), *written.pop(0))


def _actor(chance: random.Random, names: list[str], country: str) -> str:
    kind = chance.randrange(3)
    return (country, f"Foreign Affairs ({country})", chance.choice(names))[kind]


def _coded(
    day: date, sides: list[tuple[str, str]], act: tuple[str, str], said: tuple[str, str, str]
) -> tuple[str, ...]:
    (source, source_country), (target, target_country) = sides
    story, publisher, country = said
    return (
        *(day.isoformat(), source, "Government", source_country, *act, "1.0"),
        *(
            target,
            "Government",
            target_country,
            story,
            "1",
            publisher,
            "The Capital",
            "",
            "",
            country,
            "",
            "",
        ),
    )


def write_icews(rows: int, path: Path) -> None:
    """Write coded news, tab-separated."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{_TAB.join(row)}\n" for row in chain([_ICEWS], icews_rows(rows)))
