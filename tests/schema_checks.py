"""Checks every JSON answer of the suite, record by record, against the published schema of its command."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from bilat.record.json_schema import schema_names, schema_text

# With these the answer is not a whole record of the command, or stands elsewhere.
_OTHERWISE = ("--fields", "--count", "--output", "--help", "-h")


def closed(schema: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a schema in which every object may hold the declared fields and no others."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inside = {key: closed(value) for key, value in schema.items()}
    return {**inside, "additionalProperties": False} if "properties" in schema else inside


@cache
def validator(name: str) -> Draft202012Validator:
    schema = closed(json.loads(schema_text(name)))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


# Records that were found to fit: the suite sees most of them in many answers.
_FITTING: set[tuple[str, str]] = set()


def _must_fit(name: str, answer: Any) -> None:  # noqa: ANN401 - any JSON
    if not isinstance(answer, list) or not answer:
        validator(name).validate(answer)
        return
    for record in answer:
        seen = name, json.dumps(record)
        if seen not in _FITTING:
            validator(name).validate([record])
            _FITTING.add(seen)


def must_fit_its_schema(arguments: Sequence[str], out: str) -> None:
    """Fail where an answer in JSON or JSON Lines does not fit its command's schema."""
    if not arguments or arguments[0] not in schema_names() or set(arguments) & set(_OTHERWISE):
        return
    if "--json" in arguments or "json" in arguments:
        _must_fit(arguments[0], json.loads(out))
    elif "jsonl" in arguments:
        _must_fit(arguments[0], [json.loads(line) for line in out.splitlines()])
