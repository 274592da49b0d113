"""Pieces that have a title each, and are named by that alone."""

import pytest

from rules.paragraph import locate, prepare
from rules.terms import Draft, Paragraph, PassageKind
from tests.harbour import mail, part, passage, table, units

TITLED = (
    ("1.1", "Opening Hours", "The library opens at nine and closes at eight."),
    ("1.2", "Reading Rooms", "Readers sit where their ticket says."),
    ("1.3", "Late Fees", "Late books cost ten cents a day."),
    ("2.1", "Staff", "The staff answer each letter within a week."),
    ("2.2", "Night Desks", "Night desks are open to holders of a card."),
    ("2.3", "Night Desks", "Night desks close at two."),
    ("3.1", "Map Loans", "Maps are lent for two days."),
    ("Annexe 1", "Glossary", "A reader is whoever reads."),
)
RULES = Draft(
    id="LIB",
    title="Library Charter",
    call="c",
    paragraphs=tuple(
        Paragraph(label=label, heading=heading, text=text)
        for label, heading, text in TITLED
    ),
)
LIBRARY = prepare([RULES])


def read(*blocks, subject="", kinds=()):
    passages = [
        passage(text, f"l{n}", kinds[n] if n < len(kinds) else PassageKind.PARAGRAPH)
        for n, text in enumerate(blocks)
    ]
    return locate([part(*passages)], subject, LIBRARY)


def told(found):
    return [
        ([x.paragraph for x in c.candidates] if c.review else [*c.paragraphs])
        for c in found
    ]


@pytest.mark.parametrize(
    "subject",
    [
        "Late Fees",
        "Re: Late Fees",
        "Comments on Late Fees",
        "AW: Comments of the Friends of Books on the Late Fees",
        "Library Charter: Late Fees",
        "Observations concernant « Late Fees »",
    ],
)
def test_a_subject_that_is_the_title_of_a_piece_names_it(subject):
    (one,) = read("They are far too high. Please halve them.", subject=subject)
    assert (one.review, one.paragraphs) == (False, ("1.3",))


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ('Change late fees to "fees for late books"', ["1.3"]),
        ("Night Desks", ["2.2", "2.3"]),
        ("Staff", ["2.1"]),  # one word is anybody's
    ],
)
def test_a_title_in_a_subject_that_may_say_more_is_asked_about(subject, expected):
    (one,) = read("They should be free of charge.", subject=subject)
    assert one.review
    assert [x.paragraph for x in one.candidates] == expected


def test_a_body_that_names_another_piece_is_asked_about_too():
    found = read("The fee is too high.", "See also rule 1.1.", subject="Late Fees")
    assert found[0].review
    assert found[0].candidates[0].paragraph == "1.3"


def test_a_subject_without_a_title_names_nothing():
    (one,) = read("The price should be lower.", subject="Our comments on prices")
    assert one.review
    assert "1.3" not in [x.paragraph for x in one.candidates]


@pytest.mark.parametrize(
    "words",
    [
        "I wrote rule 1.1 of the old rules, and ten cents was the sum then.",
        "In our view the sum of rule 1.1 was better in the old rules.",
    ],
)
def test_words_that_cite_another_piece_than_the_subject_are_asked_about(words):
    (one,) = read(words, subject="Rule 1.3")
    assert one.review
    assert {x.paragraph for x in one.candidates} == {"1.3", "1.1"}


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Rule 1.1 should be longer.", "1.1"),
        ("Please delete rule 1.1.", "1.1"),
        ("We find that rule 1.3 is too hard.", "1.3"),
    ],
)
def test_what_opens_with_a_piece_or_asks_something_of_it_is_on_that(words, label):
    (one,) = read(words, subject="Rule 1.3")
    assert one.paragraphs == (label,)


def test_a_title_of_several_words_alone_above_words_names_its_piece():
    found = read(
        "Late Fees", "They should be lower.", "Map Loans", "Two days are too few."
    )
    assert told(found) == [["1.3"], ["3.1"]]
    assert not any(c.review for c in found)
    (one,) = read("Staff", "They should be faster.")
    assert one.review


