"""Is a comment that asks for nothing in known words shown to be a mere remark?

Words that no rule reads as an ask may still be one. A brief remark that names another
value than the paragraph, or quotes other words, and states no fact with them, is more
often an ask than not: a person is asked, with the right candidate. So is what is no
more than a figure, which may be a mark. Norms and wishes alone are not asked about:
hardly any that no rule reads is an ask (docs/attribution.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import action_grammar as grammar
from rules import action_others as wishes
from rules import alignment
from rules.action import heard, request, worded
from rules.action_learnt import tokens, weighed
from rules.action_names import PLACE
from rules.action_words import MEANING
from rules.citation.folding import fold, requoted, unwrap
from rules.language import length
from rules.later import later
from rules.location import offering, wanting
from rules.location.counting import fresh_values, values
from rules.location.target import UNPLAIN, Target
from rules.terms import Action

if TYPE_CHECKING:
    from rules.alignment import Words
    from rules.location.catalogue import Drafts

JOINS = "it may ask that they become one"
OTHERS = "it speaks of a change that others want"
#: What a merger in rare words is most often taken for.
_MAY_JOIN = (Action.AMEND, Action.COMMENT)
_BRIEF, _LONG = 40, 10
_SHORT = 15
#: Fewer words name what is wanted.
_FEW = 5
#: A figure or a capital letter, which may be a mark.
_FIGURE = later(r"\W*(?:\d{1,2}|[A-Z])\W*")
#: What is named as a word is one of the draft, perhaps in another language.
_NAMED = later(
    r"(?:words?|terms?|phrase|mots?|termes?|palabras?|término|слов\w+|термин\w*|wort"
    r"|begriff|expressi?[oó]n(?:es)?|notions?|concepts?|conceptos?|выражени\w+|поняти\w+"
    r"|ausdrucks?|formulierung)\s\"|(?:表述|说法|用语|عبارة|تعبير)\s?\"|(?<!\w)had(?!\w)"
)
#: What is quoted before a colon is what is spoken of, perhaps in another language.
_TOPIC = later(r'\A\W*"[^"\n]{1,80}"\s?(?::|[–—-])\s')
#: What is quoted is judged; it is no other wording.
_JUDGED = later(
    r"(?<![^\W_])(?:makes? no sense|no sense|unreasonable|unclear|absurd|arbitrary|n'a "
    r"aucun sens|incompréhensible|absurde|no tiene sentido|incomprensible|absurd[oa]"
    r"|не имеет смысла|бессмысл\w{1,8}|непонятн\w{1,3}|нелеп\w{0,3}|неразумн\w{0,3}"
    r"|sinnlos|unsinnig|unklar|unverständlich|willkürlich|absurd"
    r"|(?:we|i) (?:wonder|doubt)|interrogeons|nos preguntamos|dudamos|сомнева\w{2,6}"
    r"|задаёмся вопросом|fragen uns|bezweifeln)(?![^\W_])|有?疑[问虑]|怀疑|نتساءل|نشكك?"
    r"|(?:没有?|毫无)(?:道理|意义)|不合理|不清楚|荒唐"
    r"|غير (?:منطقي|مفهوم|واضح|معقول)|لا معنى"
)
#: Two that do not agree are not asked to become one.
_CLASH = later(
    r"(?<![^\W_])(?:not (?:fit|go|sit well) together|contradict\w{0,5}|conflict\w{0,3}"
    r"|clash\w{0,2}|inconsistent|at odds|ne vont pas ensemble|contredis\w{2,4}"
    r"|incohérent\w{0,2}|no encajan|contradic\w{2,6}|incoherentes?|противореч\w{1,5}"
    r"|не согласу\w{3,6}|widersprechen|passen nicht|unvereinbar)(?![^\W_])"
    r"|矛盾|不一致|冲突|(?:ت|ي)(?:تعارض|تناقض)"
)
#: One of a thing for each of another.
_RATE = later(
    r"(?<![^\W_])(?:one|une?|una|eine?|один|одна) (?:[^\W\d_]+ )?(?:per|par|por|pro"
    r"|на) (?!écrit|escrito)[^\W\d_]+"
)
#: Signs of what is asked or offered.
_ASKED = later(r"[\"?!？！؟]")
#: Moods and comparisons: a sentence that has one states no fact.
_MOOD = later(
    r"(?<![^\W_])(?:should|shd|would|could|might|may|ought|must|instead|rather|than|better"
    r"|best|more|less|fewer|also|only|too|but"
    r"|in (?:our|my) (?:view|opinion)|\w{3,}rai(?:en)?t|\w{3,}rían?|plutôt"
    r"|mieux|plus|moins|mejor|más|menos|бы|лучше|besser|lieber|mehr|weniger"
    r"|wäre\w*)(?![^\W_])"
)


#: Who denies or exceeds a value that stands there wants another.
_ALTERS = later(
    r"\b(?:not|more|less|longer|pas|plus|moins|más|menos|не|более|больше|менее|меньше"
    r"|nicht|mehr|weniger|keine?n?)\b|不|لا "
)
#: Words of so many letters tell something; few more than a paragraph has change it not.
_TELLING, _STEM, _LITTLE_MORE = 4, 5, 2


def doubted(target: Target, asks: str, action: Action | None, drafts: Drafts) -> Target:
    """Return the target for review where a neutral comment may ask for a change."""
    if not target.sure or target.new or action is not None:
        return target
    asked = request(asks)
    joins = asked.joins and asked.action in _MAY_JOIN
    if len(target.labels) > 1 and joins and not _CLASH.search(fold(asks).text):
        return target.doubted(JOINS)
    why = _why(target, asks, asked.action, drafts) if length(asks) <= _BRIEF else ""
    return target.doubted(why) if why else target


def _why(target: Target, asks: str, asked: Action, drafts: Drafts) -> str:
    """Say why a brief remark may ask for something else than is read in it, or not."""
    own = drafts.own_words(target)
    if asked is Action.AMEND:
        tells = _tells(asks) and not _is_wanted(asks, drafts)
        return UNPLAIN if tells or _stands(asks, own, drafts) else ""
    if asked is not Action.COMMENT:
        return ""
    if _hears(asks):
        return OTHERS
    if not _may_ask(asks, own, drafts):
        return ""
    # asked last: it takes longer than all else
    told = length(asks) > _LONG and offering.only_remarks(asks)
    return "" if told else UNPLAIN


def _stands(asks: str, own: list[Words], drafts: Drafts) -> bool:
    """Whether words that no list reads as an ask name only values that stand there."""
    if worded(asks) is not Action.COMMENT or '"' in requoted(fold(asks)).text:
        return False
    words = alignment.words(offering.COUNTED.sub("", offering.uncited(asks, drafts)))
    said = values(words)
    known = {value.what for each in own for value in values(each)}
    if not said or not known.issuperset(value.what for value in said):
        return False
    # "ten working days" are not its ten days, and who says more than it does wants more
    stems = {word[:_STEM] for each in own for word in each}
    of = {words[value.end][:_STEM] for value in said if value.end < len(words)}
    more = [w for w in words if len(w) >= _TELLING and w[:_STEM] not in stems]
    little = len(more) <= _LITTLE_MORE and not _ALTERS.search(" ".join(words))
    return of <= stems and (little or asks.rstrip().endswith(grammar.ASKING))


def _tells(asks: str) -> bool:
    """Whether words only state something, each by itself: who asks is in some mood.

    >>> _tells("A grand piano takes the room of six."), _tells("Say six instead.")
    (True, False)
    """
    said = requoted(unwrap(fold(asks))).text
    of_self = offering.SELF.intersection(alignment.words(said))  # who complains
    mood = of_self or _ASKED.search(said) or _MOOD.search(said)
    if mood or length(said) < _FEW:
        return False
    own, listed = heard(asks)
    alone = weighed(tokens(own), listed.action).action
    return listed.action is alone is Action.COMMENT


def _is_wanted(asks: str, drafts: Drafts) -> bool:
    """Whether a part of a sentence is a rate that is wanted: "No. One a village."."""
    said = requoted(unwrap(fold(offering.uncited(asks, drafts)))).text
    parts = (part for s in offering.PLAIN.split(said) for part in s.split(" ; "))
    return any(_is_rate(part.strip(" .!;:")) for part in parts)


def _is_rate(said: str) -> bool:
    """Whether words are no more than a rate: "one per village"."""
    few = len(alignment.words(said)) <= _FEW
    return few and _RATE.match(said) is not None and not wanting.STATES.search(said)


def _hears(asks: str) -> bool:
    """Whether a change is spoken of that the sender neither wants nor refuses."""
    said = requoted(unwrap(fold(asks))).text
    return any(map(wishes.hears, offering.PLAIN.split(said)))


def _may_ask(asks: str, own: list[Words], drafts: Drafts) -> bool:
    if _FIGURE.fullmatch(asks.rpartition(PLACE)[2]):
        return True
    asks = offering.COUNTED.sub("", offering.uncited(asks, drafts))
    folded = requoted(unwrap(fold(asks))).text
    said = [s for s in offering.PLAIN.split(folded) if offering.speaks(s)]
    return any(_proposes(s.rpartition(PLACE)[2], own) for s in said)


def _proposes(said: str, own: list[Words]) -> bool:
    """Whether a sentence has a value or words of its own, as an ask has."""
    said = _TOPIC.sub("", said)
    words = alignment.words(said)
    if grammar.informs(said) or len(words) > _SHORT:
        return False
    told = wanting.STATES.search(said) and not _MOOD.search(said)
    # "thirty would be too many", "we have six": no value of the text
    other = offering.REFUSED.search(said) or offering.SELF.intersection(words)
    fresh = own and all(fresh_values(words, each) for each in own)
    if (fresh and not (told or other)) or _RATE.search(said):
        return True
    quoted = [alignment.words(m[1]) for m in offering.QUOTED.finditer(said)]
    others = any(
        q and not any(offering.within(q, each) for each in own) for q in quoted
    )
    named = any(known.search(said) for known in (MEANING, _NAMED, _JUDGED))
    return others and not named
