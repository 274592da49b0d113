"""Two pieces in one sentence, of each of which something of its own is asked."""

import pytest

from rules.action import request
from rules.citation import citable
from rules.citation.by_kind import drafts_of
from rules.citation.folding import fold
from rules.location import each
from rules.paragraph import prepare
from rules.terms import Action
from tests.harbour import NOTICE, TWO, mail, units
from tests.unit.test_names_and_wholes import NOTE, cited, light, read, upto

WORDS = light(
    "CONF/2/WD",
    "Draft statement of keepers",
    *upto(19),
    aliases=["projet de déclaration des gardiens"],
)
WORK = light("CONF/2/PW", "Draft programme of work", *upto(9))
CALLS = light("CONF/2/CC", "Draft code of calls", *upto(9))


def asked(text):
    return [(place, action) for _, *place, action in read(text, drafts=[NOTE])]


SHORTER, OUT = (["5"], "amend"), (["6"], "delete")


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 5 should be shortened and paragraph 6 deleted.",
        "We ask that paragraph 5 be shortened and that paragraph 6 be deleted.",
        "We ask that paragraph 5 be shortened and paragraph 6 deleted.",
        "We would like paragraph 5 to be shortened and paragraph 6 to be deleted.",
        "We would like to see paragraph 5 shortened and paragraph 6 deleted.",
        "Le paragraphe 5 devrait être raccourci et le paragraphe 6 supprimé.",
        (
            "Nous demandons que le paragraphe 5 soit raccourci et que le paragraphe 6 "
            "soit supprimé."
        ),
        "El párrafo 5 debería acortarse y el párrafo 6 suprimirse.",
        "Pedimos que el párrafo 5 se acorte y que el párrafo 6 se suprima.",
        "Absatz 5 sollte gekürzt und Absatz 6 gestrichen werden.",
        "Wir bitten darum, dass Absatz 5 gekürzt und dass Absatz 6 gestrichen wird.",
    ],
)
def test_each_gets_what_is_asked_of_it(text):
    assert asked(text) == [SHORTER, OUT]


def test_three_in_a_row_are_three():
    text = "Paragraph 5 should be shortened, paragraph 6 deleted and paragraph 7 kept."
    assert asked(text) == [SHORTER, OUT, (["7"], "keep")]


def test_one_may_be_praised_and_the_other_go():
    text = "We think that paragraph 5 is excellent and that paragraph 9 must go."
    assert asked(text) == [(["5"], "keep"), (["9"], "delete")]


def test_one_may_go_and_the_other_be_adjusted():
    text = "Delete paragraph 5 and adjust paragraph 6 accordingly."
    assert asked(text) == [(["5"], "delete"), (["6"], "amend")]


def test_behind_a_merger_the_next_is_a_point_of_its_own():
    text = "Paragraph 5 should be merged with paragraph 6 and paragraph 7 deleted."
    assert asked(text) == [(["5", "6"], "merge"), (["7"], "delete")]


STAYS, ONE, LAMPS = (["4"], "keep"), (["5", "6"], "merge"), (["9"], "amend")


@pytest.mark.parametrize(
    "text",
    [
        (
            "Estmark asks that paragraph 4 stay as it is, that paragraphs 5 and 6 be"
            " merged and that “Lamp” in paragraph 9 be replaced by “Light”."
        ),
        (
            "Paragraph 4 should be kept, paragraphs 5 and 6 merged and “Lamp” in"
            " paragraph 9 replaced by “Light”."
        ),
        (
            "Nous souhaitons que le paragraphe 4 reste inchangé, que les paragraphes 5"
            " et 6 soient fusionnés et qu'au paragraphe 9 « Lamp » soit remplacé par"
            " « Light »."
        ),
        (
            "Pedimos que el párrafo 4 quede como está, que se fusionen los párrafos 5 y"
            " 6 y que en el párrafo 9 se sustituya «Lamp» por «Light»."
        ),
        (
            "Мы хотели бы, чтобы пункт 4 остался без изменений, чтобы пункты 5 и 6 были"
            " объединены и чтобы в пункте 9 слово «Lamp» было заменено на «Light»."
        ),
        (
            "Wir schlagen vor, Absatz 4 beizubehalten, die Absätze 5 und 6"
            " zusammenzufassen und in Absatz 9 „Lamp“ durch „Light“ zu ersetzen."
        ),
        (
            "نطلب أن تبقى الفقرة 4 دون تغيير وأن تُدمج الفقرتان 5 و6 وأن يُستعاض"
            ' في الفقرة 9 عن "Lamp" بعبارة "Light".'
        ),
        "建议保留第4段，将第5段和第6段合并，并将第9段中的“Lamp”改为“Light”。",
    ],
)
def test_three_requests_of_one_sentence_are_three(text):
    assert asked(text) == [STAYS, ONE, LAMPS]


