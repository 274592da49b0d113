"""What answers a paragraph of the draft that the sender repeats above it."""

import pytest

from tests.harbour import TEXTS, mail, units

BODY = "Our comments follow."


def test_marked_lines_below_paragraphs_that_are_not_are_the_answers():
    said = mail(
        BODY,
        f"7 {TEXTS['7']}",
        "> This clause looks ambitious to us.",
        f"8. {TEXTS['8']}",
        "> Please delete it.",
        "> Nobody would miss it.",
    )
    assert units(said) == [("PORT/1", "7", "comment"), ("PORT/1", "8", "delete")]
    assert not any(c.review for c in said)
    assert said[1].text.endswith("Please delete it.\nNobody would miss it.")


def test_one_marked_line_is_an_answer_if_it_is_a_plain_remark():
    assert units(mail(f"7 {TEXTS['7']}", "> Delete.")) == [("PORT/1", "7", "delete")]
    other = mail(f"7 {TEXTS['7']}", "> Harbour pilots of the north.")
    assert not units(other)


@pytest.mark.parametrize(
    "below",
    [
        ("> On 4 October 2026 at 09:12, A <a@b.example> wrote:", "> Delete it all?"),
        ("> Dear all,", "> Should we delete it?"),
        ("> Begin forwarded message:", "> Should we delete it?"),
        ("> We ask you:", "> Should we delete it?"),
        ("> Should we delete it?", "> Kind regards"),
        (f"> {TEXTS['8']}",),
    ],
)
def test_a_mail_or_the_draft_quoted_below_a_paragraph_is_no_answer(below):
    assert not units(mail(f"7 {TEXTS['7']}", *below))


@pytest.mark.parametrize(
    ("draft", "answer", "asked"),
    [
        ("Your text", "Our answer: I'd get rid of this paragraph.", "delete"),
        ("Draft", "Our view: Who decides that?", "comment"),
        ("You write", "We can accept this text as it stands.", "keep"),
        ("Votre texte", "Notre réponse : à supprimer.", "delete"),
        ("Su texto", "Nuestra respuesta: de acuerdo.", "keep"),
        ("Вы пишете", "Наш ответ: просим исключить этот пункт.", "delete"),
        ("نصكم", "ردنا: نطلب حذف هذه الفقرة.", "delete"),
        ("你们的文本", "我们的答复：请删除这一段。", "delete"),
        ("Ihr Text", "Unsere Antwort: Dieser Absatz kann so bleiben.", "keep"),
    ],
)
def test_a_key_may_call_a_paragraph_the_words_of_the_draft(draft, answer, asked):
    said = mail(f"{draft}: {TEXTS['8']}\n{answer}")
    assert units(said) == [("PORT/1", "8", asked)]
    assert TEXTS["8"] not in (said[0].proposed or "")
    assert units(mail(f"{draft}: {TEXTS['8']}", answer)) == units(said)


def test_new_words_below_such_a_key_are_proposed():
    new = TEXTS["7"].replace("a written", "an oral")
    (said,) = mail(f"Current text: {TEXTS['7']}\nProposed text: {new}")
    assert units([said]) == [("PORT/1", "7", "amend")]
    assert said.proposed == new


def test_a_key_before_the_draft_alone_says_nothing():
    assert not mail(f"Draft: {TEXTS['7']}")


@pytest.mark.parametrize("key", ["New text", "We agree", "Our text"])
def test_other_keys_are_no_words_for_the_draft(key):
    assert mail(f"{key}: {TEXTS['7']}\nDelete the last word.")[0].review


@pytest.mark.parametrize(
    "wish",
    [
        "Between this text and the one that follows there is room for another: “{}”",
        "Between this paragraph and the one that follows one is needed: {}",
        "Between this and the next paragraph, please add: “{}”",
    ],
)
def test_what_is_to_stand_between_this_piece_and_the_next_is_behind_this(wish):
    said = mail(f"> {TEXTS['8']}", wish.format("Small ports have a fund."))
    assert units(said) == [("PORT/1", "8", "add")]


def test_what_is_said_of_the_next_is_not_between():
    said = mail(f"> {TEXTS['8']}", "The one that follows can go.")
    assert units(said) == [("PORT/1", "9", "delete")]


@pytest.mark.parametrize(
    "answer",
    [
        "The second one says who decides. The first does not. It should be reworded.",
        "I recommend rewording the bullet regarding waste.",
        "Il faut reformuler le premier point.",
        "Habría que redactar de nuevo el primer párrafo.",
        "Der erste Punkt sollte klarer gefasst werden.",
        "Первый абзац следует изложить яснее.",
        "ينبغي إعادة صياغة البند الأول.",
        "前者应当改写。",
    ],
)
def test_an_answer_on_one_of_several_paragraphs_above_it_asks_for_which(answer):
    shown = f"> {TEXTS['7']}\n> {TEXTS['8']}"
    (found,) = mail(shown.replace("\n> ", "\n"), answer)
    assert found.review
    assert {c.paragraph for c in found.candidates} in ({"7", "8"}, set())
    (last,) = mail(shown.replace("\n> ", "\n"), "It should be reworded.")
    assert units([last]) == [("PORT/1", "8", "amend")]


BOATS = "Boats rest at night."


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("Paragraph 7 is unclear.", "Proposal:"),
        ("Paragraph 7 is unclear.", "I would change it to:"),
        ("Le paragraphe 7 est obscur.", "Proposition :"),
        ("El párrafo 7 no es claro.", "Propuesta:"),
        ("Absatz 7 ist unklar.", "Vorschlag:"),
        ("Пункт 7 неясен.", "Предложение:"),
        ("第7段不清楚。", "建议："),
        ("الفقرة 7 غير واضحة.", "مقترح:"),
    ],
)
def test_quoted_lines_that_are_announced_are_what_the_sender_proposes(said, lead):
    for between in (" ", "\n"):
        (found,) = mail(f"{said}{between}{lead}", f"> {BOATS}")
        assert found.paragraphs == ("7",)
        assert found.text.endswith(BOATS)
        assert found.action == "amend"
        assert found.proposed in (BOATS, "")
    other = f"{TEXTS['9'].removesuffix('.')} for all."
    first, second = mail(f"{said}\n{lead}", f"> {other}")
    assert first.paragraphs == ("7",) or first.review
    assert units([second]) == [("PORT/1", "9", "amend")]
    assert second.proposed == other


@pytest.mark.parametrize(
    ("lead", "shown"),
    [("Proposal:", TEXTS["9"]), ("They wrote:", BOATS), ("So", BOATS)],
)
def test_others_words_and_a_paragraph_as_it_stands_are_none(lead, shown):
    found = mail(f"Paragraph 7 is unclear.\n{lead}", f"> {shown}")
    assert [c.paragraphs for c in found] == [("7",)]
    assert shown not in found[0].text


def test_a_proposal_that_may_be_of_another_paragraph_is_asked_for():
    mixed = f"{' '.join(TEXTS['9'].split()[:7])} {' '.join(TEXTS['8'].split()[:7])}"
    found = mail("Paragraph 7 is unclear.\nProposal:", f"> {mixed}")
    assert any(mixed in c.text for c in found)
    assert [c.review for c in found if mixed in c.text] == [True]


def test_what_is_cited_in_a_quoted_remark_is_offered_for_the_answer_below_it():
    quoted = "> Paragraph 9 says that waste is received, but does not mention oil."
    (found,) = mail(quoted, "Such a change makes sense to me; I would keep the rest.")
    assert found.review
    assert "9" in [c.paragraph for c in found.candidates]
