"""Attribution: what is no more of the comment it stands below, printed or not."""

import pytest

from rules.location import apart, lists
from rules.location.spoken import Spoken
from rules.location.target import Target
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import LAW, ONE, SECTIONS, mail, passage, units

_ACT = {
    "1": "This act applies to every orchard of more than two hectares.",
    "3(1)": "Keepers register their hives every year with the county.",
    "3(2)": "The register is open to the public.",
    "4(1)": "Growers tell keepers before they spray.",
    "4(2)(a)": "The notice says when the spraying begins.",
    "4(2)(b)": "The notice says which product is used.",
    "4(3)": "No grower sprays in daylight while trees bloom.",
    "5": "A fund pays for hives that are lost.",
    "6(1)": "A board of seven members runs the fund.",
    "6(2)": "The board meets twice a year.",
}
_MANUAL = {
    "1.1": "This manual governs the water works of the town.",
    "2.1": "Each house has one meter, read every quarter.",
    "2.1.1": "Meters are sealed by the works.",
    "2.2": "Readings are kept for five years.",
    "4.1": "The price of water is set each spring.",
    "4.2": "Bills are paid within ten days.",
    "4.3": "Late payers are charged three percent.",
}
ACT = prepare(
    [
        Draft(
            id="ORCHARD",
            title="Orchard act",
            call="c",
            paragraphs=tuple(
                Paragraph(label=x, text=text, heading=f"Article {x[0]} - Bees")
                for x, text in _ACT.items()
            ),
        )
    ]
)
MANUAL = prepare(
    [
        Draft(
            id="WATER",
            title="Manual of the water works",
            call="c",
            paragraphs=tuple(Paragraph(label=x, text=t) for x, t in _MANUAL.items()),
        )
    ]
)


def read(*blocks, drafts=ACT):
    """Return what is made of each comment: its pieces, or "?", and its action."""
    return [
        (*(("?",) if c.review else c.paragraphs), str(c.action))
        for c in mail(*blocks, drafts=drafts)
    ]


# --- a piece that no draft prints ---------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("On 2.1: we support it.", "On 7.7: delete it."),
        ("On 4.2, we ask for thirty days.", "On 8.1, we ask for its deletion."),
        ("2.1 : d'accord.", "Sur le 7.7 : à supprimer."),
        ("2.1: de acuerdo.", "Sobre 7.7: suprimir."),
        ("Пункт 2.1: поддерживаем.", "По 7.7: исключить."),
        ("2.1: نؤيد.", "بشأن 7.7: يحذف."),
        ("2.1：支持。", "关于7.7：删除。"),
        ("2.1: gut.", "Bei 7.7: streichen."),
        ("2.2: delete.", "We also support 9.3."),
        ("2.2: delete.", "In 9.3 the word “tap” is missing."),
        ("2.2: keep.", "and what about 9.3? drop"),
    ],
)
def test_a_nested_number_that_no_draft_prints_is_asked_about_alone(first, second):
    for found in (
        mail(first, second, drafts=MANUAL),
        mail(f"{first}\n{second}", drafts=MANUAL),
    ):
        assert [c.review for c in found] == [False, True]
        assert [c.text for c in found] == [first, second]


@pytest.mark.parametrize("second", ["Point 9.9\nÀ supprimer.", "Point 44: strike."])
def test_a_point_that_no_draft_has_is_none_inside_the_piece_before(second):
    found = mail("Article 3(1): too slow, please say each month.", second, drafts=ACT)
    assert [c.paragraphs for c in found] == [("3(1)",), ()]
    assert found[1].text == second


@pytest.mark.parametrize(
    "second",
    [
        "99: strike it.",
        "99. Strike it.",
        "#99 strike it",
        "99 - strike",
        "99 should be struck.",
        "8: strike it.",
        "Re 99: strike it.",
    ],
)
def test_a_number_that_counts_nothing_is_no_more_of_the_comment_above(second):
    assert read("Paragraph 7: fine.", second, drafts=ONE) == [
        ("7", "keep"),
        ("?", "delete"),
    ]


def test_the_number_that_may_be_a_piece_is_a_candidate():
    found = mail("Paragraph 7: fine.\n8: strike it.\nParagraph 9: good.", drafts=ONE)
    assert [c.paragraphs for c in found] == [("7",), (), ("9",)]
    assert [c.paragraph for c in found[1].candidates] == ["8"]


