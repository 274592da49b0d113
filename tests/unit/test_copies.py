"""Attribution: copies of the draft, and notes in their margin."""

from dataclasses import replace

import pytest

from rules.paragraph import locate, prepare
from rules.terms import (
    Cell,
    Change,
    Draft,
    EvidenceKind,
    Paragraph,
    PassageKind,
    Run,
)
from tests.harbour import (
    ONE,
    TEXTS,
    TWO,
    added,
    copied,
    mail,
    part,
    passage,
    row,
    table,
    tracked,
    units,
)


def test_tracked_changes_belong_to_the_paragraph_of_their_base():
    gone = Run(text=TEXTS["8"], change=Change.DELETED, author="Ann")
    found = copied(
        f"5. {TEXTS['5']}",
        tracked(
            "a",
            "6. Ships of less than [-twenty-]{+ten+} metres are exempt "
            "from all port dues and fees.",
        ),
        added("Quays are lit at night.", "b"),
        f"7. {TEXTS['7']}",
        passage("8. ", "c", base=f"8. {TEXTS['8']}", runs=(Run(text="8. "), gone)),
        tracked(
            "d",
            "9. Waste from ships is received {+[to be checked]+}without "
            "charge at every public berth.",
            "Harbour Office",
        ),
    )
    assert units(found) == [
        ("PORT/1", "6", "amend"),
        ("PORT/1", "6", "add"),
        ("PORT/1", "8", "delete"),
    ]
    assert found[2].runs[1].text == TEXTS["8"]


def test_a_base_that_differs_from_the_draft_goes_to_review():
    found = copied(
        f"5. {TEXTS['5']}",
        tracked(
            "a",
            "6. Boats of less than [-thirty-]{+ten+} feet are exempt "
            "from all port dues and fees.",
        ),
        f"7. {TEXTS['7']}",
        f"8. {TEXTS['8']}",
    )
    assert found[0].review


def test_a_base_without_runs_is_enough():
    found = copied(
        passage(f"5. {TEXTS['5']} Always.", "a", base=f"5. {TEXTS['5']}"),
        f"6. {TEXTS['6']}",
    )
    assert units(found) == [("PORT/1", "5", "amend")]


def test_changes_marked_by_hand_are_read():
    struck = Run(text=TEXTS["7"], strike=True)
    found = copied(
        f"5. {TEXTS['5']}",
        passage(
            "6. Ships of less than twenty ten metres are exempt from all port dues"
            " and fees.",
            "a",
            runs=(
                Run(text="6. Ships of less than "),
                Run(text="twenty ", strike=True),
                Run(text="ten ", underline=True, bold=True),
                Run(text="metres are exempt from all port dues and fees."),
            ),
        ),
        passage(f"7. {TEXTS['7']}", "b", runs=(Run(text="7. "), struck)),
        passage(
            "Quays are lit at night.",
            "c",
            runs=(Run(text="Quays are lit at night.", underline=True),),
        ),
        passage(
            f"8. {TEXTS['8']}",
            "d",
            runs=(Run(text="8. ", bold=True, underline=True), Run(text=TEXTS["8"])),
        ),
    )
    assert units(found) == [
        ("PORT/1", "6", "amend"),
        ("PORT/1", "7", "delete"),
        ("PORT/1", "7", "add"),
    ]
    assert found[0].proposed.startswith("6. Ships of less than ten metres")


def test_an_edited_copy_without_a_trace_is_aligned():
    found = copied(
        f"5. {TEXTS['5']}",
        "6. Ships of less than thirty metres are exempt from all port dues.",
        "Quays are lit at night by lamps.",
        f"7. {TEXTS['7']}",
        f"9. {TEXTS['9']}",
        "10 bis. Lighthouses are painted white.",
        f"9 bis. {TEXTS['9 bis']}",
        f"11. {TEXTS['11']}",
        "Ports close on public holidays.",
        "We thank you.",
    )
    assert units(found) == [
        ("PORT/1", "6", "amend"),
        ("PORT/1", "6", "add"),
        ("PORT/1", "8", "delete"),
        ("PORT/1", "9", "add"),
        ("PORT/1", "11", "add"),
    ]


