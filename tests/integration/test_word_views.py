"""LibreOffice sees the same words and numbers once it accepts or rejects all.

Thirty files with random revisions of words, paragraphs and paragraph ends, and the
revisions of the matrix, are opened in LibreOffice, which accepts (rejects)
everything and saves as plain text.
"""

from __future__ import annotations

import random
from functools import partial

import pytest

from pipeline.extract.word import read_docx
from tests.reading import libreoffice, matrix_word, matrix_word_numbers
from tests.reading.word_file import (
    cut,
    definition,
    ins,
    level,
    listed,
    p,
    use,
    word_file,
)

FILES = 30
WORDS = ("access", "broadband", "capacity", "digital", "education", "financing")
LISTS = definition(1, level(0, "%1."), level(1, "(%2)", "lowerLetter")) + use(1, 1)


def revised(seed):
    """Write a file of random paragraphs under random revisions."""
    dice = random.Random(seed)  # noqa: S311 (the same files each time)

    def word():
        return f"{dice.choice(WORDS)} "

    body = []
    for number in range(8):
        depth = dice.choice((0, 0, 1, None))
        properties = "" if depth is None else listed(1, depth)
        fate = dice.random()
        if fate < 0.15:
            body.append(p(ins(f"P{number} {word()}"), properties=properties, end="ins"))
        elif fate < 0.3:
            body.append(p(cut(f"P{number} {word()}"), properties=properties, end="del"))
        else:
            write = [dice.choice((str, str, ins, cut)) for _ in range(4)]
            words = [f"P{number} ", *(make(word()) for make in write), "end"]
            end = dice.choice(("", "", "", "", "ins", "del"))
            body.append(p(*words, properties=properties, end=end))
    return word_file(*body, p("last"), numbering=LISTS)


MATRIX = (*matrix_word.REVISIONS, *matrix_word_numbers.VIEWS)
MAKERS = {
    **{f"random file {seed}": partial(revised, seed) for seed in range(FILES)},
    **{construct.name: construct.make for construct in MATRIX},
}


@pytest.fixture(scope="module")
def told():
    """What LibreOffice says of all files, in both views."""
    if libreoffice.office() is None:
        pytest.skip("LibreOffice is not installed")
    files = [make() for make in MAKERS.values()]
    return dict(zip(MAKERS, libreoffice.told(libreoffice.WORDS, files), strict=True))


@pytest.mark.parametrize("name", MAKERS)
def test_both_views_have_the_words_and_numbers_that_libreoffice_has(told, name):
    passages = read_docx(MAKERS[name](), name).passages
    final = [each.number + each.text for each in passages]
    base = [each.base_number + each.original for each in passages]
    # Joined paragraphs are one line there and two passages here.
    seen = ["".join("".join(view).split()) for view in (final, base)]
    assert seen == ["".join(text.split()) for text in told[name]]
