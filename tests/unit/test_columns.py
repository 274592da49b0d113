"""Attribution: which columns of a table refer, which speak, and for whom."""

from dataclasses import replace

import pytest

from rules.location.replacing import pair
from rules.paragraph import locate, prepare
from rules.terms import Cell, Draft, Paragraph
from tests.harbour import (
    ONE,
    PORTS,
    SECTIONS,
    TEXTS,
    TWO,
    mail,
    part,
    passage,
    row,
    table,
    tracked,
    units,
)

WISHES = (("7", "Strike it out."), ("9", "Who pays?"), ("5", "We endorse this."))
MEANT = [("PORT/1", "7", "delete"), ("PORT/1", "9", "comment"), ("PORT/1", "5", "keep")]


def wide(head, cells, *, behind=True):
    """Put a column beside the wishes, behind them or before them."""
    rows = zip(WISHES, cells, strict=True)
    below = [(*wish, cell) if behind else (cell, *wish) for wish, cell in rows]
    words = ("Paragraph", "Remark")
    return table((*words, head) if behind else (head, *words), *below)


@pytest.mark.parametrize(
    "head",
    [
        "Urgency",
        "Votes",
        "Remark ID",
        "Remark number",
        "Ser. no.",
        "Votes pour",
        "Gravité",
        "Peso",
        "N.º de orden",
        "Gewicht",
        "Lfd. Nr.",
        "Важность",
        "№ п/п",
        "الأولوية",
        "优先级",
        "",
    ],
)
@pytest.mark.parametrize("behind", [True, False])
def test_numbers_beside_a_column_of_paragraphs_are_no_second_one(head, behind):
    assert units(wide(head, ("8", "6", "11"), behind=behind)) == MEANT


@pytest.mark.parametrize(
    "head",
    [
        "See also",
        "Cross-reference",
        "Renvoi",
        "Véase",
        "Querverweis",
        "См. также",
        "参见",
    ],
)
def test_a_piece_that_is_only_related_is_not_the_one_spoken_of(head):
    assert units(wide(head, ("para 8", "LAKE/1, 6", "11"))) == MEANT


def test_a_related_piece_that_is_alone_is_the_one_spoken_of():
    rows = (("Related paragraph", "Remark"), *WISHES)
    assert units(table(*rows)) == MEANT


def test_letters_of_a_kind_are_no_pieces():
    pieces = [Paragraph(label=n, text=f"Berth {n}.") for n in ("7", "7(a)", "7(b)")]
    berths = prepare(
        [Draft(id="BERTHS", title="Berths", call="c", paragraphs=tuple(pieces))]
    )
    rows = (("7", "B", "Drop it."), ("7(a)", "A", "Why?"), ("7", "B", ""))
    found = table(("Para", "Code", "Remark"), *rows, drafts=berths)
    assert units(found) == [("BERTHS", "7", "delete"), ("BERTHS", "7(a)", "comment")]
    assert (found[2].review, found[2].text) == (True, "B")
    rows = (("7", "b)", "Drop it."), ("7", "(a)", "Why?"))
    found = table(("Para", "Spot", "Remark"), *rows, drafts=berths)
    assert units(found) == [("BERTHS", "7(b)", "delete"), ("BERTHS", "7(a)", "comment")]


def test_letters_that_their_header_only_lists_are_asked_about():
    found = table(("Para", "K/D/A", "Remark"), ("7", "K", "Fine"), ("8", "D", ""))
    assert [c.review for c in found] == [True, True]


def test_a_draft_may_stand_under_a_word_that_nobody_knows():
    rows = (("LAKE/1", "6", "Delete."), ("PORT/1", "6", "Delete."))
    found = table(("Instrument", "Paragraph", "Comment"), *rows, drafts=TWO)
    assert [u[:2] for u in units(found)] == [("LAKE/1", "6"), ("PORT/1", "6")]


