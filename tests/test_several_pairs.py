"""Several pairs of states asked at once."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from own_files import CUBA, RECORD, data, written
from program import answered, bilat, on_terminal


class TestSeveralPairs:
    @pytest.fixture
    def pairs(self, tmp_path: Path) -> list[str]:
        return data(str(RECORD), *written(tmp_path, a=CUBA))

    def test_every_record_says_which_pair_it_is_of_right_after_its_id(self, pairs: list[str]) -> None:
        events = answered("timeline", "--since", "2019-07", "--until", "2019-07", "--certain", *pairs)
        assert [(event["id"], event["pair"]) for event in events][-1] == ("meeting-2019", "RUS-CUB")
        assert list(events[0])[:4] == ["id", "pair", "pairs", "date"]

    def test_a_timeline_runs_through_all_pairs_by_date(self, pairs: list[str]) -> None:
        events = answered("timeline", "--kind", "treaty", *pairs)
        assert [(event["id"], event["pair"]) for event in events] == [
            ("treaty-1996", "RUS-VEN"),
            ("treaty-1996", "RUS-CUB"),
        ]

    def test_a_place_is_known_by_its_country_s_names_in_any_pair(self, pairs: list[str]) -> None:
        run = bilat("timeline", "--place", "Republic of Cuba", "--fields", "id", *pairs)
        assert (run.out, run.err) == ("meeting-2019\n", "")

    @pytest.mark.parametrize(
        "name",
        ["RUS-CUB", "cub-rus", "RU-CU", "Russia-Cuba", "Republic of Cuba - Russian Federation", "CUB/RUS"],
    )
    def test_a_pair_is_chosen_by_codes_or_names_in_either_order(self, name: str, pairs: list[str]) -> None:
        events = answered("timeline", "--pair", name, *pairs)
        assert [event["id"] for event in events] == ["treaty-1996", "meeting-2019"]
        assert "pair" not in events[0]

    def test_two_pairs_may_be_chosen(self, pairs: list[str]) -> None:
        both = answered("timeline", "--kind", "treaty", "--pair", "RUS-CUB", "--pair", "RUS-VEN", *pairs)
        assert [event["pair"] for event in both] == ["RUS-VEN", "RUS-CUB"]

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("RUS-CBU", "'RUS-CBU' is not a pair of countries; write it like RUS-VEN. Did you mean RUS-CUB"),
            ("Rusia-Cuba", "is not a pair of countries; write it like RUS-VEN. Did you mean RUS-CUB?"),
            ("Cuba", "is not a pair of countries"),
            ("RUS-RUS", "is not a pair of countries"),
            ("USSR-Venezuela", "SUN is in RUS-VEN: --pair RUS-VEN --country SUN. Loaded: RUS-VEN, RUS-CUB."),
            ("RUS-CHN", "The data does not contain the pair RUS-CHN. Loaded: RUS-VEN, RUS-CUB."),
        ],
    )
    def test_a_pair_that_is_not_there_is_refused_with_the_nearest(
        self, name: str, said: str, pairs: list[str]
    ) -> None:
        run = bilat("timeline", "--pair", name, *pairs)
        assert (run.status, run.out) == (2, "")
        assert said in run.err

    def test_tables_and_spreadsheets_have_a_column_for_it(self, pairs: list[str]) -> None:
        shown = on_terminal("timeline", "--kind", "treaty", *pairs, width=160).out
        assert shown.startswith("Pair")
        rows = list(
            csv.reader(io.StringIO(bilat("timeline", "--format", "csv", "--kind", "treaty", *pairs).out))
        )
        assert rows[0][:4] == ["id", "pair", "pairs", "date"]
        assert [row[1] for row in rows[1:]] == ["RUS-VEN", "RUS-CUB"]

    @pytest.mark.parametrize("width", [40, 80])
    def test_a_narrow_terminal_keeps_that_column(self, width: int, pairs: list[str]) -> None:
        run = on_terminal("timeline", "--since", "2019", *pairs, width=width)
        assert run.lines[0].startswith("Pair")
        assert max(map(len, run.lines)) <= width

    def test_fields_and_sort_know_it(self, pairs: list[str]) -> None:
        rows = answered("timeline", "--kind", "treaty", "--sort", "pair", "--fields", "pair,title", *pairs)
        assert rows == [
            {"pair": "RUS-CUB", "title": "Treaty on trade"},
            {"pair": "RUS-VEN", "title": "Treaty on Friendship and Cooperation"},
        ]

    def test_show_shows_an_id_of_two_pairs_twice(self, pairs: list[str]) -> None:
        shown = answered("show", "treaty-1996", *pairs)
        assert [(one["pair"], one["title"]) for one in shown] == [
            ("RUS-VEN", "Treaty on Friendship and Cooperation"),
            ("RUS-CUB", "Treaty on trade"),
        ]
        table = bilat("show", "treaty-1996", *pairs).lines
        assert list(dict.fromkeys(line.split("\t")[0] for line in table)) == [
            "treaty-1996 (RUS-VEN)",
            "treaty-1996 (RUS-CUB)",
        ]

    def test_show_of_an_id_of_one_pair_shows_that_one(self, pairs: list[str]) -> None:
        [shown] = answered("show", "diaz-canel", *pairs)
        assert (shown["id"], shown["pair"], shown["country"]) == ("diaz-canel", "RUS-CUB", "CUB")

    def test_counts_are_of_all_pairs_together_or_of_each(self, pairs: list[str]) -> None:
        assert [row["count"] for row in answered("summary", "--by", "kind", "--kind", "treaty", *pairs)] == [
            2
        ]
        rows = answered("summary", "--by", "pair", "--kind", "treaty", *pairs)
        assert {row["pair"]: row["count"] for row in rows} == {"RUS-VEN": 1, "RUS-CUB": 1}

    def test_a_person_of_several_pairs_is_one_person(self, pairs: list[str]) -> None:
        # In March or August 2019 (p17) and in Vienna (p20), and in Havana in July in the other record.
        [lavrov] = [one for one in answered("people", "--certain", *pairs) if one["name"] == "Sergey Lavrov"]
        assert lavrov["count"] == 3

    def test_what_is_part_of_what_in_one_pair_says_nothing_of_another(self, tmp_path: Path) -> None:
        # Two meetings of Cuba and Russia; in the file of another pair the same ids are a visit and its talks.
        second = """\
  - id: meeting-2018
    date: 2018-11-02
    kind: meeting
    title: Lavrov and Díaz-Canel meet in Moscow
    participants:
      - {person: lavrov, role: foreign minister}
      - {person: diaz-canel, role: president}
    sources: [{id: granma, at: [p1]}]