def test_half_of_a_few_words_behind_their_label_is_a_change():
    parts = ("1", "Quays have:"), ("1(a)", "two lamps each;"), ("1(b)", "one bench;")
    more = ("2", "Piers are open to the public by day."), ("3", "Boats are moored.")
    paragraphs = tuple(Paragraph(label=n, text=t) for n, t in (*parts, *more))
    quays = prepare([Draft(id="QUAY", title="Quays", call="c", paragraphs=paragraphs)])
    texts = ["1. Quays have:", "(a) three lamps each;", "(b) one bench;"]
    texts += [f"{n}. {t}" for n, t in more]
    assert units(copied(*texts, drafts=quays)) == [("QUAY", "1(a)", "amend")]


def test_what_is_not_among_a_selection_was_not_deleted():
    found = copied(f"7. {TEXTS['7']}", f"8. {TEXTS['8']}", f"11. {TEXTS['11']}")
    assert found == ()


def test_a_paragraph_of_which_little_is_left_goes_to_review():
    found = copied(
        f"5. {TEXTS['5']}",
        f"6. {TEXTS['6']}",
        f"7. {TEXTS['7']}",
        "12. The harbour master closes ports in weather of many kinds and fog of any.",
        f"9. {TEXTS['9']}",
        f"9 bis. {TEXTS['9 bis']}",
        f"11. {TEXTS['11']}",
    )
    assert units(found) == []
    assert found[0].review


def test_a_change_in_a_paragraph_without_a_number_goes_to_review():
    found = copied(
        "These rules govern every single harbour of the coast.",
        f"5. {TEXTS['5']}",
        f"6. {TEXTS['6']}",
        f"7. {TEXTS['7']}",
    )
    assert found[0].review


def test_changes_in_the_original_column_of_a_table_count():
    header = row(1, "No.", "Original text", "Comment")
    changed = tracked(
        "t1.r2.c2",
        "7. Pilots are licensed by the [-harbour master-]{+port+} "
        "after a written examination.",
    )
    cell = Cell(table=1, row=2, column=2)
    new = replace(
        added("Quays are lit at night.", "t1.r2.c2.p2"),
        kind=PassageKind.CELL,
        cell=cell,
    )
    changed = replace(changed, kind=PassageKind.CELL, cell=cell)
    odd = row(3, "2", "Zebras are not mentioned in any of the other rows here.")
    edited = row(
        4, "3", f"9. {TEXTS['9'].replace('every public', 'all private and public')}"
    )
    found = locate(
        [part(*header, changed, new, *odd, *edited, name="t.docx", body=False)], "", ONE
    )
    assert units(found)[:2] == [("PORT/1", "7", "amend"), ("PORT/1", "7", "add")]
    assert any("Zebras" in c.text and c.review for c in found)


# --- notes in the margin ------------------------------------------------------------


def note(text, *anchor, author="Ann", place="c1", **more):
    return passage(
        text, place, PassageKind.MARGIN_COMMENT, author=author, anchor=anchor, **more
    )


def annotated(*notes, drafts=ONE):
    title = passage("the Harbour Rules", "p0")
    body = [passage(f"{n}. {t}", f"p{n}") for n, t in TEXTS.items()]
    return locate([part(title, *body, *notes, name="d.docx", body=False)], "", drafts)


def test_a_note_belongs_to_what_it_hangs_on():
    found = annotated(
        note("Delete.", "p7"),
        note("Keep as is.", "p8", "p9", place="c2"),
        note("Good in general.", "p0", place="c3"),
        note("Agreed.", place="c4", parent="c1"),
        note("Checked.", "p7", author="Harbour Office", place="c5"),
        note("[to be checked]", "p7", place="c6"),
        note("Lost.", "p99", place="c7"),
    )
    assert units(found) == [
        ("PORT/1", "7", "delete"),
        ("PORT/1", "8", "9", "keep"),
        ("PORT/1", "*", "general"),
        ("PORT/1", "7", "comment"),
    ]
    assert found[-1].review


