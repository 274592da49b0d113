"""What lies beside the body of a Word file: comments, notes, boxes, other files."""

from __future__ import annotations

from rules.terms import PassageKind, Read
from tests.reading.construct import Seen
from tests.reading.word_file import (
    VML_BOX,
    WHEN,
    Inside,
    called,
    cell,
    comment,
    cut,
    drawn_box,
    end,
    ins,
    p,
    package,
    root,
    row,
    start,
    style,
    table,
    word_file,
)
from tests.reading.word_seen import held, on, views, word

HEADING, PARAGRAPH = PassageKind.HEADING, PassageKind.PARAGRAPH
FURNITURE, NOTE = PassageKind.FURNITURE, PassageKind.NOTE
EMBEDDED = (
    '<w:r><w:object><o:OLEObject Type="Embed" ProgID="%s" r:id="in1"/></w:object></w:r>'
)


def _heading(key: str, name: str, based_on: str = "") -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f"{based}</w:style>"
    )


COMMENTS = [
    word(
        "a margin comment with revisions of its own",
        p("one"),
        p("The ", start(7), "right to privacy", end(7), " is"),
        comments=comment(7, p("Delete ", cut("it"), ins("this")), p("Reason.")),
        seen=(
            "one",
            "The right to privacy is",
            Seen(
                text="Delete this\nReason.",
                base="Delete it\nReason.",
                kind=PassageKind.MARGIN_COMMENT,
                place="c7",
                author="Japan",
                at=WHEN,
                anchor=("p2",),
                anchor_text="right to privacy",
            ),
        ),
    ),
    word(
        "a comment over paragraphs and a cell",
        p(start(1), "a"),
        p(),
        p("b"),
        table(row(cell(p("in a cell", end(1))))),
        comments=comment(1, p("Why?")),
        seen=(
            "a",
            "b",
            "in a cell",
            on("p1", "p3", "t1.r1.c1", words="a\nb\nin a cell"),
        ),
    ),
    word(
        "a comment whose range stands between paragraphs",
        start(1) + p("a") + '<w:commentRangeEnd w:id="1"/>' + p("b"),
        comments=comment(1, p("Why?")),
        seen=("a", "b", on("p1", words="a")),
    ),
    word(
        "a comment in a table",
        table(row(cell("a"), cell(p("b ", start(1), "c", end(1))))),
        comments=comment(1, p("Why?")),
        seen=("a", "b c", on("t1.r1.c2", words="c")),
    ),
    word(
        "a comment on deleted words",
        p("a", start(1), cut("gone"), end(1)),
        comments=comment(1, p("Why?")),
        seen=(views("agone", "a", "-gone[Kenya]"), on("p1", words="gone")),
    ),
    word(
        "a comment without a range",
        p("words", called("comment", 1)),
        comments=comment(1, p("Why?")),
        seen=("words", on("p1", words="")),
    ),
    word(
        "a comment that nothing calls",
        p("words"),
        comments=comment(1, p("Why?")),
        seen=("words", on(words="")),
    ),
    word(
        "a thread, settled and not",
        p(start(1), "x", end(1)),
        comments=comment(1, p("Why?"), para="AA")
        + comment(2, p("So."), para="BB")
        + comment(3, p("By another program."), para=""),
        commentsExtended='<w15:commentEx w15:paraId="AA" w15:done="1"/>'
        '<w15:commentEx w15:paraId="BB" w15:paraIdParent="AA" w15:done="0"/>',
        seen=(
            "x",
            Seen(text="Why?", parent="", resolved=True),
            Seen(text="So.", parent="c1", resolved=False),
            Seen(text="By another program.", parent="", resolved=False),
        ),
    ),
]
STORIES = [
    word(
        "foot- and endnotes, and where they are called",
        p("a"),
        p("b", called("footnote", 3)),
        p("c", called("endnote", 2)),
        footnotes=f'<w:footnote w:type="separator" w:id="-1">{p("--")}</w:footnote>'
        f'<w:footnote w:id="3">{p("foot")}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{table(row(cell("end")))}</w:endnote>',
        seen=(
            *("a", "b", "c"),
            Seen(text="foot", kind=NOTE, place="f3", anchor=("p2",)),
            Seen(text="end", kind=NOTE, place="e2", anchor=("p3",)),
        ),
    ),
    word(
        "a text box, written twice and read once",
        p("before"),
        p("anchor", drawn_box(p("boxed") + p("twice"))),
        p("after"),
        seen=(
            *("before", "anchor"),
            Seen(text="boxed", place="x1.p1"),
            Seen(text="twice", place="x1.p2"),
            Seen(text="after", place="p3"),
        ),
    ),
    word(
        "a text box of the old kind",
        p(f"<w:r>{VML_BOX % p('old ', ins('new'))}</w:r>"),
        seen=(views("old ", "old new", "+new[Kenya]", place="x1.p1"),),
    ),
    word(
        "lettering: words that are drawn",
        p('<w:r><w:pict><v:textpath string="DRAFT"/></w:pict></w:r>'),
        p(
            f"<w:r><w:drawing><a:p><a:r><a:t>{'Art'}</a:t></a:r></a:p></w:drawing></w:r>"
        ),
        seen=("DRAFT", "Art"),
    ),
    word(
        "running heads and feet",
        p("body"),
        header=p("Letterhead") + p("Geneva"),
        footer=p("1"),
        seen=(
            "body",
            Seen(text="Letterhead\nGeneva", kind=FURNITURE, place="h1"),
            Seen(text="1", kind=FURNITURE, place="h2"),
        ),
    ),
    word(
        "headings by style, by inheritance and by the paragraph itself",
        p("a", properties=style("H2")),
        p("b", properties=style("My")),
        p("c", properties='<w:outlineLvl w:val="0"/>'),
        p("d", properties=style("My") + '<w:outlineLvl w:val="9"/>'),
        p("e", properties=style("T")),
        styles=_heading("H2", "heading 2")
        + _heading("My", "My", "H2")
        + _heading("T", "Title"),
        seen=(
            Seen(text="a", kind=HEADING, level=2),
            Seen(text="b", kind=HEADING, level=2),
            Seen(text="c", kind=HEADING, level=1),
            Seen(text="d", kind=PARAGRAPH),
            Seen(text="e", kind=HEADING),
        ),
    ),
    word(
        "the titles and names of a chart",
        p("body"),
        inside=[
            Inside(
                "chart",
                "charts/chart1.xml",
                root(
                    "c:chartSpace",
                    "<c:title><a:p><a:r><a:t>Access</a:t></a:r></a:p></c:title>"
                    "<c:cat><c:strRef><c:strCache><c:pt><c:v>2014</c:v></c:pt>"
                    "<c:pt><c:v>2015</c:v></c:pt></c:strCache></c:strRef></c:cat>"
                    "<c:val><c:numRef><c:numCache><c:pt><c:v>7</c:v></c:pt>"
                    "</c:numCache></c:numRef></c:val>",
                ),
            )
        ],
        seen=("body", Seen(text="Access\n2014\n2015", place="d1")),
    ),
    word(
        "the words of a diagram, not doubled",
        p("body"),
        inside=[
            Inside(
                kind,
                f"diagrams/{kind}.xml",
                root(
                    "dgm:dataModel",
                    "<dgm:pt><dgm:t><a:p><a:r><a:t>Plan</a:t></a:r></a:p></dgm:t></dgm:pt>"
                    "<dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt>"
                    "<dgm:pt><dgm:t><a:p><a:r><a:t>Act</a:t></a:r></a:p></dgm:t></dgm:pt>",
                ),
            )
            for kind in ("diagramData", "diagramDrawing")
        ],
        seen=("body", Seen(text="Plan\nAct", place="d1")),
    ),
    word(
        "building blocks and settings, which are no words of the file",
        p("body"),
        inside=[
            Inside(
                "glossaryDocument", "glossary/document.xml", root("w:d", p("block"))
            ),
            Inside("settings", "settings.xml", root("w:settings", "<w:zoom/>")),
        ],
        seen=("body",),
    ),
]
FILES = [
    word(
        "a page inserted in the text",
        p("before"),
        '<w:altChunk r:id="in1"/>',
        p("after"),
        inside=[Inside("aFChunk", "a.html", "<!DOCTYPE html><html><p>page</p></html>")],
        seen=("before", Seen(text="page", place="i1.p1"), "after"),
    ),
    word(
        "a Word file inserted in the text",
        table(row(cell("outer"))),
        '<w:altChunk r:id="in1"/>',
        inside=[
            Inside(
                "aFChunk",
                "a.docx",
                word_file(
                    p(start(1), "old ", ins("new"), end(1)),
                    table(row(cell("inner"))),
                    comments=comment(1, p("Why?")),
                ),
            )
        ],
        seen=(
            "outer",
            views("old ", "old new", "+new[Kenya]", place="i1.p1"),
            Seen(text="inner", place="i1.t1.r1.c1"),
            on("i1.p1", words="old new"),
        ),
    ),
    word(
        "a Word file embedded as an object",
        p("see ", EMBEDDED % "Word.Document.12"),
        inside=[Inside("package", "embeddings/a.docx", word_file(p("annex")))],
        seen=("see ", Seen(text="annex", place="i1.p1")),
    ),
    word(
        "a workbook embedded as an object",
        p("see ", EMBEDDED % "Excel.Sheet.12"),
        inside=[Inside("package", "embeddings/a.xlsx", b"PK\x03\x04")],
        seen=("see ",),
        read=Read.PARTIAL,
        why="Another file is inserted",
    ),
    word(
        "a formula embedded as an object, which is a picture to its reader",
        p("see ", EMBEDDED % "Equation.3"),
        seen=("see ",),
    ),
    word(
        "an inserted file that is not there",
        p("x"),
        '<w:subDoc r:id="rId9"/>',
        seen=("x",),
        read=Read.PARTIAL,
        why="Please send that file as well",
    ),
    word(
        "a damaged part beside good ones",
        p("words"),
        comments="<w:comment>",
        seen=("words",),
        read=Read.PARTIAL,
        why="damaged",
    ),
    word(
        "a damaged body, read as far as it goes",
        p("first"),
        p("second"),
        "<w:p><w:r>",
        seen=("first", "second"),
        read=Read.PARTIAL,
        why="damaged",
    ),
    held(
        "a file with a password",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    held(
        "a file of pictures only",
        package(
            {
                "[Content_Types].xml": "<Types/>",
                "word/document.xml": '<w:document xmlns:w="x"><w:body/></w:document>',
                "word/media/image1.png": "x",
            }
        ),
        "pictures and no text",
    ),
    held(
        "a document type declaration",
        package(
            {
                "[Content_Types].xml": "<Types/>",
                "word/document.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
                '<w:document xmlns:w="x"><w:body>&a;</w:body></w:document>',
            }
        ),
        "document type declaration",
    ),
]


CONSTRUCTS = [*COMMENTS, *STORIES, *FILES]
