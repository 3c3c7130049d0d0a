"""The brief of a pair, charts, cards and citations: what stands in them, and how they give way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from program import answered, bilat, on_terminal
from small_record import written


class TestBrief:
    def test_it_fits_a_screen_of_45_lines_each_fact_with_its_source(self) -> None:
        lines = [line.rstrip() for line in on_terminal("brief", width=100).lines if line.strip()]
        assert len(lines) <= 45
        assert max(map(len, lines)) <= 100
        assert lines[0] == "Russia and Venezuela, as of 25 Sep 2019"
        assert lines[-1].endswith("Source: Sputnik, 25 Sep 2019.")
        assert any(line.startswith("Leaders    25 Sep 2019  Putin and Maduro") for line in lines)
        # Six of ministers, of whom three are shown.
        assert "           3 more: bilat meetings --only-level ministers" in lines

    def test_a_file_of_html_is_a_page_as_its_name_says(self, tmp_path: Path) -> None:
        assert bilat("brief", "--output", str(tmp_path / "brief.html")).status == 0
        assert (tmp_path / "brief.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")

    def test_its_json_is_one_object_whose_heads_name_what_lists_the_rest(self) -> None:
        brief = answered("brief")
        assert (brief["id"], brief["as_of"]) == ("russia-venezuela", "2019-09-25")
        heads = {head["head"]: head for head in brief["heads"]}
        ministers = heads["Ministers"]
        assert (ministers["more"], ministers["listed"]) == (3, 6)
        assert ministers["command"] == "bilat meetings --only-level ministers"
        assert (heads["Signed"]["more"], heads["Signed"]["command"], heads["Signed"]["listed"]) == (
            0,
            None,
            None,
        )
        # Leaders on both sides: not Ryabkov, a deputy minister, with Maduro in July 2019 (p23).
        assert [fact["date"] for fact in heads["Leaders"]["facts"]] == [
            "2019-09-25",
            "2018-12-05",
            "2018-07-09",
        ]
        [plan] = heads["Planned"]["facts"]
        assert (plan["id"], plan["date"]) == ("rifle-plant-2020", "2020/2021")
        left_open = {fact["id"]: fact["open"] for fact in heads["Left open"]["facts"]}
        assert left_open["meeting-defence-ministers-2019"] == "who the defence minister was"

    def test_a_period_narrows_the_events_and_the_commands_that_list_more(self) -> None:
        heads = {head["head"]: head for head in answered("brief", "--since", "2019-08-15")["heads"]}
        assert "Signed" not in heads
        assert {"Leaders", "Planned", "Positions"} <= set(heads)
        of_years = {head["head"]: head for head in answered("brief", "--since", "2015")["heads"]}
        assert of_years["Leaders"]["command"] == "bilat meetings --level leaders --since 2015"


class TestCharts:
    def test_years_without_any_are_shown_between_the_first_and_the_last(self) -> None:
        run = bilat(
            *("summary", "meetings", "--by", "year", "--person", "Putin", "--person", "Maduro", "--chart"),
            env={"COLUMNS": "100"},
        )
        drawn = [line.split() for line in run.lines[:7]]
        assert [(line[0], line[-1]) for line in drawn] == [
            *(("2013", "1"), ("2014", "0"), ("2015", "3"), ("2016", "1"), ("2017", "1"), ("2018", "0")),
            ("2019", "1"),
        ]
        assert len(drawn[2][1]) == 3 * len(drawn[0][1])
        assert len(drawn[1]) == 2

    def test_what_is_worked_out_and_parts_of_years_have_their_own_patterns(self) -> None:
        lines = bilat("trade", "--chart").lines
        assert "░" in lines[0]
        assert lines[0].endswith("~$68.3 million  p30")
        assert "█" in lines[1]
        assert "▒" in lines[3]
        assert lines[5] == "░ worked out, ▒ part of a year. Reported by Russia."

    def test_a_timeline_has_a_lane_a_kind(self) -> None:
        kinds = ("--kind", "relations,delivery,meeting")
        lines = bilat("timeline", *kinds, "--chart", env={"COLUMNS": "60"}).lines
        lanes = {line.split()[0]: line for line in lines[:3]}
        assert lanes["relations"].count("•") == 3
        assert lanes["delivery"].endswith("→")
        assert all(len(line) <= 60 for line in lines)

    def test_a_chart_is_no_format_of_data(self) -> None:
        run = bilat("trade", "--chart", "--json")
        assert (run.status, run.out) == (2, "")


class TestCards:
    def test_the_card_of_a_body_says_what_kind_of_body_it_is(self) -> None:
        for name, kind in (("GECF", "intergovernmental"), ("Energy Week", "conference")):
            assert on_terminal("show", name, width=80).lines[0].rstrip().endswith(f"  organization, {kind}")

    def test_a_card_has_its_title_and_kind_where_and_when_and_its_citation_in_words(self) -> None:
        lines = [line.rstrip() for line in on_terminal("show", "treaty-1996", width=80).lines]
        assert lines[0].split() == ["Treaty", "on", "Friendship", "and", "Cooperation", "treaty"]
        assert lines[0].endswith("treaty")
        assert lines[1] == "24 May 1996 · Russia, Venezuela"
        assert lines[-2:] == [
            "Sputnik via UrduPoint News, Moscow, 25 September 2019, para. 5",
            "bilat cite treaty-1996",
        ]

    def test_a_card_names_each_state_that_took_part_and_none_as_a_place(self) -> None:
        # p44: Russia donated medicines to clinics in Venezuela. p3: the Soviet government. p37: the
        # army of Venezuela received the rifles, and it is not said where.
        assert _shown("aid-medicines-2018")[1:3] == ["2018 · Venezuela", "Participant  state of Russia"]
        assert _shown("relations-1952")[1:4] == [
            "13 Jun 1952",
            "Participant  government of Soviet Union",
            "             state of Venezuela",
        ]
        assert _shown("rifle-delivery-2006")[1:3] == ["2006", "Participant  army of Venezuela"]

    def test_a_part_names_its_whole_and_a_whole_its_parts(self) -> None:
        assert "Part of  5 Dec 2018: Maduro's working visit" in " ".join(
            on_terminal("show", "talks-2018-12", width=120).out.split(" ")
        ).replace("Part of      ", "Part of  ")
        [part] = [line for line in _shown("visit-maduro-2018", width=120) if line.startswith("Part ")]
        assert part.endswith("Talks at the highest level during Maduro's visit · Russia (talks-2018-12), p16")

    def test_a_person_took_part_in_events_that_have_their_dates_and_sources(self) -> None:
        # On one of two visits of 2019 (p17), and in Vienna on 14 March 2019 (p20).
        assert _shown("Lavrov") == [
            f"Sergey Lavrov{'person':>67}",
            "Russia",
            "Aliases  Sergei Lavrov, Сергей Лавров",
            "── took part in ──────────────────────────────────────────",
            "2019  Mar or Aug  Rodríguez and Lavrov meet in Russia  p17",
            "          14 Mar  Lavrov and Arreaza talk in Vienna    p20",
            "Source: Sputnik, 25 Sep 2019. One in full: bilat show ID (--ids)",
        ]
        lines = _shown("Lavrov", "--ids", width=120)
        assert any("talk in Vienna    meeting-lavrov-arreaza-2019    p20" in line for line in lines)

    def test_what_someone_may_have_taken_part_in_is_listed_apart(self) -> None:
        lines = _shown("Putin")
        doubt = next(
            place for place, line in enumerate(lines) if line.startswith("── possibly took part in ─")
        )
        assert [line.split()[-1] for line in lines[doubt + 1 : -1]] == ["p9", "p12"]
        assert sum(" p1" in line or line.endswith(" p9") for line in lines[:doubt]) == 7
        said = bilat("show", "Ryabkov").lines
        assert [line.split("\t")[0] for line in said[-3:]] == ["Took part in"] * 2 + ["Possibly took part in"]

    def test_a_country_or_body_names_the_other_lists_that_have_it(self) -> None:
        assert _shown("Rosneft")[-1] == "Also in: bilat standing --organization Rosneft (1)"
        # Wheat and the five grains and seeds of p33.
        assert _shown("Rosselkhoznadzor")[-1] == "Also in: bilat goods --organization Rosselkhoznadzor (6)"
        assert "Also in: bilat trade --country VEN (3)" in _shown("VEN")
        # A source is listed with what cites it.
        assert _shown("Sputnik")[-1] == "Also in: bilat sources sputnik-2019-09-25"

    def test_one_of_several_pairs_names_lists_of_its_own(self) -> None:
        cuba = str(Path(__file__).parent / "golden" / "cuba.yaml")
        lines = [
            line for line in _shown("RUS", "--data", "bundled", "--data", cuba, width=200) if "Also" in line
        ]
        counts = [int(line.rpartition("(")[2].rstrip(")")) for line in lines]
        commands = [line.removeprefix("Also in: bilat ").rpartition(" (")[0].split() for line in lines]
        assert [int(bilat(*command, "--count").out) for command in commands] == counts
        assert commands[0][-2:] == ["--pair", "RUS-VEN"]

    def test_with_several_sources_a_card_says_which(self, tmp_path: Path) -> None:
        from small_record import event, events

        first = event("first", "2019-05-09", kind="visit", title="Berg's visit")
        second = event("second", "2019-05-09", at="gazette", part_of="[first]")
        data = ("--data", str(written(tmp_path, events(first, second))))
        assert "Part         9 May 2019: Talks (second), gazette p1" in _shown("first", *data, width=120)
        lines = _shown("Berg", *data)
        assert "2019  9 May  Berg's visit  [1] p1" in lines
        assert "      9 May  · Talks       [2] p1" in lines
        assert lines[-2:] == ["[1] The Paper, 31 Jan 2020", "[2] The Gazette, 31 Jan 2020"]


def _shown(*arguments: str, width: int = 80) -> list[str]:
    return [line.rstrip() for line in on_terminal("show", *arguments, width=width).lines]


ODD = """sources:
  - id: odd
    publisher: Ministry & Co_
    title: "100% {sure} #1 \\ $x$ ~ ^"
    date: 2019-03
    url: https://example.org/a_b
    accessed: 2020-01-02
