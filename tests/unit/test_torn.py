"""Words that say one thing of a piece and another of the next, or leave one out."""

from dataclasses import replace

import pytest

from rules.location import torn
from rules.terms import Action, Draft, Paragraph
from tests.harbour import LAW, PORTS, TWO, mail, prepare, units

BOTH = prepare([PORTS, LAW])


def asked(*blocks, drafts=BOTH):
    return [
        tuple(c.paragraph for c in one.candidates)
        for one in mail(*blocks, drafts=drafts)
        if one.review
    ]


@pytest.mark.parametrize(
    "text",
    [
        (
            "With regard to the Harbour Rules, we support paragraph 5 and paragraph 9"
            " should be deleted."
        ),
        "On the Harbour Rules: we support paragraph 5; paragraph 9 should be deleted.",
        "As to the Harbour Rules, we endorse paragraph 5 but paragraph 9 should go.",
        "Harbour Rules: keep paragraph 5, delete paragraph 9.",
        (
            "As regards the Harbour Rules we support paragraph 5, while paragraph 9"
            " should be deleted."
        ),
        (
            "S'agissant des Harbour Rules, nous appuyons le paragraphe 5 et le"
            " paragraphe 9 devrait être supprimé."
        ),
        (
            "En cuanto a las Harbour Rules, apoyamos el párrafo 5 y el párrafo 9"
            " debería suprimirse."
        ),
        (
            "В отношении Harbour Rules мы поддерживаем пункт 5, а пункт 9 следует"
            " исключить."
        ),
        "关于Harbour Rules，我们支持第5段，第9段应删除。",
        (
            "Zu den Harbour Rules: Wir unterstützen Absatz 5, und Absatz 9 ist zu"
            " streichen."
        ),
    ],
)
def test_a_draft_named_first_takes_no_stance_away(text):
    found = mail(text, drafts=BOTH)
    assert units(found) == [("PORT/1", "5", "keep"), ("PORT/1", "9", "delete")]
    assert "".join(c.text for c in found).split() == text.split()


def test_what_is_said_of_three_pieces_behind_a_draft_is_said_of_each():
    text = "On the Shipping act: support Article 3(1), delete Article 3(2), keep 4."
    assert units(mail(text.replace("keep 4", "keep Article 4"), drafts=BOTH)) == [
        ("LAW", "3(1)", "keep"),
        ("LAW", "3(2)", "delete"),
        ("LAW", "4", "keep"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We support the Harbour Rules, with the exception of paragraph 9.",
        "Estmark supports all paragraphs of the Harbour Rules except 9.",
        "We accept the Harbour Rules as a whole, apart from paragraph 9.",
        "Nous appuyons les Harbour Rules, à l'exception du paragraphe 9.",
        "Nous soutenons les Harbour Rules, sauf le paragraphe 9.",
        "Apoyamos las Harbour Rules, salvo el párrafo 9.",
        "Мы поддерживаем Harbour Rules, за исключением пункта 9.",
        "除第9段外，我们支持Harbour Rules。",
        "نؤيد Harbour Rules باستثناء الفقرة 9.",
        "Wir unterstützen die Harbour Rules mit Ausnahme von Absatz 9.",
    ],
)
def test_a_piece_that_is_left_out_is_asked_about(text):
    assert asked(text) == [("9",)]
    assert units(mail(text, drafts=BOTH)) == []


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "We support paragraphs 5 to 8, except 7, which should be deleted.",
            ("5", "6", "7", "8"),
        ),
        ("Paragraphs 5, 6 and 7 are fine, 9 should be deleted.", ("5", "6", "7", "9")),
        ("Please keep paragraphs 5 and 6 and drop 7.", ("5", "6", "7")),
        ("Paragraph 7 stays, 8 goes, 9 stays.", ("7", "8", "9")),
        ("Paragraph 5 should be kept, and 6 deleted.", ("5", "6")),
        ("Les paragraphes 5 et 6 sont bons, mais 7 doit disparaître.", ("5", "6", "7")),
        ("Пункты 5 и 6 хороши, а 7 следует исключить.", ("5", "6", "7")),
        ("第5段很好，7应删除。", ("5", "7")),
        ("El párrafo 8 fuera, el 5 que se quede.", ("5", "8")),
        ("Le paragraphe 8 est superflu, le 5 reste.", ("5", "8")),
        ("Please delete paragraph 8, hang on to 5.", ("5", "8")),
        ("We think that paragraph 5 is fine and that paragraph 9 is odd.", ("5", "9")),
        (
            "We would like paragraph 5 to stay and paragraph 9 to go.",
            ("5", "9"),
        ),
        (
            (
                "We agree with Estmark on Article 4 of the Shipping act and with its"
                " wish to delete paragraph 9 of the Harbour Rules."
            ),
            ("4", "9"),
        ),
    ],
)
def test_what_goes_on_about_another_piece_is_asked_about(text, pieces):
    (found,) = asked(text)
    assert set(found) == set(pieces)
    assert units(mail(text, drafts=BOTH)) == []


