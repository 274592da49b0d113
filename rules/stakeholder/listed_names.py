"""Which names does a text begin with, one after another?

Where a name ends is known by the registry: the longest piece of text that surely is
somebody's name is a name, though it holds commas, points and the word `and`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from rules.later import later
from rules.stakeholder import wording
from rules.stakeholder.names import Match, Registry, resolve
from rules.stakeholder.nominative import nominative
from rules.stakeholder.sectors import is_organisation, named_type, split_type
from rules.tables import any_of, beside
from rules.terms import StakeholderType

#: So many pieces between separators can make one name, and so long is a list.
_PIECES = 8
_LIST = 80
LONGEST_LIST = 4_000
#: So many places are tried where one can end.
_ENDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name as written, whom it surely means, and the type declared with it."""

    name: str
    match: Match | None
    declared: StakeholderType | None = None


def names_in(
    text: str, registry: Registry, *, block: bool = False
) -> tuple[Named, ...]:
    """Read a list of names at the beginning of a text.

    In a `block` each line is a name; elsewhere a line end is a space, or the
    end of the list.
    """
    pieces = _split(text.partition("\n\n")[0] if not block else text)
    named: list[Named] = []
    at = 0
    while at < len(pieces):
        found = _longest(pieces, at, registry)
        if found is None:
            name, ended = _unknown(pieces[at].text, first=not named)
            if not name or (pieces[at].after_line_end and not block and named):
                break
            named.append(Named(name=name, match=None))
            if ended:
                break
            at += 1
            continue
        one, at, ended = found
        named.append(one)
        below = pieces[at : at + 1]
        if ended or (below and below[0].after_line_end and _stops(pieces[at - 1].text)):
            break
    return tuple(named)


def _stops(text: str) -> bool:
    """Tell a list that ends with its sentence: "Norland." above other words."""
    return text.endswith((".", "。")) and not _LEGAL_END.search(text)


