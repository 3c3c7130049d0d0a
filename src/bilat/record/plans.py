"""What was announced: whether the day of a plan has passed in the record without an outcome."""

from __future__ import annotations

from bilat.record.model import Event
from bilat.values.edtf import EdtfDate


def surely_after(when: EdtfDate, other: EdtfDate) -> bool:
    """Return whether every day `when` can mean lies after every day of `other`.

    Of an approximate or uncertain date nothing is sure.
    """
    if when.approximate or when.uncertain or other.approximate or other.uncertain:
        return False
    return when.start is not None and other.end is not None and when.start > other.end


def lacks_outcome(event: Event, as_of: EdtfDate) -> bool:
    """Return whether an event was planned for a day before the record's last one."""
    return event.status == "planned" and surely_after(as_of, event.date)
