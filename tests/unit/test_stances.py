"""Attribution: verdicts in the cells of a table or a form, and whose text one is."""

import pytest

from rules.location.stances import are_stances, joint, stance
from rules.terms import Action
from tests.harbour import TEXTS, mail, table, units


def test_a_verdict_is_what_its_row_asks_for():
    found = table(
        ("Paragraph", "Status", "Our remark", "Proposed text"),
        ("7", "Accept", "", ""),
        ("8", "Accept", "Vital to pilots.", ""),
        ("9", "Drop", "Ships pay for it already.", ""),
        ("11", "Change", "Too slow.", TEXTS["11"].replace("one", "two")),
        ("5", "-", "Who pays?", ""),
        ("6", "Later", "Boats as well?", ""),
    )
    assert [(c.paragraphs[0], c.action.value, c.text) for c in found[:3]] == [
        ("7", "keep", "Accept"),
        ("8", "keep", "Accept\nVital to pilots."),
        ("9", "delete", "Drop\nShips pay for it already."),
    ]
    assert [(c.action.value, c.paragraphs[0]) for c in found[3:]] == [
        ("amend", "11"),
        ("comment", "5"),
        ("comment", "6"),
    ]
    assert found[3].proposed == TEXTS["11"].replace("one", "two")
    assert found[5].text == "Later\nBoats as well?"


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (("Verdict", "Reason", "Para"), ("accepted", "drop", "change", "query")),
        (("Décision", "Motif", "Réf."), ("Accepté", "Supprimer", "À modifier", "?")),
        (("Decisión", "Motivo", "Ref."), ("Aceptado", "Suprimir", "Cambiar", "Duda")),
        (
            ("Votum", "Begründung", "Ziffer"),
            ("angenommen", "Streichung", "ändern", "Frage"),
        ),
        (
            ("Решение", "Причина", "Пункт"),
            ("Принять", "Исключить", "Изменить", "Вопрос"),
        ),
        (("القرار", "السبب", "البند"), ("قبول", "حذف", "تعديل", "سؤال")),
        (("决定", "理由", "段落"), ("接受", "删除", "修改", "疑问")),
    ],
)
def test_verdicts_in_seven_languages(head, rows):
    accept, drop, change, ask = rows
    found = table(
        head,
        (accept, "", "7"),
        (drop, "XY", "8"),
        (change, "XY", "9"),
        (ask, "XY", "11"),
    )
    assert units(found) == [
        ("PORT/1", "7", "keep"),
        ("PORT/1", "8", "delete"),
        ("PORT/1", "9", "amend"),
        ("PORT/1", "11", "comment"),
    ]


def test_kinds_of_comments_and_answers_to_them_are_no_verdicts():
    found = table(
        ("Para", "Type", "Remark", "Secretariat's response"),
        ("7", "remark", "Too short a time.", "Accepted"),
        ("8", "question", "Who pays?", "Rejected"),
    )
    assert [(c.action.value, c.text) for c in found] == [
        ("comment", "Too short a time."),
        ("comment", "Who pays?"),
    ]
    assert not are_stances("Type", ["ge", "te", "ed"])


def test_a_verdict_against_its_words_goes_to_review():
    found = table(
        ("Para", "Verdict", "Note"),
        ("7", "accept", "Delete it."),
        ("8", "accept", "But replace “masters” by “owners”."),
        ("9", "ok", ""),
    )
    assert [c.review for c in found] == [True, False, False]
    assert units(found) == [("PORT/1", "8", "amend"), ("PORT/1", "9", "keep")]
    assert joint(Action.DELETE, Action.AMEND) is None
    assert joint(Action.AMEND, Action.KEEP) is Action.AMEND
    assert joint(Action.COMMENT, Action.AMEND) is Action.AMEND
    assert stance("Accept the first half.") is None


def test_verdicts_in_forms():
    found = table(("Status", "Accepted"), ("Paragraph", "7"), ("Reason", "Good."))
    assert units(found) == [("PORT/1", "7", "keep")]
    found = table(("Paragraph", "7"), ("Verdict", "drop"), ("Note", "Too dear."))
    assert units(found) == [("PORT/1", "7", "delete")]


@pytest.mark.parametrize(
    ("head", "refusal", "question"),
    [
        (("Position", "Text of Kenya", "Ref"), "Against", "Since when?"),
        (("Position", "Texte du Kenya", "Réf."), "Contre", "Depuis quand ?"),
        (("Postura", "Texto de Kenia", "Ref."), "En contra", "¿Desde cuándo?"),
        (("Haltung", "Text Kenias", "Stelle"), "dagegen", "Seit wann?"),
        (("Позиция", "Текст Кении", "Пункт"), "Против", "С каких пор?"),
        (("الموقف", "نص كينيا", "البند"), "ضد", "منذ متى؟"),
        (("立场", "肯尼亚案文", "段落"), "反对", "从何时起？"),
    ],
)
def test_a_country_s_text_is_what_it_says(head, refusal, question):
    found = table(head, (refusal, question, "7"), ("ok", TEXTS["8"] + " Always.", "8"))
    assert found[0].text == f"{refusal}\n{question}"
    assert found[0].action is Action.COMMENT
    assert units(found)[1] == ("PORT/1", "8", "amend")


