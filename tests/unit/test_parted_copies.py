"""Copies in which paragraphs were parted or joined, their words as they were."""

from dataclasses import replace

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph, PassageKind
from tests.harbour import TEXTS, copied, passage, units

LONG = f"{TEXTS['7']} They carry their licence with them."
DRAFT = prepare(
    [
        Draft(
            id="PORT/2",
            title="Harbour rules, second draft",
            call="c",
            paragraphs=tuple(
                Paragraph(label=label, text=LONG if label == "7" else text)
                for label, text in TEXTS.items()
            ),
        )
    ]
)
ROMAN = prepare(
    [
        Draft(
            id="PORT/3",
            title="Harbour rules, third draft",
            call="c",
            paragraphs=tuple(
                Paragraph(label=label, text=text)
                for label, text in zip(
                    ("I.1", "I.2", "I.3", "II.1", "II.2", "II.3"),
                    (LONG, *(TEXTS[x] for x in ("5", "6", "8", "9", "11"))),
                    strict=True,
                )
            ),
        )
    ]
)
FIRST, SECOND = TEXTS["7"], "They carry their licence with them."


def lines(but=None, **more):
    """Return the paragraphs of a copy, some of them otherwise."""
    own = {label: [f"{label}\t{text}"] for label, text in TEXTS.items()}
    own["7"] = [f"7\t{LONG}"]
    own |= (but or {}) | more
    return [line for each in own.values() for line in each]


@pytest.mark.parametrize(
    "parts",
    [
        [f"7\t{FIRST}", SECOND],
        [f"7. {FIRST}", SECOND],
        ["7\tPilots are licensed by the harbour", *LONG.split("harbour ")[1:]],
        [f"7\t{FIRST}", "They carry their", "licence with them."],
    ],
)
def test_a_paragraph_that_is_only_parted_adds_and_changes_nothing(parts):
    assert copied(*lines({"7": parts}), drafts=DRAFT) == ()


def test_a_first_part_that_is_short_is_none_either():
    copy = [f"I.1\t{LONG}", f"I.2\t{TEXTS['5']}", "I.3\tShips of less than twenty"]
    copy += ["metres are exempt from all port dues and fees.", f"II.1\t{TEXTS['8']}"]
    copy += [f"II.2\t{TEXTS['9']}", f"II.3\t{TEXTS['11']}"]
    assert copied(*copy, drafts=ROMAN) == ()


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        ("They carry no licence with them at any time.", "add"),
        ("Buoys are painted in red and green by night.", "add"),
    ],
)
def test_other_words_below_a_paragraph_are_still_told(below, kind):
    found = copied(*lines({"7": [f"7\t{LONG}", below]}), drafts=DRAFT)
    assert units(found) == [("PORT/2", "7", kind)]


def test_what_is_parted_and_numbered_is_told():
    parts = [f"7\t{FIRST}", f"7 bis\t{SECOND}"]
    assert copied(*lines({"7": parts}), drafts=DRAFT)


def test_a_note_on_a_part_is_on_the_paragraph():
    copy = [
        replace(passage(t), source=passage(t, f"p{n}").source)
        for n, t in enumerate(lines({"7": [f"7\t{FIRST}", SECOND]}))
    ]
    note = passage("Who checks this?", "c1", PassageKind.MARGIN_COMMENT)
    note = replace(note, anchor=("p3",), anchor_text=SECOND)
    found = copied(*copy, note, drafts=DRAFT)
    assert units(found) == [("PORT/2", "7", "comment")]


def test_two_paragraphs_that_became_one_are_merged_and_none_is_deleted():
    both = f"8\t{TEXTS['8']} {TEXTS['9']}"
    (found,) = copied(*lines({"8": [both], "9": []}), drafts=DRAFT)
    assert units([found]) == [("PORT/2", "8", "9", "merge")]
    assert found.text == both


