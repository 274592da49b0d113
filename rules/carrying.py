"""To which other questions does an answer carry over, and why?

Questions of one kin may be settled by one answer; which of them it settles depends on
the answer. Nothing is settled here: a person sees what would be recorded for each
question, and for which cause, before it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from rules.citation import Reference, citable, references, settle
from rules.citation.language import Noun
from rules.doubts import CLAIMED
from rules.sender_domain import is_free_mail, organisation
from rules.terms import Draft, Evidence, EvidenceKind, Place

if TYPE_CHECKING:
    from rules.citation.documents import Citable

Kin = tuple[str, ...]

#: Evidence in which a message says who speaks; its strongest may carry over.
_SAID = frozenset(
    ("behalf", "joint", "header", "source", "signature", "introduction", "properties")
)
#: Evidence that rests on who sent it alone, and says nothing of what is written.
_OWN = "own_name"
_DOMAIN = frozenset(("domain", "domain_name", "government_domain", _OWN))
#: What makes a sender a question of its own.
_DOUBTED = frozenset(("doubt", "forwarded", CLAIMED, "personal_capacity", "group"))
#: Evidence that names a paragraph.
_NAMES = frozenset((EvidenceKind.EXPLICIT_REF, EvidenceKind.TABLE_REFERENCE))


#: What the pieces of a draft that does not say it go by.
_COUNTED = (Noun.PARAGRAPH, Noun.NONE)


class Cause(StrEnum):
    """Why an answer fits another question, too, or may fit it."""

    SENDER = "the same sender, with the same proposals"
    DOMAIN = "the same domain, and nobody else is named"
    EVIDENCE = "the same evidence, as strong, says who speaks"
    HELD = "the same sender, held for the same reason"
    WORDS = "the same words, with the same candidates"
    NUMBERS = "the same message, whose numbers are those of this draft"
    SHIFT = "the same message, whose numbers are off by as many"
    FORMER = "the same message, which has the numbers of the earlier draft"
    NO_DRAFT = "it names a paragraph, too, and nothing says of which draft"
    OTHERS = "others name a paragraph, too, and nothing says of which draft"
    COPY = "missing in the same copy"

    @property
    def fits(self) -> bool:
        """Whether it fits unless a person says that it does not.

        What others mean, in words of their own, only may be the same: a person says
        of each that it is.
        """
        return self is not Cause.OTHERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A message of which it is asked who speaks; `evidence` is the strongest first."""

    address: str
    names: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    @property
    def kin(self) -> Kin:
        """Those whose strongest evidence says it alike, or of one domain, or sender."""
        doubts = tuple(e.value for e in self.evidence if e.kind in _DOUBTED)
        if self.said and not doubts:
            first = self.evidence[0]
            private = any(e.kind == "private_address" for e in self.evidence)
            shares = "all" if self.said == self.names else "some"
            return ("said", first.kind, str(first.points), shares, f"{private=}")
        if self.domain and self.silent:
            return ("domain", self.domain)
        return ("sender", self.address.lower(), *self.names, *doubts)

    @property
    def said(self) -> tuple[str, ...]:
        """The proposals that are named in the strongest evidence."""
        if not self.evidence or self.evidence[0].kind not in _SAID:
            return ()
        words = self.evidence[0].value.casefold()
        return tuple(name for name in self.names if _names(words, name.casefold()))

    @property
    def domain(self) -> str:
        """The domain, as long as not anybody can have an address there."""
        domain = self.address.rpartition("@")[2].lower()
        return "" if is_free_mail(domain) else organisation(domain)

    @property
    def own(self) -> bool:
        """Whether the sender is proposed under the name that the mail shows."""
        return any(e.kind == _OWN for e in self.evidence[:1])

    @property
    def silent(self) -> bool:
        """Whether at most the address says who speaks."""
        return len(self.names) <= 1 and all(e.kind in _DOMAIN for e in self.evidence)


