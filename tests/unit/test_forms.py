"""Small tables of two columns, one a point, and who sends a table of more."""

import pytest

from rules.paragraph import locate, prepare
from rules.terms import Action, Cell, Draft, Paragraph, PassageKind
from tests.harbour import ONE, TWO, mail, part, passage, row, units
from tests.unit.test_articles import THREE

#: What the fields are called: the piece, a remark, a proposal, a reason.
FIELDS = [
    ("Provision", "Comment", "Proposal", "Reason"),
    ("Article", "Remarks", "Proposed text", "Justification"),
    ("Disposition", "Observations", "Proposition", "Motif"),
    ("Disposición", "Observaciones", "Propuesta", "Motivo"),
    ("Pasaje", "Comentarios", "Texto propuesto", "Razones"),
    ("Положение", "Примечания", "Предложение", "Причина"),
    ("Норма", "Замечания", "Предложения", "Основание, причины"),
    ("الحكم", "ملاحظات", "مقترح", "السبب"),
    ("موضع", "تعليق", "اقتراح", "أسباب"),
    ("条款", "备注", "建议", "理由"),
    ("规定", "意见", "提案", "依据"),
    ("Bestimmung", "Anmerkungen", "Vorschlag", "Grund"),
    ("Vorschrift", "Hinweise", "Vorschläge", "Gründe"),
    ("Textstelle", "Bemerkungen", "Änderung", "Begründung"),
    ("Wherein", "Comment", "Proposal", "Reason"),  # no list has this word
]


def forms(*tables, drafts=ONE):
    cells = [
        passage(
            text,
            f"t{t}.r{r}.c{c}",
            PassageKind.CELL,
            cell=Cell(table=t, row=r, column=c),
        )
        for t, rows in enumerate(tables, 1)
        for r, fields in enumerate(rows, 1)
        for c, text in enumerate(fields, 1)
    ]
    return locate([part(*cells, name="form.docx", body=False)], "", drafts)


@pytest.mark.parametrize(("piece", "remark", "proposal", "reason"), FIELDS)
def test_a_table_a_point_is_a_form(piece, remark, proposal, reason):
    found = forms(
        [(piece, "5"), (remark, "Who pays for the printing?")],
        [(piece, "Paragraph 6"), (proposal, "Delete."), (reason, "Nobody uses it.")],
        [(piece, "§ 7"), (remark, "Leave as it is."), (reason, "It works.")],
    )
    assert units(found) == [
        ("PORT/1", "5", "comment"),
        ("PORT/1", "6", "delete"),
        ("PORT/1", "7", "keep"),
    ]
    assert [c.text for c in found][1:] == [
        "Delete.\nNobody uses it.",
        "Leave as it is.\nIt works.",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [("Fares", "Paragraph 6 is too dear."), ("Comment", "See above.")],
        [("Who", "Ann"), ("Comment", "Paragraph 6 should be deleted.")],
        [("", "6"), ("Comment", "Delete.")],
    ],
)
def test_another_table_of_two_columns_is_none(rows):
    found = forms(rows)
    words = " ".join(c.text for c in found)
    assert rows[1][1] in words
    assert all(c.paragraphs in ((), ("6",)) for c in found)


@pytest.mark.parametrize(
    "label",
    [
        "Organisation",
        "Organisme",
        "Entidad",
        "Отправитель",
        "الجهة",
        "提交单位",
        "Absender",
    ],
)
def test_who_sends_a_table_is_no_comment(label):
    cells = [
        *row(1, label, "Friends of the Pier"),
        *row(2, "Paragraph", "Comment"),
        *row(3, "6", "Delete."),
        *row(4, "7", "Who pays?"),
    ]
    found = locate([part(*cells, name="table.docx", body=False)], "", ONE)
    assert [c.text for c in found] == ["Delete.", "Who pays?"]


def test_a_row_without_a_label_is_no_field():
    cells = [*row(1, "Comment", "Fine."), *row(2, "", "6"), *row(3, "Proposal", "No.")]
    found = locate([part(*cells, name="form.docx", body=False)], "", ONE)
    assert "Fine." in " ".join(c.text for c in found)


