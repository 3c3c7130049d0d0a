"""What holds of every dataset and every question: formats, filters, windows and counts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bilat.api import Relations
from bilat.loading.dataset import examine_text, require_valid
from bilat.query.filters import Query
from bilat.record.fields import EVENT_FIELDS, GOODS_FIELDS, TRADE_FIELDS
from bilat.record.json import Record, to_record
from bilat.record.model import Event
from bilat.render.formats import writer
from bilat.render.spreadsheet import row
from bilat.render.table import Table
from bilat.reports.summary import summarise
from bilat.reports.summary_keys import SUBJECTS, attendances
from bilat.values.offices import LEVELS
from strategies import as_yaml, drafts, hostile_texts, queries

# A key of these has at most one value for a record.
ONE_VALUED = {
    "events": ("kind", "year", "decade", "month", "country", "place", "status", "precision"),
    "trade": ("year", "decade", "month", "country", "organization", "precision"),
    "goods": ("commodity", "flow", "status", "year", "country", "organization", "precision"),
}


def relations() -> st.SearchStrategy[Relations]:
    """Draw a record that was read from a file."""
    files = (drafts() | drafts(hostile_texts)).map(as_yaml)
    return files.map(lambda text: Relations(require_valid(examine_text(text, "drawn.yaml"))))


@st.composite
def questions(draw: st.DrawFn, drawn: Relations) -> dict[str, Any]:
    """Draw filters, most of them of what the record holds."""
    events = drawn.dataset.events
    people = [person.name for person in drawn.dataset.people.values() if any(map(str.isalnum, person.name))]
    # No period ends before it starts, whichever start and end are put together.
    last_start = max((event.date.start for event in events if event.date.start), default=date.min)
    held: dict[str, list[Any]] = {
        "kind": [event.kind for event in events],
        "status": [event.status for event in events],
        "on": [event.date.text for event in events],
        "since": [event.date.text for event in events if event.date.start],
        "until": [event.date.text for event in events if event.date.end and event.date.end >= last_start],
        "country": [one.country for event in events for one in event.participants],
        "person": people,
        "level": list(LEVELS) if events else [],
        "only_level": list(LEVELS) if events else [],
        "certain": [True, False],
    }
    of_record = {name: st.sampled_from(values) for name, values in held.items() if values}
    return draw(st.fixed_dictionaries({}, optional=of_record))


def written(form: str, records: list[Record], fields: tuple[str, ...]) -> str:
    out = io.StringIO()
    writer(form)(Table(records, fields, lambda _: (), to_record=dict), out)
    return out.getvalue()


class TestFormats:
    @given(relations())
    def test_json_json_lines_csv_and_tsv_hold_the_same_records(self, drawn: Relations) -> None:
        for records, fields in (
            ([to_record(event) for event in drawn.events], EVENT_FIELDS),
            ([to_record(trade) for trade in drawn.trade], TRADE_FIELDS),
            ([to_record(goods) for goods in drawn.goods], GOODS_FIELDS),
        ):
            from_json = json.loads(written("json", records, fields))
            from_lines = [json.loads(line) for line in written("jsonl", records, fields).split("\n")[:-1]]
            heading, *from_csv = csv.reader(io.StringIO(written("csv", records, fields), newline=""))
            assert from_json == from_lines == records
            assert heading == list(fields)
            assert from_csv == [row(record, fields) for record in from_json]
            assert written("tsv", records, fields).count("\n") == len(records) + 1

    @given(relations())
    def test_every_text_of_a_record_stands_in_its_row(self, drawn: Relations) -> None:
        for event in drawn.events:
            cells = row(to_record(event), EVENT_FIELDS, raw=True)
            assert event.title in cells
            assert event.id in cells
            assert len(cells) == len(EVENT_FIELDS)


class TestFilters:
    @given(st.data())
    def test_adding_a_filter_never_adds_a_record(self, data: st.DataObject) -> None:
        drawn = data.draw(relations())
        some, more = data.draw(questions(drawn)), data.draw(questions(drawn))
        fewer = set(drawn.events.where(**{**more, **some}))
        assert fewer <= set(drawn.events.where(**some))

    @given(st.data())
    def test_what_is_certain_is_among_what_is_possible(self, data: st.DataObject) -> None:
        drawn = data.draw(relations())
        asked = data.draw(questions(drawn)) | {"level": data.draw(st.sampled_from(LEVELS))}
        possible = drawn.events.where(**{**asked, "certain": False})
        assert set(drawn.events.where(**{**asked, "certain": True})) <= set(possible)

    @given(st.data())
    def test_filtering_twice_is_asking_both_at_once(self, data: st.DataObject) -> None:
        drawn = data.draw(relations())
        some, more = data.draw(questions(drawn)), data.draw(questions(drawn))
        apart = {name: value for name, value in more.items() if name not in (*some, "certain")}
        some.pop("certain", None)
        both = drawn.events.where(**some, **apart)
        assert list(drawn.events.where(**some).where(**apart)) == list(both)

    @given(relations(), queries())
    def test_a_question_is_answered_in_one_order(self, drawn: Relations, filters: dict[str, Any]) -> None:
        known = {
            name: value for name, value in filters.items() if name in ("search", "place", "topic", "certain")
        }
        usable = {name: value for name, value in known.items() if value is True or str(value).strip()}
        answered = drawn.events.where(**usable)
        keys = [(event.date.order, event.id) for event in answered]
        assert keys == sorted(keys)


class TestWindows:
    @given(relations(), st.dates(date(2, 1, 1), date(9998, 12, 31)))
    def test_since_and_until_part_the_record(self, drawn: Relations, day: date) -> None:
        before = set(drawn.events.where(until=(day - timedelta(days=1)).isoformat()))
        after = set(drawn.events.where(since=day.isoformat()))
        assert before | after == set(drawn.events)
        assert all(_spans(event, day) for event in before & after)

    @given(relations(), st.dates(date(2, 1, 1), date(9998, 12, 31)))
    def test_nothing_surely_lies_on_both_sides(self, drawn: Relations, day: date) -> None:
        before = set(drawn.events.where(until=(day - timedelta(days=1)).isoformat(), certain=True))
        after = set(drawn.events.where(since=day.isoformat(), certain=True))
        assert not before & after
        assert set(drawn.events) - before - after == {event for event in drawn.events if _spans(event, day)}

    @given(relations())
    def test_every_event_lies_in_its_own_date(self, drawn: Relations) -> None:
        for event in drawn.events:
            assert event in drawn.events.where(on=event.date.text)


def _spans(event: Event, day: date) -> bool:
    """Tell whether an event may lie on both sides of the night before `day`, by its date or a variant's."""
    orders = [when.order for when in event.dates]
    return min(first for first, _ in orders) < day <= max(last for _, last in orders)


