"""The language of a letter follows that of the mail, or is not guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Please find attached our comments on the drafts.", "en"),
        ("Veuillez trouver ci-joint nos commentaires sur les projets.", "fr"),
        ("Adjunto encontrarán nuestros comentarios sobre los proyectos.", "es"),
        ("Направляем наши замечания к пункту 7.", "ru"),
        ("نرفق ملاحظاتنا على الفقرة ٧", "ar"),
        ("随函附上我们对第7段的意见。", "zh"),
        ("Anbei übersenden wir die Stellungnahme und die Anlagen.", ""),
        ("Em anexo, os comentários do governo para o processo.", ""),
        ("添付のとおりコメントを提出します。", ""),
        ("의견을 첨부합니다.", ""),
        ("Надсилаємо наші зауваження щодо пункту, їхній зміст є ясним.", ""),
        ("نظرات ما درباره پیش‌نویس و چند پیشنهاد", ""),
        ("12, 13; 14 bis", ""),
        ("Prijedlog", ""),
        ("", ""),
    ],
)
def test_a_language_is_known_or_not_guessed(text, language):
    assert language_of(text) == language


def test_a_few_words_in_another_script_do_not_change_the_language():
    assert language_of("We support the text of Россия on the paragraph.") == "en"
    assert language_of("Мы поддерживаем предложение ISOC по пункту 5.") == "ru"


def test_a_draw_is_nobodys():
    assert language_of("que") == ""


@given(st.text(max_size=300))
def test_the_answer_is_one_of_six_or_none(text):
    assert language_of(text) in ("", "en", "fr", "es", "ru", "ar", "zh")
