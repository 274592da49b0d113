"""What only accompanies is no comment; what demands anything is."""

import pytest

from rules.location.courtesy import (
    is_closing,
    is_cover,
    is_salutation,
    only_accompanies,
)

KEPT = (
    "The berths should be halved; write to desk@quay.example for our figures.",
    "Good morning, anchoring should be allowed.",
    "Hello, could there be a sentence on ropes? My email is fay@quay.example.",
    "Thank you for the draft, but the tariffs are a scandal.",
    "Merci pour ce texte, mais les délais doivent être plus longs.",
    "Please find attached our figures; the table must be replaced.",
    "That's all, please delete paragraph 7.",
    "Love, love: the best text for years.",
)
LEFT_OUT = (
    "Should you have any questions, please do not hesitate to contact us.",
    "Please find attached our comments. Questions should be addressed to a@b.example.",
    "This message is confidential; if it is not for you, you must delete it.",
    "Good morning,",
    "voilà merci\njo",
    "Love,\nNoor and the camp",
    "Hacemos propicia la ocasión para saludarles.",
    "Aldermere wishes to add the following.",
    "Please consider our remarks on the rules.",
)


def is_left_out(text):
    return any(
        tells(text) for tells in (is_salutation, is_closing, is_cover, only_accompanies)
    )


@pytest.mark.parametrize("text", KEPT)
def test_a_sentence_that_demands_or_objects_is_kept_whatever_it_accompanies(text):
    assert not is_left_out(text)


@pytest.mark.parametrize("text", LEFT_OUT)
def test_a_sentence_that_only_accompanies_is_left_out(text):
    assert is_left_out(text)
