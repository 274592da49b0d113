"""Can a letter go to this address, and how does the envelope write it?

RFC 5321 and RFC 6531: `local@domain` with a dot-atom or a plain quoted string
before the @. What does not fit is refused, because the address ends up in a
line of SMTP. Domains travel in ASCII (IDNA 2008), so that only a local part
beyond ASCII needs a server that speaks SMTPUTF8.
"""

from __future__ import annotations

import re

import idna

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u00a1-\U0010ffff-]+"
_LOCAL = re.compile(rf'{_ATOM}(?:\.{_ATOM})*|"[ !#-\[\]-~]+"')
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_LONGEST_LOCAL = 64
_LONGEST_DOMAIN = 253


def envelope(address: str) -> str:
    """Return the address as the envelope writes it, with an ASCII domain.

    Raises ValueError with a sentence.

    >>> envelope("delegue@Genève.example")
    'delegue@xn--genve-6ra.example'
    """
    local, _, name = address.rpartition("@")
    if not _LOCAL.fullmatch(local) or len(local.encode()) > _LONGEST_LOCAL:
        raise ValueError(f"{address!r} is not an address a letter can go to")
    return f"{local}@{ascii_domain(name)}"


def ascii_domain(name: str) -> str:
    """Return the domain in ASCII, or raise ValueError with a sentence."""
    try:
        written = name if name.isascii() else idna.encode(name, uts46=True).decode()
    except idna.IDNAError as fault:
        raise ValueError(f"{name!r} is not a domain: {fault}") from fault
    if not _DOMAIN.fullmatch(written) or len(written) > _LONGEST_DOMAIN:
        raise ValueError(f"{name!r} is not a domain a letter can go to")
    return written
