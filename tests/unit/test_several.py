"""What is said of both drafts is never laid to the one that was spoken of before."""

import pytest

from rules.location.several import above, means_all
from tests.harbour import ONE, TWO, mail, table, units

HEADER = ("Document", "Paragraph", "Comment")
BOTH = {("PORT/1", "6"), ("LAKE/1", "6")}


def asked(comment):
    return {(c.document, c.paragraph) for c in comment.candidates}


def said(*blocks, drafts=TWO):
    return mail("Harbour Rules", "Paragraph 5: delete it.", *blocks, drafts=drafts)[-1]


@pytest.mark.parametrize(
    "words",
    [
        *("Both", "ALL", "both drafts", "All documents", "all three", "each text"),
        *("les deux", "Tous", "les deux projets", "tous les textes", "chacun"),
        *("ambos", "Todos", "los dos proyectos", "todos los documentos"),
        *("Оба", "все проекты", "обоих документов", "Каждый"),
        *("كلاهما", "كلا المشروعين", "جميع الوثائق", "الكل"),
        *("两者", "两份草案", "所有文件", "全部"),
        *("beide", "Alle", "beide Entwürfe", "alle Texte"),
        "the Harbour Rules and the Lake Rules",
    ],
)
def test_a_row_of_several_drafts_is_asked_about_with_each_that_prints_it(words):
    rows = [
        ("Harbour Rules", "5", "Delete it."),
        (words, "6", "Delete this one."),
        ("", "7", "And this one, delete it."),
        ("Lake Rules", "6", "Delete it."),
    ]
    first, several, below, last = table(HEADER, *rows, drafts=TWO)
    assert units([first, last]) == [
        ("PORT/1", "5", "delete"),
        ("LAKE/1", "6", "delete"),
    ]
    assert (several.review, several.document, asked(several)) == (True, None, BOTH)
    assert asked(below) == {("PORT/1", "7"), ("LAKE/1", "7")}


def test_a_piece_that_one_of_them_prints_is_no_more_certain():
    first, second = table(
        HEADER, ("Both", "9", "Delete it."), ("Both", "77", "Delete it."), drafts=TWO
    )
    assert (first.review, asked(first)) == (True, {("PORT/1", "9")})
    assert (second.review, asked(second)) == (True, set())


def test_of_one_draft_alone_nothing_is_asked():
    rows = ("Both", "6", "Delete it."), ("", "7", "Delete it.")
    found = table(HEADER, *rows, drafts=ONE)
    assert units(found) == [("PORT/1", "6", "delete"), ("PORT/1", "7", "delete")]
    assert units([said("Both drafts", "Paragraph 6: delete it.", drafts=ONE)])
    assert units([said("In both drafts, delete paragraph 6.", drafts=ONE)])


@pytest.mark.parametrize(
    "reference", ["Both drafts, para 6", "Para 6 (both)", "6, both drafts"]
)
def test_a_reference_may_say_it_too(reference):
    rows = ("Harbour Rules 5", "Delete it."), (reference, "Delete it.")
    found = table(("Reference", "Comment"), *rows, drafts=TWO)
    assert (found[1].review, asked(found[1])) == (True, BOTH)


def test_a_row_alone_may_say_it_of_those_below():
    rows = (
        ("", "Harbour Rules", ""),
        ("1", "Paragraph 5", "Delete it."),
        ("", "Both drafts", ""),
        ("2", "Paragraph 6", "Delete it."),
    )
    found = table(("No.", "Paragraph", "Comment"), *rows, drafts=TWO)
    assert [asked(one) for one in found] == [set(), BOTH]


def test_a_form_may_say_it():
    record = "Document: {}\nParagraph: 6\nComment: please delete it."
    form = "\n\n".join(map(record.format, ("Harbour Rules", "Both")))
    first, second = mail(form, drafts=TWO)
    assert units([first]) == [("PORT/1", "6", "delete")]
    assert asked(second) == BOTH


@pytest.mark.parametrize(
    "blocks",
    [
        ("Both drafts", "Paragraph 6: delete it."),
        ("Both:", "Paragraph 6: delete it."),
        ("In both drafts paragraph 6 should be deleted.",),
        ("Paragraph 6 of both drafts should be deleted.",),
        ("Paragraph 6 (both drafts): please delete it.",),
        ("Paragraph 6 (both): please delete it.",),
        ("Paragraph 6 in both texts: please delete it.",),
        ("Paragraph 6 should be deleted from all drafts.",),
        ("Les deux projets, paragraphe 6 : à supprimer.",),
        ("Il faut supprimer le paragraphe 6 dans les deux projets.",),
        ("En ambos textos, suprimir el párrafo 6.",),
        ("В обоих проектах пункт 6 следует исключить.",),
        ("في كلا المشروعين، ينبغي حذف الفقرة 6.",),
        ("两份草案第6段：建议删除。",),
        ("Absatz 6 in beiden Entwürfen streichen.",),
    ],
)
def test_what_running_text_says_of_several_drafts_is_asked_about(blocks):
    found = said(*blocks)
    assert (found.review, found.document, asked(found)) == (True, None, BOTH)


@pytest.mark.parametrize(
    "words",
    [
        "Paragraph 6: both documents must be kept on board.",
        "Paragraph 6 is too long. Both would gain from shorter sentences.",
        "Paragraph 6: all texts on safety should be published.",
        "Le paragraphe 6 doit couvrir tous les projets du port.",
        "Пункт 6 должен касаться всех проектов порта.",
        "All boats should be named in paragraph 6.",
    ],
)
def test_both_of_what_a_paragraph_speaks_of_asks_nobody(words):
    assert ("LAKE/1", "6") not in asked(said(words))


def test_all_alone_above_a_text_greets_and_both_of_something_names_no_drafts():
    assert above("All,", TWO) == ()
    assert above("Both", ONE) == ()
    assert above("Both", TWO) == ("PORT/1", "LAKE/1")
    assert not means_all("both parts of 3")
    assert not means_all("all fees")


@pytest.mark.parametrize(("count", "asked"), [(20, False), (60, True)])
def test_who_names_more_pieces_than_are_read_together_is_asked(count, asked):
    named = (f"paragraph {7 + n % 3} of the Harbour Rules" for n in range(count))
    (found,) = mail(f"Please delete {', '.join(named)}.")
    assert found.review is asked