def test_numbers_under_what_is_said_are_the_sender_s_own():
    found = table(("Remark", "Paragraph", "Wording"), ("11", "7", "Strike it out."))
    assert len(found) == 1
    rows = (("11", "7", "Strike it out."), ("6", "5", "We endorse this."))
    found = table(("Remark", "Paragraph", "Wording"), *rows)
    assert units(found) == [("PORT/1", "7", "delete"), ("PORT/1", "5", "keep")]
    found = table(("Paragraph", "Remark"), ("7", "8"), ("5", "6"))
    assert [c.text for c in found] == ["8", "6"]
    rows = (("6", "twenty", "8", "a"), ("11", "one", "6", "b"))
    found = table(("Paragraph", "Original", "Proposed text", "Reason"), *rows)
    assert [c.proposed for c in found] == ["8", "6"]


def test_a_section_says_where_a_paragraph_stands():
    rows = (("8", "7", "Strike it out."), ("8", "5", "We endorse this."))
    found = table(("Section", "Paragraph", "Remark"), *rows)
    assert [u[1] for u in units(found)] == ["7", "5"]
    rows = (("2", "1", "Strike it out."), ("1", "6", "We endorse this."))
    found = table(("Section", "Paragraph", "Remark"), *rows, drafts=prepare([SECTIONS]))
    assert all(c.review for c in found)


def test_what_numbers_files_or_remarks_refers_to_nothing():
    rows = (("8", "7", "Strike it out."), ("11", "5", "We endorse this."))
    found = table(("Ref. no.", "Paragraph", "Remark"), *rows)
    assert [u[1] for u in units(found)] == ["7", "5"]
    rows = (("LAKE/1, 3", "7", "Strike it out."), ("page 2", "5", "Fine."))
    found = table(("Reference", "Paragraph", "Remark"), *rows, drafts=TWO)
    assert found[0].review


def test_two_columns_that_name_two_pieces_disagree():
    rows = (("7", "8", "Strike it out."), ("5", "5", "We endorse this."))
    found = table(("Para (old)", "Para (new)", "Remark"), *rows)
    assert [c.review for c in found] == [True, False]
    assert {c.paragraph for c in found[0].candidates} == {"7", "8"}


def test_what_a_draft_calls_its_pieces_may_have_a_number_behind_it():
    rules = [Paragraph(label=f"Rule {n}", text=f"Duty {n} of pilots.") for n in "1234"]
    rule = prepare([Draft(id="R", title="Pilots", call="c", paragraphs=tuple(rules))])
    head = ("Rule no.", "Matter", "Change", "Reason")
    found = table(
        head, ("3", "Fees", "Delete", ""), ("4", "Age", "", "Why?"), drafts=rule
    )
    assert units(found) == [("R", "Rule 3", "delete"), ("R", "Rule 4", "comment")]


@pytest.mark.parametrize(
    "head",
    [
        "Proposed by",
        "Change requested by",
        "Author",
        "Proposé par",
        "Autor de la propuesta",
        "Eingebracht von",
        "Кем внесено",
        "مقدم الاقتراح",
        "提案方",
    ],
)
def test_who_says_something_is_no_new_text(head):
    found = wide(head, ("Pilots' guild", "Norway", "Crews"))
    assert units(found) == MEANT
    assert all(not c.proposed for c in found)


@pytest.mark.parametrize(
    "heads", [("Norway", "Pilots of Chad", "Peru"), ("Guild A", "Guild B", "Guild C")]
)
def test_each_delegation_has_a_comment_of_its_own(heads):
    found = table(
        ("Paragraph", *heads),
        ("7", "We endorse this.", "Please delete.", ""),
        ("9", "", "", "Who pays?"),
    )
    assert units(found) == [
        ("PORT/1", "7", "keep"),
        ("PORT/1", "7", "delete"),
        ("PORT/1", "9", "comment"),
    ]


def test_voices_are_known_by_what_they_want():
    head = ("Paragraph", "Owners", "Crews", "Grounds")
    rows = (("7", "Keep", "Delete", "Rarely used"), ("9", "Keep", "", ""))
    assert [(u[1], u[2]) for u in units(table(head, *rows))] == [
        ("7", "keep"),
        ("7", "delete"),
        ("9", "keep"),
    ]
    found = table(
        ("Paragraph", "Owners", "Crews"), ("7", "Keep", "OK"), ("8", "", "OK")
    )
    assert len(found) == 2


