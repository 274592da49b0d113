"""How lawmakers of several countries cite: suffixes, signs and words of their own."""

import pytest

from rules import citation
from rules.terms import Draft, Paragraph
from tests.harbour import mail, prepare

THINGS = (
    "boats buoys ferries gates jetties lamps locks nets oars piers quays ropes sails"
)


def drafts(*labels, title="Quay Bill", headings=None):
    """Prepare a draft whose pieces say different things."""
    said = dict(zip(labels, 9 * THINGS.split(), strict=False))
    paragraphs = tuple(
        Paragraph(
            label=label,
            text=f"The port keeps a list of its {thing}.",
            heading=(headings or {}).get(label, ""),
        )
        for label, thing in said.items()
    )
    return prepare([Draft(id="Q", title=title, call="c", paragraphs=paragraphs)])


def found(text, ready):
    """Give the pieces that are decided, or "?" and the candidates of a question."""
    said = []
    for comment in mail(text, drafts=ready):
        asked = [c.paragraph for c in comment.candidates]
        said += ["?", *asked] if comment.review else comment.paragraphs
    return said


FRENCH = ("1", "1er A", "1er sexies", "2", "2 bis", "2 bis A", "2 undecies", "3")
INSERTED = drafts(*FRENCH, headings={x: f"Article {x}" for x in FRENCH})


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("L'article 1er devrait être supprimé.", "1"),
        ("L'article 1er sexies devrait être supprimé.", "1er sexies"),
        ("L'article 2 undecies doit être supprimé.", "2 undecies"),
        ("1er sexies : à supprimer.", "1er sexies"),
        ("2 undecies: delete", "2 undecies"),
        ("L'article 1er A devrait être supprimé.", "1er A"),
        ("L'article 2 bis A devrait être supprimé.", "2 bis A"),
        ("L'article 2 bis a été mal écrit.", "2 bis"),
        ("ARTICLE 2 BIS A ÉTÉ MAL ÉCRIT.", "2 bis"),
        ("L'article 3 A devrait être supprimé.", "3"),
    ],
)
def test_inserted_pieces_count_in_latin(said, label):
    assert found(said, INSERTED) == [label]


@pytest.mark.parametrize(
    "said",
    [
        "L'article 1er septies devrait être supprimé.",
        "L'article 3 quaterdecies devrait être supprimé.",
        "Article 2 novovicies should be deleted.",
        "L'article 2 bis B devrait être supprimé.",
        "L'article 1er AA devrait être supprimé.",
    ],
)
def test_what_was_never_inserted_is_not_the_piece_before_it(said):
    assert found(said, INSERTED)[0] == "?"


HAN = drafts("14", "14之一", "15", title="渡口法草案")


@pytest.mark.parametrize(
    ("said", "pieces"),
    [
        ("第十四条应当删除。", ["14"]),
        ("第十四条之一应当删除。", ["14之一"]),
        ("第十四條之一應當刪除。", ["14之一"]),
        ("草案第十五條應當刪除。", ["15"]),
    ],
)
def test_chinese_suffixes_and_signs_of_either_kind(said, pieces):
    assert found(said, HAN) == pieces


def test_a_chinese_suffix_that_is_not_printed_is_asked_about():
    assert found("第十五条之四应当删除。", HAN)[0] == "?"


def test_the_arabic_article_may_stand_at_the_number():
    ready = drafts("17", "18", headings={"18": "المادة 18", "17": "المادة 17"})
    assert found("نقترح حذف المادة ال18 من المشروع.", ready) == ["18"]


