"""Articles with paragraphs and letters beside drafts of numbers and of sections."""

from dataclasses import replace

import pytest

from rules.citation import citable, references, settle
from rules.location import merging
from rules.location.courtesy import is_cover, is_sent
from rules.location.target import Target
from rules.paragraph import locate, prepare
from rules.terms import Draft, Paragraph, PassageKind
from tests.harbour import LAW, PORTS, mail, part, passage, table, units


def _draft(name, title, *labels, about="Rule {} binds all keepers of the lights."):
    paragraphs = (Paragraph(label=n, text=about.format(n)) for n in labels)
    return Draft(id=name, title=title, call="c", paragraphs=tuple(paragraphs))


TREATY = _draft(
    "TREATY",
    "Treaty on lighthouses",
    *("1", "2(1)", "2(2)", "3(1)(a)", "3(1)(b)", "3(2)", "4", "5(1)", "5(2)", "6"),
)
GUIDE = _draft("GUIDE", "Guide for keepers", *map(str, range(1, 13)))
MANUAL = _draft(
    "MANUAL", "Lamp manual", "2.1", "2.2", "3.2", "4.1", "4.2.1", "4.2.2", "5.1"
)
THREE = prepare([GUIDE, TREATY, MANUAL])
PLAIN = citable([GUIDE, TREATY, MANUAL])


def cited(text, drafts=PLAIN, in_force=()):
    """What each reference of a text means: labels, or candidates in brackets."""
    found = [settle(r, drafts, in_force) for r in references(text, drafts)]
    return [
        " ".join((str(s.document), *s.labels))
        if s.sure
        else [f"{d} {x}" for d, x in s.candidates]
        for s in found
    ]


def asked(comment):
    return {(c.document, c.paragraph) for c in comment.candidates}


# --- the form of a citation ---------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *("Article 5, paragraph 2", "Article 5(2)", "paragraph 2 of Article 5"),
        *("Art. 5 Abs. 2", "Absatz 2 des Artikels 5", "Artikel 5 Absatz 2"),
        *(
            "l'article 5, paragraphe 2",
            "le paragraphe 2 de l'article 5",
            "art. 5, al. 2",
        ),
        *("el artículo 5, apartado 2", "el párrafo 2 del artículo 5"),
        *("статья 5, пункт 2", "пункт 2 статьи 5", "п. 2 ст. 5", "ст. 5 (2)"),
        *("المادة 5 (2)", "الفقرة 2 من المادة 5", "第5条第2款", "第五条第二款"),
    ],
)
def test_an_article_with_its_paragraph_is_one_of_the_draft_that_prints_it(text):
    assert cited(text) == ["TREATY 5(2)"]


def test_an_article_whose_number_another_draft_prints_too_is_asked_about():
    assert cited("Article 4") == [["GUIDE 4", "TREATY 4"]]
    assert cited("Article 4", in_force=("TREATY",)) == ["TREATY 4"]
    assert cited("Article 4", in_force=("GUIDE",)) == [["GUIDE 4", "TREATY 4"]]
    assert cited("第4条") == [["GUIDE 4", "TREATY 4"]]


@pytest.mark.parametrize("text", ["Article 5, paragraph 2", "第5条第2款"])
def test_where_another_draft_is_spoken_of_such_an_article_is_asked_about(text):
    (found,) = cited(text, in_force=("GUIDE",))
    assert "TREATY 5(2)" in found


def test_where_another_draft_is_named_beside_it_no_label_is_cut_either():
    assert cited("paragraph 4.2 of the Guide for keepers") == ["GUIDE 4"]
    (found,) = cited("paragraph 4.2.1 of the Guide for keepers")
    assert found == ["MANUAL 4.2.1", "GUIDE 4"]


def test_one_nested_article_tells_where_the_others_of_its_list_lie():
    assert cited("Article 4 and Article 5, paragraph 2") == ["TREATY 4 5(2)"]
    (found,) = cited("第3、4条和第5条第2款")
    assert isinstance(found, list)
    assert {"GUIDE 3", "TREATY 5(2)"} <= set(found)


