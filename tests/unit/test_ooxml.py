"""Word and Excel files are in the order of the standard, whatever stands in them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from outbox.compilation import OFFERED
from outbox.compilation.tracked import write_tracked
from rules.terms import Action, Change, Run, Stakeholder, StakeholderType
from tests.meeting import (
    DRAFTS,
    STAKEHOLDERS,
    comment,
    compiled,
    contribution,
    draft,
    meeting,
)
from tests.ooxml import faults

if TYPE_CHECKING:
    from rules.consolidation import Consolidation

WORD = [name for name, form in OFFERED.items() if form.suffix.endswith(".docx")]
HOSTILE = (
    "</w:t></w:r></w:p>", "]]>", "<w:sectPr/>", "&#0;", "a\x00b\x1f", "\ud800\ufffe",
    "line\nline\r\nline\ttab", "\u202eabc\u2067", "المادة ١٧", "建议删除", "_x0041_",
    "=1+1", "x" * 40_000, "Z\u0351\u0308", "👩‍👧", " ", "\n", "\t",
)  # fmt: skip


def hostile() -> Consolidation:
    """Say the worst of every paragraph, in every way that there is to say it."""
    labels = [None, "1", "2(a)", "60 bis", "</w:p>"]
    drafts = (draft("S/<w:p>", "A \x00 title\n", labels), *DRAFTS)
    letter = "The pier is old and the boats are late. Mend it before winter comes. " * 2
    said = [
        comment(
            text,
            document=drafts[0].id,
            paragraphs=(labels[1 + at % 4] or "1",),
            action=action,
            proposed=proposed,
            runs=runs,
        )
        for at, text in enumerate(
            (*HOSTILE, letter, letter, f"{letter}Anna", letter[9:])
        )
        for action in Action
        for proposed in ("", text, drafts[0].paragraphs[1 + at % 4].text + text)
        for runs in ((), (Run(text=text, change=Change.INSERTED),))
    ]
    who = Stakeholder(name="<b>\u202e\x00" * 90, type=StakeholderType.ACADEMIA)
    return compiled(
        [
            contribution(n, said[n::9], who=[(who, *STAKEHOLDERS)[n % 4]])
            for n in range(1, 9)
        ],
        drafts=drafts,
    )


SAID = {"usual": meeting(), "hostile": hostile(), "empty": compiled([], drafts=[])}


@pytest.mark.parametrize("name", SAID)
@pytest.mark.parametrize("form", WORD)
def test_a_word_file_is_in_order_and_opens(form: str, name: str):
    stream = io.BytesIO()
    OFFERED[form].writer(SAID[name], stream)
    assert faults(stream.getvalue()) == []
    assert docx.Document(stream).sections


@pytest.mark.parametrize("name", ["usual", "hostile"])
def test_a_draft_with_tracked_changes_is_in_order_and_opens(name: str):
    for entries in SAID[name].drafts:
        stream = io.BytesIO()
        write_tracked(SAID[name], entries, None, stream)
        first = stream.getvalue()
        assert faults(first) == []
        assert docx.Document(stream).paragraphs
        again = io.BytesIO()
        write_tracked(SAID[name], entries, first, again)  # a file that has some already
        assert faults(again.getvalue()) == []


@pytest.mark.parametrize("name", SAID)
def test_a_workbook_is_in_order_and_opens(name: str):
    stream = io.BytesIO()
    OFFERED["xlsx"].writer(SAID[name], stream)
    assert faults(stream.getvalue()) == []
    assert openpyxl.load_workbook(stream).sheetnames[0] == "Comments"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            '<w:pStyle w:val="Said"/></w:pPr>',
            '</w:pPr><w:pStyle w:val="Said"/>',
            "pStyle",
        ),
        ("<w:trPr><w:tblHeader/></w:trPr>", "", ""),
        ('<w:pStyle w:val="Said"/>', '<w:bidi/><w:pStyle w:val="Said"/>', "pStyle"),
        ('<w:pStyle w:val="Said"/>', '<w:pStyle w:val="Sad"/>', "no style Sad"),
        ("<w:tblGrid>", "<w:tblGrid><w:made/>", "made is not in its"),
        ('<w:bookmarkEnd w:id="2"/>', "", "no pairs"),
        ("<w:cantSplit/>", "<w:x><w:y/></w:x>", "nothing is known of x"),
    ],
)
def test_what_is_out_of_order_is_told(old: str, new: str, fault: str):
    stream = io.BytesIO()
    OFFERED["wsis"].writer(SAID["usual"], stream)
    broken = io.BytesIO()
    with zipfile.ZipFile(stream) as whole, zipfile.ZipFile(broken, "w") as out:
        for name in whole.namelist():
            text = whole.read(name)
            if name == "word/document.xml":
                assert old in text.decode()
                text = text.decode().replace(old, new, 1).encode()
            out.writestr(name, text)
    told = "; ".join(faults(broken.getvalue()))
    assert fault in told
    assert bool(told) == bool(fault)
