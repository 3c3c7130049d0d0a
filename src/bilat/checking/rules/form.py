"""Checks of form: errors found while loading a file, reported under their codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bilat.checking.findings import Violation
from bilat.checking.located_record import LocatedRecord
from bilat.checking.suppressions import Comment
from bilat.values.errors import FaultCode


def noted(code: FaultCode) -> Callable[[LocatedRecord], Iterator[Violation]]:
    """Return the check that reports the errors of one kind."""

    def faults(record: LocatedRecord) -> Iterator[Violation]:
        for fault in record.problems:
            if fault.code == code:
                yield Violation(fault.message, fault.location, fault.excerpt)

    return faults


def comments_can_be_read(record: LocatedRecord) -> Iterator[Violation]:
    """A comment to bilat is valid; checking/run.py adds those that ignore nothing."""
    message = "This is not a valid comment to bilat. Write it like # bilat: ignore=BIL304."
    for comment in record.comments:
        if not comment.code:
            yield Violation(message, comment.location, comment.excerpt)


def silences_nothing(comment: Comment) -> Violation:
    """Report a comment that ignores nothing."""
    message = f"This comment ignores {comment.code}, but this entry has no such finding: remove it."
    return Violation(message, comment.location, comment.excerpt)
