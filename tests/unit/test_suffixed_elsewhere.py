"""A suffix that one draft prints is its own, unless a new piece is spoken of."""

from tests.harbour import TWO, copied, mail, units

HEAD = "Our remarks on the Lake Rules"
OFFER = ": new paragraph to be inserted after this: “Buoys are lit at night.”"


def test_where_another_draft_is_spoken_of_it_is_a_question():
    (found,) = mail(HEAD, f"§ 9 bis{OFFER}", drafts=TWO)
    assert found.review
    assert ("PORT/1", "9 bis") in {(c.document, c.paragraph) for c in found.candidates}


def test_a_new_one_stands_behind_its_number_in_the_draft_spoken_of():
    found = mail(HEAD, "Insert a new paragraph 6 bis: “Buoys are lit.”", drafts=TWO)
    assert units(found) == [("LAKE/1", "6", "add")]
    found = mail("Please insert a new paragraph 9 ter: “Buoys are lit.”", drafts=TWO)
    assert units(found) == [("PORT/1", "9 bis", "add")]


def test_below_one_paragraph_with_new_words_a_farewell_is_no_paragraph():
    said = (
        "Nous proposons de reformuler le paragraphe 8 comme suit : « The harbour "
        "master may close the port in heavy weather, ice or thick fog. »"
    )
    farewell = "Veuillez agréer, Madame, l'expression de ma considération distinguée."
    assert [c.paragraphs for c in mail(said, farewell)] == [("8",)]
    assert [c.paragraphs for c in copied(said, farewell)] == [("8",)]