@pytest.mark.parametrize(
    "reasons",
    [
        ("1: it is long", "2: it is dull"),
        ("1. Strike it at once.", "2. Keep what is left."),
        ("1. Strike it at once.\n2. Keep what is left.",),
        ("30 days should be kept by the harbour.",),
        ("30 days were enough.",),
    ],
)
def test_a_list_of_reasons_stays_with_its_piece(reasons):
    found = mail("Paragraph 7: not good for us because", *reasons, drafts=ONE)
    assert [c.paragraphs for c in found] == [("7",)]


def test_below_a_heading_a_number_is_what_is_said_of_it():
    found = mail("Paragraph 7", "60: that would be better.", drafts=ONE)
    assert [c.paragraphs for c in found] == [("7",)]


# --- pieces inside a sentence -------------------------------------------------------


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (
            ("Article 1 is fine.", "We would not miss 4(2)(b).", "4(3) should go."),
            [("1", "keep"), ("4(2)(b)", "delete"), ("4(3)", "delete")],
        ),
        (
            ("3(1): every two years, please.", "4(3) should go.", "We support 3(2)"),
            [("3(1)", "amend"), ("4(3)", "delete"), ("3(2)", "keep")],
        ),
        (
            ("Nous soutenons 3(1).", "Le 4(3) devrait disparaître."),
            [("3(1)", "keep"), ("4(3)", "delete")],
        ),
        (
            ("Apoyamos 3(1).", "4(3) debería eliminarse.", "No nos gusta 4(2)(b)."),
            [("3(1)", "keep"), ("4(3)", "delete"), ("4(2)(b)", "comment")],
        ),
        (
            ("Поддерживаем 3(1).", "4(3) следует исключить."),
            [("3(1)", "keep"), ("4(3)", "delete")],
        ),
        (
            ("نؤيد 3(1).", "ينبغي حذف 4(3).", "لا حاجة إلى 4(2)(b)."),
            [("3(1)", "keep"), ("4(3)", "delete"), ("4(2)(b)", "delete")],
        ),
        (
            ("我们支持3(1)。", "4(3)应删除。"),
            [("3(1)", "keep"), ("4(3)", "delete")],
        ),
        (
            ("Wir unterstützen 3(1).", "Auf 4(2)(b) können wir verzichten."),
            [("3(1)", "keep"), ("4(2)(b)", "delete")],
        ),
        (
            ("3(2) fine. 3(1): every ten years. 7(9) delete.",),
            [("3(2)", "keep"), ("3(1)", "amend"), ("?", "delete")],
        ),
        (
            ("Article 5: fine.\n3(1): delete.\n9(9) delete",),
            [("5", "keep"), ("3(1)", "delete"), ("?", "delete")],
        ),
        (("4(3): delete. We support 7(3).",), [("4(3)", "delete"), ("?", "keep")]),
        (("4(3) is fine. It follows from 3(1).",), [("?", "keep")]),
        (
            ("We follow Regulation (EU) 2016/679, in particular 6(1)(f).", "3(1): ok."),
            [("3(1)", "keep")],
        ),
        (("4(3) should be like 6(1)(f) GDPR.",), [("4(3)", "amend")]),
    ],
)
def test_a_number_with_brackets_names_a_piece_wherever_it_stands(blocks, expected):
    assert read(*blocks) == expected


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (
            ("We fully support 2.1.1 since seals are cheap.", "We do not miss 2.2."),
            [("2.1.1", "keep"), ("2.2", "delete")],
        ),
        (
            ("Delete 2.1.1 and keep 2.1.",),
            [("2.1.1", "delete"), ("2.1", "keep")],
        ),
        (("4.2: thirty days, as 2.1.1 says.",), [("4.2", "amend")]),
        (("4.2: thirty days. We support 4.1 percent.",), [("4.2", "amend")]),
        (
            ("2.1.1 delete\nnobody knows why. 4.2 : 30 days",),
            [("2.1.1", "delete"), ("4.2", "amend")],
        ),
    ],
)
def test_a_number_with_stops_names_a_piece_behind_a_stance(blocks, expected):
    assert read(*blocks, drafts=MANUAL) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Berne Convention says so, notably 6(1).",
        "La Convention de Berne le dit, notamment 6(1).",
        "GDPR 6(1) is enough.",
        "Das Wassergesetz sagt es, nämlich in 6(1).",
        "Бернская конвенция говорит об этом в 6(1).",
        "水条例在6(1)已有规定。",
        "يقول قانون المياه ذلك في 6(1).",
    ],
)
def test_a_number_behind_the_name_of_another_text_is_asked_about(text):
    assert all(c.review for c in mail(text, drafts=ACT))


