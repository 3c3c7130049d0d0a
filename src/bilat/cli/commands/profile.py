"""`bilat profile`."""

from __future__ import annotations

from bilat.cli import answer as ask
from bilat.cli.options import NO_FILTERS, Asked, asks
from bilat.fields import PROFILE, read_fields
from bilat.profile import profile
from bilat.render.formats import NESTED
from bilat.render.layouts import of_fields
from bilat.render.sheet import Sheet, picked


@asks(NO_FILTERS, lists=False)
def command(asked: Asked) -> None:
    """Show the pair on one page.

    \b
    bilat profile
    bilat profile --json
    bilat profile --format csv
    """
    relations = ask.relations_for(asked)
    page = profile(relations.dataset)
    whole = Sheet([page], PROFILE, lambda: of_fields(PROFILE), single=True)
    if asked.fields:
        ask.write(picked(whole, read_fields(asked.fields, PROFILE)), asked)
    elif asked.format in NESTED:
        ask.write(whole, asked)
    else:
        from bilat.render.page import columns, draw, rows

        countries = ask.country_names(relations)
        facts = list(rows(page, countries))
        sheet = Sheet(facts, tuple(facts[0]), columns, drawn=lambda out: draw(page, countries, out))
        ask.write(sheet, asked)
