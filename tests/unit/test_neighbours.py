"""Words of position: the next piece, the one before, the same article."""

import pytest

from rules.citation import references
from rules.location import by_number
from tests.harbour import ONE, SECTIONS, mail, prepare, units
from tests.unit.test_citation import draft

ACT = prepare([draft("ACT", ["1(1)", "1(2)", "1(3)", "2(1)", "2(2)", "3(1)"])])
DEEP = prepare([draft("DEEP", ["1", "2", "2(a)", "2(b)", "3", "4"])])


def read(*blocks, drafts=ONE):
    return [
        [c.paragraph for c in comment.candidates]
        if comment.review
        else comment.paragraphs
        for comment in mail(*blocks, drafts=drafts)
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Paragraph 7 is weak.", "The next one should be deleted.", "8"),
        ("Paragraph 7 is weak.", "The next is fine.", "8"),
        ("Paragraph 7 is weak.", "The one after it should be deleted.", "8"),
        ("Paragraph 7 is weak.", "The one before should be deleted.", "6"),
        ("Paragraph 7 is weak.", "The paragraph which comes below: delete.", "8"),
        ("Paragraph 7 is weak.", "The paragraph that precedes it: delete.", "6"),
        ("El párrafo 7 es flojo.", "El párrafo que viene a continuación: fuera.", "8"),
        ("Paragraph 7 is weak.", "The preceding one is fine.", "6"),
        ("Le paragraphe 7 est faible.", "Le suivant est à supprimer.", "8"),
        ("Le paragraphe 7 est faible.", "Celui qui suit devrait disparaître.", "8"),
        ("Le paragraphe 7 est faible.", "Le précédent nous convient.", "6"),
        ("Le paragraphe 7 est faible.", "Celui d'avant nous convient.", "6"),
        ("El párrafo 7 es flojo.", "El siguiente debería suprimirse.", "8"),
        ("El párrafo 7 es flojo.", "El que le precede nos gusta.", "6"),
        ("El párrafo 7 es flojo.", "El anterior está bien.", "6"),
        ("Пункт 7 слабый.", "Следующий нужно исключить.", "8"),
        ("Пункт 7 слабый.", "Тот, что перед ним, нас устраивает.", "6"),
        ("Пункт 7 слабый.", "Предыдущий нас устраивает.", "6"),
        ("الفقرة 7 ضعيفة.", "أما الفقرة التي تليها فتحذف.", "8"),
        ("الفقرة 7 ضعيفة.", "والفقرة التي قبلها جيدة.", "6"),
        ("第7段太弱。", "下一段应删除。", "8"),
        ("第7段太弱。", "前一段很好。", "6"),
        ("Ziffer 7 ist schwach.", "Die nächste sollte gestrichen werden.", "8"),
        ("Ziffer 7 ist schwach.", "Die davor ist gut.", "6"),
    ],
)
def test_a_pointer_to_a_neighbour_is_that_neighbour(first, second, expected):
    for words in (f"{first} {second}", f"{first}\n{second}"):
        assert read(words) == [("7",), (expected,)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Paragraph 7 is weak.", "Once more, the same one: delete it."),
        ("Paragraph 7 is weak.", "The same again: delete it."),
        ("Paragraph 7 is weak.", "Again the same: delete it."),
        ("Le paragraphe 7 est faible.", "De nouveau le même : à supprimer."),
        ("El párrafo 7 es flojo.", "El mismo otra vez: suprimirlo."),
        ("Пункт 7 слабый.", "Ещё раз тот же: исключить."),
        ("Ziffer 7 ist schwach.", "Nochmals dieselbe: streichen."),
        ("第7段太弱。", "又是同一段：应删除。"),
    ],
)
def test_the_same_once_more_is_what_was_spoken_of(first, second):
    found = mail(first, second)
    assert [(str(c.action), c.paragraphs) for c in found] == [
        ("comment", ("7",)),
        ("delete", ("7",)),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Article 1(1): too long.", "Same article, second paragraph: delete."),
        ("Article 1(1): too long.", "Same article, paragraph 2: delete."),
        ("Article 1, paragraphe 1 : long.", "Même article, paragraphe 2 : supprimer."),
        ("Artículo 1, párrafo 1: largo.", "Mismo artículo, párrafo 2: suprimir."),
        ("Пункт 1 статьи 1 длинный.", "Та же статья, пункт 2: исключить."),
        ("المادة 1 الفقرة 1 طويلة.", "المادة نفسها، الفقرة 2: تحذف."),
        ("第1条第1款太长。", "同一条第2款应删除。"),
        ("Artikel 1 Absatz 1 ist lang.", "Derselbe Artikel, Absatz 2: streichen."),
    ],
)
def test_the_same_article_holds_the_piece_behind_it(first, second):
    found = mail(f"{first}\n{second}", drafts=ACT)
    assert [c.paragraphs for c in found] == [("1(1)",), ("1(2)",)]
    assert str(found[1].action) == "delete"


