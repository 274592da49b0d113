"""Is a Word or Excel file in the order that the standard asks of its elements?

ECMA-376 part 1 gives most elements a sequence of children; a program that reads
strictly calls a file damaged where one stands out of turn. The tables below say in
which order the children may come that we write; an element that they do not know is
told, so that nothing goes unchecked in the parts that are ours.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

#: Runs, marks and changes of a text, in any order.
_INLINE = (
    "r|hyperlink|fldSimple|ins|del|bookmarkStart|bookmarkEnd|commentRangeStart"
    "|commentRangeEnd|proofErr"
)
_BLOCKS = "p|tbl|bookmarkStart|bookmarkEnd"
#: 17.3.2: the looks of a run.
_LOOKS = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
    "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs "
    "highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout "
    "specVanish oMath"
)
#: 17.3.1: what a paragraph is like.
_SHAPE = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap "
    "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
    "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_SIDES = "top left|start bottom right|end insideH insideV tl2br tr2bl"
_MARGINS = "top left|start bottom right|end"
#: The children of each element of a Word file, step by step; `|` parts what may come
#: in any order, `*` says that a step may come again.
WORD: dict[str, str] = {
    "document": "background body",
    "body": f"{_BLOCKS}* sectPr",
    "p": f"pPr {_INLINE}*",
    "pPr": _SHAPE,
    "r": "rPr t|delText|br|tab|cr|noBreakHyphen|commentReference|annotationRef*",
    "rPr": f"ins del moveFrom moveTo {_LOOKS} rPrChange",
    "ins": f"{_INLINE}*",
    "del": f"{_INLINE}*",
    "hyperlink": f"{_INLINE}*",
    "fldSimple": f"{_INLINE}*",
    "tbl": "tblPr tblGrid tr*",
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize "
        "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook"
    ),
    "tblBorders": _SIDES,
    "tblCellMar": _MARGINS,
    "tblGrid": "gridCol*",
    "tr": "tblPrEx trPr tc*",
    "trPr": "cantSplit|tblHeader* ins del",
    "tc": f"tcPr {_BLOCKS}*",
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
        "tcFitText vAlign hideMark"
    ),
    "tcBorders": _SIDES,
    "tcMar": _MARGINS,
    "pBdr": "top left bottom right between bar",
    "numPr": "ilvl numId ins",
    "tabs": "tab*",
    "sectPr": (
        "headerReference|footerReference* footnotePr endnotePr type pgSz pgMar "
        "paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg "
        "textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    ),
    "ftr": f"{_BLOCKS}*",
    "hdr": f"{_BLOCKS}*",
    "comments": "comment*",
    "comment": f"{_BLOCKS}*",
    "styles": "docDefaults latentStyles style*",
    "docDefaults": "rPrDefault pPrDefault",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "latentStyles": "lsdException*",
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
        "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr "
        "rPr tblPr trPr tcPr tblStylePr*"
    ),
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
}
#: The same of an Excel file (18.2, 18.3, 18.4, 18.8).
EXCEL: dict[str, str] = {
    "workbook": (
        "fileVersion fileSharing workbookPr workbookProtection bookViews sheets "
        "functionGroups externalReferences definedNames calcPr"
    ),
    "bookViews": "workbookView*",
    "sheets": "sheet*",
    "worksheet": (
        "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr "
        "sheetProtection protectedRanges scenarios autoFilter sortState "
        "dataConsolidate customSheetViews mergeCells phoneticPr "
        "conditionalFormatting* dataValidations "
        "hyperlinks printOptions pageMargins pageSetup headerFooter"
    ),
    "sheetViews": "sheetView*",
    "sheetView": "pane selection*",
    "cols": "col*",
    "sheetData": "row*",
    "row": "c*",
    "c": "f v is",
    "is": "t|r*",
    "sst": "si*",
    "si": "t|r*",
    "styleSheet": (
        "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles"
    ),
    "fonts": "font*",
    "font": "b i strike outline shadow u vertAlign sz color name family charset scheme",
    "fills": "fill*",
    "fill": "patternFill",
    "patternFill": "fgColor bgColor",
    "borders": "border*",
    "border": "left right top bottom diagonal",
    **dict.fromkeys(("left", "right", "top", "bottom", "diagonal"), "color"),
    "cellStyleXfs": "xf*",
    "cellXfs": "xf*",
    "xf": "alignment protection",
    "cellStyles": "cellStyle*",
    "dxfs": "dxf*",
}


#: What python-docx puts into each file and we leave as it is.
_OF_THE_TEMPLATE = (
    *("word/settings.xml", "word/numbering.xml", "word/stylesWithEffects.xml"),
    *("word/fontTable.xml", "word/webSettings.xml", "word/theme/theme1.xml"),
)


def faults(package: bytes) -> list[str]:
    """Say what is out of order in a package, in a line each; nothing if it is whole."""
    with zipfile.ZipFile(io.BytesIO(package)) as found:
        parts = {name: found.read(name) for name in found.namelist()}
        told = [f"{name} is there twice" for name in _twice(found.namelist())]
    told += _untyped(parts)
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")) and name not in _OF_THE_TEMPLATE:
            root = etree.fromstring(data)
            told += [f"{name}: {fault}" for fault in _out_of_order(root)]
            if name.endswith(".rels"):
                told += _leads_nowhere(name, root, parts)
    if "word/document.xml" in parts:
        told += _unpaired(parts)
    return told


def _twice(names: list[str]) -> list[str]:
    return [name for name in {*names} if names.count(name) > 1]


def _untyped(parts: dict[str, bytes]) -> Iterator[str]:
    """Every part has a content type, by its name or its ending (part 2, 7.2)."""
    types = etree.fromstring(parts["[Content_Types].xml"])
    known = {t.get("Extension") or t.get("PartName") for t in types}
    for name in parts:
        if (
            name != "[Content_Types].xml"
            and not {
                f"/{name}",
                name.rpartition(".")[2],
            }
            & known
        ):
            yield f"{name} has no content type"


def _leads_nowhere(
    name: str, root: etree._Element, parts: dict[str, bytes]
) -> Iterator[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    names = [one.get("Id") for one in root]
    yield from (
        f"{name}: {one} is there twice" for one in _twice(list(map(str, names)))
    )
    for one in root:
        target = posixpath.normpath(posixpath.join(folder, one.get("Target", "")))
        if one.get("TargetMode") != "External" and target.lstrip("/") not in parts:
            yield f"{name}: {target} is not there"


def _out_of_order(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        space, tag = str(element.tag).rpartition("}")[::2]
        table = {_W: WORD, _S: EXCEL}.get(f"{space}}}")
        if table is None or len(element) == 0:
            continue
        if tag not in table:
            yield f"nothing is known of {tag}"
            continue
        yield from _children(tag, table[tag], element)
        if tag == "tc" and not str(element[-1].tag).endswith("}p"):
            yield "a cell ends with no paragraph"


def _children(tag: str, order: str, element: etree._Element) -> Iterator[str]:
    steps = [(set(s.rstrip("*").split("|")), s.endswith("*")) for s in order.split()]
    at = 0
    for child in element:
        name = str(child.tag).rpartition("}")[2]
        while at < len(steps) and name not in steps[at][0]:
            at += 1
        if at == len(steps):
            yield f"{name} is not in its place in {tag}"
            return
        at += not steps[at][1]


def _unpaired(parts: dict[str, bytes]) -> Iterator[str]:
    """What has a name has one of its own, and what points to something finds it."""
    body = etree.fromstring(parts["word/document.xml"])
    styles = etree.fromstring(parts["word/styles.xml"])
    known = {s.get(f"{_W}styleId") for s in styles.iter(f"{_W}style")}
    for kind in ("pStyle", "rStyle", "tblStyle"):
        used = {s.get(f"{_W}val") for s in body.iter(f"{_W}{kind}")}
        yield from (f"there is no style {name}" for name in used - known)
    names = [str(b.get(f"{_W}name")) for b in body.iter(f"{_W}bookmarkStart")]
    yield from (f"the bookmark {name} is there twice" for name in _twice(names))
    yield from (f"the bookmark {name} is too long" for name in names if len(name) > 40)
    anchors = {a.get(f"{_W}anchor") for a in body.iter(f"{_W}hyperlink")} - {None}
    yield from (f"there is no place {name}" for name in anchors - {*names})
    for start, end in (
        ("bookmarkStart", "bookmarkEnd"),
        ("commentRangeStart", "commentRangeEnd"),
        ("commentRangeStart", "commentReference"),
    ):
        began, ended = (
            sorted(str(e.get(f"{_W}id")) for e in body.iter(f"{_W}{tag}"))
            for tag in (start, end)
        )
        if began != ended or _twice(began):
            yield f"{start} and {end} are no pairs"
    changes = [str(e.get(f"{_W}id")) for e in body.iter(f"{_W}ins", f"{_W}del")]
    yield from (f"the change {name} is there twice" for name in _twice(changes))
    hung = {str(e.get(f"{_W}id")) for e in body.iter(f"{_W}commentRangeStart")}
    comments = etree.fromstring(parts.get("word/comments.xml", b"<none/>"))
    there = [str(c.get(f"{_W}id")) for c in comments.iter(f"{_W}comment")]
    if hung != {*there} or _twice(there):
        yield "the comments are not those that hang in the text"
    given = {r.get(f"{_R}id") for r in body.iter(f"{_W}footerReference")}
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    if given - {one.get("Id") for one in relations}:
        yield "a footer is not there"