@pytest.mark.parametrize(
    "text",
    [
        *("point 4.2.1", "paragraph 4.2.1", "item 4.2.1", "le point 4.2.1"),
        *("el apartado 4.2.1", "el punto 4.2.1", "пункт 4.2.1", "п. 4.2.1"),
        *("الفقرة 4.2.1", "البند 4.2.1", "第4.2.1段", "Ziffer 4.2.1", "Absatz 4.2.1"),
    ],
)
def test_a_decimal_label_that_a_draft_prints_is_never_cut(text):
    assert cited(text) == ["MANUAL 4.2.1"]
    (found,) = cited(text, in_force=("GUIDE",))
    assert "MANUAL 4.2.1" in found


def test_a_decimal_label_that_no_draft_prints_is_a_part_of_what_holds_it():
    assert cited("paragraph 7.3", in_force=("GUIDE",)) == ["GUIDE 7"]


def test_an_article_with_a_stop_may_be_one_of_an_act_and_of_a_manual():
    assert cited("artículo 3.2") == [["TREATY 3(2)", "MANUAL 3.2"]]
    assert cited("sección 3.2") == ["MANUAL 3.2"]
    assert cited("artículo 2.1 a)", in_force=("TREATY",)) == ["TREATY 2(1)"]


@pytest.mark.parametrize(
    ("title", "decided"),
    [
        *(
            ("Draft Convention on buoys", True),
            ("Projet de traité sur les bouées", True),
        ),
        *(("Proyecto de convenio de boyas", True), ("Договор о бакенах", True)),
        *(("مشروع اتفاقية العوامات", True), ("浮标公约草案", True)),
        *(
            ("Abkommen über Bojen", True),
            ("Guide to buoys", False),
            ("浮标指南", False),
        ),
    ],
)
def test_the_pieces_of_an_act_are_called_articles_by_its_title(title, decided):
    flat = citable([_draft("BUOYS", title, "1", "2", "3")])
    found = cited("Article 2", flat)
    assert found == (["BUOYS 2"] if decided else [["BUOYS 2"]])
    assert cited("Paragraph 2", flat) == ["BUOYS 2"]


# --- lists of articles ----------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Article 5, paragraph 1, Article 4 and Article 3, paragraph 1, point (b)",
        "paragraph 1 of Article 5, Article 4 and point (b) of Article 3(1)",
        "l'article 5, paragraphe 1, l'article 4 et l'article 3, paragraphe 1, point b)",
        "le paragraphe 1 de l'article 5, l'article 4 et l'article 3, par. 1, b)",
        "el artículo 5, apartado 1, el artículo 4 y el artículo 3, apdo. 1, letra b)",
        "пункт 1 статьи 5, статья 4 и подпункт b) пункта 1 статьи 3",
        "п. 1 ст. 5, ст. 4 и пп. b) п. 1 ст. 3",
        "الفقرة 1 من المادة 5 والمادة 4 والمادة 3 (1) (ب)",
        "第5条第1款、第4条和第3条第1款(b)项",
        "第五条第一款、第四条和第三条第一款(乙)项",
        "Art. 5 Abs. 1, Art. 4 und Art. 3 Abs. 1 Buchst. b",
        "Absatz 1 des Artikels 5, Artikel 4 und Artikel 3 Absatz 1 Buchstabe b",
    ],
)
def test_of_a_list_of_articles_each_keeps_its_paragraph(text):
    found = references(text, PLAIN)
    settled = [settle(r, PLAIN, ("TREATY",)) for r in found]
    assert all(s.sure for s in settled)
    assert [x for s in settled for x in s.labels] == ["5(1)", "4", "3(1)(b)"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("пункт 1 статьи 2, пункт 2 статьи 2", "2(1) 2(2)"),
        ("paragraph 1 in Article 2, paragraph 2 in Article 2", "2(1) 2(2)"),
        ("Abs. 1 Art. 2, Abs. 2 Art. 2", "2(1) 2(2)"),
        ("Art. 2 Abs. 1 Art. 5 Abs. 2", "2(1) 5(2)"),
        ("第2条第1款和第2条第2款", "2(1) 2(2)"),
        ("第2条第1款和第2款", "2(1) 2(2)"),
        ("第3条第1款第(b)项和第5条第1款", "3(1)(b) 5(1)"),
        ("Article 2, paragraphs 1 and 2, and Article 4", "2(1) 2(2) 4"),
        ("Article 4 and Article 5, paragraphs 1 and 2", "4 5(1) 5(2)"),
        ("Articles 4 and 6", "4 6"),
        ("Art. 3, par. 1, a) et b)", "3(1)(a) 3(1)(b)"),
    ],
)
def test_an_inner_piece_lies_in_the_one_beside_it(text, labels):
    found = [settle(r, PLAIN, ("TREATY",)).labels for r in references(text, PLAIN)]
    assert [x for some in found for x in some] == labels.split()


