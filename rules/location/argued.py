"""Is a piece that is only cited what its sentence is about all the same?

"Twenty days, as foreseen in paragraph 9, is a period we cannot honour": the sentence
is on paragraph 9, for the value of which it speaks is that paragraph's. Or
its words are those of that paragraph, more than of any other. Where they are not,
nobody knows: a person is asked. So he is where a bare "6(1)" stands behind the
name of another text: "The Berne Convention says so, notably 6(1)". What the draft asks
for is no wish of the sender: "The compact asks for publication (para. 4)".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import worded
from rules.citation.folding import fold
from rules.later import later
from rules.location import besides, borders, pieces, sentences
from rules.location.counting import values
from rules.tables import any_of, beside
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation import Reference
    from rules.location.catalogue import Drafts
    from rules.location.target import Target

CITED = "the piece may only be cited"
WHEN = "it may only say after which change something else is asked"
TOLD = "the sentence may only tell what the draft asks for"
OF_ANOTHER = "the piece may be one of another text"
#: What leads to a piece as to a place, and is said of something else.
_INTO = later(
    r"(?i)(?<![^\W_])(?:to|into|in|from|by|à|au|dans|par|al?|en|por|в|к|из|zu[mr]?|in|aus|von"
    r"|إلى|في|من)\s(?:the |le |la |el |den |die |das |dem )?\Z|[入到至]\Z"
)
#: An instrument by its name, or an acronym right before the number.
_INSTRUMENT = later(
    r"(?<![^\W_])(?:(?!(?:The|This|That|Our|Your|Draft)\s)[A-Z][\w-]+\s(?:Convention|Treaty"
    r"|Act|Regulation|Directive|Law|Code|Agreement|Protocol|Charter|Declaration)"
    r"|(?:Convention|Traité|Loi|Règlement|Directive|Accord|Protocole|Charte|Convenio"
    r"|Tratado|Ley|Reglamento|Directiva|Acuerdo|Protocolo|Carta)\s(?:d|sur|sobre)"
    r"|[А-Я]\w+\s(?:[Кк]онвенци|[Дд]оговор|[Пп]ротокол|[Хх]арти|[Зз]акон)"
    r"|[A-ZÄÖÜ]\w+(?:gesetz|ordnung|konvention|richtlinie|abkommen)(?:e?s)?(?![^\W_])"
    r"|[A-ZÄÖÜ]{3,6}\s\Z)|公约|条约|条例|(?:اتفاقية|معاهدة|قانون)\s"
)
#: When something was done, or is, to another piece: "After changing paragraph 5, ...".
_WHEN = later(
    r"\W*(?:after|once|now that|having|following|après|une fois|maintenant que|ayant"
    r"|tras|después de|una vez|ahora que|habiendo|после|nachdem|nach|بعد)(?![^\W_])"
    r"[^.;:!?\n]{0,80}\Z|\W*在[^。；：\n]{0,40}\Z"
)
_DONE = later(r"[^.;:!?\n,，،]{0,60}[,，،]\s?(?=[^\W\d_])")
_CHANGE = later(
    r"(?<![^\W_])(?:chang|amend|modif|delet|remov|mov|merg|revis|supprim|suppress|ajout"
    r"|fusion|déplac|cambi|suprim|supresi|elimin|añad|traslad|измен|исключ|удал|добав|объедин|geänder"
    r"|änder|streich|gestrich|ergänz|verschieb|verschob)|تعديل|حذف|إضافة|修改|删|增加|移"
)
#: What a sentence speaks of, before a comma: no more words, and none that points back.
_SUBJECT = later(
    r"\W*(?!(?:we|i|it|this|that|these|those|they|there|the same|such|but|and|however"
    r"|also|moreover|therefore|thus|otherwise|instead|nous|je|on|il|elle|ils|cela|ceci"
    r"|ce|cette|ces|mais|et|la même|le même|esto|eso|este|esta|ello|lo|pero|y|no|el "
    r"mismo|la misma|wir|ich|es|er|sie|dies\w*|das|aber|und|dasselbe|dieselbe|derselbe"
    r"|мы|я|он|она|оно|это|эт\w{1,2}|но|и)(?![^\W_]))(?:(?!(?:is|are|was|that|will"
    r"|would|est|que|es|ist|dass|что)\s)[\w'’-]++\s?){1,9},\s[^,;:.\n]{2,40}\Z"
)
_GOES_ON = later(r"[^,.;:\n]{0,24}(?:,|\s[–—-])\s*(?:[–—-]\s)?[^\W\d_]")
#: "As to who pays, see paragraph 5: ...": it tells where, and goes on about that.
_SEEN = later(
    r"\W*(?:as (?:to|for)|on|regarding|concerning|quant [àa]\w*|sur|concernant"
    r"|en cuanto al?|sobre|что касается|относительно|zu[mr]?|was|bezüglich)"
    r"\s[^.;:!?\n]{2,80},\s(?:see|voir|véase|ver|см\.?|siehe)\s\Z"
    r"|(?:至于|关于)[^。；：\n]{1,40}[,，]见\Z|و?(?:أما|بشأن)\s[^.؛:\n]{2,80}،\sانظر\s\Z"
)
#: "Gegen Artikel 5 haben wir nichts": what nobody objects to is no argument.
_AGAINST = later(
    r"\W*(?:(?:and|und|et|y|и)\s)?(?:(?:nichts|nix|nothing|rien|nada|ничего)\s)?"
    r"(?:against|gegen|contre|contra|против)\s(?:the |l[ea] |el |den |die )?\Z"
)
_NOTHING = later(
    r"[^.;!?\n]{0,80}?(?<![^\W_])(?:nothing|no objections?|nichts|nix|keine?n?|rien"
    r"|aucune?|nada|ningun[ao]|ничего|не возраж\w+|возражений нет)(?![^\W_])"
)
#: A piece is an example of what a sentence is on.
_MATTER = any_of(
    {
        "begin": r"(?<![^\W_])",
        "words": [f"(?:{x['rules']}),? (?:{x['like']})"],
        "end": r"\s?(?:the |l[ea] |l'|el |los |de[rnm] |die |das )?\Z",
    }
    for x in beside(__name__).values()
)
_COLON = later(r"\s?[:：]\s?[^\W_]")
_NEAR = 120
#: So few words before a piece that opens a text.
_BRIEF = 3
#: What was named last, and not what a heading names: "leave that paragraph as it is".
_THAT = later(
    r"(?<![^\W_])(?:(?:that|the said|that same)\s(?:paragraph|para|article|section"
    r"|clause|point|provision|guideline|recommendation|principle|rule|text)"
    r"|(?:ledit|ladite|ce même|cette même)\s(?:paragraphe|article|alinéa|point"
    r"|disposition)"
    r"|(?:dich[oa]|es[ea]|aquel(?:la)?)\s(?:párrafo|artículo|apartado|punto|disposición)"
    r"|(?:указанн|упомянут|вышеназванн)\w{2,3}\s(?:пункт|стать|абзац|положени)\w{0,3}"
    r"|(?:jene[nrms]?|besagte[nrm]?|genannte[nrm]?)\s(?:absatz|artikel|ziffer|punkt"
    r"|paragraph)e?n?s?|(?:تلك|ذلك)\s(?:الفقرة|المادة|البند))(?![^\W_])"
    r"|(?:ال(?:فقرة|مادة|بند))\s(?:ال)?مذكورة?|(?:该|上述|前述)[段条款]"
)
#: So much must words share with a paragraph that is to be theirs.
_TELLING = 0.3
_OPENING = later(
    r"(?i)\W*(?:(?:the|l[ea]|el|der|die|das)\s(?:draft\s(?:of\sthe\s)?)?)?"
)
#: Behind the name of a draft: it asks.
_ASKS = later(
    r"\s?(?:asks?|calls?\sfor|wants?|requires?|demands?|requests?|proposes?|demande|exige"
    r"|propose|pide|propone|требует|предлагает|просит|verlangt|fordert|schlägt|要求|يطلب)"
    r"(?![^\W_一-龥])"
)
#: The sender speaks for himself, or says what ought to be.
_OWN = later(
    r"(?i)(?<!\w)(?:we|i|our|my|should|must|please|too|but|nous|je|notre|devrait|mais"
    r"|trop|debería|pero|мы|наш\w*|следует|но|слишком|wir|ich|unser\w*|sollte|aber|zu)"
    r"(?!\w)|我|应|但|太|نحن|ينبغي"
)


def tells_when(text: str, ref: Reference) -> bool:
    """Whether a sentence only begins with what is changed in a piece, and goes on."""
    start = max(borders.start_of(text, ref.start), ref.start - _NEAR)
    head = fold(text[start : ref.start]).text
    done = _DONE.match(text, ref.end) if _WHEN.match(head) else None
    return done is not None and _CHANGE.search(head + done[0].lower()) is not None


def is_subject(text: str, ref: Reference) -> bool:
    """Whether a sentence opens with a thing of which it is said where it stands."""
    start = borders.start_of(text, ref.start)
    if not ref.argument or ref.start - start > _NEAR:
        return False
    head = fold(text[start : ref.start]).text
    if _SEEN.fullmatch(head) and _COLON.match(text, ref.end):
        return True
    if _AGAINST.fullmatch(head):
        behind = text[ref.end : ref.end + _NEAR]
        return _NOTHING.match(fold(behind).text) is not None
    goes_on = _GOES_ON.match(text, ref.end) is not None
    return goes_on and _SUBJECT.fullmatch(head) is not None


def is_asked(text: str, ref: Reference) -> bool:
    """Whether the next sentence asks something of the piece that was cited last.

    "It has the same words as paragraph 5. We ask you to leave that paragraph as it is."
    """
    end = borders.end_of(text, ref.end)
    behind = text[ref.end : end + sentences.LOOK_BACK]
    that = _THAT.search(fold(behind).text)
    if (
        not ref.argument
        or that is None
        or any(map(str.isdigit, behind[: that.start()]))
    ):
        return False
    stop = borders.end_of(text, min(end + 1, len(text)))
    return worded(text[end:stop]) is not Action.COMMENT


def is_matter(text: str, ref: Reference) -> bool:
    """Whether a sentence at the head of a text is on a piece that is its example.

    >>> from rules.citation import citable, references
    >>> said = "Experience with rules such as paragraph 9 is mixed."
    >>> is_matter(said, references(said, citable([]))[0])
    True
    """
    start = borders.start_of(text, ref.start)
    near = ref.argument and start == 0 and ref.start <= _NEAR
    return near and _MATTER.search(fold(text[: ref.start]).text) is not None


def is_example(text: str, ref: Reference) -> bool:
    """Whether something is said of the piece that is the example of a sentence.

    "A rule like paragraph 9 is hard on us", and not "we suffer from rules like it".
    """
    behind = text[ref.end : borders.end_of(text, ref.end)]
    return is_matter(text, ref) and any(map(str.isalnum, behind))


def opened(text: str, head: Reference, first: Sequence[Reference]) -> list[Reference]:
    """Return the piece of an earlier sentence that is cited, and may be its matter.

    "Under Article 5 ships pay in full. Nor does Article 7 exempt them", "Consent is as
    in the old act (Article 5). It may be withdrawn (Article 7)."
    """
    start = borders.start_of(text, head.start)
    said = text[start : borders.end_of(text, head.end)]
    tells = worded(said) is Action.COMMENT
    return [
        ref
        for ref in first
        if (ref.argument or ref.foreign)
        and ref.end < start
        and (
            (tells and not ref.foreign and len(text[: ref.start].split()) <= _BRIEF)
            or (besides.is_inside(text, ref) and besides.is_inside(text, head))
        )
    ]


def doubted(target: Target, text: str, head: Reference, drafts: Drafts) -> Target:
    """Return the target for review where the piece has no value its sentence names.

    Or where it is a number behind the name of another text.
    """
    if target.sure and (
        _of_another(text, head, drafts) or _on_another(text, head, drafts)
    ):
        return target.doubted(OF_ANOTHER)
    if target.sure and not target.new and tells_when(text, head):
        return target.doubted(WHEN)
    if target.sure and _tells(text, head, drafts):
        return target.doubted(TOLD)
    if not (target.sure and target.document and is_subject(text, head)):
        return target
    said = alignment.words(text[borders.start_of(text, head.start) : head.start])
    printed = [drafts.words_of(target.document, label) for label in target.labels]
    named = {value.what for value in values(said)}
    own = {value.what for words in printed for value in values(words)}
    pairs = [(target.document, label) for label in target.labels]
    closest = [drafts.places[i] for i in drafts.texts.near(said, _TELLING)[:1]]
    if named & own or any((p.document, p.label) in pairs for p in closest):
        return target
    return replace(target, labels=()).doubted(CITED, pairs)


def _tells(text: str, head: Reference, drafts: Drafts) -> bool:
    """Whether a sentence begins with what a draft asks, and says no more than that."""
    start, end = borders.start_of(text, head.start), borders.end_of(text, head.end)
    return any(
        start <= name.start < head.start
        and _OPENING.fullmatch(text, start, name.start) is not None
        and _ASKS.match(text, name.end) is not None
        and _OWN.search(text, name.end, end) is None
        for name in citation.cited(text, drafts.citable).names
    )


def _of_another(text: str, head: Reference, drafts: Drafts) -> bool:
    """Whether a nested number stands in a sentence behind the name of no draft."""
    if pieces.is_bare(head) or head.documents or not pieces.is_number(text, head):
        return False
    start = borders.start_of(text, head.start)
    names = citation.cited(text, drafts.citable).names
    own = any(start <= name.start < head.start for name in names)
    return not own and _INSTRUMENT.search(text, start, head.start) is not None


def _on_another(text: str, head: Reference, drafts: Drafts) -> bool:
    """Whether a sentence opens with a piece of another text, and ours is only a place.

    "Article 9 of the Coastal Treaty should be deleted, not copied into paragraph 5."
    """
    start = borders.start_of(text, head.start)
    if not _INTO.search(text, max(start, head.start - _NEAR), head.start):
        return False
    return any(
        ref.foreign and start <= ref.start < head.start and sentences.opens(text, ref)
        for ref in citation.references(text, drafts.citable)
    )
