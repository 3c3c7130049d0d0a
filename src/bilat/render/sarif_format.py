"""Findings as SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), for code scanning."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TextIO
from urllib.parse import quote

from bilat import __version__
from bilat.checking.registry import CHECKS, CODES
from bilat.record.json import Record
from bilat.render.json_format import encoder_for
from bilat.render.table import T, Table

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def write(table: Table[T], out: TextIO) -> None:
    """Write one run: every check as a rule, every finding as a result."""
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "bilat", "version": __version__, "rules": _rules()}},
                # A column counts characters, as the reader of YAML does.
                "columnKind": "unicodeCodePoints",
                "results": [_result(record) for record in table.records()],
            }
        ],
    }
    out.write(encoder_for(out, indent=2)(log) + "\n")


def _rules() -> list[dict[str, object]]:
    return [
        {
            "id": check.code,
            "name": check.name,
            "shortDescription": {"text": check.rule},
            "defaultConfiguration": {"level": check.severity},
        }
        for check in CHECKS
    ]


def _result(record: Record) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": record["code"],
        "ruleIndex": CODES.index(record["code"]),
        "level": record["severity"],
        "message": {"text": record["message"]},
        "locations": [{"physicalLocation": _location(record)}],
    }
    if record["related"]:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(beside), "message": {"text": beside["message"]}}
            for number, beside in enumerate(record["related"], 1)
        ]
    return result


def _location(place: Record) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": _uri(place["file"])}}
    if place["line"]:
        snippet = {"snippet": {"text": place["excerpt"]}} if place["excerpt"] else {}
        location["region"] = {"startLine": place["line"], "startColumn": place["column"], **snippet}
    return location


def _uri(file: str) -> str:
    """Return a relative path as a relative URI and another as a file URI, each escaped."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
