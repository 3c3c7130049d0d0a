"""A small sound file to put sections into, and what a check of it finds."""

from __future__ import annotations

import re
from pathlib import Path

from bilat.checking.findings import Finding
from bilat.checking.run import check

SOUND = """\
dataset: {format: 1, id: norway-sweden, title: Norway and Sweden, parties: [NOR, SWE], as_of: 2020-01-31}
sources:
  - {id: paper, publisher: The Paper, date: 2020-01-31, title: none}
  - {id: gazette, publisher: The Gazette, date: 2020-01-31, title: none}
countries:
  NOR: {name: Norway}
  SWE: {name: Sweden}
  DNK: {name: Denmark}
people:
  - {id: berg, name: Kari Berg, country: NOR}
  - {id: lind, name: Erik Lind, country: SWE}
  - {id: noren, name: Åsa Norén, country: SWE}
"""
_SECTION = re.compile(r"^(?=[a-z]+:)", re.MULTILINE)


def in_the_file(sections: str, whole: str = SOUND) -> str:
    """Put sections into a file, instead of its own of the same name."""
    replaced = {part.partition(":")[0] for part in _SECTION.split(sections)}
    kept = [part for part in _SECTION.split(whole) if part.partition(":")[0] not in replaced]
    return "".join(kept) + sections


def written(folder: Path, sections: str, name: str = "record.yaml") -> Path:
    file = folder / name
    file.write_text(in_the_file(sections), encoding="utf-8")
    return file


def found_in(folder: Path, sections: str) -> list[Finding]:
    return list(check(written(folder, sections)))


def codes_in(folder: Path, sections: str) -> list[str]:
    return [finding.code for finding in found_in(folder, sections)]


def events(*entries: str) -> str:
    """Write a section of events, each given by its keys but for the title and the source."""
    return "events:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)


def event(
    name: str,
    date: str,
    *,
    kind: str = "meeting",
    title: str = "Talks",
    who: str = "berg, lind",
    at: str = "paper",
    **more: str,
) -> str:
    """Write one event in flow style; `who` names people, `at` the source."""
    people = ", ".join(f"{{person: {one.strip()}, role: minister}}" for one in who.split(",") if one.strip())
    keys = {"id": name, "date": date, "kind": kind, "title": title, **more}
    keys |= {"participants": f"[{people}]", "sources": f"[{{id: {at}, at: [p1]}}]"}
    return ", ".join(f"{key}: {value}" for key, value in keys.items())


def trade(*rows: str) -> str:
    """Write a section of trade totals of Norway with Sweden in dollars, each given by its other keys."""
    flow = "reporter: NOR, partner: SWE, currency: USD"
    return "trade:\n" + "".join(
        f"  - {{id: trade-{number}, {flow}, {row}}}\n"
        if "sources:" in row
        else f"  - {{id: trade-{number}, {flow}, {row}, sources: [{{id: paper, at: [p1]}}]}}\n"
        for number, row in enumerate(rows, 1)
    )


# One meeting under two ids, and a total that its parts do not make.
TWICE = events(event("first", "2019-05-09"), event("second", "2019-05-09"))
WRONG = trade("date: 2018, exports: 1 billion, imports: 1 billion, total: 9 billion")
