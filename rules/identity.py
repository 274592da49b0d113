"""Is the sender who the mail says, and to which address may we write?

The From header is a claim. It is proven by what our own mail server found out
about its origin (RFC 7489, written as RFC 8601 says), and by nothing that a
sender can write. Whatever is odd becomes a flag in words of the record; nobody is
picked silently, and no letter goes to an address that is not proven or not the
sender's own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rules.deadline import own_stamps
from rules.later import later
from rules.sender_domain import organisation, readable, skeleton

if TYPE_CHECKING:
    from rules.terms import Address, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Trusted:
    """Whose results are believed: those in these `names`, where our `hosts` wrote.

    Beneath the stamp with which our house took a mail in, its sender can write in
    our name, too. What stands there counts for him only where our server is said to
    write there and to remove what others wrote (RFC 8601, section 5): `beneath`.
    """

    names: Collection[str] = ()
    hosts: Collection[str] = ()
    beneath: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The results in a mail: surely `ours`, ours or forged (`beneath`), `foreign`.

    `others` are the names in which results stand where only our house writes.
    """

    ours: tuple[str, ...] = ()
    beneath: tuple[str, ...] = ()
    foreign: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who the sender claims to be and whether it is proven.

    `address` is None where From names nobody or several. `verified`: True and
    False as the check passed or failed at our own server, None where it says
    nothing. `answer_to` is None where no letter may go. Flags: `no_sender`,
    `several_senders`, `invalid_address`, `dmarc_fail`, `foreign_results` (an
    Authentication-Results header that is not surely ours), `reply_to_elsewhere`,
    `name_shows_address`, `rewritten` (a list put its own address in From),
    `mixed_scripts`, `lookalike:DOMAIN`.
    """

    address: Address | None
    verified: bool | None
    answer_to: Address | None
    flags: tuple[str, ...] = ()


def verify(
    message: Message, trusted: Trusted, known_domains: Collection[str] = ()
) -> Identity:
    """Judge the claim in From; `known_domains` are those of the registry."""
    senders = {sender.address.lower(): sender for sender in message.senders}
    if len(senders) != 1:
        flag = "several_senders" if senders else "no_sender"
        return Identity(address=None, verified=None, answer_to=None, flags=(flag,))
    (address,) = senders.values()
    found = results(message, trusted)
    verified = _verified(found, address.domain, trusted)
    warnings = list(_warnings(message, address, known_domains))
    answer_to = None if verified is False or warnings else _answer_to(message, address)
    foreign = found.foreign or bool(found.beneath and not trusted.beneath)
    flags = (
        *warnings,
        *(("dmarc_fail",) if verified is False else ()),
        *(("foreign_results",) if foreign else ()),
        *(("reply_to_elsewhere",) if _elsewhere(message, address) else ()),
    )
    return Identity(
        address=address, verified=verified, answer_to=answer_to, flags=flags
    )


def results(message: Message, trusted: Trusted) -> Results:
    """Sort the Authentication-Results of a mail by who can have written them."""
    names = {name.lower() for name in trusted.names}
    inside, entry = _places(message, trusted.hosts)
    ours, beneath, others, received, foreign = [], [], [], -1, False
    for name, value in message.headers:
        if name == "received":
            received += 1
        elif name == "authentication-results":
            said = _plain(value)
            in_name = said.partition(";")[0].lower().split()[:1]
            named = bool(in_name) and in_name[0] in names
            if named and received < inside:
                ours.append(said)
            elif named and received == entry:
                beneath.append(said)
            else:
                foreign = True
                others += in_name if received < inside else []
    if received < 0:  # no server of ours has seen it
        return Results(foreign=foreign)
    return Results(
        ours=tuple(ours),
        beneath=tuple(beneath),
        foreign=foreign,
        others=tuple(dict.fromkeys(others)),
    )


def _places(message: Message, hosts: Collection[str]) -> tuple[int, int]:
    """Say above which stamp only our house writes, and which one it took the mail with.

    That is the lowest of our own; or, where the house hands on without a host that it
    had it from (`Received: by ...`), the first beneath, above which nobody vouches.
    Without any the topmost.
    """
    own = own_stamps(message.stamps, hosts)
    if own:
        return own[-1], own[-1]
    handed = 0
    for name, value in message.headers:
        if name == "received":
            if _FROM.match(value):
                break
            handed += 1
    taken_in = handed and own_stamps(message.stamps[handed : handed + 1], hosts)
    return 0, handed if taken_in else _NOWHERE


def _verified(found: Results, domain: str, trusted: Trusted) -> bool | None:
    """Combine the results on the domain of From: one failure is a failure.

    A failure is believed even where the sender can have written it.
    """
    ours = found.ours + (found.beneath if trusted.beneath else ())
    if "fail" in _dmarc((*ours, *found.beneath), domain):
        return False
    proven = "pass" in _dmarc(ours, domain) or any(_aligned(ours, domain))
    return True if proven else None


def _dmarc(said: Sequence[str], domain: str) -> set[str]:
    """Return what was found out by DMARC on the domain of From."""
    words = set()
    for clause in ";".join(said).split(";"):
        if found := _DMARC.match(clause):
            about = _HEADER_FROM.search(clause)
            if about is None or organisation(about[1]) == organisation(domain):
                words.add(found[1].lower())
    return words


def _aligned(said: Sequence[str], domain: str) -> Iterator[bool]:
    """Tell of each proof whether it is of the domain of From (RFC 7489, 3.1).

    That is all that DMARC asks; it says nothing where a domain has no policy.
    """
    for clause in ";".join(said).split(";"):
        for passed, about in _PROOFS:
            if passed.match(clause) and (of := about.search(clause)):
                proven, claimed = f".{of[1].lower()}", f".{domain.lower()}"
                yield proven.endswith(claimed) or claimed.endswith(proven)


def _plain(value: str) -> str:
    """Take out of a header what a sender can have put into it: quotes and comments."""
    value = _QUOTED.sub('""', value)
    for _ in range(_NESTED):
        value = _COMMENT.sub(" ", value)
    return value


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
    for known in _looking(frozenset(known_domains)).get(skeleton(domain), ()):
        if domain != known:
            yield f"lookalike:{known}"


@lru_cache(maxsize=2)  # a registry is the same for many mails
def _looking(domains: frozenset[str]) -> dict[str, list[str]]:
    """Put the domains of organisations together that look alike."""
    alike: dict[str, list[str]] = {}
    for known in sorted({organisation(name.lower()) for name in domains}):
        alike.setdefault(skeleton(known), []).append(known)
    return alike


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


#: No stamp of ours took the mail in.
_NOWHERE = -2
#: So deep is a comment in a comment still taken out.
_NESTED = 3
_FROM = later(r"\s*from\b", re.IGNORECASE)
_QUOTED = later(r'"(?:[^"\\]|\\.)*"')
_COMMENT = later(r"\([^()]*\)")
_DMARC = later(r"\s*dmarc\s*=\s*(\w+)", re.IGNORECASE)
_HEADER_FROM = later(r"\bheader\.from\s*=\s*@?([\w.-]+)", re.IGNORECASE)


def _proof(method: str, about: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Prepare a proof: that it passed, and for which whole domain with a point."""
    return (
        re.compile(rf"\s*{method}\s*=\s*pass\b", re.IGNORECASE),
        re.compile(
            rf"\s{about}\s*=\s*(?:[^\s@\"]{{0,64}}@)?([\w-]+(?:\.[\w-]+)+)(?!\S)",
            re.IGNORECASE,
        ),
    )


_PROOFS = (_proof("dkim", r"header\.[di]"), _proof("spf", r"smtp\.mailfrom"))

_LATIN = later(r"[a-z]")
_CYRILLIC_OR_GREEK = later(r"[\u0370-\u03ff\u0400-\u052f]")

#: An address (RFC 5322, 6531) in the plain form that people have: a dot-atom
#: and a host name, nothing that a mail server could take for a command.
_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_ADDRESS = later(
    rf"(?=.{{3,254}}\Z)(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+"
)
_ADDRESS_WITHIN = later(r"[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,6})")
