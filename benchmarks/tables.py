"""Tables of many generated events, and four questions to them: bilat beside SQL by hand, polars and pandas.

`python -m benchmarks.tables EVENTS FOLDER` writes the tables where they are not there yet.
It prints the least processor time of three runs, each a command of its own, and the greatest memory.
More than 100,000 events are made of so many by DuckDB, each with a day, an id and words of its own.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout, suppress
from datetime import date, timedelta
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

from bilat.cli.app import main as run
from bilat.exchange.exporters.engine_tables import TableWriter
from bilat.exchange.exporters.table_rows import EventRows, dataset_row, member_rows
from bilat.query.engine import Parameters, Row
from bilat.record.model import Citation, Country, Dataset, Event, Participant, Person, Place, Source
from bilat.values.countries import iso_countries
from bilat.values.edtf import parse

_KINDS = ("meeting", "visit", "call", "statement", "aid", "agreement", "incident")
_WORDS = (
    *("talks", "gas", "oil", "grain", "border", "debt", "loan", "port", "rail", "visa", "fleet", "drill"),
    *("cotton", "copper", "energy", "school", "health", "treaty", "tariff", "fishing", "nuclear", "credit"),
)
_FIRST = date(1995, 1, 1)
_RUNS = 3
_WRITTEN = 100_000
_DAYS = ("first_day", "last_day", "from_day", "to_day")


def main() -> None:
    """Write the tables, and time the questions."""
    number, folder = int(sys.argv[1]), Path(sys.argv[2])
    if not folder.exists():
        started = time.perf_counter()
        folder.mkdir(parents=True)
        times = max(1, number // _WRITTEN)
        with TableWriter(folder) as tables:
            write(tables, number // times)
            tables.finish()
        if times > 1:
            enlarge(folder, times)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"written in {time.perf_counter() - started:.0f} s, peak {peak} MiB")
    report(folder)
    print(f"Of the file, a pair's timeline reads {bytes_read(folder):.2%}.")


def enlarge(folder: Path, times: int) -> None:
    """Make so many events of each: what depends on the day is worked out again, words are added."""
    import duckdb

    events = folder / "events.parquet"
    small = events.rename(folder / "few.parquet")
    day, new_id = f"({_FIRST.toordinal()} + hash(id, n) % 11000)::INTEGER", "id || '-' || n"
    iso = f"strftime(DATE '0001-01-01' + ({day} - 1), '%Y-%m-%d')"
    word = "printf('%08x', hash(id, n, 'word') % 4294967296)"
    with duckdb.connect() as database:
        database.execute("SET memory_limit = '3GB'")
        database.execute("SET enable_progress_bar = false")
        database.execute("SET preserve_insertion_order = false")
        database.execute("SET temp_directory = ?", [str(folder / ".sorting")])
        replaced = {
            **dict.fromkeys(_DAYS, day),
            "id": new_id,
            "date": iso,
            "year": f"{iso}[:4]",
            "decade": f"{iso}[:3] || '0s'",
            "month": f"{iso}[:7]",
            "words": f"' ' || {word} || words[len(id) + 2:]",
            "record": f"'[\"' || {new_id} || '\",\"' || {iso} || "
            f"replace(record[len(id) + 16:], ': ', ': ' || {word} || ' ')",
        }
        columns = ", ".join(f"{made} AS {name}" for name, made in replaced.items())
        database.execute(
            f"COPY (SELECT * EXCLUDE (n) REPLACE ({columns}) FROM read_parquet('{small}'), "
            f"range({times}) AS copies(n) ORDER BY pair, first_day, last_day, id) "
            f"TO '{events}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 61440)"
        )
    small.unlink()
    manifest = json.loads((folder / "bilat.json").read_text())
    manifest["rows"]["events"] *= times
    (folder / "bilat.json").write_text(json.dumps(manifest))


_COUNTING = """
import os, sys
from pathlib import Path
from bilat.cli.app import main
def ask():
    try:
        main()
    except SystemExit:
        pass
    return int(Path("/proc/self/io").read_text().split()[1])
before = ask()
print(ask() - before, file=sys.stderr)
"""


def bytes_read(folder: Path) -> float:
    """Return which part of the events a pair's timeline reads, once the program is in memory (on Linux)."""
    asked = [sys.executable, "-c", _COUNTING, *questions(folder)["timeline"], "--data", str(folder)]
    told = subprocess.run(asked, check=True, capture_output=True, text=True).stderr
    return int(told.split()[-1]) / (folder / "events.parquet").stat().st_size


def write(tables: TableWriter, number: int) -> None:
    """Write so many events, over some hundred pairs of states, a few of which have most."""
    draw = random.Random(20)
    codes = [code for code, country in iso_countries().items() if not country.is_former][:40]
    pairs = [(one, other) for one in codes for other in codes if one < other][:400]
    shares = [1 / (rank + 5) for rank in range(len(pairs))]
    scale = number / sum(shares)
    for position, (parties, share) in enumerate(zip(pairs, shares, strict=True)):
        dataset = _dataset(parties)
        rows = EventRows(dataset, tables.key_of)
        tables.write("datasets", dataset_row(dataset, position))
        tables.write_all("members", member_rows(dataset, tables.key_of))
        for event in _events(draw, dataset, max(1, round(share * scale))):
            tables.write_line("events", rows.row(event))


