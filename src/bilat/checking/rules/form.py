"""The faults of form: what reading the file found, handed on under its code."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bilat.checking.findings import Found, Site
from bilat.checking.located_record import LocatedRecord
from bilat.values.errors import FaultCode


def noted(code: FaultCode) -> Callable[[LocatedRecord], Iterator[Found]]:
    """Return the check that hands on the faults of one kind."""

    def faults(record: LocatedRecord) -> Iterator[Found]:
        for fault in record.problems:
            if fault.code == code:
                yield Found(Site(fault.file, fault.line, fault.column, fault.excerpt), fault.message)

    return faults
