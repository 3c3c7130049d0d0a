"""`bilat new`: a dataset that loads at once, and whose examples load when they are made its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import bilat as library
from bilat.authoring.template import skeleton
from bilat.record.schema import PARTICIPANT, PLACE, PREDECESSOR, SECTIONS
from bilat.record.shared_fields import CITATION
from bilat.values.countries import iso_countries
from program import bilat


def loaded(text: str, folder: Path) -> library.Relations:
    file = folder / "new.yaml"
    file.write_text(text, encoding="utf-8")
    return library.load(file)


def with_examples(text: str) -> str:
    """Make the examples entries: below the prose at the top, delete the "# " that opens a line."""
    top, blank, rest = text.partition("\n\n")
    return top + blank + re.sub(r"^( *)# ", r"\1", rest, flags=re.MULTILINE)


def some_countries(*, every: bool) -> list[str]:
    """Return every country, or each twelfth and all that are no more."""
    countries = iso_countries()
    return [
        code
        for number, code in enumerate(countries)
        if every or number % 12 == 0 or countries[code].is_former
    ]


class TestTheSkeleton:
    def test_it_loads_as_an_empty_record_of_the_pair(self, tmp_path: Path) -> None:
        record = loaded(skeleton(("RUS", "CUB"), "2020-01-31"), tmp_path)
        assert record.pair == "RUS-CUB"
        assert (record.dataset.id, record.dataset.title) == ("russia-cuba", "Russia and Cuba")
        assert record.dataset.as_of.text == "2020-01-31"
        assert [len(section) for section in (record.events, record.trade, record.goods)] == [0, 0, 0]

    def test_its_examples_load_when_their_comment_signs_are_deleted(self, tmp_path: Path) -> None:
        record = loaded(with_examples(skeleton(("RUS", "CUB"), "2020-01-31")), tmp_path)
        assert {event.id for event in record.events} == {
            *("meeting-2018-11", "visit-2018-11", "visit-2018-12", "treaty-2018", "contract-2018")
        }
        assert [len(section) for section in (record.goods, record.dataset.standing)] == [1, 1]
        assert set(record.dataset.people) == {"ivanov", "smith"}
        assert record.dataset.predecessors[0].country == "SUN"

    def test_it_shows_every_key_that_an_entry_can_have(self) -> None:
        sections = [*SECTIONS.values(), PREDECESSOR, PLACE, PARTICIPANT, CITATION]
        text = skeleton(("RUS", "CUB"), "2020-01-31")
        shown = set(re.findall(r"[\w]+(?=:)", text))
        assert {*SECTIONS, *(field.name for section in sections for field in section.in_file())} <= shown

    def test_it_loads_for_every_country_there_is_or_was(self, tmp_path: Path, *, long: bool) -> None:
        for code in some_countries(every=long):
            other = "CUB" if code != "CUB" else "RUS"
            record = loaded(skeleton((code, other), "2020"), tmp_path)
            assert record.pair == f"{code}-{other}"

    def test_its_examples_load_for_every_country_there_is_or_was(self, tmp_path: Path, *, long: bool) -> None:
        for code in some_countries(every=long):
            other = "CUB" if code != "CUB" else "RUS"
            record = loaded(with_examples(skeleton((code, other), "2020")), tmp_path)
            assert [total.reporter for total in record.trade] == [code, code], code
            [state] = record.dataset.predecessors
            assert state.country not in (code, other)
            assert state.successor == (other if iso_countries()[code].is_former else code)

    @pytest.mark.parametrize("pair", [("RUS", "CUB"), ("AUT", "RUS"), ("RUS", "AUT"), ("SUN", "AUT")])
    def test_its_meeting_is_in_vienna_in_austria(self, pair: tuple[str, str], tmp_path: Path) -> None:
        record = loaded(with_examples(skeleton(pair, "2020")), tmp_path)
        [meeting] = [event for event in record.events if event.kind == "meeting"]
        assert meeting.place is not None
        assert (meeting.place.city, meeting.place.country) == ("Vienna", "AUT")
        assert record.dataset.countries["AUT"].name == "Austria"

    @pytest.mark.parametrize("pair", [("SUN", "YUG"), ("YUG", "SUN"), ("SUN", "CSK")])
    def test_its_predecessor_is_neither_of_two_states_that_are_no_more(
        self, pair: tuple[str, str], tmp_path: Path
    ) -> None:
        record = loaded(with_examples(skeleton(pair, "1980")), tmp_path)
        assert record.dataset.predecessors[0].country not in pair


class TestTheCommand:
    @pytest.mark.parametrize("pair", ["RUS-CUB", "ru-cu", "Russia-Cuba", "Russian Federation / Cuba"])
    def test_it_prints_the_skeleton_of_a_pair_by_codes_or_names(self, pair: str) -> None:
        run = bilat("new", pair, "--as-of", "2020-01-31")
        assert (run.status, run.err) == (0, "")
        assert run.out == skeleton(("RUS", "CUB"), "2020-01-31")

    def test_the_date_is_read_as_people_write_it(self) -> None:
        assert "  as_of: 2020-01 #" in bilat("new", "RUS-CUB", "--as-of", "Jan 2020").out

    def test_as_of_is_today_unless_it_is_given(self) -> None:
        assert re.search(r"^  as_of: 20\d\d-\d\d-\d\d #", bilat("new", "RUS-CUB").out, re.MULTILINE)

    def test_it_writes_a_file_that_every_command_reads(self, tmp_path: Path) -> None:
        file = tmp_path / "cuba.yaml"
        assert bilat("new", "RUS-CUB", "--output", str(file)).out == ""
        run = bilat("timeline", "--data", str(file))
        assert (run.status, run.out, run.err) == (0, "", "No events recorded.\n")

    def test_it_writes_a_file_that_check_finds_nothing_in(self, tmp_path: Path) -> None:
        file = tmp_path / "cuba.yaml"
        assert bilat("new", "RUS-CUB", "--output", str(file)).status == 0
        run = bilat("check", str(file))
        assert (run.status, f"No findings in {file}." in run.out + run.err) == (0, True)

    def test_a_file_that_is_there_is_written_over_only_when_asked(self, tmp_path: Path) -> None:
        file = tmp_path / "cuba.yaml"
        file.write_text("mine", encoding="utf-8")
        run = bilat("new", "RUS-CUB", "--output", str(file))
        assert (run.status, run.out) == (1, "")
        assert "cuba.yaml already exists; name another file, or use --overwrite." in run.err
        assert file.read_text(encoding="utf-8") == "mine"
        assert bilat("new", "RUS-CUB", "--output", str(file), "--overwrite").status == 0
        assert file.read_text(encoding="utf-8").startswith("# The bilateral record of Russia and Cuba")

    @pytest.mark.parametrize(
        ("pair", "said"),
        [
            ("RUS", "'RUS' is not a pair of countries; write it like RUS-CUB or Russia-Cuba."),
            ("Rusia-Cuba", "Did you mean Russia"),
            ("RUS-RUS", "'RUS-RUS' names Russia twice; a pair is two different states, like RUS-CUB."),
            ("RU - Russia", "'RU - Russia' names Russia twice"),
            ("", "is not a pair of countries"),
        ],
    )
    def test_what_is_no_pair_is_refused_with_the_nearest(self, pair: str, said: str) -> None:
        run = bilat("new", pair)
        assert (run.status, run.out) == (2, "")
        assert said in run.err
