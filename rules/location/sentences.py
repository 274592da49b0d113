"""How do references stand in their sentences: as labels, lists, asides?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rules import moving
from rules.action import request, worded
from rules.action_names import PLACE, RIDS
from rules.action_words import REQUESTS
from rules.citation.folding import fold
from rules.later import later
from rules.location import stops, turning
from rules.location.borders import end_of, start_of
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation import Reference

#: Signs that are no words: what is left of a text that says nothing.
BLANK = f" \n.:：-–—;,()[]{PLACE}"

#: A comma makes a label of a reference only this near to the sentence's head.
_NEAR = 12
#: A new text that is announced stands in quotation marks.
_NEW_TEXT = later(r'[^.;:]{0,80}:\s?"')
_UNWRAPPED = stops.UNWRAPPED
#: So many entries tell that a text is a list; and so many signs part two of them.
_RECENT = 4
LOOK_BACK = 400
LOOK_AHEAD = 2000

#: "(E2) the first Friday": brackets make a label of a piece that leads its line.
_ENCLOSED = later(r"\([^()\n]{1,30}\)|\[[^\[\]\n]{1,30}\]")
_LABELLED = later(r"[^\S\n]*+[)\]]?[^\S\n]*+(?:[:.;–—=,：，،。]|-\s|\n|$)")
_LEAD_IN = later(
    r"\W*+(?:\d{1,2}\)\s)?(?:on|in|to|at|as|re|ad|for|regarding|concerning|with|about"
    r"|(?:with|in) (?:regard|respect|reference|relation) to|as (?:regards|concerns)"
    r"|we have|(?:what|how) about|then|puis|luego|потом|dann|(?:our|a|one|some|the"
    r"|my)?\s?(?:\w+ )?(?:comments?|remarks?|position|view)|sur|à|au|aux|avec|contre"
    r"|concernant|quant|en|sobre|con|contra|al?|respecto|по|к|в|о|против|относительно"
    r"|por lo que (?:respecta|se refiere) al?|en lo (?:referente|relativo|que "
    r"respecta) al?|pour ce qui (?:est|concerne)(?: de| des| du|)|s'agissant d\w{1,2}"
    r"|что касается|zu|zum|zur|bezüglich|hinsichtlich|betreffend|في|بشأن|关于"
    r"|对)(?![^\W_一-龥])|\W*+\Z"
)
_SIDES = later(
    r"\W*(?:for|against|with|contre|pour|avec|contra|con|por|за|против|gegen|für|mit)\s"
)
#: A verb of judgement right before its object.
_JUDGED = later(
    r"(?<!\w)(?:support|oppose|reject|endorse|welcome|(?:dis)?agree with|object to"
    r"|(?:would|'d) (?:not )?(?:like|prefer|want|wish|have)(?: to (?:see|have|keep))?"
    r"|ask (?:for|that)|(?:suggest|propose) that|(?:un)?(?:happy|satisfied|content"
    r"|comfortable|concerned) (?:with|about|over)|(?:problems?|difficult(?:y|ies)"
    r"|concerns?|objections?) (?:with|to|about)|(?:can|could|cannot) accept|(?:ask"
    r"|suggest|propose|want|prefer)s? (?:that )?(?:in|at)|(?:regret|lament|bedauer"
    r"|сожале|déplor)\w*(?: \w+){0,2},? (?:that|que|что|dass)|(?:we|i) (?:do not |also "
    r"|really |fully ){0,2}(?:see|regard|consider|view|find|like|love|appreciate)"
    r"|(?:need|use|place|reason|purpose) (?:for|in|of)|حاجة إلى|فائدة من|utilité d[eu]"
    r"|utilidad del?|soutenons|appuyons|rejetons|apoyamos|rechazamos|поддерживаем"
    r"|отклоняем|unterstützen|begrüßen)s? (?:the |le |la |el |den |die )?\Z"
    r"|(?<![^\W_])(?:comments?|remarks?|observations?|observaci\w+|comentarios?"
    r"|commentaires?|remarques?|замечани\w|anmerkungen|bemerkungen) (?:on|to|about|sur"
    r"|à|sobre|al?|к|по|zu)(?: the| l[ea]| el| den)? \Z"
    # "we do not ask for the deletion of"
    r"|(?<!\w)(?:ask|call|propos|request|demand|souhait|solicit|ped[ií]|pid|прос"
    r"|предлаг|verlang|forder)\w*(?: \w+){0,4} (?:delet|remov|omi|ret(?:ain|ent)|maint"
    r"|mant|suppr|retrait|сохран|beibehalt|supres|elimin|исключ|удал|streich)\w* (?:of "
    r"|d[eu] |del |des |von )?(?:the |la |le )?\Z"
)
#: A wish that ends with the piece in which it is to be done.
_LOCATED = later(
    r"\W*(?:[^\W\d_]+ ){0,2}(?:we|i) (?:[^\W\d_]+ ){0,2}(?:suggest|propose|ask|request"
    r"|want|recommend|prefer|like)(?!.*(?<!\w)(?:as|because|since|like|than|which"
    r"|repeats?|contradicts?|conflicts?|references?|light|line"
    r"|under)(?!\w))[^.;]{1,80}\s(?:in|from|of|for)\s\Z"
)
#: What was said of the piece before is said of the one named next.
SAME = later(
    r"\W*(?:(?:and|et|y|и|und) )?(?:exactly )?(?:the same|ditto|likewise|similarly"
    r"|de même|il en va de même"
    r"|la même|le même|lo mismo|el mismo|то же|тот же|dasselbe|gleiches|dieselbe)"
    r"(?![^\W_])[^.;:]{0,60}?(?<![^\W_])(?:in|for|to|of|under|about|on|pour|aux?|du|de"
    r"|dans|en|para|con|к|в|для|für|zu)\s(?:the |le |la |l'|el )?|\W*ditto "
)
_VOTE = later(r"(?<!-)--\s*\Z")
_LIKEWISE = later(r"\W*(?:the )?same (?:applies|goes|holds|is true)")
#: Behind its subject, a word that sets it against what was said before.
_CONTRAST = later(
    r"[\s,]{1,2}(?:however|by contrast|on the other hand|though|en revanche|cependant"
    r"|toutefois|sin embargo|en cambio|однако|hingegen|dagegen|jedoch)(?!\w)"
)
_ANNOUNCED = later(r"\W*+[^\W\d_]++(?: [^\W\d_]++){0,5}+\s?[:：]\s*+")
_SPEAKER = later(r"(?:\W*\d[\d:.,/ -]{1,20}\W{1,3})?(?:[^\W\d_]+ ){0,2}[^\W\d_]+: ?")
_ARTICLE = later(r"(?i)\b(?:the|l[ea]s?|el|los|der|die|das|den)\s\Z|\bl'\Z")
_CONJOINED = later(r"(?i)(?<!\w)(?:and|but|et|mais|y|pero|и|но|und|aber)(?!\w)|,")
#: Nothing but a word of joining, and an article, between two pieces.
_JOINING = later(
    r"\s?(?:with|into|in|to|and|avec|dans|aux?|à|et|con|en|al?|y|mit|zu|und|со?|в|к|и|مع|في"
    r"|و|与|和|同|到|入)\s?(?:the |l[ea] |l'|el |de[nrm] |die |das )?"
)
_AND = later(r"(?i)\A\W*(?:and|et|y|e|и|а|und)\s")
#: What only goes on from the sentence before it, or, before a comma, is set against it.
_HOWEVER = later(
    r"(?i)\A\W*(?:however|that said|having said that|by contrast|on the other hand"
    r"|meanwhile|still|likewise|en revanche|par contre|cela dit|cependant|toutefois"
    r"|ahora bien|en cambio|sin embargo|por otra parte|no obstante|dicho esto"
    r"|однако|зато|с другой стороны|при этом|вместе с тем|andererseits|allerdings"
    r"|dagegen|hingegen|من جهة أخرى|在另一方面|另一方面|然而|不过)\s?[,，،]\s?"
    r"|\A\W*(?:also|further(?:more)?|moreover|in addition|additionally|finally|lastly"
    r"|de plus|en outre|par ailleurs|aussi|également|enfin|también|además|asimismo"
    r"|por último|finalmente|также|кроме того|наконец|auch|ferner|außerdem|zudem"
    r"|schließlich|كذلك|أيضا|أخيرا|此外|另外|最后)(?:\s?[,，،]\s?|\s)"
)
#: "Paragraph 16 should come after paragraph 17."
_BESIDE = later(
    r"(?<!\w)(?:after|before|behind|ahead of|following|below|above|après|avant|tras"
    r"|después del?|antes del?|delante del?|detrás del?|à la suite d[eu]|после|перед"
    r"|позади|впереди|nach|vor|após|antes d[eo])"
    r"(?: the| l[ea]| el| o|)\s\Z|(?:بعد|قبل)\s\Z"
)
_QUOTED = later(r'"[^"\n]{1,4000}"')
_DEMANDS = (Action.DELETE, Action.MERGE, Action.ADD)
_RIDS = later(rf"(?<!\w){RIDS}")


def labelled(text: str, ref: Reference) -> bool:
    """Whether a reference stands as a label: a colon, a dash, a line end after.

    A full stop makes a label of "Our position on paragraph 30." but not of
    "It repeats paragraph 30."; a comma only close to the sentence's head.
    """
    match = _LABELLED.match(text, ref.end)
    if match is None:
        return (
            ref.leads
            and _ENCLOSED.fullmatch(text, ref.start - 1, ref.end + 1) is not None
        )
    start = start_of(text, ref.start)
    if match[0].strip() in (",", "，", "،"):
        return ref.start - start <= _NEAR
    if match[0].strip() == "." and not announced(text, ref):
        head = fold(text[start : min(ref.start, start + LOOK_BACK)]).text
        return ref.leads or _LEAD_IN.match(head) is not None
    return True


def headed(text: str, ref: Reference) -> bool:
    """Whether a reference is a label of all that follows: by more than a comma."""
    return labelled(text, ref) and text[ref.end :].lstrip(" )]")[:1] not in ",，،"


def leads_in(text: str) -> bool:
    """Whether words before a reference say no more than "on", "as to", "zu"."""
    return _LEAD_IN.fullmatch(fold(text).text.strip()) is not None


def sides(before: str, after: str) -> bool:
    """Whether a line is for a piece or against it, and says no more: "Contre le 4"."""
    return not says(after) and _SIDES.match(fold(before).text) is not None


def says(text: str) -> bool:
    """Whether a text holds more than signs, or a vote against: "Para 6 --"."""
    return bool(text.strip(BLANK) or _VOTE.search(text))


def followed(text: str, ref: Reference) -> bool:
    """Whether anything is said after a reference."""
    return bool(text[ref.end :].strip(BLANK))


def announced(text: str, ref: Reference) -> bool:
    """Whether the sentence says all before it names the piece: "Against: para 4."."""
    return _ANNOUNCED.fullmatch(text, start_of(text, ref.start), ref.start) is not None


def tells(text: str, ref: Reference) -> bool:
    """Whether anything is said of a piece that ends its sentence, or goes on."""
    return followed(text, ref) or announced(text, ref) or judged(text, ref)


def turns_to(text: str, ref: Reference) -> bool:
    """Whether a sentence turns to another piece: as its topic, or to judge it."""
    start = start_of(text, ref.start)
    head = fold(text[start : min(ref.start, start + LOOK_BACK)]).text
    behind = min(end_of(text, ref.end), ref.end + _UNWRAPPED)
    after = fold(text[ref.end : behind]).text
    if _CONTRAST.match(after) and not head.strip(BLANK):
        return True
    if SAME.fullmatch(head):
        return True
    located = _LOCATED.fullmatch(head) and not after.strip(BLANK)[:1]
    return bool(located or turning.turns(head) or judged(text, ref))


def judged(text: str, ref: Reference) -> bool:
    """Whether the words of a sentence right before a piece judge it."""
    start = start_of(text, ref.start)
    return _judges(text[start : min(ref.start, start + LOOK_BACK)])


@lru_cache(maxsize=64)  # pieces of one sentence have the same words before them
def _judges(words: str) -> bool:
    head = fold(words).text
    return _JUDGED.search(head) is not None or turning.judges(head)


def likewise(text: str, start: int) -> bool:
    """Whether a sentence says of another piece that the same holds there."""
    return _LIKEWISE.match(fold(text[start : start + _UNWRAPPED]).text) is not None


def listed(text: str, ref: Reference, heads: Sequence[Reference]) -> bool:
    """Whether a piece opens its sentence as those before opened theirs.

    "para 4: ok. para 6: delete. para 9 more", "in 3(2) ...; in 4(1) ...", or each on
    a line of its own.
    """
    if _spoken(text, ref) and _spoken(text, heads[-1]):
        return True
    if not opens(text, ref):
        return False
    last, start = heads[-1], start_of(text, ref.start)
    line = text.rfind("\n", 0, ref.start)
    above = line - text.rfind("\n", 0, max(line, 0))
    own_line = ref.leads and last.leads and 0 < above < _UNWRAPPED
    ended = text[: max(line, 0)].rstrip().endswith((".", "!", "?", "。", ";"))
    recent = heads[-_RECENT:]
    marked = sum(opens(text, head) and labelled(text, head) for head in recent)
    parted = text[max(0, start - _RECENT) : start].rstrip().endswith((";", "；"))
    # a sentence of prose would begin with a capital
    small = text[ref.start].islower() and start > 0 and not parted
    return (
        own_line
        or (start == line + 1 > 0 and ended and not ref.argument)
        or marked * 2 > len(recent) > 1
        or _AND.match(text[start : ref.start]) is not None
        or small
        or (parted and opens(text, last))
    )


def demands(text: str, ref: Reference, following: Sequence[Reference]) -> bool:
    """Whether a piece opens its sentence and something is demanded before the next.

    "Paragraph 5 is fine. Paragraph 6 turns the law round. Please delete it."
    """
    end = min([ref.end + LOOK_AHEAD, *(r.start for r in following)])
    return opens(text, ref) and worded(text[ref.end : end]) in _DEMANDS


def opens(text: str, ref: Reference) -> bool:
    """Whether nothing stands before a piece in its sentence but "in", "and", "le"."""
    start = start_of(text, ref.start)
    if ref.start - start > LOOK_BACK:
        return False
    head = _HOWEVER.sub("", _AND.sub("", text[start : ref.start]))
    head = _ARTICLE.sub("", head)
    return leads_in(head) or not head.strip(BLANK)


def _spoken(text: str, ref: Reference) -> bool:
    """Whether a line gives a speaker, perhaps a time, and then the piece."""
    start = text.rfind("\n", 0, ref.start) + 1
    return _SPEAKER.fullmatch(text, start, ref.start) is not None


def asks(text: str, ref: Reference) -> bool:
    """Whether the sentence asks for something behind its reference, or just before."""
    end = min(end_of(text, ref.end), ref.end + LOOK_AHEAD)
    start = max(start_of(text, ref.start), ref.start - _NEAR)
    # "it repeats paragraph 8 and should go": what is asked is asked of another
    behind = "" if _AND.match(text[ref.end : end]) and not opens(text, ref) else None
    said = (
        text[ref.start : end] if behind is None else "",
        text[ref.end : end] if behind is None else "",
        f"{text[start : ref.start]}{PLACE}",
    )
    wanted = opens(text, ref) and REQUESTS.search(fold(text[ref.end : end]).text)
    return bool(wanted) or any(worded(w) is not Action.COMMENT for w in said)


@lru_cache(maxsize=16)
def quotations(text: str) -> list[tuple[int, int]]:
    """Spans in quotation marks: what stands there is the draft's or the new text."""
    folded = fold(text)
    return [*map(folded.span, _QUOTED.finditer(folded.text))]


