"""One record whole, and the page of a pair: headings, fields and their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TextIO

from bilat.records import Record
from bilat.render import cells
from bilat.render.table import console_for

Field = tuple[str, str]


def _participant(one: Record, countries: Mapping[str, str]) -> str:
    country = countries.get(one["country"], one["country"])
    doubt = "" if one["certain"] else " (possible)"
    return cells.safe(f"{one['name'] or 'unnamed'}, {one['role']}, {country}{doubt}")


def fields_of(record: Record, countries: Mapping[str, str], citations: Mapping[str, str]) -> list[Field]:
    """Return the fields of a record that are known, as a person reads them."""
    shown: list[Field] = []
    for key, value in record.items():
        if value in (None, [], "") or key in ("start", "end", "precision", "derived", "currency"):
            continue
        name = key.replace("_", " ").capitalize()
        if key == "date":
            shown.append((name, f"{cells.when(record)} ({record.get('precision') or 'date'}: {value})"))
        elif key == "place" and isinstance(value, dict):
            shown.append((name, cells.place(countries)(record)))
        elif key == "participants":
            shown.extend(("Participant", _participant(one, countries)) for one in value)
        elif key in ("exports", "imports", "total", "balance") and "currency" in record:
            shown.append((name, cells.money(key)(record)))
        elif key == "sources":
            shown.extend(
                (("Source"), f"{citations.get(one['id'], one['id'])}, {one['locator']}") for one in value
            )
        else:
            shown.append((name, cells.plain(value)))
    return shown


def write_fields(fields: Sequence[Field], out: TextIO) -> None:
    """Write one line a field, name and value separated by a tab."""
    out.writelines(f"{name}\t{value}\n" for name, value in fields)


def write_card(fields: Sequence[Field], out: TextIO) -> None:
    """Write fields in two columns that fit the terminal."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in fields:
        table.add_row(Text(name, style="bold"), Text(value))
    console = console_for(out)
    console.print(table)
    console.print()
