"""Which paragraph does the subject of a mail name, for a body that names none?

"Re: Draft compact, paragraph 14 (lost containers)" above "An hour is too little." Where
the body names another piece, or the subject several, or a file came with the mail, a
person is asked, with those of the subject first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.citation.folding import fold
from rules.citation.language import DEPTH, Noun
from rules.citation.leading import coded
from rules.citation.paths import key
from rules.later import later
from rules.location import (
    by_heading,
    courtesy,
    leading_in,
    near,
    objects,
    pieces,
    sentences,
    under_title,
)
from rules.location.counting import values
from rules.location.target import Target

if TYPE_CHECKING:
    from rules.citation import Reference
    from rules.location.spoken import Spoken

#: Words of what is sent, of its senders, and of thanks.
_SENT = later(
    r"attach|enclos|annex|herewith|below|receipt|acknowledg|thank|regards|write|writing|"
    r"behalf|submit|forward|send|sent|pleas(?:ed|ure)|ci-joint|joint|annexe|merci|remerci"
    r"|envo[iy]|transm|adjunt|anex|graci|agrade|remit|env[ií]|прилага|прилож|направля"
    r"|благодар|спасибо|anbei|anlage|anhang|dank|sende|附|感谢|谢|发送|مرفق|شكر|نرسل|أرفق"
)
#: What mail programs put before the subject of an answer.
_ANSWERS = later(
    r"(?i)\A(?:\s?(?:re|fwd?|aw|wg|tr|rv|sv|ref|réf|на|отв|ответ|回复|答复|转发|رد)"
    r"\s?[:：]\s?){1,5}"
)
#: So many remarks are counted, and no piece is: "Code of practice - 4 comments".
_REMARKS = later(
    r"\s?(?:(?:short|brief|general|more|further|brèves|autres|kurze|weitere|кратк\w{2}"
    r"|общ\w{2})\s)?(?:comments?|remarks?|observations?|points|questions?|suggestions?"
    r"|proposals?|amendments?|notes|commentaires?|remarques?|propositions?"
    r"|comentarios?|observaci(?:ón|ones)|propuestas?|sugerencias?|preguntas?"
    r"|замечани\w{1,2}|комментари\w{1,2}|предложени\w{1,2}|вопрос\w{0,2}"
    r"|anmerkung(?:en)?|bemerkung(?:en)?|hinweise?|fragen?|vorschläge?|ملاحظات?|تعليقات?"
    r"|مقترحات?|uwag\w{0,2})(?![^\W_])|\s?[个点条项]?(?:意见|建议|评论|问题|看法)"
)
#: A number of so many levels counts nothing but pieces.
_DEEP = 3
#: In no more signs of a subject is a title looked for.
_LONGEST = 300
#: What a subject says before the title of a piece: "Comments of Norland on"; at its end
#: that may stand in brackets, perhaps behind the draft: "Too vague (Code, Late fees)".
_LEADS = later(
    r"[(（](?=[^()（）]*[)）]\s*\Z)(?:[^(),，]*[,，]\s)?|(?:\A|[:：–—-]\s{0,3}|(?<![^\W_])(?:on|about|regarding|concerning|re|to|sur|concernant"
    r"|sobre|acerca de|по|о|об|zu[mr]?|über|betreffend|على|حول|بشأن)\s{1,3}"
    r"(?:(?:the|l[ae]s?|el|los|der|die|das|den|dem)\s)?)[\"'«“„]?|(?:关于|对)[《“]?"
)
WHY = "only the subject names a paragraph"
OTHER = "it is on the paragraph that the subject names, and its words name another"


def about(
    subject: str, spoken: Spoken, named: Sequence[Reference], *, alone: bool
) -> Target | None:
    """Say what a body may be about that opens with no piece; `named` are all in it."""
    subject = _ANSWERS.sub("", subject)
    found = citation.cited(subject, spoken.drafts.citable)
    refs = [
        r
        for r in under_title.cited(subject, found, spoken.drafts).references
        if not (r.foreign or r.argument or r.mention.position)
        and not _counts(subject, r)
        and (
            not pieces.is_bare(r)
            or coded(subject, r.start)
            or _titled(subject, r, spoken)
        )
    ]
    told = [spoken.settle(r) for r in refs]
    pairs = near.cited(refs, spoken)
    if not pairs:
        return _by_title(subject, spoken, named, alone=alone)
    if len(refs) == 1:
        spoken.turn_to(refs[0], told[0], titled=False)
        spoken.enter(refs[0])
    target = Target(document=told[0].document, value=subject)
    plain = told[0].sure and len(pairs) == 1 and alone
    others = [r for r in _others(named) if spoken.settle(r).pairs != pairs]
    others = [r for r in others if not _repeats(r, pairs[0][1])]
    if plain and not others:
        return replace(target, labels=(pairs[0][1],), sure=True)
    return replace(target, listed=True).doubted(WHY, pairs)


def _counts(subject: str, ref: Reference) -> bool:
    """Whether a bare number counts what is sent: "4 comments", "4点意见"."""
    said, end = fold(subject).text, ref.mention.end
    bare = ref.mention.noun is Noun.NONE or said[end - 1] in "个点条项"
    return bare and _REMARKS.match(said, end) is not None


def _others(named: Sequence[Reference]) -> list[Reference]:
    """Return the pieces that a body names besides."""
    return [
        r
        for r in named
        if not (r.foreign or pieces.is_bare(r) or pieces.is_sentence(r))
    ]


def _by_title(
    subject: str, spoken: Spoken, named: Sequence[Reference], *, alone: bool
) -> Target | None:
    """Say what a body may be about whose subject holds the title of a piece.

    "Comments on Late Fees" is on that piece, "Change late fees to ..." may be.
    """
    plain = fold(subject[:_LONGEST]).text
    for lead in _LEADS.finditer(plain):
        title = by_heading.told(plain[lead.end() :], spoken.in_force, spoken.drafts)
        if title and alone and not _others(named):
            return title
        if title:
            return title.doubted(WHY, title.pairs)
    held = by_heading.held(plain, spoken.in_force, spoken.drafts)
    return held and held.doubted(WHY, held.pairs)


def _titled(subject: str, ref: Reference, spoken: Spoken) -> bool:
    """Whether a number at the head is a label: its title stands behind it.

    Or any, where so deep a number is hardly one of anything else: "5.7.3 Recovery".
    """
    settled = spoken.settle(ref)
    if not (ref.leads and settled.sure and subject[ref.end :].strip()):
        return False
    beneath = spoken.drafts.beneath
    titles = (alignment.words(subject[at:]) for at in (ref.start, ref.end))
    places = (place for title in titles for place in beneath.get(title, ()))
    own = [(place.document, (place.label,)) for place in places]
    deep = len(ref.mention.items[0].path) >= _DEEP
    return deep or (settled.document, settled.labels) in own


def meant(
    text: str,
    about: Target,
    heads: Sequence[Reference],
    cited: Sequence[tuple[str, str]],
) -> bool:
    """Tell whether words that cite another piece may be on that of the subject.

    "Please replicate the note of Article 2 for this article", "I wrote Article 2": the
    other one is only where something comes from. Not where a sentence opens with it, or
    asks for something of it.
    """
    opened = any(
        ref.leads or sentences.opens(text, ref) or objects.asked(text, ref)
        for ref in heads[:1]
    )
    pairs = about.others or about.pairs
    if opened or not (pairs and heads) or {*cited} == {*pairs}:
        return False
    other = not any(_lies_in(one, pair) for one in cited for pair in pairs)
    return other or ({*cited} < {*pairs} and is_this(text))


def is_this(text: str) -> bool:
    """Tell whether words speak of "this article", be it that of the subject."""
    return _THIS.search(fold(text).text) is not None


def again(about: Target, heads: Sequence[Reference]) -> bool:
    """Tell whether all that words name is the piece of the subject once more.

    "The end of the first paragraph" below "Pilots, paragraph 1".
    """
    own = about.labels[0] if about.sure and len(about.labels) == 1 else ""
    return bool(own and heads) and all(_repeats(ref, own) for ref in heads)


def _repeats(ref: Reference, label: str) -> bool:
    """Whether a piece is cited by the last number of a label, with its noun."""
    items, inner = ref.mention.items, DEPTH[ref.mention.noun] >= DEPTH[Noun.PARAGRAPH]
    alone = inner and len(items) == 1 and not (items[0].last or ref.documents)
    path = items[0].path if alone else ()
    return bool(path) and key(label)[1:][-len(path) :] == path


def of_this(about: Target, text: str) -> Target:
    """Take words on "this article" as on the one piece that the subject names."""
    if len(about.others) != 1 or about.why != WHY or not is_this(text):
        return about
    ((document, label),) = about.others
    told = replace(about, document=document, labels=(label,), sure=True)
    return replace(told, others=(), why="", listed=False)


def _lies_in(one: tuple[str, str], pair: tuple[str, str]) -> bool:
    """Whether a piece is one that a subject names, or lies in that."""
    return one[0] == pair[0] and pieces.lies_in(one[1], key(pair[1]))


#: The piece that is spoken of.
_THIS = later(
    r"(?<![^\W_])(?:th(?:is|e present)|ce(?:t(?:te)?)?|est[ea]|dies\w{1,2}|эт\w{1,3}"
    r"|данн\w{2,3}|هذ[اه]) (?:scs?|criteri\w{1,3}|rule|article|paragraph|section|clause"
    r"|provision|requirement|recommendation|principle|critère|règle|paragraphe"
    r"|disposition|artículo|regla|párrafo|disposición|criterio|стать\w{1,2}|пункт\w{0,2}"
    r"|правил\w{1,2}|критери\w{1,2}|artikels?|absatz\w{0,2}|regel|kriteri\w{1,3}"
    r"|bestimmung|(?:ال)?ماد[ةه]|(?:ال)?فقر[ةه])(?![^\W_])|[本该此](?:条|段|款|准则|规则)"
)


def may_be_on(text: str) -> bool:
    """Whether words that seem only to accompany may be on a piece.

    They name a value, or tell of nothing that is sent: "Superfluous, drop it.". Who
    only says who he is, or how many points follow, is on none.
    """
    if leading_in.introduces(text) or courtesy.only_leads_in(text):
        return False
    sent = courtesy.is_title(text) or _SENT.search(fold(text).text)
    return not sent or bool(values(alignment.words(text)))
