"""What is said the other way round, or less than its words name, in seven languages."""

import re
from pathlib import Path

import pytest

from rules.action import request
from rules.terms import Action
from tests.harbour import mail
from tests.unit.test_plain_asks import BEES, LEADS

_SAID = Path(__file__).with_name("turned_asks.txt").read_text("utf-8").splitlines()
_CASES = [line.split(" | ") for line in _SAID]


@pytest.mark.parametrize(("asked", "words"), _CASES)
def test_words_that_name_something_else_ask_for_what_they_say(asked, words):
    lead = next((lead for script, lead in LEADS if re.search(script, words)), "")
    named = "" if "8" in words else lead or "Paragraph 8: "
    (found,) = mail(f"{named}{words}", drafts=BEES)
    assert (found.action, found.review) == (asked, False)
    assert found.paragraphs == ("8",)


@pytest.mark.parametrize(
    "text",
    [
        "Neither paragraph 8 nor paragraph 9 should be changed.",
        "Ni le paragraphe 8 ni le paragraphe 9 ne doivent être modifiés.",
        "Ni el párrafo 8 ni el párrafo 9 deben modificarse.",
        "Weder Absatz 8 noch Absatz 9 sollten geändert werden.",
        "Ни пункт 8, ни пункт 9 менять не следует.",
        "لا ينبغي تغيير الفقرة 8 ولا الفقرة 9.",
        "第8段和第9段都不应改动。",
    ],
)
def test_of_two_neither_is_to_be_changed(text):
    (found,) = mail(text, drafts=BEES)
    assert (found.action, found.paragraphs) == ("keep", ("8", "9"))
    assert not found.review


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We support the aim. We cannot accept ¶.", Action.COMMENT),
        ("We do not want ¶ deleted?", Action.COMMENT),
        ("We cannot agree to ¶. Please write “a month”.", Action.AMEND),
        ("We cannot agree to the deletion of ¶.", Action.KEEP),
        ("If ¶ is deleted, we can agree to the draft.", Action.AMEND),
        ("The exception in ¶ should be deleted.", Action.AMEND),
        ("The rule in ¶ should be deleted.", Action.DELETE),
        ("Wir beantragen, die Regelung in ¶ zu streichen.", Action.DELETE),
        ("Delete the obligation.", Action.DELETE),
        ("Is ten days a joke? A month?", Action.COMMENT),
    ],
)
def test_what_is_close_to_it_is_read_as_before(text, expected):
    assert request(text).action is expected


def test_a_refusal_beside_quoted_words_is_weighed_with_them():
    assert not request("We cannot accept ¶ as it stands: “a month” it is.").plain


@pytest.mark.parametrize(
    "text",
    [
        "¶: The motion to delete the sentence was lost, four to nine.",
        "¶: La proposition de supprimer l'alinéa a été rejetée.",
        "¶: La moción de suprimir el párrafo fue rechazada.",
        "¶: Der Antrag auf Streichung wurde abgelehnt.",
        "¶: Предложение исключить пункт было отклонено.",
        "¶: 删除该段的动议被否决。",
        "¶: رفض اقتراح حذف الفقرة.",
    ],
)
def test_what_was_moved_in_vain_is_not_asked_for(text):
    found = request(text)
    assert (found.action, found.plain) == (Action.COMMENT, True)


@pytest.mark.parametrize(
    "said",
    [
        "Delete our harbour from ¶.",
        "Please strike out their old names in ¶.",
        "Its title in ¶ should be removed.",
        "Delete this word in ¶.",
        "Supprimer notre port du ¶.",
        "Suprimir su título en el ¶.",
        "Удалить наш порт из ¶.",
        "Streichen Sie unseren Hafen in ¶.",
        "احذفوا مينائنا من ¶.",
        "删除¶中我们的名称。",
    ],
)
def test_what_belongs_to_somebody_in_a_piece_is_a_part_of_it(said):
    assert request(said).action is Action.AMEND


@pytest.mark.parametrize(
    "said", ["Delete the text in ¶.", "Remove their ¶.", "Delete it in ¶."]
)
def test_a_piece_that_is_deleted_by_another_word_is_deleted(said):
    assert request(said).action is Action.DELETE


@pytest.mark.parametrize(
    "text",
    [
        "We would be happier if ¶ vanished, because our members voted so on 14 May.",
        "It would be better if ¶ were dropped, and our members agree with that.",
        "Nous serions soulagés si ¶ disparaissait, car nos membres l'ont demandé.",
        "Estaríamos más tranquilos si el ¶ desapareciera, como pidieron los socios.",
        "Мы бы предпочли, чтобы ¶ в тексте отсутствовал, как просили члены союза.",
        "كنا نفضل أن تختفي ¶ لأن أعضاءنا طلبوا ذلك.",
        "最好¶完全消失，因为会员们已经这样要求。",
        "Uns wäre wohler, wenn ¶ entfiele, da die Mitglieder es beschlossen haben.",
    ],
)
def test_whoever_would_be_glad_if_it_were_gone_wants_it_deleted(text):
    assert request(text).action is Action.DELETE


