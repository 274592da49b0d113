"""Numbers with which a sentence or a line begins, and what is called otherwise."""

from __future__ import annotations

import pytest

from rules.action import action
from rules.paragraph import prepare
from rules.terms import Action, Draft, Paragraph
from tests.harbour import SECTIONS, TWO, mail, units


def draft(name, title, labels, heading=""):
    return Draft(
        id=name,
        title=title,
        call="c",
        aliases=(f"Draft {name}",),
        paragraphs=tuple(
            Paragraph(label=n, text=f"The lock {n} opens at dawn.", heading=heading)
            for n in labels
        ),
    )


CODE = draft("CODE", "Code of practice", ("1.1", "1.2", "2.1", "2.2", "2.5", "3.3"))
LAW = draft(
    "LAW", "Model law on locks", ("2(1)", "2(2)", "8(1)", "8(2)"), "Section 2. Locks"
)
DECL = draft("DECL", "Declaration", [str(n) for n in range(1, 31)])
ALL = prepare([CODE, LAW, DECL])


@pytest.mark.parametrize(
    "said",
    [
        "Clause 2.2 is good. We want it so. Then 1.2. Please delete it.",
        "Clause 2.2 was easy, we agree. About 1.2 we had a quarrel: delete it.",
        "Draft CODE, 2.2: agreed. Draft CODE, 1.2: delete.",
    ],
)
def test_a_further_sentence_begins_with_a_number_with_stops(said):
    found = mail(said, drafts=ALL)
    assert len(found) == 2
    assert units(found)[-1] == ("CODE", "1.2", "delete")


def test_a_country_behind_a_number_is_no_other_text():
    found = mail("2.2 In Norway it opens later.", "3.3 We agree.", drafts=ALL)
    assert [label for _, label, _ in units(found)] == ["2.2", "3.3"]


def test_numbers_that_leap_are_those_of_the_draft_whatever_is_named_besides():
    block = "22. Delete.\n21. Delete.\n20. Delete.\n11. Delete."
    found = units(mail(block, "Section 8(1): delete.", drafts=ALL))
    assert [label for _, label, _ in found] == ["22", "21", "20", "11", "8(1)"]
    own = "2. Delete 2.1.\n3. Delete 2.2.\n4. Delete 2.5.\n5. Delete 3.3."
    assert not [u for u in units(mail(own, drafts=ALL)) if u[0] == "DECL"]
    deep = "22(1). Delete.\n11. Delete.\n20. Delete.\n7. Delete."
    assert all(c.document != "LAW" for c in mail(deep, drafts=ALL))


@pytest.mark.parametrize(
    "said",
    [
        "Article 8(2) : à supprimer.",
        "المادة 8(2): تحذف.",
        "s. 8(2): delete.",
        "Artículo 8(2): suprimir.",
    ],
)
def test_the_section_of_a_law_is_an_article_in_other_languages(said):
    assert units(mail(said, drafts=ALL)) == [("LAW", "8(2)", "delete")]


def test_what_was_cited_before_a_stop_argues_no_more():
    said = (
        "El párrafo 9 nos gusta; que quede como está. En el párrafo 10 suprimir todo."
    )
    found = mail(said, drafts=ALL)
    assert [c.paragraphs for c in found] == [("9",), ("10",)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("¶ should be deleted as well.", Action.DELETE),
        ("¶ should be struck too.", Action.DELETE),
        ("¶ should name the islands as well.", Action.AMEND),
        ("¶: our union supports this clause, too.", Action.KEEP),
        ("¶: nobody supports this clause.", Action.COMMENT),
    ],
)
def test_what_is_wanted_as_well(said, expected):
    assert action(said) is expected


@pytest.mark.parametrize(
    "said",
    [
        "Paragraph 4: most keepers of our villages sleep until noon in winter.",
        "Paragraph 4: please note that a lamp for each of 880 boats costs a fortune.",
    ],
)
def test_what_only_remarks_in_more_than_a_few_words_wants_nothing(said):
    assert units(mail(said, drafts=ALL)) == [("DECL", "4", "comment")]


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("8: delete.", "delete"),
        ("8 – supprimer", "delete"),
        ("8: einverstanden", "keep"),
    ],
)
def test_a_number_with_a_verdict_below_the_name_of_a_draft_is_its_paragraph(
    said, action
):
    found = mail("On the Harbour Rules", said, drafts=TWO)
    assert units(found) == [("PORT/1", "8", action)]