@pytest.mark.parametrize(
    ("words", "drafts", "expected"),
    [
        ("Article 1(1): no. Same article: delete.", ACT, ["1(1)", "1(2)", "1(3)"]),
        ("Article 1(1): no. Next article: delete.", ACT, ["2(1)", "2(2)"]),
        ("Article 2(2): no. Next article: delete.", ACT, ("3(1)",)),
        ("Article 1(1): no. Same article, paragraph 9: why?", ACT, None),
        ("Article 1(3): no. Next paragraph: delete.", ACT, ("2(1)",)),
        ("Paragraph 2: no. Next paragraph: delete.", DEEP, ["2(a)", "3"]),
        ("Paragraph 3: no. Previous paragraph: delete.", DEEP, ["2(b)", "2"]),
        ("Paragraph 2: no. Same paragraph: delete.", DEEP, ("2",)),
        ("Paragraph 2: no. Same paragraph, point (b): delete.", DEEP, ("2(b)",)),
        ("Paragraph 4: no. Next paragraph: delete.", DEEP, []),
    ],
)
def test_what_may_be_another_is_asked_about(words, drafts, expected):
    _, second = read(words, drafts=drafts)
    assert second == (["1(1)", "1(2)", "1(3)"] if expected is None else expected)


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("Merge paragraph 7 with the next paragraph.", ("7", "8")),
        ("Paragraph 7 should be merged with the previous one.", ("7", "6")),
        ("Paragraph 7 is weak. It should be merged with the next one.", ("7", "8")),
        ("Le paragraphe 7 pourrait être fondu dans le précédent.", ("7", "6")),
        ("El párrafo 7 podría fundirse con el anterior.", ("7", "6")),
        ("Следует объединить пункт 7 со следующим пунктом.", ("7", "8")),
        ("يمكن دمج الفقرة 7 مع الفقرة السابقة.", ("7", "6")),
        ("第7段可与前一段合并。", ("7", "6")),
        ("Ziffer 7 könnte mit der vorigen Ziffer verschmelzen.", ("7", "6")),
    ],
)
def test_a_sentence_that_merges_with_a_neighbour_is_on_both(words, labels):
    assert units(mail(words)) == [("PORT/1", *labels, "merge")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Paragraphs 6 and 7 are good. The next one can go.", ("8",)),
        ("Paragraphs 5 and 7 are good. The next one can go.", ["8"]),
        ("Paragraphs 6 and 7 are good. The previous one can go.", ["5"]),
    ],
)
def test_behind_several_in_a_row_comes_the_next(words, expected):
    assert read(words)[-1] == expected


@pytest.mark.parametrize(
    "words",
    [
        "Paragraph 7: the next one is fine.",
        "Paragraph 7: merge with paragraph 7, and drop the next paragraph.",
    ],
)
def test_what_is_asked_of_a_neighbour_is_not_asked_of_the_piece(words):
    (one,) = mail(words)
    assert one.review
    assert [c.paragraph for c in one.candidates] == ["7", "8"]


@pytest.mark.parametrize(
    "words",
    [
        "Paragraph 7 repeats the previous one. Delete it.",
        "Paragraph 7: delete. The previous paragraph already says it.",
    ],
)
def test_a_neighbour_that_only_argues_is_none(words):
    assert units(mail(words)) == [("PORT/1", "7", "delete")]


