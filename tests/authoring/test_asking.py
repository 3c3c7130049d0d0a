"""`bilat add` on a terminal: what is required is asked for, and a wrong answer asked for again."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
from pathlib import Path

import pytest

import bilat as library
from bilat.record.model import Trade
from own_files import CUBA
from program import BILAT

TALKS = ("--date", "2019-10-01", "--title", "Talks", "--source", "granma: p7")
MEETING = (*TALKS, "--participant", "RUS: trade minister", "--participant", "CUB: trade minister")
TRADE = (
    *("--date", "2017", "--reporter", "RUS", "--partner", "CUB", "--currency", "USD"),
    *("--total", "292 million"),
)


# When, what, where, who, up to an empty answer, and who says so.
ANSWERS = b"Nov 2019\nTalks: again\nHavana\nCuba\nlavrov: foreign minister\nCUB: minister\n\ngranma: p3\n"


@pytest.mark.apart
class TestOnATerminal:
    def asked(self, *arguments: str, answers: bytes, interrupt: bool = False) -> tuple[int, str]:
        main, side = pty.openpty()
        process = subprocess.Popen([BILAT, "add", *arguments], stdin=side, stdout=side, stderr=side)
        os.close(side)
        os.write(main, answers)
        shown = b""
        try:
            while select.select([main], [], [], 30)[0]:
                shown += (part := os.read(main, 65536))
                if interrupt and b"Title (" in shown:
                    process.send_signal(signal.SIGINT)
                if not part:
                    break
        except OSError:
            pass  # how Linux says that the other side is closed
        finally:
            os.close(main)
        return process.wait(timeout=30), shown.decode(errors="replace").replace("\r\n", "\n")

    def test_what_is_required_and_not_given_is_asked_for(self, cuba: Path) -> None:
        status, shown = self.asked("meeting", "--id", "talks", "--data", str(cuba), answers=ANSWERS)
        assert (status, f"{cuba}:30: talks" in shown) == (0, True)
        assert [word in shown for word in ("Date (", "Title (", "Source (", "Kind (")] == [
            True,
            True,
            True,
            False,
        ]
        [talks] = library.load(cuba).events.where(since="2019-11")
        assert (talks.id, talks.title, talks.date.text) == ("talks", "Talks: again", "2019-11")
        assert talks.place is not None
        assert (talks.place.city, talks.place.country) == ("Havana", "CUB")
        assert [who.role for who in talks.participants] == ["foreign minister", "minister"]

    def test_who_took_part_and_where_may_be_left_empty(self, cuba: Path) -> None:
        answers = b"Nov 2019\nTreaty on oil\nHavana\n\nCUB\n\ngranma: p3\n"
        status, shown = self.asked("treaty", "--data", str(cuba), answers=answers)
        assert (status, "A place needs a country" in shown) == (0, True)
        answers = b"2018\nTreaty on rice\n\n\n\ngranma: p3\n"
        assert self.asked("treaty", "--data", str(cuba), answers=answers)[0] == 0
        treaties = library.load(cuba).events.where(since="2018", kind="treaty")
        assert [treaty.place and treaty.place.city for treaty in treaties] == [None, "Havana"]

    def test_a_trade_total_is_asked_for_its_figures_each_of_which_may_be_empty(self, cuba: Path) -> None:
        answers = b"2017\nRussia\nCUB\nUSD\n559,900\n\n292 million\n\n\n\ngranma: p9\n"
        status, shown = self.asked("trade", "--id", "total-2017", "--data", str(cuba), answers=answers)
        assert (status, ": total-2017" in shown) == (0, True)
        total = library.load(cuba).show("total-2017")
        assert isinstance(total, Trade)
        assert (total.reporter, total.partner, total.imports) == ("RUS", "CUB", None)
        assert [figure and int(figure.value) for figure in (total.exports, total.total)] == [
            559900,
            292000000,
        ]

    def test_a_trade_total_without_any_figure_is_asked_again(self, cuba: Path) -> None:
        given = ("--date", "2017", "--reporter", "RUS", "--partner", "CUB", "--currency", "USD")
        status, shown = self.asked(
            *("trade", *given, "--source", "granma: p9", "--data", str(cuba)),
            answers=b"\n\n\n\n\n\n84 million\n\n\n\n\n\n",
        )
        assert (status, shown.count("A trade total needs at least one of")) == (0, 1)

    def test_no_figure_is_asked_for_where_one_was_given(self, cuba: Path) -> None:
        status, shown = self.asked("trade", *TRADE, "--data", str(cuba), answers=b"granma: p9\n")
        assert (status, "Exports (" in shown, "Source (" in shown) == (0, False, True)

    @pytest.mark.parametrize(
        ("key", "wrong", "right", "said"),
        [
            ("date", "24 Juli 2019", "24 Jul 2019", "'24 Juli 2019' is not a date."),
            ("kind", "vist", "treaty", "'vist' is not a kind of event. Did you mean visit?"),
            ("reporter", "Rusia", "Russia", "'Rusia' is not a country. Did you mean"),
            ("currency", "dollars", "USD", "'dollars' is not a currency"),
            ("total", "much", "292 million", "'much' is not a figure."),
            ("source", "tass: p1", "granma: p1", "No source 'tass' in this file."),
            ("source", "granma", "granma: p1", "'granma' is not a citation."),
            ("source", "granma: 7", "granma: p7", "'7' is not a locator: write it like p16, page 12"),
            ("title", "", "Talks", "Title ("),
        ],
    )
    def test_an_answer_is_judged_when_it_is_typed_and_asked_again(
        self, *, key: str, wrong: str, right: str, said: str, cuba: Path
    ) -> None:
        what, given = ("trade", TRADE) if key in ("reporter", "currency", "total") else ("event", MEETING)
        options = dict(zip(given[::2], given[1::2], strict=True))
        options.setdefault("--source", "granma: p9")
        if what == "event":
            options["--kind"] = "treaty"
            options["--country"] = "CUB"
        del options[f"--{key}"]
        answers = ("\n\n" if key == "total" else "") + f"{wrong}\n{right}\n" + "\n\n\n"
        words = [word for option in options.items() for word in option]
        status, shown = self.asked(what, *words, "--data", str(cuba), answers=answers.encode())
        assert (status, shown.count(f"{key.capitalize()} (")) == (0, 2)
        assert said in shown

    def test_what_was_given_wrongly_is_said_before_anything_is_asked(self, cuba: Path) -> None:
        status, shown = self.asked("meeting", "--date", "24 Juli 2019", "--data", str(cuba), answers=b"")
        assert (status, "Title (" in shown, "is not a date" in shown) == (2, False, True)

    def test_bytes_that_are_no_text_are_asked_again(self, cuba: Path) -> None:
        status, shown = self.asked(
            "treaty", *MEETING[2:], "--country", "CUB", "--data", str(cuba), answers=b"\xff\n2019\n"
        )
        assert (status, "not valid UTF-8" in shown) == (0, True)

    def test_the_end_of_input_writes_nothing(self, cuba: Path) -> None:
        for answers in (b"\x04", b"\n\n\x04"):
            status, shown = self.asked("meeting", "--data", str(cuba), answers=answers)
            assert (status, "Missing required options: --date, --title, --source." in shown) == (2, True)
        assert cuba.read_text(encoding="utf-8") == CUBA

    def test_ctrl_c_writes_nothing(self, cuba: Path) -> None:
        status, _ = self.asked("meeting", "--data", str(cuba), answers=b"2019\n", interrupt=True)
        assert status == 130
        assert cuba.read_text(encoding="utf-8") == CUBA