class TestCounts:
    @given(relations())
    def test_by_a_key_of_one_value_the_counts_add_up_to_the_list(self, drawn: Relations) -> None:
        sections: dict[str, Sequence[Any]] = {
            "events": drawn.events,
            "trade": drawn.trade,
            "goods": drawn.goods,
        }
        for what, keys in ONE_VALUED.items():
            for key in keys:
                rows = summarise(sections[what], SUBJECTS[what], [key]).rows
                assert sum(found.count for found in rows) == len(sections[what])

    @given(relations())
    def test_by_any_key_no_record_is_dropped(self, drawn: Relations) -> None:
        for key in SUBJECTS["events"].keys:
            found = summarise(drawn.events, SUBJECTS["events"], [key])
            assert found.counted == len(drawn.events)
            assert sum(row.count for row in found.rows) >= len(drawn.events)
            assert (sum(row.count for row in found.rows) == len(drawn.events)) == (found.in_several == 0)

    @given(relations())
    def test_of_two_keys_the_counts_of_one_are_never_more_than_those_of_both(self, drawn: Relations) -> None:
        rows = summarise(drawn.events, SUBJECTS["events"], ["year", "person"]).rows
        for alone in summarise(drawn.events, SUBJECTS["events"], ["year"]).rows:
            both = [found.count for found in rows if found.values["year"] == alone.values["year"]]
            assert max(both) <= alone.count <= sum(both)

    @given(relations())
    def test_people_are_counted_like_the_list_of_people(self, drawn: Relations) -> None:
        held = drawn.counted("people", Query())
        rows = summarise(attendances(held), SUBJECTS["people"], ["country"]).rows
        assert sum(found.count for found in rows) == len(drawn.people())

    @given(relations())
    def test_first_and_last_are_dates_of_records(self, drawn: Relations) -> None:
        for found in summarise(drawn.events, SUBJECTS["events"], ["kind"]).rows:
            dates = [event.date for event in drawn.events if event.kind == found.values["kind"]]
            assert found.first
            assert found.last
            assert found.first.order == min(when.order for when in dates)
            assert found.last.order[1] == max(when.order[1] for when in dates)


@given(relations())
def test_every_record_has_its_json_shape(drawn: Relations) -> None:
    for thing in (*drawn.events, *drawn.trade, *drawn.goods, *drawn.dataset.standing):
        assert json.loads(json.dumps(to_record(thing))) == to_record(thing)
