"""By which nouns does a draft say that its pieces go: articles, sections, points?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rules.citation.called import titled
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.citation.paths import key
from rules.citation.title_heads import tokens

if TYPE_CHECKING:
    from rules.citation.grammar import Grammar
    from rules.terms import Draft


#: Articles in a Chinese title; elsewhere these are clauses.
_HAN = ("条款", "条文")
#: In so many words of a title stands its number: "§ 4 Fees", "Article 4. Fees".
_HEAD = 2
#: No longer is what is read of a text.
_LEAD = 60


def own_nouns(draft: Draft, grammar: Grammar, *, act: bool) -> Iterator[Noun]:
    """Say by which nouns a draft calls its own pieces, in labels, headings or its name.

    "Draft articles on quays" that print "7" have a whole article 7. Of an act "4.2" is
    no section, but a paragraph of an article.
    """
    numbered = [p for p in draft.paragraphs if p.label is not None]
    # what goes by letters below "Article 1" is no article, though in one
    inner = sum(len(x := key(p.label)) > 1 and x[-1].isalpha() for p in numbered)
    for source in ("label", "heading")[: 1 if inner * 2 > len(numbered) else 2]:
        said = [
            noun
            for p in numbered
            if (noun := grammar.leading(fold(getattr(p, source)).text)) is not None
        ]
        if len(said) * 2 > len(numbered):
            yield from set(said)
    whole = [p for p in numbered if len(key(p.label)) == 1]
    for source in ("heading", "text"):  # a text may begin so: "Article 4. Fees are ..."
        leads = ((key(p.label), fold(getattr(p, source)[:_LEAD]).text) for p in whole)
        titled_so = [
            noun
            for path, lead in leads
            if (noun := grammar.leading(lead))
            and path[0] in tokens(lead).split()[:_HEAD]
        ]
        if len(titled_so) * 2 > len(whole):
            yield from set(titled_so)
    plain = [p for p in numbered if (p.label or "").isdecimal()]
    told = {titled(name) for name in (draft.title, *draft.aliases)} - {""}
    articles = any(grammar.noun(word) is Noun.ARTICLE or word in _HAN for word in told)
    if articles and len(plain) * 2 > len(numbered):
        yield Noun.ARTICLE
    dotted = [p for p in numbered if re.fullmatch(r"\d+(?:\.\d+)+\.?", p.label or "")]
    if len(dotted) * 2 > len(numbered):
        yield Noun.ARTICLE if act else Noun.SECTION


def heads_articles(draft: Draft, grammar: Grammar) -> bool:
    """Whether articles have lines of their own, above paragraphs with numbers."""
    lines = {p.text if p.label is None else p.heading for p in draft.paragraphs}
    heads = sum(grammar.leading(fold(x).text) is Noun.ARTICLE for x in lines)
    roots = {key(p.label)[:1] for p in draft.paragraphs if p.label is not None}
    return heads > 0 and heads * 2 > len(roots)
