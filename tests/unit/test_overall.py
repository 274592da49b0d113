"""Remarks on the whole are comments of their own; what only accompanies is none.

`overall.txt`: `+` is a general comment, alone and below a comment on a paragraph; `~`
is kept by itself, and may be more of the comment above; `-` says nothing.
"""

from pathlib import Path

import pytest

from rules.location.courtesy import is_cover, is_general, only_accompanies
from rules.location.overall import is_remark, may_be_remark
from rules.location.signature import is_name
from rules.paragraph import prepare
from rules.terms import Action, Draft, Paragraph
from tests.harbour import ONE, mail, units

_BEES = "Each town shall keep {} hives, and publish the count of its bees in ten days."
_TEXTS = {
    **{str(n): _BEES.format(n) for n in range(1, 9)},
    "9": "Before a hive is moved, a consultation of the neighbours is held.",
    "10": "The package of each jar names the town.",
}
_DRAFTS = prepare(
    [
        Draft(
            id="BEES",
            title="The bee compact",
            call="c",
            paragraphs=tuple(Paragraph(label=k, text=v) for k, v in _TEXTS.items()),
        )
    ]
)
_GREETING = {
    "en": "Dear colleagues,",
    "fr": "Madame, Monsieur,",
    "es": "Estimados señores:",
    "ru": "Уважаемые коллеги!",
    "ar": "تحية طيبة وبعد،",
    "zh": "尊敬的各位：",
    "de": "Sehr geehrte Damen und Herren,",
}
_ABOVE = {
    "ru": "Пункт 8: слишком длинный.",
    "ar": "الفقرة 8: طويلة جدا.",
    "zh": "第8段：太长。",
}
_LINES = Path(__file__).with_name("overall.txt").read_text("utf-8").splitlines()
_CASES = [(*head.split(), said) for head, said in (x.split(" | ") for x in _LINES)]


def cases(*marks):
    return [(lang, said) for lang, mark, said in _CASES if mark in marks]


@pytest.mark.parametrize(("lang", "said"), cases("+"))
def test_a_remark_on_the_whole_is_a_general_comment(lang, said):
    above = _ABOVE.get(lang, "Paragraph 8: too long.")
    (alone,) = mail(_GREETING[lang], said, drafts=_DRAFTS)
    first, below = mail(above, said, drafts=_DRAFTS)
    assert (alone.paragraphs, alone.review) == (("*",), False)
    assert (first.text, first.paragraphs) == (above, ("8",))
    assert (below.text, below.paragraphs) == (said, ("*",))


@pytest.mark.parametrize(("lang", "said"), cases("~"))
def test_what_may_be_said_of_the_whole_is_kept(lang, said):
    above = _ABOVE.get(lang, "Paragraph 8: too long.")
    (alone,) = mail(_GREETING[lang], said, drafts=_DRAFTS)
    assert alone.text == said
    assert said in "\n".join(c.text for c in mail(above, said, drafts=_DRAFTS))


@pytest.mark.parametrize(("lang", "said"), cases("-"))
def test_what_only_accompanies_the_whole_is_no_comment(lang, said):
    above = _ABOVE.get(lang, "Paragraph 8: too long.")
    assert not mail(_GREETING[lang], said, drafts=_DRAFTS)
    assert len(mail(above, said, drafts=_DRAFTS)) == 1


@pytest.mark.parametrize(
    ("above", "said"),
    [
        # the paragraph itself is on a consultation, or on packages
        ("Paragraph 9: good.", "More time should be given for the consultation."),
        ("Paragraphe 9 : bien.", "La consultation devrait durer plus longtemps."),
        ("Párrafo 9: bien.", "La consulta debería durar más."),
        ("Пункт 9: хорошо.", "Консультации следует проводить дольше."),
        ("الفقرة 9: جيدة.", "ينبغي تمديد المشاورة."),
        ("第9段：好。", "磋商应当更长。"),
        ("Absatz 9: gut.", "Die Konsultation sollte länger dauern."),
        ("Paragraph 10: good.", "The package should be smaller."),
        # the comment above is
        ("Paragraph 8: no glossary is needed.", "A glossary would only confuse."),
        # a piece is pointed to
        ("Paragraph 8: too long.", "This provision was not part of the consultation."),
        ("Paragraphe 8 : trop long.", "Cette disposition alourdit le coût total."),
        ("Párrafo 8: muy largo.", "Esta disposición aumenta el coste total."),
        ("Пункт 8: длинно.", "Это положение увеличивает общую стоимость."),
        ("الفقرة 8: طويلة.", "هذا الحكم لم يعرض في المشاورة."),
        ("第8段：长。", "该规定没有经过磋商。"),
        ("Absatz 8: zu lang.", "Diese Bestimmung erhöht die Gesamtkosten zu sehr."),
        # how it is written
        ("Paragraph 8: fine.", "The wording is heavy."),
    ],
)
def test_what_may_be_said_of_the_paragraph_stays_with_it(above, said):
    (found,) = mail(above, said, drafts=_DRAFTS)
    assert found.text == f"{above}\n{said}"