def _dataset(parties: tuple[str, str]) -> Dataset:
    named = [
        Person(f"{code.lower()}-{number}", f"Ada {code.title()}son {number}", (), code)
        for code in parties
        for number in range(40)
    ]
    source = Source("coded", "A Coder", None, None, parse("1995/.."), "Coded events", None, None, ())
    names = iso_countries()
    return Dataset(
        id="-".join(parties).lower(),
        title="-".join(parties),
        parties=parties,
        predecessors=(),
        as_of=parse("2025-12-31"),
        sources=(source,),
        countries={code: Country(code, names[code].name, ()) for code in parties},
        people={person.id: person for person in named},
        organizations={},
        events=(),
        trade=(),
        goods=(),
        standing=(),
    )


def _events(draw: random.Random, dataset: Dataset, number: int) -> Iterator[Event]:
    people = list(dataset.people.values())
    half = len(people) // 2
    for count in range(number):
        one, other = people[draw.randrange(half)], people[half + draw.randrange(half)]
        day = _FIRST + timedelta(days=draw.randrange(11_000))
        words = " ".join(draw.choices(_WORDS, k=4))
        yield Event(
            id=f"{dataset.id}-{count}",
            date=parse(day.isoformat()),
            kind=_KINDS[draw.randrange(len(_KINDS))],
            status="occurred",
            title=f"{one.name} and {other.name}: {words}",
            place=Place(None, None, dataset.parties[count % 2]),
            participants=(
                Participant(one, "official", one.country, certain=count % 3 > 0),
                Participant(other, "official", other.country, certain=True),
            ),
            organizations=(),
            topics=(words.split()[0],),
            occasion=None,
            note=None,
            attributed_to=None,
            sources=(Citation("coded", f"#{count}"),),
        )


def _by_hand(folder: Path) -> dict[str, str]:
    """Return each question as someone writes it in SQL who knows the tables."""
    events = f"read_parquet('{folder}/events.parquet')"
    names = f"read_parquet('{folder}/names.parquet')"
    [pair] = _first_pair(folder)
    one, other = (
        f"(SELECT list(key) FROM {names} WHERE section = 'people' AND contains(spellings, ' {name} '))"
        for name in people_of(pair)
    )
    since = date(2015, 1, 1).toordinal()
    return {
        "timeline": f"SELECT record FROM {events} WHERE pair = '{pair}' AND to_day >= {since} "
        "ORDER BY first_day, last_day, id LIMIT 20",
        "summary": f"SELECT year, count(*), min(first_day), max(last_day) FROM {events} GROUP BY year",
        "meetings": f"SELECT record FROM {events} WHERE met AND list_has_any(people, {one}) "
        f"AND list_has_any(people, {other}) ORDER BY first_day, last_day, id",
        "words": f"SELECT record FROM {events} WHERE contains(words, ' gas ') AND contains(words, ' port ') "
        "ORDER BY first_day, last_day, id LIMIT 20",
    }


def _first_pair(folder: Path) -> list[str]:
    pairs: list[str] = json.loads((folder / "bilat.json").read_text())["pairs"]
    return pairs[:1]


def people_of(pair: str) -> tuple[str, str]:
    """Return the folded names of two people, one of each side."""
    one, other = pair.lower().split("-")
    return f"{one}son 7", f"{other}son 9"


def questions(folder: Path) -> dict[str, list[str]]:
    """Return each question as a person asks bilat."""
    [pair] = _first_pair(folder)
    one, other = people_of(pair)
    return {
        "timeline": ["timeline", "--pair", pair, "--since", "2015", "--limit", "20", "--json"],
        "summary": ["summary", "--by", "year", "--json"],
        "meetings": ["meetings", "--person", one, "--person", other, "--json"],
        "words": ["timeline", "--search", "gas port", "--limit", "20", "--json"],
    }


