"""What is only told, answered with no, or taken back is not what a sender asks for."""

import pytest

from tests.harbour import LAW, PORTS, mail, prepare, units

BOTH = prepare([PORTS, LAW])


@pytest.mark.parametrize(
    "text",
    [
        # what others want
        "Paragraph 5: Estmark asked for its deletion. That would be a mistake.",
        "Paragraph 5: some ports have asked to strike it; we are against.",
        "Paragraph 5: some would like to see this paragraph go. Not Estmark.",
        "Paragraph 5: we heard of its deletion and of a fifth. We favour the last.",
        "Paragraphe 5 : certains demandent de le supprimer ; pas nous.",
        "Párrafo 5: Estmark propone suprimirlo. No estamos de acuerdo.",
        "Пункт 5: Эстмарк предлагает его исключить. Мы с этим не согласны.",
        "第5段：有人建议删除，我们反对。",
        # a question, and one's own answer
        "Paragraph 5: should it be deleted? Certainly not.",
        "Paragraph 5: delete? No!",
        "Paragraph 5: keep it? Never.",
        "Paragraphe 5 : faut-il le supprimer ? Évidemment non.",
        "Párrafo 5: ¿suprimirlo? De ninguna manera.",
        "Пункт 5: исключить? Ни в коем случае.",
        "第5段：要删除吗？绝对不行。",
        "Absatz 5: Streichen? Auf keinen Fall.",
        # what was asked before
        "Paragraph 5: last year we proposed to delete it. We no longer do.",
        "Paragraph 5: we withdraw our request for deletion.",
        "الفقرة 5: كنا قد اقترحنا حذفها، ولم نعد نطلب ذلك.",
        "Пункт 5: мы предлагали исключить этот пункт, теперь снимаем это предложение.",
    ],
)
def test_a_change_that_the_sender_does_not_want_is_never_decided(text):
    found = mail(text, drafts=BOTH)
    assert all(act in ("keep", "comment") for *_, act in units(found))
    offered = [c.paragraph for one in found for c in one.candidates if one.review]
    assert "5" in offered or [u[1] for u in units(found)] == ["5"]
    assert "".join(one.text for one in found).split() == text.split()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Please delete paragraph 5. It is wrong.", "delete"),
        ("We oppose paragraph 5 and ask for its deletion.", "delete"),
        ("We disagree with paragraph 5. Please delete it.", "delete"),
        ("Paragraph 5: why so long? Delete it.", "delete"),
        ("Paragraph 5: could this be left out? No other law has it.", "delete"),
        ("Paragraph 5: others want it out. We do not.", "keep"),
        ("Paragraph 5: is it clear? No. Replace “tariffs” by “fees”.", "amend"),
    ],
)
def test_a_change_that_he_wants_is_decided(text, asked):
    assert units(mail(text, drafts=BOTH)) == [("PORT/1", "5", asked)]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraphs 5 and 6: the first is fine, the second should be deleted.",
        "Paragraphs 5 and 6: yes to the former, no to the latter.",
        "Paragraphes 5 et 6 : le premier nous convient, le second est à supprimer.",
        "Пункты 5 и 6: первый поддерживаем, второй нет.",
        "第5段和第6段：前者支持，后者不支持。",
        "الفقرتان 5 و6: نؤيد الأولى ونعارض الثانية.",
        "Absätze 5 und 6: Ersterem stimmen wir zu, letzteren lehnen wir ab.",
        "Paragraph 5 or 6 should be deleted, not both.",
        "Paragraph 5 and, failing that, paragraph 6 should be deleted.",
        "If paragraph 5 is deleted, we ask for the deletion of paragraph 6 as well.",
        "Мы против исключения пункта 5 и за исключение пункта 6.",
    ],
)
def test_what_is_said_of_one_of_two_is_never_said_of_both(text):
    (found,) = mail(text, drafts=BOTH)
    assert found.review
    assert {c.paragraph for c in found.candidates} == {"5", "6"}
    assert found.text == text


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("我们赞成将国际组织与其成员国区分开来。", False),
        ("有人支持“国际组织”的定义。", False),
        ("我们支持欧洲联盟的意见。", True),
        ("我们支持欧洲联盟。", True),
    ],
)
def test_what_is_supported_in_chinese_is_no_body_that_it_only_names(words, asked):
    (found,) = mail("第8段", words)
    assert (found.review, found.action.value) == (asked, "keep")
