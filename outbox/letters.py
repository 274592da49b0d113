"""What do we write to a sender? A decision goes in, a letter comes out.

Each letter is one plain file, `templates/LANGUAGE/KIND.txt`: a `Subject:` line
and the text as it will be read. Words that many letters share stand in
`LANGUAGE/words.toml`. A secretariat that wants other words puts files of the
same names into its own folder. The HTML part is the same text in a sober page,
never a second wording. templates/README.md lists the fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import regex
from jinja2 import TemplateError, TemplateSyntaxError

from outbox.bounds import text_of
from outbox.wording import LANGUAGES, Wording, environment
from rules.deadline import last_second
from rules.terms import Action, Clock, LetterKind, Read, Verdict, Window

#: What goes wrong where a template or a word cannot be used.
FAULTS = (
    TemplateError,
    LookupError,
    ValueError,
    TypeError,
    ArithmeticError,
    AttributeError,
)

_GAP = regex.compile(r"\n{3,}")
_FACT = regex.compile(r"([^:：]+?)\s*[:：]\s*(.+)")
_POINT = regex.compile(r"(-|\d+\.) ")
#: A label that is read in a reply of any language.
_PLAIN = regex.compile(
    r"\d+(?:\.\d+)*(?: (?:bis|ter|quater))?(?:\((?:\d{1,2}|[a-z])\))*"
)
_LONGEST_WORDS = 160
_LONGEST_REASON = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """One file of the message: its name, how much was read, and why not more.

    `reasons` are codes for what `why` says in English; the letter says them in its
    own language where it has words for all of them.
    """

    name: str
    read: Read
    why: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentLine:
    """One comment as the letter plays it back.

    The letter numbers it by what follows the last hyphen of `id`
    (`WSIS+10/3/17-2` is 2), so that a reply can name it. `document` is the
    draft as people know it, empty where none is certain. `words` may be the
    whole comment, and `proposed` the text that they propose, where that is not all of
    them; the letter prints the beginning of both. `out`: its sender took it out;
    `settled`: the secretariat decided on it, and no reply overrules that. `noun` is
    what the draft calls its own pieces, empty for paragraphs, and `labels` are theirs.
    """

    id: str
    document: str
    paragraphs: tuple[str, ...]
    action: Action
    words: str
    proposed: str = ""
    review: bool = False
    out: bool = False
    settled: bool = False
    noun: str = ""
    labels: tuple[str, ...] = ()

    @property
    def no(self) -> str:
        """The number by which a reply names it."""
        return self.id.rpartition("-")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that a letter may tell about one delivery.

    `number` is that of the series, empty for what has none: then the letter
    names the delivery. In the confirmation of a withdrawal, and in the word that it was
    none, it is the number of what was withdrawn. `counts_as` is that under which the
    same words count, where this is a second delivery of them. `subject` is the
    sender's; the letter echoes at most 200 characters of it, in one line. `previous` is
    the window before an extension; `withheld`: its sender asks not to publish it, and a
    person decides. `closed`: the end of `window` has passed when the letter is written,
    `issued`: a compilation has been issued by then. `url` is the address of the
    published one.
    """

    kind: LetterKind
    language: str
    consultation: str
    secretariat: str
    delivery: str
    subject: str
    received_at: datetime
    clock: Clock
    verdict: Verdict
    window: Window
    number: str = ""
    files: tuple[FileLine, ...] = ()
    comments: tuple[CommentLine, ...] = ()
    stakeholders: tuple[str, ...] = ()
    stakeholder_review: bool = False
    withheld: bool = False
    supersedes: str = ""
    counts_as: str = ""
    previous: Window | None = None
    closed: bool = False
    issued: bool = False
    url: str = ""

    def __post_init__(self) -> None:
        """Refuse what no letter can be written from."""
        if self.language not in LANGUAGES:
            raise ValueError(
                f"there are no letters in {self.language!r}; "
                f"write one of {', '.join(LANGUAGES)}"
            )
        if self.kind is LetterKind.EXTENSION and self.previous is None:
            raise ValueError("a letter about an extension needs the previous window")
        if self.kind is LetterKind.PUBLICATION and not self.url:
            raise ValueError("a letter about a publication needs its address")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter as it will be read: one text, once plain and once as a page."""

    kind: LetterKind
    language: str
    subject: str
    text: str
    html: str


def compose(facts: Facts, templates: Path | None = None) -> Letter:
    """Write the letter, in the words of `templates` where it has the file.

    Raises ValueError with a sentence where an override cannot be used;
    `overrides.check_folder` finds such faults before there is a letter to write.
    """
    name = f"{facts.language}/{facts.kind}.txt"
    try:
        wording = Wording.of(facts.language, templates)
        values = fields(facts, wording)
        files = environment(templates)
        subject, text = _split(text_of(files.get_template(name).generate(values)))
        page = text_of(
            files.get_template("letter.html").generate(
                language=facts.language,
                direction=wording.direction,
                subject=subject,
                blocks=tuple(_blocks(text)),
                url=facts.url,
            )
        )
    except FAULTS as fault:
        raise ValueError(
            f"the letter {name} cannot be written: {fault_of(fault)}"
        ) from fault
    return Letter(
        kind=facts.kind,
        language=facts.language,
        subject=subject,
        text=text,
        html=page,
    )


def fields(facts: Facts, wording: Wording) -> dict[str, Any]:
    """Say what the templates can print: the facts in the words of one language.

    A deadline is printed as its last second, because it is half-open.
    """
    words, quote, window = wording.words, wording.quote, facts.window

    def until(end: datetime) -> str:
        return wording.instant(last_second(end), window.zone)

    files = [
        {
            "name": quote(file.name),
            "read": words["read"][file.read],
            "why": quote(wording.reason(file.reasons) or file.why, _LONGEST_REASON),
        }
        for file in facts.files
    ]
    return {
        "number": quote(facts.number or facts.delivery),
        "received": wording.instant(facts.received_at, window.zone),
        "clock": words["clock"][facts.clock],
        "verdict": words["verdict"][facts.verdict],
        "late": facts.verdict is Verdict.LATE,
        "closed": facts.closed,
        "issued": facts.issued,
        "grace": window.soft < window.hard,
        "soft": until(window.soft),
        "deadline": until(window.hard),
        "previous": until(facts.previous.hard) if facts.previous else "",
        "subject": quote(facts.subject) or words["untitled"],
        "call": quote(window.title),
        "consultation": quote(facts.consultation),
        "secretariat": quote(facts.secretariat),
        "stakeholders": wording.quotes(facts.stakeholders),
        "stakeholder_review": facts.stakeholder_review,
        "withheld": facts.withheld,
        "supersedes": quote(facts.supersedes),
        "counts_as": quote(facts.counts_as),
        "files": files,
        "unread": [f for f in files if f["read"] != words["read"][Read.FULL]],
        "comments": [
            {
                "no": comment.no,
                "place": words["place"]["out"]
                if comment.out
                else wording.place(
                    comment.document, comment.paragraphs, comment.action, comment.noun
                ),
                "action": words["action"][comment.action],
                "words": quote(comment.words, _LONGEST_WORDS),
                "proposed": quote(comment.proposed, _LONGEST_WORDS),
                "review": comment.review,
                "out": comment.out,
            }
            for comment in facts.comments
        ],
        **{name: quote(it) for name, it in _examples(facts.comments).items()},
        "noun": _noun(facts.comments),
        "url": facts.url,
    }


def _examples(comments: Sequence[CommentLine]) -> dict[str, str]:
    """Make examples of corrections that can be done if they are sent as they stand.

    `move` is the number of a comment and `example` a label of its draft, another than
    its own; `drop` is the number of a comment to take out, `asks` of
    one that can be said to ask for something else.
    """
    free = [c for c in comments if not c.out and not c.settled]
    moves = ((c, to) for c in free if (to := _label(c, comments)))
    move, example = next(moves, (None, ""))
    others = [c for c in free if c is not move]
    drop = next(reversed(others or free), None)
    placed = [c for c in free if not c.review and c.action is not Action.GENERAL]
    return {
        "move": move.no if move else "",
        "example": example,
        "drop": drop.no if drop else "",
        "asks": placed[0].no if placed else "",
    }


def _noun(comments: Sequence[CommentLine]) -> str:
    """Say what the draft of the example calls its pieces; empty for paragraphs."""
    move = _examples(comments)["move"]
    return next((c.noun for c in comments if c.no == move), "")


def _label(comment: CommentLine, comments: Sequence[CommentLine]) -> str:
    """Name a paragraph of the comment's draft to which a plain line can move it.

    A text that is added stands behind a paragraph; to move that takes more words.
    """
    if comment.action is Action.ADD or not comment.document:
        return ""
    named = [
        p for c in comments if c.document == comment.document for p in c.paragraphs
    ]
    own = max(
        map(comment.labels.index, {*comment.paragraphs} & {*comment.labels}), default=-1
    )
    near = comment.labels[own + 1 :] + comment.labels[: max(own, 0)]
    return next((x for x in (*named, *near) if _is_another(x, comment.paragraphs)), "")


def _is_another(label: str, own: Sequence[str]) -> bool:
    """Tell whether a label is plain, and neither one of these nor a piece of one."""
    pieces = any(label.startswith(each) or each.startswith(label) for each in own)
    return bool(_PLAIN.fullmatch(label)) and not pieces


def fault_of(fault: Exception) -> str:
    """Put what went wrong in a template or a word into one sentence."""
    if isinstance(fault, TemplateSyntaxError):
        return f"line {fault.lineno}: {fault.message}"
    if isinstance(fault, LookupError) and not isinstance(fault, TemplateError):
        return f"words.toml names a field in braces that does not exist: {fault}"
    return str(fault)


def _split(rendered: str) -> tuple[str, str]:
    """Take the subject from its line; leave one empty line between blocks."""
    head, _, body = rendered.lstrip().partition("\n")
    if not head.startswith("Subject:"):
        raise ValueError("the first line must be `Subject: ...`")
    lines = "\n".join(line.rstrip() for line in body.splitlines())
    text = _GAP.sub("\n\n", lines).strip("\n") + "\n"
    return head.removeprefix("Subject:").strip(), text


def _blocks(text: str) -> Iterator[dict[str, Any]]:
    """Cut the text at its empty lines and tell what each block is.

    `facts`: the first block, `label: value` in each line. `list`: lines that
    begin with `- ` or `1. `, further lines indented. `text`: anything else.
    """
    for position, block in enumerate(text.strip("\n").split("\n\n")):
        lines = block.split("\n")
        pairs = [] if position else [_FACT.match(line) for line in lines]
        if pairs and all(pairs):
            yield {"kind": "facts", "rows": [pair.groups() for pair in pairs if pair]}
        elif _POINT.match(block):
            yield {"kind": "list", "items": tuple(_items(lines))}
        else:
            yield {"kind": "text", "lines": lines}


def _items(lines: list[str]) -> Iterator[dict[str, Any]]:
    """Gather the lines of each item; `no` is its number, empty for a dash."""
    starts = [i for i, line in enumerate(lines) if _POINT.match(line)] + [len(lines)]
    for start, end in pairwise(starts):
        mark, _, first = lines[start].partition(" ")
        rest = [line.strip() for line in lines[start + 1 : end]]
        yield {"no": mark.rstrip(".-"), "lines": [first, *rest]}
