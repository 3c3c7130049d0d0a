"""Invented rows in the form of COLT, for the tests of its importer."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

from bilat.exchange.importers.colt import read
from bilat.exchange.importers.rows import Edition, ImportedEntry, ImportOptions
from bilat.exchange.importers.text_files import SourceFile
from bilat.values.edtf import parse

# The 76 columns, in their order.

_HEADER = """
TripID,LeaderID,LeaderCountryOrIGO,LeaderCountryISO,LeaderRegion,LeaderSubregion,PriorityLeader,LeaderRole,
LeaderTitle,LeaderSurname,LeaderFullName,Exiled,CountryVisited,CountryVisitedISO,RegionVisited,
SubRegionVisited,CityVisited,DisputedTerritory,SemiAutoTerritory,TripYear,TripStartDate,TripEndDate,
TripDuration,SubHOGSTravelWithHOGS,CotravelHOGS,MetHostHoGS,HostHOGSName,SubHOGSmetHostSubHOGS,
HostSubHOGSName,AttendedMultilatEvent,NameMultilatEvent,AttendedMultilatMinisterialEvent,
NameMultilatMinisterialEvent,MetNonhostHOGS,NonhostHOGSNames,PublicAddress,SignedAgreement,
CulturalSiteOrCeremony,BusinessLeaderOrForum,MetIGOLeader,IGOLeaderName,Notes,Confidence(1-5)
"""
COLUMNS = [
    *_HEADER.replace("\n", "").split(","),
    *(f"SourceLink{number}" for number in range(1, 34)),
]
PAIR = ImportOptions(("RUS", "VEN"), {"SUN": "RUS"})
# Invented trips: a president of Venezuela to Russia, and one of Russia to a third country.
VISIT = {
    "TripID": "71-VEN-RUS-42100",
    "LeaderID": "71",
    "LeaderCountryISO": "VEN",
    "LeaderRole": "GS",
    "LeaderTitle": "President",
    "LeaderFullName": "Nicolas Maduro",
    "CountryVisited": "Russia",
    "CountryVisitedISO": "RUS",
    "CityVisited": "Moscow",
    "TripYear": "2015",
    "TripStartDate": "2015-04-06T00:00:00",
    "TripEndDate": "2015-04-08T00:00:00",
    "Confidence(1-5)": "1",
}
PUTIN = {
    "LeaderCountryISO": "RUS",
    "LeaderRole": "S",
    "LeaderTitle": "President",
    "LeaderFullName": "Vladimir Putin",
}
ABROAD = {"CountryVisited": "Austria", "CountryVisitedISO": "AUT", "CityVisited": "Vienna"}
LAVROV = {
    "LeaderCountryISO": "RUS",
    "LeaderRole": "F",
    "LeaderTitle": "Foreign Minister",
    "LeaderFullName": "Sergey Lavrov",
    "CountryVisited": "Venezuela",
    "CountryVisitedISO": "VEN",
    "CityVisited": "Caracas",
}
PUTIN_IN_CARACAS = {**LAVROV, **PUTIN, "TripID": "7-RUS-VEN-42100"}


def colt(*rows: dict[str, str], encoding: str = "utf-8", newline: str = "\n") -> SourceFile:
    text = StringIO()
    lines = csv.DictWriter(text, COLUMNS, restval="", lineterminator=newline)
    lines.writeheader()
    lines.writerows({**VISIT, **row} for row in rows)
    return SourceFile("colt.csv", text.getvalue().encode(encoding))


def items(*rows: dict[str, str], options: ImportOptions = PAIR) -> list[Any]:
    *found, edition = read(colt(*rows), options)
    assert isinstance(edition, Edition)
    for item in found:
        if isinstance(item, ImportedEntry):
            parse(item.entry["date"])
    return found


def entry(*rows: dict[str, str], options: ImportOptions = PAIR) -> dict[str, Any]:
    (found,) = [item for item in items(*rows, options=options) if isinstance(item, ImportedEntry)]
    return dict(found.entry)


def date(**row: str) -> str:
    when: str = entry(row)["date"]
    return when