@pytest.mark.parametrize(
    "text", ["Articles 4 and 6, paragraph 1", "Articles 4 to 6(1)"]
)
def test_behind_one_noun_for_all_an_inner_piece_is_a_part_of_them(text):
    (ref, *_) = references(text, PLAIN)
    assert {i.path[0] for i in ref.mention.items} <= {"4", "6"}
    assert ref.mention.several


def test_a_range_of_articles_is_not_cut_to_its_first():
    (ref,) = references("Articles 4 to 6, paragraph 1", PLAIN)
    assert (ref.mention.items[0].last, ref.mention.detail) == (("6",), True)


# --- in letters -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "items",
    [
        ("1) Point 4.2.1 is unclear.", "2) Point 5.1: delete it."),
        ("1) Le point 4.2.1 est obscur.", "2) Point 5.1 : à supprimer."),
        ("1) El apartado 4.2.1 no es claro.", "2) Apartado 5.1: suprimir."),
        ("1) Пункт 4.2.1 неясен.", "2) Пункт 5.1: исключить."),
        ("1) الفقرة 4.2.1 غامضة.", "2) الفقرة 5.1: تحذف."),
        ("1) 第4.2.1段不清楚。", "2) 第5.1段：删除。"),
        ("1) Ziffer 4.2.1 ist unklar.", "2) Ziffer 5.1: streichen."),
    ],
)
def test_the_senders_own_numbers_tell_no_draft(items):
    assert [u[:2] for u in units(mail(*items, drafts=THREE))] == [
        ("MANUAL", "4.2.1"),
        ("MANUAL", "5.1"),
    ]


def test_paragraphs_that_may_be_of_two_drafts_tell_none():
    found = mail("Paragraph 4: too vague.", "Paragraph 5(2): delete.", drafts=THREE)
    assert asked(found[0]) == {("GUIDE", "4"), ("TREATY", "4")}
    assert (found[1].document, found[1].paragraphs) == ("TREATY", ("5(2)",))
    found = mail("Article 4: too vague.", "Article 5(2): delete.", drafts=THREE)
    assert [u[:2] for u in units(found)] == [("TREATY", "4"), ("TREATY", "5(2)")]


@pytest.mark.parametrize(
    "text",
    [
        "We would delete paragraph 1 of Article 5, Article 4 and Article 3(2).",
        "Supprimer l'article 5, paragraphe 1, l'article 4 et l'article 3, par. 2.",
        "On devrait se passer de l'art. 5(1), de l'article 4 et de l'article 3(2).",
        "Que se supriman el artículo 5, párrafo 1, el artículo 4 y el artículo 3(2).",
        "Просим исключить пункт 1 статьи 5, статью 4 и пункт 2 статьи 3.",
        "نطلب حذف الفقرة 1 من المادة 5 والمادة 4 والفقرة 2 من المادة 3.",
        "我们要求删除第5条第1款、第4条和第3条第2款。",
        "Wir bitten, Art. 5 Abs. 1, Art. 4 und Art. 3 Abs. 2 zu streichen.",
    ],
)
def test_a_list_of_articles_in_a_sentence_is_one_comment_on_all(text):
    (found,) = mail("Treaty on lighthouses", text, drafts=THREE)
    assert found.paragraphs == ("5(1)", "4", "3(2)")


