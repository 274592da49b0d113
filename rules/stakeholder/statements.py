"""For whom does a message say that it speaks?

Fields (`Submission by: X, Civil Society`), `on behalf of X`, `joint submission
by A, B and C`. Where a name ends is known by the registry: the longest piece of
text that surely is somebody's name is a name, though it holds commas, points
and the word `and`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from rules.stakeholder import groups, wording
from rules.stakeholder.names import Match, resolve
from rules.stakeholder.nominative import nominative
from rules.stakeholder.sectors import (
    declared_type,
    is_organisation,
    named_type,
    split_type,
)
from rules.tables import any_of, beside
from rules.terms import StakeholderType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules.stakeholder.names import Registry

#: So many pieces between separators can make one name, and so long is a list.
_PIECES = 8
_LIST = 80
_LIST_LENGTH = 4_000
#: So many places are tried where one can end.
_ENDS = 12
#: So often somebody says at most for whom he speaks.
STATEMENTS = 6
#: So many lines at the head of a text can be its title.
_TITLE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name as written, whom it surely means, and the type declared with it."""

    name: str
    match: Match | None
    declared: StakeholderType | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """That the message speaks for these; `kind` is header, source, behalf or joint."""

    kind: str
    words: str
    names: tuple[Named, ...]


def statements(text: str, registry: Registry) -> Iterator[Statement]:
    """Yield what a text says about who speaks in it."""
    yield from _fields(text, registry)
    yield from lists_of_signers(text, registry)
    for found in islice(wording.JOINT.finditer(text), STATEMENTS):
        rest = text[found.end() :]
        block = found[0].rstrip().endswith((":", "："))
        names = _members(rest, registry) or names_in(
            rest.lstrip() if block else rest, registry, block=block
        )
        if names and not is_of_others(text, found):
            yield stated("joint", text, found.start(), names)
    for found in islice(wording.SIGNED_BY.finditer(text), STATEMENTS):
        names = names_in(text[found.end() :], registry)
        if len(names) > 1 and not is_of_others(text, found):
            yield stated("joint", text, found.start(), names)
    for found in islice(wording.JOINT_AFTER.finditer(text), STATEMENTS):
        start = text.rfind("\n", 0, found.start()) + 1
        before = wording.BEFORE_LIST.sub("", text[start : found.start()], count=1)
        names = names_in(before, registry)
        known = [named.match for named in names if named.match]
        meant = all(n.match or is_organisation(n.name) for n in names)
        if len(names) > 1 and known and meant:
            yield stated("joint", text, start, names)
    yield from _on_behalf(text, registry)


def _on_behalf(text: str, registry: Registry) -> Iterator[Statement]:
    """Yield for whom a message is sent; and who conveys it, apart from these."""
    for found in islice(wording.BEHALF.finditer(text), STATEMENTS):
        if not _is_about_this(text, found):
            continue
        rest = text[found.end() :]
        names = names_in(rest, registry)
        opens = not text[_beginning(text, found) : found.start()].strip()
        subject = _subject(names, rest) if opens else None
        names = names[:-1] if subject else names
        if names := _members(rest, registry) or as_one(names, rest):
            yield stated("behalf", text, found.start(), names)
        if subject:
            start = found.end() + rest.index(subject.name)
            yield stated("behalf", text, start, (subject,))


def _subject(names: tuple[Named, ...], rest: str) -> Named | None:
    """Return who conveys what is said for others: "for A, B conveys ..."."""
    for found in _CONVEYS.finditer(rest[:_LIST_LENGTH]) if names[1:] else ():
        said = rest[: found.start()].rpartition(",")[2].strip()
        if plain(said) == plain(names[-1].name):
            return names[-1]
    return None


def is_for_states(text: str) -> bool:
    """Tell whether a text, or its first line, is said for several states."""
    return any(
        groups.is_of_states(text[found.end() :])
        and not is_of_others(text, found)
        and (_is_about_this(text, found) or "\n" not in text[: found.start()])
        for found in islice(wording.BEHALF.finditer(text), STATEMENTS)
    )


