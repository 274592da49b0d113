"""Where sentences end, and where a stop ends none."""

import pytest

from rules.location import borders


def cut(text):
    """Cut a text into its sentences."""
    starts = dict.fromkeys(borders.start_of(text, at) for at in range(len(text)))
    pairs = zip(starts, [*list(starts)[1:], None], strict=True)
    return [text[begin:end].strip() for begin, end in pairs]


ONE = (
    "Cf. paras. 4 and 5, p. 3 of the report.",
    "Small traders (approx. half) e.g. Mr. Olsen and Dr. Lee pay.",
    "See i.e. Sec. 5, fig. 2, lit. b.",
    "M. Duval et Mme. Roy demandent, p. ex. ici, l'art. 4, al. 2.",
    "Véase el párr. 4, p. ej. el final de los arts. 5 y 6.",
    "La Sra. López y el Sr. Pérez dicen que sí.",
    "См. п. 4 ст. 5, т. е. проф. Петров прав.",
    "Vgl. Ziff. 4 i. V. m. Abs. 2 bzw. Art. 5, z. B. Satz 1.",
    "Am 4. Mai gilt der 2. Satz.",
    "Der Satz „Streichen.“ ist gut.",
    "انظر ص. 4 كما قال د. خالد.",
    "It costs 2.5 crowns.",
    "The firm of Harb. (once Sea) pays.",
)


@pytest.mark.parametrize("text", ONE)
def test_a_stop_that_shortens_a_word_ends_no_sentence(text):
    assert cut(text) == [text]
    assert cut(f"{text} Next.") == [text, "Next."]


@pytest.mark.parametrize(
    "text",
    [
        "No.| We do not agree.",
        "We mean the second para.| Delete it.",
        'He said: "Delete it."| We agree.',
        'He says (as before: "Delete it.")| We agree.',
        "Streichen Sie Absatz 4.| Wir danken.",
        "Gut ist der 4.| Wir danken.",
        "Delete it.| 4.3. Keep it.",
        "هل هذا جيد؟| نعم.",
        "第4段很好。|我们支持。",
        "This is the state of the art, as we have always thought of art.|\n3.3: it?",
        "Short, see para.|\n7 is fine.",
    ],
)
def test_what_ends_a_sentence(text):
    parts = [part.strip() for part in text.split("|")]
    assert cut(text.replace("|", "")) == parts


def test_a_wrapped_line_goes_on_behind_what_is_shortened():
    wrapped = (
        "We have read what is said of lamps and of the food sold there in para.\n7 too."
    )
    assert cut(wrapped) == [wrapped]


@pytest.mark.parametrize("count", [1, 40])
def test_a_stop_behind_another_sign_shortens_nothing(count):
    said = cut(f"We agree.{' .' * count} Delete § 4 .")
    assert said == ["We agree.", *["."] * count, "Delete § 4 ."]