@pytest.mark.parametrize(
    ("intro", "text"),
    [
        ("Here are our comments on the Treaty on lighthouses.", "Article 4: delete."),
        (
            "Voici nos remarques sur le Treaty on lighthouses.",
            "Article 4 : à supprimer.",
        ),
        (
            "A continuación figuran nuestras observaciones sobre TREATY.",
            "Artículo 4: suprimir.",
        ),
        ("Ниже приводятся наши замечания по документу TREATY.", "Статья 4: исключить."),
        ("فيما يلي تعليقاتنا على TREATY.", "المادة 4: تحذف."),
        ("以下是我们对TREATY的意见。", "第4条：删除。"),
        ("nachstehend unsere Anmerkungen zu TREATY.", "Artikel 4: streichen."),
        ("Our remarks concerning the Treaty on lighthouses", "Article 4: delete."),
        ("Наши соображения по документу Treaty on lighthouses", "Статья 4: исключить."),
    ],
)
def test_who_says_on_what_remarks_follow_tells_the_draft(intro, text):
    assert units(mail(intro, text, drafts=THREE)) == [("TREATY", "4", "delete")]


@pytest.mark.parametrize(
    "text",
    [
        "Below the ridge our position on the lamps is weak.",
        "Here are two remarks on the Treaty: it is far too long.",
        "Ниже приводятся слова, которых мы не понимаем.",
        "Hier brennt kein Licht.",
        "Le texte devrait rester tel quel.",
    ],
)
def test_what_says_more_is_no_cover(text):
    assert not is_cover(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *(("Our remarks concerning", True), ("Nos observations sur le", True)),
        *(("Nuestras observaciones sobre", True), ("Unsere Hinweise zum", True)),
        *(("Наши замечания по документу", True), ("ملاحظاتنا على", True)),
        *(
            ("Our remarks on the and the", True),
            ("我们对的意见", True),
            ("We endorse the proposals on", False),
        ),
        *(("Our views are on", False), ("Nous rejetons les propositions sur", False)),
    ],
)
def test_a_line_may_only_call_what_follows_remarks(text, told):
    assert is_sent(text) is told


def test_the_number_that_ends_a_citation_names_nothing_of_its_own():
    text = "Mit Art. 2 Abs. 1 und Art. 5 Abs. 1 sind wir einverstanden."
    (found,) = mail(text, drafts=THREE)
    assert found.paragraphs == ("2(1)", "5(1)")
    (found,) = mail("Paragraph 7 of the Guide is fine, 8 is not.", drafts=THREE)
    assert ("GUIDE", "8") in asked(found)


def test_capitals_below_a_piece_that_has_its_line_are_no_other_text():
    (found,) = mail("Paragraphe 12\nRAS, à garder.", drafts=THREE)
    assert found.paragraphs == ("12",)
    (found,) = mail("We support Article 12 GDPR fully.", drafts=THREE)
    assert not found.paragraphs


# --- mergers --------------------------------------------------------------------------

MERGERS = [
    ("To be merged with paragraph 2 of Article 3.", "3(2)"),
    ("Merge with Art. 3(2).", "3(2)"),
    ("À fusionner avec l'article 3, paragraphe 2.", "3(2)"),
    ("Fusionar con el artículo 3, apartado 2.", "3(2)"),
    ("Объединить с пунктом 2 статьи 3.", "3(2)"),
    ("تدمج مع الفقرة 2 من المادة 3.", "3(2)"),
    ("与第3条第2款合并。", "3(2)"),
    ("Mit Art. 3 Abs. 2 zusammenlegen.", "3(2)"),
]


@pytest.mark.parametrize(("words", "partner"), MERGERS)
def test_a_cell_that_merges_a_row_with_an_article_is_on_both(words, partner):
    rows = [("Provision", "Comment"), ("Article 5(1)", words)]
    (found,) = table(*rows, drafts=THREE)
    assert (found.document, {*found.paragraphs}) == ("TREATY", {"5(1)", partner})


