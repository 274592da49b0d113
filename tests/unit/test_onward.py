"""Attribution: a paragraph of many points, each sentence with its own reference."""

import pytest

from rules.citation import references
from rules.location import borders, onward, turning
from tests.harbour import ONE, TWO, mail, units


def places(text, drafts=ONE):
    return [(*c.paragraphs, "?" * c.review) for c in mail(text, drafts=drafts)]


# --- a sentence that speaks for the sender is on the piece that it names -------------

SEVENS = {
    "en": "Our crews shrug at paragraph 7 and pay.",
    "fr": "Nos équipages haussent les épaules devant le paragraphe 7.",
    "es": "A nuestras tripulaciones les deja frías el párrafo 7.",
    "ru": "Наши экипажи пожимают плечами при виде пункта 7.",
    "ar": "أطقمنا لا تبالي بما ورد في الفقرة 7.",
    "zh": "我们的船员对第7段无动于衷。",
    "de": "Unsere Mannschaften zucken über Absatz 7 die Schultern.",
}
ELEVENS = {
    "en": [
        "We read paragraph 11 with some alarm.",
        "It is not evident to us how paragraph 11 helps the crews.",
        "We would like to hear from which study paragraph 11 comes.",
        "My delegation is puzzled by paragraph 11.",
        "Who is meant by the ombudsman of paragraph 11?",
        "After long talks with our crews we lose sleep over nothing but paragraph 11.",
        "Turning now to paragraph 11, crews abroad laugh.",
        "When it comes to paragraph 11, crews abroad laugh.",
    ],
    "fr": [
        "Nous lisons avec inquiétude le paragraphe 11.",
        "Ma délégation reste perplexe devant le paragraphe 11.",
        "Qui donc vise l'ombudsman du paragraphe 11 ?",
        "Pour ce qui est du paragraphe 11, les équipages en rient.",
    ],
    "es": [
        "Leemos con inquietud el párrafo 11.",
        "Mi delegación queda perpleja ante el párrafo 11.",
        "¿A quién alude el párrafo 11?",
        "Por lo que respecta al párrafo 11, las tripulaciones se ríen.",
    ],
    "ru": [
        "Нам неясно, как пункт 11 соотносится с законом.",
        "Мы с тревогой читаем пункт 11.",
        "Делегация в недоумении от пункта 11.",
        "Кого имеет в виду пункт 11?",
        "Что до пункта 11, экипажи смеются.",
    ],
    "ar": [
        "نقرأ بقلق الفقرة 11.",
        "وفدنا في حيرة أمام الفقرة 11.",
        "من المقصود في الفقرة 11؟",
        "أما الفقرة 11 فالأطقم تضحك منها.",
        "فيما يخص الفقرة 11، الأطقم تضحك.",
    ],
    "zh": [
        "我们读到第11段时有些不安。",
        "我国代表团对第11段感到困惑。",
        "船员为什么要看第11段？",
        "至于第11段，船员们都笑了。",
        "第11段让船员们发笑。",
    ],
    "de": [
        "Uns ist nicht klar, wie Absatz 11 zum Gesetz passt.",
        "Wir lesen mit Sorge Absatz 11.",
        "Meine Delegation grämt sich über Absatz 11.",
        "Wen meint eigentlich Absatz 11?",
        "Was Absatz 11 betrifft, lachen die Mannschaften.",
    ],
}


@pytest.mark.parametrize(
    ("first", "second"),
    [(SEVENS[lang], second) for lang, all_ in ELEVENS.items() for second in all_],
)
def test_a_sentence_on_another_piece_is_a_point_of_its_own(first, second):
    found = mail(f"{first} {second}")
    assert [c.paragraphs for c in found] == [("7",), ("11",)]
    assert found[1].text.strip() == second


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (SEVENS["en"], "It sits ill with us beside paragraph 11."),
        (SEVENS["en"], "We find this at odds with the aims of paragraph 11."),
        (SEVENS["en"], "We note that paragraph 11 has the same effect."),
        (SEVENS["en"], "We like the approach of paragraph 11 more than that."),
        (SEVENS["en"], "We would rather move the second half into paragraph 11."),
        (SEVENS["en"], "We would see a seat for crews after paragraph 11."),
        (SEVENS["en"], "Crews abroad laugh at paragraph 11."),
        (SEVENS["fr"], "Elle nous semble loin du paragraphe 11."),
        (SEVENS["fr"], "Nous y voyons la même idée qu'au paragraphe 11."),
        (SEVENS["es"], "Eso nos parece lejos del párrafo 11."),
        (SEVENS["es"], "Nos parece que ya lo dice el párrafo 11."),
        (SEVENS["ru"], "Он кажется нам далёким от пункта 11."),
        (SEVENS["ar"], "هذا بعيد في نظرنا عن الفقرة 11."),
        (SEVENS["zh"], "这在我们看来与第11段相去甚远。"),
        (SEVENS["zh"], "第11段已经说得很清楚。"),
        (SEVENS["de"], "Das passt für uns kaum neben Absatz 11."),
        (SEVENS["de"], "Uns scheint, dass Absatz 11 bereits genügt."),
    ],
)
def test_a_sentence_that_points_back_is_no_point_of_its_own(first, second):
    found = mail(f"{first} {second}")
    assert len(found) == 1
    assert "11" not in found[0].paragraphs


