"""Where in a message do people say who they are?

At the beginning, in a signature, at the head of an attached file. Where the
sender only passes a message on, these are those of the message inside.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

from rules import forwarding
from rules.header_words import SPOKEN, Role, header
from rules.stakeholder import wording
from rules.stakeholder.keys import key
from rules.stakeholder.sectors import is_organisation, named_type
from rules.terms import Address, Message, PartText, Passage, PassageKind

#: How far the opening of a letter and the head of a file go, in lines.
_OPENING = 15
_HEAD = 30
#: And in characters: a line can be a book.
_LONGEST = 8_000
#: Where those who join in are listed at the end.
_CLOSING = 30
#: How long a signature can be, and one that no greeting announces.
_SIGNATURE = 12
_UNANNOUNCED = 4
#: A field is a label and its value; a row of more cells may be the header of a table.
_PAIR = 2
#: More words than these are somebody's own contribution, not a covering note.
_COVERING = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The places of a message where people say who they are; words verbatim.

    `author` is the sender, or whom a forwarded message names as its author.
    `signed` tells that a greeting or the author's name begins the signature.
    `personal`: somebody says that he speaks for himself only.
    `heads` are the first lines of the attached files, and `properties` what the
    files say of themselves.
    """

    author: Address | None
    forwarded: bool
    opening: str
    closing: str
    signature: tuple[str, ...]
    signed: bool
    personal: bool
    heads: tuple[str, ...]
    properties: tuple[tuple[str, str], ...]

    @property
    def domain(self) -> str:
        """The domain of the author's address; empty where nobody knows it."""
        return self.author.domain if self.author else ""


def read(message: Message, parts: Sequence[PartText]) -> Letter:
    """Find the places in a message."""
    body = [
        (line, passage.kind is PassageKind.QUOTED)
        for part in parts
        if part.is_body
        for passage in part.passages
        for line in passage.text.splitlines()
    ]
    author = message.senders[0] if len(message.senders) == 1 else None
    lines = list(_own(body))
    all_own = list(_own(body, between=True))
    inside = _passed_on([line for line, _ in body], message.subject)
    if inside is not None:
        author, lines = inside
        all_own = lines
    words = [line.strip() for line in all_own if line.strip()]
    signature, signed = _signature(words, author)
    files = [part for part in parts if not part.is_body]
    subject = () if wording.ANSWERED.match(message.subject) else (message.subject, "")
    opening = "\n".join((*subject, *_first(lines, _OPENING)))[:_LONGEST]
    heads = tuple("\n".join(_head(file.passages))[:_LONGEST] for file in files)
    return Letter(
        author=author,
        forwarded=inside is not None,
        opening=opening,
        closing="\n".join(words[-_CLOSING:])[-_LONGEST:],
        signature=signature,
        signed=signed,
        personal=any(map(wording.PERSONAL.search, (opening, *heads))),
        heads=heads,
        properties=tuple(
            (name, f.properties[name].strip())
            for f in files
            for name in ("company", "author")
            if f.properties.get(name, "").strip()
        ),
    )


def _own(body: list[tuple[str, bool]], *, between: bool = False) -> Iterator[str]:
    """Yield the sender's own lines: no quoted ones, nothing after a trail begins.

    `between`: and what stands between lines of that trail that are marked as quoted.
    """
    for number, (line, quoted) in enumerate(body):
        trails = wording.TRAIL.match(line)
        if trails and not (between and _is_marked(body, number + 1)):
            return
        if not (trails or quoted or line.lstrip().startswith(">")):
            yield line


def _is_marked(body: list[tuple[str, bool]], at: int) -> bool:
    """Tell whether the first line with words from `at` on is marked as quoted."""
    below = (body[number] for number in range(at, len(body)))
    worded = ((line.strip(), quoted) for line, quoted in below if line.strip())
    return any(quoted or line[0] == ">" for line, quoted in islice(worded, 1))


def _passed_on(
    lines: list[str], subject: str
) -> tuple[Address | None, list[str]] | None:
    """Return author and lines of a message that the sender only passes on."""
    place = _place_of_forward(lines, subject)
    covering = " ".join(lines[:place])
    own = len(covering.split()) > _COVERING or wording.ADOPTING.search(covering)
    if place is None or own:
        return None
    author = None
    inner = [line.lstrip("> ") for line in lines[place:]]
    for number, line in enumerate(inner):
        if found := wording.HEADER_OF_QUOTE.match(line):
            author = _address(found["value"])
        if number and not line.strip() and author:
            return author, inner[number + 1 :]
    return author, inner[1:]