LUSITAN = ("4(1)", "4(2)", "4(3)", "5", "6", "32(I)", "34(I)", "34(II)(b)", "34(II)(c)")
LUSITAN = drafts(
    *LUSITAN,
    title="Projeto de Lei",
    headings={x: f"Artigo {x.partition('(')[0]}" for x in LUSITAN},
)


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("Suprima-se o § 3º do art. 4º.", ["4(3)"]),
        ("Suprimam-se os §§ 2o. e 3o. do art. 4o. do projeto.", ["4(2)", "4(3)"]),
        ("Suprima-se o artigo 4.º, n.º 3, do projeto.", ["4(3)"]),
        ("Eliminar os números 2 e 3 do artigo 4.º.", ["4(2)", "4(3)"]),
        ("Eliminar os n.os 2 e 3 do mesmo artigo 4.º.", ["4(2)", "4(3)"]),
        ("Dê-se ao art. 4, § 3o., a seguinte redação.", ["4(3)"]),
        ("Taxas (art.º 5): suprimir.", ["5"]),
        ("Suprima-se o art. 6o, § 2.", ["6"]),
        ("Suprima-se o item I, do art. 32.", ["32(I)"]),
        ("Suprima-se a alínea c) do inciso II do art. 34.", ["34(II)(c)"]),
        ('Art. 34, inciso II,\nalínea "c": suprimir.', ["34(II)(c)"]),
        ("Suprima-se o item I, do § 2o., do art.\n4.", ["4(2)"]),
    ],
)
def test_pieces_are_cited_as_in_portugal_and_in_brazil(said, labels):
    assert found(said, LUSITAN) == labels


NUMBERS = drafts(
    *map(str, range(1, 31)), headings={str(n): f"Artículo {n}" for n in range(1, 31)}
)


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("Suprimir el artículo 1o por oscuro.", ["1"]),
        ("En el art. 2o: “barca” en lugar de “bote”.", ["2"]),
        ("Los artículos 2o y 3o deben suprimirse.", ["2", "3"]),
        ("Artigo 3o: muito vago.", ["3"]),
        ("Os artigos 1o, 2o e 3o são vagos.", ["1", "2", "3"]),
        ("L'articolo 2o è vago.", ["2"]),
        ("Article 1o is vague.", ["10"]),  # a slip of the finger
        ("El artículo l0 es vago.", ["10"]),
    ],
)
def test_a_letter_for_the_mark_of_an_ordinal_is_no_nought(said, labels):
    assert found(said, NUMBERS) == labels


@pytest.mark.parametrize(
    "said",
    [
        "O Decreto n.º 5 é antigo.",
        "Vimos o Aviso n.º 4 do Banco.",
        "Cumpre o n.º 2 do artigo 4.º da Lei n.º 67/98, de 26 de outubro.",
        "É como no artigo 5.º do Código Civil.",
        "Segue a Lei n.º 67/98, e a regra do n.º 1 do artigo 4.º do mesmo diploma.",
    ],
)
def test_numbers_of_other_things_are_no_pieces(said):
    assert [x for x in found(said, LUSITAN) if x != "?"] == []


SHARED = drafts(
    *("Recital 12", "Recital 12a", "Recital 12b", "Recital 12c", "Recital 13"),
    *("2(5)", "2(5a)", "3", "4.6.1", "4.6.2", "4.6.3", "5(a)", "5(b)", "6", "7.1"),
)


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("Recital 12a should be deleted.", ["Recital 12a"]),
        ("Delete recitals 12a-c.", ["Recital 12a", "Recital 12b", "Recital 12c"]),
        (
            "Delete recitals 12a, b and c.",
            ["Recital 12a", "Recital 12b", "Recital 12c"],
        ),
        ("Delete recitals 12a and c.", ["Recital 12a", "Recital 12c"]),
        ("Recital 12b, a good one, is unclear.", ["Recital 12b"]),
        ("Delete recital 12b, a bad one.", ["Recital 12b"]),
        ("Article 2(5a) should be deleted.", ["2(5a)"]),
        ("Sections 4.6.1/2/3 should be deleted.", ["4.6.1", "4.6.2", "4.6.3"]),
        ("Sections 4.6.1-3 should be deleted.", ["4.6.1", "4.6.2", "4.6.3"]),
        ("Sections 4.6.1, 3 and 6 should be deleted.", ["4.6.1", "3", "6"]),
        ("The panel (5 (a)) should be deleted.", ["5(a)"]),
        ("**Section:** 4.6.1-4.6.2\nShould be deleted.", ["4.6.1", "4.6.2"]),
    ],
)
def test_what_is_listed_in_short_shares_the_head_of_the_first(said, labels):
    assert found(said, SHARED) == labels


