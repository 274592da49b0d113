"""Words on one piece that name another: it is asked about, or speaks for itself."""

from dataclasses import replace

import pytest

from rules.terms import Paragraph
from tests.harbour import LAW, PORTS, mail, prepare, units

RULES = prepare([PORTS])
OCTOBER = Paragraph(label="13", text="Sirens are tested in March and in October.")


def asked(*blocks, drafts=RULES):
    return [
        sorted(c.paragraph for c in one.candidates)
        for one in mail(*blocks, drafts=drafts)
        if one.review
    ]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Free berths, which is what paragraph 9 gives, help nobody; it so happens"
            " that tests, which paragraph 7 asks, help as few. Neither should go."
        ),
        "Training pilots (paragraph 9) is good. Too many tests await them in § 7.",
        "In paragraph 9 there is a gap. Neither it nor paragraph 7 should be touched.",
        "Le paragraphe 9 nous plaît. La règle que donne le paragraphe 7 est vague.",
        "El párrafo 9 es bueno. La regla que da el párrafo 7 es otra cosa.",
        "Paragraph 9 is clear. We were also pleased with 7.",
        "Paragraph 9 is clear. Nobody understood why pilots need a test (7).",
        "Paragraph 9 is clear. One more thing: 7 says what nobody could work out.",
        "Absatz 9 ist klar. Glücklich sind wir mit 7.",
        "Le paragraphe 9 est clair. Les pilotes étaient contents du 7.",
        "Пункт 9 ясен. Но то, что сказано в 7, нам не подходит.",
        "We object to paragraph 9. In 7 nothing should change.",
        "Paragraph 9 goes too far. No change to 7.",
        "Wir sind gegen Absatz 9. Keine Änderung in 7.",
        "Nous sommes contre le paragraphe 9. Rien à changer au 7.",
        "Paragraph 9 is clear, and in 7 the test is odd.",
        "Nous sommes contre le paragraphe 9, et au 7 les examens sont trop lourds.",
    ],
)
def test_what_names_another_piece_is_asked_with_both(text):
    assert asked(text) == [["7", "9"]]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 9 should be deleted. Licences are dealt with in paragraph 7.",
        "Le paragraphe 9 est à supprimer. La licence est prévue au paragraphe 7.",
        "Absatz 9 streichen. Die Lizenz wird in Absatz 7 abschließend geregelt.",
        "Paragraph 9, which paragraph 7 explains, should be deleted.",
        "Absatz 9, den Absatz 7 erläutert, ist zu streichen.",
    ],
)
def test_what_rules_a_matter_already_or_tells_of_the_piece_is_an_argument(text):
    assert units(mail(text, drafts=RULES)) == [("PORT/1", "9", "delete")]


@pytest.mark.parametrize(
    "block",
    [
        "The women who fish were pleased with 7, and asked whether they count.",
        "Nobody knew why one pays for it twice (7). So please write once.",
        "I know a few of the ports want 7 out. Typical.",
        "A los pescadores no les convence lo que se dice en el 7. Hay que cambiarlo.",
    ],
)
def test_a_block_that_names_another_piece_is_none_of_the_one_above(block):
    found = mail("Paragraph 9 should cover oil as well.", block, drafts=RULES)
    assert units(found) == [("PORT/1", "9", "amend")]
    assert [c.paragraph for c in found[1].candidates] == ["7", "9"]
    assert found[1].text == block


def test_what_follows_such_a_block_belongs_to_it():
    found = mail(
        "Paragraph 9 should cover oil as well.",
        "The women who fish were pleased with 7.",
        "They asked whether they count.",
        drafts=RULES,
    )
    assert [one.review for one in found] == [False, True]
    assert found[1].text.endswith("whether they count.")


def test_below_a_heading_the_whole_is_asked_about():
    assert asked("Paragraph 9", "The crews were happier with 7. Drop it.") == [
        ["7", "9"]
    ]