def test_what_one_state_says_in_two_columns_is_one_comment():
    rows = (("7", "Support", "Why so late?"), ("8", "Oppose", "Too long."))
    head = ("Paragraph", "Position of Norway", "Norway's comments")
    assert len(table(head, *rows)) == 2
    rows = (("7", "Good.", "Why so late?"), ("8", "Good.", "Who decides?"))
    assert len(table(("Paragraph", "In short", "In detail"), *rows)) == 2


def test_a_draft_may_head_the_column_of_what_is_said_of_it():
    rows = (("6", "Delete.", "Keep."), ("7", "Keep.", "Delete."))
    found = table(("Para", "Harbour Rules", "Lake Rules"), *rows, drafts=TWO)
    assert units(found) == [
        ("PORT/1", "6", "delete"),
        ("LAKE/1", "6", "keep"),
        ("PORT/1", "7", "keep"),
        ("LAKE/1", "7", "delete"),
    ]


def test_changes_beside_several_voices_are_taken_once():
    edited = tracked("t1.r2.c1", TEXTS["8"].replace("thick", "[-thick-]{+dense+}"))
    cells = [
        *row(1, "Original text", "Norway", "Peru", header=True),
        *row(2, "", "Why?", "Too dear."),
    ]
    cells.append(replace(edited, cell=Cell(table=1, row=2, column=1)))
    found = locate([part(*cells, name="x.docx", body=False)], "", ONE)
    assert [c.action.value for c in found] == ["amend", "comment", "comment"]


def test_two_columns_may_stand_twice_beside_one_another():
    found = table(
        ("Paragraph", "Comment", "Paragraph", "Comment"),
        ("5", "Which format?", "8", "Delete."),
        ("7", "Fine.", "", ""),
    )
    assert units(found) == [
        ("PORT/1", "5", "comment"),
        ("PORT/1", "7", "keep"),
        ("PORT/1", "8", "delete"),
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("From", "To"),
        ("Was", "Now"),
        ("Error", "Correction"),
        ("Avant", "Après"),
        ("Dice", "Debe decir"),
        ("Statt", "Richtig"),
        ("Было", "Стало"),
        ("الخطأ", "الصواب"),
        ("改前", "改后"),
    ],
)
def test_a_word_beside_words_of_the_draft_stands_in_their_place(heads):
    found = table(
        ("7", "(deleted)", "written"),
        drafts=ONE,
    )
    rows = (
        ("7", "written", "oral"),
        ("8", "heavy", "reduce"),
        ("9", "every", "delete"),
        ("11", "one", "see below"),
        ("6", "twelve", "ten"),
        ("5", "unchanged", ""),
    )
    found = table(("Paragraph", *heads), *rows)
    assert [(c.action.value, c.proposed, c.review) for c in found[:3]] == [
        ("amend", "oral", False),
        ("amend", "reduce", False),
        ("amend", "", False),
    ]
    assert [c.review for c in found[3:]] == [True, True, True]


def test_all_of_a_paragraph_may_be_left_out():
    rows = (
        ("7", TEXTS["7"], "(deleted)"),
        ("8", TEXTS["8"], "--"),
        ("9", TEXTS["9"], ""),
    )
    found = table(("Paragraph", "Was", "Now"), *rows)
    assert units(found) == [("PORT/1", "7", "delete")]
    assert [c.review for c in found[1:]] == [True, True]


def test_who_a_paper_goes_to_is_no_new_text():
    assert pair({1: "Draft", 2: "To", 3: "From"}) == {}
    rows = (("LAKE/1", "6", "Why?"), ("PORT/1", "7", "Delete."))
    found = table(("Draft", "Paragraph", "Correction"), *rows, drafts=TWO)
    assert [c.document for c in found if c.paragraphs] == ["LAKE/1", "PORT/1"]


@pytest.mark.parametrize(
    "ditto", ["Ditto", "Ídem", "Voir ci-dessus", "то же", "同上", "〃"]
)
def test_what_is_as_before_is_asked_about(ditto):
    rows = (("7", "Too long.", "Delete."), ("8", ditto, ditto), ("9", "", ditto))
    found = table(("Paragraph", "Remark", "Proposal"), *rows)
    assert [c.review for c in found] == [False, True, True]
    assert not any(c.proposed for c in found)
    rows = (("7", "Delete."), ("8", "See our remark on paragraph 7"))
    assert table(("Paragraph", "Remark"), *rows)[1].review
    rows = (("7", "Delete", "Too long."), ("8", "Delete", ditto))
    found = table(("Paragraph", "Verdict", "Remark"), *rows)
    assert units(found)[1] == ("PORT/1", "8", "delete")


