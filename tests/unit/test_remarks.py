"""Attribution: remarks that are typed into a copy of the draft."""

import pytest

from rules.location import behind, remarks
from rules.paragraph import locate, prepare
from rules.terms import Action, Cell, Draft, Paragraph, PassageKind, Run
from tests.harbour import ONE, PORTS, TEXTS, copied, mail, part, passage, units

GARDENS = {
    "fr": (
        "Jardins",
        (
            "Les jardins du port sont ouverts à toute heure du jour et de la nuit.",
            "Les bancs du quai sont repeints par la commune à chaque printemps.",
            "Les arbres du môle sont arrosés par les pêcheurs une fois la semaine.",
        ),
    ),
    "es": (
        "Jardines",
        (
            "Los jardines del puerto están abiertos a cualquier hora del día.",
            "Los bancos del muelle se pintan en primavera por cuenta del municipio.",
            "Los árboles de la escollera se riegan una vez cada siete jornadas.",
        ),
    ),
    "ru": (
        "Сады",
        (
            "Сады порта открыты для всех жителей города в любое время суток.",
            "Скамейки на набережной красит городская управа каждую весну.",
            "Деревья на молу поливают рыбаки один раз в семь дней.",
        ),
    ),
    "ar": (
        "الحدائق",
        (
            "حدائق الميناء مفتوحة أمام جميع سكان المدينة في كل وقت.",
            "تطلي البلدية مقاعد الرصيف في كل ربيع من كل سنة.",
            "يسقي الصيادون أشجار الحاجز مرة واحدة في الأسبوع.",
        ),
    ),
    "zh": (
        "花园",
        (
            "港口花园全天向本市所有居民开放。",
            "码头长椅每年春季由市政府重新粉刷。",
            "防波堤上的树木由渔民每周浇水一次。",
        ),
    ),
    "de": (
        "Gärten",
        (
            "Die Gärten am Hafen stehen allen Bewohnern zu jeder Tageszeit offen.",
            "Die Bänke am Kai streicht die Gemeinde in jedem Frühjahr neu.",
            "Die Bäume auf der Mole gießen die Fischer einmal in der Woche.",
        ),
    ),
}
DRAFTS = {
    language: prepare(
        [
            Draft(
                id="G",
                title=title,
                call="c",
                paragraphs=tuple(
                    Paragraph(label=str(n), text=text)
                    for n, text in enumerate(texts, 1)
                ),
            )
        ]
    )
    for language, (title, texts) in GARDENS.items()
}
#: Below the second paragraph, in each language: words, and what they ask for.
SAID = (
    ("fr", "[Notre remarque : qui s'en charge ?]", "comment"),
    ("fr", "Rédaction maladroite.", "comment"),
    ("fr", "NB : à supprimer", "delete"),
    ("es", "Esta regla pesa sobre los pueblos pequeños.", "comment"),
    ("es", "-> de acuerdo", "keep"),
    ("ru", "Слишком строго.", "comment"),
    ("ru", "[И. К.: исключить]", "delete"),
    ("ar", "*** غير واضح", "comment"),
    ("ar", "الجمعية: نقترح حذف هذه الفقرة.", "delete"),
    ("zh", "【不清楚】", "comment"),
    ("zh", "（学会）同意", "keep"),
    ("de", "[KM: viel zu streng]", "comment"),
    ("de", "Diese Pflicht trifft die Falschen.", "comment"),
    ("de", "→ einverstanden", "keep"),
)


def copy(language, *, below="", behind="", second="", drafts=None):
    one, two, three = GARDENS[language][1]
    blocks = [f"1. {one}", second or f"2. {two}{behind}", below, f"3. {three}"]
    return copied(*filter(None, blocks), drafts=drafts or DRAFTS[language])


@pytest.mark.parametrize(("language", "said", "action"), SAID)
def test_a_remark_below_a_paragraph_is_on_it(language, said, action):
    found = copy(language, below=said)
    assert units(found) == [("G", "2", action)]
    assert found[0].text == said


@pytest.mark.parametrize(("language", "said", "action"), SAID)
def test_a_remark_behind_a_paragraph_is_no_new_text(language, said, action):
    found = copy(language, behind=f" {said}")
    assert units(found) == [("G", "2", action)]
    assert (found[0].text, found[0].proposed) == (said, "")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "(supprimé)"),
        ("es", "[suprimido]"),
        ("ru", "(исключён)"),
        ("ar", "(محذوفة)"),
        ("zh", "已删除。"),
        ("de", "– entfallen –"),
    ],
)
def test_what_stands_for_a_paragraph_leaves_it_out(language, said):
    assert units(copy(language, second=f"2. {said}")) == [("G", "2", "delete")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "2 bis. Les chiens n'y entrent pas sans leur maître."),
        ("es", "2 bis. Nuestra escuela recibe una llave del jardín."),
        ("ru", "2 бис. Собаки не допускаются без хозяина."),
        ("ar", "2 مكررا. لا تدخل الكلاب إلا مع أصحابها."),
        ("de", "2a. Hunde dürfen nicht ohne ihren Halter hinein."),
    ],
)
def test_a_number_of_a_new_piece_adds_whatever_it_says(language, text):
    assert units(copy(language, below=text)) == [("G", "2", "add")]