#: Labels that no list has: the place, what is said, and more on it.
UNKNOWN = [
    ("Spot", "Our wish", "Thoughts", "Paragraph 6", "Para. 8", "Who checks?"),
    ("Endroit", "Demande", "Ressenti", "Chiffre 6", "par. 8", "Qui contrôle ?"),
    ("Sitio", "Solicitud", "Sentir", "Numeral 6", "párr. 8", "¿Quién controla?"),
    ("Где", "Просьба", "Отклик", "пункт 6", "п. 8", "Кто проверяет?"),
    ("الموقع", "الطلب", "الصدى", "البند 6", "الفقرة 8", "من يراقب؟"),
    ("何处", "请求", "看法", "第6段", "第8点", "由谁检查？"),
    ("Ort", "Anliegen", "Echo", "Ziff. 6", "Punkt 8", "Wer prüft das?"),
]
DELETE = {
    "Paragraph 6": "Delete.",
    "Chiffre 6": "À supprimer.",
    "Numeral 6": "Suprimir.",
}
DELETE |= {
    "пункт 6": "Исключить.",
    "البند 6": "يُحذف.",
    "第6段": "删除。",
    "Ziff. 6": "Streichen.",
}


@pytest.mark.parametrize("words", UNKNOWN)
def test_what_labels_a_reference_is_the_place(words):
    place, wish, view, six, eight, asks = words
    gone = DELETE[six]
    expected = [("PORT/1", "6", "delete"), ("PORT/1", "8", "comment")]
    for tables in (
        [[(place, six), (wish, gone)], [(place, eight), (view, asks)]],
        [[(place, six), (wish, gone), (place, eight), (view, asks)]],
        [[(place, six, eight), ("Comment", gone, asks)]],
        [[(wish, gone), (place, six)], [(view, asks), (place, eight)]],
    ):
        found = forms(*tables)
        assert units(found) == expected
        assert [c.text for c in found] == [gone, asks]


def test_a_remark_may_stand_above_its_place():
    found = forms(
        [
            ("Comment", "Delete."),
            ("Place", "Paragraph 6"),
            ("Comment", "Who pays?"),
            ("Place", "Paragraph 8"),
        ]
    )
    assert units(found) == [("PORT/1", "6", "delete"), ("PORT/1", "8", "comment")]


def test_two_numbers_below_one_another_are_one_place():
    rows = [("Artikel", "2"), ("Absatz", "1"), ("Kommentar", "Streichen.")]
    assert [c.paragraphs for c in forms(rows, drafts=THREE)] == [("2(1)",)]
    rows = [("Where", "Article 2"), ("Which", "paragraph 1"), ("Wish", "Delete.")]
    assert [c.paragraphs for c in forms(rows, drafts=THREE)] == [("2(1)",)]


def test_a_form_tells_more_than_a_place_and_a_remark():
    found = forms(
        [
            ("Lake Rules",),
            ("Drawn up by", "Friends of the Pier"),
            ("Spot", "Paragraph 6 (Fees)"),
            ("Wish", "Delete."),
            ("Urgency", "high"),
        ],
        [("Paper", "Harbour Rules"), ("Spot", "§ 7"), ("Wish", "Delete.")],
        [("Spot", "all"), ("Wish", "Too long."), ("Proposed text", "")],
        [
            ("My view",),
            ("Spot", "§ 8"),
            ("Mood", "glad"),
            ("We are against this one.",),
        ],
        drafts=TWO,
    )
    assert [(c.document, c.paragraphs, c.text) for c in found] == [
        ("LAKE/1", ("6",), "Delete."),
        ("PORT/1", ("7",), "Delete."),
        (None, ("*",), "Too long."),
        ("PORT/1", ("8",), "glad\nWe are against this one."),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [("Our sign", "No. 6"), ("Clerk", "Ann Low")],
        [("Agenda item", "Point 6"), ("Remark", "We shall be there.")],
        [("Spot", "Paragraph 6 of the Lake Charter"), ("Wish", "Delete.")],
        [("Spot", "as in paragraph 6"), ("Wish", "Delete.")],
        [("Spot", "99"), ("Wish", "Delete.")],
        [("Where", "Comment"), ("Preamble", "Paragraph 6"), ("Title", "Too long.")],
        [("We say it at length.", "Paragraph 6"), ("Spot", "Delete.")],
        [("", "", "Paragraph 6"), ("", "Spot", "Delete.")],
        [
            ("Place", "Wish", "Ground"),
            ("Pier", "Delete.", "Old."),
            ("Quay", "Keep.", ""),
        ],
    ],
)
def test_a_table_that_names_no_place_is_no_form(rows):
    found = forms(rows)
    assert units(found) == []
    assert rows[1][1] in " ".join(c.text for c in found)