def as_one(names: tuple[Named, ...], text: str) -> tuple[Named, ...]:
    """Put an unknown name with commas together: a list of several has `and` in it."""
    for between in (", ", " & "):
        whole = between.join(named.name for named in names)
        if whole in text[: len(whole) + 8] and not any(n.match for n in names):
            name, declared = split_type(whole)
            return (Named(name=name, match=None, declared=declared),) if name else ()
    return names


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text between two separators, with its place in the whole."""

    text: str
    start: int
    end: int
    whole: str
    after_line_end: bool


def _split(text: str) -> list[_Piece]:
    text = text[:LONGEST_LIST]
    separators = [(m.start(), m.end(), m[0]) for m in _SEPARATOR.finditer(text)]
    pieces = []
    start, after_line_end = 0, False
    for end, following, separator in [*separators[:_LIST], (len(text), 0, "")]:
        if piece := text[start:end].strip():
            pieces.append(_Piece(piece, start, end, text, after_line_end))
        after_line_end = "\n" in separator and not separator.strip()
        start = following
    return pieces


def _longest(
    pieces: list[_Piece], at: int, registry: Registry
) -> tuple[Named, int, bool] | None:
    """Find the longest name that begins with a piece; and whether the list ends."""
    for to in range(min(at + _PIECES, len(pieces)) - 1, at - 1, -1):
        last = pieces[to]
        before = last.whole[pieces[at].start : last.start]
        for end in (last.text, *_shorter(last.text)):
            name = ITEM.sub("", " ".join(f"{before}{end}".split()))
            plain, declared = split_type(name)
            spellings = (name, plain, _LOWER_ARTICLE.sub("", plain))
            for spelling in dict.fromkeys(spellings):
                if match := resolve(spelling, registry):
                    one = Named(name=spelling, match=match, declared=declared)
                    return one, to + 1, end != last.text
    return None


def _shorter(text: str) -> Iterator[str]:
    """Cut a text where a name may end, longest first."""
    for found in reversed([*islice(_END_OF_NAME.finditer(text[:200]), _ENDS)]):
        yield text[: found.start()]


def _unknown(text: str, *, first: bool) -> tuple[str, bool]:
    """Return the name that nobody has, and whether the sentence goes on after it.

    The name is empty where none can stand.
    """
    whole = _up_to_its_end(text)
    name = plain(ITEM.sub("", whole).strip(" ,:;"))
    if name.count(")") > name.count("("):  # that of a list in brackets
        name = name.rstrip(")")
    caseless = not re.match(r"[A-Za-zÀ-ɏА-я]", name)
    told = is_organisation(name.partition(" ")[0])  # Arabic begins with its kind
    begins = (
        name[:1].isupper()
        or name[:1] in _QUOTES
        or (caseless and (first or told) and not name[:1].isdigit())
        or _is_lower(name)
    )
    if (
        not begins
        or _PERSON.match(name)
        or _OPENER.match(wording.ARTICLE.sub("", name))
    ):
        name = ""
    return name, whole != text


def _is_lower(name: str) -> bool:
    """Tell a body that is no part of a state: "la commune de Port-Louvel"."""
    office = named_type(name) is StakeholderType.GOVERNMENT
    return bool(_PROPER.search(name)) and is_organisation(name) and not office


def _up_to_its_end(text: str) -> str:
    """Cut a text where the unknown name that it begins with is over.

    A point ends no legal form: `Kivu S.A. de C.V.`; what follows that one does.
    """
    for found in islice(_AFTER_UNKNOWN.finditer(text), _ENDS):
        if _IN_FORM.match(text, max(0, found.start() - 2)):
            continue
        form = _LEGAL_END.search(text, max(0, found.end() - 16), found.end())
        if found[0] != "." or not (form or _INITIALS.match(text[: found.end()])):
            return text[: found.start()]
        if form and not _GOES_ON.match(text, found.end()):
            return text[: found.end()]
    return text


def plain(name: str) -> str:
    """Take an article off, and the genitive from the head of a name."""
    return nominative(_LOWER_ARTICLE.sub("", name))


_SEPARATOR = later(
    r"(?<!\s)(?:\s*(?:[;،؛、，；/|]|,(?!\s(?:Inc|Ltd|LLC|PLC|Co|Corp|GmbH|[AS]\.\s?[ACL]|e\.\s?V)\b))"
    r"\s*(?:(?:and|et|y|e|и|und|و)\s|و(?!زار|كال|حد|لاي|قف)(?=[^\W\d_]))?"
    r"|\s+(?:and|et|y|e|и|und|as well as|ainsi que|así como|а также|sowie)\s+"
    r"(?:(?:de\sla|des?|du|del)\s+|de\sl['’]|d['’])?"
    r"|\s*&\s*|\s+و\s*(?=[^\W\d_]|[«“\"(])|[和与及](?=\S)|以及)|\n"
)

_TABLE = beside(__name__)
_VERBS = "|".join(_TABLE["conveys"])

#: What a party does that hands something in: behind its name the sentence goes on.
CONVEYS = later(rf"\s(?:{_VERBS})\b")

#: Where a name may be over: the sentence goes on without a comma.
_END_OF_NAME = later(
    rf"\s(?=(?:{_VERBS})\b)|"
    r"[.:：。]+(?=\s|$)|[：。]|\s[–—-](?:\s|$)|——|\)$|\s\(|\s(?=(?:we|i|would|please|hereby|on|in|to|with"
    r"|regarding|concerning|is|are|as|who|which|for|nous|je|sur|dans|concernant|pour"
    r"|sobre|en|para|nos|tengo|tenemos|мы|по|о|об|на|в|представля\w*|направля\w*"
    r"|have|has|ont|haben|hat|han|ha|jointly|together|conjointement|ensemble|conjuntamente"
    r"|junt[oa]s|совместно|вместе|gemeinsam|zusammen|wir|zu|zur|zum|ein|eine|einige|folgende|hier|anbei|voici|van|aquí|here|now"
    r"|نقدم|نود|نكتب|نرسل|بشأن|حول|على|في|أن|بإرسال|بإحالة|بتقديم|بنقل|d['’]envoyer"
    r"|de\s(?:vous|enviar|remitir|transmitir|presentar))\b)"
    r"|(?:联合|共同)?(?:提交|提出)|联合|共同|一起|合作|要求|请求|希望|主张|认为|的(?:意见|评论|建议|联合|共同|名义)|就|对|，",
    re.IGNORECASE,
)

#: The same for a name that nobody has: its small words may be part of it.
_AFTER_UNKNOWN = later(
    rf"\s(?=(?:{_VERBS})\b)|"
    r"[.:：。](?=\s|$)|[：。]|\s[–—-]\s|\s(?=(?:we|I|would|please|hereby|is|are|who|which"
    r"|by|that|because|whether|when|if|nous"
    r"|on\ (?:the\ |this\ |your\ )?(?:draft|document|text|consultation|compact"
    r"|pact|code|statute|plan)|(?:sur|sobre|zum|zur|über|al|au|к|по)\ (?:(?:l[ea]|el"
    r"|los|den|die|das)\ |l['’])?(?:projet|texte|document|pact[eo]|code|código|proyecto"
    r"|texto|borrador|[Ee]ntwurf|[A-Z]?[a-zäöüß]{0,30}[Pp]akts?|[Kk]odex|проект\w{0,2}"
    r"|пакт\w{0,2}|кодекс\w{0,2})|(?:eine?|einige|folgende|hier|anbei)\ |voici\ |je"
    r"|tengo|tenemos|(?:les|le|os)\ \w{3,20}(?:amos|emos|imos)|vous\ \w{3,20}ons|мы"
    r"|представля\w*|направля\w*|wir|(?:sende|möchte|übersende|danke|schreibe)\ ich"
    r"|(?:حول|بشأن|على|في)\ (?:ال)?(?:مشروع|ميثاق|مسودة|مدونة|خطة|نص|نظام|وثيقة)|نقدم"
    r"|نود|نقترح|نطلب|نرى|نرسل|نكتب|نرفق|نعرض|نبدي|نعبر|نتقدم|نأمل|نرجو|نتوجه|نؤكد|نشكر"
    r"|نرحب|نطالب|نؤيد|نعارض|نوافق)\b)|提交|提出|就|对|的|委托|发言|致函|表示|要求|请求"
    r"|希望|主张|认为|(?<=[»”])\s(?=[a-zà-ÿа-яё])"
)
_LEGAL_END = later(
    r"(?<=\w[ ,])\s?(?:Inc|Ltd|Co|Corp|Pty|(?:[^\W\d_]\.\s?){1,4}[^\W\d_])\.$"
)
#: The first point of a form of two letters: `e. V.`
_IN_FORM = later(r"\s(?:e\.\sV|S\.\s[AL]|A\.\sC|z\.\so|i\.\sG)\.", re.IGNORECASE)
_INITIALS = later(r"(?:\w\.)+$")
_GOES_ON = later(r"\s+de\s+C\.")
_PROPER = later(r"(?:[a-zà-ÿа-яё']\s|['’])[«“„\"]?\s?[A-ZÀ-ÞА-ЯЁ]")
_QUOTES = ("«", "“", "„", '"')
_LOWER_ARTICLE = later(
    r"^(?:(?:the|la|le|les|el|los|las|der|die|das|dem|den)\s+|l['’])"
)
ITEM = later(r"^\s*(?:[-*•·–—]|\(?\d{1,2}[.)])\s+")

_PERSON, _OPENER = any_of(_TABLE["person"]), any_of(_TABLE["opener"])
