"""What stands under a key is judged by its form, to the letter: nothing is dropped, nothing else passes."""

from __future__ import annotations

from pathlib import Path

import pytest

import bilat
from bilat import DatasetError
from bilat.values.escaping import quote
from own_files import CUBA


def problems(text: str, folder: Path) -> list[str]:
    file = folder / "my.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DatasetError) as raised:
        bilat.load(file)
    return [
        f"{problem.location.line}:{problem.location.column} {problem.message}"
        for problem in raised.value.problems
    ]


def test_a_predecessor_that_names_no_country_is_no_longer_passed_over(tmp_path: Path) -> None:
    text = CUBA.replace("as_of:", "predecessors: [{successor: RUS, stands_for: 1960/1991}]\n  as_of:")
    assert problems(text, tmp_path) == ["6:18 a predecessor lacks the key 'country'."]


def test_a_pair_is_of_two_different_countries(tmp_path: Path) -> None:
    text = CUBA.replace("parties: [RUS, CUB]", "parties: [CUB, CUB]")
    assert problems(text, tmp_path) == ["5:12 'parties' must name two countries, like [RUS, VEN]."]


@pytest.mark.parametrize("code", ["US1", "A-B", "usd", "USDX", "ＵＳＤ"])
def test_a_currency_is_three_capital_letters(code: str, tmp_path: Path) -> None:
    [problem] = problems(CUBA.replace("currency: USD", f"currency: {code}"), tmp_path)
    assert f"{code!r} is not a currency: write its ISO 4217 code, like USD." in problem


@pytest.mark.parametrize("code", ["1", "101", "²²", "١٠", "10.01"])
def test_an_hs_code_is_two_four_or_six_digits(code: str, tmp_path: Path) -> None:
    [problem] = problems(CUBA.replace("commodity: cars", f"commodity: cars, hs: {code}"), tmp_path)
    assert f"{code!r} is not an HS code: write 2, 4 or 6 digits." in problem


@pytest.mark.parametrize("count", ["²", "-1", "1.5", "1000000", "many"])
def test_a_number_of_paragraphs_is_a_number(count: str, tmp_path: Path) -> None:
    [problem] = problems(CUBA.replace("title: none", f"title: none, paragraphs: {count}"), tmp_path)
    assert f"{count!r} is not a whole number of up to six digits." in problem


@pytest.mark.parametrize("locator", ["p0", "p", "16", "p²", "p١", "P16", "p1000000", "p1" + 4400 * "0"])
def test_a_locator_is_a_paragraph(locator: str, tmp_path: Path) -> None:
    [problem] = problems(CUBA.replace("at: [p1]", f"at: [{locator}]"), tmp_path)
    assert f"{quote(locator)} is not a locator: write it like p16, page 12, row 17, § 4 or #33019." in problem