TEXT = "Keepers shall trim the wick of each lamp before dusk and once at midnight."
ACT = Draft(
    id="ACT",
    title="Lamp act",
    call="c",
    paragraphs=(
        Paragraph(label="1", text=TEXT),
        Paragraph(label="2(1)", text="Oil is bought by the harbour office in autumn."),
        Paragraph(label="2(2)", text="Empty casks are returned to the mill by Easter."),
        Paragraph(label="3", text="A keeper who sleeps on duty loses a week of pay."),
    ),
)
LAMPS = prepare([ACT])


def noted(words, on, drafts=LAMPS, kind=PassageKind.PARAGRAPH, anchor=""):
    """What a note in the margin of a copy of the act says, alone."""
    texts = [p.text for p in ACT.paragraphs]
    pages = [passage(t, f"p{n}") for n, t in enumerate(texts)]
    pages += [] if on in texts else [passage(on, "p9", kind)]
    place = next(p.source.place for p in pages if p.text == on)
    note = passage(
        words,
        "c1",
        PassageKind.MARGIN_COMMENT,
        anchor=(place,),
        anchor_text=anchor or on[:30],
    )
    found = locate([part(*pages, note, name="act.docx", body=False)], "", drafts)
    return found[-1]


@pytest.mark.parametrize("words", [w.replace("3", "2") for w, _ in MERGERS])
def test_a_note_that_merges_a_paragraph_with_an_article_is_on_both(words):
    found = noted(words, TEXT)
    assert ({*found.paragraphs} or {p for _, p in asked(found)}) == {"1", "2(2)"}


def test_a_note_on_the_heading_of_an_article_printed_whole_is_on_it():
    heading = PassageKind.HEADING
    found = noted("Delete.", "Article 3", kind=heading)
    assert (found.paragraphs, found.action) == (("3",), "delete")
    found = noted("Delete.", "Article 2", kind=heading)
    assert asked(found) == {("ACT", "2(1)"), ("ACT", "2(2)")}
    assert noted("Why so?", "Duties", kind=heading).paragraphs == ("*",)
    assert noted("Why so?", "Duties of Article 3", kind=heading).paragraphs == ("*",)


def test_a_merger_with_what_is_not_certain_is_asked_about():
    target = Target(document="TREATY", labels=("6",), sure=True)
    found = merging.widened(target, "merge with point 4.2.1", THREE)
    assert (found.sure, found.others[0]) == (False, ("MANUAL", "4.2.1"))
    found = merging.widened(target, "merge with Article 77", THREE)
    assert (found.sure, found.labels) == (True, ("6",))


def test_a_merger_covers_its_own_sentence_and_no_other():
    first = "Article 2(1) and Article 2(2) should be merged."
    (found, *_) = mail(first, drafts=THREE)
    assert found.paragraphs == ("2(1)", "2(2)")
    (found, *more) = mail(
        f"{first} Our keepers have long asked how Article 6 is to be read in winter.",
        drafts=THREE,
    )
    assert found.review or more


def test_below_the_name_of_another_draft_no_article_holds_paragraphs_any_more():
    labels = ("3(1)", "3(2)", "5")
    pieces = tuple(Paragraph(label=n, text=f"Duty {n} of owners.") for n in labels)
    act = Draft(id="ACT", title="Shipping act", call="c", paragraphs=pieces)
    found = mail(
        "Shipping act",
        "Article 3, paragraph 1: fine.",
        "the Harbour Rules",
        "Paragraph 8: delete.",
        "Paragraph 5: who pays?",
        drafts=prepare([PORTS, act]),
    )
    assert [u[:2] for u in units(found)] == [
        ("ACT", "3(1)"),
        ("PORT/1", "8"),
        ("PORT/1", "5"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Article 11: who pays?",
        "Art. 11 – who pays?",
        "Artículo 11: ¿quién paga?",
        "Статья 11: кто платит?",
    ],
)
def test_an_article_is_of_the_draft_whose_lines_call_its_pieces_so(text):
    headed = tuple(
        piece
        for n, labels in (("2", ("2(1)", "2(2)")), ("11", ("11",)))
        for piece in (
            Paragraph(label=None, text=f"Article {n}. On crews"),
            *(Paragraph(label=x, text=f"Crews rest {x} days.") for x in labels),
        )
    )
    act = Draft(id="CREWS", title="Convention on crews", call="c", paragraphs=headed)
    plain = replace(act, paragraphs=tuple(p for p in headed if p.label))
    (found,) = mail(text, drafts=prepare([act, PORTS]))
    assert (found.document, found.paragraphs, found.review) == ("CREWS", ("11",), False)
    (found,) = mail(text, drafts=prepare([plain, PORTS]))
    assert found.review
    (found,) = mail("Paragraph 11: who pays?", drafts=prepare([act, PORTS]))
    assert found.review