@pytest.mark.parametrize(
    ("first", "asked"),
    [
        ("Paragraph 7: good.", "We would delete the next one."),
        ("Paragraph 7: good.", "Please delete the next paragraph."),
        ("Paragraphe 7 : bien.", "Nous proposons de supprimer le paragraphe suivant."),
        ("Párrafo 7: bien.", "Suprimir el siguiente párrafo."),
        ("Пункт 7: хорошо.", "Просим исключить следующий пункт."),
        ("الفقرة 7: جيدة.", "يرجى حذف الفقرة التالية."),
        ("第7段：很好。", "请删除下一段。"),
        ("Absatz 7: gut.", "Bitte streichen Sie den nächsten Absatz."),
    ],
)
def test_a_neighbour_that_is_the_object_of_what_is_asked_is_asked_for(first, asked):
    found = units(mail(first, asked))
    assert found == [("PORT/1", "7", "keep"), ("PORT/1", "8", "delete")]
    assert units(mail(first.split(":")[0].split("：")[0], asked))[-1:] == found[1:]


def test_below_a_heading_a_neighbour_that_only_argues_is_none():
    found = mail("Paragraph 7", "Delete. The next paragraph covers this.")
    assert units(found) == [("PORT/1", "7", "delete")]
    found = mail("Paragraph 7", "Fine. The next paragraph should be deleted.")
    assert [c.paragraphs for c in found][-1:] == [("8",)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("Paragraph 8", "Merge it with the next paragraph."), ("8", "9")),
        (("Paragraph 8", "To be merged with the previous one."), ("7", "8")),
        (("Paragraph 11", "Merge it with the next paragraph."), ("11",)),
    ],
)
def test_a_merger_with_a_neighbour_is_on_both(words, expected):
    (found,) = mail(*words)
    assert (found.action, found.review) == ("merge", len(expected) == 1)
    assert found.review or tuple(sorted(found.paragraphs)) == expected


def test_a_merger_with_a_neighbour_that_may_be_two_is_a_question():
    (found,) = mail("Paragraph 2", "Merge it with the next paragraph.", drafts=DEEP)
    assert found.review
    assert {c.paragraph for c in found.candidates} == {"2", "2(a)", "3"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The paragraph directly following paragraph 7 should be deleted.", "8"),
        ("Please delete the one that comes right after paragraph 7.", "8"),
        ("Please delete the paragraph after paragraph 7.", "8"),
        ("Please delete the paragraph that precedes paragraph 7.", "6"),
        ("Merci de supprimer l'alinéa qui suit aussitôt le paragraphe 7.", "8"),
        ("Le paragraphe placé juste avant le paragraphe 7 est à supprimer.", "6"),
        ("Suprímase el párrafo inmediatamente posterior al párrafo 7.", "8"),
        ("Suprímase el párrafo que figura antes del párrafo 7.", "6"),
        ("Просим исключить пункт, идущий сразу после пункта 7.", "8"),
        ("Следующий за пунктом 7 пункт просим исключить.", "8"),
        ("Просим исключить пункт, непосредственно предшествующий пункту 7.", "6"),
        ("يرجى حذف الفقرة التي تأتي مباشرة بعد الفقرة 7.", "8"),
        ("يرجى حذف الفقرة التي تسبق الفقرة 7.", "6"),
        ("第7段之后的那段应删除。", "8"),
        ("请删除第7段的上一段。", "6"),
        ("Der direkt auf Absatz 7 folgende Absatz ist zu streichen.", "8"),
        ("Bitte streichen Sie den Absatz unmittelbar vor Absatz 7.", "6"),
    ],
)
def test_what_stands_beside_a_cited_piece_is_meant_and_not_that(words, expected):
    assert units(mail(words)) == [("PORT/1", expected, "delete")]


@pytest.mark.parametrize(
    ("words", "drafts", "expected"),
    [
        ("The paragraph following paragraph 11 is weak.", ONE, []),
        ("The paragraphs following paragraph 7 are weak.", ONE, ["7"]),
        ("Los párrafos que siguen al párrafo 7 son flojos.", ONE, ["7"]),
        ("The paragraph following paragraph 2 is weak.", DEEP, ["2(a)", "3"]),
        ("The article following Article 1 is weak.", ACT, ["1(1)", "1(2)", "1(3)"]),
    ],
)
def test_where_it_is_not_one_neighbour_a_person_is_asked(words, drafts, expected):
    assert read(words, drafts=drafts) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A new paragraph following paragraph 7: “Ships wait.”", "7"),
        ("Insert the paragraph after paragraph 7: “Ships wait.”", "7"),
        ("We would insert such a paragraph right after paragraph 7.", "7"),
        ("Add to the paragraph following paragraph 7: “at once”.", "8"),
        ("We would like to put the paragraph after paragraph 7.", "7"),
        ("The paragraph following paragraph 7 should be placed in a box.", "8"),
        ("The paragraph after paragraph 7 needs work.", "8"),
        ("Нам не хватает пункта после пункта 7.", "7"),
        ("Нам не хватает отдельного пункта, следующего за пунктом 7.", "7"),
    ],
)
def test_what_is_put_beside_a_piece_stands_beside_no_other(words, expected):
    assert read(words) == [(expected,)]


