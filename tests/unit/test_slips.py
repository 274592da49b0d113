"""Slips mended in the same breath, topics with a number, places and reasons."""

import pytest

from rules.terms import Draft, Paragraph
from tests.harbour import LAW, PORTS, SECTIONS, mail, part, passage, prepare, units
from tests.unit.test_names_and_wholes import cited, light

LAWS = prepare([LAW])
RULES = prepare([PORTS])


def placed(text, drafts=RULES):
    return [(*each[1:-1],) for each in units(mail(text, drafts=drafts))]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 7 - no, sorry, I am on the wrong page, paragraph 8: too vague.",
        "Paragraph 7 (oops, paragraph 8) is too vague.",
        "Paragraph 7 is far too vague, nobody knows what fog is - sorry, I meant 8.",
        "Paragraphe 7 - non, pardon, paragraphe 8 : trop vague.",
        "El párrafo 7, perdón, quise decir el 8, es vago.",
        "Пункт 7 - нет, извините, пункт 8: неясно.",
        "Absatz 7 - nein, Verzeihung, Absatz 8: zu vage.",
        "第7段，对不起，第8段：太含糊。",
        "الفقرة 7 - لا، عذرا، الفقرة 8: غامضة جدا.",
    ],
)
def test_a_slip_that_is_mended_in_the_same_breath_is_taken_so(text):
    assert placed(text) == [("8",)]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Paragraph 7, sorry, is bad, and paragraph 8 is worse.", ["7", "8"]),
        ("Paragraph 7: no, and paragraph 8: yes.", ["7", "8"]),
        ("We asked for paragraph 7 to go, sorry, we meant paragraph 8.", []),
    ],
)
def test_who_begs_pardon_for_something_else_mends_no_piece(text, labels):
    assert [label for (label,) in placed(text)] == labels


@pytest.mark.parametrize(
    "text",
    [
        "The paragraph on stormy weather (8) is the one that we need.",
        "Le paragraphe sur le gros temps (8) nous convient.",
        "El párrafo sobre el mal tiempo (8) nos gusta.",
        "Пункт о плохой погоде (8) нам подходит.",
        "Der Absatz über schlechtes Wetter (8) gefällt uns.",
    ],
)
def test_a_number_behind_its_topic_is_a_piece(text):
    assert placed(text) == [("8",)]
    assert placed(text.replace("8", "88")) == []


@pytest.mark.parametrize(
    "text",
    [
        "El párrafo 8 quedaría mejor delante del 5.",
        "Paragraph 8 duplicates paragraph 5 and could go.",
        "Paragraph 8, as paragraph 5 says, is needed.",
        "4) Re paragraph 8: ok.",
    ],
)
def test_a_place_a_reason_or_a_model_is_no_second_matter(text):
    assert placed(text) == [("8",)]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 8 out, paragraph 5 fine, paragraph 11 out.",
        "Paragraphe 8 à supprimer, paragraphe 5 à garder, paragraphe 11 à supprimer.",
        "Párrafo 8 fuera, párrafo 5 bien, párrafo 11 fuera.",
        "Пункт 8 удалить, пункт 5 оставить, а пункт 11 удалить.",
        "Absatz 8 streichen, Absatz 5 behalten, Absatz 11 streichen.",
        "第8段删除，第5段保留，第11段删除。",
    ],
)
def test_a_word_behind_each_piece_makes_points_of_them(text):
    assert placed(text) == [("8",), ("5",), ("11",)]


def test_what_a_draft_asks_for_is_no_wish_of_the_sender():
    told = "The Harbour Rules ask for free berths (para. 9) while the act is silent."
    (found,) = mail(told, drafts=RULES)
    assert (found.review, found.candidates[0].paragraph) == (True, "9")
    wished = "The Harbour Rules ask for free berths (para. 9), but we want none."
    (found,) = mail(wished, drafts=RULES)
    assert found.paragraphs == ("9",)


def test_pages_are_no_paragraph():
    for text in ("On the Harbour Rules, 5 pages", "On the Harbour Rules - 5 Seiten"):
        assert all(not one.paragraphs for one in mail(text))


@pytest.mark.parametrize(
    "text",
    [
        "We met on 9 May and the tea was bad.",
        "9 марта мы собрались, и чай был плох.",
        "El 9 de mayo nos vimos, y el té era malo.",
        "On the 9th of May we met, and the tea was bad.",
    ],
)
def test_a_day_is_no_candidate(text):
    assert all(each.paragraph != "9" for one in mail(text) for each in one.candidates)


