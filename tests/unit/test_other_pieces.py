"""Other pieces that a comment names: to look at, in line with, at the end, inside."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import ONE, PORTS, TWO, mail, units


def draft(name, title, *labels):
    paragraphs = tuple(
        Paragraph(label=label, text=f"Rule {label} is on the {place}.")
        for place, label in enumerate(labels, 1)
    )
    return Draft(id=name, title=title, call="c", paragraphs=paragraphs)


PILOTS = draft(
    "PC", "Pilots Convention", "1(1)", "1(2)", "2(1)", "2(2)", "2(3)", "3(1)", "3(2)"
)
QUAYS = draft(
    "QC",
    "Code of the quays",
    *(f"2.{n}.{k}" for n in range(1, 6) for k in range(1, 4)),
)
BOTH = prepare([PILOTS, QUAYS])


# --- pieces that are only looked at -------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        (
            "Divers wait for hours. The office may wish to look at paragraph 5 in this "
            "context."
        ),
        (
            "Les plongeurs attendent. Le bureau voudra bien lire le paragraphe 5 à cet "
            "égard."
        ),
        "Los buzos esperan. La oficina querrá leer el párrafo 5 al respecto.",
        "Водолазы ждут. Бюро хотело бы прочитать пункт 5 в этой связи.",
    ],
)
def test_what_is_to_be_looked_at_in_this_connection_is_no_point(said):
    (only,) = mail("Paragraph 9", said)
    assert (only.review, only.paragraphs) == (False, ("9",))


@pytest.mark.parametrize(
    "said",
    [
        (
            "We ask that § 7 be brought into line with § 11 by saying ‘oral’ instead "
            "of ‘written’."
        ),
        (
            "Nous proposons que le paragraphe 7 soit mis en conformité avec le "
            "paragraphe 11 en écrivant « oral » au lieu de « written »."
        ),
        (
            "Proponemos que el párrafo 7 se ponga en consonancia con el párrafo 11 "
            "diciendo «oral» en lugar de «written»."
        ),
        (
            "Предлагаем привести пункт 7 в соответствие с пунктом 11, заменив "
            "«written» на «oral»."
        ),
        (
            "Wir schlagen vor, Absatz 7 mit Absatz 11 in Einklang zu bringen und "
            "„oral“ statt „written“ zu schreiben."
        ),
        (
            "We ask that § 7 be brought into line with section 9 of our position by "
            "saying ‘oral’ instead of ‘written’."
        ),
    ],
)
def test_a_piece_is_changed_in_line_with_another(said):
    assert units(mail(said)) == [("PORT/1", "7", "amend")]


# --- a further piece is done away with ----------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "Paragraph 7: who examines? Please do away with paragraph 8.",
        "Paragraph 7: who examines? Kindly take out paragraph 8.",
        "Párrafo 7: ¿quién examina? Pedimos prescindir del párrafo 8.",
        "Пункт 7: кто экзаменует? Просим отказаться от пункта 8.",
        "Absatz 7: Wer prüft? Bitte verzichten Sie auf Absatz 8.",
        "الفقرة 7: من يمتحن؟ نرجو الاستغناء عن الفقرة 8.",
        "第7段：谁来考试？请删掉第8段。",
    ],
)
def test_a_verb_of_several_words_has_its_own_object(said):
    found = units(mail(said))
    assert found == [("PORT/1", "7", "comment"), ("PORT/1", "8", "delete")]


# --- the end of the draft, and all inside an article --------------------------------


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("Article 2(1): why?", "The very last paragraph of the document: delete."),
        (
            "Article 2, paragraphe 1 : pourquoi ?",
            "Le tout dernier paragraphe du document : à supprimer.",
        ),
        ("Artículo 2(1): ¿por qué?", "El último párrafo del documento: suprimir."),
        ("Artikel 2 Absatz 1: warum?", "Der letzte Absatz des Dokuments: streichen."),
        ("Статья 2, пункт 1: зачем?", "Последний пункт документа: исключить."),
        ("Article 2(1): why?", "الفقرة الأخيرة من الوثيقة: تحذف."),
        ("第2条第1款：为什么？", "文件最后一段：删除。"),
    ],
)
def test_the_last_of_the_document_is_not_the_last_of_the_article(first, said):
    *_, last = mail(first, said, drafts=prepare([PILOTS]))
    assert units([last]) == [("PC", "3(2)", "delete")]


def test_the_last_of_the_document_is_of_the_draft_spoken_of_before():
    *_, last = mail(
        "Article 2(1): why?", "The last paragraph of the draft: delete.", drafts=BOTH
    )
    assert units([last]) == [("PC", "3(2)", "delete")]


def test_the_last_article_of_the_document_is_all_that_it_holds():
    *_, last = mail(
        "Article 2(1): why?", "The last article of the document: delete.", drafts=BOTH
    )
    assert units([last]) == [("PC", "3(1)", "3(2)", "delete")]


def test_of_which_draft_it_is_the_last_is_asked():
    (only,) = mail("The last paragraph of the document: delete.", drafts=BOTH)
    assert only.review


@pytest.mark.parametrize(
    "said",
    [
        "Article 2 in all its paragraphs gives our pilots some worry: who pays?",
        "Artikel 2 in allen seinen Absätzen: wer zahlt?",
        "El artículo 2 en todos sus párrafos: ¿quién paga?",
    ],
)
def test_a_remark_on_all_the_pieces_of_an_article_is_on_each(said):
    (only,) = mail(said, drafts=prepare([PILOTS]))
    assert only.paragraphs == ("2(1)", "2(2)", "2(3)")
    assert not only.review


def test_a_section_in_pieces_is_offered_with_those_it_holds():
    (only,) = mail("Section 2.4 should go.", drafts=BOTH)
    assert [c.paragraph for c in only.candidates] == ["2.4.1", "2.4.2", "2.4.3"]


def test_no_adjective_stands_between_last_and_a_verb():
    (only,) = mail(
        "Paragraph 7 puzzled us. What we saw in the last seasons points elsewhere.",
        drafts=ONE,
    )
    assert units([only]) == [("PORT/1", "7", "comment")]


# --- numbers with stops at the heads of lines ---------------------------------------


def test_numbers_with_stops_that_leap_are_those_of_the_one_draft_spoken_of():
    found = mail(
        "2.3.2 - Ropes are old.",
        "2.4.3: Delete. Nobody has such ropes.",
        "Section 2.1.1 - please keep it.",
        drafts=BOTH,
    )
    assert units(found) == [
        ("QC", "2.3.2", "comment"),
        ("QC", "2.4.3", "delete"),
        ("QC", "2.1.1", "keep"),
    ]


def test_numbers_with_stops_that_follow_each_other_may_be_the_senders_own():
    found = mail(
        "2.1.1 - Ropes are old.",
        "2.1.2 - Nobody has such ropes.",
        "Section 2.5.1 - please keep it.",
        drafts=BOTH,
    )
    assert units(found) == [("QC", "2.5.1", "keep")]


def test_a_number_before_which_a_line_was_broken_heads_nothing():
    said = (
        "Section 2.3.1: Ropes freeze in the dark months. The office may want to read\n"
        "2.4.1 in this connection."
    )
    (only,) = mail(said, drafts=BOTH)
    assert (only.review, only.paragraphs) == (False, ("2.3.1",))


def test_lines_that_begin_with_numbers_are_points_however_long():
    said = (
        "2.3.1 too long, and nobody in our ports will have the money to pay for it\n"
        "2.4.1 fine as it stands and we would not want any other text there at all"
    )
    found = units(mail("Code of the quays", said, drafts=prepare([PORTS, QUAYS])))
    assert [f[1] for f in found] == ["2.3.1", "2.4.1"]


def test_a_number_and_a_piece_that_is_named_are_one_list():
    (only,) = mail("2.3.1 and point 2.3.2 should be merged.", drafts=BOTH)
    assert units([only]) == [("QC", "2.3.1", "2.3.2", "merge")]


def test_into_is_no_word_that_holds_a_piece_in_another():
    (only,) = mail(
        "We would fold Article 2, paragraph 3 into Article 2(1).", drafts=BOTH
    )
    assert {*only.paragraphs} == {"2(3)", "2(1)"}


def test_a_sign_and_a_number_at_the_head_of_a_block_are_no_more_of_the_one_above():
    first, second = mail(
        "Please keep paragraph 8.", "No. 11. Just a hint: cranes fall."
    )
    assert units([first]) == [("PORT/1", "8", "keep")]
    assert second.review
    assert [c.paragraph for c in second.candidates] == ["11"]


def test_a_sign_and_a_number_behind_a_number_of_the_senders():
    found = mail("3) No. 11 – some background: cranes fall.")
    assert units(found) == [("PORT/1", "11", "comment")]


def test_what_a_piece_is_brought_into_line_with_is_no_partner_of_it():
    (only,) = mail("We ask that paragraph 7 be brought into line with\nparagraph 11.")
    assert (only.review, only.paragraphs) == (False, ("7",))


@pytest.mark.parametrize(
    ("drafts", "subject", "most"),
    [(ONE, "", 3), (TWO, "", 2), (TWO, "Remarks on the Harbour Rules", 3)],
)
def test_of_several_drafts_none_of_which_is_named_fewer_pieces_are_offered(
    drafts, subject, most
):
    text = "Ombudsmen, exemptions and examinations worry the smaller islands."
    (found,) = mail(text, drafts=drafts, subject=subject)
    assert found.review
    assert len(found.candidates) == most
    offered = {(each.document, each.paragraph) for each in found.candidates}
    assert offered <= {("PORT/1", "6"), ("PORT/1", "7"), ("PORT/1", "11")}
