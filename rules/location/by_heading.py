"""Which paragraphs stand in the part of a draft that words name by its heading?

A note that hangs on "IV. Crews", what stands below such a line in a letter, and "the
chapter on crews" are on no one paragraph: a person is asked, with all of that part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import alignment
from rules.action import worded
from rules.citation import called
from rules.citation.called import CHAPTERS
from rules.citation.folding import fold
from rules.language import length
from rules.later import later
from rules.location import courtesy, holding, overall, topic, turning
from rules.location.target import Target
from rules.location.topic import ABOUT, PIECE
from rules.terms import Action, EvidenceKind, PassageKind

if TYPE_CHECKING:
    from rules.citation.documents import Named
    from rules.location.catalogue import Drafts
    from rules.location.naming import Naming
    from rules.location.spoken import Spoken
    from rules.terms import Passage

_ARTICLE = r"(?:(?:the|l[ae]s?|el|los|las|der|die|das|den|dem)\s)"
#: "The chapter on crews", "le chapitre « Équipages »", "关于船员的一章".
_NAMES = later(
    rf"(?<![^\W_])(?:{CHAPTERS})\s(?:(?:{ABOUT}|headed|called|entitled|intitul\w{{1,4}}"
    r"|titulad[oa]|namens|под названием|عن|بشأن)\s)?"
    rf"[\"'«]?\s?{_ARTICLE}?(?P<what>[^\W\d_][^.;:!?\n]{{2,80}})"
    r"|关于[《\"]?(?P<han>[^\W\d_]{2,20}?)[》\"]?的?(?:这|那|整)?一?(?:[章节]|部分)"
)
#: "The Late Fees rule", "l'article « Frais »": a title beside what a piece is called.
_TITLED = later(
    rf"(?<![^\W_]){_ARTICLE}(?P<what>[^\W\d_][^.;:!?,\n]{{2,80}}?)\s(?:scs?|criterion|rule"
    r"|article|paragraph|section|clause|provision|requirement|principle|recommendation)"
    rf"(?![^\W_])|(?<![^\W_]){_ARTICLE}?(?:{PIECE})\s[\"«“„]\s?(?P<own>[^.;:!?\n\"»”]{{3,80}}?)\s?[\"»”]"
    r"|《(?P<han>[^》]{2,20})》(?:这|那|一){0,2}[条款段]"
)
#: Where something should go or stands, if not at the head of its sentence.
_INTO = later(
    r"[^\W_],?\s(?:(?:to|into|in|with|from|under|à|au|dans|avec|al?|en|con|в|с|к|из|zum?"
    rf"|zur|mit|im?|ins|إلى|في|مع)\s){_ARTICLE}?\Z"
)
_SENTENCE = later(r"(?<=[.!?])\s+|(?<=[。！？])|\n")
#: So many signs at the head of a sentence lead to what it asks something of.
_LEAD = 20
#: Words are on one piece if they share as rare ones with it as one that two texts hold.
_TELLING = 0.5
#: The subject of a sentence stands at its head, behind an article.
_HEAD_SIGNS, _REACH = 5, 120
_SIGN = later(r"[,:;(，：、]")
#: What stands before a colon, or alone in a line, may be a heading.
_HEAD = later(r":(?=\s|\Z)|：|\n")
#: A title may end with a stop, and what is said follow: "Late fees. Delete the rule."
_CLOSED = later(
    r"\W{0,3}(?:(?:\d{1,2}|[a-z])[.)]\s)?[^.!?\n]{3,90}(?=\.\s+[^\W\d_])", re.IGNORECASE
)
#: Between a title and what of it is meant: "Late Fees – the rate".
_DETAIL = later(r"\s[–—/>-]\s|:\s|：|\s?[(（]")
#: The number of a sender's own point.
_COUNTED = later(r"\s{0,3}(?:[•*–—-]\s|\(?(?:\d{1,2}|[a-z])[.)]\s?)")
#: "The rule on late fees": what a piece is called, and its title.
_CALLED = later(
    rf"{_ARTICLE}?(?:{PIECE}|{called.words()})\s(?:{ABOUT})\s(?:{_ARTICLE}|l')?(?=[^\W\d_])"
    r"|关于"
)
#: In so many words titles are looked for, of so many words at the most; so many are
#: shown to a person.
_WORDS, _TITLE, _MENTIONED = 80, 12, 2
#: No smaller word tells a title, and more than so many tell it alone.
_SMALL, _FEW = 3, 2
#: Nothing longer is a title with what leads to it.
_LONG = 300
_QUALIFIED = later(r"[^\W\d_]:[^\W\d_]")
_AROUND = later(r"\W{0,3}\Z|\s?[,،，:–—-]\s?")
#: "The preamble is too long", "Le préambule ..."
_OPENS = later(rf"\W{{0,3}}{_ARTICLE}(?P<what>[^.;:!?\n]{{3,80}})")


def asked(title: str, named: Sequence[str], drafts: Drafts) -> Target | None:
    """Ask which piece is meant of those under a heading; `named` drafts go before.

    One of a single word, "Reports", is anybody's, and tells no draft.
    """
    words = drafts.titled(title)
    every = drafts.beneath.get(words, ())
    pairs = [(place.document, str(place.label)) for place in every]
    part = among(title.strip(), [x for x in pairs if x[0] in named] or pairs)
    return part if part is None or len(words) > 1 else replace(part, document=None)


def told(title: str, named: Sequence[str], drafts: Drafts) -> Target | None:
    """Say which piece a heading names that stands above it alone; else ask.

    One of a single word is anybody's, and asked about. What of it is meant may stand
    behind it, and what leads to it before: "2) On the Code: Late Fees – the rate".
    """
    led = _led(title, drafts) if len(title) <= _LONG else ""
    cut = (_DETAIL.split(each, maxsplit=1)[0] for each in (title, led))
    found = asked(title, named, drafts)
    for each in () if found else (led, *cut):
        if found is None and _tells(each):
            found, title = asked(each, named, drafts), each
    single = found and found.document and _tells(title) and len(found.others) == 1
    if not (found and single):
        return found
    return agreed(found)


def _tells(title: str) -> bool:
    """Whether a title has several words, or one that says where it comes from."""
    return length(title) > 1 or _QUALIFIED.search(title) is not None


def is_title(text: str, drafts: Drafts) -> bool:
    """Tell whether words are the title of one piece, and what of it is meant."""
    part = told(text, (), drafts)
    return part is not None and part.sure


def adds(text: str, drafts: Drafts) -> bool:
    """Tell whether words are a title and more: "Late Fees – the rate"."""
    return alignment.words(text) not in drafts.beneath and is_title(text, drafts)


def agreed(part: Target) -> Target:
    """Return the one piece that a heading names, where nothing else may be meant."""
    document, label = part.others[0]
    made = replace(part, document=document, labels=(label,))
    return replace(made, sure=True, others=(), why="", listed=False)


def held(text: str, named: Sequence[str], drafts: Drafts) -> Target | None:
    """Ask about a heading of several words that stands in words: the first one.

    None that is a part of what a draft is called: "Source Code", in a "Code Policy".
    """
    said = alignment.words(text)
    starts = range(len(said) - 1)
    titles = (_title(" ".join(said[n:]), drafts) for n in starts)
    told = (x for x in titles if length(x) > 1 and not _in_name(x, drafts))
    return next((asked(x, named, drafts) for x in told), None)


def _in_name(title: str, drafts: Drafts) -> bool:
    """Whether words are fewer than those of the name of a draft, and stand in it."""
    names = (" ".join(each) for each in drafts.names)
    return any(title != name and f" {title} " in f" {name} " for name in names)


def heads(passage: Passage, spoken: Naming, *, below: bool) -> bool:
    """Tell whether a heading holds one that a draft prints: "Late Fees: the rate".

    `below` the heading of a piece it must be all of it.
    """
    if passage.kind is not PassageKind.HEADING:
        return False
    text, named = passage.text, spoken.in_force
    whole = told(text, named, spoken.drafts)
    return bool(whole or (not below and held(text, named, spoken.drafts)))


def mentioned(text: str, drafts: Drafts) -> tuple[tuple[str, str], ...]:
    """Return the pieces whose titles, of several words, stand in words: it may be they.

    None of a title that heads more pieces, or is only a number: "Article 5".
    """
    said = alignment.words(text)[:_WORDS]
    ends = [(n, n + k) for n in range(len(said)) for k in range(_TITLE, 1, -1)]
    titles = (said[a:b] for a, b in ends if b <= len(said))
    titles = (x for x in titles if not any(map(str.isdecimal, x)))
    found = (drafts.beneath.get(title, ()) for title in titles)
    pairs = (
        (p.document, str(p.label)) for part in found if len(part) == 1 for p in part
    )
    return tuple(dict.fromkeys(pairs))[:_MENTIONED]


def among(title: str, pairs: Sequence[tuple[str, str]]) -> Target | None:
    """Ask which of several pieces is meant, that stand for what a title names."""
    if not pairs:
        return None
    documents = dict.fromkeys(document for document, _ in pairs)
    labels = [label for _, label in pairs]
    told = holding.in_pieces(labels) if labels[1:] else f"is the heading of {labels[0]}"
    why = f"“{title}” {told}"
    target = Target(
        document=next(iter(documents)) if len(documents) == 1 else None,
        kind=EvidenceKind.CONTEXT,
        value=title[:200],
        listed=len(pairs) <= holding.MANY,
    )
    return target.doubted(why, pairs)


def spoken_of(text: str, spoken: Spoken) -> Target | None:
    """Ask about a text that names no piece, by the heading in it or above it."""
    head = _HEAD.split(text, maxsplit=1)[0]
    opens = None if _alike(text, spoken.drafts) else _OPENS.match(fold(text).text)
    subject = _title(opens["what"], spoken.drafts) if opens else ""
    named, drafts = spoken.in_force, spoken.drafts
    found = (told(title, named, drafts) for title in (head, spoken.headed) if title)
    part = next(filter(None, found), None)
    if part and spoken.beside and len(part.others) == 1:
        return agreed(part)  # "Code: Scope" is that of the code, though a single word
    part = part or asked(subject, named, drafts) or held(spoken.headed, named, drafts)
    return part or in_part(spoken.headed, spoken)


def in_part(line: str, spoken: Spoken) -> Target | None:
    """Say which title a line above words has a part of, if one alone has all of it.

    "Crews" above words on "Crews and their rest". The text below the title speaks of
    it, too, and no other does if it is a single word: else a person is asked.
    """
    counted = _COUNTED.match(line)
    head, drafts = line[counted.end() if counted else 0 :], spoken.drafts
    said = [word for word in alignment.words(head) if len(word) > _SMALL]
    asks = worded(head) is not Action.COMMENT or courtesy.judges(head)
    if not said or asks or head[:1].islower():
        return None
    titles = [x for x in drafts.beneath if topic.has(x, said)]
    found = {place for title in titles for place in drafts.beneath[title]}
    own = [x for x in found if x.document in (spoken.in_force or drafts.spans)]
    if len(own) != 1:
        return None
    (place,) = own
    title = " ".join(max(x for x in titles if place in drafts.beneath[x]))
    part = among(title, [(place.document, str(place.label))])
    at = [n for n, each in enumerate(drafts.texts.words) if topic.has(each, said)]
    told = [drafts.places[n] for n in at]
    alone = told == own if len(said) == 1 else (place in told or len(said) > _FEW)
    return agreed(part) if part and alone else part


def _alike(text: str, drafts: Drafts) -> bool:
    """Whether a text shares rare words with a paragraph, and may be on that."""
    return bool(drafts.texts.near(alignment.words(text), _TELLING))


def above(spoken: Spoken, names: Sequence[Named]) -> bool:
    """Whether words below a heading of a draft that name none are on that part.

    "Introduction" is anybody's heading.
    """
    return len(spoken.drafts.titled(spoken.headed)) > 1 and not names


def around(target: Target, drafts: Drafts) -> tuple[str, ...]:
    """Return the paragraphs of the part in which all that is spoken of stands."""
    for places in drafts.beneath.values():
        part = [str(x.label) for x in places if x.document == target.document]
        if {*target.labels} < {*part}:
            return tuple(part)
    return ()


def named(text: str, in_force: Sequence[str], drafts: Drafts) -> Target | None:
    """Ask about words that speak of a part: "the chapter on crews", "Port crews: ...".

    Not of one where something should go, or stands: "move it to the chapter on crews".
    """
    head = _HEAD.split(text, maxsplit=1)[0]
    line = text.partition("\n")[0]
    closed = _CLOSED.match(line)
    ends = (x for x in (line, head, closed[0] if closed else text) if x != text)
    for title in dict.fromkeys(ends):
        several = title != text and len(alignment.words(title)) > 1
        if several and (part := told(title, in_force, drafts)):
            return part
    said = fold(text).text
    for found in _NAMES.finditer(said) if drafts.beneath else ():
        title = _title(found["what"] or found["han"], drafts)
        if title and not _INTO.search(said, 0, found.start()):
            return asked(title, in_force, drafts)
    return None


def _led(head: str, drafts: Drafts) -> str:
    """Return a title without what leads to it: "2) On the Code, the rule on fees"."""
    counted = _COUNTED.match(head)
    said = fold(head[counted.end() :] if counted else head).text
    said = turning.turned(said) or said
    for name in drafts.citable.named(fold(said))[:1]:
        before = said[: name.start].strip()
        around = _AROUND.match(said, name.end)
        if around and (not before or turning.turns(f"{before} ")):
            said = said[around.end() :]
    found = _CALLED.match(said)
    return said[found.end() :] if found else said


def titled(text: str, in_force: Sequence[str], drafts: Drafts) -> Target | None:
    """Take a piece by its title and what it is called: "The Late Fees rule is ...".

    It is asked about where its sentence, or its text, does not open with it.
    """
    said = fold(text).text
    for found in _TITLED.finditer(said) if drafts.beneath else ():
        what = alignment.words(next(filter(None, found.groups())))
        titles = (what[n:] for n in range(len(what)) if what[n:] in drafts.beneath)
        title = next(titles, ())
        part = asked(" ".join(title), in_force, drafts)
        if part is None or (title == what and _INTO.search(said, 0, found.start())):
            continue
        if part.others[1:] or title != what or said[: found.start()].strip():
            return part
        ((document, label),) = part.others
        told = replace(part, document=document, labels=(label,), others=(), why="")
        return replace(told, sure=True)
    return None


def belongs(text: str, in_force: Sequence[str], drafts: Drafts) -> Target | None:
    """Ask about what belongs to a text, where a draft prints it: "the glossary"."""
    title = overall.beside_text(fold(text).text) if drafts.beneath else ""
    return asked(title, in_force, drafts) if title else None


def subject(lead: str, target: Target, drafts: Drafts) -> list[tuple[str, str]]:
    """Return the part that words before a piece speak of: "The chapter on crews is".

    Behind a sign it only tells where the piece stands: "In the chapter on crews, ...".
    """
    told = _NAMES.search(fold(lead).text[:_REACH])
    opens = told is not None and told.start() <= _HEAD_SIGNS
    if not (target.sure and opens) or _SIGN.search(lead):
        return []
    part = named(lead, (str(target.document),), drafts)
    return [*part.others] if part else []


def behind(said: str, target: Target, drafts: Drafts) -> list[tuple[str, str]]:
    """Return what a later sentence asks something of, by a heading or by its matter.

    "Paragraph 3: fine. The chapter on crews should be deleted."
    """
    for sentence in _SENTENCE.split(said)[1:] if target.sure else ():
        opens = "," not in sentence[:_LEAD]
        part = named(sentence, (str(target.document),), drafts) if opens else None
        about = topic.places(sentence, (), target, drafts) if opens else ()
        pairs = [*part.others] if part else [*about]
        if pairs and worded(sentence) is not Action.COMMENT:
            return pairs
    return []


def _title(what: str, drafts: Drafts) -> str:
    """Return the longest heading with which words begin; empty where there is none."""
    said = alignment.words(what)
    ends = (n for n in range(len(said), 0, -1) if said[:n] in drafts.beneath)
    return " ".join(said[: next(ends, 0)])
