"""Attribution: sheets of amendments, their headings, recitals and new pieces."""

import pytest

from rules import citation
from rules.paragraph import locate, prepare
from rules.terms import Draft, Paragraph
from tests.harbour import PORTS, SECTIONS, TEXTS, part, passage, row, table, units

FERRIES = Draft(
    id="FERRY",
    title="Draft Regulation on Ferries",
    call="c",
    aliases=("the Ferry Regulation",),
    paragraphs=tuple(
        Paragraph(label=label, text=text)
        for label, text in {
            "Recital 1": "Islands depend on boats for bread, post and doctors.",
            "Recital 2": "Winter crossings have been cut again and again.",
            "Recital 3": "Crews deserve a warm place to wait.",
            "4(1)": "Every island is served once a day, save in a storm.",
            "4(2)": "The operator publishes the following for each crossing:",
            "4(2)(a)": "the hour of departure;",
            "4(2)(b)": "the price for a child;",
            "5(1)": "A cancelled crossing is made up for within two days.",
            "5(2)": "Fines are paid into a fund for piers.",
        }.items()
    ),
)
SEVERAL = prepare([FERRIES, SECTIONS, PORTS])
OLD = "A cancelled crossing is made up for within two days."
NEW = "A cancelled crossing is made up for within one day."
FRESH = "Bicycles travel free of charge on all boats."


def sheet(*above, was="", new=FRESH, heads=("Text as it stands", "Amendment")):
    cells = [*row(1, *heads, header=True), *row(2, was, new)]
    lines = [passage(text, f"p{n}") for n, text in enumerate(above)]
    return locate([part(*lines, *cells, name="a.docx", body=False)], "", SEVERAL)


def written(*blocks):
    lines = [passage(text, f"p{n}") for n, text in enumerate(blocks)]
    return locate([part(*lines, name="a.docx", body=False)], "", SEVERAL)


def labels(text):
    ready = SEVERAL.citable
    found = (citation.settle(r, ready) for r in citation.references(text, ready))
    return [settled.labels for settled in found]


# --- the steps of a path --------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        "Article 5 – paragraph 1",
        "Article 5 - paragraph 1",
        "Article 5 — paragraph 1:",
        "Article 5/paragraph 1",
        "Article 5 | paragraph 1",
        "Article 5 > para. 1",
        "Article 5: paragraph 1",
        "Paragraph 1 – Article 5",
        "3. Paragraph 1 – Article 5 – cancelled crossings",
        "Article 5 – paragraphe 1",
        "Artículo 5 – apartado 1",
        "Статья 5 – пункт 1",
        "المادة 5 – الفقرة 1",
        "第5条 – 第1款",
        "Artikel 5 – Absatz 1",
        "Article 5 – paragraph 1 – opening words",
    ],
)
def test_a_path_above_an_amendment_is_its_reference(heading):
    found = sheet("Amendment 12", heading, was=OLD, new=NEW)
    assert units(found) == [("FERRY", "5(1)", "amend")]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Article 4 – paragraph 2 – point b", [("4(2)(b)",)]),
        ("Artikel 4 – Absatz 2 – Buchstabe b", [("4(2)(b)",)]),
        ("Article 4\n- paragraph 2", [()]),
        ("We like Article 5: paragraph 1 is a good idea. So is the fund.", [()]),
        ("We have read paragraph 2 - Article 5 is what troubles us.", [()]),
    ],
)
def test_steps_go_inwards_in_a_line(text, expected):
    assert labels(text)[: len(expected)] == expected


def test_a_numbered_point_before_an_article_is_the_senders():
    (one, two) = citation.references("Point 2 – Article 5", SEVERAL.citable)
    assert (one.mention.items[0].path, two.mention.items[0].path) == (("2",), ("5",))


# --- recitals -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "piece",
    [
        "Recital 2",
        "recital (2)",
        "the second recital",
        "Considérant 2",
        "Considerando 2",
        "Erwägungsgrund 2",
        "пункт 2 преамбулы",
        "الحيثية 2",
        "序言第2段",
        "Preamble, paragraph 2",
    ],
)
def test_a_recital_that_is_printed_as_one_is_found(piece):
    assert labels(f"{piece}: why?") == [("Recital 2",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("recitals 1 and 3", [("Recital 1", "Recital 3")]),
        ("recital 3 and Article 5(1)", [("Recital 3",), ("5(1)",)]),
        ("Article 5(1) and recital 3", [("5(1)",), ("Recital 3",)]),
    ],
)
def test_recitals_and_articles_are_two_lists(text, expected):
    assert labels(text) == expected


