"""Is the sender who the mail says, and to which address may we write?

The From header is a claim. It is proven by the DMARC result (RFC 7489, written
as RFC 8601 says) of our own mail server, and by nothing that a sender can
write. Whatever is odd becomes a flag in words of the record; nobody is picked
silently, and no letter goes to an address that is not proven or not the
sender's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules.deadline import own_stamps
from rules.sender_domain import organisation, readable, skeleton

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rules.terms import Address, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who the sender claims to be and whether it is proven.

    `address` is None where From names nobody or several. `verified`: True and
    False as DMARC passed or failed at our own server, None where it says
    nothing. `answer_to` is None where no letter may go. Flags: `no_sender`,
    `several_senders`, `invalid_address`, `dmarc_fail`, `foreign_results` (an
    Authentication-Results header that is not ours), `reply_to_elsewhere`,
    `name_shows_address`, `rewritten` (a list put its own address in From),
    `mixed_scripts`, `lookalike:DOMAIN`.
    """

    address: Address | None
    verified: bool | None
    answer_to: Address | None
    flags: tuple[str, ...] = ()


def verify(
    message: Message,
    authserv_id: str,
    own_hosts: Collection[str],
    known_domains: Collection[str] = (),
) -> Identity:
    """Judge the claim in From; `known_domains` are those of the registry."""
    senders = {sender.address.lower(): sender for sender in message.senders}
    if len(senders) != 1:
        flag = "several_senders" if senders else "no_sender"
        return Identity(address=None, verified=None, answer_to=None, flags=(flag,))
    (address,) = senders.values()
    ours, foreign = _results(message, authserv_id, own_hosts)
    verified = _dmarc(ours, address.domain)
    warnings = list(_warnings(message, address, known_domains))
    answer_to = None if verified is False or warnings else _answer_to(message, address)
    flags = (
        *warnings,
        *(("dmarc_fail",) if verified is False else ()),
        *(("foreign_results",) if foreign else ()),
        *(("reply_to_elsewhere",) if _elsewhere(message, address) else ()),
    )
    return Identity(
        address=address, verified=verified, answer_to=answer_to, flags=flags
    )


def _results(
    message: Message, authserv_id: str, own_hosts: Collection[str]
) -> tuple[list[str], bool]:
    """Return the results that our server wrote, and whether others stand there.

    Ours stand above the stamp with which a host of ours took the message in;
    without such a stamp, above the topmost one.
    """
    entry = max(own_stamps(message.stamps, own_hosts), default=0)
    ours, received, others = [], -1, False
    for name, value in message.headers:
        if name == "received":
            received += 1
        elif name == "authentication-results":
            results = _COMMENT.sub(" ", value)
            words = results.partition(";")[0].lower().split()
            if received < entry and words[:1] == [authserv_id.lower()]:
                ours.append(results)
            else:
                others = True
    return (ours if received >= 0 else []), others


def _dmarc(results: list[str], domain: str) -> bool | None:
    """Combine DMARC results for the domain of From: one failure is a failure."""
    words = set()
    for clause in ";".join(results).split(";"):
        if found := _DMARC.match(clause):
            about = _HEADER_FROM.search(clause)
            if about is None or organisation(about[1]) == organisation(domain):
                words.add(found[1].lower())
    return False if "fail" in words else True if "pass" in words else None


def _warnings(
    message: Message, address: Address, known_domains: Collection[str]
) -> Iterator[str]:
    """Name what forbids an answer before a person has looked."""
    if not _ADDRESS.fullmatch(address.address):
        yield "invalid_address"
    shown = _ADDRESS_WITHIN.search(address.name)
    if shown and organisation(shown[1].lower()) != organisation(address.domain):
        yield "name_shows_address"
    original = message.header("x-original-from").rpartition("@")[2].strip("<> ")
    if original and organisation(original.lower()) != organisation(address.domain):
        yield "rewritten"
    domain = organisation(address.domain)
    if _mixed(readable(domain)):
        yield "mixed_scripts"
    for known in sorted({organisation(name.lower()) for name in known_domains}):
        if domain != known and skeleton(domain) == skeleton(known):
            yield f"lookalike:{known}"


def _mixed(domain: str) -> bool:
    """Tell whether a label mixes Latin letters with Cyrillic or Greek ones."""
    return any(
        _LATIN.search(label) and _CYRILLIC_OR_GREEK.search(label)
        for label in domain.split(".")
    )


def _elsewhere(message: Message, address: Address) -> bool:
    return any(
        organisation(other.domain) != organisation(address.domain)
        for other in message.reply_to
    )


def _answer_to(message: Message, address: Address) -> Address:
    """Follow Reply-To within the sender's own domain only."""
    if len(message.reply_to) == 1 and not _elsewhere(message, address):
        (reply_to,) = message.reply_to
        if _ADDRESS.fullmatch(reply_to.address):
            return reply_to
    return address


_COMMENT = re.compile(r"\([^()]*\)")
_DMARC = re.compile(r"\s*dmarc\s*=\s*(\w+)", re.IGNORECASE)
_HEADER_FROM = re.compile(r"\bheader\.from\s*=\s*\"?@?([\w.-]+)", re.IGNORECASE)

_LATIN = re.compile(r"[a-z]")
_CYRILLIC_OR_GREEK = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")

#: An address (RFC 5322, 6531) in the plain form that people have: a dot-atom
#: and a host name, nothing that a mail server could take for a command.
_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_ADDRESS = re.compile(
    rf"(?=.{{3,254}}\Z)(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*"
    rf"@{_LABEL}(?:\.{_LABEL})+"
)
_ADDRESS_WITHIN = re.compile(r"[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,6})")
