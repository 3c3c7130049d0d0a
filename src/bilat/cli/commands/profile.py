"""`bilat profile`."""

from __future__ import annotations

from typing import TextIO

from bilat.cli import run as ask
from bilat.cli.completion.values import fields
from bilat.cli.listing import PAIR, fields_with_pair, with_pair
from bilat.cli.options import NO_FILTERS, ListOptions, asks
from bilat.record.fields import read_fields
from bilat.record.row_fields import PROFILE
from bilat.render.columns import of_fields
from bilat.render.formats import NESTED
from bilat.render.sheet import Sheet, picked

HELP = """
    bilat profile
    bilat profile --json
    bilat profile --format csv
"""


@asks(NO_FILTERS, lists=False, fields=fields(*PROFILE))
def command(asked: ListOptions) -> None:
    """Show the page of each pair."""
    pairs = ask.pairs_for(asked)
    pages = [one.profile() for one in pairs]
    fields: tuple[str, ...] = PROFILE
    if len(pairs) > 1:
        pages = [with_pair(page, one.pair) for page, one in zip(pages, pairs, strict=True)]
        fields = fields_with_pair(PROFILE)
    whole = Sheet(pages, fields, lambda: of_fields(fields), single=len(pairs) == 1)
    if asked.fields:
        ask.write(picked(whole, read_fields(asked.fields, fields)), asked)
    elif asked.format in NESTED:
        ask.write(whole, asked)
    else:
        from bilat.render.profile_page import columns, draw, rows

        names = [ask.country_names([one]) for one in pairs]
        facts = [fact for page, countries in zip(pages, names, strict=True) for fact in rows(page, countries)]

        def drawn(out: TextIO) -> None:
            for number, (page, countries) in enumerate(zip(pages, names, strict=True)):
                if number:
                    out.write("\n")
                draw(page, countries, out)

        headed = of_fields([PAIR]) if len(pairs) > 1 else ()
        sheet = Sheet(facts, tuple(facts[0]), lambda: (*headed, *columns()), drawn=drawn)
        ask.write(sheet, asked)
