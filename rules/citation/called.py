"""What do drafts call their pieces that are no paragraphs or articles?

Where a draft prints "Recommendation 4", it is cited so in all languages; where none
does, "recommendation 4" is one of somebody else. What is in no table is known in the
language of the draft alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from rules.citation.folding import fold
from rules.citation.language import CODES, Language, Noun, Path
from rules.later import later
from rules.tables import beside

if TYPE_CHECKING:
    from rules.citation.grammar import Grammar
    from rules.terms import Draft

_TABLE = beside(__name__)
#: Words that are no code before a number, though they are as short.
SHORT = frozenset(_TABLE.pop("short"))
_KINDS: Mapping[str, Mapping[str, str]] = _TABLE
#: "Recommendation 4", "Principle IV - ", "原则5", "Guiding principle no. 3".
_LED = re.compile(
    r"((?:[^\W\d_]{2,20}\s){0,2}[^\W\d_]{2,24})(?![^\W\d_])"
    r"\s?(?:no?\.?\s?|n°\s?|№\s?)?(?=\d|(?<=\s)[ivx]{1,5}(?![^\W_]))"
)
#: What holds paragraphs or articles, and is none: "Chapter II", "Teil 3".
CHAPTERS = (
    r"chapter|chapitre|cap[ií]tulo|kapitel|глава|الفصل|section|secci[oó]n|abschnitt|раздел"
    r"|القسم|part|partie|parte|teil|часть|الجزء|title|titre|t[ií]tulo|titel|الباب"
)
#: "Draft rules of procedure": several of them, and what they are for.
_SEVERAL = re.compile(
    r"(?:(?:the|les|las|los|revised|final|proposed) ){0,3}"
    r"(?:(draft|(?:avant-)?projets? d[e']|(?:ante)?proyectos? de|проекты?|entwurf von"
    r"|مشاريع|مشروع) ?)?"
    r"((?:[^\W\d_]{4,15} )?(?:[^\W\d_]{3,19}(?:s|ات)"
    r"|статьи|статей|правила?|принцип(?:ы|ов)|рекомендаци[ий]|положени[яй]|вывод(?:ы|ов)"
    r"|regeln|leitlinien|empfehlungen|artikeln?"
    r"|(?:ال)?(?:مواد|قواعد|مباد[ئي])(?: \w+)?))"
    r"(?:\s(?:of|on|for|to|constituting|governing|relat(?:ing|ed)|concerning|regarding"
    r"|d[eu]s?|d'|del|pour|sur|relati\w+|constitu\w+|para|sobre|que|процедуры|об?|по|для"
    r"|касающи\w+|für|über|zu[rm]?|بشأن|حول|عن|المتعلقة|الخاصة)(?![^\W_])"
    r"|(?(1)\s?(?:[:,(–—-]|\Z)|(?!)))"
    r"|[^\d]{0,60}?(指导原则|准则|原则|结论|规则|建议|条款|条文)草案(?:[(（]|\Z)"
)
#: Whatever is shorter is a code: "REC 4".
_LEAST = 5
#: Words of a pattern that are long enough to be cut short, and how short at the least;
#: of "guiding principles" the first alone.
_LITERAL = re.compile(r"(?<![^\W\d_\\])(?<! )[^\W\d_]{5,}")
_CUT, _LONGEST = 3, 11
_VOWELS = "aeiouyàâäéèêëíîïóôöúùûüаеёийоуыэюя"
#: Languages that cut no words short.
_WHOLE = ("ar", "zh")


def kinds(draft: Draft, grammar: Grammar) -> frozenset[str]:
    """Say what a draft calls its pieces, by most labels, headings or question marks.

    Letters before its numbers say it with its names: R5 of "draft recommendations".

    >>> from rules.citation import plain
    >>> from rules.terms import Draft, Paragraph
    >>> said = [Paragraph(label=f"Empfehlung {n}", text="") for n in "12"]
    >>> kinds(Draft(id="A", title="B", call="c", paragraphs=tuple(said)), plain())
    frozenset({'recommendation'})
    """
    numbered = [p for p in draft.paragraphs if p.label is not None]
    known = _kind(fold(draft.called).text) if draft.called else ""
    called = {known, *_titled(draft), *_lettered(draft)} - {""}
    for source in ("label", "heading"):
        said = Counter(
            match[1]
            for p in numbered
            if (match := _LED.match(fold(getattr(p, source)).text))
            and grammar.noun(match[1]) in (None, Noun.POINT, Noun.NAMED)
        )
        found = {word: kind for word in said if (kind := _kind(word))}
        if 2 * sum(said[word] for word in found) > len(numbered):
            called |= {*found.values()}
    if 2 * sum(is_question(p.text) for p in numbered) > len(numbered):
        called.add("question")
    return frozenset(called)


def is_question(text: str) -> bool:
    """Tell whether a paragraph asks, as one of a questionnaire does: it is answered."""
    return text.rstrip().endswith(("?", "？", "؟"))


def titled(name: str) -> str:
    """Return the word for the pieces of a draft whose name is nothing but those.

    >>> titled("Draft rules of procedure of the Forum"), titled("Rule of law")
    ('rules', '')
    >>> titled("Projet de directives"), titled("准则草案"), titled("Draft guidelines 5")
    ('directives', '准则', '')
    """
    said = _SEVERAL.match(fold(name).text)
    return (said[2] or said[3]) if said else ""


def topics(drafts: Sequence[Draft]) -> dict[str, str]:
    """Return what drafts that are called alike are on, each with its draft.

    >>> from rules.terms import Draft
    >>> titles = ("Draft articles on the use of buoys", "Draft articles on lamps")
    >>> named = zip("AB", titles, strict=True)
    >>> topics([Draft(id=x, title=t, call="c", paragraphs=()) for x, t in named])
    {'use of buoys': 'A', 'articles on the use of buoys': 'A', 'articles on lamps': 'B'}
    """
    every = [
        (said[2] or said[3], named[said.end() :], named[max(0, said.start(2)) :], d.id)
        for d in drafts
        for named in (fold(name).text for name in (d.title, *d.aliases))
        if (said := _SEVERAL.match(named))
    ]
    found: dict[str, set[str]] = {}
    for word, rest, whole, draft in every:
        topic = _ARTICLES.sub("", rest)
        if any(other[0] == word and other[-1] != draft for other in every):
            for name in (topic, whole if topic else ""):
                found.setdefault(" ".join(_TOPIC.findall(name)), set()).add(draft)
    return {n: min(ids) for n, ids in found.items() if " " in n and len(ids) == 1}


_TOPIC = re.compile(r"[^\W\d_]+|\d+")
_ARTICLES = re.compile(r"\W*(?:the|l[ea]s?|el|los|las|der|die|das|den)\s|\W*l'")


def _titled(draft: Draft) -> Iterator[str]:
    """Say what the pieces of a draft are by its names."""
    for word in {titled(name) for name in (draft.title, *draft.aliases)} - {""}:
        said = (word, word.rpartition(" ")[2])
        found = (k for w in said for k in _KINDS if named(k).fullmatch(w))
        yield from islice(found, 1)


def _lettered(draft: Draft) -> Iterator[str]:
    """Say what codes with one letter stand for, where a name of their draft has it.

    >>> from rules.terms import Draft, Paragraph
    >>> said = tuple(Paragraph(label=f"R{n}", text="") for n in "12")
    >>> [*_lettered(Draft(id="A", title="Recommendations", call="c", paragraphs=said))]
    ['recommendation']
    >>> [*_lettered(Draft(id="A", title="Principles", call="c", paragraphs=said))]
    []
    """
    labels = [fold(p.label).text for p in draft.paragraphs if p.label]
    letters = {match[1] if (match := _LETTER.match(label)) else "" for label in labels}
    if len(letters) != 1 or "" in letters:
        return
    letter = letters.pop()
    names = _WORD.findall(fold(" ".join((draft.title, *draft.aliases))).text)
    own = {name for name in names if name.startswith(letter)}
    yield from (k for k in _KINDS if own and any(map(named(k).fullmatch, own)))


#: A letter before a number: "R5", "P-4", "S. 3".
_LETTER = re.compile(r"([^\W\d_])[.\s-]{0,2}\d")
_WORD = re.compile(r"[^\W\d_]+")


def kind_of(label: str) -> str:
    """Return the kind that a label says it is, or nothing.

    >>> kind_of("Principle 4"), kind_of("4")
    ('principle', '')
    """
    match = _LED.match(fold(label).text)
    return _kind(match[1]) if match else ""


def _kind(word: str) -> str:
    """Return the kind that words are, in any language, or a word itself, or nothing.

    Two words are a name of somebody: "NIST Responsibilities 3".
    """
    for kind, words in _KINDS.items():
        if any(re.fullmatch(pattern, word) for pattern in words.values()):
            return kind
    return word if len(word) >= _LEAST and " " not in word else ""


def words(*kinds: str) -> str:
    """Return a pattern of what pieces of these kinds are called, or of all kinds."""
    return "|".join(words for kind in kinds or _KINDS for _, words in _said(kind))


#: What heads a column of pieces; "Recommendation" and "Action" also head wishes.
HEADING = (
    "principle",
    "guideline",
    "commitment",
    "rule",
    "requirement",
    "objective",
    "standard",
    "criterion",
    "indicator",
    "duty",
)


@lru_cache(maxsize=64)  # each is compiled when it is first needed
def named(kind: str) -> re.Pattern[str]:
    """Return how pieces of a kind are called, in all languages."""
    return re.compile("|".join(_with_short(*said) for said in _said(kind)))


def shortened(words: str) -> str:
    """Return a pattern of how words are cut short before a number: "Empf. 4".

    They end in a consonant, and are no words by themselves.

    >>> re.findall(shortened("empfehlung(?:en)?"), "empf. 4, empfehlung 5")
    ['empf']
    """
    cut = {
        word[:end]
        for word in _LITERAL.findall(words)
        for end in range(_CUT, min(len(word) - 1, _LONGEST))
        if word[end - 1] not in _VOWELS
    }
    either = "|".join(sorted(cut, key=len, reverse=True)) or "(?!)"
    return rf"(?:{either})s?(?=\.?\Z|\.\s?[(#№]?\s?\d)"


def _with_short(code: str, words: str) -> str:
    """Join words of a language with how they are cut short, where that is done."""
    return words if code in _WHOLE else f"{words}|{shortened(words)}"


def languages(called: Sequence[str]) -> Iterator[Language]:
    """Give all languages the words for what drafts call their pieces."""
    by_code: dict[str, list[str]] = {code: [] for code in CODES}
    for code, words in chain.from_iterable(map(_said, called)):
        by_code[code].append(_with_short(code, words))
    for code, said in by_code.items():
        if said:
            noun, han = "|".join(said), code == "zh"
            yield Language(
                code=code,
                nouns={Noun.NAMED: _MEASURED.format(noun) if han else noun},
                elliptic="",
                trailing=han,
                heading=rf"(?:{noun})(?=\s?[\d一二三四五六七八九十])" if han else "",
            )


#: "第4项建议：": what pieces are called behind the word that counts them, and no verb.
_MEASURED = r"{0}|[项个](?:{0})(?=\s?[:,、。;(的和与及至到应可太过是]|\s?$|\n)"


def _said(kind: str) -> Iterator[tuple[str, str]]:
    """Give the words of each language; of what is in no table, that of the draft."""
    yield from _KINDS.get(kind, {"en": rf"{re.escape(kind)}s?"}).items()


def matters(draft: Draft, grammar: Grammar) -> frozenset[Path]:
    """Return the articles of another text that a title says the draft is on.

    "General comment on article 6" is of paragraphs, and article 6 none of them.
    """
    title = fold(draft.title).text
    told = _ARTICLE.search(title)
    found = grammar.scan(title, _FEW) if told else ()
    return frozenset(
        path
        for mention in found
        if mention.noun is Noun.ARTICLE and _ON.search(title, 0, mention.start)
        for path in mention.ends
    )


def cites_articles(draft: Draft, grammar: Grammar, keys: Collection[Path]) -> bool:
    """Tell whether a draft of plain numbers cites its own pieces as articles.

    "Data under Article 12(a) are erased" does; what is of another text tells nothing.
    """
    texts = (fold(p.text).text for p in draft.paragraphs if p.label is not None)
    own = matters(draft, grammar)
    return any(
        mention.noun is Noun.ARTICLE
        and not own.intersection(mention.ends)
        and all(path in keys for path in mention.ends)
        and not _OF_OTHERS.match(text, mention.end)
        for text in texts
        if _ARTICLE.search(text)
        for mention in grammar.scan(text, _FEW)
    )


_FEW = 20
#: Before the number that a title is on.
_ON = re.compile(
    r"(?<![^\W_])(?:on|concerning|regarding|sur|concernant|relative? à|sobre"
    r"|relativ[oa] al?|о|об|по|zu|zum|über)\s(?:(?:the|l[ea]s?|el|los|de[rmn])\s)?"
    r"(?:l')?\Z"
    r"|(?:关于|بشأن|حول)\W?\Z"
)
#: "Participate" is none.
_ARTICLE = later(r"(?<![^\W\d_])(?:arti|artí|стат)|ماد")
#: Of what text a piece is, or its name right behind it.
_OF_OTHERS = later(
    r"[\s,]{0,2}(?:(?:of|from|in|to|de|d[eu]s?|del|der|von|aus|из|от|من|في)(?![^\W_])"
    r"|de l|\w+[\s-](?:act|code|convention|treaty|regulation|directive|agreement)"
    r"|[^\W\d_]{4,}(?:ции|ания|ения|ора|екса)(?![^\W_]))"
)
