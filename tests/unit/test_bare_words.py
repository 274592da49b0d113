"""Greetings and thanks make no other comment; all else does."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.bare_words import bare

ASKS = {
    "en": "Delete paragraph 5.",
    "fr": "Supprimer le paragraphe 5.",
    "es": "Suprimir el párrafo 5.",
    "de": "Absatz 5 streichen.",
    "ru": "Исключить пункт 5.",
    "ar": "تحذف الفقرة 5.",
    "zh": "删除第5段。",
}
AROUND = [
    ("en", "Dear Sir or Madam,\n\n{}"),
    ("en", "Hi all. {} Many thanks!"),
    ("en", "Good morning Ms. O'Neil,\nThank you for the opportunity to comment. {}"),
    ("en", "{} Thank you very much for your hard work and time.\nBest, Ann"),
    ("en", "{}\nThanks in advance for confirming receipt.\n"),
    ("en", "{}\n\nKind regards,\nAnn B. Smith"),
    ("fr", "Madame, Monsieur, {}"),
    ("fr", "Bonjour,\n{} Merci d’avance !"),
    (
        "fr",
        "Chers collègues, {} Nous vous remercions de votre attention.\nCordialement",
    ),
    ("es", "Estimados señores:\n{} Muchas gracias por su atención."),
    ("es", "Hola a todos. {} Gracias de antemano.\nUn saludo, Ana"),
    ("de", "Sehr geehrte Damen und Herren,\n{} Vielen Dank für Ihre Arbeit."),
    ("de", "Liebe Kollegen, {} Danke im Voraus.\nMit freundlichen Grüßen"),
    ("ru", "Уважаемые коллеги! {} Заранее благодарим."),
    ("ru", "Здравствуйте, {} Спасибо за внимание.\nС уважением, Анна"),
    ("ar", "السادة الأعزاء، {} شكرا على اهتمامكم.\nمع أطيب التحيات"),
    ("en", "{}\n\nWe thank the secretariat for its hard work."),
    ("en", "{} We are grateful to the drafting team.\nBest, Ann"),
    ("en", "We appreciate the committee. {}"),
    ("fr", "{}\nNous remercions le secrétariat de son travail."),
    ("es", "{}\nAgradecemos a la Secretaría su arduo trabajo."),
    ("de", "{}\nWir danken dem Sekretariat für die gute Arbeit."),
    ("ru", "{}\nБлагодарим секретариат за работу."),
    ("ar", "{}\nنشكر الأمانة على عملها الدؤوب."),
    ("zh", "{}\n感谢秘书处的辛勤工作。"),
    ("zh", "尊敬的秘书处：{}感谢您的关注。"),
    ("zh", "您好！{}谢谢！\n此致敬礼"),
]


@pytest.mark.parametrize(("language", "around"), AROUND)
def test_courtesy_around_a_comment_is_left_out(language, around):
    ask = ASKS[language]
    assert bare(around.format(ask)) == ask
    assert bare(around.format(f"{ask} {ask}")) == f"{ask} {ask}"


@pytest.mark.parametrize(
    "text",
    [
        *ASKS.values(),
        "Dear all,",
        "Thank you for your work.",
        "Thanks to paragraph 5 nobody is left out. Keep it.",
        "Thank you for including paragraph 5. Keep it.",
        "Delete paragraph 5. We thank you for deleting paragraph 6.",
        "Merci de supprimer le paragraphe 5. Merci de garder le 6.",
        "Gracias por incluir el párrafo 5. Manténganlo.",
        "Danke, dass Absatz 5 steht. Er soll bleiben.",
        "Delete paragraph 5. We thank the secretariat for paragraph 6.",
        "Delete paragraph 5. We thank the drafters, but the fee is too high.",
        "Delete paragraph 5. Thanks. But we object.",
        "Best practice is in paragraph 5. Keep the best.",
        "Dear food is a problem. Say so in paragraph 5.",
        "Add: “Yours sincerely is no closing here”.",
    ],
)
def test_what_says_anything_of_the_matter_stays(text):
    assert bare(text) == text


@given(st.text(max_size=80))
def test_something_is_always_left(text):
    assert bare(text) in text
    assert bool(bare(text).strip()) == bool(text.strip())


@pytest.mark.parametrize(
    "text",
    [
        "dear " + "a" * 200_000,
        "dear" + " a" * 100_000,
        "hi, " * 50_000,
        "thanks. " * 9000,
        "." + " thanks for a" * 20_000,
        "x.\n" * 60_000 + "best, " + "b" * 100_000,
    ],
)
def test_a_long_text_takes_no_long_time(text):
    began = time.process_time()
    bare(text)
    assert time.process_time() - began < 1
