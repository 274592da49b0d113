"""The frame of a review says nothing, and what is said of all of it is general."""

import pytest

from rules import citation
from rules.location import courtesy, silence
from tests.harbour import LAKES, PORTS, mail, prepare


@pytest.mark.parametrize(
    "text",
    [
        "When replying, please keep the subject line and write to all addresses above.",
        "Please do not reply to this mailbox.",
        "En répondant, veuillez conserver l'objet et les destinataires.",
        "Al responder, por favor conserve el asunto y a todos los destinatarios.",
        "При ответе сохраняйте тему письма.",
        "Bei Antworten bitte den Betreff beibehalten.",
        "回复时请保留邮件主题。",
        "عند الرد يرجى الإبقاء على موضوع الرسالة.",
        "Major issues: none\nMinor issues: None.\nNits:",
        "Editorial comments: n/a",
        "Remarques : néant",
        "Observaciones: ninguna",
        "Замечания: нет",
        "意见：无",
    ],
)
def test_the_frame_of_a_review_is_no_comment(text):
    assert silence.is_silent(text, cites=False)
    assert not mail(text)


@pytest.mark.parametrize(
    "text",
    [
        "When replying, please keep the subject line. The fees are too high.",
        "Skippers should keep the subject of a call to themselves.",
        "Fees: none",
        "Issues: none\nThe fees are too high.",
        "Nits:",
        "Issues: none that we know of but the fees",
    ],
)
def test_what_says_more_is_no_frame(text):
    assert not silence.is_silent(text, cites=False)


@pytest.mark.parametrize(
    "text",
    [
        "Just two comments (no need to reply to them):",
        "Some minor nits below.",
        "Voici quelques remarques.",
        "Algunas observaciones a continuación:",
        "Несколько замечаний ниже.",
        "Nur zwei kurze Anmerkungen:",
    ],
)
def test_who_counts_what_follows_only_leads_in(text):
    assert courtesy.only_leads_in(text)
    assert not courtesy.only_leads_in(f"{text} The fees are too high.")


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("The state-of-the-art last year was better.", False),
        ("A modern-art 5 year plan", False),
        ("Draft-Article 5 is long.", True),
        ("Harbour-Art. 5 is long.", True),
    ],
)
def test_the_end_of_a_word_calls_no_article(text, cites):
    drafts = prepare([PORTS, LAKES]).citable
    assert bool(citation.cited(text, drafts).references) is cites


@pytest.mark.parametrize(
    "text",
    [
        "The marked draft.",
        "Here is our annotated copy",
        "Voici le projet annoté.",
        "Nuestro borrador comentado.",
        "Проект с правками.",
        "Die kommentierte Fassung.",
        "附上修正草案。",
        "المسودة مع التعليقات",
    ],
)
def test_a_marked_copy_is_only_sent(text):
    assert courtesy.is_cover(text)


@pytest.mark.parametrize(
    "text",
    [
        "The marked draft is worse.",
        "附上修正草案，第七条应删除。",
        "The marked buoys.",
    ],
)
def test_what_is_said_of_a_copy_is_more(text):
    assert not courtesy.is_cover(text)


@pytest.mark.parametrize(
    "text",
    [
        "No clause says what happens to wrecks.",
        "Also, none of the provisions defines a wreck.",
        "Aucun article ne précise ce qu'est une épave.",
        "Ningún artículo define lo que es un pecio.",
        "Ни в одной статье не сказано, что такое причал.",
        "Kein Artikel sagt, was ein Wrack ist.",
        "没有任何条款说明什么是沉船。",
        "لا توجد مادة تحدد معنى الحطام.",
        "I find that some of the proposed rules put all of the burden on skippers.",
        "Certaines des dispositions proposées pèsent sur les seuls marins.",
        "Algunas de las reglas propuestas pesan sobre los marineros.",
        "Некоторые предлагаемые правила обременяют моряков.",
        "Einige der vorgeschlagenen Regeln belasten nur die Seeleute.",
        "This draft is almost ready for adoption, but has slips to be put right.",
        "Le projet est presque prêt pour l'adoption.",
        "El proyecto no está listo para su aprobación.",
        "Проект почти готов к принятию.",
        "Der Entwurf ist noch nicht reif für die Annahme.",
        "草案基本可以通过。",
    ],
)
def test_what_is_said_of_all_of_it_is_general(text):
    assert courtesy.is_general(text)


@pytest.mark.parametrize(
    "text",
    [
        "No rule is without exception.",
        "Some of the paragraphs of the lease are missing.",
        "Some of the proposed rules in the annex are new.",
        "The boat is almost ready for the sea.",
    ],
)
def test_what_only_sounds_so_is_not(text):
    assert not courtesy.is_general(text)
