"""What of an accepted submission nobody has seen, told to whoever must look."""

from __future__ import annotations

import pytest

from rules.terms import (
    Action,
    Comment,
    Evidence,
    PartText,
    Passage,
    Source,
)
from rules.unseen import unseen
from rules.unseen_flags import Unseen, said

SOURCE = Source(part="body", sha256="0", place="p1")
COMMENT = Comment(
    document="D",
    paragraphs=("2",),
    action=Action.DELETE,
    text="Delete 2.",
    source=SOURCE,
    evidence=Evidence(kind="explicit_ref", value="2"),
)
ATTACHED = "Please find attached our comments."
LINK = "Our comments: https://files.example/c.pdf"


def part(text: str = "", name: str = "body") -> PartText:
    passages = (Passage(text=text, source=SOURCE),) if text else ()
    body = name == "body"
    return PartText(name=name, sha256="0", is_body=body, passages=passages)


@pytest.mark.parametrize(
    ("texts", "comments", "held", "expected"),
    [
        ([part("Delete 2.")], [COMMENT], False, set()),
        ([part("Delete 2."), part(name="a.doc")], [COMMENT], True, {Unseen.FILE}),
        ([part(), part(name="a.doc")], [], True, {Unseen.FILE, Unseen.NOTHING}),
        ([part(), part(name="photo.jpg")], [], False, {Unseen.NOTHING}),
        ([part(ATTACHED)], [], False, {Unseen.NOTHING, Unseen.MISSING}),
        ([part(ATTACHED)], [COMMENT], False, {Unseen.MISSING}),
        ([part(ATTACHED), part("Delete 2.", "a.docx")], [COMMENT], False, set()),
        ([part(LINK)], [], False, {Unseen.NOTHING, Unseen.LINK}),
        ([part(LINK)], [COMMENT], False, set()),
    ],
)
def test_what_nobody_saw_is_named(texts, comments, held, expected):
    assert unseen(texts, comments, held=held) == expected


def test_it_is_said_in_words_with_the_files_that_were_not_read():
    flags = [Unseen.MISSING.value, "dmarc_fail", Unseen.NOTHING.value]
    assert said(flags, []) == (
        "No comment was found in it. It speaks of a file, and none came with it."
    )
    assert said([Unseen.FILE], ["a.doc", "b{}.pdf"]) == "Not read: a.doc, b{}.pdf."
    assert said([Unseen.LINK], []) == "It gives a link, and links are not opened."
    assert said([], []) == ""


def test_who_asks_not_to_be_published_is_named_also_by_the_subject():
    said_ = [part("Delete 2. Please do not print my name.")]
    assert unseen(said_, [COMMENT], held=False) == {Unseen.ASKED}
    subject = "Not for publication"
    found = unseen([part("Delete 2.")], [COMMENT], held=False, subject=subject)
    assert found == {Unseen.ASKED}
