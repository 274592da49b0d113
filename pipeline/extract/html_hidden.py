"""Which words of a page does nobody see who reads it?

What is not displayed is no text of the page; what is too small or white on white is,
for its sender may have seen it in another program. Both are told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pipeline.extract.elements import words_in
from rules.terms import HIDDEN

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NO_TEXT = frozenset(("script", "style", "template", "datalist"))
_SIZE = re.compile(r"(\d*\.?\d+)(px|pt|rem|%|em)?(?:\s*!important)?")
_LEAST = 1.5  # points or pixels that nobody can read
_NONE = re.compile(r"0*\.?0*(?:px|pt|em|%)?(?:\s*!important)?")
_NEARLY_WHITE = re.compile(
    r"#fff|#(?:f[89a-f]){3}|white|transparent"
    r"|rgba?\(\s*25[0-5]\s*,\s*25[0-5]\s*,\s*25[0-5]\b.*|rgba\(.*,\s*0(?:\.0)?\s*\)"
)
_STYLED_GROUND = re.compile(r"(?i)\bbackground")


def is_hidden(element: Element, style: Mapping[str, str]) -> bool:
    """Tell whether a reader sees nothing of an element."""
    height = style.get("max-height", style.get("height", "1"))
    return (
        style.get("display", "").startswith("none")
        or style.get("visibility", "").startswith("hidden")
        or style.get("mso-hide", "").startswith("all")
        or element.get("hidden") is not None
        or (style.get("overflow") == "hidden" and bool(_NONE.fullmatch(height)))
    )


def is_small(style: Mapping[str, str], *, around: bool) -> bool:
    """Tell whether words in an element are too small to be read, as around it."""
    if (opacity := style.get("opacity")) and _NONE.fullmatch(opacity):
        return True
    found = _SIZE.match(style.get("font-size", ""))
    if found is None:
        return around
    size, unit = float(found[1]), found[2] or "px"
    if unit in {"em", "%"} and size:
        return around
    return size < (_LEAST if unit in {"px", "pt"} else 0.1)


def on_white(element: Element, style: Mapping[str, str], *, around: bool) -> bool:
    """Tell whether an element stands on white for certain, as what is around it."""
    if element.get("background") or "background-image" in style:
        return False
    said = style.get("background-color", style.get("background", ""))
    ground = said or (element.get("bgcolor") or "").lower()
    if not ground or ground in {"none", "transparent", "inherit", "initial"}:
        return around
    return is_white(ground)


def is_white(colour: str) -> bool:
    """Tell whether a colour cannot be told from white.

    >>> is_white("#fefefe"), is_white("rgb(255, 255, 255)"), is_white("#f00")
    (True, True, False)
    """
    return bool(_NEARLY_WHITE.fullmatch(colour.removesuffix("!important").strip()))


def styles_grounds(root: Element) -> bool:
    """Tell whether a style sheet says on what words stand, or may say so."""
    sheets = [words_in(sheet) for sheet in root.iter("style")]
    return any(map(_STYLED_GROUND.search, sheets)) or root.find(".//link") is not None


def unseen_in(element: Element) -> str:
    """Return the words in an element that is not displayed, but for programs."""
    if element.tag in _NO_TEXT:
        return ""
    inside = "".join(f"{unseen_in(child)} {child.tail or ''}" for child in element)
    return " ".join(f"{element.text or ''} {inside}".split())


def together(found: Iterable[str]) -> dict[str, str]:
    """Return what is told of hidden words; nothing where there are none."""
    words = " / ".join(filter(None, found))
    return {HIDDEN: words} if any(map(str.isalnum, words)) else {}
