"""Which words mean a piece by where it stands: "the next recommendation", "ibid."?

What such words are said of may be called as any draft calls its pieces. What is to be
added ("a new paragraph below: ...", "insert the following paragraph: ...") is none yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from rules.citation.language import Language, Mention, Neighbour, Noun, Position
from rules.citation.spans import MOVES
from rules.later import later

if TYPE_CHECKING:
    from rules.citation.patterns import Patterns

#: "Following para. 4", or "Recommendation No. 4", and "the next action A2" are none.
_NUMBERED = r"[.\s]{0,2}(?:n[or]?\.?\s?|n°\s?|№\s?|[a-z]{1,2}-?)?\d"
#: So many signs before words of position, and behind them, say what is done.
_FAR, _NEAR = 200, 60


class Positions:
    """The words of position of all languages."""

    def __init__(self, languages: Sequence[Language], words: Patterns) -> None:
        self._nouns = (words.noun, words.trailing)
        self._patterns = tuple(
            (
                where,
                later(
                    r"(?:(?<![^\W_])|(?<=[对在和与而将把及除去掉改留持]))(?=\w)"
                    rf"(?:{'|'.join(said)})"
                    rf"(?:(?<=[一-龥])|(?![^\W\d_]))(?!{_NUMBERED})"
                ),
                runs,
            )
            for runs in (False, True)
            for where in Position
            if (said := [*_filled(languages, where, runs=runs)])
        )
        self._beside = tuple(_beside(languages))
        fresh, into, adds = (
            "|".join(filter(None, (getattr(x, name) for x in languages)))
            for name in ("fresh", "into", "adds")
        )
        self._fresh = later(rf"(?:(?<![^\W_])|(?<=[一-龥]))(?:{fresh})\s?\Z")
        self._into = later(rf"(?:(?<![^\W_])|(?<=[一-龥]))(?:{into})[\s']?\Z")
        self._adds = later(
            rf"(?:(?<![^\W_])|(?<=[一-龥]))(?:{adds})(?:(?<=[一-龥])|(?![^\W_]))"
        )

    def scan(self, text: str) -> Iterator[Mention]:
        """Find the words of position of a folded text."""
        for where, pattern, runs in self._patterns:
            for match in pattern.finditer(text):
                start, end = match.span()
                if runs:
                    if not self._leads_in(text, start, end, where):
                        many = _MORE.search(match[0])
                        run = int(str(many.lastgroup)[1:]) if many else 2
                        noun = Noun.PARAGRAPH
                        yield Mention(
                            start=start, end=end, noun=noun, position=where, run=run
                        )
                elif not self._announces(text, start, end, where):
                    called = (n.search(text, start, end) for n in self._nouns)
                    known = [
                        noun
                        for m in called
                        if m
                        for noun in _HOLDS
                        if noun == m.lastgroup
                    ]
                    noun = known[0] if known else Noun.PARAGRAPH
                    yield Mention(start=start, end=end, noun=noun, position=where)

    def beside(self, text: str, mention: Mention) -> Mention:
        """Take in words that say that the piece beside a cited one is meant."""
        if not mention.items or mention.detail or mention.step:
            return mention
        begin = max(0, mention.start - _NEAR)
        # a code does not hold the noun beside it: "§ III.2", "III.2段"
        word = _WORD.search(text, begin, mention.start)
        code = mention.noun is Noun.SIGN and mention.items[0].path[0][0].isalpha()
        named = code and word and self._nouns[0].fullmatch(text, *word.span(1))
        first = word.start() if word and named else mention.start
        trails = self._nouns[1].match(text, mention.end)
        last = trails.end() if trails else mention.end
        for ahead, behind in self._beside:
            tail = behind.match(text, last)
            head = ahead.search(text, begin, first) if tail else None
            if head is None or tail is None:
                continue
            where = Neighbour(str(tail.lastgroup or head.lastgroup))
            start, end = head.start(), tail.end()
            if not (
                self._adds_there(text, start, end) or _moves(text, where, start, end)
            ):
                many = mention.open_ended or where is Neighbour.SEVERAL
                mention = replace(mention, start=start, end=end, step=where.step)
                return replace(mention, open_ended=many)
        return mention

    def _leads_in(self, text: str, start: int, end: int, where: Position) -> bool:
        """Tell whether several pieces are only announced: "on the next two points:"."""
        before = text[max(0, start - _FAR) : start]
        said = before[[0, *(m.end() for m in _STOP.finditer(before))][-1] :]
        announced = text.startswith(":", end) and len(said) > _BRIEF
        return announced or self._announces(text, start, end, where)

    def _adds_there(self, text: str, start: int, end: int) -> bool:
        """Tell whether a piece beside another is what is to be added there."""
        if self._announces(text, start, end, Position.NEXT):
            return True
        before = text[max(0, start - _FAR) : start]
        stops = [0, *(m.end() for m in _STOP.finditer(before))]
        adds = self._adds.search(before[stops[-1] :])
        return bool(adds) and not self._into.search(before)

    def _announces(self, text: str, start: int, end: int, where: Position) -> bool:
        """Tell whether the piece that they seem to mean is what is to be added."""
        if where is not Position.NEXT:
            return False
        before = text[max(0, start - _FAR) : start]
        if self._fresh.search(before):
            return True
        if _BETWEEN.search(before) and (
            _TEXT.match(text, end)
            or _LACKS.search(text, end, end + _NEAR)
            or self._adds.search(text, end, end + _NEAR)
        ):
            return True
        behind = _OFFER.match(text, end, end + _NEAR)
        if behind is None or self._into.search(before):
            return False
        stops = [0, *(m.end() for m in _STOP.finditer(before))]
        said = f"{before[stops[-1] :]} {behind[0]}"
        return self._adds.search(said) is not None


def _filled(
    languages: Sequence[Language], where: Position, *, runs: bool
) -> Iterator[str]:
    """Give the words of each language with what pieces are called filled in.

    Those for one piece, or with `runs` those for several in a row.
    """
    named: dict[str, list[str]] = {}
    for each in languages:
        named.setdefault(each.code, []).extend(
            filter(None, [each.nouns.get(Noun.NAMED)])
        )
    for each in languages:
        if said := (each.runs if runs else each.positions).get(where):
            every = [f"(?:{kind})" for kind in named[each.code]]
            kinds = [kind + each.single for kind in every]
            words = {
                "{piece}": "|".join((each.piece, *kinds)),
                "{pieces}": "|".join(filter(None, (each.pieces, *every))),
                "{many}": each.many,
            }
            for name, pattern in words.items():
                said = said.replace(name, f"(?:{pattern})")
            yield said.replace("{ends}", each.ends)


def _beside(
    languages: Sequence[Language],
) -> Iterator[tuple[re.Pattern[str], re.Pattern[str]]]:
    """Give what stands before and behind a piece where the one beside it is meant.

    What has nothing behind it goes together, and what has the same before it.
    """
    parts: dict[str, dict[Neighbour, list[str]]] = {}
    for where, each in product(Neighbour, languages):
        for said in each.neighbours.get(where, ()):
            words = said.replace("{piece}", f"(?:{each.piece}){each.single}")
            head, _, tail = words.partition("{it}")
            head = head.rstrip() if tail else ""
            kinds = parts.setdefault(head if tail else _AHEAD, {})
            kinds.setdefault(where, []).append(tail or words.removesuffix("{it}"))
    for head, kinds in parts.items():
        either = "|".join(f"(?P<{kind}>{'|'.join(x)})" for kind, x in kinds.items())
        if head == _AHEAD:
            yield later(rf"(?<![^\W_])(?:{either})\s?\Z"), later("")
        else:
            before = rf"(?<![^\W_])(?:{head})\s?\Z" if head else r"\Z"
            yield later(before), later(rf"\s?(?:{either})(?:(?<=[一-龥])|(?!\w))")


def _moves(text: str, where: Neighbour, start: int, end: int) -> bool:
    """Tell whether something is put beside the piece, as "the paragraph after 7"."""
    if where in (Neighbour.NEXT, Neighbour.PREVIOUS):
        return False
    stop = _STOP.search(text, end, end + _NEAR)
    begin, end = max(0, start - _FAR), stop.start() if stop else end + _NEAR
    lacks = _LACKS.search(text, begin, start) is not None
    return lacks or _PUTS.search(text, begin, end) is not None


_WORD = re.compile(r"([^\W\d_]{1,16}|[§¶])\.?\s?\Z")
#: How many pieces in a row are meant, where they are more than two.
_MORE = re.compile(
    r"(?P<n3>3|three|trois|tres|тр[иеё]|ثلاث|三|drei)"
    r"|(?P<n4>4|four|quatre|cuatro|четыр|أربع|四|vier)"
)
#: No longer words before pieces only turn to them: "As regards the next two".
_BRIEF = 20
#: Nothing behind a piece, but all before it.
_AHEAD = "\0"
#: What holds others in an act: "the next article" is all that it holds.
_HOLDS = (Noun.ARTICLE, Noun.CLAUSE)
#: A sentence ends; none does in "Article 12, para. 1".
_STOP = re.compile(r"[.;!?:。\n](?!\s?[\d(])")
#: Something is put where it did not stand, or is missed there.
_PUTS = later(
    rf"{MOVES}|(?<![^\W_])(?:plac|put|set|sit|coloc|ubic|mett|mis[eao]|pon|insér|insert"
    r"|постав|помест|размест|встав|stell|setz|rück|einfüg|verschieb|verschob|وضع|إدراج)"
)
_LACKS = later(
    r"(?<![^\W_])(?:lack|miss|need|manqu|faut|falta|не хвата|недоста|необход|нуж[ен]"
    r"|fehl|brauch|ينقص)"
)
#: This piece and the one beside it, with what is to stand between them behind.
_BETWEEN = later(
    r"(?:(?<![^\W_])(?:between|entre|zwischen|между)\s|(?<!\w)بين\s|在)[^.;:!?\n\d]{1,40}"
    r"(?:\s(?:and|et|y|e|und|и)(?:\s(?:the|le|la|el|l'|der|dem|den))?|\sو|[和与及])\s?\Z"
)
_TEXT = re.compile(r'[^.;!?:\n]{0,80}:\s?"')
#: New words follow.
_OFFER = re.compile(r"[^.;!?:\n]*:")
