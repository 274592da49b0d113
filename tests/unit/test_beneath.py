"""Attribution: what stands below the heading of a piece and names another one."""

import pytest

from rules.paragraph import locate, prepare
from rules.terms import Draft, Paragraph, PassageKind
from tests.harbour import LAW, ONE, TEXTS, mail, part, passage, table, units

HEADS = {
    "en": "Paragraph 8",
    "fr": "Paragraphe 8",
    "es": "Párrafo 8",
    "ru": "Пункт 8",
    "ar": "الفقرة 8",
    "zh": "第8段",
    "de": "Absatz 8",
}
REASONS = {
    "en": [
        "Please drop it, because paragraph 6 provides for the same.",
        "Strike, since it is dealt with in paragraph 6.",
        "Please remove. Paragraph 6 already regulates the matter.",
        "Delete: identical to paragraph 6.",
        "See paragraph 6, too.",
    ],
    "fr": [
        "À biffer, car le paragraphe 6 le règle déjà.",
        "Supprimer, étant donné que cela est tranché au paragraphe 6.",
        "À supprimer. Le paragraphe 6 couvre déjà ce cas.",
    ],
    "es": [
        "Elimínese, ya que el párrafo 6 lo regula.",
        "Suprimir: coincide con el párrafo 6.",
        "Bórrese. El párrafo 6 ya lo contempla.",
    ],
    "ru": [
        "Удалить, так как это урегулировано пунктом 6.",
        "Исключить: совпадает с пунктом 6.",
        "Просим исключить. Пункт 6 уже охватывает этот случай.",
    ],
    "ar": [
        "تحذف نظرا لأن الفقرة 6 تنظم ذلك.",
        "يرجى حذفها، فهي مطابقة للفقرة 6.",
        "تحذف. الفقرة 6 تتناول هذا بالفعل.",
    ],
    "zh": [
        "请删除，由于第6段已有说明。",
        "删去。第6段已经写明这一点。",
        "应删除，内容与第6段雷同。",
    ],
    "de": [
        "Bitte streichen, weil Absatz 6 das schon regelt.",
        "Streichen, denn es steht bereits in Absatz 6.",
        "Streichen. Absatz 6 bestimmt das bereits.",
    ],
}
MERGERS = {
    "en": "To be merged with paragraph 6.",
    "fr": "À fusionner avec le paragraphe 6.",
    "es": "Debe fusionarse con el párrafo 6.",
    "ru": "Следует объединить с пунктом 6.",
    "ar": "ينبغي دمجها مع الفقرة 6.",
    "zh": "应与第6段合并。",
    "de": "Mit Absatz 6 zusammenführen.",
}
OTHERS = {
    "en": "Paragraph 6 should be deleted.",
    "fr": "Nous appuyons le paragraphe 6.",
    "es": "Apoyamos el párrafo 6.",
    "ru": "Поддерживаем пункт 6.",
    "ar": "نؤيد الفقرة 6.",
    "zh": "我们支持第6段。",
    "de": "Absatz 6 bitte streichen.",
}
BOTH = [(lang, said) for lang, all_ in REASONS.items() for said in all_]


def on(found):
    """The pieces that are decided, or asked about."""
    return [{*c.paragraphs} or {x.paragraph for x in c.candidates} for c in found]


def noted(words):
    title = passage("the Harbour Rules", "p0")
    body = [passage(f"{n}. {t}", f"p{n}") for n, t in TEXTS.items()]
    kind = PassageKind.MARGIN_COMMENT
    note = passage(words, "c1", kind, author="Ann", anchor=("p8",))
    return locate([part(title, *body, note, name="d.docx", body=False)], "", ONE)


@pytest.mark.parametrize(("lang", "said"), BOTH)
def test_a_reason_below_a_heading_names_no_other_target(lang, said):
    assert on(mail(HEADS[lang], said)) == [{"8"}]
    assert on(mail(f"{HEADS[lang]}\n{said}")) == [{"8"}]
    assert on(mail(f"{HEADS[lang]}: {said}")) == [{"8"}]
    assert on(table((HEADS[lang], said), ("Paragraph 9", "Too long.")))[0] == {"8"}