def test_a_title_before_a_colon_names_its_piece():
    (one,) = read("Late Fees: they should be lower.")
    assert (one.review, one.paragraphs) == (False, ("1.3",))


def test_below_the_heading_of_another_piece_it_is_asked_about():
    heading = (PassageKind.HEADING,)
    words = "« Late Fees »: a comma is missing in the second line."
    found = read("Annexe 1 – Glossary", "One word is wrong.", words, kinds=heading)
    assert told(found) == [["Annexe 1"], ["1.3", "Annexe 1"]]
    assert (
        found[1].candidates[0].reason == "it stands below the heading of another piece"
    )


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("The Late Fees rule is more suitable for shops than for libraries.", ["1.3"]),
        ("The Staff rule is too strict.", ["2.1"]),
        ("Der Artikel „Late Fees“ sollte gestrichen werden.", ["1.3"]),
        ("La disposition « Map Loans » devrait être supprimée.", ["3.1"]),
    ],
)
def test_a_title_beside_what_a_piece_is_called_names_it(words, labels):
    (one,) = read(words)
    assert (one.review, [*one.paragraphs]) == (False, labels)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We think the Map Loans rule should be deleted.", ["3.1"]),
        ("The editorial remark in the Late Fees rule seems out of place.", ["1.3"]),
        ("The Night Desks rule should be deleted.", ["2.2", "2.3"]),
    ],
)
def test_inside_a_sentence_it_is_asked_about(words, expected):
    (one,) = read(words)
    assert one.review
    assert [x.paragraph for x in one.candidates] == expected


def test_where_something_should_go_is_no_piece_that_is_spoken_of():
    found = read("Rule 1.1 is good.", "Move the last words to the Late Fees rule.")
    assert told(found) == [["1.1"]]


def test_what_belongs_to_a_text_is_the_piece_with_that_title():
    (one,) = read("In the glossary a definition of books is missing.")
    assert one.review
    assert [x.paragraph for x in one.candidates] == ["Annexe 1"]
    assert one.candidates[0].reason == "“glossary” is the heading of Annexe 1"


@pytest.mark.parametrize(
    "words",
    [
        'We propose to delete section 1.3 "Late Fees".',
        "We propose to delete section 1.3 (Late Fees).",
        "Nous proposons de supprimer la section 1.3 « Late Fees ».",
    ],
)
def test_a_title_behind_its_piece_is_no_word_to_delete_inside_it(words):
    (one,) = read(words)
    assert (one.paragraphs, one.action.value) == (("1.3",), "delete")


def test_titles_name_the_pieces_of_a_list_that_is_led_in():
    lead = "The following rules should be deleted:"
    (one,) = read(lead, "Rule 1.1 Opening Hours", "Rule 1.2 Reading Rooms")
    assert units([one]) == [("LIB", "1.1", "1.2", "delete")]


@pytest.mark.parametrize("word", ["Annexe 1", "annex 1", "Annex 1 (Glossary)"])
def test_an_annex_is_found_by_its_number(word):
    (one,) = mail(f"{word}: the list is too short.", drafts=LIBRARY)
    assert one.paragraphs == ("Annexe 1",)


def test_a_table_below_an_instruction_is_no_form():
    rows = (
        ("Use the title of the rule.",),
        ("Rule", "Aspect", "Comment"),
        ("Late Fees", "Clarity", "This repeats 1.2. Please merge the two."),
        ("Map Loans", "Clarity", "Far too brief."),
    )
    found = [c for c in table(*rows, drafts=LIBRARY) if c.document]
    assert told(found)[1:] == [["3.1"]]
    assert "1.3" in told(found)[0]


def test_no_title_is_looked_for_in_a_subject_without_end():
    (one,) = read("They should be lower.", subject="word other " * 20_000 + "Late Fees")
    assert one.review
    assert "1.3" not in [x.paragraph for x in one.candidates]


def light(title, *, last=20, aliases=(), name="LAMP"):
    """A draft of plain numbers whose title alone says what they are."""
    return Draft(
        id=name,
        title=title,
        aliases=aliases,
        call="c",
        paragraphs=tuple(
            Paragraph(label=f"{n}", text=f"Keepers see to lamp number {n} each night.")
            for n in range(1, last + 1)
        ),
    )


