"""Actions: what a comment asks for, and its new text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.action import action, request, worded
from rules.terms import Action


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Delete it.", Action.DELETE),
        ("This must not be deleted.", Action.KEEP),
        ("Delete the words “and ports”.", Action.AMEND),
        ("Replace “may” by “shall”.", Action.AMEND),
        ("Should read: “We propose to delete it.”", Action.AMEND),
        ("Insert a new paragraph: “Ports are open.”", Action.ADD),
        ("Add “open” after “ports”.", Action.AMEND),
        ("These could be merged.", Action.MERGE),
        ("Keep as drafted.", Action.KEEP),
        ("In addition, the wording is unclear.", Action.COMMENT),
        ("À supprimer.", Action.DELETE),
        ("Nous proposons de les fusionner.", Action.MERGE),
        ("Texte proposé : les ports", Action.AMEND),
        ("Debería eliminarse.", Action.DELETE),
        ("Añadir un nuevo párrafo: «Los puertos»", Action.ADD),
        ("Предлагается исключить.", Action.DELETE),
        ("Сохранить без изменений.", Action.KEEP),
        ("نقترح حذفها.", Action.DELETE),
        ("نقترح دمجها.", Action.MERGE),
        ("我们建议删去该段。", Action.DELETE),
        ("我们有保留意见。", Action.COMMENT),
        ("Absatz 2 ist zu streichen.", Action.DELETE),
        ("MOD Ports are open.", Action.AMEND),
        ("NOC", Action.KEEP),
    ],
)
def test_the_first_sentence_that_asks_decides(text, expected):
    assert action(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Should read: “Ports are open.” It is shorter.", "Ports are open."),
        ("Alternative text: Ports are open.", "Ports are open."),
        ("Proposed text\nPorts are open.", "Ports are open."),
        ("Add “x y” after “z”.", ""),
        ("Delete.", ""),
        ("Replace it", ""),
        ("SUP Ports", "Ports"),
    ],
)
def test_the_new_text_is_verbatim(text, expected):
    assert request(text).proposed == expected


@given(st.text())
def test_the_new_text_is_always_a_slice_of_the_words(text):
    assert request(text).proposed in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some have called for its deletion. We do not.", Action.KEEP),
        ("We would be very unhappy if it were deleted.", Action.KEEP),
        ("We agree, but it is long.", Action.COMMENT),
        ("We support this. Please delete “and ports”.", Action.AMEND),
        ("“a day” -> “a week”", Action.AMEND),
        ("for “may” read “shall”", Action.AMEND),
        ("Write “shall”.", Action.AMEND),
        ("The second half should be deleted.", Action.AMEND),
        ("“and ports” is superfluous.", Action.AMEND),
        ("supprimer « et ports »", Action.AMEND),
        ("Delete and say one half.", Action.AMEND),
        ("We see no need for it.", Action.DELETE),
        ("Two of them have merged since.", Action.COMMENT),
        ("The maps should be kept in the villages.", Action.COMMENT),
        ("同意", Action.KEEP),
        ("Move Section 7 (and renumber remaining as appropriate).", Action.AMEND),
        ("It should remain as appropriate as it is.", Action.KEEP),
        ("Agreed.", Action.KEEP),
        ("We cannot accept this.", Action.COMMENT),
    ],
)
def test_what_people_ask_for_in_their_own_words(text, expected):
    assert action(text) is expected


def test_the_words_that_replace_others_are_the_new_text():
    assert request("Replace “may close” by “shall close at once”.").proposed == (
        "shall close at once"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The removal of sand is regulated in our law.",
        "Replaced mangroves rarely survive.",
        "La suppression des digues serait une erreur.",
        "Изменение климата в тексте не учтено.",
        "Removing it would be a loss.",
        "We were told that the fee was deleted in the first draft.",
        "We are not in a position to delete it.",
        "We will come back once the statute has been agreed.",
        "We will come back if both houses agree to the text.",
        "As drafted it excludes the islands.",
        "我方不同意举证责任倒置。",
        "We hear that some delegations want it deleted.",
        "Nobody supports this paragraph.",
        "The members agreed on two things. ¶: one hour is too fast.",
    ],
)
def test_a_word_for_a_change_or_for_agreement_is_no_request_by_itself(text):
    assert action(text) is Action.COMMENT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¶: twelve is enough, replace it", Action.AMEND),
        ("In ¶ the written examination is deleted.", Action.DELETE),
        ("Вместо “2031” указать “2035”.", Action.AMEND),
        ("We could live with it if “five” became “two”.", Action.AMEND),
        ("It is fine as drafted.", Action.KEEP),
    ],
)
def test_a_request_needs_few_words(text, expected):
    assert action(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¶: a month would be more realistic.", Action.AMEND),
        ("¶: a month would be more realistic for what?", Action.COMMENT),
        ("¶: could a month not be enough?", Action.AMEND),
        ("¶: two weeks, not six.", Action.AMEND),
        ("¶: we ask for “at least”.", Action.AMEND),
        ("¶: we ask what “at least” means.", Action.COMMENT),
        ("¶: do we have to ask for “at least”?", Action.COMMENT),
        ("¶: a hundred would be closer to what is needed.", Action.AMEND),
        ("¶: a hundred would be too many.", Action.COMMENT),
        ("¶: we would lower the limit to two thirds.", Action.AMEND),
        ("¶: bitte sechzig Tage.", Action.AMEND),
        ("¶: we would not miss it.", Action.DELETE),
        ("¶ had better be left out.", Action.DELETE),
        ("¶ could go.", Action.DELETE),
        ("¶: ships could go elsewhere.", Action.COMMENT),
        ("Le ¶ n’a pas lieu d’être.", Action.DELETE),
        ("El ¶ sobra.", Action.DELETE),
        ("¶: лучше снять.", Action.DELETE),
        ("¶:可不予保留。", Action.DELETE),
        ("Could the ¶ not be brought under one roof?", Action.MERGE),
        ("¶: un seul alinéa suffirait.", Action.MERGE),
        ("¶: их можно изложить одним пунктом.", Action.MERGE),
        ("We miss a paragraph on ice after ¶.", Action.ADD),
        ("Tras ¶ vendría bien un párrafo sobre el hielo.", Action.ADD),
        ("Nach ¶ regen wir einen weiteren Absatz an.", Action.ADD),
        ("¶: not a comma should be touched.", Action.KEEP),
        ("¶: que no se toque.", Action.KEEP),
        ("Nous n’avons pas d’objection au ¶.", Action.KEEP),
        ("¶:我方无异议。", Action.KEEP),
        ("Le ¶ ne nous convient pas.", Action.COMMENT),
        ("¶: we cannot accept five. Two we could live with.", Action.AMEND),
        ("¶: resist any attempt to weaken it.", Action.KEEP),
        ("¶: keep it and don't let anybody water it down.", Action.KEEP),
        ("¶: ne lâchez rien !", Action.KEEP),
        ("¶: hands off.", Action.KEEP),
        ("¶: por favor no lo quiten nunca.", Action.KEEP),
        ("¶: we would not change a word.", Action.KEEP),
        ("¶ is useful and we hope it survives.", Action.KEEP),
        ("¶: muy bien dicho, que se quede.", Action.KEEP),
        ("¶: срок считаем достаточным.", Action.KEEP),
        ("¶: не считаем достаточным этот срок.", Action.COMMENT),
        ("¶: consideramos adecuado el plazo.", Action.KEEP),
        ("¶: 11 in favour.", Action.KEEP),
        ("¶: 7 against, 4 in favour.", Action.COMMENT),
        ("¶: yes, but after the board has seen it.", Action.AMEND),
        ("¶: yes, but who pays?", Action.COMMENT),
        ("¶: we love it.", Action.KEEP),
        ("¶: we would love it if it were shorter.", Action.COMMENT),
        ("¶: drop.", Action.DELETE),
        ("¶: prices drop.", Action.COMMENT),
        ("¶: we would rather see the clause go: it is of no use.", Action.DELETE),
        ("El consejo no ve utilidad del ¶.", Action.DELETE),
        ("I would not have ¶ at all.", Action.DELETE),
        ("¶: a simple majority would suffice.", Action.AMEND),
        ("¶: five miles would put three of our sites out of use.", Action.COMMENT),
        ("¶: put three of them on the coast.", Action.AMEND),
        ("¶: we invite you to consider the end of 2034.", Action.AMEND),
        ("¶: we invite you to consider two points.", Action.COMMENT),
        ("¶: we would be happy with “by ship and by week”.", Action.AMEND),
        ("¶: et pourquoi pas un cinquième ?", Action.AMEND),
        ("¶: pourquoi un cinquième ?", Action.COMMENT),
        ("¶: a threshold is needed.", Action.AMEND),
        ("¶: a permit is needed.", Action.COMMENT),
        ("¶: in my language please, not only in theirs.", Action.AMEND),
        ("¶: one third is not half.", Action.COMMENT),
        ("Action ¶: we are against lending boats.", Action.COMMENT),
        ("¶: good luck with it.", Action.COMMENT),
    ],
)
def test_a_turn_asks_without_a_word_for_what_is_to_be_done(text, expected):
    assert action(text) is expected


def test_a_turn_proposes_only_the_words_that_it_quotes():
    assert (
        request("¶: a month would be better. Our reasons: few people.").proposed == ""
    )
    assert request("¶: we would like to see “in any month but May”.").proposed == (
        "in any month but May"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¶: strike those words", Action.AMEND),
        ("¶: se propone la supresión de la palabra “y”.", Action.AMEND),
        ("¶: слово «три» предлагаем снять.", Action.AMEND),
        (
            "¶. We would be grateful if the second half, on maps, were dropped.",
            Action.AMEND,
        ),
        ("¶: we would be grateful if it were dropped.", Action.DELETE),
        (
            "¶: we do not accept the words “at once” and ask for their deletion.",
            Action.AMEND,
        ),
        ("¶: we do not accept it and ask for its deletion.", Action.DELETE),
        ("¶: the figure is doubtful and we ask that it be omitted.", Action.AMEND),
        ("¶: it were dropped.", Action.COMMENT),
        ("¶: propomos substituir “five” por “ten”.", Action.AMEND),
        ("¶: pedimos que seja mantido.", Action.KEEP),
        ("¶: a threshold is better than deletion.", Action.COMMENT),
        ("¶: we ask for this, though not to be merged.", Action.COMMENT),
        ("¶: some would delete it, others would leave it.", Action.COMMENT),
        ("После ¶ предлагается включить пункт о силе.", Action.ADD),
        ("New paragraph after ¶ – “Each port has a bell.”", Action.ADD),
        ("¶: 恐怕不够，不如改为十。", Action.AMEND),
    ],
)
def test_the_object_and_the_frame_of_a_demand_tell_what_it_is(text, expected):
    assert action(text) is expected


def test_who_asks_that_his_name_is_not_printed_asks_for_no_other_words():
    said = "Para 7: I want it kept. Please do not print my name."
    assert action(said) is Action.KEEP
    assert action("Please do not print my name.") is Action.COMMENT


def test_who_asks_does_so_at_one_of_the_first_words_for_it():
    named, asked = "the removal of sand, ", "it should be removed"
    assert worded(named * 20 + asked) is Action.DELETE
    assert worded(named * 200 + asked) is Action.COMMENT


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We propose to delete ¶ “Late Fees”.", Action.DELETE),
        ("We propose deletion of ¶ “Confidence in measures”.", Action.DELETE),
        ("Supprimer ¶ « Droits ».", Action.DELETE),
        ("Delete ¶ “and all”.", Action.AMEND),
        ("Delete ¶ “The fee is ten euros.”", Action.AMEND),
        ("Delete “Late Fees” in ¶.", Action.AMEND),
    ],
)
def test_the_title_of_a_piece_behind_it_is_no_word_inside_it(words, expected):
    assert action(words) is expected


_LONG = (
    "Ce régime contourne le juge, et confie à un seul bureau ce que nul ne contrôle. "
    * 5
)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Par cet amendement, nous demandons la suppression de ¶.", Action.DELETE),
        ("Cet amendement vise à supprimer ¶.", Action.DELETE),
        ("Cet amendement a pour but de modifier ¶.", Action.AMEND),
        ("This amendment seeks to delete ¶.", Action.DELETE),
        ("Esta enmienda pretende suprimir ¶.", Action.DELETE),
        ("Cet amendement vise à maintenir ¶.", Action.KEEP),
    ],
)
@pytest.mark.parametrize("behind", ["", f" {_LONG}"])
def test_a_motion_asks_for_what_it_does(said, asked, behind):
    assert action(f"{said}{behind}") is asked
