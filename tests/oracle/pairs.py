"""Several pairs of states asked at once: what stands alike in several of them is one."""

from __future__ import annotations

import json

from oracle.names import Draft, Entry, by_id
from oracle.records import record_of


def name_of_pair(draft: Draft) -> str:
    return "-".join(draft["dataset"]["parties"])


def alike(draft: Draft, section: str, entry: Entry) -> str:
    """Return what two entries have in common that stand alike under one id."""
    return json.dumps([section, record_of(draft, section, by_id(draft[section])[entry["id"]])])