def test_a_firm_with_a_sign_in_its_name_signs():
    lines = ["Paragraph 8: fine.", "Ann Reed\nBrick & Oar Ltd."]
    (found,) = mail(*lines, drafts=RULES)
    assert found.text == lines[0]
    assert part(passage(lines[1])).passages


@pytest.mark.parametrize(
    "text",
    [
        "In pra 8, the fog is missing.",
        "The pargraphs 8 is vague.",
        "Parragraph (8) is vague.",
    ],
)
def test_a_short_or_a_bracketed_piece_may_be_misspelt(text):
    assert placed(text) == [("8",)]


@pytest.mark.parametrize(
    "text",
    [
        "The second pargraph of Article 3 is far too vague.",
        "Le deuxième paragrahpe de l'article 3 est trop vague.",
        "El segundo parrafo del artículo 3 es vago.",
        "Der zweite Absatz von Artilek 3 ist vage.",
    ],
)
def test_a_noun_behind_an_ordinal_may_be_misspelt(text):
    assert placed(text, LAWS) == [("3(2)",)]


def test_what_a_draft_calls_its_pieces_may_be_misspelt_in_all_forms():
    aims = prepare(
        [
            Draft(
                id="AIMS",
                title="What ports should do",
                call="c",
                paragraphs=tuple(
                    Paragraph(label=f"Recommendation {n}", text=f"Port {n} is dredged.")
                    for n in range(1, 20)
                ),
            )
        ]
    )
    said = "Reccomendation (9) is vague. Merge the reccommendations 15 and 16."
    assert [each[1:-1] for each in units(mail(said, drafts=aims))] == [
        ("Recommendation 9",),
        ("Recommendation 15", "Recommendation 16"),
    ]
    assert not units(mail("Selections 4 and sanctions 5 are none.", drafts=aims))


def test_a_section_may_be_misspelt_but_is_no_other_word():
    manual = prepare([SECTIONS])
    assert placed("Setcion 3.2: too vague.", manual) == [("3.2",)]
    assert not placed("The sanctions 6 boats met were harsh.", manual)


@pytest.mark.parametrize(
    "text",
    [
        "By its resolution No. 12 the Council exempted small boats.",
        "The Council adopted resolution 12 on small boats.",
        "The Charter 12 says so.",
    ],
)
def test_an_instrument_is_no_misspelt_piece(text):
    twelve = tuple(Paragraph(label=str(n), text=f"Pier {n}.") for n in range(1, 13))
    drafts = prepare([Draft(id="A", title="B", call="c", paragraphs=twelve)])
    assert units(mail(text, drafts=drafts)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Our wish to replace “may” by “must” concerns paragraph 7, not paragraph 8.",
        "A slip: replacing “may” by “must” relates to paragraph 7, not to paragraph 8.",
        (
            "Dans notre lettre du 3 mars, remplacer « may » par « must » vise le "
            "paragraphe 7 et non le paragraphe 8."
        ),
        (
            "En la carta hay un error: la petición de sustituir «may» por «must» se "
            "refiere al párrafo 7, no al párrafo 8."
        ),
        "Предложение заменить «may» на «must» относится к пункту 7, а не к пункту 8.",
        "طلب الاستعاضة عن «may» بـ«must» يخص الفقرة 7 لا الفقرة 8.",
        "把“may”改为“must”的建议针对的是第7段，而不是第8段。",
        "Der Wunsch, „may“ durch „must“ zu ersetzen, betrifft Absatz 7, nicht 8.",
    ],
)
def test_a_wish_that_is_on_one_and_not_on_the_next_is_on_the_one(words):
    assert units(mail(words)) == [("PORT/1", "7", "amend")]


@pytest.mark.parametrize(
    "words",
    [
        "Delete paragraph 7, not paragraph 8.",
        "Our wish concerns paragraph 7, not paragraph 8 alone, which should go.",
    ],
)
def test_of_what_else_is_ruled_out_a_person_is_asked(words):
    assert any(comment.review for comment in mail(words))


def test_a_code_that_is_called_a_paragraph_is_ruled_out_so():
    rules = prepare(
        [
            Draft(
                id="T",
                title="Charter",
                call="c",
                paragraphs=tuple(
                    Paragraph(label=f"{t}.{n}", text=f"Lamp {t} {n} may be lit.")
                    for t in ("I", "II")
                    for n in range(1, 4)
                ),
            )
        ]
    )
    words = "Our wish to replace “may” by “must” concerns § II.3 and not § I.2."
    assert units(mail(words, drafts=rules)) == [("T", "II.3", "amend")]