"""
        apart = CUBA.replace("  - id: treaty-1996\n", f"{second}  - id: treaty-1996\n")
        linked = apart.replace("RUS, CUB", "RUS, VEN").replace("  CUB:", "  VEN: {name: Venezuela}\n  CUB:")
        linked = linked.replace("Sergey Lavrov", "A. Namesake").replace("lavrov", "namesake")
        linked = linked.replace("date: 2018-11-02", "date: 2018-11-02\n    part_of: [meeting-2019]")
        rows = answered("people", *data(*written(tmp_path, a=apart, b=linked)))
        counts = {row["name"]: row["count"] for row in rows}
        assert (counts["Sergey Lavrov"], counts["A. Namesake"]) == (2, 1)

    def test_the_other_side_is_the_other_state_of_the_pair(self, tmp_path: Path) -> None:
        # A Venezuelan who is there when Lavrov meets Cuba's president is not the other side of that pair.
        guest = "  - {id: arreaza, name: Jorge Arreaza, country: VEN}\nevents:"
        cuba = CUBA.replace("events:", guest).replace("  CUB:", "  VEN: {name: Venezuela}\n  CUB:")
        cuba = cuba.replace(
            "      - {person: diaz-canel",
            "      - {person: arreaza, role: guest}\n      - {person: diaz-canel",
        )
        rows = answered(
            "people",
            "--met",
            "Lavrov",
            "--since",
            "2019-07-24",
            *data(str(RECORD), *written(tmp_path, a=cuba)),
        )
        assert "Miguel Díaz-Canel" in [row["name"] for row in rows]
        assert [row["count"] for row in rows if row["name"] == "Jorge Arreaza"] == []

    def test_silences_are_found_within_a_pair(self, pairs: list[str]) -> None:
        assert {row["pair"] for row in answered("gaps", *pairs)} == {"RUS-VEN"}

    def test_anniversaries_of_all_pairs_come_by_day(self, pairs: list[str]) -> None:
        rows = answered("anniversaries", "--year", "2021", "--kind", "treaty", *pairs)
        assert [(row["pair"], row["date"]) for row in rows] == [
            ("RUS-VEN", "2021-05-24"),
            ("RUS-CUB", "2021-10-10"),
        ]

    def test_the_profile_is_a_page_for_each(self, pairs: list[str]) -> None:
        pages = answered("profile", *pairs)
        assert [(page["pair"], page["as_of"]) for page in pages] == [
            ("RUS-VEN", "2019-09-25"),
            ("RUS-CUB", "2020-01-31"),
        ]
        shown = on_terminal("profile", *pairs, width=80).out
        assert shown.index("Russia and Venezuela, as of") < shown.index("Russia and Cuba, as of")
        assert bilat("profile", *pairs).lines[-1].startswith("RUS-CUB\t")

    def test_a_name_known_in_one_pair_is_no_unknown_name(self, pairs: list[str]) -> None:
        run = bilat("meetings", "--person", "Díaz-Canel", "--count", *pairs)
        assert (run.out, run.err) == ("1\n", "")
        unknown = bilat("meetings", "--person", "Castro", "--count", *pairs)
        assert unknown.out == "0\n"
        assert unknown.err.count("is called 'Castro'") == 1

    def test_an_empty_answer_is_said_once(self, pairs: list[str]) -> None:
        run = bilat("timeline", "--until", "1800", *pairs)
        assert (run.status, run.out) == (0, "")
        assert run.err.startswith(
            "No events recorded for: until 1800.\nRUS-VEN: The record rests on 1 source"
        )

    @pytest.mark.parametrize(
        ("option", "name"), [("--topic", "fishing rights"), ("--topic", "grain"), ("--source", "granma")]
    )
    def test_a_name_of_the_second_pair_alone_is_known(self, option: str, name: str, tmp_path: Path) -> None:
        facts = """\