ARTICLES = "Draft articles on lighthouses"
CITED = [
    *("Draft article 12 should be deleted.", "Draft art. 12 should be deleted."),
    *("Le projet d'article 12 doit être supprimé.", "Статью 12 следует исключить."),
    *("El proyecto de artículo 12 debería suprimirse.", "Artikel 12 streichen."),
    *("ينبغي حذف مشروع المادة 12.", "第12条草案应删除。"),
]


@pytest.mark.parametrize("words", CITED)
@pytest.mark.parametrize(
    ("title", "aliases"),
    [
        (ARTICLES, ()),
        ("Lighthouses", ("draft articles",)),
        ("Projet d'articles sur les phares", ()),
        ("Proyecto de artículos sobre los faros", ()),
        ("مشاريع المواد المتعلقة بالمنارات", ()),
        ("灯塔管理条款草案", ()),
        ("Проекты статей о маяках", ()),
        ("Entwurf von Artikeln über Leuchttürme", ()),
    ],
)
def test_a_title_of_articles_makes_articles_of_plain_numbers(title, aliases, words):
    drafts = prepare([light(title, aliases=aliases)])
    assert units(mail(words, drafts=drafts)) == [("LAMP", "12", "delete")]


@pytest.mark.parametrize(
    "title",
    ["Guidelines for articles", "Draft articles 5 to 9", "A draft article on lamps"],
)
def test_other_titles_with_articles_make_none(title):
    (found,) = mail("Article 12 should go.", drafts=prepare([light(title)]))
    assert found.review


def test_articles_that_are_printed_in_pieces_are_cited_as_those_of_an_act():
    pieces = tuple(
        Paragraph(label=x, text=f"Keepers see to lamp {x} each night.")
        for x in ("7(1)", "7(2)", "8(1)", "8(2)")
    )
    drafts = prepare([Draft(id="ART", title=ARTICLES, call="c", paragraphs=pieces)])
    found = mail("Article 7, paragraph 2, should be deleted.", drafts=drafts)
    assert units(found) == [("ART", "7(2)", "delete")]


@pytest.mark.parametrize(
    ("blocks", "action"),
    [
        (("Article 7", "Paragraph 2 is too vague."), "comment"),
        (("Article 7", "Paragraph 2 should be deleted."), "amend"),
        (("Article 7\nParagraph 2\nThis should be deleted.",), "amend"),
        (("Article 7: paragraph 2 is vague. Delete the article.",), "delete"),
        (("Article 7: paragraph 2 should go. Delete the article.",), "delete"),
    ],
)
def test_a_paragraph_below_an_article_that_is_printed_whole_is_a_part_of_it(
    blocks, action
):
    found = mail(*blocks, drafts=prepare([light(ARTICLES)]))
    assert units(found) == [("LAMP", "7", action)]


def test_a_paragraph_without_an_article_is_asked_about():
    (found,) = mail("Delete paragraph 2.", drafts=prepare([light(ARTICLES)]))
    assert found.review


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Draft guidelines constituting the Guide to Lamps", "Guideline 7: delete."),
        ("Projet de directives", "La directive 7 devrait être supprimée."),
        ("Draft voluntary guidelines for keepers", "Guideline 7 should be deleted."),
        ("灯塔准则草案", "准则7应删除。"),
        ("Проекты выводов", "Вывод 7 следует исключить."),
        ("مشاريع الاستنتاجات", "ينبغي حذف الاستنتاج 7."),
    ],
)
def test_a_title_of_several_of_a_kind_says_what_pieces_are(title, words):
    found = mail(words, drafts=prepare([light(title)]))
    assert units(found) == [("LAMP", "7", "delete")]


