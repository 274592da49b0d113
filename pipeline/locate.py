"""Stage 5: about which paragraphs does it speak?

Applies the rule of paragraphs to everything that was read, and lets nothing pass
as the sender's words that is not in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline import saying
from pipeline.speaking import apart
from pipeline.work import Item, Outcome
from rules import fidelity, paragraph
from rules.lifecycle import Event
from rules.location import dissent, signature
from rules.repetition import wordings
from rules.terms import Comment, Kind, Read
from rules.unseen import unseen

if TYPE_CHECKING:
    from pipeline.house import House
    from rules.unseen_flags import Unseen


#: What asks for something and comments on nothing.
_ASKING = (Kind.WITHDRAWAL, Kind.CORRECTION)


def run(item: Item, house: House) -> Outcome:
    """Find the comments of a submission and where each belongs."""
    if item.kind in _ASKING:
        return Outcome(event=Event.LOCATE, facts={"words": ""}, comments=())
    signers = tuple(_signers(item, house))
    found, failed = item.said, ""
    if found is None or _is_read_anew(item, found, signers):
        found, failed = saying.located(item, item.texts, house, signers)
    if not found and _is_said_to_comment(item):
        found = paragraph.unplaced(item.texts)
    found = dissent.doubted(found, _parties(item, house))
    read, spoken = apart(tuple(fidelity.verbatim(found, item.texts)), item, house)
    comments = item.decided.settle(read)
    flags = sorted({*item.flags, *_unseen(item, comments)})
    facts = {"flags": flags, "words": wordings(read), **spoken}
    return Outcome(event=Event.LOCATE, facts=facts, comments=comments, evidence=failed)


def _is_read_anew(item: Item, found: Sequence[Comment], signers: Sequence[str]) -> bool:
    """Tell whether who signs matters, or how the rules failed is still to be told."""
    failed = any(each.evidence.value == paragraph.FAILED for each in found)
    return failed or paragraph.signed(item.texts, signers)


def _is_said_to_comment(item: Item) -> bool:
    """Tell whether a person took for a submission what was read to its end."""
    whole = all(part.read is Read.FULL for part in item.parts)
    return whole and item.decided.kind is Kind.SUBMISSION


def _unseen(item: Item, comments: Sequence[Comment]) -> frozenset[Unseen]:
    """Say what a person must still look at, for none has said that it is read."""
    if item.decided.read:
        return frozenset()
    held = any(part.read is Read.HELD for part in item.parts)
    return unseen(item.texts, comments, held=held, subject=item.envelope.subject)


def _parties(item: Item, house: House) -> dict[str, tuple[str, ...]]:
    """Return those for whom the mail speaks, each with its names."""
    aliases = house.registry.aliases
    return {one.name: (one.name, *aliases.get(one.name, ())) for one in item.speakers}


def _signers(item: Item, house: House) -> Iterator[str]:
    """Give the names with which the mail may be signed."""
    for sender in item.envelope.senders:
        yield sender.name or signature.spelled(sender.address)
    for speaker in item.speakers:
        yield speaker.name
        yield from house.registry.aliases.get(speaker.name, ())