@pytest.mark.parametrize(
    ("lang", "second"),
    [
        ("en", "The calendar month in paragraph 11 drags on."),
        ("en", "It is far from clear who hears crews under paragraph 11."),
        ("en", "There is no harm in paragraph 11."),
        ("fr", "Le mois du paragraphe 11 traîne en longueur."),
        ("fr", "Rien à redire au sujet du paragraphe 11."),
        ("es", "El mes del párrafo 11 se alarga demasiado."),
        ("es", "No está claro quién escucha en el párrafo 11."),
        ("ru", "Срок в пункте 11 тянется вечно."),
        ("ru", "Неясно, кто слушает экипажи из пункта 11."),
        ("ar", "الشهر المذكور في الفقرة 11 طويل."),
        ("ar", "غير واضح من يستمع إلى الأطقم في الفقرة 11."),
        ("zh", "不清楚第11段由谁受理。"),
        ("de", "Der Monat in Absatz 11 zieht sich hin."),
        ("de", "Unklar bleibt, wer den Mannschaften in Absatz 11 zuhört."),
    ],
)
def test_what_is_said_of_a_part_or_is_not_clear_is_a_point_of_its_own(lang, second):
    found = mail(f"{SEVENS[lang]} {second}")
    assert [c.paragraphs for c in found] == [("7",), ("11",)]


@pytest.mark.parametrize(
    ("lang", "second"),
    [
        ("en", "The month of paragraph 11 makes it bearable."),
        ("en", "The month of paragraph 11 and a bell would help."),
        ("fr", "La règle du paragraphe 11 le rend inoffensif."),
        ("de", "Die Regel in Absatz 11 macht ihn harmlos."),
    ],
)
def test_what_a_part_of_another_does_to_the_piece_is_asked(lang, second):
    found = mail(f"{SEVENS[lang]} {second}")
    assert [c.review for c in found] == [True]


def test_the_same_piece_is_no_second_point():
    text = "Paragraph 7 makes our crews shrug. They have read paragraph 7 twice."
    assert [c.paragraphs for c in mail(text)] == [("7",)]


def test_behind_a_label_what_may_be_on_another_piece_is_asked():
    text = "Paragraph 7: too long. We had a good laugh at paragraph 11."
    assert [c.review for c in mail(text)] == [True]


def test_a_piece_by_its_position_is_no_point_of_its_own():
    text = "Paragraph 7 makes our crews shrug. We rather laugh at the next paragraph."
    assert [c.paragraphs for c in mail(text)] == [("7",)]


def test_what_only_tells_what_was_sent_on_is_no_point():
    text = "Paragraph 7 makes us shrug. We forwarded paragraph 11 to our lawyers."
    assert [c.review for c in mail(text)] == [True]


def test_a_sentence_of_ten_lines_is_no_point_of_its_own():
    text = f"Paragraph 7 makes us shrug. We {'really ' * 99}laugh at paragraph 11."
    assert len(mail(text)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (SEVENS[lang], second)
        for lang, second in {
            "en": "A further clause is missed by our crews after paragraph 11.",
            "fr": "Il nous manque un alinéa supplémentaire après le paragraphe 11.",
            "es": "Echamos en falta una regla nueva después del párrafo 11.",
            "ru": "Нам не хватает отдельного пункта после пункта 11.",
            "de": "Uns fehlt ein weiterer Absatz nach Absatz 11.",
            "ar": "تنقصنا مادة مستقلة بعد الفقرة 11.",
            "zh": "我们希望在第11段之后另加一段。",
        }.items()
    ],
)
def test_a_new_piece_beside_another_is_a_point_of_its_own(first, second):
    found = mail(f"{first} {second}")
    assert [c.paragraphs for c in found] == [("7",), ("11",)]


