"""What in a text is somebody's private affair, and what does a redaction leave?

The words of a comment are published as they were sent. A person may take some out,
for a reason; then a mark with the reason stands in their place, and the original is
kept. What looks private is listed for a person, and keeps a file from being offered.

>>> [find.words for find in private("Write to ada@example.org or +41 22 730 51 11.")]
['ada@example.org', '+41 22 730 51 11']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from rules.fidelity import folded
from rules.location.signature import signing
from rules.marks import final
from rules.terms import Change, Comment, Run


class Private(StrEnum):
    """What may be somebody's private affair, in words."""

    ADDRESS = "an email address"
    TELEPHONE = "a telephone number"
    IDENTITY = "a number of a passport, an identity card or an account"
    SIGNATURE = "a signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """Words that look private, and what they look like."""

    kind: Private
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """Words that a person took out of a comment, and why; the reason is published."""

    words: str
    why: str


_MORE = r"(?:[ \u00a0()./-]{0,3}\d)"
_LOOKS: tuple[tuple[Private, re.Pattern[str]], ...] = (
    (Private.ADDRESS, re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")),
    (Private.IDENTITY, re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b")),
    (
        Private.IDENTITY,
        re.compile(
            r"(?i)\b(?:passport|passeport|pasaporte|identity card|carte d’identité|"
            r"social security|паспорт|护照|جواز)[^\d\n]{0,24}"
            r"(?=[A-Z0-9-]{0,12}\d)[A-Z0-9-]{6,14}"
        ),
    ),
    (Private.TELEPHONE, re.compile(rf"(?<![\w+])\+\d{_MORE}{{7,14}}")),
    (
        Private.TELEPHONE,
        re.compile(
            r"(?i)(?:\b(?:tel|phone|mobile|fax|tél|téléphone|móvil|тел)\b|电话|هاتف)"
            rf"[^\w\n+(]{{0,4}}[+(]?\d{_MORE}{{5,14}}"
        ),
    ),
)

#: Types of files that hold no program unless their bytes say so.
_PLAIN = re.compile(r"\.(?:docx|xlsx|pptx|odt|ods|odp|pdf|txt|csv|md)\Z", re.IGNORECASE)
_PROGRAMS = re.compile(
    rb"(?i)vbaProject|(?:Basic|Scripts)/|macrosheets/|embeddings/|oleObject|activeX/"
    rb"|/(?:JavaScript|JS|Launch|EmbeddedFile|OpenAction|ObjStm)\b"
)
_MARK = "[█ redacted: {}]"
_MARKS = re.compile(r"\[█ redacted: [^\]]*\]")


def private(text: str) -> tuple[Find, ...]:
    """Find what looks private, in the order of the text."""
    found = [
        (match.start(), Find(kind=kind, words=match[0]))
        for kind, look in _LOOKS
        for match in look.finditer(text)
    ]
    return tuple(find for _, find in sorted(found, key=lambda one: one[0]))


def private_in(comment: str) -> tuple[Find, ...]:
    r"""Find what looks private in a comment, in which nobody need sign.

    >>> [find.kind.value for find in private_in("Good.\nBest,\nAna Souza")]
    ['a signature']
    """
    signed = signing(comment)
    found = [Find(kind=Private.SIGNATURE, words=signed)] if signed else []
    return (*private(comment), *found)


def may_run(name: str, data: bytes) -> bool:
    """Tell whether a file may hold a program, or what nobody can look into.

    >>> may_run("comments.docm", b""), may_run("comments.txt", b"We agree.")
    (True, False)
    """
    return not _PLAIN.search(name) or bool(_PROGRAMS.search(data))


def redacted(comment: Comment, redactions: Iterable[Redaction]) -> Comment:
    """Take words out of a comment, wherever it holds them; leave marks.

    They are looked for in what was sent, never in a mark. Stretches that overlap are
    one, with one mark that gives every reason; across the sender's own insertions or
    deletions it stands where the words began.
    """
    taken = tuple(redactions)
    if not taken:
        return comment
    whole = _stretches(comment.text, taken)
    text = _marked(comment.text, whole)

    def without(part: str) -> str:
        return _marked(part, _of_a_part(part, comment.text, whole, taken))

    return replace(
        comment,
        text=text,
        proposed=without(comment.proposed),
        evidence=replace(comment.evidence, value=without(comment.evidence.value)),
        runs=tuple(_in_runs(comment, whole, taken)),
        redacted=(*comment.redacted, *(why for *_, whys in whole for why in whys)),
    )


def _in_runs(
    comment: Comment, whole: Sequence[_Stretch], taken: Sequence[Redaction]
) -> Sequence[Run]:
    """Take the words out of the runs; none where they are not those of the text.

    What was deleted inside the words goes with them. Where words would still stand
    across what was deleted, no runs are shown.
    """
    if final(comment.runs) != comment.text:
        return ()
    found: list[Run] = []
    at = 0
    for run in comment.runs:
        if run.change and run.change.gone:
            cut = [] if _within(at, whole) else [_stretches(run.text, taken)]
            found += [replace(run, text=_marked(run.text, one)) for one in cut]
            continue
        words, end = run.text, at + len(run.text)
        for start, until, whys in reversed(whole):
            if start < end and at < until:
                mark = _mark(whys) if start >= at else ""
                rest = words[min(until, end) - at :]
                words = words[: max(start - at, 0)] + mark + rest
        found.append(replace(run, text=words))
        at = end
    left = [folded(piece) for piece in unmarked("".join(run.text for run in found))]
    across = any(folded(one.words) in piece for one in taken for piece in left)
    return () if across else [run for run in found if run.text]


def _within(at: int, whole: Sequence[_Stretch]) -> bool:
    return any(start < at < end for start, end, _ in whole)


#: From where to where words are taken out, and for which reasons.
_Stretch = tuple[int, int, tuple[str, ...]]


def _stretches(text: str, redactions: Iterable[Redaction]) -> list[_Stretch]:
    return _joined(
        (start, start + len(one.words), (one.why,))
        for one in redactions
        for start in _found(one.words, text)
    )


def _found(words: str, text: str) -> list[int]:
    """Return where words stand in a text, also where they overlap themselves."""
    return [found.start() for found in re.finditer(f"(?={re.escape(words)})", text)]


def _joined(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    found: list[_Stretch] = []
    for one in sorted(stretches):
        if found and one[0] < found[-1][1]:
            start, end, whys = found.pop()
            both = tuple(dict.fromkeys((*whys, *one[2])))
            found.append((start, max(end, one[1]), both))
        else:
            found.append(one)
    return found


def _of_a_part(
    part: str, text: str, whole: list[_Stretch], redactions: Iterable[Redaction]
) -> list[_Stretch]:
    """Say what is taken out of a part that repeats some of the text.

    What is taken out of the text wherever the part stands is taken out of the part.
    """
    at = _found(part, text) if part else []
    cut = [
        [
            (max(a - start, 0), min(b - start, len(part)), whys)
            for a, b, whys in whole
            if a < start + len(part) and start < b
        ]
        for start in at
    ]
    more = cut[0] if cut and all(cut) else []
    return _joined([*_stretches(part, redactions), *more])


def _marked(text: str, stretches: list[_Stretch]) -> str:
    for start, end, whys in reversed(stretches):
        text = text[:start] + _mark(whys) + text[end:]
    return text


def _mark(whys: Iterable[str]) -> str:
    return _MARK.format(" ".join("; ".join(whys).replace("]", ")").split()))


def anonymous(record: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out of the record of a delivery who sent it, and what looks private.

    The type of who speaks stays, and so do the words but for what looks private.
    """
    kept = {name: record[name] for name in _NOBODYS if name in record}
    return kept | {
        **_types(record),
        "comments": [_nobodys(c) for c in record["comments"] if not c.get("aside")],
        "attachments": [
            {"type": one["type"], "bytes": one["bytes"], "read": one["read"]}
            for one in record["attachments"]
        ],
    }