def test_a_number_behind_the_name_of_the_draft_is_its_piece():
    assert read("The Orchard act is good, and so is 3(1).") == [("3(1)", "comment")]
    assert read("On the Orchard act, we support 3(1).") == [("3(1)", "keep")]


def test_where_no_draft_nests_brackets_name_nothing():
    assert read("Paragraph 7 is dear. Our row 2(b) is wet.", drafts=ONE) == [
        ("7", "comment")
    ]


# --- lines of few words -------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("3(1) ok", "4(2)(b) sounds odd", "and 4(3)? drop", "5 +1"),
        ("3(1) d'accord", "4(2)(b) bizarre", "et 4(3) ? supprimer", "5 +1"),
        ("3(1) bien", "4(2)(b) raro", "¿y 4(3)? fuera", "5 +1"),
        ("3(1) да", "4(2)(b) нет!!", "а 4(3)? убрать", "5 +1"),
        ("3(1) 同意", "4(2)(b) 不行！", "4(3) 删除", "5 +1"),
        ("3(1) موافق", "4(2)(b) لا!!", "4(3) يحذف", "5 +1"),
        ("3(1) ok", "4(2)(b) komisch", "und 4(3)? raus", "5 +1"),
        ("3(1)=ok", "4(2)(b)=odd", "4(3)=drop", "5=ok"),
    ],
)
def test_each_line_of_few_words_is_a_comment_of_its_own(lines):
    expected = [
        ("3(1)", "keep"),
        ("4(2)(b)", "comment"),
        ("4(3)", "delete"),
        ("5", "keep"),
    ]
    assert read("\n".join(lines)) == expected
    assert read(*lines) == expected


@pytest.mark.parametrize("sign", ["", "- ", "• ", "– ", "a. "])
def test_lines_of_few_words_with_stops_are_read_with_and_without_bullets(sign):
    lines = ("2.1 ok", "2.1.1 delete", "re 4.2 : 30 days not 10", "7.7 why?")
    assert read("\n".join(sign + x for x in lines), drafts=MANUAL) == [
        ("2.1", "keep"),
        ("2.1.1", "delete"),
        ("4.2", "amend"),
        ("?", "comment"),
    ]


def test_in_spanish_an_agreement_is_no_agreement_of_others():
    assert read("2.1 de acuerdo\n4.3 quitar", drafts=MANUAL) == [
        ("2.1", "keep"),
        ("4.3", "delete"),
    ]


def test_prose_between_short_lines_stays_where_it_stands():
    found = mail(
        "3(1) ok\nthe office is kind and we like to go there\n"
        "and 4(3)? drop\nthe bees would thank you\n5 +1\n99 drop",
        drafts=ACT,
    )
    assert [(c.paragraphs, str(c.action)) for c in found] == [
        (("3(1)",), "keep"),
        (("4(3)",), "delete"),
        (("5",), "keep"),
        ((), "delete"),
    ]
    assert found[1].text == "and 4(3)? drop\nthe bees would thank you"


def test_a_list_in_one_line_is_a_list():
    assert read("3(1): ok / 4(3): drop / 5: +1 / 9(9): drop") == [
        ("3(1)", "keep"),
        ("4(3)", "delete"),
        ("5", "keep"),
        ("?", "delete"),
    ]


def test_a_vote_against_is_no_range():
    (found,) = mail("1.1 -1", drafts=MANUAL)
    assert found.review
    assert [c.paragraph for c in found.candidates] == ["1.1"]


def test_a_line_of_a_word_or_two_that_asks_ends_there():
    assert lists.stopped(" drop\nwe like bees") == " drop.\nwe like bees"
    assert lists.stopped(" should go if\nit can") == " should go if\nit can"
    assert lists.stopped(" drop!\nwe like bees") == " drop!\nwe like bees"
    assert lists.stopped(" drop") == " drop"


