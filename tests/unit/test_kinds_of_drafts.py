"""Attribution: drafts of one kind, other laws, and what contradicts a label."""

import pytest

from rules.duplicate import takes_back
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import ONE, TWO, mail, table


def draft(name, title, *texts, label="{}", heading=""):
    return Draft(
        id=name,
        title=title,
        call="c",
        paragraphs=tuple(
            Paragraph(label=label.format(n), text=text, heading=heading.format(n))
            for n, text in enumerate(texts, 1)
        ),
    )


CHOIR = draft(
    "CH", "Geschäftsordnung der Sängerschaft Nordwall", "Wir singen.", "Wir üben."
)
BAND = draft("BD", "Geschäftsordnung des Blasorchesters Nordwall", "Wir blasen.", "Ja.")
CLUBS = prepare([CHOIR, BAND])
SIGNED = draft("ST", "Satzung des Turmvereins", "Rot.", "Blau.", heading="§ {} Farbe")
CODED = draft("OR", "Ordnung der Türmer", "Grün.", "Gelb.", label="§ {}")
TOWERS = prepare([SIGNED, CODED])


def found(*blocks, drafts, subject=""):
    return [
        (c.document, c.paragraphs, [x.paragraph for x in c.candidates])
        for c in mail(*blocks, drafts=drafts, subject=subject)
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Anmerkungen zur Geschäftsordnung der Sängerschaft", "CH"),
        ("Anmerkungen zur Geschäftsordnung des Blasorchesters", "BD"),
    ],
)
def test_drafts_of_one_kind_are_told_apart_by_their_matter(line, name):
    assert found(line, "Absatz 2: streichen.", drafts=CLUBS) == [(name, ("2",), [])]


def test_the_kind_alone_names_none_of_them():
    ((document, labels, asked),) = found(
        "Anmerkungen zur Geschäftsordnung", "Absatz 2: streichen.", drafts=CLUBS
    )
    assert (document, labels, asked) == (None, (), ["2", "2"])


def test_a_draft_whose_titles_say_so_calls_its_pieces_by_a_sign():
    said = found("§ 2: streichen.", drafts=TOWERS, subject="Satzung des Turmvereins")
    assert said == [("ST", ("2",), [])]


@pytest.mark.parametrize(
    "text",
    [
        "Das muss mit § 2 SdT übereinstimmen.",
        "Das muss mit § 2 GdTV übereinstimmen.",
    ],
)
def test_letters_behind_a_section_are_another_law(text):
    ((_, labels, _),) = found(text, drafts=TOWERS, subject="Satzung des Turmvereins")
    assert labels == ()


def test_a_point_that_is_missing_is_no_section():
    said = found(
        "Uns fehlt ein Punkt 2 über die Glocken.",
        drafts=prepare([CODED]),
    )
    assert all(labels == () for _, labels, _ in said)


LAW = Draft(
    id="LAKE",
    title="湖泊法修正草案",
    call="c",
    paragraphs=(
        Paragraph(label="1", text="湖泊属于全体人民。"),
        Paragraph(label="2", text="船只分类如下。"),
        Paragraph(label="2(1)", text="依第三条第一项第二款登记者为大船。"),
        Paragraph(label="2(2)", text="其余为小船。"),
        Paragraph(label="3", text="渔民每年登记一次。"),
    ),
)
PLAIN = Draft(
    id="PLAIN",
    title="码头法草案",
    call="c",
    paragraphs=(
        Paragraph(label="2", text="码头分类如下。"),
        Paragraph(label="2(1)", text="大码头。"),
        Paragraph(label="2(2)", text="小码头。"),
    ),
)


def test_a_piece_of_the_law_in_force_is_asked_about():
    said = found("现行法第三条应予删除。", drafts=prepare([LAW]))
    assert said == [(None, (), ["3"])]


def test_an_article_of_an_amendment_is_that_of_the_other_law():
    said = found("宪法增修条文第三条早有规定，应予删除。", drafts=prepare([LAW]))
    assert [labels for _, labels, _ in said] == [()]


