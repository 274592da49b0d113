"""How do the words of the languages become the patterns of one grammar?

Patterns over folded text; what repeats in them is bounded, so that a search takes
linear time whatever is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rules.citation.language import Language, Noun
from rules.citation.slips import long_words
from rules.later import later

_NEVER = "(?!)"
#: Nouns that are read with tolerance.
_LONG = (Noun.PARAGRAPH, Noun.ARTICLE, Noun.NAMED, Noun.SECTION)
#: Behind an English "once".
_ADVERB = (
    r"(?:and\s(?:for\s(?:all|ever)|forever)|more|again|adopted|it|the|this|these|we"
    r"|they|all)(?!\w)"
)
_ITEM = r"""
(?P<open>["']|[(\[]\s?)?
(?:
  (?P<number>(?=[lo]\d|\d[lo])(?!\d{1,2}ORDINAL)[lo\d]{2,3}(?![^\W_])|(?<=第)\d{4}(?=条)|\d{1,3}(?:\.\d{1,3}){0,5})
  (?!\d)(?!\.\d)(?!\s?(?:%|°\s?c))(?:\.?[°ª]|(?<=(?<!\d)1)[eè]?re?(?![^\W_])|ORDINAL)?
  (?:[\s-]?[(]?(?P<suffix>SUFFIX)[)]?(?!(?![一-龥])[^\W\d_]|(?!\n\d{1,3}(?:\s(?:SUFFIX))?[^\S\n]*(?:\n|$))\s(?:\d|(?:zu[mr]?|artikel|absatz|ziffer|nummer|punkt|(?:abs|nr)\.)(?!\w)))|(?P<alpha>[a-z](?![\w'])))?
  (?P<subs>(?:\s?\((?:[a-zа-яα-ω]|\d{1,2}[a-z]?|[ivx]{1,4})\)|\.[a-z](?!\w)|\s?[a-zа-яα-ω]\)
    |(?<=\d[a-z])\.[ivx]{1,4}(?!\w)
    |\s\d{1,2}\)(?=\s?[-:])
    |\s(?:[bcdfgh](?=\s?(?:[.,;:)\n]|$))|[bcd](?=\s(?!est|était|accord)[^\W\d_])|[aeik](?=[.:](?:\s|$)|$)|a(?=\s(?:d[ue]l?\s)?(?:de\s)?(?:l[ae]\s|l'|cette\s|esta\s)?(?:(?:INSTRUMENTS)(?!\w)|\0))|[a-z](?=\s?[(\[](?:NEW)[)\]])))
    (?:\s?\((?:[a-zа-яα-ω]|\d{1,2}[a-z]?|[ivx]{1,4})\)|[^\S\n]?[ivx]{1,4}\)
      |(?<=[a-gj-uwyz]\))\s?[-/.]\s?\(?[ivx]{1,4}\)|\.(?:[ivx]{1,4}|\d{1,2})(?!\w)
      |\s?'\d'|(?<=\))[ivx]{1,4}(?![^\W_])|\.?[^\S\n][ivx]{2,4}(?=[^\S\n]?[:.;,]|\s?$)){0,3}
    |(?:(?<=\.\d)|(?<=\.\d\d)|(?<=\.\d\d\d))p\d{1,3}(?:\s?[-,]\s?\d{1,3}(?!\d|\.\d)){0,4}(?!\w))?
 |(?P<word>WORDS)(?!\w)(?!\s(?:NOUNS)(?![^\W\d_]))
 |(?P<roman>[ivx]{2,6}|[ivx](?=\s?\(|,?\s(?:NOUNS)[\s.]{1,2}\(?\d|\s?:|\s?$|\s-{1,2}\s|[段条款项])
   |[ivx](?=\s?(?:[&/+]|-{1,2}\s?[ivx])|[?!)])|[vx](?=\s[^\W\d_]|\s?[.,;])|i(?=\s(?:is|are|was|should|must|of|and|has|be|remains|needs|from|est|et|doit|peut
   |devrait|pourrait|es|y|debe|debería|ist|und|soll|sollte|kann|bleibt|wird|и|следует|должен|or|to|through|until
   |till?|ou|à|aux?|oder|bis|o|al?|hasta|или|по|до|as(?!\san?\s)|in|on|by|with|without|into|because|since|if|unchanged|intact|out
   |(?:would|could|might)\s(?:gain|benefit|profit|lose|suffer)
   |(?!always|perhaps|sometimes|besides)[a-z]{2,14}[^\W\daiosu]s)(?![^\W\d_])
   |\s?[.,;]|\s(?:(?<=[а-яأ-ي]\si\s)|(?<=(?:tz|fo|do|lo|he)\si\s)|(?<=(?:gle|gel|kel|gla|ión|ula)\si\s))))(?![^\W_一-龥])
    (?P<parts>(?:\s?\((?:[a-zа-яα-ω]|\d{1,2})\)){0,3})
 |(?P<letter>[a-zа-яأ-هي甲乙丙丁戊己庚辛壬癸]|و(?=\s?[)"'\]]))
    (?:\)?[\s-]?(?P<further>SUFFIX|[a-z])(?=\)?\s?[(\[](?:NEW)[)\]])|(?![^\W_]|')(?(open)(?=\s?["')\]]|\s?(?:-|to|à|a|bis|по)\s?[a-z]\s?\)|(?<=\(.)(?:\s?[-:;]\s(?!\(?[^\W_]{1,2}\s?\))|[:;](?=[^\W\d_]{2})))))
 |(?P<han>[零一二三四五六七八九十百千]{1,8}(?:之[一二三四五六七八九十\d](?=[条款项段、,和及与]))?)
)
(?(open)(?:\s?["')\]])?|[)]?"?)
"""
#: The Portuguese type "6o." for 6.º; other words stand behind the slip for 60.
_ORDINAL = (
    r"o(?:\.(?=,|\s-)|\.?(?=,?\s(?:§|art|inc|al[íi]nea|[íi]tem|d[aoe]s?|del|e|y|aos?"
    r"|pel[ao]s?|dev\w+|pass\w+|seja)(?![^\W_])|,\s(?:§|n\.?°)))"
)


class Patterns:
    """The union of some languages, compiled once.

    `suffixes` and `numbers` give words their meaning, `long` are nouns that are
    read with tolerance; all else are patterns.
    """

    def __init__(self, languages: Sequence[Language]) -> None:

        def said(name: str) -> str:
            return _union(getattr(lang, name) for lang in languages)

        self.suffixes = {k: v for lang in languages for k, v in lang.suffixes.items()}
        self.numbers = {
            word: number
            for lang in languages
            for table in (lang.cardinals, lang.ordinals)
            for word, number in table.items()
        }
        ordinals = _words(w for lang in languages for w in lang.ordinals)
        cardinals = _words(w for lang in languages for w in lang.cardinals)
        by_noun = {
            noun: _union(lang.nouns.get(noun, "") for lang in languages)
            for noun in Noun
        }
        plain = _union(by_noun.values())
        prefixes, signs, joins = said("prefixes"), said("signs"), said("joins")
        openers = _union(f"{x.openers}|(?:{x.spans or _NEVER})" for x in languages)
        self.spans = later(rf"(?<![^\W\d_])(?:{said('spans')})(?![^\W\d_])")
        self.pairs = later(rf"(?<![^\W\d_])(?:{said('pairs')})\s\Z")
        named = "|".join(f"(?P<{n}>{w})" for n, w in by_noun.items() if w != _NEVER)
        self.noun = later(
            # "in§ 5" lacks but a space
            rf"(?:(?<![^\W_])|(?<=[^\W\d_])(?=[§¶])|(?<=[一-龥])(?={said('heading')}))(?=[\w§¶])"
            rf"(?:{prefixes})?(?:{named})(?:(?![^\W\d_])|(?<=[一-龥])(?=[一二三四五六七八九十]))"
        )
        self.between = later(
            # as in "art.º 5" and "**Section:** 5"; in Arabic an article of the language
            rf"(?::?\s?\*\*\s?:?\s{{0,2}}|[\s.,:#°]{{0,3}})(?:(?:{signs})(?![^\W\d_])[\s.:#]{{0,3}})?(?:(?:{openers})\s(?:(?:{plain})\s)?)?(?:ال(?=\d))?"
        )
        self.item = later(
            _ITEM.replace("SUFFIX", _words(self.suffixes))
            .replace("ORDINAL", _ORDINAL)
            # the Spanish eleven is an English adverb: "this sentence once and for all"
            .replace("WORDS", rf"(?!once\s{_ADVERB})(?:{_words(self.numbers)})")
            .replace("NOUNS", plain.replace(" ", r"\s"))
            .replace("NEW", said("new"))
            .replace("INSTRUMENTS", said("instruments").replace(" ", r"\s")),
            re.VERBOSE,
        )
        self.join = later(
            rf"\s?(?:(?P<range>-{{1,3}}(?!\s*\n)(?!(?<=\s-)1\s*(?:[\n.,;]|$))|\b(?:{said('ranges')})(?![^\W\d_]))"
            rf"|[,;/&،、]|\+(?!\s*\n|1(?!\d|\.\d|\())|(?<![^\W\d_])(?:{joins})(?![^\W\d_]))"
            # "d and e of" ends with a letter
            r"(?:\s?(?:[,&]|(?![eo]\s(?:of|in|is|are|and|or|to|should|must|could|need|de|d[eu][lrs]?|и|из|\0))"
            rf"(?:{joins})(?=[\s\d])))?\s{{0,2}}"
            rf"(?:(?:{prefixes})?(?P<noun>{plain})(?![^\W\d_])[\s.]{{0,2}})?"
        )
        # "(except 6)" is no former number
        self.former = later(
            rf"\s?[(\[]\s?(?!ex[ck])(?:{said('former')})[^)\]]{{0,24}}[)\]]"
        )
        self.old = later(rf"(?<![^\W_一-龥])(?:{said('old')})[\s-]{{0,2}}\Z")
        self.earlier = later(rf",?\s(?:{said('earlier')})(?![^\W\d_])")
        self.now = later(
            rf",?\s?[(\[]?\s?(?:{said('now')})\s?(?:(?:{plain})\s?)?(?:{signs})?\s?(?=\d)"
        )
        new = rf"\s?[(\[]\s?(?:{said('new')})\s?[)\]]"
        self.new = later(new)
        self.further = later(rf"\s(?P<suffix>{_words(self.suffixes)})\)?(?={new})")
        self.open_ended = later(rf"\s?(?:{said('open_ended')})(?!\w)")
        self.ordinal = later(
            rf"(?<![^\W_])(?=\w)(?:(?P<word>{ordinals})|(?P<digits>\d{{1,3}})"
            # "9a Abs. 2" is a part of § 9a
            r"(?:st|nd|rd|th|i?[eè]me|er|re|e|\.?[°ªoa](?!\sabs\.|\sabsatz)|-?(?:й|го|я|му|м|ый|ого))"
            r")(?![^\W_])"
        )
        self.ordinal_join = later(rf"\s?(?:,|/|(?:{joins}))\s?")
        self.ordinal_noun = later(
            rf"\s(?:(?P<count>{cardinals}|\d)\s)?"
            rf"(?:[^\W\d_]{{6,16}}\s)?(?:{named})(?![^\W\d_])"
        )
        self.link = later(
            # "in the", "de l'", "的": no "into"
            rf"[\s,;(،؛、]{{0,3}}(?:(?:{said('links')})(?:[\s']{{1,2}}|(?<=的))){{0,2}}"
            rf"(?:(?:{_DRAFTED})[\s']{{1,2}})?"
        )
        trailing = [lang for lang in languages if lang.trailing]
        self.trailing = later(
            "|".join(
                f"(?P<{n}>{w})"
                for n in Noun
                if (w := _union(x.nouns.get(n, "") for x in trailing)) != _NEVER
            )
        )
        self.trailing_start = later(
            rf"(?P<sign>{_union(x.signs for x in trailing)})\s?"
            r"(?=\(?[\d零一二三四五六七八九十])"
            r"|(?<![^\W_一-龥])\d(?=(?:[\d\s.,、至到和-]|\((?:[a-z]|[ivx]{1,4}|\d\d?)\)){0,24}"
            rf"(?:\([^()\n]{{1,16}}\))?(?:{self.trailing.pattern}))"
            r"|\((?=(?:[ivx]{2,6}|[a-z甲乙丙丁戊己庚辛壬癸])\))|(?<=第)(?=[ivx]{1,6}[段条款项])"
        )
        # "第5至8（6除外）段"
        self.left_out = later(
            r"\s?\((?=[^()\n]{1,20}(?:外|不在内)\)|除|不含|不包括)(?:除|不含|不包括)?(?:第\s?)?"
            rf"(\d[\d.,、至到和第\s-]{{0,16}})(?:{self.trailing.pattern})?"
            r"(?:除外|外|不在内)?\)\s?"
        )
        self.trailing_join = later(
            rf"(?:{self.trailing.pattern})?(?P<suffix>\(?之[一二三四五六七八九十1-9]\)?(?!部分|半|\d))?"
            rf"\s?(?:(?P<range>-|(?:{_union(x.ranges for x in trailing)}))"
            rf"|[,、/和及与])\s?(?:{_union(x.signs for x in trailing)})?\s?"
        )
        self.instruments = later(said("instruments"))
        self.long = tuple(
            (word, noun)
            for noun, words in by_noun.items()
            for word in long_words(words)
            if noun in _LONG
        )


#: Before the piece that holds another: "paragraph 2 of draft article 6".
_DRAFTED = (
    "draft|proposed|projets? d|proyectos? de|проект[ауео]?м?|مشروع|entwurfs? (?:von|zu)"
)


def _union(patterns: Iterable[str]) -> str:
    """Join patterns; a pattern that never matches where there is none."""
    return "|".join(p for p in patterns if p and p != _NEVER) or _NEVER


def _words(words: Iterable[str]) -> str:
    """Join words, the longest first; by their first sign, so that most fail at once."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_first.setdefault(re.escape(word[0]), []).append(re.escape(word[1:]))
    return "|".join(f"{a}(?:{'|'.join(b)})" for a, b in by_first.items()) or _NEVER
