"""Where does a note in the margin belong? To the words it hangs on.

A note on a title is on the draft as a whole, and keeps the words of a heading; under
a heading with a label it is on the piece that is printed so, or it is asked which is
meant. A note whose words name another paragraph is about both where it asks to merge,
about that one where its label heads the note, and in doubt otherwise. One that only
says "see above" asks for what the note before it does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import request
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.language import length
from rules.location import (
    alike,
    by_heading,
    doubting,
    holding,
    merging,
    reasons,
    sentences,
)
from rules.location import target as targets
from rules.location.catalogue import Drafts, Place
from rules.location.offering import offered
from rules.location.target import Target
from rules.terms import Action, Comment, EvidenceKind, Passage, PassageKind

if TYPE_CHECKING:
    from rules.citation import Reference


_AGREED = re.compile(
    r"\W*(?:(?:we|i|fully|nous|wir)\s)*(?:agree[ds]?|same|ditto|1|ok|yes|d'accord"
    r"|de acuerdo|согласн[ыо]|einverstanden|同意|نوافق|موافق\w*)\W*"
)


#: Assent at the head of an answer: "Yes, we talked about this."
_ASSENTS = re.compile(
    r"\W*(?:(?:we|i|fully|quite|nous|je suis|tout [aà] fait|wir|totalmente"
    r"|полностью)\s)*(?:(?:agree[ds]?|same|ok(?:ay)?|yes|yep|right|exactly|oui|d'accord"
    r"|exact(?:ement)?|si|sí|de acuerdo|да|согласн[ыао]|верно|ja|genau|einverstanden"
    r"|stimmt|stimme zu|نعم|موافق\w*|نوافق|اتفق|أتفق)(?!\w)|对|是的|同意|没错|好的)"
)


#: So few words on a few words speak of these: "superfluous".
_BARE = 2
_IN_NONE = "the note hangs on words that are in no draft"
_NO_NUMBER = "the paragraph of the draft has no number"
_AGAIN = "the note only says that the same holds as in another"
#: What may be asked for once more; a place for new words, or what to join, is its own.
_REPEATED = (Action.COMMENT, Action.AMEND, Action.DELETE, Action.KEEP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What notes hang on: passages by place, and the paragraphs they are.

    `paragraphs` lead from the place of a passage to the paragraphs of the draft
    it is a version of.
    """

    passages: Mapping[str, Passage]
    paragraphs: Mapping[str, tuple[Place, ...]]
    in_force: tuple[str, ...]
    drafts: Drafts


def notes(found: Sequence[Passage], page: Page) -> list[Comment]:
    """Return the comments that notes in the margin make, answers included."""
    anchors = {note.source.place: note.anchor for note in found}
    drafts = page.drafts
    made: list[tuple[Passage, Comment]] = []
    for note in found:
        if note.author in drafts.authors or note.text in drafts.marks:
            continue
        on = note.anchor or anchors.get(note.parent, ())
        comment = _note(note, on, page, _answered(note, made))
        if alike.repeats(note.text) and not note.parent:
            comment = _as_before(comment, note, made)
        made.append((note, comment))
    return [comment for _, comment in made]


def _answered(note: Passage, made: Sequence[tuple[Passage, Comment]]) -> bool:
    """Whether a note answers another: in its thread, or on the same words."""
    return bool(note.parent) or any(
        other.author != note.author and other.anchor == note.anchor for other, _ in made
    )


def _as_before(
    comment: Comment, note: Passage, made: Sequence[tuple[Passage, Comment]]
) -> Comment:
    """Let a note ask for what the one before it asks for: the sender's own, if any.

    A person is asked where that is not plain itself, or names a place for new words.
    """
    own = [c for other, c in made if other.author == note.author]
    before = next(reversed(own or [c for _, c in made]), None)
    if comment.review or comment.action is Action.GENERAL:
        return comment
    if before is None or before.review or before.action not in _REPEATED:
        target = Target(document=comment.document, labels=comment.paragraphs)
        target = replace(target, kind=EvidenceKind.MARGIN_COMMENT, value=_AGAIN)
        return targets.comment(target.doubted(_AGAIN), note.text, note.source)
    return replace(comment, action=before.action)


