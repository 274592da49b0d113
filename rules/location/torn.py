"""Do words say one thing of a piece and another of the next, or except one?

What is read as one statement on the pieces it names may hold two: it goes on about
another piece by its bare number ("7 stays, 8 goes"), it leaves one out ("all but 9"),
or it is for one and against the other. A person is asked then, with all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from rules import citation
from rules.action import worded
from rules.action_names import PLACE
from rules.citation.excepted import EXCEPT
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.citation.paths import key
from rules.later import later
from rules.location import apart, besides, by_number, each, earlier, offering
from rules.location.stances import stance
from rules.location.target import NOWHERE, Target
from rules.terms import Action

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts

EXCEPTED = "it leaves a paragraph out"
BOTH = "it is for one of them and against another"
POINTS = "one of its points is a verdict that the others do not share"

FEW, _MOST = 8, 50
_NUMBER = r"\d{1,3}(?:\(\w{1,3}\)){0,3}(?: (?:bis|ter)(?!\w))?"
_LETTER = r"\([a-z]{1,3}\)"
_PIECE = later(rf"{PLACE}|(?<![\w.,-]){_NUMBER}(?![\w%-])")
#: What is said of a piece that opens its clause by its bare number.
_SAID = (
    r"(?:should|must|could|would|can|cannot|may|shall|needs?|is|are|goes|stays?"
    r"|remains?"
    r"|says|already|no|yes|ok|out|in|deleted|kept|removed|retained|dropped"
    r"|doi(?:t|vent)|devrai(?:t|ent)|peut|est|sont|debe|deben|debería|puede|es|está"
    r"|следует|должен|нужно|надо|ist|sind|sollte?|muss|kann|seems?|looks?|reste|semble"
    r"|saute|dehors|(?:me |nous |nos )?(?:parecen?|semblent?)|que se queden?|se quedan?"
    r"|queda|fuera|sobra|остаётся|остается|лишний|кажется|bleibt|raus|weg"
    r"|scheint)(?!\w)"
)
_CLAUSE = later(
    rf"(?:^|[\n;!?,，；。،؛]\s?|[:.]\s|(?<!\w)(?:and|but|while|whereas|et|mais|y|pero|и|а|но"
    rf"|und|aber)\s)(?:(?:the|l[ea]|el|der|die|das)\s)?({_NUMBER}|{_LETTER})"
    rf"(?:,?\s{_SAID}|\s?(?:应|须|宜|不|要|可)|\s(?:يجب|ينبغي))"
)
#: A point of the sender's own, or a piece that this one does not have: "Para 2: out".
_OWN = later(
    rf"^[^\S\n]{{0,8}}(?:{PLACE}\s?:?\s?)?(?P<noun>[^\W\d_]{{1,12}}\.?\s|第)?"
    r"\(?(?P<n>\d{1,2})[段条款项]?\s?[.):：、-]\s?(?=\S)(?P<said>.*)$",
    re.MULTILINE,
)
_NOUN = (
    r"(?:the|paragraphs?|paras?\.?|articles?|art\.?|sections?|clauses?|points?|le|la"
    r"|les"
    r"|l'|el|los|las|du|des|de|del|der|die|den|dem|das|von|absatz|absätzen?|artikeln?"
    r"|párrafos?|artículos?|paragraphes?|пункт\w{0,3}|стать\w{0,3}|الفقر\w{1,3}|المادة)"
)
#: What follows a sign behind a bare number: "5 - delete, 6 - keep".
_SIGNED = later(rf"[,;]\s?({_NUMBER})\s?(?:[–—:=]|-\s)\s?(?=[^\W\d_])")
#: A request whose object is another piece: "and drop 7", "to delete paragraph 9".
_ASKED = later(
    r"(?<!\w)(?:delete|drop|strike|scrap|remove|keep|retain|maintain|support|oppose"
    r"|reject|endorse|welcome|supprim\w{1,5}|conserver|garder|rejet\w{1,5}"
    r"|suprim\w{1,5}"
    r"|eliminar|mantener|conservar|исключить|удалить|сохранить|оставить|streichen"
    r"|touch|leave|spare|touche[zr]|laisse[zr]|toquen|трогайте|anrühren|lasst"
    r"|ditch|bin|axe|(?:hang|hold) on to|virez|gardez|enlevez|ôtez|quiten|borren|saquen"
    r"|eliminen|mantengan|conserven|dejen|уберите|исключите|оставьте|сохраните|streicht"
    rf"|behaltet|behalten)\s(?:{_NOUN}\s?){{0,3}}({_NUMBER}|{_LETTER})"
    r"(?=\s?(?:[.,;!?)\n]|\Z)|\s(?:and|of|et|de|y|и|und)\s"
    r"|\s(?:pls|plz|please|thx|thanks|alone|svp|stp|merci|por favor|пожалуйста|bitte)"
    r"(?!\w))"
)
#: "We support paragraph 5, not paragraph 6": the other is told by yes or no alone.
_OPPOSED = later(
    r"(?:[,;]|(?<!\w)(?:and|but|et|mais|y|pero|и|но|und|aber))\s(?:not|no|yes|non|oui"
    r"|pas"
    rf"|sí|да|нет|не|nein|ja|nicht)\s(?:(?:to|à|au|al?"
    rf"|zu)\s)?(?:{_NOUN}\s?){{0,3}}({_NUMBER})"
    r"(?![\w%-])(?!\s[^\W\d_]{3,})"
)
#: What is asked is asked of the last piece: "repeats paragraph 6, which should go".
_RELATIVE = later(
    rf"(?<!\w)(?:{_NOUN}\s?){{1,3}}({_NUMBER}),?\s(?:which|that|qui|que|котор\w+"
    rf"|de[nr]|das"
    r"|die)\s([^.;!?\n]{1,120})"
)
#: Of two the one alone: "paragraph 5 and not paragraph 6".
_NOT_BOTH = later(
    rf"{PLACE},?\s(?:and|et|y|и|а|und)\s(?:not|non|pas|no|не|nicht)\s"
    rf"(?:{_NOUN}\s)?(?:{PLACE}|{_NUMBER})"
)
#: A line that begins with a piece of the one spoken of: "(2)(c) delete".
_POINT = later(r"\n[^\S\n]{0,3}((?:\(\w{1,3}\)){1,3}|[ivx]{1,4}[.:)])[^\S\n]")
_EXCEPTS = later(rf"(?<!\w){EXCEPT}(?!\w)|(?<![删解废剔去消免撤移排清拆铲])除")
_ON = (
    r"(?:(?:on|for|in|to|as (?:to|regards)|with (?:regard|respect) to|regarding"
    r"|concerning"
    r"|about|sur|pour|à|aux?|dans|en ce qui concerne|en|sobre|para|respecto"
    r"|in bezug auf"
    r"|bezüglich|zu[mr]?|bei|von|an|в|по|для)\s)?"
)
#: It is a piece that is left out, and no case, person or part of its text.
_LEFT_OUT = later(
    rf"(?<!\w){EXCEPT}\s{_ON}(?:{_NOUN}\s?){{0,3}}"
    rf"(?:{PLACE}|{_NUMBER}(?=\W|\Z)(?!\s(?!and|or|which|that|et|ou|qui|y|и|und)\w))"
    rf"|(?<![删解废剔去消免撤移排清拆铲])除了?(?:第\s?)?(?:{PLACE}|\d)"
)
#: What is asked of it: "except paragraph 8, which we would keep".
_WANTED = later(
    rf"(?<!\w){EXCEPT}\s{_ON}(?:{_NOUN}\s?){{0,3}}{PLACE},?\s(?:which|that|qui|que"
    rf"|котор\w+"
    r"|de[nr]|das|die)\s([^.;!?\n]{1,120})"
)
_FOR = later(
    r"(?<!\w)(?:support\w{0,3}|keep|kept|retain\w{0,3}|maintain\w{0,3}|stays?"
    r"|welcom\w{1,3}"
    r"|endors\w{1,3}|agrees?|accept\w{0,2}|appuy\w{1,4}|souten\w{1,4}|conserv\w{1,5}"
    r"|mainten\w{1,4}|gard\w{1,4}|apoy\w{1,4}|mantener\w{0,2}|поддерж\w{1,6}"
    r"|сохран\w{1,5}|остав\w{1,5}|за(?= (?:исключ|сохран|удал))|unterstütz\w{1,4}"
    r"|beibehalten|behalten)(?!\w)"
    r"|(?<!不)(?:支持|保留|赞成|同意)|(?<!\w)و?(?:نؤيد|ندعم|إبقاء)"
)
_AGAINST = later(
    r"(?<!\w)(?:delet\w{1,3}|remov\w{1,3}|strike|struck|drop(?:ped)?|scrap(?:ped)?"
    r"|oppos\w{1,3}"
    r"|reject\w{0,3}|disagrees?|against|objects?|cannot|go|goes|supprim\w{1,5}"
    r"|rejet\w{1,5}"
    r"|refus\w{1,4}|contre|suprim\w{1,5}|elimin\w{1,5}|rechaz\w{1,5}|contra"
    r"|исключ\w{1,5}|удал\w{1,4}|возраж\w{1,4}|против|отклон\w{1,5}|gestrichen"
    r"|streichen|lehnen|gegen)(?!\w)"
    r"|删除|反对|不同意|不支持|不赞成|不能接受|(?<!\w)و?(?:حذف|نعارض|نرفض)"
)
#: Of two pieces the one, and the other; or one of them in the place of the other.
_ONE = later(
    r"(?<!\w)(?:the (?:former|latter)|ersterem?|ersteren|letzter\w{0,2}|not both"
    r"|one of (?:them|the two)"
    r"|the (?:first|second|last|other)(?: one)? (?:should|must|can|could|may|is|needs)"
    r"|the (?:first|second)\b(?=[^.]{0,60}\bthe (?:second|first|other)\b)"
    r"|(?:delete|drop|lose|keep|cut|prefer|strike|spare) the"
    r" (?:first|second|last|other)"
    r"|le premier\b(?=[^.]{0,60}\ble second)|la première\b(?=[^.]{0,60}\bla seconde)"
    r"|el primero\b(?=[^.]{0,60}\bel segundo)"
    r"|перв\w{2,3}\b(?=[^.]{0,60}\bвтор\w{2,3}\b))(?!\w)|前者|后者"
    r"|الأولى(?=[^.]{0,60}الثانية)"
)
#: What is asked for if the first wish is not granted; a merger is one of all of them.
_FAILING = later(
    r"(?<!\w)(?:failing that|à défaut|en su defecto|hilfsweise|если нет)(?!\w)"
    r"|否则|وإلا"
)
#: Of two the one that is named first: "we prefer paragraph 6 to paragraph 9".
_PREFERS = later(
    r"(?<!\w)(?:prefer|préf[éè]r|prefier|предпоч|bevorzug|zieh)\w{0,6} (?:\w+ ){0,2}"
    rf"{PLACE}"
)


def doubted(target: Target, asks: str, drafts: Drafts) -> Target:
    """Return the target for review where its words speak of more than its labels."""
    if not target.sure or target.new:
        return target
    said = earlier.aimed(offering.own_words(asks))
    pairs = [*dict.fromkeys(_others(target, said, drafts))]
    if whole := apart.held(said, target, drafts):
        why, pairs = apart.HELD, [(str(target.document), label) for label in whole]
    elif pairs:
        why = besides.OTHER
    elif leaves_out(said):
        why = EXCEPTED
    elif len(target.labels) > 1 and (
        _turns(said)
        or _ONE.search(said)
        or _PREFERS.search(said)
        or _NOT_BOTH.search(said)
        or (_FAILING.search(said) and worded(said) is not Action.MERGE)
        or _says_of_some(said, target)
    ):
        why = BOTH
    elif _answers_apart(asks):
        why = POINTS
    else:
        return target
    few = len(target.labels) + len(pairs) <= FEW
    return replace(target.doubted(why, pairs), listed=few)


def _answers_apart(asks: str) -> bool:
    """Whether points of one's own, with a verdict among them, do not all say the same.

    "Article 6: 1. ok 2. delete": they may be paragraphs that it does not have.
    """
    points = [*islice(_OWN.finditer(asks), _MOST)]
    found = {stance(point["said"].strip()) for point in points}
    absent = any(point["noun"] and point["n"] != "1" for point in points)
    return any(found) and (len(found) > 1 or absent)


def wanted(asks: str) -> Action | None:
    """Return what is asked of a piece that is left out of what is said of others.

    >>> wanted("We agree with Canada, except on ¶, which Norway would keep.")
    <Action.KEEP: 'keep'>
    """
    found = _WANTED.search(fold(asks).text)
    clause = found[1] if found else ""
    who, _, does = clause.partition(" ")  # "which Norway would keep"
    said = (f"{PLACE} {clause}", f"{who} {does} {PLACE}", f"we {does} {PLACE}")
    return next((a for a in map(worded, said) if a is not Action.COMMENT), None)


def left_out(document: str | None, asks: str, drafts: Drafts) -> Target | None:
    """Return what words on a whole draft leave out, for review; None if nothing.

    "We support it all, except 9 and 11."
    """
    said = offering.own_words(asks)
    if not leaves_out(said):
        return None
    labels = drafts.citable.labels
    among = [document] if document else [*labels]
    left = [key(m[0]) for m in _PIECE.finditer(said)]
    found = ((d, labels[d].keys.get(path)) for path in left for d in among)
    others = tuple((d, label) for d, label in found if label)
    return replace(NOWHERE, others=others, why=EXCEPTED) if others else None


def _others(target: Target, said: str, drafts: Drafts) -> Iterator[tuple[str, str]]:
    """Yield the pieces, not those of the target, of which words say something."""
    labels = drafts.citable.labels
    here = str(target.document)
    numbered = by_number.numbered(said, labels[here])
    alone = [(here, label) for label in numbered if label not in target.labels]
    if alone and worded(said) is not Action.MERGE:  # which names what it joins
        yield from alone
    others = (_CLAUSE, _OPPOSED, _SIGNED)
    for match in chain.from_iterable(one.finditer(said) for one in others):
        label = labels[here].keys.get(key(match[1]))
        other = label is not None and label not in target.labels
        if label and other and not _deeper(said, match, drafts):
            yield here, label
    relative = (
        match
        for match in _RELATIVE.finditer(said)
        if worded(f"{PLACE} {match[2]}") is not Action.COMMENT
    )
    for match in chain(_ASKED.finditer(said), relative):
        found = [(d, of.keys.get(key(match[1]))) for d, of in labels.items()]
        if _inner(said, match, here, drafts):
            found = [(d, label) for d, label in found if d != here]
        own = [(d, label) for d, label in found if d == here and label]
        for document, label in own or found:
            if label and (document != here or label not in target.labels):
                yield document, label
    outer = {key(label)[:depth] for label in target.labels for depth in (1, 2, 3)}
    for match in _POINT.finditer(said):
        paths = (
            (*path, *key(match[1])) for path in sorted(outer, key=len, reverse=True)
        )
        label = next(filter(None, map(labels[here].keys.get, paths)), None)
        if label and label not in target.labels:
            yield here, label


def _says_of_some(said: str, target: Target) -> bool:
    """Whether something is said of one of several pieces: "5 and 6: delete 6"."""
    told = (_CLAUSE, _OPPOSED, _SIGNED, _ASKED)
    matches = chain.from_iterable(one.finditer(said) for one in told)
    return any(each.some(said, match.start(1), target.labels) for match in matches)


def _deeper(said: str, number: re.Match[str], drafts: Drafts) -> bool:
    """Whether a number ends a nested citation: "und Art. 6 Abs. 1 sind"."""
    path = key(number[1])
    return any(
        ref.start < number.start(1) < ref.end
        and any(item.path[-len(path) :] == path != item.path for item in items)
        for ref in citation.references(said, drafts.citable)
        if (items := ref.mention.items)
    )


def _inner(said: str, number: re.Match[str], here: str, drafts: Drafts) -> bool:
    """Whether it is that of a paragraph in an article that a draft prints whole."""
    labels = drafts.citable.labels[here]
    return any(
        ref.start < number.start(1) < ref.end
        and ref.mention.noun is Noun.PARAGRAPH
        and not labels.find(ref.mention).sure
        for ref in citation.references(said, drafts.citable)
    )


def excepts(gap: str) -> bool:
    """Whether words before a piece leave it out of what they say."""
    return _EXCEPTS.search(fold(gap).text) is not None


def leaves_out(said: str) -> bool:
    """Whether folded words leave a piece out of what they say."""
    return _LEFT_OUT.search(said) is not None


def _turns(said: str) -> bool:
    """Whether a stance between two pieces is another than before or behind them."""
    pieces = [*_PIECE.finditer(said)]
    if len(pieces) < len(("one", "other")):
        return False
    first, last = pieces[0], pieces[-1]
    between = said[first.end() : last.start()]
    around = (said[: first.start()], said[last.end() :])
    return any(
        one.search(between) and any(other.search(part) for part in around)
        for one, other in ((_FOR, _AGAINST), (_AGAINST, _FOR))
    )
