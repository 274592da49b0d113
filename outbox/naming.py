"""Which Message-ID does a letter of ours get, and what do we take for one?"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from outbox.address import ascii_domain

if TYPE_CHECKING:
    from rules.terms import LetterKind

#: So many signs of its name make a letter's name a secret.
_TAG = 20
#: What we take for a Message-ID, ours and theirs (RFC 5322, without the exotic).
MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,250}>")


def message_id(
    consultation: str, delivery: str, kind: LetterKind, domain: str, mail: str
) -> str:
    """Name the letter of a kind about a delivery, for ever in the same way.

    By its name a letter whose sending was cut off is found again, and an answer to it
    is known. `mail` is the fingerprint of what is answered: nobody who has not seen
    that can guess the name. `domain` is that of the announced address. Raises
    ValueError with a sentence.

    >>> from rules.terms import LetterKind
    >>> message_id("wsis10-3", "D000017", LetterKind.LATE, "itu.int", "a fingerprint")
    '<late.D000017.wsis10-3.1a9c58f9a6e7771750b2@itu.int>'
    """
    name, domain = f"{kind}.{delivery}.{consultation}", ascii_domain(domain)
    tag = sha256(f"{name}@{domain} {mail}".encode()).hexdigest()[:_TAG]
    name = f"<{name}.{tag}@{domain}>"
    if not MESSAGE_ID.fullmatch(name):
        raise ValueError(f"{name!r} cannot be a Message-ID; use letters and digits")
    return name