@pytest.mark.parametrize(
    ("lang", "reason", "second"),
    [
        (
            "en",
            "The quays are old;",
            "in paragraph 11 the month should therefore be a week.",
        ),
        ("en", "The quays are old.", "We therefore lose patience with paragraph 11."),
        (
            "fr",
            "Les quais sont vieux.",
            "C'est pourquoi nous redoutons le paragraphe 11.",
        ),
        (
            "es",
            "Los muelles son viejos;",
            "por ello, en el párrafo 11, falta un plazo.",
        ),
        ("ru", "Причалы старые.", "Поэтому мы опасаемся пункта 11."),
        ("ar", "الأرصفة قديمة.", "لذلك نخشى الفقرة 11."),
        ("zh", "码头老旧。", "因此我们担心第11段。"),
        ("de", "Die Kais sind alt;", "daher fürchten wir Absatz 11."),
    ],
)
def test_a_reason_goes_with_what_is_concluded_from_it(lang, reason, second):
    gap = "" if lang == "zh" else " "
    found = mail(gap.join((SEVENS[lang], reason, second)))
    assert [c.paragraphs for c in found] == [("7",), ("11",)]
    assert found[1].text.strip() == f"{reason}{gap}{second}"


def test_the_sentence_that_names_a_piece_is_no_reason_for_the_next():
    found = mail(f"{SEVENS['en']} We therefore lose patience with paragraph 11.")
    assert [c.text.strip() for c in found] == [
        SEVENS["en"],
        "We therefore lose patience with paragraph 11.",
    ]


def test_what_the_next_sentence_adds_makes_no_new_piece_of_this_one():
    text = "第12段和第5段何不合并？我们提议在第7段之后增加一段。"
    assert ("PORT/1", "11", "add") not in units(mail(text))


@pytest.mark.parametrize(
    ("lang", "second"),
    [
        ("en", "It will hardly astonish anyone that we cling to paragraph 11."),
        ("en", "It comes as no relief to us that paragraph 11 is so brief."),
        ("en", "For all its charm, paragraph 11 leaves crews waiting."),
        ("en", "As it now reads, paragraph 11 leaves crews waiting."),
        ("en", "In practice paragraph 11 leaves crews waiting."),
        ("en", "Nobody at sea will miss paragraph 11."),
        ("en", "Far more worrying is paragraph 11, which leaves crews waiting."),
        ("en", "What paragraph 11 lacks is a bell."),
        ("en", "This federation has lost patience with paragraph 11."),
        ("en", "The chamber strongly supports the ombudsman of paragraph 11."),
        ("fr", "Malgré ses charmes, le paragraphe 11 fait attendre les équipages."),
        ("fr", "Il ne surprendra personne que nous tenions au paragraphe 11."),
        ("fr", "En pratique, le paragraphe 11 fait attendre les équipages."),
        ("es", "A pesar de sus encantos, el párrafo 11 hace esperar a todos."),
        ("es", "A nadie sorprenderá que queramos conservar el párrafo 11."),
        ("ru", "При всех своих достоинствах пункт 11 заставляет ждать."),
        ("ru", "Никто в море не пожалеет о пункте 11."),
        ("ar", "لا يخفى على أحد أننا نتمسك بالفقرة 11."),
        ("zh", "无论其篇幅如何，第11段让船员发笑。"),
        ("de", "Trotz ihres Reizes lässt Absatz 11 die Mannschaften warten."),
        ("de", "Wir bitten darum, von Absatz 11 ganz abzusehen."),
        ("de", "Für Absatz 11 besteht kein Regelungsbedarf; er kann entfallen."),
        ("de", "Es dürfte niemanden wundern, dass wir an Absatz 11 hängen."),
    ],
)
def test_a_word_that_points_forward_makes_no_more_of_the_first(lang, second):
    found = mail(f"{SEVENS[lang]} {second}")
    assert [(c.paragraphs, c.review) for c in found] == [
        (("7",), False),
        (("11",), False),
    ]


