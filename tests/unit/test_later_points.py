"""A later sentence that names a piece of its own is a point, or is asked."""

import pytest

from tests.harbour import ONE, mail, units


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


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            'Paragraph 5 should read: "Ports shall be quiet." Keep all of paragraph 8.',
            "keep",
        ),
        (
            "Le paragraphe 5 devrait se lire : « Un port. » Supprimer le paragraphe 8.",
            "delete",
        ),
        ("Párrafo 5: «Los puertos callan». Eliminar el párrafo 8.", "delete"),
        ("Absatz 5 ist vage. Beibehalten wollen wir Absatz 8.", "keep"),
        ("第5段应改为：“港口安静。”删除第8段。", "delete"),
    ],
)
def test_what_is_asked_behind_a_quotation_is_a_point_of_its_own(text, asked):
    *_, last = units(mail(text, drafts=ONE))
    assert last == ("PORT/1", "8", asked)


@pytest.mark.parametrize(
    "text",
    [
        (
            'Paragraph 5 is vague. Similarly, the words "heavy weather" should be'
            ' replaced by "a storm at night" in paragraph 8.'
        ),
        'Paragraph 5 is vague. Insert "storms" before "fog and rain" in paragraph 8.',
        (
            "Le paragraphe 5 est vague. De même, il faut ajouter « la nuit » après"
            " « le port en cas de tempête » au paragraphe 8."
        ),
    ],
)
def test_words_to_be_changed_in_a_piece_are_a_point_on_it(text):
    first, last = units(mail(text, drafts=ONE))
    assert (first[1], last[1:]) == ("5", ("8", "amend"))


def test_a_new_text_behind_a_piece_is_a_point_of_its_own():
    text = (
        'Add behind paragraph 5: "Ports are lit." Right after paragraph 8 one would'
        ' wish to see this: "Fog horns are tested."'
    )
    assert units(mail(text)) == [("PORT/1", "5", "add"), ("PORT/1", "8", "add")]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 5 is vague. Bring paragraphs 7 and 8 together.",
        "Paragraph 5 is vague. It would help the reader to group paragraphs 7 and 8.",
        "Le paragraphe 5 est vague. On gagnerait à rassembler les paragraphes 7 et 8.",
        "Le paragraphe 5 est vague. Il faudrait regrouper les paragraphes 7 et 8.",
        "El párrafo 5 es vago. Más valdría agrupar los párrafos 7 y 8.",
        "Пункт 5 неясен. Пункты 7 и 8 стоило бы совместить.",
        "الفقرة 5 غامضة. من الأفضل توحيد الفقرتين 7 و8.",
        "第5段含糊。不妨归并第7段和第8段。",
        "Absatz 5 ist vage. Man könnte die Absätze 7 und 8 bündeln.",
    ],
)
def test_several_pieces_are_merged_in_a_point_of_their_own(text):
    assert units(mail(text))[-1] == ("PORT/1", "7", "8", "merge")


def test_what_is_merged_with_several_pieces_is_another():
    text = "Paragraph 5 is vague. We would merge the end with paragraphs 7 and 8."
    assert ("PORT/1", "7", "8", "merge") not in units(mail(text))


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 5 is vague. Delete it in favour of paragraph 8.",
        'Paragraph 5 is vague. Replace "fog" by the "mist" used in paragraph 8.',
        "Paragraph 5 is vague. Supprimer au profit du paragraphe 8.",
    ],
)
def test_what_another_piece_only_helps_to_ask_is_not_decided_on_it(text):
    assert all(labels[-2] != "8" for labels in units(mail(text)))


ABOVE = "Pilots cost us much. We say so of paragraph 7 for information only."


@pytest.mark.parametrize(
    "text",
    [
        "Our law has the same words as in paragraph 5. Please keep that paragraph.",
        "Notre loi dit la même chose que le paragraphe 5. Conserver ledit paragraphe.",
        "La ley dice lo mismo que el párrafo 5. Manténgase dicho párrafo.",
        "В нашем законе слова, как и в пункте 5. Просим сохранить указанный пункт.",
        "我国法律与第5段措辞相同。请保留该段。",
    ],
)
def test_what_the_next_sentence_asks_of_a_cited_paragraph_is_asked_of_it(text):
    assert units(mail(ABOVE, text)) == [
        ("PORT/1", "7", "comment"),
        ("PORT/1", "5", "keep"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Our law has the same words as in paragraph 5. We ask you to keep this.",
        "Our law has the same words as in paragraph 5. That paragraph is known here.",
        "Our law has words as in paragraph 5 and 8 others. Keep that paragraph.",
    ],
)
def test_what_is_only_cited_opens_no_point(text):
    assert ("PORT/1", "5", "keep") not in units(mail(ABOVE, text))


@pytest.mark.parametrize(
    "text",
    [
        "Like Malta, we are of the opinion that paragraph 8 should be deleted.",
        "We are in agreement that paragraph 8 should be deleted.",
        "It was our decision that paragraph 8 be deleted.",
        "Nous sommes d'avis que le paragraphe 8 devrait être supprimé.",
        "Estamos de acuerdo en que el párrafo 8 se suprima.",
        "Wir fassten den Beschluss, dass Ziffer 8 gestrichen werden sollte.",
    ],
)
def test_an_opinion_that_something_should_be_is_no_other_text(text):
    found = mail("Paragraph 7: delete.", text)
    assert units(found) == [("PORT/1", "7", "delete"), ("PORT/1", "8", "delete")]


@pytest.mark.parametrize("text", ["The opinion, paragraph 8, says so.", "Opinion 8"])
def test_a_piece_of_an_opinion_is_none_of_the_draft(text):
    found = mail("Paragraph 7: delete.", text)
    assert units(found) == [("PORT/1", "7", "delete")]


@pytest.mark.parametrize("agreed", ["que", "pour que"])
@pytest.mark.parametrize(("verb", "act"), [("supprimé", "delete"), ("gardé", "keep")])
def test_what_one_agrees_should_be_is_what_is_asked(agreed, verb, act):
    text = f"Nous sommes d'accord {agreed} le paragraphe 8 soit {verb}."
    assert units(mail(text)) == [("PORT/1", "8", act)]
