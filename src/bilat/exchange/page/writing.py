"""Writing the page: the template with the record in it, every text escaped."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from bilat.exchange.exporters.exported import Exported, Losses, is_known_day
from bilat.exchange.exporters.jsonld import graph_of
from bilat.exchange.page.pair_view import PairView, change_text, figure_text
from bilat.exchange.page.time_strips import ROW_HEIGHT, lane_of
from bilat.record.model import Fact, Standing, Variant
from bilat.values.edtf import EdtfDate, spoken
from bilat.values.escaping import escape_controls
from bilat.values.extras import missing_library

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

# Characters in the JSON-LD that a browser could take for markup.
_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def write_page(record: Exported, out: BinaryIO) -> Losses:
    """Write one self-contained file: no script, no request."""
    template = environment().get_template("page.html")
    views = [PairView(record, dataset) for dataset in record.datasets]
    out.writelines(
        piece.encode()
        for piece in template.generate(
            record=record,
            views=views,
            data=_data(record),
            row_height=ROW_HEIGHT,
        )
    )
    return Counter()


@cache
def environment() -> Environment:
    """Return the Jinja environment of the templates: markup and invisible characters in texts are escaped."""
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError as fault:
        raise missing_library("jinja2", "a page") from fault
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.filters.update(
        spoken=spoken,
        day=_day,
        figure=figure_text,
        change=change_text,
        variants=_variants,
        web=_web,
        lane=lane_of,
    )
    return made


def _shown(value: object) -> object:
    """Escape invisible characters in a text of the record; markup of the template stays."""
    return escape_controls(value, kept="\n\t") if type(value) is str else value


def _day(when: EdtfDate) -> str | None:
    """Return a known day as `<time datetime>` has it."""
    return when.text if is_known_day(when) else None


def _variants(fact: Fact) -> tuple[Variant, ...]:
    """Return the variants of a fact, empty for one that cannot have any."""
    return () if isinstance(fact, Standing) else fact.variants


def _web(url: str | None) -> str | None:
    """Return an address that a browser may follow."""
    return url if url and url.startswith(("https://", "http://")) else None


def _data(record: Exported) -> Markup:
    """Return the events as JSON-LD, in which nothing can end the script element."""
    import json

    from markupsafe import Markup

    text = json.dumps(graph_of(record), separators=(",", ":"))
    return Markup(text.translate(_IN_SCRIPT))  # noqa: S704 - its signs are written out
