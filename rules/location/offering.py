"""Do the words of a comment offer another text than the paragraph has?

A sentence that is a version of the paragraph does; so does a brief clause with another
value, and a sentence that sets other words or another value against its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import remarks, request, worded
from rules.action_announced import ungrounded, unpointed
from rules.action_names import PLACE
from rules.action_others import is_reported
from rules.action_turned import names_value
from rules.action_words import MEANING, REQUESTS
from rules.citation.folding import fold, requoted, unwrap
from rules.citation.language import Noun
from rules.header_words import Role, header
from rules.language import length
from rules.later import later
from rules.location import wanting
from rules.location.counting import is_dated, is_fresh, is_year, values
from rules.location.shares import tells
from rules.location.suiting import SUFFICES, settles
from rules.remembered import remembered
from rules.terms import Action

if TYPE_CHECKING:
    from rules.alignment import Words
    from rules.location.catalogue import Drafts
    from rules.location.target import Target

_FEW, _BRIEF, _NEAR = 5, 6, 2
_CLEAR = 25
_REACH = 5
_LIKE = 60.0
_OPENING = 4
_LONGEST = 400
#: So many signs, all pieces together, and so many pieces: nobody offers later, or more.
_MOST, _PIECES = 20_000, 20
_STEM = 4
_ASKING = ("?", "？", "؟")
#: Sentences, cells, and what stands between quotation marks.
_SENTENCE = later(r"[\"“”«»„|\n。；]|(?<=[.;:!?])\s|(?<=[？！])")
PLAIN = later(r"(?<=[.;!?])\s(?!\"(?:\s|\Z))|(?<=[。；？！])|\n")
#: A line without a stop above others is the heading of what is said.
_TITLED = later(r"[^\n]*[^\W_]\n\S")
_STOP = later(r"(?<=[.!?])\s(?!\"(?:\s|\Z))|(?<=[。？！])|\n")
#: Somebody's name below what is said names nothing that is wanted.
NAME_BELOW = later(r"\n(?:[A-ZÀ-ÞЀ-Я][\w.'’-]{0,30} ?){2,4}\s*\Z")
#: The sender's own numbers, and times of the day.
COUNTED = later(
    r"(?m)^[^\w\n]{0,9}(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?[.)\]、）：:](?!\d)|\d{1,2}:\d{2}"
)
_CLAUSE = later(r"[,，、:;–—]\s?|(?<![^\W_])-|-(?![^\W_])|(?<=[.!])\s")
QUOTED = later(r'"([^"\n]{1,400})"')
#: Quoted words that are only listed beside others.
_LISTED = later(
    r'" (?:and|or|et|ou|y|o|e|и|или|und|oder|و|أو) "[^"\n]{1,400}"|"和"[^"]*"'
)
#: What stands right before a quoted text and its colon.
_RENEWED = later(
    rf'(?:\A|[.;:!?\n{PLACE}])\W*([^\W\d_][^.;:!?\n"{PLACE}]{{1,60}}?)\s?:\s?"'
)
#: One word announces a text: "Lire : « ... »".
_READS = later(
    r"\W*(?:[^\W\d_]{3,12}|(?:at|in|to|à|al?|в|am|an)\s(?:the |la |l[ea] |das )?"
    r"(?:very )?(?:end|beginning|start|fin|final|début|principio|конце?|начале?|ende"
    r'|anfang))\s?:\s?"\s?(?:[^\s"]+\s){3}[^"\n]*"'
    # "“and the others” at the end"
    r'|\W*"[^"\n]{1,400}",?\s(?:at|in|to|à|al?|в|am|an)\s(?:the |la |l[ea] |das )?'
    r"(?:very )?(?:end|beginning|start|fin|final|début|principio|конце?|начале?|ende"
    r"|anfang)\W*\Z"
)
#: A mood that wishes for the value behind it, and one that praises that before it.
_DUTIES = (
    r"should|must|ought|devrai(?:en)?t|debe\w*|sollte\w*|следует|долж\w+|нужно|надо"
)
_WISHED = later(
    rf"(?<![^\W_])(?:{_DUTIES}|would|could do|wäre|würde\w*|\w{{2,}}rai(?:en)?t"
    r"|\w{2,}rían?|бы)(?![^\W_])|يجب|ينبغي|应|宜"
)
#: Behind the paragraph's own value "would" tells what this brings about.
_OUGHT = later(rf"(?<![^\W_])(?:{_DUTIES})(?![^\W_])|يجب|ينبغي|应|宜")
_WOULD_BE = later(
    r"(?<![^\W_])(?:would be|\w{2,}rai(?:en)?t|\w{2,}rían?|wären?|было бы)(?![^\W_])"
)
#: What is too much, or denied, is not wished for.
REFUSED = later(
    r"(?<![^\W_])(?:not(?! (?:go (?:beyond|above|below)|exceed|be (?:more|less|fewer)))"
    r"|never|\w{2,6}n'?t|too(?= [^\W_])|more than|ne|pas|trop|no|demasiad\w+|не|слишком"
    r"|nicht|zu|kein\w*)(?![^\W_])|[太过]|لا"
)
_CLAUSE_WORDS = 9
#: An infinitive or an imperative before a number: "poner 5", "make it 5".
_PUTS = later(
    r"\W*(?:[a-zà-ÿ]{2,9}(?:er|ar|ir|re)|mettez|ponga|put|make|say|set|use)\s(?:it )?\d"
)
_LEFT_OUT = later(r"\.\.|\[")
#: Who speaks of himself names no value of the text.
_PRONOUNS = (
    "i we you he she they us me my our je nous on vous notre mon yo nos nosotros мы я"
    " нас нам ich wir uns mein unser 我 我们 نحن"
)
SELF = frozenset(_PRONOUNS.split())
#: One thing against another: "Saturday, not Friday".
_AGAINST = later(
    r"(?<![^\W_])([^\W\d_]{3,}),?(?: and| et| y| а| und|) (?:not(?: only)?|non|no|не"
    r"|nicht|instead of|rather than|au lieu d[eu]|plutôt que|en (?:vez|lugar) de|вместо"
    r"|statt) (?:the |an? |l[ea] |el |de[rmn] )?([^\W\d_]{3,})(?![^\W_])"
)

_MAY_OFFER = (Action.COMMENT, Action.KEEP, Action.ADD)
_REMARK = 40
#: Who so likely tells of other values only, as of those at home, asks for none; nor
#: who so likely remarks on a piece, in more than a few words.
_REMARKS, _REMARKS_SO = 0.97, 0.955
#: With a verb that no list knows, more than a few words seem to name what is wanted:
#: they do if a remark is no likelier.
_STATED = 0.5
_ARGUES, _WORDS, _VALUED = 60, 6, 11
_HAN = 0.5
#: Words, a sign, and other words: "hour -> day", "+ “and repaired”", "a / a or b".
_SIGN = later(r"\s?(?:(?<!-)-+>+|(?<!=)=+>+|→|⇒|>+|\s/\s)\s?")
_SIGNED = later(r'\A[\s:.)\]-]{0,3}([+-])\s?"([^"]{1,400})"\W*\Z')


def _puts(line: str, own: Words) -> bool:
    """Whether a line puts words beside those of the paragraph, by a sign alone."""
    said = line.rpartition(PLACE)[2]
    signed = _SIGNED.match(said)
    if signed:
        return within(alignment.words(signed[2]), own) is (signed[1] == "-")
    old, *new = (alignment.words(stretch) for stretch in _SIGN.split(said))
    return bool(old) and len(new) == 1 and within(old, own) and new[0] != old


def offered(target: Target, asks: str, drafts: Drafts) -> Action | None:
    """Say what a comment that asks for nothing in words asks for by what it offers."""
    said, said_in_all = request(asks), asks
    if not target.sure or target.new or said.plain or said.action not in _MAY_OFFER:
        return None
    own = [drafts.words_of(str(target.document), x) for x in target.labels[:_PIECES]]
    asks = NAME_BELOW.sub("", asks[: _MOST // max(1, len(own))])
    asks = ungrounded(unpointed(asks))
    asks = COUNTED.sub("", uncited(asks, drafts))
    folded = requoted(unwrap(fold(asks))).text
    # the same words are asked once
    pieces = [s for s in dict.fromkeys(_SENTENCE.split(asks)) if not _questions(s)]
    stopped = dict.fromkeys(_STOP.split(folded))
    whole = [s for s in stopped if speaks(s) and length(s) <= _CLEAR]
    said_all = [s for s in PLAIN.split(folded) if speaks(s)]
    plain = [*dict.fromkeys(said_all)]
    if said.action is not Action.COMMENT:
        # a version of the paragraph adds no other; "four would suit us"
        told = worded(said_in_all) is Action.ADD and not _renews(said_in_all)
        offers = (
            any(settles(s, each) for s in plain for each in own)
            if said.action is Action.KEEP
            else any(_is_version(s, each) for s in pieces for each in own)
        )
        return Action.AMEND if offers and not told else None
    argues = length(asks) > _ARGUES  # names are quoted in it, too
    quoting = [] if argues else [s for s in plain if length(s) <= _REMARK]
    offers = any(
        any(_is_version(s, each) for s in pieces)
        or any(_puts(line, each) for line in folded.splitlines())
        or any(_quotes(s, each) for s in (*whole, *quoting))
        for each in own
    )
    if offers:
        return Action.AMEND
    values = any(
        any(_offers(s, each) for s in plain)
        or (names_value(folded) and not within(alignment.words(folded), each))
        for each in own
    )
    # a long text argues: what must be is said of the world, too
    brief = said_all if length(asks) <= _REMARK else []
    brief = [*dict.fromkeys(brief[_TITLED.match(folded) is not None :])]
    unquoted = [QUOTED.sub('""', s) for s in brief]  # quoted words oblige to nothing
    wants = any(wanting.obliges(s, e) for s in unquoted for e in own)
    named = any(
        wanting.is_wanted(s, e, first=not n) for n, s in enumerate(brief) for e in own
    )
    if wants or (named and length(asks) <= _WORDS):
        return Action.AMEND
    if not (named or values):
        return None
    if values and length(asks) <= _VALUED:
        most = _REMARKS
    else:
        plain_ask = values or any(map(wanting.goes_on, brief))
        most = _REMARKS_SO if plain_ask else _STATED
    return None if remarks(said_in_all) >= most else Action.AMEND


def _renews(asks: str) -> bool:
    """Whether what heads a quoted text calls it the new one: "New text: ..."."""
    head = _RENEWED.search(requoted(fold(asks)).text)
    return head is not None and header(head[1]) is Role.PROPOSED


def only_remarks(asks: str) -> bool:
    """Tell whether more than a few words as good as surely remark on a piece."""
    return length(asks) > _WORDS and remarks(asks) >= _REMARKS_SO


def _offers(sentence: str, own: Words) -> bool:
    """Whether a sentence names another value or word than the paragraph's own."""
    return any(names(sentence, own) for names in (_revalues, _contrasts, settles))


