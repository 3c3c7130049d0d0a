"""Tab: what bash, zsh and fish are offered, from the dataset of the line, and how they put it in."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilat.cli.completion.words import quoted, split
from bilat.cli.manual import manual_of, manuals
from bilat.cli.registry import ADDED, COMMANDS
from program import bilat
from shells import typed_in

WITH_FIELDS = [one.name for one in manuals() if any(option.flag == "--fields" for option in one.options)]
OWN = """\
dataset: {format: 1, id: own, title: Own, parties: [NOR, SWE], as_of: 2020}
people:
  - {id: aase, name: Åse Østby, aliases: [Ase], country: NOR}
  - {id: oneill, name: "Pat O'Neill \\"Jr\\" $1", country: SWE}
events:
  - {id: first, kind: visit, topics: [fish, "oil: crude"], place: {city: São Tomé}}
"""


def offered(*words: str, **environment: str) -> list[str]:
    """Return what fish is offered for the last word, without the meanings."""
    run = bilat("__complete", "fish", "bilat", *words, env=environment)
    assert (run.status, run.err) == (0, "")
    return [line.partition("\t")[0] for line in run.lines[1:]]


def in_bash(line: str, replaced: str) -> list[str]:
    run = bilat("__complete", "bash", line, replaced)
    assert (run.status, run.err) == (0, "")
    return run.lines


@pytest.fixture
def own(tmp_path: Path) -> str:
    file = tmp_path / "own.yaml"
    file.write_text(OWN, encoding="utf-8")
    return str(file)


class TestOffersFromTheRecord:
    def test_a_person_by_any_part_of_the_name(self) -> None:
        assert offered("meetings", "--person", "La") == ["Sergey Lavrov"]
        assert offered("meetings", "--person", "vol") == ["Vyacheslav Volodin"]

    def test_several_by_the_part_that_goes_on_from_what_is_typed(self) -> None:
        assert in_bash("bilat meetings --person Ser", "Ser") == [
            "values",
            "Sergey\\ Lavrov",
            "Sergey\\ Ryabkov",
        ]
        assert sorted(in_bash("bilat meetings --person ma", "ma")[1:]) == ["Maduro", "Matviyenko"]

    def test_a_person_by_another_spelling(self) -> None:
        assert in_bash("bilat meetings --person Лав", "Лав") == ["values", "Sergey\\ Lavrov"]

    def test_a_country_by_name_or_code(self) -> None:
        assert offered("timeline", "--country", "Tu") == ["Turkey"]
        assert in_bash("bilat timeline --country AUT", "AUT") == ["values", "Austria"]

    def test_cities(self) -> None:
        assert offered("timeline", "--place", "") == [
            *("Ankara", "Beijing", "Caracas", "Istanbul", "Moscow", "Tehran", "Vienna"),
        ]

    def test_kinds_that_the_record_has_with_their_meaning(self) -> None:
        run = bilat("__complete", "zsh", "bilat", "timeline", "--kind", "tr")
        assert run.lines == [
            "values",
            "treaty\ta treaty is signed",
            "trade\ta course of trade over a period",
        ]
        assert offered("meetings", "--kind", "") == ["meeting", "visit", "summit"]

    def test_topics_organizations_and_sources(self) -> None:
        assert offered("timeline", "--topic", "human") == ["humanitarian aid"]
        assert in_bash("bilat timeline --organization GEC", "GEC") == [
            "values",
            "Gas\\ Exporting\\ Countries\\ Forum",
        ]
        assert offered("timeline", "--source", "sput") == ["sputnik-2019-09-25"]

    def test_kinds_of_standing_facts(self) -> None:
        assert offered("standing", "--kind", "p") == ["project", "practice", "position"]

    def test_statuses_and_pairs(self) -> None:
        assert offered("timeline", "--status", "") == ["occurred", "planned"]
        assert offered("goods", "--status", "") == ["traded", "requested", "permitted"]
        assert offered("timeline", "--pair", "") == ["RUS-VEN"]

    def test_ids_of_every_section(self) -> None:
        assert offered("show", "treaty") == ["treaty-1996"]
        assert offered("show", "putin") == ["putin"]
        assert offered("show", "wheat") == ["wheat-2018"]

    def test_no_id_twice(self) -> None:
        assert offered("show", "treaty-1996", "treaty") == []


class TestOffersWordsOfBilat:
    def test_commands(self) -> None:
        assert offered("ti") == ["timeline"]
        assert offered("") == list(COMMANDS)

    def test_options_of_the_command(self) -> None:
        assert offered("timeline", "--or") == ["--organization"]
        assert offered("trade", "--per") == []
        assert offered("--ver") == ["--version"]

    def test_formats(self) -> None:
        assert offered("timeline", "--format", "j") == ["json", "jsonl"]

    def test_checks_have_formats_of_their_own_and_codes(self) -> None:
        assert offered("check", "--format", "s") == ["sarif"]
        assert offered("check", "--select", "BIL40")[:2] == ["BIL401", "BIL402"]
        assert offered("check", "--ignore", "BIL501,BIL10")[0] == "BIL501,BIL101"
        assert in_bash("bilat check my", "my") == ["files"]

    def test_fields_after_a_comma_that_are_not_there_yet(self) -> None:
        assert offered("timeline", "--fields", "id,place.c") == ["id,place.city", "id,place.country"]
        assert offered("timeline", "--fields", "place.city,place.c") == ["place.city,place.country"]

    def test_fields_are_followed_by_no_space(self) -> None:
        assert in_bash("bilat timeline --sort da", "da") == ["open", "date"]

    @pytest.mark.parametrize("command", WITH_FIELDS)
    def test_fields_are_those_that_the_command_takes(self, command: str) -> None:
        ids = {"show": ["treaty-1996"], "search": ["oil"]}.get(command, [])
        known = re.search(r"Known: (.*)\.\n", bilat(command, *ids, "--fields", "nothing").err)
        if known is None:
            pytest.fail("an unknown field is not an error")
        assert set(known[1].split(", ")) <= set(offered(command, *ids, "--fields", ""))

    def test_checks_after_a_comma(self) -> None:
        assert offered("check", "--select", "BIL101,BIL102,BIL10")[0] == "BIL101,BIL102,BIL103"
        assert "sarif" in offered("check", "--format", "")
        assert "sarif" not in offered("timeline", "--format", "")

    def test_keys_of_what_is_counted(self) -> None:
        assert offered("summary", "trade", "--by", "y") == ["year"]
        assert "commodity" in offered("summary", "goods", "--by", "")
        assert "year" not in offered("summary", "--by", "year", "--by", "")

    def test_what_is_counted_once(self) -> None:
        assert offered("summary", "me") == ["meetings"]
        assert offered("summary", "meetings", "") == []

    def test_schemas_and_shells(self) -> None:
        assert offered("schema", "time") == ["timeline"]
        assert offered("completion", "") == ["bash", "zsh", "fish"]

    def test_files_are_the_shells_own(self) -> None:
        assert in_bash("bilat timeline --data ", "") == ["files"]
        assert in_bash("bilat timeline --output=x", "x") == ["files"]

    def test_free_text_is_offered_nothing(self) -> None:
        assert in_bash("bilat timeline --since 20", "20") == ["values"]

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_option_is_offered_with_its_meaning(self, command: str) -> None:
        run = bilat("__complete", "zsh", "bilat", command, "--")
        wanted = [f"{option.flag}\t{option.meaning}" for option in manual_of(command).options]
        assert run.lines[1:-1] == wanted
        assert run.lines[-1].startswith("--help\t")

    def test_names_for_what_an_entry_is_made_of(self) -> None:
        assert offered("add", "event", "--participant", "lav") == ["Sergey Lavrov"]
        assert offered("add", "trade", "--reporter", "Rus") == ["Russia"]
        assert offered("add", "event", "--kind", "tr") == ["treaty", "trade"]
        assert offered("add", "goods", "--part", "") == []
        assert offered("add", "treaty", "--part-of", "visit-maduro-2013") == ["visit-maduro-2013"]
        assert offered("add", "citation", "treaty-19") == ["treaty-1996"]

    def test_what_can_be_added_and_the_options_of_each(self) -> None:
        assert offered("add", "") == list(ADDED)
        assert offered("add", "tr") == ["treaty", "trade"]
        assert "--with-talks" in offered("add", "visit", "--")
        assert "--with-talks" not in offered("add", "meeting", "--")
        assert offered("add", "visit", "") == []


class TestTheDatasetOfTheLine:
    def test_is_that_of_data(self, own: str) -> None:
        assert offered("show", "--data", own, "fir") == ["first"]
        assert offered("show", f"--data={own}", "fir") == ["first"]

    def test_is_that_of_the_environment(self, own: str) -> None:
        assert offered("timeline", "--pair", "", BILAT_DATA=own) == ["NOR-SWE"]

    def test_is_that_set_before_the_command_in_bash(self, own: str) -> None:
        assert in_bash(f"BILAT_DATA={own} bilat show fi", "fi") == ["values", "first"]

    def test_is_found_in_the_home_folder_and_through_a_variable(self, own: str) -> None:
        home = str(Path(own).parent)
        assert offered("show", "--data", "~/own.yaml", "fir", HOME=home) == ["first"]
        assert offered("show", "--data", "$OWN/own.yaml", "fir", OWN=home) == ["first"]

    def test_is_a_folder_of_files(self, own: str) -> None:
        assert offered("timeline", "--data", str(Path(own).parent), "--person", "ase") == ["Ase Ostby"]

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "people: [",
            "people: 7\n",
            "- a\n- b\n",
            "people: [{name: [x]}, 3, {}]\n",
            "people: &a [*a]\n",
            "\x00",
            "people: " + "[" * 4000,
            "people: *none\n",
            "dataset: {parties: 3}\npeople:\n- name: {a: b}\n",
        ],
    )
    @pytest.mark.parametrize("option", ["--person", "--country", "--place", "--kind", "--topic", "--pair"])
    def test_says_nothing_where_it_is_broken(self, text: str, option: str, tmp_path: Path) -> None:
        file = tmp_path / "broken.yaml"
        file.write_text(text, encoding="utf-8")
        assert offered("timeline", "--data", str(file), option, "") == []

    def test_gives_nothing_of_a_file_that_is_no_yaml(self, own: str) -> None:
        Path(own).write_text(OWN + "goods: [", encoding="utf-8")
        assert offered("timeline", "--data", own, "--place", "") == []

    def test_gives_what_stands_beside_an_entry_with_a_fault(self, own: str) -> None:
        Path(own).write_text(OWN + "goods: {}", encoding="utf-8")
        assert offered("timeline", "--data", own, "--place", "") == ["São Tomé"]

    def test_says_nothing_where_it_is_not_there_or_no_text(self, tmp_path: Path) -> None:
        (tmp_path / "raw.yaml").write_bytes(b"people:\n- name: \xff\n")
        assert offered("timeline", "--data", str(tmp_path / "none.yaml"), "--person", "") == []
        assert offered("timeline", "--data", str(tmp_path / "raw.yaml"), "--person", "") == []


class TestWhatATerminalObeys:
    """A name from the data must not move the cursor, clear the screen or turn the text around."""

    ESCAPED = "\\x1b[2JEve\\u202e\\x9b"

    @pytest.fixture
    def hostile(self, tmp_path: Path) -> str:
        file = tmp_path / "hostile.yaml"
        name = r'"\e[2JEve\u202e\x9b"'
        file.write_text(
            f"people:\n- {{id: eve, name: {name}, country: {name}, aliases: [{name}]}}\n"
            f"events:\n- {{id: {name}, title: {name}}}\n",
            encoding="utf-8",
        )
        return str(file)

    @pytest.mark.parametrize("shell", ["fish", "zsh"])
    def test_is_written_out_in_names_and_meanings(self, shell: str, hostile: str) -> None:
        line = ("bilat", "meetings", "--data", hostile, "--person", "")
        assert bilat("__complete", shell, *line).lines == ["values", f"{self.ESCAPED}\t{self.ESCAPED}"]

    def test_is_written_out_in_ids(self, hostile: str) -> None:
        assert self.ESCAPED in offered("show", "--data", hostile, "")

    def test_is_written_out_in_bash(self, hostile: str) -> None:
        [how, name] = in_bash(f"bilat meetings --data {hostile} --person ", "")
        assert how == "values"
        assert name.isprintable()
        assert split(name)[0] == [self.ESCAPED]


class TestQuoting:
    @pytest.mark.parametrize(
        ("typed", "replaced", "put"),
        [
            ("pat", "pat", 'Pat\\ O\\\'Neill\\ \\"Jr\\"\\ \\$1'),
            ('"pat', "pat", 'Pat O\'Neill \\"Jr\\" \\$1'),
            ("'pat", "pat", "Pat O'\\''Neill \"Jr\" $1"),
        ],
    )
    def test_in_bash_is_that_of_the_quote_that_is_open(
        self, typed: str, replaced: str, put: str, own: str
    ) -> None:
        assert in_bash(f"bilat timeline --data {own} --person {typed}", replaced) == ["values", put]

    def test_what_bash_does_not_replace_is_left_out(self, own: str) -> None:
        assert in_bash(f"bilat timeline --data {own} --topic=oil: cr"[:-3], "")[1:] == ["\\ crude"]
        assert in_bash("bilat timeline --kind=tre", "tre") == ["values", "treaty"]

    @pytest.mark.parametrize(
        ("line", "words", "quote"),
        [
            ("bilat show ", ["bilat", "show", ""], ""),
            ("bilat 'a b' c\\ d", ["bilat", "a b", "c d"], ""),
            ('bilat "a \\"b', ["bilat", 'a "b'], '"'),
            ("bilat 'it", ["bilat", "it"], "'"),
            ("x | bilat a", ["bilat", "a"], ""),
            ("bilat a\\", ["bilat", "a"], ""),
            ("", [""], ""),
        ],
    )
    def test_a_line_is_read_as_a_shell_reads_it(self, line: str, words: list[str], quote: str) -> None:
        assert split(line) == (words, quote)

    @given(
        st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1),
        st.sampled_from(("", "'", '"')),
    )
    def test_what_is_put_in_is_read_back_as_it_was(self, text: str, quote: str) -> None:
        assert split(f"bilat show {quote}{quoted(text, quote)}{quote}")[0] == ["bilat", "show", text]

    def test_bash_reads_every_sign_as_it_was(self) -> None:
        signs = "".join(map(chr, range(0x20, 0x7F))) + "éÅж€"
        texts = [*signs, signs, "~", "~root", "#x", "a~b", "-n", "{a,b}", "[a]", "$(x)", "!!", "a=b"]
        line = " ".join(f"{quote}{quoted(text, quote)}{quote}" for text in texts for quote in ("", "'", '"'))
        run = subprocess.run(
            ["bash", "-c", f"printf '%s\\n' x {line}"], capture_output=True, encoding="utf-8", check=True
        )
        assert run.stdout.splitlines() == ["x", *(text for text in texts for _ in range(3))]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.apart
class TestAShell:
    @pytest.fixture(autouse=True)
    def _installed(self, shell: str) -> None:
        if shutil.which(shell) is None:
            pytest.skip(f"{shell} is not installed")

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("bilat meetings --person La", ["bilat", "meetings", "--person", "Sergey Lavrov"]),
            ('bilat meetings --person "Delcy R', ["bilat", "meetings", "--person", "Delcy Rodríguez"]),
            ("bilat timeline --kind=tre", ["bilat", "timeline", "--kind=treaty"]),
            ("bilat show treaty", ["bilat", "show", "treaty-1996"]),
            ("bilat time", ["bilat", "timeline"]),
        ],
    )
    def test_puts_in_what_is_meant(self, shell: str, line: str, words: list[str], tmp_path: Path) -> None:
        assert typed_in(shell, line, tmp_path) == words

    def test_finds_a_name_typed_without_its_accent(self, shell: str, tmp_path: Path) -> None:
        *_, name = typed_in(shell, "bilat meetings --person rodri", tmp_path)
        # fish knows no folding: there the name is put in as it can be found.
        assert name == ("Delcy Rodriguez" if shell == "fish" else "Delcy Rodríguez")
        assert bilat("meetings", "--person", name, "--count").out == "4\n"

    def test_asks_the_dataset_of_the_line(self, shell: str, own: str, tmp_path: Path) -> None:
        line = f"bilat show --data {own} fir"
        assert typed_in(shell, line, tmp_path) == ["bilat", "show", "--data", own, "first"]

    def test_reads_the_script_without_a_word(self, shell: str, tmp_path: Path) -> None:
        script = tmp_path / "script"
        script.write_text(bilat("completion", shell).out, encoding="utf-8")
        checked = subprocess.run([shell, "-n", str(script)], capture_output=True, text=True, check=False)
        assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


class TestSpeed:
    @pytest.mark.parametrize(
        "words", [("meetings", "--person", "La"), ("timeline", "--kind", "v"), ("show", "t"), ("ti",)]
    )
    def test_a_value_is_completed_without_loading_the_dataset(self, words: tuple[str, ...]) -> None:
        command = [sys.executable, "-X", "importtime", "-m", "bilat", "__complete", "fish", "bilat", *words]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        assert len(run.stdout.splitlines()) > 1
        imported = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
        assert imported.isdisjoint({"rich", "dateutil", "json", "csv", "importlib.metadata"})


def test_an_unknown_shell_is_an_error_with_the_nearest() -> None:
    run = bilat("completion", "zhs")
    assert (run.status, run.err) == (
        2,
        "Error: 'zhs' is not a supported shell. Did you mean zsh? Known: bash, zsh, fish.\n",
    )


def test_what_is_no_question_is_answered_with_nothing() -> None:
    for arguments in ((), ("bash",), ("csh", "x"), ("zsh",)):
        run = bilat("__complete", *arguments)
        assert (run.status, run.out, run.err) == (0, "values\n", "")
