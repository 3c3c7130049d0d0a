"""`bilat schema`."""

from __future__ import annotations

from typing import Annotated

from bilat.cli import run as ask
from bilat.cli.completion.values import SCHEMAS, fields
from bilat.cli.options import NO_FILTERS, ListOptions, argument, asks
from bilat.cli.output import opened
from bilat.record.fields import read_fields
from bilat.record.json_schema import schema_names, schema_text, title_of
from bilat.record.row_fields import SCHEMA
from bilat.render.columns import of_fields
from bilat.render.sheet import Sheet, picked
from bilat.values.errors import QueryError

HELP = """
    bilat schema
    bilat schema timeline
"""


@asks(NO_FILTERS, lists=False, fields=fields(*SCHEMA))
def command(
    asked: ListOptions,
    name: Annotated[str | None, argument("NAME", "The name of a schema, such as timeline."), SCHEMAS] = None,
) -> None:
    """Print a schema, or list them."""
    if name is not None:
        if asked.fields:
            raise QueryError("--fields picks columns of the list; a schema is printed whole. Leave one out.")
        with opened(asked.output, read_from=ask.read_from(asked)) as out:
            out.write(schema_text(name))
        return
    names = [{"name": each, "of": title_of(each)} for each in schema_names()]
    sheet = Sheet(names, SCHEMA, lambda: of_fields(SCHEMA))
    ask.write(picked(sheet, read_fields(asked.fields, SCHEMA)) if asked.fields else sheet, asked)
