"""The JSON Schema of a dataset file and the loader agree, in both directions."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bilat.loading.dataset import examine_text, require_valid
from bilat.record.json_schema import schema_text
from bilat.values.errors import FaultCode, Problem
from strategies import Draft, as_yaml, drafts, hostile_texts

ROOT = Path(__file__).parent.parent.parent
RECORD = (ROOT / "data" / "events.yaml").read_text(encoding="utf-8")
# What is changed in the tests below: a treaty and a figure of the record, with all its names.
NAMES = RECORD[: RECORD.index("\nevents:")]
TREATY, TRADE = (
    re.search(rf"^  - id: {name}\n(    .*\n)+", RECORD, re.MULTILINE)[0]  # type: ignore[index]  # both are there
    for name in ("treaty-1996", "trade-2018")
)
PART = f"{NAMES}\nevents:\n{TREATY}trade:\n{TRADE}"
SCHEMA = Draft202012Validator(json.loads(schema_text("dataset")))

# What the loader refuses and the form of one value cannot show, with the reason.
BEYOND_FORM = {
    FaultCode.UNKNOWN_REFERENCE: "whether an id stands elsewhere in the file",
    FaultCode.ID_TAKEN: "whether an id stands twice",
    FaultCode.DATE: "whether a month has such a day",
    FaultCode.REVERSED_DATE: "whether an interval ends before it starts",
    FaultCode.FIGURE: "how many digits a figure has in all, and numbers an editor reads in other notations",
    FaultCode.FORM_OF_ID: "an id that an editor takes for a number, such as 1.5",
    FaultCode.FORM_OF_VALUE: "digits that an editor takes for a number, such as the HS code 203",
    FaultCode.UNKNOWN_WORD: "True and TRUE, which YAML takes for true",
}


class Editor(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads plain words as an editor does: by the core schema of YAML 1.2, which has no dates and no NO."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own


for tag, pattern, firsts in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(firsts))


def decimal(loader: Editor, node: yaml.ScalarNode) -> int:
    return int(str(loader.construct_scalar(node)))


Editor.add_constructor("tag:yaml.org,2002:int", decimal)


def fits(text: str) -> bool:
    """Tell whether an editor would mark no mistake."""
    # As JSON, since that is what a schema is about: a key is a text.
    seen = json.loads(json.dumps(yaml.load(text, Editor)))  # noqa: S506 - a SafeLoader
    return SCHEMA.is_valid(seen)


def refusals(text: str) -> tuple[Problem, ...]:
    return tuple(examine_text(text, "drawn.yaml").problems)


def entries(draft: Draft) -> list[dict[str, Any]]:
    """Return every set of keys and values of a draft, the outermost first."""
    found: list[dict[str, Any]] = []
    heap: list[Any] = [draft]
    while heap:
        part = heap.pop(0)
        if isinstance(part, dict):
            found.append(part)
            heap.extend(part.values())
        elif isinstance(part, list):
            heap.extend(part)
    return found


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """Draw a dataset in which one key is left out, added, renamed or given another value."""
    draft = draw(drafts())
    entry = draw(st.sampled_from([one for one in entries(draft) if one]))
    key = draw(st.sampled_from(sorted(entry)))
    value = entry.pop(key)
    how = draw(st.sampled_from(("left out", "renamed", "other", "within", "listed")))
    others = st.one_of(
        st.sampled_from(("vist", "p0", "", "NOR", "2018", "2018-13", "1,2,3", "12 dozen", "x" * 3)),
        st.sampled_from((True, 2018, 37.5, [], {}, ["p1"], [[]], "2020/2019", "84 million")),
        hostile_texts(),
    )
    if how == "renamed":
        entry[f"{key}s"] = value
    elif how == "other":
        entry[key] = draw(others)
    elif how == "within":
        entry[key] = {key: value}
    elif how == "listed":
        entry[key] = [value]
    return as_yaml(draft)


class TestWhatTheLoaderTakes:
    @given(drafts() | drafts(hostile_texts))
    def test_a_valid_file_fits_the_schema(self, draft: Draft) -> None:
        text = as_yaml(draft)
        assert not refusals(text)
        assert fits(text)

    def test_the_bundled_record_fits_the_schema(self) -> None:
        seen = json.loads(json.dumps(yaml.load(RECORD, Editor)))  # noqa: S506 - a SafeLoader
        assert [error.message for error in SCHEMA.iter_errors(seen)] == []

    def test_plain_numbers_and_truths_are_texts_of_their_keys(self) -> None:
        for plain, other in (
            ("date: 1996-05-24", "date: 1996"),
            ("topics: [legal basis]", "topics: [12, true, 1.5]"),
        ):
            changed = PART.replace(plain, other, 1)
            assert changed != PART
            assert (refusals(changed), fits(changed)) == ((), True)

    @given(spoilt())
    def test_whatever_it_takes_of_a_spoilt_file_fits_too(self, text: str) -> None:
        assert refusals(text) or fits(text)

    def test_a_plain_null_is_a_text_to_bilat_and_nothing_to_an_editor(self) -> None:
        plain = PART.replace("title: Treaty on Friendship and Cooperation", "title: null")
        assert (refusals(plain), fits(plain)) == ((), False)
        quoted = PART.replace("title: Treaty on Friendship and Cooperation", "title: 'null'")
        assert (refusals(quoted), fits(quoted)) == ((), True)


class TestWhatTheSchemaTakes:
    @given(spoilt())
    def test_what_fits_is_refused_only_for_what_a_schema_cannot_say(self, text: str) -> None:
        if fits(text):
            assert {problem.code for problem in refusals(text)} <= set(BEYOND_FORM)

    @pytest.mark.parametrize(
        "change",
        [
            lambda text: text.replace("kind: treaty", "kind: treety"),
            lambda text: text.replace("    kind: treaty\n", ""),
            lambda text: text.replace("    kind: treaty\n", "    kind: treaty\n    knd: treaty\n"),
            lambda text: text.replace("date: 1996-05-24", "date: 24 May 1996"),
            lambda text: text.replace("total: 85.2 million", "total: 85.2 mio"),
            lambda text: text.replace("parties: [RUS, VEN]", "parties: [RUS]"),
            lambda text: text.replace("parties: [RUS, VEN]", "parties: [RUS, ABC]"),
            lambda text: text.replace("at: [p5]", "at: [5]"),
            lambda text: text.replace("at: [p5]", "at: []"),
            lambda text: text.replace("currency: USD", "currency: dollars"),
            lambda text: text.replace("{role: state, country: RUS}", "{role: state}", 1),
            lambda text: text.replace("events:", "evnts:", 1),
        ],
    )
    def test_a_slip_of_form_is_marked_by_the_editor_and_refused_by_the_loader(
        self, change: Callable[[str], str]
    ) -> None:
        changed = change(PART)
        assert changed != PART
        assert refusals(changed)
        assert not fits(changed)


class TestTheFile:
    def test_the_one_beside_the_record_is_the_one_that_bilat_prints(self) -> None:
        beside = (ROOT / "data" / "dataset.schema.json").read_text(encoding="utf-8")
        assert beside == schema_text("dataset"), "run `python docs/make.py`"

    def test_an_editor_is_told_what_stands_under_a_key(self) -> None:
        properties = json.loads(schema_text("dataset"))["properties"]
        event = properties["events"]["items"]["properties"]
        assert event["date"]["description"] == "When, as precisely as the source says."
        assert event["participants"]["items"]["properties"]["certain"]["description"].startswith(
            "False for one"
        )

    def test_the_record_points_its_editor_at_it(self) -> None:
        where = RECORD.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
        assert (ROOT / "data" / where).resolve() == ROOT / "data" / "dataset.schema.json"


class TestThePage:
    MADE = runpy.run_path(str(ROOT / "docs" / "make.py"))
    PAGE = (ROOT / "docs" / "dataset.md").read_text(encoding="utf-8")

    def test_its_tables_are_those_of_the_loader(self) -> None:
        assert self.MADE["dataset_page"]() == self.PAGE, "run `python docs/make.py`"

    def test_its_example_is_sound_beside_the_names_of_the_record(self) -> None:
        example = self.PAGE.partition("```yaml\n")[2].partition("```")[0]
        [event] = require_valid(examine_text(f"{NAMES}\n{example}", "example.yaml")).events
        assert (event.id, event.date.text) == ("meeting-lavrov-arreaza-2019", "2019-03-14")

    @pytest.mark.parametrize(
        ("said", "written"),
        [
            *(("Ids", "no. 1"), ("Dates", "0000"), ("Dates", "10000"), ("Figures", "1234567890123456")),
            ("Countries", "RU"),
        ],
    )
    def test_what_it_says_is_no_value_is_refused(self, said: str, written: str) -> None:
        at = {
            "Ids": ("id: victory-day-2015", "id: "),
            "Dates": ("date: 2015-05-09", "date: "),
            "Figures": ("exports: 84 million", "exports: "),
            "Countries": ("country: RUS", "country: "),
        }
        before, key = at[said]
        assert before in RECORD
        assert refusals(RECORD.replace(before, f"{key}{written}", 1))

    @pytest.mark.parametrize("written", ["201X", "2018-21", "2006/..", "2018-12~", "2018-12-05?", "2018%"])
    def test_the_dates_it_shows_are_read(self, written: str) -> None:
        assert not refusals(RECORD.replace("date: 2015-05-09", f"date: {written}", 1))