def _members(text: str, registry: Registry) -> tuple[Named, ...]:
    """Read the names of a group that a text begins with; none where it is one."""
    names = names_in(groups.members(text), registry)
    several = len(names) > 1 and any(named.match for named in names)
    whole = several and any(named.match for named in names_in(text, registry)[:1])
    return names if several and not whole else ()


def lists_of_signers(text: str, registry: Registry) -> Iterator[Statement]:
    """Yield the lists after `Signed:`; whoever is unknown makes one a question."""
    for found in islice(wording.SIGNED.finditer(text), STATEMENTS):
        names = names_in(text[found.end() :], registry, block=True)
        if len(names) > 1 and any(n.match or is_organisation(n.name) for n in names):
            yield stated("joint", text, found.start(), names)


def called(line: str) -> str:
    """Return a line of a signature without "for", "pour la" and the like.

    >>> called("Pour la Fondation Hauturière"), called("Harbour Forum")
    ('Fondation Hauturière', 'Harbour Forum')
    """
    name = wording.SIGNED_FOR.sub("", line, count=1).strip()
    return line if name == line.strip() else plain(name)


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
        if ended:
            break
    return tuple(named)


def _fields(text: str, registry: Registry) -> Iterator[Statement]:
    lines = text.splitlines()
    following = [*lines[1:], ""]
    pairs = [
        pair for pair in zip(lines, following, strict=False) if _SIGN.search(pair[0])
    ]
    types = filter(None, (wording.TYPE_FIELD.match(line) for line, _ in pairs))
    declared = next((declared_type(found["value"]) for found in types), None)
    for line, below in pairs:
        strong = wording.FIELD.match(line)
        if found := strong or wording.WEAK_FIELD.match(line):
            value = found["value"].strip() or below.strip()
            names = _names_of_field(value, registry, declared)
            # `Source:` names much else: with an unknown name it says little
            sure = strong or all(named.match for named in names)
            if names:
                kind = "header" if sure else "source"
                yield Statement(kind=kind, words=line.strip(), names=names)
    for line in lines[:_TITLE]:
        # "Comments from X", and no word more
        if title := wording.PRESENTED.match(line):
            name = line[title.end() :].strip(" .:")
            if match := resolve(name, registry):
                named = Named(name=name, match=match)
                yield Statement(kind="header", words=line.strip(), names=(named,))
        # the heading of the field's own compilations: "Name, Type"
        name, own_type = split_type(line)
        if own_type and not (wording.FIELD.match(line) or wording.BEHALF.match(line)):
            if title := wording.PRESENTED.match(name):
                name = plain(name[title.end() :])
            match = resolve(name, registry)
            named = Named(name=name, match=match, declared=own_type)
            yield Statement(kind="header", words=line.strip(), names=(named,))


def _names_of_field(
    value: str, registry: Registry, declared: StakeholderType | None
) -> tuple[Named, ...]:
    """Read one name with its type, or a list of names."""
    value = _ITEM.sub("", value)
    name, own_type = split_type(value)
    declared = own_type or declared
    for whole in (value, name):
        if match := resolve(whole, registry):
            return (Named(name=whole, match=match, declared=declared),)
    several = names_in(name, registry)
    if len(several) > 1 and all(named.match for named in several):
        return several
    if not name or wording.NOBODY.fullmatch(name):
        return ()
    return (Named(name=plain(name), match=None, declared=declared),)


def as_one(names: tuple[Named, ...], text: str) -> tuple[Named, ...]:
    """Put an unknown name with commas together: a list of several has `and` in it."""
    for between in (", ", " & "):
        whole = between.join(named.name for named in names)
        if whole in text[: len(whole) + 8] and not any(n.match for n in names):
            name, declared = split_type(whole)
            return (Named(name=name, match=None, declared=declared),) if name else ()
    return names


def stated(kind: str, text: str, start: int, names: tuple[Named, ...]) -> Statement:
    """Say for whom a text speaks from a place on."""
    words = " ".join(text[start : start + 200].split())
    return Statement(kind=kind, words=words, names=names)


def _is_about_this(text: str, found: re.Match[str]) -> bool:
    """Tell whether "on behalf of" is said of this message, by its sentence."""
    start = _beginning(text, found)
    end = text.find("\n", found.end())
    before = text[start : found.start()]
    if _NEGATED.search(before) or is_of_others(text, found):
        return False
    sentence = text[start : end if end > 0 else len(text)]
    return not before.strip(" \t-–—*>(") or bool(wording.HANDING_IN.search(sentence))