def test_an_answer_that_agrees_with_a_note_wants_no_text_kept():
    agreeing = (
        "Agreed, Tom and I went through it.",
        "Tout à fait d'accord avec elle.",
        "De acuerdo, lo vimos juntos.",
        "Да, мы об этом говорили.",
        "نعم، تكلمنا في ذلك.",
        "Ja, so haben wir es besprochen.",
        "Yes, good point.",
    )
    for said in agreeing:
        asked, answered = annotated(
            note("Who pays?", "p7"), note(said, place="c2", parent="c1")
        )
        assert (str(asked.action), str(answered.action)) == ("comment", "comment"), said
    for said, action in (("Yes, delete it.", "delete"), ("Keep it.", "keep")):
        found = annotated(note("Hm?", "p7"), note(said, place="c2", parent="c1"))
        assert str(found[-1].action) == action


def test_a_note_that_names_another_paragraph():
    found = annotated(
        note("Merge with para 9.", "p7"),
        note("Para 9 is too long.", "p7", place="c2"),
        note(
            "Para 7 is unclear, see para 3 of the Lima Declaration.", "p7", place="c3"
        ),
        note("1. unclear", "p7", place="c4"),
        note("The next paragraph is better.", "p7", place="c5"),
    )
    assert units(found) == [
        ("PORT/1", "7", "9", "merge"),
        ("PORT/1", "7", "comment"),
        ("PORT/1", "7", "comment"),
        ("PORT/1", "7", "comment"),
    ]
    assert found[1].review


def test_a_note_on_a_draft_of_another_kind_goes_to_review():
    found = annotated(note("Delete.", "p98", "p99"))
    assert found[0].review


def test_the_column_that_is_nearest_to_the_draft_is_the_original():
    found = table(
        (TEXTS["7"], TEXTS["7"].replace("written", "oral")),
        (TEXTS["8"], TEXTS["8"].replace("thick", "dense")),
    )
    assert units(found) == [("PORT/1", "7", "amend"), ("PORT/1", "8", "amend")]


def test_references_add_to_the_original_text_of_a_row():
    found = table(
        ("Paragraph", "Original text", "Comment"),
        ("7 and 8", TEXTS["7"], "Merge them."),
        ("9", TEXTS["9"], "Delete."),
        ("10", TEXTS["11"], "Delete."),
    )
    assert [u[1:-1] for u in units(found)] == [("7", "8"), ("9",), ("11",)]


# --- rare copies --------------------------------------------------------------------


def test_a_letter_that_repeats_one_paragraph_is_no_copy():
    found = copied(
        "We have thought about all of this for a very long time indeed.",
        TEXTS["7"],
        "It has been in force in our country for more than twenty years now.",
        "Nobody there has ever seen a reason to complain about it in public.",
    )
    assert units(found) == []


def test_a_change_of_nothing_but_a_sign_is_no_comment():
    found = copied(
        f"5. {TEXTS['5']}",
        tracked(
            "a",
            "7. Pilots are licensed by the harbour master{+,+} after a "
            "written examination.",
        ),
        f"8. {TEXTS['8']}",
    )
    assert units(found) == []


def test_a_paragraph_with_half_of_its_words_is_a_question():
    found = copied(
        f"5. {TEXTS['5']}",
        f"6. {TEXTS['6']}",
        "7. Pilots of any ship are chosen by all of the crew after a letter.",
        f"8. {TEXTS['8']}",
        f"9. {TEXTS['9']}",
        f"9 bis. {TEXTS['9 bis']}",
        f"11. {TEXTS['11']}",
    )
    assert [c.review for c in found] == [True]


