"""How does a Word file come to be, quickly and byte for byte the same?

python-docx makes the package once: styles, page, footer, properties. The body is
then streamed as text into its place, for building 20,000 paragraphs as objects
takes a minute and streaming them a second. Times in the package are those of the
issue, never those of the clock.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, NamedTuple
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from outbox.compilation.wording import Marked, direction, issue, writable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import CharacterStyle, ParagraphStyle
    from docx.text.paragraph import Paragraph

    from rules.consolidation import Consolidation

INK = RGBColor(0x1A, 0x1A, 0x1A)
ACCENT = RGBColor(0x1F, 0x4E, 0x79)
QUIET = RGBColor(0x59, 0x59, 0x59)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A paragraph style: sizes in points, indents in centimetres."""

    name: str
    size: float
    before: float = 0
    after: float = 4
    left: float = 0
    hanging: float = 0
    bold: bool = False
    colour: RGBColor = INK
    parent: str = "Normal"
    together: bool = False


_LOOKS = (
    Look(name="Title", size=19, after=6, bold=True, colour=ACCENT),
    Look(name="Heading 1", size=14, before=20, after=6, bold=True, colour=ACCENT),
    Look(name="Heading 2", size=11.5, before=12, after=4, bold=True),
    Look(name="Remark", size=9.5, after=6, colour=QUIET),
    Look(name="Base Text", size=11, before=12, left=1.7, hanging=1.7, together=True),
    Look(name="Draft Text", size=11, before=12, left=1.7, hanging=1.7),
    Look(name="Said", size=10.5, left=2.3, hanging=0.6, parent="List Bullet"),
    Look(name="Said Apart", size=10.5, left=2.3),
    Look(name="Cell", size=9, after=0),
    Look(name="Cell Head", size=9, after=0, bold=True),
)


#: Comments of which the text may be so long that a zip has to be told before.
_LARGE = 100_000


class Page(NamedTuple):
    """A page of A4: is it wide, how wide is its text (twentieths of a point)?"""

    wide: bool
    width: int


PORTRAIT, LANDSCAPE = Page(wide=False, width=9_070), Page(wide=True, width=14_500)


def write_package(
    consolidation: Consolidation,
    body: Iterable[str],
    stream: BinaryIO,
    *,
    page: Page = PORTRAIT,
) -> None:
    """Write a Word file whose body is `body`: pieces of WordprocessingML."""
    about = (issue(consolidation), consolidation.consultation)
    parts = _skeleton(*map(writable, about), consolidation.issued_at, page)
    before, section, after = parts["word/document.xml"].partition(b"<w:sectPr")
    pieces = (piece.encode() for piece in body)
    whole = chain([before], pieces, [section + after])
    write_parts(
        parts | {"word/document.xml": whole},
        consolidation.issued_at,
        stream,
        large=consolidation.count > _LARGE,
    )


def write_parts(
    parts: Mapping[str, bytes | Iterable[bytes]],
    at: datetime,
    stream: BinaryIO,
    *,
    large: bool = False,
) -> None:
    """Write the parts of a package, each of which has the time of the issue.

    With `large`, one that is given in pieces may have more than two gigabytes.
    """
    stamp = at.astimezone(UTC).timetuple()[:6]
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            pieces = [content] if isinstance(content, bytes) else content
            huge = large and pieces is content
            with out.open(info, "w", force_zip64=huge) as part:
                for piece in pieces:
                    part.write(piece)


def paragraph(style: str, *runs: str, rtl: bool = False) -> str:
    """Make a paragraph of runs; `style` is the id of one of the styles above."""
    bidi = "<w:bidi/>" if rtl else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>{"".join(runs)}</w:p>'


def run(text: str, style: str = "", *, rtl: bool = False) -> str:
    """Make a run of plain text. Line ends and tabs become those of Word."""
    looks = f'<w:rStyle w:val="{style}"/>' if style else ""
    looks += "<w:rtl/>" if rtl else ""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    words = escape(text)
    if "\n" in words or "\t" in words:
        words = words.replace("\n", f"{_CLOSE}<w:br/>{_OPEN}")
        words = words.replace("\t", f"{_CLOSE}<w:tab/>{_OPEN}")
    return f"<w:r>{properties}{_OPEN}{words}{_CLOSE}</w:r>"


_OPEN = '<w:t xml:space="preserve">'
_CLOSE = "</w:t>"


def quotation(
    names: Sequence[str], numbers: Iterator[int], words: Sequence[Marked]
) -> str:
    """Make the words of comments, between the ends of bookmarks that name them.

    `numbers` counts the bookmarks of the document.
    """
    runs = "".join(
        run(w.text, _MARKS[w.mark], rtl=direction(w.text) == "rtl") for w in words
    )
    marks = [(next(numbers), bookmark(name)) for name in names]
    starts = (f'<w:bookmarkStart w:id="{at}" w:name="{name}"/>' for at, name in marks)
    ends = (f'<w:bookmarkEnd w:id="{at}"/>' for at, _ in marks)
    return "".join((*starts, runs, *ends))