def is_of_others(text: str, found: re.Match[str]) -> bool:
    """Tell whether a sentence speaks of what others handed in: `we support ...`."""
    start = _beginning(text, found)
    return wording.TAKING_SIDES.search(text, start, found.start()) is not None


def _beginning(text: str, found: re.Match[str]) -> int:
    """Find where the sentence begins in which something was found."""
    return max(text.rfind(end, 0, found.start()) for end in ("\n", ". ", "。")) + 1


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text between two separators, with its place in the whole."""

    text: str
    start: int
    end: int
    whole: str
    after_line_end: bool


def _split(text: str) -> list[_Piece]:
    text = text[:_LIST_LENGTH]
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
            name = _ITEM.sub("", " ".join(f"{before}{end}".split()))
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
    name = plain(_ITEM.sub("", whole).strip(" ,:;"))
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


#: What stands in each line that is a field.
_SIGN = re.compile(r"[:：=–—-]")

_SEPARATOR = re.compile(
    r"(?<!\s)(?:\s*(?:[;،؛、，；/|]|,(?!\s(?:Inc|Ltd|LLC|PLC|Co|Corp|GmbH|[AS]\.\s?[ACL]|e\.\s?V)\b))"
    r"\s*(?:(?:and|et|y|e|и|und|و)\s|و(?!زار|كال|حد|لاي|قف)(?=[^\W\d_]))?"
    r"|\s+(?:and|et|y|e|и|und|as well as|ainsi que|así como|а также|sowie)\s+"
    r"(?:(?:de\sla|des?|du|del)\s+|de\sl['’]|d['’])?"
    r"|\s*&\s*|\s+و\s*(?=[^\W\d_]|[«“\"(])|[和与及](?=\S)|以及)|\n"
)

_TABLE = beside(__name__)
#: What a party does that hands something in.
_VERBS = "|".join(_TABLE["conveys"])

#: Where a name may be over: the sentence goes on without a comma.
_END_OF_NAME = re.compile(
    rf"\s(?=(?:{_VERBS})\b)|"
    r"[.:：。]+(?=\s|$)|：|\s[–—-](?:\s|$)|——|\)$|\s\(|\s(?=(?:we|i|would|please|hereby|on|in|to|with"
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
_AFTER_UNKNOWN = re.compile(
    rf"\s(?=(?:{_VERBS})\b)|"
    r"[.:：。](?=\s|$)|：|\s[–—-]\s|\s(?=(?:we|I|would|please|hereby|is|are|who|which"
    r"|nous|on\ (?:the\ |this\ |your\ )?(?:draft|document|text|consultation|compact"
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
_LEGAL_END = re.compile(
    r"(?<=\w[ ,])\s?(?:Inc|Ltd|Co|Corp|Pty|(?:[^\W\d_]\.\s?){1,4}[^\W\d_])\.$"
)
#: The first point of a form of two letters: `e. V.`
_IN_FORM = re.compile(r"\s(?:e\.\sV|S\.\s[AL]|A\.\sC|z\.\so|i\.\sG)\.", re.IGNORECASE)
_INITIALS = re.compile(r"(?:\w\.)+$")
_GOES_ON = re.compile(r"\s+de\s+C\.")
_NEGATED = re.compile(r"\b(?:not|nor|never|n't|ne|no|не|nicht)\b", re.IGNORECASE)
_PROPER = re.compile(r"(?:[a-zà-ÿа-яё']\s|['’])[«“„\"]?\s?[A-ZÀ-ÞА-ЯЁ]")
_QUOTES = ("«", "“", "„", '"')
_LOWER_ARTICLE = re.compile(
    r"^(?:(?:the|la|le|les|el|los|las|der|die|das|dem|den)\s+|l['’])"
)
_ITEM = re.compile(r"^\s*(?:[-*•·–—]|\(?\d{1,2}[.)])\s+")

_PERSON, _OPENER = any_of(_TABLE["person"]), any_of(_TABLE["opener"])
_CONVEYS = re.compile(rf"\s(?:{_VERBS})\b")