@pytest.mark.parametrize(
    "words",
    [
        "The paragraph right after § II.2 should be deleted.",
        "Le paragraphe qui suit le paragraphe II.2 est à supprimer.",
        "紧接第II.2段之后的那一段应删除。",
        "يرجى حذف الفقرة التي تلي الفقرة II.2 مباشرة.",
    ],
)
def test_so_is_what_stands_beside_a_code_that_is_called_a_paragraph(words):
    titles = prepare(
        [draft("T", [f"{t}.{n}" for t in ("I", "II") for n in range(1, 5)])]
    )
    assert units(mail(words, drafts=titles)) == [("T", "II.3", "delete")]


@pytest.mark.parametrize(
    "said",
    [
        "We expect no less than the Tide judgment (cf. para. 5) gave.",
        "It disregards what the court ruled in its Tide judgment (para. 5).",
        "No es lo que dice la sentencia Marea (párr. 5).",
        "Ce n'est pas ce que dit l'arrêt Marée (point 5).",
        "Das sagt das Urteil Gezeiten (Ziffer 5) so nicht.",
        "Dignity is a constitutional right protected by Articles 5, 6 and 7, we think.",
        "Es un derecho constitucional protegido por los artículos 5, 6 y 7, no más.",
        "C'est un droit constitutionnel garanti par l'article 5, et pas moins.",
        "Мы считаем, что согласно части 1 статьи 5 Федерального закона это не так.",
        "لا نوافق على ذلك وفقا للمادة 5 من نظام عمل المجلس.",
    ],
)
def test_pieces_of_a_judgment_or_a_constitution_are_none_of_a_draft(said):
    assert all(ref.foreign for ref in references(said, ONE.citable))
    assert [c.paragraphs for c in mail(said)] == [()]


@pytest.mark.parametrize(
    "said",
    [
        "I should like to speak to amendments 5 and 6, in my name.",
        "We do not see why articles 5 and 6 of the old act matter.",
        "Es una propuesta que no cabe en 7 artículos.",
    ],
)
def test_numbers_of_something_else_are_not_offered(said):
    assert not by_number.every(said, ONE, None)


@pytest.mark.parametrize(
    "said",
    ["In our judgment paragraph 5 is too long.", "We worry about 5 and 6."],
)
def test_other_numbers_still_are(said):
    (found,) = mail(said)
    assert "5" in {*found.paragraphs, *(x.paragraph for x in found.candidates)}


@pytest.mark.parametrize(
    "said",
    [
        "Paragraph 5: It would be better if this stood closer to paragraph 7.",
        "Absatz 5: Es wäre besser, wenn er vor Absatz 7 stünde.",
    ],
)
def test_what_would_be_better_if_it_were_so_hangs_on_no_condition(said):
    (found,) = mail(said)
    assert found.paragraphs == ("5",)


def test_who_withdraws_consent_takes_nothing_back():
    (found,) = mail("Paragraph 5 should let crews give and withdraw consent.")
    assert found.paragraphs == ("5",)


@pytest.mark.parametrize(
    "said",
    [
        "As promised, my feedback on 4.2 Urgent calls is that it fails the crews.",
        "Nos remarques sur le 4.2 Appels urgents : il oublie les équipages.",
        "Unsere Bemerkungen zu 4.2 Notrufe: viel zu kurz.",
    ],
)
def test_feedback_on_a_number_with_stops_is_on_that_section(said):
    refs = references(said, prepare([SECTIONS]).citable)
    assert [i.path for ref in refs for i in ref.mention.items] == [("4", "2")]
