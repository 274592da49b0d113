"""What is to be added to an article stands behind its last piece."""

from dataclasses import replace

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import SECTIONS, mail, units

LABELS = ("1(1)", "1(2)", "2(1)", "2(1)(a)", "2(2)", "3(1)", "3(2)", "4")
PILOTS = Draft(
    id="PILOTS",
    title="Pilots act",
    call="c",
    paragraphs=tuple(Paragraph(label=n, text=f"Duty {n} of pilots.") for n in LABELS),
)
BUOYS = Draft(
    id="BU/1",
    title="Notes on buoys",
    call="c",
    paragraphs=tuple(
        Paragraph(label=str(n), text=f"Buoy {n} is red.") for n in range(1, 9)
    ),
)
ALONE, BOTH = prepare([PILOTS]), prepare([BUOYS, PILOTS])


def added(text, drafts):
    return [(*each.paragraphs, each.action.value) for each in mail(text, drafts=drafts)]


@pytest.mark.parametrize("drafts", [ALONE, BOTH], ids=["alone", "beside another"])
@pytest.mark.parametrize(
    "text",
    [
        'A new paragraph 3 is added to Article 3: "Pilots rest."',
        'Article 3: insert a new paragraph 3: "Pilots rest."',
        'Article 3. A new paragraph 3 is added: "Pilots rest."',
        'Article 3, after paragraph 2, insert: "Pilots rest at night."',
        'Article 3: insert a new paragraph 2 bis: "Pilots rest."',
        "À l'article 3, ajouter un paragraphe 3 ainsi libellé : « Le pilote dort. »",
        "Se añade al artículo 3 un nuevo apartado 3: «El práctico duerme».",
        "Добавить в статью 3 новый пункт 3: «Лоцман спит.»",
        "تضاف إلى المادة 3 فقرة 3 جديدة: «ينام المرشد.»",
        'Dem Artikel 3 wird folgender Absatz 3 angefügt: "Der Lotse schläft."',
    ],
)
def test_a_new_piece_of_an_article_stands_behind_its_last_one(text, drafts):
    assert added(text, drafts) == [("3(2)", "add")]


def test_a_new_article_stands_behind_the_last_piece_of_the_one_before():
    text = 'Insert a new Article 3 bis: "Pilots rest."'
    assert added(text, ALONE) == [("3(2)", "add")]


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ('In Article 3(1), add a new point (c): "Pilots rest."', "3(1)(b)"),
        ('In Article 2(1), add a new point (b): "Pilots rest."', "2(1)(a)"),
        ('Add a new point (a) to Article 2(2): "Pilots rest."', "2(2)"),
        ('Article 4: add a new point (b): "Pilots rest."', "4"),
        ('Insert a new paragraph 4 ter: "Pilots rest."', "4 bis"),
        ('In paragraph 4, insert a new paragraph 4 ter: "Pilots rest."', "4 bis"),
        ('Insert a new paragraph 4 quinquies: "Pilots rest."', "4 bis"),
        ('Insert a new paragraph 4c: "Pilots rest."', "4"),
    ],
)
def test_what_stands_before_a_new_piece_is_the_nearest_that_is_printed(text, behind):
    labels = (*LABELS, "3(1)(a)", "3(1)(b)", "4 bis")
    said = (Paragraph(label=n, text=f"Duty {n} of pilots.") for n in labels)
    drafts = prepare([replace(PILOTS, paragraphs=tuple(said))])
    assert added(text, drafts) == [(behind, "add")]


def test_chinese_names_a_new_piece_in_its_article():
    assert added("在第3条增加第3款：“引航员应休息。”", ALONE) == [("3(2)", "add")]


def test_a_piece_that_an_article_has_is_no_new_one():
    (found,) = mail("Article 3, paragraph 2: add the word “rested”.", drafts=BOTH)
    assert (found.paragraphs, found.action.value) == (("3(2)",), "amend")


def test_a_piece_that_is_pointed_at_is_none_that_is_added():
    text = "We could live with Article 1(1), if the same article were shorter."
    assert [each.document for each in mail(text, drafts=ALONE)] == ["PILOTS"]


def test_a_gap_is_asked_about():
    text = 'A new paragraph 7 is added to Article 3: "Pilots rest."'
    assert all(each.review for each in mail(text, drafts=ALONE))


# --- what is held against a piece bears what is said of it -------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Supprimer le paragraphe 5, qui fait double emploi avec le paragraphe 6.",
        "We see no need for paragraph 5, given that paragraph 6 already implies it.",
        "Paragraph 5 duplicates paragraph 6 and could go.",
    ],
)
def test_what_a_piece_repeats_is_no_piece_of_the_demand(text):
    assert units(mail(text)) == [("PORT/1", "5", "delete")]


# --- a piece in brackets, or between commas, names the subject ----------------------


def test_a_subject_is_named_by_its_piece():
    text = (
        "Paragraph 6 is too kind; we would delete it. Licensing pilots, paragraph 7, "
        "is what examiners are for. Closed ports (paragraph 8) are a nuisance."
    )
    found = [(*c.paragraphs, c.action.value) for c in mail(text)]
    assert [x[0] for x in found] == ["6", "7", "8"]


