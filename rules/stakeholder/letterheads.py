"""Is a line the name of an organisation, and how far do the words of one go?

A line is a name or the title of a document; a sentence begins with a name or with
something else.
"""

from __future__ import annotations

import re

from rules.stakeholder.bodies import body
from rules.stakeholder.sectors import is_organisation
from rules.tables import any_of, beside

_TITLE = any_of(beside(__name__)["title"])
#: A line that can name an organisation: no number, no address, no lower case.
ORGANISATION = re.compile(
    r"(?!.*(?:@|www\.|[:：]|\d\.?\d)|(?i:sent from|gesendet|envoyé de"
    r"|enviado desde|отправлено|发自))(?:the )?[^\W\d_a-zа-я]"
)
#: How a Russian verb ends that tells what somebody does or did.
_VERB = r"[а-яё]{2,20}(?:[её]т|ит|[уюая]т|[аиея]л[аио]?|[тл][ао]?с[ья])(?=\s)"
#: Several words with capitals, those that join them, and a verb behind them.
_LEADING = re.compile(
    r"[A-ZÀ-Þ][\w'’&.-]{0,40}(?:\s(?:(?:of|for|the|and|in|für|der|und|von|am|zur|zum|à"
    r"|et|y)(?=\s)|(?:des?|du|del|la|l[eo]s|las|d['’])(?:\s[a-zà-ÿ]{1,20}(?=\s))?"
    r"|[A-ZÀ-Þ&][\w'’.-]{0,40})){1,9}(?=\s[a-zà-ÿ])"
    rf"|[А-ЯЁ][\w-]{{1,40}}(?:\s(?!{_VERB})[«\w»-]{{1,40}}){{1,7}}(?=\s{_VERB})"
)


def is_letterhead(line: str) -> bool:
    """Tell an organisation's name from the title of a document."""
    name = line.strip()
    return (
        bool(ORGANISATION.match(name))
        and is_organisation(name)
        and not (name.endswith(".") or _TITLE.search(name))
    )


def leading(sentence: str) -> str:
    """Return the organisation with whose name a sentence begins; empty without one.

    >>> leading("Cape Trust of the Isles objects to the draft.")
    'Cape Trust of the Isles'
    """
    found = _LEADING.match(sentence)
    name = body(found[0]) if found else ""
    return name if is_letterhead(name) else ""
