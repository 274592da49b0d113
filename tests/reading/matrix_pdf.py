"""What is in PDF files: paragraphs by geometry, tables, annotations, forms, scans.

A line's end is no word of the writer's, and neither is the hyphen that stands
there only because the line ends: with these two taken out, words are verbatim.
"""

from functools import cache
from itertools import count

import pypdfium2
import typst

from pipeline.extract import tools
from rules.terms import PassageKind, Read
from tests.reading.construct import Construct, Seen
from tests.reading.pdf_file import (
    note,
    paragraph,
    pdf_file,
    rules,
    stream,
    text,
    words,
)

P, H, C = PassageKind.PARAGRAPH, PassageKind.HEADING, PassageKind.CELL
F, M = PassageKind.FURNITURE, PassageKind.MARGIN_COMMENT

LONG = (
    "Governments should make sure that access to",
    "networks is open to everybody who needs it, and",
    "that prices stay low.",
)
JOINED = " ".join(LONG)
SCANNED = (
    "We propose to delete the second sentence of paragraph 12, because it repeats "
    "what paragraph 9 says about access to networks in rural areas."
)


def glyphs(value: str, *, leftwards: bool = False) -> tuple[str, dict[int, str]]:
    """Give each letter a code of the font; return the codes in order, and the map."""
    codes = dict(zip(sorted(set(value) - {" "}), count(0x41), strict=False))
    line = "".join(chr(codes.get(letter, 0x20)) for letter in value)
    return line[:: -1 if leftwards else 1], {code: x for x, code in codes.items()}


def in_letters(value: str, *, leftwards: bool = False) -> bytes:
    """Set a line in a font whose letters are those of any script."""
    line, letters = glyphs(value, leftwards=leftwards)
    return pdf_file(words((50, 300, line)), letters=letters)


def on_words(*notes: str) -> bytes:
    """Set one paragraph of two lines with annotations on it."""
    lines = paragraph(50, 300, "Delete these words and keep", "the others as they are.")
    return pdf_file(lines, notes=notes)


SENTENCE = "Delete these words and keep the others as they are."
DELETE, THESE = (50, 297, 86, 311), (89, 297, 120, 311)
ANA, BEN = text("Ana"), text("Ben")


PAGE = f"#set page(width: 16cm, height: 6cm)\n#set text(14pt)\n{SCANNED}".encode()


def drawn_words() -> bytes:
    """Draw words as a picture, a PNG."""
    return typst.compile(PAGE, format="png", ppi=200)


@cache
def picture() -> bytes:
    """Draw words as a picture in a PDF, in shades of grey."""
    with pypdfium2.PdfDocument(typst.compile(PAGE)) as document:
        drawn = document[0].render(scale=3, grayscale=True)
        rows = memoryview(drawn.buffer).cast("B")
        lines = (rows[n * drawn.stride :][: drawn.width] for n in range(drawn.height))
        return stream(
            b"".join(lines),
            f"/Type/XObject/Subtype/Image/Width {drawn.width}/Height {drawn.height}"
            "/ColorSpace/DeviceGray/BitsPerComponent 8",
        )


def scan(layer: str = "") -> bytes:
    """Cover a page with a picture of words, over words that are not seen."""
    return pdf_file(f"q 400 0 0 150 0 125 cm /X Do Q {layer}", more={10: picture()})


def covered(layer: str) -> bytes:
    """Cover a whole page with a picture, over words that are not seen."""
    return pdf_file(f"q 400 0 0 400 0 0 cm /X Do Q {layer}", more={10: picture()})


def sideways(page: str = "") -> bytes:
    """Set a paragraph from below upwards, with a highlight on its first word."""
    return pdf_file(
        f"q 0 1 -1 0 400 0 cm {paragraph(50, 300, *LONG)}Q",
        notes=(note("Highlight", (90, 50, 104, 125), T=ANA),),
        page=page,
    )


