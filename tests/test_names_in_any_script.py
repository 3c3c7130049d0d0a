"""A name is found with or without its accents, in any script, and never by a part of a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilat.values.text import fold
from program import ids_of
from small_record import event, events, written

PEOPLE = """\
people:
  - {id: berg, name: Kari Berg, country: NOR}
  - {id: modi, name: मोदी, country: SWE}
  - {id: mada, name: मादा, country: SWE}
  - {id: lukasz, name: Łukasz Weiß, country: SWE}
  - {id: soren, name: Søren Ægidius, country: SWE}
  - {id: dorde, name: Đorđe Işık, country: SWE}
  - {id: prayuth, name: ประยุทธ์ จันทร์โอชา, country: SWE}
  - {id: hun, name: ហ៊ុន សែន, country: SWE}
  - {id: hasina, name: শেখ হাসিনা, country: SWE}
  - {id: stalin, name: மு.க. ஸ்டாலின், country: SWE}
"""


def meetings_of(folder: Path, name: str) -> list[str]:
    """Return the ids of the people whose meeting `--person NAME` finds."""
    who = ("modi", "mada", "lukasz", "soren", "dorde", "prayuth", "hun", "hasina", "stalin")
    talks = events(*(event(f"with-{one}", "2019-05-09", who=f"berg, {one}") for one in who))
    found = ids_of("meetings", "--person", name, "--data", str(written(folder, PEOPLE + talks)))
    return [meeting.removeprefix("with-") for meeting in found]


class TestVowelSigns:
    @pytest.mark.parametrize(
        ("name", "person"),
        [
            ("मोदी", "modi"),
            ("मादा", "mada"),
            ("ประยุทธ์", "prayuth"),
            ("សែន", "hun"),
            ("হাসিনা", "hasina"),
            ("ஸ்டாலின்", "stalin"),
        ],
    )
    def test_a_name_finds_who_bears_it_and_nobody_else(self, tmp_path: Path, name: str, person: str) -> None:
        assert meetings_of(tmp_path, name) == [person]

    @pytest.mark.parametrize("letter", ["म", "स", "จ", "ស"])
    def test_a_letter_of_a_name_finds_nobody(self, tmp_path: Path, letter: str) -> None:
        assert meetings_of(tmp_path, letter) == []

    @pytest.mark.parametrize(("one", "other"), [("דָּן", "דִּין"), ("عِلْم", "عَلَم"), ("か", "が")])
    def test_points_tell_names_apart(self, one: str, other: str) -> None:
        assert fold(one) != fold(other)

    def test_an_alef_is_found_with_or_without_its_hamza(self) -> None:
        assert fold("أحمد") == fold("احمد")

    def test_a_joiner_that_nobody_sees_is_not_looked_at(self) -> None:
        assert fold("علی\u200cرضا") == fold("علیرضا")


class TestAccents:
    @pytest.mark.parametrize(
        ("name", "person"),
        [
            ("Lukasz", "lukasz"),
            ("weiss", "lukasz"),
            ("Soren", "soren"),
            ("AEGIDIUS", "soren"),
            ("dorde isik", "dorde"),
            ("Đorđe Işık", "dorde"),
        ],
    )
    def test_a_letter_with_a_stroke_or_a_tie_is_found_by_the_plain_one(
        self, tmp_path: Path, name: str, person: str
    ) -> None:
        assert meetings_of(tmp_path, name) == [person]

    @pytest.mark.parametrize(
        ("written_so", "typed_so"),
        [("Œuvre", "oeuvre"), ("Þór Guðmundsson", "thor gudmundsson"), ("Ħaż-Żebbuġ", "haz zebbug")],
    )
    def test_so_are_the_letters_of_france_iceland_and_malta(self, written_so: str, typed_so: str) -> None:
        assert fold(written_so) == typed_so

    def test_accents_written_apart_are_accents_too(self) -> None:
        assert fold("Rodri\u0301guez") == "rodriguez"