def body(**said):
    """Copy the harbour's rules with words put below paragraphs, by label."""
    texts = (
        (f"{n}. {t}", said.get(f"p{n}".replace(" ", ""))) for n, t in TEXTS.items()
    )
    return [words for pair in texts for words in pair if words]


def test_remarks_one_below_the_other_are_on_the_same_paragraph():
    found = copied(*body(p6="ACME: too strict.", p8="Who decides?"), "Cheers, Ann")
    assert units(found) == [("PORT/1", "6", "comment"), ("PORT/1", "8", "comment")]
    both = copied(*body(p6="ACME: too strict.\n")[:3], "Who pays?", *body()[2:])
    assert units(both) == [("PORT/1", "6", "comment"), ("PORT/1", "6", "comment")]


def test_a_plain_sentence_is_new_unless_its_sender_writes_remarks():
    lit = "Quays are lit by lamps at night."
    assert units(copied(*body(p7=lit))) == [("PORT/1", "7", "add")]
    asked = copied(*body(p6="Why is that?", p7=lit))
    assert [c.text for c in asked if c.review] == [lit]
    assert asked[-1].candidates[0].paragraph == "7"


def test_a_bracket_or_a_dash_before_a_sentence_is_a_question():
    for said in ("[Quays are lit at night.]", "- Quays are lit at night."):
        for found in (
            copied(*body(p7=said)),
            copied(*body()[:2], f"7. {TEXTS['7']} {said}", *body()[3:]),
        ):
            assert [(c.review, c.text) for c in found] == [(True, said)]


def test_the_last_names_and_thanks_of_a_copy_are_no_remarks():
    for last in ("Institute of Tides and Sands", "We thank you."):
        assert units(copied(*body(), last)) == []
    assert units(copied(*body(), "Who hears them?")) == [("PORT/1", "11", "comment")]


def test_a_remark_that_names_another_piece_or_all_is_not_on_the_one_above():
    found = copied(*body(p7="Paragraph 9: delete."))
    assert units(found) == [("PORT/1", "9", "delete")]
    found = copied(*body(p7="[We support the rules as a whole.]"))
    assert "7" not in [p for c in found for p in c.paragraphs]
    found = copied(*body(p7="No comment."))
    assert units(found) == []


def test_a_heading_between_ends_what_stands_below_a_paragraph():
    title = passage("Part two", "h", PassageKind.HEADING)
    found = copied(*body()[:3], title, "Too short.", *body()[3:])
    assert units(found) == []


def test_a_paragraph_is_said_to_be_deleted_by_its_label_or_its_place():
    seven = f"7. {TEXTS['7']}"
    for said in ("8. Deleted", "8. delete", "8. [Delete this paragraph]", "(deleted)"):
        blocks = [said if b.startswith("8.") else b for b in body()]
        assert units(copied(*blocks)) == [("PORT/1", "8", "delete")]
    asked = copied(*("Delete" if b.startswith("8.") else b for b in body()))
    assert [c.review for c in asked] == [True]
    assert [c.paragraph for c in asked[0].candidates] == ["8", "7"]
    first = copied("5. (deleted)", *body()[1:])
    assert units(first) == [("PORT/1", "5", "delete")]
    last = copied(*body()[:-1], "11. (deleted)")
    assert units(last) == [("PORT/1", "11", "delete")]
    there = copied(*body(p7="Delete."))
    assert units(there) == [("PORT/1", "7", "delete")]
    assert seven in body()


def test_dots_stand_for_what_is_left_as_it_is():
    for dots in ("[…]", "8. ..."):
        assert copied(*(dots if b.startswith("8.") else b for b in body())) == ()


def test_a_paragraph_that_stands_elsewhere_is_asked_about():
    texts = body()
    found = copied(*texts[:2], *texts[3:], texts[2])
    assert [(c.review, c.candidates[0].paragraph) for c in found] == [(True, "7")]
    assert copied(*texts[:3], texts[2], *texts[3:]) == ()
    other = copied(*(t.replace("9 bis.", "10.") for t in texts))
    assert [(c.review, c.candidates[0].paragraph) for c in other] == [(True, "9 bis")]