def test_the_last_number_of_a_nested_citation_is_no_piece_of_its_own():
    text = "Article 4 is lax, and under article 3, paragraphs 1 and 2 should be merged."
    assert asked(text, drafts=prepare([LAW])) == [("4", "3(1)", "3(2)")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Paragraphs 5 and 6 should be deleted.", ("5", "6", "delete")),
        ("We support the deletion of paragraphs 5 and 6.", ("5", "6", "delete")),
        (
            "Delete paragraphs 5 and 6: they do not support the aims.",
            ("5", "6", "delete"),
        ),
        ("We support paragraphs 5 and 6 against all doubts.", ("5", "6", "keep")),
        ("Paragraph 5: ships must pay, except those of fishers.", ("5", "comment")),
        ("Paragraph 8: excepted are 9 ports of the north.", ("8", "comment")),
        ('Paragraph 8: delete "except paragraph 9".', ("8", "amend")),
        ("Delete paragraph 9. Our port has 5 berths.", ("9", "delete")),
        ("Delete paragraph 9. Keep 5 berths free.", ("9", "delete")),
    ],
)
def test_one_statement_stays_one(text, unit):
    assert units(mail(text, drafts=BOTH)) == [("PORT/1", *unit)]


def test_of_many_pieces_no_more_are_offered_than_a_person_can_look_at():
    text = "Paragraphs 5, 6, 7, 8, 9, 9 bis and 11 are fine, 4 and 3 are not; 2 is too."
    assert asked(text, drafts=prepare([PORTS])) == []
    (found,) = asked(
        "We support paragraphs 1 to 7 of the Lake Rules, and 5 to 9 of the Harbour"
        " Rules, except 7.",
        drafts=TWO,
    )
    assert len(found) <= torn.FEW


def test_a_line_that_begins_with_the_sign_of_another_piece_is_seen():
    text = "Article 3(1) of the Shipping act: within a year\n(2) delete"
    assert asked(text) == [("3(1)", "3(2)")]
    assert asked(text.replace("(2) delete", "(9) delete")) == []


def test_an_item_below_the_name_of_a_piece_may_be_about_what_is_in_it():
    text = "On Article 3 of the Shipping act:\n(1) within a year\n(2) delete\n(3) why?"
    found = mail(text, drafts=BOTH)
    assert [one.text for one in found] == [*text.split("\n")[1:3], "(3) why?"]
    assert [[c.paragraph for c in one.candidates] for one in found[:2]] == [
        ["3(1)", "3", "3(2)"],
        ["3(2)", "3", "3(1)"],
    ]


def test_an_item_below_the_name_of_several_pieces_is_offered_these():
    inner = tuple(
        replace(LAW.paragraphs[0], label=f"8({n})", heading="Article 8 - tolls")
        for n in (1, 2)
    )
    tolls = prepare([PORTS, replace(LAW, paragraphs=(*LAW.paragraphs, *inner))])
    text = "Article 8 of the Shipping act\n1. fine\n2. delete\n- too long"
    found = mail(text, drafts=tolls)
    assert all(one.review for one in found)
    offered = [[c.paragraph for c in one.candidates] for one in found]
    assert offered[:2] == [["8(1)", "8(2)"], ["8(2)", "8(1)"]]
    assert "\n".join(one.text for one in found) == text.partition("\n")[2]


def test_points_below_a_piece_that_has_none_are_all_about_it():
    text = "On paragraph 9 of the Harbour Rules:\n(1) too short\n(2) too late"
    (one,) = mail(text, drafts=BOTH)
    assert (one.paragraphs, one.text) == (("9",), text)


