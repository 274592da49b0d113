"""What does a process read at first, so that its children need not make it again?

Tables, patterns and the libraries of a format are made by the first file that needs
them. A few words in each of the formats that most people send do for all.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from pipeline.message.documents import Document

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DOCX = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/document.xml": (
        f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>Paragraph 1</w:t></w:r>'
        '<w:ins w:id="1" w:author="A" w:date="2020-01-01T00:00:00Z"><w:r><w:t> is '
        "fine.</w:t></w:r></w:ins></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        "</w:body></w:document>"
    ),
}
_TEXT = b"BT /F1 12 Tf 72 720 Td (Paragraph 1 is fine.) Tj ET"
_PDF = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>"
    ),
    b"<</Length %d>>stream\n%b\nendstream" % (len(_TEXT), _TEXT),
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
)


def samples() -> tuple[Document, ...]:
    """Return a text, a page of the web, a Word file and a PDF."""
    return (
        Document(name="body", data=b"-", declared="text/plain", is_body=True),
        Document(name="body", data=b"<p>-</p>", declared="text/html", is_body=True),
        Document(name="a.docx", data=_packed(), declared="", is_body=False),
        Document(name="a.pdf", data=_portable(), declared="", is_body=False),
    )


def _packed() -> bytes:
    with zipfile.ZipFile(packed := BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in _DOCX.items():
            package.writestr(name, text)
    return packed.getvalue()


def _portable() -> bytes:
    """Put the objects one behind the other, and at the end where each of them is."""
    data, places = b"%PDF-1.4\n", [b"0000000000 65535 f \n"]
    for number, each in enumerate(_PDF, 1):
        places.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    count = len(places)
    data += b"xref\n0 %d\n%b" % (count, b"".join(places))
    start = data.rindex(b"xref")
    return data + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        count,
        start,
    )
