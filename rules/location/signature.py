"""Where does a file end in its sender's signature?

The last lines that are no sentences, with the name of the sender or of the
stakeholder among them, and whatever a mail program adds below. What stands
there is annotated, never dropped: a labelled point under a signature is still
found.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.action import worded
from rules.citation.folding import fold
from rules.terms import Action, PassageKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rules.terms import Passage

#: A signature has no more lines, and no line of more words, than these.
_MOST_LINES = 14
_MOST_WORDS = 9
_SENTENCE = re.compile(r"[.!?;:。！？]\s*\Z|\A\W*\d+\s?[:.)]")
_ABBREVIATED = re.compile(r"(?:\b[a-z]|inc|ltd|corp|e\.v|jr|dr|ph\.d)\.\s*\Z")
_CONTACT = re.compile(
    r"@|https?:|www\.|\b(?:tel|fax|phone|mobile|mob|tél|тел|هاتف|电话)\b|\+\d"
)
_ADDED = re.compile(
    r"confidential|intended (?:only )?for|addressee|recipient|virus|before printing"
    r"|sent from my|get outlook|envoyé de mon|enviado desde|gesendet von|отправлено с"
    r"|confidentiel|destinataire|destinatario|vertraulich|конфиденциальн|سري|发自我的"
)
_NAME = re.compile(r"[^\W\d_]{2,}")


def told(passages: Sequence[Passage], signers: Collection[str]) -> tuple[Passage, ...]:
    """Annotate what stands at the end of a file and is no more than a signature.

    `signers` are names of the sender and of those for whom the mail speaks.
    """
    last = max((n for n, p in enumerate(passages) if p.cell is not None), default=-1)
    lines = [
        (n, line)
        for n, passage in enumerate(passages)
        if passage.kind is PassageKind.PARAGRAPH and n > last
        for line in passage.text.split("\n")
    ]
    start = _start(lines, [set(_words(each)) for each in signers])
    if start is None:
        return tuple(passages)
    first = lines[start][0]
    inside = sum(n == first for n, _ in lines[start:])
    result = [*passages[:first], *_cut(passages[first], inside)]
    result += [
        _signature(p, p.text) if p.kind is PassageKind.PARAGRAPH else p
        for p in passages[first + 1 :]
    ]
    return tuple(result)


def _cut(passage: Passage, lines: int) -> list[Passage]:
    """Cut the last lines off a passage; one with marks is left whole."""
    said = passage.text.split("\n")
    kept, signed = said[:-lines], said[-lines:]
    if not kept:
        return [_signature(passage, passage.text)]
    if passage.runs:
        return [passage]
    return [
        replace(passage, text="\n".join(kept)),
        _signature(passage, "\n".join(signed)),
    ]


def _signature(passage: Passage, text: str) -> Passage:
    return replace(passage, text=text, kind=PassageKind.SIGNATURE)


def _start(lines: Sequence[tuple[int, str]], signers: Sequence[set[str]]) -> int | None:
    """Return the line with which the signature begins, None where there is none."""
    start = None
    for place in range(len(lines) - 1, max(-1, len(lines) - 1 - _MOST_LINES), -1):
        line = fold(lines[place][1]).text.strip()
        if not line or _ADDED.search(line):
            continue
        contact = _CONTACT.search(line) is not None
        if not (contact or _can_sign(line)):
            break
        words = set(_words(line))
        named = any(
            signer <= words or (words <= signer and not contact)
            for signer in signers
            if signer
        )
        if contact and not named:
            continue
        together = start is not None and lines[place][0] == lines[start][0]
        if words and (named or together):
            start = place
    return start


def _can_sign(line: str) -> bool:
    """Whether a line can stand in a signature: short, no sentence, no request."""
    if ": " in line:
        return False
    ends = _SENTENCE.search(line) and not _ABBREVIATED.search(line)
    brief = len(line.split()) <= _MOST_WORDS
    return brief and not ends and worded(line) is Action.COMMENT


def _words(text: str) -> list[str]:
    return _NAME.findall(fold(text).text)
