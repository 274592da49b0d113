"""Lists of verdicts, each behind the bare number of its piece."""

import pytest

from rules.paragraph import locate, prepare
from tests.harbour import LAW, ONE, TWO, mail, part, passage, units

ACT = prepare([LAW])
FORMS = ["{}: {}", "{} - {}", "{} {}", "({}) {}", "§{} {}", "§ {}: {}", "- {}: {}"]
SAID = [
    ("5", "ok", "keep"),
    ("6", "replace “twenty” with “thirty”", "amend"),
    ("8", "delete", "delete"),
    ("9 bis", "at what price?", "comment"),
]


@pytest.mark.parametrize("form", FORMS)
def test_each_line_is_on_the_piece_with_its_number(form):
    lines = [form.format(label, said) for label, said, _ in SAID]
    expected = [("PORT/1", label, action) for label, _, action in SAID]
    found = mail("Hello,", "\n".join(lines), subject="the Harbour Rules")
    assert units(found) == expected
    assert [c.text for c in found] == lines
    text = "\n".join(["Hi all,", *lines, "Cheers, Ann"])
    assert units(mail(text, subject="the Harbour Rules")) == expected
    assert units(mail("\n\n".join(lines))) == expected
    blocks = [passage(line, f"p{n}") for n, line in enumerate(lines)]
    assert units(locate([part(*blocks, body=False)], "", ONE)) == expected


@pytest.mark.parametrize(
    "lines",
    [
        "1: ok\n2: delete\n3: replace “lake” by “pond”",
        "1 - fine\n2 - out\n3 - replace “lake” by “pond”",
    ],
)
def test_numbers_from_one_on_are_labels_too_where_one_draft_is_spoken_of(lines):
    expected = [("LAKE/1", "1", "keep"), ("LAKE/1", "2", "delete")]
    found = mail("On the Lake Rules:", lines, drafts=TWO)
    assert units(found) == [*expected, ("LAKE/1", "3", "amend")]
    assert all(c.review or c.document == "LAKE/1" for c in mail(lines, drafts=TWO))


def test_below_the_heading_of_pieces_numbers_are_those_of_it():
    found = mail("Paragraphs 5 to 7:\n5 - ok\n6 - delete\n7 - ok", drafts=ONE)
    assert units(found)[-2:] == [("PORT/1", "6", "delete"), ("PORT/1", "7", "keep")]
    for heading in ("Article 3", "Article 4"):
        found = mail(f"{heading}\n1 - ok\n2 - delete", drafts=ACT)
        assert not {("LAW", "1", "keep"), ("LAW", "2", "delete")} & {*units(found)}


@pytest.mark.parametrize(
    "lines",
    [
        "5 - Paragraph 8: delete\n6 - ok",  # their own list
        "5 - ships came in\n6 - ok",  # asks for nothing
        "9 - ok\n5 - delete",  # counts nothing
        "5 a) ok\n5 b) delete",
        f"5 - ok\n6 - delete {'and again ' * 20}",
        "5 - ok\n99 - delete",
    ],
)
def test_other_numbers_at_the_heads_of_lines_are_read_as_they_stand(lines):
    told = "\n".join(c.text for c in mail("The Harbour Rules", lines))
    assert told.split() == lines.split()


@pytest.mark.parametrize(
    "lines",
    [
        ("9 bis. Keep.", "9 bis. Delete it."),
        ("9 бис. Оставить.", "9 бис. Исключить."),
        ("9 مكررا. يحذف", "9 مكررا. يحذف"),
    ],
)
def test_a_suffix_is_no_verdict_on_the_number_before_it(lines):
    assert {unit[1] for unit in units(mail("\n".join(lines)))} == {"9 bis"}