# --- all of an article --------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Article 6 as a whole should go.",
        "Nous demandons la suppression de l'article 6 dans son ensemble.",
        "Suprímase el artículo 6 en su conjunto.",
        "Статья 6 целиком: исключить.",
        "المادة 6 بأكملها تحذف.",
        "第六条全条删除。",
        "Artikel 6 insgesamt streichen.",
    ],
)
def test_all_of_an_article_are_all_its_pieces(text):
    (found,) = mail(text, drafts=ACT)
    assert str(found.action) == "delete"
    assert found.paragraphs == ("6(1)", "6(2)")


def test_an_article_in_pieces_is_a_question_with_all_of_them():
    (found,) = mail("Article 6 should go.", drafts=ACT)
    assert found.review
    assert str(found.action) == "delete"
    assert [c.paragraph for c in found.candidates] == ["6(1)", "6(2)"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Article 6(1): fine.", "The article as a whole should go."),
        ("Article 6(1) : bien.", "L'article dans son ensemble est à supprimer."),
        ("Artículo 6(1): bien.", "El artículo en su conjunto debería suprimirse."),
        ("Статья 6(1): хорошо.", "Статья в целом подлежит исключению."),
        ("المادة 6(1): نؤيد.", "المادة بأكملها يجب حذفها."),
        ("第6(1)条：支持。", "整条应删除。"),
        ("Artikel 6(1): gut.", "Der ganze Artikel sollte gestrichen werden."),
    ],
)
def test_the_article_of_a_piece_is_more_than_the_piece(first, second):
    found = mail(first, second, drafts=ACT)
    assert [c.paragraphs for c in found] == [("6(1)",), ()]
    assert [c.paragraph for c in found[1].candidates] == ["6(1)", "6(2)"]
    (both,) = mail(f"{first} {second}", drafts=ACT)
    assert both.review
    assert [c.paragraph for c in both.candidates] == ["6(1)", "6(2)"]


def test_an_article_without_pieces_is_what_was_spoken_of():
    assert read("Article 5: fine.", "The article as a whole should go.") == [
        ("5", "keep"),
        ("5", "delete"),
    ]


def test_in_a_draft_of_sections_the_section_may_be_the_piece():
    text = "The section as a whole should go."
    assert read("2.1: fine.", text, drafts=MANUAL) == [("2.1", "keep"), ("?", "delete")]
    assert read(f"2.1: fine. {text}", drafts=MANUAL) == [("2.1", "delete")]


def test_a_number_as_a_whole_is_no_whole_text():
    assert read("2 as a whole should go.", drafts=MANUAL) == [("?", "delete")]


def test_words_on_nothing_are_on_no_article():
    whole = "the article as a whole"
    assert apart.held(whole, Target(), ACT) == ()
    assert read("Hello.", "The article as a whole should go.") != []


def test_other_drafts_are_read_as_before():
    assert units(mail("We support 3(2).", drafts=prepare([LAW]))) == [
        ("LAW", "3(2)", "keep")
    ]
    assert units(mail("We support 3.2.", drafts=prepare([SECTIONS]))) == [
        ("MANUAL", "3.2", "keep")
    ]


def test_a_share_at_the_head_of_a_sentence_is_no_piece():
    assert read("2.1: fine.\nOn 50% of all days nobody reads it.", drafts=MANUAL) == [
        ("2.1", "keep")
    ]


NEW = 'Insert a new paragraph after 7: "Masters are trained at sea."'


@pytest.mark.parametrize(
    "text",
    [
        "On governance we are sceptical. It leads to weak decisions.",
        "Moreover, the interval between two reports is too long.",
        "En outre, l'intervalle est trop long.",
        "Además, la frecuencia resulta excesiva.",
        "Кроме того, срок слишком велик.",
        "Außerdem ist die Frist zu lang.",
        "此外，期限太长。",
        "The fees of public berths worry our members.",
    ],
)
def test_another_matter_below_a_new_text_that_ended_is_a_question(text):
    added, other = mail(NEW, text)
    assert units([added]) == [("PORT/1", "7", "add")]
    assert (other.review, other.text) == (True, text)