events:
  - id: talks
    date: 2019-03-01
    kind: meeting
    title: Talks
    participants: [{role: state, country: NOR}, {role: state, country: SWE}]
    sources: [{id: odd, at: [p1, p2, p4]}]
"""


class TestCitations:
    def test_a_footnote_names_each_source_once_with_its_places(self) -> None:
        assert bilat("cite", "treaty-1996").out == (
            "Sputnik via UrduPoint News, Moscow, 25 September 2019, para. 5.\n"
        )
        [line] = bilat("cite", "treaty-1996", "defence-plants-contract-2006", "rifle-plant-2020").lines
        assert line.endswith("paras 5, 38.")

    def test_what_is_cited_for_an_office_comes_after(self) -> None:
        [line] = bilat("cite", "talks-2018-12").lines
        assert line.endswith("para. 16; office: para. 1.")

    def test_pybtex_reads_the_entries_whatever_their_letters(self, tmp_path: Path) -> None:
        database = pytest.importorskip("pybtex.database")
        file = written(tmp_path, ODD)
        text = bilat("cite", "talks", "--data", str(file), "--format", "bibtex").out
        entry = database.parse_string(text, "bibtex").entries["odd"]
        assert entry.fields["title"] == r"{100\% \{sure\} \#1 \$x\$ \textasciitilde{} \textasciicircum{}}"
        assert str(entry.persons["author"][0]) == "{Ministry \\& Co\\_}"
        assert (entry.fields["year"], entry.fields["month"], entry.fields["note"]) == (
            "2019",
            "03",
            "paras 1-2, 4",
        )
        assert entry.fields["url"] == "https://example.org/a_b"

    def test_citeproc_reads_the_items(self, tmp_path: Path) -> None:
        pytest.importorskip("citeproc")
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON

        file = written(tmp_path, ODD)
        items = json.loads(bilat("cite", "talks", "--data", str(file), "--format", "csl-json").out)
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        shown = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        shown.register(Citation([CitationItem("odd")]))
        [line] = map(str, shown.bibliography())
        assert "Ministry & Co_" in line
        assert "2019" in line

    def test_a_misspelt_format_is_told(self) -> None:
        run = bilat("cite", "treaty-1996", "--format", "bibtexx")
        assert (run.status, "Did you mean bibtex?" in run.err) == (2, True)
