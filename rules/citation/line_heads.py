"""Which numbers at the head of a line, or behind a draft's name, are labels?

A list over many lines is one mention, read at its first line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from rules.citation.language import Item, Mention, Noun
from rules.citation.leading import CODE
from rules.citation.numbers import lettered, printed
from rules.later import later

if TYPE_CHECKING:
    from rules.citation.documents import Citable, Named
    from rules.citation.grammar import Grammar


_LINE_HEAD = later(
    # "a) 1.1: ...": a letter or a number of the sender's own goes before a nested one,
    # or one before a colon: "3. 16 bis: ..."
    rf"^[\s>*•·-]{{0,4}}(?:(?:\(?[a-z\d]{{1,2}}[.)]\s|{CODE})(?=\d{{1,2}}[.(]\d"
    r"|\d{1,3}(?:\s(?:bis|ter|quater))?\s?:\s))?"
    r"(?P<new>\[(?:new"
    r"|nouveau|nuevo|neu)\]\s)?(?=[\[(\"']?(?:no\.?\s?|n°\s?|№\s?|nr\.?\s?"
    r"|[#¶]\s?)?[\da-zа-я])",
    re.MULTILINE,
)


def begins_line(text: str, start: int) -> bool:
    """Whether a number heads its line, as `bare` reads it."""
    head = _LINE_HEAD.match(text, text.rfind("\n", 0, start) + 1)
    sign = _SIGN.match(text, head.end()) if head else None
    return sign is not None and sign.end() >= start


#: A mention of more items is a long list.
_MANY = 20
_SIGN = later(r"[\[(]?(?P<sign>no\b|n°|№|nr\b|[#¶])?[.\s]{0,2}")
#: The lines of a printed draft behind the number of a piece: "2 (413) Why so?".
_LINED = later(
    r"^[\s>*•·-]{0,4}(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})(?=\s\((?:(?:lines?|ll?"
    r"|lignes?|líneas?|строк\w|zeilen?|行|سطر|أسطر)\.?\s?)?(?P<line>\d{1,4})"
    r"(?:\s?[-–,;]\s?\d{1,4}){0,5}\)\s)",
    re.MULTILINE,
)
#: A list of remarks reaches such a line; no number of members or points does, and the
#: year of something does not go on to rise.
_FAR, _YEARS = 60, range(1900, 2100)
_AFTER_BARE = later(r"\s?(?:[.):\]\[-](?!\d)|$|\n)", re.MULTILINE)
#: What is counted so is how long a letter is, and no piece: "the Plan, 2 pages".
_BEHIND_NAME = later(
    r"(?:[\s,:;/§.》\"-]{1,4}|(?<=[一-龥])(?=\d{1,2}\.\d))(?=\d|\([a-z]\))"
    r"(?!\d{1,3}\s?(?:pages?|pp?|p[áa]ginas?|hojas"
    r"|seiten?|стр\w*|annexe?s?|anexos?|attachments?|files?|copies|页|صفح\w*)(?![^\W_]))"
)
#: "《指南》5.3建议删除": Chinese goes on without a space, but for what is counted.
_GOES_ON = later(r"[^\W_](?<![一-龥])|[年月日个次条段款章页份期号天周名人]")


def bare(
    text: str, names: tuple[Named, ...], drafts: Citable, grammar: Grammar
) -> Iterator[Mention]:
    """Numbers without a noun: at the head of a line, or behind a draft's name."""
    lined = _lined(text, drafts)
    starts = {mention.start for mention in lined}
    yield from lined
    yield from (m for m in _heading(text, drafts, grammar) if m.start not in starts)
    for name in names:
        gap = _BEHIND_NAME.match(text, name.end)
        mention = grammar.bare(text, gap.end()) if gap else None
        if mention and not _GOES_ON.match(text, mention.end):
            yield mention


