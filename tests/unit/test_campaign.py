"""A letter that many change a little is told by what they change, and by no more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.campaign import Variant, variants

FIRST = "The ferry is the only way to school for the children of the outer islands. "
LETTER = (
    f"{FIRST}Please keep the boat of six o'clock, in winter as in summer. "
    "We support the plan of the harbour office."
)


def struck_and_added(letter: str, other: str) -> list[tuple[str, str]] | None:
    found = variants([letter, other], [2, 1])
    return [step[1:] for step in found[1].steps] if found else None


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        (f"Dear all,\n{LETTER}", [("", "Dear all,")]),
        (f"{LETTER}\n\nAnna, of the north pier", [("", "Anna, of the north pier")]),
        (
            LETTER.replace("Please", "I row myself. I am 80.  Please"),
            [("", "I row myself. I am 80.")],
        ),
        (
            LETTER.replace("outer", "northern"),
            [(FIRST.strip(), FIRST.strip().replace("outer", "northern"))],
        ),
        (
            LETTER.replace("The ferry", "Hello!\nThe ferry") + " Thank you.",
            [("", "Hello!"), ("", "Thank you.")],
        ),
        (LETTER.replace("\n", " ").replace(". ", ".\n\n") + " Bye.", [("", "Bye.")]),
        (LETTER.replace(FIRST, ""), [(FIRST.strip(), "")]),
        (f"{LETTER} \ud800\x00", [("", "\ud800\x00")]),
    ],
)
def test_what_is_other_is_told_in_whole_sentences(other: str, differs):
    assert struck_and_added(LETTER, other) == differs


@pytest.mark.parametrize(
    "other",
    [
        LETTER.replace("We support", "We oppose"),
        LETTER.replace("We support", "We do not support"),
        LETTER.replace("We support", "We don’t support"),
        LETTER.replace("six o'clock", "seven o'clock"),
        LETTER.replace("six o'clock", "6 o'clock"),
        LETTER.replace("the boat of six", "the ferry of six"),
        f"I support it. {LETTER}",
        LETTER.replace("Please keep", "Please never keep"),
        f"{LETTER} But we reject what the office says of it.",
        f"We do not agree with what follows.\n{LETTER}",
        LETTER.replace(" We support the plan of the harbour office.", ""),
        LETTER.replace("children", "pupils").replace("keep", "stop"),
        LETTER[:79],
    ],
)
def test_another_position_is_never_told_by_the_letter(other: str):
    assert struck_and_added(LETTER, other) is None


@pytest.mark.parametrize(
    ("letter", "against"),
    [
        (
            (
                "Le bac est le seul chemin de l'école pour les enfants des îles. "
                "Gardez le bateau, en hiver comme en été. Nous soutenons le projet."
            ),
            "Nous ne soutenons pas le projet.",
        ),
        (
            (
                "El barco es el único camino a la escuela para los niños de las islas. "
                "Mantengan el de la mañana, en invierno y en verano. Apoyamos el plan."
            ),
            "Rechazamos el plan.",
        ),
        (
            (
                "Паром — единственная дорога в школу для детей с островов. Сохраните "
                "утренний рейс зимой и летом. Мы поддерживаем план."
            ),
            "Мы не поддерживаем план.",
        ),
        (
            (
                "العبارة هي الطريق الوحيد إلى المدرسة لأطفال الجزر البعيدة في كل يوم "
                "من أيام السنة. أبقوا قارب الصباح في الشتاء والصيف. نؤيد الخطة."
            ),
            "نرفض الخطة.",
        ),
        (
            (
                "渡船是外岛的孩子上学的路，每天早上和晚上都有许多学生和老师乘坐这条船往返于"
                "各个岛屿之间，家长们也靠它去市场。请在冬天和夏天都保留早上的船班，"
                "让学生能够按时到校上课。我们支持港务局的计划。"
            ),
            "我们反对港务局的计划。",
        ),
    ],
)
def test_it_is_so_in_every_language_of_the_letters(letter: str, against: str):
    between = "" if letter.endswith("。") else " "
    sentences = letter.split("。" if not between else ". ")
    last = sentences[-1] or sentences[-2] + "。"
    assert struck_and_added(letter, letter.replace(last, against)) is None
    assert struck_and_added(letter, f"{letter}\n\n{against}") is None
    greeted = f"Anna\n\n{letter}"
    assert struck_and_added(letter, greeted) == [("", "Anna")]


def test_what_several_sent_is_a_letter_and_what_one_sent_is_none():
    texts = [LETTER, f"{LETTER} Bye.", f"{LETTER} Hello."]
    assert variants(texts, [1, 1, 1]) == {}
    assert variants([LETTER], [5]) == {}
    assert {at: v.of for at, v in variants(texts, [1, 2, 1]).items()} == {0: 1, 2: 1}
    assert {at: v.of for at, v in variants(texts, [2, 2, 1]).items()} == {1: 0, 2: 0}


def test_of_what_is_near_the_one_that_leaves_least_to_print_is_taken():
    far = LETTER.replace(FIRST, "Hello, it is late. " * 6)
    near = f"{far} Our house stands by the sea and looks over it to all the islands."
    texts = [LETTER, f"{near} Bye.", near]
    found = variants(texts, [9, 1, 2])
    assert {at: v.of for at, v in found.items()} == {1: 2}


def test_a_crowd_that_differs_in_numbers_is_compared_in_time():
    crowd = [
        LETTER.replace("outer islands", f"{n} islands") for n in range(1_000, 3_000)
    ]
    assert variants(crowd, [2] * len(crowd)) == {}


SENTENCES = st.sampled_from(
    [
        "The pier is old. ",
        "Boats are late in fog. ",
        "Is there no other way? ",
        "We support it!\n",
        "It costs 12 crowns. ",
        "请保留早上的船班。",
        "Dear all,\n",
        "\ufeff\u202e…",
        "The children of the outer islands need the early boat to learn. ",
        "Keep it as it is in winter and in summer, whatever the weather may be like. ",
    ]
)
TEXTS = st.lists(
    st.lists(SENTENCES, min_size=1, max_size=8).map("".join),
    min_size=1,
    max_size=9,
    unique_by=lambda text: tuple(text.split()),
)


@given(TEXTS, st.randoms(use_true_random=False), st.data())
def test_no_word_is_lost_and_the_order_does_not_matter(texts, chance, data):
    copies = [data.draw(st.integers(1, 3)) for _ in texts]
    found = variants(texts, copies)
    for at, variant in found.items():
        assert variant.of not in found
        assert made(texts[variant.of], variant) == "".join(texts[at].split())
    order = chance.sample(range(len(texts)), len(texts))
    again = variants([texts[at] for at in order], [copies[at] for at in order])
    assert {order[at]: (order[v.of], v.steps) for at, v in again.items()} == {
        at: (v.of, v.steps) for at, v in found.items()
    }


def made(letter: str, variant: Variant) -> str:
    """Make a variant from the letter and the steps alone, without white space."""
    left, signs = "".join(letter.split()), ""
    for kept, *differs in variant.steps:
        struck, added = ("".join(words.split()) for words in differs)
        signs += left[:kept] + added
        assert left[kept : kept + len(struck)] == struck
        left = left[kept + len(struck) :]
    return signs + left