def test_a_number_below_the_name_of_a_draft_is_offered_from_it_first():
    for said in ("7: too long for such a rule.", "5: so it should be said at once."):
        (found,) = mail("On the Lake Rules", said, drafts=TWO)
        assert found.review
        assert (found.candidates[0].document, found.candidates[0].paragraph) == (
            "LAKE/1",
            said[0],
        )
    (found,) = mail("On the Lake Rules", "1: delete.", drafts=TWO)
    assert found.review


@pytest.mark.parametrize(
    "text", ["7. Delete.", "(7) Delete.", "No. 1. Delete.", "No. 7 to 8. Delete."]
)
def test_a_number_that_may_count_what_is_said_is_no_piece_alone(text):
    assert all(found.review for found in mail(text) if found.paragraphs != ("7", "8"))


MANUAL = prepare([SECTIONS])


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        # the lines of a printed draft stand behind the numbers, and go up
        (
            (
                "1 (87) Who pays?\n2 (413) Should keys be in Section 6?\n"
                "3.1 (485, 491) Odd.\n6 (790) Why so late?"
            ),
            [("1",), ("2",), ("3.1",), ("6",)],
        ),
        ("1 (l. 12) Who pays?\n3.1 (l. 88-90) Why so late?", [("1",), ("3.1",)]),
        # they are not those of what is counted, nor years, nor printed inside
        ("1 (4) members came.\n2 (9) left.", []),
        ("1 (1990) was bad.\n2 (2001) was fine.", []),
        ("1 (87) Who pays?\n2 (40) Who opens?", []),
        ("9 (87) Who pays?\n8 (413) Who opens?", []),
    ],
)
def test_numbers_with_the_lines_of_a_draft_are_pieces(said, labels):
    found = [c.paragraphs for c in mail(said, drafts=MANUAL) if not c.review]
    assert [paths for paths in found if paths] == labels


def test_a_point_that_is_printed_in_brackets_is_no_line():
    found = mail("2 (1) opens late.\n8 (2) opens early.", drafts=prepare([LAW]))
    assert ("2",) not in [c.paragraphs for c in found]
    many = mail("2 (1) is late.\n8 (99) is early.", drafts=prepare([LAW]))
    assert ("8",) not in [c.paragraphs for c in many]


@pytest.mark.parametrize(
    "said",
    [
        "3.1: Should this be moved to Section 6?",
        "3.1 – should it rather go in Section 6?",
        "3.1 : cela devrait-il figurer dans la section 6 ?",
        "3.1: ¿No debería estar en la sección 6?",
        "3.1: Gehört das in Abschnitt 6?",
        "Section 3.1 is odd. Should this be moved to Section 6?",
    ],
)
def test_where_a_piece_should_go_is_only_asked(said):
    (found,) = mail(said, drafts=MANUAL)
    assert (found.paragraphs, found.review) == (("3.1",), False)


@pytest.mark.parametrize(
    ("said", "label"),
    [
        # the sender counts his remarks
        ("3.1: We would delete Section 6.", "6"),
        ("3.1: Should Section 6 be shorter?", "6"),
    ],
)
def test_a_number_before_what_is_asked_of_another_is_the_senders(said, label):
    (found,) = mail(said, drafts=MANUAL)
    assert found.paragraphs == (label,)


def test_a_number_that_is_the_subject_of_its_sentence_is_a_piece():
    (found,) = mail("3.1 should be moved to Section 6.", drafts=MANUAL)
    assert "3.1" in {c.paragraph for c in found.candidates}


def test_a_further_question_on_another_thing_is_asked_about():
    said = "Section 4.1 is odd. Could a word be put in Section 6?"
    assert any(c.review or "6" in c.paragraphs for c in mail(said, drafts=MANUAL))
