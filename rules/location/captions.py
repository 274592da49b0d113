"""Which lines inside a block are headings of what stands below them?

People break lines without leaving any empty: "Article 6 Audit", and a remark below. The
heading of a chapter stands for itself, that of an article with what is below it. A line
that leads to a draft heads what follows, however long the name of the draft is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import worded
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.later import later
from rules.location import courtesy, sentences, turning
from rules.location.stances import stance
from rules.tables import beside
from rules.terms import Action, Passage, PassageKind

if TYPE_CHECKING:
    from rules.citation import Citations
    from rules.citation.documents import Named
    from rules.location.catalogue import Drafts
    from rules.location.target import Target

#: A title behind the number of an article has no more words.
_LONGEST = 6
#: Lines that are shorter were broken off by hand.
_BROKEN = 60
#: So long no cover note is; a sentence of it ends with a stop or with the line.
_COVERS = 2000
_ENDS = re.compile(r"(?<=[.!])\s+|(?<=[。！])|\n")
#: Before the name of a draft in brackets, its title, in whatever language.
_TITLE = re.compile(r"[^.:;!?()（）\n]{1,160}[(（]\s?(?:[^\W\d_]{1,12}\s)?\Z")
_LONG = 180
#: The end of a sentence, or of words that lead to those below.
_ENDED = re.compile(r"[.!?:;。！？：；؟؛][\"'”’»)\]]{0,2}\Z")
_WORDS = beside(__name__).values()
_SAID, _LINKS = (
    "|".join(word for each in _WORDS for word in each[kind])
    for kind in ("tells", "links")
)
_TELLS = later(rf"\W*(?:{_SAID})(?:\s?(?:{_LINKS})){{0,3}}\W*")
_TELLING = later(rf"\W*(?:{_SAID})\s?")
#: What texts are called; not their parts, and no words of everyday speech.
_KINDS = beside("rules.citation.documents")
_PARTS = ("preamble", "annex", "technical annex", "financial annex")
_KIND = "|".join(
    word
    for row in _KINDS["translated"]
    if row[0] not in (*_PARTS, *_KINDS["everyday"])
    for word in sorted(row, key=len, reverse=True)
)
_ON, _THE, _REMARKS = (
    "|".join(word for each in _WORDS for word in each.get(kind, ()))
    for kind in ("on", "the", "remarks")
)
_ELSEWHERE = later(
    r"\W*(?:(?:\d{1,2}|[ivx]{1,4}|[a-z]|[一二三四五六七八九十])[.):、]\s?)?"
    rf"(?P<led>(?:(?:{_THE})\s?)?(?:{_REMARKS})\s?)?(?P<on>(?:{_ON})\s?)?"
    rf"(?:(?P<quoted>[《«\"][^《》«»\"\n]{{1,40}}[》»\"])|(?P<the>(?:{_THE})\s?)?"
    rf"(?:[^\W\d_]{{2,20}}\s){{0,2}}?[^\W\d_]{{0,16}}?(?:{_KIND})(?:n|s|es|а|у|ю|ом|ем|е|и)?"
    r"(?:\s[^\W\d_]{1,20}){0,6})(?P<of>的?(?:意见|评论|建议|看法))?\s?(?P<colon>[:：])?\s*"
)
#: "As for the second text (", before the name of a draft.
_SECOND = later(
    r"(?:(?:the|le|la|el|de[rnm]|die|das)\s|l')?(?:other|second|third|next|autre|deuxième"
    r"|troisième|otr[oa]|segund[oa]|tercer[oa]?|друг\w{2,3}|втор\w{2,3}|трет\w{2,4}|andere[nrm]?"
    r"|zweite[nrm]?|dritte[nrm]?)\s(?:texte?|draft|document|bill|act|law|projet|loi|texto"
    r"|documento|proyecto|ley|текст\w{0,2}|проект\w{0,2}|документ\w{0,2}|закон\w{0,2}"
    r"|entwurf|dokument|gesetz)"
    r"(?:\s(?:(?:is|are) concerned|(?:an)?betrifft|anbelangt|angeht))?\s?[(:,–—-]\s?"
    r"(?:(?:the|le|la|el|de[rnm]|die|das)\s|l')?\Z"
    r"|(?:第?[二三两]|另)一?[个份部篇](?:案文|草案|文件|文本|法案)\s?[(:,]\s?\Z"
    r"|(?:النص|المشروع|الوثيقة|المسودة) (?:الآخر|الأخرى|الثانية?|الثالثة?)\s?[(:،]\s?\Z"
)
#: The end of a turn, behind its matter: "was die Fibel betrifft".
_CLOSES = re.compile(
    r"(?<![^\W_])(?:(?:is|are) concerned|(?:an)?betrifft|anbelangt|angeht)(?![^\W_])"
)


def parted(passage: Passage, drafts: Drafts) -> tuple[Passage, ...]:
    """Part a block at the headings inside it; empty where there are none."""
    plain = passage.kind is PassageKind.PARAGRAPH and not passage.runs
    lines = passage.text.split("\n")
    if not plain or len(lines) == 1 or len(passage.text) > sentences.LOOK_AHEAD:
        return ()
    heads = {n for n, line in enumerate(lines) if _stands(n, lines, drafts)}
    named = {n for n, line in enumerate(lines) if _leads(n, lines, drafts)}
    alone = {n for n in heads if _of_chapter(lines[n], drafts)} | named
    alone |= {n for n in (0,) if courtesy.is_counted(lines[n])}  # "Amendment 1"
    cuts = sorted({0, len(lines), *heads, *named, *(n + 1 for n in alone)})
    if len(cuts) == len((0, len(lines))):
        return ()
    return tuple(
        replace(
            passage,
            text="\n".join(lines[start:end]),
            kind=PassageKind.HEADING if start in alone else passage.kind,
        )
        for start, end in pairwise(cuts)
    )


def leads_to_draft(text: str, citations: Citations) -> bool:
    """Tell whether a line names a draft, says nothing of it, and leads to what follows.

    By a colon, by a turn ("with regard to ..."), or by nothing but its title; or it is
    a sentence that only tells which draft is written about.
    """
    if not citations.names or citations.references:
        return False
    line = _unnamed(text, citations)
    folded = fold(line).text
    if _TELLS.fullmatch(folded) or courtesy.is_sent(line):
        return True
    turned = turning.turned(folded)
    said = line if turned is None else turned
    judges = courtesy.judges(said) or courtesy.opines(said)
    silent = worded(line) is Action.COMMENT and not judges
    leads = line.endswith((":", "：")) or turned is not None or not sentences.says(line)
    return courtesy.is_title(line) and silent and leads


def _unnamed(text: str, citations: Citations) -> str:
    """Return words without the names of drafts, and titles before these."""
    rest, last = text, len(text)
    for name in reversed(citations.names):
        if name.end <= last:
            title = _TITLE.search(rest, max(0, name.start - _LONG), name.start)
            last = title.start() if title else name.start
            rest = f"{rest[:last]} {rest[name.end :]}"
    return _CLOSES.sub(" ", " ".join(rest.split()))


def _tells(line: str, drafts: Drafts) -> bool:
    """Whether a line is a sentence that only tells which draft is written about."""
    if len(line) > _COVERS or not _TELLING.match(fold(line).text):
        return False
    cited = citation.cited(line, drafts.citable)
    only = bool(cited.names) and not cited.references
    return only and _TELLS.fullmatch(fold(_unnamed(line, cited)).text) is not None


def leads_elsewhere(text: str) -> bool:
    """Tell whether a line leads to a text by what such a thing is called.

    Where it names no draft, nobody knows which of them what follows is on.

    >>> leads_elsewhere("On the Manual:"), leads_elsewhere("二、关于《手册》")
    (True, True)
    >>> leads_elsewhere("On fares:"), leads_elsewhere("The manual must be shorter.")
    (False, False)
    """
    found = _ELSEWHERE.fullmatch(fold(text).text) if len(text) <= _LONG else None
    if found is None:
        return False
    leads = found["led"] or found["on"]
    return bool(leads or (not found["quoted"] and (found["the"] or found["colon"])))


def covers(text: str, drafts: Drafts) -> bool:
    """Tell whether a block accompanies, and at its end may tell which drafts it is on.

    "Our remarks are attached. They concern the Code."
    """
    if courtesy.is_cover(text):
        return True
    text = text.rstrip()
    found = _ENDS.finditer(text) if len(text) <= _COVERS else ()
    ends = [m for m in found if m.end() < len(text)]
    if not ends:
        return False
    said, last = text[: ends[-1].start()], text[ends[-1].end() :]
    tells = leads_to_draft(last, citation.cited(last, drafts.citable))
    return tells and (courtesy.is_cover(said) or courtesy.only_accompanies(said))


def turns_to_other(text: str, names: Sequence[Named], here: Target | None) -> bool:
    """Tell whether a block turns to a draft that is none of which was spoken before."""
    name = names[0] if names else None
    if name is None or here is None or here.document in (None, *name.documents):
        return False
    lead = fold(text[: name.start]).text
    second = _SECOND.search(lead)
    return turning.turns(lead[: second.start()] if second else lead)


def _stands(at: int, lines: Sequence[str], drafts: Drafts) -> bool:
    """Whether a line is a heading, between lines that end and begin."""
    above = lines[at - 1].rstrip() if at else ""
    below = lines[at + 1] if at + 1 < len(lines) else ""
    ended = len(above) < _BROKEN or above.endswith((".", "!", "?", ":", "。"))
    begins = not below[:1].islower() and not _heads(below, drafts)
    return ended and begins and _heads(lines[at], drafts)


def _leads(at: int, lines: Sequence[str], drafts: Drafts) -> bool:
    """Whether a line above others is no more than the name of a draft."""
    above = lines[at - 1].rstrip() if at else ""
    below = lines[at + 1].lstrip() if at + 1 < len(lines) else ""
    apart = not above or _ENDED.search(above) is not None
    begins = below != "" and not below[0].islower()
    line = lines[at]
    if apart and (begins or not below) and _tells(line, drafts):
        return True
    if not (apart and begins and courtesy.is_title(line)):
        return False
    # "The Code" right above "Paragraph 3: fine." is the draft of that alone
    alone = not lines[2:] and citation.references(below, drafts.citable)[:1]
    if alone and not alone[0].start:
        return False
    return leads_to_draft(line, citation.cited(line, drafts.citable))


def _heads(line: str, drafts: Drafts) -> bool:
    """Whether a line is the heading of a chapter, or of an article with its title."""
    if not courtesy.is_title(line):
        return False
    if _of_chapter(line, drafts):
        return True
    refs = citation.references(line, drafts.citable)
    if len(refs) != 1 or line[: refs[0].start].strip():
        return False
    noun, title = refs[0].mention.noun, line[refs[0].end :].strip(" .:–—-")
    titled = len(title.split()) <= _LONGEST and not title[:1].islower()
    judges = courtesy.judges(title) or courtesy.opines(title) or stance(title)
    silent = worded(title) is Action.COMMENT and not judges
    return noun in (Noun.ARTICLE, Noun.SECTION) and titled and silent


def _of_chapter(line: str, drafts: Drafts) -> bool:
    words = alignment.words(line)
    return len(words) > 1 and any(x in drafts.chapters for x in (words, words[1:]))