def test_text_for_which_words_stand_that_are_the_same_as_above():
    rows = (("7", "written", "oral"), ("8", "ditto", "in dense fog"))
    found = table(("Paragraph", "Was", "Now"), *rows)
    assert [c.proposed for c in found] == ["oral", "in dense fog"]


NEW = "Divers keep clear of all berths by night."


@pytest.mark.parametrize(
    "rows",
    [
        (("Insert behind which paragraph", "Text"), ("after 7", NEW)),
        (("Insert after para", "New text"), ("7", NEW)),
        (("Nouveau paragraphe après le §", "Nouveau texte"), ("7", NEW)),
        (("Para", "Action", "Text"), ("7", "Insert after", NEW), ("8", "Delete", "")),
        (("Para", "Kind of change", "Proposed text"), ("7", "New paragraph", NEW)),
        (
            ("Para", "Kind of change", "Proposed text"),
            ("7", "Addition", NEW),
            ("8", "Deletion", ""),
        ),
        (("Paragraph", "Proposal"), ("New para between 7 and 8", NEW)),
    ],
)
def test_a_new_piece_is_told_by_a_header_or_a_kind(rows):
    found = table(*rows)
    assert units(found)[0] == ("PORT/1", "7", "add")
    assert found[0].proposed in (NEW, "")
    assert NEW in found[0].text


def test_what_is_added_may_be_words_or_stand_in_a_remark():
    head = ("Para", "Kind of change", "Proposed text", "Remark")
    rows = (
        ("7", "Addition", TEXTS["7"] + " Always, by day as by night.", ""),
        ("8", "Addition", "", "Something on ice."),
        ("9", "Deletion", "", ""),
    )
    found = table(head, *rows)
    assert [u[1:] for u in units(found)] == [
        ("7", "amend"),
        ("8", "add"),
        ("9", "delete"),
    ]
    found = table(
        ("Paragraph", "Proposal"), ("paragraph between 5 and 8", NEW), ("7", "Why?")
    )
    assert "add" not in [u[-1] for u in units(found)]


def test_a_text_that_is_not_the_draft_s_is_new_beside_an_action():
    rows = (("7", "Insert below", NEW), ("8", "Keep", TEXTS["8"]))
    found = table(("Para", "Action", "Text"), *rows)
    assert units(found) == [("PORT/1", "7", "add"), ("PORT/1", "8", "keep")]
    rows = (("7", "Delete", "Pilots are licensed …"), ("8", "Keep", "The port"))
    found = table(("Para", "Action", "Text"), *rows)
    assert [u[-1] for u in units(found)] == ["delete", "keep"]


def test_yes_answers_what_is_asked():
    rows = (("7", "Yes", "Who pays?"), ("8", "No", "Delete."), ("9", "Yes", ""))
    found = table(("Paragraph", "Asked before?", "Remark"), *rows)
    assert units(found) == [("PORT/1", "7", "comment"), ("PORT/1", "8", "delete")]
    assert found[2].review
    rows = (("7", "", "Yes"), ("8", "Too long.", "No"))
    found = table(("Paragraph", "Remarks", "Do you accept the text as is?"), *rows)
    assert units(found) == [("PORT/1", "7", "keep"), ("PORT/1", "8", "comment")]
    found = table(("Spot", "Para 7"), ("Asked before", "Yes"), ("Wish", "Delete it."))
    assert units(found) == [("PORT/1", "7", "delete")]
    rows = (("7", "yes", ""), ("8", "no", "Fine"))
    found = table(("Paragraph", "Delete?", "Remark"), *rows)
    assert units(found)[0] == ("PORT/1", "7", "delete")


def test_a_header_may_say_what_its_marks_mean():
    rows = (("7", "3", ""), ("8", "1", ""), ("9", "2", "“two” instead of “every”"))
    found = table(("Paragraph", "1 = keep, 2 = change, 3 = delete", "Remark"), *rows)
    assert [u[-1] for u in units(found)] == ["delete", "keep", "amend"]


