"""Events coded from news come in as leads: ICEWS by CAMEO's codes, PLOVER by its words."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from bilat.exchange.importers import icews, plover
from bilat.exchange.importers.coded_acts import act_of_cameo, act_of_plover, act_of_text
from bilat.exchange.importers.coded_news import NO_KIND, person_of
from bilat.exchange.importers.registry import IMPORTERS, recognised
from bilat.exchange.importers.rows import (
    OTHER_PAIR,
    THIS_FILE,
    Edition,
    ImportedEntry,
    ImportOptions,
    LeftOut,
    Reader,
)
from bilat.exchange.importers.text_files import SourceFile
from bilat.values.errors import DatasetError
from program import bilat

PAIR = ImportOptions(("RUS", "VEN"), {"SUN": "RUS"})
COLUMNS = [
    *(
        "Event ID",
        "Event Date",
        "Source Name",
        "Source Sectors",
        "Source Country",
        "Event Text",
        "CAMEO Code",
    ),
    *("Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number"),
    *("Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude"),
]
# An invented report.
ROW = {
    "Event ID": "501",
    "Event Date": "2014-03-05",
    "Source Name": "Sergey Lavrov",
    "Source Sectors": "Government",
    "Source Country": "Russian Federation",
    "Event Text": "Consult",
    "CAMEO Code": "040",
    "Intensity": "1",
    "Target Name": "Venezuela",
    "Target Sectors": "NA",
    "Target Country": "Venezuela",
    "Story ID": "9001",
    "Sentence Number": "2",
    "Publisher": "The Gazette",
    "City": "Caracas",
    "Country": "Venezuela",
}
MIRRORED = {
    "Event ID": "502",
    "Source Name": "Venezuela",
    "Source Country": "Venezuela",
    "Target Name": "Sergey Lavrov",
    "Target Country": "Russian Federation",
}
VISIT = {"Event Text": "Make a visit", "CAMEO Code": "042"}
HOST = {**MIRRORED, "Event Text": "Host a visit", "CAMEO Code": "043"}


def tab(*rows: dict[str, str], without: str = "") -> SourceFile:
    columns = [name for name in COLUMNS if name != without]
    lines = [columns, *([{**ROW, **row}.get(name, "NA") for name in columns] for row in rows)]
    return SourceFile("events.tab", "".join("\t".join(line) + "\r\n" for line in lines).encode())


def leads(*rows: dict[str, str]) -> list[Any]:
    *found, edition = icews.read(tab(*rows), PAIR)
    assert isinstance(edition, Edition)
    return found


def lead(*rows: dict[str, str]) -> dict[str, Any]:
    (found,) = leads(*rows)
    assert isinstance(found, ImportedEntry)
    return dict(found.entry)


class TestIcews:
    def test_a_consultation_from_words_is_no_meeting(self) -> None:
        (found,) = leads({})
        assert found == ImportedEntry(
            rows=(2,),
            locators=("#501",),
            section="events",
            entry={
                "date": "2014-03-05~",
                "kind": "message",
                "title": "Reported: Sergey Lavrov and Venezuela consulted each other",
                "participants": [
                    {
                        "name": "Sergey Lavrov",
                        "role": "official",
                        "country": "RUS",
                        "certain": "false",
                    },
                    {"role": "state", "country": "VEN", "certain": "false"},
                ],
                "note": "ICEWS codes a news report: Consult (Sergey Lavrov; Venezuela). "
                "Reported by The Gazette.",
                "attributed_to": THIS_FILE,
            },
            id_parts=("message", "rus", "ven"),
            line=2,
            made_title=True,
        )

    def test_mirrored_rows_are_one(self) -> None:
        (found,) = leads({}, MIRRORED)
        assert (found.rows, found.locators) == ((2, 3), ("#501", "#502"))
        assert found.entry["title"] == "Reported: Sergey Lavrov and Venezuela consulted each other"

    def test_several_actors_of_one_sentence_are_one_lead(self) -> None:
        other = {"Event ID": "503", "Source Name": "Foreign Affairs (Russia)", "Target Name": "Elias Jaua"}
        (found,) = leads({}, other)
        assert [who.get("name") for who in found.entry["participants"]] == ["Sergey Lavrov", "Elias Jaua"]

    def test_repeats_of_another_story_are_one_and_other_actors_are_not(self) -> None:
        again = {"Event ID": "504", "Story ID": "9002", "Publisher": "The Post"}
        other = {**again, "Source Name": "Ivan Ivanov", "Story ID": "9003"}
        assert [item.rows for item in leads({}, again, other)] == [(2, 3), (4,)]
        assert lead({}, again)["note"].endswith("Reported by The Gazette; The Post.")
        assert [item.rows for item in leads({}, {**again, "Event Date": "2014-03-06"})] == [(2,), (3,)]
        # The third tells of both: it has the first's actors, and is of the second's sentence.
        linking = {"Event ID": "505", "Story ID": "9003"}
        assert [item.rows for item in leads({}, other, linking)] == [(2, 3, 4)]

    def test_a_visit_made_is_the_visit_hosted(self) -> None:
        visit = lead(VISIT, HOST)
        assert visit["kind"] == "visit"
        assert visit["title"] == "Reported: Sergey Lavrov visited Venezuela"
        assert visit["place"] == {"city": "Caracas", "country": "VEN"}
        assert lead(HOST)["title"] == visit["title"]

    def test_a_visit_is_with_its_host_wherever_the_coder_puts_it(self) -> None:
        assert lead({**VISIT, "City": "Kyiv", "Country": "Ukraine"})["place"] == {"country": "VEN"}

    def test_who_accuses_whom_is_kept(self) -> None:
        accuse = {"Event Text": "Accuse", "CAMEO Code": "112"}
        first, second = leads(accuse, {**MIRRORED, **accuse})
        assert first.entry["title"] == "Reported: Sergey Lavrov criticised Venezuela"
        assert second.entry["title"] == "Reported: Venezuela criticised Sergey Lavrov"

    def test_an_intention_to_meet_is_a_statement(self) -> None:
        intent = lead({"Event Text": "Express intent to meet or negotiate", "CAMEO Code": "036"})
        assert intent["kind"] == "statement"
        assert "place" not in intent

    def test_other_states_and_acts_of_no_kind_are_left_out(self) -> None:
        found = leads(
            {"Target Country": "Cuba"},
            {"Target Country": "NA"},
            {"Target Country": "Russian Federation"},
            {"Event Text": "Cooperate economically", "CAMEO Code": "061"},
        )
        assert found == [*(LeftOut(row, OTHER_PAIR) for row in (2, 3, 4)), LeftOut(5, NO_KIND)]

    def test_the_edition_of_2017_has_no_codes_and_quotes_twice(self) -> None:
        row = {"Event Text": '"Meet at a ""third"" location"', "City": "NULL", "Country": "Cuba"}
        found, _ = icews.read(tab(row, without="CAMEO Code"), PAIR)
        assert isinstance(found, ImportedEntry)
        assert found.entry["kind"] == "meeting"
        assert found.entry["place"] == {"country": "CUB"}
        assert 'Meet at a "third" location' in found.entry["note"]

    def test_a_day_that_is_none(self) -> None:
        with pytest.raises(DatasetError, match=r"events\.tab:2:1: Event Date is 'May', which is not a date"):
            leads({"Event Date": "May"})

    def test_another_formats_file(self) -> None:
        with pytest.raises(DatasetError, match="this is not an ICEWS file"):
            list(icews.read(SourceFile("x.tab", b"TripID\tNotes\n1\t2\n"), PAIR))


@pytest.mark.parametrize(
    ("code", "text", "event", "mode", "kind"),
    [
        ("036", "Express intent to meet or negotiate", "AGREE", "", "statement"),
        ("040", "Consult", "CONSULT", "", "message"),
        ("041", "Discuss by telephone", "CONSULT", "phone", "call"),
        ("042", "Make a visit", "CONSULT", "visit", "visit"),
        ("043", "Host a visit", "CONSULT", "host", "visit"),
        ("044", "Meet at a 'third' location", "CONSULT", "third-party", "meeting"),
        ("046", "Engage in negotiation", "CONSULT", "multilateral", "message"),
        ("073", "Provide humanitarian aid", "AID", "humanitarian", "aid"),
        ("112", "Accuse", "ACCUSE", "disapprove", "statement"),
        ("1123", "Accuse of aggression", "DISAPPROVE", "", "statement"),
        ("190", "Use conventional military force", "ASSAULT", "", "incident"),
    ],
)
def test_one_act_by_all_its_names(code: str, text: str, event: str, mode: str, kind: str) -> None:
    acts = (act_of_cameo(code), act_of_text(text), act_of_plover(event, mode))
    assert [act and act.kind for act in acts] == [kind] * 3


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("42", "visit"),
        ("57", "agreement"),
        ("054", "recognition"),
        ("163", "sanctions"),
        ("311", "statement"),
    ],
)
def test_codes_of_cameo_alone(code: str, kind: str) -> None:
    act = act_of_cameo(code)
    assert act is not None
    assert act.kind == kind


@pytest.mark.parametrize("code", ["", "060", "08", "x", "---"])
def test_codes_of_no_kind(code: str) -> None:
    assert act_of_cameo(code) is None


@pytest.mark.parametrize(
    ("actor", "name", "office"),
    [
        ("Vladimir Putin", "Vladimir Putin", None),
        ("Nicolás Maduro Moros", "Nicolás Maduro Moros", None),
        ("Mohammed bin Salman", "Mohammed bin Salman", None),
        ("British Defence Secretary Tom King", "Tom King", "defence secretary"),
        ("Lebanon's new President Elias Hrawi", "Elias Hrawi", "new president"),
        *[(actor, None, None) for actor in ("Russia", "Foreign Affairs (Russia)", "Russian Army", "Kremlin")],
        *[(actor, None, None) for actor in ("Gazprom", "United Russia", "Citizen (Russia)", "the president")],
        *[
            (actor, None, None)
            for actor in ("Communist Party of Russia", "Foreign Minister", "OPEC Secretary")
        ],
    ],
)
def test_people_where_the_row_names_people(actor: str, name: str | None, office: str | None) -> None:
    found = person_of(actor, "RUS")
    assert (found.name if found else None, found.office if found else None) == (name, office)


def actor(text: str, code: str) -> dict[str, str]:
    return {"actorText": text, "code": code, "sector": "GOV"}


RECORD: dict[str, Any] = {
    "id": "PL-7",
    "date": "2018-12-05",
    "source": [actor("President Nicolas Maduro", "VEN")],
    "target": [actor("Vladimir Putin", "RUS")],
    "event": "CONSULT",
    "mode": "visit",
    "text": "The sentence, which stays where it is.",
    "publication": "The Gazette",
    "coder": "Some Coder",
}


def plovers(*records: dict[str, Any], joined: str = "\n") -> list[Any]:
    text = joined.join(json.dumps({**RECORD, **record}) for record in records)
    *found, edition = plover.read(SourceFile("events.json", text.encode()), PAIR)
    assert isinstance(edition, Edition)
    assert (edition.publisher, edition.date) == ("Some Coder", "2018/..")
    return found


class TestPlover:
    def test_a_visit(self) -> None:
        (found,) = plovers({})
        assert found.locators == ("#PL-7",)
        assert found.entry["title"] == "Reported: Nicolas Maduro visited Russia"
        assert found.entry["place"] == {"country": "RUS"}
        assert found.entry["participants"] == [
            {"name": "Nicolas Maduro", "role": "president", "country": "VEN", "certain": "false"},
            {"name": "Vladimir Putin", "role": "official", "country": "RUS", "certain": "false"},
        ]
        assert "sentence" not in str(found.entry)

    def test_a_consultation_without_a_mode_is_a_message(self) -> None:
        (found,) = plovers({"mode": ""})
        assert found.entry["kind"] == "message"

    def test_repeats_and_mirrored_records_are_one(self) -> None:
        mirrored = {"id": "PL-8", "source": RECORD["target"], "target": RECORD["source"], "mode": "phone"}
        (found,) = plovers({"mode": "phone"}, mirrored, {"id": "PL-9", "mode": "phone"})
        assert (found.rows, found.locators) == ((1, 2, 3), ("#PL-7", "#PL-8", "#PL-9"))

    def test_sources_that_act_together(self) -> None:
        both = {"source": [*RECORD["source"], *RECORD["target"], actor("Cuba", "CUB")], "target": ""}
        (found,) = plovers({**both, "mode": "third-party"})
        assert found.entry["kind"] == "meeting"
        assert "place" not in found.entry

    def test_recipients_and_lists_of_events(self) -> None:
        named = {"recipient": [{"actor_text": "Russia", "code": "RUS"}], "target": None}
        assert [item.entry["kind"] for item in plovers({**named, "event": ["AID", "THREATEN"]})] == [
            "aid",
            "statement",
        ]

    def test_other_states_and_events_of_no_kind_are_left_out(self) -> None:
        assert plovers({"target": [actor("Cuba", "CUB")]}, {"event": "COOPERATE"}) == [
            LeftOut(1, OTHER_PAIR),
            LeftOut(2, NO_KIND),
        ]

    def test_commas_at_the_end_as_its_own_examples_have_them(self) -> None:
        text = json.dumps({**RECORD, "publication": "A, ] and ,} B"}, indent=1)[:-2] + ",\n},\n"
        found, _ = plover.read(SourceFile("x.json", text.encode()), PAIR)
        assert isinstance(found, ImportedEntry)
        assert "Reported by A, ] and ,} B." in found.entry["note"]

    @pytest.mark.parametrize("text", ["[{0},\n{0}]", "{0}\n{0}\n", "{0},\n{0},"])
    def test_a_list_or_one_behind_the_other(self, text: str) -> None:
        record = json.dumps(RECORD, indent=1)
        found, _ = plover.read(SourceFile("x.json", text.replace("{0}", record).encode()), PAIR)
        assert isinstance(found, ImportedEntry)
        assert found.rows == (1, 2)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "this file is empty"),
            ("[]", "this file has no records"),
            ('[{"id": "1"}]', "this is not PLOVER's JSON: record 1 has no 'date'"),
            ("[1]", "record 1 has no 'id'"),
            (f"[{json.dumps(RECORD)},\n", r"x\.json:2:1: this JSON is cut short"),
            ("a,b\n1,2\n", r"x\.json:1:1: this is not JSON"),
            (json.dumps({**RECORD, "date": "May"}), "'May' is not a date like 2018-12-05"),
        ],
    )
    def test_wrong_input_is_one_error(self, text: str, message: str) -> None:
        with pytest.raises(DatasetError, match=message):
            list(plover.read(SourceFile("x.json", text.encode()), PAIR))


@pytest.mark.parametrize(
    ("reader", "text", "other"),
    [
        (icews.read, json.dumps([RECORD]), "plover"),
        (icews.read, "TripID,LeaderCountryISO,CountryVisitedISO\r\n1,2,3\r\n", "colt"),
        (plover.read, tab({}).raw.decode(), "icews"),
        (plover.read, '{"data": [{"flowCode": "X", "cmdCode": "TOTAL", "primaryValue": 1}]}', "comtrade"),
        (plover.read, "Data: x\n\nSIPRI AT Database ID,Supplier,Recipient,Delivery year\n", "sipri"),
    ],
)
def test_a_file_of_another_format_is_named(reader: Reader, text: str, other: str) -> None:
    with pytest.raises(DatasetError, match=f"It looks like a file for 'bilat import {other}'"):
        list(reader(SourceFile("x", text.encode()), PAIR))


def test_each_format_is_told_from_the_others() -> None:
    assert recognised(COLUMNS) == "icews"
    assert recognised(RECORD) == "plover"
    assert len({importer.name for importer in IMPORTERS}) == len(IMPORTERS)


@pytest.mark.parametrize(
    "odd",
    [
        *("; ;", "King", "\u202e", "=1+1", "-1", "NA", "(Russia)", "President ", "\x00", "2001", ""),
        *(None, 1, [{}]),
    ],
)
def test_an_odd_value_makes_no_empty_field_and_no_other_error(odd: object) -> None:
    readers = [
        *((plover.read, json.dumps({**RECORD, name: odd}).encode()) for name in RECORD),
        *((icews.read, tab({name: odd}).raw) for name in COLUMNS if isinstance(odd, str)),
    ]
    for reader, raw in readers:
        with suppress(DatasetError):
            for item in reader(SourceFile("x", raw), PAIR):
                assert not isinstance(item, ImportedEntry) or all(item.entry.values())


def test_leads_are_attributed_to_their_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("events.tab").write_bytes(tab({}, MIRRORED, VISIT).raw)
    assert bilat("import", "icews", "events.tab", "--pair", "RUS-VEN", "--output", "leads.yaml").status == 0
    assert bilat("check", "leads.yaml").status == 0
    events = json.loads(bilat("timeline", "--data", "leads.yaml", "--json").out)
    [source] = json.loads(bilat("sources", "--data", "leads.yaml", "--json").out)
    assert [event["attributed_to"] for event in events] == [source["id"]] * 2
    assert "look each one up" in Path("leads.yaml").read_text(encoding="utf-8")
    again = bilat("import", "icews", "events.tab", "--into", "leads.yaml")
    assert "0 new, 3 already there" in again.err
