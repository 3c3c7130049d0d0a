"""What a record or a user says is shown, never obeyed: by a terminal, a spreadsheet, a browser, a parser."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilat.api import Relations
from bilat.loading.dataset import examine_text, require_valid
from bilat.record.fields import EVENT_FIELDS
from bilat.record.json import to_record
from bilat.render import columns
from bilat.render.formats import FORMATS, writer
from bilat.render.json_format import encoder_for
from bilat.render.spreadsheet import cell, escape_formula
from bilat.render.table import Table
from program import bilat, on_terminal
from strategies import hostile_files, hostile_texts

RECORD = (Path(__file__).parent / "errors" / "record.yaml").read_text(encoding="utf-8")
# A terminal obeys each of these: colour, window title, link, an 8-bit escape, right to left, a hidden sign.
OBEYED = (
    "\x1b[31mred",
    "\x1b]0;title\x07",
    "\x1b]8;;http://a.b\x1b\\link",
    "\x9b31m",
    "\u202egpj",
    "a\u200bb",
)
ESCAPES = "".join(OBEYED)
# What the README says to take away: the apostrophe of each text where apostrophes stand before a formula.
UNDONE = re.compile(r"\A'(?='*(?:[\t\r\n]|\s*[=+\-@＝＋－＠]))")


def with_everywhere(text: str, folder: Path) -> str:
    """Return a dataset file where every text that may be any is this one."""
    written = RECORD
    for old in (
        *("Norway and Sweden", "Press\n", "name: Norway", "name: Sweden", "Kingdom of Sweden", "Anna Bell"),
        *("Boris Aldo", "Council of the North", "Bell visits Stockholm", "city: Stockholm", "fish\n"),
        *(
            "role: president}\n      - {person: boris, role: president",
            "[trade]",
            "tonnes",
            "Guard of the border",
        ),
        "kind: intergovernmental",
    ):
        head, colon, tail = old.rpartition(": ")
        end = "\n" if old.endswith("\n") else ""
        quoted = json.dumps(text, ensure_ascii=True)
        new = f"[{quoted}]" if old == "[trade]" else f"{head}{colon}{quoted}{end}"
        assert old in written, old
        written = written.replace(old, new if tail else quoted)
    file = folder / "hostile.yaml"
    file.write_text(written, encoding="utf-8")
    return str(file)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    return with_everywhere(ESCAPES + "[bold]x[/bold]", tmp_path_factory.mktemp("hostile"))


LISTS = (
    *(
        ("timeline",),
        ("meetings",),
        ("people",),
        ("goods",),
        ("standing",),
        ("trade",),
        ("sources",),
        ("profile",),
    ),
    *(("summary", "--by", "person", "--by", "topic"), ("show", "visit-2015", "anna", "press-2019", "border")),
)


class TestOnATerminal:
    @pytest.mark.parametrize("command", LISTS, ids=" ".join)
    def test_no_escape_of_the_record_reaches_it(self, command: tuple[str, ...], hostile: str) -> None:
        run = on_terminal(*command, "--data", hostile, width=200)
        assert run.status == 0
        assert all(sign.isprintable() for line in run.lines for sign in line)

    def test_the_signs_are_written_out(self, hostile: str) -> None:
        shown = on_terminal("show", "visit-2015", "--data", hostile, width=300).out
        assert r"\x1b[31mred" in shown
        assert r"\u202egpj" in shown

    def test_brackets_are_no_markup(self, hostile: str) -> None:
        assert "[bold]x[/bold]" in on_terminal("show", "visit-2015", "--data", hostile, width=300).out


class TestInAPipe:
    @pytest.mark.parametrize("form", FORMATS)
    @pytest.mark.parametrize("command", [("timeline",), ("show", "visit-2015"), ("profile",)], ids=" ".join)
    def test_nothing_is_left_to_obey(self, command: tuple[str, ...], form: str, hostile: str) -> None:
        run = bilat(*command, "--data", hostile, "--format", form)
        assert (run.status, run.err) == (0, "")
        assert all(sign.isprintable() or sign in "\n\t" for sign in run.out)

    def test_a_record_stays_one_line_of_its_cells(self, tmp_path: Path) -> None:
        [line] = bilat("timeline", "--data", with_everywhere("a\nb\tc", tmp_path)).lines
        assert "a b c" in line.split("\t")


class TestOnStandardError:
    def test_a_note_repeats_what_was_typed_written_out(self) -> None:
        run = bilat("timeline", "--person", ESCAPES)
        assert run.status == 0
        assert all(sign.isprintable() or sign == "\n" for sign in run.err)
        assert r"\x1b[31mred" in run.err

    @pytest.mark.parametrize(
        "wrong",
        [
            *(("--kind", ESCAPES), ("--since", ESCAPES), ("--fields", ESCAPES), ("--format", ESCAPES)),
            *(
                ("--limit", ESCAPES),
                (f"--{ESCAPES}",),
                (ESCAPES,),
                ("--data", ESCAPES),
                ("--output", f"{ESCAPES}/a"),
            ),
        ],
        ids=lambda words: words[0][:9],
    )
    def test_a_refusal_repeats_it_written_out(self, wrong: tuple[str, ...]) -> None:
        run = bilat("timeline", *wrong)
        assert run.status in (1, 2)
        assert run.out == ""
        assert run.err.startswith("Error: ")
        assert all(sign.isprintable() or sign == "\n" for sign in run.err)

    def test_a_line_of_the_file_is_shown_written_out_with_the_caret_below_the_fault(
        self, tmp_path: Path
    ) -> None:
        file = tmp_path / "wrong.yaml"
        file.write_text(RECORD.replace("kind: visit", '"kind": "vi\u202est"'), encoding="utf-8")
        _, excerpt, caret = bilat("timeline", "--data", str(file)).err.splitlines()
        assert r"vi\u202est" in excerpt
        assert caret.index("^") == excerpt.index('"vi')


class TestCsv:
    @pytest.mark.parametrize(
        "text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "＋1", "－1", "＠1"]
    )
    def test_what_a_spreadsheet_would_run_gets_an_apostrophe(self, text: str) -> None:
        assert cell(text) == f"'{text}"

    @pytest.mark.parametrize("text", ["-5", "+24.7", "-1,200.50", "Moscow", "2006/..", "a=b", "'tis", ""])
    def test_numbers_and_words_get_none(self, text: str) -> None:
        assert cell(text) == text

    @pytest.mark.parametrize(("value", "written"), [(-5, "-5"), (-0.5, "-0.5"), (82800000, "82800000")])
    def test_figures_stay_figures(self, value: float, written: str) -> None:
        assert cell(value) == written

    def test_each_item_of_a_list_is_guarded(self) -> None:
        assert cell(["a", "=1"]) == "a; '=1"

    def test_an_apostrophe_before_a_formula_is_not_mistaken_for_the_guard(self) -> None:
        assert cell("'=1") == "''=1"

    @given(hostile_texts())
    def test_taking_the_apostrophe_away_gives_back_the_text(self, text: str) -> None:
        assert UNDONE.sub("", escape_formula(text)) == text

    @given(hostile_texts())
    def test_no_text_begins_as_a_formula_does(self, text: str) -> None:
        begins = cell(text).lstrip()[:1]
        assert begins not in ("=", "@", "＝", "＠", "＋", "－")
        assert begins not in ("+", "-") or float(cell(text).replace(",", "")) is not None

    def test_raw_leaves_every_cell_as_the_record_has_it(self, tmp_path: Path) -> None:
        file = with_everywhere("=1+1\x1b", tmp_path)
        out = bilat("timeline", "--data", file, "--format", "csv", "--raw").out
        [row] = csv.DictReader(io.StringIO(out, newline=""))
        assert row["title"] == "=1+1\x1b"
        guarded_out = bilat("timeline", "--data", file, "--format", "csv").out
        [row] = csv.DictReader(io.StringIO(guarded_out, newline=""))
        assert row["title"] == r"'=1+1\x1b"

    def test_tsv_has_the_same_guard(self, tmp_path: Path) -> None:
        out = bilat(
            "timeline", "--data", with_everywhere("=1+1", tmp_path), "--format", "tsv", "--fields", "title"
        ).out
        assert out == "title\n'=1+1\n"


class TestMarkdown:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("<script>alert(1)</script>", r"&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("a|b", r"a\|b"),
            ("[x](javascript:y)", r"\[x\](javascript:y)"),
            ("![x](y)", r"!\[x\](y)"),
            ("&lt;", "&amp;lt;"),
            ("*a* _b_ `c` ~~d~~", r"\*a\* \_b\_ \`c\` \~\~d\~\~"),
        ],
    )
    def test_html_pipes_and_marks_are_text(self, text: str, shown: str, tmp_path: Path) -> None:
        run = bilat("timeline", "--data", with_everywhere(text, tmp_path), "--format", "markdown")
        assert f"| {shown} |" in run.lines[2]


class TestJson:
    def test_what_a_terminal_would_obey_is_escaped_and_read_back_whole(self, hostile: str) -> None:
        run = bilat("timeline", "--data", hostile, "--json")
        assert r"\u001b[31mred" in run.out
        assert r"\u202egpj" in run.out
        [event] = json.loads(run.out)
        assert event["title"].startswith(ESCAPES)

    def test_letters_of_every_script_are_themselves(self) -> None:
        assert encoder_for(io.StringIO())("Лавров, Rodríguez, 李克强") == '"Лавров, Rodríguez, 李克强"'

    def test_a_sign_past_the_first_plane_is_escaped_in_two_halves(self) -> None:
        assert encoder_for(io.StringIO())("\U000e0001") == r'"\udb40\udc01"'

    def test_half_a_character_is_the_sign_for_none(self) -> None:
        assert json.loads(encoder_for(io.StringIO())("a\udcff")) == "a\ufffd"

    @pytest.mark.parametrize("value", [float("nan"), float("inf")])
    def test_what_is_no_number_is_never_written(self, value: float) -> None:
        with pytest.raises(ValueError, match="not JSON compliant"):
            encoder_for(io.StringIO())({"value": value})

    def test_a_byte_that_is_no_utf_8_in_an_argument_is_no_half_character(self) -> None:
        run = bilat("timeline", "--search", "\udcff", "--json")
        assert (run.status, json.loads(run.out)) == (0, [])
        assert run.err.startswith("No events recorded for: search \\udcff.\n")


@given(hostile_files(), st.sampled_from(list(FORMATS)))
def test_any_record_is_written_in_every_format_with_nothing_to_obey(text: str, form: str) -> None:
    relations = Relations(require_valid(examine_text(text, "drawn.yaml")))
    names = {code: country.name for code, country in relations.dataset.countries.items()}
    out = io.StringIO()
    writer(form)(Table(relations.events, EVENT_FIELDS, columns.events, countries=names), out)
    written = out.getvalue()
    kept = "\n\t\r" if form == "csv" else "\n\t"
    assert [sign for sign in written if not (sign.isprintable() or sign in kept or is_space(sign))] == []
    if form == "json":
        assert json.loads(written) == [to_record(event) for event in relations.events]


def is_space(sign: str) -> bool:
    return sign.isspace() and sign >= "\xa0" and sign not in "\u2028\u2029"