@pytest.mark.parametrize(
    ("sender", "body", "place", "remark", "six"),
    [
        ("Name", "Association of pilots", "Reference", "Comment", "Delete."),
        ("Nom", "Organisme des pilotes", "Référence", "Remarque", "À supprimer."),
        ("Entidad", "Organización de prácticos", "Referencia", "Opinión", "Suprimir."),
        ("Организация", "Государство Берег", "Ссылка", "Мнение", "Исключить."),
        ("مقدم من", "دولة الشواطئ", "المرجع", "التعليق", "يُحذف."),
        ("单位", "引航员组织联合会", "出处", "意见", "删除。"),
        ("Einsender", "Verband der Lotsen", "Referenz", "Anmerkung", "Streichen."),
    ],
)
def test_a_name_of_header_words_heads_no_table(sender, body, place, remark, six):
    rows = [(sender, body), (place, remark), ("6", six), ("7", six), ("9", six)]
    found = forms(rows)
    assert units(found) == [("PORT/1", n, "delete") for n in ("6", "7", "9")]


def test_a_table_of_one_column_is_no_form():
    assert [c.paragraphs for c in forms([("Paragraph 6",), ("Delete.",)])] != []


def test_header_words_that_head_nothing_lose_nothing():
    found = forms([("Name", "Date"), ("Ann", "Please delete paragraph 6.")])
    assert "Please delete paragraph 6." in " ".join(c.text for c in found)
    found = forms([("Name", "Institution"), ("Ann", "The Friends of the Old Pier")])
    assert not found


@pytest.mark.parametrize(("named", "then"), [("8", "99"), ("3", "99"), ("3", "11")])
def test_what_was_named_stays_in_its_draft_where_another_number_has_none(named, then):
    gap = f"There is a gap after para {then}. Add: “Boats stop at noon each day.”"
    lines = ("Remarks: Harbour rules, first draft", f"Re: para {named}", gap)
    (found,) = locate([part(*map(passage, lines, ("p1", "p2", "p3")))], "", TWO)
    assert found.review
    assert {c.document for c in found.candidates} <= {"PORT/1", "LAKE/1"}


KINDS = [
    ("Paragraph", "Type of comment", "editorial", "Comment", "Delete it."),
    (
        "Paragraphe",
        "Nature de l'observation",
        "de forme",
        "Observation",
        "À supprimer.",
    ),
    ("Párrafo", "Tipo de observación", "de forma", "Observación", "Suprimir."),
    ("Absatz", "Art der Anmerkung", "redaktionell", "Anmerkung", "Streichen."),
    ("Пункт", "Характер замечания", "редакционное", "Замечание", "Исключить."),
    ("الفقرة", "نوع الملاحظة", "تحريرية", "الملاحظة", "تُحذف."),
    ("段落", "意见类型", "编辑性", "意见", "删除。"),
]


@pytest.mark.parametrize("words", KINDS)
@pytest.mark.parametrize("sign", [": ", " ....... ", " … ", " ____ ", " ........: "])
def test_the_kind_of_a_comment_is_not_what_it_asks_for(words, sign):
    piece, of, kind, remark, said = words
    lines = [(piece, "7"), (of, kind), (remark, said), (piece, "8"), (remark, said)]
    text = "\n".join(f"{label}{sign}{value}" for label, value in lines)
    found = locate([part(passage(text))], "", ONE)
    assert units(found) == [("PORT/1", "7", "delete"), ("PORT/1", "8", "delete")]
    assert [c.text for c in found] == [said, said]


