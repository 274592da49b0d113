"""Where does a sentence turn: to the piece that it names, or back to what was said?

Words before a piece turn to it as the matter of the sentence ("as for", "s'agissant
de"), or point back ("it", "the same", "bereits"). By small classes of words of which
each language has few.
"""

from __future__ import annotations

from collections.abc import Iterator

from rules.later import later
from rules.remembered import remembered
from rules.tables import any_of, beside

_TABLE = beside(__name__)
#: An article may stand between a turn and its piece.
_ARTICLE = r"\s?(?:(?:the|la|le|les|el|los|las|den|die|das|dem|der)\s|l')?"
_ORDINAL = "|".join(_TABLE["order"]["words"])


def _said(kind: str) -> Iterator[dict[str, object]]:
    """Yield the words of one kind, language by language."""
    for name, said in _TABLE.items():
        if name != "order":
            begin = said.get("begin", r"(?<![^\W_])")
            end = said.get("end", r"(?![^\W_])")
            yield {"begin": begin, "words": said[kind], "end": end}


_TURNS = any_of(
    {
        "begin": rf"\W*(?:(?:{_ORDINAL})[,:،，]? ?)?و?",
        "words": part["words"],
        "end": rf"{part['end']}{_ARTICLE}\Z",
    }
    for part in _said("turns")
)
#: An article may stand between a judgement and its piece.
_JUDGES = any_of(
    {
        "begin": r"(?<![^\W_一-龥])",
        "words": part["words"],
        "end": r"\s?(?:(?:the|la|le|les|el|los|den|die|das|dem|der|both)\s|l')?\Z",
    }
    for part in _said("judges")
)
_COUNTS = later(rf"\W*(?:{_ORDINAL})[,:،，] ?{_ARTICLE}")
_BACK, _KNOWN, _SPEAKS, _NEW, _SUMS = (
    any_of(_said(kind)) for kind in ("back", "known", "speaks", "new", "sums")
)
#: What stands before the subject of a sentence, up to the piece that is its subject.
_FRONTS, _CONCEDES = (
    any_of(
        {
            "begin": rf"\A\W{{0,3}}{part['begin']}",
            "words": part["words"],
            "end": rf"{part['end']}[^;:.!?؛。；]{{0,80}}?(?:[,،，]\s?|\s){_ARTICLE}\Z",
        }
        for part in _said(kind)
    )
    for kind in ("fronts", "concedes")
)
_PREPOSED = any_of(
    {**part, "end": rf"{part['end']}{_ARTICLE}\Z"} for part in _said("fronts")
)
#: No turn has more words, with its article.
_TURN = 8
#: Or signs in Chinese.
_SIGNS = 4
_ASKS = later(r"[?？؟][\"')\]\s]*\Z")


@remembered  # the pieces of one sentence have the same words before them
def turns(head: str) -> bool:
    """Tell whether the folded words before a piece turn to it, and say no more.

    >>> turns("as for "), turns("was "), turns("we read of the fee in ")
    (True, True, False)
    """
    return bool(_TURNS.match(head) or _COUNTS.fullmatch(head))


def turned(said: str) -> str | None:
    """Return what folded words say behind those by which they turn to a matter.

    >>> turned("as regards the fees of ferries"), turned("fees of ferries")
    ('fees of ferries', None)
    >>> turned("关于渡船费用"), turned("渡船费用")
    ('渡船费用', None)
    """
    if said[:1] >= "一":  # no blank parts Chinese words
        ends = (n for n in range(_SIGNS, 0, -1) if turns(said[:n]))
        at = next(ends, 0)
        return said[at:] if at else None
    words = said.split()
    heads = (n for n in range(min(_TURN, len(words)), 0, -1))
    at = next((n for n in heads if turns(f"{' '.join(words[:n])} ")), 0)
    return " ".join(words[at:]) if at else None


def judges(head: str) -> bool:
    """Tell whether the folded words before a piece, in its sentence, judge it.

    >>> judges("we are also against "), judges("it goes against ")
    (True, False)
    """
    return _JUDGES.search(head) is not None


def on_its_own(before: str, behind: str, *, subject: bool = False) -> bool:
    """Tell whether the folded words around a piece speak of it, not of the last one.

    They ask, or speak for the sender, or the piece is their `subject`, and nothing
    points back to what was said.

    >>> on_its_own("we read ", " with unease."), on_its_own("we see it in ", ".")
    (True, False)
    """
    said = f"{before}\0{behind}"
    back = points_back(before) or _KNOWN.search(said)
    speaks = subject or _ASKS.search(behind) or _SPEAKS.search(said)
    return bool(speaks and not back)


def points_back(before: str) -> bool:
    """Tell whether folded words before a piece point back to what was said.

    >>> points_back("merge it with "), points_back("merge ")
    (True, False)
    """
    return _BACK.search(before) is not None


def fronted(head: str) -> bool:
    """Tell whether folded words before a piece lead to it as their sentence's subject.

    >>> fronted("in practice, "), fronted("in practice it follows from ")
    (True, False)
    """
    return bool(_FRONTS.match(head) or concedes(head)) and not _PREPOSED.search(head)


