"""Does our mail server say of a mail whether it comes from whom it names?

Where it does not, nobody is proven, and what takes something away waits for a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from pipeline.store.tables import DeliveryRow
from pipeline.store.values import load
from rules.identity import Results, Trusted, results
from rules.terms import Message

if TYPE_CHECKING:
    from pipeline.house import House

#: So many of the latest mails tell it.
_LATEST = 50

_SO = (
    "So no sender is proven, and withdrawals, replacements and corrections wait for a "
    "person."
)
_NOBODY = (
    "[{section}] does not say whose check of senders is believed. {so} Name your mail "
    "server in own_hosts."
)
_NONE = (
    "Of the last mails of [{section}] ({n}) none has a result of the check of its "
    "sender (Authentication-Results) in the name of {names}. {so} Ask whoever runs "
    "your mail server to have senders checked (DMARC) and the results written."
)
_OTHERS = (
    "The results of the check of senders in the mails of [{section}] are in the name "
    "of {others}, not of {names}. {so} If that is your mail server, write that name as "
    "authserv_id."
)
_BENEATH = (
    "The results of the check of senders in the mails of [{section}] stand beneath the "
    "stamp of your mail server, where a sender can write in its name, too. {so} If "
    "your mail server writes them there and removes what others wrote in its name (ask "
    "whoever runs it), set results_beneath = true."
)


def troubles(session: Session, house: House) -> list[str]:
    """Say of each mailbox why its senders are not proven, and what to do."""
    settings = house.settings
    found: dict[int, list[Results]] = {id(box): [] for box in settings.boxes.values()}
    latest = select(DeliveryRow.account, DeliveryRow.message)
    for account, stored in session.exec(
        latest.order_by(col(DeliveryRow.id).desc()).limit(_LATEST)
    ):
        if stored is not None:
            message = load(Message, stored)
            box = house.mailbox(account, message.stamps)
            found[id(box)].append(results(message, box.trusted))
    sections = {
        f"mailboxes.{name}" if name else "mailbox": box
        for name, box in settings.boxes.items()
    }
    told = (_told(s, box.trusted, found[id(box)]) for s, box in sections.items())
    return [trouble for trouble in told if trouble]


def _told(section: str, trusted: Trusted, found: Sequence[Results]) -> str:
    """Say what is amiss with one mailbox; empty where nothing is."""
    others = dict.fromkeys(name for one in found for name in one.others)
    beneath = any(one.beneath for one in found)
    if not trusted.names:
        words = _NOBODY
    elif not found or any(one.ours for one in found) or (beneath and trusted.beneath):
        return ""
    else:
        words = _BENEATH if beneath else _OTHERS if others else _NONE
    return words.format(
        section=section,
        so=_SO,
        n=len(found),
        names=" or ".join(trusted.names),
        others=" and ".join(others),
    )