def test_a_remark_inside_a_paragraph_is_on_it():
    found = copied(
        *body()[:2],
        "7. Pilots [KL: which?] are licensed by the harbour master after a written"
        " examination [too hard].",
        *body()[3:],
    )
    assert units(found) == [("PORT/1", "7", "comment")]
    assert found[0].text == "[KL: which?]\n[too hard]"


def test_changed_words_and_a_signed_remark_are_two():
    found = copied(
        *body()[:2],
        "7. Pilots are licensed by the harbour master after an oral examination."
        " [KL: cheaper]",
        *body()[3:],
    )
    assert units(found) == [("PORT/1", "7", "amend"), ("PORT/1", "7", "comment")]
    assert found[0].proposed.endswith("an oral examination.")
    found = copied(
        *body()[:2],
        "7. Pilots of all the seven seas dream of harbours and lights. [KL: why?]",
        *body()[3:],
    )
    assert [(c.review, c.candidates[0].paragraph) for c in found] == [(True, "7")]


def test_a_sentence_behind_a_paragraph_is_new_text():
    text = f"7. {TEXTS['7']} Their pay is published."
    found = copied(*body()[:2], text, *body()[3:])
    assert units(found) == [("PORT/1", "7", "amend")]
    assert found[0].proposed == text


def test_a_heading_that_a_file_prints_behind_a_paragraph_is_no_change():
    titled = prepare(
        [
            Draft(
                id="PORT/1",
                title="Rules",
                call="c",
                paragraphs=tuple(
                    Paragraph(label=x.label, text=x.text, heading="Of crews")
                    for x in PORTS.paragraphs
                    if x.label
                ),
            )
        ]
    )
    for title in ("Of crews", "3 Of crews"):
        blocks = [f"{b} {title}" if b.startswith("9 bis") else b for b in body()]
        assert copied(*blocks, drafts=titled) == ()
    assert copied(*body(p9="Of crews"), drafts=titled) == ()


def test_a_label_on_a_line_of_its_own_is_none_of_the_senders_words():
    assert copied(*body()[:2], "7.", TEXTS["7"], *body()[3:]) == ()


def test_a_remark_keeps_its_look():
    runs = (
        Run(text=f"7. {TEXTS['7']}"),
        Run(text=" -> who examines?", colour="C00000", italic=True),
    )
    text = "".join(run.text for run in runs)
    found = copied(*body()[:2], passage(text, "x", runs=runs), *body()[3:])
    assert units(found) == [("PORT/1", "7", "comment")]
    assert [run.colour for run in found[0].runs] == ["C00000"]


def test_struck_words_and_quotations_are_not_parted():
    struck = (Run(text=TEXTS["7"], strike=True), Run(text=" [KL: out]"))
    for one in (
        passage("".join(run.text for run in struck), "x", runs=struck),
        passage(f"“{TEXTS['7']}” We like it.", "x"),
        passage("Nobody has read it. [KL: why?]", "x"),
    ):
        assert behind.parted(one, ONE) == (one,)


def test_an_underlined_line_is_new_unless_it_is_signed():
    def lined(text):
        return passage(text, "u", runs=(Run(text=text, underline=True),))

    found = copied(*body()[:3], lined("Our quays are lit at night."), *body()[3:])
    assert units(found) == [("PORT/1", "7", "add")]
    found = copied(*body()[:3], lined("KL: are the quays lit?"), *body()[3:])
    assert units(found) == [("PORT/1", "7", "comment")]


def test_a_paragraph_without_a_number_is_asked_about():
    found = copied(
        "These rules govern every harbour of the coast.", "KL: all?", *body()
    )
    assert [c.review for c in found] == [True]


def test_a_draft_in_one_column_is_read_as_a_copy():
    texts = body(p6="[KL: why twenty?]")
    cells = [
        passage(t, f"t1.r{n}.c1", PassageKind.CELL, cell=Cell(table=1, row=n, column=1))
        for n, t in enumerate(texts, 1)
    ]
    found = locate([part(*cells, name="t.docx", body=False)], "", ONE)
    assert units(found) == [("PORT/1", "6", "comment")]


def test_a_copy_in_a_mail_repeats_some_paragraphs_right_above_remarks():
    blocks = body()
    blocks[2] += "\n-> who examines?"
    blocks[4] += "\nLamps are lit beside it."
    found = mail(*blocks)
    assert units(found) == [("PORT/1", "7", "comment")]
    assert [c.candidates[0].paragraph for c in found if c.review] == ["9"]


def test_labels_before_a_colon_that_ask_are_kept():
    for said, action in (
        ("Delete: it repeats what stands above.", Action.DELETE),
        ("KL: delete", Action.DELETE),
        ("=> Comment by KL: agreed", Action.KEEP),
        ("KL", Action.COMMENT),
    ):
        place = ONE.places[3]
        made = remarks.comment(passage(said), place, ONE, sure=True)
        assert made.action is action, said


