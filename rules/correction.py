"""What does a reply to our letter put right? Numbers of comments, and their places.

Read are the sender's own words, line by line, and only what is plain: "2 ->
paragraph 18", "2: paragraph 18 of S2/C", "No, comment 2 is wrong: it is about
paragraph 18", "delete 3", "4 is a general comment", "5 = amend", "yes". A line that is
not plain is returned as unclear and never guessed at; a reply with any is a person's.
A correction adds no words: it only moves or takes out what was sent, or says what that
asks for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import citation
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.duplicate import takes_back
from rules.later import later
from rules.location import courtesy
from rules.purpose import Purpose, purpose
from rules.tables import beside
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation import Reference
    from rules.citation.documents import Citable

#: Longer replies are no lists of corrections, in characters.
_ENOUGH = 10_000
#: A longer line is no correction.
_LONGEST = 200
#: Fewer signs than these may be the same by chance.
_BY_CHANCE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is to become of one comment; `position` counts from 1, as in the letter.

    Either it is `taken_out`, or asks for an `action`, or is `general`, on the draft of
    `documents` if one is named, or it belongs where `places` say, `behind`
    them where a text is added.
    """

    position: int
    taken_out: bool = False
    action: Action | None = None
    general: bool = False
    behind: bool = False
    places: tuple[Reference, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a reply says of the comments that a letter played back.

    `confirms`: that they are right. `unclear` are the lines that say anything
    else; `asks` tells that one of these names a comment, says that we are wrong, or
    asks how things go.
    """

    changes: tuple[Change, ...] = ()
    confirms: bool = False
    unclear: tuple[str, ...] = ()
    asks: bool = False


def read(text: str, drafts: Citable, signers: Collection[str] = ()) -> Reply:
    """Read a reply; `text` are its own words, `signers` names it is signed with.

    >>> found = read("Delete 3; 4 is a general comment", citation.citable([]))
    >>> [(c.position, c.taken_out, c.general) for c in found.changes], found.unclear
    ([(3, True, False), (4, False, True)], ())
    """
    names = {word for name in signers for word in re.findall(r"\w+", fold(name).text)}
    changes: list[Change] = []
    denied: list[str] = []
    confirms, asks = False, False
    text = _DIRECTIONS.sub("", text)
    unclear = [text[_ENOUGH:]] if text[_ENOUGH:].strip() else []
    for line in _sentences(text[:_ENOUGH]):
        bare = _bare(line)
        said = _said(bare, drafts)
        if said is not None:
            changes += said
            confirms = confirms or not said
        elif _DENIES.fullmatch(bare):
            denied.append(line)
        elif not _is_polite(line, names):
            unclear.append(line)
            asks = asks or any(asking.search(bare) for asking in _ASKING)
            asks = asks or _is_question(line)
    if denied and not changes:  # else they say what is right
        unclear += denied
        asks = True
    out = {c.position for c in changes if c.taken_out}
    named = {(c.position, bool(c.action) and c.position not in out) for c in changes}
    if len(named) < len(changes):
        unclear.append("a comment is named twice")
    return Reply(
        changes=tuple(changes), confirms=confirms, unclear=tuple(unclear), asks=asks
    )


def complains(text: str) -> bool:
    """Tell whether a mail says that the compilation is wrong on its sender's words.

    >>> complains("In the compilation our remark stands under paragraph 9.")
    True
    """
    words = fold(text[:_ENOUGH]).text
    return bool(_COMPLAINS.search(words) and _COMPILED.search(words))


def repeats(text: str, comments: Iterable[str]) -> bool:
    """Tell whether a reply says again, in its own words, what was sent before.

    A few words may be the same by chance; marks and blanks do not count.

    >>> sent = ["The paragraph on apples is too long."]
    >>> repeats("As we said: the paragraph on apples is too  long!", sent)
    True
    """
    said = _words(text)
    known = (_words(comment) for comment in comments)
    return any(len(one) >= _BY_CHANCE and one in said for one in known)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text).text))


def place(
    change: Change, drafts: Citable, document: str | None
) -> tuple[str, tuple[str, ...]] | None:
    """Say to which draft and labels a comment goes; None where that is not plain.

    `document` is the draft in which it stands so far, if any.
    """
    in_force = (document,) if document else ()
    found = [citation.settle(each, drafts, in_force) for each in change.places]
    documents = {each.document for each in found}
    if len(documents) != 1 or not all(each.sure for each in found):
        return None
    labels = dict.fromkeys(label for each in found for label in each.labels)
    return str(documents.pop()), tuple(labels)


# --- lines ---------------------------------------------------------------------


_TABLE = beside(__name__)


def _any(name: str) -> str:
    said = (words.get(name, r"(?!)") for words in _TABLE.values())
    return "(?:" + "|".join(said) + ")"


_COMMENT, _OUT, _FINE = _any("comment"), _any("out"), _any("fine")
#: Nothing here may match a blank in two ways: a hostile line would take for ever.
_AND = r"(?: ?[,;&、] ?| (?:and|et|y|и) | ?[و和及] ?)"
_NUMBER = (
    r"(?:(?:[#№]|n[o°º]s?\.?|number|numéro|número|номер|رقم) ?)?(?:\d{1,3}|\(\d{1,3}\))"
)
#: Marks of direction, which our letters set around what is of another one.
_DIRECTIONS = later(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ORDINALS = rf"(?P<numbers>{_NUMBER}(?:{_AND}{_NUMBER})*)(?: ?{_any('counter')})?"
_ARROW = r"(?:-{0,2}=?>|[→⇒➔➜➡⟶]|<-{1,2}|[←⇐])"
#: Words that end where a letter of the same script goes on.
_END = r"(?![^\W\d_一-龥])"

_CONFIRMS = later(
    rf"(?:{_any('thanks')}{_END}\s*)?(?:{_FINE}(?:{_END}\s*{_any('rest')})?"
    rf"|{_any('rest')}{_END}\s*:?\s*(?:{_any('belongs')}{_END}\s*)?{_FINE})"
)
#: That we are wrong, and no more; then, at the beginning of more.
_DENIES = later(rf"(?:{_any('no')}|{_any('disputes')})")
_NO = later(
    rf"(?:{_any('no')}(?:\s*[,،:!-]+\s*|\.\s+(?!\W*\d))"
    rf"|{_any('disputes')}{_END}\s*[,،:!.-]+\s*)"
)
_WRONG = rf"{_any('wrong')}{_END}\s*[,،:-]*\s*(?:{_any('but')}{_END}\s*)?"
#: Two sentences of which the second says what is right.
_RIGHT = later(
    rf"(?i)({_any('wrong')}{_END})\s*[.!;。；؛]\s*(?={_any('it')}{_END}\s*{_any('belongs')})"
)
_BUT = later(rf"(?:{_FINE}{_END})?\s*[,.:]?\s*{_any('but')}{_END}\s*[,:]?\s*")
_TAKES_OUT = later(rf"{_OUT}{_END}\s*(?:{_COMMENT}{_END})?\s*{_ORDINALS}")
_IS_OUT = later(rf"(?:{_COMMENT}{_END})?\s*{_ORDINALS}\s*{_any('is_out')}")
_MOVES = later(
    rf"(?:{_any('move')}{_END}\s*)?(?P<noun>{_COMMENT}{_END})?\s*{_ORDINALS}(?!\.\d)\s*(?P<wrong>{_WRONG}(?:{_any('it')}{_END}\s*)?)?(?P<sign>(?P<arrow>{_ARROW})"
    rf"|[:=)]|[.,-](?=\s))?\s*(?P<verb>{_any('belongs')}{_END})?\s*(?P<rest>\S.*)"
)
_NAMED = {
    Action.AMEND: _any("amend"),
    Action.DELETE: _any("delete"),
    Action.ADD: _any("add"),
    Action.KEEP: _any("keep"),
    Action.MERGE: _any("merge"),
    Action.COMMENT: _any("remark"),
}
_ACTION = "|".join(f"(?P<{action}>{said})" for action, said in _NAMED.items())
_ASKS_FOR = later(
    rf"(?P<noun>{_COMMENT}{_END})?\s*{_ORDINALS}\s*"
    rf"(?P<sign>{_ARROW}|[:=)]|[.,-](?=\s))?\s*(?:{_any('belongs')}{_END}\s*)?"
    rf"(?:{_ACTION})(?P<rather>\s*,?\s*{_any('rather')}{_END}\s*"
    rf"(?:{'|'.join(_NAMED.values())}))?"
)
_DELETES = later(rf"{_NUMBER}\s*{_NAMED[Action.DELETE]}")
_BEHIND = later(rf"{_any('behind')}{_END}\s*")
_GENERAL = later(rf"{_any('general')}")
_WITHIN = later(rf"(?:[\W_]|{_any('within')}{_END})*")
_COMPLAINS = later(rf"(?:\b|(?<=[一-龥])){_any('complains')}")
#: A line that names one of our comments, or says that we are wrong: a person's.
_ASKING = (
    later(
        rf"(?<![^\W_])(?:{_COMMENT}{_END}\s*{_NUMBER}(?!\.?\d)"
        rf"|{_any('nth')}\s*{_COMMENT}{_END}|{_COMMENT}{_END}\s*{_any('nth')}{_END})"
    ),
    later(
        rf"\A(?:{_NUMBER}\s*(?:{_ARROW}|:\s)"
        rf"|{_OUT}{_END}\s*(?:{_COMMENT}{_END}\s*)?{_NUMBER}(?!\d)"
        rf"|{_any('disputes')}{_END})"
    ),
    later(rf"\A{_NO.pattern}"),
    later(  # "in 1 please read 18 instead of 8"
        rf"\A(?:[^\W\d_]{{1,3}} )?(?:{_COMMENT}{_END} ?)?{_NUMBER}(?!\.?\d)"
        rf"[^\d]{{1,40}}?\d{{1,3}}\S{{0,6}},? ?{_any('instead')}{_END} ?"
        r"(?:[^\W\d_]{1,12}\.? )?\d"
    ),
    _COMPLAINS,
)
_COMPILED = later(_any("compiled"))
_ANNOUNCES = later(rf"{_any('announces')}\W*")
#: A greeting that goes on behind its comma, and does not end with another.
_GOES_ON = later(r"[,،，]\s*\S+\s+\S.*(?<![,،，:!])$")
_PLEASE = rf"{_any('please')}{_END}[\s,:]*"
_THANKS = later(
    r"\W*(?:(?:many|best|kind|warm) )?(?:thanks?|thank you|merci|gracias|спасибо"
    rf"|благодар\w+|شكرا|نشكركم|谢谢|感谢)(?:(?!{_any('but')}{_END}|{_any('please')}"
    r"|also|not|aussi|pas|también|также|не|أيضا|也|不|还)[^\n:;\d]){0,60}"
    r"|\W*(?:(?:all the )?best|cheers|bien à (?:vous|toi)|un saludo|تحياتي|祝好)\W*"
)
_MARK = r"[*•·-]\s+|[\"']"
#: The point of a list and those of "para. 18" and "Art. 5" end no sentence.
_POINT = later(r"(?m)^(\W*\d{1,3})\.(?=\s)")
_SENTENCE = later(
    r"(?<=\d)[.!]\s+|(?<=[^\W\d_]{3})(?<!para)(?<!párr)(?<!\b[Aa]rt)[.!]\s+|[;。；؛\n]"
)
#: Where a line goes on with the next correction.
_NEXT = later(
    rf",\s*(?=(?:{_COMMENT}{_END}\s*)?{_NUMBER}\s*(?:{_ARROW}|:))"
    r"|(?:,\s*|,?\s*\b(?:and|et|y|и)\s+|,?\s*و\s?|[，,]?\s*并\s*)"
    rf"(?={_OUT}{_END}\s*(?:{_COMMENT})?\s*{_NUMBER})"
)


def _sentences(text: str) -> Iterator[str]:
    for line in _SENTENCE.split(_RIGHT.sub(r"\1: ", _POINT.sub(r"\1)", text))):
        listed = re.match(r"[\s\d,]+(?=,)", line)  # "2, 3 -> paragraph 18"
        for said in [line] if listed else _NEXT.split(line):
            if re.search(r"\w", said):
                yield said.strip()


def _bare(line: str) -> str:
    """Return what is matched: folded, without marks of a list, quotes, politeness."""
    words = " ".join(fold(line).text.split())
    words = re.sub(rf"\A(?:{_MARK}|{_PLEASE})+", "", words)
    return words.rstrip(" .!,\"'")


def _said(words: str, drafts: Citable) -> list[Change] | None:
    """Return the changes that a line asks for; none if it confirms; None if unclear."""
    if len(words) > _LONGEST or "?" in words or "؟" in words:
        return None
    if _CONFIRMS.fullmatch(re.sub("[,،]", "", words)):
        return []
    for before in (_NO, _BUT):
        if found := before.match(words):
            words = words[found.end() :]
    return _asks_for(words) or _goes(words, drafts)


def _goes(words: str, drafts: Citable) -> list[Change] | None:
    """Read which comments are taken out, or where they are moved; None if unclear."""
    if _DELETES.fullmatch(words):  # it is to go, or asks that a paragraph goes
        return None
    for pattern in (_TAKES_OUT, _IS_OUT):
        if out := pattern.fullmatch(words):
            return [Change(position=n, taken_out=True) for n in _positions(out)]
    moves = _MOVES.fullmatch(words)
    if moves is None:
        return None
    if moves["sign"] and _CONFIRMS.fullmatch(moves["rest"]):
        return []
    return _moved(moves, drafts)


def _asks_for(words: str) -> list[Change]:
    """Read what comments ask for, in place of what they were taken for.

    "Delete" must say that it is that: "5 = delete", or "comment 5: delete, not amend".
    """
    found = _ASKS_FOR.fullmatch(words)
    if found is None:
        return []
    action = next(action for action in _NAMED if found[action])
    plain = found["sign"] == "=" or found["rather"]
    linked = plain or found["noun"] or found["sign"]
    if not (plain if action is Action.DELETE else linked or action in _PLAINLY):
        return []
    return [Change(position=n, action=action) for n in _positions(found)]


def _moved(moves: re.Match[str], drafts: Citable) -> list[Change] | None:
    """Read the place to which comments are moved."""
    behind = _BEHIND.match(moves["rest"])
    rest = moves["rest"][behind.end() :] if behind else moves["rest"]
    arrow = moves["arrow"] or ""
    if arrow[:1] in ("<", "←", "⇐") and not _ARABIC.search(rest):
        return None
    found = citation.cited(rest, drafts)
    others = " ".join(found.blanked(rest).split())
    positions = _positions(moves)
    if not found.references:
        general = _GENERAL.match(others)
        if behind or not general or not _WITHIN.fullmatch(others, general.end()):
            return None
        return [
            Change(position=n, general=True, documents=found.meant) for n in positions
        ]
    linked = moves["noun"] or moves["wrong"] or moves["sign"] or moves["verb"]
    bare = all(r.mention.noun is Noun.NONE for r in found.references)
    if (
        not linked
        or not _WITHIN.fullmatch(others)
        or not all(map(_plain, found.references))
    ):
        return None
    if bare and not (arrow or found.names):  # "2: 18" may be a time
        return None
    return [
        Change(position=n, places=found.references, behind=behind is not None)
        for n in positions
    ]


def _plain(reference: Reference) -> bool:
    """Tell whether it names its paragraphs, and of a draft: no "next", no "third"."""
    mention = reference.mention
    vague = mention.counted or mention.open_ended or mention.new
    vague = vague or mention.position is not None
    return not (vague or reference.foreign or reference.argument)


#: What "5 keep" asks for; "5 comments" may be anything.
_PLAINLY = (Action.KEEP, Action.AMEND, Action.ADD, Action.MERGE)
#: Where the way goes from right to left, so does an arrow.
_ARABIC = re.compile(r"[\u0620-\u064a]")


def _positions(match: re.Match[str]) -> list[int]:
    return [int(n) for n in re.findall(r"\d+", match["numbers"])]


def _is_question(line: str) -> bool:
    """Tell whether a line asks the secretariat something, or to take back."""
    asked = re.findall("[^.!?？؟。！]+[?？؟]", line)
    return any(takes_back(one) or purpose([one]) is Purpose.ASKS for one in asked)


def _is_polite(line: str, names: Collection[str]) -> bool:
    """Tell whether a line says nothing: it greets, thanks, announces, signs."""
    words = fold(line).text.strip()
    signed = set(re.findall(r"\w+", words))
    return (
        (courtesy.is_salutation(line) and not _GOES_ON.search(words))
        or courtesy.is_closing(line)
        or bool(_THANKS.fullmatch(words) or _ANNOUNCES.fullmatch(_bare(line)))
        or (bool(signed) and signed <= set(names))
    )
