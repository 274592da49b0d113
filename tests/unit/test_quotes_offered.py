"""Attribution: a new wording of a paragraph that is all an answer says."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import TEXTS, mail, units

OLD = TEXTS["8"]
NEW = OLD.replace("heavy", "very heavy")


@pytest.mark.parametrize(
    "said",
    [
        "We suggest the following wording: “{}”",
        "Proposed text: “{}”",
        "Sugerimos la siguiente redacción: «{}»",
        'نفضل الصياغة التالية: "{}"',
        "建议措辞如下：“{}”",
        "Wir regen folgenden Wortlaut an: „{}“",
        "Просим изложить так: «{}»",
    ],
)
def test_a_new_wording_below_the_old_one_is_never_lost(said):
    found = mail(f"> 8. {OLD}", said.format(NEW))
    assert [c.paragraphs for c in found] == [("8",)]
    assert NEW in found[0].text


def test_words_that_are_only_quoted_say_nothing():
    assert not mail(f"> 8. {OLD}", f"“{OLD}”")
    assert units(mail(f"“{OLD}” Delete this.")) == [("PORT/1", "8", "delete")]


@pytest.mark.parametrize(
    "said",
    [
        "the phrase “heavy weather” is vague, see our report on storms.",
        "The meaning of “heavy weather” is unclear.",
        "Le sens de « heavy weather » n'est pas clair.",
        "El sentido de «heavy weather» no está claro.",
        "Неясно, что значит «heavy weather».",
        "Смысл слов «heavy weather» неясен.",
        "معنى عبارة “heavy weather” غير واضح.",
        "“heavy weather”的含义不清楚。",
        "Die Bedeutung von „heavy weather“ ist unklar.",
    ],
)
def test_who_doubts_quoted_words_asks_for_no_others(said):
    (found,) = mail(f"Paragraph 8: {said}")
    assert (found.paragraphs, str(found.action), found.proposed) == (
        ("8",),
        "comment",
        "",
    )


@pytest.mark.parametrize(
    "said",
    [
        "We have doubts about “Boats should be lit”.",
        "Le sens de « boats should be lit » n'est pas clair.",
    ],
)
def test_a_duty_in_quoted_words_is_not_the_senders(said):
    lit = Paragraph(label="3", text="Boats should be lit from dusk, even at anchor.")
    drafts = prepare([Draft(id="LIT", title="Lights", call="c", paragraphs=(lit,))])
    assert units(mail(f"Paragraph 3: {said}", drafts=drafts)) == [
        ("LIT", "3", "comment")
    ]


@pytest.mark.parametrize(
    "where",
    [
        ", see section 4 of Directive (EU) No 71/2009",
        ", cf. page 11 of our yearbook",
        " (see Regulation (EC) No 725/2004)",
    ],
)
def test_where_to_look_is_no_part_of_what_is_asked(where):
    said = f"Paragraph 8 seems far too detailed for a text like this{where}."
    assert units(mail(said)) == [("PORT/1", "8", "comment")]


@pytest.mark.parametrize(
    "said",
    [
        "The passage “the port in heavy weather”: delete the whole paragraph.",
        "On the words “the port in heavy weather”: please take this paragraph out.",
        "Le passage « the port in heavy weather » : supprimer tout le paragraphe.",
        "El pasaje «the port in heavy weather»: suprímase el párrafo entero.",
        "Место «the port in heavy weather»: просим исключить весь пункт.",
        "Die Stelle „the port in heavy weather“: bitte den ganzen Absatz streichen.",
        'عبارة "the port in heavy weather": نطلب حذف الفقرة بأكملها.',
        "“the port in heavy weather”这一处：建议删除整段。",
    ],
)
def test_where_words_are_quoted_all_of_their_paragraph_may_go(said):
    assert units(mail(said)) == [("PORT/1", "8", "delete")]


@pytest.mark.parametrize(
    "said",
    [
        "The passage “the port in heavy weather”: delete.",
        "The passage “the port in heavy weather”: delete it, the paragraph is long.",
        "The passage “the port in heavy weather”: strike it out of the paragraph.",
        "The passage “the port in heavy weather”: delete only part of the paragraph.",
    ],
)
def test_where_words_are_quoted_they_alone_may_go(said):
    assert units(mail(said)) == [("PORT/1", "8", "amend")]
