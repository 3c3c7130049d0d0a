"""The README's ten questions, answered from the source by hand: p1 to p44 are its paragraphs."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from program import answered, bilat
from test_readme import QUESTIONS


def asked(start: str) -> tuple[str, ...]:
    """Return the words of the README's question that begins so."""
    [words] = [words[1:] for words in QUESTIONS if shlex.join(words[1:]).startswith(start)]
    return tuple(words)


def paragraphs(record: dict[str, Any]) -> list[str]:
    """Return the paragraphs that tell the fact itself, not an office or a year in it."""
    return [cited["locator"] for cited in record["sources"] if cited["for"] is None]


def told(records: Iterable[dict[str, Any]]) -> list[tuple[str, str]]:
    return sorted((record["date"], *paragraphs(record)) for record in records)


def test_what_happened_since_2015() -> None:
    rows = answered(*asked("timeline --since 2015"))
    assert told(row for row in rows if row["certain"]) == sorted(
        [
            # Meeting and visit of January 2015, the celebrations, Beijing, the summit and the meeting at it.
            *(("2015-01", "p10"), ("2015-01", "p10"), ("2015-05-09", "p11"), ("2015-09", "p12")),
            *(("2015-11", "p12"), ("2015-11", "p12"), ("2016-10", "p13")),
            # Maduro's trip is about as old as the meeting on it, and the forum was on the trip.
            *(("2017-10-04", "p14"), ("2017-10-04~", "p14"), ("2017-10~", "p14"), ("2018-07-09", "p15")),
            *(("2018-12-05", "p16"), ("2018-12-05", "p16")),
            # Two visits of Rodríguez, and whom she met on one of them: Lavrov, Matviyenko, Volodin.
            *(("2019-03", "p17"), ("2019-08", "p17"), *[("[2019-03,2019-08]", "p17")] * 3),
            *(("2019-03-14", "p20"), ("2019-05-05", "p21")),
            # Ryabkov's visit, the ministerial meeting, and who received him.
            *[("2019-07", "p23")] * 3,
            *(("2019-01", "p26"), ("2015/2018", "p30"), ("2019-04-05", "p35"), ("2020/2021", "p38")),
            *(("2019-04", "p39"), ("2019-08", "p39"), ("2019-08", "p40"), ("2018-11", "p43")),
            *(("2018", "p44"), ("2019", "p44"), ("2019-09-25", "p1")),
        ]
    )
    # "Have since also been sent": it began in or after 2006, and no end is told.
    assert told(row for row in rows if not row["certain"]) == [("2006/..", "p37")]
    assert [row["date"] for row in rows if row["status"] == "planned"] == ["2020/2021"]


def test_what_was_traded_in_2018_and_who_says_so() -> None:
    [row] = answered(*asked("trade --year 2018"))
    assert (row["total"], row["exports"], row["imports"]) == (85_200_000, 84_000_000, 1_200_000)
    assert (row["reporter"], row["agency"], paragraphs(row)) == ("RUS", "Federal Customs Service", ["p30"])
    assert (row["change_percent"], row["change_from"], row["derived"]) == (24.7, "2017", ["balance"])


def test_whom_lavrov_met() -> None:
    rows = answered(*asked("meetings --person Lavrov"))
    assert told(rows) == [("2019-03-14", "p20"), ("[2019-03,2019-08]", "p17")]
    assert {one["name"] for row in rows for one in row["participants"]} == {
        *("Sergey Lavrov", "Jorge Arreaza", "Delcy Rodríguez")
    }
    assert all(row["certain"] for row in rows)


def test_when_the_two_presidents_met_and_on_which_visits() -> None:
    rows = answered(*asked("meetings --person Putin --person Maduro"))
    assert told(rows) == [
        *(("2013-07", "p9"), ("2015-01", "p10"), ("2015-09", "p12"), ("2015-11", "p12"), ("2016-10", "p13")),
        *(("2017-10-04", "p14"), ("2019-09-25", "p1")),
    ]
    visits = {row["date"]: len(row["part_of"]) for row in rows}
    # In July 2013 on his visit and at the summit; on his brief visit, at the summit in Tehran, on his trip.
    assert visits == {
        "2013-07": 2,
        "2015-01": 1,
        "2015-09": 0,
        "2015-11": 1,
        "2016-10": 0,
        "2017-10-04": 1,
        "2019-09-25": 0,
    }


