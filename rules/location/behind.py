"""Which remark did a sender write into a paragraph of the draft, or behind it?

"… at every berth. [KL: why?]", "… at every berth. – unclear", and what a file printed
on one line with the paragraph above. Where the rest is the draft's own words, or a
sign says whose words they are, it is no new text but a remark on the paragraph. So is
what answers a paragraph that is repeated above it, be the answer marked as quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from rules import alignment, forwarding
from rules.citation.folding import fold
from rules.header_words import Role, header
from rules.later import later
from rules.location import courtesy, remarks
from rules.location.catalogue import QUOTE, Drafts
from rules.location.typed import agrees, typed
from rules.marks import cut
from rules.terms import PartText, Passage, PassageKind

_GROUP = re.compile(r"\s*(?:\[[^\[\]]{2,600}\]|【[^【】]{2,600}】|［[^［］]{2,600}］)")
#: Where a remark behind a paragraph may begin: behind its last stop, or at a sign.
_CUT = re.compile(
    r"(?<=[.;:!?。；：！？؛؟])[)\]\"”»]*\s*(?=\S)|\n"
    rf"|\s+(?={remarks.SIGN})|\s*(?=[{remarks.OPEN}])|\s*(?:[–—]+|\s-)\s*(?=\S)"
)
_MARKED = re.compile(rf"\s*(?:{remarks.SIGN}|[{remarks.OPEN}]|[–—-])")
_MOST = 16
#: A mail breaks no paragraph into more lines.
_WRAPPED = 12
#: What stands before the words of the draft, as a key: "Your text: …".
_KEY = later(r"\s*([^\W\d][^:：\n\"“”«»]{0,40}?)\s?[:：]\s*")
#: Whose words these are, said to those who drafted them.
_YOURS = later(
    r"(?:(?:from )?(?:your|their) (?:text|draft|words|wording|version)"
    r"|(?:the )?(?:original|printed) (?:text|draft|wording)"
    r"|(?:as )?(?:you|they) (?:now )?(?:write|wrote|say|said|propose)"
    r"|(?:it|(?:the|your) (?:text|draft|paragraph)) (?:now )?(?:says|reads|states)"
    r"|(?:we )?quot(?:e|ed|ing|ation)"
    r"|votre (?:texte|projet|libellé|version)|(?:vous|on) (?:écrive[zt]|dites)"
    r"|(?:le|votre) (?:texte|projet) (?:dit|indique|prévoit)|citation"
    r"|(?:su|vuestro|el) (?:texto|proyecto|borrador)"
    r"|(?:ustedes )?(?:escriben|dicen)|(?:el|su) (?:texto|proyecto) (?:dice|señala)"
    r"|cita|ваш (?:текст|проект|вариант)|(?:вы|у вас) (?:пишете|написано|сказано)"
    r"|в (?:тексте|проекте) (?:написано|сказано)|(?:текст|проект|цитата)"
    r"|(?:ihr|euer) (?:text|entwurf)|(?:sie|ihr) schreib(?:en|t)"
    r"|(?:im|der) (?:text|entwurf)(?: (?:steht|sagt))?|entwurf|zitat"
    r"|نصكم|مشروعكم|(?:كتبتم|تقولون|تكتبون)|(?:ال)?(?:نص|مشروع)|[اإ]قتباس"
    r"|(?:你们|您|贵方)的?(?:文本|案文|草案|写道)|(?:草案|案文|文本)|原文|引文)"
)
#: Every line begins with spaces, the first perhaps behind a dash.
_INDENTED = re.compile(r"(?:[-–•*]?[^\S\n]{2,12}\S[^\n]*(?:\n|\Z)){1,12}\s*")
_FEW = 3
_SEVERAL = 2
#: No paragraph of a draft has more signs.
_LONGEST = 20_000
_LIKE = 80.0
_HEAD = 3
_LONG = 8


def parted(passage: Passage, drafts: Drafts) -> tuple[Passage, ...]:
    """Part a paragraph of a draft from the remark in it or behind it."""
    marks = any(run.change or run.strike for run in passage.runs)
    plain = passage.kind is PassageKind.PARAGRAPH and not (passage.cell or marks)
    text = passage.text
    quotes = QUOTE.match(text) is not None
    if not plain or quotes or not _opens(text, drafts) or _known(text, drafts):
        return (passage,)
    if told := _inside(text, drafts):
        rest, said = told
        return (
            replace(passage, text=rest, base=None, runs=()),
            replace(passage, text=said, base=None, runs=()),
        )
    for found in list(_CUT.finditer(text))[:_MOST]:
        head, tail = text[: found.start()], text[found.start() :].lstrip()
        if head.strip() and tail and _is_behind(head, tail, drafts):
            if _is_title(tail, drafts):
                return (replace(passage, text=head, base=None, runs=()),)
            at, runs = len(text) - len(tail), passage.runs
            own, theirs = cut(runs, 0, len(head)), cut(runs, at, len(text))
            return (
                replace(passage, text=head, base=None, runs=tuple(own)),
                replace(passage, text=tail, base=None, runs=tuple(theirs)),
            )
    return (passage,)


def repeated(passage: Passage, drafts: Drafts) -> tuple[Passage, ...]:
    """Part paragraphs of a draft, as they stand, from what is said in a block below."""
    plain = passage.kind is PassageKind.PARAGRAPH and not passage.runs
    found, lines = [], passage.text.split("\n")
    while plain and lines and (n := _repeated(lines, drafts)):
        head, keyed = "\n".join(lines[:n]), _keyed(lines[0])
        found.append(replace(passage, text=head, kind=PassageKind.QUOTED))
        lines = lines[n:]
        key = _KEY.match(lines[0]) if keyed and lines else None
        if key and _is_answer(key[1]):
            lines = [lines[0][key.end() :], *lines[1:]]
    rest = (replace(passage, text="\n".join(lines)),) if lines else ()
    return (*found, *rest)


def shown(part: PartText, drafts: Drafts) -> PartText:
    """Take indented words of a draft as quoted, where something is said below them.

    So are more of them than anybody says by chance, but in a copy. Below words that
    announce them they are shown for what stands above.
    """
    copy = not part.is_body and any(_is_whole(p.text, drafts) for p in part.passages)
    found = list(part.passages)
    for n, (passage, below) in enumerate(pairwise(part.passages)):
        above = found[n - 1].text.rstrip() if n else ""
        plain = passage.kind is PassageKind.PARAGRAPH is below.kind
        if (
            plain
            and not (above.endswith((":", "：")) or below.text[:1].isspace())
            and not (courtesy.is_closing(below.text) or forwarding.heads(below.text))
            and (
                _is_copied(passage.text, drafts)
                if part.is_body and _INDENTED.fullmatch(passage.text)
                else not copy and _is_part(passage.text, drafts)
            )
        ):
            found[n] = replace(passage, kind=PassageKind.QUOTED)
    # where words of a draft head what is said of them, what looks so is a heading, too
    if any(p.kind is PassageKind.QUOTED and _is_bold(p) for p in found):
        found = [
            replace(p, kind=PassageKind.HEADING)
            if p.kind is PassageKind.PARAGRAPH
            and _is_bold(p)
            and courtesy.is_title(p.text)
            else p
            for p in found
        ]
    return replace(part, passages=tuple(found))


def _is_bold(passage: Passage) -> bool:
    """Whether all of a line is bold."""
    runs = [run for run in passage.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _is_part(text: str, drafts: Drafts) -> bool:
    """Whether a block is some of one paragraph: more words than anybody says alike.

    A label before them is that of the paragraph, or none stands there.
    """
    head = typed(text[:_LONGEST], drafts)
    if QUOTE.match(text) or len(head.words) <= _LONG or head.words in drafts.known:
        return False
    found = _copied_from(head.words, drafts)
    label = drafts.places[found.index].label if found else None
    return label is not None and (not head.path or agrees(head.path, label))


def _is_copied(text: str, drafts: Drafts) -> bool:
    """Whether words stand just so in one paragraph of a draft, and in no other."""
    words = alignment.words(text)
    return len(words) > _FEW and _copied_from(words, drafts) is not None


def _copied_from(words: alignment.Words, drafts: Drafts) -> alignment.Match | None:
    """Find the one paragraph in which words stand just so."""
    found = alignment.quoted_from(words, drafts.texts)
    exact = found is not None and found.score == alignment.EXACT and found.margin >= 1
    return found if exact else None


def marked(part: PartText, drafts: Drafts) -> PartText:
    """Take quoted lines as said that answer paragraphs which are not quoted.

    So they are where several are so, or one is a plain remark; what a mail program or
    somebody else wrote below a paragraph stays quoted.
    """
    if not part.is_body or all(p.kind is not PassageKind.QUOTED for p in part.passages):
        return part
    found: dict[int, list[int]] = {}
    above = None
    for n, passage in enumerate(part.passages):
        if passage.kind is not PassageKind.QUOTED:
            plain = passage.kind is PassageKind.PARAGRAPH and not passage.runs
            above = n if plain and _is_whole(passage.text, drafts) else None
        elif above is not None:
            found.setdefault(above, []).append(n)
    texts = {
        above: [part.passages[n].text for n in told] for above, told in found.items()
    }
    found = {at: told for at, told in found.items() if _answer(texts[at], drafts)}
    if len(found) < _SEVERAL and not any(
        remarks.is_remark(texts[at][0]) for at in found
    ):
        return part
    kinds = dict.fromkeys(found, PassageKind.QUOTED)
    kinds |= {n: PassageKind.PARAGRAPH for told in found.values() for n in told}
    passages = enumerate(part.passages)
    told = (replace(p, kind=kinds.get(n, p.kind)) for n, p in passages)
    return replace(part, passages=tuple(told))


def _answer(texts: Sequence[str], drafts: Drafts) -> bool:
    """Whether quoted blocks can be an answer: no mail, and nothing of the draft."""
    return not any(
        forwarding.heads(text)
        or forwarding.announces(text)
        or courtesy.is_salutation(text)
        or courtesy.is_closing(text)
        or text.rstrip().endswith((":", "："))
        or _is_whole(text, drafts)
        for text in texts
    )


def _is_whole(text: str, drafts: Drafts) -> bool:
    """Whether a block is a paragraph of a draft as it stands, and no mere heading."""
    brief = len(text) <= _LONGEST
    return brief and len(alignment.words(text)) > _FEW and _known(text, drafts)


def _repeated(lines: Sequence[str], drafts: Drafts) -> int:
    """Count the lines that repeat a paragraph above others; zero where none do.

    A key before it may say that it is the draft's; then nothing need stand below.
    """
    start = _keyed(lines[0])
    for n in range(1, min(len(lines) + bool(start), _WRAPPED)):
        head = typed("\n".join(lines[:n])[start:], drafts)
        said = len(lines) > n or start or not head.named
        if said and len(head.words) > _FEW and head.words in drafts.known:
            return n
    heads = ("\n".join(lines[:n])[start:] for n in range(min(len(lines), _WRAPPED)))
    return max((n for n, x in enumerate(heads) if n and _is_part(x, drafts)), default=0)


def _is_answer(key: str) -> bool:
    """Whether the key of a field says no more than that somebody answers."""
    sent = courtesy.is_sent(key) and header(key) is not Role.PROPOSED
    return sent or header(key) is Role.COMMENT


def _keyed(line: str) -> int:
    """Say where words begin behind a key that calls them the draft's; zero: nowhere."""
    key = _KEY.match(line)
    if key is None:
        return 0
    yours = _YOURS.fullmatch(fold(key[1]).text.strip())
    theirs = yours or header(key[1]) in (Role.ORIGINAL, Role.DOCUMENT)
    return key.end() if theirs else 0


