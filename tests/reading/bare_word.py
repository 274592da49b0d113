"""The words of a Word file without any reader: what stands in the bare XML.

Nothing of the product is used here, for what it reads is compared with this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile, is_zipfile

from lxml import etree

#: The parts whose words are the document's, and a fallback, which says again what
#: its choice says.
DOCUMENT = re.compile(
    r"word/(document|comments|footnotes|endnotes|header\d*|footer\d*)\.xml"
)
_FALLBACK = re.compile(rb"<mc:Fallback\b.*?</mc:Fallback>", re.DOTALL)
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "\u2011"}
_WORDS = ("t", "delText", "sym", "ddList", *_SIGNS)
#: The code of a sign of a symbol font that is neither a control nor half a sign.
_SYMBOL = re.compile("(?!00[01]|[Dd][89A-Fa-f])[0-9A-Fa-f]{4}")
#: Boxes, ticked or not, are told by signs; symbol fonts have them in private places.
_BOXES = dict.fromkeys((*map(ord, "☐☑☒✓✗→"), *range(0xF000, 0xF100)))


def document_paragraphs(data: bytes) -> Iterator[str]:
    """Yield the words of each paragraph of the document, those deleted too."""
    with ZipFile(BytesIO(data)) as archive:
        for name in filter(DOCUMENT.fullmatch, archive.namelist()):
            yield from _paragraphs(_FALLBACK.sub(b"", archive.read(name)))


def everything(data: bytes) -> str:
    """Return whatever might be words in any part, in order and without space."""
    found = []
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if is_zipfile(BytesIO(content)):
                found.append(everything(content))
            elif name.endswith(".xml"):
                found += [*_paragraphs(content), *_values(content)]
            else:
                found.append(re.sub("<[^>]*>", "", content.decode(errors="replace")))
    return squeezed("".join(found))


def squeezed(text: str) -> str:
    """Return a text without its white space and the boxes of forms."""
    return "".join(without_boxes(text).split())


def without_boxes(text: str) -> str:
    """Return a text without the boxes of forms, which need not be in the file."""
    return text.translate(_BOXES)


def _paragraphs(content: bytes) -> Iterator[str]:
    root = etree.fromstring(content, etree.XMLParser(recover=True))
    for paragraph in root.iter("{*}p"):
        nested = {e for p in paragraph.iterdescendants("{*}p") for e in p.iter()}
        words = paragraph.iter(*(f"{{*}}{name}" for name in _WORDS))
        own = (e for e in words if e not in nested and not _is_tab_stop(e))
        yield without_boxes("".join(map(_word, own)))


def _word(element: etree._Element) -> str:
    name = etree.QName(element).localname
    if name == "sym":
        code = next(v for k, v in element.attrib.items() if str(k).endswith("}char"))
        return chr(int(code, 16)) if _SYMBOL.fullmatch(code) else ""
    if name == "ddList":
        values = {
            tag: [str(v) for e in element.iter(tag) for v in e.attrib.values()]
            for tag in ("{*}result", "{*}default", "{*}listEntry")
        }
        index, *_ = (*values["{*}result"], *values["{*}default"], "0")
        return "".join(values["{*}listEntry"][int(index) :][:1])
    return _SIGNS.get(name) or element.text or ""


def _is_tab_stop(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and str(parent.tag).endswith("}tabs")


def _values(content: bytes) -> Iterator[str]:
    """Yield the values of charts and the lettering."""
    root = etree.fromstring(content, etree.XMLParser(recover=True))
    for each in root.iter("{*}v", "{*}textpath"):
        yield each.text or "".join(map(str, each.attrib.values()))
