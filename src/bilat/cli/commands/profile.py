"""`bilat profile`."""

from __future__ import annotations

import sys

from bilat.cli import answer as ask
from bilat.cli.options import NO_FILTERS, Asked, asks
from bilat.profile import profile


@asks(NO_FILTERS, lists=False)
def command(asked: Asked) -> None:
    """Show the pair on one page.

    \b
    bilat profile
    bilat profile --json
    """
    relations = ask.relations_for(asked)
    page = profile(relations.dataset)
    if asked.json:
        from bilat.render.json_writer import write_object

        write_object(page, sys.stdout)
        return
    from bilat.render.page import write_page, write_page_lines

    write = write_page if sys.stdout.isatty() else write_page_lines
    write(page, ask.country_names(relations), sys.stdout)
