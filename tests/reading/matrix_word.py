"""What is in Word files: words, their look, revisions, tables.

Comments and all that lies beside the body are in `matrix_word_parts.py`, numbers
in `matrix_word_numbers.py`.
"""

from __future__ import annotations

from rules.terms import Change
from tests.reading.construct import Seen
from tests.reading.word_file import (
    WHEN,
    cell,
    control,
    cut,
    either,
    field,
    form,
    ins,
    p,
    r,
    row,
    table,
)
from tests.reading.word_seen import views, whole, word

REVISION = f'<w:%s w:author="Kenya" w:date="{WHEN}"/>'
OFFICE = "application/vnd.ms-word."
WORDS = [
    word(
        "a deleted block",
        f'<w:del w:author="Kenya">{p("gone")}</w:del>',
        p("kept"),
        seen=(whole("gone", "", Change.DELETED), "kept"),
    ),
    word(
        "words that are only written as deleted",
        p("a", r("b", tag="delText")),
        seen=(views("ab", "a", "-b[]"),),
    ),
    word("runs that cut a word", p("Broad", "band"), seen=("Broadband",)),
    word(
        "tabs and breaks",
        p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>", "d"),
        seen=("a\tb\nc\nd",),
    ),
    word(
        "soft and no-break hyphens",
        p(
            "<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>he</w:t><w:softHyphen/></w:r>",
            "al",
        ),
        seen=("e\u2011heal",),
    ),
    word(
        "boxes and ticks of symbol fonts",
        p(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
            "yes ",
            '<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>',
            "no",
        ),
        seen=("☑yes ☐no",),
    ),
    word(
        "another symbol of a symbol font",
        p('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', "so"),
        seen=("\uf04aso",),
    ),
    word(
        "symbols that are none",
        p(
            "a",
            *(f'<w:r><w:sym w:char="{c}"/></w:r>' for c in ("D800", "0", "x", "")),
            "b",
        ),
        seen=("ab",),
    ),
    word(
        "hyperlinks, with revisions inside",
        p(f"<w:hyperlink w:anchor='x'>{r('a')}{ins('b')}{cut('c')}</w:hyperlink>"),
        seen=(views("ac", "ab", "+b[Kenya]", "-c[Kenya]"),),
    ),
    word(
        "smart tags and custom XML",
        p(
            f"<w:smartTag w:element='place'>{r('Geneva')}</w:smartTag>",
            f"<w:customXml w:element='x'>{r(' tagged')}</w:customXml>",
        ),
        seen=("Geneva tagged",),
    ),
    word(
        "words from right to left",
        p(f"<w:bdo w:val='rtl'>{r('السلام')}</w:bdo>", r(" عليكم", "<w:rtl/>")),
        seen=("السلام عليكم",),
    ),
    word("a content control in a line", p(control(r("inside"))), seen=("inside",)),
    word("a content control around blocks", control(p("a") + p("b")), seen=("a", "b")),
    word(
        "content controls around a row, a cell and what is in it",
        table(control(row(control(cell(control(p("in a cell"))))))),
        seen=(Seen(text="in a cell", place="t1.r1.c1"),),
    ),
    word(
        "a simple field",
        p(f"<w:fldSimple w:instr=' PAGE '>{r('12')}</w:fldSimple>"),
        seen=("12",),
    ),
    word(
        "a complex field, whose instruction is no word",
        p("see ", field("REF x", "para 17"), " above"),
        seen=("see para 17 above",),
    ),
    word(
        "a field inside the instruction of another",
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            f"<w:r><w:instrText>IF</w:instrText></w:r>{field('MERGEFIELD x', 'no')}",
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            "shown",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
        seen=("shown",),
    ),
    word(
        "a field that is never closed",
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "words"),
        p("more"),
        seen=("words", "more"),
    ),
    word(
        "the chosen entry of a form's list",
        p(
            "We: ",
            form(
                '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Oppose"/>'
                '<w:listEntry w:val="Support"/></w:ddList>'
            ),
        ),
        seen=("We: Support",),
    ),
    word(
        "the boxes of a form, ticked and not",
        p(form("<w:checkBox><w:checked/></w:checkBox>"), " yes"),
        p(form('<w:checkBox><w:default w:val="0"/></w:checkBox>'), " no"),
        seen=("\u2612 yes", "\u2610 no"),
    ),
    word(
        "a box of today's forms",
        p(control(r("\u2612")), " We agree"),
        seen=("\u2612 We agree",),
    ),
    word(
        "a formula",
        p("so ", "<m:oMath><m:r><m:t>E=mc²</m:t></m:r></m:oMath>"),
        seen=("so E=mc²",),
    ),
    word(
        "words with their reading above the line",
        p(
            "<w:r><w:ruby><w:rt><w:r><w:t>とう</w:t></w:r></w:rt><w:rubyBase>"
            "<w:r><w:t>東</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        ),
        seen=("東",),
    ),
    word(
        "alternatives, of which one has words",
        p(f"<w:r>{either('<w:x/>', '<w:t>😊</w:t>')}</w:r>"),
        seen=("😊",),
    ),
    word(
        "hidden words",
        p("shown ", r("hidden", "<w:vanish/>"), r("not", '<w:vanish w:val="0"/>')),
        seen=(Seen(text="shown hiddennot", marks=("hidden{hidden}",)),),
    ),
    word("the strict form", p("old ", ins("new")), strict=True, seen=("old new",)),
    word(
        "a file with macros",
        p("words"),
        main=f"{OFFICE}document.macroEnabled.main+xml",
        file="comments.docm",
        seen=("words",),
    ),
    word(
        "a template",
        p("words"),
        main="application/vnd.openxmlformats-officedocument.wordprocessingml."
        "template.main+xml",
        file="comments.dotx",
        seen=("words",),
    ),
]
LOOKS = [
    word(
        f"the look of single words: {name}",
        p("a", r("b", look)),
        seen=(Seen(text="ab", base="ab", marks=(f"b{{{mark}}}",)),),
    )
    for name, look, mark in (
        ("bold", "<w:b/>", "bold"),
        ("italic", '<w:i w:val="1"/>', "italic"),
        ("underline", '<w:u w:val="single"/>', "underline"),
        ("strike", "<w:strike/>", "strike"),
        ("double strike", "<w:dstrike/>", "strike"),
        ("colour", '<w:color w:val="FF0000"/>', "colour FF0000"),
        ("highlight", '<w:highlight w:val="yellow"/>', "highlight yellow"),
        ("shading", '<w:shd w:val="clear" w:fill="FFFF00"/>', "highlight FFFF00"),
    )
] + [
    word(
        "a look that is switched off",
        *(
            p(r("b", look))
            for look in (
                '<w:b w:val="0"/>',
                '<w:u w:val="none"/>',
                '<w:color w:val="auto"/>',
                '<w:highlight w:val="none"/>',
                '<w:sz w:val="22"/>',
            )
        ),
        seen=(Seen(text="b", marks=()),) * 5,
    ),
    word(
        "words inserted into what another deleted, in one stroke",
        p("stays", f'<w:del w:author="Japan">{ins("gone", "Kenya")}</w:del>'),
        seen=(views("stays", "stays", "-gone[Kenya, Japan]"),),
    ),
]
#: LibreOffice reads these as well (tests/integration/test_word_views.py).
REVISIONS = [
    word(
        "inserted and deleted words, with their author",
        p("We ", cut("shall ", "Japan"), ins("should "), "act"),
        seen=(
            views("We shall act", "We should act", "-shall [Japan]", "+should [Kenya]"),
        ),
    ),
    word(
        "moved words",
        p("a", ins("moved", tag="moveFrom")),
        p("b", ins("moved", tag="moveTo")),
        seen=(
            views("amoved", "a", "<moved[Kenya]"),
            views("b", "bmoved", ">moved[Kenya]"),
        ),
    ),
    word(
        "words inserted by one and deleted by another",
        p("stays", f'<w:ins w:author="Kenya">{cut("gone", "Japan")}</w:ins>'),
        seen=(views("stays", "stays", "-gone[Kenya, Japan]"),),
    ),
    word(
        "a change of formatting, which is none of words",
        p(
            r("words", '<w:rPrChange w:author="A"><w:rPr><w:b/></w:rPr></w:rPrChange>'),
            properties='<w:jc w:val="left"/><w:pPrChange w:author="A"><w:pPr/>'
            "</w:pPrChange>",
        ),
        seen=(views("words", "words", paragraph_change=None),),
    ),
    word(
        "paragraphs inserted, deleted and moved",
        p("kept"),
        p(ins("new"), end="ins"),
        p(cut("old"), end="del"),
        p(ins("come", tag="moveTo"), end="moveTo"),
        p(ins("gone", tag="moveFrom"), end="moveFrom"),
        p("kept too"),
        seen=(
            whole("kept", "kept", None),
            Seen(text="new", base="", paragraph_change=Change.INSERTED, end=""),
            whole("old", "", Change.DELETED),
            whole("", "come", Change.MOVED_TO),
            whole("gone", "", Change.MOVED_FROM),
            whole("kept too", "kept too", None),
        ),
    ),
    word(
        "a paragraph written after another, whose end is marked as new",
        p("17. Old", end="ins"),
        p(ins("18. New")),
        seen=(whole("17. Old", "17. Old", None), whole("", "18. New", Change.INSERTED)),
    ),
    word(
        "a paragraph deleted with the end of the one before",
        p("17. Kept", end="del"),
        p(cut("18. Gone")),
        seen=(
            whole("17. Kept", "17. Kept", None),
            whole("18. Gone", "", Change.DELETED),
        ),
    ),
    word(
        "paragraphs split and joined, which neither came nor went",
        p("a", end="ins"),
        p("b"),
        p("c", end="del"),
        p("d"),
        seen=tuple(
            Seen(text=text, base=text, marks=(), end=end)
            for text, end in zip(
                "abcd", ("+¶[Kenya]", "", "-¶[Kenya]", ""), strict=True
            )
        ),
    ),
]
TABLES = [
    word(
        "an inserted row, a deleted one and an inserted cell",
        table(
            row(cell("kept")),
            row(cell("new"), properties=REVISION % "ins"),
            row(cell("old"), properties=REVISION % "del"),
            row(cell("cell", properties=REVISION % "cellIns")),
            row(cell("no cell", properties=REVISION % "cellDel")),
        ),
        seen=(
            whole("kept", "kept", None),
            views("", "new", "+new[Kenya]", paragraph_change=Change.INSERTED),
            views("old", "", "-old[Kenya]", paragraph_change=Change.DELETED),
            whole("", "cell", Change.INSERTED),
            whole("no cell", "", Change.DELETED),
        ),
    ),
    word(
        "places in the body and in cells",
        p("one"),
        p(),
        p("three"),
        table(row(cell("a"), cell("b", "c")), row(cell(p()), cell("d"))),
        p("four"),
        seen=tuple(
            Seen(text=text, place=place, part="comments.docx")
            for text, place in (
                *(("one", "p1"), ("three", "p3"), ("a", "t1.r1.c1")),
                *(("b", "t1.r1.c2.p1"), ("c", "t1.r1.c2.p2"), ("d", "t1.r2.c2")),
                ("four", "p4"),
            )
        ),
    ),
    word(
        "merged cells, a header row and a row that begins late",
        table(
            row(
                cell("No.", properties='<w:gridSpan w:val="2"/>'),
                cell("Text"),
                properties="<w:tblHeader/>",
            ),
            row(cell("17", properties='<w:vMerge w:val="restart"/>'), cell("x")),
            row(cell(p(), properties="<w:vMerge/>"), cell("z")),
            row(cell("late"), properties='<w:gridBefore w:val="1"/>'),
        ),
        seen=(
            Seen(text="No.", cell=(1, 1, 1, 2), header_row=True),
            Seen(text="Text", cell=(1, 3, 1, 1), header_row=True),
            Seen(text="17", cell=(2, 1, 2, 1), header_row=False),
            Seen(text="x", cell=(2, 2, 1, 1)),
            Seen(text="z", cell=(3, 2, 1, 1)),
            Seen(text="late", cell=(4, 2, 1, 1)),
        ),
    ),
    word(
        "a table in a cell",
        table(row(cell("outer", table(row(cell("inner"))), p()))),
        seen=(
            Seen(text="outer", place="t1.r1.c1.p1"),
            Seen(text="inner", place="t2.r1.c1"),
        ),
    ),
]

CONSTRUCTS = [*WORDS, *LOOKS, *REVISIONS, *TABLES]
