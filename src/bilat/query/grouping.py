"""Counting events by a key or two in an engine, as `reports/summary.py` counts them in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bilat.query.engine import Row
from bilat.query.filters import Query
from bilat.query.statements import TRUE, Sql, all_of
from bilat.query.tables import Tables
from bilat.record.vocabulary import PEOPLE_KEYS

# The column of each key, and whether it is a list of values.
_COLUMNS: Final = {
    **{name: (name, False) for name in ("kind", "status", "precision", "year", "decade", "month")},
    **{name: (name, False) for name in ("country", "place", "pair")},
    "person": ("persons", True),
    "role": ("roles", True),
    "topic": ("topics", True),
    "organization": ("organizations", True),
    "source": ("sources", True),
    "couple": ("couples", True),
}
# More than the number of days, so that one number can hold two of them.
_DAYS: Final = 1 << 22
_TIMES = ("year", "decade", "month")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many events there are by the values of keys, and by those of each single key.

    A row is the values, the count, and the texts of the first and last date; where people are counted, then
    of how many events that is only possible, and whether another was on one of several days. `counted`,
    `at_start`, `in_several` and `unsure` are those of a summary.
    """

    rows: Sequence[Row]
    alone: Sequence[dict[str | None, int]]
    counted: int
    at_start: int
    in_several: int
    unsure: int


def grouped(tables: Tables, query: Query, rule: Sql, keys: Sequence[str]) -> Counts | None:
    """Count the events that pass a rule and answer a query; None where that needs the records themselves."""
    if any(key not in _COLUMNS or (query.certain_people and key in PEOPLE_KEYS) for key in keys):
        return None
    condition, passes = tables.conditions(query, rule)
    sure = condition.surely
    unsure = 0
    if sure != TRUE:
        doubtful = all_of((passes, Sql(f"NOT {sure.text}", sure.parameters)))
        unsure = int(tables.select("count(*)", "events", doubtful)[0][0])
    alike = tables.manifest.dates_alike and tables.ids_differ
    if alike and not any(_COLUMNS[key][1] for key in keys):
        return _counted_once(tables, passes, keys, unsure)
    counted, distinct, at_start, in_several = _totals(tables, passes, keys)
    if counted != distinct:
        # An event that is the same in several pairs counts once, which only the records can tell.
        return None

    def rows_by(by: Sequence[str]) -> list[Row]:
        return _rows(tables, sure, passes, by)

    rows = rows_by(keys)
    if len(keys) == 1:
        alone = [{row[0]: row[1] for row in rows}]
    else:
        alone = [{row[0]: row[1] for row in rows_by([key])} for key in keys]
    return Counts(rows, alone, counted, at_start, in_several, unsure)


def _counted_once(tables: Tables, passes: Sql, keys: Sequence[str], unsure: int) -> Counts:
    """Count in one query by keys with a single value, where dates of the same days are written the same."""
    names = ", ".join(_COLUMNS[key][0] for key in keys)
    mark = tables.manifest.day_mark
    if mark is None:
        first_by = tables.engine.dialect.first_by
        days = f"{_DAYS} * CAST({{}} AS BIGINT) + {{}}"
        first, last = days.format("first_day", "last_day"), days.format("last_day", "first_day")
        placed = " OR ".join(f"{key} IS NOT NULL" for key in keys if key in _TIMES)
        at_start = f"count(CASE WHEN precision = 'interval' AND ({placed}) THEN 1 END)" if placed else "0"
        columns = f"{names}, count(*), {first_by}(date, {first}), {first_by}(date, -({last})), {at_start}"
        found = tables.select(columns, "events", passes, f"GROUP BY {names}")
    else:
        # The text of a day follows from its number.
        columns = f"{names}, count(*), min(first_day), max(last_day)"
        found = [
            (*row[:-2], *(f"{date.fromordinal(day).isoformat()}{mark}" for day in row[-2:]), 0)
            for row in tables.select(columns, "events", passes, f"GROUP BY {names}")
        ]
    rows = [row[:-1] for row in found]
    alone: list[dict[str | None, int]] = [{} for _ in keys]
    for row in rows:
        for counts, value in zip(alone, row, strict=False):
            counts[value] = counts.get(value, 0) + row[len(keys)]
    return Counts(rows, alone, sum(row[len(keys)] for row in rows), sum(row[-1] for row in found), 0, unsure)