def _inside(text: str, drafts: Drafts) -> tuple[str, str] | None:
    """Part remarks in brackets from a paragraph that is the draft's without them."""
    said = [m for m in _GROUP.finditer(text) if remarks.is_remark(m[0], brief=True)]
    rest = text
    for match in reversed(said):
        rest = rest[: match.start()] + rest[match.end() :]
    if not said or not _known(rest, drafts):
        return None
    return rest, "\n".join(m[0].strip() for m in said)


def _is_behind(head: str, tail: str, drafts: Drafts) -> bool:
    """Whether a paragraph ends here, and a remark stands behind it."""
    if _known(head, drafts):
        if _is_title(tail, drafts):
            return True
        if _MARKED.match(tail):
            return remarks.is_remark(tail, brief=True) or remarks.may_be(tail)
        few = len(alignment.words(tail)) <= _LONG
        return remarks.speaks(tail) or (few and remarks.is_remark(tail))
    if not (_MARKED.match(tail) and remarks.signed(tail)):
        return False
    match = alignment.version_of(typed(head, drafts).words, drafts.texts)
    return match is not None and match.score >= _LIKE


def _is_title(text: str, drafts: Drafts) -> bool:
    """Whether words are a heading of the draft, with its number or without."""
    words = alignment.words(text)
    return words in drafts.titles or words[1:] in drafts.titles


def _known(text: str, drafts: Drafts) -> bool:
    return typed(text, drafts).words in drafts.known


def _opens(text: str, drafts: Drafts) -> bool:
    """Whether a text opens with the first words of a paragraph, or a few later."""
    words = alignment.words(text[:400])[:_MOST]
    heads = _heads(drafts)
    return any(words[n : n + _HEAD] in heads for n in range(len(words)))


@lru_cache(maxsize=8)
def _heads(drafts: Drafts) -> frozenset[alignment.Words]:
    return frozenset(words[:_HEAD] for words in drafts.known)