def own_words(text: str) -> str:
    """Fold words, without what stands in quotation marks."""
    return QUOTED.sub('""', requoted(unwrap(fold(text))).text)


def uncited(text: str, drafts: Drafts) -> str:
    """Leave out the pieces that a text cites: their numbers are no values."""
    for ref in reversed(citation.references(text, drafts.citable)):
        if ref.mention.noun not in (Noun.SENTENCE, Noun.NONE):
            text = f"{text[: ref.start]}{PLACE}{text[ref.end :]}"
    return text


def _questions(sentence: str) -> bool:
    return sentence.rstrip().endswith(_ASKING)


@remembered
def speaks(sentence: str) -> bool:
    """Whether a sentence says what its sender wants, and asks nothing."""
    return not (_questions(sentence) or is_reported(sentence) or tells(sentence))


#: A piece that is named inside a sentence, or at its end.
_UNDER = later(rf"[^\W\d_]{{2}}\s{PLACE}\W*\Z")


def _is_version(sentence: str, own: Words) -> bool:
    """Whether a sentence is the paragraph with new words, and not misspelt ones.

    Who says what stands "under paragraph 5" tells of it.
    """
    if _UNDER.search(sentence):
        return False
    words = alignment.words(sentence[:_LONGEST])
    known = {word[:_STEM] for word in own}
    fresh = any(word[:_STEM] not in known for word in words)
    opens = fresh and words[:_OPENING] == own[:_OPENING]
    known_all = not set(words).difference(own)
    cut = known_all and not (_LEFT_OUT.search(sentence) or within(words, own))
    return (
        (fresh or cut)
        and len(words) >= _FEW
        and (opens or alignment.likeness(words, own) >= _LIKE)
    )


