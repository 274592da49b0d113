"""Who begins to speak in a line, and who of several says something alone."""

import pytest

from rules.location import dissent
from rules.location.target import general
from rules.paragraph import locate
from tests.harbour import ONE, part, passage, table


def said(*lines):
    """Read lines, each a paragraph of its own; where, what, and by whom."""
    passages = [passage(line, f"p{n}") for n, line in enumerate(lines)]
    return told(locate([part(*passages)], "", ONE))


def told(comments):
    return [(c.paragraphs, c.text, [who.name for who in c.speakers]) for c in comments]


def test_below_its_name_each_speaks_for_itself_and_all_for_all():
    assert said(
        "Spain:",
        "Paragraph 5: delete.",
        "For France:",
        "Paragraph 5: keep.",
        "All three:",
        "Paragraph 7 is good.",
    ) == [
        (("5",), "Paragraph 5: delete.", ["Spain"]),
        (("5",), "Paragraph 5: keep.", ["France"]),
        (("7",), "Paragraph 7 is good.", []),
    ]


def test_lines_of_one_block_are_those_of_several():
    assert said("Norway: paragraph 5 should go.\nChile: paragraph 6 is good.") == [
        (("5",), "paragraph 5 should go.", ["Norway"]),
        (("6",), "paragraph 6 is good.", ["Chile"]),
    ]


def test_below_a_heading_each_speaks_of_its_piece():
    assert said("Paragraph 5", "Norway: delete it.", "Chile and Peru: keep it.") == [
        (("5",), "Paragraph 5\ndelete it.", ["Norway"]),
        (("5",), "Paragraph 5\nkeep it.", ["Chile", "Peru"]),
    ]


def test_a_piece_that_is_named_then_ends_what_was_above():
    found = said(
        "Paragraph 5", "Norway: delete it.", "Paragraph 6: keep it.", "Chile: agreed."
    )
    assert [(where, who) for where, _, who in found][:2] == [
        (("5",), ["Norway"]),
        (("6",), ["Norway"]),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Norway:", "Paragraph 5: delete."),  # one alone tells nothing
        ("Dear all:", "Our remarks:", "Paragraph 5: delete."),
        ("Norway:", "Norway:", "Paragraph 5: delete."),
    ],
)
def test_no_voices(lines):
    assert all(not who for _, _, who in said(*lines))


def test_cells_are_no_voices():
    assert all(
        not c.speakers
        for c in table(("Paragraph", "Comment"), ("5", "Norway: no.\nChile: yes."))
    )


def test_a_list_of_pieces_stays_one():
    lines = ("We propose to delete:", "Norway: no remarks.", "- paragraph 5")
    assert all(not who for *_, who in said(*lines))


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Norway, Chile", ["Norway", "Chile"]),
        ("Norway / Chile", ["Norway", "Chile"]),
        ("Norway and Chile", ["Norway", "Chile"]),
        ("挪威、智利", ["挪威", "智利"]),
        ("Room 5", ["Room 5"]),
    ],
)
def test_names_in_one_cell(cell, names):
    rows = (("5", cell, "Delete."), ("6", "Peru", "Keep."))
    first, _ = table(("Paragraph", "By", "Comment"), *rows)
    assert [who.name for who in first.speakers] == names


def test_a_column_of_names_is_read_in_a_typed_table_too():
    lines = "Para | By | Comment\n5 | Norway | Delete.\n6 | Chile | Who pays for it?"
    assert [who for *_, who in said(lines)] == [["Norway"], ["Chile"]]
    alike = lines.replace("Chile", "Norway")
    assert [who for *_, who in said(alike)] == [[], []]


SIGNED = {"Germany": ("Germany",), "Austria": ("Austria",), "Polish Union": ("PU",)}


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Paragraph 8: delete it. Austria, however, wishes to keep it.", "Austria"),
        ("Paragraph 8: Germany would delete it.", "Germany"),
        ("Absatz 8 streichen. Österreich möchte ihn behalten.", "Austria"),
        ("Paragraph 8: PU would delete it.", "Polish Union"),
        ("Germany, Austria and PU would delete paragraph 8.", ""),
        ("Paragraph 8: we would delete it.", ""),
        ("Paragraph 8: we would delete it, as Chile did.", ""),
    ],
)
def test_some_of_those_who_sign_may_say_it_alone(text, alone):
    comments = locate([part(passage(text, "p1"))], "", ONE)
    (found,) = dissent.doubted(comments, SIGNED)
    if not alone:
        assert [found] == [*comments]
        return
    assert found.review
    assert (found.text, found.action) == (comments[0].text, comments[0].action)
    (one,) = found.candidates
    assert (one.paragraph, one.reason) == (
        "8",
        f"{alone} may say something alone in it",
    )


def test_who_signs_alone_and_what_is_on_a_whole_draft_stand():
    for text in ("Austria would keep paragraph 8.", "Austria finds all of it good."):
        comments = locate([part(passage(text, "p1"))], "", ONE)
        assert dissent.doubted(comments, {"Austria": ("Austria",)}) == tuple(comments)
    assert dissent.doubted(comments, SIGNED) == tuple(comments)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Kenya alone would like to have paragraph 8 out; Peru has no view on it.",
            "Kenya",
        ),
        ("Chile would like paragraph 8 deleted. We have no view on this.", "Chile"),
        ("Paragraph 8: delete (Chile only).", "Chile"),
        ("Only Norway wants paragraph 8 to go.", "Norway"),
        ("Le Kenya seul souhaite supprimer le paragraphe 8.", "Le Kenya"),
        ("Solo Chile desea suprimir el párrafo 8.", "Chile"),
        ("Только Канада просит исключить пункт 8.", "Канада"),
        ("Nur Polen will Absatz 8 streichen.", "Polen"),
        ("只有日本建议删除第8段。", "日本"),
        ("كينيا وحدها تطلب حذف الفقرة 8.", "كينيا"),
        ("Peru alone would like to see paragraph 8 deleted.", ""),
        ("Paragraph 8 is read by fishermen alone; delete it.", ""),
        ("Paragraph 8 should apply in Kenya only.", ""),
        ("Only two of the ports in paragraph 8 are open.", ""),
        ("Chile would like paragraph 8 deleted, and so would we.", ""),
    ],
)
def test_what_another_state_wants_alone_is_asked(text, who):
    comments = locate([part(passage(text, "p1"))], "", ONE)
    (found,) = dissent.doubted(comments, {"Peru": ("Peru", "Pérou")})
    reasons = {c.reason for c in found.candidates}
    assert (f"{who} may say something alone in it" in reasons) is bool(who)


def test_what_is_said_of_a_draft_as_a_whole_stays_so():
    source = passage("x", "p1").source
    said = general("PORT/1", "Austria welcomes the draft.", source)
    assert dissent.doubted([said], SIGNED) == (said,)
