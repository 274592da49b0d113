"""What does a sender say between the paragraphs of a copy?

A remark belongs to the paragraph right above it; "7. (deleted)" leaves out the seventh.
Neither is a paragraph that is added.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rules import alignment
from rules.action_grammar import ASKING
from rules.citation.folding import fold
from rules.citation.paths import is_name, key
from rules.later import later
from rules.location import courtesy, remarks, stances, views
from rules.location import target as targets
from rules.location.target import Target
from rules.location.typed import agrees, typed
from rules.terms import Action, Comment, EvidenceKind, Passage, PassageKind

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts
    from rules.location.copies import Copy

#: The label of a piece that no draft has as yet: "7 bis.", "12a)", "第三条之二".
_NEW = later(
    r"\W*(?:[^\W\d_]{1,10}\.?\s?)?\(?\d{1,3}(?:\.\d{1,3})*(?:\(\w\))?\s?"
    r"(?:(?:bis|ter|quater|бис|тер|مكررا?|之[一二三四])(?!\w)|[a-fа-д](?=[.)]))"
    r"|第?[一二三四五六七八九十百\d]{1,4}[条款]?之[一二三四]"
)
#: A mark that what stands behind it is new, in brackets or before a colon.
_MARKED = later(
    r"[^\w\[(<{【（]{0,3}?(?P<open>[\[(<{【（]{1,2})?\s?(?:(?:(?:an? )?(?:new|added"
    r"|additional|inserted|extra)|nouve(?:au|l|lle)|ajouté?e?|ajout|nuev[oa]"
    r"|añadid[oa]|adición|нов(?:ый|ое|ая)|добавлен[оа]?|дополнение|neu(?:er|e|es)?"
    r"|ergänzung|hinzugefügt|addition|insert(?:ion)?|جديدة?|إضافة)(?: (?:para(?:graph"
    r"|grafo|graphe)?|text[eo]?|rule|item|point|article|clause|alinéa|párrafo|punto"
    r"|artículo|пункт|абзац|текст|статья|absatz|artikel|ziffer))?|(?:فقرة|نص|بند)"
    r" جديدة?|新(?:增|加|段|条)?(?:段落|条款|款|段)?|增加)\s?"
    r"(?(open)[\])>}*】）]{1,2}\s?[:：–—-]{0,2}|(?:[:：]|\s[–—-]\s))\s?"
    r"(?=[^\W_][^\n]{12}|[^\n]{0,4}[一-龥]{6})"
)
_FEW = 3
#: So many passages below the last paragraph may be remarks on it without a sign.
_BELOW = 2


def is_new(text: str) -> bool:
    """Tell whether a label at the head of words, or a mark, is that of a new piece.

    >>> is_new("7 bis. Quays are lit."), is_new("7. Quays are lit.")
    (True, False)
    >>> is_new("[New] Quays are lit at night."), is_new("[New to us: who pays?]")
    (True, False)
    """
    return _NEW.match(fold(text).text) is not None or (
        unmarked(text) != text and not text.rstrip(" \n])}>*】）").endswith(ASKING)
    )


def unmarked(text: str) -> str:
    """Take the mark off words that says that they are new."""
    folded = fold(text)
    found = _MARKED.match(folded.text)
    return text[folded.place(found.end()) :] if found else text


def talks(passages: Sequence[Passage], copy: Copy, drafts: Drafts) -> bool:
    """Tell whether a sender plainly writes remarks between the paragraphs."""
    inside = range(min(copy.pairs), max(copy.pairs) + _BELOW)
    return any(
        i in inside
        and not (i in copy.pairs or i in copy.headings)
        and remarks.speaks(p.text)
        and not remarks.echoes(p.text, drafts)
        for i, p in enumerate(passages)
    )


def remark(  # noqa: PLR0913 - where a passage stands, and among what
    passage: Passage, at: int, last: int, copy: Copy, drafts: Drafts, *, talks: bool
) -> Comment | None:
    """Return the comment on the paragraph above, if a passage is a remark on it.

    Where a sender `talks` between the paragraphs, what has no number may be one, too.
    """
    text = passage.text
    signed = remarks.signed(text)
    new = views.views(passage, drafts).tracked or views.all_marked(passage.runs)
    end = max(copy.pairs)
    idle = courtesy.only_accompanies(text) and not remarks.asks(text)
    far = at > end + _BELOW or (at > end and idle)
    if is_new(text) or typed(text, drafts).path or ((new or far) and not signed):
        return None
    echoes = remarks.echoes(text, drafts)
    if echoes and not talks:
        return None
    if alignment.words(text) in drafts.titles:
        return None
    place = drafts.places[last]
    answers = (place.document, place.label) in drafts.asking and (
        stances.is_bare(text) or not courtesy.is_title(text)
    )
    sure = (answers or remarks.is_remark(text)) and not echoes
    sure = sure and (talks or not remarks.may_rule(text))
    long = at < end and len(alignment.words(text)) > _FEW
    may_be = remarks.may_be(text) or (talks and long)
    above = " ".join(drafts.texts.words[last])
    if not (sure or may_be) or not remarks.stands_alone(passage, above, drafts):
        return None
    return remarks.comment(passage, place, drafts, sure=sure)


def omitted(
    passage: Passage, at: int, last: int | None, copy: Copy, drafts: Drafts
) -> tuple[Comment, Sequence[int]] | None:
    """Return the deletion that stands in the place of a paragraph, and that place.

    "Delete" alone may also be said of the paragraph above: a person is asked.
    """
    label, _, said = passage.text.strip().partition(" ")
    path = () if is_name(fold(label).text) else key(label)
    said = said if path else passage.text
    if passage.kind is not PassageKind.PARAGRAPH or not remarks.gone(said):
        return None
    gap = _gap(at, last, copy, drafts)
    named = [j for j in gap if agrees(path, drafts.places[j].label)]
    found = named if path and len(named) == 1 else gap
    if len(found) != 1:
        return None
    place = drafts.places[found[0]]
    sure = bool(named) or last is None or not remarks.asked(said)
    target = Target(
        document=place.document,
        labels=(str(place.label),),
        sure=sure,
        kind=EvidenceKind.EDITED_COPY,
        value="stands in the place of this paragraph",
        why="said of the paragraph above, or of the one that is missing",
    )
    above = None if last is None or sure else drafts.places[last]
    if above and above.label:
        target = target.doubted(target.why, [(above.document, above.label)])
    made = targets.comment(
        target, passage.text, passage.source, action=Action.DELETE, proposed=""
    )
    return made, found


def unchanged(
    passage: Passage, at: int, last: int | None, copy: Copy, drafts: Drafts
) -> Sequence[int]:
    """Return the paragraphs for which dots stand: they are left as they are."""
    said = passage.text.strip()
    label, _, rest = said.partition(" ")
    dots = remarks.unchanged(rest if key(label) else said)
    return _gap(at, last, copy, drafts) if dots else ()


def _gap(at: int, last: int | None, copy: Copy, drafts: Drafts) -> Sequence[int]:
    """Return the places that are missing in a copy right here, and not quoted in it."""
    later = next((j for i, j in copy.pairs.items() if i > at), None)
    inside = last if last is not None else later
    span = next((s for s in drafts.spans.values() if inside in s), range(0))
    low = span.start if last is None else last + 1
    high = span.stop if later is None else later
    there = set(copy.quoted.values())
    missing = (j for j in range(low, high) if j in span and j not in there)
    return [j for j in missing if drafts.places[j].label]
