"""What a reply puts right, in six languages; and what is no one's to guess."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import citation
from rules.correction import Change, complains, place, read, repeats
from rules.terms import Action, Draft, Paragraph


def draft(name, title, *labels, aliases=()):
    return Draft(
        id=name,
        title=title,
        call="drafts",
        aliases=aliases,
        paragraphs=tuple(Paragraph(label=label, text="Text.") for label in labels),
    )


DRAFTS = citation.citable(
    [
        draft("S2/C", "Chapter C", "17", "18", "19", "60 bis"),
        draft("V1/E-Health", "E-Health", "2", "4", "18"),
    ]
)


def changed(text):
    """What a reply changes: position and place, or `out`, or `general`."""
    reply = read(text, DRAFTS)
    assert reply.unclear == ()
    found = []
    for change in reply.changes:
        if change.taken_out:
            found.append((change.position, "out"))
        elif change.general:
            found.append((change.position, "general"))
        else:
            found.append((change.position, place(change, DRAFTS, "S2/C")))
    return found


MOVES = """
2 -> paragraph 18
2 → paragraph 18
2 => para 18
2 --> para. 18
2 -> 18
2 > § 18
2: paragraph 18
2: paragraph 18 of S2/C
2 - paragraph 18
2 – paragraph 18
2. paragraph 18
2) paragraph 18
- 2 -> paragraph 18
“2 -> paragraph 18”
comment 2 paragraph 18
Comment no. 2 -> paragraph 18
Comment 2: paragraph 18.
Comment 2 belongs to paragraph 18
Comment 2 should be on paragraph 18 of S2/C
Please move comment 2 to paragraph 18. Thank you!
2 -> S2/C, 18
Yes, but 2 -> paragraph 18
Everything is correct, except comment 2: paragraph 18
２ → paragraph １８
2 -> le paragraphe 18
2 : paragraphe 18
oui, sauf 2 -> paragraphe 18
le commentaire 2 porte sur le paragraphe 18
2 -> párrafo 18
el comentario 2 se refiere al párrafo 18
2 -> пункт 18
замечание 2 относится к пункту 18
2 -> الفقرة 18
2 ← الفقرة 18
٢ ← الفقرة ١٨
التعليق 2 يتعلق بالفقرة 18
2 -> 第18段
２：第１８段
意见2：第18段
第2条意见 -> 第18段
将意见2移至第18段
No, comment 2 is wrong: it is about paragraph 18.
No. Comment 2 is wrong. It is about paragraph 18.
This is not correct: 2 -> paragraph 18
Comment 2 is in the wrong place; it belongs to paragraph 18 of S2/C
2 is wrong, paragraph 18
Non, le commentaire 2 est faux : il porte sur le paragraphe 18.
Le commentaire 2 est mal placé. Il concerne le paragraphe 18.
No, el comentario 2 es incorrecto: se refiere al párrafo 18.
El comentario 2 está mal: corresponde al párrafo 18
Нет, замечание 2 указано неверно: оно относится к пункту 18.
Нет. Замечание 2 неверно. Оно относится к пункту 18.
لا، التعليق 2 خطأ: هو يتعلق بالفقرة 18
لا، التعليق 2 غير صحيح، فهو يتعلق بالفقرة 18.
不，意见2有误：它针对第18段。
不对，第2条意见是错误的：应属于第18段
"""
TAKEN_OUT = """
delete 3
Delete comment 3
Please delete 3.
comment 3 delete
comment 3 should be deleted
remove point 3
supprimer 3
Veuillez supprimer le commentaire 3
eliminar 3
suprimir el comentario 3
удалить 3
Удалите замечание 3
حذف 3
حذف التعليق 3
删除 3
请删除第3条意见
"""
GENERAL = """
4 is a general comment
4: general
4 general
comment 4 is a general comment on S2/C
4 est un commentaire général
4 es un comentario general
4 - общее замечание
4 تعليق عام
4是一般性意见
"""
ACTIONS = """
5 keep
5 = keep
5 -> keep
5: keep as it is
5 = keep as it is
5 = maintien du texte
5 = maintien
5 = mantener
5 = mantener el texto
5 = сохранение текста без изменений
5 = сохранить
5 = إبقاء النص كما هو
5 = إبقاء
5 = 保留原文
5 = 保留
5 = beibehalten
Comment 5: keep, not delete.
Kommentar 5: beibehalten, nicht streichen
No, 5 = keep
"""
ASKED_FOR = """
5 = amend
comment 5: amend, not delete
5 amend
5 = delete
comment 5: delete, not amend
5 = suppression
5 = 删除
5 = حذف
5 = add
5 = comment
5 = merge
comment 5 is a comment
"""
CONFIRMED = """
yes
yes to the rest
The rest is correct.
Thanks, all correct
Merci, tout est correct.
oui pour le reste
lo demás está bien
Gracias, todo correcto
Спасибо, всё верно
остальное верно
شكرا، كل شيء صحيح
谢谢，全部正确
其余都对
ja
Ja, alles richtig.
Danke, stimmt alles.
Der Rest stimmt
alles korrekt
Das ist so richtig
Yes.
OK
all correct
Everything is correct
Yes, everything is correct.
We confirm
1: ok
oui
Tout est correct
sí
sí, todo es correcto
да
всё верно
نعم
كل شيء صحيح
是
是的
全部正确
"""


def lines(block):
    return pytest.mark.parametrize("text", block.strip().splitlines())


@lines(MOVES)
def test_a_comment_is_moved_in_six_languages_and_the_usual_variants(text):
    assert changed(text) == [(2, ("S2/C", ("18",)))]


@lines(TAKEN_OUT)
def test_a_comment_is_taken_out(text):
    assert changed(text) == [(3, "out")]


@lines(GENERAL)
def test_a_comment_is_said_to_be_general(text):
    assert changed(text) == [(4, "general")]


@lines(ACTIONS)
def test_a_comment_is_said_to_ask_for_what_it_was_not_taken_for(text):
    reply = read(text, DRAFTS)
    assert reply.unclear == ()
    assert [(c.position, c.action) for c in reply.changes] == [(5, Action.KEEP)]


def test_each_action_has_its_word_and_delete_is_never_a_guess():
    found = [read(text, DRAFTS).changes for text in ASKED_FOR.strip().splitlines()]
    assert [change.action for (change,) in found] == [
        *[Action.AMEND] * 3,
        *[Action.DELETE] * 5,
        Action.ADD,
        Action.COMMENT,
        Action.MERGE,
        Action.COMMENT,
    ]
    both = read("5 -> paragraph 18\n5 = keep", DRAFTS)
    assert (len(both.changes), both.unclear) == (2, ())
    for text in ("5 = keep\n5 = add", "delete 5\n5 = keep", "delete 5\ndelete 5"):
        assert read(text, DRAFTS).unclear == ("a comment is named twice",)
    for text in ("5 delete", "5: delete", "5 -> delete", "5 comments"):
        assert read(text, DRAFTS).changes == ()


@lines(CONFIRMED)
def test_all_that_was_understood_is_confirmed(text):
    reply = read(text, DRAFTS)
    assert (reply.confirms, reply.changes, reply.unclear) == (True, (), ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2 -> paragraphs 17 and 18", [(2, ("S2/C", ("17", "18")))]),
        ("2 -> paragraphs 17-19", [(2, ("S2/C", ("17", "18", "19")))]),
        ("2 -> paragraph 60 bis", [(2, ("S2/C", ("60 bis",)))]),
        ("2 -> E-Health, paragraph 4", [(2, ("V1/E-Health", ("4",)))]),
        ("delete 3 and 4", [(3, "out"), (4, "out")]),
        ("2, 3 -> paragraph 18", [(n, ("S2/C", ("18",))) for n in (2, 3)]),
        ("2 -> 18, 3 -> 19", [(2, ("S2/C", ("18",))), (3, ("S2/C", ("19",)))]),
        ("2 -> paragraph 18; delete 3", [(2, ("S2/C", ("18",))), (3, "out")]),
        ("2 -> paragraph 18 and delete 3", [(2, ("S2/C", ("18",))), (3, "out")]),
    ],
)
def test_one_line_may_hold_several(text, found):
    assert changed(text) == found


def test_what_is_polite_or_a_name_is_no_correction():
    text = (
        "Dear Secretariat,\n\nThank you for your letter.\n"
        "Please make the following corrections:\n\n"
        "2 -> paragraph 18\ndelete 3\n\nKind regards,\nJane Doe"
    )
    reply = read(text, DRAFTS, ["Ms Jane Doe"])
    assert (len(reply.changes), reply.unclear) == (2, ())
    assert read(text, DRAFTS).unclear == ("Jane Doe",)


UNCLEAR = """
Paragraph 2: this should be deleted.
delete paragraph 3
delete 3 words
delete 3 if possible
Do not delete 3
3: delete
2 -> delete
2 -> delete paragraph 18
3 delete
3 supprimer
no
not correct
2 -> paragraph 18, not 17
2 -> paragraph 18 instead of 17
2 -> paragraph 18 and please add the word "women"
2 -> paragraph 18?
2 -> the third paragraph
2 -> article 18 of the Convention
2 -> page 18
18 <- 2
2: 18
2 paragraph 18
10:30 paragraph 18
12 January, paragraph 18
In 2018 paragraph 18 was new
We propose to delete paragraph 18
Comment 2 is about e-health and not about education
Comment 2: the paragraph 18 text should be deleted
4 is a general problem of the text
2 -> after general
"""


@lines(UNCLEAR)
def test_what_is_not_plain_is_never_guessed(text):
    reply = read(text, DRAFTS)
    assert reply.changes == ()
    assert reply.unclear


@pytest.mark.parametrize(
    "text",
    [
        "Thanks, but please also delete the second sentence",
        "Please change the word peace to war",
        "Please correct the spelling of our name",
        "Veuillez corriger notre nom",
        "Merci de ne pas publier notre texte",
        "Dear all, remove the last sentence",
        "Gracias, pero falta un comentario",
    ],
)
def test_a_wish_is_not_taken_for_politeness(text):
    assert read(f"delete 3\n{text}", DRAFTS).unclear == (text,)


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ms Smith, dear colleagues,",
        "Please make the following corrections:",
        "Please correct as follows:",
        "Our corrections:",
        "Here are our corrections",
        "Thank you very much for your quick reply.",
        "Veuillez corriger comme suit :",
        "Nos corrections :",
        "Merci pour votre lettre.",
        "Nuestras correcciones:",
        "Просим внести следующие исправления:",
        "يرجى إجراء التصويبات التالية:",
        "更正如下：",
        "谢谢您的来信。",
    ],
)
def test_what_only_announces_or_thanks_says_nothing(text):
    assert read(f"{text}\ndelete 3", DRAFTS).unclear == ()


ASKS = """
Comment 2 is on women, not on men.
3: delete
No
No.
No, it is about paragraph 18.
This is not what we meant.
You misread us
We meant paragraph 18.
Comment 1 is wrong
In your letter, comment 2 should say women.
Please see our second comment again.
Non
Le deuxième commentaire n'est pas exact.
Ce n'est pas ce que nous avons dit.
No es así.
Nuestro segundo comentario habla de mujeres.
Нет.
Вы неправильно поняли.
Наше второе замечание о женщинах.
لا
التعليق الثاني عن النساء.
هذا خطأ
不对
第二条意见是关于妇女的。
你们误解了我们的意见
In 1 please read 18 instead of 8
In comment 1 please read para 18 and not para 8
Au 1, lire 18 au lieu de 8
En 1 debe leerse 18 en lugar de 8
В 1 читать 18 вместо 8
In 1 bitte 18 statt 8
"""
ASKS_NOT = """
Our second letter follows.
Paragraph 18: this should be deleted.
Paragraph 18 is wrong: it is about war.
No paragraph should speak of apples.
We like figure 2.5 of the annex.
Paragraph 18: 20 instead of 5.
Article 1 should give 20 days instead of 5.
"""


@lines(ASKS)
def test_a_line_that_names_a_comment_or_denies_asks_for_a_person(text):
    found = read(text, DRAFTS)
    assert (found.asks, found.changes) == (True, ())
    assert found.unclear


@lines(ASKS_NOT)
def test_a_line_on_the_draft_alone_asks_for_nobody(text):
    assert not read(text, DRAFTS).asks


def test_a_no_of_its_own_announces_what_is_right():
    assert changed("No.\n2 -> paragraph 18") == [(2, ("S2/C", ("18",)))]


OPENINGS = ("", "No, ", "Sorry, ", "Non, ", "Нет, ", "لا، ", "不，", "This is wrong: ")
ROUND = ("Thank you.", "Paragraph 18 is too long.", "Women are half the sky.", "Ann")
SAYS = (
    "comment {} is wrong",
    "your point {} is not what we said",
    "in comment {} you read women",
    "le commentaire {} est faux",
    "el comentario {} habla de otra cosa",
    "замечание {} не о том",
    "التعليق {} عن شيء آخر",
    "意见{}说的是别的",
)


@given(
    st.sampled_from(OPENINGS),
    st.sampled_from(SAYS),
    st.integers(1, 99),
    st.lists(st.sampled_from(ROUND)),
    st.lists(st.sampled_from(ROUND)),
)
def test_what_speaks_of_a_comment_is_never_passed_over(
    opening, says, no, before, after
):
    text = "\n".join((*before, opening + says.format(no), *after))
    found = read(text, DRAFTS)
    assert found.changes or found.asks


@given(st.text(max_size=80), st.text(max_size=80))
def test_what_is_said_again_is_seen_wherever_it_stands(before, after):
    sent = "The paragraph on apples is too long."
    assert repeats(f"{before}\n“{sent.upper()}”\n{after}", ["Yes.", sent])
    assert not repeats("We agree.", ["We agree."])


def test_a_comment_that_is_named_twice_is_unclear():
    assert read("2 -> 18\n2 -> 19", DRAFTS).unclear == ("a comment is named twice",)


def test_what_is_too_long_for_a_list_is_unclear():
    assert read("delete 3\n" * 1 + "\n" * 10_000 + "but not 4", DRAFTS).unclear


@pytest.mark.parametrize(
    ("text", "document", "found"),
    [
        ("2 -> 18", "S2/C", ("S2/C", ("18",))),
        ("2 -> 18", None, None),  # two drafts have one
        ("2 -> 17", None, ("S2/C", ("17",))),
        ("2 -> paragraph 99", "S2/C", None),
        ("2 -> paragraph 17 of S2/C and paragraph 4 of E-Health", "S2/C", None),
    ],
)
def test_a_place_is_one_draft_and_labels_that_it_has(text, document, found):
    (change,) = read(text, DRAFTS).changes
    assert place(change, DRAFTS, document) == found


def test_new_text_goes_behind_a_paragraph():
    (change,) = read("2 -> after paragraph 18", DRAFTS).changes
    assert change.behind
    assert place(change, DRAFTS, "S2/C") == ("S2/C", ("18",))


@given(st.text(st.sampled_from("234 ->:,;.\ndeletparghyok 删除第段حذف")))
def test_whatever_is_read_every_word_of_it_was_plain(text):
    reply = read(text, DRAFTS)
    for change in reply.changes:
        assert isinstance(change, Change)
        assert re.search(str(change.position), text)


@pytest.mark.parametrize(
    "text",
    [
        "My comment is printed twice and stands in the wrong place.",
        "our comment is wrong: we want to KEEP paragraph 2",
        "You forgot 2.2 and 3.10.",
        "In the compilation our remark stands under paragraph 9.",
        "Vous avez oublié le paragraphe 3.",
        "Nuestro comentario está en un lugar equivocado.",
        "Наше замечание стоит не на том месте.",
        "لقد نسيتم الفقرة 3",
        "我们的意见放错了位置。",
        "May we withdraw and resubmit later? Paragraph 6 should say rafts.",
        "When is the deadline? Paragraph 6 should say rafts.",
    ],
)
def test_what_says_that_we_are_wrong_or_asks_is_a_persons(text):
    assert read(text, DRAFTS).asks


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 17: our comment is that it is too weak.",
        "Our comments are as follows.",
        "Paragraph 17: who pays?",
    ],
)
def test_words_on_a_draft_are_no_complaint(text):
    assert not read(text, DRAFTS).asks


def test_a_complaint_about_the_compilation_is_known_without_our_letter():
    assert complains("In the compilation our remark stands under paragraph 9.")
    assert not complains("Our remark stands.")
    assert not complains("A compilation of laws should be made.")


def test_the_number_of_an_article_or_of_a_clause_is_not_one_of_ours():
    for said in (
        "Art. 5, para. 3: delete",
        "See Art. 5, para. 3",
        "第2.2.2条",
        "第3.3段",
    ):
        assert not read(said, DRAFTS).changes, said


@given(st.text(max_size=300))
def test_no_text_raises(text):
    read(text, DRAFTS)


def test_long_and_hostile_lines_take_no_time():
    for text in (
        "2 and " * 500,
        "comment " * 375,
        "please " * 375,
        "( " * 1250,
        "comment 2 is wrong. " * 125,
        "no, " * 625,
        "wrong" + " " * 2250 + "x",
        "this is" + ": " * 1125,
        "our comment " * 225,
        "you have " * 275,
    ):
        read(text, DRAFTS)
