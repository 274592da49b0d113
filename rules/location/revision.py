"""What did a sender change in a copy of the draft?

Three kinds of copies: with tracked changes, with changes marked by hand
(struck, underlined, coloured), and edited without a trace. In all of them the
base text, the words before the sender's hand, finds the paragraph: it is run
side by side with the draft, in rising order, and numbers are only a hint.
Revisions of the secretariat belong to the draft and are nobody's comment.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rules import alignment
from rules.action import worded
from rules.action_grammar import ASKING
from rules.citation.paths import key
from rules.location import between, courtesy, edits, remarks
from rules.location.renumbered import renumbered
from rules.location.typed import agrees, heads, typed
from rules.location.views import all_marked, is_new, views
from rules.terms import Action, Comment, Passage, PassageKind

if TYPE_CHECKING:
    from rules.citation.language import Path
    from rules.location.catalogue import Drafts
    from rules.location.copies import Copy

_FEW = 3
_EDGE = 3
#: A remark has no more words of a paragraph in a row.
_LINE = 8
#: A draft of so few paragraphs is hardly ever sent as an excerpt.
_PAGE = 10
_REST = 25.0
#: Names below the last paragraph do not end as sentences do.
_ENDED = re.compile(r"[.;:!。；：！؛…][\"”»)\]]*\s*\Z")


def changes(
    passages: Sequence[Passage], copy: Copy, drafts: Drafts, *, noted: bool = False
) -> tuple[list[Comment], set[int]]:
    """Return the comments a copy makes and the passages that are settled.

    With notes in its margin (`noted`) what is missing may only be left out.
    """
    comments: list[Comment] = []
    settled: set[int] = set()
    silent = not copy.tracked and not copy.marked
    absent = _absent(copy, drafts) if silent else {}
    moved = _moved(passages, copy, drafts)
    quoted = copy.quoted
    apart = _apart(passages, copy, drafts)
    there = {*moved.values(), *quoted.values(), *apart.values()}
    there |= {j for both in copy.joined.values() for j in both}
    talks = between.talks(passages, copy, drafts)
    rewritten: set[int] = set()
    last: int | None = None
    below = False
    for i, passage in enumerate(passages):
        if i in copy.pairs:
            place = copy.pairs[i]
            comments += [
                edits.deletion(gap, passage, copy, drafts, noted=noted)
                for each in absent.get(i, [])
                if (gap := [j for j in each if j not in there])
                and not rewritten & set(gap)
            ]
            comments += _read(passage, i, copy, drafts, noted=noted)
            settled.add(i)
            last, below = place, True
        elif dots := between.unchanged(passage, i, last, copy, drafts):
            rewritten.update(dots)
            settled.add(i)
        elif (
            i in copy.headings
            or i in copy.parts
            or (i + 1 in copy.pairs and _is_label(passage, drafts))
            or _is_line(passage, i, last, copy, drafts)
        ):
            settled.add(i)
        elif passage.kind is PassageKind.QUOTED and i in quoted:
            last, below = quoted[i], True
        elif i in apart or i in moved:
            comments += (
                _changed(passage, apart[i], drafts)
                if i in apart
                else edits.move(passage, moved[i], copy, drafts)
            )
            settled.add(i)
        elif out := between.omitted(passage, i, last, copy, drafts):
            comments.append(out[0])
            rewritten.update(out[1])
            settled.add(i)
        elif (
            last is not None
            and below
            and (said := between.remark(passage, i, last, copy, drafts, talks=talks))
        ):
            comments.append(said)
            settled.add(i)
        elif last is not None and _inserted(passage, copy, i, drafts):
            following = next((p for k, p in copy.pairs.items() if k > i), last)
            old = _rewritten(passage, range(last + 1, following), drafts)
            made = edits.rewriting(passage, old, drafts) if old else None
            comments.append(made or edits.addition(passage, last, drafts))
            rewritten.update(old)
            settled.add(i)
        below = below and (i in settled or i in quoted) and i not in copy.headings
    told = {c.source for c in comments}
    comments += [
        edits.renumbering(passages[i], drafts.places[copy.pairs[i]])
        for i in renumbered(passages, copy.pairs, settled, drafts)
        if passages[i].source not in told and not moved
    ]
    return comments, settled


def _is_line(
    passage: Passage, at: int, last: int | None, copy: Copy, drafts: Drafts
) -> bool:
    """Whether a passage is a line, as it stands, of the paragraph above or below."""
    long = len(alignment.words(passage.text)) >= _LINE
    if passage.kind is PassageKind.QUOTED or not long:
        return False
    below = next((place for k, place in copy.pairs.items() if k > at), None)
    near = (place for place in (last, below) if place is not None)
    return any(edits.is_part(passage, place, drafts) for place in near)


def _is_label(passage: Passage, drafts: Drafts) -> bool:
    """Whether a passage is nothing but the label of the one below."""
    head = typed(passage.text, drafts)
    return bool(head.path) and not head.words


def _moved(passages: Sequence[Passage], copy: Copy, drafts: Drafts) -> dict[int, int]:
    """Find the paragraphs that stand elsewhere in a copy, or once more, as they are."""
    spans = [s for s in drafts.spans.values() if set(s) & set(copy.pairs.values())]
    places = {drafts.texts.words[j]: j for span in spans for j in span}
    found = {}
    for i, passage in enumerate(passages):
        words = typed(passage.text, drafts).words
        plain = passage.kind is PassageKind.PARAGRAPH and len(words) > _FEW
        if i not in copy.pairs and plain and not views(passage, drafts).changed:
            found[i] = places.get(words, -1)
    return {i: j for i, j in found.items() if j >= 0}


def _apart(passages: Sequence[Passage], copy: Copy, drafts: Drafts) -> dict[int, int]:
    """Find the changed paragraphs, each behind its label, that stand in no order."""
    places = {words: j for j, words in enumerate(drafts.texts.words)}
    found = {}
    for i, passage in enumerate(passages):
        seen = views(passage, drafts)
        head = typed(seen.base, drafts)
        at = places.get(head.words) if seen.changed and i not in copy.pairs else None
        if at is not None and head.path and agrees(head.path, drafts.places[at].label):
            found[i] = at
    return found


def read(
    passages: Sequence[Passage], copy: Copy, drafts: Drafts, *, noted: bool
) -> tuple[list[Comment], set[int], set[int]]:
    """Return what a copy changes, the passages settled, and those spoken of below.

    Where something is said right below each paragraph, nothing is changed.
    """
    if between.talks(passages, copy, drafts) and _answers_each(passages, copy, drafts):
        return [], {*copy.pairs, *copy.headings}, {*copy.pairs}
    spoken = answered(passages, copy, drafts)
    noted = noted or bool(spoken)
    return (*changes(passages, copy, drafts, noted=noted), spoken)


def answered(passages: Sequence[Passage], copy: Copy, drafts: Drafts) -> set[int]:
    """Return the paragraphs that are copied as they stand and spoken of right below."""
    return {
        i
        for i, place in copy.pairs.items()
        if typed(passages[i].text, drafts).words == drafts.texts.words[place]
        and any(_says(below, copy, i + 1, drafts) for below in passages[i + 1 : i + 2])
    }


def _answers_each(passages: Sequence[Passage], copy: Copy, drafts: Drafts) -> bool:
    """Whether several paragraphs are copied, and right below each stand other words."""
    below = {i: passages[i + 1] for i in copy.pairs if i + 1 < len(passages)}
    return 1 < len(copy.pairs) == len(below) and all(
        typed(passages[i].text, drafts).words == drafts.texts.words[copy.pairs[i]]
        and not (i + 1 in copy.pairs or i + 1 in copy.headings)
        and said.kind is PassageKind.PARAGRAPH
        and not typed(said.text, drafts).path
        and _tells(said.text)
        for i, said in below.items()
    )


def _says(passage: Passage, copy: Copy, at: int, drafts: Drafts) -> bool:
    """Whether a passage between those of a copy is a remark, and no title."""
    plain = passage.kind is PassageKind.PARAGRAPH and at not in copy.pairs
    plain = plain and at not in copy.headings
    if not plain or _inserted(passage, copy, at, drafts):
        return False
    text = passage.text
    idle = courtesy.only_accompanies(text) and not remarks.asks(text)
    if courtesy.is_general(text) or (idle and at > max(copy.pairs)):
        return False
    return _tells(text)


def _tells(text: str) -> bool:
    return worded(text) is not Action.COMMENT or not courtesy.is_title(text)


def _read(
    passage: Passage, at: int, copy: Copy, drafts: Drafts, *, noted: bool
) -> list[Comment]:
    """Say what was done to the paragraph that a passage is, or holds, or opens.

    Beside notes in the margin what is missing of it may only be left out.
    """
    if at in copy.joined:
        return [edits.merger(passage, copy.joined[at], drafts)]
    parted = at in copy.parts.values()
    parted = parted or (noted and edits.is_part(passage, copy.pairs[at], drafts))
    return [] if parted else _changed(passage, copy.pairs[at], drafts)


def _changed(passage: Passage, index: int, drafts: Drafts) -> list[Comment]:
    """Say what was done to a paragraph, as a list of one comment or none."""
    made = edits.change(passage, drafts.places[index], drafts, index)
    return [made] if made else []


def _inserted(passage: Passage, copy: Copy, at: int, drafts: Drafts) -> bool:
    """Whether a passage without a partner is a paragraph that the sender adds."""
    if at > max(copy.pairs) + 1 and not copy.tracked:
        return False
    path = typed(passage.text, drafts).path
    above = copy.pairs.get(at - 1)
    new = path and (" " in path[-1] or _is_next(path, above, drafts))
    if new or between.is_new(passage.text):
        return True
    if len(alignment.words(passage.text)) <= _FEW:
        return False
    if is_new(passage, drafts) or all_marked(passage.runs):
        return True
    if views(passage, drafts).tracked:
        return False
    speaks = courtesy.speaks(passage.text) and not remarks.echoes(passage.text, drafts)
    ended = _ENDED.search(passage.text) is not None
    return (
        passage.kind is PassageKind.PARAGRAPH
        and not (speaks or remarks.signed(passage.text))
        and not passage.text.rstrip().endswith(ASKING)
        and not (courtesy.is_cover(passage.text) or courtesy.is_closing(passage.text))
        and (bool(path) or at < max(copy.pairs) or ended)
        and (
            bool(path)
            or remarks.wanted(passage.text) is Action.COMMENT
            or remarks.may_rule(passage.text)
        )
    )


def _is_next(path: Path, above: int | None, drafts: Drafts) -> bool:
    """Whether a label is the one behind that of a piece, and no draft prints it.

    "(e)" below 9(d): a short point needs no more to be a new one.
    """
    place = None if above is None else drafts.places[above]
    if place is None or place.label is None:
        return False
    *outer, last = key(place.label)
    sign = path[-1]
    letters = len(sign) == len(last) == 1 and sign.isalpha() and last.isalpha()
    printed = drafts.citable.labels[place.document].keys
    return letters and ord(sign) == ord(last) + 1 and (*outer, sign) not in printed


def _rewritten(passage: Passage, gap: range, drafts: Drafts) -> list[int]:
    """Find missing paragraphs of which a new passage can be what is left."""
    head = typed(passage.text, drafts)
    # "Article 8, 2: ..." names its paragraph, be the words behind it no version of that
    named = [one.path for _, one in heads(passage.text) if one.named]
    return [
        i
        for i in gap
        if alignment.likeness(head.words, drafts.texts.words[i]) >= _REST
        or any(agrees(path, drafts.places[i].label) for path in (head.path, *named))
    ]


def _absent(copy: Copy, drafts: Drafts) -> dict[int, list[range]]:
    """Find what a copy lacks, by the passage beside the gap.

    At the beginning and the end a long gap is the edge of an excerpt; where more
    is absent than is there, the sender took a selection, and deleted nothing.
    """
    gaps: dict[int, list[range]] = defaultdict(list)
    if _is_selection(copy):
        return gaps
    for span in drafts.spans.values():
        inside = [(i, j) for i, j in copy.pairs.items() if j in span]
        if not inside:
            continue
        edges = [(inside[0][0], span.start - 1), *inside, (inside[-1][0], span.stop)]
        places = [edges[0][1], *(j for _, j in edges[1:])]
        for (before, _), (i, _), low, high in zip(
            edges, [*edges[1:]], places, places[1:], strict=False
        ):
            gap = range(low + 1, high)
            edge = low < span.start or high == span.stop
            told = any(drafts.places[p].label is not None for p in gap)
            if told and (not edge or (len(gap) <= _EDGE and len(span) <= _PAGE)):
                gaps[i if i in copy.pairs else before].append(gap)
    return gaps


def _is_selection(copy: Copy) -> bool:
    low, high = min(copy.pairs.values()), max(copy.pairs.values())
    return (high - low + 1 - len(copy.pairs)) * 2 >= len(copy.pairs)