def _lined(text: str, drafts: Citable) -> list[Mention]:
    """Pieces with the lines of a printed draft behind them, in a list of such."""
    matches = [*islice(_LINED.finditer(text), _READ)]
    lines = [int(m["line"]) for m in matches]
    rise = len(lines) > 1 and all(a < b for a, b in pairwise(lines))
    if not rise or lines[-1] < _FAR or lines[0] in _YEARS:
        return []
    paths = [tuple(m["number"].split(".")) for m in matches]
    inner = zip(paths, matches, strict=True)
    if any(printed((*path, m["line"]), drafts) for path, m in inner):
        return []  # "4 (1)" is printed so
    spans = (m.span("number") for m in matches)
    return [
        Mention(
            start=start,
            end=end,
            noun=Noun.SIGN,
            items=(Item(path),),
            dotted=len(path) > 1,
        )
        for path, (start, end) in zip(paths, spans, strict=True)
        if printed(path, drafts)
    ]


def _heading(text: str, drafts: Citable, grammar: Grammar) -> Iterator[Mention]:
    """Numbers at the heads of lines.

    A list over many lines is read at the first; at those inside it only its first
    number is, for it ends where it ended.
    """
    plain: list[tuple[int, Mention]] = []
    end = known = marked = asked = read = 0
    at = last = -1
    for match in _LINE_HEAD.finditer(text):
        above, sign = at, _SIGN.match(text, match.end())
        at = sign.end() if sign else match.end()
        signed = sign is not None and sign["sign"] is not None
        inside = at < known
        told = at < end or not (signed or text[known : known + 1] == " ")
        if inside and (at == above or (told and last == _FALLEN)):
            last = _FALLEN  # a line below empty ones is met at each
            continue
        mention = grammar.first(text, at, known) if inside else grammar.bare(text, at)
        if mention is None:
            continue
        known, asked = mention.end, asked + inside
        read += len(mention.items)
        last = _rises(mention, last)
        long = inside or len(mention.items) > _MANY
        many = read > _READ or (long and asked > _ASKED)
        if signed or many or _ends_label(text, mention):
            marked += 1
            start = match.start("new") if match["new"] else match.end()
            whole = grammar.bare(text, at) if inside and start >= end else mention
            if whole and start >= end:
                told = all(lettered(i.path, drafts) for i in whole.items)
                noun = Noun.SIGN if told else whole.noun
                yield replace(whole, start=start, noun=noun)
                end = known = whole.end
        elif text[match.end()].isdigit():
            plain.append((at, mention))
    if marked > 1 and last < _FALLEN:
        yield from _unsigned(text, plain, drafts, grammar)


def _ends_label(text: str, mention: Mention) -> bool:
    """Whether what stands behind numbers tells that they are a label."""
    stop = mention.end - (text[mention.end - 1] in ").")
    dotted = (
        len(mention.items[0].path) > 1 and text[mention.end : mention.end + 1] == " "
    )
    return dotted or _AFTER_BARE.match(text, stop) is not None


def _unsigned(
    text: str,
    plain: Sequence[tuple[int, Mention]],
    drafts: Citable,
    grammar: Grammar,
) -> Iterator[Mention]:
    """In a list "9: why? / 11 too close / 17: yes" the one whose sign is missing."""
    end = 0
    for at, mention in plain:
        tells = mention.start >= end and _heads_line(text, mention, drafts)
        if whole := grammar.bare(text, at) if tells else None:
            yield whole
            end = whole.end


#: Where more lines begin inside lists, or with more numbers in all, those that follow
#: cite: nobody wrote them for reading, and a person is asked of them.
_ASKED, _READ = 100, 5000
#: No label is so high: what follows a number that is not above the last one.
_FALLEN = 1000


def _rises(mention: Mention, last: int) -> int:
    """Return the number at the head of a line, if it is single and above the last."""
    path = mention.items[0].path
    number = int(path[0]) if len(path) == 1 and path[0].isdecimal() else last
    return number if number > last else _FALLEN


def _heads_line(text: str, mention: Mention, drafts: Citable) -> bool:
    """Whether a printed number heads a line, below one that was not just wrapped."""
    end = text.rfind("\n", 0, mention.start)
    above = end - text.rfind("\n", 0, max(end, 0)) - 1
    return above < _UNWRAPPED and printed(mention.items[0].path, drafts)


#: A shorter line was ended by its writer, not wrapped by a mail program.
_UNWRAPPED = 55
