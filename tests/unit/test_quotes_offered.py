"""Attribution: a new wording of a paragraph that is all an answer says."""

import pytest

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
