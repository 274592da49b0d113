"""What is asked for by who says what is to become of a piece in the next version."""

import pytest

from rules.action import request
from rules.terms import Action


@pytest.mark.parametrize(
    "text",
    [
        "¶ must be taken over verbatim.",
        "¶ should be carried forward unchanged, for the pilots rely on it.",
        "Please bring ¶ over into the revised draft.",
        "The harbour masters are in favour of the inclusion of ¶.",
        "Le ¶ devrait être repris mot à mot dans la version définitive.",
        "¶ mérite d'être reconduit tel quel.",
        "Reprendre le ¶ dans la prochaine version.",
        "El ¶ debe trasladarse tal cual al texto.",
        "¶ debería recogerse palabra por palabra en la versión definitiva.",
        "Trasladar el ¶ a la nueva redacción.",
        "¶ следует перенести в окончательную редакцию слово в слово.",
        "Просим дословно воспроизвести ¶.",
        "¶ soll Wort für Wort in die Endfassung übernommen werden.",
        "Bitte ¶ wörtlich übernehmen.",
        "ينبغي نقل ¶ حرفيا إلى النسخة النهائية.",
        "نطلب إدراج ¶ كما هي.",
        "¶应一字不改地写入下一版。",
        "请将¶原封不动地纳入最终文本。",
    ],
)
def test_what_is_to_be_taken_over_is_kept(text):
    found = request(text)
    assert (found.action, found.sure) == (Action.KEEP, True)


@pytest.mark.parametrize(
    "text",
    [
        "¶ must not find its way into the final text, for the mole is gone.",
        "¶ should not be carried over to the next edition.",
        "¶ has no business in the adopted version.",
        "We do not wish to see ¶ again in the next draft.",
        "The pilots object to the inclusion of ¶; nobody there has a boat.",
        "Le ¶ ne devrait pas figurer dans la version définitive.",
        "Le ¶ n'a pas sa place dans la prochaine mouture.",
        "Nous ne souhaitons pas retrouver le ¶ dans le texte final.",
        "Les pilotes sont opposés à l'inclusion du ¶.",
        "El ¶ no debería pasar a la versión definitiva.",
        "El ¶ no tiene cabida en el texto final.",
        "No queremos ver el ¶ en la próxima versión.",
        "Nos oponemos a la inclusión del ¶.",
        "¶ не должен попасть в следующую редакцию.",
        "¶ не место в окончательном тексте.",
        "Мы против включения ¶.",
        "¶ sollte nicht in die nächste Fassung gelangen.",
        "¶ hat in der Endfassung nichts verloren.",
        "Wir lehnen die Aufnahme von ¶ ab.",
        "لا ينبغي أن تنقل ¶ إلى النسخة القادمة.",
        "لا مكان ل¶ في النص النهائي.",
        "نعارض إدراج ¶.",
        "¶不应进入最终版。",
        "我们反对纳入¶。",
    ],
)
def test_what_is_not_to_be_in_the_next_version_is_deleted(text):
    found = request(text)
    assert (found.action, found.sure) == (Action.DELETE, True)


@pytest.mark.parametrize(
    "text",
    [
        "¶ should not be carried over unchanged.",
        "Le ¶ ne saurait être repris tel quel.",
        "El ¶ no puede trasladarse tal cual.",
        "¶ sollte nicht in die nächste Fassung unverändert übernommen werden.",
        "¶ не следует переносить без изменений.",
        "لا ينبغي أن تنقل ¶ كما هي.",
        "¶不应原封不动地写入。",
    ],
)
def test_what_is_not_to_be_taken_over_as_it_is_is_to_change(text):
    found = request(text)
    assert (found.action, found.sure) == (Action.AMEND, True)


@pytest.mark.parametrize(
    "text",
    [
        "Unused berths should be carried over to the next year.",
        "We support the inclusion of a reference to tides in ¶.",
    ],
)
def test_what_else_is_carried_over_or_included_says_nothing_of_a_piece(text):
    assert request(text).action not in (Action.DELETE, Action.KEEP)