WE = {
    "en": (
        "We encourage the planting of trees along all canals.",
        "We call for two new bridges by the end of the decade.",
    ),
    "fr": (
        "Nous encourageons la plantation d'arbres le long des canaux.",
        "Nous demandons deux nouveaux ponts d'ici dix ans.",
    ),
    "es": (
        "Alentamos la plantación de árboles a lo largo de los canales.",
        "Pedimos dos puentes nuevos en un plazo de diez años.",
    ),
    "ru": (
        "Мы призываем сажать деревья вдоль всех каналов страны.",
        "Мы обязуемся построить два новых моста за десять лет.",
    ),
    "ar": (
        "نشجع على غرس الأشجار على طول جميع القنوات.",
        "ندعو إلى بناء جسرين جديدين خلال عشر سنوات.",
    ),
    "zh": ("我们鼓励沿所有运河种植树木。", "我们呼吁在十年内新建两座桥梁。"),
    "de": (
        "Wir ermutigen zum Pflanzen von Bäumen an allen Kanälen.",
        "Wir fordern zwei neue Brücken in den nächsten zehn Jahren.",
    ),
}


@pytest.mark.parametrize(
    ("language", "new"),
    [
        ("en", "We encourage the opening of bathing places in every town."),
        ("fr", "Nous encourageons l'ouverture de baignades dans chaque ville."),
        ("es", "Alentamos la apertura de lugares de baño en cada ciudad."),
        ("ru", "Мы призываем открывать места для купания в каждом городе."),
        ("ar", "نشجع على فتح أماكن للسباحة في كل مدينة."),
        ("zh", "我们鼓励在每个城镇开设游泳场所。"),
        ("de", "Wir ermutigen zur Öffnung von Badestellen in jeder Stadt."),
    ],
)
def test_a_new_paragraph_speaks_as_those_of_the_draft_do(language, new):
    texts = (*WE[language], *TEXTS.values())
    pieces = [Paragraph(label=str(n), text=t) for n, t in enumerate(texts, 1)]
    draft = Draft(id="D", title="Canals", call="c", paragraphs=tuple(pieces))
    lines = [f"{n}. {text}" for n, text in enumerate(texts, 1)]
    found = copied(*lines[:2], new, *lines[2:], drafts=prepare([draft]))
    assert [(c.paragraphs, c.action) for c in found] == [(("2",), Action.ADD)]
    asked = copied(
        "-> why?", *lines[:2], new, lines[2], "-> no", drafts=prepare([draft])
    )
    assert any(c.text == new and c.review for c in asked)
    said = new.replace(WE[language][0][:12], "-> " + WE[language][0][:12])
    assert copied(*lines[:2], said, *lines[2:], drafts=prepare([draft]))


def test_who_asks_for_more_says_it_of_the_text():
    assert not remarks.echoes("We call for more bridges in the next ten years.", ONE)
    assert not remarks.echoes("", ONE)


DUTIES = {
    "fr": "Les gardiens doivent supprimer les branches mortes avant chaque hiver.",
    "es": "Los guardas deberán conservar las semillas de cada árbol del muelle.",
    "ru": "Сторожа обязаны удалять сухие ветви перед каждой зимой.",
    "ar": "يجب على الحراس أن يحتفظوا ببذور كل شجرة.",
    "zh": "管理人员必须删除枯枝记录并妥善处理。",
    "de": "Die Wächter müssen vor jedem Winter die dürren Äste streichen.",
}


@pytest.mark.parametrize("language", DUTIES)
def test_what_somebody_is_bound_to_do_is_new_text_and_asks_nothing_of_the_one_above(
    language,
):
    assert units(copy(language, below=DUTIES[language])) == [("G", "2", "add")]


def test_a_duty_to_keep_or_to_delete_keeps_and_deletes_no_paragraph():
    for new in ("Masters shall keep a log.", "Owners must delete old logs each year."):
        assert remarks.wanted(new) is Action.COMMENT
    texts = [f"{label}. {text}" for label, text in TEXTS.items()]
    found = copied(*texts[:2], "Masters shall keep a log of all that.", *texts[2:])
    assert units(found) == [("PORT/1", "6", "add")]


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("This must be deleted.", Action.DELETE),
        ("The last sentence must go.", Action.AMEND),
        ("Please delete; masters shall not bear this.", Action.DELETE),
        ("本段应删除。", Action.DELETE),
    ],
)
def test_what_is_asked_of_a_piece_binds_nobody(said, action):
    assert remarks.wanted(said) is action