@pytest.mark.parametrize(
    "text",
    [
        "We request the deletion of paragraph 6 and the retention of paragraph 9.",
        "Nous demandons la suppression du paragraphe 6 et le maintien du paragraphe 9.",
        "Wir bitten um Streichung von Absatz 6 und Beibehaltung von Absatz 9.",
        "نطلب حذف الفقرة 6 والإبقاء على الفقرة 9.",
        "建议删除第6段、保留第9段。",
    ],
)
def test_each_of_two_nouns_or_verbs_has_its_own_piece(text):
    assert asked(text) == [OUT, (["9"], "keep")]


def test_behind_a_request_a_new_piece_is_added_beside_another_alone():
    text = (
        "We ask that paragraph 6 be removed and that a new paragraph be inserted after"
        " paragraph 9 with the text “All lamps are lit at dusk.”"
    )
    assert asked(text) == [OUT, (["9"], "add")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We ask that paragraph 5, that repeats paragraph 3, go.", [["5"]]),
        (
            "We ask that paragraph 5 stay, and that “lit, and that” in paragraph 6 go.",
            [["5"], ["6"]],
        ),
        (
            "Please have paragraphs 5 and 6 merged and see that paragraph 6 is used.",
            [["5", "6"]],
        ),
        ("Paragraph 5 is long and paragraph 6 should be merged with it.", [["5", "6"]]),
        ("We oppose the deletion of paragraph 5 and the retention of paragraph 9.", []),
        ("We ask that paragraphs 5 and 6 be merged and that paragraph 7 follow.", []),
        ("Please delete paragraph 3 and put the text in paragraph 6.", []),
        (
            "Paragraph 5 should be shortened, as the date in paragraph 9 has gone.",
            [["5"]],
        ),
        ("We support paragraph 5, and the lamp in paragraph 6 is fine too.", []),
        ("We support paragraph 5 and paragraph 6 as drafted.", [["5", "6"]]),
        ("We ask to keep paragraph 5 and paragraph 6 as drafted.", [["5", "6"]]),
    ],
)
def test_what_looks_like_two_requests(text, expected):
    assert [place for place, _ in asked(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "We ask that paragraph 5 and paragraph 6 be deleted.",
        "We ask that paragraph 5 and that paragraph 6 be deleted.",
        "Delete paragraph 5 and paragraph 6 entirely.",
        "Delete paragraph 5 in its entirety and paragraph 6 as well.",
        "Paragraphs 5 to 6 should be deleted.",
        "Delete paragraph 5 and paragraph 6 if you can.",
    ],
)
def test_what_is_asked_of_both_is_one_point(text):
    assert {action for _, action in asked(text)} <= {"delete"}
    assert asked(text) in ([(["5", "6"], "delete")], [])