@pytest.mark.parametrize(("lang", "said"), BOTH)
def test_a_reason_in_a_note_names_no_other_target(lang, said):
    assert on(noted(said)) == [{"8"}], lang


@pytest.mark.parametrize(("lang", "said"), MERGERS.items())
def test_a_merger_below_a_heading_is_on_both(lang, said):
    for found in (mail(HEADS[lang], said), mail(f"{HEADS[lang]}\n{said}")):
        assert on(found) == [{"8", "6"}]
        assert (found[0].review, found[0].action) == (False, "merge")


@pytest.mark.parametrize(("lang", "said"), OTHERS.items())
def test_what_has_another_piece_for_its_matter_is_on_that(lang, said):
    assert on(mail(HEADS[lang], said)) == [{"6"}]
    assert on(mail(f"{HEADS[lang]}\n{said}")) == [{"6"}]


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("Paragraph 8 is fine. Since paragraph 6 is too long, cut it.", ["8", "6"]),
        ("Paragraph 8 is fine. Given its weight, we support paragraph 6.", ["8", "6"]),
        ("Paragraph 8 is fine. We also like paragraph 6.", ["8", "6"]),
        ("Paragraph 8 is fine. Paragraph 6 regulates too much; delete it.", ["8", "6"]),
        ("Paragraph 8: strike it. It is covered by paragraph 6.", ["8"]),
        ("We neither support nor oppose paragraph 8.", ["8"]),
    ],
)
def test_what_is_no_reason_remains_a_point(said, places):
    assert on(mail(said)) == [{x} for x in places]


def test_a_clause_that_asks_behind_the_piece_is_on_it():
    said = "The fee is dealt with in paragraph 6, where “twenty” should be “thirty”."
    assert on(mail(f"Paragraph 8 is fine. {said}")) == [{"8"}, {"6"}]


def test_a_line_that_says_something_is_no_heading():
    found = mail("We like paragraph 8", "Drop, because paragraph 6 says it.")
    assert {"6"} in on(found) or {"8"} in on(found)
    assert on(mail("Paragraph 8, as we see it,\nrepeats paragraph 6.")) == [{"8"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Unclear: paragraph 8", "Too long: paragraph 6"),
        ("Peu clair : paragraphe 8", "Trop long : paragraphe 6"),
        ("Poco claro: párrafo 8", "Demasiado largo: párrafo 6"),
        ("Непонятно: пункт 8", "Слишком долго: пункт 6"),
        ("غير واضحة: الفقرة 8", "طويلة جدا: الفقرة 6"),
        ("不清楚：第8段", "太长：第6段"),
        ("Unklar: Absatz 8", "Zu lang: Absatz 6"),
    ],
)
def test_what_judges_one_piece_at_its_head_is_no_heading_of_the_next(one, other):
    found = mail(one, other)
    assert [c.paragraphs for c in found] == [("8",), ("6",)]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("delete", "للحذف: الفقرتان 6 و7"),
        ("merge", "للدمج معا: الفقرتان 6 و7"),
        ("keep", "للإبقاء: الفقرتان 6 و7"),
    ],
)
def test_what_is_to_become_of_pieces_in_arabic_stands_before_them(asked, said):
    found = mail("غير واضحة لنا: الفقرة 8", said)
    assert units(found) == [
        ("PORT/1", "8", "comment"),
        ("PORT/1", "6", "7", asked),
    ]


def test_the_piece_of_the_heading_may_be_named_once_more():
    assert on(mail("Paragraph 8", "Delete paragraph 8, as it repeats the act.")) == [
        {"8"}
    ]


QUAY = Draft(
    id="QUAY",
    title="Programme for the quays",
    call="c",
    paragraphs=tuple(
        Paragraph(label=label, text=f"Quay {label} is repaired before the winter.")
        for label in ("1", "2", "3", "A-1", "A-2", "A-3")
    ),
)
ACT = Draft(
    id="ACT",
    title="Act on the cranes",
    call="c",
    paragraphs=tuple(
        Paragraph(label=label, text=f"Crane {label} is painted by its own crew.")
        for label in ("1(1)", "1(2)", "2(1)", "2(2)", "2(2)(a)", "2(2)(b)", "3(1)")
    ),
)
BOTH = prepare([QUAY, ACT])


