"""A sentence that says one thing of a piece and another of the next."""

import pytest

from rules.citation import Settled, references
from rules.location import pieces, sentences
from rules.terms import Draft, Paragraph
from tests.harbour import LAKES, LAW, PORTS, mail, prepare, units

#: Stances and requests, as they open a sentence and as they go on, by language.
_STANCES = {
    "We welcome paragraph 7": "keep",
    "We support para 7": "keep",
    "We strongly endorse para. 7": "keep",
    "We agree with paragraph 7 as drafted": "keep",
    "We oppose paragraph 7": "comment",
    "Estmark accepts paragraph 7": "keep",
}
_ASKS = {
    " and propose to delete paragraph 9.": "delete",
    ", and propose to delete para 9.": "delete",
    " and would delete paragraph 9.": "delete",
    ", and ask that paragraph 9 be deleted.": "delete",
    "; we request that paragraph 9 be deleted.": "delete",
    " but paragraph 9 should be deleted.": "delete",
    " and suggest merging paragraphs 8 and 9.": "merge",
    " and kindly ask you to keep paragraph 9.": "keep",
}
_PAIRS = [
    (
        "Nous approuvons le paragraphe 7 et proposons de supprimer le paragraphe 9.",
        "fr",
    ),
    (
        "Nous soutenons le paragraphe 7, et demandons de supprimer le paragraphe 9.",
        "fr",
    ),
    ("We support paragraph 7 and paragraph 9 should be deleted.", "en"),
    ("Nous appuyons le paragraphe 7 et le paragraphe 9 est à supprimer.", "fr"),
    ("Apoyamos el párrafo 7 y proponemos suprimir el párrafo 9.", "es"),
    ("Apoyamos el párrafo 7, y pedimos que se suprima el párrafo 9.", "es"),
    ("Мы поддерживаем пункт 7 и предлагаем исключить пункт 9.", "ru"),
    ("Мы поддерживаем пункт 7, но просим исключить пункт 9.", "ru"),
    ("我们支持第7段，并建议删除第9段。", "zh"),
    ("支持第7段，建议删除第9段。", "zh"),
    ("نؤيد الفقرة 7 ونقترح حذف الفقرة 9.", "ar"),
    ("نؤيد الفقرة 7، ونطلب حذف الفقرة 9.", "ar"),
    ("Wir unterstützen Absatz 7 und möchten Absatz 9 streichen.", "de"),
    ("Wir unterstützen Absatz 7 und schlagen vor, Absatz 9 zu streichen.", "de"),
]


@pytest.mark.parametrize("stance", _STANCES)
@pytest.mark.parametrize("ask", _ASKS)
def test_each_clause_has_its_own_piece_and_action(stance, ask):
    found = mail(f"{stance}{ask}")
    assert "".join(c.text for c in found) == f"{stance}{ask}"
    pieces = ("8", "9") if "merging" in ask else ("9",)
    assert units(found) == [
        ("PORT/1", "7", _STANCES[stance]),
        ("PORT/1", *pieces, _ASKS[ask]),
    ]


@pytest.mark.parametrize(("text", "language"), _PAIRS)
def test_in_each_language(text, language):
    assert language
    assert units(mail(text)) == [("PORT/1", "7", "keep"), ("PORT/1", "9", "delete")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paragraphs 7 and 9 should be deleted.", ("7", "9", "delete")),
        ("Paragraph 7 and paragraph 9 should be deleted.", ("7", "9", "delete")),
        ("We ask that paragraph 7 and paragraph 9 be deleted.", ("7", "9", "delete")),
        ("We suggest paragraph 7 and paragraph 9 be deleted.", ("7", "9", "delete")),
        ("We welcome and support paragraph 7.", ("7", "keep")),
        ("We welcome paragraph 7 and paragraph 9.", ("7", "9", "keep")),
        ("We propose to delete paragraph 7 and paragraph 9.", ("7", "9", "delete")),
        ("We propose to merge paragraph 7 and paragraph 9.", ("7", "9", "merge")),
        ("Paragraph 7 is long and should be merged with paragraph 9.", None),
        ("In paragraph 7 and paragraph 9, delete “every”.", ("7", "9", "amend")),
        (
            "We welcome paragraph 7 and propose to delete the last sentence.",
            ("7", "amend"),
        ),
        ("We suggest merging 7 and 9.", ("7", "9", "merge")),
    ],
)
def test_one_predicate_is_one_comment(text, expected):
    expected = expected or ("7", "9", "merge")
    assert units(mail(text)) == [("PORT/1", *expected)]


@pytest.mark.parametrize(
    "text",
    [
        "We oppose deleting paragraph 7 and removing paragraph 9.",
        "We do not want to delete paragraph 7 and remove paragraph 9.",
        "We support paragraph 7 and propose to merge it with paragraph 9.",
        "We welcome paragraph 7 and propose moving the last line to paragraph 9.",
        "We support paragraph 7 and the deletion of paragraph 9.",
        "We welcome paragraph 7, which we know, and would delete paragraph 9.",
        "Paragraph 7 is good and suggests paragraph 9.",
    ],
)
def test_what_cannot_be_told_is_asked(text):
    (found,) = mail(text)
    assert found.review
    assert {c.paragraph for c in found.candidates} >= {"7", "9"}