def _numbered(document, title, labels, heading=""):
    return Draft(
        id=document,
        title=title,
        call="c",
        paragraphs=tuple(
            Paragraph(
                label=n,
                text=f"{title}, duty {n}.",
                heading=heading.format(n[0]),
            )
            for n in labels.split()
        ),
    )


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (("1(1) 1(2) 2(1) 2(2)", ""), ["2(1)", "1(2)"]),
        (("1.1 1.2 2.1 2.2", "Article {}"), ["2.1", "1.2"]),
    ],
)
@pytest.mark.parametrize("name", ["CODE", "T/CODE"])
@pytest.mark.parametrize("named", ["Code, Article 2:", "Code", "Article 2 of the Code"])
def test_paragraphs_below_an_article_are_of_the_draft_that_is_named(
    code, found, named, name
):
    drafts = prepare(
        [
            _numbered(name, "Draft code on locks", *code),
            _numbered(
                "T/CONV", "Draft convention on tides", "1(1) 1(2) 2(1)", "Article {}"
            ),
            _numbered("T/GL", "Guidelines on quays", "1 2 3 4"),
        ]
    )
    blocks = [named, "Article 2:"] if named == "Code" else [named]
    blocks += ["Paragraph 1: ok", "Article 1", "Paragraph 2: too long"]
    assert units(mail(*blocks, drafts=drafts)) == [
        (name, found[0], "keep"),
        (name, found[1], "comment"),
    ]


def calling(words):
    """A draft of plain numbers, of which one paragraph has these words."""
    texts = {
        **{str(n): f"Barge number {n} is moored." for n in range(1, 9)},
        "4(a)": "",
    }
    texts["7"] = words
    return Draft(
        id="BARGE",
        title="Draft code of practice for barges",
        call="c",
        aliases=("Barge Code",),
        paragraphs=tuple(Paragraph(label=n, text=text) for n, text in texts.items()),
    )


@pytest.mark.parametrize(
    "words",
    [
        "Barges under Article 4(a) are moored first.",
        "Les péniches visées à l'article 5 sont amarrées.",
        "Баржи, указанные в статье 5, швартуются.",
    ],
)
def test_paragraphs_that_a_draft_itself_calls_articles_are_cited_so(words):
    drafts = prepare([calling(words), PORTS])
    said = ("The Barge Code.", "In our view Article 4 should be kept.")
    assert units(mail(*said, drafts=drafts)) == [("BARGE", "4", "keep")]


@pytest.mark.parametrize(
    "words",
    [
        "Barges under Article 5 of the Rhine Act are moored first.",
        "Barges are moored first, as in Article 44.",
        "Les péniches visées à l'article 5 de la loi sont amarrées.",
        "Barges are moored first, as in paragraph 5.",
    ],
)
def test_articles_of_other_texts_are_none_of_its_own(words):
    assert not citable([calling(words)]).labels["BARGE"].articles
    assert citable([calling("As in Article 5.")]).labels["BARGE"].articles


def test_where_another_draft_has_articles_it_may_be_that():
    drafts = prepare([calling("As in Article 5."), LAW])
    found = mail("The Barge Code.", "Article 4 should go.", drafts=drafts)
    assert units(found) != [("BARGE", "4", "delete")]