def _placed(*blocks):
    return [c.paragraphs[0] for c in mail(*blocks, drafts=BOTH) if not c.review]


@pytest.mark.parametrize("word", ["Action", "Measure", "Mesure", "Maßnahme", "Мера"])
def test_headings_alike_but_for_their_label_part_what_stands_below(word):
    blocks = (f"{word} A-1", "Too dear.", f"{word} A-3", "Nobody will repair that.")
    assert _placed(*blocks) == ["A-1", "A-3"]


@pytest.mark.parametrize(
    "blocks",
    [
        ("Article 2", "Paragraph 1: delete.", "Paragraph 2, point (b): delete."),
        (
            "Article 2",
            "Paragraphe 1 : à supprimer.",
            "Paragraphe 2, point b) : supprimer.",
        ),
        ("Artículo 2", "Párrafo 1: suprimir.", "Párrafo 2, letra b): suprimir."),
        ("Статья 2", "Пункт 1: исключить.", "Пункт 2, подпункт b): исключить."),
        ("Artikel 2", "Absatz 1: streichen.", "Absatz 2 Buchstabe b: streichen."),
    ],
)
def test_below_an_article_a_paragraph_is_its_own_where_another_draft_prints_it(blocks):
    assert _placed(*blocks) == ["2(1)", "2(2)(b)"]


def test_below_an_article_that_two_drafts_have_a_person_chooses():
    other = Draft(id="LAW/2", title="Act on ropes", call="c", paragraphs=ACT.paragraphs)
    found = mail(
        "Article 2", "Paragraph 1: delete.", drafts=prepare([QUAY, ACT, other])
    )
    assert all(one.review for one in found)


SHOWN = (
    "Pilots are licensed by the harbour master after a written examination.\n"
    "The harbour master may close the port in heavy weather or thick fog."
)


@pytest.mark.parametrize(
    ("lines", "answer", "label"),
    [
        (SHOWN, "Delete.", "8"),
        (f"Title of it\n{SHOWN}", "À supprimer.", "8"),
        (SHOWN.replace(" or thick", "\nor thick"), "Delete.", "8"),
        (SHOWN.replace("thick fog", "dense fog"), "Delete.", "8"),
        (SHOWN, "We want both deleted.", None),
        (SHOWN, "这些都应删除。", None),
        (f"{SHOWN}\nPart two", "Delete.", None),
        ("Something else.\nAnd more of it.", "Delete.", None),
    ],
)
def test_an_answer_is_on_the_paragraph_right_above_it(lines, answer, label):
    (found, *_) = mail(f"> {lines}", answer)
    assert (found.review, found.paragraphs) == (
        label is None,
        (label,) if label else (),
    )
    if label:
        assert found.text == f"{TEXTS['8']}\n{answer}".replace(
            TEXTS["8"], lines[lines.index("The harbour") :]
        )


LAWS = prepare([LAW])
SAID = "An introduction to it would help the reader"


@pytest.mark.parametrize(
    ("quoted", "label"),
    [
        ("> Article 2", "2"),
        ("> Article 2 - duties", "2"),
        ("> Shipping act\nArticle 4 - duties", "4"),
    ],
)
def test_what_stands_below_a_quoted_heading_is_on_what_it_heads(quoted, label):
    (found,) = mail(quoted, SAID, drafts=LAWS)
    assert (found.review, found.paragraphs) == (False, (label,))
    assert found.text.endswith(SAID)


