"""Kinds of texts that are everyday words, too: "de acuerdo" names no agreement."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail, units

_PARTS = Draft(
    id="AG",
    title="Agreement on spare parts",
    call="c",
    paragraphs=tuple(
        Paragraph(label=str(n), text=f"Makers keep parts of kind {n} for seven years.")
        for n in range(20, 25)
    ),
)
_PLAN = Draft(
    id="PL",
    title="Plan of action for the coast",
    call="c",
    paragraphs=(Paragraph(label="30", text="Beaches are swept each spring."),),
)
_GUIDE = Draft(
    id="GL",
    title="Guidelines on the repair of machines",
    call="c",
    paragraphs=tuple(
        Paragraph(label=str(n), text=f"Machine {n} can be opened without a tool.")
        for n in range(1, 10)
    ),
)
_DRAFTS = prepare([_PARTS, _PLAN, _GUIDE])


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Párrafo 6: estamos plenamente de acuerdo.", "keep"),
        ("Párrafo 3: de acuerdo.", "keep"),
        ("Paragraphe 8 : nous sommes d'accord.", "keep"),
        ("Paragraph 3: we are in agreement.", "keep"),
        ("Paragraph 4: we plan to open a workshop next year.", "comment"),
        ("Paragraph 5: no agreement was reached on this; delete.", "delete"),
    ],
)
def test_an_everyday_word_names_no_draft(text, action):
    found = mail(text, "Paragraph 7: delete.", drafts=_DRAFTS)
    told = [(c.document, c.paragraphs, c.action, c.review) for c in found]
    assert told == [
        ("GL", (text.split()[1].rstrip(":"),), action, False),
        ("GL", ("7",), "delete", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In the agreement, paragraph 21 should be deleted.",
        "Paragraph 21 of the Agreement should be deleted.",
        "Dans l'accord, supprimer le paragraphe 21.",
        "Agreement, paragraph 21: delete.",
        "b) agreement, paragraph 21: delete.",
        "Our remark on Agreement, paragraph 21: delete.",
    ],
)
def test_it_names_one_with_an_article_or_a_capital_or_as_a_heading(text):
    found = mail(text, drafts=_DRAFTS)
    assert [(c.document, c.paragraphs) for c in found] == [("AG", ("21",))]


@pytest.mark.parametrize(
    "text",
    [
        "On the resolution: paragraph 22 is too strict.",
        "Sur la résolution : le paragraphe 22 est trop strict.",
        "Sobre la resolución: el párrafo 22 es demasiado estricto.",
        "По резолюции: пункт 22 слишком строгий.",
        "بخصوص القرار: الفقرة 22 صارمة جدا.",
        "关于决议：第22段太严。",
        "Zur Resolution: Absatz 22 ist zu streng.",
    ],
)
def test_a_resolution_is_known_by_its_kind_in_any_language(text):
    lake = Draft(
        id="LAKE",
        title="Resolution on lakes",
        call="c",
        paragraphs=tuple(
            Paragraph(label=str(n), text=f"Lake {n} is clean.") for n in range(20, 25)
        ),
    )
    (found,) = mail(text, drafts=prepare([_PARTS, lake]))
    assert (found.document, found.paragraphs) == ("LAKE", ("22",))


_WOODS = Draft(
    id="WOODS",
    title="Recommendation on woods",
    call="c",
    paragraphs=tuple(
        Paragraph(label=str(n), text=f"Wood {n} is open to all.") for n in range(1, 10)
    ),
)


@pytest.mark.parametrize(
    ("label", "document"),
    [
        ("Recommendation: too few are told.", "GL"),
        ("Recommendation: see the annual report.", "GL"),
        ("The Recommendation is far too long.", "WOODS"),
    ],
)
def test_the_label_of_what_is_asked_names_no_draft(label, document):
    found = mail(
        "Guidelines on the repair of machines",
        "Paragraph 7: odd.",
        label,
        "Paragraph 8: delete.",
        drafts=prepare([_GUIDE, _WOODS]),
    )
    assert (found[-1].document, found[-1].paragraphs) == (document, ("8",))


def test_a_draft_may_head_its_pieces_with_a_colon():
    found = mail("Recommendation: 3: delete.", drafts=prepare([_GUIDE, _WOODS]))
    assert units(found) == [("WOODS", "3", "delete")]
