"""What was written down of a file so far, what is open, and who says it?

A walk through running text opens comments, goes on with them and closes them; what is
left to a person, or is on a draft as a whole, is written down at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rules.location import lists, pieces, speakers, torn, whole
from rules.location import target as targets
from rules.location.opened import Opened
from rules.location.target import NOWHERE, TOO_MUCH, Target

if TYPE_CHECKING:
    from rules.citation.documents import Named
    from rules.location.naming import Naming
    from rules.terms import Comment, Passage, Source

#: What it asks for is said in its first signs, or by nobody.
_ASKS = 2000


@dataclass(slots=True)
class Notebook:
    """The open comment of one file, and those that are closed.

    `voice`: who says all from the comment `since` on, below the heading `over`, if that
    is told. `below`: on what remarks are, by their ids, that announce quoted words, and
    over how many passages these go; of those read last, `quotes` are still to come.
    """

    spoken: Naming
    comments: list[Comment] = field(default_factory=list)
    open: Opened | None = None
    voice: str = ""
    since: int = 0
    over: Opened | None = None
    below: Mapping[int, tuple[Target, int]] = field(default_factory=dict)
    quotes: int = 0

    def announced(self, passage: Passage) -> bool:
        """Take a remark that announces quoted words, and these as a part of it."""
        if self.quotes and self.open:
            self.quotes -= 1
            self.open.lines.append(passage.text)
            return True
        if told := self.below.get(id(passage)):
            target, self.quotes = told
            self.begin(target, passage.source, passage.text, passage.text)
        return told is not None

    def heading(self) -> Target | None:
        """Return the target of a heading that nothing was said below as yet."""
        return self.open.target if self.open and self.open.waits else None

    def close(self) -> None:
        """Write the open comment down."""
        if self.open is not None:
            before = self.comments[-1] if self.comments else None
            written = self.open.written(self.spoken.drafts, before)
            self.comments += [written] if written else []
        self.open = self.spoken.current = None

    def unread(self, passage: Passage) -> None:
        """Leave a passage that nobody wrote for reading to a person."""
        self.close()
        asks = passage.text[:_ASKS]
        self.comments.append(
            targets.comment(TOO_MUCH, passage.text, passage.source, asks=asks)
        )

    def asked(
        self,
        text: str,
        source: Source,
        others: tuple[tuple[str, str], ...],
        why: str = NOWHERE.why,
    ) -> None:
        """Leave words that name no piece to a person, with those they may be about."""
        self.close()
        nowhere = replace(NOWHERE, others=others, listed=True, why=why)
        self.comments.append(targets.comment(nowhere, text, source))

    def begin(self, target: Target, source: Source, text: str, asks: str) -> Opened:
        """Open a comment; the caption of what it is on is a part of it."""
        above = self.open if self.open and self.open.leads(target) else None
        self.open = None if above else self.open
        self.close()
        self.open = Opened(target, source, [text], [asks], counted=lists.own(text))
        if above:
            self.open.source, self.open.lines = above.source, [*above.lines, text]
        self.spoken.headed = ""
        self.spoken.current = target
        self.spoken.inner = pieces.shared(target) if target.sure else self.spoken.parent
        if target.sure:
            self.spoken.last = target
            pairs = ((str(target.document), label) for label in target.labels)
            self.spoken.seen |= {*pairs}
        return self.open

    def in_general(self, passage: Passage, text: str, names: Sequence[Named]) -> None:
        """Take words on a draft as a whole, or on all of them."""
        document, named = whole.documents(text, names)
        spoken = self.spoken
        if not names and spoken.told and len(spoken.in_force) == 1:
            # "everything else is fine" is said below the heading of a draft
            document = spoken.in_force[0] if whole.closes(text) else document
        self.spoken.in_force = named if names else self.spoken.in_force
        part = torn.left_out(document, text, self.spoken.drafts)
        whole_ = targets.general(document, text, passage.source)
        asked = targets.comment(part, text, passage.source) if part else None
        self.comments.append(asked or whole_)

    def turn_to(self, name: str, line: Passage | None) -> None:
        """Go on with what somebody else says, `line` tells who; the end is none.

        Below a heading each of them speaks of what it names.
        """
        here = self.open
        if here and here.waits:
            self.over = replace(here)
        elif not (here and self.over and here.target is self.over.target):
            self.over = None
        self.close()
        for at, one in enumerate(self.comments[self.since :], start=self.since):
            if self.voice and not one.speakers:
                (self.comments[at],) = speakers.of(self.voice, [one])
        self.voice, self.since = name, len(self.comments)
        if line and (over := self.over):
            begun = self.begin(over.target, over.source, over.lines[0], over.asks[0])
            begun.headed = over.headed
