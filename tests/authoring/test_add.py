"""`bilat add`: an entry at its place, all else as it was; nothing written where anything is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import bilat as library
from bilat.authoring.entry_insertion import insert
from bilat.loading.dataset import examine_text
from bilat.record.model import Event, Trade
from bilat.values.errors import QueryError
from own_files import CUBA, RECORD
from program import bilat

TALKS = ("--date", "2019-10-01", "--title", "Talks", "--source", "granma: p7")
MEETING = (*TALKS, "--participant", "RUS: trade minister", "--participant", "CUB: trade minister")
TRADE = (
    "--date",
    "2017",
    "--reporter",
    "RUS",
    "--partner",
    "CUB",
    "--currency",
    "USD",
    "--total",
    "292 million",
)
DRAFT = {
    "id": "new",
    "date": "2019-10",
    "kind": "visit",
    "title": "New",
    "sources": [{"id": "granma", "at": ["p1"]}],
}
HEAD = CUBA.partition("events:\n")[0]
BLOCK = (
    "  - id: new\n    date: 2019-10\n    kind: visit\n    title: New\n    sources: [{id: granma, at: [p1]}]\n"
)


def added(file: Path, *arguments: str) -> str:
    run = bilat("add", *arguments, "--data", str(file))
    assert (run.status, run.err if "--force" not in arguments else "") == (0, "")
    return run.out.rstrip("\n")


def event(file: Path, event_id: str) -> Event:
    found = library.load(file).show(event_id)
    assert isinstance(found, Event)
    return found


class TestAnEntry:
    def test_a_meeting_holds_all_that_was_given(self, cuba: Path) -> None:
        place = added(
            cuba,
            *("meeting", "--id", "talks", "--date", "1 Oct 2019", "--title", "Talks", "--kind", "visit"),
            *("--venue", "Palacio", "--city", "Havana", "--country", "Cuba", "--status", "ongoing"),
            *("--participant", "lavrov: foreign minister", "--possible", "Miguel Díaz-Canel: president"),
            *("--participant", "CUB: trade minister", "--topic", "trade", "--topic", "oil, gas"),
            *("--occasion", "A forum", "--note", "Said to be planned.", "--attributed-to", "granma"),
            *("--source", "granma: p7, p8"),
        )
        talks = event(cuba, "talks")
        assert place == f"{cuba}:30: talks"
        assert (talks.date.text, talks.kind, talks.status, talks.title) == (
            "2019-10-01",
            "visit",
            "ongoing",
            "Talks",
        )
        assert talks.place is not None
        assert (talks.place.name, talks.place.city, talks.place.country) == ("Palacio", "Havana", "CUB")
        assert [
            (one.person.id if one.person else None, one.role, one.country, one.certain)
            for one in talks.participants
        ] == [
            ("lavrov", "foreign minister", "RUS", True),
            (None, "trade minister", "CUB", True),
            ("diaz-canel", "president", "CUB", False),
        ]
        assert (talks.topics, talks.occasion, talks.note) == (
            ("trade", "oil", "gas"),
            "A forum",
            "Said to be planned.",
        )
        assert (talks.attributed_to, [cited.locator for cited in talks.sources]) == ("granma", ["p7", "p8"])

    def test_a_trade_total_holds_its_figures_as_they_were_written(self, cuba: Path) -> None:
        added(
            cuba,
            *("trade", *TRADE, "--exports", "559,900", "--change-percent", "-3.5", "--change-from", "2016"),
            *("--source", "granma: p9", "--id", "total-2017"),
        )
        total = library.load(cuba).show("total-2017")
        assert isinstance(total, Trade)
        assert total.exports is not None
        assert total.total is not None
        assert (int(total.exports.value), int(total.exports.unit_of_last_digit)) == (559900, 1)
        assert (int(total.total.value), int(total.total.unit_of_last_digit)) == (292_000_000, 1_000_000)
        assert "    exports: 559,900\n    total: 292 million\n" in cuba.read_text(encoding="utf-8")

    def test_an_id_is_made_of_kind_people_and_date_and_is_free(self, cuba: Path) -> None:
        who = ("--participant", "lavrov: minister", "--participant", "CUB: minister")
        first = added(cuba, "meeting", *TALKS, *who)
        second = added(cuba, "meeting", *TALKS, *who, "--force")
        assert first.endswith(": meeting-lavrov-2019-10-01")
        assert second.endswith(": meeting-lavrov-2019-10-01-2")

    def test_an_id_of_a_source_a_person_or_an_organization_is_not_free(self, cuba: Path) -> None:
        named = "organizations:\n  - {id: visit-2020-3, name: V, kind: agency}\n"
        text = CUBA.replace("{id: granma,", "{id: visit-2020,").replace("id: granma", "id: visit-2020")
        text = text.replace("{id: diaz-canel,", "{id: visit-2020-2,").replace(
            "person: diaz-canel", "person: visit-2020-2"
        )
        cuba.write_text(text.replace("events:\n", f"{named}events:\n"), encoding="utf-8")
        visit = (
            "--kind",
            "visit",
            "--date",
            "2020",
            "--title",
            "A visit",
            "--source",
            "visit-2020: p4",
            "--force",
        )
        assert added(cuba, "event", *visit).endswith(": visit-2020-4")
        assert bilat("check", str(cuba), "--select", "BIL109").status == 0

    @pytest.mark.parametrize("who", ["LAVROV", "sergey", "Diaz-Canel", "Miguel", "díaz canel"])
    def test_a_person_is_named_by_any_whole_part_of_a_name_in_any_case(self, who: str, cuba: Path) -> None:
        cuba.write_text(CUBA.replace("lavrov", "slavrov").replace("diaz-canel", "president"), "utf-8")
        added(
            cuba,
            "event",
            "--kind",
            "call",
            *TALKS,
            "--id",
            "talks",
            "--participant",
            f"{who}: a role",
            "--force",
        )
        [one] = event(cuba, "talks").participants
        assert one.person is not None
        assert one.person.name in ("Sergey Lavrov", "Miguel Díaz-Canel")
        assert (one.person.name == "Sergey Lavrov") is (who in ("LAVROV", "sergey"))

    def test_a_country_of_the_file_comes_before_a_part_of_a_name(self, cuba: Path) -> None:
        cuba.write_text(CUBA.replace("Sergey Lavrov", "Cuba Lavrov"), "utf-8")
        added(cuba, "meeting", *TALKS, "--id", "talks", "--participant", "Cuba: minister", "--force")
        [one] = event(cuba, "talks").participants
        assert (one.person, one.country) == (None, "CUB")

    def test_a_country_that_is_not_in_the_file_does_not(self, cuba: Path) -> None:
        cuba.write_text(CUBA.replace("Sergey Lavrov", "Jordan Lavrov"), "utf-8")
        added(cuba, "meeting", *TALKS, "--id", "talks", "--participant", "Jordan: minister", "--force")
        assert [one.person and one.person.id for one in event(cuba, "talks").participants] == ["lavrov"]

    def test_a_source_is_named_by_its_id_in_any_case(self, cuba: Path) -> None:
        meeting = ("--date", "2019-10", "--title", "Talks", "--id", "talks", *MEETING[6:])
        added(cuba, "meeting", *meeting, "--source", "Granma: p7", "--attributed-to", "GRANMA")
        talks = event(cuba, "talks")
        assert (talks.sources[0].source, talks.attributed_to) == ("granma", "granma")

    def test_a_dry_run_shows_the_entry_and_writes_nothing(self, cuba: Path) -> None:
        shown = added(cuba, "event", "--kind", "treaty", *TALKS, "--id", "t", "--dry-run")
        assert shown.splitlines() == [
            "  - id: t",
            "    date: 2019-10-01",
            "    kind: treaty",
            "    title: Talks",
            "    sources: [{id: granma, at: [p7]}]",
        ]
        assert cuba.read_text(encoding="utf-8") == CUBA


class TestItsPlace:
    def place(self, text: str, date: str = "2019-10", section: str = "events") -> str:
        return insert(examine_text(text, "my.yaml"), section, {**DRAFT, "date": date}).text

    def test_it_stands_after_what_is_no_later_and_before_what_is(self) -> None:
        entries = (
            "events:\n  - {id: a, date: 2018, kind: visit, title: A, sources: [{id: granma, at: [p1]}]}\n"
        )
        later = entries.partition("\n")[2].replace("id: a", "id: b").replace("2018", "2020")
        assert self.place(HEAD + entries + later) == HEAD + entries + BLOCK + later

    def test_of_one_date_it_is_the_last(self) -> None:
        entries = (
            "events:\n  - {id: a, date: 2019-10, kind: visit, title: A, sources: [{id: granma, at: [p1]}]}\n"
        )
        assert self.place(HEAD + entries) == HEAD + entries + BLOCK

    def test_comments_stay_with_the_entries_they_stand_above_and_below(self) -> None:
        old = BLOCK.replace("id: new", "id: old").replace("2019-10", "2018")
        later = BLOCK.replace("id: new", "id: later").replace("2019-10", "2020")
        above, under = "  # Of the old one.\n", "    # Below the old one.\n"
        text = f"{HEAD}events:\n{above}{old}{under}\n  # Of the later one.\n{later}"
        assert self.place(text) == text.replace("  # Of the later", f"{BLOCK}\n  # Of the later")
        below = f"{HEAD}events:\n{old}    # Below the old one.\n\n# About trade.\ntrade: []\n"
        assert self.place(below) == below.replace("one.\n\n", f"one.\n\n{BLOCK}\n", 1)

    def test_a_comment_that_silences_a_finding_of_the_last_entry_stays_that_entrys(self) -> None:
        one, two = (
            BLOCK.replace("id: new", f"id: {name}").replace("2019-10", "2018") for name in ("one", "two")
        )
        text = f"{HEAD}events:\n{one}{two}    # bilat: ignore=BIL304\n"
        assert self.place(text) == f"{text}\n{BLOCK}"

    def test_a_comment_that_silences_a_finding_of_the_next_entry_stays_that_entrys(self) -> None:
        old = BLOCK.replace("id: new", "id: old").replace("2019-10", "2018")
        later = BLOCK.replace("id: new", "id: later").replace("2019-10", "2020")
        head = f"{HEAD}events:\n{old}"
        assert self.place(f"{head}# bilat: ignore=BIL304\n{later}") == (
            f"{head}{BLOCK}# bilat: ignore=BIL304\n{later}"
        )

    @pytest.mark.parametrize("dash", ["  - ", "  - &old\n    "])
    def test_a_section_and_an_entry_may_have_an_anchor(self, dash: str) -> None:
        old = BLOCK.replace("id: new", "id: old").replace("2019-10", "2018").replace("  - ", dash, 1)
        text = f"{HEAD}events: &all\n{old}"
        assert self.place(text) == f"{text}\n{BLOCK}"

    def test_blank_lines_part_it_where_they_part_the_others(self) -> None:
        one, two = (
            BLOCK.replace("id: new", f"id: {name}").replace("2019-10", "2018") for name in ("one", "two")
        )
        parted, close = f"{HEAD}events:\n{one}\n{two}", f"{HEAD}events:\n{one}{two}"
        assert self.place(parted) == f"{parted}\n{BLOCK}"
        assert self.place(close) == f"{close}{BLOCK}"

    @pytest.mark.parametrize("section", ["", "events: []\n", "events: [] # none yet\n"])
    def test_a_section_that_is_missing_or_empty_is_opened(self, section: str) -> None:
        opened = section.replace(" []", "") or "\nevents:\n"
        assert self.place(HEAD + section) == HEAD + opened + BLOCK

    def test_a_missing_section_is_opened_before_those_that_come_later(self) -> None:
        later = "\n# Totals.\ntrade: []\n"
        assert self.place(HEAD + later) == f"{HEAD}\nevents:\n{BLOCK}\n# Totals.\ntrade: []\n"

    def test_its_columns_are_those_of_its_neighbours(self) -> None:
        text = (
            HEAD
            + "events:\n-   id: a\n    date: 2018\n    kind: visit\n    title: A\n"
            + "    sources:\n    - id: granma\n      at: [p1]\n"
        )
        assert self.place(text).endswith(
            "      at: [p1]\n\n-   id: new\n    date: 2019-10\n    kind: visit\n    title: New\n"
            "    sources: [{id: granma, at: [p1]}]\n"
        )

    def test_a_note_of_many_lines_with_signs_of_comments_is_not_cut(self) -> None:
        note = "    note: |\n      One.\n\n      # No comment.\n"
        text = HEAD + "events:\n" + BLOCK.replace("id: new", "id: a").replace("2019-10", "2018") + note
        assert self.place(text) == f"{text}\n{BLOCK}"

    @pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n# The end.\n", "\n...\n"])
    def test_however_the_file_ends(self, end: str) -> None:
        text = (
            HEAD
            + "events:\n"
            + BLOCK.replace("id: new", "id: a").replace("2019-10", "2018").rstrip("\n")
            + end
        )
        ids = [one["id"] for one in yaml.safe_load(self.place(text))["events"]]
        assert ids == ["a", "new"]
        assert self.place(text).startswith(text.rstrip("\n.#Then d"))

    @pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
    def test_line_endings_are_the_files_own(self, newline: str) -> None:
        text = (HEAD + "events:\n" + BLOCK.replace("id: new", "id: a")).replace("\n", newline)
        assert self.place(text) == text + (f"\n{BLOCK}").replace("\n", newline)

    def test_a_byte_order_mark_stays(self, cuba: Path) -> None:
        cuba.write_bytes(b"\xef\xbb\xbf" + CUBA.encode())
        added(cuba, "meeting", *MEETING)
        assert cuba.read_bytes().startswith(b"\xef\xbb\xbfdataset:")
        assert cuba.read_bytes().count(b"\xef\xbb\xbf") == 1

    @pytest.mark.parametrize(
        ("section", "said"),
        [
            (
                "events: [{id: a, date: 2018, kind: visit, title: A, sources: [{id: granma, at: [p1]}]}]\n",
                "in brackets",
            ),
            ("events: [\n]\n", "in brackets"),
        ],
    )
    def test_where_it_cannot_stand_it_is_refused(self, section: str, said: str) -> None:
        with pytest.raises(QueryError, match=said):
            self.place(HEAD + section)

    def test_the_bundled_record_takes_one_and_keeps_every_other_line(self) -> None:
        before = RECORD.read_text(encoding="utf-8")
        draft = {**DRAFT, "date": "2015-03", "sources": [{"id": "sputnik-2019-09-25", "at": ["p10"]}]}
        after = insert(examine_text(before, "events.yaml"), "events", draft)
        lines = after.text.splitlines()
        new = after.entry.splitlines()
        assert lines[after.line - 1 : after.line - 1 + len(new)] == new
        assert [*lines[: after.line - 1], *lines[after.line + len(new) :]] == before.splitlines()
