"""What is asked ahead of a piece, or of pieces in no order; and what may not stay."""

import pytest

from rules.action import request
from rules.header_words import header
from rules.location.typed import typed
from rules.paragraph import prepare
from rules.terms import Action, Draft, Paragraph, Run
from tests.harbour import PORTS, copied, mail, passage, units

BUOYS = prepare(
    [
        Draft(
            id="BUOYS",
            title="Draft on buoys",
            call="c",
            paragraphs=tuple(
                Paragraph(label=str(n), text=f"Buoy {n} is painted every spring.")
                for n in range(1, 10)
            ),
        )
    ]
)

# --- ahead of a paragraph -------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Insert a new paragraph before paragraph {}: “Lamps are lit at dusk.”",
        "Insérer un nouveau paragraphe avant le paragraphe {} : « Allumer le soir. »",
        "Insertar un nuevo párrafo antes del párrafo {}: «Se encienden de noche.»",
        "Перед пунктом {} добавить новый пункт: «Лампы зажигают в сумерках».",
        "إدراج فقرة جديدة قبل الفقرة {}: «تضاء المصابيح عند الغسق.»",
        "在第{}段之前增加新的一段：“黄昏时点灯。”",
        "Vor Absatz {} einen neuen Absatz einfügen: „Lampen brennen nachts.“",
    ],
)
def test_what_is_new_before_a_paragraph_stands_behind_the_one_before(text):
    assert units(mail(text.format(5), drafts=BUOYS)) == [("BUOYS", "4", "add")]
    (found,) = mail(text.format(1), drafts=BUOYS)
    assert (found.action, found.review, found.paragraphs) == ("add", True, ())
    assert [(c.document, c.paragraph) for c in found.candidates] == [("BUOYS", "1")]


@pytest.mark.parametrize(
    "text",
    [
        "In paragraph 5, insert “bright” before “lamps”.",
        "Au paragraphe 5, insérer « vives » avant « lampes ».",
        "En el párrafo 5, insertar «claras» antes de «lámparas».",
    ],
)
def test_words_before_other_words_change_their_paragraph(text):
    assert units(mail(text, drafts=BUOYS)) == [("BUOYS", "5", "amend")]


@pytest.mark.parametrize(
    "text",
    [
        "A meeting should be held before paragraph 5 is adopted.",
        "Please add a hearing before paragraph 5 is adopted.",
        "We would like to see figures before paragraph 5 is adopted.",
    ],
)
def test_what_is_to_happen_before_it_is_no_new_paragraph(text):
    (found,) = mail(text, drafts=BUOYS)
    assert found.action != "add"
    assert found.paragraphs == ("5",)


# --- changed paragraphs that stand in no order ----------------------------------------

DUTIES = {
    "3.2": "Each keeper trims the wick of his lamp before the sun has set.",
    "4.1": "Oil is carried up the tower in closed cans by two people.",
    "5.1": "Fog horns are sounded every two minutes in thick weather.",
    "5.2": "The log of the light is signed by the keeper each morning.",
}
KEEPERS = prepare(
    [
        Draft(
            id="GUIDE",
            title="Guide for keepers",
            call="c",
            aliases=("the Guide",),
            paragraphs=tuple(Paragraph(label=n, text=t) for n, t in DUTIES.items()),
        ),
        PORTS,
    ]
)
HEADS = [
    *("Paragraph {} of the Guide: ", "Section {} of the Guide – ", "The Guide, {}: "),
    *("Guide, paragraph {}: ", "Paragraphe {} du Guide : ", "Párrafo {} del Guide: "),
    *("Пункт {} из Guide: ", "Guide 第{}段：", "Absatz {} aus Guide: ", "{}: "),
]


def struck(words):
    return Run(text=words, strike=True)


def marked(place, *runs):
    runs = tuple(Run(text=r) if isinstance(r, str) else r for r in runs)
    return passage("".join(r.text for r in runs), place, runs=runs)


def trimmed(place, label):
    """Make the paragraph 3.2 with one word for another, behind a label."""
    before, after = DUTIES["3.2"].split("before")
    new = Run(text="after", underline=True)
    return marked(place, label, before, struck("before"), new, after)


@pytest.mark.parametrize("head", HEADS)
def test_a_paragraph_struck_behind_its_label_is_deleted_wherever_it_stands(head):
    found = copied(
        marked("p1", head.format("5.1"), struck(DUTIES["5.1"])),
        trimmed("p2", head.format("3.2")),
        drafts=KEEPERS,
    )
    assert units(found) == [("GUIDE", "5.1", "delete"), ("GUIDE", "3.2", "amend")]
    assert found[1].proposed.endswith("lamp after the sun has set.")


@pytest.mark.parametrize("head", HEADS)
def test_so_it_is_beside_words_of_the_sender(head):
    found = copied(
        "Our three proposals are marked below.",
        marked("p1", head.format("5.2"), struck(DUTIES["5.2"])),
        trimmed("p2", head.format("3.2")),
        marked("p3", head.format("4.1"), struck(DUTIES["4.1"])),
        drafts=KEEPERS,
    )
    assert [u for u in units(found) if u[1] != "*"] == [
        ("GUIDE", "5.2", "delete"),
        ("GUIDE", "3.2", "amend"),
        ("GUIDE", "4.1", "delete"),
    ]


def test_behind_the_label_of_another_paragraph_nothing_is_deleted():
    found = copied(
        marked("p1", "Paragraph 4.1 of the Guide: ", struck(DUTIES["5.1"])),
        trimmed("p2", "Paragraph 3.2 of the Guide: "),
        drafts=KEEPERS,
    )
    assert "delete" not in [c.action for c in found]
    assert ("GUIDE", "3.2", "amend") in units(found)