def quoted(text: str, at: int) -> bool:
    """Whether a place stands in quotation marks."""
    spans = quotations(text)
    place = bisect_left(spans, (at, 0)) - 1
    return place >= 0 and at < spans[place][1]


def is_place(text: str, head: Reference, ref: Reference) -> bool:
    """Whether a sentence on a head only says beside which piece that should stand.

    Or asks if it should stand there.
    """
    between, start = text[head.end : ref.start], start_of(text, head.start)
    if moving.is_goal(text[start : head.start], between, text[ref.end :]):
        return True
    place = beside(text, ref, head.end) or asks_where(text, head, ref)
    return place and opens(text, head)


def asks_where(text: str, head: Reference, ref: Reference) -> bool:
    """Whether it is only asked if what is said of a head should go to a piece."""
    start = max(start_of(text, ref.start), head.end, ref.start - LOOK_BACK)
    before, behind = text[start : ref.start], text[ref.end : end_of(text, ref.end) + 1]
    return turning.asks_where(fold(before).text, behind, again=start > head.end)


def beside(text: str, ref: Reference, after: int = 0) -> bool:
    """Whether words before a piece, behind `after`, place something else beside it."""
    before = fold(text[max(after, ref.start - _NEAR * 2) : ref.start]).text
    return _BESIDE.search(before) is not None


