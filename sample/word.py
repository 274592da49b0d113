"""How does a Word file come into being, with its revisions and notes?

It is written as the XML that Word itself would write, because tracked changes,
margin notes and automatic numbers are the point of it. Its text may carry three
marks: `{+inserted+}`, `[-deleted-]` and `((words||note))`, a note in the margin
on these words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from files import OPENED, zipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

_NUMBER = re.compile(r"^(?:(\d+(?: bis)?)\. )?(.+)$")
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OPEN_XML = "http://schemas.openxmlformats.org"
_MARKS = re.compile(r"\{\+(.*?)\+\}|\[-(.*?)-\]|\(\((.*?)\|\|(.*?)\)\)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who revises, and when: the author and date of the marks in a text."""

    author: str
    at: datetime = OPENED

    def attributes(self, number: int) -> str:
        """Return the attributes of a revision or a note."""
        at = self.at.strftime("%Y-%m-%dT%H:%M:%SZ")
        return f'w:id="{number}" w:author={quoteattr(self.author)} w:date="{at}"'


SECRETARIAT = Hand(author="ODPS Secretariat")


@dataclass(slots=True)
class Word:
    """A Word file that is being written, paragraph by paragraph."""

    hand: Hand
    title: str = ""
    body: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    marks: int = 0

    def paragraph(
        self, text: str, *, style: str = "", list_id: int = 0, hand: Hand | None = None
    ) -> None:
        """Add a paragraph; `list_id` 1 counts `1.`, 2 is the one `12 bis.`."""
        self.body.append(self._paragraph(text, style, list_id, hand or self.hand))

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Add a table whose first row is its head."""
        lines = []
        for n, row in enumerate(rows):
            cells = (
                f"<w:tc>{self._paragraph(c, '', 0, self.hand)}</w:tc>" for c in row
            )
            head = "<w:trPr><w:tblHeader/></w:trPr>" if n == 0 else ""
            lines.append(f"<w:tr>{head}{''.join(cells)}</w:tr>")
        grid = "<w:gridCol/>" * len(rows[0])
        self.body.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl><w:p/>"
        )

    def data(self) -> bytes:
        """Return the bytes of the file."""
        parts = {
            "[Content_Types].xml": _CONTENT_TYPES,
            "_rels/.rels": _relations(
                ("officeDocument", "word/document.xml"),
                ("metadata/core-properties", "docProps/core.xml"),
            ),
            "docProps/core.xml": _CORE.format(
                title=escape(self.title),
                author=escape(self.hand.author),
                at=self.hand.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            ),
            "word/_rels/document.xml.rels": _relations(
                ("styles", "styles.xml"),
                ("numbering", "numbering.xml"),
                ("comments", "comments.xml"),
            ),
            "word/document.xml": f"<w:document {_W}><w:body>{''.join(self.body)}"
            "<w:sectPr/></w:body></w:document>",
            "word/styles.xml": f"<w:styles {_W}>{_STYLES}</w:styles>",
            "word/numbering.xml": f"<w:numbering {_W}>{_NUMBERING}</w:numbering>",
            "word/comments.xml": f"<w:comments {_W}>{''.join(self.notes)}</w:comments>",
        }
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        return zipped({name: (head + xml).encode() for name, xml in parts.items()})

    def _paragraph(self, text: str, style: str, list_id: int, hand: Hand) -> str:
        look = f'<w:pStyle w:val="{style}"/>' if style else ""
        if list_id:
            number = f'<w:ilvl w:val="0"/><w:numId w:val="{list_id}"/>'
            look += f"<w:numPr>{number}</w:numPr>"
        # A paragraph that is one revision from end to end takes its mark along:
        # accept the deletion, and its number goes to the next paragraph.
        whole = _MARKS.fullmatch(text)
        if whole and whole[1]:
            look += f"<w:rPr><w:ins {self._next(hand)}/></w:rPr>"
        elif whole and whole[2]:
            look += f"<w:rPr><w:del {self._next(hand)}/></w:rPr>"
        return f"<w:p><w:pPr>{look}</w:pPr>{self._runs(text, hand)}</w:p>"

    def _runs(self, text: str, hand: Hand) -> str:
        runs, end = [], 0
        for mark in _MARKS.finditer(text):
            runs.append(_run(text[end : mark.start()]))
            inserted, deleted, words, note = mark.groups()
            if inserted:
                runs.append(f"<w:ins {self._next(hand)}>{_run(inserted)}</w:ins>")
            elif deleted:
                gone = _run(deleted, "delText")
                runs.append(f"<w:del {self._next(hand)}>{gone}</w:del>")
            else:
                runs.append(self._noted(words, note, hand))
            end = mark.end()
        return "".join(runs) + _run(text[end:])

    def _noted(self, words: str, note: str, hand: Hand) -> str:
        number = len(self.notes)
        initials = "".join(word[0] for word in hand.author.split())
        self.notes.append(
            f"<w:comment {hand.attributes(number)} w:initials={quoteattr(initials)}>"
            f"<w:p>{_run(note)}</w:p></w:comment>"
        )
        return (
            f'<w:commentRangeStart w:id="{number}"/>{_run(words)}'
            f'<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    def _next(self, hand: Hand) -> str:
        self.marks += 1
        return hand.attributes(900 + self.marks)


def prose(hand: Hand, text: str, *, title: str = "") -> bytes:
    """Write a letter in Word; blank lines part paragraphs, `# ` begins a heading."""
    word = Word(hand, title)
    for block in _blocks(text):
        style = "Heading1" if block.startswith("# ") else ""
        word.paragraph(block.removeprefix("# "), style=style)
    return word.data()


def table(hand: Hand, before: str, rows: str) -> bytes:
    """Write a table in Word, under a line; blank lines part rows, bars part cells."""
    word = Word(hand, before)
    word.paragraph(before)
    word.table([[cell.strip() for cell in row.split("|")] for row in _blocks(rows)])
    return word.data()


def framework(hand: Hand, changed: str = "", after: str = "") -> bytes:
    """Write the draft as distributed, with the revisions of `hand`.

    `changed` has numbered paragraphs in place of those of the draft; those of
    `after` are inserted behind the paragraph of that number. The secretariat's
    own revisions and notes stay as they were in the distributed file.
    """
    word = Word(hand, "A common framework for open digital public services")
    draft = Path(__file__).with_name("framework.txt").read_text("utf-8")
    revised, inserted = dict(_numbered(changed)), dict(_numbered(after))
    for label, text in _numbered(draft):
        if not label:
            style = "Heading1" if text.startswith("# ") else ""
            word.paragraph(text.removeprefix("# "), style=style, hand=SECRETARIAT)
            continue
        list_id = 2 if label.endswith("bis") else 1
        author = hand if label in revised else SECRETARIAT
        word.paragraph(revised.get(label, text), list_id=list_id, hand=author)
        if label in inserted:
            word.paragraph(inserted[label], list_id=1)
    return word.data()


def _numbered(text: str) -> Iterator[tuple[str, str]]:
    """Return label and text of each paragraph; headings have no label."""
    for block in _blocks(text):
        yield from _NUMBER.findall(block)


def _blocks(text: str) -> list[str]:
    """Return the paragraphs of a text, each on one line."""
    return [b.replace("\n", " ") for b in text.strip().split("\n\n") if b]


def _run(text: str, element: str = "t") -> str:
    if not text:
        return ""
    return f'<w:r><w:{element} xml:space="preserve">{escape(text)}</w:{element}></w:r>'


def _relations(*targets: tuple[str, str]) -> str:
    lines = []
    for n, (kind, target) in enumerate(targets, start=1):
        branch = "package" if kind.startswith("metadata") else "officeDocument"
        address = f"{_OPEN_XML}/{branch}/2006/relationships/{kind}"
        lines.append(f'<Relationship Id="r{n}" Type="{address}" Target="{target}"/>')
    space = f"{_OPEN_XML}/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(lines)}</Relationships>'


_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CONTENT_TYPES = (
    f'<Types xmlns="{_OPEN_XML}/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("comments", "comments"),
        )
    )
    + "</Types>"
)
_CORE = (
    f'<cp:coreProperties xmlns:cp="{_OPEN_XML}/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{at}</dcterms:created>'
    "</cp:coreProperties>"
)
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    "<w:tblPr><w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style>"
)


def _scheme(number: int, start: int, shown: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="{start}"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    )


_NUMBERING = (
    _scheme(1, 1, "%1.")
    + _scheme(2, 12, "%1 bis.")
    + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
)
