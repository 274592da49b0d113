"""Lines that lead to a draft, however long its name, and words that turn to another."""

import pytest

from rules.paragraph import prepare
from rules.terms import Action, Draft, Paragraph
from tests.harbour import PORTS, mail, units

GUIDE = Draft(
    id="GB-4",
    title="Draft Guide to the Care of the Wooden Boats of the Northern Lagoon",
    call="c",
    aliases=("Guide to the Care of the Wooden Boats of the Northern Lagoon",),
    paragraphs=tuple(
        Paragraph(label=str(n), text=f"Boat {n} is tarred in spring.")
        for n in range(1, 12)
    ),
)
BOTH = prepare([PORTS, GUIDE])
NAME = "the Guide to the Care of the Wooden Boats of the Northern Lagoon"
LEADS = [
    f"As regards {NAME}:",
    "In respect of the Guide to the Care of the Wooden Boats of the\nNorthern Lagoon:",
    f"As far as {NAME} (document GB-4) is concerned:",
    f"Now to the text of {NAME}:",
    "Concernant le document : Manuel pour l'entretien des bateaux en bois (GB-4)",
    "Was das Handbuch zur Pflege der hölzernen Boote (GB-4) betrifft:",
    "Respecto del documento: Manual para el cuidado de las barcas de madera (GB-4)",
    "По документу: Руководство по уходу за деревянными лодками лагуны (GB-4)",
    "بشأن الوثيقة: دليل العناية بالقوارب الخشبية في البحيرة (GB-4)",
    "关于文件《木船养护指南》（GB-4）",
    "Manuel pour l'entretien des bateaux en bois de la lagune du nord (GB-4)",
]


@pytest.mark.parametrize("line", LEADS)
def test_a_line_that_leads_to_a_draft_is_no_more_of_the_comment_above(line):
    found = mail(
        "Paragraph 9 bis of PORT/1: delete it.",
        line,
        "Paragraph 7: please keep it.",
        drafts=BOTH,
    )
    assert units(found) == [("PORT/1", "9 bis", "delete"), ("GB-4", "7", "keep")]
    assert line not in found[0].text


@pytest.mark.parametrize(
    "said",
    [
        f"As regards {NAME}: nobody here has any pitch.",
        f"As regards {NAME}, our yards would rather have nothing of it.",
    ],
)
def test_what_turns_to_another_draft_is_asked_about(said):
    first, second = mail("Paragraph 9 bis of PORT/1: delete it.", said, drafts=BOTH)
    assert units([first]) == [("PORT/1", "9 bis", "delete")]
    assert second.review
    assert second.text == said


def test_what_turns_to_the_same_draft_goes_on():
    (only,) = mail(
        "Paragraph 10: why tar?", f"In {NAME}, no pitch is spoken of.", drafts=BOTH
    )
    assert not only.review


def test_a_draft_that_is_judged_in_a_line_heads_nothing():
    first, *_ = mail(
        "Paragraph 9 bis of PORT/1: why?",
        f"Our yards have grave doubts about {NAME}:",
        drafts=BOTH,
    )
    assert first.action is Action.COMMENT
    assert "doubts" in "".join(c.text for c in [first, *_])


@pytest.mark.parametrize(
    "said",
    [
        f"Our remarks are about {NAME}.",
        "This letter concerns document GB-4.",
        "We write to comment on the text of GB-4.",
        f"Here is what we think of {NAME}:",
        "Nos observations portent sur le document GB-4.",
        "Nuestras observaciones se refieren al documento GB-4.",
        "Наши замечания касаются документа GB-4.",
        "ملاحظاتنا تخص الوثيقة GB-4.",
        "我们的意见涉及文件GB-4。",
        "Unsere Anmerkungen betreffen das Dokument GB-4.",
    ],
)
def test_who_only_tells_which_draft_is_written_about_says_nothing(said):
    found = mail(said, "Paragraph 7: please keep it.", drafts=BOTH)
    assert units(found) == [("GB-4", "7", "keep")]
    assert len(found) == 1