#: A draft of letters, and one of Roman numbers.
BUOYS = light("BUOYS", "Notes on buoys", *"abcdefghi")
CRANES = light("CRANES", "Code of cranes", *("I", "II", "III", "IV", "V", "VI", "VII"))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Pargraph VI; keep it.", "VI"),
        ("Parapgraph II. No.", "II"),
        ("Pararaph III : fine.", "III"),
        ("paragrph no V - out", "V"),
        ("PARAV:After all, no.", "V"),
        ("ParagraphIV: no.", "IV"),
        ("Le paragrahpe IV : non.", "IV"),
        ("El parrrafo V: no.", "V"),
        ("Пнукт VI: нет.", "VI"),
        ("ПУНКТIV: нет.", "IV"),
        ("Абзатц II: нет.", "II"),
        ("P ara I - no.", "I"),
        ("Parag raph VI: no.", "VI"),
        ("Para-\ngraph VI: no.", "VI"),
        ("Abs atz V: nein.", "V"),
        ("Пун кт VI: нет.", "VI"),
        ("párra fo III: no.", "III"),
        ("الفق رة II: لا.", "II"),
    ],
)
def test_a_misspelt_or_a_torn_word_stands_before_a_roman_number(text, labels):
    assert cited(text, CRANES) == [f"CRANES {labels}"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("paragrahp (i). No.", "i"),
        ("Parapgraph e) . No.", "e"),
        ("Praa ( c ) . No.", "c"),
        ("Pra. (b - what for?", "b"),
        ("paragraph (b: what for?", "b"),
        ("P ara (a:Leave it.", "a"),
        ("P ara h):no.", "h"),
        ("Para b: no.", "b"),
        ("Para. e - fine.", "e"),
        ("We like paragraph a.", "a"),
        ("Paragraph d is fine.", "d"),
        ("paras d and e of the Notes on buoys", "d e"),
        ("Paras d + e: no.", "d e"),
        ("Paragraphs a, b and c: no.", "a b c"),
        ("paras (d - f)", "d e f"),
        ("paras b to d", "b c d"),
        ("Le paragraphe b est bon.", "b"),
        ("El párrafo c sobra.", "c"),
        ("Absatz d sollte bleiben.", "d"),
        ("Пункт б: нет.", "b"),
        ("الفقرة ب: لا.", "b"),
    ],
)
def test_a_paragraph_may_have_a_letter_without_brackets(text, labels):
    assert cited(text, BUOYS) == [f"BUOYS {labels}"]


@pytest.mark.parametrize(
    "text",
    [
        "We like this paragraph.\nB: so do we.",
        "Delete the paragraph a member of ours wrote.",
        "Le paragraphe d'hier, le paragraphe à revoir, y compris la fin.",
        "El párrafo y la nota, el párrafo a partir de hoy.",
        "Absatz z. B. ist gut, und Absatz d. h. auch.",
        "par. p. 5",
        "In this paragraph I would like more.",
        "In this paragraph I could do without the list.",
        "In this paragraph I always miss the point.",
        "pasta (a), papers II, party V, parts (b)",
        "ab Satz d",
        "He saw a li ne c.",
        "the Preamble (a) and the Priority Areas (b)",
    ],
)
def test_what_is_no_letter_of_a_paragraph(text):
    assert cited(text, BUOYS, CRANES) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Paras V-VII: keep.", "V VI VII"),
        ("Paras I - III: merge.", "I II III"),
        ("Paras I to III", "I II III"),
        ("Paragraphs I & III: fine.", "I III"),
        ("Please keep para I as it is.", "I"),
        ("Paragraph I goes too far.", "I"),
        ("Para. I would gain from a date.", "I"),
        ("Paragraph I could benefit from examples.", "I"),
        ("Why paragraph V?", "V"),
        ("Le paragraphe I nous plaît.", "I"),
        ("El párrafo I nos gusta.", "I"),
        ("Absatz I gefällt uns.", "I"),
        ("Пункт I нам нравится.", "I"),
        ("الفقرة I جيدة.", "I"),
    ],
)
def test_a_roman_number_of_one_letter_ends_before_many_words(text, labels):
    assert cited(text, CRANES) == [f"CRANES {labels}"]