def within(words: Words, own: Words) -> bool:
    """Whether words stand in a paragraph as they are."""
    return f" {' '.join(words)} " in f" {' '.join(own)} "


def _size(words: Words) -> float:
    """How long words are: two Han signs make one."""
    return sum(_HAN if "一" <= word <= "龥" else 1 for word in words)


def _revalues(sentence: str, own: Words) -> bool:
    """Whether a brief clause names another value than the paragraph does."""
    known = {value.what for value in values(own)}
    numbers = [what for what in known if not is_dated(what)]
    counted = {own[v.end] for v in values(own) if v.end < len(own)}
    long = _size(alignment.words(sentence)) > _NEAR
    for clause in _CLAUSE.split(sentence):
        words = alignment.words(clause)
        if _size(words) > _CLAUSE_WORDS or not known or SELF.intersection(words):
            continue
        for value in values(words):
            brief = _size(words) <= _BRIEF
            bare = brief and value.start <= _NEAR and len(words) - value.end <= _NEAR
            same = brief and value.end < len(words) and words[value.end] in counted
            last = value.end == len(words) and words[value.end - 1].isdecimal()
            last = last and not (len(words) == 1 and is_year(value.what))
            alone = value.start == 0 and long
            puts = _PUTS.match(clause) is not None
            if last and not (alone or puts):
                continue  # the number of something: "question 2", or a mark
            suffices = (
                value.start <= _NEAR
                and SUFFICES.search(clause)
                and not REFUSED.search(clause)
            )
            # of two values of the paragraph, a bare one is to stand for both
            only = len(words) == value.end - value.start and len(numbers) > 1
            if (
                only
                or puts
                or (is_fresh(value.what, known) and (bare or same or suffices))
            ):
                return True
    return False