def test_the_draft_s_words_are_no_country_s_text():
    found = table(
        ("Text of Kenya", "Remark", "Ref"),
        (TEXTS["7"], "Too dear.", "7"),
        (TEXTS["8"], "Who pays?", "8"),
    )
    assert [c.text for c in found] == ["Too dear.", "Who pays?"]


def test_a_question_is_no_new_text():
    for head, question, reason in (
        (("Wunsch", "Begründung", "Stelle"), "Wer zahlt das?", "unklar"),
        (("Proposal", "Reason", "Para"), "Who pays?", "unclear"),
        (("المقترح", "السبب", "البند"), "من يدفع؟", "غامض"),
        (("建议", "理由", "段落"), "谁付钱？", "不清楚"),
    ):
        found = table(head, (question, reason, "7"), (question, "", "8"))
        assert [(c.action.value, c.proposed) for c in found] == [("comment", "")] * 2


def test_a_sentence_in_a_column_of_references_is_not_lost():
    found = table(("Remark", "Para"), ("Dear", "7"), ("Sad", "Delete paragraph 8."))
    assert [c.text for c in found] == ["Dear", "Delete paragraph 8.\nSad"]
    found = table(("7", "Too dear.", "7"), ("8", "Who pays?", "8"))
    assert [c.text for c in found] == ["Too dear.", "Who pays?"]


def test_verdicts_in_forms_and_tables_that_were_typed():
    found = mail(
        "As our tracker puts it:",
        "document;clause;verdict;note\n"
        "PORT/1;7;change;Two days would do\n"
        "PORT/1;8;ok;\n"
        "PORT/1;9;drop;too dear",
    )
    assert [(c.paragraphs, c.action.value, c.text) for c in found] == [
        (("7",), "amend", "change\nTwo days would do"),
        (("8",), "keep", "ok"),
        (("9",), "delete", "drop\ntoo dear"),
    ]
    found = mail("Para | Status | Remark\n7 | Accept | Good for crews\n8 | drop | dear")
    assert [(c.action.value, c.text) for c in found] == [
        ("keep", "Accept\nGood for crews"),
        ("delete", "drop\ndear"),
    ]
    found = mail(
        "Paragraph: 7\nStatus: drop\nComment: dear", "Paragraph: 8\nStatus: ok"
    )
    assert [(c.action.value, c.text) for c in found] == [
        ("delete", "drop\ndear"),
        ("keep", "ok"),
    ]


@pytest.mark.parametrize(
    ("verdict", "action"),
    [
        ("Oppose - strike out", "delete"),
        ("Contre (supprimer)", "delete"),
        ("En contra: suprimir", "delete"),
        ("Против, исключить", "delete"),
        ("ضد - حذف", "delete"),
        ("反对，删除", "delete"),
        ("Ablehnung; streichen", "delete"),
        ("Support / reword", "amend"),
    ],
)
def test_two_verdicts_in_a_cell_say_what_of(verdict, action):
    head = ("Paragraph", "Position", "Reason")
    rows = [("5", "Support", ""), ("6", verdict, "The guild has a good system.")]
    assert units(table(head, *rows))[1][1:] == ("6", action)


def test_two_verdicts_that_disagree_are_none():
    assert stance("Support - delete") is stance("y/n") is None


def test_a_verdict_in_a_column_of_remarks_stands_against_its_reason():
    head = ("Paragraph", "Comment", "Reason")
    rows = [
        ("5", "Too long a list.", ""),
        ("6", "Delete", "We support the system of the guild."),
        ("7", "Delete", "Delete"),
    ]
    assert units(table(head, *rows))[1] == ("PORT/1", "6", "delete")


@pytest.mark.parametrize(
    ("header", "word"),
    [
        ("Textvorschlag", "streichen"),
        ("Libellé suggéré", "supprimer"),
        ("Texto alternativo", "suprimir"),
        ("Альтернативный текст", "исключить"),
        ("النص البديل", "حذف"),
        ("替代文本", "删除"),
        ("Alternative text", "strike out"),
    ],
)
def test_a_word_in_the_place_of_a_new_text_is_what_is_asked(header, word):
    head = ("Paragraph", "Comment", header)
    new = TEXTS["6"].replace("twenty", "ten")
    rows = [("5", "Expensive", word), ("6", "Short", new), ("7", "Why twice?", "")]
    found = table(head, *rows)
    assert [c.action for c in found] == ["delete", "amend", "comment"]
    assert found[1].proposed == new
