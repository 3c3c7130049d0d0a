"""The records of several pairs of states as one list, with a record that is the same in several only once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic

from bilat.query.selection import R
from bilat.record.encounters import Links
from bilat.record.json import to_record

# The pairs of each record, by its id.
PairsOf = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class United(Generic[R]):
    """Records of several pairs, each once, and the pairs that each belongs to."""

    records: tuple[R, ...]
    pairs: PairsOf


def unite(found: Mapping[str, Sequence[R]]) -> United[R]:
    """Merge the records of several pairs. Different ones that share an id are told apart by their pair."""
    if len(found) == 1:
        [(pair, only)] = found.items()
        return United(tuple(only), {record.id: (pair,) for record in only})
    records: dict[str, R] = {}
    pairs: dict[str, tuple[str, ...]] = {}
    # Under each id, the records that differ: each as its pair has it, and the key that tells it apart.
    namesakes: dict[str, list[tuple[R, str]]] = {}
    for pair, of_pair in found.items():
        for record in of_pair:
            known = namesakes.setdefault(record.id, [])
            key = next((key for other, key in known if to_record(other) == to_record(record)), None)
            if key is None:
                key = f"{pair} {record.id}" if known else record.id
                known.append((record, key))
                records[key] = replace(record, id=key) if known[1:] else record
            pairs[key] = (*pairs.get(key, ()), pair)
    return United(tuple(records.values()), pairs)


def united_links(links: Mapping[str, Links], pairs: PairsOf) -> Links:
    """Return what is part of what in several pairs, by the keys of their merged records."""
    if len(links) == 1:
        [only] = links.values()
        return only
    keys: dict[str, dict[str, str]] = {pair: {} for pair in links}
    for key, pairs_of_record in pairs.items():
        for pair in pairs_of_record:
            keys[pair][key.rpartition(" ")[2]] = key
    united: dict[str, tuple[str, ...]] = {}
    for pair, of_pair in links.items():
        for part, wholes in of_pair.items():
            # Events that are not among the records may lie between two that are.
            key, *above = (keys[pair].get(name, f"{pair} {name}") for name in (part, *wholes))
            united[key] = tuple(dict.fromkeys((*united.get(key, ()), *above)))
    return united
