"""Why may a sender be somebody else than the mail says? The flags, in words.

Nothing is printed of such a mail before a person has confirmed it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules.terms import Evidence

#: Evidence that only the sender's word speaks for one whom he plainly names.
CLAIMED = "only_claimed"
#: Evidence that names one of those for whom a mail speaks together.
TOGETHER = "together"
#: Why words that neither wish nor judge are asked about: they make no submission.
IN_PASSING = "it may be a remark, or only a word in passing"
#: The flag of what its sender asks not to publish, until a person has decided.
ASKED = "asks_not_to_publish"


def silence(flags: Collection[str]) -> str:
    """Say in words why no letter may go to a sender; empty if nothing forbids it.

    >>> silence(["several_senders"])
    'it names several senders, and nobody is picked silently'
    """
    names = (flag.partition(":")[0] for flag in flags)
    kept_silent = (_SILENCE[name] for name in names if name in _SILENCE)
    return "; ".join((*doubts(flags), *kept_silent))


def doubts(flags: Collection[str]) -> tuple[str, ...]:
    """Say in words why a sender may not be who the mail names; empty if nothing does.

    >>> doubts(["dmarc_fail", "reply_to_elsewhere"])
    ('the check of its origin (DMARC) failed',)
    """
    names = (flag.partition(":") for flag in flags)
    return tuple(_DOUBTS[name] + about for name, _, about in names if name in _DOUBTS)


def unproven(flags: Collection[str], *, review: bool) -> bool:
    """Tell whether words are not printed before a person has confirmed them.

    `review`: it is still open who speaks.

    >>> unproven(["dmarc_fail"], review=False), unproven([ASKED], review=False)
    (False, True)
    """
    return ASKED in flags or (review and bool(doubts(flags)))


def only_claimed(evidence: Collection[Evidence]) -> bool:
    """Tell whether it is plain whom a mail names, and only its word speaks for that."""
    kinds = {one.kind for one in evidence}
    return CLAIMED in kinds and "doubt" not in kinds


def on_which(flags: Collection[str], act: str, *, verified: bool | None) -> str:
    """Ask a person on which earlier one a mail acts, and say first why it is asked.

    >>> on_which(["dmarc_fail"], "takes back", verified=False)[:33]
    'The sender is not proven: the che'
    """
    if PERHAPS in flags:
        why = "; ".join(doubts(flags)) or UNPROVEN * (not verified)
        return f"The sender is not proven: {why}. {_PERHAPS}" if why else _PERHAPS
    says = f"It says that it {act} an earlier one"
    if doubted := doubts(flags):
        return f"The sender is not proven: {'; '.join(doubted)}. {says}."
    if OF_SEVERAL in flags:
        return f"{says}, for which several speak, and one cannot act for all unasked."
    return f"{says}, and {'it is not plain which' if verified else UNPROVEN}."


#: The flag of what would act on one that speaks for several.
OF_SEVERAL = "of_several"

#: The flag of what may act on an earlier one, and does not say so plainly.
PERHAPS = "may_act"
_PERHAPS = (
    "Its sender sent something before, and it may replace that, take it back or put a "
    "part of it right: look at what it says. It counts beside the other meanwhile."
)

#: Why a person looks at what takes something away, though nothing is in doubt.
UNPROVEN = "our mail server does not say that it comes from whom it names"

#: The flags that put in doubt who it is, in words; what a colon adds follows.
_DOUBTS = {
    "dmarc_fail": "the check of its origin (DMARC) failed",
    "lookalike": "its domain only looks like ",
    "mixed_scripts": "its domain mixes letters of several alphabets",
    "name_shows_address": "the name of its sender shows another address",
}

#: The other flags that leave no address to write to.
_SILENCE = {
    "no_sender": "it names no sender",
    "several_senders": "it names several senders, and nobody is picked silently",
    "invalid_address": "no mail can be sent to the address of its sender",
    "rewritten": "a mailing list put its own address in place of the sender's",
}