def test_short_lines_and_changed_notes_of_the_sender_are_no_new_paragraphs():
    found = copied(
        f"5. {TEXTS['5']}",
        tracked(
            "a",
            "6. Ships of less than [-twenty-]{+ten+} metres are exempt "
            "from all port dues and fees.",
        ),
        "See over.",
        tracked("b", "A cover sheet of our [-old-]{+new+} archive number."),
        f"7. {TEXTS['7']}",
    )
    assert units(found) == [("PORT/1", "6", "amend")]


def test_gaps_count_only_in_the_draft_that_was_copied():
    found = copied(
        *(f"{n}. {TEXTS[n]}" for n in ("5", "6", "7", "9", "9 bis", "11")), drafts=TWO
    )
    assert units(found) == [("PORT/1", "8", "delete")]


def test_a_paragraph_that_is_copied_twice_is_paired_once():
    found = copied(
        f"5. {TEXTS['5']}", f"6. {TEXTS['6']}", f"7. {TEXTS['7']}", f"7. {TEXTS['7']}"
    )
    assert len(found) <= 1


def test_few_words_on_few_words_speak_of_these():
    found = annotated(
        note("Superfluous.", "p6", anchor_text="and fees"),
        note("It should not be retained.", "p7", anchor_text="the pilot", place="c2"),
        note("and sailing ships", "p6", anchor_text="Ships", place="c3"),
    )
    assert [c.action.value for c in found] == ["amend", "delete", "amend"]


QUAYS = {
    "Q1": "Q1 Repair every quay of the coast in stone.",
    "Q2": "Q2 Train forty pilots, half of them women.",
    "Q3": "Q3 Lend tugs to fishing boats out of season.",
    "T1": "T1 Print the tide tables on paper that floats.",
    "T2": "T2 Open the lighthouse to schools in spring.",
}
CODED = prepare(
    [
        Draft(
            id="PLAN",
            title="Plan of quays",
            call="c",
            paragraphs=tuple(
                Paragraph(label=label, text=text) for label, text in QUAYS.items()
            ),
        )
    ]
)


def coded(*changed):
    return [dict(changed).get(n, text) for n, text in enumerate(QUAYS.values())]


def test_a_copy_of_a_draft_whose_labels_are_codes_is_a_copy():
    change = tracked("a", "Q2 Train {+at least +}forty pilots, half of them women.")
    found = copied(*coded((1, change)), drafts=CODED)
    assert units(found) == [("PLAN", "Q2", "amend")]
    plain = coded((4, "T2 Open the lighthouse to schools in autumn."))
    assert units(copied(*plain, drafts=CODED)) == [("PLAN", "T2", "amend")]


def test_a_code_before_other_words_cites():
    found = copied("Q2 Nobody wants these.", "T1 Nobody reads it.", drafts=CODED)
    assert [c.paragraphs for c in found] == [("Q2",), ("T1",)]
    assert all(c.evidence.kind is EvidenceKind.EXPLICIT_REF for c in found)


def test_what_a_copy_with_notes_leaves_out_may_only_be_left_out():
    texts = [f"{label}. {TEXTS[label]}" for label in TEXTS if label != "7"]
    passages = [passage(text, f"p{n}") for n, text in enumerate(texts)]
    note = passage(
        "Why?",
        "n",
        PassageKind.MARGIN_COMMENT,
        anchor=("p0",),
        anchor_text="every year",
    )
    gone = [c for c in copied(*passages) if str(c.action) == "delete"]
    assert [c.review for c in gone] == [False]
    gone = [c for c in copied(*passages, note) if str(c.action) == "delete"]
    assert [c.review for c in gone] == [True]


