"""The fields of the rows that reports work out, by dotted names, as `--fields` takes them."""

from __future__ import annotations

from bilat.record import rows
from bilat.record.fields import leaves_of

PEOPLE = leaves_of(rows.OFFICIAL)
GAP = leaves_of(rows.SILENCE)
ANNIVERSARY = leaves_of(rows.ANNIVERSARY)
CITED_SOURCE = leaves_of(rows.CITED_SOURCE)
PROFILE = leaves_of(rows.PROFILE)
FINDING = leaves_of(rows.FINDING)
SCHEMA = leaves_of(rows.SCHEMA)
COUNTS = tuple(field.name for field in rows.COUNTS.fields if not field.sometimes)
TRADE_COUNTS = tuple(name for name in leaves_of(rows.COUNTS) if name not in rows.SUMMARY_KEYS)
