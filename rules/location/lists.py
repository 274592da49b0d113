"""Is a passage a list, and where do its items begin?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate, pairwise, takewhile
from typing import TYPE_CHECKING

from rules import citation
from rules.action import worded
from rules.action_names import PLACE
from rules.citation.dates import is_month
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.citation.paths import key
from rules.language import length
from rules.location import borders, courtesy, pieces, quotation, silence, stops
from rules.terms import Action, Passage, PassageKind

if TYPE_CHECKING:
    from rules.citation import Citations, Reference, Settled
    from rules.location.catalogue import Drafts
    from rules.location.target import Target

_FEWEST = 2
#: An extent has so many pieces.
_MANY = 5
#: A paper on more than this share of a draft is on the draft.
_MOST = 0.6
#: A line of a list of few words has no more.
_BRIEF = 12
_ITEM = re.compile(
    r"[^\S\n]*(?:(?:[-–•*]|\(?\d{1,2}(?:[.)]|[°º]\)?)|\(?(?:[a-z]"
    r"|[ivxIVX]{2,4})[.)])[^\S\n]+\S|(?:Question|Comment|Remark|Point|Issue|Proposal"
    r"|Observation|Remarque|Pregunta|Вопрос|Замечание|Frage|Anmerkung|问题"
    r"|意见)\s?\d{1,2}\s?[:.)：-]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|(?:أولا"
    r"|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا)\s?[:،-]|(?:First|Second|Third|Fourth|Fifth"
    r"|Premièrement|Deuxièmement|Troisièmement|Primero|Segundo|Tercero|Во-первых"
    r"|Во-вторых|В-третьих|Erstens|Zweitens|Drittens)\s?[:,.])"
)
COUNTS = "its number may be that of the piece, or the sender's own"
_OWN = re.compile(r"[^\S\n]*\(?(\d{1,2}|[a-z])[.)]")
#: A few words behind a short mark and a number: "p7 ok", "9: too cheap", "C 5(1): no".
_MARKED = re.compile(
    r"[^\S\n]*(?P<mark>[^\W\d_]{1,3}[.-]?\s?)?(?P<number>(?P<whole>\d{1,3})(?:\(\w{1,3}\)|\.\d{1,2})*)"
    r"(?:\s?[-:=–]\s\S|\s[^\s\d])"
)

_SPEAKS = re.compile(
    r"\s*(?:(?:we|i|nous|je|nosotros|мы|я|wir|ich|نحن)(?![^\W_])|我)", re.IGNORECASE
)
#: The first letter of a list, and no other behind it.
_FIRST_LETTER = re.compile(
    r"(?m)^[^\S\n]*\(?[aа][.)](?!\s?(?:[,/–-]|and|to|et|à|y|и|und|bis|و)?\s?\(?[bcбв][.)])"
)
#: Behind a piece, what it is about: "Paragraph 5 (fees)".
ASIDE = re.compile(r"\s?[(（][^()（）\n]{1,60}[)）](?=[\s:：.;,]*\Z)")
_SIGNED = re.compile(r"[^\S\n]*\d{1,3}(?:\(\w{1,3}\)|\.\d{1,2})*\s?[:=–—-]\s")


def is_brief(text: str) -> bool:
    """Whether a text is a list of few words, each behind a short mark and a number.

    Bare numbers rise in a list: "5: ok", "9: why?", "7 ships came in last week".
    """
    return _rises(text) and all(length(x) <= _BRIEF for x in text.split("\n"))


def is_numbered(text: str) -> bool:
    """Whether a text is a list of few words, or its long lines all have a sign."""
    if not _rises(text):
        return False
    signed = all(_SIGNED.match(line) for line in text.split("\n"))
    return signed or is_brief(text)


def _rises(text: str) -> bool:
    """Whether each of several lines begins with a short mark and a number."""
    lines = text.split("\n")
    found = [*takewhile(bool, map(_MARKED.match, lines))]
    bare = [int(m["whole"]) for m in found if m and m["mark"] is None]
    several = len(found) == len(lines) >= _FEWEST
    return several and all(a < b for a, b in pairwise(bare))


def counts(text: str) -> bool:
    """Whether the lines of a list only count themselves: 1, 2, 3."""
    found = [_MARKED.match(line) for line in text.split("\n")]
    numbers = [m["number"] for m in found if m]
    return numbers == [str(n) for n, _ in enumerate(numbers, 1)]


def items(passage: Passage, drafts: Drafts) -> list[Passage]:
    """Cut a passage into the items of its list; empty where it is none.

    A heading between two items is a part of its own, and no more of the one above.
    """
    lines = passage.text.split("\n")
    starts = {n for n, line in enumerate(lines) if _ITEM.match(line)}
    if len(starts) < _FEWEST or passage.runs or len(lines) == 1:
        return []
    begins = accumulate((len(line) + 1 for line in lines), initial=0)
    begun = [borders.start_of(passage.text, at) == at for at in [*begins][:-1]]
    heads = {
        n
        for n in range(1, len(lines))
        if n not in starts
        and (begun[n] or len(lines[n - 1]) < stops.UNWRAPPED)
        and _heads(lines[n], drafts, above_item=n + 1 in starts, begins=begun[n])
    }
    cuts = sorted({0, *starts, *heads, len(lines)})
    return [replace(passage, text="\n".join(lines[a:b])) for a, b in pairwise(cuts)]


def _heads(line: str, drafts: Drafts, *, above_item: bool, begins: bool) -> bool:
    """Whether a line heads what stands below: a piece alone, a draft, or a colon."""
    if not courtesy.is_title(line):
        return False
    if above_item and begins and line.rstrip().endswith((":", "：")):
        return True
    cited = citation.cited(line, drafts.citable)
    if heads := leading(cited.references):
        rest = ASIDE.sub("", line[: heads[0].start] + line[heads[0].end :])
        return not any(map(str.isalnum, rest))
    return above_item and names_only(line, cited)


def numbered(line: str, drafts: Drafts) -> tuple[tuple[str, str], ...]:
    """Return what the number with which a line begins is a label of, in any draft."""
    match = _MARKED.match(line)
    if match is None or is_month(fold(line[match.end("number") :]).text):
        return ()
    path = key(match["number"])
    labels = drafts.citable.labels
    return tuple((d, x.keys[path]) for d, x in labels.items() if path in x.keys)


def own(text: str) -> int:
    """Return the number of the sender's own list with which a text begins, or zero.

    >>> own("3) The fees are high."), own("3 fees are high.")
    (3, 0)
    """
    match = _OWN.match(text)
    return int(match[1]) if match and match[1].isdecimal() else 0


def unmarked(text: str) -> str:
    """Return what stands behind the number or letter of a list.

    >>> unmarked("b) no comment")
    ' no comment'
    """
    return _OWN.sub("", text, count=1)


def letters_own(text: str, drafts: Drafts) -> bool:
    """Whether lines of a text begin a list of the sender's own with a letter.

    "(a) and (b): fine" cites, and "(a) the name of the ship;" may be the draft's.
    """
    lines = (text[m.end() :].partition("\n")[0] for m in _FIRST_LETTER.finditer(text))
    return any(quotation.source(line, drafts) is None for line in lines)


def leading(refs: Iterable[Reference]) -> list[Reference]:
    """Return the pieces with which a line begins, by name."""
    return [
        r
        for r in refs
        if r.leads
        and not r.foreign
        and r.mention.noun is not Noun.NONE
        and r.mention.position is None
    ]


def stopped(behind: str) -> str:
    """End a line of a word or two that was not wrapped: "drop", then what is told."""
    line, end, rest = behind.partition("\n")
    brief = end and 0 < length(line) <= _FEWEST and line[-1].isalnum()
    ends = brief and worded(line) is not Action.COMMENT
    return f"{line}.{end}{rest}" if ends else behind


def announces(asks: str) -> bool:
    """Whether a line ends with the piece that its first words say it of.

    "Unclear: paragraph 11".
    """
    stance, colon, piece = fold(asks).text.partition(":")
    return bool(colon and stance.strip()) and piece.strip(" .;\n") == PLACE


def below(item: str, heading: Target, drafts: Drafts) -> Target | None:
    """Return what an item may be about, by its number, below the name of a piece.

    For review: the number may be the piece's, or the sender's own count.
    """
    document, mark = heading.document, _OWN.match(item)
    pieces = dict.fromkeys(heading.others)
    if heading.sure and document:
        outer = [key(label) for label in heading.labels]
        keys = drafts.citable.labels[document].keys
        inner = (k for k in keys if any(k[: len(o)] == o != k for o in outer))
        pieces = dict.fromkeys((document, keys[k]) for k in inner)
    own = key(mark[1])[-1:] if mark else ()
    meant = [piece for piece in pieces if key(piece[1])[-1:] == own]
    if not pieces or (heading.sure and not mark):
        return None
    rest = (piece for piece in pieces if piece not in meant)
    heads = ((str(document), label) for label in heading.labels)
    others = (*meant, *heads, *rest)
    return replace(heading, labels=(), sure=False, others=others, why=COUNTS)


def lettered(item: str, heading: Target | None, drafts: Drafts) -> Target | None:
    """Return what a block may be about that begins with a letter of the piece above.

    The piece is a heading, or was one for the block before. What counts what is said
    stands before "we".
    """
    mark = _OWN.match(item) if heading else None
    counts = mark is not None and _SPEAKS.match(fold(item[mark.end() :]).text)
    if heading is None or mark is None or counts or not mark[1].isalpha():
        return None
    found = below(item, heading, drafts)
    meant = found and found.others and key(found.others[0][1])[-1] == mark[1]
    return found if meant else None


def titled(passage: Passage, drafts: Drafts) -> tuple[Passage, ...]:
    """Part a line that only names a draft from the pieces of it below."""
    head, _, below = passage.text.partition("\n")
    plain = passage.kind is PassageKind.PARAGRAPH and not passage.runs
    if not (plain and below and courtesy.is_title(head)):
        return ()
    named = citation.cited(head, drafts.citable)
    if named.references or not names_only(head, named):
        return ()
    lines = [r for r in citation.references(below, drafts.citable) if r.leads]
    begins = lines and "\n" not in below[: lines[0].start]
    if not (begins and (len(lines) > 1 or pieces.is_bare(lines[0]))):
        return ()
    title = replace(passage, text=head, kind=PassageKind.HEADING)
    return (title, replace(passage, text=below))


def is_extent(text: str, ref: Reference, settled: Settled, drafts: Drafts) -> bool:
    """Whether a line only tells the extent of a draft: "paras 1 to 60".

    Or a sentence says no more than that a paper is on most of it.
    """
    if settled.document is None or len(settled.labels) < _MANY:
        return False
    order = drafts.citable.labels[settled.document].order
    if settled.labels == order:
        start = text.rfind("\n", 0, ref.start) + 1
        line = text[start:].partition("\n")[0]
        if courtesy.is_title(line) and worded(line) is Action.COMMENT:
            return True
    start, end = borders.start_of(text, ref.start), borders.end_of(text, ref.end)
    said = f"{text[start : ref.start]}{PLACE}{text[ref.end : end]}"
    most = len(settled.labels) > len(order) * _MOST
    return most and silence.only_tells(fold(said).text)


def names_only(text: str, citations: Citations) -> bool:
    """Whether a text says little more than the name of a draft: "Our remarks on X"."""
    if not citations.names:
        return False
    for name in reversed(citations.names):
        text = text[: name.start] + text[name.end :]
    few = len(text.split()) <= _FEWEST
    # a sentence without blanks may say more than its one word
    says = few and length(text) > _FEWEST and _says(text)
    return (few and not says) or courtesy.is_sent(text)


def _says(text: str) -> bool:
    """Whether a sentence judges, wishes or asks something."""
    asks = worded(text) is not Action.COMMENT or text.rstrip().endswith(("？", "?"))
    return asks or courtesy.judges(text) or courtesy.opines(text)
