"""Checking files: run the selected checks, and separate the findings that comments ignore."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bilat.checking.findings import Finding, Violation
from bilat.checking.located_record import LocatedRecord
from bilat.checking.registry import CHECKS, CODES, IDLE_COMMENT, Check, select_checks
from bilat.checking.rules.form import silences_nothing
from bilat.checking.suppressions import Comment
from bilat.loading.files import MAX_BYTES, Watch, bundled_path, unwatched
from bilat.loading.merging import ReadPair, read_pairs
from bilat.query.pairs import select_pairs
from bilat.record.model import Event
from bilat.values.errors import FaultCode, Location
from bilat.values.escaping import shorten

# A message names records by what they are called, however long that is.
MOST_OF_MESSAGE = 1000
_FORM = frozenset(FaultCode)
# Comments by the start of their entry (None before the first) and the code that they ignore.
CommentsByEntry = dict[tuple[Location | None, str], list[Comment]]


@dataclass(frozen=True, slots=True)
class Report:
    """The result of checking, pair by pair and file by file, in the order of each file.

    `silenced` are the findings that comments ignore. `withheld` counts the faults of form, silenced or not
    selected, that keep other commands from reading a file.
    """

    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    silenced: tuple[Finding, ...] = ()
    withheld: int = 0

    @property
    def failed(self) -> bool:
        """Return whether a finding is an error."""
        return any(finding.severity == "error" for finding in self.findings)


def check(
    *paths: str | Path, select: Sequence[str] = (), ignore: Sequence[str] = (), max_bytes: int = MAX_BYTES
) -> tuple[Finding, ...]:
    """Check the bundled record, or the files and folders at `paths`: the findings, in the order of the files.

    Files of one pair are checked as the one record they make. `select` and `ignore` take codes or how they
    begin: `bilat.check("my.yaml", select=["BIL4"])`. Raise `QueryError` for an unknown code; a file that
    cannot be read is a finding.
    """
    return check_files(paths or [bundled_path()], select_checks(select, ignore), max_bytes=max_bytes).findings


def check_files(
    paths: Iterable[str | Path],
    checks: Sequence[Check],
    *,
    pairs: Sequence[str] = (),
    max_bytes: int = MAX_BYTES,
    watch: Watch = unwatched,
) -> Report:
    """Check the files that `paths` name, those of one pair together; only `pairs` where any is given.

    A file that is not a record belongs to no pair, and is always checked. `watch` is told
    of the progress of reading.
    """
    read = read_pairs(paths, max_bytes, watch)
    records = [pair.dataset for pair in read if pair.dataset and all(pair.dataset.parties)]
    if pairs and records:
        kept = select_pairs(records, pairs)
        read = [pair for pair in read if pair.dataset not in records or pair.dataset in kept]
    located = _located(read)
    reports = [check_record(record, checks) for record in located]
    return Report(
        tuple(name for report in reports for name in report.files),
        # What is found in a file of names is the same for each pair.
        tuple(dict.fromkeys(finding for report in reports for finding in report.findings)),
        tuple(finding for report in reports for finding in report.silenced),
        sum(report.withheld for report in reports),
    )


def _located(pairs: Sequence[ReadPair]) -> list[LocatedRecord]:
    """Return the records of pairs, each with the events of earlier pairs that share an id with its own."""
    records = [LocatedRecord(pair) for pair in pairs]
    first: dict[str, tuple[LocatedRecord, Event]] = {}
    for record in records if len(records) > 1 else ():
        for event in record.events:
            if event.id in first:
                record.copies[event.id] = first[event.id]
            else:
                first[event.id] = (record, event)
    return records


def check_record(record: LocatedRecord, checks: Sequence[Check]) -> Report:
    """Check the files of one pair as the one record they make."""
    pair = record.pair
    if pair.dataset is None:
        # A file that is not a record cannot be checked, so this is reported whatever is selected.
        checks = [check for check in CHECKS if check.code in _FORM]
    findings = [_finding(check, violation) for check in checks for violation in check.find(record)]
    comments = _comments_by_entry(record) if pair.dataset else {}
    shown: list[Finding] = []
    silenced: list[Finding] = []
    used: set[Comment] = set()
    for finding in findings:
        silencing = _silencing(record, finding, comments)
        used.update(silencing)
        (silenced if silencing else shown).append(finding)
    by_code = {check.code: check for check in checks}
    if IDLE_COMMENT in by_code and not record.problems:
        shown += [
            _finding(by_code[IDLE_COMMENT], silences_nothing(comment))
            for comment in record.comments
            if comment not in used and (comment.code in by_code or comment.code not in ("", *CODES))
        ]
    numbers = {reading.file: number for number, reading in enumerate(record.readings)}

    def order(finding: Finding) -> tuple[int, Location, str, str]:
        return numbers[finding.location.file], finding.location, finding.code, finding.message

    return Report(
        tuple(reading.file for reading in pair.readings),
        tuple(sorted(shown, key=order)),
        tuple(sorted(silenced, key=order)),
        len(record.problems) - sum(finding.code in _FORM for finding in shown),
    )


def _finding(check: Check, violation: Violation) -> Finding:
    return Finding(
        code=check.code,
        name=check.name,
        severity=check.severity,
        record=violation.record,
        location=violation.location,
        excerpt=violation.excerpt,
        message=shorten(violation.message, MOST_OF_MESSAGE),
        related=tuple(
            replace(other, message=shorten(other.message, MOST_OF_MESSAGE)) for other in violation.related
        ),
    )


def _comments_by_entry(record: LocatedRecord) -> CommentsByEntry:
    """Return the comments beside each entry that ignore a code."""
    comments: CommentsByEntry = defaultdict(list)
    for comment in record.comments:
        for entry in record.entries_beside(comment.location):
            comments[entry, comment.code].append(comment)
    return comments


def _silencing(record: LocatedRecord, finding: Finding, comments: CommentsByEntry) -> list[Comment]:
    """Return the comments that ignore a finding: beside its entry, or beside a related one."""
    if not comments:
        return []
    locations = (finding.location, *(related.location for related in finding.related))
    entries = {record.start_of(location) for location in locations if record.holds(location)}
    return [comment for entry in entries for comment in comments.get((entry, finding.code), ())]
