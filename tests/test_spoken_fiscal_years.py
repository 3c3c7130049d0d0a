"""A period that is one fiscal year goes by its name wherever a date is told, and stays days in JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from program import answered, bilat, on_terminal
from small_record import SOUND, event

# Norway's year begins in April, and Sweden's is the calendar year. Denmark is no party.
FISCAL = SOUND.replace("as_of:", "fiscal_years: [{country: NOR, begins: 04-01}], as_of:")
YEAR = "date: 2017-04-01/2018-03-31"
BEFORE = "change_from: 2016-04-01/2017-03-31"
CITED = "sources: [{id: paper, at: [p1]}]"
FORECAST = f"[{{{YEAR}, {CITED}}}]"
FACTS = f"""\
events:
  - {{{event("mission", "2017-04/2018-03", kind="visit", title="Experts at work")}}}
  - {{{event("port", "2018-10", kind="facility", status="planned", forecasts=FORECAST)}}}
trade:
  - {{id: trade-17, {YEAR}, reporter: NOR, partner: SWE, currency: USD, total: 5 million, {BEFORE},
     note: A seasonal peak, exports_change_percent: 4,
     variants: [{{key: date, value: 2015-04-01/2016-03-31, {CITED}}}], {CITED}}}
goods:
  - {{id: fish, {YEAR}, commodity: fish, flow: exports, reporter: NOR, partner: SWE, quantity: 4, unit: t,
     change_percent: 4, {BEFORE}, {CITED}}}
figures:
  - {{id: tourists, {YEAR}, measure: tourists, from: SWE, to: NOR, value: 9000, unit: people,
     change_percent: 2, {BEFORE}, {CITED}}}
