"""A pilcrow before a number calls it a paragraph, as a section sign does."""

import pytest

from tests.harbour import TWO, mail, table, units


@pytest.mark.parametrize(
    "said",
    [
        "We ask that you delete ¶ 7.",
        "In our view ¶7 should be deleted.",
        "(b) Remark on ¶ 7 of the Harbour Rules: please delete.",
        "4. ¶ 7. This is superfluous and should be deleted.",
        "Nous demandons la suppression du ¶7.",
        "Pedimos la supresión del ¶ 7.",
        "Просим исключить ¶ 7.",
        "Wir bitten, ¶7 zu streichen.",
        "نقترح حذف ¶ 7.",
        "建议删除¶7。",
        "建议删除§7。",
    ],
)
def test_a_number_behind_one_is_cited(said):
    assert units(mail(said)) == [("PORT/1", "7", "delete")]


def test_several_stand_behind_two_and_beside_other_nouns():
    (found,) = mail("Please delete ¶¶ 6 and 8.")
    assert found.paragraphs == ("6", "8")
    (found,) = mail("We propose to merge ¶5 and paragraph 9.")
    assert (found.paragraphs, found.action) == (("5", "9"), "merge")
    first, second = mail(
        "We would keep paragraph 8 as it is. In ¶6 we would say “may” not “are”."
    )
    assert (first.paragraphs, second.paragraphs) == (("8",), ("6",))


def test_one_behind_the_name_of_a_draft_is_of_that():
    (found,) = mail("Lake Rules ¶ 7: delete", drafts=TWO)
    assert (found.document, found.paragraphs) == ("LAKE/1", ("7",))


def test_a_line_of_labels_alone_says_nothing_of_them():
    assert mail("No comments on ¶¶ 5 and 7.") == ()


def test_it_heads_a_column():
    (found,) = table(["¶", "Remark"], ["8", "Please delete."])
    assert (found.paragraphs, found.action) == (("8",), "delete")


def test_where_it_ends_a_paragraph_it_cites_nothing():
    (found,) = mail("Paragraph 5: too dear.¶\n¶\n3 boats were lost. ¶")
    assert found.paragraphs == ("5",)
