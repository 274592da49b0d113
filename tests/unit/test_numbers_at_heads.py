"""Numbers with which a sentence or a line begins, and what is called otherwise."""

from __future__ import annotations

import pytest

from rules.action import action
from rules.paragraph import prepare
from rules.terms import Action, Draft, Paragraph
from tests.harbour import TWO, mail, units


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
