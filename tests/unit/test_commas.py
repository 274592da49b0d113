"""Behind a comma stands a paragraph of the article before it, or another article."""

import pytest

from rules.citation import citable, references
from rules.paragraph import prepare
from tests.harbour import mail
from tests.unit.test_names_and_wholes import cited, light, upto

ACT = light(
    "ACT",
    "Act on lighthouses",
    *("1", "2(1)", "2(2)", "2(3)", "3(1)", "3(2)", "5(1)", "5(2)", "5(2)(a)"),
    *("5(2)(b)", "8(1)", "8(2)", "8(3)", "10"),
)
ANNEX = light("AX", "Annex II", "1.1", "1.2", "2.1", aliases=["附件二"])
DECISION = light("RES", "Draft resolution on fog", *upto(12))
CONVENTION = light("CON", "Draft convention on fog", *upto(12))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Article 8, 2: who pays?", "8(2)"),
        ("Article 8,2 is too long.", "8(2)"),
        ("Article 5, 2(b) should be deleted.", "5(2)(b)"),
        ("Article 5, 2 (b): keep.", "5(2)(b)"),
        ("Letter (a) of Article 5, 2 is unclear.", "5(2)(a)"),
        ("In Article 5, 2, letter (b) is unclear.", "5(2)(b)"),
        ("Article 2, 3: too many.", "2(3)"),
        ("Article 8, 1 and 3 say the same.", "8(1) 8(3)"),
        ("Article 8, 1-3: agreed.", "8(1) 8(2) 8(3)"),
        ("Delete Article 8, 2 and Article 5, 1.", "8(2) 5(1)"),
        ("L'article 8, 2 est superflu.", "8(2)"),
        ("El artículo 8, 3 sobra.", "8(3)"),
        ("Art. 8, 2: streichen.", "8(2)"),
        ("Artikel 8, 2 ist zu lang.", "8(2)"),
        ("Статью 8, 2 следует исключить.", "8(2)"),
        ("ст. 8, 2: исключить.", "8(2)"),
        ("نقترح حذف المادة 8، 2.", "8(2)"),
    ],
)
def test_a_paragraph_stands_behind_a_comma(text, found):
    assert cited(text, ACT) == [f"ACT {found}"]


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("Articles 8, 2 and 1 are fine.", ["8", "2", "1"]),
        ("Article 2, 3 and 5 are fine.", ["2", "3", "5"]),  # they go up
        ("Artikel 2, 3 sind gut.", ["2", "3"]),  # one or several
        ("Статей 8, 2 слишком много.", ["8", "2"]),
        ("Article 8, 9 is new.", ["8", "9"]),  # none is printed there
        ("Article 8-10, 2 are long.", ["8", "2"]),
        ("Article 8 or 2 should go.", ["8", "2"]),
    ],
)
def test_or_else_another_article(text, articles):
    [found] = references(text, citable([ACT]))
    assert [".".join(item.path) for item in found.mention.items] == articles


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("附件二1.2：应删除。", "AX 1.2"),
        ("建议在附件二2.1之后增加一条。", "AX 2.1"),
    ],
)
def test_no_space_parts_a_chinese_name_from_a_number(text, found):
    assert cited(text, ANNEX, DECISION) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nummer 7 des Resolutionsentwurfs ist gut.", "RES 7"),
        ("Absatz 7 im Konventionsentwurf ist gut.", "CON 7"),
        ("Absatz 7 des Entwurfs der Konvention ist gut.", "CON 7"),
    ],
)
def test_a_german_compound_names_a_draft_by_its_kind(text, found):
    assert cited(text, DECISION, CONVENTION) == [found]


MANUAL = light("MAN", "Manual of lamps", "1.1", "1.2", "3.1.2", "5.1", "5.2")
LISTED = light("NOTE", "Note on lamps", *upto(6))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Paragraph 5,1 : no.", "5.1"),
        ("par 1,2 is fine", "1.2"),
        ("Para 3,1,2: no.", "3.1.2"),
        ("Para 1,1 and 5,2: no.", "1.1 5.2"),
        ("Le paragraphe 5,2 est bon.", "5.2"),
        ("El párrafo 5,2 sobra.", "5.2"),
        ("Пункт 5,2: нет.", "5.2"),
        ("Absatz 5,2: nein.", "5.2"),
        ("الفقرة 5,2: لا.", "5.2"),
    ],
)
def test_a_comma_is_a_stop_where_that_is_printed(text, found):
    assert cited(text, MANUAL) == [f"MAN {found}"]
    assert cited(text, MANUAL, LISTED, in_force=("MAN",)) == [f"MAN {found}"]


def test_what_is_printed_either_way_is_a_question():
    both = ["MAN 5.1", "NOTE 5", "NOTE 1"]
    assert cited("Para 5,1: no.", MANUAL, LISTED) == [both]
    assert cited("Para 5,1: no.", MANUAL, LISTED, in_force=("NOTE",)) == ["NOTE 5 1"]
    assert cited("Paras 5,1: no.", MANUAL, LISTED, in_force=("NOTE",)) == ["NOTE 5 1"]
    assert cited("Para 5, 2: no.", MANUAL, LISTED) == ["NOTE 5 2"]
    assert cited("Para 5,6: no.", MANUAL, LISTED) == ["NOTE 5 6"]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Статья 5.", "Пункты 1,2 - исключить."),
        ("Artikel 5.", "Die Absätzen 1,2 sind zu streichen."),
        ("المادة 5.", "تحذف الفقرات 1,2."),
        ("Article 5.", "Paragraphs 1,2 - delete."),
    ],
)
def test_behind_a_noun_for_several_a_comma_is_no_stop_in_a_number(head, said):
    texts = prepare([ACT, light("SEC", "Sections on fog", *upto(2), "1.2")])
    (found,) = mail(f"{head} {said}", drafts=texts, subject="Act on lighthouses")
    assert found.paragraphs == ("5(1)", "5(2)")


@pytest.mark.parametrize("word", ["Статьей", "Статьёй"])
def test_articles_may_be_what_something_lies_between(word):
    said = f"Есть противоречие между {word} 1 и {word} 10."
    assert cited(said, ACT) == ["ACT 1 10"]