def test_a_paragraph_is_no_recital():
    assert units(written("Draft Regulation on Ferries", "Paragraph 2: delete.")) == []


# --- new pieces -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Article 5 – paragraph 1 a (new)", ("FERRY", "5(1)")),
        ("Article 4 – paragraph 2 – point b a (new)", ("FERRY", "4(2)(b)")),
        ("Article 4(2)(ba) (new)", ("FERRY", "4(2)(b)")),
        ("Artículo 4 – apartado 2 – letra b bis (nueva)", ("FERRY", "4(2)(b)")),
        ("Recital 3 a (new)", ("FERRY", "Recital 3")),
        ("Section 3.1 a (new)", ("MANUAL", "3.1")),
        ("3.1 a (new)", ("MANUAL", "3.1")),
        ("Absatz 8 a (neu)", ("PORT/1", "8")),
        ("Paragraphe 8 bis (nouveau)", ("PORT/1", "8")),
        ("Пункт 8 бис (новый)", ("PORT/1", "8")),
        ("第8段之二（新）", ("PORT/1", "8")),
        ("New section after 3.1", ("MANUAL", "3.1")),
    ],
)
def test_an_empty_left_column_adds_behind_the_piece_above(heading, expected):
    found = sheet("Amendment 4", heading)
    assert units(found) == [(*expected, "add")]
    assert len(found) == 1


@pytest.mark.parametrize(
    "above",
    [
        ("After para 8 (new)",),
        ("Amendment 4", "After paragraph 8 (new)"),
        ("Amendment 4\nAfter paragraph 8 (new)",),
        ("Amendment 4 – After paragraph 8 (new)",),
        ("Amendment 4\nParagraph 8 a (new)",),
        ("After paragraph 8",),
        ("Après le paragraphe 8 (nouveau)",),
        ("Después del párrafo 8 (nuevo)",),
        ("После пункта 8 (новый)",),
        ("بعد الفقرة 8 (جديدة)",),
        ("第8段之后（新）",),
        ("Nach Absatz 8 (neu)",),
    ],
)
def test_a_line_that_only_says_behind_what_adds_what_stands_beside_nothing(above):
    (found,) = sheet(*above)
    assert units([found]) == [("PORT/1", "8", "add")]
    assert (found.text, found.proposed) == (FRESH, FRESH)


@pytest.mark.parametrize(
    "heads", [("After paragraph 8 (new)",), ("New paragraph after 8",)]
)
def test_such_a_line_may_be_a_row_of_the_table(heads):
    found = table(["Amendment 1"], heads, ["Draft text", "Amended"], ["", FRESH])
    assert units(found) == [("PORT/1", "8", "add")]


def test_what_is_said_of_the_time_after_a_piece_is_no_such_line():
    assert ("PORT/1", "8", "comment") in units(sheet("After paragraph 8 ships pay"))


HEADS = ["Draft text", "Text as amended"]
ROW = [TEXTS["7"], TEXTS["7"].replace("a written", "an oral")]


@pytest.mark.parametrize(
    "why",
    [
        [["Justification", "Paragraph 9 says the same."]],
        [["Justification: Paragraph 9 says the same."]],
        [["Justification\nParagraph 9 says the same."]],
        [["Justification"], ["Paragraph 9 says the same."]],
        [["Begründung", "Paragraph 9 says the same."]],
        [["Обоснование", "Paragraph 9 says the same."]],
        [["理由", "Paragraph 9 says the same."]],
    ],
)
def test_a_row_of_reasons_belongs_to_the_row_above(why):
    (found,) = table(HEADS, ROW, *why)
    assert units([found]) == [("PORT/1", "7", "amend")]
    assert found.text == f"{ROW[1]}\nParagraph 9 says the same."
    assert found.proposed == ROW[1]
    found = table(HEADS, ROW, *why, [TEXTS["8"], "Delete."])
    assert units(found)[1:] == [("PORT/1", "8", "delete")]


def test_reasons_below_a_row_that_says_nothing_are_kept():
    (found,) = table(HEADS, [TEXTS["7"]] * 2, ["Justification", "It is too strict."])
    assert (found.text, found.review) == ("It is too strict.", True)