"""


@pytest.fixture
def data(tmp_path: Path) -> tuple[str, str]:
    file = tmp_path / "record.yaml"
    file.write_text(FISCAL + FACTS, encoding="utf-8")
    return "--data", str(file)


def test_every_list_says_its_name(data: tuple[str, str]) -> None:
    for command, named in (
        ("timeline", "mission"),
        ("meetings", "mission"),
        ("trade", "trade-17"),
        ("goods", "fish"),
        ("figures", "tourists"),
    ):
        [line] = [line for line in bilat(command, *data).lines if named in line.split("\t")]
        assert line.startswith("FY2017-18"), line
        assert ("on FY2016-17" in line) is (command in ("trade", "goods", "figures"))
        assert "FY2017-18" in on_terminal(command, *data, width=120).out
        # JSON keeps the days.
        [row] = [row for row in answered(command, *data) if row["id"] == named]
        assert (row["start"], row["end"]) == ("2017-04-01", "2018-03-31")
        assert row["date"].startswith("2017-04")


def test_years_are_sorted_by_when_they_begin(tmp_path: Path) -> None:
    rows = (("a", "2018"), ("b", "FY2017-18"), ("c", "FY2015-16"), ("d", "2016"), ("e", "2017"))
    facts = "".join(
        f"  - {{id: {name}, date: {when}, reporter: {'NOR' if 'FY' in when else 'SWE'}, "
        f"partner: {'SWE' if 'FY' in when else 'NOR'}, currency: USD, total: 5 million, {CITED}}}\n"
        for name, when in rows
    )
    file = tmp_path / "record.yaml"
    file.write_text(f"{FISCAL}trade:\n{facts}", encoding="utf-8")
    named = ["FY2015-16", "2016", "2017", "FY2017-18", "2018"]
    asked = ("summary", "trade", "--by", "year", "--data", str(file))
    assert [row["year"] for row in answered(*asked)] == named
    assert [row["year"] for row in answered(*asked, "--sort", "year")] == named
    assert [row["year"] for row in answered(*asked, "--sort", "year", "--reverse")] == named[::-1]
    assert [row["id"] for row in answered("trade", "--sort", "date", "--data", str(file))] == [*"cdeba"]
    # The field is called date.
    assert "Did you mean date?" in bilat("trade", "--sort", "year", "--data", str(file)).err


def test_people_and_counts_say_it(data: tuple[str, str]) -> None:
    assert bilat("people", *data).lines[0].split("\t")[-2:] == ["FY2017-18", "FY2017-18"]
    assert "FY2017-18" in on_terminal("people", "--met", "Berg", *data, width=100).out
    assert bilat("summary", "--by", "kind", *data).lines == ["visit\t1\tFY2017-18\tFY2017-18"]


def test_figures_of_a_fiscal_year_are_counted_under_it_and_events_where_they_begin(
    data: tuple[str, str],
) -> None:
    for what in ("trade", "goods"):
        [row] = answered("summary", what, "--by", "year", *data)
        assert (row["year"], row["count"], row["first"]) == ("FY2017-18", 1, "2017-04-01/2018-03-31")
    [row] = answered("summary", "--by", "year", *data)
    assert row["year"] == "2017"
    # Under its own name a period is not placed where it starts; in a decade it is.
    for keys, placed in ((("trade", "--by", "year"), False), (("trade", "--by", "decade"), True), ((), True)):
        shown = on_terminal("summary", *(keys or ("--by", "year")), *data, width=200).out
        assert ("Periods counted once, where they start: 1" in shown) is placed, keys


def test_a_fiscal_year_comes_after_the_year_in_which_it_begins(data: tuple[str, str]) -> None:
    file = Path(data[1])
    rows = "".join(
        f"  - {{id: t-{at}, date: {date}, reporter: {who}, currency: USD, total: 1 million, {CITED}}}\n"
        for at, (date, who) in enumerate(
            (
                ("2019-04/2020-03", "NOR, partner: SWE"),
                ("2018", "NOR, partner: SWE"),
                ("2014", "SWE, partner: NOR"),
                ("2017", "NOR, partner: SWE"),
            )
        )
    )
    file.write_text(file.read_text(encoding="utf-8").replace("goods:\n", f"{rows}goods:\n"), encoding="utf-8")
    years = [row["year"] for row in answered("summary", "trade", "--by", "year", *data)]
    assert years == ["2014", "2017", "FY2017-18", "2018", "FY2019-20"]


def test_cards_say_it_with_the_days(data: tuple[str, str]) -> None:
    card = bilat("show", "trade-17", *data).lines
    assert "Date\tFY2017-18 (interval: 2017-04-01/2018-03-31)" in card
    assert "Change\texports +4% on FY2016-17" in card
    # What another source gives for the period is told in the same way.
    assert [line for line in card if line.startswith("Disputed date\tFY2015-16 (")]
    assert "Forecast\tFY2017-18 (" in bilat("show", "port", *data).out


def test_fields_brief_profile_search_and_charts_say_it(data: tuple[str, str]) -> None:
    assert "FY2017-18" in on_terminal("trade", "--fields", "id,date", *data, width=80).out
    assert "FY2016-17" in on_terminal("goods", "--fields", "change_from", *data, width=80).out
    assert "FY2017-18 " in on_terminal("summary", "goods", "--by", "year", "--chart", *data, width=80).out
    for command in (("brief",), ("profile",), ("trade", "--chart")):
        assert "FY2017-18" in on_terminal(*command, *data, width=100).out, command
    assert "Trade of Norway with Sweden, FY2017-18" in bilat("search", "seasonal", *data).out


def test_the_page_and_timelinejs_say_it(data: tuple[str, str], tmp_path: Path) -> None:
    for form in ("html", "timelinejs"):
        out = tmp_path / f"out.{form}"
        assert bilat("export", form, *data, "--output", str(out)).status == 0
        assert "FY2017-18" in out.read_text(encoding="utf-8")
        assert "1 Apr 2017" not in out.read_text(encoding="utf-8")
        assert "fiscal year" not in out.read_text(encoding="utf-8")


def test_where_years_of_two_parties_differ_only_a_reporter_tells_which_is_meant(tmp_path: Path) -> None:
    both = FISCAL.replace("begins: 04-01}]", "begins: 04-01}, {country: SWE, begins: 07-01}]")
    file = tmp_path / "record.yaml"
    file.write_text(
        f"""{both}
figures: [{{id: tourists, {YEAR}, measure: tourists, from: SWE, value: 9000, {CITED}}}]
trade: [{{id: t, {YEAR}, reporter: NOR, partner: SWE, currency: USD, total: 5 million, {CITED}}}]
""",
        encoding="utf-8",
    )
    assert bilat("figures", "--data", str(file)).out.startswith("1 Apr 2017 - 31 Mar 2018\t")
    assert bilat("trade", "--data", str(file)).out.startswith("FY2017-18\t")