def test_three_clauses_are_three_comments():
    found = mail(
        "We welcome para. 7, propose to delete para. 8 and ask to keep para. 9."
    )
    assert [c.paragraphs for c in found] == [("7",), ("8",), ("9",)]


# --- lists of few words ---------------------------------------------------------------


def test_each_line_of_few_words_is_its_own_comment():
    found = mail("p7 ok\n9: too cheap, 15 euros\n11 - no!!\nX 5(1): 23:00 pls")
    assert [c.text for c in found] == [
        "p7 ok",
        "9: too cheap, 15 euros",
        "11 - no!!",
        "X 5(1): 23:00 pls",
    ]
    assert units(found)[0] == ("PORT/1", "7", "keep")
    assert found[-1].review
    assert found[2].paragraphs in ((), ("11",))


def test_a_code_with_a_dash_heads_a_line_of_few_words_too():
    plan = Draft(
        id="PLAN",
        title="Plan of the berths",
        call="c",
        paragraphs=tuple(
            Paragraph(label=label, text=f"Berth {label} is dredged.")
            for label in ("1", "2", "A-1", "A-2")
        ),
    )
    found = mail("1 ok\n2 ok\nA-1 ok\nA-2: why?", drafts=prepare([plan]))
    assert [c.text for c in found] == ["1 ok", "2 ok", "A-1 ok", "A-2: why?"]
    assert [one[1] for one in units(found)][-2:] == ["A-1", "A-2"]


def test_a_page_is_no_paragraph():
    assert units(mail("p7, line 3 is unclear\np9, line 2 is wrong")) == []


# --- an explicit citation, and names beside each other -----------------------------

_THREE = prepare([PORTS, LAKES, LAW])


def test_a_citation_beats_the_standing_topic():
    found = mail(
        "As to Article 3, the duty is too low.",
        "We share the view of the port on paragraph 9 bis.",
        drafts=prepare([PORTS, LAW]),
        subject="Shipping act",
    )
    assert ("PORT/1", "9 bis") in {
        *((c.document, *c.paragraphs) for c in found),
        *((x.document, x.paragraph) for c in found for x in c.candidates),
    }


def test_what_is_printed_elsewhere_is_offered_first():
    here = Settled(document="A", candidates=(("A", "5(1)"),), missing=("6",))
    there = Settled(document="B", labels=("6",))
    assert pieces.elsewhere(here, there).candidates == (("B", "6"), ("A", "5(1)"))
    assert pieces.elsewhere(here, Settled()) is here
    assert pieces.elsewhere(here, Settled(document="A", labels=("6",))) is here


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("Both the Pilots and the Lake Rules are too long as a whole.", None),
        ("The Lake Rules and the Pilots are too long as a whole.", None),
        ("The Lake Rules are too long as a whole.", "LAKE/1"),
        ("As a whole, the Lake Rules and the Harbour Rules are too long.", None),
    ],
)
def test_a_remark_on_two_texts_is_not_on_one_alone(text, document):
    (found,) = mail(text, drafts=_THREE)
    assert (found.document, found.paragraphs) == (document, ("*",))


def test_a_wish_for_another_text_is_not_one_for_the_piece_before():
    found = mail(
        "Paragraph 7: unclear.", "Article 5 of the Paris Convention should be deleted."
    )
    assert units(found) == [("PORT/1", "7", "comment")]
    assert found[0].text == "Paragraph 7: unclear."


@pytest.mark.parametrize(
    "text",
    [
        "This replaces our mail of 10 March.",
        "Notre messagerie refuse les fichiers docx, voici donc un zip.",
        "Unser Server nimmt keine docx, daher als zip.",
        "我们的邮箱不接受docx，故以zip发送。",
    ],
)
def test_words_on_the_mail_alone_are_no_comment(text):
    assert units(mail(text, "Paragraph 7: delete.")) == [("PORT/1", "7", "delete")]
    assert len(mail(text, "Paragraph 7: delete.")) == 1


def test_a_piece_that_heads_the_second_clause_is_its_own_comment():
    found = mail("We support point 7 and paragraph 9 should be deleted.")
    assert units(found) == [("PORT/1", "7", "keep"), ("PORT/1", "9", "delete")]


@pytest.mark.parametrize(("signs", "opens"), [(9, True), (900, False)])
def test_a_piece_far_behind_the_head_of_its_sentence_does_not_open_it(signs, opens):
    text = f"{'-' * signs} paragraph 9"
    [ref] = references(text, prepare([PORTS]).citable)
    assert sentences.opens(text, ref) is opens


