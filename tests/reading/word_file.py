"""Small Word files, written from the words of a test; nothing is kept on disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMESPACES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "o": "urn:schemas-microsoft-com:office:office",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
ROOTS = {
    "styles": "w:styles",
    "numbering": "w:numbering",
    "comments": "w:comments",
    "commentsExtended": "w15:commentsEx",
    "footnotes": "w:footnotes",
    "endnotes": "w:endnotes",
    "header": "w:hdr",
    "footer": "w:ftr",
}
CORE = (
    "<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">%s'
    "</cp:coreProperties>"
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties">%s</Properties>'
)
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml."

#: When all revisions and comments were made, and by whom the latter.
WHEN = "2014-01-15T10:00:00Z"
COMMENTER = "Japan"
BOX = "<w:txbxContent>%s</w:txbxContent>"
VML_BOX = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"


class Inside(NamedTuple):
    """A file in the package: the kind of its relationship, its name, what it holds.

    In the order they are given their relationships are `in1`, `in2`, ...
    """

    kind: str
    name: str
    content: str | bytes


def word_file(
    *body: str,
    core: str = "",
    app: str = "",
    strict: bool = False,
    main: str = f"{CONTENT}document.main+xml",
    inside: Sequence[Inside] = (),
    **parts: str,
) -> bytes:
    """Write a file with a body; `parts` are the content of further parts.

    `main` is the type of the document itself, `inside` are files of any kind.
    """
    files: dict[str, str | bytes] = {
        "word/document.xml": root("w:document", f"<w:body>{''.join(body)}</w:body>")
    }
    relations, types = [], []
    for number, (kind, content) in enumerate(parts.items()):
        files[f"word/{kind}.xml"] = root(ROOTS[kind], content)
        relations.append((f"rId{number}", kind, f"{kind}.xml"))
        types.append((f"/word/{kind}.xml", f"{CONTENT}{kind}+xml"))
    for number, each in enumerate(inside, 1):
        files[f"word/{each.name}"] = each.content
        relations.append((f"in{number}", each.kind, each.name))
    files["word/_rels/document.xml.rels"] = _relations(relations)
    files["_rels/.rels"] = _relations(
        [
            ("rId1", "officeDocument", "word/document.xml"),
            ("rId2", "core-properties", "docProps/core.xml"),
            ("rId3", "extended-properties", "docProps/app.xml"),
        ]
    )
    files["docProps/core.xml"] = CORE % core
    files["docProps/app.xml"] = APP % app
    types.append(("/word/document.xml", main))
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{n}" ContentType="{t}"/>' for n, t in types)
        + "</Types>"
    )
    if strict:
        files = {
            name: text.replace(W, STRICT).replace(
                RELATIONSHIPS,
                "http://purl.oclc.org/ooxml/officeDocument/relationships/",
            )
            for name, text in files.items()
            if isinstance(text, str)
        }
    return package(files)


def package(files: Mapping[str, str | bytes]) -> bytes:
    """Zip the parts of a package."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def p(*content: str, properties: str = "", end: str = "") -> str:
    """Write a paragraph; `end` is the revision of its mark: ins, del, ..."""
    marks = f"<w:rPr>{_change(end)}</w:rPr>" if end else ""
    return f"<w:p><w:pPr>{properties}{marks}</w:pPr>{''.join(map(_run, content))}</w:p>"


def r(text: str, look: str = "", tag: str = "t") -> str:
    """Write a run; `look` holds its properties."""
    space = ' xml:space="preserve"'
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}<w:{tag}{space}>{escape(text)}</w:{tag}></w:r>"


def ins(text: str, author: str = "Kenya", tag: str = "ins") -> str:
    """Write inserted (or moved) words."""
    return f"<w:{tag} {_who(author)}>{_run(text)}</w:{tag}>"


def cut(text: str, author: str = "Kenya") -> str:
    """Write deleted words."""
    return f"<w:del {_who(author)}>{r(text, tag='delText')}</w:del>"


def style(name: str) -> str:
    """Write the property that names a paragraph's style."""
    return f'<w:pStyle w:val="{name}"/>'


def listed(number: int, level: int = 0) -> str:
    """Write the property that puts a paragraph into a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def level(depth: int, text: str, style: str = "decimal", more: str = "") -> str:
    """Write one level of a list definition, which starts at 1 unless told."""
    start = "" if "<w:start " in more else '<w:start w:val="1"/>'
    return (
        f'<w:lvl w:ilvl="{depth}">{start}<w:numFmt w:val="{style}"/>'
        f"{more}<w:lvlText w:val={quoteattr(text)}/></w:lvl>"
    )


def definition(number: int, *levels: str) -> str:
    """Write the definition of a list, and a list of the same number."""
    return (
        f'<w:abstractNum w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
    )


def use(number: int, of: int, overrides: str = "") -> str:
    """Write a list that uses a definition."""
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'
    )


def table(*rows: str) -> str:
    """Write a table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """Write a table row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(*content: str, properties: str = "") -> str:
    """Write a cell; bare words are a paragraph."""
    blocks = (each if each.startswith("<") else p(each) for each in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(blocks)}</w:tc>"


def field(instruction: str, result: str) -> str:
    """Write a complex field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def form(data: str) -> str:
    """Write a field of a form, which has no result."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData>'
        '</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(content: str) -> str:
    """Wrap something in a content control."""
    return (
        '<w:sdt><w:sdtPr><w:alias w:val="Name"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def either(choice: str, fallback: str) -> str:
    """Write alternatives, of which a reader takes one."""
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def drawn_box(content: str) -> str:
    """Write a text box as Word 2010 and later do: twice."""
    box = BOX % content
    shape = f"<w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing>"
    return f"<w:r>{either(shape, VML_BOX % content)}</w:r>"


def start(comment: int) -> str:
    """Begin the words that a comment hangs on."""
    return f'<w:commentRangeStart w:id="{comment}"/>'


def end(comment: int) -> str:
    """End them, and call the comment."""
    return f'<w:commentRangeEnd w:id="{comment}"/>{called("comment", comment)}'


def called(kind: str, key: int) -> str:
    """Write where a comment or a note is called."""
    return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'


def comment(key: int, *content: str, para: str = "0") -> str:
    """Write a margin comment."""
    blocks = "".join(content).replace("<w:p>", f'<w:p w14:paraId="{para}">')
    who = f'w:id="{key}" w:author="{COMMENTER}" w:date="{WHEN}"'
    return f"<w:comment {who}>{blocks}</w:comment>"


def _run(content: str) -> str:
    return content if content.startswith("<") else r(content)


def _change(tag: str) -> str:
    return f"<w:{tag} {_who('Kenya')}/>"


def _who(author: str) -> str:
    return f'w:id="9" w:author={quoteattr(author)} w:date="{WHEN}"'


def root(tag: str, content: str) -> str:
    """Write a part with that element at its top."""
    spaces = " ".join(f'xmlns:{key}="{value}"' for key, value in NAMESPACES.items())
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<{tag} {spaces}>{content}</{tag}>"
    )


def _relations(relations: list[tuple[str, str, str]]) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships">'
        + "".join(
            f'<Relationship Id="{key}" Type="{RELATIONSHIPS}{kind}" Target="{target}"/>'
            for key, kind, target in relations
        )
        + "</Relationships>"
    )
