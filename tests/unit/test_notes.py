"""Attribution: notes in the margin that speak of other notes, or of another piece."""

import pytest

from rules.paragraph import locate
from tests.harbour import ONE, TEXTS, part, passage, units
from tests.unit.test_copies import annotated, note

SAME = (
    *("Same here", "See above.", "ditto", "Same comment as above"),
    *("idem", "voir ci-dessus", "même remarque", "ídem", "véase arriba"),
    *("lo mismo aquí", "то же самое", "см. выше", "كذلك", "انظر أعلاه"),
    *("同上", "见上文", "ebenso", "siehe oben", "dito", "gleiche Anmerkung"),
)


@pytest.mark.parametrize("said", SAME)
def test_a_note_that_says_the_same_asks_for_what_the_one_before_it_does(said):
    found = annotated(
        note("Delete this paragraph.", "p7"), note(said, "p8", place="c2")
    )
    assert units(found) == [("PORT/1", "7", "delete"), ("PORT/1", "8", "delete")]


def test_the_note_before_is_the_senders_own_if_there_is_one():
    found = annotated(
        note("Delete this paragraph.", "p7"),
        note("Keep as it is.", "p8", place="c2", author="Bo"),
        note("same here", "p9", place="c3"),
    )
    assert units(found)[-1] == ("PORT/1", "9", "delete")


def test_a_note_that_says_the_same_of_nothing_plain_is_asked_about():
    [alone] = annotated(note("see above", "p7"))
    assert alone.review
    assert [c.paragraph for c in alone.candidates] == ["7"]
    found = annotated(
        note("Delete.", "p98"),
        note("Same here", "p7", place="c2"),
        note("Same here", "p0", place="c3"),
    )
    assert [c.review for c in found] == [True, True, False]
    assert str(found[2].action) == "general"


def test_who_agrees_on_the_same_words_agrees_with_the_note_there():
    found = annotated(
        note("Delete this paragraph.", "p7"),
        note("I agree", "p7", place="c2", author="Bo"),
        note("I agree", "p8", place="c3", author="Bo"),
    )
    assert [str(c.action) for c in found] == ["delete", "comment", "keep"]


def test_the_label_that_heads_a_note_goes_before_what_it_hangs_on():
    found = annotated(
        note("Para 9: delete.", "p7"),
        note("Para 9:", "p7", place="c2"),
        note("Delete para 9 as well.", "p7", place="c3"),
        note("Delete, as paragraph 9 already covers this.", "p7", place="c4"),
    )
    assert units(found)[0] == ("PORT/1", "9", "delete")
    assert [c.review for c in found] == [False, True, True, False]
    assert units(found)[-1] == ("PORT/1", "7", "delete")
    assert [c.paragraph for c in found[2].candidates] == ["9", "7"]


def test_one_paragraph_with_a_note_on_it_is_a_copy():
    body = passage(f"7. {TEXTS['7']}", "p7")
    parts = [part(body, note("Delete.", "p7"), name="d.docx", body=False)]
    assert units(locate(parts, "", ONE)) == [("PORT/1", "7", "delete")]


def test_a_note_of_a_whole_chinese_sentence_is_no_bare_word_on_a_few():
    found = annotated(
        note("删除", "p7", anchor_text="examination"),
        note("这一段应当全部删除", "p8", place="c2", anchor_text="fog"),
    )
    assert [str(c.action) for c in found] == ["amend", "delete"]