def _totals(tables: Tables, passes: Sql, keys: Sequence[str]) -> tuple[int, int, int, int]:
    length = tables.engine.dialect.length
    lists = [column for column, is_list in map(_COLUMNS.__getitem__, keys) if is_list]
    times = [key for key in keys if key in _TIMES]
    placed = " OR ".join(f"{key} IS NOT NULL" for key in times) or "FALSE"
    several = " OR ".join(f"{length}({column}) > 1" for column in lists) or "FALSE"
    distinct = "count(*)" if tables.ids_differ else "count(DISTINCT id)"
    columns = (
        f"count(*), {distinct}, "
        f"coalesce(sum(CASE WHEN precision = 'interval' AND ({placed}) THEN 1 ELSE 0 END), 0), "
        f"coalesce(sum(CASE WHEN {several} THEN 1 ELSE 0 END), 0)"
    )
    [row] = tables.select(columns, "events", passes)
    counted, different, at_start, in_several = map(int, row)
    return counted, different, at_start, in_several


def _rows(tables: Tables, sure: Sql, passes: Sql, keys: Sequence[str]) -> list[Row]:
    """Count by keys; of dates with the same first and last day, the first event's is shown."""
    dialect = tables.engine.dialect
    several = len(tables.pairs) > 1
    position = "position" if several else "0"
    scalars = "".join(
        f", {_COLUMNS[key][0]} AS key{number}" for number, key in enumerate(keys) if not _COLUMNS[key][1]
    )
    lists = [(number, _COLUMNS[key][0]) for number, key in enumerate(keys) if _COLUMNS[key][1]]
    kept = "".join(f", {column} AS list{number}" for number, column in lists)
    people = [(number, _COLUMNS[key][0]) for number, key in enumerate(keys) if key in PEOPLE_KEYS]
    kept += "".join(f", {column}_sure AS sure{number}" for number, column in people)
    told = "".join(f", sure{number}" for number, _ in people)
    known = [f"key{number}" for number, key in enumerate(keys) if not _COLUMNS[key][1]]
    joined = "events JOIN (SELECT pair AS of_pair, position FROM datasets) AS placed ON pair = of_pair"
    source = (
        f"SELECT id, date, precision, first_day, last_day, {position} AS place_of_pair, "  # noqa: S608 - names of the schema
        f"CASE WHEN {sure.text} THEN 0 ELSE 1 END AS unsure{scalars}{kept} "
        f"FROM {joined if several else 'events'} WHERE {passes.text}"
    )
    for number, _ in lists:
        nothing = dialect.array.format(items="NULL")
        items = f"CASE WHEN {dialect.length}(list{number}) = 0 THEN {nothing} ELSE list{number} END"
        others = "".join(f", list{other}" for other, _ in lists if other > number)
        carried = "".join(f", {name}" for name in known)
        source = (
            f"SELECT id, date, precision, first_day, last_day, place_of_pair, unsure{carried}{others}{told}, "  # noqa: S608 - the same
            f"{dialect.explode}({items}) AS key{number} FROM ({source}) AS listed{number}"
        )
        known.append(f"key{number}")
    names = ", ".join(f"key{number}" for number in range(len(keys)))
    tied = "place_of_pair, unsure, id"
    first = f"{dialect.first_by}(date, {dialect.row}(first_day, last_day, {tied}))"
    last = f"{dialect.first_by}(date, {dialect.row}(-last_day, -first_day, {tied}))"
    doubts = _doubts(tables, [number for number, _ in people])
    statement = (
        f"SELECT {names}, count(*), {first}, {last}{doubts} FROM ({source}) AS counted GROUP BY {names}"  # noqa: S608 - the same
    )
    return tables.engine.rows(statement, (*sure.parameters, *passes.parameters))


def _doubts(tables: Tables, people: Sequence[int]) -> str:
    """Return the columns for what a row that counts people leaves open, as `summary.py` works it out."""
    if not people:
        return ""
    holds = tables.engine.dialect.holds
    there = {number: holds.format(list=f"sure{number}").replace("?", f"key{number}") for number in people}
    absent = (f"(key{number} IS NOT NULL AND NOT coalesce({held}, TRUE))" for number, held in there.items())
    possible = " OR ".join(("unsure = 1", *absent))
    named = " AND ".join(f"key{number} IS NOT NULL" for number in people)
    least = f"precision = 'set' AND {named} AND NOT ({possible})"
    return f", sum(CASE WHEN {possible} THEN 1 ELSE 0 END), max(CASE WHEN {least} THEN 1 ELSE 0 END)"