def _quotes(sentence: str, own: Words) -> bool:
    """Whether a sentence quotes words of the paragraph, and others for them."""
    quoted = [
        alignment.words(m[1]) for m in QUOTED.finditer(_LISTED.sub('" ', sentence))
    ]
    inside = [bool(words) and within(words, own) for words in quoted]
    if any(inside) and not all(inside) and not MEANING.search(sentence):
        return True
    return bool(_READS.match(sentence)) and not all(inside)


def _contrasts(sentence: str, own: Words) -> bool:
    """Whether a sentence sets another value or word against the paragraph's own."""
    words = alignment.words(sentence)
    if len(words) > _CLEAR:
        return False
    known = {value.what for value in values(own)}
    named = {value.what for value in values(words)}
    fresh = any(is_fresh(value, known) for value in named)
    if fresh and known and not REFUSED.search(sentence):
        first = min((v.end for v in values(words) if v.what in known), default=None)
        wished = any(
            (_WISHED if first is None or v.end <= first else _OUGHT).search(
                " ".join(words[: v.start])
            )
            or _WOULD_BE.search(" ".join(words[v.end : v.end + _REACH]))
            for v in values(words)
            if is_fresh(v.what, known)
        )
        return wished or bool(named & known and REQUESTS.search(sentence))
    against = _AGAINST.search(sentence) if len(words) <= _BRIEF else None
    return against is not None and against[2] in own and against[1] not in own
