"""Which numbers without a noun before them are labels of a draft?

Codes ("S1"), nested numbers behind a preposition ("in 3.2", "of 2(1)"), labels with
a suffix ("12bis"), numbers to which a sentence points at its head ("El 19 ...", "On 4,
..."), and those at the head of a line or behind a draft's name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.citation.language import Item, Mention, Noun, Path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rules.citation.documents import Citable, Named
    from rules.citation.grammar import Grammar


def coded(text: str, drafts: Citable) -> Iterator[Mention]:
    """Labels that are codes."""
    for match in drafts.codes.finditer(text):
        yield _sign(match, 0, (re.sub(r"[\s.-]", "", match[0]),))


def nested(text: str, drafts: Citable) -> Iterator[Mention]:
    """Nested labels behind a preposition."""
    for match in _NESTED.finditer(text):
        path = tuple(re.findall(r"\w+", match[1]))
        if _printed(path, drafts):
            yield _sign(match, 1, path, dotted="." in match[1])


def dotted(text: str, drafts: Citable, grammar: Grammar) -> Iterator[Mention]:
    """Dotted labels in a sentence, all printed: listed, or with the draft named."""
    end = 0
    for match in _DOTTED.finditer(text):
        mention = grammar.bare(text, match.start(), Noun.SIGN)
        if match.start() < end or mention is None or leads(text, match.start()):
            continue
        ends = [path for i in mention.items for path in (i.path, i.last or i.path)]
        printed = all(len(p) > 1 and _printed(p, drafts) for p in ends)
        behind = _LISTED if mention.several else _OF_DRAFT
        if printed and behind.match(text, mention.end):
            end = mention.end
            yield mention


def suffixed(text: str, drafts: Citable) -> Iterator[Mention]:
    """Labels with a suffix in a sentence: "12bis" is no list number, and no count."""
    for match in _BIS.finditer(text):
        path = (f"{match[1]} {match[2]}",)
        if _printed(path, drafts) and (
            match["says"] is not None or not leads(text, match.start())
        ):
            yield _sign(match, 0, path)


def pointed(text: str, drafts: Citable, grammar: Grammar) -> Iterator[Mention]:
    """Numbers to which a sentence points at its head, if all of them are printed."""
    for match in _POINTED.finditer(text):
        mention = grammar.bare(text, match.end(), Noun.SIGN)
        if mention is None or not all(
            _printed(i.path, drafts) and (i.last is None or _printed(i.last, drafts))
            for i in mention.items
        ):
            continue
        names = match["article"] is not None or match["next"] is not None
        end = _SAID if names else _TURNED
        if end.match(text, mention.end):
            yield replace(mention, start=match.start("number"))


def neighbours(text: str, drafts: Citable) -> Iterator[Mention]:
    """Numbers behind a piece that is put beside them: "new paragraph after 14"."""
    for match in _BESIDE.finditer(text):
        if _printed((match[1],), drafts):
            yield _sign(match, 1, (match[1],))


def _sign(
    match: re.Match[str], group: int, path: Path, *, dotted: bool = False
) -> Mention:
    """Name the piece of a path by what a group of a pattern found."""
    start, end = match.span(group)
    items = (Item(path),)
    return Mention(start=start, end=end, noun=Noun.SIGN, items=items, dotted=dotted)


def _printed(path: Path, drafts: Citable) -> bool:
    return any(path in labels.keys for labels in drafts.labels.values())


#: A preposition that turns to a piece, or an article, which only a number has here; a
#: word for what comes next before a label, and a sign that says what one is.
_POINTED = re.compile(
    r"(?:^|[.;:!?]\s|[-•*]\s)[^\S\n]{0,3}(?:(?:and|et|y|e|и|und)\s)?(?:"
    # "2.2, however, we find needless": no value is said to be anything
    r"(?<=[.;!?] )(?=\d{1,2}\.\d{1,2}(?:\.\d{1,2}){0,3},?\s(?:halten?|finden?|we"
    r"|nous|мы|wir|könnte|sollte|müsste|kann|muss|should|must|could|devrait|pourrait|debería|podría"
    r"|следует|можно|надо)\b)|"
    r"(?P<next>(?=\d{1,3}\s?=\s?[^\W\d_])|(?:then|next|finally|lastly|puis|ensuite"
    r"|enfin|luego|después|por último|затем|потом|наконец|dann"
    r"|schließlich),?\s(?=\d{1,3}[.:]\s))"
    r"|(?P<article>(?:(?:en|tras|sobre|para|por) el|después del|respecto (?:al|del)"
    r"|en cuanto al|del|al|el|(?:sur|dans|pour|après) le|quant au|le|au|du|zum)\s)"
    r"|(?:on|as (?:to|for)|regarding|concerning|in|for|after|sur|pour|sobre|para|по|к"
    r"|в|zu"
    r"|bei|nach|hinter|после|après|tras"
    r"|(?:an|mit|gegen|ob (?:man|wir))(?=\s\d{1,2}\.\d)"
    r"|between|entre|zwischen|между|(?:and|et|y|и"
    r"|und)(?=\s\d{1,3}:\s))\s)(?P<number>)(?=\d)",
    re.MULTILINE,
)
#: A noun, a word for behind it, and a number.
_BESIDE = re.compile(
    r"(?<![^\W_])(?:paragraph|para|point|item|paragraphe|párrafo|apartado|punto|пункт"
    r"|абзац|absatz|artikel|parágrafo)(?: new| nouveau| nuevo)? "
    r"(?:(?:is|est|es|ist)(?= \d{1,3}(?:[.,;:!?]|\s-)(?!\d))|after|behind|following"
    r"|après(?: le)?|tras(?: el)?|después del|após o|после|за"
    r"|nach|hinter) (\d{1,3})(?![^\W_]|[.,]\d|\s?%)"
)
#: No date, no share and no measure: the sentence goes on, or the label ends.
_SAID = re.compile(
    r"(?!\s?(?:[%°€$]|[\d.]?\d|de\b|por\b|à\b|h\b|er\b|pour\b|janv|f[eé]vr|mars\b|avr"
    r"|mai\b"
    r"|juin|juil|ao[uû]t|sept|oct|nov|d[eé]c|[ck]?m\b))(?:\s|[,:;-]|\.(?!\d)|$)",
    re.MULTILINE,
)
_TURNED = re.compile(
    r"\s?[,:;-]\s|\s(?:we|our|i|there|it|please|this|nous|on|je|мы|wir|ist|sind|ich"
    r"|fehl(?:t|en)|(?:würde|wäre|hätte|sollte|könnte|müsste)n?|(?:halt|find|hab)en?|rennen"
    r"|braucht|kann|muss|should|must|could|devrait|pourrait|debería|podría|следует"
    r"|можно|надо)\b"
)


_BIS = re.compile(
    r"(?<![^\W_])(\d{1,3})[\s-]?(bis|ter|quater)(?![^\W_])(?P<says>(?= [^\W\d_]))?"
)
#: Behind a preposition or an article: "3.2" before a stop or a verb of duty, "3.2.2",
#: "4(1)", "2(1)(b)".
_DRAFT = r"\s(?:(?:of|from|in|de|du|del|aus|von|des|de la|из)\s(?:the |la |le )?)?\0"
_ENDS = (
    r"\s?(?:[,;:)]|\.?\s*\Z)"
    r"|\s(?:should|must|ought|could|can|may|might|would|needs? to|devrait|doit"
    r"|deber?\w{1,4}|sollte|muss|долж\w+"
    rf"|следует)|{_DRAFT}"
)
_NESTED = re.compile(
    r"(?:(?<![^\W_])(?:of|in|to|at|on|for|by|about|and|but|de|en|del|al?|el|la|du|au"
    r"|le|à"
    r"|sur|sobre|и|в|к|о|zu|im|y|et|und|while|whereas)\s"
    rf"|:\s)(\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}(?={_ENDS})"
    r"|\d{1,2}(?:\.\d{1,2}){2,4}(?!\.?\d)|\d{1,2}(?:\s?\((?:\d{1,2}|[a-z])\)){1,3})"
)
_DOTTED = re.compile(
    r"(?<![^\W_])(?<!\.)\d{1,2}(?:\.\d{1,2}){1,4}(?=\s?[^\W\d_]|\s?[,&/-]|\s\0)"
)
_LISTED = re.compile(rf"{_ENDS}|[.!?]\s|\s(?:are|sont|son|sind|and|et|y|и|und)\s")
_OF_DRAFT = re.compile(_DRAFT)


def leads(text: str, start: int) -> bool:
    """Whether nothing but signs and a list number stands before on the line."""
    begin = text.rfind("\n", 0, start) + 1
    end = min(begin + _MARKED, start)
    return bool(
        _MARK.fullmatch(text, begin, end) and _SIGNS.fullmatch(text, end, start)
    )


#: A list number with its signs is never longer.
_MARKED = 18
_MARK = re.compile(r"[\W\d_]{0,12}(?:[a-zivx]{1,4}[.)]\s?)?[\W_]*")
_SIGNS = re.compile(r"[\W_]*+")


_LINE_HEAD = re.compile(
    # "a) 1.1: ...": a letter or a number of the sender's own goes before a nested one
    r"^[\s>*•·-]{0,4}(?:\(?[a-z\d]{1,2}[.)]\s(?=\d{1,2}[.(]\d))?(?P<new>\[(?:new"
    r"|nouveau|nuevo|neu)\]\s)?(?=[\[(\"']?(?:no\.?\s?|n°\s?|№\s?|nr\.?\s?"
    r"|[#¶]\s?)?[\da-zа-я])",
    re.MULTILINE,
)
_SIGN = re.compile(r"[\[(]?(?P<sign>no\b|n°|№|nr\b|[#¶])?[.\s]{0,2}")
_AFTER_BARE = re.compile(r"\s?(?:[.):\]\[-](?!\d)|$|\n)", re.MULTILINE)
_BEHIND_NAME = re.compile(r"(?:[\s,:;/§.-]{1,4})(?=\d|\([a-z]\))")


def bare(
    text: str, names: tuple[Named, ...], drafts: Citable, grammar: Grammar
) -> Iterator[Mention]:
    """Numbers without a noun: at the head of a line, or behind a draft's name."""
    marked: list[Mention] = []
    plain: list[Mention] = []
    for match in _LINE_HEAD.finditer(text):
        sign = _SIGN.match(text, match.end())
        mention = grammar.bare(text, sign.end() if sign else match.end())
        if mention is None:
            continue
        dotted = len(mention.items[0].path) > 1 and text[mention.end :][:1] == " "
        stop = mention.end - (text[mention.end - 1] in ").")
        signed = sign is not None and sign["sign"] is not None
        if dotted or signed or _AFTER_BARE.match(text, stop):
            start = match.start("new") if match["new"] else match.end()
            mention = replace(mention, start=start)
            if mention not in marked[-1:]:  # a line below empty ones is met at each
                yield mention
            marked.append(mention)
        elif text[match.end()].isdigit():
            plain.append(mention)
    if len(marked) > 1 and _rises([*marked, *plain]):
        # "9: why? / 11 too close / 17: yes": a list, in which one sign is missing
        yield from (m for m in plain if _heads_line(text, m, drafts))
    for name in names:
        gap = _BEHIND_NAME.match(text, name.end)
        mention = grammar.bare(text, gap.end()) if gap else None
        if mention and not text[mention.end : mention.end + 1].isalnum():
            yield mention


def _rises(mentions: Iterable[Mention]) -> bool:
    """Whether single numbers at the heads of lines rise throughout."""
    paths = [m.items[0].path for m in sorted(mentions, key=lambda m: m.start)]
    numbers = [int(p[0]) for p in paths if len(p) == 1 and p[0].isdigit()]
    return len(numbers) == len(paths) and numbers == sorted(set(numbers))


def _heads_line(text: str, mention: Mention, drafts: Citable) -> bool:
    """Whether a printed number heads a line, below one that was not just wrapped."""
    end = text.rfind("\n", 0, mention.start)
    above = end - text.rfind("\n", 0, max(end, 0)) - 1
    return above < _UNWRAPPED and _printed(mention.items[0].path, drafts)


#: A shorter line was ended by its writer, not wrapped by a mail program.
_UNWRAPPED = 55