DOTTED = drafts(
    *("1", "2", "3", "2.5", "2.5.1", "2.5.2", "5.1.3", "5.1.3.1", "5.1.3.2", "5.1.4"),
    *("6.1", "6.1(1)", "6.1(2)", "7.1.1", "7.1.2"),
)


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("The last paragraph of section 5.1.3 is unclear.", ["5.1.3"]),
        ("Section 5.1.3 (second paragraph) is unclear.", ["5.1.3"]),
        ("The 1st paragraph of 5.1.3 is unclear.", ["5.1.3"]),
        ("2.5.1, paragraph 1: a word is missing.", ["2.5.1"]),
        ("2.5.1 para 1: a word is missing.", ["2.5.1"]),
        ("Section 2.5.1, 3: a word is missing.", ["2.5.1"]),
        ("Here: section and paragraph: 2.5.1, 1. A word is missing.", ["2.5.1"]),
        ("Section 6.1, paragraph 2 is unclear.", ["6.1(2)"]),
        ("Section 7.1, paragraph 2 is unclear.", ["7.1.2"]),
        ("Section 5.1.3.2 is unclear.", ["5.1.3.2"]),
        ("Sections 2.5.1, 2 and 3 are unclear.", ["2.5.1", "2", "3"]),
        ("Sections 5.1.3, 5.1.4 and 1 are unclear.", ["5.1.3", "5.1.4", "1"]),
        # what stands in brackets lies in what is printed whole, however deep
        ("Section 2.5.1(2) is unclear.", ["2.5.1"]),
        ("2.5.1(2)(a): a word is missing.", ["2.5.1"]),
        ("Sections 2.5.1(1) and (3) are unclear.", ["2.5.1"]),
        ("We object to 2.5.1(b).", ["2.5.1"]),
        ("2.5.1 (87) A word is missing.", ["2.5.1"]),
        ("2.5.1 (numbered bullet 13) is unclear.", ["2.5.1"]),
        # where pieces are printed below, it would be one of those
        ("Section 6.1(2) is unclear.", ["6.1(2)"]),
        ("Section 7.1(2) is unclear.", ["7.1.2"]),
    ],
)
def test_a_paragraph_lies_in_the_section_and_is_none_below_it(said, labels):
    assert found(said, DOTTED) == labels


@pytest.mark.parametrize(
    "said",
    [
        "Section 5.1.3(9) is unclear.",
        "Section 8.1(2) is unclear.",
        "Sections 2.5.1(2) and 5.1.4 are unclear.",
        "Section 2.5.1.2 is unclear.",
    ],
)
def test_what_may_be_a_piece_that_is_not_printed_is_asked_about(said):
    assert found(said, DOTTED)[0] == "?"


def test_a_number_of_the_senders_own_may_stand_before_a_paragraph():
    assert found("2.5 Paragraph 1: we like it.", DOTTED)[0] == "?"


BILL = drafts("3", "4", headings={"3": "Section 3", "4": "Section 4"})
ENTWURF = drafts(
    *("2", "3(1)"), title="Entwurf eines Quaigesetzes", headings={"2": "§ 2"}
)
CIVIL = drafts("4", "27", "1012", title="未成年人保护法(修订草案)")


@pytest.mark.parametrize(
    ("said", "ready"),
    [
        ("The Roads Act 1956 is strict; section 4 forbids lorries.", BILL),
        ("Under the Roads Code all is free. Section 4 provides for it.", BILL),
        ("We welcome this. The principal Act is old. Section 4 of it says so.", BILL),
        ("La Ley 39/2015 es antigua. Artículo 4 prohíbe los camiones.", BILL),
        ("Das BauGB ist streng. § 2 verbietet Stege.", ENTWURF),
        ("Das Baugesetzbuch ist streng. § 2 verbietet Stege.", ENTWURF),
        ("民法典总则规定了范围,第二十七条规定了情形。", CIVIL),
        ("《民法典》规定了范围。第二十七条规定了情形。", CIVIL),
    ],
)
def test_a_sentence_about_another_law_goes_on_with_its_section(said, ready):
    assert found(said, ready)[0] == "?"


