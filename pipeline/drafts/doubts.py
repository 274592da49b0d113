"""What is strange in a draft, so that somebody should look at its file?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from textwrap import shorten
from typing import TYPE_CHECKING

from rules.shared_names import shared_names

if TYPE_CHECKING:
    from pipeline.drafts.items import Item
    from pipeline.drafts.lines import Mark
    from rules.terms import Draft, Paragraph

#: The number of a paragraph, also where only its pieces have labels: 7 of 7(1)(b).
_OUTER = re.compile(r"[0-9]+")
_SHORT = 60  # characters of a paragraph that tell which one it is


def named_alike(drafts: Sequence[Draft]) -> Iterator[str]:
    """Tell which names mean two drafts, those in their own files among them."""
    names = [(draft.id, draft.title, draft.aliases) for draft in drafts]
    for nth, _, what in shared_names(names):
        yield f"The draft {drafts[nth].id}: {what}."


def faults_of(drafts: Sequence[Draft]) -> Iterator[str]:
    """Go through all that keeps comments from being placed."""
    for draft in drafts:
        if not draft.labels:
            yield (
                f"The draft {draft.id} has no numbered paragraph, so no comment can be "
                "placed in it; see `depositary drafts`."
            )
        if draft.repeated:
            yield (
                f"The draft {draft.id} prints {', '.join(draft.repeated)} more than "
                "once, so no comment can be placed there; `depositary drafts` says "
                "where. Number them apart in its file."
            )
    for one, other in combinations(drafts, 2):
        if one.paragraphs == other.paragraphs:
            yield (
                f"The drafts {one.id} and {other.id} hold the same text; look at "
                "`file` of both."
            )
    yield from named_alike(drafts)


def repeats(printed: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Tell which labels are printed more than once; each comes with place and words."""
    found: dict[str, list[str]] = defaultdict(list)
    for label, at, text in printed:
        words = shorten(text, _SHORT, placeholder=" …")
        found[label].append(f"{at} “{words}”".strip())
    for label, places in found.items():
        if len(places) > 1:
            yield (
                f"The label {label} is printed {len(places)} times, so nothing can be "
                f"placed there: {'; '.join(places)}. Number them apart in the file."
            )


def gaps(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Tell where numbers leave some out; one that is printed again leaves none."""
    labels = dict.fromkeys(each.label for each in paragraphs if each.label is not None)
    outer = filter(None, map(_OUTER.match, labels))
    for before, after in pairwise(int(number[0]) for number in outer):
        if after > before + 1:
            yield f"After paragraph {before} comes {after}."


def once(lists: Iterable[Sequence[Item]]) -> Iterator[str]:
    """Tell which lists may be points of the paragraph above them, or pieces themselves.

    No other list of the draft says so, and the paragraph does not end with a colon.
    """
    for points in lists:
        first, above = points[0], points[0].told
        if above and first.label == first.bare:
            yield (
                f"The list {', '.join(i.bare for i in points)} below paragraph "
                f"{above.label} is the only one of its kind, so its points are not "
                f"labelled {above.label}({first.bare}). If they are points of "
                f"{above.label}, end the words above them with a colon in the file."
            )


def strangers(marks: Iterable[Mark], authors: Sequence[str]) -> Iterator[str]:
    """Tell whose revisions and notes were in the draft beside the secretariat's."""
    for author in sorted({mark.author for mark in marks if mark.author} - set(authors)):
        yield (
            f"The draft was distributed with revisions or notes by {author}, who is "
            "not among secretariat_authors."
        )


def unlabelled(paragraphs: Sequence[Paragraph]) -> tuple[tuple[str, ...], bool]:
    """Tell how much text has no label, and whether that is a doubt.

    A preamble or a remark has none; where most of a draft has none, its numbers may
    not have been read.
    """
    bare = sum(each.label is None for each in paragraphs)
    told = f"Text without a label: {bare} of {len(paragraphs)} paragraphs."
    return (told,) * (bare > 0), bare * 2 > len(paragraphs)
