"""A letter that many send is read once, whoever signs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from rules import paragraph
from rules.location import same_letter
from rules.terms import Comment, Draft, Paragraph, PartText, Passage, Source

DRAFTS = paragraph.prepare(
    [
        Draft(
            id="D",
            title="Draft on wells",
            call="c",
            paragraphs=tuple(
                Paragraph(label=str(n), text=f"Well {n} is open to all who live near.")
                for n in range(1, 9)
            ),
        )
    ]
)
SAYS = "Paragraph 3: please delete the word “near”."


def letter(*blocks: str, sha256: str, body: bool = True) -> PartText:
    name = "body" if body else "letter.docx"
    return PartText(
        name=name,
        sha256=sha256,
        is_body=body,
        passages=tuple(
            Passage(text=text, source=Source(part=name, sha256=sha256, place=f"l{n}"))
            for n, text in enumerate(blocks, 1)
        ),
    )


class Counted:
    """The rule that reads a letter, and how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(
        self, parts: Sequence[PartText], subject: str, drafts: paragraph.Drafts
    ) -> Iterator[Comment]:
        self.asked += 1
        return iter(paragraph.locate(parts, subject, drafts))

    def read(self, *parts: PartText, subject: str = "Wells") -> list[Comment]:
        return same_letter.read(self, parts, subject, DRAFTS)


@pytest.fixture
def rule() -> Counted:
    return Counted()


def test_a_letter_with_another_name_below_is_not_read_again(rule: Counted) -> None:
    first = rule.read(letter(SAYS, "Yours sincerely,\nAda Brook", sha256="a"))
    second = rule.read(letter(SAYS, "Yours sincerely,\nBo Field", sha256="b"))
    assert rule.asked == 1
    assert [c.source.sha256 for c in (*first, *second)] == ["a", "b"]
    assert first[0].text == second[0].text == SAYS


@pytest.mark.parametrize(
    "other",
    [
        letter(f"{SAYS} Thank you.", sha256="b"),  # other words
        letter(SAYS, "Yours sincerely,\nParagraph 4: agreed", sha256="b"),
        letter("Dear all,", SAYS, sha256="b"),  # at another place
    ],
)
def test_what_differs_by_more_is_read_by_itself(rule: Counted, other: PartText) -> None:
    one = rule.read(letter(SAYS, "Yours sincerely,\nAda Brook", sha256="a"))
    rule.read(other)
    assert rule.asked == 2
    assert one


def test_another_subject_is_another_letter(rule: Counted) -> None:
    for subject in ("Wells", "Paragraph 7"):
        rule.read(letter(SAYS, sha256="a"), subject=subject)
    assert rule.asked == 2


@pytest.mark.parametrize(
    "long",
    [
        letter(SAYS, "Wells are deep. " * 400, sha256="a"),
        letter(SAYS, sha256="a", body=False),
    ],
)
def test_long_letters_and_files_are_not_remembered(
    rule: Counted, long: PartText
) -> None:
    rule.read(long)
    rule.read(long)
    assert rule.asked == 2


def test_whoever_signs_with_a_point_is_heard() -> None:
    (made,) = paragraph.locate(
        [letter("Kind regards,\nParagraph 4 should go", sha256="a")], "", DRAFTS
    )
    assert made.paragraphs == ("4",)
