"""Is this the same mail again, and does it replace or take back an earlier one?"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rules.later import later
from rules.pointing import corrected, pointers
from rules.remembered import remembered
from rules.tables import beside

if TYPE_CHECKING:
    from rules.terms import Message


class RelationKind(StrEnum):
    """What a message does to an earlier one of the same party."""

    NEW = "new"
    REVISED = "revised"
    WITHDRAWAL = "withdrawal"
    PARTIAL_CORRECTION = "partial_correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a message says that it does, the words that say it, and to which.

    `refers_to` are numbers of a series, else subjects and days, then Message-IDs:
    hints, for the words may name none. What is new may have the subject of an earlier
    one, said to be put right. `instead`: it says that something stands in
    the place of what it takes back.
    """

    kind: RelationKind
    evidence: str = ""
    refers_to: tuple[str, ...] = ()
    instead: bool = False


def fingerprint(raw: bytes) -> str:
    r"""Say what two deliveries of one mail have in common: a SHA-256, in hex.

    Left out is what differs with the way and the store and not with the mail:
    the trace headers, an mbox separator line, CRLF or LF, line ends at the
    very end. All else counts, the Message-ID as any other header: senders
    choose it, devices reuse it. Linear in the size of the message.

    >>> sent = fingerprint(b"To: x\n\nHi")
    >>> sent == fingerprint(b"Received: a\r\n\tb\r\nTo: x\r\n\r\nHi\r\n")
    True
    """
    head, body = _parted(raw)
    digest = hashlib.sha256()
    for name, field in _fields(head):
        if not (name in _TRACE or name.startswith(_TRACE_FAMILIES)):
            digest.update(field)
    digest.update(b"\n" + body.rstrip(b"\n"))
    return digest.hexdigest()


def way(raw: bytes) -> bytes:
    r"""Say by which way a delivery came: the stamps of the servers that passed it on.

    A mail that is delivered twice is stamped twice. Deliveries of one fingerprint and
    one way are one, which lay in a mailbox and in a file, whatever a store did to it.

    >>> way(b"Received: a\r\n\tb\r\nTo: x\r\n\r\nHi") == way(b"Received: a b\n\n")
    True
    """
    fields = _fields(_parted(raw)[0])
    stamps = b"".join(field for name, field in fields if name == b"received")
    return b" ".join(stamps.split())


def _parted(raw: bytes) -> tuple[bytes, bytes]:
    """Part head and body, without the line that an mbox has before a mail."""
    lines = raw.replace(b"\r\n", b"\n")
    if lines.startswith((b"From ", b">From ")):
        lines = lines.partition(b"\n")[2]
    head, _, body = (b"\n" + lines).partition(b"\n\n")
    return head, body