def _names(words: str, name: str) -> bool:
    """Tell whether words hold a name, and not only its letters: Romania is not Oman."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def who(
    answer: Sequence[str], asked: Asked, other: Asked
) -> tuple[Cause, tuple[str, ...]] | None:
    """Say who speaks in another message, now that it is said of one; None: unknown."""
    if asked.kin != other.kin:
        return None
    if asked.address.lower() == other.address.lower() and asked.names == other.names:
        return Cause.SENDER, tuple(answer)
    if asked.own and set(answer) == set(asked.names):
        return (Cause.EVIDENCE, other.names) if other.own else None
    alike = asked.names == other.names or (asked.silent and other.silent)
    if asked.domain and asked.domain == other.domain and alike:
        return Cause.DOMAIN, tuple(answer)
    for these, theirs in ((asked.said, other.said), (_beside(asked), _beside(other))):
        if these and set(answer) == set(these):
            return Cause.EVIDENCE, theirs
    return None


def _beside(asked: Asked) -> tuple[str, ...]:
    """Return the proposals that are not named in the strongest evidence."""
    return tuple(name for name in asked.names if name not in asked.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A comment of which it is asked where it belongs.

    `file` tells one file of the delivery from others; `kind` and `hint` are the
    evidence; `candidates` are pairs of a draft and a label.
    """

    delivery: int
    file: str
    kind: str
    hint: str
    document: str | None
    words: str
    candidates: tuple[tuple[str, str], ...]

    @property
    def kin(self) -> Kin:
        """Those that name a paragraph and no draft, of one copy, of the same words."""
        if self.kind == EvidenceKind.EDITED_COPY:
            return ("copy", str(self.delivery), self.file)
        if self.kind in _NAMES and self.hint and self.document is None:
            return ("named",)
        if self.kind in _NAMES and self.hint:
            return ("named", str(self.delivery), str(self.document))
        said = " ".join(self.words.split()).casefold()
        if said:
            return ("words", said, *map(" ".join, self.candidates))
        return ("alone", str(self.delivery), self.file, self.kind, self.hint)


def where(
    answer: Place, asked: Point, other: Point, drafts: Sequence[Draft]
) -> tuple[Cause, Place] | None:
    """Say where another comment belongs, now that it is said of one; None: unknown."""
    kin = asked.kin[0] if asked.kin == other.kin and not answer.undecided else ""
    if kin == "words":
        return Cause.WORDS, answer
    if kin == "copy":
        return _missing(answer, asked, other)
    if kin == "named":
        return _named(answer, asked, other, drafts)
    return None


def _named(
    answer: Place, asked: Point, other: Point, drafts: Sequence[Draft]
) -> tuple[Cause, Place] | None:
    """Carry over that no draft is meant, or which one, and how it is numbered."""
    if asked.words == other.words and asked.candidates == other.candidates != ():
        return Cause.WORDS, answer
    if answer.general and asked.document is None:
        same = asked.delivery == other.delivery
        return (Cause.NO_DRAFT if same else Cause.OTHERS), answer
    if asked.delivery == other.delivery and len(answer.paragraphs) == 1:
        return _renumbered(answer, asked, other, drafts)
    return None


def _missing(answer: Place, asked: Point, other: Point) -> tuple[Cause, Place] | None:
    """Take all that is missing in a copy for deleted, or all for only left out."""
    if answer.nothing:
        return Cause.COPY, answer
    if len(asked.candidates) == len(other.candidates) == 1:
        chosen = [(str(answer.document), label) for label in answer.paragraphs]
        ((document, label),) = other.candidates
        if chosen == [*asked.candidates]:
            return Cause.COPY, replace(answer, document=document, paragraphs=(label,))
    return None


class _Number(NamedTuple):
    """The one piece that words name: its reference, and its number."""

    reference: Reference
    number: str


def _renumbered(
    answer: Place, asked: Point, other: Point, drafts: Sequence[Draft]
) -> tuple[Cause, Place] | None:
    """Read the number of another comment as that of the first one was meant."""
    draft = next((d for d in drafts if d.id == answer.document), None)
    prepared = citable(drafts)
    of, to = _number(asked, prepared), _number(other, prepared)
    if draft is None or of is None or to is None:
        return None
    (meant,), force = answer.paragraphs, (draft.id,)
    if settle(of.reference, prepared, force).labels == (meant,):
        found = settle(to.reference, prepared, force)
        labels = found.labels if found.document == draft.id else ()
        return _on(Cause.NUMBERS, answer, labels)
    # a section 1 inside an article 12 says nothing of where section 2 is
    counted = {*_COUNTED, *prepared.labels[draft.id].nouns}
    if not {one.reference.mention.noun for one in (of, to)} <= counted:
        return None
    if draft.former.get(meant) == of.number:
        labels = tuple(x for x, was in draft.former.items() if was == to.number)
        return _on(Cause.FORMER, answer, labels)
    if all(number.isdecimal() for number in (meant, of.number, to.number)):
        moved = str(int(to.number) + int(meant) - int(of.number))
        return _on(Cause.SHIFT, answer, tuple(x for x in draft.labels if x == moved))
    return None


def _on(
    cause: Cause, answer: Place, labels: tuple[str, ...]
) -> tuple[Cause, Place] | None:
    one = len(labels) == 1
    return (cause, replace(answer, paragraphs=labels)) if one else None


def _number(point: Point, drafts: Citable) -> _Number | None:
    """Read the hint, where it names one piece and no more."""
    found = references(point.hint, drafts)
    items = [item for reference in found for item in reference.mention.items]
    if len(items) != 1 or items[0].last is not None:
        return None
    return _Number(found[0], items[0].path[-1])