@pytest.mark.parametrize("head", HEADS)
def test_the_name_of_the_draft_is_a_part_of_the_label(head):
    read = typed(head.format("5.1") + DUTIES["5.1"], KEEPERS)
    assert read.path == ("5", "1")
    assert read.words[:3] == ("fog", "horns", "are")


def test_a_name_that_words_part_from_the_label_is_none_of_it():
    read = typed(f"Paragraph 5.1 was copied from the Guide: {DUTIES['5.1']}", KEEPERS)
    assert read.words[:3] == ("was", "copied", "from")


# --- what may not stay ----------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *("¶ cannot remain as it is.", "¶ should not stay as drafted."),
        *("¶ ne peut pas rester en l'état.", "¶ ne saurait demeurer inchangé."),
        *("¶ no puede quedar así.", "¶ no debe permanecer como está."),
        "¶ не может оставаться в нынешнем виде.",
        "Нельзя оставлять ¶ в таком виде.",
        *("لا يمكن أن تبقى ¶ كما هي.", "لا ينبغي أن تظل ¶ دون تغيير."),
        *("¶不能保持现状。", "¶不应保留原样。"),
        *("¶ kann so nicht bleiben.", "¶ sollte nicht unverändert bleiben."),
    ],
)
def test_what_cannot_stay_as_it_is_is_to_be_changed(text):
    assert (request(text).action, request(text).sure) == (Action.AMEND, True)


@pytest.mark.parametrize(
    "text",
    [
        *("¶ can stay as it is.", "¶ should stay as drafted."),
        *("¶ peut rester en l'état.", "¶ puede quedar así."),
        *("¶ может оставаться в нынешнем виде.", "يمكن أن تبقى ¶ كما هي."),
        *("¶可以保持现状。", "¶ kann so bleiben."),
    ],
)
def test_what_can_stay_as_it_is_is_kept(text):
    assert request(text).action is Action.KEEP


@pytest.mark.parametrize(
    "text",
    [
        *("¶ cannot stay.", "¶ is far too vague; it cannot stay."),
        *("The text would be better off without ¶.", "¶ should not be there at all."),
    ],
)
def test_what_cannot_stay_at_all_is_deleted(text):
    assert request(text).action is Action.DELETE


@pytest.mark.parametrize(
    "text", ["¶ cannot stay long in doubt.", "Without ¶ the text is better known."]
)
def test_what_is_only_like_it_deletes_nothing(text):
    assert request(text).action is not Action.DELETE


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Paragraphs 5 and 6 overlap; one joint paragraph would be enough.", "merge"),
        ("Paragraphs 5 and 6: a single paragraph would suffice.", "merge"),
        ("Paragraphs 5 and 6 are enough.", "comment"),
    ],
)
def test_of_two_paragraphs_one_would_be_enough(text, action):
    assert units(mail(text, drafts=BUOYS)) == [("BUOYS", "5", "6", action)]


# --- remarks that are announced -----------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "On ¶ we wish to make the following observation. No fee is changed by a vote.",
        "¶: Our concern is the following. As long as fees rise, boats are not kept.",
        "Please clarify. Half the lamps were replaced after the storm.",
        "Sur ¶, nous tenons à faire la remarque suivante. On ne change pas un phare.",
        "Al ¶ quisiéramos señalar lo siguiente. Se cambian noventa lámparas.",
        "По ¶ имеем следующее замечание. Лампы меняют раз в год.",
        "对¶，我方谨提出以下看法。灯具每年更换。",
        "Zu ¶ haben wir folgende Anmerkung. Lampen werden jährlich ersetzt.",
    ],
)
def test_who_announces_a_remark_asks_only_in_plain_words(text):
    assert str(request(text).action) == "comment"


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("On ¶ we have the following comment: please delete it.", "delete"),
        ("On ¶ we would merely observe that it should read “two lamps”.", "amend"),
        ("We welcome ¶ in principle, but it costs us a boat.", "comment"),
        ("We have no objection in principle, but a keeper could do it.", "comment"),
        ("En principe nous appuyons ¶, mais il coûte cher.", "comment"),
        ("We welcome ¶, in principle and in practice.", "keep"),
    ],
)
def test_what_is_asked_behind_it_is_heard(text, action):
    assert str(request(text).action) == action


@pytest.mark.parametrize(
    "text",
    [
        "¶: Clarification needed. Three months leave no time for a storm.",
        "¶. Ce point mérite d'être précisé. Trois mois ne suffisent pas.",
        "¶. Conviene aclararlo. Tres meses no bastan.",
        "¶ требует пояснения. Трёх месяцев мало.",
        "نود أن نستوضح المقصود في ¶.",
        "¶有待澄清。",
        "¶: Das bedarf der Klarstellung. Die Frist ist kurz.",
    ],
)
def test_who_asks_what_is_meant_asks_for_no_change(text):
    assert str(request(text).action) == "comment"


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("¶ should clarify who pays.", "amend"),
        ("¶ needs clarification by adding “weekly”.", "amend"),
        ("The secretariat may wish to bring ¶ and ¶ together in one.", "merge"),
    ],
)
def test_what_should_be_clarified_is_an_amendment(text, action):
    assert str(request(text).action) == action


def test_a_new_text_is_verbatim_though_a_wish_stands_between_its_words():
    text = "¶: Delete.add \nDear Sir,It is too long.Dear Sir,"
    assert request(text).proposed in text


@pytest.mark.parametrize(
    ("words", "role"),
    [
        *(("Begins with …", "original"), ("Opening words", "original")),
        *(("Open questions", None), ("Opening remarks", "comment"), ("Start", None)),
    ],
)
def test_a_column_of_first_words_holds_the_draft_and_one_of_remarks_does_not(
    words, role
):
    assert header(words) == role
