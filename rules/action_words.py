"""The words by which comments ask for something, in the order they are tried.

Words ask beside a word of request; turns ("we would not miss it") and the sayings of
`rules.action_sayings` ask by themselves. Both stand in the table beside this file.
"""

from __future__ import annotations

import re

from rules.action_names import compiled
from rules.action_sayings import said
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
REQUESTS = re.compile(
    r"(?<![^\W_一-龥])(?:(?:should|must|shall|could|can|ought|please|pls|kindly|better"
    r"|let us|let's|like|to be|want|devrait|devraient|doit|doivent|convient|faut"
    r"|pourrait|pourraient|hay que|podría|podrían|deberían|puede|peut|kann|надо|нужно"
    r"|следует|можно|zu|muss|müssen)(?![^\W_])"
    r"|need(?!\w{0,3} (?:some|about|around|nearly|almost|another|more|\d))"
    r"|might be|propos|propon|propuest|suggest|recommend|ask|request|wish|wants"
    r"|prefer"
    r"|urg|favou?r"
    r"|be (?:better|wiser|preferable|best|simpler|neater|clearer)|gagnerai|préférable"
    r"|propom|propõe"
    r"|mieux|mejor|лучше|besser"
    r"|would welcome|приветствова|saluerions"
    r"|aimer(?:ions|ais)|хотели бы|хотелось|считаем|il y a(?:urait)? lieu"
    r"|(?:we|i)(?: would|'d)|\w+(?:rions|ríamos)(?![^\W_])|бы(?![^\W_])"
    r"|(?:ich|wir) würde|serait (?:prudent|bon|utile|souhaitable|opportun)"
    r"|rogamos|ruega|следовало"
    r"|call(?:s|ing)? (?:for|to)|invit|insist|demand|advis|see no|superfl|redundan"
    r"|unnecess"
    r"|à (?:supprimer|remplacer|modifier|ajouter|fusionner|reformuler)|suggér|souhait"
    r"|préfér|il y a lieu|suger|sugier|pedi|pide|solicit|debe|conv[ie]|prefier"
    r"|предл|прос[ия]|необходим|подлежит|долж|целесообразн|рекоменд|требу"
    r"|soll|ließe|bitt|reg(?:en|t) |forder|empfehl|könnte|vorschl|schlag"
    r"|نقترح|اقتراح|نطلب|ونطلب|نرجو|يجب|ينبغي|نوصي|يرجى|نود)"
    r"|建议|不如|最好|似|望|应|须|请|要求|希望|宜|可"
)

#: A wish to know what quoted words mean is none for other words.
MEANING = re.compile(
    r"(?<![^\W_一-龥])(?:expla|defin|défin|clar|mean|meant|precis|précis|expli|aclar"
    r"|signif"
    r"|entend|entiend|поясн|разъясн|определ|понима|уточн|erläut|klär|bedeut|gemeint"
    r"|support"
    r"|keep|retain|welcom|agree|apoy|soutien|mainten|manten|поддерж|сохран|оставить)"
    r"|توضيح|تعريف|المقصود|说明|解释|界定|含义|指|支持|保留"
)