def test_a_quoted_heading_is_known_as_it_is_printed_or_by_sections():
    crews, grid = "Watches of the crew", "7. Shore power"
    printed = prepare(
        [
            Draft(
                id="D",
                title="Rules of the quay",
                call="c",
                paragraphs=(
                    Paragraph(label="6.1", text="Two watch.", heading=crews),
                    Paragraph(label="6.2", text="Lamps burn.", heading="Lamps"),
                    Paragraph(label="7", text="It is free.", heading=grid),
                    Paragraph(label="8", text="It is old.", heading="8. Quay"),
                    Paragraph(label="8.1", text="It is wide.", heading="8. Quay"),
                ),
            )
        ]
    )

    def of(quoted):
        (found,) = mail(quoted, SAID, drafts=printed)
        return found.paragraphs or [c.paragraph for c in found.candidates]

    assert of(f"> {crews}") == ("6.1",)
    assert of(f"> {grid}") == ("7",)
    assert of("> 6.2. Some lamps") == ("6.2",)
    assert of("> Lamps") == ["6.2"]  # anybody's heading
    assert of("> 7. Bring your own lunch") == []  # anybody's list


def test_a_quoted_heading_of_what_stands_in_pieces_is_a_question():
    pieces = [
        Paragraph(label=f"2({n})", text=f"Duty {n} of owners.", heading="Article 2")
        for n in (1, 2)
    ]
    drafts = prepare([Draft(id="D", title="Act", call="c", paragraphs=(*pieces,))])
    (found,) = mail("> Article 2", SAID, drafts=drafts)
    assert [c.paragraph for c in found.candidates] == ["2(1)", "2(2)"]


@pytest.mark.parametrize(
    "quoted",
    [
        "> Article 2 should go",
        "> Article 2 of the Fisheries Act",
        "> Kindly tell us by Friday what you think of the third and the fourth duty.",
        "> \n",
    ],
)
def test_what_others_say_of_a_piece_is_no_heading(quoted):
    (found,) = mail(quoted, SAID, drafts=LAWS)
    assert (found.review, found.paragraphs) == (True, ())


def test_a_quoted_heading_with_nothing_below_makes_no_comment():
    assert not mail("> Article 2 - duties", drafts=LAWS)
    assert units(mail("> Article 2", "Delete article 4.", drafts=LAWS)) == [
        ("LAW", "4", "delete")
    ]


@pytest.mark.parametrize(
    ("reason", "wish"),
    [
        ("Assessment: Pilots write badly.", "Proposal: Why “a written examination”?"),
        ("Our crews write badly.", "Put “an oral test” for “a written examination”."),
        ("Bewertung: kaum machbar.", "Statt „a written examination“: „an oral test“."),
    ],
)
def test_the_reason_above_quoted_words_of_the_piece_is_no_comment_of_its_own(
    reason, wish
):
    found = mail(f"Paragraph 7: pilots\n{reason}", wish)
    assert [c.paragraphs for c in found] == [("7",)]
    assert found[0].text.endswith(f"{reason}\n{wish}")


def test_what_is_asked_above_quoted_words_of_the_piece_is_a_comment_of_its_own():
    said = "“by the harbour master after a written examination” is odd."
    found = mail("Paragraph 7: delete.", said)
    assert [c.paragraphs for c in found] == [("7",), ("7",)]


def test_quoted_words_of_another_piece_are_no_more_of_a_remark():
    found = mail("Paragraph 7: odd.", "“Ports shall publish their tariffs”: too much.")
    assert [c.paragraphs for c in found] == [("7",), ("5",)]


def test_what_stands_right_below_the_title_of_a_piece_is_on_that():
    said = "Positive overall, though much depends on the crews."
    found = mail("Paragraph 7: the licences of pilots", said)
    assert units(found) == [("PORT/1", "7", "comment")]