@pytest.mark.parametrize(
    "text",
    [
        "We would be sad if ¶ vanished.",
        "Il serait dommage que ¶ disparaisse.",
        "Sería una pena que ¶ desapareciera.",
        "Жаль, если ¶ исчезнет.",
        "Es wäre schade, wenn ¶ entfiele.",
    ],
)
def test_whoever_would_be_sad_if_it_were_gone_keeps_it(text):
    assert request(text).action is Action.KEEP


@pytest.mark.parametrize(
    "quoted",
    ["“late” to become “overdue”", "“la panne” to become “le défaut constaté”"],
)
def test_who_does_not_want_it_removed_wants_the_change_he_names(quoted):
    text = f"We do not want ¶ removed; we only want {quoted}."
    assert request(text).action is Action.AMEND


def test_who_needs_no_two_of_them_wants_one():
    text = "There is no need for two paragraphs here: please merge ¶ with ¶."
    assert request(text).action is Action.MERGE
    text = "There is no need to merge ¶ with ¶."
    assert request(text).action is not Action.MERGE
    text = "No reason for distinct articles, so we should prefer to combine ¶ and ¶."
    assert request(text).action is Action.MERGE
    text = "No reason to combine ¶ and ¶."
    assert request(text).action is Action.KEEP


def test_what_falls_upon_somebody_is_no_condition():
    words = "falls heavily on towns that can least pay, as the Oslo Agreement says."
    assert request(f"¶: the cost {words}").action is Action.COMMENT
    assert request(f"¶: zustimmen, {words[:5]} es kürzer wird.").action is Action.AMEND


def test_that_it_says_the_same_as_a_law_is_no_request_by_itself():
    text = "¶ nous semble obscur : cela fait double emploi avec la loi."
    assert request(text).action is Action.COMMENT
    text = "¶ doit être supprimé, car cela fait double emploi avec la loi."
    assert request(text).action is Action.DELETE


def test_a_deletion_that_is_denied_leaves_the_change_that_is_asked_for():
    said = "We do not want ¶ removed; we only want it to be shorter."
    assert request(said).action is Action.AMEND


@pytest.mark.parametrize(
    "said",
    [
        "¶ should become ¶.",
        "Article 7 should become Article 3.",
        "¶ and renumber it as ¶.",
        "¶ devrait devenir l'article 3.",
        "El ¶ debería pasar a ser el ¶.",
    ],
)
def test_another_number_merges_nothing(said):
    assert request(said).action is Action.AMEND


@pytest.mark.parametrize(
    "said",
    [
        "¶: the word “effective” should be kept.",
        "In ¶ the words “in all ports” should stay.",
        "Le mot « efficace » devrait être maintenu.",
        "La palabra «eficaz» debe mantenerse.",
        "Слово «все» следует сохранить.",
        "Das Wort „alle“ sollte bleiben.",
    ],
)
def test_words_that_should_stay_are_kept(said):
    assert request(said).action is Action.KEEP


@pytest.mark.parametrize(
    ("said", "new"),
    [
        ("Change\n“ten days”\nto\n“five days”", "five days"),
        ("- Change\n“ten”\nwith:\n“five”\nAnd see the rest.", "five"),
        (
            "Boats pay at the quay.\nTo\nBoats pay twice at the quay.",
            "Boats pay twice at the quay.",
        ),
        (
            "Les bateaux paient.\npar\nLes bateaux paient peu.",
            "Les bateaux paient peu.",
        ),
    ],
)
def test_what_stands_below_a_line_that_says_to_is_the_new_text(said, new):
    found = request(said)
    assert (found.action, found.proposed) == (Action.AMEND, new)


def test_a_word_in_a_line_between_others_exchanges_nothing():
    assert request("We came here\nby\ntrain.").action is Action.COMMENT


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("Norland reiterated its proposal from May to delete “all” in ¶.", "amend"),
        ("The union renewed its request of last year to add “all” to ¶.", "amend"),
        ("Norland repeated its concerns about ¶.", "comment"),
    ],
)
def test_who_repeats_what_he_asked_for_asks_for_it(said, action):
    assert request(said).action == action


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("¶ says that crews must be protected.", "comment"),
        ("¶ says that crews must be protected, but we want it gone.", "delete"),
        ("¶ should provide that ships are free.", "amend"),
        ("¶ prévoit que les navires doivent être déclarés.", "comment"),
        ("¶ de ce projet de loi instaure un filtre qui bloque des sites.", "comment"),
        ("¶ regelt, dass Schiffe gemeldet werden müssen.", "comment"),
        ("¶ sieht vor, dass alle warten sollen. Das ist zu streichen.", "delete"),
        ("¶ dispone que los buques deben registrarse.", "comment"),
    ],
)
def test_who_only_tells_what_a_piece_provides_asks_for_nothing(said, asked):
    assert request(said).action.value == asked