def test_what_names_a_piece_beside_a_word_for_reasons_is_a_row():
    found = table(HEADS, ROW, ["Reason 8", "Delete."])
    assert found[0].text == ROW[1]


@pytest.mark.parametrize(
    "count",
    ["Amendment 3", "Amendment No. 3", "Änderungsantrag 3", "Enmienda 3", "修正案3"],
)
def test_the_number_of_an_amendment_asks_nothing(count):
    (found,) = sheet(count, "Paragraph 8", heads=("No.", "Comment"))
    assert (found.paragraphs, found.review) == (("8",), False)


def test_a_new_text_beside_nothing_is_a_question_where_the_piece_is_there():
    (found,) = sheet("Paragraph 8")
    assert found.review
    assert found.candidates[0].paragraph == "8"


# --- headings that say what their piece is on -----------------------------------------


@pytest.mark.parametrize(
    ("heading", "below", "expected"),
    [
        (
            "Paragraph 8 – the closing of the port",
            "Paragraph 8 should be deleted.",
            [("PORT/1", "8", "delete")],
        ),
        (
            "§8 – the closing of the port",
            "A further paragraph should be added after paragraph 8: “Bells are rung.”",
            [("PORT/1", "8", "add")],
        ),
        (
            "Paragraph 8 (the closing of the port)",
            "The Treaty of Lorn says the same. The paragraph should be deleted.",
            [("PORT/1", "8", "delete")],
        ),
        (
            "Article 4, para. 2 (a) and Article 4, para. 2 (b)",
            "Article 4, para. 2 (a) and Article 4, para. 2 (b) should be merged.",
            [("FERRY", "4(2)(a)", "4(2)(b)", "merge")],
        ),
        (
            "After paragraph 8 we would add: “Bells are rung in fog.”",
            "It would help us if paragraph 9 were deleted.",
            [("PORT/1", "8", "add"), ("PORT/1", "9", "delete")],
        ),
        (
            "Paragraph 8 – too strict for small ports",
            "Paragraph 8 should be deleted.",
            [("PORT/1", "8", "comment"), ("PORT/1", "8", "delete")],
        ),
        (
            "Paragraph 8 – the closing of the port",
            "Paragraph 9 should be deleted.",
            [("PORT/1", "8", "comment"), ("PORT/1", "9", "delete")],
        ),
        (
            "Paragraph 8 – the closing of the port",
            "On the whole, the draft is far too long.",
            [("PORT/1", "8", "comment"), (None, "*", "general")],
        ),
    ],
)
def test_a_heading_with_a_subject_goes_with_what_is_said_of_its_piece(
    heading, below, expected
):
    assert units(written(heading, below)) == expected


def test_such_a_heading_above_a_table_is_its_reference():
    heading = "Article 5(1) – cancelled crossings"
    assert units(sheet(heading, was=OLD, new=NEW)) == [("FERRY", "5(1)", "amend")]
    found = sheet(heading, new="This is too vague.", heads=("No.", "Comment"))
    assert units(found) == [("FERRY", "5(1)", "comment")]


def test_above_a_table_on_another_piece_it_is_a_comment():
    found = sheet("Paragraph 8 – costs for us", was=OLD, new=NEW)
    assert ("PORT/1", "8", "comment") in units(found) or found[0].review


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            "8 and 9. Paragraphs 8 and 9 should be deleted.",
            [("PORT/1", "8", "9", "delete")],
        ),
        (
            "3. Para 8 and para 9. Para 8 and para 9 should be deleted.",
            [("PORT/1", "8", "9", "delete")],
        ),
        (
            "2. Recital 3 and Article 5(2) – recital 3 and Article 5(2) must go.",
            [("FERRY", "Recital 3", "5(2)", "delete")],
        ),
        (
            "Para 8 and para 9. Para 8 is fine. Para 9 should be deleted.",
            [("PORT/1", "8", "keep"), ("PORT/1", "9", "delete")],
        ),
    ],
)
def test_a_heading_of_several_pieces_inside_a_block_opens_no_second_point(
    block, expected
):
    assert units(written(block)) == expected


# --- numbers of the sender's own ------------------------------------------------------


def test_numbers_with_stops_before_named_pieces_are_the_senders():
    found = written(
        "Opinion on the Harbour Rules",
        "Overall assessment",
        "3.1 The text as a whole would gain from a plainer style.",
        "Paragraph by paragraph",
        "4.1 Paragraph 8 is too strict for small ports.",
        "4.2 Experience with rules such as paragraph 9 is mixed.",
    )
    assert [one.review for one in found] == [False] * 3
    assert [one[-2:] for one in units(found)] == [
        ("*", "general"),
        ("8", "comment"),
        ("9", "comment"),
    ]