@pytest.mark.parametrize(
    "text",
    [
        "We prefer paragraph 6 to paragraph 9.",
        "Nous préférons le paragraphe 6 au paragraphe 9.",
        "Preferimos el párrafo 6 al párrafo 9.",
        "Мы предпочитаем пункт 6 пункту 9.",
    ],
)
def test_of_two_pieces_the_one_that_is_preferred_is_asked_with_the_other(text):
    (one,) = mail(text, drafts=prepare([PORTS]))
    assert one.review
    assert sorted(c.paragraph for c in one.candidates) == ["6", "9"]


@pytest.mark.parametrize(
    "text",
    [
        "There is a tension between paragraphs 6 and 9.",
        "Il y a une contradiction entre les paragraphes 6 et 9.",
        "Hay una contradicción entre los párrafos 6 y 9.",
        "Есть противоречие между пунктами 6 и 9.",
        "Der Widerspruch zwischen Absatz 6 und Absatz 9 fällt auf.",
    ],
)
def test_a_tension_between_two_pieces_is_about_these_two(text):
    assert {p for c in mail(text, drafts=prepare([PORTS])) for p in c.paragraphs} == {
        "6",
        "9",
    }


_ACT = prepare(
    [
        Draft(
            id="TOLLS",
            title="Draft toll act",
            call="c",
            paragraphs=tuple(
                Paragraph(
                    label=n, text=f"Toll {n} of barges.", heading=f"Article {n[0]}"
                )
                for n in ("1(1)", "1(2)", "2", "3")
            ),
        )
    ]
)


@pytest.mark.parametrize(
    "blocks",
    [
        ("Article 2\n1. ok\n2. delete",),
        ("Article 2:", "1. ok", "2. delete"),
        ("Article 2\n(1) The toll is too high.\n(2) Delete.",),
        ("Artikel 2\n1. einverstanden\n2. streichen",),
        ("Статья 2\n1. согласны\n2. исключить",),
        ("第二条\n1. 同意\n2. 删除",),
        ("Article 3", "Paragraph 2: delete"),
    ],
)
def test_points_on_an_article_without_paragraphs_do_not_delete_it(blocks):
    (found,) = mail(*blocks, drafts=_ACT)
    assert (found.review, found.candidates[0].document) == (True, "TOLLS")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Article 2\n1. ok\n2. ok", "keep"),
        (
            "Article 2\n1. The toll is too high.\n2. Please delete the article.",
            "delete",
        ),
        ("Article 2\n1. We agree.\n2. Please add “in spring”.", "amend"),
    ],
)
def test_points_that_agree_or_name_the_article_ask_for_what_they_say(text, asked):
    assert units(mail(text, drafts=_ACT)) == [("TOLLS", "2", asked)]


QUOTED = ("> Paragraph 8: delete.", "> Paragraph 9: shorter.")


@pytest.mark.parametrize(
    "text",
    [
        "We agree with Kenya below, except on paragraph 8, which we would keep.",
        "We agree with Kenya below, except for paragraph 8, which should stay.",
        "We agree with what is below, except on paragraph 8, which Peru would keep.",
        "Nous souscrivons à ce qui suit plus bas, sauf le paragraphe 8, à conserver.",
    ],
)
def test_agreement_with_what_is_quoted_but_for_a_piece_is_a_question(text):
    (one,) = mail(text, *QUOTED)
    assert (one.review, one.action) == (True, Action.KEEP)
    assert {c.paragraph for c in one.candidates} == {"8", "9"}


@pytest.mark.parametrize(
    "text",
    [
        "We endorse what Kenya wrote below.",
        "Same as Kenya below.",
        "Nous souscrivons à ce que le Kenya écrit plus bas.",
        "Suscribimos lo que dice Kenya más abajo.",
        "Мы согласны с Кенией ниже.",
        "我们同意下面肯尼亚的意见。",
        "نؤيد ما قالته كينيا أدناه.",
        "Wir schließen uns Kenia unten an.",
    ],
)
def test_agreement_with_what_is_quoted_is_asked_about_with_what_that_cites(text):
    (one,) = mail(text, *QUOTED)
    assert (one.review, one.text) == (True, text)
    assert [c.paragraph for c in one.candidates] == ["8", "9"]


def test_without_a_quotation_it_is_what_it_was():
    assert units(mail("We agree with paragraph 8, as said below.")) == [
        ("PORT/1", "8", "keep")
    ]