@pytest.mark.parametrize(
    "said",
    [
        "On behalf of our members, we regret that the time for comments was so short.",
        "Au nom de nos membres, nous regrettons que la consultation ait été si courte.",
        "En nombre de nuestros socios, lamentamos que la consulta fuera tan breve.",
        "От имени наших членов сожалеем, что консультации были столь короткими.",
        "باسم أعضائنا نأسف لقصر مدة المشاورة.",
        "我们谨代表会员对磋商时间太短表示遗憾。",
        "Im Namen unserer Mitglieder bedauern wir, dass die Anhörung so kurz war.",
    ],
)
def test_who_speaks_for_others_says_something_nonetheless(said):
    assert is_general(said)
    assert not is_cover(said)


@pytest.mark.parametrize(
    "above",
    [
        "To shorten the text, we suggest merging paragraphs 5 and 6.",
        "Pour alléger, nous proposons de fusionner les paragraphes 5 et 6.",
        "Para abreviar, proponemos fusionar los párrafos 5 y 6.",
        "Для краткости предлагаем объединить пункты 5 и 6.",
        "للاختصار نقترح دمج الفقرتين 5 و6.",
        "Zur Kürzung schlagen wir vor, die Absätze 5 und 6 zusammenzulegen.",
        "We ask you to delete paragraph 6.",
    ],
)
def test_a_demand_that_ends_with_its_piece_is_no_heading(above):
    found = mail(above, "The drafts contradict each other.", drafts=_DRAFTS)
    assert found[0].text == above
    assert units(found[1:]) == [(None, "*", "general")]


def test_a_heading_still_waits_for_its_words():
    (found,) = mail("On paragraph 8", "The texts are too long.", drafts=_DRAFTS)
    assert found.paragraphs == ("8",)


def test_who_quotes_or_counts_speaks_of_no_whole_style():
    assert is_remark("the wording is unclear.")
    assert not is_remark('the wording "swarm" is unclear.')


def test_what_is_told_of_a_matter_may_be_a_remark():
    assert is_remark("the drafts read well.")
    assert not is_remark("the working group met in june.")
    assert is_remark("the working group was badly led.")
    assert may_be_remark("about the package we shall speak in june.")
    assert not may_be_remark("our comments on the package follow.")
    assert not may_be_remark("we keep bees.")


@pytest.mark.parametrize(
    "text",
    [
        "The Union reviewed the drafts at its meeting in May.",
        "Der Verband hat die Entwürfe am 3. Mai erhalten.",
        "The Embassy has the honour to refer to the negotiations on the drafts.",
    ],
)
def test_a_day_or_a_courtesy_makes_no_remark(text):
    assert only_accompanies(text)


def test_a_short_last_sentence_is_no_name():
    assert not is_name("النص ثقيل.")
    assert not is_name("النصوص طويلة جدا")
    assert is_name("هالة الزيات")


def test_a_line_that_is_broken_says_the_same():
    said = "We thank the secretariat for the texts and reserve the\nright to come back."
    found = mail("Paragraph 7: delete.", said)
    assert [(c.paragraphs, c.text) for c in found] == [
        (("7",), "Paragraph 7: delete."),
        (("*",), said),
    ]