# --- what is cited, and yet the matter ------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Experience with rules such as paragraph 9 is mixed.",
        "L'expérience de dispositions comme le paragraphe 9 est inégale.",
        "La experiencia con disposiciones como el párrafo 9 es desigual.",
        "Опыт применения таких норм, как пункт 9, неоднозначен.",
        "التجارب مع أحكام مثل الفقرة 9 متفاوتة.",
        "Die Erfahrungen mit Regelungen wie Absatz 9 sind gemischt.",
    ],
)
def test_an_example_may_be_the_matter(text):
    assert units(written("The Harbour Rules", text)) == [("PORT/1", "9", "comment")]


@pytest.mark.parametrize(
    ("above", "text"),
    [
        ("Paragraph 9 goes too far.", "Rules such as paragraph 8 have failed."),
        ("Paragraph 8", "Rules such as paragraph 9 have failed elsewhere."),
        ("Section 3.1 goes too far.", "Rules such as paragraph 8 have failed."),
        ("The Harbour Rules", "Delete rules such as paragraph 8 and paragraph 9."),
        ("The Harbour Rules", "Add rules such as paragraph 8 for canoes."),
        ("The Harbour Rules", "Rules such as paragraph 77 have failed."),
    ],
)
def test_an_example_behind_another_piece_is_no_point(above, text):
    found = units(written(above, text))
    assert not {"8", "9"} & {label for one in found[1:] for label in one[1:-1]}
    assert len(found) <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Following para. 8, a further rule is needed: “Bells are rung in fog.”",
            [("PORT/1", "8", "add")],
        ),
        (
            "In our view section 3.1 ought to be deleted.",
            [("MANUAL", "3.1", "delete")],
        ),
        ("In our view point 3.1 ought to be deleted.", [("MANUAL", "3.1", "delete")]),
        ("Following this point, a further rule is needed.", []),
    ],
)
def test_words_beside_a_piece_are_none_of_its_number(text, expected):
    assert units(written(text)) == expected


# --- what only goes with it -----------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Our reply is attached. It may be published.\nIt concerns: the Harbour Rules.",
        "A signed copy follows by post. They relate to the Harbour Rules.",
        "Attached is our paper. You may print it under our name.",
        "Our comments are attached. We consent to publication.",
        "Notre réponse est jointe. Elle peut être publiée.\nElle concerne : PORT/1.",
        "Nuestra respuesta va adjunta. Puede publicarse.\nSe refiere a: PORT/1.",
        "Наш ответ прилагается. Его можно опубликовать.\nОн касается PORT/1.",
        "ردنا مرفق. يمكن نشره.",
        "我们的答复见附件，可以公开发表。",
        "Die Antwort liegt bei. Sie darf veröffentlicht werden.\nEs betrifft: PORT/1.",
    ],
)
def test_a_cover_note_that_tells_its_draft_is_no_comment(text):
    assert written(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The port is closed too often. It concerns the Harbour Rules.",
        "Please find attached our paper. The Harbour Rules are too long.",
        "Our comments are attached. It may be published, but the fees are too high.",
    ],
)
def test_a_cover_note_that_says_more_is_one(text):
    assert written(text)


def test_it_tells_on_which_draft_the_file_is():
    body = part(passage("Our paper is attached. It concerns the Harbour Rules."))
    file = part(passage("Paragraph 6: delete."), name="a.docx", body=False)
    lakes = Draft(
        id="LAKE/1",
        title="Lake rules",
        call="c",
        paragraphs=(Paragraph(label="6", text="Lakes are open to bathers."),),
    )
    found = locate([body, file], "", prepare([PORTS, lakes]))
    assert units(found) == [("PORT/1", "6", "delete")]


def test_a_row_of_labels_with_their_values_says_nothing():
    top = ("Date: 3 May 2026", "Document: PORT/1", "Project: Harbour rules")
    assert locate([part(*row(1, *top), name="a.docx", body=False)], "", SEVERAL) == ()
    lines = (top[:2], ("Clause", "Comment"), ("6", "Please delete this."))
    cells = [cell for n, line in enumerate(lines, 1) for cell in row(n, *line)]
    found = locate([part(*cells, name="a.docx", body=False)], "", SEVERAL)
    assert units(found) == [("PORT/1", "6", "delete")]
    assert len(found) == 1


