"""No file harms the person who opens it: each fault of a file, by libyaml and by the Python parser alike."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
import yaml

from bilat.loading.dataset import examine, require_valid
from bilat.loading.files import MAX_BYTES, bundled_path, read_bytes
from bilat.loading.yaml_nodes import compose, plain
from bilat.record.model import Dataset
from bilat.values.errors import DatasetError, Problem
from program import bilat

HEADER = """dataset:
  format: 1
  id: one-other
  title: One and other
  parties: [RUS, VEN]
  as_of: 2019-09-25
sources:
  - {id: paper, publisher: Paper, date: 2019, title: none}
countries:
  RUS: {name: Russia}
  VEN: {name: Venezuela}
people:
  - {id: lavrov, name: Sergey Lavrov, country: RUS}
"""


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.delattr(yaml, "CSafeLoader")


def read_dataset(path: Path, max_bytes: int = MAX_BYTES) -> Dataset:
    return require_valid(examine(path, max_bytes))


def read(raw: bytes | str, folder: Path) -> Dataset:
    file = folder / "my.yaml"
    file.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return read_dataset(file)


def problems(raw: bytes | str, folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(DatasetError) as raised:
        read(raw, folder)
    return raised.value.problems


def places(raw: bytes | str, folder: Path) -> list[tuple[int, int]]:
    return [(problem.location.line, problem.location.column) for problem in problems(raw, folder)]


class TestWhatIsRead:
    def test_the_bundled_record_loads_whole(self) -> None:
        record = read_dataset(bundled_path())
        assert record.parties == ("RUS", "VEN")
        assert record.events[0].id == "recognition-1857"

    @pytest.mark.parametrize(
        "word", ["NO", "yes", "null", "~", "12:30", "1e3", "0o17", "2019-03-14", ".inf", "0x1F", "=", "1_000"]
    )
    def test_a_scalar_is_text_whatever_it_looks_like(self, word: str, tmp_path: Path) -> None:
        record = read(HEADER.replace("title: One and other", f"title: {word}"), tmp_path)
        assert record.title == word

    @pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b"%YAML 1.2\n---\n", b"---\n", b"# a comment\n\n"])
    def test_a_byte_order_mark_a_version_and_comments_may_come_first(
        self, start: bytes, tmp_path: Path
    ) -> None:
        assert read(start + HEADER.encode(), tmp_path).id == "one-other"

    @pytest.mark.parametrize("newline", ["\r\n", "\r"])
    def test_lines_may_end_as_on_windows_or_an_old_mac(self, newline: str, tmp_path: Path) -> None:
        assert read(HEADER.replace("\n", newline), tmp_path).people["lavrov"].name == "Sergey Lavrov"

    def test_an_alias_stands_for_the_value_it_names(self, tmp_path: Path) -> None:
        text = HEADER.replace("id: one-other", "id: &word one-other").replace(
            "title: One and other", "title: *word"
        )
        assert read(text, tmp_path).title == "one-other"


class TestWhatIsRefusedUnread:
    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(DatasetError, match=r"none\.yaml: file not found\. Check the path"):
            read_dataset(tmp_path / "none.yaml")

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(DatasetError, match="this is a folder; name a file in it"):
            read_dataset(tmp_path)

    def test_a_pipe_that_nobody_writes_to_without_waiting_for_it(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        started = time.monotonic()
        with pytest.raises(DatasetError, match="this is not a regular file"):
            read_dataset(tmp_path / "pipe")
        assert time.monotonic() - started < 1

    def test_a_device(self) -> None:
        with pytest.raises(DatasetError, match="this is not a regular file"):
            read_dataset(Path("/dev/zero"))

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
    def test_a_file_one_may_not_read(self, tmp_path: Path) -> None:
        file = tmp_path / "my.yaml"
        file.write_text(HEADER, encoding="utf-8")
        file.chmod(0)
        with pytest.raises(DatasetError, match=r"my\.yaml: cannot be read: Permission denied\."):
            read_dataset(file)

    def test_a_path_through_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("", encoding="utf-8")
        with pytest.raises(DatasetError, match="cannot be read: Not a directory"):
            read_dataset(tmp_path / "file" / "my.yaml")

    def test_a_file_past_the_bound_until_the_bound_is_raised(self, tmp_path: Path) -> None:
        file = tmp_path / "my.yaml"
        file.write_text(HEADER, encoding="utf-8")
        size = len(HEADER.encode())
        message = f"is larger than {size - 1} bytes, the size limit; raise it with --max-size"
        with pytest.raises(DatasetError, match=message):
            read_dataset(file, max_bytes=size - 1)
        assert read_dataset(file, max_bytes=size).id == "one-other"

    @pytest.mark.parametrize("bound", ["9999999", "99999999999999", 5000 * "9"])
    def test_a_bound_past_all_memory_is_as_good_as_none(self, bound: str, tmp_path: Path) -> None:
        file = tmp_path / "my.yaml"
        file.write_text(HEADER, encoding="utf-8")
        run = bilat("profile", "--data", str(file), "--max-size", bound, "--fields", "id")
        assert (run.status, run.out, run.err) == (0, "one-other\n", "")

    @pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux has /proc")
    def test_a_file_that_states_no_size_is_read_all_the_same(self) -> None:
        assert b"VmRSS" in read_bytes(Path("/proc/self/status"))

    def test_a_bound_in_mebibytes_is_said_in_them(self, tmp_path: Path) -> None:
        file = tmp_path / "my.yaml"
        with file.open("wb") as out:
            out.truncate(2 * 1024**2 + 1)
        with pytest.raises(DatasetError, match="is larger than 2 MiB"):
            read_dataset(file, max_bytes=2 * 1024**2)


class TestWhatIsNoText:
    def test_bytes_that_are_not_utf_8_are_placed(self, tmp_path: Path) -> None:
        [problem] = problems("dataset:\n  title: é".encode() + b"\xe9", tmp_path)
        assert (problem.location.line, problem.location.column) == (2, 11)
        assert problem.message == "a byte here is not UTF-8: save the file as UTF-8."

    def test_a_file_in_utf_16(self, tmp_path: Path) -> None:
        [problem] = problems(HEADER.encode("utf-16"), tmp_path)
        assert (problem.location.line, problem.location.column) == (1, 1)

    @pytest.mark.parametrize(
        ("sign", "code"),
        [
            ("\x00", "U+0000"),
            ("\x07", "U+0007"),
            ("\x1b", "U+001B"),
            ("\x7f", "U+007F"),
            ("\x9b", "U+009B"),
            ("\ufffe", "U+FFFE"),
        ],
    )
    def test_control_characters_are_placed_and_shown_by_their_code(
        self, sign: str, code: str, tmp_path: Path
    ) -> None:
        [problem] = problems(f"dataset:\n  title: x{sign}y\n", tmp_path)
        assert (problem.location.line, problem.location.column) == (2, 11)
        assert (
            problem.message
            == f"this is not valid YAML: the control character {code} is not allowed; delete it."
        )

    def test_in_double_quotes_a_control_character_may_be_escaped(self, tmp_path: Path) -> None:
        record = read(HEADER.replace("title: One and other", r'title: "a\x07b"'), tmp_path)
        assert record.title == "a\x07b"

    @pytest.mark.parametrize("escape", [r"\uD800", r"\uDFFF", r"\U00110000", r"\UFFFFFFFF"])
    def test_an_escape_that_stands_for_no_character(self, escape: str, tmp_path: Path) -> None:
        [problem] = problems(f'dataset:\n  title: "x{escape}"\n', tmp_path)
        assert problem.location.line == 2
        assert "this is not valid YAML" in problem.message

    @pytest.mark.parametrize("raw", ["", "\n\n", "# only a comment\n", "\ufeff"])
    def test_an_empty_file(self, raw: str, tmp_path: Path) -> None:
        [problem] = problems(raw, tmp_path)
        assert problem.message == "the file is empty; a dataset starts with 'dataset:'."


class TestWhatNoDatasetHolds:
    @pytest.mark.parametrize(
        ("raw", "place"),
        [
            ("events: [\n", (2, 1)),
            ('events: "abc\n', (1, 9)),
            ("dataset:\n  title: a: b\n", (2, 11)),
            ("dataset:\n   a: b\n  c: d\n", (3, 3)),
            ("dataset:\n\ttitle: x\n", (2, 1)),
            ("dataset: @x\n", (1, 10)),
            ("dataset: `x\n", (1, 10)),
            ("%FOO bar\n---\ndataset: x\n", (1, 1)),
            ("%YAML 3.0\n---\ndataset: x\n", (1, 1)),
        ],
    )
    def test_text_that_is_no_yaml_is_placed(self, raw: str, place: tuple[int, int], tmp_path: Path) -> None:
        [problem] = problems(raw, tmp_path)
        assert (problem.location.line, problem.location.column) == place
        assert problem.message.startswith("this is not valid YAML: ")

    @pytest.mark.parametrize(
        "text",
        ["a: b\t\nc: d\n", "a: b\t# x\nc: d\n", "a:\tb\nc: d\n", "a: 'b'\t\nc: [d]\t\n", "{a: b,\tc: d}\t"],
    )
    def test_a_tab_after_a_value_is_space(self, text: str) -> None:
        assert plain(compose(text, "tabs.yaml")) in ({"a": "b", "c": "d"}, {"a": "b", "c": ["d"]})

    def test_a_second_document(self, tmp_path: Path) -> None:
        [problem] = problems(f"{HEADER}---\nevents: []\n", tmp_path)
        assert (problem.location.line, problem.message) == (
            14,
            "a second document starts here; a dataset file contains only one.",
        )

    @pytest.mark.parametrize(
        "tag",
        [
            "!mine",
            "!!python/object/apply:os.system",
            "!!set",
            "!!binary",
            "!<tag:example.org,2000:x>",
            "!!str",
        ],
    )
    def test_a_tag_is_never_run_not_even_a_plain_one(self, tag: str, tmp_path: Path) -> None:
        [problem] = problems(HEADER.replace("title: One and other", f"title: {tag} x"), tmp_path)
        assert (problem.location.line, problem.location.column) == (4, 10)
        assert "is not allowed here: write the value itself, as plain text." in problem.message

    def test_a_merge_key(self, tmp_path: Path) -> None:
        text = HEADER.replace("{id: paper,", "&paper {id: paper,") + "events:\n  - <<: *paper\n"
        assert "merge keys (<<) are not supported: write the keys out." in [
            problem.message for problem in problems(text, tmp_path)
        ]

    def test_a_key_that_stands_twice_at_any_depth(self, tmp_path: Path) -> None:
        [problem] = problems(HEADER.replace("{name: Russia}", "{name: Russia, name: Russland}"), tmp_path)
        assert (problem.location.line, problem.location.column) == (10, 23)
        assert problem.message == "'name' is a duplicate key, first on line 10; keep one."

    def test_a_key_that_is_no_word(self, tmp_path: Path) -> None:
        assert "a key must be text, not a list or a mapping." in [
            problem.message for problem in problems("? [a]\n: b\n", tmp_path)
        ]

    def test_an_unknown_key_with_the_nearest_right_one(self, tmp_path: Path) -> None:
        [problem] = problems(HEADER.replace("  title:", "  titel: x\n  title:"), tmp_path)
        assert (problem.location.line, problem.location.column) == (4, 3)
        assert problem.message == "the dataset has no key 'titel'. Did you mean title?"

    def test_an_unknown_section_is_said_once(self, tmp_path: Path) -> None:
        messages = [problem.message for problem in problems("evnts: []\n", tmp_path)]
        assert messages == [
            "a dataset file has no key 'evnts'. Did you mean events?",
            "a dataset file lacks the key 'dataset'.",
        ]

    @pytest.mark.parametrize("raw", ["just words\n", "- a\n- b\n", "~\n", "[]\n"])
    def test_a_file_of_another_shape(self, raw: str, tmp_path: Path) -> None:
        [problem] = problems(raw, tmp_path)
        assert problem.message.startswith("a dataset file must be a mapping")


class TestBounds:
    @pytest.mark.parametrize("raw", ["[" * 500_000, "- " * 50_000, "a: {" * 10_000, "? " * 50_000])
    def test_nesting_past_12_levels_ends_at_once(self, raw: str, tmp_path: Path) -> None:
        started = time.process_time()
        [problem] = problems(raw, tmp_path)
        assert problem.message == "nested more than 12 levels deep."
        assert time.process_time() - started < 2

    def test_nesting_up_to_12_levels_is_read_and_judged(self, tmp_path: Path) -> None:
        text = HEADER + "events: " + "[" * 11 + "]" * 11 + "\n"
        assert all("nested" not in problem.message for problem in problems(text, tmp_path))
        assert problems(text.replace("[]", "[[]]"), tmp_path)[0].message == "nested more than 12 levels deep."

    def test_aliases_that_expand_past_10_000_values_end_at_once(self, tmp_path: Path) -> None:
        levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        levels += [f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]" for number in range(1, 9)]
        started = time.process_time()
        [problem] = problems("\n".join(levels), tmp_path)
        assert "expand to more than 10,000 values; write them out." in problem.message
        assert time.process_time() - started < 2

    @pytest.mark.parametrize("raw", ["a: *b\n", "a: &a [*a]\n", "a: &a {b: *a}\n"])
    def test_an_alias_before_its_anchor_or_within_it(self, raw: str, tmp_path: Path) -> None:
        [problem] = problems(raw, tmp_path)
        assert "has no anchor" in problem.message


class TestSeveralErrorsInOneRun:
    def test_come_in_the_order_of_the_file_each_with_its_line(self, tmp_path: Path) -> None:
        text = HEADER.replace("format: 1", "format: 2").replace("as_of: 2019-09-25", "as_of: soon")
        text = text.replace("country: RUS", "country: RUSS").replace("id: paper", "id: Paper")
        assert places(text, tmp_path) == [(2, 11), (6, 10), (8, 10), (13, 48)]
        assert problems(text, tmp_path)[3].excerpt == "  - {id: lavrov, name: Sergey Lavrov, country: RUSS}"

    def test_up_to_20_and_then_how_many_more(self, tmp_path: Path) -> None:
        wrong = "".join(f"  - {{id: no{number}, name: N, country: XXX}}\n" for number in range(25))
        found = problems(HEADER + wrong, tmp_path)
        assert [problem.location.line for problem in found] == [*range(14, 34), 0]
        assert found[-1].message == "5 more problems are not shown."

    def test_a_caret_stands_under_the_fault(self, tmp_path: Path) -> None:
        text = HEADER.replace("format: 1", "format: 2")
        with pytest.raises(DatasetError) as raised:
            read(text, tmp_path)
        place, line, caret = str(raised.value).splitlines()
        assert place.endswith("my.yaml:2:11: '2' is not a format of the dataset. Known: 1.")
        assert line == "    2 |   format: 2"
        assert line[caret.index("^")] == "2"
        assert len(caret) == caret.index("^") + 1


def test_the_command_line_raises_the_bound_and_the_environment_does_not(tmp_path: Path) -> None:
    file = tmp_path / "my.yaml"
    file.write_text(HEADER + "# " + "\N{ROCKET}" * (1024**2 // 4) + "\n", encoding="utf-8")
    refused = bilat("sources", "--count", "--data", str(file), "--max-size", "1")
    assert (refused.status, refused.out) == (1, "")
    assert "is larger than 1 MiB, the size limit; raise it with --max-size." in refused.err
    assert bilat("sources", "--count", "--data", str(file), "--max-size", "2").out == "1\n"
