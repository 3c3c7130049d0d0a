"""The page: one file to read, without a script or a request, in which each mark leads to its row."""

from __future__ import annotations

import json
import re
import warnings
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bilat.exchange.page.time_strips import LANES
from bilat.record.vocabulary import EVENT_KINDS
from program import bilat
from small_record import event, events, written

pytest.importorskip("jinja2")


class Page(HTMLParser):
    """What a page consists of: its elements with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.whole = text
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._inside: list[str] = []
        self.data = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("style", "script"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script"):
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.text += data
        elif self._inside == ["script"]:
            self.data += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def row(self, name: str) -> str:
        """Return the text of the row with an id."""
        start = self.whole.index(f'<tr role="row" id="{name}"')
        return Page(self.whole[start : self.whole.index("</tr>", start)]).text


@cache
def page_of(*words: str) -> Page:
    asked = bilat("export", "html", *words)
    assert (asked.status, asked.err) == (0, "")
    return Page(asked.out)


def must_parse(text: str) -> None:
    """Parse as a browser does, and fail where that has to mend something."""
    html5lib = pytest.importorskip("html5lib")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        html5lib.HTMLParser(strict=True).parse(text)


def test_it_is_one_small_file_that_asks_for_nothing() -> None:
    page = page_of()
    assert len(page.whole.encode()) < 300_000
    assert not [
        tag for tag, _ in page.elements if tag in ("link", "img", "iframe", "object", "audio", "video")
    ]
    assert [script["type"] for script in page.all("script")] == ["application/ld+json"]
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert not re.search(r"url\((?!#)|@import", page.whole)
    policy = [meta["content"] for meta in page.all("meta") if "http-equiv" in meta]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_it_is_well_formed_its_ids_are_unique_and_every_link_lands() -> None:
    for words in ((), ("--since", "2018", "--person", "Maduro"), ("--kind", "treaty", "--on", "1900")):
        page = page_of(*words)
        must_parse(page.whole)
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        assert len(ids) == len(set(ids))
        links = [link["href"] or "" for link in page.all("a")]
        assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


def test_the_same_record_gives_the_same_bytes() -> None:
    assert bilat("export", "html").out == bilat("export", "html").out


def test_only_known_days_are_machine_readable_times() -> None:
    times = {time["datetime"] for time in page_of("--since", "2015", "--until", "2017").all("time")}
    # p11: 9 May 2015; p14: 4 October 2017 (the trip about it is not); the record: 25 September 2019.
    assert times == {"2015-05-09", "2017-10-04", "2019-09-25"}


def test_a_day_is_a_dot_and_what_is_less_precise_a_bar() -> None:
    page = page_of("--since", "2017", "--until", "2017", "--kind", "meeting")
    assert len([circle for circle in page.all("circle") if circle["r"] == "5" and circle["cx"] != "13"]) == 1
    page = page_of("--on", "2013-07", "--kind", "meeting")
    # July is the seventh of twelve months: from 50 per cent on, 8.33 long.
    assert ("50.0%", "8.33%") in {(bar.get("x"), bar.get("width")) for bar in page.all("rect")}


def test_the_label_of_a_set_is_beside_it_where_no_line_runs_through_it() -> None:
    # p17: March or August 2019; there is room from September on.
    page = page_of("--since", "2019", "--kind", "meeting", "--person", "Volodin")
    assert page.all("line")[-1] == {"class": "or", "x1": "25.0%", "x2": "58.33%", "y1": "10", "y2": "10"}
    assert page.all("text") == [{"class": "right", "x": "66.67%", "dx": "10", "y": "14"}]


def test_every_kind_has_a_lane() -> None:
    kinds = [kind for lane in LANES.values() for kind in lane]
    assert sorted(kinds) == sorted(EVENT_KINDS)


def test_who_met_whom_is_counted_and_leads_to_the_encounters() -> None:
    page = page_of()
    [link] = [link for link in page.all("a") if link["href"] == "#met.putin.maduro"]
    assert link["aria-label"] == "Vladimir Putin and Nicolás Maduro: 7 surely"
    assert "25 Sep 2019" in page.row("met.putin.maduro")


def test_trade_says_what_is_worked_out_and_what_is_part_of_a_year() -> None:
    page = page_of()
    bars = [svg["aria-label"] for svg in page.all("svg") if svg.get("class") == "flows"]
    assert bars == [
        "2017: total ~$68.3 million",
        "2018: exports $84 million, imports $1.2 million, total $85.2 million",
        "Jan-Jun 2019: exports $37.3 million, imports $559,900, total $37.8 million",
    ]
    assert "(part of a year)" in page.row("trade-2019-h1")
    assert "~$82.8 million" in page.row("trade-2018")


def test_each_row_says_who_says_so_and_each_source_for_what_it_is_cited() -> None:
    page = page_of()
    said = [" ".join(page.row(name).split()) for name in ("treaty-1996", "meeting-ryabkov-2019")]
    assert "Sputnik p5" in said[0]
    assert "Sputnik p23; p9, p17, p20 for office" in said[1]
    assert re.search(r"<dt>p5</dt><dd><a href=\"#treaty-1996\">", page.whole)


def test_what_was_asked_stands_at_its_head_and_what_only_may_answer_is_marked_in_words() -> None:
    page = page_of("--since", "2019-08", "--kind", "meeting")
    assert "Asked for: since 2019-08, kind meeting." in page.text
    # p17: on the visit of March or on that of August.
    assert "possible: it only may answer what was asked" in page.row("meeting-rodriguez-lavrov-2019")
    assert "possible" not in page.row("meeting-defence-ministers-2019")
    marks = [link.get("aria-label") for link in page.all("a")]
    assert "Mar or Aug 2019, meeting, possible: Rodríguez and Lavrov meet in Russia" in marks


def test_nothing_found_is_none_recorded() -> None:
    assert "None recorded." in page_of("--kind", "treaty", "--on", "1900").text


def test_hostile_text_is_inert(tmp_path: Path) -> None:
    hostile = (
        '"</title></script></style><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} \\u202E"'
    )
    file = written(tmp_path, events(event("talks", "2019-05", title=hostile)))
    asked = bilat("export", "html", "--data", str(file))
    page = Page(asked.out)
    must_parse(asked.out)
    assert [script["type"] for script in page.all("script")] == ["application/ld+json"]
    assert not page.all("img")
    assert "{{ 7*7 }}" in page.text
    assert "\u202e" not in asked.out
    [talks] = json.loads(page.data)["@graph"]
    assert talks["name"].startswith("</title></script>")
    brief = bilat("brief", "--format", "html", "--data", str(file)).out
    must_parse(brief)
    assert not [tag for tag, _ in Page(brief).elements if tag in ("script", "img")]
    assert "<script>alert(1)</script>" in Page(brief).text
    assert "\u202e" not in brief


def test_several_pairs_are_sections_of_their_own(tmp_path: Path, cuba: Path) -> None:
    other = written(tmp_path, events(event("talks", "2019-05-03")))
    page = Page(bilat("export", "html", "--data", str(cuba), "--data", str(other)).out)
    must_parse(page.whole)
    headings = [heading["id"] for heading in page.all("h2")]
    assert headings == ["RUS-CUB.at.pair", "NOR-SWE.at.pair"]
    assert "Talks" in page.row("NOR-SWE.talks")


def test_a_brief_is_a_page_too(tmp_path: Path) -> None:
    file = tmp_path / "brief.html"
    asked = bilat("brief", "--format", "html", "--since", "2019", "--output", str(file))
    assert (asked.status, asked.err) == (0, "")
    text = file.read_text(encoding="utf-8")
    must_parse(text)
    page = Page(text)
    assert "Russia and Venezuela, as of 25 Sep 2019; asked for: since 2019." in page.text
    assert not page.all("script")
    # p1: the meeting of 25 September 2019.
    assert "25 Sep 2019 Putin and Maduro meet in Moscow" in page.text
    heads = [head for head in page.all("th") if head.get("scope") == "rowgroup"]
    assert len(heads) == text.count("<tbody")
