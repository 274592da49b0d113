"""Notes at the foot of a page go with the paragraph that carries their mark."""

from dataclasses import replace

import pytest

from rules.paragraph import locate
from rules.terms import PassageKind
from tests.harbour import ONE, part, passage

TABLES = "Compare the tables of the port, which should be replaced."


def note(text, number, *anchor):
    place = f"f{number}"
    return replace(passage(text, place, PassageKind.NOTE), anchor=anchor)


def read(*passages):
    return [
        (*c.paragraphs, str(c.action), c.text)
        for c in locate([part(*passages, name="l.docx", body=False)], "", ONE)
    ]


def test_a_note_bears_what_is_said_above_its_mark():
    said = read(
        passage("Paragraph 7: please delete it.", "p1"),
        passage("Paragraph 11: we support this.", "p2"),
        note(TABLES, 1, "p1"),
    )
    assert said == [
        (
            "7",
            "delete",
            f"Paragraph 7: please delete it.\n{TABLES}",
        ),
        ("11", "keep", "Paragraph 11: we support this."),
    ]


@pytest.mark.parametrize("anchor", [(), ("p9",)])
def test_a_note_without_a_mark_stays_at_the_end(anchor):
    said = read(
        passage("Paragraph 7: please delete it.", "p1"),
        passage("Paragraph 11: we support this.", "p2"),
        note("Compare the tables of the port.", 1, *anchor),
    )
    assert said[0] == ("7", "delete", "Paragraph 7: please delete it.")
    assert "tables" in said[1][-1]
