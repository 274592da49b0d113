"""The site as people use it: in a browser, by keyboard, on a phone, by search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from outbox.publication import Call, Record, publish
from rules.terms import Action, Stakeholder
from tests.meeting import (
    DRAFTS,
    ISSUED,
    WINDOW,
    comment,
    compiled,
    contribution,
    draft,
    meeting,
)
from tests.sweep import OURS, chromium, options, served

if TYPE_CHECKING:
    from rules.consolidation import Consolidation

BASE = "https://example.org/wsis/"
#: A page of each kind.
KINDS = (
    "",
    "S2-C/",
    "S2-C/9/",
    "submissions/",
    "submissions/9/",
    "submissions/5/",
    "stakeholders/",
    "stakeholders/Brazil/",
    "compilations/",
    "compilations/drafts/",
    "late/",
    "pictures/",
    "about/",
    "search/",
)
ONLY_ONE = "compilations/drafts/"  # it is in English, whatever the pages are in


def record(made: Consolidation, drafts=DRAFTS, languages=("en", "ar", "zh")) -> Record:
    return Record(
        id="wsis10-3",
        title="WSIS+10 MPP, third physical meeting",
        series="WSIS+10/3",
        as_of=ISSUED,
        calls=(Call(window=WINDOW, drafts=drafts, latest=made),),
        sums=made.sums,
        heads={"ledger": "9f" * 32},
        languages=languages,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("www") / "site"
    publish(record(meeting()), folder, BASE)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=options())
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page; what goes wrong in it, or leaves this machine, fails the test."""
    contexts, trouble = [], []

    def opened(url: str, **options: object) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(120_000)
        page = context.new_page()
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda said: trouble.append(said.text))
        page.on("request", lambda asked: trouble.extend(_outside(asked.url)))
        page.on("dialog", lambda shown: trouble.append(shown.message))
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert trouble == []


def _outside(url: str) -> list[str]:
    return [] if url.startswith(OURS) else [url]


@pytest.mark.parametrize(
    ("language", "scheme"), [("", "light"), ("", "dark"), ("ar/", "dark")]
)
def test_axe_finds_nothing_on_a_page_of_each_kind(
    opened, address: str, language: str, scheme: str
):
    page = opened(address, color_scheme=scheme)
    for kind in _there(KINDS, language):
        page.goto(f"{address}{language}{kind}")
        found = Axe().run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in found] == [], kind


@pytest.mark.parametrize("language", ["", "ar/", "zh/"])
def test_on_the_narrowest_phone_nothing_scrolls_sideways(
    opened, address: str, language: str
):
    page = opened(address, viewport={"width": 320, "height": 600})
    for kind in _there(KINDS, language):
        page.goto(f"{address}{language}{kind}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, (language, kind)


def test_every_place_is_reached_by_keyboard_and_shows_where_it_is(opened, site: Path):
    page = opened(f"{site.as_uri()}/S2-C/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.goto(f"{site.as_uri()}/S2-C/index.html")
    wanted = page.evaluate(
        "document.querySelectorAll('a, summary, [tabindex=\"0\"]').length"
    )
    seen = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "[document.activeElement.tagName, "
                "getComputedStyle(document.activeElement).outlineStyle]"
            )
        )
    assert {tag for tag, _ in seen} == {"A"}
    assert {outline for _, outline in seen} == {"solid"}


def test_from_a_folder_and_without_scripts_everything_is_there(opened, site: Path):
    page = opened(f"{site.as_uri()}/index.html", java_script_enabled=False)
    page.click("text=WSIS+10 Statement, Chapter C")
    page.click(".strip >> text=9")
    assert page.inner_text("h1") == "Paragraph 9"
    page.click("text=العربية")
    assert page.inner_text("h1") == "الفقرة 9"
    assert page.get_attribute("html", "dir") == "rtl"
    page.goto(f"{site.as_uri()}/search/index.html")
    assert page.is_hidden("form")
    assert "needs a web server" in page.inner_text("main")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("البلدان", "نقترح إضافة إشارة"),
        ("农村", "农村地区"),
        ("préciser", "Il faudrait préciser"),
        ("preciser", "Il faudrait préciser"),
        ("сроки", "Предлагаем уточнить срок"),
        ("precondition", "precondition"),
    ],
)
def test_the_search_finds_words_of_every_script(opened, address: str, words, says):
    page = opened(f"{address}search/")
    page.fill("#words", words)
    page.keyboard.press("Enter")
    page.wait_for_selector("#results li")
    first = page.locator("#results li").first
    assert says in first.inner_text()
    where = first.locator("a").get_attribute("href")
    first.locator("a").click()
    assert page.locator("main").inner_text().count(says) > 0
    mark = where.partition("#")[2]
    assert not mark or says in page.locator(f'[id="{mark}"]').inner_text()


def test_the_search_of_another_language_leads_to_its_pages(opened, address: str):
    page = opened(f"{address}ar/search/?q=农村")
    page.wait_for_selector("#results li")
    assert "نت" in page.inner_text("#found")
    page.click("#results a")
    page.wait_for_url("**/ar/**")
    assert page.get_attribute("html", "lang") == "ar"


