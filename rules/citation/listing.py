"""Which pieces does a list of numbers or letters name, and where does it end?

"3, 5 and 7 to 9", "4(1)(a) and (c)", "12 bis", "第三、四条". It ends where a number
measures something or counts what is said, and where other words than those of a list
stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.citation.language import DEPTH, Item, Noun, Path
from rules.citation.nesting import PART, inherit
from rules.citation.numerals import latin
from rules.citation.paths import key
from rules.later import later

if TYPE_CHECKING:
    from rules.citation.patterns import Patterns

#: So much of something: no piece.
MEASURE = later(
    r"0[.,]\d|\d{1,3}(?:[.,]\d{1,2})?\s?(?:(?:working|calendar|business|more|full)\s)?(?:%|per\s?cent"
    r"|percent|hours?|days?|weeks?|months?|years?|minutes?|euros?|dollars?|km|met(?:re|er)s?"
    r"|tonnes?|heures?|jours?|semaines?|mois|ans|pour cent|mètres?|horas?|d[ií]as?"
    r"|semanas?|mes(?:es)?|años?|por ciento|metros?|час\w{0,2}|дн(?:я|ей)|день"
    r"|сут\w{1,2}|недел\w{1,2}|месяц\w{0,2}|лет|год[ау]?|процент\w{0,2}|минут\w?|stunden?|tagen?|tage"
    r"|wochen?|monaten?|monate|jahren?|jahre|prozent|minuten?|يوما?|أيام|ساعات?|ساعة"
    r"|أشهر|شهرا?|سنوات|سنة|أسابيع)(?![^\W_])"
    r"|\d{1,3}\s?(?:个?(?:小时|月|星期|工作日)|天|年|周)"
)
#: Behind a number of votes: "adopté par 41 voix contre 3".
_VOTES = later(
    r"\s(?:votes?|voix|votos?|голос(?:ами?|ов)?|stimmen|أصوات|صوتا?)(?![^\W_])|\s?票"
)
#: A letter of the piece right behind it.
_INNER = re.compile(
    r"\s(?:in|of|under|dans|du|de|del|en|in|von|der|des|в)\s(?:[^\W\d_]{1,12}\.?\s)?\d"
)
#: A letter is none of the article before it: "and section (a)(ii) of Article 29".
LETTERED_IN = later(
    r"\(?[a-z]\)(?:\s?\((?:[a-z]|[ivx]{1,4})\)){0,2}\s"
    r"(?:of|in|d[eu]|del|de la|des|der|von)[\s](?:l'|the\s)?(?:draft\s)?art"
)
#: A list of more pieces than this is read in parts.
MOST = 100
_DASH = " - "


#: "3.4.1., 3.4.2. and 3.4.3.": a stop behind each.
_STOP = re.compile(r"\.(?=(?:\s?[,;&]\s?|\s[^\W\d_]{1,3}\s)\d{1,2}\.\d)")


class Listing:
    """How lists are read with the words of some languages."""

    def __init__(self, words: Patterns) -> None:
        """Take the words."""
        self._words = words

    def read(  # noqa: PLR0913 - what may end a list
        self,
        text: str,
        at: int,
        noun: Noun,
        *,
        single: bool = False,
        figures: bool = False,
        most: int = 0,
    ) -> tuple[tuple[Item, ...], int]:
        """Read a list of numbers; behind a `single` noun a dash may end it.

        With `figures`, and behind the first of them, no word is one of the list.
        """
        items: list[Item] = []
        end, begin = at, max(0, at - _BEFORE)
        ranged = named = listed = False
        inner = DEPTH[noun] >= DEPTH[Noun.PARAGRAPH]
        join: re.Match[str] | None = None
        while (match := self._words.item.match(text, at)) is not None:
            counts = items and match["open"] and len(items[-1].path) > len(("7", "c"))
            path = self.path(match, Noun.POINT if counts else noun)
            path = _shared(path, match, items[-1], join[0]) if join else path
            full = len(items) == (most or MOST)
            if path is None or full or _VOTES.match(text, match.end()):
                break
            figures = figures or bool(match["number"] or match["letter"])
            if items and (
                MEASURE.match(text, at) or (inner and PART.match(text, match.end()))
            ):
                break  # "paragraph 30, 24 hours"; "Abs. 3 und 4 Abs. 1"
            if _is_word(match, items, join, figures=figures):
                break
            if ranged:
                last = inherit(path, items[-1].path, match)
                items[-1] = replace(items[-1], last=last, ended=named)
            elif (
                (named or (listed and match[0].endswith(")")))
                and match["letter"]
                and (items[-1].path[-1].isdigit() or _LETTERED.search(text, begin, at))
            ) or (named and listed and _under(items[-1].path[-1], path)):
                # as in "paragraphe 1, alinéa c)", "par. 1, c)", "alinéa c), point ii)"
                items[-1] = replace(items[-1], path=(*items[-1].path, *path))
            else:
                before = items[-1].path if items else ()
                items.append(Item(inherit(path, before, match), named=named))
            at = end = self.behind_former(text, match.end())
            stop = _STOP.match(text, at) if len(path) > 1 else None
            join = self._words.join.match(text, stop.end() if stop else at)
            if join is None or join.end() == join.start():
                break
            if (noun is Noun.NONE or single) and _ends_label(text, at, join):
                break  # "4 - 10 days are few"
            if join["noun"] and (
                DEPTH[self._beside(text, join) or noun] != DEPTH[noun]
                or LETTERED_IN.match(text, join.end())
            ):
                break
            ranged = join["range"] is not None and items[-1].last is None
            at, named = join.end(), join["noun"] is not None
            listed = (
                join[0].removesuffix(" ").removesuffix(join["noun"] or "").strip()
                == ","
            )
        return tuple(items), end

    def _beside(self, text: str, join: re.Match[str]) -> Noun | None:
        """Return the noun behind a comma; some are nouns only by what stands beside."""
        match = self._words.noun.match(text, join.start("noun"))
        match = match or self._words.noun.fullmatch(join["noun"])
        return Noun(str(match.lastgroup)) if match else None

    def path(self, match: re.Match[str], noun: Noun) -> Path | None:
        """Turn one item into a path; None where the noun forbids its form."""
        if match["number"]:
            number = _figures(match).replace("l", "1").replace("o", "0")
            parts = [str(int(p)) for p in number.split(".")]
            if match["suffix"]:
                parts[-1] += " " + self._words.suffixes[match["suffix"]]
            elif match["alpha"]:
                parts[-1] += match["alpha"]
            if match["subs"] and match["subs"][0] != "p":  # "33.9.2p24", its 24th
                parts += [latin(s) for s in re.findall(r"[^\W_]+", match["subs"])]
            return tuple(parts)
        if match["word"]:
            return (str(self._words.numbers[match["word"]]),)
        if match["roman"]:
            parts = re.findall(r"[^\W_]+", match["parts"])
            # "(vii)" at the head of a line; "(ii) in 2(b)" is a letter of that
            held = _INNER.match(match.string, match.end())
            told = noun is not Noun.NONE or (match[0].endswith(")") and not held)
            return (match["roman"], *parts) if told else None
        if match["letter"]:
            inner = noun in (Noun.POINT, Noun.BULLET) or (
                noun is Noun.PARAGRAPH and _is_label(match)
            )
            if noun is Noun.ANNEX:
                inner = _is_annex(match)
            enclosed = match["open"] or match[0].endswith(")")
            sign = latin(match["letter"])
            if further := match["further"]:  # "point c a (new)"
                sign += f" {self._words.suffixes.get(further, further)}"
            return (sign,) if inner or enclosed else None
        return key(match["han"]) if noun is not Noun.NONE else None

    def behind_former(self, text: str, at: int) -> int:
        """Return where the number of an earlier draft ends: "5 (formerly 4)"."""
        match = self._words.former.match(text, at)
        return match.end() if match else at


#: A number and a letter for º behind a noun of a language that writes so, or in a list:
#: "artículo 1o", "artigos 2o e 3o"; "paragraph 1o" is a slip for 10.
_NTH = later(
    r"(?:(?<![^\W_])(?:art(?:[íi]culo|igo|[íi]colo|[íi]coli)?s?|incisos?|apartados?"
    r"|p[áa]rrafos?|par[áa]grafos?|numeral(?:es)?|puntos?|pontos?|comm[ai]|§{1,2})"
    r"[\s.]{1,2}|\do\.?,?\s(?:[yeao]|ed|al?)\s|\do,\s)\d{1,2}o\Z"
)
#: So long are such a noun and its number.
_NOUN = 16
#: A letter in a piece that counts in Roman numerals: "inciso I, alínea c".
_LETTERED = re.compile(r"(?:inciso|[íi]tem)\s[ivx]{1,5}[\s,]{1,2}al[íi]nea\s[\"']?\Z")


def _figures(match: re.Match[str]) -> str:
    """Return the number of an item without the letter that makes it an ordinal."""
    begin, end = max(0, match.start() - _NOUN), match.end("number")
    nth = _NTH.search(match.string, begin, end)
    return match["number"][:-1] if nth else match["number"]


def _is_label(match: re.Match[str]) -> bool:
    """Whether a letter without brackets is the label of a paragraph: "para b: ...".

    By its place no word, and no short one for something: "par. p. 5", "Absatz z. B.".
    """
    text, at = match.string, match.end("letter")
    if text[match.start("letter") - 1 : match.start("letter")].isalpha():
        return False  # "пункту не": н is a sign for numbers
    behind = _BEHIND_VOWEL if match["letter"] in _WORDS else _BEHIND_LETTER
    ends = _ENDED.search(text, max(0, match.start() - _BEFORE), match.start())
    return ends is None and behind.match(text, at) is not None


def _shared(
    path: Path | None, match: re.Match[str], item: Item, join: str
) -> Path | None:
    """Read what shares the head of the piece before it: "12a-c", "4.6.1/2/3".

    No lower number or letter stands there.
    """
    before, tight = item.last or item.path, join in ("-", "/")
    held = _HELD.fullmatch(before[-1])
    if held and match["letter"] and not match["open"]:
        later_on = held[2] < match["letter"] <= "z"
        if later_on and (tight or _is_label(match)):
            return (*before[:-1], held[1] + match["letter"])
    if not (tight and path and len(path) == 1 and before[-1].isdecimal()):
        return path
    deep = len(before) > len(("4", "6")) and path[0].isdecimal()
    if deep and int(path[0]) > int(before[-1]):
        return (*before[:-1], *path)
    return path


#: A number with a letter: "12a".
_HELD = re.compile(r"(\d{1,3})([a-z])")


def _is_word(
    match: re.Match[str],
    items: Sequence[Item],
    join: re.Match[str] | None,
    *,
    figures: bool,
) -> bool:
    """Whether what may be of the list is a word of what is said.

    "Paragraph 11, five miles"; "point 17 - a third of the seats". No lower number
    ends a range behind a dash: "article 11 - 1er janvier".
    """
    if match["word"]:  # nor in quotes: "the words “three quarters”"
        return figures or match["open"] in ('"', "'")
    if not (join and join[0] == _DASH):
        return False
    last, number = items[-1].path[-1], match["number"] or ""
    if last.isdecimal() and number.isdecimal() and len(items[-1].path) == 1:
        return int(number) < int(last)
    if match["letter"] not in _WORDS:
        return False
    marked = match["open"] or match[0].endswith(")") or _is_label(match)
    return items[-1].path[-1].isdigit() and not marked


def _ends_label(text: str, at: int, join: re.Match[str]) -> bool:
    """Whether a dash after a bare number opens what is said of it."""
    return (
        text.startswith(_DASH, at)
        and _COUNTED.match(text, join.end()) is not None
        and not _RANGE_ENDS.match(text, join.end())
    )


def _under(letter: str, path: Path) -> bool:
    """Whether a piece counts in Roman numerals below a letter: not h, i."""
    counts = {*path[0]} <= {*"ivx"} and ord(path[0][0]) != ord(letter[0]) + 1
    return counts and letter.isalpha() and not {*letter} <= {*"ivx"}


def _is_annex(match: re.Match[str]) -> bool:
    """Whether a letter counts an annex: no English "I" behind it, and no article."""
    text, at = match.string, match.end("letter")
    begin = max(0, match.start() - _BEFORE)
    roman = match["letter"] == "i" and _NO_PRONOUN.search(text, begin, match.start())
    glued = text[max(0, match.start() - 2) : match.start()].rstrip().isalpha()
    stands = glued and _STANDS.match(text, at) is not None
    said = stands or _SAID.match(text, at) is not None
    return bool(roman) or _is_label(match) or said


#: No article stands before a sign or at the end of a line: "in Appendix A, delete".
_STANDS = re.compile(r"\s?(?:[,.;:!?)\]](?!\d)|\Z)|\s*\n")

#: Behind these words "i" is no pronoun.
_NO_PRONOUN = re.compile(r"(?:anhangs?|anlage|annexe|anexo|ложени\w)\s\Z")
#: What is said of an annex, whose letter is then no word: "Annex A should go".
_SAID = re.compile(
    r"\s(?:should|must|shall|could|can|may|is|are|has|needs?|to|of|in|lists?|contains?"
    r"|devrait|doit|est|du|de|à|debe|debería|es|del|следует|должн\w+|к|soll\w*|muss|ist"
    r"|des|der|zu[mr]?)(?![^\W_])"
)
#: A number that counts: "12 want it", and not "12 should be deleted".
_COUNTED = re.compile(
    r"[\d.]{1,4}\s(?!(?:should|must|shall|could|can|may|are|is|need|of|and|or|to|in"
    r"|be|as"
    r"|we|i|devr|doi|pourr|de|et|deb|podr|y|и|следует|надо|soll|und)(?![^\W_]))[^\W\d_]"
)
#: Letters that are words somewhere, and what shows that they are none.
_WORDS = frozenset("aeioulmysавиоксуя")
_BEHIND_VOWEL = re.compile(
    r"\s?[:;)]|\s?\.(?:\s?$|\s(?!\w\.|\d))|\s-{1,2}\s|\s?[,/&+]\s?[b-h](?![^\W_])"
    r"|\s(?:and|or|to|through|et|ou|y|o|и|или|und|oder|bis)\s[b-h](?![^\W_])|\s(?:of|in|is)\s|\s\0"
)
_BEHIND_LETTER = re.compile(
    r"\s?[:;),/&+?!]|\s?-|\s?\.(?:\s?$|\s(?!\w\.|\d))|\s?$|\n|\s[^\W\d_]{2}|\s[yoaи]\s|\s\0"
)
#: A sentence ends before: "Leave out this paragraph. B: ...".
_ENDED, _BEFORE = re.compile(r"\w{6}\.|\n"), 10
_RANGE_ENDS = re.compile(r"[\d.()]{1,12}\s?(?:[:;,)\n-]|\.(?!\d)|$)")