def _note(note: Passage, places: Sequence[str], page: Page, answered: bool) -> Comment:
    drafts = page.drafts
    on = [page.passages[p] for p in places if p in page.passages]
    hung = dict.fromkeys(p for x in places for p in page.paragraphs.get(x, ()))
    titles = [p for p in on if _is_title(p, drafts)]
    headed = () if hung or not titles else _headed(titles[0], page)
    hung |= dict.fromkeys(headed)
    if not hung and titles:
        return _on_title(note, titles, page)
    target = Target(kind=EvidenceKind.MARGIN_COMMENT, value=note.anchor_text[:200])
    documents = {p.document for p in hung}
    labels = tuple(p.label for p in hung if p.label is not None)
    if len(documents) != 1 or not labels:
        quoted = drafts.quoted(" ".join(p.text for p in on))
        place = quoted[0] if quoted else Place("", None)
        near = [(place.document, place.label)] if place.label else []
        target = target.doubted(_NO_NUMBER if hung else _IN_NONE, near)
        return targets.comment(target, note.text, note.source)
    target = replace(target, document=next(iter(documents)), labels=labels, sure=True)
    whole = max(len(drafts.words_of(str(target.document), x)) for x in labels)
    bare = length(note.text) <= _BARE
    on_part = not headed and 0 < len(alignment.words(note.anchor_text)) < whole
    target = replace(target, part=bare and on_part)
    # "Agreed." under another note agrees with the note, not with the draft.
    # So does one that says "see above"; what it asks for is told by the note before.
    if alike.repeats(note.text) or (answered and _assents(note.text)):
        action: Action | None = Action.COMMENT
    else:
        action = offered(target, note.text, drafts)
        target = doubting.doubted(target, note.text, action, drafts)
    target = widened(target, note.text, drafts)
    return targets.comment(target, note.text, note.source, action=action)


def _assents(text: str) -> bool:
    """Whether an answer only agrees: it opens so, and is a stance on no text itself."""
    words = fold(text).text
    agrees = _ASSENTS.match(words) and request(text).action is Action.KEEP
    return bool(_AGREED.fullmatch(words) or agrees)


def _headed(title: Passage, page: Page) -> tuple[Place, ...]:
    """Return the piece that a heading names, where it is printed whole: "Article 7"."""
    drafts = page.drafts.citable
    named = _named(title.text, page.drafts) or page.in_force
    for ref in citation.references(title.text, drafts)[:1]:
        settled = citation.settle(ref, drafts, named)
        if ref.leads and ref.mention.noun is not Noun.NONE and settled.sure:
            document = str(settled.document)
            return tuple(Place(document, label) for label in settled.labels)
    return ()


def _on_title(note: Passage, titles: Sequence[Passage], page: Page) -> Comment:
    named = {d for t in titles for d in _named(t.text, page.drafts)}
    documents = (*(named or page.in_force),)
    if held := _held(titles[0], documents, page.drafts):
        held = replace(held, kind=EvidenceKind.MARGIN_COMMENT)
        return targets.comment(held, note.text, note.source)
    document = documents[0] if len(documents) == 1 else None
    heading = titles[0].kind is PassageKind.HEADING and not named
    words = titles[0].text if heading else ""
    return targets.general(document, note.text, note.source, on=words)


def _held(title: Passage, named: tuple[str, ...], drafts: Drafts) -> Target | None:
    """Ask which piece is meant of those that stand under a heading."""
    for ref in citation.references(title.text, drafts.citable):
        settled = citation.settle(ref, drafts.citable, named)
        inside = holding.held(settled, drafts.citable) if settled.document else ()
        if inside:
            return by_heading.among(title.text, inside)
    return by_heading.asked(title.text, named, drafts)


def widened(target: Target, text: str, drafts: Drafts) -> Target:
    """Take in what the words of a note name besides."""
    target = merging.widened(target, text, drafts)
    for ref in citation.references(text, drafts.citable):
        if ref.foreign or ref.argument or ref.mention.position is not None:
            continue
        if ref.mention.noun is Noun.NONE:
            continue
        settled = citation.settle(ref, drafts.citable, (str(target.document),))
        if not settled.labels or set(settled.labels) <= set(target.labels):
            continue
        if reasons.gives(text, ref):
            continue
        named = replace(target, document=settled.document, labels=settled.labels)
        if target.sure and settled.sure and ref.leads and _heads(text, ref):
            return named
        why = "the note hangs on one paragraph and names another"
        return named.doubted(why, target.pairs)
    return target


def _heads(text: str, ref: Reference) -> bool:
    """Whether a piece is the label of a note that names no other: "Para 9: delete"."""
    colon = text[ref.end :].lstrip(" )]")[:1] in (":", "：")
    return colon and bool(text[ref.end :].strip(sentences.BLANK))


def _is_title(passage: Passage, drafts: Drafts) -> bool:
    return (
        alignment.words(passage.text) in drafts.titles
        or passage.kind is PassageKind.HEADING
        or bool(_named(passage.text, drafts))
    )


def _named(text: str, drafts: Drafts) -> tuple[str, ...]:
    return citation.cited(text, drafts.citable).meant