def test_what_stands_below_a_copied_paragraph_is_said_of_it():
    found = copied(
        f"5. {TEXTS['5']}",
        "Twice a year. Please add it.",
        f"6. {TEXTS['6']}",
        "On fees",
        f"8. {TEXTS['8']}",
        "Who tells the crews of the small boats?",
        f"9. {TEXTS['9']}",
        "Delete",
    )
    assert units(found) == [
        ("PORT/1", "5", "amend"),
        ("PORT/1", "8", "comment"),
        ("PORT/1", "9", "delete"),
    ]
    asked = [c for c in found if c.review]  # seven is left out: perhaps no more
    assert [c.candidates[0].paragraph for c in asked] == ["7", "9 bis"]


def test_what_stands_below_a_paragraph_with_a_code_is_said_of_it():
    texts = list(QUAYS.values())
    found = copied(texts[0], "Comment: agreed.", texts[1], "Why forty?", drafts=CODED)
    assert units(found) == [("PLAN", "Q1", "keep"), ("PLAN", "Q2", "comment")]
    found = mail(f"{texts[0]}\n-> fine", f"{texts[1]}\n-> fifty", drafts=CODED)
    assert units(found) == [("PLAN", "Q1", "keep"), ("PLAN", "Q2", "amend")]


def test_a_mail_repeats_paragraphs_above_what_it_says_of_them():
    found = mail(
        f"5. {TEXTS['5']}\nWe agree.",
        f"6. {TEXTS['6'].replace(' are ', chr(10) + 'are ')}\nWho pays?",
        f"7. {TEXTS['7']}\n8. {TEXTS['8']}\nDelete.",
        "It is dull.\n" * 2_000 + "x",
    )
    assert units(found) == [
        ("PORT/1", "5", "keep"),
        ("PORT/1", "6", "comment"),
        ("PORT/1", "8", "delete"),
    ]


@pytest.mark.parametrize(
    "new",
    [
        "Fees paid under this text are returned after two winters.",
        "Permits given pursuant to this article end after two winters.",
        "Les permis délivrés en vertu de cette disposition durent deux hivers.",
        "Los permisos expedidos en virtud de esta disposición duran dos inviernos.",
        "Разрешения в соответствии с этим положением действуют две зимы.",
        "Gebühren nach dieser Bestimmung sinken im Winter.",
    ],
)
def test_what_is_done_under_a_text_is_no_remark_on_it(new):
    lines = [f"{label}. {text}" for label, text in TEXTS.items()]
    found = copied(*lines[:2], new, *lines[2:], f"{new[:-1]}, as all know.")
    assert units(found) == [("PORT/1", "6", "add"), ("PORT/1", "11", "add")]


def test_words_between_quotation_marks_are_no_paragraph_of_a_copy():
    found = mail(
        f"> {TEXTS['5']}",
        "Who checks this?",
        f"> {TEXTS['8']}",
        "It is not clear to us who supervises this.",
        f"Regarding the passage “{TEXTS['6'][:-1]}”. Old skippers find it bewildering.",
        f"As concerns the words “{TEXTS['9'][:-1]}”: our crews cannot tell who pays.",
        f"“{TEXTS['11'][:-1]}” - strike this out.",
    )
    assert units(found) == [
        ("PORT/1", "5", "comment"),
        ("PORT/1", "8", "comment"),
        ("PORT/1", "6", "comment"),
        ("PORT/1", "9", "comment"),
        ("PORT/1", "11", "delete"),
    ]


def test_a_remark_under_the_label_of_a_paragraph_that_is_missing_adds_nothing():
    texts = {f"8({n})": TEXTS[label] for n, label in enumerate(("7", "8", "9"), 1)}
    pieces = tuple(Paragraph(label=n, text=text) for n, text in texts.items())
    act = prepare([Draft(id="ACT", title="Port act", call="c", paragraphs=pieces)])
    found = copied(
        marked("Article 8, 1", texts["8(1)"]),
        passage(
            "Article 8, 2: France has a difficulty with the notion used here.", "b"
        ),
        marked("Article 8, 3", texts["8(3)"]),
        drafts=act,
    )
    assert [c.paragraphs for c in found if not c.review] == [("8(1)",), ("8(3)",)]
    assert [x.paragraph for c in found for x in c.candidates] == ["8(2)"]


