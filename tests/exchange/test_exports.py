"""What goes out to other programs, read back by other libraries than wrote it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from bilat.exchange.exporters.dyads import cow_code
from program import bilat
from small_record import event, events, written

NOT_DAYS = "events without a known day"


def exported(tmp_path: Path, name: str, *words: str) -> Path:
    target = tmp_path / f"out.{name}"
    asked = bilat("export", name, *words, "--output", str(target))
    assert (asked.status, asked.out) == (0, ""), asked.err
    return target


def text_of(name: str, *words: str) -> str:
    asked = bilat("export", name, *words)
    assert asked.status == 0, asked.err
    return asked.out


class TestTables:
    def test_sqlite_keeps_every_reference(self, tmp_path: Path) -> None:
        with closing(sqlite3.connect(exported(tmp_path, "sqlite"))) as database:
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            [(who,)] = database.execute(
                "SELECT people.name FROM events_participants JOIN people ON people.id = person "
                "WHERE events_participants.id = 'visit-chavez-2001'"
            )
        assert who == "Hugo Chávez"

    def test_sqlite_has_a_figure_with_its_bounds_and_its_text(self, tmp_path: Path) -> None:
        with closing(sqlite3.connect(exported(tmp_path, "sqlite"))) as database:
            rows = database.execute(
                "SELECT exports, exports_low, exports_high, exports_text FROM trade WHERE id = 'trade-2018'"
            ).fetchall()
        # p30: exports of 84 million dollars.
        assert rows == [(84_000_000, 83_500_000, 84_500_000, "84 million")]

    @pytest.mark.apart
    def test_a_data_package_is_valid_to_frictionless(self, tmp_path: Path) -> None:
        frictionless = pytest.importorskip("frictionless")
        archive = exported(tmp_path, "datapackage").rename(tmp_path / "record.zip")
        report = frictionless.validate(str(archive), type="package")
        assert report.valid, report.flatten(["title", "note"])

    def test_a_data_package_is_the_same_whenever_it_is_written(self, tmp_path: Path) -> None:
        first = exported(tmp_path, "datapackage").read_bytes()
        assert exported(tmp_path, "datapackage").read_bytes() == first

    def test_a_data_package_has_only_what_was_asked_for(self, tmp_path: Path) -> None:
        with ZipFile(exported(tmp_path, "datapackage", "--kind", "treaty")) as archive:
            rows = archive.read("data/events.csv").decode().splitlines()
            described = json.loads(archive.read("datapackage.json"))
        assert [row.split(",")[1] for row in rows] == ["id", "treaty-1996"]
        assert described["description"] == "Asked for: kind treaty."

    def test_a_workbook_has_texts_and_no_formulas(self, tmp_path: Path) -> None:
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.load_workbook(exported(tmp_path, "xlsx"), read_only=True)
        header, first, *_ = book["events"].iter_rows(values_only=True)
        assert header[:3] == ("pair", "id", "date")
        assert first[:3] == ("RUS-VEN", "recognition-1857", "1857-12-17")

    def test_parquet_is_read_by_pandas_through_duckdb(self, tmp_path: Path) -> None:
        duckdb = pytest.importorskip("duckdb")
        folder = exported(tmp_path, "parquet")
        events = duckdb.connect().execute(
            "SELECT min(start) FROM read_parquet(?)", [f"{folder}/events.parquet"]
        )
        [(first,)] = events.fetchall()
        assert first == date(1857, 12, 17)

    def test_a_folder_that_is_there_is_not_written_over(self, tmp_path: Path) -> None:
        pytest.importorskip("duckdb")
        target = exported(tmp_path, "parquet")
        again = bilat("export", "parquet", "--output", str(target))
        assert again.status == 1
        assert again.err == f"Error: {target} exists already; name a new folder for --output.\n"

    def test_datasette_metadata_names_each_table(self) -> None:
        tables = json.loads(text_of("datasette"))["databases"]["*"]["tables"]
        assert {"events", "events_participants", "trade", "sources"} <= tables.keys()


class TestCalendars:
    def test_a_day_ends_on_the_day_after(self, tmp_path: Path) -> None:
        icalendar = pytest.importorskip("icalendar")
        calendar = icalendar.Calendar.from_ical(exported(tmp_path, "ics").read_bytes())
        [victory] = [event for event in calendar.walk("VEVENT") if "victory-day-2015" in event["uid"]]
        # p11: 9 May 2015, Moscow.
        assert victory["dtstart"].dt == date(2015, 5, 9)
        assert victory["dtend"].dt == date(2015, 5, 10)
        assert victory["location"] == "Moscow, Russia"
        assert victory["dtstamp"].dt.date() == date(2019, 9, 25)

    def test_the_last_day_there_is_has_no_day_after(self, tmp_path: Path) -> None:
        pytest.importorskip("icalendar")
        entry = event("last", "9999-12-31")
        found = bilat("export", "ics", "--data", str(written(tmp_path, events(entry))))
        assert "DTSTART;VALUE=DATE:99991231" in found.out
        assert "DTEND" not in found.out

    def test_what_has_no_day_is_counted_and_not_invented(self) -> None:
        pytest.importorskip("icalendar")
        asked = bilat("export", "ics", "--kind", "visit", "--since", "2018", "--until", "2018")
        # p16: 5 December 2018.
        assert asked.out.count("BEGIN:VEVENT") == 1
        asked = bilat("export", "ics", "--on", "2008-11", "--kind", "visit")
        assert "BEGIN:VEVENT" not in asked.out
        assert f"{NOT_DAYS} (1)" in asked.err

    def test_anniversaries_come_back_every_year(self) -> None:
        pytest.importorskip("icalendar")
        assert text_of("ics", "--anniversaries", "--kind", "treaty").count("RRULE:FREQ=YEARLY") == 1


class TestTimelines:
    def slides(self, *words: str) -> list[dict[str, Any]]:
        slides: list[dict[str, Any]] = json.loads(text_of("timelinejs", *words))["events"]
        return slides

    def test_a_month_has_no_day(self) -> None:
        [visit] = self.slides("--on", "2008-11", "--kind", "visit")
        assert visit["start_date"] == {"year": "2008", "month": "11"}
        assert visit["display_date"] == "Nov 2008"

    def test_a_period_has_both_its_ends(self) -> None:
        [plant] = self.slides("--status", "planned")
        assert (plant["start_date"], plant["end_date"]) == ({"year": "2020"}, {"year": "2021"})

    def test_an_open_end_is_left_out(self) -> None:
        [arms] = self.slides("--kind", "delivery", "--search", "Tor-M1")
        assert arms["start_date"] == {"year": "2006"}
        assert "end_date" not in arms
        assert arms["display_date"] == "since 2006"


class TestNetworks:
    @pytest.mark.parametrize("name", ["gexf", "graphml"])
    def test_putin_and_maduro_met_seven_times(self, name: str, tmp_path: Path) -> None:
        networkx = pytest.importorskip("networkx")
        graph = getattr(networkx, f"read_{name}")(exported(tmp_path, name))
        edge = graph.edges["putin", "maduro"]
        # p9, p10, p12 (twice), p13, p14, p1.
        assert (edge["weight"], edge["surely"], edge["possibly"]) == (7, 7, 0)
        assert (edge["first"], edge["last"]) == ("2013-07", "2019-09-25")
        assert graph.nodes["putin"]["aliases"] == "Владимир Путин"

    def test_a_network_is_the_same_whenever_it_is_written(self) -> None:
        pytest.importorskip("networkx")
        text = text_of("gexf")
        assert 'version="1.3"' in text
        assert 'lastmodifieddate="2019-09-25"' in text


class TestWhoMetWhom:
    SUMMIT = """\
