"""Which drafts do words speak of: an id, a title, an alias, a part of one?

Strong names (ids, aliases, whole titles) speak of a draft wherever they stand.
Weak names are distinctive parts of them ("Preamble", "C9", "E-health"): they
count only where a heading or a reference leans on them. A short name that is printed
in capitals speaks of a draft in capitals only: "CON" is a draft, and "con" a word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rules.citation import under_heading
from rules.citation.called import cites_articles, kinds, matters, named, topics
from rules.citation.codes import captions, pattern
from rules.citation.folding import Folded, fold
from rules.citation.indexing import index
from rules.citation.language import Mention, Noun
from rules.citation.other_names import completed, endings
from rules.citation.own_nouns import heads_articles, own_nouns
from rules.citation.paths import key
from rules.citation.qualified import qualifies
from rules.citation.title_heads import head, matter, tokens
from rules.citation.wholes import is_name, is_named
from rules.citation.with_titles import titles
from rules.tables import beside

if TYPE_CHECKING:
    from rules.citation.grammar import Grammar
    from rules.citation.labels import Labels
    from rules.citation.language import Path
    from rules.terms import Draft


@dataclass(frozen=True, slots=True)
class Named:
    """Words that speak of drafts; the span counts in the folded text."""

    start: int
    end: int
    documents: tuple[str, ...]
    strong: bool


_NONE = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Citable:
    """The drafts as a text can cite them. Hashes by identity."""

    labels: Mapping[str, Labels]
    names: Mapping[str, tuple[tuple[str, ...], bool]]
    glued: Mapping[str, str]
    capitals: frozenset[str]
    pieces: frozenset[str]  # names that are what pieces are called, too
    spoken: frozenset[str]  # capitals that are a word of their kind
    pattern: re.Pattern[str]
    codes: re.Pattern[str]
    captions: re.Pattern[str]  # what the drafts call pieces, before their codes
    grammar: Grammar
    headed: Mapping[Path, Mapping[str, Sequence[str]]]  # titles beside numbers
    matters: frozenset[Path] = frozenset()  # articles of other texts, in titles
    under: Mapping[str, tuple[str, tuple[Path, ...]]] = field(default_factory=dict)
    headings: re.Pattern[str] = _NONE  # of which one draft has each

    def named(self, text: Folded) -> tuple[Named, ...]:
        """Find the words of a folded text that speak of drafts."""
        found = []
        for match in self.pattern.finditer(text.text):
            name = self._name(match[0])
            documents, strong = self.names[name]
            quiet = name in self.capitals and not _is_loud(text, match)
            known = not quiet or (name in self.spoken and _is_this(text, match))
            if not known or qualifies(text, match):
                continue
            strong = strong and not quiet
            if not strong and self._captions(text.text, match, documents):
                continue
            alone = strong or (_stands(text, match) and not _labels(text, match))
            if is_named(text, match) if name in self.pieces else alone:
                edition = _EDITION.match(text.text, match.end())
                end = edition.end() if edition else match.end()
                found.append(Named(match.start(), end, documents, strong))
        return tuple(found)

    def _name(self, said: str) -> str:
        """Return the name that was found, though written in one: "ModelLaw.docx"."""
        name = tokens(said)
        return name if name in self.names else self.glued[name.replace(" ", "")]

    def _captions(self, text: str, name: re.Match[str], named: Sequence[str]) -> bool:
        """Whether it only tells what a code is that others print: "norm B.02"."""
        code = self.codes.match(text, name.end() + 1)
        path = key(code[0]) if code else ()
        having = {d for d, x in self.labels.items() if path in x.keys}
        return bool(having) and having.isdisjoint(named)

    def is_matter(self, mention: Mention) -> bool:
        """Whether an article is the matter of a draft, and no draft has articles."""
        known = bool(self.matters) and mention.noun is Noun.ARTICLE
        return (
            known
            and self.matters.issuperset(mention.ends)
            and not any(x.acts or x.calls(mention) for x in self.labels.values())
        )

    def calling(self, word: str) -> tuple[str, ...]:
        """Return the drafts that call their pieces so: "Principles" over a column."""
        word = fold(word).text.strip(" .:()#")
        return tuple(
            d
            for d, x in self.labels.items()
            if any(named(kind).fullmatch(word) for kind in x.kinds)
        )

    def coded(self, mention: Mention) -> tuple[str, ...]:
        """Return the one draft that prints a code, whichever is spoken of: "R2".

        "Operative paragraph 2" is one of any draft that prints codes of that part.
        """
        if found := [d for d, x in self.labels.items() if x.counts(mention)]:
            return tuple(found)
        paths = [item.path for item in mention.items]
        if mention.new or not (paths and all(_CODED.fullmatch(p[0]) for p in paths)):
            return ()
        found = [
            d
            for d, x in self.labels.items()
            if all(p in x.keys or p in x.parents for p in paths)
        ]
        return tuple(found) if len(found) == 1 else ()


#: No space parts a Chinese name from the number of a piece: 附件二1.3.
_ENDS = r"(?:(?<=[一-龥])(?=\d{1,2}\.\d)|(?![a-zа-я0-9]))"
#: Letters and a number: no other draft counts so.
_CODED = re.compile(r"[^\W\d_]{1,3}\d{1,3}")


def _stands(text: Folded, match: re.Match[str]) -> bool:
    """Whether a weak name is no end of another's, and no word of everyday speech.

    "de acuerdo" names no agreement, and "we plan to" no plan; "the plan" does.
    """
    head = text.text[max(0, match.start() - _NEAR) : match.start()]
    behind = text.text[match.end() : match.end() + _NEAR]
    if _NUMBERED.match(behind) or head.endswith("号"):
        return False  # "Regulation (EU) 2016/679"
    big = text.raw[text.place(match.start())].isupper()
    definite = _DEFINITE.search(head) is not None
    if match[0] in _TABLE["loud"]:
        return (big and definite) or _THIS.search(head) is not None
    if match[0] in _TABLE["everyday"]:
        begins = _BEGINS.search(head) is not None
        leads = begins and _LEADS.match(behind) is not None
        return leads or (big and not begins) or definite
    return not _TREATY.fullmatch(match[0]) or _POINTS.search(head) is not None


def _labels(text: Folded, match: re.Match[str]) -> bool:
    """Whether a name is only the label of what somebody asks: "Recommendation: ..."."""
    head = text.text[max(0, match.start() - _NEAR) : match.start()]
    asks = match[0] in _TABLE["asking"] and _BEGINS.search(head)
    return bool(asks) and _GOES_ON.match(text.text, match.end()) is not None


def _is_this(text: Folded, match: re.Match[str]) -> bool:
    """Whether a name in small letters is spoken of as known: not "the penal code".

    Nothing leans on it in a heading: "Code, Article 2".
    """
    head = text.text[max(0, match.start() - _NEAR) : match.start()]
    other = _OTHER.match(text.text, match.end()) is not None
    leads = _BEGINS.search(head) and _LEADS.match(text.text, match.end())
    return not other and (leads or _DEFINITE.search(head)) is not None


def _is_loud(text: Folded, match: re.Match[str]) -> bool:
    """Whether a short name is in capitals, but for the "o" of "PoA"."""
    start, end = text.span(match)
    said = text.raw[start:end]
    if _SYMBOL.match(text.raw, end) or text.raw[max(0, start - 1) : start] == "/":
        return False  # "RDB/CP/26-041" names no CP
    inner = said[1:-1]
    return f"{said[0]}{said[-1]}".isupper() and (inner in _SMALL or inner.isupper())


_SYMBOL = re.compile(r"/\d")
#: Which edition of a draft it is, glued to its name: "draft-harbour-code-03".
_EDITION = re.compile(r"-0\d(?![\w.])")


def citable(drafts: Sequence[Draft], grammar: Grammar) -> Citable:
    """Index the names and labels of drafts."""
    strong: dict[str, set[str]] = defaultdict(set)
    weak: dict[str, set[str]] = defaultdict(set)
    labels = {}
    wholes: dict[str, set[str]] = defaultdict(set)
    shared = Counter(head(draft.title) for draft in drafts)
    for draft in drafts:
        own_matter = matter(draft.title)
        if own_matter and shared[head(draft.title)] > 1:
            weak[own_matter].add(draft.id)
        act = _is_act(draft.title)
        nouns = {*own_nouns(draft, grammar, act=act)}
        for name in (draft.id, draft.title, *draft.aliases):
            word = fold(name).text.strip(" .")
            noun = grammar.noun(word)
            if noun is not None:
                # "Article" is what a piece is called; "Principles" are the whole of it.
                nouns |= {noun} if not word.endswith("s") else {noun, Noun.PARAGRAPH}
                if noun is Noun.NAMED and is_name(word, fold(draft.title).text):
                    wholes[word].add(draft.id)
            elif whole := tokens(fold(name).text):
                strong[whole].add(draft.id)
                weak[_ARTICLE.sub("", whole)].add(draft.id)
                undated = _YEAR.sub("", name)
                own = (*_parts(undated), head(name), *_kinds(name), *_end(undated))
                for part in filter(None, own):
                    if grammar.noun(part) is None:
                        weak[part].add(draft.id)
        nouns = set() if nouns & {Noun.NAMED, Noun.ANNEX} else nouns
        called = kinds(draft, grammar)
        found = index(draft, nouns, called, acts=act)
        labels[draft.id] = replace(
            found,
            titled=heads_articles(draft, grammar),
            articles=cites_articles(draft, grammar, found.keys),
        )
    if not any(x.parts for x in labels.values()):
        labels = {d: replace(x, parts=x.numbered) for d, x in labels.items()}
    names = {name: (tuple(sorted(ids)), True) for name, ids in strong.items()} | {
        name: (tuple(ids), False)
        for name, ids in weak.items()
        if name not in strong and len(ids) == 1 and name not in _TABLE["common"]
    }
    short = completed(names, _TABLE["translated"])
    ends = endings([draft.id for draft in drafts], names)
    names = {x: ((d,), False) for x, d in (ends | topics(drafts)).items()} | names
    names |= {name: (tuple(sorted(ids)), True) for name, ids in wholes.items()}
    spelt = "|".join(
        r"[\W_]{0,3}".join(map(re.escape, name.split()))
        for name in sorted(names, key=len, reverse=True)
    )
    under = under_heading.headings(drafts)
    return Citable(
        under=under,
        headings=under_heading.pattern(under),
        labels=labels,
        names=names,
        glued={name.replace(" ", ""): name for name in names},
        pieces=frozenset(wholes),
        capitals=frozenset(_in_capitals(drafts)) | short | {*ends},
        spoken=frozenset(_spoken(drafts)),
        pattern=re.compile(
            rf"(?<![^\W_一-龥])(?:{spelt}){_ENDS}" if spelt else r"(?!)"
        ),
        codes=pattern(labels.values()),
        captions=captions(labels.values()),
        grammar=grammar,
        headed=titles(drafts),
        matters=frozenset(path for d in drafts for path in matters(d, grammar)),
    )


def _kinds(name: str) -> Iterable[str]:
    """Give what a title that ends with its kind calls the draft in Chinese.

    >>> sorted(_kinds("轮渡议定书草案")), [*_kinds("Ferry protocol")]
    (['议定书', '轮渡议定书'], ['议定书'])
    """
    words = fold(name).text
    if kind := _HAN_KIND.search(words):
        yield from {kind[1], words[: kind.end(1)]}
    last = tokens(words).rpartition(" ")[2]
    for row in _TABLE["translated"]:
        if last in row:
            yield from (word for word in row if _HAN.fullmatch(word))


def _end(name: str) -> Iterable[str]:
    """Give what a title that ends with it calls the draft in short, or its kind.

    >>> [*_end("Financial annex")], [*_end("Annex 4: Indicators")]
    (['annex'], [])
    >>> [*_end("Model law on quays")], [*_end("Plan of action for quays")]
    (['law'], ['plan of action'])
    """
    words = tokens(fold(name).text)
    last = words.rpartition(" ")[2]
    kind = head(name).rpartition(" ")[2]
    known = any(kind in row for row in _TABLE["translated"])
    ended = [end for end in _TABLE["ends"] if f" {words}".endswith(f" {end}")]
    loud = [last] if " " in words and last in _TABLE["loud"] else []
    called = [w for row in _TABLE["translated"] for w in row if _opens(words, w)]
    return [
        *ended,
        *loud,
        *([kind] if known and not called else []),
        *called,
    ]


def _opens(words: str, kind: str) -> bool:
    """Whether a title opens with what it is, in several words: "plan of action"."""
    return " " in kind and words.startswith(f"{kind} ")


def _is_act(title: str) -> bool:
    """Whether a draft is, by its title, a text whose pieces are called articles.

    >>> _is_act("Draft act on the lakes"), _is_act("Projet de loi sur les lacs")
    (True, True)
    >>> _is_act("Projet de loi portant réforme des ports"), _is_act("Ley de puertos")
    (True, True)
    >>> _is_act("Guidelines on the convention"), _is_act("Treaty handbook")
    (False, False)
    """
    words = tokens(fold(title).text)
    *_, last = (head(title) or words).split() or ("",)
    told = re.match(_TABLE["acts_first"], words) or re.search(
        _TABLE["acts_last"], words
    )
    return last in _TABLE["acts"] or told is not None


_HAN = re.compile(r"[一-龥]+")
#: "Ferries Order 2026" is an order.
_YEAR = re.compile(r"\s(?:19|20)\d\d\Z")
_HAN_KIND = re.compile(
    r"(议定书|协定|协议|公约|条约|章程|规约|条例|宣言|宪章|守则|准则|指南|战略|计划|议程)"
    r"(?:[(（]?(?:草案|初稿|修订稿|第.稿)[)）]?)?\Z"
)
#: Of these a text may well name others beside the draft.
_TREATY = re.compile(r"议定书|协议|条约|议程")
_NEAR = 12
#: Where a sentence begins, so that its first word has a capital anyhow.
_BEGINS = re.compile(r"(?:\A|[\n.!?:;–—-]|(?<![^\W_])\w{1,2}[.)])[^\w\n]*\Z")
#: How a heading goes on, or a label: "Plan, 5: ..."
_LEADS = re.compile(
    r"\s*(?:[,:–—-]|\d|[§¶]|\Z|\n|[a-z]{1,2}\d)|\s(?:para(?:graph(?:e?s?|o))?s?|par|arts?"
    r"|art(?:icles?|ículos?|ikeln?)|sec(?:tions?)?|points?|clauses?|items?|n[or]s?|ziff(?:ern?)?"
    r"|párrafos?|apartados?|puntos?|abs(?:atz|ätze)?|пп?|пункт\w?|ст|стать\w)\.?\s?\d"
)
#: Words behind a label, and no piece.
_GOES_ON = re.compile(r"\s?:\s{0,3}(?!\W{0,3}\d|\W{0,3}[^\W\d_]{1,12}\.?\s?\d)\S")
_DEFINITE = re.compile(
    r"(?<![^\W_])(?:(?:the|this|draft|le|la|les|du|des|au|ce|projet d['e]|el|los|las"
    r"|del|al|este|proyecto de|das|der|die|den|dem|des|zum|vom|im|dieser|dieses"
    r"|entwurf) |l')\Z"
)
#: The number of a law in force.
_NUMBERED = re.compile(
    r",?\s?\((?:eu|ec|eg|ue|ce|ес)\)|,?\s?\(الاتحاد"
    r"|\s(?:n[or°]?\.?\s?|№\s?)?(?!(?:19|20)\d\d/(?:19|20)?\d\d(?!\d))\d{2,4}/\d{2,4}"
)
#: "This policy", and not the policy of others.
_THIS = re.compile(r"(?<![^\W_])(?:this|draft|proposed|ce|cette|est[ea]|projet de) \Z")
#: Which one of many it is: "le code civil", "the code of the sea".
_OTHER = re.compile(
    r"\s(?:(?:d[eu]s?|del?|d'|of|for|on|der|von|zur|о|об|по)(?![^\W_])"
    r"|[^\W\d_]{2,}(?:al|ale|il|if|ive|que|aire|ari[oa])(?![^\W_]))"
)
#: "海牙议定书" is another one: before its own kind a text has only words that point.
_POINTS = re.compile(r"(?:[^一-龥]|[本该此对在于和与按照据的持除改意见议就]|\A)\Z")


def _in_capitals(drafts: Iterable[Draft]) -> Iterable[str]:
    """Give the short names that are printed in capitals, and never otherwise."""
    names = {name for d in drafts for name in (d.id, d.title, *d.aliases)}
    for name in names:
        short = name.isupper() and name.isalpha() and len(name) <= _SHORT
        if short and not names & {name.lower(), name.title()}:
            yield fold(name).text


def _spoken(drafts: Iterable[Draft]) -> Iterable[str]:
    """Give the words by which drafts are called, too: "the code" of a draft "CODE".

    In small letters these count where something leans on them.
    """
    for draft in drafts:
        for name in (draft.title, *draft.aliases):
            yield from (_ARTICLE.sub("", fold(name).text), *_end(name))


#: No longer name is a word by chance.
_SHORT = 4
_TABLE = beside(__name__)
_ARTICLE = re.compile(r"^(?:the|le|la|les|el|los|las|der|die|das) ")
_BRIEF = 3
_SMALL = ("", "o")  # inside initials


def _parts(name: str) -> Iterable[str]:
    """Give the distinctive parts of a name: between commas, codes, last words."""
    for piece in re.split(r"[,;:()\[\]–—]|\s-\s", fold(name).text):
        words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", piece)
        if len(words) > 1 and len(words[0]) == 1:
            words = words[1:]
        if any(len(w) > _BRIEF for w in words):
            yield tokens(" ".join(words))
        for word in words if "/" not in piece else ():
            if re.fullmatch(r"[a-z]{1,4}\d{1,2}", word):
                yield tokens(word)
                yield tokens(" ".join(w for w in words if w != word and len(w) > 1))
