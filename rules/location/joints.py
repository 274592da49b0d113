"""How are two pieces of one sentence joined: as a list, or by a turn to the next?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from rules.action_instead import BEGINS
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.citation.spans import MOVING
from rules.citation.standing import VOTES
from rules.later import later
from rules.location import alike, borders, clauses, earlier, sentences, torn

if TYPE_CHECKING:
    from rules.citation import Reference

_CLAUSE = later(
    r",?\s+\S+(?:\s+\S+)+?\s*([,;]\s*(?:(?:and|but|while|et|y|e|и|то|und)\s)?"
    r"(?:(?:in|on|as for|as to|sur|en|quant au|au|el|la|le|в|к|по|zu|auf)\s)?)\Z"
)
_TURN = later(
    r"(?i)(?<!\w)(?:but|whereas|while|however|(?<=[,;] )yet|mais|tandis que"
    r"|alors que|pero"
    r"|mientras que|en tanto que|но|тогда как|aber|während|wohingegen|jedoch|لكن|أما)"
    r"(?!\w)|但|[,，;；](?<=[一-龥]{2}.)而?\Z"
    r"|(?<=同意|支持|赞成|反对|删除|保留|接受|修改|意见)、\Z|, (?=а )"
)
_CONCEDED = later(
    # "If you are up to this, you could fix 5 and 6": that is polite
    r"(?i)(?!\W*+(?:if you|si vous|si ustedes?|если вы|(?:wenn|falls) (?:sie|ihr|du))"
    r"(?![^\W_])[^,.;:\d]{0,40},)"
    rf"\W*+(?:{BEGINS}"
    r"|(?:if|unless|wenn|falls|если)(?! (?:possible|necessary|any|möglich))"
    r"|(?:while|although|though|whereas|despite|bien que|si|aunque|хотя|obwohl"
    r"|zwar|رغم|虽然|尽管)(?![^\W一-龥]))"
)
#: What is only supposed, or set aside, before another piece is named.
_SUPPOSED = later(
    r"(?i)\W*+(?:(?:if|unless|wenn|falls|если)(?! (?:possible|necessary|any|möglich))"
    rf"(?!\w)|{BEGINS})"
)
#: It may stay, and another may not: "if 5 can be kept as it is, 6 should go".
_GRANTED = later(
    r"(?i)[^,.;:!?]*(?<!\w)(?:(?:may|can) (?:\w+ )?(?:stay|remain|be (?:kept|left"
    r"|retained))|peu(?:t|vent) (?:rester|demeurer|être (?:mainten|conserv))"
    r"|pueden? (?:quedar|manten|permanec|conserv)|можно (?:\w+ )?(?:остав|сохран)"
    r"|мо(?:жет|гут) остат|kann (?:so )?bleiben|bleiben (?:kann|darf))"
)
_FAILING = later(r"(?i)(?<!\w)(?:failing that|à défaut|en su defecto|hilfsweise)(?!\w)")
_COORDINATED = later(
    r"(?i)(?<!\w)(?:and|or|as well as|et|ainsi que|y|e|así como|и|а также|und|sowie"
    r"|while considering|والفقرة)(?!\w)|^\W{0,3}$|و|和|及|、"
)
#: Nothing but a conjunction, and what leads to the next piece.
_JOINED = later(
    r"(?i)[\s)]*(?:[,;&+、،]|[\s,;]*(?<!\w)(?:and|or|nor|as well as|et|ni|ainsi que|y|e"
    r"|así como|и|ни|а также|und|noch|sowie)(?!\w)|[,\s]*[和及与]"
    r"|\s?و(?:لا\s)?)[\s,]*(?:(?:also|then)\s)?(?:(?:on|in|to|at|of|for|from|about|with"
    r"|sur|à|au|aux|de|du|en|sobre|del|a|в|к|о|по|из|zu|zur|zum|von|in)\s)?(?:(?:the|le"
    r"|la|l'|el|der|die|das)\s?)?"
)
#: What follows a piece that heads its clause: a verb or more, not a list's next.
_SAYS = later(r"\s+(?!(?:and|or|et|y|и|und|of|to|which|that|where)\b)[^\W\d_]+")
#: It is called by its name, and what is said of it follows.
_CALLED = later(r"\s?[?？؟]{1,3}[^\S\n]*\S")
#: "Paragraph 3 is long and paragraph 10 is short": the second heads a clause as well.
_SECOND = later(
    r"(?i)[\s,]+(?!(?:on|of|in|about|as|concerning|sur|de|du|sobre|del|о|об|über|zu)\s)"
    r"[^\W\d_]\S*(?:\s+\S+)+?\s+((?:and|et|y|и|und)\s(?:on\s"
    r"|in\s)?(?:the\s(?:\w+\s)?)?)"
)
#: "In paragraph 3, ... and, in paragraph 10, ...": each has its own words.
_PARALLEL = later(
    r"(?i),\s[^.;:!?\n]{1,400}\s((?:and|et|y|e|и|und),?\s(?:in|on|at|dans|au|à|sur|en"
    r"|sobre|в|по|zu|im)\s(?:the\s|le\s|el\s)?)"
)
_COMMA = later(r",\s")
_SUBJECT = later(
    r"\s+(?:we|it|they|i|is|are|should|must|shall|needs?|has|nous|il|elle|est|doit"
    r"|devrait|es|debe|debería|мы|следует|wir|ist|soll\w*|muss)(?!\w)"
)
#: "Paragraph 8 out, paragraph 7 stays": all that is said of a piece in a word.
_BRIEFLY = later(
    r"(?i)\s*(?:à )?(?:out|in|stays?|goes|fine|good|ok(?:ay)?|agreed|no|yes|oui|non"
    r"|bien"
    r"|supprimer|garder|conserver|maintenir|modifier|suprimir|eliminar|mantener"
    r"|conservar"
    r"|fuera|удалить|исключить|снять|убрать|оставить|сохранить|изменить|поддерживаем"
    rf"|streichen|löschen|behalten|beibehalten|ändern|raus|weg|bleibt|gut|修改|{VOTES})"
    r"(?P<turn>\s?[,;，；、]\s?(?:(?:and|but|et|mais|y|pero|и|а|но|und|aber)\s)?"
    r"(?:(?:the|l[ea]|el|der|die|das)\s)?)"
)
#: The next clause begins.
_BEGUN = later(r"[,;，；]\s?\Z")
#: Numbers that head their clauses: "el 8 fuera, el 5 que se quede".
_EACH = later(
    r"(?i),?\s(?!(?:and|et|y|e|и|und|or|ou|o)\s)[^\W\d_][^,;\d]{0,80}(?P<turn>[,;]\s"
    r"(?:(?:and|but|et|mais|y|pero|и|но|und|aber)\s)?"
    r"(?:(?:on|as to|as for|for|in|en|con|sobre|sur|dans|по|zu|bei)\s)?"
    r"(?:(?:el|al|del|le|au|du)\s)?)"
)
#: "Estmark supports paragraph 10, and paragraph 3 it wants deleted."
_PARTED = later(r"(?i),\s(?:and|et|y|и|und)\s[^\W\d_]+\s\S+\Z")


#: "Para 5: fine, para 6: delete": what stands behind each colon is said of its piece.
_BOTH_LABELLED = later(
    r"\s?[:：][^:：.;\n]{1,60}(?P<turn>[,，、]\s?)(?:(?:and|et|y|и|und)\s)?"
)
_NEXT = later(
    r"[,;:.!?，；。、]|\s(?=(?:and|but|et|mais|y|pero|и|но|und|aber)\s)|\s(?=و)"
)
_COLON = later(r"\s?[:：]\s?\S")
_LIST = 3


def labelled(text: str, left: Reference, right: Reference) -> int:
    """Where the label of the next piece begins in a sentence of two labels, else 0."""
    both = _BOTH_LABELLED.fullmatch(text, left.end, right.start)
    return both.start("turn") + 1 if both and _COLON.match(text, right.end) else 0


def ordered(left: Reference, right: Reference) -> bool:
    """Whether two bare numbers are pieces by what is said of each: "keep 5, drop 7"."""
    return left.mention.ordered and right.mention.ordered


def turn(text: str, left: Reference, right: Reference) -> int:
    """Where a sentence turns from one piece to another, else 0.

    With a "but", or with a comma before the second piece that heads its clause:
    "paragraph 5 is clear, paragraph 6 is not".
    """
    return (_next if ordered(left, right) else _turned)(text, left, right)


#: What was asked of the first, of the next: "but not with that of paragraph 6".
_THAT_OF = later(
    r"(?i)(?<!\w)(?:that|those|celles?|ceux|celui|la|el|lo|тот|то|dem|der|die)\s(?:of|d[eu]s?"
    r"|del?|von|zu)\s(?:the |la |le |l')?\Z"
)


def _turned(text: str, left: Reference, right: Reference) -> int:
    start = max(left.end, right.start - sentences.LOOK_BACK)
    match = _TURN.search(text, start, right.start)
    same = _likewise(text, start, right)
    of_both = match and _THAT_OF.search(text, match.end(), right.start)
    begin = borders.start_of(text, left.start)
    granted = _CONCEDED.match(text, begin) and _GRANTED.match(text, begin, right.start)
    supposed = not granted and _SUPPOSED.match(text, begin)
    instead = _FAILING.search(text, start, right.start)
    if of_both or supposed or instead or earlier.takes_back(text, left):
        return 0
    label = same or labelled(text, left, right)
    if match and not label:
        # "paragraph 5 but not paragraph 6": of the first nothing is said as yet
        said = sentences.says(text[left.end : match.start()])
        return match.start() if said or not sentences.opens(text, left) else 0
    second = None if granted else clauses.joint(text, left, right)
    if label or second is not None:
        return label or (second[1] if second else 0)
    signs = {left.mention.noun, right.mention.noun} == {Noun.SIGN}
    each = _EACH.fullmatch(text, left.end, right.start) if signs else None
    if sentences.opens(text, left) or _BEGUN.search(
        text, max(0, left.start - 2), left.start
    ):
        each = _BRIEFLY.fullmatch(text, left.end, right.start) or each
    if each and sentences.followed(text, right):
        return each.start("turn") + 1
    near = right.start - left.end <= sentences.LOOK_AHEAD  # no clause is longer
    for clause, goes_on in ((_CLAUSE, _SAYS), (_SECOND, _SUBJECT), (_PARALLEL, _COMMA)):
        match = clause.fullmatch(text, left.end, right.start) if near else None
        if match and goes_on.match(text, right.end):
            return match.start(1) + (match[1][0] in ",;")
    return 0


def _likewise(text: str, start: int, right: Reference) -> int:
    """Where the same is said of a piece behind a comma: ", and the same goes for 7"."""
    comma = text.rfind(", ", start, right.start) + 1
    said = fold(text[comma : right.start]).text if comma else ""
    return comma if sentences.SAME.fullmatch(said) else 0


def _next(text: str, left: Reference, right: Reference) -> int:
    signs = _NEXT.finditer(text, left.end, right.start)
    return max((match.end() for match in signs), default=left.end)


#: The first is asked the first, and the second the other.
_RESPECTIVELY = later(
    r"(?<!\w)(?:respectively|respectivement|respectivamente|соответственно)(?!\w)|分别"
    r"|على التوالي"
)


def entangled(text: str, head: Reference, refs: Sequence[Reference]) -> bool:
    """Whether the pieces of one sentence are not simply listed together."""
    begin = max(0, head.start - sentences.LOOK_BACK)
    if _IN_PLACE.search(text, begin, head.start) and len(head.mention.items) > 1:
        return True
    excepted = any(
        torn.excepts(text[ref.start : ref.end]) and not ref.mention.without
        for ref in refs
    )
    told = _moves(text, head, refs) or _refers(text, head)
    if excepted or told or any(_is_bound(text, ref) for ref in refs):
        return True
    one = len({i for r in refs for i in r.mention.items}) == 1
    parts = any(clauses.joint(text, a, b) for a, b in pairwise(refs))
    if one or (sentences.labelled(text, head) and not parts):
        return False
    if _RESPECTIVELY.search(text, head.start, borders.end_of(text, head.end)):
        return True
    conceded = _CONCEDED.match(text, borders.start_of(text, head.start)) is not None
    parted = _PARTED.search(text, head.start, head.end) and _SUBJECT.match(
        text, head.end
    )
    return (
        conceded
        or bool(parted)
        or any(clauses.parts_within(text, ref) for ref in refs)
        or not all(
            _COORDINATED.search(text[a.end : b.start]) or joined(text, a, b)
            for a, b in pairwise(refs)
        )
        or parts
    )


#: The first of two is only what the other is set against: "instead of 5, 6 should go".
_IN_PLACE = later(
    r"(?i)(?<!\w)(?:instead of|in place of|rather than|unlike|au lieu de|plutôt que|en "
    r"lugar de|en vez de|вместо|statt|anstelle von|anders als)\s"
    r"(?:the |le |la |l'|el )?\Z"
)
#: What one piece says of another: "the reference in paragraph 5 to paragraph 6".
_REFERENCE = later(
    r"(?i)(?<!\w)(?:references?|mentions?|links?|renvois?|références?|referencias?"
    r"|ссылк\w{1,3}|verweis\w{0,2})\s(?:in|dans|en|в|im)\s"
    r"(?:the |le |la |l'|el |der )?\Z"
)
_TO = later(r"(?i).{0,40}\s(?:to|à|au|al?|к|на|auf)\s", re.DOTALL)
#: A condition that only the last of a list may have: "5, and 6 if the date is changed".
_LAST = later(r"(?i),\s(?:and|et|y|и|und)\s")
_IF = later(
    r"(?i),?\s(?:if|provided|as long as|on condition|si|à condition|pourvu|siempre que"
    r"|если|при условии|wenn|sofern|falls)(?!\w)"
)

#: "It would be better if it stood before paragraph 6" is a wish, and no condition.
_WISH = later(
    r"(?i)(?<!\w)(?:would|could|might|serait|sería|wäre|бы\w*)\s(?:[^\W\d_]+\s){0,4}?"
    r"(?:be\s)?(?:better|best|good|great|nice|help\w*|useful|preferable|clearer|easier"
    r"|simpler|ideal|wise|welcome|mieux|bien|préférable|utile|plus clair|mejor|bueno"
    r"|útil|preferible|más claro|лучше|хорошо|полезно|желательно|понятнее|besser|gut"
    r"|schön|hilfreich|sinnvoll|klarer)\Z"
)


#: Where what is moved goes: "paragraph 5 of the Note to paragraph 6".
_ONTO = later(r"(?i)[^.;:!?\n]{0,40}?\s(?:(?:in)?to|à|au|al?|en|в|к|zu|nach|إلى)\s")


def _moves(text: str, head: Reference, refs: Sequence[Reference]) -> bool:
    """Whether one piece should go to the other, or is held against it."""
    before = text[max(0, head.start - sentences.LOOK_BACK) : head.start].lower()
    onto = any(_ONTO.match(text, a.end, b.end) for a, b in pairwise(refs))
    return head.mention.moved or bool(onto and MOVING.search(before))


def _refers(text: str, head: Reference) -> bool:
    """Whether a range is none: one piece refers to the other."""
    several = any(item.last for item in head.mention.items)
    before = text[max(0, head.start - sentences.LOOK_BACK) : head.start]
    return several and bool(_REFERENCE.search(before) and _TO.match(text, head.start))


def _is_bound(text: str, ref: Reference) -> bool:
    """Whether a condition follows a list whose last piece a comma sets apart."""
    return (
        len(ref.mention.items) > 1
        and _LAST.search(text, ref.start, ref.end) is not None
        and _IF.match(text, ref.end) is not None
    )


def hangs_on(text: str, left: Reference, right: Reference) -> bool:
    """Whether what is said of one piece is so if another is, or is made, otherwise.

    "We accept paragraph 4 if the period in paragraph 3 is shortened."
    """
    found = _IF.search(text, left.end, right.start)
    wish = found and _WISH.search(text, left.end, found.start())
    return not wish and found is not None and "," not in text[found.end() : right.start]


def joined(text: str, left: Reference, right: Reference) -> bool:
    """Whether two references are listed together: nothing but an "and" parts them."""
    return _JOINED.fullmatch(text, left.end, right.start) is not None


def argues(text: str, head: Reference, ref: Reference) -> bool:
    """Whether a piece may be a reason for what is asked of the head, and not joined."""
    return not (joined(text, head, ref) or sentences.merges(text, head, [head, ref]))


def chained(
    text: str, head: Reference, between: Sequence[Reference], ref: Reference
) -> bool:
    """Whether a piece ends a list of three or more that opens its sentence."""
    chain = [*(r for r in between if r.start >= head.start), ref]
    return (
        len(chain) >= _LIST
        and (sentences.opens(text, head) or _asks(text, head))
        and all(joined(text, a, b) for a, b in pairwise(chain))
    )


def _asks(text: str, head: Reference) -> bool:
    """Whether nothing but a verb that asks stands before a piece in its sentence."""
    before = text[borders.start_of(text, head.start) : head.start]
    return _INVERTED.fullmatch(fold(before).text) is not None


#: "Could 4, 5 and 6 be merged?"
_INVERTED = later(
    r"\W*(?:could|can|may|might|should|would|must|shall|will|do|does|are|is|peuvent"
    r"|pourraient|podrían|pueden|deberían|könn(?:t?en)|sollt?en|müss(?:t?en)|dürf(?:t?en)"
    r"|могут ли|можно ли|нельзя ли|هل يمكن)(?:\s(?:the|les|los|die))?\s"
)


def goes_on(text: str, left: Reference, right: Reference) -> bool:
    """Whether a sentence goes on from a piece to the next: listed, or by a verb."""
    if joined(text, left, right):
        return True
    return not sentences.headed(text, left) and bool(clauses.joint(text, left, right))


def speaks_of(text: str, ref: Reference) -> bool:
    """Whether a piece is the subject of its sentence: "Paragraph 10 seems good".

    So it is where it is asked by its name alone, "Paragraph 10? Lovely", and where
    the sentence says that the same holds there.
    """
    if alike.holds(text, ref):
        return True
    said = _SAYS.match(text, ref.end) or _CALLED.match(text, ref.end)
    return (
        sentences.opens(text, ref)
        and said is not None
        and not alike.compared(text, ref)
    )
