"""The page in a real browser: Debian's chromium, driven by playwright."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from program import bilat

pytestmark = pytest.mark.apart

NAMES = ("chromium", "chromium-headless-shell", "chromium-browser", "google-chrome")
WIDTHS = (360, 768, 1280)


@dataclass
class Shown:
    """A page that is open in a browser, what it said on the console and what it asked for."""

    page: Any
    file: Path
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    driver = pytest.importorskip("playwright.sync_api")
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("no chromium is installed")
    file = tmp_path_factory.mktemp("page") / "page.html"
    assert bilat("export", "html", "--output", str(file)).status == 0
    with driver.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        shown = Shown(browser.new_page(reduced_motion="reduce"), file)
        shown.page.on("console", lambda message: shown.messages.append(message.text))
        shown.page.on("pageerror", lambda error: shown.messages.append(str(error)))
        shown.page.on("request", lambda request: shown.requests.append(request.url))
        shown.page.goto(file.as_uri())
        yield shown
        browser.close()


def test_it_asks_for_nothing_but_itself_and_says_nothing(shown: Shown) -> None:
    shown.page.wait_for_load_state("networkidle")
    assert shown.requests == [shown.file.as_uri()]
    assert shown.messages == []


@pytest.mark.parametrize("width", WIDTHS)
def test_it_never_scrolls_sideways(shown: Shown, width: int) -> None:
    shown.page.set_viewport_size({"width": width, "height": 900})
    assert shown.page.evaluate("document.documentElement.scrollWidth") == width
    # What is wider, scrolls in a box of its own.
    wider = (
        "[...document.querySelectorAll('main *')].filter(e => !e.closest('.scroll, svg, thead')"
        " && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))"
    )
    assert shown.page.evaluate(wider) == []


@pytest.mark.parametrize(("width", "in_a_list"), [(360, True), (1280, False)])
def test_every_mark_has_a_label_that_can_be_read(shown: Shown, width: int, *, in_a_list: bool) -> None:
    shown.page.set_viewport_size({"width": width, "height": 900})
    within = shown.page.locator(".strip text", has_text="The helicopter service centre opens")
    below = shown.page.locator(".named li", has_text="The helicopter service centre opens")
    assert (within.is_visible(), below.is_visible()) == (not in_a_list, in_a_list)
    size = "parseFloat(getComputedStyle(document.querySelector('.named')).fontSize)"
    assert not in_a_list or shown.page.evaluate(size) >= 12


def test_marks_lead_to_their_rows(shown: Shown) -> None:
    for link, row in (
        ("svg a[href='#victory-day-2015'] circle", "victory-day-2015"),
        ("table.matrix a[href='#met.putin.maduro']", "met.putin.maduro"),
        (".bars a[href='#trade-2018']", "trade-2018"),
    ):
        shown.page.click(link)
        assert shown.page.url == f"{shown.file.as_uri()}#{row}"
        top = shown.page.evaluate("document.querySelector(':target').getBoundingClientRect().top")
        assert -1 <= top < 900


# A page with a little of everything, what is only possible too: axe takes long over a large one.
ASKED = [f"--source=sputnik-2019-09-25:p{number}" for number in (16, 20, 29, 30, 33)]


@pytest.mark.parametrize(
    "command",
    [("export", "html", *ASKED, "--since", "2018-12"), ("brief", "--format", "html")],
    ids=["export", "brief"],
)
def test_axe_finds_nothing_wrong(shown: Shown, command: tuple[str, ...], tmp_path: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    file = tmp_path / "page.html"
    assert bilat(*command, "--output", str(file)).status == 0
    page = shown.page.context.browser.new_page()
    page.goto(file.as_uri())
    found = []
    for scheme, options in (("light", {}), ("dark", {"runOnly": ["color-contrast"]})):
        page.emulate_media(color_scheme=scheme)
        found += axe.run(page, options=options).response["violations"]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []


def test_it_prints_on_pages_of_a4_and_light(shown: Shown) -> None:
    shown.page.emulate_media(color_scheme="dark", media="print")
    ground = shown.page.evaluate("getComputedStyle(document.body).backgroundColor")
    shown.page.emulate_media(color_scheme="light", media="screen")
    assert ground == "rgb(255, 255, 255)"
    printed = shown.page.pdf(prefer_css_page_size=True)
    # 210 by 297 mm in points.
    assert re.search(rb"/MediaBox ?\[0 0 59[45][.\d]* 84[12][.\d]*\]", printed)
    pages = len(re.findall(rb"/Type ?/Page\b", printed))
    assert 5 <= pages <= 30
