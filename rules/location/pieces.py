"""What kind of piece does a reference name: a bare number, an inner one, a holder?"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import worded
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.citation.language import DEPTH, Item, Noun, Path
from rules.citation.letters import CHAPEAU
from rules.citation.paths import key
from rules.language import length
from rules.location import entire, holding
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation import Reference, Settled
    from rules.citation.documents import Citable
    from rules.location.catalogue import Drafts
    from rules.location.target import Target

_INNER = 1
_VERB = re.compile(r"(?:combin|merg)(?:e|ing)\s", re.IGNORECASE)
#: What a draft is called before its name: "delete document X, section 4".
_CALLED = re.compile(
    r"(?:(?<![^\W_])(?:the |l[ea] |el |da[sm] |de[nr] )?(?:draft|document|texte?|projet"
    r"|documento|texto|proyecto|borrador|документ\w{0,2}|проект\w{0,2}|текст\w{0,2}"
    r"|dokuments?|entwurfs?|(?:ال)?(?:وثيقة|مشروع|نص)),?\s|文件|草案|案文|文本)"
    r"[\s\"'«“„《]{0,2}\Z",
    re.IGNORECASE,
)
_PAIR = 2
#: "Article 5: we are happy with both paragraphs."
_BOTH = re.compile(
    r"[^.;!?\n]{0,80}(?<!\w)(?:both|les deux|ambos|оба|beide\w?) (?:\w+ )?"
    r"(?:para|alin|apart|párr|пункт|част|abs)",
    re.IGNORECASE,
)
#: Those of which nothing was said before: "all other provisions of Article 3".
_OTHERS = re.compile(
    r"(?<![^\W_])(?:others?|rest|remaining|remainder|autres|reste|otr[oa]s|demás|resto"
    r"|остальн\w{2,3}|übrige\w?|anderen?|sonstigen?)(?![^\W_])"
    r"|بقية|باقي|سائر|الأخرى|其余|其他"
)
#: Words are on one piece if they share as rare ones with it as one that two texts hold.
_TELLING = 0.5
_LETTER = re.compile(r"\(([a-z]|[ivx]{2,4})\)")
#: At the head of a clause: ": a) 2035; b) delete", ", (c) must go".
_ENUMERATED = re.compile(
    r"(?:\A|[:;,.\n])[^\S\n]*+(?:(?:and|et|y|и|und)\s)?\(?([a-z]|[ivx]{2,4})\)(?=[\s:])"
)
_ROMAN = re.compile(r"[ivx]{1,5}")
_CODE = re.compile(r"[a-z]{1,4}\d{1,3}")
#: A word or two, and letters that end what is said: ": please delete (a) and (c).".
_ASKED_OF = re.compile(
    r"\s?[:,–—-]?\s*(?:[^\W\d_]+\s){1,3}\((?:[a-z]|[ivx]{2,4})\)"
    r"(?:(?:,|\s?(?:and|et|y|e|и|und|و|和))\s?\((?:[a-z]|[ivx]{2,4})\))*\s*[.;!]?\s*"
)
#: ": in point (c) we are thrown together with farmers"
_AT_HEAD = re.compile(
    r"\s?[:,–—-]\s?(?:(?:in|under|at|to|on|for|with|dans|à|au|sous|pour|en|al|sobre|в|по"
    r"|к|in|unter|zu)\s(?:the\s|la\s|le\s|el\s)?)?(?:(?:sub-?)?(?:points?|items?|letters?|lit\.?"
    r"|paragraphs?|lettre|letra|inciso|alinéa|(?:под)?пункте?|буква|buchstabe)\s)?\((?:[a-z]|[ivx]{2,4})\)"
    r"(?=\s[^\W\d_]|[:,])",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:]|(?<!\w)(?:and|et|y|и|und)(?= [^\W\d_])")
OF_POINTS = "what is asked for is asked of its points"
#: Pieces inside another are few.
_FEW = 5


def is_bare(ref: Reference) -> bool:
    """Whether a reference is a number and no more: no noun, no draft."""
    return ref.mention.noun is Noun.NONE and not ref.documents


def is_code(ref: Reference) -> bool:
    """Whether a reference is a code and no more: PP8."""
    coded = ref.mention.noun is Noun.SIGN and not ref.documents
    return coded and all(_CODE.fullmatch(i.path[0]) for i in ref.mention.items)


def verb(text: str, ref: Reference) -> str:
    """Return the verb by which bare numbers are told as pieces: "merging 16 and 17"."""
    told = _VERB.match(text, ref.start) if ref.mention.noun is Noun.SIGN else None
    return told[0] if told else ""


def unnamed(before: str, ref: Reference) -> str:
    """Leave out what a draft is called right before its name, which goes with it.

    In Chinese it needs no name: "the draft, paragraph 4".
    """
    called = ref.documents or before.endswith(("文件", "草案", "案文", "文本"))
    return _CALLED.sub("", before) if called else before


def is_inner(ref: Reference) -> bool:
    """Whether a reference is to a point or a sentence inside a piece."""
    return DEPTH[ref.mention.noun] > _INNER


def is_sentence(ref: Reference) -> bool:
    """Whether a reference is to a sentence, of whatever piece is spoken of."""
    return ref.mention.noun is Noun.SENTENCE


def is_small(ref: Reference) -> bool:
    """Whether a piece may be an inner one that is printed without a number."""
    return all(
        len(i.path) == 1 and i.path[0].isdecimal() and int(i.path[0]) <= _FEW
        for i in ref.mention.items
    )


def is_dotted(ref: Reference) -> bool:
    """Whether a reference is one bare number of sections: 4.2.1."""
    if not is_bare(ref) or ref.mention.several:
        return False
    path = ref.mention.items[0].path
    return len(path) > 1 and path[1].isdigit()


def is_number(text: str, ref: Reference) -> bool:
    """Whether a reference is a bare number, or a nested one in a sentence: 4(2)(b)."""
    mention = ref.mention
    nested = mention.noun is Noun.SIGN and len(mention.items[0].path) > 1
    return is_bare(ref) or (nested and text[ref.start].isdigit())


def is_dotted_sign(ref: Reference) -> bool:
    """Whether a reference is such a number behind a word or a sign: "zu 7.7"."""
    return ref.mention.dotted and ref.mention.noun is Noun.SIGN and not ref.documents


def is_letter(ref: Reference) -> bool:
    """Whether a reference names points by their letters, and not what holds them."""
    items = ref.mention.items
    lettered = all(all(map(str.isalpha, i.path)) for i in items)
    bare = ref.mention.noun is Noun.NONE
    return bool(items) and lettered and (bare or DEPTH[ref.mention.noun] > _INNER)


def is_roman(path: Path) -> bool:
    """Whether a label is a numeral like "vii" and no more."""
    return len(path) == 1 and _ROMAN.fullmatch(path[0]) is not None


def is_enclosed(ref: Reference) -> bool:
    """Whether a reference is a bare number in brackets: "(3)"."""
    path = ref.mention.items[0].path if is_bare(ref) and ref.mention.items else ()
    size = ref.mention.end - ref.mention.start
    return len(path) == 1 and path[0].isdecimal() and size == len(path[0]) + 2


def within(
    ref: Reference, document: str, held: Path, drafts: Citable
) -> Settled | None:
    """Say which points a letter names inside the piece spoken of.

    They are printed in it, or in one that holds it; or it is printed whole.
    """
    if ref.documents or not (is_letter(ref) or is_enclosed(ref)):
        return None
    if ref.mention.items[0].path == (CHAPEAU,):
        return _opening(document, held, drafts)
    for depth in range(len(held), 0, -1):
        settled = citation.settle(held_in(ref, held[:depth]), drafts, (document,))
        whole = settled.inner and depth == len(held) and held[-1].isdecimal()
        whole = whole and not _heads_another(ref, document, drafts)
        if settled.sure and (whole or not settled.inner):
            return settled
    return None


def _opening(document: str, held: Path, drafts: Citable) -> Settled:
    """Say what holds the words before the points of the piece spoken of.

    Where nothing but its pieces is printed, they may stand in the first of them.
    """
    printed = drafts.labels[document]
    path = held if held[-1].isdecimal() else held[:-1]
    if label := printed.keys.get(path):
        return citation.Settled(document=document, labels=(label,), inner=True)
    first = next((x for x in printed.order if lies_in(x, path)), None)
    return citation.Settled(candidates=((document, first),) if first else ())


def printed_in(
    ref: Reference, document: str, held: Path, drafts: Citable
) -> Settled | None:
    """Say which pieces a reference names that are printed inside the one spoken of.

    Also where a sentence of one is meant.
    """
    whole = replace(ref, mention=replace(ref.mention, detail=False))
    inside = replace(held_in(whole, held), documents=(document,))
    settled = citation.settle(inside, drafts, (document,))
    return settled if settled.sure and not settled.inner else None


def _heads_another(ref: Reference, document: str, drafts: Citable) -> bool:
    """Tell whether a noun and letters head the words, and another draft prints such.

    "Principle (a)" below a paragraph without letters may be that of an annex.
    """
    if not ref.leads or ref.mention.noun is Noun.NONE:
        return False
    letters = {item.path[-1] for item in ref.mention.items}
    others = (printed for d, printed in drafts.labels.items() if d != document)
    return any(len(p) > 1 and p[-1] in letters for one in others for p in one.keys)


def held_in(ref: Reference, held: Path) -> Reference:
    """Read the letters of a reference as those of a piece."""
    mention = ref.mention
    items = tuple(
        Item((*held, *i.path), (*held, *i.last) if i.last else None)
        for i in mention.items
    )
    inner = replace(mention, noun=Noun.CLAUSE, items=items, dotted=False)
    return replace(ref, mention=inner)


def points(said: str, target: Target, drafts: Citable) -> list[tuple[str, str]]:
    """Return the printed points of a piece that later words name by bare letters."""
    if not target.sure or target.new or len(target.labels) != 1:
        return []
    printed = drafts.labels[str(target.document)].keys
    path = key(target.labels[0])
    found = ((*path, match[1]) for match in _LETTER.finditer(said))
    return [(str(target.document), printed[x]) for x in found if x in printed]


def enumerated(said: str, target: Target, drafts: Citable) -> list[tuple[str, str]]:
    """Return the points of a piece whose letters head clauses behind it, if several.

    "Paragraph 15: a) earlier; b) delete" may be on these, or count what is said of 15.
    Where nothing is asked, it does not matter.
    """
    letters = dict.fromkeys(_ENUMERATED.findall(said))
    one = target.sure and not target.new and len(target.labels) == 1
    if not one or len(letters) < _PAIR:
        return []
    document, path = str(target.document), key(target.labels[0])
    printed = drafts.labels[document].keys
    found = [printed.get((*path, letter)) for letter in letters]
    labels = [(document, label) for label in found if label]
    every = len(labels) == len(found) and worded(said) is not Action.COMMENT
    return labels if every else []


def lettered(said: str, target: Target, drafts: Citable) -> Target:
    """Return the points of a piece that words behind it name by bare letters.

    "Paragraph 10: delete (c)" is on 10(c); where that is not printed, on a part of 10.
    """
    if not target.sure or target.new or len(target.labels) != 1:
        return target
    letters = [match[1] for match in _LETTER.finditer(said)]
    printed = drafts.labels[str(target.document)].keys
    path = key(target.labels[0])
    if len(letters) == 1 and _AT_HEAD.match(said):
        label = printed.get((*path, letters[0]))
        return replace(target, labels=(label,)) if label else target
    if not letters or not _ASKED_OF.fullmatch(said):
        return _of_points(said, target, printed)
    labels = [printed[(*path, x)] for x in letters if (*path, x) in printed]
    if len(labels) == len(letters):
        return replace(target, labels=tuple(dict.fromkeys(labels)))
    return replace(target, part=True)


def _of_points(said: str, target: Target, printed: Mapping[Path, str]) -> Target:
    """Doubt a piece where its clauses ask something of its points, each of its own.

    "Delete (a) and (c), keep (b)"; in "delete, as (b) covers it" one is a reason.
    """
    path = key(target.labels[0])
    clauses = [x for x in _CLAUSE.split(said) if _LETTER.search(x)]
    asked = [x for x in clauses if _asks_of_point(x)]
    if len(asked) < _PAIR:
        return target
    letters = dict.fromkeys(m[1] for x in asked for m in _LETTER.finditer(x))
    pairs = [
        (str(target.document), printed[*path, x])
        for x in letters
        if (*path, x) in printed
    ]
    return replace(target, listed=True).doubted(OF_POINTS, pairs)


def _asks_of_point(clause: str) -> bool:
    """Whether a clause of few words asks something of the point in it."""
    few = length(_LETTER.sub("", clause)) <= _FEW
    return few and worded(_LETTER.sub(PLACE, clause)) is not Action.COMMENT


def shared(target: Target) -> tuple[str, Path] | None:
    """Return what holds all that a target is about, with its draft, if one does."""
    found = [(target.document, label) for label in target.labels] or target.others
    paths = [key(label) for _, label in found]
    if len({document for document, _ in found}) != 1:
        return None
    (path, *others) = paths
    while any(other[: len(path)] != path for other in others):
        path = path[:-1]
    return (str(found[0][0]), path) if path else None


def all_of(
    said: str,
    behind: str,
    settled: Settled,
    seen: Collection[tuple[str, str]],
    drafts: Drafts,
) -> tuple[str, ...]:
    """Return the printed pieces of what is named, where all of them are meant.

    There is but one; or both are spoken of, or "the whole" of it; or it should stay
    as it is, nothing is said of any of its pieces, and they are few. "The others" are
    those not `seen` before.
    """
    own = tuple(pair for pair in settled.candidates if pair[0] == settled.document)
    found = holding.inside(replace(settled, candidates=own), drafts.citable)
    sections = any(drafts.citable.labels[d].dotted for d, _ in own)
    if len(found) == 1 and sections and entire.lacks(said):
        return ()  # a part that is not printed may say it
    if len(found) == 1 or (len(found) == _PAIR and _BOTH.match(behind)):
        return found
    if 0 < len(found) <= holding.MANY and entire.is_meant(said):
        return found
    if not found or len(found) > _FEW or worded(said) is not Action.KEEP:
        return ()
    near = drafts.texts.near(alignment.words(said), _TELLING)
    told = {(p.document, p.label) for p in (drafts.places[i] for i in near)}
    pairs = {(str(settled.document), label) for label in found}
    if pairs & told:
        return ()
    others = _OTHERS.search(fold(said).text) is not None
    left = [x for x in found if (settled.document, x) not in seen]
    return tuple(left) if others else found


def holds(ref: Reference, settled: Settled) -> bool:
    """Whether a piece is not printed itself, but all those are that it holds."""
    path = ref.mention.items[0].path
    documents = {document for document, _ in settled.candidates}
    return (
        len(ref.mention.items) == 1
        and settled.missing == (path,)
        and (
            documents == {settled.document} or bool(documents and not settled.document)
        )
        and all(lies_in(label, path) for _, label in settled.candidates)
    )


def lies_in(label: str, path: Path) -> bool:
    """Whether a label is one of a piece, or of a chapter: "III(4)"."""
    own = key(label)
    chapter = len(path) == 1 and own[0].rstrip("0123456789") == path[0]
    return own[: len(path)] == path or (chapter and path[0].isalpha())


def holder(ref: Reference, drafts: Citable, in_force: Sequence[str]) -> str | None:
    """Return the one draft in which such a piece holds others, printed as it is called.

    "Article 2" holds 2(1) of an act; the 2 of a draft of plain numbers is none, and
    2.1 is of a section.
    """
    path, noun = ref.mention.items[0].path[:1], ref.mention.noun
    found = [
        document
        for document in in_force or drafts.labels
        if path in (labels := drafts.labels[document]).parents
        and (labels.acts or noun is not Noun.ARTICLE)
        and (labels.dotted or noun is not Noun.SECTION or path in labels.chapters)
    ]
    return found[0] if len(found) == 1 else None


def elsewhere(settled: Settled, free: Settled) -> Settled:
    """Return what a reference may mean where the piece spoken of does not have it.

    Behind "As to Article 5", a paragraph 6 that is printed in another draft alone.
    """
    if settled.sure and settled != free:
        # behind "Section 2" of one draft, "paragraph 1" is not of another's Article 2
        return replace(settled, document=None, labels=(), candidates=settled.pairs)
    if not free.sure or settled.document == free.document:
        return settled
    among = (*free.pairs, *settled.candidates)
    return replace(settled, document=None, candidates=among)
