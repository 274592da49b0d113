"""Which numbers are pieces by their form, or as the object of a stance?

No measure is written "4(2)(b)" or "4.2(b)", wherever it stands; "2.1.1" is a piece
where a draft prints it, and "2.1" behind a verb that takes one: "we would not miss
2.1". Those that are printed nowhere are no less cited: a person is asked. A number that
is alone on its line but for a vote cites, too: "5 +1".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from rules.citation.language import Item, Mention, Noun
from rules.citation.line_heads import begins_line
from rules.citation.numbers import printed
from rules.citation.ordered import FINITE, VALUE
from rules.later import later

if TYPE_CHECKING:
    from rules.citation.documents import Citable
    from rules.citation.grammar import Grammar


def standing(text: str, drafts: Citable, grammar: Grammar) -> Iterator[Mention]:
    """Find nested numbers inside a line that name a piece, printed or not."""
    nests = any(x.parents for x in drafts.labels.values())
    dots = any(x.dotted for x in drafts.labels.values())
    for form in (_ENCLOSED, _DEEP, _OBJECT, _HEAD) if nests else ():
        for match in form.finditer(text):
            start = match.start(match.lastgroup or 0)
            mention = grammar.bare(text, start, Noun.SIGN)
            if mention is None or begins_line(text, start):
                continue
            by = form is _OBJECT and match["by"]
            does = form is _HEAD and match["does"]
            weak = form is _DEEP or not dots or by or does
            told = form is _ENCLOSED or not weak
            if told or all(printed(i.path, drafts) for i in mention.items):
                yield mention


def voted(text: str, cited: Sequence[Mention], most: int) -> Iterator[Mention]:
    """Find the first numbers with no more than a vote behind them, `most` of each kind.

    They stand on a line or in a list. Beside a piece that is cited by name they are
    pieces, unless they count themselves: "para 7 ok, 9 no", and "18 fine" on a line
    below.
    """
    found = [*islice(_VOTED.finditer(text), most)]
    lines = {m: int(m["number"]) for m in found if begins_line(text, m.start("number"))}
    counted = [*lines.values()] == [*range(1, len(lines) + 1)]
    named = not counted and any(m.noun is not Noun.NONE and m.items for m in cited)
    for match in found:
        yield _voted(match, Noun.NONE if match in lines and not named else Noun.SIGN)
    yield from islice(_beside(text, cited), most)


def _beside(text: str, cited: Iterable[Mention]) -> Iterator[Mention]:
    """Find the numbers with a vote behind a piece with a vote."""
    for piece in cited:
        at = piece.end
        while beside := _NEXT_VOTED.match(text, at):
            yield replace(_voted(beside, Noun.SIGN), ordered=True)
            at = beside.end()


def _voted(match: re.Match[str], noun: Noun) -> Mention:
    start, end = match.span("number")
    items = (Item((str(int(match["number"])),)),)
    return Mention(start=start, end=end, noun=noun, items=items)


#: Brackets hold a letter or a figure, and no plural: "tree(s)", "hive 2 (a)"; a space
#: may part them where nothing else stands in brackets: "a panel (49 (a))".
_ENCLOSED = later(
    r"(?<![^\W_一-龥])(?<![\d\])][.,/-])(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}"
    r"(?:\((?:\d{1,2}[a-z]?|[a-z])\)){1,4})"
    r"(?![^\W_一-龥])|(?<=\()(?P<apart>\d{1,2}\s\((?:\d{1,2}|[a-z])\))(?=\))"
)
_DEEP = later(
    r"(?<![^\W_一-龥])(?<![\d\])][.,/-])(?P<number>\d{1,2}(?:\.\d{1,2}){2,4})"
    r"(?![^\W_一-龥]|[.,/-]\d|\s?[%°€$])"
)
#: What takes a piece for its object, in all languages, and perhaps an article.
_OBJECT = later(
    r"(?:(?<![^\W_])(?:(?:support|endors|welcom|oppos|reject|accept|lik|lov|hat|miss"
    r"|delet|remov|drop|strik|scrap|cut|kep|keep|retain|ditch|merg|amend|prefer"
    r"|question|regret|favour|approv|shorten|reword|rewrit|los|spar|incorporat|combin"
    r"|revis|consolidat|clarif|strengthen)(?:e|es|s|d|ed|p?ing)?|(?P<by>with(?:out)?|against|about|avec|sans|contre|menos|con|sin|contra"
    r"|без|против|с|auf|gegen|für|mit|ohne|إلى|على|عن)|do away with|get rid of"
    r"|(?:souten|soutien|appuy|appui|approuv|accept|rejet|regrett|supprim|gard|conserv"
    r"|maint|retir|enlev|salu|refus|préfér)\w{0,5}|(?:apoy|respald|acept|rechaz|lament"
    r"|suprim|elimin|mant|conserv|quit|aprob|aprueb)\w{0,5}|(?:поддерж|приветств|отклон"
    r"|отверг|исключ|удал|убра|убер|сохран|остав|снят|сним|одобр|приня|прини)\w{0,6}"
    r"|(?:unterstütz|begrüß|streich|behalt|befürwort|akzeptier|ablehn|bedauer)\w{0,3}"
    r"|و?(?:[نتيأ](?:ؤيد|دعم|رفض|عارض|قبل|رحب|حذف)|(?:ال)?(?:حذف|إلغاء|إبقاء)"
    r"|احذفوا))\s(?:fully |also |pleinement )?(?:the |l[ea] |el |al |die |den |das )?"
    r"|支持|反对|赞成|赞同|同意|删除|删去|保留|修改"
    r"|取消)(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})(?=\s?(?:[;:!?。，；！،؛؟)]|[.,](?!\d))"
    r"|\s*\Z|\n|\s(?:and|or|but|as|because|since|for|if|in full|though|while|which"
    r"|without|with|too|entirely|et|ou|mais|car|parce|puisque|sans|avec|qui|y|o|pero"
    r"|porque|ya que|sin|que|и|или|но|так как|потому|поскольку|und|oder|aber|weil|da"
    r"|ohne|ab|bei|verzichten|streichen|zu|وقد|لأن|كما|و)(?![^\W_]))"
)
#: At the head of a line behind a word or two that only go on, or of a sentence.
_HEAD = later(
    r"^[\s>*•·-]{0,4}(?:(?:and|then|also|but|so|oh|what about|et|puis|aussi|mais|y"
    r"|luego|también|pero|и|а|ещё|потом|но|und|dann|auch|aber|و|ثم|أيضا)\s){1,3}"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})(?=\s?[?:;=-]|,\s|\s[^\W\d_])"
    # "between 3.2 and 3.3"
    r"|(?<![^\W_])(?:(?:between|entre|zwischen|между|بين)\s|在)"
    r"(?P<between>\d{1,2}(?:\.\d{1,2}){1,4}\s?(?:and|et|y|und|и|و|和|与|及)\s?(?=\d{1,2}\.\d))"
    r"|(?<=[.;!?/]\s)(?P<begins>\d{1,2}(?:\.\d{1,2}){1,4})(?=\s?[:=]\s)"
    r"|(?<=[.;!?]\s)(?P<does>\d{1,2}(?:\.\d{1,2}){1,4})"
    rf"(?={VALUE}\s{FINITE}(?!\w))",
    re.MULTILINE,
)
#: All that is said of a piece in one word.
VOTES = (
    r"(?:[+-]\s?1|\+{1,3}|👍|👎"
    r"|(?<!\d)(?:ok(?:ay)?|yes|no|nope|fine|agreed|good|delete|drop|keep|oui|non|d'accord"
    r"|supprimer|garder|bien|sí|de acuerdo|fuera|suprimir|mantener|да|нет|ок|согласны"
    r"|убрать|исключить|оставить|ja|nein|gut|einverstanden|raus|weg|streichen|behalten"
    r"|نعم|لا|موافق(?:ون)?|يحذف|تحذف|حذف)|同意|反对|不行|可以|删除|保留|好)"
)
#: A vote, and nothing behind it; inside a line a sign alone, for "12 yes" may count.
_VOTED = later(
    r"(?:^[\s>*•·-]{0,4}|[,;/]\s(?=\d{1,3}\s?[?:=]?\s?[+👍👎-]))(?P<number>\d{1,3})"
    rf"\s?(?:(?:[?:=]|->|\.{{2,3}})\s?)?{VOTES}"
    r"(?=[^\S\n]?(?:[\s.!?。！]{0,4}$|[,;]\s|/\s))",
    re.MULTILINE,
)
#: Behind a piece and a vote on it, the next number with a vote: "ok, 9 no".
_NEXT_VOTED = later(
    rf"\s?[:=-]?\s?{VOTES}(?![^\W_])(?:\s?[,;/.!،，；]|(?=\s(?:and|et|y|и|und|but|mais"
    r"|pero|но|aber)\s))\s?(?:(?:and|et|y|и|und|but|mais|pero|но|aber)\s)?"
    r"(?:(?:the|l[ea]|el|der|die|das)\s)?(?P<number>\d{1,3})"
    rf"(?=\s?[:=-]?\s?{VOTES}(?![^\W_]))"
)
