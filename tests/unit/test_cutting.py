"""Where a block is cut between its pieces, and what its parts are then."""

import pytest

from rules.location import answered
from rules.location.target import UNPLAIN, Target, comment
from rules.paragraph import prepare
from rules.terms import Action, Draft, Paragraph, Source
from tests.harbour import mail, units

KEPT = [("PORT/1", "5", "7", "keep")]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraphs 5 and 7. Paragraphs 5 and 7 are fine.",
        "Paragraphs 5 and 7\nParagraphs 5 and 7 are fine.",
        "5 and 7. Paragraphs 5 and 7 are fine.",
        "Paragraph 5 and paragraph 7. Paragraph 5 and paragraph 7 are fine.",
    ],
)
def test_pieces_that_a_heading_names_are_named_once(text):
    assert units(mail(text)) == KEPT
    more = mail(f"{text} Paragraph 8 is not.")
    assert units(more) == [*KEPT, ("PORT/1", "8", "comment")]


def test_an_answer_that_only_seemed_to_ask_for_something_is_sure():
    asked = Draft(
        id="Q",
        title="Questions on lamps",
        call="c",
        paragraphs=(Paragraph(label="Q1", text="Should lamps burn in daylight?"),),
    )
    drafts = prepare([asked])
    target = Target(document="Q", labels=("Q1",), why=UNPLAIN)
    source = Source(part="x", sha256="0", place="p1")
    waits = comment(target, "Nobody has counted the moths.", source)
    found = answered.taken(waits, drafts)
    assert (found.document, found.paragraphs) == ("Q", ("Q1",))
    assert (found.action, found.review) == (Action.COMMENT, False)