def test_two_are_merged_whatever_their_labels_look_like():
    both = f"I.2\t{TEXTS['5']} {TEXTS['6']}"
    copy = [f"I.1\t{LONG}", both, f"II.1\t{TEXTS['8']}"]
    copy += [f"II.2\t{TEXTS['9']}", f"II.3\t{TEXTS['11']}"]
    found = copied(*copy, drafts=ROMAN)
    assert units(found) == [("PORT/3", "I.2", "I.3", "merge")]


def test_a_paragraph_that_still_stands_is_merged_with_none():
    both = f"8\t{TEXTS['8']} {TEXTS['9']}"
    found = copied(*lines({"8": [both]}), drafts=DRAFT)
    assert "merge" not in {c.action for c in found}


def test_words_that_go_on_otherwise_than_the_next_paragraph_amend():
    more = f"8\t{TEXTS['8']} Waste is received at no cost."
    found = copied(*lines({"8": [more]}), drafts=DRAFT)
    assert units(found) == [("PORT/2", "8", "amend")]


def test_the_last_paragraph_is_joined_with_none_behind_it():
    more = f"11\t{TEXTS['11']} {TEXTS['5']}"
    found = copied(*lines({"11": [more]}), drafts=DRAFT)
    assert units(found) == [("PORT/2", "11", "amend")]


def test_a_new_rule_without_a_number_is_added_or_a_question_and_amends_nothing():
    new = "Old moorings should be watched by at least two pilots."
    found = copied(*lines({"8": [f"8\t{TEXTS['8']}", new]}), drafts=DRAFT)
    assert units(found) == [("PORT/2", "8", "add")]
    risky = "Moorings at risk of collapse should be watched by at least two pilots."
    (found,) = copied(*lines({"8": [f"8\t{TEXTS['8']}", risky]}), drafts=DRAFT)
    assert found.review
    assert [c.paragraph for c in found.candidates] == ["8"]


def test_what_a_sender_who_talks_asks_of_the_paragraph_above_is_of_that():
    asked = "It should be closed by at least two of them."
    copy = lines(
        {
            "7": [f"7\t{LONG}", "We find this too strict."],
            "8": [f"8\t{TEXTS['8']}", asked],
        }
    )
    assert ("PORT/2", "8", "amend") in units(copied(*copy, drafts=DRAFT))


BANKS = [
    "The banks of the canal are mown by the town in the month of May.",
    "The reeds along both banks stay until all of the birds have left.",
    "Whoever moors at a bank pays the town one crown for every night.",
]
DRAFT_PARAGRAPHS = [Paragraph(label=k, text=v) for k, v in TEXTS.items()]
CANAL = prepare(
    [
        Draft(
            id="CANAL",
            title="Canal rules",
            call="c",
            paragraphs=(
                *DRAFT_PARAGRAPHS[:2],
                Paragraph(label="30", text="\n".join(BANKS)),
                *DRAFT_PARAGRAPHS[2:4],
            ),
        )
    ]
)


@pytest.mark.parametrize("told", [BANKS[::2], BANKS[1:], BANKS[:2]])
def test_lines_of_a_paragraph_of_which_some_are_left_out_add_nothing(told):
    above = [f"{p.label}\t{p.text}" for p in DRAFT_PARAGRAPHS[:2]]
    below = [f"{p.label}\t{p.text}" for p in DRAFT_PARAGRAPHS[2:4]]
    found = copied(*above, "30. Banks", *told, *below, drafts=CANAL)
    assert [c for c in found if c.action in ("add", "delete")] == []
    assert not any(line in c.text for c in found for line in told if not c.review)


def test_of_a_few_words_nobody_knows_if_they_are_a_line():
    above = [f"{p.label}\t{p.text}" for p in DRAFT_PARAGRAPHS[:2]]
    found = copied(*above, f"30\t{BANKS[0]}", "stay until all", drafts=CANAL)
    assert all(c.text != BANKS[0] for c in found if c.action == "add")
