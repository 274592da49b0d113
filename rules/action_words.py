"""The words by which comments ask for something, in the order they are tried.

Words ask beside a word of request; turns ("we would not miss it") and the sayings of
`rules.action_sayings` ask by themselves. Both stand in the table beside this file.
"""

from __future__ import annotations

from rules.action_names import compiled
from rules.action_sayings import said
from rules.later import later
from rules.tables import beside
from rules.terms import Action

#: An action, the kind of its words, and whether they ask by themselves, in the order of
#: trial. A kind may come twice: what is denied, what is only a part.
_ORDER = (
    (Action.KEEP, "kept", False),
    (Action.KEEP, "kept", True),
    (Action.MERGE, "merged", False),
    (Action.MERGE, "merged", True),
    (Action.ADD, "added", False),
    (Action.ADD, "added", True),
    (Action.AMEND, "part", False),
    (Action.AMEND, "altered", True),
    (Action.AMEND, "changed", False),
    (Action.DELETE, "deleted", False),
    (Action.DELETE, "deleted", True),
    (Action.KEEP, "agreed", False),
    (Action.KEEP, "agreed", True),
    (Action.AMEND, "amended", True),
    (Action.AMEND, "contrasted", False),
)
_TABLE = beside(__name__)


def _words(kind: str, *, alone: bool) -> tuple[str, ...]:
    if not alone:
        return tuple(_TABLE["beside"][kind])
    return (*_TABLE["alone"].get(kind, ()), *said(kind))


CUES = tuple(
    (action, compiled(_words(kind, alone=alone)), alone)
    for action, kind, alone in _ORDER
)

#: A change is asked for beside one of these words.
REQUESTS = later(
    r"(?<![^\W_一-龥])(?:(?:should|must|shall|could|can|ought|please|pls|kindly|better"
    r"|let us|let's|like|to be|want|devrait|devraient|doit|doivent|convient|faut"
    r"|pourrait|pourraient|hay que|podría|podrían|deberían|puede|peut|kann|надо|нужно"
    r"|следует|можно|zu|muss|müssen|deve(?:m|riam?)?)(?![^\W_])"
    r"|need(?!\w{0,3} (?:some|about|around"
    r"|nearly|almost|another|more|\d))|might be|propos|propon|propuest|suggest"
    r"|recommend|ask|request|wish|wants|prefer|urg|favou?r|be (?:better|wiser"
    r"|preferable|best|simpler|neater|clearer)|gagnerai|préférable|propom|propõe|mieux"
    r"|mejor|лучше|besser|would welcome|приветствова|saluerions|aimer(?:ions|ais)"
    r"|хотели бы|хотелось|считаем|il y a(?:urait)? lieu|(?:we|i)(?: would|'d)"
    r"|\w+(?:rions|ríamos)(?![^\W_])|бы(?![^\W_])|(?:ich|wir) würde|serait (?:prudent"
    r"|bon|utile|souhaitable|opportun)|rogamos|ruega|следовало|call(?:s|ing)? (?:for"
    r"|to)|invit|insist|demand|advis|see no|superfl|redundan|unnecess|à (?:supprimer"
    r"|remplacer|modifier|ajouter|fusionner|reformuler)|suggér|souhait|préfér|il y a "
    r"lieu|suger|sugier|pedi|pide|solicit|debe|conv[ie]|prefier|предл|прос[ия]"
    r"|необходим|подлежит|долж|целесообразн|рекоменд|требу|soll|ließe|bitt|reg(?:en|t) "
    r"|forder|empfehl|könnte|vorschl|schlag|نقترح|اقتراح|نطلب|ونطلب|نرجو|يجب|ينبغي|نوصي"
    r"|يرجى|نود)|建议|不如|最好|似|望|应|须|请|要求|希望|宜|可"
)

#: A wish to know what quoted words mean is none for other words.
MEANING = later(
    r"(?<![^\W_一-龥])(?:expla|defin|défin|clar|mean|meant|precis|précis|expli|aclar"
    r"|signif|entend|entiend|поясн|разъясн|определ|понима|уточн|erläut|klär|bedeut"
    r"|gemeint|support|keep|retain|welcom|agree|apoy|soutien|mainten|manten|поддерж"
    r"|сохран|оставить)|توضيح|تعريف|المقصود|说明|解释|界定|含义|指|支持|保留"
)