@pytest.mark.parametrize(
    "said", ["Overall a good text. Two remarks:", "The text is too long. Our points:"]
)
def test_what_is_said_of_the_text_before_words_lead_in_is_kept(said):
    found = mail(said, "Paragraph 7: delete.")
    assert [(c.paragraphs, c.text) for c in found] == [
        (("*",), said),
        (("7",), "Paragraph 7: delete."),
    ]
    assert len(mail("General remarks. Two points:", "Paragraph 7: delete.")) == 1


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("We reserve on the whole of the Harbour Rules and on paragraph 7.", "comment"),
        (
            "We doubt the Harbour Rules as a whole, especially paragraph 7.",
            "comment",
        ),
        (
            "We support the Harbour Rules as a whole and paragraph 7 in particular.",
            "keep",
        ),
        (
            "Réserves sur l'ensemble des Harbour Rules et sur le paragraphe 7.",
            "comment",
        ),
        ("Сомнения по всему Harbour Rules и по пункту 7.", "comment"),
        ("我们对整个Harbour Rules和第7段有疑问。", "comment"),
    ],
)
def test_a_whole_text_beside_a_piece_is_a_remark_of_its_own(text, action):
    general, one = mail(text)
    assert (general.document, general.action) == ("PORT/1", Action.GENERAL)
    assert units([one]) == [("PORT/1", "7", action)]
    assert text.replace(" ", "") == (general.text + one.text).replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        "On the whole, we support paragraph 7.",
        "Paragraph 7 as a whole should stay.",
        "We welcome the Harbour Rules, in particular paragraph 7.",
    ],
)
def test_a_piece_as_a_whole_or_a_welcome_is_no_whole_text_beside_it(text):
    assert units(mail(text)) == [("PORT/1", "7", "keep")]


def test_a_general_sentence_before_it_is_told_once():
    said = "The draft is good. We doubt the Harbour Rules as a whole and paragraph 7."
    texts = [one.text.strip() for one in mail(said)]
    assert texts == [
        "The draft is good.",
        "We doubt the Harbour Rules as a whole",
        "and paragraph 7.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "总的意见：整个文件篇幅过长。",
        "令人遗憾的是，整个文件没有提到资金问题。",
        "Общее замечание: во всём документе ничего не сказано о деньгах.",
        "Allgemein: Das Papier ist als Ganzes zu lang.",
        "Leider geht das gesamte Dokument auf die Kosten nicht ein.",
    ],
)
def test_a_remark_on_all_of_a_document_is_general_between_others(text):
    found = mail("Paragraph 7: delete.", text, "Paragraph 8: fine.", drafts=ONE)
    assert [c.paragraphs for c in found] == [("7",), ("*",), ("8",)]


def test_what_is_said_in_general_of_a_piece_stays_with_it():
    found = mail("Absatz 7: Das ist als Ganzes gestrichen worden.", drafts=ONE)
    assert [c.paragraphs for c in found] == [("7",)]


@pytest.mark.parametrize(
    "said",
    [
        "The wording of these conditions is too heavy.",
        "La rédaction de ces deux conditions est très lourde.",
        "La redacción de estas condiciones es confusa.",
        "Die Formulierung dieser beiden Bedingungen ist unklar.",
        "Формулировки этих двух условий неясны.",
        "الصياغة في هذه الشروط غامضة",
        "这些条款的措辞不清楚。",
        "The texts of 11.1 and 11.2 contradict each other.",
        "Los textos actuales de la 11.2 y 11.1 no son claros.",
        "11.1和11.2的措辞不一致。",
        "The word “consultation” has no definition.",
        "Der Korb, zu dem der Honig gehört, fehlt.",
        "Hive:consultation is missing.",
    ],
)
def test_what_is_said_of_some_pieces_or_of_a_word_is_not_on_the_whole(said):
    assert not is_general(said)


@pytest.mark.parametrize(
    "said",
    [
        "The wording of these drafts is too heavy.",
        "La rédaction de ces textes est trop lourde.",
        "La redacción de estos proyectos es confusa.",
        "Die Formulierung dieser Entwürfe ist unklar.",
        "Формулировки этих проектов неясны.",
        "صياغة هذه النصوص غامضة",
        "这些草案的措辞不清楚。",
        "Wir wurden nicht gehört.",
        "Man hat uns nicht gehört.",
        "The consultation: it was too short.",
    ],
)
def test_what_is_said_of_the_texts_is(said):
    assert is_general(said)


@pytest.mark.parametrize(
    "text",
    [
        "We looked first at the guild as a whole, with the sums on how it does.",
        "Such lamps are used throughout the trade and known to everybody.",
        "Captains should decide, in consultation with the crew, when to sail.",
        "La décision devrait être prise en consultation avec les équipages.",
        "La decisión debería tomarse en consulta con las tripulaciones.",
        "The translation of “berth” as “lit” made us laugh.",
        "Sailing by night affects the overall insurance of the boats.",
    ],
)
def test_what_is_said_of_another_whole_is_not_on_the_texts(text):
    assert "*" not in [p for c in mail(text) for p in c.paragraphs]


@pytest.mark.parametrize(
    "text",
    [
        "We support the rules as a whole.",
        "The style is heavy throughout.",
        "The overall structure should be simpler.",
        "The translation is poor.",
    ],
)
def test_what_is_said_of_the_whole_is(text):
    assert [c.paragraphs for c in mail(text)] == [("*",)]
