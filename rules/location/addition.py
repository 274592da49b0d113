"""Is a reference to a piece that is to be added, and after which one?

"17 bis (new)" stands after 17, and so does the number behind the last one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import alignment
from rules.action import worded
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.citation.language import Item, Noun, Path
from rules.citation.paths import PUT_IN, key
from rules.later import later
from rules.location import borders, holding, letters_behind, pieces, sentences
from rules.location.target import Target
from rules.terms import Action

if TYPE_CHECKING:
    import re

    from rules.citation import Reference, Settled
    from rules.location.catalogue import Drafts

#: So many signs before a reference, and twice as many behind, say what is done.
_NEAR = 30
_FAR = 200
_SUFFIXED = later(r"(\d+|[a-z](?= ))(?: ?)(bis|ter|quater|quinquies|之\d|[a-z])")
_SUFFIXES = ("bis", "ter", "quater", "quinquies")
#: A number, or a code with one: the piece before it has the number before.
_COUNTED = later(r"([a-z]*)(\d{1,18})")
_BEHIND = later(
    r"(?i)(?<!\w)(?:after|behind|follow\w*|après|después|nach|hinter|после|за)(?!\w)"
    r"|بعد"
)
#: What has no label as yet is one of several that might be: "a paragraph 21".
_SOME = later(
    r"(?<![^\W_])(?:an?|another|une?(?: nouve\w+)?|un autre|un[ao]?(?: nuev[oa])?"
    r"|otr[oa]|ein(?:en?|e[rn])?|ещё один|еще один)\s(?:(?:new|extra|further"
    r"|additional)\s)?\Z|(?:增加|新增|增设|加入|补充)一?[个条段]?\Z"
)
#: In Portuguese it is no new one: "a alínea b".
_THE_LUSOPHONE = later(r"alínea|letra|seção|secção|cláusula|regra|medida")
#: One more piece of an article: a new one, or the one that its number tells.
_ONE_MORE = later(
    r"(?<![^\W_])(?:(?:new|additional|further|extra|another|final|nouve\w+|autre"
    r"|supplémentaire|nuev[oa]|otr[oa]|нов\w{2}|дополнительн\w{2,3}|neue[nrs]?|weitere[nrs]?"
    r"|(?P<n2>second|deuxième|segundo|втор\w{2,3}|zweite[nrs]?)"
    r"|(?P<n3>third|troisième|tercer|трет\w{2,3}|dritte[nrs]?)"
    r"|(?P<n4>fourth|quatrième|cuarto|четв[её]рт\w{2,3}|vierte[nrs]?)"
    r"|(?P<n5>fifth|cinquième|quinto|пят\w{2,3}|fünfte[nrs]?))\s"
    r"(?:sub-?)?(?:para(?:graph)?|clause|paragraphe|alinéa|párrafo|apartado|пункт|абзац|часть"
    r"|absatz)|(?:paragraphe|alinéa|párrafo) (?:nouveau|supplémentaire|nuevo|adicional)"
    r"|فقرة (?:جديدة|إضافية))(?![^\W_])|(?:新的?|增加|增设|加)一?[款项]"
)
_NUMBERED = later(r"\s?(\d{1,3})(?![\w.])")
#: What should stand between two pieces, and does not as yet.
_LACKS = later(
    r"(?<![^\W_])(?:(?:paragraph|para|article|clause|provision|rule|sentence)"
    r" (?:[^.;]{1,80} )?(?:is|are|seems) (?:missing|lacking|needed)"
    r"|(?:additional|extra|further) (?:paragraph"
    r"|para|article|clause|provision)|(?:falta|se echa en falta) (?:un|una) (?:párrafo"
    r"|artículo|disposición)|не хватает (?:пункта|статьи|положения)|недостаёт пункта)"
    r"(?![^\W_])|缺少?[^。]{0,20}[条段款]|ينقص|تنقص"
)
_BETWEEN = later(r"(?<!\w)(?:between|entre|zwischen|между)(?!\w)|بين|在(?=第?\d)")
#: Right before a piece, beside which something else is to stand.
_AFTER = later(
    r"(?<![^\W_])(?:after|behind|following|beneath|below|après|à la suite d[eu]|suivant"
    r"|tras|después del?|a continuación del?|после|вслед за|nach|hinter|im anschluss an"
    r"|após|بعد|عقب)\s?(?:the |l[ea] |el |l'|den |dem )?\Z"
)
#: Right before a piece, ahead of which something new is to stand.
_BEFORE = later(
    r"(?<![^\W_])(?:before|ahead of|in front of|preceding|avant|antes del?|перед|vor"
    r"|قبل)\s?(?:the |l[ea] |el |l'|den |dem )?\Z"
)
_HAN_BEFORE = later(r"\s?之?前")
_FIRST = "it stands before the first paragraph"
_HAN_AFTER = later(r"\s?之?后")
#: All that stands behind it announces new words, which are a sentence, or come next.
_TEXT = r'[^.!?。\n"]{0,80}:\s*(?:"[^"\n]{10,2000}"\W*\Z'
_OFFERS = later(rf"{_TEXT})")
_OFFERS_NEXT = later(
    r"(?:之?后)?(?=\s?[,،，:]|\s(?:we|i|one|there|nous|on|je|wir|ich|würd\w+|мы|предла\w+|propon\w+"
    r"|añadir\w*|sería|نقترح)(?!\w)|\s?我们)"
    rf"(?![^:\n]*(?<!\w)(?:says?|said|reads?|dit|dice|sagt)(?!\w)){_TEXT}|\Z)"
)
_MANY = 2
_LIKE = 90.0
#: No space parts Chinese words, and a clause behind a stop is another.
_CLAUSE = later(r".*[,;:。、](?=[一-龥])")
_NEW = later(
    r"\(new\)|\[new\]|\bnew\b|nouve\w+|nuev\w+|нов\w+|جديد\w*|(?<![重更革创全翻])新"
    r"|neu\w*|insert|add|ajout"
    r"|insér|añad|agreg|incorpor|дополн|добав|встав|включ|ergänz|einfüg|إضاف|أضي|增|补"
)


def added(
    settle: Callable[[Reference], Settled],
    text: str,
    ref: Reference,
    drafts: Drafts,
    *,
    inside: bool = False,
) -> Target | None:
    """Read a reference to a new piece as the place behind the one before it.

    A new article stands behind the last piece of the one before. `inside` the
    article that is spoken of, whatever is called new is.
    """
    settled = settle(ref)
    items = ref.mention.items
    path = items[0].path if len(items) == 1 else (*settled.missing, items[-1].path)[0]
    own = borders.start_of(text, ref.start)
    before = text[max(own, ref.start - _NEAR) : ref.start]
    # "insert 7a" where 7(a) is printed; "delete 7a" means that
    last = _CLAUSE.sub("", " ".join(fold(before).text.split()[-1:]))
    unread = settled.inner or (deeper(ref, settled) and _NEW.search(last))
    the = last == "a" and _THE_LUSOPHONE.match(fold(text[ref.start : ref.end]).text)
    some = not the and _SOME.search(fold(before).text) is not None
    new = some or ref.mention.new or _NEW.search(last)
    # "9 bis" is that of the draft that has one, unless a new one is spoken of
    elsewhere = not new and _is_elsewhere(path, settled, drafts)
    printed = settled.sure and not unread
    within = not inside and _is_within(ref, settled, drafts)
    if len(settled.missing) > 1 or printed or elsewhere or within:
        return None
    end = min(ref.end + 2 * _NEAR, borders.end_of(text, ref.end))
    about = before + text[ref.start : end]
    held = holding.inside(settled, drafts.citable) if settled.document else ()
    if held and len(items) == 1 and not (inside or new):
        return _behind_last(settled, held, text, ref)
    says = ref.mention.new or some or _NEW.search(fold(about).text) is not None
    nested = inside or len(path) > 1
    suffixed = _SUFFIXED.fullmatch(path[-1])
    if suffixed and says:
        stems = [(*path[:-1], number) for number in _before(suffixed)]
    elif (
        (counted := _COUNTED.fullmatch(path[-1]))
        and (some or ref.mention.new or (nested and says) or _adds(about))
        and not _BEHIND.search(before)
    ):
        stems = [(*path[:-1], f"{counted[1]}{int(counted[2]) - 1}")]
    elif says and len(path) > 1 and (settled.inner or path[-1].isalpha()):
        # the letter before, or what holds it
        stems = [path[:-1]] if settled.inner or ref.mention.new else []
        if len(path[-1]) == 1 and "a" < path[-1] <= "z":
            stems.insert(0, (*path[:-1], chr(ord(path[-1]) - 1)))
    else:
        return None
    for stem in stems:
        mention = replace(ref.mention, items=(Item(stem),), new=False)
        other = replace(ref, mention=mention)
        base = settle(other)
        labels = base.labels if base.sure and not base.inner else ()
        if base.document and pieces.holds(other, base):
            labels = holding.inside(base, drafts.citable)[-1:]
        if labels:
            return Target(
                document=base.document,
                labels=labels,
                sure=True,
                value=text[ref.start : ref.end],
                new=True,
            )
    return None


def _is_within(ref: Reference, settled: Settled, drafts: Drafts) -> bool:
    """Whether a point is one inside a piece of the draft, and nobody knows of which.

    "A point 3 is missing" where the draft has articles, or sections.
    """
    labels = drafts.citable.labels.get(settled.document or "")
    nouns = labels.nouns if labels else ()
    point = ref.mention.noun is Noun.POINT and len(ref.mention.ends[0]) == 1
    return point and bool(nouns) and Noun.POINT not in nouns


def _is_elsewhere(path: Path, settled: Settled, drafts: Drafts) -> bool:
    """Whether a number with a suffix is printed, though not where it is looked for."""
    suffixed = _SUFFIXED.fullmatch(path[-1]) is not None
    labels = drafts.citable.labels.values()
    return suffixed and not settled.sure and any(path in x.keys for x in labels)


def _before(suffixed: re.Match[str]) -> Iterator[str]:
    """Yield what may stand before a number with a suffix, the nearest first.

    "12 bis" and then 12 before "12 ter"; 12a and then 12 before 12b.
    """
    number, sign = suffixed.groups()
    if sign[0] == PUT_IN:  # 第六条之三 stands behind 之二
        yield from (f"{number} {PUT_IN}{n}" for n in range(int(sign[1]) - 1, 0, -1))
    elif sign in _SUFFIXES:
        yield from (f"{number} {s}" for s in _SUFFIXES[: _SUFFIXES.index(sign)][::-1])
    else:
        yield from (f"{number}{chr(n)}" for n in range(ord(sign) - 1, ord("a") - 1, -1))
    yield number


def further(
    settle: Callable[[Reference], Settled],
    target: Target,
    text: str,
    refs: Sequence[Reference],
    drafts: Drafts,
) -> Target:
    """Read "in section 3, add a clause 3.4" as the place of the clause in it."""
    held = [_plain(key(label)) for label in target.labels]
    for ref in refs if target.sure and not target.new else ():
        inner = pieces.is_letter(ref) and len(target.labels) == 1
        own = pieces.held_in(ref, key(target.labels[0])) if inner else ref
        made = added(settle, text, own, drafts)
        if made and made.document == target.document:
            path = _plain(key(made.labels[0]))
            if any(path[: len(one)] == one for one in held):
                return made
    return target


def _plain(path: Path) -> Path:
    """Give a path without the suffix of its number: 12 of "12 bis"."""
    return (path[0].split()[0], *path[1:])


def _behind_last(
    settled: Settled, held: Sequence[str], text: str, ref: Reference
) -> Target | None:
    """Return the place behind the last piece of an article to which one is added.

    "Article 2: insert a third paragraph" adds none to one of three.
    """
    start, end = borders.start_of(text, ref.start), borders.end_of(text, ref.end)
    said = fold(f"{text[start : ref.start]}{PLACE}{text[ref.end : end]}").text
    one = _ONE_MORE.search(said)
    if one is None:
        return None
    number = _NUMBERED.match(said, one.end())
    nth = next((int(k[1:]) for k, v in one.groupdict().items() if v), 0)
    nth = int(number[1]) if number else nth
    asked = _adds(said) or (nth and _NEW.search(said))
    if not asked or nth not in (0, len(held) + 1):
        return None
    return Target(
        document=settled.document,
        labels=(held[-1],),
        sure=True,
        value=text[ref.start : ref.end],
        new=True,
    )


def deeper(ref: Reference, settled: Settled) -> bool:
    """Whether a piece is read as one inside another: "7a" as 7(a)."""
    path = ref.mention.items[0].path
    return settled.sure and len(key(settled.labels[0])) > len(path)


def placed(
    target: Target, text: str, head: Reference, end: int, drafts: Drafts
) -> Target:
    """Read "between 14 and 15", or "after 14: “...”", as the place behind 14."""
    if target.new or not target.sure:
        return target
    if label := letters_behind.behind(target, text[head.end : end], drafts):
        return replace(target, labels=(label,), new=True)
    before = fold(text[max(0, head.start - _NEAR) : head.start]).text
    behind = fold(text[head.end : end]).text
    if len(target.labels) > 1:
        own = fold(text[head.start : head.end]).text
        led = _BETWEEN.search(own)
        start = borders.start_of(text, head.start)
        told = text[start : head.start] + own[: led.end() + 1 if led else 0]
        said = text[head.end : min(end, head.end + sentences.LOOK_AHEAD)]
        near, told = before + own, told[-_FAR:]
        adds = _adds(f"{told}{PLACE}{said}") or _LACKS.search(fold(told).text)
        offers = _OFFERS.match(behind) and not _is_quoted(behind, drafts)
        if not (_BETWEEN.search(near) and (adds or offers)):
            return target
        if len(target.labels) > _MANY:
            return target.doubted("more than one place is between these two")
        return replace(target, labels=target.labels[:1], new=True)
    within = _BEHIND.search(fold(text[head.start : head.end]).text) is not None
    offers = _offers(before, behind, drafts, within=within)
    return replace(target, new=True) if offers else target


def between(settled: Settled, text: str, drafts: Drafts) -> Target | None:
    """Read "between 9 and 10" as the place behind 9, if 10 is the next."""
    if not settled.sure or not _BETWEEN.search(fold(text).text):
        return None
    order = drafts.citable.labels[str(settled.document)].order
    places = [order.index(label) for label in settled.labels]
    if len(places) != _MANY or places[1] - places[0] != 1:
        return None
    return Target(
        document=settled.document, labels=settled.labels[:1], sure=True, new=True
    )


def ahead(target: Target, text: str, head: Reference, drafts: Drafts) -> Target:
    """Take what is added before a piece as behind the one that stands before it."""
    before = fold(text[max(0, head.start - _NEAR) : head.start]).text
    told = _BEFORE.search(before) or _HAN_BEFORE.match(text[head.end :])
    if not (told and target.sure and len(target.labels) == 1):
        return target
    start, end = borders.start_of(text, head.start), borders.end_of(text, head.end)
    said = f"{text[start : head.start]}{PLACE}{text[head.end : end]}"
    if worded(said) is not Action.ADD:
        return target
    order = drafts.citable.labels[str(target.document)].order
    place = order.index(target.labels[0])
    if not place:
        return target.doubted(_FIRST)
    return replace(target, labels=(order[place - 1],), new=True)


def _offers(before: str, behind: str, drafts: Drafts, *, within: bool) -> bool:
    """Whether new words are offered behind a piece, and not those of a draft.

    `within`: "after" stands between the numbers of the piece, "Article 5, after 2".
    """
    after = within or _AFTER.search(before) or _HAN_AFTER.match(behind)
    offers = after and _OFFERS_NEXT.match(behind)
    return bool(offers) and not _is_quoted(behind, drafts)


def _is_quoted(text: str, drafts: Drafts) -> bool:
    """Whether words in quotation marks are those of a draft."""
    quoted = text.partition('"')[2]
    words = alignment.words(quoted)
    return bool(words) and alignment.is_quoted(words, drafts.texts, _LIKE)


def follows(text: str, ref: Reference) -> bool:
    """Whether a sentence adds a piece behind one that it names: "Nach Abs. 2 ..."."""
    start = max(borders.start_of(text, ref.start), ref.start - _NEAR)
    before = fold(text[start : ref.start]).text
    behind = fold(text[ref.end : ref.end + sentences.LOOK_BACK]).text
    if _AFTER.fullmatch(before) and _OFFERS_NEXT.match(behind):
        return True
    found = [*_BEHIND.finditer(before)]
    return (
        bool(found)
        and not before[found[-1].end() :].strip()
        and _adds(f"{before}{PLACE}{text[ref.end : ref.end + 4 * _NEAR]}")
    )


def is_anchor(asks: str) -> bool:
    """Tell whether words say no more than behind which piece: "After ¶ (new)"."""
    before, _, behind = fold(asks).text.partition(PLACE)
    after = _AFTER.fullmatch(before.lstrip(" -–•*")) or _HAN_AFTER.match(behind)
    left = _NEW.sub("", _HAN_AFTER.sub("", behind, 1))
    return after is not None and not any(map(str.isalnum, left))


def _adds(text: str) -> bool:
    return worded(text) is Action.ADD
