"""What is wrong with a file that is no TOML: on which line, at which key?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.faults import Complaint

if TYPE_CHECKING:
    import tomllib

_PLACE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")
_TWICE = re.compile(r"Cannot declare \((.+?),?\) twice")
_DATE = re.compile(r"""["']?(\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}\b)""")
_BARE = re.compile(r"[^\W\d][^\"'\[\]{}=]*")
_CURLY = re.compile("[“”„«»‘’‚]")
_NO_DATE = (
    "{} is no date; write 2026-01-24 without quotation marks (the whole day counts), "
    "or a local time such as 2026-01-24T17:00:00"
)
_BACKSLASH = (
    "a \\ means something else in quotation marks; write / in paths, or put the value "
    "between apostrophes: '...'"
)
_OTHER = (
    "is not written as TOML is; at that place or just above it a quotation mark, a "
    "bracket or an equals sign is missing or too many ({})"
)


def misspelt(error: tomllib.TOMLDecodeError, text: str) -> Complaint:
    """Say of a file what keeps it from being read, and what to write instead."""
    lines = text.splitlines() or [""]
    found = _PLACE.search(str(error))
    at = int(found[1]) if found and found[1] else len(lines)
    raw = lines[min(at, len(lines)) - 1].strip()
    key, equals, value = (part.strip() for part in raw.partition("="))
    head = raw.startswith("[")
    where = (raw.strip("[] ") if head else key if equals else "") or "file"
    reason = str(error)
    return Complaint(line=at, where=where, what=_what(reason, raw, value, head=head))


def _what(reason: str, raw: str, value: str, *, head: bool) -> str:
    twice = _TWICE.search(reason)
    name = ".".join(re.findall(r"'([^']+)'", twice[1])) if twice else ""
    cases = (
        (twice, f"the section [{name}] is there twice; put its keys together in one"),
        ("Cannot overwrite" in reason, "is written twice here; keep one of the two"),
        (
            head and raw.count("[") != raw.count("]"),
            "the name of a section stands in brackets: [mailbox], [[calls]]",
        ),
        (_DATE.match(value), _NO_DATE.format(value.partition("#")[0].strip())),
        (_CURLY.match(value), 'its quotation marks are curly; write straight ones: "'),
        ("\\" in value, _BACKSLASH),
        (value in ("True", "False"), f"write {value.lower()}, in small letters"),
        ("=" in raw and not value, "has no value; write one, or take the line away"),
        (_BARE.fullmatch(value), f'text stands in quotation marks; write "{value}"'),
        (
            value[:1] in {'"', "'"} and value.count(value[:1]) % 2,
            "the quotation mark at its beginning is never closed; close it",
        ),
    )
    return next((what for fits, what in cases if fits), _OTHER.format(reason))
