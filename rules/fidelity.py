"""Are these the sender's words? Whatever is shown as theirs must stand in the file.

>>> kept("two  words", ["He wrote two words and more"])
True
>>> kept("two lines", ["two words"])
False
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rules.terms import Comment, PartText, Passage


def kept(words: str, passages: Iterable[str]) -> bool:
    """Tell whether each line of the words stands in a passage, spaces aside."""
    found = [folded(text) for text in passages]
    return all(
        any(folded(line) in text for text in found) for line in words.splitlines()
    )


def folded(text: str) -> str:
    """Leave out all white space, which mail and files break at will."""
    return "".join(text.split())


def views(passage: Passage) -> tuple[str, ...]:
    """Return the texts in which a passage can be read.

    The final and the original one, all runs, and the runs without what the
    sender struck through by hand.
    """
    runs = "".join(run.text for run in passage.runs)
    unstruck = "".join(
        run.text
        for run in passage.runs
        if not run.strike and not (run.change and run.change.gone)
    )
    return tuple(dict.fromkeys((passage.text, passage.original, runs, unstruck)))


def verbatim(comment: Comment, parts: Sequence[PartText]) -> Comment:
    """Return the comment, with nothing in it that its file does not say.

    A proposal that was put together from pieces is left out, for the words stand
    in the comment's text; a text that is not in the file goes to a person.
    """
    texts = [
        view
        for part in parts
        if part.sha256 == comment.source.sha256
        for passage in part.passages
        for view in views(passage)
    ]
    if not kept(comment.proposed, texts):
        comment = replace(comment, proposed="")
    if not kept(comment.text, texts):
        comment = replace(comment, review=True)
    return comment
