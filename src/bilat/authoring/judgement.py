"""Checking new entries before they are written: the findings about them, and whether they are refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilat.authoring.entry_insertion import Written
from bilat.authoring.target import Change, Target
from bilat.checking.findings import Finding
from bilat.checking.located_record import LocatedRecord
from bilat.checking.registry import CHECKS, IDLE_COMMENT
from bilat.checking.run import check_record
from bilat.values.errors import Location, QueryError
from bilat.values.escaping import one_line

# A new source has no citations yet, and comments do not belong to an entry.
_OF_THE_WHOLE = (IDLE_COMMENT, "BIL501")
_CHECKS = tuple(check for check in CHECKS if check.code not in _OF_THE_WHOLE)


def findings_on(change: Change) -> list[Finding]:
    """Return the findings in or about the new entries that were not there before."""
    found = [
        finding
        for finding in _found(change.after)
        if _concerns(finding, change.file.name, change.added.entries)
    ]
    if not found:
        return []
    known = {(finding.code, finding.record, finding.message) for finding in _found(change.before)}
    return [finding for finding in found if (finding.code, finding.record, finding.message) not in known]


def refuse_faults(findings: Sequence[Finding], *, force: bool) -> None:
    """Raise `QueryError` for errors and, without `force`, for warnings."""
    refused = [
        finding
        for finding in findings
        if finding.severity == "error" or (finding.severity == "warning" and not force)
    ]
    if not refused:
        return
    is_forcible = all(finding.severity == "warning" for finding in refused)
    said = [
        "Nothing was added. Checks found:",
        *(in_one_line(finding) for finding in refused),
        *(["Give --force to add it anyway."] if is_forcible else []),
    ]
    raise QueryError("\n".join(said))


def in_one_line(finding: Finding) -> str:
    """Return a finding on one line, with the places of other entries that it refers to."""
    where = "".join(f" ({related.location})" for related in finding.related)
    return one_line(f"{finding.severity} {finding.code}: {finding.message}{where}")


def _found(target: Target) -> Iterator[Finding]:
    for pair in target.pairs():
        yield from check_record(LocatedRecord(pair), _CHECKS).findings


def _concerns(finding: Finding, file: str, entries: Sequence[Written]) -> bool:
    """Return whether a finding is in one of the entries, or refers to one."""
    places = (finding.location, *(related.location for related in finding.related))
    return any(_lies_in(place, file, entry) for place in places for entry in entries)


def _lies_in(place: Location, file: str, entry: Written) -> bool:
    return place.file == file and entry.line <= place.line < entry.line + len(entry.lines)
