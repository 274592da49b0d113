"""What is set aside, or is asked of another text, is not asked of a piece."""

import pytest

from rules.action import action
from rules.terms import Action
from tests.harbour import ONE, mail, units


@pytest.mark.parametrize(
    "text",
    [
        "Rather than delete paragraph 7, shorten it.",
        "Paragraph 7: instead of dropping the examination, shorten it.",
        "Plutôt que de supprimer le paragraphe 7, abrégez-le.",
        "En vez de suprimir el párrafo 7, habría que acortarlo.",
        "Вместо исключения пункта 7 следует его сократить.",
        "بدلا من حذف الفقرة 7، ينبغي اختصارها.",
        "与其删除第7段，不如缩短该段。",
        "Anstatt Absatz 7 zu streichen, sollte man ihn kürzen.",
    ],
)
def test_a_deletion_that_is_set_aside_is_not_asked_for(text):
    assert units(mail(text)) == [("PORT/1", "7", "amend")]


@pytest.mark.parametrize(
    "text",
    [
        "Instead of deleting paragraph 7, amend paragraph 8.",
        "Plutôt que supprimer le paragraphe 7, abrégeons le paragraphe 8.",
        "Вместо того чтобы исключать пункт 7, сократите пункт 8.",
        "Statt Absatz 7 zu streichen, sollte Absatz 8 gekürzt werden.",
        "While we like paragraph 7, we would rather see paragraph 8 shortened.",
        "Si nous aimons le paragraphe 7, nous voudrions voir le paragraphe 8 abrégé.",
    ],
)
def test_of_a_piece_set_aside_and_another_a_person_is_asked(text):
    (found,) = mail(text)
    assert found.review
    assert {c.paragraph for c in found.candidates} == {"7", "8"}


@pytest.mark.parametrize(
    "text",
    [
        "Article 9 of the Coastal Treaty should go, not be copied into paragraph 7.",
        "L'article 9 du Traité des côtes est à supprimer, non à citer au paragraphe 7.",
    ],
)
def test_what_is_asked_of_another_text_is_not_asked_of_its_place_here(text):
    (found,) = mail(text, drafts=ONE)
    assert found.review
    assert "7" in {c.paragraph for c in found.candidates}


def test_what_is_said_of_another_text_before_is_no_doubt_of_the_next_sentence():
    found = mail(
        "Article 9 of the Coastal Treaty is old. Delete the reference in paragraph 7."
    )
    assert units(found) == [("PORT/1", "7", "amend")]


@pytest.mark.parametrize(
    "text",
    [
        "Add new paragraphs and delete paragraph 7.",
        "Delete paragraph 7, and add a new paragraph on lights.",
        "Paragraph 7: delete, and insert two further paragraphs.",
        "Ajouter deux nouveaux paragraphes et supprimer le paragraphe 7.",
        "Añadir nuevos párrafos y suprimir el párrafo 7.",
        "Исключить пункт 7 и добавить новый пункт о маяках.",
        "إضافة فقرات جديدة، وحذف الفقرة 7.",
        "删除第7段，并增加新的条款。",
        "Neue Absätze einfügen und Absatz 7 streichen.",
    ],
)
def test_what_is_added_elsewhere_is_not_asked_of_the_piece_that_goes(text):
    assert units(mail(text)) == [("PORT/1", "7", "delete")]


@pytest.mark.parametrize(
    "text",
    [
        "Add a new paragraph after paragraph 7.",
        "Keep paragraph 7, and add a new paragraph after it.",
        'After paragraph 7 insert a new paragraph: "Lights are free."',
        "Insérer un nouveau paragraphe après le paragraphe 7.",
    ],
)
def test_what_is_added_beside_a_piece_is_asked_there(text):
    assert units(mail(text)) == [("PORT/1", "7", "add")]


@pytest.mark.parametrize(
    "text",
    [
        "Strike all the fees from the proposed paragraph 7.",
        f"Paragraph 7\n\n- Removed *“{'Whoever sails at night shows a lamp. ' * 4}”*",
        'Paragraph 7: leave out ("and").',
        "Supprimer toutes les redevances du paragraphe 7 proposé.",
        "Suprimir todas las tasas del párrafo 7.",
        "Исключить сборы из предлагаемого пункта 7.",
        "Убрать из пункта 7 сборы.",
        "حذف جميع الرسوم من الفقرة 7.",
        "从第7段中删除所有费用。",
        "第7段：删除港务局召开会议的权限。",
        "Alle Gebühren aus Absatz 7 streichen.",
        "Paragraph 7 contains an exception that should go.",
    ],
)
def test_what_leaves_a_piece_is_less_than_the_piece(text):
    assert units(mail(text)) == [("PORT/1", "7", "amend")]


@pytest.mark.parametrize(
    "text",
    [
        "Strike the proposed paragraph 7.",
        "Strike paragraph 7 from the draft.",
        "Supprimer le contenu du paragraphe 7.",
        "Suprimir el contenido del párrafo 7.",
        "Исключить пункт 7 из проекта.",
        "حذف الفقرة 7 من المشروع.",
        "从草案中删除第7段。",
        "Absatz 7 aus dem Entwurf streichen.",
    ],
)
def test_a_piece_that_leaves_the_draft_is_all_of_it(text):
    assert units(mail(text)) == [("PORT/1", "7", "delete")]


@pytest.mark.parametrize(
    "words",
    [
        "¶: please keep only the first sentence.",
        "Only the first sentence of ¶ should be kept.",
        "¶: retain just the second half.",
        "¶ : ne garder que la première phrase.",
        "¶: mantener solo la primera frase.",
        "¶: оставить только первое предложение.",
        "¶: nur den ersten Satz behalten.",
        "¶: الاكتفاء بالجملة الأولى فقط.",
        "The last sentence of ¶ is one too many; please take it out.",
        "The last sentence of ¶ is idle. Please delete it.",
        "¶ : la dernière phrase est de trop ; supprimez-la.",
        "La última frase de ¶ sobra; suprímanla.",
        "Последнее предложение ¶ лишнее, исключите его.",
        "Der letzte Satz von ¶ ist überflüssig; bitte streichen Sie ihn.",
    ],
)
def test_some_of_what_is_written_in_a_piece_is_less_than_it(words):
    assert action(words) is Action.AMEND


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("¶ is one too many; please take it out.", Action.DELETE),
        ("¶ repeats the last sentence of ¶; please delete it.", Action.DELETE),
        ("We would keep only ¶.", Action.KEEP),
        ("Der Punkt kann entfallen.", Action.DELETE),
    ],
)
def test_a_whole_piece_is_no_less(words, expected):
    assert action(words) is expected
