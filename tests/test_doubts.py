"""What surely answers and what only may: dates, people, places, and the filters that ask for them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import bilat
from bilat.api import Relations
from bilat.query.place_names import place_texts
from bilat.record.model import Place
from program import answered, on_terminal
from program import bilat as run
from small_record import SOUND, event, events, written


@pytest.fixture(scope="module")
def record() -> Relations:
    return bilat.load()


VARIANT = "[{key: date, value: 2017-03-28, sources: [{id: gazette, at: [p2]}]}]"


class TestSurelyFirst:
    def test_what_may_lie_in_a_window_comes_after_what_does(self, record: Relations) -> None:
        found = record.events.where(since="2019-08", until="2019-08")
        # p40, p39 and p17 are of August; of deliveries since 2006 (p37) no end is known.
        assert [one.id for one in found.sure] == [
            *("army-games-2019", "meeting-defence-ministers-2019", "visit-rodriguez-2019-08")
        ]
        assert [*found] == [*found.sure, *found.possible]
        assert found.possible[0].id == "arms-deliveries-since-2006"

    def test_one_of_two_months_is_not_the_month_between(self, record: Relations) -> None:
        in_may = {one.id for one in record.meetings.where(on="2019-05")}
        assert "meeting-rodriguez-lavrov-2019" not in in_may
        for between in (
            record.meetings.where(since="2019-04", until="2019-07"),
            record.meetings.where(since="2019-04").where(until="2019-07"),
        ):
            assert "meeting-rodriguez-lavrov-2019" not in {one.id for one in between}
        [possible] = record.meetings.where(on="2019-08", person="Lavrov").possible
        assert possible.id == "meeting-rodriguez-lavrov-2019"
        assert record.meetings.where(year=2019, person="Lavrov", certain_dates=True)[0].id == possible.id

    def test_goods_without_a_date_may_be_of_any_year(self, record: Relations) -> None:
        # Wheat is of 2018 (p33); of what Venezuela wants no year is given.
        found = record.goods.where(year=2018)
        assert [one.id for one in found.sure] == ["wheat-2018"]
        assert "corn-wanted" in {one.id for one in found.possible}
        assert len(record.goods.where(year=2018, certain_dates=True)) == 1

    def test_json_says_of_each_record_whether_it_is_certain(self) -> None:
        found = answered("goods", "--year", "2018")
        assert [one["certain"] for one in found] == [True] + [False] * (len(found) - 1)
        by_name = answered("goods", "--year", "2018", "--sort", "commodity")
        assert {one["id"]: one["certain"] for one in by_name} == {one["id"]: one["certain"] for one in found}
        assert all(one["certain"] for one in answered("goods"))
        assert all(one["certain"] for one in answered("standing", "--country", "Russia"))

    def test_the_footer_counts_both(self) -> None:
        shown = on_terminal("meetings", "--on", "2019-08", width=160).out
        # Defence ministers (p39), surely in August; Lavrov, Matviyenko, Volodin then or in March (p17).
        assert "1 surely, 3 possibly" in shown

    def test_a_limit_cuts_what_is_possible_first(self) -> None:
        [first] = answered("meetings", "--on", "2019-08", "--limit", "1")
        assert (first["id"], first["certain"]) == ("meeting-defence-ministers-2019", True)

    def test_what_is_possible_stays_so_when_it_is_narrowed(self, record: Relations) -> None:
        narrowed = record.events.where(on="2019-08").where(person="Lavrov")
        assert (len(narrowed.sure), len(narrowed.possible)) == (0, 1)

    def test_what_certain_people_did_can_be_narrowed(self, record: Relations) -> None:
        # Rodríguez met Lavrov in March or in August (p17), so not in both.
        query = bilat.Query.of(record.dataset, on="2019-08", certain_people=True)
        met = record.matching(record.meetings, query)
        name = "meeting-rodriguez-lavrov-2019"
        assert name in {one.id for one in met.where(person="Lavrov")}
        assert name not in {one.id for one in met.where(until="2019-07")}
        [chosen] = record.events.where(on="2019-08").among({name}).possible
        assert chosen.id == name
        assert len(record.events.where(on="2019-08").among({name}).where(until="2019-07")) == 0


class TestTheTwoHalves:
    def test_certain_people_are_surely_there_and_dates_stay_open(self, tmp_path: Path) -> None:
        perhaps = event("perhaps", "2019-05").replace("{person: lind,", "{person: lind, certain: false,")
        relations = bilat.load(written(tmp_path, events(perhaps, event("open", "2019"))))
        lind = relations.events.where(person="Lind", on="2019-05")
        assert [one.id for one in lind.possible] == ["open", "perhaps"]
        assert [
            one.id for one in relations.events.where(person="Lind", on="2019-05", certain_people=True)
        ] == ["open"]
        assert [
            one.id for one in relations.events.where(person="Lind", on="2019-05", certain_dates=True)
        ] == ["perhaps"]
        assert len(relations.events.where(person="Lind", on="2019-05", certain=True)) == 0
        assert [one.id for one in relations.events.where(involving="SWE").possible] == ["perhaps"]
        both = relations.events.where(on="2019-05").where(person="Lind").possible
        assert [one.id for one in both] == ["open", "perhaps"]

    def test_a_question_repeats_what_it_was_certain_of(self) -> None:
        asked = bilat.Query.of(bilat.load().dataset, certain=True, in_country="VEN").describe()
        assert asked == "certain, in VEN"


class TestSourcesThatDisagree:
    def test_a_window_finds_either_date_and_certainty_needs_all(self, tmp_path: Path) -> None:
        entry = event("visit", "2017-03-17", kind="visit", variants=VARIANT)
        relations = bilat.load(written(tmp_path, events(entry, event("talks", "2018"))))
        for day in ("2017-03-17", "2017-03-28"):
            assert [one.id for one in relations.events.where(on=day).possible] == ["visit"]
        assert [one.id for one in relations.events.where(on="2017-03").sure] == ["visit"]
        assert len(relations.events.where(on="2017-03-17", certain_dates=True)) == 0
        assert [one.id for one in relations.events.where(disputed=True)] == ["visit"]
        # No source gives another date of what has none.
        assert len(bilat.load().standing.where(disputed=True)) == 0

    def test_a_place_that_one_source_gives_may_be_it(self, tmp_path: Path) -> None:
        variant = "[{key: place.city, value: Bergen, sources: [{id: gazette, at: [p2]}]}]"
        entry = event("talks", "2017", place="{city: Oslo, country: NOR}", variants=variant)
        relations = bilat.load(written(tmp_path, events(entry)))
        for city in ("Oslo", "Bergen"):
            assert [one.id for one in relations.events.where(place=city).possible] == ["talks"]
            assert len(relations.events.where(place=city, certain=True)) == 0
        assert [one.id for one in relations.events.where(in_country="Norway").sure] == ["talks"]


class TestPlaces:
    @pytest.mark.parametrize("name", ["Moscow", "Moscow, Russia", "moscow russian federation"])
    def test_a_place_is_found_as_it_is_printed(self, name: str, record: Relations) -> None:
        # p36 (twice, with the agreement), p14 (the trip too), p11, p21, p35, p1.
        assert len(record.events.where(place=name)) == 8

    def test_a_country_is_a_place(self, record: Relations) -> None:
        assert [one.place.city for one in record.events.where(place="Turkey") if one.place] == [
            *("Istanbul", "Ankara")
        ]

    def test_a_country_without_a_name_goes_by_its_code(self, record: Relations) -> None:
        assert set(place_texts(Place("Palais", "Kinshasa", "COD"), record.dataset)) == {"palais kinshasa cod"}

    def test_where_and_who_are_asked_for_apart(self, record: Relations) -> None:
        in_venezuela = {one.id for one in record.meetings.where(in_country="VEN")}
        # p7 twice, p23.
        assert in_venezuela == {"visit-president-2008", "visit-prime-minister-2010", "meeting-ryabkov-2019"}
        involving = {one.id for one in record.meetings.where(involving="VEN")}
        assert "visit-president-2008" not in involving
        assert {one.id for one in record.meetings.where(country="VEN")} == in_venezuela | involving

    def test_abroad_is_in_neither_state(self, record: Relations) -> None:
        # Beijing and Tehran (p12), Istanbul (p13), Ankara (p15), Vienna (p20).
        cities = [one.place.city for one in record.meetings.where(abroad=True) if one.place]
        assert cities == ["Beijing", "Tehran", "Istanbul", "Ankara", "Vienna"]

    def test_russia_finds_what_the_soviet_union_did(self, record: Relations) -> None:
        before = record.events.where(country="Russia", until="1990")
        assert [one.id for one in before] == [
            *("recognition-1857", "relations-1945", "relations-1952", "relations-1970")
        ]
        assert [one.id for one in record.events.where(country="USSR")] == [
            *("relations-1945", "relations-1952", "relations-1970")
        ]

    def test_a_summary_by_place_has_the_country_where_no_city_is_known(self, record: Relations) -> None:
        rows = {row["place"]: row["count"] for row in record.summarise("meetings", "place", year="2013")}
        assert rows == {"Russia": 1}


class TestSourcesAndKinds:
    def test_a_place_in_a_source_finds_what_it_says(self, record: Relations) -> None:
        assert [one.id for one in record.events.where(source="sputnik-2019-09-25:p2")] == ["recognition-1857"]
        assert [one.id for one in record.trade.where(source="Sputnik: p31")] == ["trade-2019-h1"]
        assert len(record.events.where(source="Sputnik:p3")) == 3

    def test_groups_of_kinds(self, record: Relations) -> None:
        signed = record.events.where(kind="signed")
        assert {one.kind for one in signed} == {"treaty", "agreement", "contract"}
        assert [*signed] == [*record.events.where(kind="instrument")]
        assert {one.kind for one in record.events.where(kind="encounter,treaty")} == {
            *("meeting", "summit", "visit", "treaty")
        }

    def test_a_level_that_is_written_counts(self, tmp_path: Path) -> None:
        entry = event("talks", "2017").replace("role: minister}", "role: minister, level: leaders}")
        relations = bilat.load(written(tmp_path, events(entry)))
        assert [one.id for one in relations.events.where(level="leaders")] == ["talks"]

    @pytest.mark.parametrize(
        ("source", "found"),
        [
            ("paper:#doc:7", ["first"]),
            ("Trade: The Weekly", ["first", "second"]),
            ("gazette:p1", ["third"]),
            ("gazette:p2", []),
        ],
    )
    def test_the_first_colon_that_is_no_part_of_a_name_ends_it(
        self, source: str, found: list[str], tmp_path: Path
    ) -> None:
        sources = (
            "sources:\n"
            "  - {id: paper, publisher: 'Trade: The Weekly', date: 2020-01-31, title: none, records: 9}\n"
            "  - {id: gazette, publisher: Trade, date: 2020-01-31, title: none}\n"
        )
        told = events(
            event("first", "2018-01-01").replace("at: [p1]", "at: ['#doc:7']"),
            event("second", "2018-01-02").replace("at: [p1]", "at: ['#doc:8']"),
            event("third", "2018-01-03", at="gazette"),
        )
        relations = bilat.load(written(tmp_path, sources + told))
        assert [one.id for one in relations.events.where(source=source)] == found


class TestTreaties:
    def test_what_held_on_a_day(self, tmp_path: Path) -> None:
        relations = bilat.load(
            written(
                tmp_path,
                events(
                    event("unknown", "2000-05-01", kind="treaty"),
                    event("held", "2001-05-01", kind="treaty", in_force="2002-01-01"),
                    event("over", "2001-06-01", kind="agreement", in_force="2002-01-01", ended="2010"),
                    event("contract", "2001-07-01", kind="contract"),
                    event("planned", "2030-05-01", kind="treaty", status="planned"),
                ),
            )
        )
        on = {
            day: relations.events.where(in_force=day)
            for day in ("1999", "2001-12-31", "2005", "2010", "2015")
        }
        sure = {day: [one.id for one in found.sure] for day, found in on.items()}
        assert sure == {
            "1999": [],
            "2001-12-31": [],
            "2005": ["held", "over"],
            "2010": ["held"],
            "2015": ["held"],
        }
        possible = {day: [one.id for one in found.possible] for day, found in on.items()}
        assert possible == {
            "1999": [],
            "2001-12-31": ["unknown"],
            "2005": ["unknown"],
            "2010": ["unknown", "over"],
            "2015": ["unknown"],
        }
        assert [one.id for one in relations.events.where(in_force="2005", certain_dates=True)] == [
            "held",
            "over",
        ]

    def test_the_treaty_of_1996_possibly_holds(self) -> None:
        # When it entered into force is not said (p5).
        [treaty] = answered("timeline", "--in-force", "2019", "--kind", "treaty")
        assert (treaty["id"], treaty["certain"]) == ("treaty-1996", False)


class TestPeriodsFromToday:
    def test_the_last_year_ends_today(self, record: Relations) -> None:
        query = bilat.Query.of(record.dataset, today=date(2019, 9, 25), last="12m", person="Maduro")
        # p16, p23 and p1; the talks of p16 twelve months before count.
        assert [one.date.text for one in record.meetings.matching(query)] == [
            "2018-12-05",
            "2019-07",
            "2019-09-25",
        ]

    def test_the_command_takes_today_from_the_environment(self) -> None:
        asked = ("meetings", "--person", "Maduro", "--count")
        day = {"BILAT_TODAY": "2019-09-25"}
        assert run(*asked, "--last", "12m", env=day).out == "3\n"
        assert run(*asked, "--since", "12 months ago", env=day).out == "3\n"
        beyond = run(*asked, "--last", "12m", env={"BILAT_TODAY": "2026-11-28"})
        assert beyond.err.startswith(
            "The record goes up to 25 Sep 2019; the period asked for begins after that.\n"
        )

    def test_the_library_is_told_which_day_it_is(self, record: Relations) -> None:
        with pytest.raises(bilat.QueryError, match="no day was given as today"):
            record.meetings.where(last="12m")


def test_a_fiscal_year_is_a_window(tmp_path: Path) -> None:
    text = written(tmp_path, events(event("talks", "2018-02"), event("more", "2018-05"))).read_text(
        encoding="utf-8"
    )
    file = tmp_path / "fiscal.yaml"
    file.write_text(text.replace("[NOR, SWE]", "[NOR, SWE], fiscal_years: [{country: NOR, begins: 04-01}]"))
    relations = bilat.load(file)
    on, year = relations.events.where(on="FY2017-18"), relations.events.where(year="FY2017-18")
    assert [[one.id for one in found] for found in (on, year)] == [["talks"], ["talks"]]


class TestSearch:
    def test_every_section_is_searched(self) -> None:
        sections = [one["section"] for one in answered("search", "Venezuela")]
        assert (
            {"events", "goods", "standing", "countries", "people", "organizations"}
            >= {*sections}
            >= {*("events", "standing", "countries")}
        )
        [wheat] = answered("search", "wheat")
        assert (wheat["id"], wheat["command"]) == ("wheat-2018", "bilat show wheat-2018")

    def test_a_hit_says_how_to_see_it_whole(self) -> None:
        for hit in answered("search", "gazprombank"):
            assert run(*hit["command"].split()[1:]).status == 0

    def test_all_words_must_be_there(self) -> None:
        assert [one["id"] for one in answered("search", "erdogan", "inauguration")] == [
            "meeting-medvedev-maduro-2018"
        ]


class TestWords:
    def test_words_for_commands_that_are_not(self) -> None:
        assert "Did you mean search?" in run("find", "wheat").err
        assert run("-V").out == run("--version").out

    def test_short_options(self, tmp_path: Path) -> None:
        file = tmp_path / "answer"
        assert run("timeline", "-j", "-n", "1", "-o", str(file)).status == 0
        assert file.read_text(encoding="utf-8") == run("timeline", "--json", "--limit", "1").out


class TestSeveralPairs:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """Write one summit into the records of two pairs, and talks of one of them."""
        summit = event("summit", "2019-05", kind="summit").replace(
            "participants: [", "participants: [{role: president, country: DNK}, "
        )
        talks = event("talks", "2019-06")
        (tmp_path / "one.yaml").write_text(SOUND + events(summit, talks), encoding="utf-8")
        other = SOUND.replace("[NOR, SWE]", "[NOR, DNK]").replace("norway-sweden", "norway-denmark")
        elsewhere = event("talks", "2019-07", title="Other talks", who="berg").replace(
            "participants: [", "participants: [{role: minister, country: DNK}, "
        )
        (tmp_path / "two.yaml").write_text(other + events(summit, elsewhere), encoding="utf-8")
        return tmp_path

    def test_an_event_that_stands_alike_is_shown_once_with_its_pairs(self, folder: Path) -> None:
        rows = answered("meetings", "--data", str(folder))
        assert [(row["id"], row["pair"], row["pairs"]) for row in rows] == [
            ("summit", "NOR-SWE", ["NOR-SWE", "NOR-DNK"]),
            ("talks", "NOR-SWE", ["NOR-SWE"]),
            ("talks", "NOR-DNK", ["NOR-DNK"]),
        ]
        assert "pairs" not in answered("meetings", "--data", str(folder), "--pair", "NOR-SWE")[0]

    def test_it_is_counted_once_and_in_each_pair(self, folder: Path) -> None:
        [row] = answered("summary", "meetings", "--by", "year", "--data", str(folder))
        assert (row["year"], row["count"]) == ("2019", 3)
        by_pair = answered("summary", "meetings", "--by", "pair", "--data", str(folder))
        assert {row["pair"]: row["count"] for row in by_pair} == {"NOR-SWE": 2, "NOR-DNK": 2}

    def test_a_person_is_one_and_met_the_other_side_of_each(self, folder: Path) -> None:
        people = {
            row["name"]: row["count"] for row in answered("people", "--data", str(folder)) if row["name"]
        }
        assert people == {"Kari Berg": 3, "Erik Lind": 2}
        met = answered("people", "--met", "Berg", "--data", str(folder))
        assert [(row["name"], row["country"], row["count"]) for row in met] == [
            ("Erik Lind", "SWE", 2),
            (None, "DNK", 1),
            (None, "DNK", 1),
        ]