dataset: {{format: 1, id: a, title: A, parties: [{0}, {1}], as_of: 2020-01-01}}
countries: {{RUS: {{name: Russia}}, TUR: {{name: Turkey}}, IRN: {{name: Iran}}}}
sources: [{{id: tass, publisher: TASS, date: 2019-12-01, title: none}}]
people:
  - {{id: putin, name: Vladimir Putin, country: RUS}}
  - {{id: erdogan, name: Recep Tayyip Erdogan, country: TUR}}
  - {{id: rouhani, name: Hassan Rouhani, country: IRN}}
events:
  - id: sochi
    date: 2019-02-14
    kind: summit
    title: Three presidents meet
    participants:
      - {{person: putin, role: president}}
      - {{person: putin, role: chairman of the summit}}
      - {{person: erdogan, role: president}}
      - {{person: rouhani, role: president}}
    sources: [{{id: tass, at: [p1]}}]
"""

    def test_a_summit_of_three_is_an_encounter_of_each_two_once(self, tmp_path: Path) -> None:
        networkx = pytest.importorskip("networkx")
        data = []
        for one, other in (("RUS", "TUR"), ("RUS", "IRN")):
            file = tmp_path / f"{one}-{other}.yaml"
            file.write_text(self.SUMMIT.format(one, other), encoding="utf-8")
            data += ["--data", str(file)]
        graph = networkx.read_graphml(exported(tmp_path, "graphml", *data))
        weights = {frozenset(edge): weight for *edge, weight in graph.edges(data="weight")}
        assert weights == {frozenset(("putin", "erdogan")): 1, frozenset(("putin", "rouhani")): 1}


class TestDyadYears:
    def rows(self) -> dict[str, dict[str, str]]:
        header, *lines = (line.split(",") for line in text_of("dyads").splitlines())
        return {line[2]: dict(zip(header, line, strict=True)) for line in lines}

    def test_a_year_has_its_encounters_and_trade(self) -> None:
        rows = self.rows()
        assert (rows["2015"]["ccode1"], rows["2015"]["ccode2"]) == ("365", "101")
        # p10 and twice p12.
        assert rows["2015"]["encounters_leaders"] == "3"
        # p30, whole dollars.
        assert (rows["2018"]["exports_1_to_2"], rows["2018"]["exports_2_to_1"]) == ("84000000", "1200000")
        # p5 and nothing else.
        assert (rows["1996"]["treaties"], rows["1996"]["encounters"]) == ("1", "0")

    def test_a_year_without_anything_is_there_too(self) -> None:
        assert self.rows()["2014"]["encounters"] == "0"

    def test_part_of_a_year_is_counted_as_left_out(self) -> None:
        assert (
            "trade totals that are not of all goods and a calendar year (1)" in bilat("export", "dyads").err
        )

    @pytest.mark.parametrize(
        ("country", "year", "code"),
        [("RUS", 2000, 365), ("SUN", 1970, 365), ("DEU", 1970, 260), ("DEU", 1995, 255), ("ABW", 2000, None)],
    )
    def test_states_have_the_codes_of_correlates_of_war(
        self, country: str, year: int, code: int | None
    ) -> None:
        assert cow_code(country, year) == code


class TestLinkedData:
    def test_only_a_known_day_is_a_start_date(self) -> None:
        nodes = json.loads(text_of("jsonld", "--since", "2017", "--until", "2017"))["@graph"]
        dated = {node["identifier"]: node.get("startDate") for node in nodes}
        # p14: 4 October 2017; the trip is dated only by it.
        assert dated["meeting-putin-maduro-2017"] == "2017-10-04"
        assert dated["visit-maduro-2017"] is None

    def test_people_keep_their_other_names(self) -> None:
        nodes = json.loads(text_of("jsonld", "--on", "2019-03-14"))["@graph"]
        [node] = [node for node in nodes if node["identifier"] == "meeting-lavrov-arreaza-2019"]
        names = {person["name"]: person["alternateName"] for person in node["performer"]}
        assert "Сергей Лавров" in names["Sergey Lavrov"]


class TestReferences:
    TWO = """\