def test_what_was_signed() -> None:
    rows = answered(*asked("timeline --kind treaty,agreement"))
    # The treaty, the agreement of May 2001, and over 40 that came of the visits of 2008 and 2010 (p7, p8).
    assert [(row["date"], row["kind"], paragraphs(row)) for row in rows] == [
        ("1996-05-24", "treaty", ["p5"]),
        ("2001-05", "agreement", ["p36"]),
        ("2008-11/2010-04", "agreement", ["p7", "p8"]),
    ]


def test_which_meetings_were_in_turkey_or_involved_it() -> None:
    rows = answered(*asked("meetings --country Turkey"))
    assert [(row["date"], row["place"]["city"], paragraphs(row)) for row in rows] == [
        ("2016-10", "Istanbul", ["p13"]),
        ("2018-07-09", "Ankara", ["p15"]),
    ]


def test_how_much_wheat_was_exported() -> None:
    [row] = answered(*asked("goods --search wheat"))
    assert (row["quantity"], row["unit"], row["date"], row["agency"]) == (
        *(257_200, "tonnes", "2018"),
        "Rosselkhoznadzor",
    )
    assert (row["flow"], row["reporter"], row["status"], paragraphs(row)) == (
        *("exports", "RUS", "traded"),
        ["p33"],
    )


def test_who_took_part_lately_and_in_what_roles() -> None:
    rows = answered(*asked("people --since 2018"))
    assert {row["name"]: (row["roles"], row["count"], row["possible"]) for row in rows if row["name"]} == {
        # p15, p16, p23, p1: the visit of December 2018 and the talks on it are once.
        "Nicolás Maduro": (["president"], 4, 0),
        # Three people in March or August (p17), and she received Ryabkov (p23).
        "Delcy Rodríguez": (["vice president"], 4, 0),
        # Vienna, Moscow, Caracas (p20, p21, p23).
        "Jorge Arreaza": (["foreign minister"], 3, 0),
        "Sergey Lavrov": (["foreign minister"], 2, 0),
        # On his visit surely, and perhaps at the ministerial meeting that he came for (p23).
        "Sergey Ryabkov": (["deputy foreign minister"], 2, 1),
        "Dmitry Medvedev": (["prime minister"], 1, 0),
        "Juan Guaidó": (["opposition leader"], 1, 0),
        "Valentina Matviyenko": (["speaker of the upper house"], 1, 0),
        "Vyacheslav Volodin": (["speaker of the State Duma"], 1, 0),
        "Vladimir Putin": (["president"], 1, 0),
    }
    # The two defence ministers (p39), and whom Maduro talked to at the highest level (p16).
    assert {(row["country"], *row["roles"], row["possible"]) for row in rows if not row["name"]} == {
        *(("RUS", "defence minister", 0), ("VEN", "defence minister", 0), ("RUS", "head of state", 1))
    }


def test_how_many_events_of_each_kind() -> None:
    rows = answered(*asked("summary --by kind"))
    assert {row["kind"]: row["count"] for row in rows} == Counter(
        {
            # p9, p10, p12 twice, p13, p14, p15, p16, p17 three times, p20, p23, p35, p39, p1.
            "meeting": 16,
            # p36, p7 twice, p9, p10, p14, p16, p17 twice, p21, p23.
            "visit": 11,
            # The energy forum (p14), the ministerial meeting (p23), the security conference (p39).
            "conference": 3,
            # The first ones, the rifles (p37), the service centre and the plant (p38).
            "contract": 3,
            # Established, interrupted, resumed (p3).
            "relations": 3,
            "agreement": 2,
            "aid": 2,
            "delivery": 2,
            "recognition": 2,
            "summit": 2,
            **dict.fromkeys(("ceremony", "culture", "facility", "games", "institution", "politics"), 1),
            "trade": 1,
            "treaty": 1,
        }
    )


def test_what_is_known_of_one_visit_and_from_which_paragraphs() -> None:
    words = asked("show visit-rodriguez-2019-03")
    [visit] = answered(*words)
    assert (visit["date"], visit["place"]["country"], visit["place"]["city"]) == ("2019-03", "RUS", None)
    assert [(one["name"], one["part"]) for one in visit["participants"]] == [("Delcy Rodríguez", "visitor")]
    # The paragraph says "of this year", and the dateline which year that is.
    assert [(cited["locator"], cited["for"]) for cited in visit["sources"]] == [("p17", None), ("p1", "year")]
    card = bilat(*words).out
    assert card.count("Possible part\tMar or Aug 2019") == 3


def test_every_question_has_such_a_test() -> None:
    page = Path(__file__).read_text(encoding="utf-8")
    for words in QUESTIONS:
        assert f'asked("{shlex.join(words[1:])}' in page
