"""Mails of the secretariat that others forward, good wishes, and general remarks."""

import pytest

from rules.location.courtesy import is_general
from rules.paragraph import locate, prepare
from rules.terms import PassageKind
from tests.harbour import ONE, PORTS, TEXTS, mail, part, passage, units
from tests.unit.test_ahead_and_apart import BUOYS

# --- mails of the secretariat ---------------------------------------------------------

OWN = prepare([PORTS], own=("info@sec.example",))
OTHERS = "On 3 May 2025, Ann <ann@quay.example> wrote:"
WROTE = [
    "On 3 May 2025, Secretariat <info@sec.example> wrote:",
    "On 3 May 2025, Secretariat <Info@SEC.example> wrote:",
    "Le 3 mai 2025, Secrétariat <info@sec.example> a écrit :",
    "El 3 de mayo de 2025, Secretaría <info@sec.example> escribió:",
    "3 мая 2025 г., Секретариат <info@sec.example> написал:",
    "في 3 مايو 2025 كتب Sec <info@sec.example>:",
    "2025年5月3日，秘书处 <info@sec.example> 写道：",
    "Am 3.5.2025 schrieb Sekretariat <info@sec.example>:",
    "From: Secretariat <info@sec.example>\nTo: Ann <ann@quay.example>",
]


def forwarded(*texts, drafts=OWN, subject="Fwd: the rules"):
    quoted = (passage(t, f"p{n}", kind=PassageKind.QUOTED) for n, t in enumerate(texts))
    return units(locate([part(*quoted)], subject, drafts))


@pytest.mark.parametrize("wrote", WROTE)
def test_what_the_secretariat_wrote_is_no_comment_of_who_forwards_it(wrote):
    assert forwarded(wrote, "Para 7: Delete.") == []
    said = [("PORT/1", "7", "delete")]
    assert forwarded(wrote, "Para 7: Delete.", drafts=ONE) == said


@pytest.mark.parametrize(
    "subject", ["Tr : règles", "RV: reglas", "WG: Regeln", "转发：规则"]
)
def test_what_others_wrote_is_said_by_who_forwards_it(subject):
    found = forwarded(OTHERS, "Para 7: Delete.", subject=subject)
    assert found == [("PORT/1", "7", "delete")]
    assert forwarded(WROTE[0], "Para 7: Delete.", subject=subject) == []


def test_of_several_mails_those_of_others_are_read():
    seven, eight = "Para 7: Delete.", "Para 8: Delete."
    assert forwarded(OTHERS, seven, WROTE[0], eight) == [("PORT/1", "7", "delete")]
    assert forwarded(WROTE[0], seven, OTHERS, eight) == [("PORT/1", "8", "delete")]


def test_a_mail_to_the_secretariat_is_none_of_it():
    head = "From: Ann <ann@quay.example>\nTo: Secretariat <info@sec.example>"
    assert forwarded(head, "Para 7: Delete.") == [("PORT/1", "7", "delete")]


# --- answers inside a mail of the secretariat, which nothing marks as quoted ----------

SEVEN, EIGHT = (f"{label}. {TEXTS[label]}" for label in ("7", "8"))
FIRST = f"{WROTE[0]}\n{PORTS.title}"
INLINE = "Our answers are inline."


@pytest.mark.parametrize(
    "above",
    [
        *(INLINE, "See our remarks below.", "Nos réponses figurent dans le texte."),
        *("Nuestras respuestas van a continuación.", "Наши ответы даны в тексте."),
        *(
            "我们的意见见下文。",
            "ردودنا أدناه.",
            "Antworten im Text.",
        ),
    ],
)
def test_answers_that_are_announced_stand_below_the_paragraphs_of_our_mail(above):
    found = mail(
        above,
        *(f"> {text}" for text in (FIRST, SEVEN, "=> Please delete.", EIGHT)),
        "> [AR: this is fine with us]",
        drafts=OWN,
    )
    assert units(found) == [("PORT/1", "7", "delete"), ("PORT/1", "8", "keep")]


def test_what_stands_between_two_paragraphs_of_our_mail_is_an_answer():
    between = "Small quays have no lamps at all."
    blocks = [f"> {text}" for text in (FIRST, SEVEN, between, EIGHT)]
    assert units(mail(INLINE, *blocks, drafts=OWN)) == [("PORT/1", "7", "comment")]
    last = mail(INLINE, *blocks[:2], f"> {between}", drafts=OWN)
    assert units(last) == []  # it may be the end of our mail


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("We come back to this in June.", ["=> Please delete."]),  # not announced
        (INLINE, ["Section 2"]),  # a heading
        (INLINE, ["Kind regards, the Secretariat"]),
        (INLINE, [OTHERS, "=> Please delete."]),  # of somebody else's mail
    ],
)
def test_what_else_stands_in_our_mail_is_no_answer(above, below):
    blocks = [f"> {text}" for text in (FIRST, SEVEN, *below)]
    assert units(mail(above, *blocks, drafts=OWN)) == []


def test_an_answer_with_a_sign_may_repeat_the_paragraph_with_other_words():
    new = f"=> Should read: {TEXTS['7'].replace('written', 'public')}"
    found = mail(
        INLINE, *(f"> {text}" for text in (FIRST, f"Rule {SEVEN}", new)), drafts=OWN
    )
    assert units(found) == [("PORT/1", "7", "amend")]
    shown = f"[7] {TEXTS['7']}"
    found = mail(INLINE, *(f"> {x}" for x in (FIRST, shown, "=> No.")), drafts=OWN)
    assert [c.text.splitlines()[0] for c in found] == [shown]


def test_our_mail_without_a_paragraph_is_not_answered_in_it():
    found = mail(INLINE, f"> {FIRST}", "> Please send your comments.", drafts=OWN)
    assert found == ()


# --- courtesies and general remarks ---------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *("I hope this e-mail finds you well.", "We trust this letter finds you all."),
        *("J'espère que vous allez bien.", "Espero que se encuentren bien."),
        *("Надеюсь, у вас всё хорошо.", "感谢贵局就草案公开征求意见。"),
        "Ich hoffe, es geht Ihnen gut.",
    ],
)
def test_a_good_wish_is_no_comment(text):
    assert mail(text, drafts=BUOYS) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I hope this e-mail finds you well. Delete paragraph 7.", "delete"),
        ("I hope paragraph 7 finds a better home.", "comment"),
        ("感谢贵局，但第7段应删除。", "delete"),
    ],
)
def test_what_is_asked_beside_it_is_read(text, expected):
    assert units(mail(text, drafts=BUOYS)) == [("BUOYS", "7", expected)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("D'une façon générale, le projet est trop long.", True),
        ("Con carácter general, el proyecto es demasiado largo.", True),
        ("De forma general, el proyecto es largo.", True),
        *(("总的来看，草案很好。", True), ("整体而言，草案很好。", True)),
        ("D'une façon claire, dites combien de bouées il faut.", False),
        ("Con carácter urgente, digan cuántas boyas hacen falta.", False),
        ("近来看船的人很多。", False),
    ],
)
def test_what_is_said_of_all_is_general(text, told):
    assert is_general(text) is told
    said = [c.action for c in mail(text, drafts=BUOYS)]
    assert (said == ["general"]) is told
