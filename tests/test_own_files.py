"""Files of one's own: folders, and several files of one pair."""

from __future__ import annotations

import json
import os
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bilat as library
from bilat.values.errors import DatasetError, QueryError
from own_files import CUBA, MORE_CUBA, RECORD, data, written
from program import answered, bilat, ids_of

if TYPE_CHECKING:
    from bilat.query.filters import Filters


class TestWhichFiles:
    def test_a_folder_stands_for_its_dataset_files_by_name(self, tmp_path: Path) -> None:
        written(tmp_path, b=MORE_CUBA, a=CUBA)
        (tmp_path / "notes.txt").write_text("not a dataset", encoding="utf-8")
        (tmp_path / ".draft.yaml").write_text("not a dataset", encoding="utf-8")
        (tmp_path / "old.yaml").mkdir()
        assert ids_of("timeline", "--data", str(tmp_path)) == ["treaty-1996", "meeting-2019", "call-2021"]
        assert answered("profile", "--data", str(tmp_path))["title"] == "Russia and Cuba"

    def test_a_yml_file_is_one_too(self, tmp_path: Path) -> None:
        (tmp_path / "cuba.yml").write_text(CUBA, encoding="utf-8")
        assert ids_of("timeline", "--data", str(tmp_path)) == ["treaty-1996", "meeting-2019"]

    def test_bilat_data_names_several_with_the_systems_separator(self, tmp_path: Path) -> None:
        paths = written(tmp_path, a=CUBA, b=MORE_CUBA)
        run = bilat("timeline", "--count", env={"BILAT_DATA": os.pathsep.join(paths)})
        assert (run.out, run.err) == ("3\n", "")

    def test_data_on_the_command_line_wins_over_bilat_data(self, tmp_path: Path) -> None:
        [cuba] = written(tmp_path, a=CUBA)
        run = bilat("timeline", "--count", "--data", cuba, env={"BILAT_DATA": str(RECORD)})
        assert run.out == "2\n"

    def test_a_path_with_a_space_in_bilat_data_is_one_path(self, tmp_path: Path) -> None:
        folder = tmp_path / "my files"
        folder.mkdir()
        [cuba] = written(folder, a=CUBA)
        assert bilat("timeline", "--count", env={"BILAT_DATA": cuba}).out == "2\n"

    def test_the_word_bundled_is_the_bundled_record(self, tmp_path: Path) -> None:
        [cuba] = written(tmp_path, a=CUBA)
        both = ids_of("timeline", "--kind", "treaty", *data("bundled", cuba))
        assert both == ids_of("timeline", "--kind", "treaty", *data(str(RECORD), cuba))
        run = bilat("timeline", "--count", env={"BILAT_DATA": os.pathsep.join(("bundled", cuba))})
        assert (run.out, run.err) == (bilat("timeline", "--count", *data(str(RECORD), cuba)).out, "")
        assert bilat("check", "bundled").out == bilat("check").out

    def test_a_file_of_that_name_is_reached_by_its_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "bundled").write_text(CUBA, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        assert ids_of("timeline", "--data", "./bundled") == ["treaty-1996", "meeting-2019"]
        assert library.load("bundled").pair == "RUS-VEN"
        assert library.load("./bundled").pair == "RUS-CUB"
        assert library.load(Path("bundled")).pair == "RUS-CUB"

    def test_an_empty_path_is_refused(self) -> None:
        run = bilat("timeline", "--data", "")
        assert (run.status, run.out) == (2, "")
        assert "A path in --data or BILAT_DATA is empty" in run.err

    def test_a_file_named_twice_is_read_once(self, tmp_path: Path) -> None:
        [cuba] = written(tmp_path, a=CUBA)
        assert ids_of("timeline", *data(cuba, str(tmp_path), cuba)) == ["treaty-1996", "meeting-2019"]

    @pytest.mark.parametrize(
        "command",
        ["timeline", "add trade --date 2018 --reporter RUS --partner CUB --currency USD --source tass:p1"],
    )
    def test_a_name_longer_than_any_file_has_is_a_fault_of_the_dataset(self, command: str) -> None:
        name = 300 * "a"
        run = bilat(*command.split(), "--data", name)
        assert (run.status, run.out) == (1, "")
        assert run.err == f"Error: {name}: cannot be read: File name too long.\n"

    def test_the_faults_of_every_file_come_in_one_run(self, tmp_path: Path) -> None:
        paths = written(
            tmp_path,
            a=CUBA.replace("as_of: 2020-01-31", "as_of: soon"),
            b=MORE_CUBA.replace("2021-06-08", "June"),
        )
        run = bilat("timeline", *data(*paths))
        assert (run.status, run.out) == (1, "")
        assert "a.yaml:6:10: 'soon' is not an EDTF date" in run.err
        assert "b.yaml:23:11: 'June' is not an EDTF date" in run.err

    def test_output_refuses_each_of_the_files_being_read(self, tmp_path: Path) -> None:
        paths = written(tmp_path, a=CUBA, b=MORE_CUBA)
        run = bilat("timeline", *data(*paths), "--output", paths[1])
        assert (run.status, run.out) == (1, "")
        assert "is a dataset being read" in run.err
        assert Path(paths[1]).read_text(encoding="utf-8") == MORE_CUBA


class TestFilesOfOnePair:
    @pytest.fixture
    def both(self, tmp_path: Path) -> list[str]:
        return data(*written(tmp_path, a=CUBA, b=MORE_CUBA))

    def test_their_records_are_united_and_an_entry_in_both_is_one(self, both: list[str]) -> None:
        assert ids_of("timeline", *both) == ["treaty-1996", "meeting-2019", "call-2021"]

    def test_their_people_and_sources_are_united(self, both: list[str]) -> None:
        assert ids_of("sources", *both) == ["granma", "tass"]
        assert ids_of("meetings", "--person", "Parrilla", *both) == ["call-2021"]
        assert ids_of("meetings", "--person", "Lavrov", *both) == ["meeting-2019", "call-2021"]

    def test_the_header_is_the_first_files_and_as_of_the_latest(self, both: list[str]) -> None:
        page = answered("profile", *both)
        assert (page["id"], page["title"], page["as_of"]) == ("russia-cuba", "Russia and Cuba", "2021-06")
        assert [party["country"] for party in page["parties"]] == ["RUS", "CUB"]

    def test_a_reported_total_takes_the_place_of_one_worked_out_from_another_file(
        self, both: list[str], tmp_path: Path
    ) -> None:
        [alone] = answered("trade", "--year", "2017", "--data", str(tmp_path / "a.yaml"))
        assert (alone["id"], alone["derived"]) == ("trade-2018-base", ["total"])
        [reported] = answered("trade", "--year", "2017", *both)
        assert (reported["id"], reported["total"], reported["derived"]) == ("trade-2017", 292000000, [])

    def test_no_record_says_which_pair_it_is_of(self, both: list[str]) -> None:
        assert all("pair" not in event for event in answered("timeline", *both))

    @pytest.mark.parametrize(
        ("old", "new", "name", "places"),
        [
            ("title: Treaty on trade", "title: A treaty on trade", "treaty-1996", ("17:5", "25:5")),
            ("name: Sergey Lavrov", "name: Sergei Lavrov", "lavrov", ("14:5", "13:5")),
            ("CUB: {name: Cuba,", "CUB: {name: Kuba,", "CUB", ("11:3", "11:3")),
            ("{id: granma, publisher: Granma", "{id: granma, publisher: Gramma", "granma", ("8:5", "8:5")),
        ],
    )
    def test_a_clash_names_both_places(
        self, *, old: str, new: str, name: str, places: tuple[str, str], tmp_path: Path
    ) -> None:
        first, second = written(tmp_path, a=CUBA, b=MORE_CUBA.replace(old, new))
        run = bilat("timeline", *data(first, second))
        assert (run.status, run.out) == (1, "")
        assert (
            f"{second}:{places[0]}: {name!r} differs from the definition at {first}:{places[1]};" in run.err
        )
        assert run.err.count("differs from") == 1

    def test_a_predecessor_that_clashes_is_named_where_it_stands(self, tmp_path: Path) -> None:
        def with_soviet_union(text: str, years: str) -> str:
            state = f"  predecessors: [{{country: SUN, successor: RUS, stands_for: {years}}}]\n"
            return text.replace("sources:\n", f"{state}sources:\n", 1).replace(
                "countries:\n", "countries:\n  SUN: {name: Soviet Union}\n"
            )

        texts = {"a": with_soviet_union(CUBA, "1960/1991"), "b": with_soviet_union(MORE_CUBA, "1960/1992")}
        first, second = written(tmp_path, **texts)
        run = bilat("timeline", *data(first, second))
        differs = (
            f"{second}:7:18: 'SUN' differs from the definition at {first}:7:18; make the two the same.\n"
        )
        assert differs in run.err

    def test_who_received_on_a_visit_follows_from_the_predecessors_of_every_file(
        self, tmp_path: Path
    ) -> None:
        visit = (
            "  - {id: visit-1989, date: 1989-05, kind: visit, title: Visit, place: {country: RUS}, "
            "participants: [{role: minister, country: SUN}, {role: minister, country: CUB}, "
            "{role: envoy, country: CUB, part: host}], sources: [{id: granma, at: [p9]}]}\n"
        )
        text = CUBA.replace("countries:\n", "countries:\n  SUN: {name: Soviet Union}\n")
        alone = text.replace("events:\n", f"events:\n{visit}")
        state = "  predecessors: [{country: SUN, successor: RUS, stands_for: 1960/1991}]\n"
        both = written(tmp_path, a=alone, b=alone.replace("sources:\n", f"{state}sources:\n", 1))

        def parts(*files: str) -> list[str | None]:
            [record] = answered("show", "visit-1989", *data(*files))
            return [official["part"] for official in record["participants"]]

        assert parts(both[0]) == ["visitor", "visitor", "host"]
        assert parts(*both) == parts(*reversed(both)) == ["host", "visitor", "host"]

    def test_a_country_that_clashes_is_not_to_have_another_code(self, tmp_path: Path) -> None:
        other = MORE_CUBA.replace("name: Cuba,", "name: Kuba,")
        run = bilat("timeline", *data(*written(tmp_path, a=CUBA, b=other)))
        assert "make the two the same.\n" in run.err
        assert "another id" not in run.err

    def test_names_that_differ_in_aliases_alone_have_the_aliases_of_both(self, tmp_path: Path) -> None:
        first = CUBA.replace("Lavrov, country", "Lavrov, aliases: [S. Lavrov, Лавров], country")
        second = MORE_CUBA.replace("Lavrov, country", "Lavrov, aliases: [Lawrow, S. Lavrov], country")
        second = second.replace("RUS: {name: Russia}", "RUS: {name: Russia, aliases: [Russland]}")
        both = library.load(*written(tmp_path, a=first, b=second))
        assert both.dataset.people["lavrov"].aliases == ("S. Lavrov", "Лавров", "Lawrow")
        assert both.dataset.countries["RUS"].aliases == ("Russland",)
        for name in ("Лавров", "Lawrow"):
            found = both.meetings.where(person=name, country="Russland")
            assert [event.id for event in found] == ["meeting-2019", "call-2021"]

    def test_an_entry_in_both_whose_people_differ_in_aliases_is_one(self, tmp_path: Path) -> None:
        second = CUBA.replace("Lavrov, country", "Lavrov, aliases: [Lawrow], country")
        assert ids_of("timeline", *data(*written(tmp_path, a=CUBA, b=second))) == [
            "treaty-1996",
            "meeting-2019",
        ]

    def test_a_new_file_of_the_pair_of_the_bundled_record_is_read_with_it(self, tmp_path: Path) -> None:
        file = tmp_path / "mine.yaml"
        assert bilat("new", "RUS-VEN", "--output", str(file)).status == 0
        run = bilat("timeline", *data(str(file), str(RECORD)), "--country", "Russian Federation", "--count")
        assert (run.status, run.err) == (0, "")
        assert bilat("check", str(file), str(RECORD)).status == 0

    @given(
        st.lists(
            st.tuples(*[st.lists(st.sampled_from(("Lawrow", "Лавров", "S. L.")), unique=True)] * 2),
            min_size=2,
            max_size=3,
        ),
        st.randoms(use_true_random=False),
    )
    def test_the_order_of_files_does_not_change_what_is_found(
        self, aliases: list[tuple[list[str], list[str]]], shuffled: Random
    ) -> None:
        with TemporaryDirectory() as folder:
            texts = {}
            for number, (of_person, of_country) in enumerate(aliases):
                text = (CUBA, MORE_CUBA)[number % 2]
                text = text.replace("Lavrov, country", f"Lavrov, aliases: {json.dumps(of_person)}, country")
                text = text.replace("name: Russia}", f"name: Russia, aliases: {json.dumps(of_country)}}}")
                texts[f"file{number}"] = text
            paths = written(Path(folder), **texts)
            mixed = shuffled.sample(paths, len(paths))
            asked: list[Filters] = [{"person": name} for names, _ in aliases for name in names]
            asked += [{"country": name} for _, names in aliases for name in names]
            for filters in asked:
                one, other = (library.load(*some).events.where(**filters) for some in (paths, mixed))
                assert {event.id for event in one} == {event.id for event in other}
                assert one

    def test_an_id_of_an_event_and_of_a_commodity_clash(self, tmp_path: Path) -> None:
        other = MORE_CUBA.replace("id: call-2021", "id: cars")
        run = bilat("timeline", *data(*written(tmp_path, a=CUBA, b=other)))
        assert run.status == 1
        assert "'cars' differs from the definition at" in run.err


class TestTheLibrary:
    def test_files_and_folders_load_as_one_pair(self, tmp_path: Path) -> None:
        first, second = written(tmp_path, a=CUBA, b=MORE_CUBA)
        assert len(library.load(first, second).events) == 3
        assert len(library.load(tmp_path).events) == 3
        assert library.load(first).pair == "RUS-CUB"

    @pytest.mark.parametrize(
        ("path", "why"),
        [
            (300 * "a", "File name too long."),
            ("a\0b", "this is not a valid file name."),
            ("\ud800", "this is not a valid file name."),
        ],
    )
    def test_a_path_that_leads_nowhere_is_an_error_to_load_and_a_finding_to_check(
        self, path: str, why: str, tmp_path: Path
    ) -> None:
        [cuba] = written(tmp_path, a=CUBA)
        with pytest.raises(DatasetError) as raised:
            library.load(cuba, path)
        assert str(raised.value) == f"{path}: cannot be read: {why}"
        [finding] = library.check(path, select=["BIL001"])
        assert (finding.location.file, finding.message) == (path, f"cannot be read: {why}")

    def test_the_bundled_record_loads_with_a_file_of_ones_own(self, tmp_path: Path) -> None:
        [cuba] = written(tmp_path, a=CUBA)
        assert list(library.load_pairs("bundled", cuba)) == ["RUS-VEN", "RUS-CUB"]

    def test_of_several_pairs_one_is_said(self, tmp_path: Path) -> None:
        [cuba] = written(tmp_path, a=CUBA)
        assert library.load(RECORD, cuba, pair="CUB-RUS").dataset.id == "russia-cuba"
        with pytest.raises(QueryError, match="The data contains several pairs: RUS-VEN, RUS-CUB"):
            library.load(RECORD, cuba)

    def test_all_pairs_load_by_name(self, tmp_path: Path) -> None:
        [cuba] = written(tmp_path, a=CUBA)
        pairs = library.load_pairs(RECORD, cuba)
        assert list(pairs) == ["RUS-VEN", "RUS-CUB"]
        assert [event.id for event in pairs["RUS-CUB"].events.where(kind="treaty")] == ["treaty-1996"]

    def test_a_clash_is_an_error_with_its_place(self, tmp_path: Path) -> None:
        paths = written(tmp_path, a=CUBA, b=MORE_CUBA.replace("title: Treaty on trade", "title: Treaty"))
        with pytest.raises(DatasetError) as raised:
            library.load(*paths)
        [problem] = raised.value.problems
        assert (problem.location.file, problem.location.line, problem.location.column) == (paths[1], 17, 5)
        assert problem.excerpt == "  - id: treaty-1996"
