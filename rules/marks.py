"""Which words of a comment did its sender insert, which delete, and which only quote?

By tracked changes or by hand. What is struck by hand is still in the text of the
comment, for it was sent; it is shown as deleted wherever the words are shown. What an
answer repeats of another mail is shown as a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rules.terms import Change, Comment, Passage, Run

#: Words and how they are shown: as inserted (`ins`), deleted (`del`), quoted (`q`), or
#: as they are.
Pieces = tuple[tuple[str, str], ...]

_SIGNS = {"": ("", ""), "ins": ("[+", "+]"), "del": ("[-", "-]"), "q": ("", "")}
_LINE = re.compile("^(?=.)", re.MULTILINE)


def final(runs: Iterable[Run]) -> str:
    """Give the words once the tracked changes are accepted."""
    return "".join(run.text for run in runs if not (run.change and run.change.gone))


def shown(comment: Comment) -> tuple[Run, ...]:
    """Give the words of a comment as they are shown, in runs.

    Its own runs are shown only if they say what `text` says once the revisions are
    accepted; else the text stands alone, for it is what was submitted.
    """
    if comment.runs and final(comment.runs) == comment.text:
        return comment.runs
    return (Run(text=comment.text),)


def of_passage(passage: Passage) -> tuple[Run, ...]:
    """Give the words of a passage as its file shows them.

    What is underlined in a line with struck words is inserted.
    """
    return tuple(inserted(passage.runs)) or (Run(text=passage.text),)


def pieces(comment: Comment) -> Pieces:
    """Split the words where the sender inserted (`ins`), deleted or quoted (`q`)."""
    return marked(shown(comment))


def marked(runs: Iterable[Run]) -> Pieces:
    """Say of each run of words how it is shown."""
    return tuple((r.text, mark(r) or "q" * r.quoted) for r in runs if r.text)


def mark(run: Run) -> str:
    """Say what was done to words: inserted, deleted, or nothing."""
    if run.strike or (run.change and run.change.gone):
        return "del"
    return "ins" if run.change else ""


def plain(comment: Comment) -> str:
    """Give the words where nothing can be underlined: [-deleted-] [+inserted+].

    A line that is quoted begins with `> `, as in a mail.
    """
    found = pieces(comment)
    return comment.text if _all_new(found) else signed(found)


def answer(comment: Comment) -> str:
    """Give the words so, without what they answer."""
    own = tuple(run for run in shown(comment) if not run.quoted)
    return plain(replace(comment, text=final(own), runs=own))


def signed(found: Pieces) -> str:
    """Write the marks as signs; what is new from first to last has none."""
    new = _all_new(found)
    lines = ((_LINE.sub("> ", t) if kind == "q" else t, kind) for t, kind in found)
    signs = ((text, _SIGNS["" if new else kind]) for text, kind in lines)
    return "".join(f"{begin}{text}{end}" for text, (begin, end) in signs)


def _all_new(found: Pieces) -> bool:
    return {kind for text, kind in found if text.strip()} <= {"ins"}


def inserted(runs: Iterable[Run]) -> Iterator[Run]:
    """Take what is underlined in a line with struck words for inserted."""
    line: list[Run] = []
    for run in runs:
        for nth, text in enumerate(run.text.splitlines(keepends=True)):
            if nth or (line and line[-1].text.endswith("\n")):
                yield from _of_a_line(line)
                line = []
            line.append(replace(run, text=text))
    yield from _of_a_line(line)


def _of_a_line(line: Sequence[Run]) -> Iterator[Run]:
    struck = any(run.strike for run in line)
    for run in line:
        new = struck and run.underline and not mark(run)
        yield replace(run, change=Change.INSERTED) if new else run


def within(passage: Passage, start: int, end: int) -> Iterator[Run]:
    """Give some of the words of a passage with their marks."""
    text, runs = passage.text, passage.runs
    before = final(runs).find(text)
    if not runs or before < 0:
        yield Run(text=text[start:end])
    else:
        ends = text[end : end + 1] in ("", "\n")
        yield from cut(runs, before + start, before + end, ends=ends)


def cut(
    runs: Iterable[Run], start: int, end: int, *, ends: bool = False
) -> Iterator[Run]:
    """Cut words out of runs; what was deleted between them is among them.

    `ends`: what was deleted right behind them is, too.
    """
    at = 0
    for run in runs:
        if run.change and run.change.gone:
            if start <= at < end or (ends and at == end):
                yield run
            continue
        some = run.text[max(start - at, 0) : max(end - at, 0)]
        if some:
            yield replace(run, text=some)
        at += len(run.text)


def between(runs: Iterable[Run], start: int, end: int) -> tuple[Run, ...]:
    """Give what is shown from one place to another; what was deleted counts, too."""
    found, at = [], 0
    for run in runs:
        if some := run.text[max(start - at, 0) : max(end - at, 0)]:
            found.append(replace(run, text=some))
        at += len(run.text)
    return tuple(found)