@pytest.mark.parametrize(
    "text",
    [
        "Paragraphs 5 and 6 should be shortened and deleted, respectively.",
        "Les paragraphes 5 et 6 devraient être raccourci et supprimé respectivement.",
        "Either delete paragraph 5 or shorten paragraph 6.",
        "Paragraph 5 should be deleted and its content moved to paragraph 6.",
        "Norland proposed that paragraph 5 be shortened and paragraph 6 deleted. Yes.",
        "We oppose that paragraph 5 be shortened and paragraph 6 deleted.",
        "We agree to the deletion of paragraph 5 but not to that of paragraph 6.",
        "We do not want paragraph 5 to be shortened and paragraph 6 to be deleted.",
        "Paragraph 5 was shortened and paragraph 6 deleted.",
        "Should paragraph 5 stay, paragraph 6 would have to go.",
        "Paragraph 5 and not paragraph 6 should be deleted.",
        "Paragraph 5 duplicates paragraph 6, which should be deleted.",
        "Le paragraphe 5 répète le paragraphe 6, qui devrait être supprimé.",
        "Пункт 5 повторяет пункт 6, который следует исключить.",
        "We can accept paragraph 5, and paragraph 6 if the date is changed.",
        "The reference in paragraph 5 to paragraph 6 should be deleted.",
        "Instead of paragraph 5, paragraph 6 should be deleted.",
        "Paragraphs 5 and 6 overlap; the first should go.",
        "Paragraph 5 - delete, 6 - keep, 7 - shorten.",
    ],
)
def test_where_one_of_both_may_be_asked_or_neither_a_person_is_asked(text):
    assert asked(text) == []
    assert mail(text, drafts=prepare([NOTE]))


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("that ¶ be shortened;", Action.AMEND),
        ("b. that ¶ not be watered down;", Action.KEEP),
        ("that ¶, which speaks of insurers only, be removed;", Action.DELETE),
        ("That ¶ can be understood is clear.", Action.COMMENT),
    ],
)
def test_a_point_of_a_list_of_what_is_asked(text, action):
    assert request(text).action is action


# --- drafts by their kind, and by the letters at the end of their symbols -------------


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 5 of the draft declaration should go.",
        "Absatz 5 des Entwurfs der Hüterdeklaration",
        "Absatz 5 des Entwurfs der Hütererklärung",
        "párrafo 5 del proyecto de declaración",
    ],
)
def test_a_draft_is_known_by_its_kind_in_any_language(text):
    assert cited(text, NOTE, WORDS, in_force=("NOTE",)) == ["CONF/2/WD 5"]


def test_a_draft_that_is_only_about_one_of_the_kind_is_none():
    about = light("ABOUT", "Report on the charter of reefs", *upto(9))
    both = [["NOTE 5", "ABOUT 5"]]
    text = "Paragraph 5 of the draft charter should go."
    assert cited(text, NOTE, about, in_force=("NOTE",)) == both


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 5 of the draft charter should go.",
        "le paragraphe 5 du projet de charte",
        "пункт 5 проекта хартии",
        "Absatz 5 des Entwurfs einer Hafencharta",
    ],
)
def test_one_of_a_kind_that_no_draft_is_of_is_asked_about(text):
    both = [["NOTE 5", "CONF/2/WD 5"]]
    assert cited(text, NOTE, WORDS, in_force=("NOTE",)) == both


@pytest.mark.parametrize(
    "text",
    ["paragraph 5 of the draft", "paragraph 5 of the draft text", "§ 5 du projet"],
)
def test_the_draft_is_the_one_spoken_of(text):
    assert cited(text, NOTE, WORDS, in_force=("NOTE",)) == ["NOTE 5"]


def test_two_of_a_kind_leave_the_one_spoken_of():
    names = citable([WORDS, light("X", "Declaration of pilots", *upto(5))]).names
    text = fold("paragraph 5 of the draft declaration").text
    assert drafts_of(text, 11, names) == {"CONF/2/WD", "X"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("WD 5 – source?", ["CONF/2/WD 5"]),
        ("PW 5: delete", ["CONF/2/PW 5"]),
        ("paragraph 5 of the PW", ["CONF/2/PW 5"]),
    ],
)
def test_letters_at_the_end_of_a_symbol_name_its_draft(text, found):
    assert cited(text, NOTE, WORDS, WORK, CALLS) == found