standing:
  - {id: boats, kind: field, title: Boats, topics: [fishing rights], sources: [{id: granma, at: [p1]}]}
"""
        talks = "title: Lavrov and Díaz-Canel talk in Havana\n"
        cuba = CUBA.replace(talks, f"{talks}    topics: [grain]\n") + facts
        venezuela_first = data(str(RECORD), *written(tmp_path, cuba=cuba))
        cuba_first = [*venezuela_first[2:], *venezuela_first[:2]]
        command = "standing" if name == "fishing rights" else "timeline"
        for both in (venezuela_first, cuba_first):
            run = bilat(command, option, name, "--count", *both)
            assert (run.status, run.err) == (0, "")
            assert run.out != "0\n"


class TestASummitOfThreeStates:
    """The record of each pair has it; in the talks within it only two of the three met."""

    @pytest.fixture
    def pairs(self, tmp_path: Path) -> list[str]:
        names = {"RUS": ("Russia", "pavel"), "VEN": ("Venezuela", "maria"), "CUB": ("Cuba", "carlos")}
        three = ", ".join(f"{{person: {name}, role: president}}" for _, name in names.values())
        paths = []
        for parties, more in (("CUB, VEN", ""), ("RUS, CUB", ""), ("RUS, VEN", "talks")):
            path = tmp_path / f"{parties[:3]}-{parties[5:]}.yaml"
            text = f"dataset: {{format: 1, id: a, title: A, parties: [{parties}], as_of: 2020-12-31}}\n"
            text += (
                f"countries: {{{', '.join(f'{code}: {{name: {of[0]}}}' for code, of in names.items())}}}\n"
            )
            text += "sources: [{id: s1, publisher: Gazette, date: 2020-12-31, title: none}]\npeople:\n"
            text += "".join(
                f"  - {{id: {of[1]}, name: {of[1]}, country: {code}}}\n" for code, of in names.items()
            )
            text += "events:\n  - {id: summit, date: 2019-06-10, kind: summit, title: Summit, "
            text += f"participants: [{three}], sources: [{{id: s1, at: [p1]}}]}}\n"
            if more:
                two = three.rpartition(", {")[0]
                text += "  - {id: talks, date: 2019-06-10, kind: meeting, title: Talks, part_of: [summit], "
                text += f"participants: [{two}], sources: [{{id: s1, at: [p2]}}]}}\n"
                text += "  - {id: again, date: 2020-02-29, kind: meeting, title: Again, "
                text += f"participants: [{two}], sources: [{{id: s1, at: [p3]}}]}}\n"
            path.write_text(text, encoding="utf-8")
            paths.append(str(path))
        return data(*paths)

    def test_whom_one_of_them_met_is_counted_once_an_occasion(self, pairs: list[str]) -> None:
        # Pavel met Maria at the talks within the summit and again, and Carlos at the summit.
        met = answered("people", "--met", "pavel", *pairs)
        assert [(one["name"], one["count"]) for one in met] == [("maria", 2), ("carlos", 1)]
        assert [cited["locator"] for cited in met[0]["sources"]] == ["p2", "p3"]

    def test_their_source_is_cited_once(self, pairs: list[str]) -> None:
        run = bilat("cite", "summit", "again", *pairs)
        assert run.out == "Gazette, 31 December 2020, paras 1, 3.\n"
        assert bilat("cite", "summit", "again", "--format", "bibtex", *pairs).out.count("@misc{s1,") == 1

    def test_a_card_has_what_someone_took_part_in_by_date(self, pairs: list[str]) -> None:
        lines = bilat("show", "pavel", *pairs).lines
        found = [line.split("\t")[1] for line in lines if line.startswith("Took part in")]
        assert [line[:11] for line in found] == ["10 Jun 2019", "10 Jun 2019", "29 Feb 2020"]

    def test_a_chart_of_each_pair_names_the_list_of_that_pair(self, pairs: list[str]) -> None:
        shown = " ".join(on_terminal("timeline", "--chart", *pairs, width=200).out.split())
        for pair in ("CUB-VEN", "RUS-CUB", "RUS-VEN"):
            command = shown.partition(f"{pair}: List them: ")[2].partition(": List them: ")[0]
            assert f"--pair {pair}" in command
