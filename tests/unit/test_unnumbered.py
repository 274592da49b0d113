"""Parts of a draft that have a name and no number: a preamble, a scope."""

import pytest

from rules import citation
from rules.citation.paths import is_name, key
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail, units


def _draft(name, **texts):
    pieces = (Paragraph(label=k, text=v) for k, v in texts["texts"].items())
    return Draft(id=name, title=f"{name} of ports", call="c", paragraphs=(*pieces,))


TREATY = prepare(
    [
        _draft(
            "Treaty",
            texts={
                "Preamble": "The ports of the coast,",
                "Preamble (a)": "Recalling the old quays,",
                "Preamble (b)": "Noting the many tides,",
                "3(a)": "Berths are free.",
                "3(b)": "Cranes are not.",
                "4": "Pilots are paid.",
            },
        )
    ]
)
POLICY = prepare(
    [
        _draft(
            "Policy",
            texts={
                "Introduction": "Ports are old. They grow.",
                "Scope": "All quays of the coast.",
                "Terms of use": "Nobody may dive.",
                "1": "Fees are low.",
                "2": "Berths are wide.",
            },
        )
    ]
)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Preamble (b) should mention storms.", "b"),
        ("Please strengthen paragraph (b) of the Preamble.", "b"),
        ("Paragraph (b) of the preamble is too weak.", "b"),
        ("The draft preamble paragraphs (a) and (b) should be shorter.", "ab"),
        ("Preamble (a) and (b) should be shorter.", "ab"),
        ("Le paragraphe (b) du préambule doit être plus fort.", "b"),
        ("El párrafo (b) del preámbulo debe mencionar las tormentas.", "b"),
        ("Пункт (b) преамбулы следует усилить.", "b"),
        ("Absatz (b) der Präambel muss stärker werden.", "b"),
        ("序言(b)应当加强。", "b"),
        ("الفقرة (b) من الديباجة يجب تعزيزها.", "b"),
    ],
)
def test_letters_of_a_preamble_are_its_own(text, labels):
    (said,) = mail(text, drafts=TREATY)
    assert (said.paragraphs, said.review) == (
        tuple(f"Preamble ({x})" for x in labels),
        False,
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Preamble should mention storms.",
        "Preamble: mention storms.",
        "We suggest the Preamble include the following: “Mindful of storms,”",
        "Le préambule doit mentionner les tempêtes.",
        "El preámbulo debe mencionar las tormentas.",
        "Преамбула должна упомянуть штормы.",
        "Die Präambel sollte Stürme nennen.",
        "序言应提及风暴。",
        "الديباجة يجب أن تذكر العواصف.",
    ],
)
def test_a_preamble_is_spoken_of_by_its_name(text):
    (said,) = mail(text, drafts=TREATY)
    assert (said.paragraphs, said.review) == (("Preamble",), False)


def test_below_the_heading_of_a_preamble_letters_are_its_own():
    found = mail("PREAMBLE", "Paragraph (b) should mention storms.", drafts=TREATY)
    assert units(found) == [("Treaty", "Preamble (b)", "amend")]
    found = mail("Article 3", "Paragraph (b) should mention storms.", drafts=TREATY)
    assert units(found) == [("Treaty", "3(b)", "amend")]


@pytest.mark.parametrize(
    "text",
    [
        "Even though the preamble of a treaty binds nobody, it matters.",
        "Paragraph (c) of the Preamble is too weak.",
    ],
)
def test_what_is_no_preamble_of_the_draft_is_not_decided(text):
    assert not units(mail(text, drafts=TREATY))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Scope: too narrow.", "Scope"),
        ("On Scope, we would add piers.", "Scope"),
        ("Terms of use: divers should be allowed.", "Terms of use"),
        ("Introduction, 2nd sentence: delete.", "Introduction"),
        ("HG4: Introduction, last sentence: delete.", "Introduction"),
        ("The Introduction should be shorter.", "Introduction"),
    ],
)
def test_other_parts_are_cited_by_the_words_that_are_printed(text, label):
    (said,) = mail(text, drafts=POLICY)
    assert (said.paragraphs, said.review) == ((label,), False)


@pytest.mark.parametrize(
    "text",
    [
        "Introduction",
        "Introduction: we are forty divers.",
        "the scope should be wider",
        "The introduction of fees should wait.",
        "Fees have no scope.",
    ],
)
def test_words_of_everyday_cite_nothing(text):
    assert not citation.references(text, POLICY.citable)


def test_names_are_words_and_no_codes():
    assert [is_name(x) for x in ("scope", "terms of use", "iii", "c1", "preamble")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert key("Preamble 7") == ("pp7",)


def test_the_next_point_of_a_sender_is_no_more_of_the_one_before():
    first, second = mail(
        "HG4: Introduction, last sentence: delete.",
        "HG5: Quays: are they “open” or “free”?",
        drafts=POLICY,
    )
    assert (first.paragraphs, first.review) == (("Introduction",), False)
    assert second.review
    (one,) = mail(
        "HG4: Introduction, last sentence: too long.",
        "It tells what everybody knows.",
        drafts=POLICY,
    )
    assert one.paragraphs == ("Introduction",)
    *_, last = mail(
        "HG4: Introduction, last sentence: delete.",
        "HG5: The ports have measured tides since 1962.",
        drafts=POLICY,
    )
    assert last.text == "HG5: The ports have measured tides since 1962."


def test_a_label_of_signs_alone_is_cited_by_nothing():
    odd = prepare([_draft("ODD", texts={"1": "Berths are free.", "***": "And so on."})])
    assert units(mail("Paragraph 1: delete.", drafts=odd)) == [("ODD", "1", "delete")]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The second sentence of the Introduction should be deleted.", "Introduction"),
        ("The words in the first paragraph of Scope should be deleted.", "Scope"),
        ("La première phrase de Scope devrait être supprimée.", "Scope"),
        ("We suggest that the Introduction section be shortened.", "Introduction"),
        ("The Scope part is too long.", "Scope"),
        ("Our members find those Terms of Use needless.", "Terms of use"),
    ],
)
def test_what_is_inside_a_part_or_what_it_is_called_names_it(text, label):
    assert [u[:2] for u in units(mail(text, drafts=POLICY))] == [("Policy", label)]


@pytest.mark.parametrize(
    "text",
    [
        "The second sentence of the introduction should be deleted.",
        "The scope section of our letter is long.",
    ],
)
def test_a_part_of_a_letter_is_written_small(text):
    assert units(mail(text, drafts=POLICY)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Members asked us to keep the preamble, for they like it.",
        "Why delete the preamble?",
        "Pourquoi supprimer le préambule ?",
        "Pedimos mantener el preámbulo.",
        "Просим сохранить преамбулу.",
    ],
)
def test_a_preamble_of_which_something_is_asked_is_the_drafts(text):
    (found,) = mail(text, drafts=RECITED)
    assert found.paragraphs == ("Preamble",)


def test_the_preamble_to_something_else_is_not():
    (found,) = mail("Please drop the preamble to your letter.", drafts=RECITED)
    assert not found.paragraphs


RECITED = prepare(
    [_draft("PACT", texts={"Preamble": "Berths are free.", "1": "Ropes are dear."})]
)
