"""Places: talks for which none is recorded were where the visit was that they are part of."""

from __future__ import annotations

from pathlib import Path

import pytest

from program import answered, bilat
from small_record import event, events, written

_RECORD = events(
    event("visit", "2019-05-09", kind="visit", who="berg", place="{city: Stockholm, country: SWE}"),
    event("talks", "2019-05-09", part_of="[visit]"),
    event("signing", "2019-05-09", kind="agreement", part_of="[talks]"),
    event("fair", "2019-05-10", kind="conference", who="lind", place="{city: Kiruna, country: SWE}"),
    event("at-both", "2019-05-10", part_of="[visit, fair]"),
    event("trip", "2019-05-11", kind="visit", who="berg", place="{city: Copenhagen, country: DNK}"),
    event("nowhere", "2019-05-11", part_of="[visit, trip]"),
    event("on-one", "2019-05-12", part_of_one="[visit, fair]"),
    event("apart", "2019-05-13"),
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(written(tmp_path_factory.mktemp("places"), _RECORD))


def found(file: str, *asked: str) -> list[str]:
    return [row["id"] for row in answered("timeline", *asked, "--data", file)]


def test_a_part_is_found_where_its_whole_is(file: str) -> None:
    assert found(file, "--place", "Stockholm") == ["signing", "talks", "visit"]
    [talks] = answered("meetings", "--place", "Stockholm, Sweden", "--data", file)
    assert (talks["id"], talks["place"], talks["certain"]) == ("talks", None, True)


def test_words_find_a_part_where_its_whole_is_as_a_place_does(file: str) -> None:
    for words in ("Stockholm", "Sweden Stockholm", "Kiruna", "Denmark"):
        assert found(file, "--search", words) == found(file, "--place", words.split()[-1])
    assert [hit["id"] for hit in answered("search", "Stockholm", "--data", file)] == [
        "signing",
        "talks",
        "visit",
    ]
    # What has no place in common with all of its wholes is found by none of theirs.
    assert "at-both" not in found(file, "--search", "Kiruna")
    assert "at-both" in found(file, "--search", "Sweden")


def test_a_part_of_several_is_where_all_of_them_are(file: str) -> None:
    # One in Stockholm and one in Kiruna: in Sweden. One in Sweden and one in Denmark: not known.
    assert found(file, "--in", "Sweden") == ["signing", "talks", "visit", "at-both", "fair"]
    assert found(file, "--abroad") == ["trip"]


def test_which_whole_it_is_part_of_must_be_known(file: str) -> None:
    assert not {"nowhere", "on-one", "apart"} & {*found(file, "--in", "SWE"), *found(file, "--in", "DNK")}


def test_counts_agree_with_lists(file: str) -> None:
    rows = answered("summary", "--by", "place", "--data", file)
    assert {row["place"]: row["count"] for row in rows} == {
        "Stockholm": 3,
        "Kiruna": 1,
        "Sweden": 1,
        "Copenhagen": 1,
        None: 3,
    }
    assert {
        row["country"]: row["count"] for row in answered("summary", "--by", "country", "--data", file)
    } == {
        "SWE": 5,
        "DNK": 1,
        None: 3,
    }


def test_tables_answer_alike(file: str, tmp_path: Path) -> None:
    tables = str(tmp_path / "tables")
    assert bilat("export", "tables", tables, "--data", file).status == 0
    for asked in (
        ("timeline", "--in", "SWE"),
        ("timeline", "--abroad"),
        ("meetings", "--place", "Stockholm"),
        ("summary", "--by", "place"),
        ("summary", "visits", "--by", "country"),
    ):
        assert answered(*asked, "--data", tables) == answered(*asked, "--data", file), asked


def test_of_two_places_in_one_city_the_city_is_what_they_share(tmp_path: Path) -> None:
    halls = ("{name: Castle, city: Oslo, country: NOR}", "{name: Town hall, city: Oslo, country: NOR}")
    days = [
        event(f"day-{number}", f"2019-05-0{number}", kind="visit", who="lind", place=hall)
        for number, hall in enumerate(halls, 1)
    ]
    record = written(tmp_path, events(*days, event("talks", "2019-05-02", part_of="[day-1, day-2]")))
    assert found(str(record), "--place", "Oslo") == ["day-1", "day-2", "talks"]
    assert found(str(record), "--place", "Castle") == ["day-1"]