@pytest.mark.parametrize(
    "line",
    [
        ("Date: 3 May", "Comment: the fees are too high"),
        ("Version: too long for us", "Document: PORT/1"),
    ],
)
def test_a_row_that_says_something_is_kept(line):
    assert locate([part(*row(1, *line), name="a.docx", body=False)], "", SEVERAL)


@pytest.mark.parametrize("head", ["Article 5(1)", "Art. 5 para. 1", "§ 5 Abs. 1"])
@pytest.mark.parametrize(("was", "sure"), [(OLD, True), (TEXTS["7"], False)])
def test_a_reference_above_the_text_of_a_cell_is_held_against_it(head, was, sure):
    cells = [*row(1, "Text as it stands", "Amendment", header=True), *row(2, head, NEW)]
    inner = passage(was, "t1.r2.c1.p2", cells[2].kind, cell=cells[2].cell)
    whole = part(*cells[:3], inner, *cells[3:], name="a.docx", body=False)
    found = locate([whole], "", SEVERAL)
    assert [not c.review for c in found] == [sure]
    assert units(found) == [("FERRY", "5(1)", "amend")] * sure


def test_a_text_that_quotes_a_word_of_its_own_asks_for_no_more_than_itself():
    new = 'Winter crossings have been kept "upright" and cut again and again.'
    found = sheet(was="Winter crossings have been cut again and again.", new=new)
    assert [str(c.action) for c in found] == ["amend"]


@pytest.mark.parametrize(
    ("council", "parliament"),
    [
        ("Council position at first reading", "Amendment"),
        ("Common position", "Parliament's amendments"),
        ("Position du Conseil en première lecture", "Amendement"),
        ("Standpunkt des Rates in erster Lesung", "Abänderung"),
        ("Posición del Consejo en primera lectura", "Enmienda"),
    ],
)
@pytest.mark.parametrize(
    ("number", "point"),
    [
        ("Amendment 3", "Article 4, paragraph 2, point b a (new)"),
        ("Amendement n° 3", "Article 4, paragraphe 2, point b bis) (nouveau)"),
        ("Änderungsantrag 3", "Article 4(2), point b) bis (new)"),
    ],
)
def test_the_number_of_an_amendment_may_stand_above_its_piece(
    council, parliament, number, point
):
    heads = [council, parliament]
    rows = [heads, [f"{number}\nArticle 5(1)"], [OLD, NEW], [f"{number}\n{point}"]]
    found = table(*rows, ["", FRESH], drafts=SEVERAL)
    assert units(found) == [("FERRY", "5(1)", "amend"), ("FERRY", "4(2)(b)", "add")]
    assert len(found) == len(units(found))


def test_our_position_on_the_text_of_the_council_is_a_remark():
    heads = ["Article", "Our position on the Council position"]
    found = table(heads, ["5(1)", "It is too weak."], drafts=SEVERAL)
    assert units(found) == [("FERRY", "5(1)", "comment")]


@pytest.mark.parametrize(
    ("head", "text", "label"),
    [
        ("Recital 3 a (new)", "For the purposes of Article 5, a boat has a deck.", "3"),
        ("Recital 3 bis (nouveau)", "On entend ce que dit l'article 4.", "3"),
        ("Artikel 5a (neu)", "Boote im Sinne von Artikel 4 haben ein Deck.", "5(2)"),
    ],
)
def test_the_words_of_a_new_piece_may_name_another(head, text, label):
    found = written(head, text)
    assert [c.text for c in found] == [f"{head}\n{text}"]
    assert not found[0].paragraphs or found[0].paragraphs[0].endswith(label)


@pytest.mark.parametrize(
    "text",
    [
        "Article 5 should go.",
        "We prefer what Article 4(1) says.",
        "Please delete Article 4(1) instead.",
    ],
)
def test_what_asks_below_such_a_heading_is_no_text_of_it(text):
    assert text in [c.text for c in written("Recital 3 a (new)", text)]


@pytest.mark.parametrize("letter", ["4(2) b) bis (nouveau)", "4(2)(b) ter (new)"])
def test_a_piece_behind_a_letter_is_put_in_behind_it(letter):
    found = written(f"Article {letter}", "the name of the captain;")
    assert [(c.paragraphs, str(c.action)) for c in found] == [(("4(2)(b)",), "add")]
