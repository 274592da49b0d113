"""Which words are no more of the comment they stand below, though they name no piece?

A line that begins with a number which is none of the sender's own list: "99: strike
it". And words on all of the article in which the piece lies: "the article as a whole
should go". Or, below a new text that ended, a matter of their own that does not argue
for it. What they ask is not asked of the piece before: a person says of which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import worded
from rules.citation.folding import fold
from rules.citation.paths import key
from rules.later import later
from rules.location import (
    borders,
    by_heading,
    by_number,
    captions,
    entries,
    lists,
    near,
    own_paper,
    sentences,
    silence,
    tally,
    topic,
    turning,
    whole,
)
from rules.location.target import NOWHERE, Target
from rules.terms import Action, Passage, PassageKind

if TYPE_CHECKING:
    import re

    from rules.location.catalogue import Drafts
    from rules.location.spoken import Spoken

#: A number, with a sign before it, or a sign or a duty behind it.
_LABEL = later(
    r"[^\S\n]*(?:[-–•*]\s)?(?:[#¶]|(?P<sign>(?i:no\.|n[°º]|№|nr\.)\s?))?(\d{1,3})"
    r"(?:(?P<sure>\s?[:：]\s?|\s[-–—=]\s?)(?=[^\W\d_])|[.)]?\s(?=[^\W\d_]))"
)
_ASKED = (Action.DELETE, Action.KEEP, Action.MERGE, Action.AMEND)
#: All of what holds the piece, by its name alone.
_NOUN = (
    r"(?:article|section|chapter|chapitre|artículo|sección|capítulo|artikel|abschnitt"
    r"|kapitel|teils?|part(?:ie|e)?|стать\w{1,3}|раздел\w?|глав\w|част[иью])"
)
_WHOLE = (
    r"(?:as a whole|in (?:its )?(?:entirety|full)|altogether|dans son ensemble"
    r"|en entier|en (?:su )?(?:conjunto|totalidad)|entero|entera|insgesamt"
    r"|als ganze[rs]|в целом|целиком|полностью)"
)
_HOLDER = later(
    rf"(?<![^\W_])(?:{_NOUN} {_WHOLE}|(?:the|this) (?:whole|entire) {_NOUN}(?! \d)|all "
    rf"of (?:the|this) {_NOUN}(?! \d)|tout(?:e la|e cette| cet| le| l')\s?{_NOUN}(?! "
    rf"\d)|tod[oa] (?:el|la) {_NOUN}(?! \d)|(?:ganze[rn]?|gesamte[rn]?) {_NOUN}(?! \d)"
    r"|вс[юяе]\w? (?:стать|глав|раздел)\w{0,3}(?! \d))(?![^\W_])|(?:整条|全条|整章"
    r"|整节)|(?:المادة|الفصل) (?:بأكملها|بأكمله|ككل|كلها|كله)"
)
#: What holds paragraphs through which numbers run on.
_PART = later(
    r"(?<!\w)(?:chap|cap[ií]t|kapitel|глав|part|teil|част|section|secci|abschnitt"
    r"|раздел|الفصل)|[章节]"
)
#: What speaks for the new text above it: why, what without it, what it adds.
_ARGUES = later(
    r"(?<!\w)(?:because|since|reasons?|rationale|justif\w*|motiv\w*|without|thereby"
    r"|adding"
    r"|additions?|insert\w*|new|propos\w*|gaps?|missing|lack\w*|silent|omit\w*|fill\w*"
    r"|car|puisque|raisons?|sans|ajout\w*|nouve\w*|lacune\w*|manqu\w*|porque|puesto que"
    r"|razon\w*|sin|añad\w*|adici\w*|nuev\w*|laguna\w*|falta\w*|потому|поскольку"
    r"|причин\w*|обоснован\w*|без|иначе|добав\w*|дополн\w*|нов\w{2,3}|пробел\w*"
    r"|отсутств\w*|weil|denn|gr[uü]nd\w*|begründ\w*|ohne|sonst|andernfalls|ergänz\w*"
    r"|neu\w{0,2}|lücke\w*|fehl\w*|لأن|بدون|سبب\w*|إضافة|جديد\w?|ثغرة)(?!\w)"
    r"|因为|由于|理由|否则|新增|增加|新的|缺|空白"
)
_ENCLOSED = r"[(\[（]((?:[^()\[\]（）\n]|\([^()\n]{1,4}\)){1,60})[)\]）]"
#: Brackets behind a sentence, or before its stop at the end of a line.
_BRACKETED = later(
    rf"[.!?…。！？؟][\"'”»’]?\s{{0,2}}{_ENCLOSED}\.?(?:\s+|\Z|(?<=）))"
    rf"|\s{_ENCLOSED}[.!?](?:\s*\n|\s*\Z)"
)
#: A sentence turns to a matter, or adds one: "On governance", "Moreover".
_TURNS = later(
    r"\W*(?:on|as (?:for|to|regards|concerns)|regarding|concerning|turning"
    r"|with (?:regard|respect) to|when it comes|moreover|further(?:more)?"
    r"|in addition|additionally|besides|also|finally|lastly|we (?:also|further)|sur"
    r"|quant|s'agissant|concernant"
    r"|en ce qui|pour ce qui|par ailleurs|en outre|de plus|enfin|sobre|en cuanto"
    r"|respecto|con respecto|además|asimismo|por otra parte|por último"
    r"|что касается|относительно|по поводу|кроме того|помимо|также|наконец|zu[mr]?"
    r"|bezüglich|hinsichtlich|was"
    r"|außerdem|ferner|zudem|überdies|darüber hinaus|schließlich|أما|بشأن|بخصوص|فيما"
    r"|علاوة|كما|إضافة|وأخيرا)(?!\w)|关于|至于|此外|另外|最后"
)
#: So much of a word tells that it is the same, in another form.
_STEM = 4
HELD = "the words are on all of what holds the paragraph"


def own(
    text: str, above: Sequence[str], before: Target | None, spoken: Spoken
) -> Target | None:
    """Return what words below a comment may be on that are none of it, for review."""
    if before is None:
        return None
    if match := _stray(text, above):
        labels = spoken.drafts.citable.labels
        among = dict.fromkeys((*filter(None, [before.document]), *labels))
        keys = ((d, labels[d].keys.get((match[2],))) for d in among)
        others = [(d, label) for d, label in keys if label]
        others += by_number.every(text, spoken.drafts, before.document)
        return replace(NOWHERE, others=tuple(others), listed=True)
    if before.new and _is_closed(above[-1]) and (said := _other(text, above)):
        places = near.places(said, (), spoken)
        if places or _TURNS.match(said):
            return replace(NOWHERE, others=near.places(text, (), spoken))
    if not (before.sure and before.document and _HOLDER.search(fold(text).text)):
        return None
    pairs = [(before.document, label) for label in _beside(text, before, spoken.drafts)]
    asked = replace(NOWHERE, others=tuple(pairs), why=HELD, listed=True)
    return asked if pairs else before


def _is_closed(line: str) -> bool:
    """Whether a line ends with a quotation."""
    return fold(line).text.rstrip(" .;,)\n").endswith('"')


def _other(text: str, above: Sequence[str]) -> str:
    """Return the first sentence of a block, folded, that may be on something else.

    It neither points back nor gives a reason, and its words are not those above.
    """
    said = fold(text[: borders.end_of(text, 0)]).text
    if _ARGUES.search(said) or not turning.on_its_own(said, "", subject=True):
        return ""
    words = (alignment.words(part) for part in (said, "\n".join(above)))
    one, other = ({w[:_STEM] for w in each if len(w) > _STEM} for each in words)
    return said if one.isdisjoint(other) else ""


def held(text: str, target: Target, drafts: Drafts) -> tuple[str, ...]:
    """Return all pieces of the article that holds one, where words are on all of it.

    Not in a draft of sections, where "the section" is the piece itself.
    """
    printed = drafts.citable.labels[target.document] if target.document else None
    if printed is None or printed.dotted or not _HOLDER.search(fold(text).text):
        return ()
    return _beside(text, target, drafts)


def _beside(text: str, target: Target, drafts: Drafts) -> tuple[str, ...]:
    """Return the pieces of the article or part that holds one, if it has others."""
    printed = drafts.citable.labels[str(target.document)]
    roots = {key(label)[:1] for label in target.labels}
    found = tuple(x for x in printed.order if key(x)[:1] in roots)
    if set(found) - set(target.labels):
        return found
    return by_heading.around(target, drafts) if _PART.search(fold(text).text) else ()


def parted(passage: Passage, spoken: Spoken) -> tuple[Passage, ...]:
    """Part a passage where its lines, or its last sentence, are on other things."""
    drafts = spoken.drafts
    return (
        lists.titled(passage, drafts)
        or captions.parted(passage, drafts)
        or _printed(passage)
        or _unsaid(passage)
        or own_paper.parted(passage)
        or entries.parted(passage, drafts)
        or tally.tallies(passage, drafts)
        or _bracketed(passage, drafts)
        or _strays(passage, spoken)
        or topic.parted(passage, drafts)
        or whole.parted(passage)
    )


def _printed(passage: Passage) -> tuple[Passage, ...]:
    """Part the small print below from what a sender says."""
    text = passage.text
    start = silence.small_print(text) if passage.kind is PassageKind.PARAGRAPH else None
    if not start or passage.runs:
        return ()
    return (replace(passage, text=text[:start]), replace(passage, text=text[start:]))


def _bracketed(passage: Passage, drafts: Drafts) -> tuple[Passage, ...]:
    """Part what is said of several pieces, if each stands in brackets behind it."""
    text = passage.text
    if passage.kind is not PassageKind.PARAGRAPH or passage.runs:
        return ()
    found = [*_BRACKETED.finditer(text)]
    cuts = [0, *(match.end() for match in found)]
    if len(found) == 1 or cuts[-1] < len(text.rstrip()):
        return ()
    for match, start in zip(found, cuts, strict=False):
        named = citation.references(match[1] or match[2], drafts.citable)
        before = citation.references(text[start : match.start()], drafts.citable)
        if not named or named[0].start or before:
            return ()
    parts = (text[start:end].rstrip() for start, end in pairwise(cuts))
    return tuple(replace(passage, text=part) for part in parts)


def _unsaid(passage: Passage) -> tuple[Passage, ...]:
    """Part the lines that only say on which pieces nothing is said."""
    lines = passage.text.split("\n")
    if passage.kind is not PassageKind.PARAGRAPH or passage.runs or len(lines) == 1:
        return ()
    groups = groupby(lines, silence.passes_over)
    parts = ["\n".join(each) for _, each in groups]
    return tuple(replace(passage, text=part) for part in parts) if parts[1:] else ()


def _strays(passage: Passage, spoken: Spoken) -> tuple[Passage, ...]:
    """Part the lines that begin with a number which is none of the sender's list."""
    text = passage.text
    plain = passage.kind is PassageKind.PARAGRAPH and not passage.runs
    listed = not spoken.numbers_own or spoken.told or lists.is_brief(text)
    if not plain or listed or len(text) > sentences.LOOK_AHEAD:
        return ()
    lines = text.split("\n")
    spans = [(lines[:n], lines[n + 1 :]) for n in range(len(lines))]
    cuts = [n for n, (up, down) in enumerate(spans) if n and _stray(lines[n], up, down)]
    ends = {0, *cuts, *(n + 1 for n in cuts), len(lines)}
    edges = pairwise(sorted(ends)) if cuts else ()
    return tuple(replace(passage, text="\n".join(lines[a:b])) for a, b in edges)


def _stray(
    text: str, above: Sequence[str], below: Sequence[str] = ()
) -> re.Match[str] | None:
    """Match a number at the head of words that counts nothing of the sender's."""
    match = _LABEL.match(text)
    told = match is not None and (match["sure"] or match["sign"])
    if match is None or not (told or worded(text) in _ASKED):
        return None
    number = int(match[2])
    beside = [int(m[2]) for line in (*above, *below) if (m := _LABEL.match(line))]
    counts = number <= 1 or number - 1 in beside or number + 1 in beside
    return None if counts else match