def test_what_is_said_of_each_piece_in_one_cell_is_parted():
    rows = (("7-9", "7: delete.\n8: who decides?\n9: keep."), ("5", "Fine."))
    found = table(("Paragraphs", "Remarks"), *rows)
    assert [(u[1], u[-1]) for u in units(found)] == [
        ("7", "delete"),
        ("8", "comment"),
        ("9", "keep"),
        ("5", "keep"),
    ]
    rows = (("7-9", "Paragraph 7: delete.\nParagraph 9: keep.\nParagraph 10: why?"),)
    assert all(c.review for c in table(("Paragraphs", "Remarks"), *rows))


@pytest.mark.parametrize("total", ["Total", "Итого", "合计"])
def test_a_row_of_sums_says_nothing(total):
    found = table(("Paragraph", "Remark"), ("7", "Delete."), (total, "1"))
    assert len(found) == 1


@pytest.mark.parametrize("head", [("Part", "Comment"), ("P", "What we say")])
def test_a_word_above_references_heads_them(head):
    found = table(head, ("Para 7", "Delete."), ("Para 9", "Who pays?"))
    assert units(found) == MEANT[:2]


def test_a_typed_table_needs_no_header():
    found = mail("Para 7 | strike it out\nPara 9 | who pays?")
    assert units(found) == MEANT[:2]
    found = mail("Para 6 | strike it out\n7 | fine", drafts=TWO, subject="Lake Rules")
    assert units(found) == [("LAKE/1", "6", "delete"), ("LAKE/1", "7", "keep")]
    found = mail("Para 7, we think | strike it out\nPara 9 | who pays?")
    assert all("strike" not in c.text or c.text.startswith("Para 7") for c in found)


def test_a_form_below_a_table_has_no_columns():
    cells = [
        *(
            passage(t, f"t1.r{r}.c{c}", cell=Cell(table=1, row=r, column=c))
            for r, c, t in (
                (1, 1, "After para"),
                (1, 2, "New text"),
                (2, 1, "7"),
                (2, 2, NEW),
            )
        ),
        *(
            passage(t, f"t2.r{r}.c{c}", cell=Cell(table=2, row=r, column=c))
            for r, c, t in (
                (1, 1, "Paragraph"),
                (1, 2, "8"),
                (2, 1, "Remark"),
                (2, 2, "Delete."),
            )
        ),
    ]
    found = locate([part(*cells, name="x.docx", body=False)], "", prepare([PORTS]))
    assert units(found) == [("PORT/1", "7", "add"), ("PORT/1", "8", "delete")]


PRESENT = [
    "Wording as it stands",
    "As drafted",
    "Libellé actuel",
    "Texte en l'état",
    "Redacción vigente",
    "Tal como figura",
    "Jetzige Fassung",
    "Wortlaut des Entwurfs",
    "Существующая редакция",
    "Текст проекта",
    "الصياغة الحالية",
    "现有表述",
]
OF_ONE = [
    "Text proposed by Malta",
    "Texte proposé par Malte",
    "Texto propuesto por Malta",
    "Предложение Мальты",
    "Vorschlag Maltas",
]


@pytest.mark.parametrize("offered", OF_ONE)
@pytest.mark.parametrize("present", PRESENT)
def test_the_words_as_they_stand_are_not_what_somebody_proposes(present, offered):
    found = table(
        ("Para", present, offered, "Reason"),
        ("7", "a written examination", "an oral examination", "Few can write."),
        ("8", TEXTS["8"], "delete", "Fog is rare."),
        ("9", "without charge", "for a small charge", ""),
    )
    assert [(*u, c.proposed) for u, c in zip(units(found), found, strict=True)] == [
        ("PORT/1", "7", "amend", "an oral examination"),
        ("PORT/1", "8", "delete", ""),
        ("PORT/1", "9", "amend", "for a small charge"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Comments on the present text",
        "Remarks on the original",
        "Observations sur le texte du projet",
        "Comentarios al texto original",
        "Замечания к исходному тексту",
        "Anmerkungen zum jetzigen Text",
    ],
)
def test_what_is_said_of_the_words_as_they_stand_is_said(head):
    found = table(("Para", head), ("7", "Who examines?"), ("9", "Too vague."))
    assert units(found) == [("PORT/1", "7", "comment"), ("PORT/1", "9", "comment")]


