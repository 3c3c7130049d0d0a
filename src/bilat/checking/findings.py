"""The findings of checks, each with its code, location and related entries."""

from __future__ import annotations

from dataclasses import dataclass

from bilat.record.json import Record
from bilat.values.errors import Location


@dataclass(frozen=True, slots=True)
class Related:
    """Another entry that a finding refers to, with its location and line."""

    message: str
    location: Location
    excerpt: str


@dataclass(frozen=True, slots=True)
class Violation:
    """A violation of a rule: message, location, line, record and related entries."""

    message: str
    location: Location
    excerpt: str
    record: str | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, under the code, name and severity of its rule."""

    code: str
    name: str
    severity: str
    record: str | None
    location: Location
    excerpt: str
    message: str
    related: tuple[Related, ...]


def _place(location: Location) -> Record:
    return {"file": location.file, "line": location.line or None, "column": location.column or None}


def finding_record(finding: Finding) -> Record:
    """Return a finding in its JSON form; line and column are null for the file as a whole."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "record": finding.record,
        **_place(finding.location),
        "message": finding.message,
        "excerpt": finding.excerpt or None,
        "related": [
            {**_place(related.location), "message": related.message, "excerpt": related.excerpt or None}
            for related in finding.related
        ],
    }