@pytest.mark.parametrize("cited", ["article 5-2", "articles 5-2"])
def test_a_paragraph_behind_a_dash_lies_in_its_article(cited):
    act = Draft(
        id="ACT",
        title="Act on piers",
        call="c",
        paragraphs=tuple(
            Paragraph(label=label, text=f"Pier {label} is of oak.")
            for label in ("4", "5(1)", "5(2)", "5(6)", "6")
        ),
    )
    (found,) = mail(f"Nous demandons de supprimer l'{cited}.", drafts=prepare([act]))
    assert (found.paragraphs, str(found.action)) == (("5(2)",), "delete")
    (found,) = mail("Supprimer les articles 5-6.", drafts=prepare([act]))
    assert found.paragraphs != ("5(6)",)


def test_what_lies_in_no_piece_but_one_is_asked_about_with_that():
    guide = Draft(
        id="GUIDE",
        title="Guide to piers",
        call="c",
        paragraphs=tuple(
            Paragraph(label=label, text=f"Pier {label} is of oak.")
            for label in ("1.1", "1.2", "1.3", "4a")
        ),
    )
    (found,) = mail("1.2.4: too weak.", drafts=prepare([guide]))
    assert [c.paragraph for c in found.candidates] == ["1.2"]


def test_an_article_with_a_letter_that_is_nowhere_is_asked_about_with_its_number():
    act = Draft(
        id="ACT",
        title="Act on piers",
        call="c",
        paragraphs=tuple(
            Paragraph(label=label, text=f"Pier {label} is of oak.")
            for label in ("3", "4(1)", "4(2)", "5")
        ),
    )
    (found,) = mail("Article 4a(1) is too weak.", drafts=prepare([act]))
    assert [c.paragraph for c in found.candidates] == ["4(1)", "4(2)"]


@pytest.mark.parametrize(
    ("said", "review"),
    [
        ("Section 4.2 has nothing to say about oars.", True),
        ("La section 4.2 ne dit rien des rames.", True),
        ("La sección 4.2 no menciona los remos.", True),
        ("Abschnitt 4.2 schweigt zu Rudern.", True),
        ("Section 4.2 should be deleted.", False),
    ],
)
def test_what_a_section_lacks_may_stand_in_a_part_that_is_not_printed(said, review):
    guide = Draft(
        id="GUIDE",
        title="Guide to piers",
        call="c",
        paragraphs=tuple(
            Paragraph(label=label, text=f"Pier {label} is of oak.")
            for label in ("4.1", "4.2.1", "4.3")
        ),
    )
    (found,) = mail(said, drafts=prepare([guide]))
    assert found.review is review
    assert [c.paragraph for c in found.candidates] == ["4.2.1"] * review


@pytest.mark.parametrize(
    "said",
    [
        "Paragraph 7 is weak. It could gain by using the language of paragraph 9.",
        "Le paragraphe 7 est faible. Il gagne en reprenant le texte du paragraphe 9.",
        "El párrafo 7 es débil. Mejoraría usando la redacción del párrafo 9.",
        "Absatz 7 ist schwach. Er wäre mit dem Wortlaut aus Absatz 9 besser.",
    ],
)
def test_where_words_are_to_come_from_is_no_other_piece(said):
    assert [u[1] for u in units(mail(said))] == ["7"]


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        ("Artículo", "Suprimir el inciso segundo del artículo 2."),
        ("Статья", "Исключить второй абзац статьи 2."),
        ("Article", "Delete the second paragraph of Article 2."),
        ("Artikel", "Artikel 2 Absatz 2 ist zu streichen."),
    ],
)
def test_a_text_that_begins_with_its_number_says_what_its_piece_is(noun, said):
    texts = (Paragraph(label=str(n), text=f"{noun} {n}. Oak {n}.") for n in range(1, 5))
    guide = Draft(id="OAK", title="Piers", call="c", paragraphs=tuple(texts))
    (found,) = mail(said, drafts=prepare([guide, PORTS]))
    assert (found.document, found.paragraphs, found.review) == ("OAK", ("2",), False)