@pytest.mark.parametrize(
    ("said", "ready", "label"),
    [
        ("The Roads Act 1956 is strict. Section 4 should be deleted.", BILL, "4"),
        ("The Act is strict. Section 4 forbids lorries.", BILL, "4"),
        ("The Quay Act is strict. Section 4 forbids lorries.", BILL, "4"),
        ("The Roads Office is far. Section 4 forbids lorries.", BILL, "4"),
        ("Der Entwurf ist gut. § 2 ist unklar.", ENTWURF, "2"),
        ("Der Entwurf ist gut. § 2 regelt zu viel und ist zu streichen.", ENTWURF, "2"),
        ("草案很好,第二十七条规定太窄。", CIVIL, "27"),
        ("本法很好,第二十七条规定太窄。", CIVIL, "27"),
        ("未成年人保护法第二十七条应当删除。", CIVIL, "27"),
        ("我们认为本法第二十七条太窄。", CIVIL, "27"),
        ("第1012条应当删除。", CIVIL, "1012"),
        ("第一千零一十二条应当删除。", CIVIL, "1012"),
    ],
)
def test_a_section_is_the_drafts_unless_that_is_told(said, ready, label):
    assert found(said, ready) == [label]


def test_a_section_is_of_the_draft_where_that_is_named_last():
    said = "The Roads Act is strict. This Bill is not. Section 4 forbids it."
    assert found(said, BILL)[-1] == "4"


@pytest.mark.parametrize(
    ("said", "foreign"),
    [
        ("It is as RFC5280 section 5.1.3 has it.", True),
        ("It is as in RFC 5280, section 5.1.3.", True),
        ("ISO/IEC 27001:2013 section 5.1.3 asks for more.", True),
        ("We propose words reflecting the ICESCR, section 5.1.3.", True),
        ("Comme dans le PIDCP, section 5.1.3, elle est due.", True),
        ("El texto está tomado de la CEDAW, sección 5.1.3.", True),
        # who speaks, a year, a draft by its name, and all in capitals
        ("The EU, section 5.1.3: delete.", False),
        ("COP 2024 section 5.1.3: delete.", False),
        ("It is based on DRAFT, section 5.1.3.", False),
        ("PUT IT AS IN THIS SECTION 5.1.3.", False),
    ],
)
def test_letters_that_are_cited_before_a_section_are_another_text(said, foreign):
    ready = drafts("5.1.3", "5.1.4", title="DRAFT")
    (ref,) = citation.references(said, ready.citable)
    assert ref.foreign is foreign


@pytest.mark.parametrize(
    ("said", "ready"),
    [
        ("Der Betrieb gemäß § 2 Nr. 18 d EnWG ist verschieden.", ENTWURF),
        ("民法典第二十七条规定了情形。", CIVIL),
        ("根据《劳动法》第四条办理。", CIVIL),
    ],
)
def test_a_law_beside_its_section_is_another_text(said, ready):
    assert [x for x in found(said, ready) if x != "?"] == []


AMENDED = drafts("1(1)", "1(2)", "44", "45a(1)", "45a(2)", title="Wassergesetz (WHG)")


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("Zu Artikel 1 Nummer 5 (§ 45a Absatz 2 WHG): Streichen.", ["45a(2)"]),
        ("In Artikel 1 Nummer 5 ist § 45a Absatz 2 zu streichen.", ["45a(2)"]),
        ("In Artikel 3 sind in § 44 die Wörter „von Booten“ zu streichen.", ["44"]),
    ],
)
def test_the_article_of_an_amending_law_is_none_of_the_amended(said, labels):
    assert found(said, AMENDED) == labels


def test_an_article_that_is_printed_amends_nothing():
    found = citation.references("Artikel 1 Absatz 2 (§ 44)", AMENDED.citable)
    assert [ref.mention.items[0].path for ref in found] == [("1", "2"), ("44",)]


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("**Text (1A, 2 or 3)**: this\n\n**Place**: 2.5.1, 2", ["2.5.1"]),
        ("**Place**: 5.1.3, Table 7. A title", ["5.1.3"]),
        ("**Place**: 5.1.3, 2 inc., 3", ["5.1.3"]),
    ],
)
def test_what_a_form_offers_cites_nothing(said, labels):
    found = citation.references(said, DOTTED.citable)
    settled = [citation.settle(ref, DOTTED.citable) for ref in found if not ref.foreign]
    assert [label for each in settled for label in each.labels] == labels


