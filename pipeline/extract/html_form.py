"""What did somebody answer in a form of an HTML page?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.elements import words_in

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: The elements that hold their answer in attributes or among others.
FIELDS = frozenset(("input", "select"))

#: What is typed into such an input is text; the value of others nobody wrote or sees.
_TYPED = frozenset(
    (
        *("text", "search", "email", "url", "tel", "number"),
        *("date", "datetime-local", "month", "week", "time"),
    )
)
_TICKED = frozenset(("checkbox", "radio"))


def answer(field: Element) -> str:
    """Return what was typed, chosen or ticked, among spaces; empty for nothing."""
    kind = (field.get("type") or "text").lower()
    if field.tag == "select":
        words = ", ".join(_chosen(field))
    elif kind in _TICKED:
        words = "\u2610" if field.get("checked") is None else "\u2612"
    else:
        words = (field.get("value") or "") if kind in _TYPED else ""
    return words and f" {words} "


def _chosen(listing: Element) -> list[str]:
    """Return the entries that are chosen; a list that drops down shows its first."""
    entries = list(listing.iter("option"))
    chosen = [each for each in entries if each.get("selected") is not None]
    if not chosen and listing.get("multiple") is None:
        chosen = entries[:1]
    return [words_in(each).strip() for each in chosen]
