"""Are these the sender's words? Whatever is shown as theirs must stand in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules.terms import Comment, PartText, Passage


def _stands(words: str, found: Sequence[str]) -> bool:
    """Tell whether each line of the words stands in one of some folded texts."""
    return all(
        any(line in text for text in found) for line in map(folded, words.splitlines())
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


def verbatim(
    comments: Iterable[Comment], parts: Sequence[PartText]
) -> Iterator[Comment]:
    """Give the comments, with nothing in them that their file does not say.

    A proposal that was put together from pieces is left out, for the words stand
    in the comment's text; a text that is not in the file goes to a person.
    """
    texts: dict[str, list[str]] = {}
    for part in parts:
        of_file = texts.setdefault(part.sha256, [])
        of_file += (folded(v) for passage in part.passages for v in views(passage))
    for comment in comments:
        found = texts.get(comment.source.sha256, ())
        proposed = comment.proposed if _stands(comment.proposed, found) else ""
        review = comment.review or not _stands(comment.text, found)
        same = proposed == comment.proposed and review == comment.review
        yield comment if same else replace(comment, proposed=proposed, review=review)
