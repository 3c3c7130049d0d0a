"""What a check comes to: findings, each with its code, its place and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from bilat.record.json import Record


@dataclass(frozen=True, slots=True)
class Site:
    """A place in a file and its line; lines and columns count from 1, and 0 means the file as a whole."""

    file: str
    line: int
    column: int
    excerpt: str


@dataclass(frozen=True, slots=True)
class Related:
    """What a finding is judged against, with its place."""

    says: str
    site: Site


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule says: a sentence for a person, where it holds, of which record, and beside what."""

    site: Site
    says: str
    record: str | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, under the code, name and severity of its rule."""

    code: str
    name: str
    severity: str
    record: str | None
    site: Site
    message: str
    related: tuple[Related, ...]


def _place(site: Site) -> Record:
    return {"file": site.file, "line": site.line or None, "column": site.column or None}


def finding_record(finding: Finding) -> Record:
    """Return a finding as JSON shows it; line and column are null where it is the file as a whole."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "record": finding.record,
        **_place(finding.site),
        "message": finding.message,
        "excerpt": finding.site.excerpt or None,
        "related": [
            {**_place(beside.site), "message": beside.says, "excerpt": beside.site.excerpt or None}
            for beside in finding.related
        ],
    }
