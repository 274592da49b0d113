"""Letters name the pieces of a draft as it does, and keep cells apart."""

from __future__ import annotations

from html import unescape

import pytest
from starlette.testclient import TestClient

from outbox.wording import LANGUAGES
from pipeline.desk import make_app
from pipeline.letters.telling import Titled, titled
from pipeline.service import Service
from pipeline.settings import load
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.consultation import AFTER, IN_TIME, write
from tests.office import enter

ARTICLES = """Article 1

(1) Pears of one sort.

(2) Plums of one sort.

Article 2

(1) Pears of all sorts.

(2) Plums of all sorts.
"""
HTML = """<table><tr><td>Article</td><td>Comment</td><td>Reason</td></tr>
<tr><td>Article 2(1)</td><td>Delete the pears.</td>
<td>Nobody can eat them.</td></tr></table>"""


def draft(*headings):
    paragraphs = tuple(
        Paragraph(label=str(n), text=f"Pears number {n}.", heading=heading)
        for n, heading in enumerate(headings, start=1)
    )
    return Draft(id="D", title="The draft", call="c", paragraphs=paragraphs)


@pytest.mark.parametrize(
    ("headings", "noun"),
    [
        (("Article 1", "Article 2: Pears"), "article"),
        (("Section 1", "Section 2"), "section"),
        (("Pears", "Plums"), ""),
        (("Recital 1", "Recital 2"), ""),
    ],
)
def test_a_draft_is_asked_what_it_calls_its_pieces(headings, noun):
    one = draft(*headings)
    (called,) = titled([one], prepare([one]).citable).values()
    assert called[:2] == Titled("The draft", noun)[:2]


SAID = {
    "en": "The draft, Article 2(1)",
    "fr": "The draft, article 2(1)",
    "es": "The draft, artículo 2(1)",
    "ru": "The draft, статья 2(1)",
    "ar": "المادة",
    "zh": "第2(1)条",
}


ON_THE_PAGE = {
    "en": "Article 2(1)",
    "fr": "Article 2(1)",
    "es": "Artículo 2(1)",
    "ru": "Статья 2(1)",
    "ar": "المادة 2(1)",
    "zh": "第 2(1) 条",
}


@pytest.fixture
def letter(tmp_path):
    config = write(tmp_path, draft=ARTICLES, consultation={"languages": [*LANGUAGES]})
    mail = (
        "Authentication-Results: mx.example.org; dmarc=pass\n"
        f"Received: from relay.example by mx.example.org; {IN_TIME}\n"
        "From: Bo <bo@somewhere.example>\nTo: info@example.org\nSubject: Comments\n"
        "Message-ID: <m1@a.example>\nContent-Type: text/html\n\n"
        f"{HTML}\n"
    )
    (tmp_path / "mailbox" / "new" / "1773136800.m1.mx").write_bytes(mail.encode())
    with Service(load(config), lambda: AFTER) as service:
        service.once()
    app = make_app(load(config), lambda: AFTER)
    with TestClient(app, base_url="http://127.0.0.1") as browser:
        enter(browser, app.state.visitors.token)
        yield lambda language: unescape(
            browser.get(f"/deliveries/1/letter?language={language}").text
        )


def test_letters_say_article_in_six_languages_and_keep_cells_apart(letter):
    assert SAID.keys() == {*LANGUAGES}
    for language, said in SAID.items():
        page = letter(language)
        assert said in page, language
        assert "Delete the pears. | Nobody can eat them." in page


@pytest.mark.usefixtures("letter")
def test_the_record_says_article_in_six_languages(tmp_path):
    site = tmp_path / "site"
    (page,) = site.glob("D/2*1*/index.html")
    for language, said in ON_THE_PAGE.items():
        folder = site if language == "en" else site / language
        there = (folder / page.relative_to(site)).read_text("utf-8")
        assert f"<h1>{said}</h1>" in there, language
        assert f"D, {said}" in unescape(there.partition("</title>")[0]), language
    (who,) = site.glob("submissions/1/index.html")
    assert "D, Article 2(1)" in who.read_text("utf-8")