def test_words_that_a_piece_prints_are_its_title_though_they_ask():
    drafts = prepare(
        [
            Draft(
                id="BUS",
                title="Night buses",
                call="c",
                paragraphs=(
                    Paragraph(label="1", text="Request stops are offered at night."),
                    Paragraph(label="2", text="Drivers rest after three hours."),
                ),
            )
        ]
    )
    said = "Against all rumours, no change is sought. The text is fine."
    assert units(mail("Paragraph 1: request stops", said, drafts=drafts)) == [
        ("BUS", "1", "keep")
    ]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Paragraph 8", "This draft paragraph should be modelled on paragraph 6."),
        (
            "Paragraph 8",
            "So this paragraph should be based on the tolls, not on paragraph 6.",
        ),
        (
            "Paragraph 8",
            "This paragraph uses the words of paragraph 96 of the draft on tolls.",
        ),
        (
            "Paragraphe 8",
            "Ce paragraphe reproduit le paragraphe 96 du projet sur les quais.",
        ),
        ("Párrafo 8", "Este párrafo sigue el párrafo 96 del proyecto sobre las tasas."),
        (
            "Пункт 8",
            "Данный пункт должен быть построен по образцу пункта 96 проекта о сборах.",
        ),
        ("Absatz 8", "Dieser Absatz entspricht Absatz 96 des Entwurfs über Abgaben."),
        ("الفقرة 8", "تستخدم هذه الفقرة عبارات الفقرة 96 من المشروع المتعلق بالرسوم."),
        ("第8段", "本段沿用了关于收费的草案第96段的措辞。"),
    ],
)
def test_what_is_said_of_this_piece_is_on_that_of_the_heading(head, said):
    (found,) = mail(head, said)
    assert (found.paragraphs, found.review) == (("8",), False)


@pytest.mark.parametrize(
    "said",
    [
        "This paragraph is good, but paragraph 6 should be deleted.",
        "This paragraph and paragraph 6 should be deleted.",
        "Ce paragraphe est bon, mais le paragraphe 6 doit être supprimé.",
        "Este párrafo es bueno, pero el párrafo 6 debe suprimirse.",
    ],
)
def test_another_piece_that_is_to_go_beside_this_one_is_asked_about(said):
    (found,) = mail("Paragraph 8", said)
    named = {candidate.paragraph for candidate in found.candidates}
    assert found.review
    assert {"6", "8"} <= named


@pytest.mark.parametrize(
    "said",
    [
        "This paragraph is good, but paragraph 6 says more.",
        "This paragraph is good, but paragraph 8 should be shorter.",
        "This paragraph is good, and paragraph 6 of the Ports Act should be, too.",
    ],
)
def test_a_clause_that_asks_nothing_of_another_piece_is_on_this_one(said):
    (found,) = mail("Paragraph 8", said)
    assert (found.paragraphs, found.review) == (("8",), False)


def test_a_sentence_behind_a_comparison_is_on_its_own_piece():
    found = mail(
        "Paragraph 8", "It is like paragraph 6. Paragraph 7 should be deleted."
    )
    assert units(found)[-1] == ("PORT/1", "7", "delete")


@pytest.mark.parametrize(
    "last", ["The last paragraph", "The penultimate paragraph", "最后一段"]
)
def test_the_last_one_below_words_of_another_piece_may_be_of_that(last):
    found = mail(f"> {TEXTS['6']}", f"{last} only repeats what the law has anyway.")
    assert all(c.review for c in found)
    assert "6" in {x.paragraph for c in found for x in c.candidates}
    below = mail(f"> {TEXTS['11']}", f"{last} only repeats what the law has anyway.")
    assert len(below) == 1


def test_the_last_one_below_its_own_words_is_that():
    (found,) = mail(f"> {TEXTS['11']}", "The last paragraph only repeats the law.")
    assert found.paragraphs == ("11",)


def test_what_no_draft_prints_below_quoted_words_is_an_argument():
    said = (
        "This repeats Article 4(1) of the Fishing Act, with its doubts. The rules "
        "should say what is meant by the words used in Article 4(1)."
    )
    (found,) = mail(f"> {TEXTS['6']}", said)
    assert found.paragraphs == ("6",)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Articles 81 and 82 are not enough.", True),
        ("Les articles 81 et 82 ne suffisent pas.", True),
        ("Articles 83 and 84 are not enough.", False),
    ],
)
def test_what_a_piece_cites_itself_is_no_other_piece_below_it(text, known):
    act = Draft(
        id="ACT",
        title="Act on piers",
        call="c",
        paragraphs=(
            Paragraph(
                label="5", text="Articles 81 and 82 of the Treaty apply to piers."
            ),
            Paragraph(label="6", text="Piers are of oak."),
        ),
    )
    (found,) = mail("Article 5", text, drafts=prepare([act]))
    assert (found.paragraphs == ("5",)) is known
    assert found.review is not known