def _fields(head: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give the lines of a head, each with the name of its field in lower case."""
    name = b""
    for line in head.split(b"\n")[1:]:
        if not line.startswith((b" ", b"\t")):
            name = line.partition(b":")[0].rstrip().lower()
        yield name, line + b"\n"


def relation(message: Message, text: str, series: str = "") -> Relation:
    """Read whether a message replaces, corrects or takes back an earlier one.

    `text` are the sender's own words, quoted mail left out. Only words about a
    submission count: to "withdraw paragraph 5" is a proposal about a draft; a number
    of our own `series` is a submission. A part of a submission that is taken back or
    put right is a correction; one that is taken back for another is revised.
    """
    wordings = _wordings(series)
    whole = f"{message.subject}\n{text[:_ENOUGH]}"
    thread, again = message.in_reply_to, filter(None, [corrected(message.subject)])
    said = _said(whole, series)
    if rest := _rest(whole, wordings, said):
        said = {RelationKind.PARTIAL_CORRECTION: rest}
    for kind in (
        RelationKind.REVISED,
        RelationKind.PARTIAL_CORRECTION,
        RelationKind.WITHDRAWAL,
    ):
        if kind in said:
            numbers = dict.fromkeys(
                n for s in said.values() for n in re.findall(_NUMBER, s)
            )
            return Relation(
                kind=kind,
                evidence=said[kind],
                refers_to=(*(numbers or _pointers(whole, series)), *again, *thread),
                instead=any(
                    wording.instead.search(sentence)
                    and not wording.hedge.search(sentence)
                    for sentence in _sentences(whole)
                    for wording in wordings
                ),
            )
    return Relation(kind=RelationKind.NEW, refers_to=(*again, *thread))


def is_of_sender(said: str) -> bool:
    """Tell whether a sentence says of a submission that it is the sender's own.

    >>> is_of_sender("We withdraw our comments."), is_of_sender("It withdraws its own.")
    (True, False)
    """
    return _MINE.search(said) is not None


def takes_back(text: str, *, ours: bool = False) -> bool:
    """Tell whether a text speaks of taking anything back, whatever that is.

    `ours`: of what they sent. What a draft says is withdrawn or ignored, too.

    >>> said = "States may withdraw."
    >>> takes_back(said), takes_back(said, ours=True)
    (True, False)
    """
    return any(_takes_back(sentence, ours) for sentence in _sentences(text[:_ENOUGH]))


@remembered
def only_replaces(text: str) -> bool:
    """Tell whether words say that an earlier mail is replaced, and nothing besides.

    >>> only_replaces("Please ignore our earlier comments; these replace them.")
    True
    >>> only_replaces("Please ignore our earlier comments and make it shorter.")
    False
    """
    if len(text) > _ENOUGH:
        return False
    kinds: set[RelationKind] = set()
    replaces = False
    for sentence in filter(_WORD.search, _sentences(text)):
        found = _kinds(sentence, "")
        instead = _puts_instead(sentence)
        if not instead and (not found or _JOINED.search(sentence)):
            return False
        kinds.update(found)
        # "our comments were ignored" reads as taken back, and complains
        replaces = replaces or instead or RelationKind.REVISED in found
    return bool(kinds) and RelationKind.PARTIAL_CORRECTION not in kinds and replaces


def _puts_instead(sentence: str) -> bool:
    brief = len(sentence) <= _BRIEF
    return brief and any(w.instead.search(sentence) for w in _wordings(""))


@remembered
def _takes_back(sentence: str, ours: bool) -> bool:
    return any(
        back.search(sentence) and (of_theirs.search(sentence) or not ours)
        for back, of_theirs in _taking_back()
    )


def _said(text: str, series: str) -> dict[RelationKind, str]:
    """Find the first sentence of each kind."""
    said: dict[RelationKind, str] = {}
    for sentence in _sentences(text):
        for kind in _kinds(sentence, series):
            said.setdefault(kind, sentence)
    return said


def _rest(
    text: str, wordings: Sequence[_Wording], said: Mapping[RelationKind, str]
) -> str:
    """Return what says that a part is replaced, and all else stands; "" if nothing."""
    sentences = [*_sentences(text)]
    for wording in wordings:
        if any(map(wording.rest.search, sentences)):
            put = (s for s in sentences if wording.put_right.search(s))
            return next(iter((*said.values(), *put)), "")
    return ""


def _pointers(text: str, series: str) -> Iterator[str]:
    """Give the subjects and days beside the sentences that act on an earlier one."""
    for sentence in _sentences(text):
        if _kinds(sentence, series):
            yield from pointers(text, sentence)


@remembered
def _kinds(sentence: str, series: str) -> tuple[RelationKind, ...]:
    found = (_kind(sentence, wording) for wording in _wordings(series))
    return tuple(filter(None, found))


def _sentences(text: str) -> Iterator[str]:
    """Give the sentences, those of quoted lines left out."""
    for line in text.splitlines():
        if not line.lstrip().startswith(">"):
            yield from _SENTENCE_END.split(" ".join(line.split()))


def _kind(sentence: str, wording: _Wording) -> RelationKind | None:
    corrected = wording.corrected.search(sentence)
    revised = wording.revised.search(sentence)
    if not (corrected or revised or wording.withdrawn.search(sentence)):
        return None
    # The last, for few sentences come as far: a thought or a question does nothing.
    if _ASKED.search(sentence) or wording.hedge.search(sentence):
        return None
    if corrected or wording.part.search(sentence):
        return RelationKind.PARTIAL_CORRECTION
    return RelationKind.REVISED if revised else RelationKind.WITHDRAWAL


class _Wording(NamedTuple):
    """How one language says it, sentence by sentence.

    `part` names a part of a submission; `hedge` turns all into a mere thought, and
    `instead` tells what is put in its place. `rest` says that all else stands, where
    something is `put_right`.
    """

    withdrawn: re.Pattern[str]
    revised: re.Pattern[str]
    corrected: re.Pattern[str]
    part: re.Pattern[str]
    hedge: re.Pattern[str]
    instead: re.Pattern[str]
    rest: re.Pattern[str]
    put_right: re.Pattern[str]


#: So much of a text is looked at, in characters: people say it at the beginning.
_ENOUGH = 6_000

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|(?<=[。；！？؛؟])")
_ASKED = re.compile("[?？؟]")
_WORD = re.compile(r"[^\W\d_]")
#: Something may follow that is said besides, as in a long sentence.
_JOINED = re.compile(r"\b(?:and|et|y|и|und)\b|\sو|[并且]|.{121}")
_BRIEF = 120

#: A number of a series: WSIS+10/3/58.
_NUMBER = r"\b[A-Z][\w.+&-]{0,30}(?:/[\w.+&-]{1,30}){0,6}/\d{1,5}\b"

#: What may stand between a verb and the submission that it is about.
_GAP = (
    r"(?:(?!paragra|\bparas?\b|párrafo|§|\bart[íi]c|пункт|стать|فقرة|المادة|段"
    r"|\babs[aä]|\bartikel)[^.;]){0,40}?"
)


@cache
def _wordings(series: str) -> tuple[_Wording, ...]:
    """Prepare all languages: when the first text is read, for many never are."""
    number = rf"|\b{re.escape(series)}/\d{{1,5}}\b" if series else ""
    return tuple(_wording(said, number) for said in _TABLE["said"].values())


def _wording(said: Mapping[str, Sequence[str]], number: str) -> _Wording:
    """Prepare a language; `number` is no subject: those of our letters begin so."""
    words = {name: _words(said, name) for name in said}
    ours, part, correct = (f"(?:{words[n]})" for n in ("ours", "part", "correct"))
    taken = f"{ours}(?:{words['taken_back']})"
    ours = f"(?:{ours}{number})"
    take_back, replace = (f"(?:{words[n]})" for n in ("take_back", "replace"))
    return _Wording(
        withdrawn=_any(f"{take_back}{_GAP}{ours}", taken),
        revised=_any(
            f"{replace}{_GAP}(?:{ours}|{words['sent']})",
            f"{ours}(?:{words['replaced']})",
            words["revised"],
        ),
        corrected=_any(
            f"{correct}{_GAP}{ours}",
            f"(?:{take_back}|{replace}|{correct})[^.;]{{0,30}}{part}"
            rf"[\w.)]{{0,9}} ?(?:{words['of']}) ?{ours}",
            words["said_on"],
        ),
        part=_any(part),
        hedge=_any(words["hedge"]),
        instead=_any(words["instead"]),
        rest=_any(words["rest"]),
        put_right=_any(take_back, replace, correct),
    )


def _words(said: Mapping[str, Sequence[str]], name: str) -> str:
    nouns = f"(?:{'|'.join(said['nouns'])})"
    return "|".join(said[name]).replace("NOUNS", nouns).replace("NUMBER", _NUMBER)


@cache
def _taking_back() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Prepare of each language the verbs that take back anything, and what was sent."""
    return tuple(
        (_any(_words(said, "take_back")), _any(_words(said, "ours")))
        for said in _TABLE["said"].values()
    )


def _any(*patterns: str) -> re.Pattern[str]:
    return later("|".join(patterns), re.IGNORECASE)


_TABLE = beside(__name__)
_MINE = _any("|".join(_TABLE["own"]["mine"]))
_TRACE = frozenset(name.encode() for name in _TABLE["trace"]["headers"])
_TRACE_FAMILIES = tuple(name.encode() for name in _TABLE["trace"]["families"])