BEHIND = ("1", "2", "3", "Annex I", "Annex II", "Annex III", "Appendix G")
BEHIND = drafts(*BEHIND, "Disposición final novena", "Disposición adicional cuarta")


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("Annex III should be deleted.", ["Annex III"]),
        ("Annex 3 should be deleted.", ["Annex III"]),
        ("Annexes I and III should be deleted.", ["Annex I", "Annex III"]),
        ("Point 2 of Annex III should be deleted.", ["Annex III"]),
        ("Annex II, point 2(a), should be deleted.", ["Annex II"]),
        ("Appendix G should be deleted.", ["Appendix G"]),
        ("In appendix G, second paragraph, a word is missing.", ["Appendix G"]),
        ("Delete Annex I.", ["Annex I"]),
        ("L'annexe II doit être supprimée.", ["Annex II"]),
        ("El anexo II debe suprimirse.", ["Annex II"]),
        ("Suprima-se o anexo II.", ["Annex II"]),
        ("Просим исключить приложение № 2.", ["Annex II"]),
        ("نقترح حذف الملحق الثالث.", ["Annex III"]),
        ("附件三应当删除。", ["Annex III"]),
        ("附件3应当删除。", ["Annex III"]),
        ("Die im Anhang I genannten Boote sind zu streichen.", ["Annex I"]),
        ("Die Anlage 2 ist zu streichen.", ["Annex II"]),
        ("La disposición final novena debe suprimirse.", ["Disposición final novena"]),
        ("Suprimir la disposición adicional 4.ª", ["Disposición adicional cuarta"]),
    ],
)
def test_what_stands_behind_the_articles_counts_by_itself(said, labels):
    assert found(said, BEHIND) == labels


@pytest.mark.parametrize(
    "said",
    [
        "Please see the annex I sent you.",
        "Annex II to Directive 2009/48 lists substances.",
        "Our Annex 2 has more on this.",
        "Annex 2 to this letter has more.",
        "We add an annex a friend wrote.",
    ],
)
def test_an_annex_of_another_text_is_none_of_the_draft(said):
    assert [x for x in found(said, BEHIND) if x != "?"] == []


@pytest.mark.parametrize("label", ["III", "A III", "3"])
def test_a_heading_alone_may_say_what_is_an_annex(label):
    ready = drafts("1", "2", label, headings={label: "Annex III - Forms"})
    assert found("Annex III should be deleted.", ready) == [label]
    assert found("Article 2 should be deleted.", ready)[-1:] == ["2"]


def test_where_no_draft_has_an_annex_the_word_names_none():
    assert [x for x in found("We add more in Annex 2.", BILL) if x != "?"] == []


@pytest.mark.parametrize(
    ("said", "foreign"),
    [
        ("We read the Quay Bill. Section 4 of the same law says so.", False),
        ("We read it all. Section 4 of the same law says so.", True),
        ("Lemos a lei, como no artigo 4.º do mesmo diploma.", True),
    ],
)
def test_the_same_law_is_the_draft_where_that_was_named(said, foreign):
    (ref,) = citation.references(said, BILL.citable)
    assert ref.foreign is foreign


@pytest.mark.parametrize("said", ["Schedule 2", "Paragraph 2", "S2", "2"])
def test_where_all_are_annexes_a_number_is_one(said):
    ready = drafts("Schedule 1", "Schedule 2", "Schedule 3")
    (ref,) = citation.references(f"{said}: bad", ready.citable)
    assert citation.settle(ref, ready.citable).labels == ("Schedule 2",)


def test_a_bullet_below_a_noun_is_no_number_of_it():
    said = "Please look at this section\n* 4 boats are missing."
    assert citation.references(said, BILL.citable) == ()


ACTS = drafts("1", "3", "4", "7", title="Convention on quays")


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("Chapter I, Articles 3 and 4 should be deleted.", ("3", "4")),
        ("Chapitre II, article 3 : à supprimer.", ("3",)),
        ("Capítulo I, artículo 3: suprimir.", ("3",)),
        ("Глава I, статья 3: исключить.", ("3",)),
        ("2. Sorten (Kapitel I Artikel 3 und 4)\nBitte streichen.", ("3", "4")),
        ("第一章第三条应删除。", ("3",)),
        # these are two pieces
        ("Article 1, Article 3 should be deleted.", ("1", "3")),
        # the number that a piece is to have is none that is spoken of
        ("Accept a separate Article 7 and replace to become Article 3.", ("7",)),
        ("Article 7 should become Article 3.", ("7",)),
        ("L'article 7 devrait devenir l'article 3.", ("7",)),
        ("El artículo 7 debería pasar a ser el artículo 3.", ("7",)),
        ("Article 7 becomes too long.", ("7",)),
    ],
)
def test_neither_a_chapter_nor_a_new_number_is_an_article_besides(said, labels):
    (found,) = mail(said, drafts=ACTS)
    assert (found.paragraphs, found.review) == (labels, False)


