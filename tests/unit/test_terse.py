"""Terse verdicts, hurried spellings, marks nobody knows: nothing of it is swallowed."""

import pytest

from tests.harbour import ONE, mail, prepare, units
from tests.unit.test_citation import draft

ACT = prepare([draft("ACT", ["1(1)", "1(2)", "2(1)", "2(2)"])])


@pytest.mark.parametrize(
    "words",
    [
        "para 7 ok, 8 no, 9 ok",
        "para 7 ok; 8: no; 9: ok",
        "para 7: why?\n8 no\n9 ok",
        "paragraphe 7 ok, le 8 non et le 9 oui",
        "párrafo 7 ok, el 8 no y el 9 bien",
        "пункт 7 да, 8 убрать, 9 да",
        "第7段同意，8反对，9同意",
        "Ziffer 7 ok, 8 nein und 9 gut",
        "الفقرة 7 نعم، 8 لا، 9 نعم",
    ],
)
def test_a_number_with_a_vote_behind_one_that_is_named_is_a_piece(words):
    found = mail(words)
    told = [c.paragraphs or tuple(x.paragraph for x in c.candidates) for c in found]
    assert {label for labels in told for label in labels} == {"7", "8", "9"}
    assert all(c.review or len(c.paragraphs) == 1 for c in found)


def test_votes_that_count_themselves_are_no_pieces():
    found = mail("On paragraph 7:\n1 ok\n2 no")
    assert {c.paragraphs for c in found if not c.review} <= {("7",)}


def test_numbers_with_votes_alone_are_asked_about_and_not_lost():
    (one,) = mail("7 ok, 8 out")
    assert one.review
    assert [c.paragraph for c in one.candidates] == ["7", "8"]


@pytest.mark.parametrize(
    "words",
    [
        "Paragraph 7: delete.\nQP8: fine.\nQP9: why?",
        "Paragraph 7: delete.\n#8: fine.\n#9: why?",
        "le 7 non, il faut le supprimer le 8 ok merci et le 9 oui",
    ],
)
def test_what_heads_a_line_with_an_unknown_mark_is_asked_about(words):
    found = mail(words)
    asked = {x.paragraph for c in found for x in c.candidates}
    assert asked | {x for c in found for x in c.paragraphs} == {"7", "8", "9"}
    assert not [u for u in units(found) if u[1:] == ("7", "delete")] or len(found) > 1


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("الماده 2 فقره 1 تحذف", "2(1)"),
        ("الماده 2 الفقره الثانيه: تحذف", "2(2)"),
        ("Article 1er, § 1er : supprimer.", "1(1)"),
        ("Article 1er, paragraphe 2 : supprimer.", "1(2)"),
    ],
)
def test_hurried_and_french_firsts_are_read(words, label):
    assert units(mail(words, drafts=ACT)) == [("ACT", label, "delete")]


@pytest.mark.parametrize(
    "words",
    [
        "We propose a new paragraph between paragraphs 7 and 8.",
        "A paragraph on fog is missing between paragraphs 7 and 8.",
        "An additional paragraph is called for between paragraphs 7 and 8.",
        "Il faudrait ajouter un paragraphe entre les paragraphes 7 et 8.",
        "Falta un párrafo entre los párrafos 7 y 8.",
        "Не хватает пункта между пунктами 7 и 8.",
        "在第7段和第8段之间增加一段。",
        "Zwischen Ziffer 7 und 8 fehlt ein Absatz.",
    ],
)
def test_what_is_missing_between_two_stands_behind_the_first(words):
    (one,) = mail(words)
    assert one.review or (one.paragraphs, str(one.action)) == (("7",), "add")


def test_a_part_of_a_piece_to_which_something_is_added_is_none_that_is_new():
    words = 'Paragraph 7, first line: after "Pilots" insert "of the port".'
    assert units(mail(words, drafts=ONE)) == [("PORT/1", "7", "amend")]


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("What about trees on land that belongs to the railway?", "comment"),
        ("And what about crews without a boat of their own?", "comment"),
        ("What about those who live on the islands?", "comment"),
        ("What about ten metres?", "amend"),
        ("What about a longer period of two years?", "amend"),
    ],
)
def test_who_asks_of_whom_it_holds_offers_no_text(words, action):
    assert [str(c.action) for c in mail(f"Paragraph 7: {words}")] == [action]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("9: Suprimir. La última reunión celebró un largo debate.", "delete"),
        ("第9段：删除。上届会议讨论了很久。", "delete"),
        ("第8和第9段：合并。上届会议讨论了很久。", "merge"),
        ("Paragraph 9: Delete. Bakers met for two days last autumn.", "delete"),
    ],
)
def test_a_sentence_of_one_word_asks_for_that_whatever_is_told_behind_it(said, found):
    assert [str(x.action) for x in mail(said)] == [found]


@pytest.mark.parametrize(
    "said",
    [
        "We would like “by night” to be inserted after “public berth”.",
        "“by night” should be added before “at every”.",
        "Following “without charge”, include the words “by night”. Few crews know.",
        'بعد "الأرصفة" تدرج عبارة "ليلا". كثيرون لا يعرفون.',
    ],
)
def test_words_that_are_put_beside_others_amend(said):
    assert units(mail(f"Paragraph 9: {said}")) == [("PORT/1", "9", "amend")]