@pytest.mark.parametrize(
    "head",
    [
        *("From", "Org.", "Delegation", "Submitting party", "Unit X", "De la part de"),
        *(
            "Délégation",
            "De parte de",
            "Delegación",
            "Behörde",
            "Von wem",
            "От",
            "Орг.",
        ),
        *("Орг.", "Делегация", "الوفد", "من", "代表团", "来自"),
    ],
)
def test_a_column_of_who_sends_the_table_says_nothing(head):
    found = table(
        (head, "Paragraph", "Remark", "Our text"),
        ("Ports of Nordland Ltd", "7", "Too vague.", ""),
        ("Ports of Nordland Ltd", "8", "", "Delete"),
    )
    assert [(c.paragraphs, str(c.action), c.text) for c in found] == [
        (("7",), "comment", "Too vague."),
        (("8",), "delete", "Delete"),
    ]


def test_names_below_from_are_of_senders_beside_the_text_as_drafted():
    new = TEXTS["7"].replace("written", "spoken")
    (found,) = table(
        ("From", "Ref.", "As drafted", "Our text"),
        ("Norway", "7", TEXTS["7"], new),
    )
    assert (found.text, found.proposed, found.paragraphs) == (new, new, ("7",))


def test_words_that_are_no_name_are_said_below_a_header_that_nobody_knows():
    found = table(
        ("Paragraph", "Mood", "Proposal"), ("7", "Vague", ""), ("8", "Vague", "")
    )
    assert [(c.paragraphs, c.text) for c in found] == [
        (("7",), "Vague"),
        (("8",), "Vague"),
    ]


def test_a_comment_that_is_headed_as_a_reason_is_one():
    (found,) = table(
        ("Paragraph", "Comment (justification for the change)", "Proposed change"),
        ("7", "Candidates freeze.", "Put “spoken” for “written”."),
    )
    assert (str(found.action), found.paragraphs) == ("amend", ("7",))


@pytest.mark.parametrize(
    "verdict",
    ["Merge", "À fusionner", "Fusionar", "Объединить", "دمج", "合并", "Zusammenführen"],
)
def test_a_verdict_merges_the_pieces_of_its_row(verdict):
    found = table(
        ("Paragraph", "Action", "Remarks"),
        ("7, 8", verdict, "A law on ports says so already."),
        ("9", verdict, "A law on ports says so already."),
        ("5", verdict, "It belongs with paragraph 6."),
        ("11", "Delete", "A law on ports says so already."),
    )
    assert [(c.paragraphs, c.review, str(c.action)) for c in found] == [
        (("7", "8"), False, "merge"),
        ((), True, "merge"),
        (("5", "6"), False, "merge"),
        (("11",), False, "delete"),
    ]


@pytest.mark.parametrize("head", ["Para.", "Ziff.", "No.", "Paragraph no.", ""])
def test_states_above_columns_are_a_header_whatever_stands_above_the_numbers(head):
    found = table(
        (head, "Norway", "Chile"),
        ("5", "Agree.", "Every five years."),
        ("7", "", "No."),
    )
    said = [(c.paragraphs, [who.name for who in c.speakers]) for c in found]
    assert said == [(("5",), ["Norway"]), (("5",), ["Chile"]), (("7",), ["Chile"])]


@pytest.mark.parametrize("head", ["What it says", "Text", "Current wording"])
def test_a_column_of_texts_that_no_draft_has_says_something(head):
    marked = [replace(p, header_row=True) for p in row(1, "State", head)]
    below = (
        ("Norway", "We read paragraph 7 as open to ferries of any owner."),
        ("Chile", "Article 3 of our own code is older, and goes on unchanged."),
        ("Oman", "Paragraph 9 should name who pays, or nobody will."),
    )
    cells = [cell for n, each in enumerate(below, 2) for cell in row(n, *each)]
    found = locate([part(*marked, *cells, name="table.docx", body=False)], "", ONE)
    told = {c.text: c.paragraphs for c in found}
    assert [told.get(text) for _, text in below] == [("7",), (), ("9",)]
