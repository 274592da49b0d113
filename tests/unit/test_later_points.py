"""A later sentence that names a piece of its own is a point, or is asked."""

import pytest

from tests.harbour import ONE, mail


def places(text):
    return [(*c.paragraphs, "?" * c.review) for c in mail(text, drafts=ONE)]


POINTS = {
    "en": [
        "We see no use in paragraph 5 - nobody does. Whether paragraph 9 is on oil?",
        "Paragraph 5 should speak of fees. Nor is it clear what paragraph 9 wants.",
        "Paragraph 5 should speak of fees. Were paragraph 9 to go, no one would weep.",
        "Paragraph 5 should speak of fees. That said, paragraph 9 is excellent.",
        "Paragraph 5 should speak. As to who collects, see paragraph 9: ports must.",
    ],
    "fr": ["Le paragraphe 5 doit parler de frais. Cela dit, le paragraphe 9 est bon."],
    "es": [
        "El párrafo 5 debe hablar de tasas. No le encuentro gracia al párrafo 9.",
        "El párrafo 5 debe hablar de tasas. Ahora bien, el párrafo 9 está muy bien.",
    ],
    "ru": [
        "Пункт 5 следует сократить. Не совсем ясно, чего хочет пункт 9.",
        "Пункт 5 следует сократить. Вместе с тем, пункт 9 очень хорош.",
    ],
    "ar": ["ينبغي تقصير الفقرة 5. وكان الأفضل ألا تأتي الفقرة 9."],
    "zh": ["第5段应当缩短。第9段看不出有什么用处。"],
    "de": [
        "Absatz 5 sollte kürzer sein. Gegen Absatz 9 haben wir keine Einwände.",
        "Absatz 5 sollte kürzer sein. Ob Absatz 9 auch Öl meint, weiß niemand.",
    ],
}


@pytest.mark.parametrize("text", [t for texts in POINTS.values() for t in texts])
def test_each_sentence_is_a_point(text):
    one, two = mail(text, drafts=ONE)
    assert "9" not in one.text
    assert "9" in (*two.paragraphs, *(c.paragraph for c in two.candidates))


def test_behind_a_label_another_piece_is_asked():
    (found,) = mail(
        "Paragraph 5: fewer words. Nothing against paragraph 9.", drafts=ONE
    )
    assert found.review
    assert {c.paragraph for c in found.candidates} == {"5", "9"}


def test_what_breaks_a_rule_argues():
    text = "Absatz 5 sollte entfallen. Gegen Absatz 9 verstößt er."
    assert places(text)[0][:1] != ("9",)
    assert len(places(text)) == 1