dataset: {format: 1, id: a, title: A, parties: [NOR, SWE], as_of: 2020-01-31}
sources:
  - {id: paper, publisher: The Paper, date: 2020-01~, title: none}
  - {id: book, publisher: The Press, date: 2019, title: A Book}
countries: {NOR: {name: Norway}, SWE: {name: Sweden}}
events:
  - {id: treaty, date: 2019, kind: treaty, title: Treaty, sources: [{id: paper, at: [p1, p2]}]}
"""

    def test_without_filters_every_source_is_there_and_otherwise_those_cited(self, tmp_path: Path) -> None:
        database = pytest.importorskip("pybtex.database")
        file = tmp_path / "record.yaml"
        file.write_text(self.TWO, encoding="utf-8")
        entries = database.parse_string(text_of("bibtex", "--data", str(file)), "bibtex").entries
        assert sorted(entries) == ["book", "paper"]
        [item] = json.loads(text_of("csl-json", "--data", str(file), "--kind", "treaty"))
        # CSL has no approximate dates.
        assert item["issued"] == {"date-parts": [[2020, 1]]}
        assert (item["id"], item["note"]) == ("paper", "paras 1-2\nEDTF: 2020-01~")

    def test_a_library_comes_back_as_sources(self, tmp_path: Path) -> None:
        file, library, back = tmp_path / "record.yaml", tmp_path / "library.json", tmp_path / "back.yaml"
        file.write_text(self.TWO, encoding="utf-8")
        assert bilat("export", "csl-json", "--data", str(file), "--output", str(library)).status == 0
        done = bilat("import", "sources", str(library), "--pair", "NOR-SWE", "--output", str(back))
        assert done.status == 0, done.err
        text = back.read_text(encoding="utf-8")
        assert "publisher: The Paper" in text
        assert "date: 2020-01~" in text


class TestWrongCommands:
    def test_an_unknown_format_is_named(self) -> None:
        asked = bilat("export", "sqlte", "--output", "x")
        assert asked.status == 2
        assert asked.err.startswith("Error: 'sqlte' is not a format to export. Did you mean sqlite?")

    def test_a_database_needs_a_file(self) -> None:
        asked = bilat("export", "sqlite")
        assert (asked.status, asked.err) == (2, "Error: sqlite needs a file to write: --output FILE.\n")

    def test_tables_need_a_folder(self) -> None:
        asked = bilat("export", "tables")
        assert (asked.status, asked.err) == (2, "Error: tables needs a folder to write: --output FOLDER.\n")


@pytest.mark.apart
class TestDatasette:
    def test_it_opens_the_database_with_its_metadata(self, tmp_path: Path) -> None:
        datasette = Path(sys.executable).with_name("datasette")
        if not datasette.exists():
            pytest.skip("Datasette is not installed")
        database, metadata = exported(tmp_path, "sqlite"), exported(tmp_path, "datasette")
        asked: list[str | Path] = [
            datasette,
            database,
            "--metadata",
            metadata,
            "--get",
            "/out/events.json?id=treaty-1996&_shape=array",
        ]
        found = subprocess.run(asked, capture_output=True, text=True, check=True)
        [treaty] = json.loads(found.stdout)
        assert (treaty["date"], treaty["title"]) == ("1996-05-24", "Treaty on Friendship and Cooperation")