def form(*fields: str) -> bytes:
    """Write a form with these fields."""
    refs = " ".join(f"{20 + n} 0 R" for n in range(len(fields)))
    resources = "/DR<</Font<</Helv 3 0 R>>>>/DA(/Helv 0 Tf 0 g)"
    catalog = f"/AcroForm<</Fields[{refs}]{resources}>>"
    mark = stream(b"", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return pdf_file(
        words((50, 300, "Form")), notes=fields, catalog=catalog, more={30: mark}
    )


def ticked(name: str, state: str) -> str:
    """Write a box of a form."""
    looks = "<</N<</Yes 30 0 R/Off 30 0 R>>>>"
    return note(
        "Widget",
        (50, 220, 60, 230),
        FT="/Btn",
        T=text(name),
        V=state,
        AS=state,
        AP=looks,
    )


ATTACHED = "/Names<</EmbeddedFiles<</Names[(note.txt) 30 0 R]>>>>"
TWO_PAGES = (paragraph(50, 300, "We agree."), paragraph(50, 300, "Second page."))
BOOKMARK = {
    30: "<</Type/Outlines/First 31 0 R/Last 31 0 R/Count 1>>",
    31: "<</Title(Chapter C)/Parent 30 0 R/Dest[40 0 R/Fit]>>",
}
TAGS = {
    30: "<</Type/StructTreeRoot/K 31 0 R>>",
    31: "<</Type/StructElem/S/P/P 30 0 R/Pg 40 0 R/K 0>>",
}
NO_TESSERACT = Construct(
    family="PDF",
    name="a scan where nothing reads pictures",
    file="a.pdf",
    make=scan,
    seen=(),
    read=Read.HELD,
    why="Please send the text as Word or as PDF with words that can be selected",
)
SCAN = Construct(
    family="PDF",
    name="a scan, read by tesseract",
    file="a.pdf",
    make=scan,
    seen=(Seen(text=SCANNED, place="page1.p1"),),
    read=Read.PARTIAL,
    why="recognized by machine",
)

CONSTRUCTS = [
    Construct(
        family="PDF",
        name="paragraphs by gaps, indents and full lines",
        file="a.pdf",
        make=lambda: pdf_file(
            paragraph(50, 350, *LONG) + paragraph(50, 290, "A second one stands below.")
        ),
        seen=(
            Seen(text=JOINED, place="page1.p1", kind=P),
            Seen(text="A second one stands below.", place="page1.p2"),
        ),
    ),
    Construct(
        family="PDF",
        name="leading numbers begin paragraphs and stay in the text",
        file="a.pdf",
        make=lambda: pdf_file(
            paragraph(
                50,
                350,
                *("17. We propose to delete this", "paragraph.", "18 bis. We agree."),
                "(a) And this too.",
            )
        ),
        seen=(
            Seen(text="17. We propose to delete this paragraph.", number=""),
            Seen(text="18 bis. We agree."),
            Seen(text="(a) And this too."),
        ),
    ),
    Construct(
        family="PDF",
        name="headings are larger",
        file="a.pdf",
        make=lambda: pdf_file(
            paragraph(50, 370, "Chapter C", size=20) + paragraph(50, 330, *LONG)
        ),
        seen=(Seen(text="Chapter C", kind=H), Seen(text=JOINED, kind=P)),
    ),
    Construct(
        family="PDF",
        name="running heads and page numbers",
        file="a.pdf",
        make=lambda: pdf_file(
            *(
                words((50, 380, "Draft of May"), (50, 15, f"Page {n} of 3"))
                + paragraph(50, 300, body)
                for n, body in enumerate(("One.", "Two.", "Three."), 1)
            )
        ),
        seen=tuple(
            Seen(text=words, place=f"page{page}.{place}", kind=kind)
            for page, body in enumerate(("One.", "Two.", "Three."), 1)
            for words, place, kind in (
                (body, "p1", P),
                ("Draft of May", "h1", F),
                (f"Page {page} of 3", "h2", F),
            )
        ),
    ),
    Construct(
        family="PDF",
        name="words cut at line ends are mended, compounds keep their hyphen",
        file="a.pdf",
        make=lambda: pdf_file(
            paragraph(
                50,
                300,
                *("We support self-regulation and the develop-",),
                *("ment of open markets, and once more self-",),
                "regulation of their development.",
            )
        ),
        seen=(
            Seen(
                text="We support self-regulation and the development of open markets, "
                "and once more self-regulation of their development."
            ),
        ),
    ),
    Construct(
        family="PDF",
        name="soft hyphens",
        file="a.pdf",
        make=lambda: pdf_file(
            paragraph(
                50,
                300,
                *("We support the develop\u00ad", "ment of open mar\u00ad"),
                *("kets, by common agree\u00ad", "ment."),
            )
        ),
        seen=(
            Seen(
                text="We support the development of open markets, by common agreement."
            ),
        ),
    ),
    Construct(
        family="PDF",
        name="ligatures are the letters that they join",
        file="a.pdf",
        make=lambda: pdf_file(words((50, 300, "the o# of all")), letters={35: "ffice"}),
        seen=(Seen(text="the office of all"),),
    ),
    Construct(
        family="PDF",
        name="two columns",
        file="a.pdf",
        make=lambda: pdf_file(
            paragraph(30, 300, *LONG, size=6) + paragraph(210, 300, *LONG[:2], size=6)
        ),
        seen=(Seen(text=JOINED), Seen(text=" ".join(LONG[:2]))),
    ),
    Construct(
        family="PDF",
        name="a paragraph that goes on across pages",
        file="a.pdf",
        make=lambda: pdf_file(
            paragraph(50, 60, *LONG[:2]), paragraph(50, 350, LONG[2])
        ),
        seen=(Seen(text=JOINED, place="page1.p1"),),
    ),
    Construct(
        family="PDF",
        name="a ruled table",
        file="a.pdf",
        make=lambda: pdf_file(
            rules([50, 150, 350], [220, 250, 290, 320])
            + words((55, 300, "Para"), (155, 300, "Comment"), (55, 270, "17"))
            + words((155, 270, "Delete the second"), (155, 256, "sentence."))
            + words((55, 230, "18"), (155, 230, "Keep it."), (50, 150, "After it."))
        ),
        seen=(
            Seen(text="Para", place="page1.t1.r1.c1", kind=C),
            Seen(text="Comment", place="page1.t1.r1.c2", kind=C),
            Seen(text="17", place="page1.t1.r2.c1"),
            Seen(text="Delete the second sentence.", place="page1.t1.r2.c2"),
            Seen(text="18", place="page1.t1.r3.c1"),
            Seen(text="Keep it.", place="page1.t1.r3.c2"),
            Seen(text="After it.", place="page1.p1", kind=P),
        ),
    ),
    Construct(
        family="PDF",
        name="a ruled table that goes on across pages repeats its head",
        file="a.pdf",
        make=lambda: pdf_file(
            *(
                rules([50, 150, 350], [250, 290, 320])
                + words((55, 300, "Para"), (155, 300, "Comment"))
                + words((55, 270, number), (155, 270, said))
                for number, said in (("17", "Delete."), ("18", "Keep."))
            )
        ),
        seen=(
            Seen(text="Para", place="page1.t1.r1.c1", kind=C),
            Seen(text="Comment", place="page1.t1.r1.c2"),
            Seen(text="17", place="page1.t1.r2.c1"),
            Seen(text="Delete.", place="page1.t1.r2.c2"),
            Seen(text="Para", place="page2.h1", kind=F),
            Seen(text="Comment", place="page2.h2", kind=F),
            Seen(text="18", place="page2.t1.r3.c1", kind=C),
            Seen(text="Keep.", place="page2.t1.r3.c2"),
        ),
    ),
    Construct(
        family="PDF",
        name="a row of a table that goes on across pages",
        file="a.pdf",
        make=lambda: pdf_file(
            rules([50, 150, 350], [20, 90, 120])
            + words((55, 100, "Para"), (155, 100, "Comment"))
            + words(
                (55, 70, "17"), (155, 70, "Delete the second"), (155, 56, "of the")
            ),
            rules([50, 150, 350], [290, 350, 380])
            + words((155, 360, "sentences."), (55, 320, "18"), (155, 320, "Keep.")),
        ),
        seen=(
            Seen(text="Para", place="page1.t1.r1.c1", kind=C),
            Seen(text="Comment", place="page1.t1.r1.c2"),
            Seen(text="17", place="page1.t1.r2.c1"),
            Seen(text="Delete the second of the sentences.", place="page1.t1.r2.c2"),
            Seen(text="18", place="page2.t1.r3.c1"),
            Seen(text="Keep.", place="page2.t1.r3.c2"),
        ),
    ),
    Construct(
        family="PDF",
        name="a box around words is no table",
        file="a.pdf",
        make=lambda: pdf_file(
            rules([40, 350], [280, 330]) + paragraph(50, 310, "In a box.")
        ),
        seen=(Seen(text="In a box.", place="page1.p1", kind=P),),
    ),
    Construct(
        family="PDF",
        name="a highlight with a reply, settled",
        file="a.pdf",
        make=lambda: on_words(
            note("Highlight", DELETE, T=ANA, Contents=text("Why?")),
            note("Text", DELETE, T=BEN, Contents=text("Because."), IRT="20 0 R"),
            note(
                *("Text", DELETE),
                T=BEN,
                Contents=text("Completed set by Ben"),
                State="(Completed)",
                StateModel="(Review)",
                IRT="20 0 R",
            ),
        ),
        seen=(
            Seen(text=SENTENCE, marks=("Delete{highlight yellow}",)),
            Seen(
                text="Why?",
                place="c1",
                kind=M,
                author="Ana",
                anchor_text="Delete",
                resolved=True,
            ),
            Seen(text="Because.", author="Ben", parent="c1", resolved=False),
        ),
    ),
    Construct(
        family="PDF",
        name="words struck out and underlined",
        file="a.pdf",
        make=lambda: on_words(
            note("StrikeOut", THESE, T=ANA), note("Underline", DELETE, T=BEN)
        ),
        seen=(
            Seen(text=SENTENCE, marks=("Delete{underline}", "these{strike}")),
            Seen(text="", kind=M, author="Ana", anchor_text="these"),
            Seen(text="", kind=M, author="Ben", anchor_text="Delete"),
        ),
    ),
    Construct(
        family="PDF",
        name="a highlight over two lines, of words that stand twice",
        file="a.pdf",
        make=lambda: pdf_file(
            words((50, 300, "keep the others and keep"), (50, 286, "them all.")),
            notes=(
                note(
                    *("Highlight", (157, 283, 185, 311)),
                    QuadPoints="[157 311 185 311 157 297 185 297"
                    " 50 297 81 297 50 283 81 283]",
                    T=ANA,
                ),
            ),
        ),
        seen=(
            Seen(
                text="keep the others and keep them all.",
                marks=("keep them{highlight yellow}",),
            ),
            Seen(text="", anchor_text="keep them"),
        ),
    ),
    Construct(
        family="PDF",
        name="free text and a sticky note",
        file="a.pdf",
        make=lambda: on_words(
            note("FreeText", (50, 100, 90, 120), Contents=text("New text"), T=ANA),
            note("Text", (370, 297, 380, 310), Contents=text("We agree\rto it"), T=BEN),
        ),
        seen=(
            Seen(text=SENTENCE, marks=()),
            Seen(text="New text", kind=M, author="Ana", place="c1"),
            Seen(text="We agree\nto it", kind=M, author="Ben", place="c2"),
        ),
    ),
    Construct(
        family="PDF",
        name="a form: text, boxes, a choice",
        file="a.pdf",
        make=lambda: form(
            note(
                *("Widget", (50, 250, 200, 270)),
                FT="/Tx",
                T=text("org"),
                TU=text("Your organisation"),
                V=text("Kenya"),
            ),
            ticked("We agree", "/Yes"),
            ticked("We disagree", "/Off"),
            note(
                *("Widget", (50, 190, 99, 200)),
                FT="/Ch",
                Ff="131072",
                T=text("type"),
                V=text("Government"),
                Opt="[(Government)(Academia)]",
            ),
        ),
        seen=(
            Seen(text="Form"),
            Seen(text="Kenya", kind=P, anchor_text="Your organisation"),
            Seen(text="Yes", anchor_text="We agree"),
            Seen(text="Government", anchor_text="type"),
        ),
    ),
    Construct(
        family="PDF",
        name="a file attached to a PDF",
        file="a.pdf",
        make=lambda: pdf_file(
            words((50, 300, "See the file.")),
            catalog=ATTACHED,
            more={
                30: "<</Type/Filespec/F(note.txt)/EF<</F 31 0 R>>>>",
                31: stream(b"We agree.", "/Type/EmbeddedFile"),
            },
        ),
        seen=(
            Seen(text="See the file.", part="a.pdf"),
            Seen(text="We agree.", part="a.pdf/note.txt", place="l1"),
        ),
        files=("a.pdf", "a.pdf/note.txt"),
    ),
    Construct(
        family="PDF",
        name="a page that is turned, with a highlight",
        file="a.pdf",
        make=lambda: sideways("/Rotate 90"),
        seen=(
            Seen(text=JOINED, marks=("Governments{highlight yellow}",)),
            Seen(text="", anchor_text="Governments"),
        ),
    ),
    Construct(
        family="PDF",
        name="words that stand sideways on their page",
        file="a.pdf",
        make=sideways,
        seen=(
            Seen(text=JOINED, marks=("Governments{highlight yellow}",)),
            Seen(text="", anchor_text="Governments"),
        ),
    ),
    Construct(
        family="PDF",
        name="right-to-left text comes in the order of reading",
        file="a.pdf",
        make=lambda: in_letters("نقترح حذف هذه الفقرة", leftwards=True),
        seen=(Seen(text="نقترح حذف هذه الفقرة"),),
    ),
    Construct(
        family="PDF",
        name="Chinese",
        file="a.pdf",
        make=lambda: in_letters("我们建议删除第十二段"),
        seen=(Seen(text="我们建议删除第十二段"),),
    ),
    Construct(
        family="PDF",
        name="words beside the page are not read",
        file="a.pdf",
        make=lambda: pdf_file(words((50, 300, "On it."), (50, 900, "Printer mark"))),
        seen=(Seen(text="On it."),),
    ),
    Construct(
        family="PDF",
        name="bookmarks are no passages",
        file="a.pdf",
        make=lambda: pdf_file(
            words((50, 300, "We agree.")), catalog="/Outlines 30 0 R", more=BOOKMARK
        ),
        seen=(Seen(text="We agree."),),
    ),
    Construct(
        family="PDF",
        name="a tagged PDF",
        file="a.pdf",
        make=lambda: pdf_file(
            f"/P<</MCID 0>>BDC {words((50, 300, 'We agree.'))}EMC",
            catalog="/StructTreeRoot 30 0 R/MarkInfo<</Marked true>>",
            more=TAGS,
        ),
        seen=(Seen(text="We agree."),),
    ),
    Construct(
        family="PDF",
        name="a scan with words hidden in it",
        file="a.pdf",
        make=lambda: covered(words((50, 300, "We agree with this."), hidden=True)),
        seen=(Seen(text="We agree with this.", place="page1.p1"),),
        read=Read.PARTIAL,
        why="recognized by machine",
    ),
    SCAN if tools.present("tesseract") else NO_TESSERACT,
    Construct(
        family="PDF",
        name="an encrypted file that opens without a password",
        file="a.pdf",
        make=lambda: pdf_file(words((50, 300, "Open to all")), locked=""),
        seen=(Seen(text="Open to all"),),
    ),
    Construct(
        family="PDF",
        name="a password",
        file="a.pdf",
        make=lambda: pdf_file(words((50, 300, "Secret")), locked="x"),
        seen=(),
        read=Read.HELD,
        why="Please send it as Word or PDF without a password.",
    ),
    Construct(
        family="PDF",
        name="a damaged table of contents (xref)",
        file="a.pdf",
        make=lambda: pdf_file(*TWO_PAGES).replace(b"startxref\n", b"startxref\n9"),
        seen=(Seen(text="We agree."), Seen(text="Second page.")),
    ),
    Construct(
        family="PDF",
        name="cut off on its way",
        file="a.pdf",
        make=lambda: pdf_file(*TWO_PAGES).partition(b"42 0 obj")[0],
        seen=(Seen(text="We agree."),),
        read=Read.PARTIAL,
        why="Please send it again",
    ),
    Construct(
        family="PDF",
        name="nothing but a beginning",
        file="a.pdf",
        make=lambda: b"%PDF-1.7\n" + bytes(99),
        seen=(),
        read=Read.HELD,
        why="damaged and cannot be opened. Please",
    ),
]
