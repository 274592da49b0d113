"""The names that stand for many words in the patterns of actions.

PIECE, NEUF and NUEVO stand for a piece of a draft in three languages, PART for a
part of one: words, a phrase, a sentence. PLACE is where a reference stood, AFTER the
words for behind it, THIS the piece or a word for it, FRESH a piece that is new,
NUMBER a figure or a word for one, DRAFTS what is done to a text, KNOW a wish to be
told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from rules.sought import Sought, alternatives

#: What stands for a reference in words that are read without it.
PLACE = "¶"
#: What stands for the piece as a whole.
WHOLE = (
    r"(?:whole|entire|same|it|this|they|ce|cette|est[ae]|diese\w?|paragra\w+|párra\w+"
    r"|(?:ensemble|tout)(?= (?:peut|pourrait|doit|devrait) )"
    r"|clauses?|cláusula|artic\w+|artíc\w+|artik\w+|alinéa|apartado|absatz|ziffer"
    r"|provisions?|disposi\w+|points?|punto|items?|text\w*|rules?|section|recital"
    r"|action"
    r"|(?:(?<=the )|(?<=this )|(?<=that ))(?:sub-?)?paras?"
    # what is named next: "the following should go"
    r"|following(?= (?:should|must|ought|could|can|may|might|to) )"
    r"|(?:folgende|siguiente|suivant)(?= (?:soll|muss|kann|deb|pued|devr|doit))\w*)"
)

#: What is done to words, or to a piece, that is to go: how the verbs begin.
RIDS = (
    r"(?:delet|remov|expung|excis|stri[ck]|omi[ts]|drop|cut|cross out|scratch|scrap"
    r"|supprim|suppress"
    r"|effac|retrait|ôt(?:er|ez|ons|é)|enl[eè]v|biff|(?:ray|barr)(?:er|ez|ons|é)|gomm"
    r"|supr[ií]m|supres|elim[ií]n"
    r"|ret[ií]r|(?:qu[ií]t|b[oó]rr|t[aá]ch|s[aá]qu|sac)(?:ar|en|ad|[eé]n?se|emos)"
    r"|исключ|удал|вычерк|снят|сним(?:ит|ать|ае)|убр"
    r"|убер|изъ|streich|gestrichen|lösch|tilg|entfern)"
)


def _by_first(words: str) -> str:
    """Join words by their first sign, so that most fail at once."""
    rests: dict[str, list[str]] = {}
    for word in words.split("|"):
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{sign}(?:{'|'.join(rest)})" for sign, rest in rests.items())


_NUMBERS = (
    "half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    "|twenty|thirty|forty|fifty|sixty|ninety|a hundred|deux|trois|quatre|cinq|dix"
    "|quinze|vingt|trente|soixante|cent|dos|tres|cuatro|cinco|diez|quince|veinte"
    r"|treinta|sesenta|noventa|cien|дв[аух]+|тр[иех]+|четыр\w+|пят\w+|десят\w+"
    r"|двадцат\w+|тридцат\w+|шестьдесят|zwei|drei|vier|fünf|zehn|zwanzig|dreißig"
    "|sechzig|hundert|third|quarter|fifth|tenth|cinquième|dixième|quinto|décimo"
    r"|fünftel|zehntel|moitié|tiers|quart|mitad|tercio|половин\w|треть|hälfte|drittel"
)

_NAMES = {
    "PLACE": PLACE,
    "PIECE": (
        r"(?:paragraph|para|article|section|point|bullet|item|sub-?paragraph"
        r"|clause|recital|chapter)s?"
    ),
    "NEUF": (r"(?:paragraphe|article|alinéa|point|considérant)"),
    "NUEVO": (r"(?:párrafo|artículo|apartado|punto|inciso)"),
    "PART": (
        r"(?:the |le |la |les |el |los |las |das |die |den |der |th[eo]se |th(?:is|at) "
        r"|ces |cette |est[ao]s? |es[ao]s? |diese[nrs]? |эт\w{1,2} |[oa]s? "
        r")?(?:[^\W\d_]{3,12} )?(?:words?|parts?|portion|phrases?|sentences?|terms?"
        r"|references?|expression|half|end|beginning|rest|remainder|allusions?"
        r"|exclusions?|exceptions?|examples?|remarks?|mots?|termes?|mentions?|moitié"
        r"|fin|palabras?|frases?|expresión|mitad|final|wort\w{0,3}|wörter|satz|hälfte"
        r"|слов\w{0,2}|предложени\w|عبار\w+|كلم\w+)"
    ),
    "RIDS": RIDS,
    "GONE": (
        r"(?:delet|remov|dropp|struck|strik|taken out|left out|omi[st]|cut|supprim"
        r"|suppress|retir|suprim|elimin|исключ|удал|снят|убра|вычерк|gestrichen|streich"
        r"|gelöscht|حذف|删)"
    ),
    "JOINS": (
        r"(?:add|insert|includ|introduc|insér|ajout|inclu|incorpor|añad|agreg|включ"
        r"|добав"
        r"|встав|дополн|einfüg|einzufüg|ergänz|aufnehm|aufzunehm|inser|acrescent)\w*"
    ),
    "AFTER": (
        r"(?:after|behind|below|beneath|following|après|à la suite d[ue]|tras"
        r"|después del?|a continuación del?|после|за|nach|hinter|im anschluss an)"
        r"(?: the| l[ea]| el| la|)"
    ),
    "BEHIND": (
        r"(?:AFTER PLACE|بعد PLACE|PLACE\s?之?后面?"
        r"|(?:in between|between|entre|между|zwischen)(?: the| l[ea]s| los|)"
        r" PLACE(?:,? (?:and|et|y|и|und) (?:the |l[ea] |el |den )?PLACE)?"
        r"|بين PLACE(?: ?و ?PLACE)?|在?PLACE(?:\s?[和与]\s?PLACE)?之间)"
    ),
    "FRESH": (
        r"(?:an?|one|another|some|new|separate|further|un|une|una|autre|otr[oa]"
        r"|nuev[oa]|нужен|нов\w+|отдельн\w+|ещё один|eine?[nrms]?|neue[nrms]?) "
        r"(?:[^\W\d_]+ ){0,2}?(?:PIECE|NEUF|NUEVO|principle|provision|commitment|action"
        r"|line|rule|principe|disposition|disposición|principio|пункт\w*|абзац\w*"
        r"|положени\w+|absatz|artikel|bestimmung)"
    ),
    "THIS": (
        r"(?:PLACE|it|that|these|them|both|(?:this|that) one|this(?! [^\W\d_])"
        r"|(?:this|that|the|these)"
        r" (?:\w+ )?(?:PIECE|text|wording|provision|formulation|language|approach))"
    ),
    "DRAFTS": (
        r"(?:say(?! (?:more|less|something|nothing|little|much))|spell|exempt|doubl"
        r"|halv|rais|lower|reduc|increas|shorten|lengthen"
        r"|extend|tighten|narrow|broaden|widen|limit|soften|split|revers|turn)\w*"
    ),
    "WEAKENS": (
        r"(?:weaken|dilut|water|soften|undermin|chang|alter|touch|delet|remov)\w*"
    ),
    # what is run, and is not the piece: "we maintain a register"
    "RUNS": (
        r"(?:an?|several|some|lists?|records?|registers?|databases?|(?:our|its|their)"
        r" (?:own |national )?(?:list|record|register|registry|database|network|fleet"
        r"|archive|inventory|series|stations?|gauges?)s?|une?|des|un[oa]s?)\b"
    ),
    # whose agreement it is, if it is not the sender's: "a design agreed by experts"
    "BYOTHERS": (
        r"(?:(?:by|between|among|upon|at|under|par|entre) (?!us\b|all\b|our\b|my\b"
        r"|both\b|every|everybody|the (?:whole|entire|board|members)|tou[st]|nos\b"
        r"|notre\b|nous\b|l'ensemble)|in \d)"
    ),
    "KNOW": (
        r"(?:know|learn|hear|understand|discuss|judge|assess|see|what|which|how|why"
        r"|whether|who|if)"
    ),
    "NUMBER": rf"(?:\d+|{_by_first(_NUMBERS)})\b",
}


#: No word is longer: what repeats is bounded, and a search takes linear time.
_ENDINGS = {
    r"\w*": r"\w{0,30}",
    r"\w+": r"\w{1,30}",
    r"[^\W\d_]+": r"[^\W\d_]{1,30}",
    "]{3,}": "]{3,30}",
    "]{4,}": "]{4,30}",
    r"\w{3,}": r"\w{3,30}",
}


#: A word begins with each cue: a Han sign begins one wherever it stands, an Arabic one
#: behind "and" and "so". A pattern in which a range of Han signs stands takes long to
#: make, so that each cue has what it asks for and no more.
_BEGINS = {
    "": r"(?:(?<![^\W_一-龥])|(?=[一-龥])|(?<=(?<!\w)[وفبل])(?=[؀-ۿ]))",
    "han": "",
    "arabic": r"(?:(?<![^\W_一-龥])|(?<=(?<!\w)[وفبل]))",
    "other": r"(?<![^\W_一-龥])",
}
_HEAD = re.compile(
    r"(?P<han>[一-龥])|(?P<arabic>[ء-ي])|(?P<other>[^\W_]|[^ء-ي一-龥]+\Z)"
)


def compiled(cues: Iterable[str]) -> Sought:
    """Compile alternatives, in a folded text, in which names stand."""
    return Sought(_parts(cues), folded=True)


def _parts(cues: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    composed = {name: _NAMES[name] for name in ("BEHIND", "FRESH", "THIS")}
    words = "|".join(cues)
    for name, pattern in (composed | _NAMES | _ENDINGS).items():
        words = words.replace(name, pattern)
    by_begin = groupby(alternatives(words), _begin)
    for begin, each in by_begin:
        yield {"begin": begin, "words": [*each]}


def _begin(cue: str) -> str:
    head = _HEAD.match(cue)
    return _BEGINS[head.lastgroup or "" if head else ""]
