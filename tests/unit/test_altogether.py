"""What stands for all pieces at once, or for words that are quoted."""

import pytest

from rules.location import altogether
from tests.harbour import ONE, mail, units


def told(*blocks):
    return [([*of], act) for _, *of, act in units(mail(*blocks, drafts=ONE))]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraphs 8 and 11 say the same. Please remove both.",
        "Paragraphs 8 and 11 say the same. Both should be struck.",
        "Les paragraphes 8 et 11 se répètent. Merci de retirer les deux.",
        "Los párrafos 8 y 11 se repiten. Suprimir los dos.",
        "Пункты 8 и 11 об одном. Просим исключить оба.",
        "Die Absätze 8 und 11 decken sich. Bitte beide streichen.",
        "第8段和第11段重复。建议两段均删除。",
        "الفقرتان 8 و11 متشابهتان. نقترح حذف كلتيهما.",
    ],
)
def test_what_stands_for_all_pieces_is_all_of_them(text):
    assert told(text) == [(["8", "11"], "delete")]


def test_both_beside_quoted_words_may_be_these():
    text = "¶: “shall”, “must”. Delete both."
    assert altogether.named(text) == text
