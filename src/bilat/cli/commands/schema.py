"""`bilat schema`."""

from __future__ import annotations

from typing import Annotated

from bilat.cli.completion.values import SCHEMAS, fields
from bilat.cli.declaring import argument
from bilat.cli.filters import NO_FILTERS
from bilat.cli.options import ListOptions, takes_list_options
from bilat.cli.output import opened
from bilat.cli.run import files_read, write
from bilat.record.json_schema import schema_names, schema_text, title_of
from bilat.record.rows import SCHEMA_FIELDS
from bilat.render.table import Table
from bilat.values.errors import QueryError

HELP = """
    bilat schema
    bilat schema timeline
"""


@takes_list_options(NO_FILTERS, lists=False, fields=fields(*SCHEMA_FIELDS))
def command(
    asked: ListOptions,
    name: Annotated[str | None, argument("NAME", "The name of a schema, such as timeline."), SCHEMAS] = None,
) -> None:
    """Print a schema, or list them."""
    if name is not None:
        if asked.fields:
            raise QueryError("--fields applies only to the list of schemas; leave out the name or --fields.")
        with opened(asked.output, read_from=files_read(asked)) as out:
            out.write(schema_text(name))
        return
    schemas = [{"name": name, "of": title_of(name)} for name in schema_names()]
    from bilat.render.chosen_fields import field_columns

    write(Table(schemas, SCHEMA_FIELDS, lambda _: field_columns(SCHEMA_FIELDS), to_record=dict), asked)