def adds(text: str, ref: Reference) -> bool:
    """Whether a sentence asks for a piece to be added beside the one it names."""
    start, end = start_of(text, ref.start), end_of(text, ref.end)
    before = text[max(start, ref.start - LOOK_BACK) : ref.start]
    behind = text[ref.end : min(end, ref.end + LOOK_BACK)]
    announced = beside(text, ref) and _NEW_TEXT.match(fold(behind).text)
    return bool(announced) or worded(f"{before}{PLACE}{behind}") is Action.ADD


def merges(text: str, head: Reference, refs: Sequence[Reference]) -> bool:
    """Whether a sentence merges a piece with those that it names, and asks no more.

    "We see merit in folding 12 bis into 12": one verb is for both.
    """
    start = max(start_of(text, head.start), head.start - LOOK_BACK)
    end = min(end_of(text, refs[-1].end), head.end + LOOK_AHEAD)
    gaps = [fold(text[a.end : b.start]).text for a, b in pairwise(refs)]
    if not opens(text, head) and any(map(_CONJOINED.search, gaps)):
        return False
    begin = head.start if opens(text, head) else start
    if all(map(_JOINING.fullmatch, gaps)):
        said = f"{text[begin : head.start]}{PLACE}{text[head.end : end]}"
        return request(said).action is Action.MERGE
    return worded(text[begin:end]) is Action.MERGE


def asked_before(text: str, head: Reference, *, new: bool) -> bool:
    """Whether a sentence before the one of the head asks for something else."""
    start = start_of(text, head.start)
    asked = worded(text[:start]) if start > 0 and not head.leads else Action.COMMENT
    part = asked is Action.AMEND and _RIDS.search(fold(text[:start]).text)
    return bool(part) or (asked in _DEMANDS and not (new and asked is Action.ADD))


def aside(text: str, start: int, at: int) -> bool:
    """Whether a parenthesis was opened between two places and not closed."""
    return text.count("(", start, at) > text.count(")", start, at)
