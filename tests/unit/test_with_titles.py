"""Numbers beside the title that a draft prints with them."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail, units

RULES = Draft(
    id="MARKET",
    title="Rules of the market",
    call="c",
    paragraphs=tuple(
        Paragraph(label=label, heading=heading, text=text)
        for label, heading, text in (
            ("1.1", "Opening hours", "Stalls open at six."),
            ("1.2", "1.2 Stall fees", "A stall costs four coins."),
            ("2.1", "Dogs", "Dogs stay outside."),
            ("3", "Night markets", "Night markets close at one."),
            ("4", "Music", "Music ends at ten."),
        )
    ),
)
MARKET = prepare([RULES])


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("We think that 1.2 Stall fees should go.", "1.2"),
        ("We are unhappy with 1.2 (Stall Fees): it is too harsh.", "1.2"),
        ("We ask that 1.2 “Stall fees” be deleted.", "1.2"),
        ("Nobody can live with Stall fees (1.2), they are too high.", "1.2"),
        ("It seems that 2.1 Dogs is too strict.", "2.1"),
        ("We fear that 3 Night markets is too strict.", "3"),
        ("Nobody likes “Night markets” (3); it is too strict.", "3"),
    ],
)
def test_a_number_beside_its_title_is_that_piece(text, label):
    assert [u[:2] for u in units(mail(text, drafts=MARKET))] == [("MARKET", label)]


@pytest.mark.parametrize(
    "text",
    [
        "We paid 1.2 stall fees a week last year, on average.",
        "We saw that 4 Music bands played at once.",
        "We think that 1.1 Stall fees should go.",
        "We think that 1.2 Stall feeship should go.",
        "Our house fees (1.2) rose.",
        "Our midnight markets (3) rose.",
    ],
)
def test_another_number_or_another_title_is_none(text):
    assert units(mail(text, drafts=MARKET)) == []


def test_two_of_them_are_both_meant():
    text = "I think 1.2 Stall fees should be lower and 2.1 Dogs should be renamed."
    found = mail(text, drafts=MARKET)
    assert {x for u in units(found) for x in u[1:-1]} == {"1.2", "2.1"}


def test_what_is_only_referred_to_is_none():
    assert units(mail("See also 1.2 Stall fees.", drafts=MARKET)) == []


def test_a_number_with_its_title_at_the_head_is_no_item_of_a_list():
    found = mail("1.2 - Stall fees\nShould this allow for credit?", drafts=MARKET)
    assert [u[:2] for u in units(found)] == [("MARKET", "1.2")]


PORT = Draft(
    id="PORT",
    title="Rules of the port",
    call="c",
    paragraphs=(
        Paragraph(label="1.1", heading="Pilots", text="Pilots are paid."),
        Paragraph(label="1.2", heading="Light dues", text="Ships pay for lamps."),
        Paragraph(label="2.1", heading="Dogs", text="Dogs may swim."),
    ),
)


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("Delete section 1.2 “Light dues”.", "PORT"),
        ("Supprimer le point 1.2 (Stall fees).", "MARKET"),
        ("Delete “Light dues” (section 1.2).", "PORT"),
        ("Delete section 1.2.", None),
        ("Delete section 2.1 “Dogs”.", None),
        ("Delete section 1.2 “Late dues”.", None),
    ],
)
def test_of_two_drafts_with_a_number_its_title_tells_which(text, document):
    (found,) = mail(text, drafts=prepare([RULES, PORT]))
    assert found.document == document