@pytest.mark.parametrize(
    "text",
    [
        "Moreover, this would help small ports.",
        "Without it the harbour master is alone.",
        "Reason: complaints of crews grow.",
        "Well trained masters make quiet berths.",
        "Otherwise crews would complain.",
        "We believe that safety begins here.",
    ],
)
def test_what_argues_for_a_new_text_stays_with_it(text):
    (added,) = mail(NEW, text)
    assert (units([added]), added.text) == (
        [("PORT/1", "7", "add")],
        f"{NEW}\n{text}",
    )


def test_below_a_new_text_without_quotation_marks_nothing_is_parted():
    (added,) = mail(NEW.replace('"', ""), "The fees of public berths worry us.")
    assert units([added]) == [("PORT/1", "7", "add")]


@pytest.mark.parametrize(
    "text",
    [
        "Who pays for it? (para 5) Please delete. (para 7)",
        "Who pays for it? (para 5)\nPlease delete. (para 7).",
        "Who pays for it (para 5)?\nPlease delete (para 7).",
        "Qui paie ? (par. 5) À supprimer. (par. 7)",
        "¿Quién paga? (párr. 5) Suprimir. (párr. 7)",
        "Кто платит? (пункт 5) Исключить. (пункт 7)",
        "من يدفع؟ (الفقرة 5) حذف. (الفقرة 7)",
        "Wer zahlt das? (Abs. 5) Streichen. (Abs. 7)",
    ],
)
def test_each_remark_has_the_piece_in_brackets_behind_it(text):
    assert units(mail(text)) == [
        ("PORT/1", "5", "comment"),
        ("PORT/1", "7", "delete"),
    ]


def test_a_chinese_remark_ends_at_the_bracket_behind_it():
    found = mail("收费太高。（第5段）太含糊。（第7段）")
    assert [(c.text, c.paragraphs) for c in found] == [
        ("收费太高。（第5段）", ("5",)),
        ("太含糊。（第7段）", ("7",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Who pays for it? (see para 5) Nobody knows. (para 7)",  # only a reason
        "Para 7: Who pays? (para 5) Nobody knows. (para 9)",
        "Nobody knows. (para 7) Who pays? (para 5) We do not.",
        "Nobody knows. (a joke) Who pays? (para 7)",
    ],
)
def test_but_not_where_brackets_hold_something_else(text):
    assert apart.parted(passage(text), Spoken(drafts=ONE)) == ()


def test_a_question_before_its_piece_is_no_heading():
    (found,) = mail("Where are the figures for this? (para 5)")
    assert (found.paragraphs, found.text[:5]) == (("5",), "Where")
    assert mail("Tariffs (para 5)") == ()


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Please delete. (No. 7)", ("7",)),
        ("Merge, please. (Nos. 7 and 8)", ("7", "8")),
        ("À fusionner. (n° 7 et 8)", ("7", "8")),
        ("We have two houses (No. 7) on the quay.", ()),
    ],
)
def test_a_number_in_brackets_stands_behind_a_sentence(text, labels):
    (found,) = mail(text)
    assert found.paragraphs == labels


@pytest.mark.parametrize(
    "line",
    [
        "Line 212",
        "Page 3, lines 4-6:",
        "Lignes 12, 14",
        "Línea 9",
        "Zeile 9",
        "Строка 7",
        "السطر 7",
        "第3页第7行",
    ],
)
def test_what_stands_below_the_number_of_a_line_is_no_more_of_the_comment_above(line):
    first, *rest = mail(
        "Paragraph 8 is too long.", f"{line}\nThis is nothing a crew could ever do."
    )
    assert (first.paragraphs, first.text) == (("8",), "Paragraph 8 is too long.")
    assert [c.review for c in rest] == [True]
    assert rest[0].text.startswith(line)
    assert rest[0].candidates[0].paragraph == "8"


def test_below_the_number_of_a_line_quoted_words_tell_the_piece():
    said = 'Line 9\nThe words "licensed by the harbour master after a written" puzzle.'
    found = mail("Paragraph 8 is too long.", said)
    assert [c.paragraphs for c in found] == [("8",), ("7",)]
    assert mail(said)[0].paragraphs == ("7",)


def test_below_the_heading_of_a_piece_a_line_is_one_of_that():
    found = mail("Paragraph 8", "Line 9\nThis is too long.")
    assert [c.paragraphs for c in found] == [("8",)]


def test_a_line_alone_above_the_first_words_leads_nowhere():
    (found,) = mail("Line 9", "This is nothing a crew could ever do.")
    assert found.review