@pytest.mark.parametrize(
    "text",
    [
        # a value, a date, a share, a page, an exchange
        "Paragraph 9 is too slow. In 7 days it could be done, with 8 men.",
        "Paragraph 9 is too slow. Please replace twenty with 7.",
        "Paragraph 9 is too slow. We would settle for 7.",
        "Paragraph 9 is too slow. For thirty (11) berths it will not work.",
        "Paragraph 9 is too slow. We met on 7 May, on 7 and 8 June, and voted 8 to 5.",
        # the sender's own numbers
        "Paragraph 9 does two things: (1) it frees waste; (7) it is new. Thing (7) is.",
        # an argument, a model, a comparison, a place
        "Paragraph 9 is too slow. It should take a month, as in 11.",
        "Paragraph 9 is too slow. It could follow the model of paragraph 7.",
        "Paragraph 9 is too slow. This conflicts with 7, and overlaps with § 7.",
        "Paragraph 9 is too long. Paragraph 8 says the same in few words.",
        "Paragraph 9 should come after paragraph 11.",
        # a label says where all that follows belongs
        "Paragraph 9: if it stays, what paragraph 7 provides is needless.",
        "Paragraph 9 is “in line with paragraph 7”, we hear.",
        # it is not printed
        "Paragraph 9 is too slow. We were pleased with 4.",
    ],
)
def test_what_only_looks_like_another_piece_changes_nothing(text):
    found = mail(text, drafts=RULES)
    assert [(one.review, one.paragraphs) for one in found] == [(False, ("9",))]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 8 is short. It could be merged with § 7.",
        "Paragraph 8 is short. It should be merged with 7.",
    ],
)
def test_a_merger_names_what_it_joins(text):
    assert not any(one.review for one in mail(text, drafts=RULES))


def test_a_piece_inside_the_one_spoken_of_is_no_other():
    text = "As regards Article 3, we ask that paragraph 2 be deleted."
    assert not asked(text, drafts=prepare([LAW]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Paragraph 7 should be deleted. We have no remarks on paragraph 9.",
            [("PORT/1", "7", "delete")],
        ),
        (
            (
                "We see merit in paragraph 7 and ask that it be retained. It likewise"
                " requests the retention of paragraph 9."
            ),
            [("PORT/1", "7", "keep"), ("PORT/1", "9", "keep")],
        ),
        (
            (
                "In paragraph 5, we suggest replacing “every year” by “monthly” and,"
                " in paragraph 11, “one” by “two”."
            ),
            [("PORT/1", "5", "amend"), ("PORT/1", "11", "amend")],
        ),
    ],
)
def test_a_sentence_that_turns_to_another_piece_opens_its_own_comment(text, expected):
    assert units(mail(text, drafts=RULES)) == expected


# --- what stands behind all that is said ----------------------------------------------


@pytest.mark.parametrize(
    "closing",
    [
        "Everything else in the Harbour Rules is fine with us.",
        "For the rest I like what I read.",
        "Otherwise we support the Harbour Rules text.",
        "Pour le reste, nous sommes d'accord.",
        "Por lo demás, estamos de acuerdo.",
        "В остальном мы согласны.",
        "Im Übrigen sind wir einverstanden.",
    ],
)
@pytest.mark.parametrize("apart", [True, False])
def test_a_closing_consent_is_no_part_of_the_last_comment(closing, apart):
    said = "We ask for oil to be added in paragraph 9."
    found = mail(*((said, closing) if apart else (f"{said} {closing}",)), drafts=RULES)
    assert units(found)[0] == ("PORT/1", "9", "amend")
    assert [(one.paragraphs, one.text) for one in found[1:]] == [(("*",), closing)]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 9 is unclear. For the rest we do not like it.",
        "Paragraph 9 is unclear. Im Übrigen fehlt eine Frist.",
    ],
)
def test_no_other_last_sentence_is_parted(text):
    assert [one.text for one in mail(text, drafts=RULES)] == [text]


# --- a thing of a paragraph -----------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 11: Drop the ombudsman, nobody can promise that.",
        "Paragraph 7: delete the written examination.",
        "Paragraph 9: remove ships because they are many.",
        "Absatz 9: Ships streichen.",
        "Paragraph 13: supprimer octobre",
        "Párrafo 13: eliminar octubre.",
    ],
)
def test_what_deletes_a_thing_of_the_paragraph_amends_it(text):
    rules = replace(PORTS, paragraphs=(*PORTS.paragraphs, OCTOBER))
    assert [unit[2] for unit in units(mail(text, drafts=prepare([rules])))] == ["amend"]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 9: delete it.",
        "Delete paragraph 9.",
        "Paragraph 9: delete. Ships can cope.",
        "Paragraph 9: delete the paragraph, ships can cope.",
        "Paragraph 9: delete the nonsense.",
        "Paragraph 9: delete the ban.",
        "Paragraph 9 should be deleted: crews hate it. Delete ships.",
    ],
)
def test_what_deletes_the_paragraph_deletes_it(text):
    assert [unit[2] for unit in units(mail(text, drafts=RULES))] == ["delete"]