@pytest.mark.parametrize("text", ["wd 5: delete", "Pw 5: delete", "CC 5: delete"])
def test_in_small_letters_or_as_in_the_head_of_a_mail_they_name_none(text):
    assert cited(text, NOTE, WORDS, WORK, CALLS) != [f"CONF/2/{text[:2].upper()} 5"]


@pytest.mark.parametrize("text", ["Our ref. RDB/PW/5-041", "Your ref. RDB/PW 5"])
def test_inside_another_symbol_they_name_none(text):
    known = citable([NOTE, WORDS, WORK])
    assert known.named(fold(text)) == ()
    assert known.named(fold("PW 5"))[0].documents == ("CONF/2/PW",)


def test_a_quotation_that_names_a_draft_is_not_the_name_beside_the_number():
    text = "“lamps of this programme of work” in paragraphs 1 and 2. Paragraph 5: fine."
    assert read(f"Replace {text}", drafts=[WORK]) == [
        ("CONF/2/PW", "1", "2", "amend"),
        ("CONF/2/PW", "5", "keep"),
    ]


def test_what_is_to_remain_untouched_is_kept_where_its_clause_is_the_last():
    text = "We ask that paragraph 6 be dropped and that paragraph 4 remain untouched."
    assert asked(text) == [OUT, STAYS]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraphs 6 and 7: support 6, delete 7.",
        "Paragraphs 6 and 7: 6 should stay, 7 should go.",
        "On paragraphs 6 and 7, we support 6 and would delete 7.",
        "Paragraphs 6 and 7: support paragraph 6, delete paragraph 7.",
        "Paragraphs 6 and 7. Keep 6. Delete 7.",
        "Paragraphes 6 et 7 : garder le 6, supprimer le 7.",
        "Párrafos 6 y 7: mantener el 6 y suprimir el 7.",
        "Пункты 6 и 7: пункт 6 сохранить, пункт 7 исключить.",
        "Ziffern 6 und 7: 6 beibehalten, 7 streichen.",
        "第6段和第7段：保留第6段，删除第7段。",
        "الفقرتان 6 و7: الإبقاء على 6 وحذف 7.",
    ],
)
def test_verdicts_behind_all_pieces_are_on_one_each(text):
    found = mail(text)
    assert units(found) == [("PORT/1", "6", "keep"), ("PORT/1", "7", "delete")]
    assert all(one.text in text for one in found)


def test_verdicts_on_letters_and_on_two_of_three_are_told_apart():
    said = "Paragraph 2(a) to (c): keep (a), delete (b) and (c)."
    assert units(mail(said, drafts=prepare([NOTICE]))) == [
        ("NOTICE", "2(a)", "keep"),
        ("NOTICE", "2(b)", "2(c)", "delete"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraphs 6 and 7: delete 7.",
        "Paragraphs 6, 7 and 8: support 6, delete 7.",
        "Paragraphs 6 and 7: keep 6, but 7 needs more thought.",
        "Paragraphs 6 and 7: keep 6 and delete 7 as in the letter of 7 June.",
    ],
)
def test_what_is_said_of_some_alone_and_fits_no_such_reading_is_a_question(text):
    (one,) = mail(text)
    assert one.review
    assert {c.paragraph for c in one.candidates} >= {"6", "7"}


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Paragraphs 6 and 7: 6 and 7 should go.", "delete"),
        ("Paragraphs 6 and 7: merge 7 into 6.", "merge"),
        ("Paragraphs 6 and 7: delete.", "delete"),
    ],
)
def test_what_is_said_of_all_of_them_is_one(text, action):
    assert units(mail(text)) == [("PORT/1", "6", "7", action)]


def test_numbers_that_end_several_labels_or_none_share_nothing_out():
    assert each.shares(": keep 1, delete 2", ("5(1)", "6(1)", "6(2)")) == []
    assert each.shares(": keep 1 delete 2", ("5(1)", "5(2)")) == []
    assert not each.some("delete", 0, ("5", "6"))