_NOBODYS = (
    *("schema", "id", "received_at", "received_from", "kind", "state", "call"),
    *("verdict", "number", "supersedes", "superseded_by", "withdrawn"),
    *("duplicate_of", "stakeholder_review"),
)


def _nobodys(comment: Mapping[str, Any]) -> dict[str, Any]:
    kind = {"kind": comment["evidence"]["kind"]}
    own = _types(comment) if "stakeholders" in comment else {}
    words = {name: _without(comment[name]) for name in ("text", "proposed")}
    kept = {k: v for k, v in comment.items() if k not in ("source", "evidence")}
    runs = [run | {"text": _without(run["text"])} for run in comment["runs"]]
    sent, left = _views(runs)
    if left != words["text"] or private(sent):
        runs = []  # what looks private stands across the marks
    return kept | words | own | {"runs": runs, "evidence": kind}


def _types(said: Mapping[str, Any]) -> dict[str, Any]:
    return {"stakeholders": [{"type": one["type"]} for one in said["stakeholders"]]}


def _views(runs: list[dict[str, Any]]) -> tuple[str, str]:
    """Return the words of runs: all of them, and without what was deleted."""
    left = [r for r in runs if r["change"] not in (Change.DELETED, Change.MOVED_FROM)]
    return "".join(r["text"] for r in runs), "".join(r["text"] for r in left)


def _without(text: str | None) -> str | None:
    for find in private(text or ""):
        text = (text or "").replace(find.words, _MARK.format(find.kind))
    return text


def unmarked(text: str) -> list[str]:
    """Return the pieces of a text between its marks: what is still the sender's.

    >>> unmarked("Call [█ redacted: a telephone number] today")
    ['Call ', ' today']
    """
    return _MARKS.split(text)