@pytest.mark.parametrize(("piece", "of", "kind", "remark", "said"), KINDS)
def test_the_kind_of_a_comment_in_a_table_is_kept_beside_it(
    piece, of, kind, remark, said
):
    rows = [(piece, of, remark), ("7", kind, said), ("8", kind, said)]
    cells = [c for n, cells in enumerate(rows, 1) for c in row(n, *cells)]
    found = locate([part(*cells, body=False)], "", ONE)
    assert units(found) == [("PORT/1", "7", "delete"), ("PORT/1", "8", "delete")]
    assert {c.kind for c in found} == {kind}


def test_a_form_whose_dots_lead_to_nothing_says_nothing_there():
    text = "Paragraph ....... 7\nComment ....... Delete.\nReason .......\n"
    found = locate([part(passage(text))], "", ONE)
    assert units(found) == [("PORT/1", "7", "delete")]
    dots = "Paragraph 7 ..... is far too long ... Delete it."
    assert units(locate([part(passage(dots))], "", ONE)) == [("PORT/1", "7", "delete")]


@pytest.mark.parametrize(
    ("piece", "remark", "said"),
    [
        ("Paragraph", "Comment", "Delete."),
        ("Ziffer", "Anmerkung", "Streichen."),
        ("Пункт", "Замечание", "Исключить."),
        ("段落", "意见", "删除。"),
    ],
)
def test_roman_numbers_below_the_title_of_their_draft_are_no_labels_of_a_form(
    piece, remark, said
):
    labels = ("I", "II", "III", "IV", "V")
    charter = Draft(
        id="CHARTER",
        title="Charter of piers",
        call="c",
        paragraphs=tuple(Paragraph(label=x, text=f"Pier {x} is open.") for x in labels),
    )
    table = [("Charter of piers",), (piece, remark), *((x, said) for x in labels)]
    cells = [c for n, cells in enumerate(table, 1) for c in row(n, *cells)]
    found = locate([part(*cells, body=False)], "", prepare([charter]))
    assert units(found) == [("CHARTER", x, "delete") for x in labels]


@pytest.mark.parametrize(
    "labels",
    [
        ("Organization / Unit", "Section", "PDF Page", "PDF Line(s)", "Comment"),
        ("Organisme", "Paragraphe", "Page", "Lignes", "Commentaire"),
        ("Organismo", "Párrafo", "Página", "Líneas", "Comentario"),
        ("Организация", "Пункт", "Страница", "Строки", "Замечание"),
        ("المنظمة", "الفقرة", "الصفحة", "الأسطر", "التعليق"),
        ("组织", "段落", "页码", "行号", "意见"),
        ("Organisation", "Absatz", "Seite", "Zeilen", "Kommentar"),
    ],
)
def test_pages_lines_and_the_sender_in_a_form_are_no_part_of_it(labels):
    who, piece, page, line, said = labels
    first, second = (
        f"{who}: Malta\n{piece}: {n}\n{page}: p. 81\n{line}: 10-12\n{said}: {words}"
        for n, words in ((7, "Delete."), (8, "Too long."))
    )
    found = mail(first, second)
    assert [(c.paragraphs, c.review, c.text) for c in found] == [
        (("7",), False, "Delete."),
        (("8",), False, "Too long."),
    ]


def test_words_beside_pages_and_different_names_are_kept():
    found = mail(
        "Country: Malta\nSection: 7\nPage: n/a\nComment: Delete.\nLine: too long",
        "Country: Norway\nSection: 8\nLines:\nComment: Too long.\nPage: 4\nUnclear.",
    )
    assert [c.paragraphs for c in found] == [("7",), ("8",)]
    assert "Line: too long" in found[0].text
    assert "Norway" in found[0].text
    assert found[1].text == "Too long.\nUnclear."


def test_lines_of_nothing_but_strokes_are_no_table():
    [found] = mail("-----\n=====", "Paragraph 5: delete.", "+---+\n| - |")
    assert (found.action, found.paragraphs) == (Action.DELETE, ("5",))