# --- which of two wordings is the new one ---------------------------------------------


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Paragraph 9: we prefer “six months” to “twelve months”.", "six months"),
        ("Paragraph 9: Nous préférons « six mois » à « un an ».", "six mois"),
        ("Paragraph 9: instead of “ninety days”: “thirty days”.", "thirty days"),
        ("Absatz 9: Statt „neunzig Tage“: „dreißig Tage“.", "dreißig Tage"),
        ("Absatz 9: Anstelle von „neunzig“ lieber „dreißig“.", "dreißig"),
        ("Пункт 9: Вместо «девяноста дней» – «тридцать».", "тридцать"),
        ("Paragraph 9: change “six months” to “twelve months”.", "twelve months"),
    ],
)
def test_the_new_text_is_never_the_old_one(text, new):
    assert [one.proposed for one in mail(text, drafts=RULES)] == [new]


def test_what_is_to_be_changed_on_the_way_is_no_argument():
    said = "Il faut le revoir en modifiant le paragraphe 5 et en rétablissant le 7."
    (found,) = mail(said.replace("le 7", "le paragraphe 7"))
    assert found.paragraphs == ("5", "7")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Nach Absatz 5 sind Entgelte offen. Auch Absatz 6 kennt keine Ausnahme.",
            {"5", "6"},
        ),
        (
            "Dues are as in the EXAM (paragraph 5). Pilots must pay (paragraph 7).",
            {"5", "7"},
        ),
        ("As stated in paragraph 5, fees are public. Delete paragraph 6.", {"6"}),
    ],
)
def test_a_text_that_opens_with_a_piece_may_be_on_it(text, places):
    (found,) = mail(text)
    assert {*found.paragraphs, *(c.paragraph for c in found.candidates)} == places
    assert found.review is (len(places) > 1)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Dues (paragraph 5), exemptions (paragraphs 6 and 7), crews (para 11).", 4),
        ("Dues rest on a legal basis (Harbour Rules, paragraph 5, para 7).", 2),
        ("The strictest are paragraph 5 which taxes; paragraph 7 which bans.", 2),
    ],
)
def test_pieces_each_named_behind_its_matter_are_all_meant(text, pieces):
    (found,) = mail(text)
    assert (len(found.paragraphs), found.review) == (pieces, False)


@pytest.mark.parametrize(
    "text",
    [
        "The dues (paragraph 5), the pilots (paragraph 99) and crews (paragraph 11).",
        "On dues (paragraph 5) we are silent, the pilots should go (paragraph 7).",
        "It holds paragraph 5, which opens the tariffs; paragraph 7 tests the pilots.",
    ],
)
def test_pieces_of_which_one_is_not_said_alike_are_no_such_list(text):
    assert ("5", "7", "11") not in [c.paragraphs for c in mail(text)]
    assert ("5", "7") not in [c.paragraphs for c in mail(text)]


@pytest.mark.parametrize(
    ("behind", "labels"),
    [
        ("It follows the old act with open dues (paragraph 7).", ("5",)),
        ("The dues are far too high (paragraph 7).", ()),
    ],
)
def test_a_piece_in_brackets_of_a_sentence_that_only_tells_is_an_aside(behind, labels):
    (found,) = mail(f"Paragraph 5 of the Harbour Rules holds new duties. {behind}")
    assert found.paragraphs == labels


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 5 is long. Similar doubts exist about the idea in paragraph 7.",
        "Le paragraphe 5 est long. Les mêmes réserves valent pour le paragraphe 7.",
        "El párrafo 5 es largo. Las mismas dudas tenemos sobre el párrafo 7.",
        "Пункт 5 длинен. Те же сомнения возникают по пункту 7.",
        "Absatz 5 ist lang. Dieselben Bedenken bestehen gegen Absatz 7.",
    ],
)
def test_where_the_same_is_doubted_is_a_point_of_its_own(text):
    assert [c.paragraphs for c in mail(text)] == [("5",), ("7",)]
