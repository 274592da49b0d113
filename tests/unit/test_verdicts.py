"""Lists of verdicts, each behind the bare number of its piece."""

import pytest

from rules.paragraph import locate, prepare
from rules.terms import Draft, Paragraph
from tests.harbour import LAKES, LAW, ONE, TWO, mail, part, passage, units

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


#: An act in articles beside a draft that prints whole paragraphs of their numbers.
PIERS = Draft(
    id="PIERS",
    title="Act on piers",
    call="c",
    paragraphs=tuple(
        Paragraph(label=n, text=f"Pier {n} is swept on Mondays.")
        for n in ("1(1)", "1(2)", "2(1)", "2(2)", "2(3)", "3(1)", "3(2)")
    ),
)
PIERS_AND_LAKES = prepare([PIERS, LAKES])


@pytest.mark.parametrize("heading", ["Article 2", "On Article 2:", "Artículo 2"])
@pytest.mark.parametrize(
    "lines",
    [
        ["1. ok", "2. delete", "3. why?"],
        ["1: ok", "2: delete", "3: who sweeps?"],
        ["1. ok", "2. delete", "3. too long"],
        ["- 1: ok", "- 2: delete", "- 3: long"],
    ],
)
@pytest.mark.parametrize("blocks", [True, False])
def test_verdicts_below_the_name_of_an_article_are_on_its_paragraphs(
    heading, lines, blocks
):
    said = [heading, *lines] if blocks else ["\n".join([heading, *lines])]
    found = mail(*said, drafts=PIERS_AND_LAKES)
    assert units(found) == [
        ("PIERS", "2(1)", "keep"),
        ("PIERS", "2(2)", "delete"),
        ("PIERS", "2(3)", "comment"),
    ]
    assert [c.text for c in found] == lines


@pytest.mark.parametrize(
    "said",
    [
        ["Article 2", "1. ok", "4. delete"],  # it has no fourth
        ["Article 2 is too short.", "1. Nobody sweeps.", "2. We would."],
        ["Article 2", "1. Too short.", "2. Nobody sweeps."],
        ["Article 2", "Too short.", "1: ok", "2: long"],
        ["Articles 2 and 3", "1. ok", "2. delete"],
        ["Our remarks", "1. ok", "2. long"],
        ["第二条", "1: 同意", "2: 删除"],
        ["1. ok", "2. long"],
    ],
)
def test_other_numbers_below_an_article_are_a_question(said):
    found = mail(*said, drafts=PIERS_AND_LAKES)
    assert found
    assert all(c.review for c in found)


def test_below_an_article_of_another_draft_than_the_one_spoken_of_a_person_is_asked():
    said = ["Article 2", "1. ok", "2. delete"]
    found = mail(*said, subject="On the Lake Rules", drafts=PIERS_AND_LAKES)
    assert found
    assert all(c.review for c in found)


def test_a_list_with_stops_does_not_go_on_with_one_without():
    found = mail("On the Lake Rules:", "4: ok\n5: delete\n6. Nobody bathes here.")
    assert [c.text for c in found][:2] == ["4: ok", "5: delete"]


@pytest.mark.parametrize("said", ["第二条应删除。", "Clause 2 should be deleted."])
def test_a_clause_that_is_an_article_here_and_a_paragraph_there_is_a_question(said):
    (found,) = mail(said, drafts=PIERS_AND_LAKES)
    told = {(c.document, c.paragraph) for c in found.candidates}
    assert told >= {("PIERS", "2(1)"), ("PIERS", "2(2)")}
    assert units(mail(said, subject="The Lake Rules", drafts=PIERS_AND_LAKES)) == [
        ("LAKE/1", "2", "delete")
    ]
    several = "第二条和第四条应删除。"
    assert units(mail(several, drafts=PIERS_AND_LAKES))


@pytest.mark.parametrize(
    "said",
    [
        ["5: ok"],
        ["Hello,", "5: ok", "Kind regards"],
        ["On behalf of Norland: 5: ok"],
        ["On behalf of Norland:", "5: ok"],
    ],
)
def test_a_vote_on_a_number_alone_in_its_block_is_asked_about(said):
    found = [c for c in mail(*said, drafts=TWO) if c.review]
    assert [c.text for c in found] == [next(x for x in said if "5" in x)]


@pytest.mark.parametrize(
    "said",
    [
        "On behalf of the Guild: paragraph 7 needs three examiners.",
        "Au nom de la Guilde : le paragraphe 7 doit être plus court.",
        "Im Namen der Gilde: Paragraph 7 muss kürzer werden.",
    ],
)
def test_behind_a_colon_a_piece_is_no_matter_of_a_cover(said):
    (found,) = mail(said, drafts=ONE)
    assert (found.paragraphs, found.action.value) == (("7",), "amend")


def test_what_says_nothing_of_a_piece_behind_a_colon_may_accompany():
    said = "On behalf of the Guild we submit our comments: paragraph 7 in the annex."
    assert all(c.review for c in mail(said, drafts=ONE))
