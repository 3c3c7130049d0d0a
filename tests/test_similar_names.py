"""Which names may be one, and how long it takes to find them in a long table."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bilat.checking.similar_names import alike_pairs, names_alike
from small_record import codes_in, event, events


def alike(*names: str) -> list[tuple[str, str]]:
    return [(first, second) for _, first, _, second in alike_pairs(enumerate(names))]


class TestAWordThatStandsTwice:
    def test_counts_twice(self) -> None:
        assert alike("Boutros Boutros-Ghali", "Youssef Boutros-Ghali") == []
        assert alike("Boutros Boutros-Ghali", "Boutros-Ghali Boutros") == [
            ("Boutros Boutros-Ghali", "Boutros-Ghali Boutros")
        ]
        assert alike("Boutros Boutros-Ghali", "Boutros Ghali") == []

    def test_of_people(self, tmp_path: Path) -> None:
        people = (
            "people:\n  - {id: a, name: Boutros Boutros-Ghali, country: NOR}\n"
            "  - {id: b, name: Youssef Boutros-Ghali, country: NOR}\n"
        )
        assert codes_in(tmp_path, people) == []

    def test_of_organizations(self, tmp_path: Path) -> None:
        bodies = (
            "organizations:\n  - {id: a, name: Bank to Bank Union, kind: bank}\n"
            "  - {id: b, name: Bank and Credit Union, kind: bank}\n"
        )
        assert codes_in(tmp_path, bodies) == []

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"topics": "[fish for fish trade]"}, {"topics": "[fish and rice trade]"}),
            ({"place": "{city: Baden Baden, country: NOR}"}, {"place": "{city: Baden Halden, country: NOR}"}),
            (
                {"place": "{name: Walla Walla Hall, country: NOR}"},
                {"place": "{name: Walla City Hall, country: NOR}"},
            ),
        ],
    )
    def test_of_topics_cities_and_venues(
        self, tmp_path: Path, one: dict[str, str], other: dict[str, str]
    ) -> None:
        talks = events(event("first", "2018", **one), event("second", "2019", **other))
        assert codes_in(tmp_path, talks) == []

    def test_of_roles_and_commodities(self, tmp_path: Path) -> None:
        roles = events(event("first", "2018"), event("second", "2019")).replace(
            "role: minister", "role: minister to minister envoy", 1
        )
        goods = "goods:\n" + "".join(
            f"  - {{id: g{number}, commodity: {commodity}, flow: exports, reporter: NOR, partner: SWE, "
            "sources: [{id: paper, at: [p1]}]}\n"
            for number, commodity in enumerate(("fish and fish meal", "fish and rice meal"))
        )
        assert (
            codes_in(tmp_path, roles.replace("role: minister}", "role: minister and chief envoy}") + goods)
            == []
        )


class TestWords:
    def test_numbers_and_their_first_digits_are_not_one(self) -> None:
        assert not names_alike("fund 2", "fund 2019")
        assert not names_alike("fund 20191", "fund 20192")

    def test_letters_with_vowel_signs_can_be_alike(self) -> None:
        assert names_alike("नरेन्द्र मोदी", "नरेंद्र मोदी")


def _word(letters: str, length: int, drawn: random.Random) -> str:
    return "".join(drawn.choice(letters) for _ in range(length))


LETTERS = "abcdefghijklmnopqrstuvwxyz"
TABLES: dict[str, Callable[[int, random.Random], str]] = {
    "one word in common": lambda _, drawn: f"Maria {_word(LETTERS, 8, drawn)}",
    "few letters": lambda _, drawn: f"Maria {_word('abc', 9, drawn)}",
    "the same name": lambda _, __: "Maria Lopez",
    "initials": lambda _, drawn: f"Maria {_word(LETTERS, 1, drawn)}",
    "single words": lambda _, drawn: f"Ma{_word(LETTERS, 8, drawn)}",
    "numbers": lambda number, _: f"Maria {number}",
    "many words": lambda _, drawn: " ".join(_word("abcdef", 3, drawn) for _ in range(10)),
    "a long word": lambda _, drawn: f"Maria {_word('ab', 200, drawn)}",
}


# The others take longer: `pytest --long` has them all.
SHORT = ("the same name", "initials")


class TestALongTable:
    @pytest.mark.apart
    def test_of_20_000_names_is_judged_within_10_seconds(self, *, long: bool) -> None:
        for table in TABLES if long else SHORT:
            drawn = random.Random(1)  # noqa: S311 - the same names on every run
            names = [TABLES[table](number, drawn) for number in range(20_000)]
            began = time.process_time()
            found = sum(1 for _ in alike_pairs(enumerate(names)))
            assert time.process_time() - began < 10, table
            assert found <= 20_000, table

    @pytest.mark.apart
    def test_of_20_000_people_shows_every_spelling_of_a_name_within_10_seconds(self) -> None:
        drawn = random.Random(1)  # noqa: S311 - the same names on every run
        others = [TABLES["one word in common"](number, drawn) for number in range(20_000)]
        spellings = ["Maria Sandersson", "Maria Zandersen", "M. Sandersen", "Sandersen Maria"]
        began = time.process_time()
        found = alike("Maria Sandersen", *others, *spellings)
        assert time.process_time() - began < 10
        assert [other for other in spellings if ("Maria Sandersen", other) in found] == spellings

    def test_of_a_thousand_is_compared_whole(self) -> None:
        drawn = random.Random(1)  # noqa: S311 - the same names on every run
        names = [f"Maria {_word('abcde', 6, drawn)}" for _ in range(150)]
        found = {frozenset(pair) for pair in alike(*names)}
        expected = {
            frozenset((one, other))
            for index, other in enumerate(names)
            for one in names[:index]
            if names_alike(one.lower(), other.lower())
        }
        assert found == expected