def concedes(head: str) -> bool:
    """Tell whether a pronoun in folded words that lead to a subject points to that.

    >>> concedes("for all its merits, "), concedes("with its removal, ")
    (True, False)
    """
    return _CONCEDES.match(head) is not None


def makes_new(said: str) -> bool:
    """Tell whether folded words want a new piece beside the one that they name."""
    return _NEW.search(said) is not None


def concludes(said: str) -> bool:
    """Tell whether a folded sentence draws a conclusion from the one before."""
    return _SUMS.search(said) is not None


def unconcluded(head: str) -> str:
    """Leave out the word at the head of a sentence by which it concludes.

    >>> unconcluded("therefore, in "), unconcluded("we therefore read ")
    ('in ', 'we therefore read ')
    """
    found = _SUMS.match(head)
    return head[found.end() :].lstrip(" ,،，") if found else head


def carried(before: str) -> bool:
    """Tell whether folded words before a piece move something there."""
    return _CARRIED.search(before) is not None


def asks_where(before: str, behind: str, *, again: bool) -> bool:
    """Tell whether a question only asks if something should go to a piece.

    `again`: in a further sentence, which speaks of what was spoken of before.

    >>> asks_where("should a map be in ", "?", again=False)
    True
    >>> [asks_where(x, "?", again=True) for x in ("should a map be in ", "perhaps in ")]
    [False, True]
    """
    if not behind.rstrip().endswith(("?", "？", "؟")):
        return False
    if _PERHAPS.fullmatch(before):
        return True
    goes = carried(before) or _THERE.search(before) is not None
    return goes and (not again or _IT.search(before) is not None)


def ends_in(before: str) -> bool:
    """Tell whether folded words put something new at an end of the piece behind them.

    >>> ends_in("a rule should be added at the end of "), ends_in("add it in ")
    (True, False)
    """
    return _AT_END.search(before) is not None and _IT.search(before) is None


_AT_END = later(
    r"(?<![^\W_])(?:(?:insert|add|includ|append|plac|put)\w*(?: \w+){0,3}? (?:at|in"
    r"|to) the (?:end|beginning|start|top) of(?: the)?|(?:insér|ajout|plac)\w*"
    r"(?: \w+){0,3}? (?:à la fin|au début) d[eu]|(?:insert|añad|agreg|inclu)\w*"
    r"(?: \w+){0,3}? al (?:final|principio|comienzo) del?|(?:добав|включ|встав)\w*"
    r"(?: \w+){0,3}? в (?:конец|конце|начало|начале)"
    r"|am (?:ende|anfang|schluss)(?: von| des| der)?) \Z"
)
#: A sentence that names nothing but a place.
_PERHAPS = later(
    r"\W*(?:perhaps|maybe|possibly|peut-être|quizás?|tal vez|возможно|может быть"
    r"|vielleicht|ربما)\W{1,2}(?:in|to|under|dans|à|en|в|zu|unter|في)(?: the| l[ea]| el"
    r"| den| die)? \Z|(?:也许|或许|可否)在?\Z"
)
_IT = later(
    r"(?<![^\W_])(?:this|it|that|these|those|they|ce|cela|ceci|ça|il|elle|est[eo]|eso"
    r"|ello|это|он[аио]?|dies\w{0,2}|das|es|sie|هذا|هذه|ذلك)(?![^\W_])|[这该它此]"
)
#: What is moved to a piece is another, if nothing new is named, and no words quoted.
_CARRIED = later(
    r"(?<![^\W_])(?:mov|transfer|shift|relocat|plac|put|includ|integrat|incorporat"
    r"|fold|join|merg|insert|combin|déplac|transf|intég|insér|inclu|fusionn|rattach|traslad|incorpor"
    r"|refund|перен[ео]с|перемест|включ|объедин|встав|помест"
    r"|verschieb|verleg|aufnehm"
    r"|aufgenommen|einfüg|zusammen|versch)\w*[^.;]{0,80}\s(?:to|into|in|under|with|à|au"
    r"|dans|avec|a|al|en|con|в|с|к|zu|mit)\s(?:the |le |la |el |den |die )?\Z"
    r"|(?:نقل|دمج|ضم|إدراج)[^.؛]{0,80}\s(?:إلى|في|مع)\s\Z"
    r"|[移并放纳合归][^。；]{0,40}[入到至与]\s?\Z"
)
#: Where something might stand, which a question asks: "should that be in Section 8?".
_THERE = later(
    r"(?<![^\W_])(?:(?:be|belongs?|go|fits?|sit|stand)(?: better| rather| instead)?"
    r" (?:in|to|under|within|with)|(?:figurer|être|aller|relever?)(?: plutôt)?"
    r" (?:dans|à|au|sous|de)|(?:figurar|estar|ir|corresponde\w?)(?: más bien| mejor)?"
    r" (?:en|a|al)|(?:быть|стоять|находиться|относится)(?: скорее)? (?:в|к)"
    r"|(?:gehör|pass)(?:t|en)"
    r"(?: \w+){0,4} (?:in|zu|unter))(?: the| l[ea]| el| den| die)? \Z"
)