def test_candidates_of_two_drafts_are_asked_about_piece_by_piece():
    found = mail("Paragraphs 6 and 7: support 6, delete 7.", drafts=TWO)
    offered = [{(c.document, c.paragraph) for c in one.candidates} for one in found]
    assert [one.action for one in found] == [Action.KEEP, Action.DELETE]
    assert offered == [{("PORT/1", n), ("LAKE/1", n)} for n in ("6", "7")]


@pytest.mark.parametrize(
    "aside", ["which repeats 8", "which repeats paragraph 8", "that nobody needs"]
)
def test_a_clause_on_the_second_piece_does_not_join_it_to_the_first(aside):
    text = f"We propose that paragraphs 5 and 6 be merged and paragraph 9, {aside}, be"
    assert units(mail(f"{text} deleted.")) == [
        ("PORT/1", "5", "6", "merge"),
        ("PORT/1", "9", "delete"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        (
            "On paragraphs 7 and 8 we comment as follows: paragraph 7 is in line with"
            " our law and can stay as it is, paragraph 8 should be deleted."
        ),
        (
            "Malta nimmt zu Ziffern 7 und 8 wie folgt Stellung: Ziffer 7 ist gut und"
            " kann so bleiben, Ziffer 8 dagegen ist zu streichen."
        ),
        (
            "Malte prend position sur les paragraphes 7 et 8 comme suit : le"
            " paragraphe 7 est à garder, le paragraphe 8 est à supprimer."
        ),
    ],
)
def test_what_is_named_again_behind_a_list_is_told_apart(text):
    found = [("PORT/1", "7", "keep"), ("PORT/1", "8", "delete")]
    assert units(mail(text)) == found
    assert not any(one.proposed for one in mail(text))


@pytest.mark.parametrize(
    "text",
    [
        "Wir nehmen wie folgt Stellung: Ziffer 7 ist gut und kann so bleiben.",
        "We comment as follows: paragraph 7 is good and can stay as it is.",
        "Opinamos lo siguiente: el párrafo 7 está bien y puede quedar así.",
    ],
)
def test_as_follows_that_leads_in_a_verdict_announces_no_text(text):
    (one,) = mail(text)
    assert (one.paragraphs, one.action, one.proposed) == (("7",), Action.KEEP, "")


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Suprímase el párrafo 7 y consérvese el párrafo 6.", Action.KEEP),
        ("Elimínese el párrafo 7 y déjese intacto el párrafo 6.", Action.KEEP),
        ("Please delete paragraph 7 and leave paragraph 6 untouched.", Action.KEEP),
        ("请删除7段，6段则维持不变。", Action.KEEP),
        ("نطلب حذف الفقرة 7، وأن يُستعاض في الفقرة 6 عن «may» بـ«can».", Action.AMEND),
    ],
)
def test_two_verbs_have_a_piece_each(text, second):
    found = mail(text)
    asked = [(c.paragraphs, c.action) for c in found if not c.review]
    assert asked == [(("7",), Action.DELETE), (("6",), second)]


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        (
            "Si le paragraphe 6 peut rester, le paragraphe 7 doit par contre partir.",
            [(("6",), Action.KEEP), (("7",), Action.DELETE)],
        ),
        (
            "Si el párrafo 6 puede quedar, el párrafo 7 debe en cambio suprimirse.",
            [(("6",), Action.KEEP), (("7",), Action.DELETE)],
        ),
        (
            "Si le paragraphe 6 est bon, le paragraphe 7 doit en revanche disparaître.",
            [(("6",), Action.COMMENT), (("7",), Action.DELETE)],
        ),
        ("Si le paragraphe 6 part, le paragraphe 7 devrait disparaître.", []),
    ],
)
def test_what_is_granted_is_no_condition(text, decided):
    found = mail(text)
    assert [(c.paragraphs, c.action) for c in found if not c.review] == decided


def test_two_pieces_of_one_request_are_one():
    assert units(mail("请删除7段，6段。")) == [("PORT/1", "7", "6", "delete")]