def marked(label, text):
    """Strike the last words of a paragraph by hand, and write others behind them."""
    head, _, last = text.rpartition(" ")
    runs = (
        Run(text=f"{label}: {head} "),
        Run(text=last, strike=True),
        Run(text=" otherwise", bold=True),
    )
    return passage("".join(r.text for r in runs), label, runs=runs)


def test_what_is_said_below_each_copied_paragraph_is_none_that_is_added():
    said = (
        "The text does not tell who pays for it.",
        "This touches on the duties of the pilots of the coast.",
        "In our country this has been law since the storm of 2009.",
    )
    spoken = "We note that a rule like this was given up elsewhere."
    for last in (said[2], spoken):
        found = copied(
            *(f"5. {TEXTS['5']}", said[0], f"7. {TEXTS['7']}", spoken),
            *(f"9. {TEXTS['9']}", last),
        )
        assert units(found) == [("PORT/1", n, "comment") for n in ("5", "7", "9")]


def test_a_paragraph_without_words_below_it_tells_of_a_copy_with_new_ones():
    found = copied(
        *(f"5. {TEXTS['5']}", "Quays are swept on Sundays by the guild."),
        *(f"6. {TEXTS['6']}", f"7. {TEXTS['7']}", "We wonder who pays."),
        f"8. {TEXTS['8']}",
    )
    assert ("PORT/1", "7", "comment") in units(found)
    assert all(c.review or c.action == "add" for c in found if "swept" in c.text)


def _copy_with(words):
    texts = [f"{label}. {text}" for label, text in TEXTS.items()]
    return copied(*texts[:3], words, *texts[3:])


def test_what_is_marked_as_new_in_a_copy_is_added():
    for words in (
        "[New] Tugs wait at the outer quay.",
        "New paragraph: Tugs wait at the outer quay.",
        "[Nouveau] Les remorqueurs attendent au quai.",
        "[Nuevo párrafo] Los remolcadores esperan en el muelle.",
        "[Новый пункт] Буксиры ждут у причала.",
        "[Neu] Schlepper warten am Kai.",
        "【新增】拖船在外码头等候。",
        "[جديد] تنتظر القاطرات عند الرصيف.",
        "Older pilots may bring their complaints by telephone.",
    ):
        (found,) = _copy_with(words)
        assert (found.paragraphs, found.action) == (("7",), "add"), words
        assert not found.review
        assert "ew]" not in found.proposed


def test_a_question_marked_as_new_adds_nothing():
    for words in ("[New: who pays for the tugs?]", "[New] Who pays for the tugs?"):
        assert [str(c.action) for c in _copy_with(words)] == ["comment"]


def test_a_paragraph_may_be_gone_where_another_is_new():
    texts = [f"{label}. {text}" for label, text in TEXTS.items() if label != "6"]
    found = copied(*texts[:3], "[New] Tugs wait at the outer quay.", *texts[3:])
    assert units(found) == [("PORT/1", "6", "delete"), ("PORT/1", "8", "add")]


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        ("Ships declare their load. The port keeps a list", 0),
        ("Ships hide their load. The port keeps a list", 1),
    ],
)
def test_beside_notes_a_paragraph_may_be_copied_in_part(said, changes):
    text = "Ships declare their load. The port keeps a list of all loads for years."
    others = ("Pilots come on board at the mouth.", "A fee is due for each call.")
    paragraphs = [
        Paragraph(label=str(n), text=t) for n, t in enumerate((text, *others))
    ]
    draft = Draft(id="L", title="Act", call="c", paragraphs=tuple(paragraphs))
    body = [passage(f"{n}. {t}", f"p{n}") for n, t in enumerate((said, *others))]
    copy = part(*body, note("Delete.", "p1"), name="d.docx", body=False)
    found = locate([copy], "", prepare([draft]))
    assert len(found) == 1 + changes