GUIDE = Draft(
    id="GUIDE",
    title="Draft guidelines constituting the Guide to Lamps",
    call="c",
    paragraphs=tuple(
        Paragraph(label=x, text=f"Keepers see to lamp {x} each night.")
        for x in ("1.1", "1.2", "2.1", "2.1.1", "2.1.2", "2.1.8", "3")
    ),
)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("ينبغي حذف مشروع المبدأ التوجيهي 2-1-8.", "2.1.8"),
        ("أما المبدأ التوجيهي ٢-١-٢ فينبغي حذفه.", "2.1.2"),
        ("Draft guideline 2-1-8 should be deleted.", "2.1.8"),
        ("El proyecto de directiva 2.1.8 debería suprimirse.", "2.1.8"),
        ("Проект руководящего положения 2.1.8 следует исключить.", "2.1.8"),
        *(("准则草案2.1.8应删除。", "2.1.8"), ("准则2-1-8草案应删除。", "2.1.8")),
    ],
)
def test_three_numbers_with_hyphens_are_a_guideline(words, label):
    found = mail(words, drafts=prepare([GUIDE]))
    assert units(found) == [("GUIDE", label, "delete")]


def test_two_guidelines_with_hyphens_are_two():
    words = "ينبغي حذف المبدأين التوجيهيين 2-1-1 و 2-1-2."
    found = mail(words, drafts=prepare([GUIDE]))
    assert units(found) == [("GUIDE", "2.1.1", "2.1.2", "delete")]


@pytest.mark.parametrize("words", ["We met on 2-1-26.", "Call 041 2-1-8, please."])
def test_a_day_or_a_telephone_with_hyphens_is_no_piece(words):
    assert not any(c.paragraphs for c in mail(words, drafts=prepare([GUIDE])))


def test_three_numbers_with_hyphens_are_no_piece_where_none_is_printed_so_deep():
    (found,) = mail("Rule 2-1-8 should go.", drafts=LIBRARY)
    assert found.review


def test_what_is_to_go_inside_an_article_is_no_other_article():
    (found,) = mail(
        "Article 7", "Delete paragraph 2.", drafts=prepare([light(ARTICLES)])
    )
    assert (found.paragraphs, found.action.value) == (("7",), "amend")


@pytest.mark.parametrize(
    "words",
    [
        "Para. 2 of draft art. 6 should be deleted.",
        "Le paragraphe 2 du projet d'article 6 devrait être supprimé.",
        "El párrafo 2 del proyecto de artículo 6 debería suprimirse.",
        "Пункт 2 проекта статьи 6 следует исключить.",
        "ينبغي حذف الفقرة 2 من مشروع المادة 6.",
    ],
)
def test_a_paragraph_of_a_draft_article_is_inside_that(words):
    found = mail(words, drafts=prepare([light(ARTICLES)]))
    assert units(found) == [("LAMP", "6", "amend")]


def test_a_paragraph_that_is_turned_to_behind_its_article_is_a_part_of_it():
    words = "Article 6 is unclear. As to paragraph 1, it only repeats what follows."
    found = mail(words, drafts=prepare([light(ARTICLES)]))
    assert [c.paragraphs for c in found] == [("6",), ("6",)]


def test_behind_an_article_of_an_act_of_plain_numbers_a_paragraph_is_asked_about():
    words = "Article 6 is unclear. As to paragraph 1, it only repeats what follows."
    *_, last = mail(words, drafts=prepare([light("Act on lighthouses")]))
    assert {c.paragraph for c in last.candidates} == {"1", "6"}


def test_drafts_in_brackets_are_all_meant():
    words = (
        "The notions of aid (draft art. 7) and of control (draft art. 8) seem vague."
    )
    (found,) = mail(words, drafts=prepare([light(ARTICLES)]))
    assert (found.paragraphs, found.review) == (("7", "8"), False)


def test_a_code_with_hyphens_in_a_column_of_guidelines_is_one_piece():
    rows = [["Guideline", "Comment"], ["2-1-8", "Delete."], ["2-1-2", "Keep it."]]
    found = table(*rows, drafts=prepare([GUIDE]))
    assert units(found) == [("GUIDE", "2.1.8", "delete"), ("GUIDE", "2.1.2", "keep")]


@pytest.mark.parametrize(
    ("said", "labels"), [("3.1", ("3.1",)), ("2.1", ()), ("3.1 and 2.1", ())]
)
def test_a_title_and_a_number_that_say_the_same_decide(said, labels):
    (found,) = read(
        f"4. The map loans rule set out in section {said} was of great importance to us"
        " and it might be necessary to give further thought to it."
    )
    assert found.paragraphs == labels