def test_of_a_large_docket_several_indexes_are_looked_through(
    opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("outbox.publication.search._MOST", 2_000)
    said = [comment(f"The harbour of town {n} silts up.") for n in range(40)]
    made = [contribution(n, [one]) for n, one in enumerate(said, 1)]
    site = tmp_path / "site"
    publish(record(compiled(made), languages=("en",)), site, BASE)
    assert len([*(site / "search").glob("en-*")]) > 2
    with served(site) as address:
        page = opened(f"{address}search/?q=harbour")
        page.wait_for_selector("#results li")
        assert page.inner_text("#found").startswith("40 ")
        for words in (said[0].text, said[-1].text):
            page.goto(f"{address}search/?q={words}")
            page.wait_for_selector("#results li")
            page.click(f"#results li:has-text('{words}') a")
            page.wait_for_url("**/S2-C/1/**")


def test_what_many_say_is_found_once_and_what_a_letter_adds_by_its_own_words(
    opened, tmp_path: Path
):
    letter = (
        "Open the harbour to the boats of the villages, for they have no other. " * 2
    )
    said = [comment(letter) for _ in range(5)]
    said.append(comment(f"{letter}Our lighthouse is dark."))
    made = [contribution(n, [one]) for n, one in enumerate(said, 1)]
    site = tmp_path / "site"
    publish(record(compiled(made), languages=("en",)), site, BASE)
    with served(site) as address:
        page = opened(f"{address}search/?q=villages")
        page.wait_for_selector("#results li")
        assert page.locator("#results li").count() == 1
        assert "+4" in page.inner_text("#results li a")
        page.goto(f"{address}search/?q=lighthouse")
        page.wait_for_selector("#results li")
        page.click("#results a")
        page.wait_for_url("**/S2-C/1/**#6-1")


@pytest.mark.parametrize("program", [None, "/bin/false", "/no/such/program"])
def test_without_the_program_of_the_search_the_site_is_whole_and_says_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str | None
):
    monkeypatch.setattr("outbox.publication.search.program", lambda: program)
    publish(record(meeting(3)), tmp_path / "site", BASE)
    assert not (tmp_path / "site" / "search").exists()
    assert "search" not in (tmp_path / "site" / "index.html").read_text().lower()


def test_what_is_printed_has_no_navigation_and_black_ink(opened, address: str):
    page = opened(f"{address}S2-C/9/")
    page.emulate_media(media="print", color_scheme="light")
    assert page.is_hidden(".lists")
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert ink == "rgb(0, 0, 0)"


def test_sixty_hostile_texts_run_nothing_and_break_no_page(opened, tmp_path: Path):
    evil = [shape.format(n) for n in range(6) for shape in HOSTILE]
    assert len(evil) >= 60
    drafts = (draft('D"><b>', "<script>alert(1)</script>", [*evil[:20]]),)
    made = [
        replace(
            contribution(
                n,
                [
                    comment(text, document=drafts[0].id, paragraphs=(evil[n % 20],)),
                    comment(text, document=None, action=Action.GENERAL),
                ],
                who=[Stakeholder(name=text, type=None)],
            ),
            subject=text,
            files=tuple(
                replace(file, name=text, why=text) for file in contribution(n).files
            ),
        )
        for n, text in enumerate(evil, 1)
    ]
    hostile = compiled(made, drafts=drafts)
    site = tmp_path / "site"
    publish(replace(record(hostile, drafts), title=evil[0]), site, BASE)
    with served(site) as address:
        page = opened(address)
        paths = [p.parent.relative_to(site.resolve()) for p in _pages(site)]
        assert len(paths) > 3 * 120
        paths = [path for path in paths if path.parts[:1] not in (("ar",), ("zh",))]
        for at, path in enumerate(paths):
            if len(path.parts) < 2 or at % 3 == 0:  # every shape on every kind of page
                page.goto(f"{address}{path.as_posix()}/")
                assert page.locator("h1").count() == 1
                assert page.locator("footer.foot").count() == 1
                assert page.evaluate("window.hacked") is None
        page.goto(f"{address}search/?q=alert")
        page.wait_for_selector("#results li")
        assert page.locator("#results script, #results img").count() == 0


def _there(kinds: tuple[str, ...], language: str) -> list[str]:
    return [kind for kind in kinds if not language or kind != ONLY_ONE]


def _pages(site: Path) -> list[Path]:
    return sorted(site.resolve().rglob("index.html"))


HOSTILE = (
    '"><script>window.hacked={}; alert(1)</script>',
    "<img src=x onerror=alert({})>",
    "</title></head><body onload=alert({})>",
    "</div></article></main>{}",
    "javascript:alert({})",
    "{{{{ 7 * {} }}}}{{% raw %}}",
    "../../../../etc/passwd{}",
    "<!-- {} --!><svg/onload=alert(1)>",
    "' autofocus onfocus='alert({})",
    "\u202e{} txt.exe\x00\x07\ud800",
    "<mark><script>alert({})</script></mark>",
)