def test_a_subject_in_the_words_of_the_piece_is_its_own():
    told = "A written examination, as foreseen in paragraph 7, is far too little."
    other = "A quiet office, as foreseen in paragraph 7, is far too little."
    assert [each.review for each in mail(told)] == [False]
    assert [each.review for each in mail(other)] == [True]


def test_a_letter_that_a_paragraph_lacks_is_new_in_it_and_not_that_of_another():
    labels = ("1", "4", "4(a)", "4(b)", "4(c)", "4(d)", "10", "10(a)", "10(b)", "10(c)")
    said = (Paragraph(label=n, text=f"Rule {n} of wells.") for n in labels)
    wells = Draft(id="W/1", title="Wells", call="c", paragraphs=tuple(said))
    text = 'Proposal 2 (paragraph 10). Add a new subparagraph (d): "Wells are dry."'
    assert added(text, prepare([wells])) == [("10(c)", "add")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paragraph 10: delete (c).", [("10(c)", "delete")]),
        ("Paragraph 10: please delete (a) and (c).", [("10(a)", "10(c)", "delete")]),
        ("Paragraph 1: delete (c).", [("1", "amend")]),
        ("Paragraph 10: delete it.", [("10", "delete")]),
        ("Paragraphs 1 and 10: delete (c).", [("1", "10", "delete")]),
    ],
)
def test_letters_alone_name_points_of_the_piece_before_them(text, expected):
    labels = ("1", "4", "10", "10(a)", "10(b)", "10(c)")
    said = (Paragraph(label=n, text=f"Rule {n} of wells.") for n in labels)
    wells = Draft(id="W/1", title="Well water", call="c", paragraphs=tuple(said))
    assert added(text, prepare([wells])) == expected


def test_what_is_named_as_well_is_no_reason():
    text = "The fee in paragraph 5, as well as the exemption in paragraph 6, is high."
    named = {x for c in mail(text) for x in c.paragraphs}
    asked = {x.paragraph for c in mail(text) for x in c.candidates}
    assert named | asked == {"5", "6"}


def test_a_new_piece_of_another_article_stands_with_that():
    text = "In Article 1(1), we would add a new Article 4 bis on fees."
    assert [each.review for each in mail(text, drafts=ALONE)] == [False]


LETTERED = Draft(
    id="ACT",
    title="Shipping act",
    call="c",
    paragraphs=tuple(
        Paragraph(label=n, text=f"Duty {n} of owners.")
        for n in ("2(1)", "2(2)", "2(2)(a)", "2(2)(b)", "5", "6")
    ),
)


@pytest.mark.parametrize("above", ["Article 2, paragraph 2", "Article 2, 2(a): fine."])
@pytest.mark.parametrize(
    "said",
    [
        'After (b), insert a new (c): "to mend the nets".',
        'Behind letter (b) a new letter (c) is needed: "to mend the nets".',
        "Après le point (b), ajouter « (c) réparer les filets ».",
        "После подпункта (b) добавить новый подпункт (c): «чинить сети».",
    ],
)
def test_the_next_letter_below_its_paragraph_stands_behind_the_one_before(above, said):
    found = mail(above, said, drafts=prepare([LETTERED]))
    assert units(found)[-1] == ("ACT", "2(2)(b)", "add")


def test_letters_that_do_not_follow_or_are_in_no_paragraph_add_nothing_there():
    drafts = prepare([LETTERED])
    for said in ('After (b), insert a new (f): "x".', 'After (d), insert (e): "x".'):
        found = mail("Article 2, 2(a): fine.", said, drafts=drafts)
        assert ("ACT", "2(2)(b)", "add") not in units(found)
    pieces = tuple(Paragraph(label=f"1({x})", text=f"Net {x}.") for x in "ab")
    nets = Draft(id="NETS", title="Nets", call="c", paragraphs=pieces)
    both = prepare([LETTERED, nets])
    found = mail('After (b), insert a new (c): "to mend the nets".', drafts=both)
    assert all(c.review for c in found)


@pytest.mark.parametrize(
    "said",
    [
        'Between 7 and 8 insert: "Pilots rest for ten hours."',
        'Between 7 and 8 a new paragraph is needed: "Pilots rest for ten hours."',
        "Entre 7 et 8, ajouter : « Les pilotes se reposent dix heures. »",
        "在7和8之间增加：“领航员休息十小时。”",
    ],
)
def test_what_is_to_stand_between_two_bare_numbers_is_no_more_of_the_line_above(said):
    found = mail("Paragraph 5: fine.", said)
    assert units(found) == [("PORT/1", "5", "keep"), ("PORT/1", "7", "add")]
    assert units(mail("Paragraph 5: fine.", said.replace("8", "20"))) != units(found)


@pytest.mark.parametrize(
    "said",
    [
        'Between 3.1 and 3.2 insert: "Buoys are lit."',
        "Zwischen 3.1 und 3.2 einfügen: „Buoys are lit.“",
    ],
)
def test_what_is_to_stand_between_two_dotted_numbers(said):
    found = mail("4.1 - excellent.", said, drafts=prepare([SECTIONS]))
    assert units(found)[-1] == ("MANUAL", "3.1", "add")
