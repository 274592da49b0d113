"""Does a mail plainly take back a whole submission, and nothing else?

Where it also brings something, the one half must not be lost for the other: it stands
in the place of what is taken back if the mail says so, else a person is asked. So is
one about what takes back or puts right a part of a submission, or only speaks of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from pipeline import saying
from pipeline.faults import Held
from pipeline.speaking import speakers
from rules import automatic, stakeholder
from rules.doubts import UNPROVEN, doubts
from rules.duplicate import Relation, RelationKind, is_of_sender, takes_back
from rules.purpose import Purpose, own_blocks, purpose

if TYPE_CHECKING:
    from pipeline.house import House
    from pipeline.work import Item

_PLAIN = (
    "It speaks of taking something back, and not plainly of a submission. If it "
    "withdraws one, say so with --kind withdrawal --of {of}; if some comments of one, "
    "put those right and say --kind correction --of {of}; else --kind {rest}."
)
_PART = (
    "It takes back or puts right a part of a submission: “{said}” Put right what is "
    "meant, comment by comment; then say --kind correction --of {of}. What it says in "
    "new words counts beside the comment that it corrects: --kind correction --of "
    "{of}-1. If it takes back the whole, say --kind withdrawal --of {of}; else --kind "
    "{rest}."
)
_BOTH = (
    "It takes back a submission, “{said}”, and {rest}. If that stands in the place of "
    "the other, say --kind submission --of {of}; if it only takes back, --kind "
    "withdrawal --of {of}."
)
_OTHERS = (
    "It speaks of {rest}, and of a submission that is taken back or replaced: “{said}” "
    "If it acts on one of its own sender, say --kind withdrawal --of {of}, or --kind "
    "submission --of {of}; if it says anything else on a draft, --kind submission; "
    "else --kind not_a_submission."
)
_LATE = " It came after the cut-off: what it brings counts only once you admit it."
_REST = "submission, if it says anything on a draft, or not_a_submission"
_BRINGS = "also brings a file or words on the drafts"
_MISSES = "speaks of something else that was not found in it"


def judged(
    item: Item, house: House, said: Relation, facts: Mapping[str, Any], *, late: bool
) -> Relation:
    """Say what it does to an earlier one, or raise Held where that is not plain."""
    if item.decided.released:
        return said
    if said.kind in _ACTS and (other := _of_another(item, house, said, facts)):
        _ask(_OTHERS, other, item, house, said, facts)
    if said.kind is RelationKind.PARTIAL_CORRECTION:
        if saying.doubtful(item, item.parts):
            _ask(_PART, "submission", item, house, said, facts)
    elif said.kind is RelationKind.NEW:
        if _speaks_of_ours(item, house):
            _ask(_PLAIN, "submission", item, house, said, facts)
    elif said.kind is RelationKind.WITHDRAWAL:
        brings = _brings(item, house)
        if brings and said.instead and not late:
            return replace(said, kind=RelationKind.REVISED)
        if brings or said.instead or purpose(_beside(item, said)) in _MISSING:
            words = _BOTH + _LATE * (brings and late)
            _ask(words, _BRINGS if brings else _MISSES, item, house, said, facts)
    return said


def ask(
    item: Item, house: House, said: Relation, facts: Mapping[str, Any], *, placed: bool
) -> None:
    """Ask about words that name no paragraph, if they speak of taking back.

    Where they say something on a draft that is `placed`, only if it is of what they
    sent: a draft, too, may say that something is withdrawn or ignored.
    """
    if takes_back(_words(item), ours=placed):
        _ask(_PLAIN, _REST, item, house, said, facts)


_LONGEST = 160
_ACTS = (RelationKind.WITHDRAWAL, RelationKind.REVISED)
_MISSING = (Purpose.FILE, Purpose.LINK)


def _ask(  # noqa: PLR0913, PLR0917 (a question has so many facts)
    words: str,
    rest: str,
    item: Item,
    house: House,
    said: Relation,
    facts: Mapping[str, Any],
) -> None:
    """Ask a person, who is told first where the sender is not proven."""
    why = "; ".join(doubts(facts["flags"])) or UNPROVEN * (not facts["verified"])
    answers = item.answers.name if item.answers and item.answers.stands else "NUMBER"
    series = house.settings.consultation.series + "/"
    named = re.findall(rf"\b{re.escape(series)}\d+", _words(item))
    asked = words.format(
        of=next(iter(named), answers), rest=rest, said=shorten(said.evidence, _LONGEST)
    )
    first = f"The sender is not proven: {why}. " if why else ""
    raise Held(first + asked, speakers(item, house, facts["flags"]))


def _of_another(
    item: Item, house: House, said: Relation, facts: Mapping[str, Any]
) -> str:
    """Name another party than the sender's, of whose submission a mail may speak."""
    if is_of_sender(said.evidence):
        return ""
    named = stakeholder.spoken_of(said.evidence, house.registry)
    if not named:
        return ""
    owners = {
        who
        for sender in item.envelope.senders
        for who in stakeholder.tied(sender, house.registry)
    }
    speak = speakers(item, house, facts["flags"])["stakeholders"]
    own = {who.name for who in owners} or {who["name"] for who in speak}
    return next((who.name for who in named if who.name not in own), "")


def _words(item: Item) -> str:
    return f"{item.envelope.subject}\n{saying.own_words(item.texts)}"


def _brings(item: Item, house: House) -> bool:
    """Tell whether it has a file, words on a paragraph, or many words."""
    if not all(part.text.is_body or saying.is_picture(part) for part in item.parts):
        return True
    if len(saying.own_words(item.texts)) >= saying.SHORT:
        return True
    found = saying.on_drafts(item, item.texts, house)
    return any(map(automatic.names_paragraph, found))


def _beside(item: Item, said: Relation) -> list[str]:
    """Return what it says beside the words that take back."""
    return [block for block in own_blocks(item.texts) if said.evidence not in block]


def _speaks_of_ours(item: Item, house: House) -> bool:
    """Tell whether it names a number of ours beside words of taking back.

    A draft may be named as the series is: "ABC/2/17" is a number, "ABC/2/Annex" none.
    """
    words, series = _words(item), re.escape(house.settings.consultation.series)
    return bool(re.search(rf"(?<!\w){series}/\d", words)) and takes_back(words)