def test_a_chapter_counts_where_pieces_count_anew_in_each():
    ready = drafts("I(1)", "I(2)", "II(1)", "II(2)").citable
    (ref,) = citation.references("Chapter I, article 2 is odd.", ready)
    assert [item.path for item in ref.mention.items] == [("i",), ("2",)]


#: Seven pieces, one of them put in behind another, as drafts print their numbers.
PRINTED = {
    "figures": ("3", "4", "4-1", "5", "12", "34"),
    "Chinese": ("第三条", "第四条", "第四条之一", "第五条", "第十二条", "第三十四条"),
    "before the noun": (
        "第三條",
        "第四條",
        "第四之一條",
        "第五條",
        "第十二條",
        "第三十四條",
    ),
    "wide figures": (
        "第３条",
        "第４条",
        "第４条之１",
        "第５条",
        "第１２条",
        "第３４条",
    ),
    "with a dash": ("第3條", "第4條", "第4-1條", "第5條", "第12條", "第34條"),
    "numerals": ("三", "四", "四之一", "五", "十二", "三十四"),
    "Russian": (
        "Статья 3",
        "Статья 4",
        "Статья 4-1",
        "Статья 5",
        "Статья 12",
        "Статья 34",
    ),
    "Arabic": (
        "المادة ٣",
        "المادة ٤",
        "المادة ٤-١",
        "المادة ٥",
        "المادة ١٢",
        "المادة ٣٤",
    ),
    "Spanish": ("Art. 3", "Art. 4", "Art. 4-1", "Art. 5", "Art. 12", "Art. 34"),
}


@pytest.mark.parametrize("labels", PRINTED.values(), ids=PRINTED)
@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("第四條應刪除。", [1]),
        ("第四之一條應刪除。", [2]),
        ("第四条之一应当删除。", [2]),
        ("第4條之1應刪除。", [2]),
        ("第4-1條應刪除。", [2]),
        ("第三、四之一條應刪除。", [0, 2]),
        ("第三条至第五条应当删除。", [0, 1, 2, 3]),
        ("第十二條第二項應刪除。", [4]),
        ("第四條第一項應刪除。", [1]),
        ("第三十四条应当删除。", [5]),
        ("Article 4-1 should be deleted.", [2]),
        ("Article 12 should be deleted.", [4]),
        ("L'article 4-1 doit être supprimé.", [2]),
        ("Статью 4-1 следует исключить.", [2]),
        ("Статью 4.1 следует исключить.", [2]),
        ("نقترح حذف المادة ٤-١.", [2]),
        ("El artículo 34 debe suprimirse.", [5]),
    ],
)
def test_however_a_number_is_printed_it_is_cited_alike(said, places, labels):
    ready = drafts(*labels, title="Draft convention")
    assert found(said, ready) == [labels[at] for at in places]


PACT = drafts(
    *("9(1)", "9(1)(c)", "9(2)", "12(a)", "12(a)(ii)", "25", "25(a)"),
    title="Draft convention",
)


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        (
            "Delete paragraph 1(c) of Article 9, and section (a) (ii) of Article 12.",
            ["9(1)(c)", "12(a)(ii)"],
        ),
        ("Section (a) of Article 12 should be deleted.", ["12(a)"]),
        ("L'article 25 a de la Convention doit être supprimé.", ["25(a)"]),
        ("El artículo 25 a de la Convención debe suprimirse.", ["25(a)"]),
        ("L'article 25 a de la valeur.", ["25"]),
    ],
)
def test_letters_lie_in_the_article_behind_or_before_them(said, labels):
    assert [x for x in found(said, PACT) if x != "?"] == labels


@pytest.mark.parametrize("labels", [PRINTED["figures"], PRINTED["before the noun"]])
@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("增訂第三之一條：碼頭應有燈光。", 0),
        ("新增第四條之二，規定拖船。", 2),
        ("第五條之一（新）：碼頭應有燈光。", 3),
    ],
)
def test_a_piece_that_is_put_in_stands_behind_the_one_before(said, at, labels):
    (made,) = mail(said, drafts=drafts(*labels))
    assert (made.review, str(made.action)) == (False, "add")
    assert made.paragraphs == (labels[at],)