@pytest.mark.parametrize(
    ("lang", "second"),
    [
        ("en", "It will come to blows with paragraph 11."),
        ("en", "In practice it leads crews to paragraph 11."),
        ("en", "Whatever paragraph 11 says, crews pay."),
        ("en", "In the absence of a fee, paragraph 11 would apply."),
        ("fr", "Bien que le paragraphe 11 existe, les équipages paient."),
        ("de", "Obwohl Absatz 11 besteht, zahlen die Mannschaften."),
        ("en", "With its removal, we fall back on paragraph 11 and it works."),
        ("fr", "Il va plus loin que le paragraphe 11."),
        ("de", "Damit gerät man in die Nähe von Absatz 11."),
        ("de", "Es kommt dem Sinn von Absatz 11 nahe."),
    ],
)
def test_a_word_that_points_back_is_no_turn_to_another(lang, second):
    assert not any("11" in c.paragraphs for c in mail(f"{SEVENS[lang]} {second}"))


@pytest.mark.parametrize(
    "text",
    [
        "We have read paragraph 11 with some alarm.",
        "Nous avons lu le paragraphe 11 avec perplexité.",
        "Hemos leído el párrafo 11 con cierta inquietud.",
        "Мы прочли пункт 11 с недоумением.",
        "قرأنا الفقرة 11 بقلق.",
        "我们读了第11段，感到不安。",
        "Wir haben Absatz 11 mit Skepsis gelesen.",
    ],
)
def test_who_has_read_a_piece_with_unease_says_something_of_it(text):
    assert units(mail(text)) == [("PORT/1", "11", "comment")]


def test_who_has_read_a_piece_with_interest_may_say_nothing():
    assert [c.review for c in mail("We have read paragraph 11 with interest.")] == [
        True
    ]


# --- where sentences end -------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Say “open all night.” ",
        "Dites « ouvert la nuit. » ",
        "Digan: «abierto de noche.» ",
        "Sagen Sie: „offen bei Nacht.“ ",
        "قولوا: «مفتوح ليلا.» ",
        "应为：“夜间开放。”",
        "应为：“Open all night.”",
        "夜间开放吗？",
        "هل تفتح ليلا؟ ",
        "كما هي. ",
    ],
)
def test_a_sentence_ends_behind_its_quotation_and_its_question(words):
    then = "第5段很好" if words[-1] != " " else "الفقرة 5" if words < "z" else "Then 5"
    text = words + then
    assert borders.start_of(text, len(text) - 1) == len(words)


def test_a_quotation_inside_a_sentence_ends_none():
    text = "请将“夜间开放。”改为“白天开放。”"
    assert borders.start_of(text, len(text) - 1) == 0


# --- which draft, where all that is cited leads to one -------------------------------


def test_all_that_is_cited_inside_sentences_leads_to_one_draft():
    text = "We lose sleep over paragraph 5. Nothing in paragraph 11 cheers us up."
    found = mail(text, drafts=TWO)
    assert [c.document for c in found] == ["PORT/1", "PORT/1"]


def test_a_number_without_a_noun_tells_no_draft():
    assert not units(mail("in 5 we lose heart, and in 11 hope", drafts=TWO))


def test_a_turn_has_its_words_in_all_languages():
    assert turning.turns("first, on the ")
    assert turning.turns("erstens, ")
    assert not turning.turns("we read of ")


def test_a_conclusion_on_the_piece_named_before_is_no_second_point():
    text = (
        "In paragraph 6 we would rather use what there is. "
        "Therefore, we suggest to delete paragraph 6."
    )
    first, second = references(text, ONE.citable)
    assert onward.distinct(text, [first, second]) == [first]


@pytest.mark.parametrize(
    "second",
    [
        "No amendment is needed in paragraph 11.",
        "No further revision of paragraph 11.",
        "Aucun ajout au paragraphe 11.",
        "Ninguna enmienda en el párrafo 11.",
        "Keine Anpassung in Absatz 11.",
        "لا حاجة إلى تعديل الفقرة 11.",
    ],
)
def test_who_wants_no_change_of_a_piece_speaks_of_it(second):
    found = mail(f"We object to paragraph 7. {second}")
    assert [(c.paragraphs, c.action.value) for c in found] == [
        (("7",), "comment"),
        (("11",), "keep"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "A rule on keys should be added at the end of paragraph 8.",
        "Une règle devrait être ajoutée à la fin du paragraphe 8.",
        "Una regla debería añadirse al final del párrafo 8.",
    ],
)
def test_what_is_put_at_the_end_of_a_piece_is_on_that(said):
    found = mail(f"We find paragraph 5 too long. {said}")
    assert any("8" in c.paragraphs for c in found)