def _place_of_forward(lines: list[str], subject: str) -> int | None:
    forwards = forwarding.is_subject(subject)
    for place, line in enumerate(lines):
        if forwarding.announces(line):
            return place
        if forwards and (
            wording.HEADER_OF_QUOTE.match(line) or wording.TRAIL.match(line)
        ):
            return place
    return None


def _address(value: str) -> Address | None:
    found = re.search(r"[\w.+'-]{1,64}@[\w.-]{3,255}", value)
    if found is None:
        return None
    name = re.sub(r"[\"<(\[].*$", "", value[: found.start()]).strip()
    return Address(address=found[0].rstrip("."), name=name)


def is_of(line: str, author: Address | None) -> bool:
    """Tell a person's own name: as the address shows it, shorter or longer."""
    words = _words(line)
    if author is None or not words:
        return False
    shown = _words(author.name)
    in_address = set(key(author.address.partition("@")[0]).split())
    body = is_organisation(line) or named_type(line) is not None
    longer = bool(shown) and shown < words and not body
    return words - shown <= in_address or longer


@lru_cache(maxsize=64)  # each name is held against that of the address
def _words(name: str) -> frozenset[str]:
    return frozenset(key(_HONORIFIC.sub("", name)).split())


def _signature(
    lines: list[str], author: Address | None
) -> tuple[tuple[str, ...], bool]:
    """Return the last lines after the last greeting or the author's own name.

    Without either, the very last ones.
    """
    closing = lines[-_SIGNATURE:]
    for number, line in reversed(list(enumerate(closing))):
        if wording.SIGN_OFF.match(line):
            return tuple(closing[number + 1 :]), True
    for number, line in enumerate(closing[-_UNANNOUNCED:]):
        ends = author and line.endswith(author.name) and author.name
        if ends or is_of(re.split(r"[,،，|/]", line, maxsplit=1)[0].rstrip(), author):
            last = closing[-_UNANNOUNCED:]
            before = number and wording.SIGNED_FOR.match(last[number - 1])
            return tuple(last[number - bool(before) :]), True
    return tuple(closing[-_UNANNOUNCED:]), False


def _first(lines: Sequence[str], many: int) -> Iterator[str]:
    """Yield lines until so many of them have words, the empty ones included."""
    for line in lines:
        yield line
        many -= bool(line.strip())
        if not many:
            return


def _head(passages: Sequence[Passage]) -> Iterator[str]:
    """Yield the first lines of a file; two cells side by side as a field too."""
    words = [p for p in passages[: 2 * _HEAD] if p.kind not in _NOT_OF_THE_TEXT]
    yield from _first([line for p in words for line in p.text.splitlines()], _HEAD)
    rows: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for p in words:
        if p.cell and p.text.strip():
            rows[p.cell.table, p.cell.row].append(p.text)
    for left, right in pairwise(words):
        if (
            left.cell
            and right.cell
            and (left.cell.table, left.cell.row) == (right.cell.table, right.cell.row)
            and left.cell.column == 1
            and not _is_of_headings(rows[left.cell.table, left.cell.row])
        ):
            yield f"{left.text.strip().rstrip(':：')}: {right.text.strip()}"


def _is_of_headings(row: Sequence[str]) -> bool:
    """Tell whether the cells of a row head columns: a label is followed by a value."""
    told = [header(text) for text in row]
    labels = all(role in (Role.ASIDE, Role.DOCUMENT) for role in told[2::2])
    paired = len(row) % _PAIR == 0 and labels and not SPOKEN.intersection(told[1:])
    return len(row) > _PAIR and not paired


#: What stands behind a Chinese name.
_HONORIFIC = re.compile("(?<=[\u3400-\u9fff])(?:先生|女士|小姐|教授|博士|老师)$")
_NOT_OF_THE_TEXT = (PassageKind.MARGIN_COMMENT, PassageKind.NOTE, PassageKind.QUOTED)
