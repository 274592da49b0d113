"""Which call does a mail answer, when several are open in one mailbox?

The call whose drafts it names, by id or alias, in the subject, in a file's name
or in the words; then the call whose title shares the most words with the
subject. Where nothing speaks for any, the first call that has drafts is
assumed, and that is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from rules.terms import Draft, Window

_WORD = regex.compile(r"\p{L}{4,}")
_DRAFT_POINTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The call that is meant; `plain` when something spoke for it alone."""

    window: Window
    plain: bool


def choose(
    windows: Sequence[Window],
    drafts: Sequence[Draft],
    subject: str,
    text: str,
    files: Sequence[str],
) -> Choice:
    """Say which call a mail answers; there is at least one window."""
    if len(windows) == 1:
        return Choice(window=windows[0], plain=True)
    seen = _folded("\n".join((subject, *files, text)))
    scores = {w.call: _title_points(w, subject, files) for w in windows}
    for draft in drafts:
        names = (draft.id, *draft.aliases)
        if draft.call in scores and any(_names(seen, name) for name in names):
            scores[draft.call] += _DRAFT_POINTS
    best = max(scores.values())
    leaders = [w for w in windows if scores[w.call] == best]
    if best > 0 and len(leaders) == 1:
        return Choice(window=leaders[0], plain=True)
    with_drafts = {draft.call for draft in drafts}
    assumed = next((w for w in windows if w.call in with_drafts), windows[0])
    return Choice(window=assumed, plain=False)


def _folded(text: str) -> str:
    return " ".join(regex.findall(r"[\p{L}\p{N}]+", text.casefold()))


def _names(seen: str, name: str) -> bool:
    folded = _folded(name)
    return bool(folded) and f" {folded} " in f" {seen} "


def _title_points(window: Window, subject: str, files: Sequence[str]) -> int:
    title = set(_WORD.findall(window.title.casefold()))
    heard = set(_WORD.findall(" ".join((subject, *files)).casefold()))
    return len(title & heard)