def _others(folder: Path) -> dict[str, dict[str, str]]:
    """Return the same questions as someone asks polars and pandas, where these are installed."""
    events, names = folder / "events.parquet", folder / "names.parquet"
    [pair] = _first_pair(folder)
    since = date(2015, 1, 1).toordinal()
    order = "['first_day', 'last_day', 'id']"
    people = [f"p.col('spellings').str.contains(' {name} ', literal=True)" for name in people_of(pair)]
    keys = [f"p.read_parquet({str(names)!r}).filter({test})['key'].to_list()" for test in people]
    there = [f"p.col('people').list.eval(p.element().is_in({key})).list.any()" for key in keys]
    words = " & ".join(f"p.col('words').str.contains(' {word} ', literal=True)" for word in ("gas", "port"))
    found = {
        "timeline": f"(p.col('pair') == {pair!r}) & (p.col('to_day') >= {since})",
        "meetings": f"p.col('met') & {there[0]} & {there[1]}",
        "words": words,
    }
    polars = {
        name: f"e.filter({test}).sort({order}).select('record'){'' if name == 'meetings' else '.head(20)'}"
        for name, test in found.items()
    }
    polars["summary"] = (
        "e.group_by('year').agg(p.len(), p.col('first_day').min(), p.col('last_day').max().alias('last'))"
    )
    at_polars = "import polars as p; e = p.scan_parquet({file!r}); ({asked}).collect().rows()"
    read = f"import pandas as p; e = p.read_parquet({str(events)!r}, columns="
    pandas = {
        "timeline": f"{read}['pair', 'to_day', 'record', 'first_day', 'last_day', 'id'], "
        f"filters=[('pair', '==', {pair!r}), ('to_day', '>=', {since})]); "
        f"e.sort_values({order}).head(20)['record'].tolist()",
        "summary": f"{read}['year', 'first_day', 'last_day']); g = e.groupby('year'); "
        "(g.size(), g['first_day'].min(), g['last_day'].max())",
        "words": f"{read}['words', 'record', 'first_day', 'last_day', 'id']); w = e['words'].str; "
        "e[w.contains(' gas ', regex=False) & w.contains(' port ', regex=False)]"
        f".sort_values({order}).head(20)['record'].tolist()",
    }
    return {
        "polars": {name: at_polars.format(file=str(events), asked=asked) for name, asked in polars.items()},
        "pandas": pandas,
    }


def report(folder: Path) -> None:
    """Print what each question takes: cold as a command, by hand in processes of their own, and warm."""
    by_hand = _by_hand(folder)
    others = {name: asked for name, asked in _others(folder).items() if find_spec(name)}
    heads = ["bilat", "DuckDB by hand", *others]
    cold: dict[str, list[tuple[float, int] | None]] = {}
    # Before anything large is imported here: a child's peak is that of this process at least.
    for name, words in questions(folder).items():
        asked = [sys.executable, "-m", "bilat", *words, "--data", str(folder)]
        code = f"import duckdb; duckdb.connect().execute({by_hand[name]!r}).fetchall()"
        codes = [code, *(of_all.get(name) for of_all in others.values())]
        cold[name] = [
            _timed(asked),
            *(_timed([sys.executable, "-c", each]) if each else None for each in codes),
        ]
    import duckdb

    warm = duckdb.connect()
    warm.execute("SET enable_progress_bar = false")
    print(f"| question | {' | '.join(f'{head} s | MiB' for head in heads)} | ratio | warm ratio |")
    print(f"|---|{'--:|' * (2 * len(heads) + 2)}")
    for name, words in questions(folder).items():
        by_bilat, in_sql, *_ = cold[name]
        assert by_bilat  # noqa: S101 - each question is asked of both
        assert in_sql  # noqa: S101
        by_sql = by_hand[name]
        in_memory = _warm(words, folder) / _least(lambda by_sql=by_sql: warm.execute(by_sql).fetchall())  # type: ignore[misc]
        told = " | ".join(f"{run[0]:.2f} | {run[1]}" if run else "- | -" for run in cold[name])
        print(f"| {name} | {told} | {by_bilat[0] / in_sql[0]:.2f} | {in_memory:.2f} |", flush=True)


def _warm(words: list[str], folder: Path) -> float:
    """Return the least time that DuckDB takes of bilat's statements, opened once."""
    from bilat.query.duckdb_engine import DuckDbEngine

    engine, stated = DuckDbEngine(folder), list[tuple[str, Parameters]]()
    rows = DuckDbEngine.rows

    def noted(self: DuckDbEngine, statement: str, parameters: Parameters) -> list[Row]:
        stated.append((statement, parameters))
        return rows(self, statement, parameters)

    DuckDbEngine.rows = noted  # type: ignore[method-assign]
    try:
        with redirect_stdout(StringIO()), suppress(SystemExit):
            sys.argv = ["bilat", *words, "--data", str(folder)]
            run()
    finally:
        DuckDbEngine.rows = rows  # type: ignore[method-assign]
    events = [(statement, parameters) for statement, parameters in stated if "events" in statement]
    return _least(lambda: [engine.rows(statement, parameters) for statement, parameters in events])


def _least(ask: Callable[[], object]) -> float:
    times: list[float] = []
    for _ in range(_RUNS):
        started = time.process_time()
        ask()
        times.append(time.process_time() - started)
    return min(times)


def _timed(command: list[str]) -> tuple[float, int] | None:
    """Return the least processor time of some runs of a command in seconds, and its peak memory in MiB.

    Return None for a command that fails, such as one that lacks a library.
    """
    times: list[float] = []
    peak = 0
    for _ in range(_RUNS):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = status
        if status:
            return None
        times.append(used.ru_utime + used.ru_stime)
        peak = max(peak, used.ru_maxrss // 1024)
    return min(times), peak


if __name__ == "__main__":
    main()
