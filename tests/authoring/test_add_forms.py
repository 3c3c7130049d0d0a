"""What `bilat add` can add besides events and trade: every section, visits with parts, shared names."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import bilat as library
from bilat.loading.yaml_nodes import Plain
from bilat.record.model import Event
from own_files import CUBA
from program import bilat

SOURCE = ("--source", "granma: p7")


def added(file: Path, *arguments: str) -> list[str]:
    run = bilat("add", *arguments, "--data", str(file))
    assert (run.status, run.err) == (0, "")
    return run.lines


def entry(file: Path, section: str, entry_id: str) -> Plain:
    """Return an entry as it stands in the file, its texts as they are typed there."""
    root = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts alone
    found = [item for item in root[section] if item["id"] == entry_id]
    assert len(found) == 1
    whole: Plain = found[0]
    return whole


class TestEverySection:
    def test_goods_of_which_a_source_names_one_side(self, cuba: Path) -> None:
        [line] = added(
            cuba,
            *("goods", "--date", "2018", "--commodity", "rice", "--flow", "imports"),
            *("--reporter", "Russia", "--status", "requested", "--quantity", "about 300", "--unit", "tonnes"),
            *("--value", "over 2 million", "--currency", "USD", "--estimated", "--hs", "1006", *SOURCE),
        )
        assert line.endswith(": rice-2018")
        assert entry(cuba, "goods", "rice-2018") == {
            "id": "rice-2018",
            "date": "2018",
            "commodity": "rice",
            "hs": "1006",
            "flow": "imports",
            "status": "requested",
            "reporter": "RUS",
            "quantity": "about 300",
            "unit": "tonnes",
            "value": "over 2 million",
            "currency": "USD",
            "estimated": "true",
            "sources": [{"id": "granma", "at": ["p7"]}],
        }

    def test_a_figure_that_goes_from_one_state_to_the_other(self, cuba: Path) -> None:
        added(
            cuba,
            *("figure", "--date", "2018", "--measure", "tourists", "--from", "RUS", "--to", "Cuba"),
            *("--value", "137,000", "--unit", "people", *SOURCE),
        )
        [tourists] = library.load(cuba).figures
        assert (tourists.id, tourists.origin, tourists.target) == ("tourists-2018", "RUS", "CUB")

    def test_a_standing_fact(self, cuba: Path) -> None:
        title = "Consultations of the foreign ministries every year"
        added(cuba, "standing", "--kind", "mechanism", "--title", title, "--country", "RUS, Cuba", *SOURCE)
        [fact] = library.load(cuba).standing
        assert (fact.id, fact.countries) == ("consultations-of-the-foreign", ("RUS", "CUB"))

    def test_a_source_a_person_a_body_and_a_country_which_a_fact_then_names(self, cuba: Path) -> None:
        assert added(cuba, "country", "--name", "Venezuela")[0].endswith(": VEN")
        added(cuba, "country", "--code", "xot", "--name", "Ottoman Empire", "--alias", "Porte, Sublime")
        added(cuba, "person", "--name", "Иван Ruiz", "--alias", "Ruiz, Iván", "--country", "Venezuela")
        added(cuba, "organization", "--name", "ALBA Bank", "--kind", "bank", "--country", "VEN")
        added(
            cuba,
            *("source", "--publisher", "TASS", "--accessed", "26 Nov 2019", "--title", "none"),
            *("--pages", "4", "--without-facts", "page 1, page 4", "--edition-of", "granma"),
        )
        added(
            cuba,
            *("event", "--kind", "conference", "--date", "28-29 October 2019", "--title", "A conference"),
            *("--country", "Ottoman Empire", "--participant", "Ruiz: president"),
            *("--organization", "alba bank", "--source", "tass-2019-11-26: page 2, page 3"),
        )
        conference = library.load(cuba).show("conference-ruiz-2019-10-28")
        assert isinstance(conference, Event)
        assert conference.place is not None
        assert (conference.place.country, conference.date.text) == ("XOT", "2019-10-28/2019-10-29")
        assert [who.country for who in conference.participants] == ["VEN"]
        assert [cited.locator for cited in conference.sources] == ["page 2", "page 3"]
        text = cuba.read_text(encoding="utf-8")
        assert "  - {id: ruiz, name: Иван Ruiz, aliases: ['Ruiz, Iván'], country: VEN}\n" in text
        assert "  XOT: {name: Ottoman Empire, aliases: ['Porte, Sublime']}\n" in text

    def test_dates_and_locators_as_sources_write_them(self, cuba: Path) -> None:
        cuba.write_text(CUBA.replace("as_of:", "fiscal_years: [{country: CUB, begins: 04-01}]\n  as_of:"))
        for number, (typed, stored) in enumerate(
            (
                ("FY2017-18", "2017-04-01/2018-03-31"),
                ("first half of 2019", "2019-01/2019-06"),
                ("[2019-03,2019-08]", "[2019-03,2019-08]"),
            )
        ):
            places = "p7, row 17, § 4.2, #33019:a"
            added(
                cuba,
                *("treaty", "--id", f"t{number}", "--date", typed, "--title", f"Treaty {number}"),
                *("--source", f"granma: {places}"),
            )
            made = entry(cuba, "events", f"t{number}")
            assert isinstance(made, dict)
            assert made["date"] == stored
            assert made["sources"] == [{"id": "granma", "at": places.split(", ")}]

    def test_readings_of_other_sources_and_earlier_dates(self, cuba: Path) -> None:
        added(
            cuba,
            *("treaty", "--id", "oil", "--date", "Nov 2019", "--title", "Treaty on oil", *SOURCE),
            *(
                "--variant",
                "date: 5 October 2019 @ granma: p8",
                "--variant",
                "place.country: Cuba @ granma:p9",
            ),
            *("--forecast", "May 2019 (said 3 Feb 2019) @ granma: p4", "--forecast", "2019 @ granma: p5"),
            *("--in-force", "Dec 2019", "--amount", "1.5 billion", "--currency", "USD", "--country", "RUS"),
        )
        oil = library.load(cuba).show("oil")
        assert isinstance(oil, Event)
        assert [(said.key, said.value, said.sources[0].locator) for said in oil.variants] == [
            ("date", "2019-10-05", "p8"),
            ("place.country", "CUB", "p9"),
        ]
        assert [(plan.date.text, plan.said and plan.said.text) for plan in oil.forecasts] == [
            ("2019-05", "2019-02-03"),
            ("2019", None),
        ]
        assert (oil.in_force and oil.in_force.text, oil.currency) == ("2019-12", "USD")

    def test_part_and_level_of_a_participant_stand_behind_the_role(self, cuba: Path) -> None:
        run = bilat(
            *("add", "visit", "--date", "2019-11", "--title", "Lavrov visits Cuba", "--city", "Havana"),
            *("--country", "CUB", "--participant", "lavrov: envoy (visitor, ministers)"),
            *("--participant", "CUB: president (acting, leaders)", *SOURCE, "--data", str(cuba)),
        )
        # A role that bilat cannot rank is noted, and no obstacle.
        assert (run.status, run.err[:13], run.err.count("\n")) == (0, "note BIL308: ", 1)
        made = entry(cuba, "events", "visit-lavrov-2019-11")
        assert isinstance(made, dict)
        assert made["participants"] == [
            {"person": "lavrov", "role": "envoy", "part": "visitor", "level": "ministers"},
            {"role": "president (acting, leaders)", "country": "CUB"},
        ]


class TestAVisitWithParts:
    def test_talks_and_agreements_are_part_of_it(self, cuba: Path) -> None:
        lines = added(
            cuba,
            *("visit", "--date", "2019-11-05", "--title", "Lavrov visits Cuba", "--city", "Havana"),
            *("--country", "CUB", "--participant", "lavrov: foreign minister (visitor)"),
            *("--participant", "diaz-canel: president", "--with-talks", "--signed", "Agreement on oil"),
            *("--signed", "Treaty on rice", *SOURCE),
        )
        ids = [line.rpartition(": ")[2] for line in lines]
        assert ids == [
            *("visit-lavrov-2019-11-05", "meeting-lavrov-diaz-canel-2019-11-05"),
            *("agreement-2019-11-05", "treaty-2019-11-05"),
        ]
        parts = [library.load(cuba).show(name) for name in ids[1:]]
        assert all(isinstance(part, Event) and part.part_of == (ids[0],) for part in parts)
        assert [part.title for part in parts if isinstance(part, Event)] == [
            *("Talks: Lavrov visits Cuba", "Agreement on oil", "Treaty on rice")
        ]
        text = cuba.read_text(encoding="utf-8").splitlines()
        for line, name in zip(lines, ids, strict=True):
            assert text[int(line.split(":")[-2]) - 1] == f"  - id: {name}"

    def test_on_a_visit_of_several_days_they_were_on_one_of_them_and_count_as_one_encounter(
        self, cuba: Path
    ) -> None:
        added(
            cuba,
            *("visit", "--date", "5-7 Nov 2019", "--title", "Lavrov visits Cuba", "--city", "Havana"),
            *("--country", "CUB", "--participant", "lavrov: foreign minister"),
            *(
                "--participant",
                "diaz-canel: president",
                "--with-talks",
                "--signed",
                "Treaty on rice",
                *SOURCE,
            ),
        )
        record = library.load(cuba)
        [talks, treaty] = [event for event in record.events if "visit-lavrov-2019-11-05" in event.part_of]
        assert [talks.id, treaty.id] == ["meeting-lavrov-diaz-canel-2019-11-05", "treaty-2019-11-05"]
        for part in (talks, treaty):
            # No source says that they lasted from the fifth to the seventh.
            assert (part.date.text, part.date.precision) == ("[2019-11-05..2019-11-07]", "set")
        assert [event.id for event in record.meetings.where(since="2019-11")] == [talks.id]
        assert record.meetings.where(on="2019-11-06").possible == (talks,)
        # From 24 July to the fifth at least, and to the seventh at most.
        [gap] = [gap for gap in record.gaps() if gap["before"]["id"] == talks.id]
        assert (gap["after"]["date"], gap["at_least_days"], gap["at_most_days"]) == ("2019-07-24", 104, 106)

    def test_of_a_visit_without_an_end_they_were_on_any_day_since(self, cuba: Path) -> None:
        added(
            cuba,
            *("visit", "--date", "2019-11-05/..", "--title", "Lavrov visits Cuba", "--country", "CUB"),
            *("--participant", "lavrov: foreign minister", "--signed", "Treaty on rice", *SOURCE),
        )
        [treaty] = [event for event in library.load(cuba).events if event.title == "Treaty on rice"]
        assert treaty.date.text == "[2019-11-05..]"

    def test_nothing_is_written_where_a_part_is_wrong(self, cuba: Path) -> None:
        run = bilat(
            *("add", "visit", "--date", "2019-11-05", "--title", "Lavrov visits Cuba", "--country", "CUB"),
            *("--participant", "lavrov: minister", "--with-talks", *SOURCE, "--data", str(cuba)),
        )
        assert (run.status, "warning BIL301: A meeting with no official of CUB" in run.err) == (2, True)
        assert cuba.read_text(encoding="utf-8") == CUBA


class TestAFileOfNames:
    @pytest.fixture
    def names(self, cuba: Path) -> Path:
        file = cuba.with_name("names.yaml")
        file.write_text("# Who is who.\npeople: []\ncountries:\n  MEX: {name: Mexico}\n", encoding="utf-8")
        return file

    def test_names_go_to_it_and_facts_to_the_dataset(self, cuba: Path, names: Path) -> None:
        both = ("--data", str(names))
        [line] = added(cuba, "person", "--name", "Ana Paz", "--country", "Mexico", *both)
        assert line == f"{names}:3: ana-paz"
        [line] = added(cuba, "source", "--publisher", "EFE", "--date", "2019-12-01", "--title", "none", *both)
        assert line.startswith(str(names))
        cuba.write_text(CUBA.replace("  CUB:", "  MEX: {name: Mexico}\n  CUB:"), encoding="utf-8")
        [line] = added(
            cuba,
            *("event", "--kind", "statement", "--date", "2019-11", "--title", "A statement", *both),
            *("--participant", "Paz: minister", "--source", "efe-2019-12-01: p1"),
        )
        assert line == f"{cuba}:31: statement-ana-paz-2019-11"
        assert bilat("check", str(cuba), str(names)).status == 0

    def test_a_folder_with_both_is_enough(self, cuba: Path, names: Path) -> None:
        assert added(cuba.parent, "country", "--name", "France") == [f"{names}:5: FRA"]
        assert added(cuba.parent, "treaty", "--date", "2019", "--title", "Treaty", *SOURCE) == [
            f"{cuba}:30: treaty-2019"
        ]

    def test_it_can_be_added_to_alone_but_not_with_facts(self, names: Path) -> None:
        added(names, "person", "--name", "Ana Paz", "--country", "Mexico")
        run = bilat("add", "treaty", "--date", "2019", "--title", "T", *SOURCE, "--data", str(names))
        assert (run.status, "names.yaml contains only names; name a dataset file" in run.err) == (2, True)


class TestChecks:
    def test_judge_the_new_entry_alone(self, cuba: Path) -> None:
        # The commodity has no unit: an older warning, which is none of a treaty's business.
        cuba.write_text(CUBA.replace("id: cars,", "id: cars, quantity: 12,"), encoding="utf-8")
        added(cuba, "treaty", "--date", "2019", "--title", "Treaty", *SOURCE)

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("--date", "2020-05", *SOURCE), "error BIL203: "),
            (("--date", "2019", "--source", "granma: p13"), "error BIL107: granma ends with p12"),
            (("--date", "2019", "--amount", "5 million", "--currency", "USX", *SOURCE), "error BIL108: "),
        ],
    )
    def test_refuse_an_error_whatever_is_said(
        self, arguments: tuple[str, ...], said: str, cuba: Path
    ) -> None:
        text = CUBA.replace("title: none}", "title: none, paragraphs: 12}")
        cuba.write_text(text, encoding="utf-8")
        run = bilat("add", "treaty", "--title", "Treaty", *arguments, "--force", "--data", str(cuba))
        assert (run.status, run.out) == (2, "")
        assert f"Nothing was added. Checks found:\n{said}" in run.err
        assert "--force" not in run.err
        assert cuba.read_text(encoding="utf-8") == text

    def test_refuse_a_silent_twin_unless_forced(self, cuba: Path) -> None:
        twin = (
            *("add", "meeting", "--date", "2019-07-24", "--title", "Talks", "--city", "Havana"),
            *(
                "--country",
                "CUB",
                "--participant",
                "lavrov: minister",
                "--participant",
                "diaz-canel: president",
            ),
            *(*SOURCE, "--data", str(cuba)),
        )
        run = bilat(*twin)
        assert (run.status, "warning BIL304: It has the kind, days" in run.err) == (2, True)
        assert run.err.endswith("Give --force to add it anyway.\n")
        forced = bilat(*twin, "--force")
        assert (forced.status, forced.err.startswith("warning BIL304: ")) == (0, True)

    def test_name_what_a_new_citation_brings(self, cuba: Path) -> None:
        text = CUBA.replace("title: none}", "title: none, paragraphs: 12, without_facts: [p9]}")
        cuba.write_text(text, encoding="utf-8")
        run = bilat("add", "citation", "treaty-1996", "granma: p9", "--data", str(cuba))
        assert (run.status, "warning BIL502: " in run.err) == (2, True)