_MARKS = {"": "", "ins": "Inserted", "del": "Deleted", "q": "Quoted"}


def bookmark(name: str) -> str:
    """Turn the id of a comment into the name of its bookmark.

    Word allows 40 letters, digits and underscores, a letter first. The end of
    an id is what tells it from the others of its series.

    >>> bookmark("WSIS+10/3/58-2")
    'c_WSIS_10_3_58_2'
    """
    return "c_" + re.sub(r"[^0-9A-Za-z]", "_", name)[-38:]


def table(
    columns: Sequence[str],
    shares: Sequence[int],
    rows: Iterable[Sequence[str]],
    *,
    width: int,
    whole_rows: bool = False,
) -> Iterable[str]:
    """Make a table row by row; each cell is a piece made of paragraphs.

    `shares` are in per cent of `width`, which is in twentieths of a point.
    With `whole_rows` no row is divided between two pages.
    """
    widths = [share * width // 100 for share in shares]
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{_TABLE}'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )
    head = [paragraph("CellHead", run(column)) for column in columns]
    yield _row(head, widths, "<w:trPr><w:tblHeader/></w:trPr>", _SHADE)
    properties = "<w:trPr><w:cantSplit/></w:trPr>" if whole_rows else ""
    for cells in rows:
        yield _row(cells, widths, properties)
    yield "</w:tbl>" + _AFTER_TABLE


#: Word wants a paragraph after a table; one point high it never needs a page.
_AFTER_TABLE = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" '
    'w:lineRule="exact"/></w:pPr></w:p>'
)
_RULE = 'w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"'
_TABLE = (
    f"<w:tblBorders><w:top {_RULE}/><w:bottom {_RULE}/><w:insideH {_RULE}/>"
    '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
    '<w:top w:w="50" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
    '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
)
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F6"/>'


def _row(
    cells: Sequence[str], widths: Sequence[int], properties: str = "", shade: str = ""
) -> str:
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/>{shade}</w:tcPr>{cell}</w:tc>'
        for cell, w in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{properties}{made}</w:tr>"


# --- the package as python-docx makes it -----------------------------------------


@lru_cache(maxsize=8)
def _skeleton(title: str, subject: str, at: datetime, page: Page) -> dict[str, bytes]:
    """Return the parts of a file without a body; the forms of an issue share them."""
    document = docx.Document()
    _describe(document, title, subject, at)
    _page(document, wide=page.wide)
    for look in _LOOKS:
        _style(document, look)
    for name, change in (
        ("Speaker", {"bold": True}),
        ("Inserted", {"underline": True}),
        ("Deleted", {"strike": True}),
        ("Link", {"underline": True}),
    ):
        style: CharacterStyle = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        for attribute, value in change.items():
            setattr(style.font, attribute, value)
    quiet: CharacterStyle = document.styles.add_style("Quiet", WD_STYLE_TYPE.CHARACTER)
    quiet.font.color.rgb = QUIET
    quoted: CharacterStyle = document.styles.add_style(
        "Quoted", WD_STYLE_TYPE.CHARACTER
    )
    quoted.font.italic, quoted.font.color.rgb = True, QUIET
    _foot(document, title)
    whole = io.BytesIO()
    document.save(whole)
    with zipfile.ZipFile(whole) as made:
        return {name: made.read(name) for name in made.namelist()}


def _describe(document: Document, title: str, subject: str, at: datetime) -> None:
    about = document.core_properties
    about.title, about.subject = title, subject
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = at.astimezone(UTC).replace(tzinfo=None)
    about.language = "en"


def _page(document: Document, *, wide: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2 if wide else 2.5)
    section.top_margin = section.bottom_margin = Cm(2)


def _style(document: Document, look: Look) -> None:
    styles = document.styles
    style: ParagraphStyle = (
        styles[look.name]
        if look.name in styles
        else styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    )
    style.base_style = styles[look.parent]
    style.font.size, style.font.bold = Pt(look.size), look.bold
    style.font.color.rgb = look.colour
    _fonts(style)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.left_indent, shape.first_line_indent = Cm(look.left), Cm(-look.hanging)
    if look.hanging:  # a label that is too long for its room has the next one, too
        shape.tab_stops.add_tab_stop(Cm(2 * look.left))
    shape.line_spacing = 1.15
    shape.keep_with_next = look.together or look.name.startswith("Heading")


def _fonts(style: ParagraphStyle) -> None:
    """Name a face for each group of scripts; Word falls back within the group."""
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for group in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{group}"), "Times New Roman")
    fonts.set(qn("w:eastAsia"), "SimSun")


def _foot(document: Document, title: str) -> None:
    foot: Paragraph = document.sections[0].footer.paragraphs[0]
    foot.style = document.styles["Cell"]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run(f"{title} · ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    foot._p.append(field)  # noqa: SLF001 - python-docx has no call for fields