@pytest.mark.parametrize(
    "said",
    [
        "We ask for the removal of paragraph 7; paragraph 8, by contrast, should stay.",
        "We would delete paragraph 7; paragraph 8, on the other hand, should stay.",
    ],
)
def test_an_aside_behind_the_second_piece_parts_the_two_as_well(said):
    assert units(mail(said)) == [("PORT/1", "7", "delete"), ("PORT/1", "8", "keep")]


@pytest.mark.parametrize(
    ("said", "first", "second"),
    [
        ("In para 7 put “two” for “one”, and strike para 8.", "amend", "delete"),
        ("In paragraph 7 add “tugs” and delete paragraph 8.", "amend", "delete"),
        (
            "Au paragraphe 7, remplacer « a » par « b », et supprimer le paragraphe 8.",
            "amend",
            "delete",
        ),
        (
            "En el párrafo 7 póngase «dos» por «uno», y suprímase el párrafo 8.",
            "amend",
            "delete",
        ),
        ("В пункте 7 заменить «a» на «b» и исключить пункт 8.", "amend", "delete"),
        (
            "In Absatz 7 „a“ durch „b“ ersetzen und Absatz 8 streichen.",
            "amend",
            "delete",
        ),
        (
            "On paragraph 7 we are undecided, yet paragraph 8 clearly ought to go.",
            "comment",
            "delete",
        ),
        (
            "While paragraph 7 should go, paragraph 8 has our support.",
            "delete",
            "keep",
        ),
    ],
)
def test_each_of_two_requests_in_one_sentence_is_its_own(said, first, second):
    assert units(mail(said)) == [("PORT/1", "7", first), ("PORT/1", "8", second)]


@pytest.mark.parametrize(
    "said",
    [
        "In paragraph 7 delete the last words and move them to paragraph 8.",
        "In paragraph 7 keep the words of paragraph 8.",
    ],
)
def test_what_goes_from_one_to_the_other_is_asked(said):
    assert all(found.review for found in mail(said))


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("We ask that both No. 7 and No. 8 be left untouched.", "keep"),
        ("Please delete para. 7 and para. 8.", "delete"),
        ("Neither para. 7 nor para. 8 should remain in the text.", "delete"),
        ("Neither paragraph 7 nor paragraph 8 deserves to stay.", "delete"),
        ("Ni le paragraphe 7 ni le paragraphe 8 ne devraient rester.", "delete"),
        ("Ni el párrafo 7 ni el párrafo 8 deberían permanecer.", "delete"),
        ("Weder Absatz 7 noch Absatz 8 sollte im Text bleiben.", "delete"),
    ],
)
def test_what_is_asked_of_both_is_asked_of_each(said, action):
    (found,) = mail(said)
    assert (found.paragraphs, found.review) == (("7", "8"), False)
    assert found.action == action


@pytest.mark.parametrize(
    "said",
    [
        "Mantenemos el punto 5, quitaríamos el punto 6 y uniríamos los puntos 7 y 8.",
        "On garderait le point 5, ôterait le point 6 et réunirait les points 7 et 8.",
        "Мы бы сохранили пункт 5, убрали пункт 6 и объединили пункты 7 и 8.",
        "نؤيد الفقرة 5 ونلغي الفقرة 6 وندمج الفقرتين 7 و8.",
        "我们主张保留第5段，删去第6段，合并第7和8段。",
        "Wir würden Nr. 5 behalten, Nr. 6 streichen und Nr. 7 und 8 zusammenlegen.",
    ],
)
def test_each_verb_has_its_own_piece(said):
    assert units(mail(said)) == [
        ("PORT/1", "5", "keep"),
        ("PORT/1", "6", "delete"),
        ("PORT/1", "7", "8", "merge"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Если пункт 5 можно сохранить, то пункт 6 следует исключить.",
        "Si le paragraphe 5 peut rester, le paragraphe 6 doit disparaître.",
        "Si bien el párrafo 5 puede mantenerse, el párrafo 6 debe suprimirse.",
        "While paragraph 5 may stay, paragraph 6 should go.",
    ],
)
def test_what_may_stay_is_kept_and_the_other_goes(said):
    assert units(mail(said)) == [("PORT/1", "5", "keep"), ("PORT/1", "6", "delete")]


@pytest.mark.parametrize(
    "said",
    [
        "If paragraph 5 stays, paragraph 6 should go.",
        "Если пункт 5 останется, то пункт 6 следует исключить.",
    ],
)
def test_a_condition_is_asked_about(said):
    assert units(mail(said)) == []


def test_a_sentence_ends_behind_a_number_with_the_arabic_and():
    said = "يرجى دمج الفقرتين 5 و6. يرجى حذف الفقرة 9 bis. نؤيد الفقرة 8."
    assert units(mail(said)) == [
        ("PORT/1", "5", "6", "merge"),
        ("PORT/1", "9 bis", "delete"),
        ("PORT/1", "8", "keep"),
    ]
