"""Which words of a comment did its sender insert, and which delete?

By tracked changes or by hand. What is struck by hand is still in the text of the
comment, for it was sent; it is shown as deleted wherever the words are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rules.terms import Comment, Run

_SIGNS = {"": ("", ""), "ins": ("[+", "+]"), "del": ("[-", "-]")}


def final(runs: Iterable[Run]) -> str:
    """Give the words once the tracked changes are accepted."""
    return "".join(run.text for run in runs if not (run.change and run.change.gone))


def pieces(comment: Comment) -> tuple[tuple[str, str], ...]:
    """Split the words where the sender inserted (`ins`) or deleted (`del`).

    The runs are shown only if they say what `text` says once the revisions are
    accepted; else the text stands alone, for it is what was submitted.
    """
    if not comment.runs or final(comment.runs) != comment.text:
        return ((comment.text, ""),) if comment.text else ()
    return tuple((run.text, mark(run)) for run in comment.runs if run.text)


def mark(run: Run) -> str:
    """Say how words are shown: as inserted, as deleted, or as they are."""
    if run.strike or (run.change and run.change.gone):
        return "del"
    return "ins" if run.change else ""


def plain(comment: Comment) -> str:
    """Give the words where nothing can be underlined: [-deleted-] [+inserted+].

    What is new from its first to its last word has no marks.
    """
    found = pieces(comment)
    if {kind for text, kind in found if text.strip()} <= {"ins"}:
        return comment.text
    signs = ((text, _SIGNS[kind]) for text, kind in found)
    return "".join(f"{begin}{text}{end}" for text, (begin, end) in signs)