@pytest.mark.parametrize(
    ("law", "text", "labels"),
    [
        (LAW, "第二条第一款应予删除。", ()),
        (LAW, "第二条第一项应予删除。", ("2(1)",)),
        (PLAIN, "第二条第一款应予删除。", ("2(1)",)),
    ],
)
def test_how_a_draft_cites_itself_tells_what_lies_in_what(law, text, labels):
    ((_, told, asked),) = found(text, drafts=prepare([law]))
    assert told == labels
    assert asked == ([] if labels else ["2(1)", "2", "2(2)"])


def test_such_a_piece_is_asked_about_in_a_table_too():
    (one,) = table(
        ["条款", "意见"], ["第二条第一款", "应予删除。"], drafts=prepare([LAW])
    )
    assert one.review


def test_again_is_no_new_piece():
    said = found(
        "第二条第一项应予保留。避免重新讨论，第二条第二项也应保留。",
        drafts=prepare([LAW]),
    )
    assert {labels for _, labels, _ in said} <= {("2(1)",), ("2(2)",)}


COPIED = "Pilots are licensed by the harbour master after a written examination."


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (f"Paragraph 5: “{COPIED}” We do not want this.", ["5", "7"]),
        (f"Paragraph 5. ... {COPIED[7:-1]}\nWe do not want this.", ["5", "7"]),
        (f"Paragraph 7: “{COPIED}” We do not want this.", []),
        ("Paragraph 5: “Nobody ever told us of any of this in time” they say.", []),
        ("Paragraph 5: “These rules govern every harbour of the coast.” Fine.", []),
    ],
)
def test_words_copied_from_another_paragraph_contradict_a_label(text, asked):
    (one, *_) = found(text, drafts=ONE)
    assert one[2] == asked


def test_words_of_a_piece_inside_do_not_contradict_what_holds_it():
    inner = prepare(
        [
            Draft(
                id="IN",
                title="Code of the inner quay",
                call="c",
                paragraphs=(
                    Paragraph(label="2", text="Of the quay:"),
                    Paragraph(
                        label="2(a)",
                        text="nobody ties a boat to the lamps along the inner quay",
                    ),
                ),
            )
        ]
    )
    said = found(
        "Paragraph 2: “nobody ties a boat to the lamps along the inner quay” is fine.",
        drafts=inner,
    )
    assert said[0][1] == ("2",)


@pytest.mark.parametrize(
    ("subject", "labels"),
    [
        ("Harbour rules - 6 comments", ()),
        ("Harbour rules - 6 short remarks", ()),
        ("Harbour rules - 6点意见", ()),
        ("Harbour rules, paragraph 6 comments", ("6",)),
    ],
)
def test_counted_remarks_in_a_subject_are_no_piece(subject, labels):
    ((_, told, asked),) = found(
        "Nobody in our town wants this.", drafts=TWO, subject=subject
    )
    assert (told, asked) == (labels, [])


@pytest.mark.parametrize(
    "turn",
    [
        "As for the second text (the Lake Rules): nobody here understands it.",
        "Quant au deuxième projet (LAKE/1) : personne ne le comprend ici.",
        "Was den zweiten Entwurf angeht (LAKE/1): niemand versteht ihn hier.",
        "Что касается второго текста (LAKE/1): никто его не понимает.",
    ],
)
def test_a_block_that_turns_to_another_draft_leaves_what_was_said_above(turn):
    first, *others = mail("PORT/1, paragraph 6: delete.", turn, drafts=TWO)
    assert (first.paragraphs, first.text) == (("6",), "PORT/1, paragraph 6: delete.")
    assert [c.paragraphs for c in others] != [("6",)]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Отзыв на проект устава: второй раздел слишком длинный.", False),
        ("Направляем отзыв наших замечаний.", True),
    ],
)
def test_a_review_in_russian_takes_nothing_back(text, taken):
    assert takes_back(text) is taken
