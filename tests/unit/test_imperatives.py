"""A wish in the form of an imperative is none of the courtesies, whatever its verb."""

import pytest

from rules.citation.folding import fold
from rules.location import imperatives
from rules.location.courtesy import only_accompanies

WISHES = (
    "Cut the fees in half.",
    "Halve those distances, please.",
    "Lower your fees.",
    "Divisez les frais par deux.",
    "Baissez-les.",
    "Dividan las tasas entre dos.",
    "Bajen el plazo a diez días.",
    "Сократите сборы вдвое.",
    "Halbieren Sie die Gebühren.",
    "Senken Sie bitte die Abgaben.",
    "خفضوا الرسوم إلى النصف.",
    "请把费用减半。",
)
COURTESIES = (
    "Find the file below.",
    "Fishing these waters is our trade.",
    "With the members of our board we met twice.",
    "See the attached letter.",
    "Veuillez trouver ci-joint notre lettre.",
    "Chez les pêcheurs on lit peu.",
    "Agradecen la oportunidad nuestros socios.",
    "Reciban un cordial saludo.",
    "Примите уверения в нашем уважении.",
    "Finden Sie anbei unser Schreiben.",
    "تفضلوا بقبول فائق الاحترام.",
    "请查收附件。",
)


@pytest.mark.parametrize("wish", WISHES)
def test_an_imperative_is_a_wish_whatever_its_verb(wish):
    assert imperatives.asks(fold(wish).text)
    assert not only_accompanies(wish)


@pytest.mark.parametrize("courtesy", COURTESIES)
def test_what_letters_ask_of_their_reader_is_none(courtesy):
    assert not imperatives.asks(fold(courtesy).text)
