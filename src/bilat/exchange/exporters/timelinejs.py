"""TimelineJS (Knight Lab): JSON of slides, each dated as precisely as its event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from html import escape
from typing import BinaryIO

from bilat.exchange.exporters.exported import Exported, Losses, cited_briefly
from bilat.exchange.exporters.json_text import write_json_list
from bilat.record.model import Dataset, Event
from bilat.values.edtf import EdtfDate, parse, spoken


def write(record: Exported, out: BinaryIO) -> Losses:
    """Write the slides; an event whose start is open has no slide, since TimelineJS needs a year."""
    losses: Losses = Counter()
    head = {"title": {"text": {"headline": escape(record.title)}}}
    write_json_list(head, "events", _slides(record, losses), out)
    return losses


def _slides(record: Exported, losses: Losses) -> Iterator[dict[str, object]]:
    for dataset, event in record.events():
        if event.date.start is None:
            losses["events whose beginning is not known"] += 1
        else:
            yield _slide(dataset, event)


def _slide(dataset: Dataset, event: Event) -> dict[str, object]:
    paragraphs = [event.note, cited_briefly(event)]
    first, last = _ends(event.date)
    return {
        "unique_id": f"{dataset.id}-{event.id}",
        "start_date": first,
        **({"end_date": last} if last else {}),
        "display_date": spoken(event.date),
        "group": event.kind,
        "text": {
            "headline": escape(event.title),
            "text": "".join(f"<p>{escape(text)}</p>" for text in paragraphs if text),
        },
    }


def _ends(when: EdtfDate) -> tuple[dict[str, str], dict[str, str] | None]:
    """Return the start and, for a period, the end; unknown months and days are left out."""
    if when.precision == "interval":
        opening, closing = when.text.split("/")
        end = None if closing in ("", "..") else _known(parse(closing))
        return _known(parse(opening)), end
    if when.precision == "set" or when.precision in ("season", "decade", "century"):
        return _day(when.start, 1), _day(when.end, 1)
    return _known(when), None


def _known(point: EdtfDate) -> dict[str, str]:
    return _day(point.start, {"day": 3, "month": 2}.get(point.precision, 1))


def _day(day: date | None, parts: int) -> dict[str, str]:
    if day is None:
        return {}
    named = (("year", day.year), ("month", day.month), ("day", day.day))
    return {name: str(number) for name, number in named[:parts]}