# --- several drafts that are called alike ---------------------------------------------

LAMPS = light("Draft articles on the law of lamps", name="LAW")
BUOYS = light(
    "Draft articles on the protection of buoys",
    name="BUOY",
    aliases=("Projet d'articles sur la protection des bouées",),
)
ALIKE = prepare([LAMPS, BUOYS])


@pytest.mark.parametrize("heading", ["Protection of buoys", "Protection des bouées"])
def test_the_topic_of_a_draft_in_a_heading_tells_it_from_another_of_its_kind(heading):
    found = mail(heading, "Article 3 should be deleted.", drafts=ALIKE)
    assert units(found) == [("BUOY", "3", "delete")]


@pytest.mark.parametrize(
    ("subject", "draft"), [("Protection of buoys", "BUOY"), ("Law of lamps", "LAW")]
)
def test_the_topic_of_a_draft_in_the_subject_tells_it(subject, draft):
    found = mail("Article 3 should be deleted.", subject=subject, drafts=ALIKE)
    assert units(found) == [(draft, "3", "delete")]


def test_without_its_topic_a_draft_of_a_kind_with_another_is_asked_about():
    (found,) = mail("Article 3 should be deleted.", drafts=ALIKE)
    assert {c.document for c in found.candidates} == {"LAW", "BUOY"}


def test_a_topic_that_two_drafts_share_tells_neither():
    twice = prepare([BUOYS, light(BUOYS.title, name="SEA")])
    (found,) = mail("Protection of buoys", "Article 3: delete.", drafts=twice)
    assert found.review


@pytest.mark.parametrize(
    ("said", "draft"),
    [
        ("the articles on buoys", "BUOY"),
        ("the articles on the law of lamps", "LAW"),
        ("the draft articles on the protection of buoys", "BUOY"),
    ],
)
def test_an_article_of_those_on_something_is_of_that_draft(said, draft):
    found = mail(f"Article 4 of {said} should be deleted.", drafts=ALIKE)
    assert units(found) == [(draft, "4", "delete")]


@pytest.mark.parametrize(
    "said",
    [
        "the articles on the responsibility of States",
        "the 2001 articles on State responsibility",
        "the draft articles on ports",
    ],
)
def test_an_article_of_those_on_something_else_is_asked_about(said):
    drafts = prepare([LAMPS])
    (found,) = mail(f"Article 4 of {said} is a good model.", drafts=drafts)
    assert found.review
    below = mail("Article 7", f"Align it with article 4 of {said}.", drafts=drafts)
    assert units(below) == [("LAW", "7", "amend")]


def test_where_no_name_says_what_a_draft_is_on_articles_on_something_are_its_own():
    drafts = prepare([light("Harbours", aliases=("draft articles",))])
    (found,) = mail("Article 4 of the articles on lamps is good.", drafts=drafts)
    assert found.paragraphs == ("4",)


def test_the_second_word_of_a_kind_is_not_cut_short_alone():
    recs = Draft(
        id="REC",
        title="Quay plan, draft recommendations",
        call="c",
        paragraphs=tuple(
            Paragraph(label=f"R{n}", text=f"Quay {n} is lit at night by the port.")
            for n in range(1, 12)
        ),
    )
    both = prepare([recs, light("Guiding Principles on lamps")])
    found = mail("Please delete Rec. 9.", drafts=both)
    assert units(found) == [("REC", "R9", "delete")]


@pytest.mark.parametrize(
    "said",
    [
        "3. Strengthen the paragraph on waste:\n- Say that it is collected at night.",
        "3. Усилить пункт об отходах:\n- Указать, что их вывозят ночью.",
        "3. Reforzar el párrafo sobre los desechos:\n- Decir que se recogen de noche.",
        "3. Den Absatz über Abfälle stärken:\n- Sie werden nachts abgeholt.",
    ],
)
def test_the_number_of_a_point_stays_with_what_it_stands_before(said):
    found = mail("Paragraph 8 is weak.", said)
    assert all(any(map(str.isalpha, one.text)) for one in found)
    assert "\n".join(one.text for one in found).endswith(said)
