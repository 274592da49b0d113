"""Who says a comment, if the mail speaks for others, too?

A table may hold what several say, each below a heading, or with a name in each row; and
whoever passes a letter on may add words of his own. What the table names is said by
those alone once it is settled that the mail speaks for them; a person may say of each
comment whose it is, and that holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rules.terms import Comment, Stakeholder


class Voice(NamedTuple):
    """Who says it; with `review`, a person has still to confirm that.

    Several in review are rivals, and nobody's words yet.
    """

    who: tuple[Stakeholder, ...]
    review: bool

    @property
    def named(self) -> tuple[Stakeholder, ...]:
        """Those that may be printed: all, or the one that is proposed."""
        return () if self.review and len(self.who) > 1 else self.who


def whose(comment: Comment, mail: Voice) -> Voice:
    """Say who says a comment of a mail in which `mail` speak.

    Where a person settled that it speaks for others than its table names, it is these.
    """
    own = comment.speakers
    if not own:
        return mail
    if comment.speakers_because:
        return Voice(own, review=False)
    names = _names(own)
    known = tuple(who for who in mail.who if who.name.casefold() in names)
    if len(known) == len(own):  # as they were settled, with their type
        return Voice(known, review=mail.review)
    return Voice(own, review=True) if mail.review else mail


def overruled(comment: Comment, mail: Voice) -> bool:
    """Tell whether a comment is said by others than its mail names beside it."""
    own = _names(comment.speakers)
    return bool(own) and _names(whose(comment, mail).who) != own


def voices(comments: Iterable[Comment], mail: Voice) -> dict[Stakeholder, bool]:
    """List all who speak in a mail, and whether that must be confirmed.

    Who spoke in one of its comments is confirmed if that one is.
    """
    found = dict.fromkeys(mail.named, mail.review)
    for comment in comments:
        said = whose(comment, mail)
        for who in said.named:
            found[who] = found.get(who, True) and said.review
    return found


def _names(who: Iterable[Stakeholder]) -> set[str]:
    return {one.name.casefold() for one in who}
