"""Where do words belong that cite nothing?

To the comment that is open, to words of the draft that they quote, to a part or a draft
as a whole, to what the subject of the mail names, or to nothing, and a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rules.action import worded
from rules.doubts import IN_PASSING
from rules.language import length
from rules.location import (
    altogether,
    apart,
    argued,
    besides,
    by_heading,
    by_number,
    captions,
    courtesy,
    idle,
    leading_in,
    lists,
    near,
    overall,
    paged,
    passing,
    pieces,
    quotation,
    subject,
    topic,
    whole,
)
from rules.location import target as targets
from rules.location.notebook import Notebook
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation import Citations, Reference
    from rules.citation.documents import Named
    from rules.location.opened import Opened
    from rules.location.target import Target
    from rules.terms import Passage, Source

#: The code by which a sender numbers what he says.
_CODE = re.compile(r"\s*([^\W\d_]{1,5}-?)(\d{1,3})\s?[:.)]\s")
#: Who tells of himself: "Our network has ...", "The Union represents ...".
_SPEAKS_OF_SELF = re.compile(
    r"(?i)\W*(?:we|our|i|my|nous|notre|nos|je|nuestr[oa]s?|somos|мы|наш\w*|wir|unser\w*|ich"
    r"|good (?:morning|day|afternoon))(?![^\W_])|\W*[我本]"
    r"|[^.;:!?\n]{0,90}?\s(?:represents?|représente|representa|представляет|vertritt)\s"
)
_BELOW = "it stands below the heading of another piece"
_PIECE = "it may be on the piece above or on the whole text"
#: So many pieces are shown to a person where nothing names any.
_SHOWN = 3
#: A block of more words is no passing remark on the whole.
_REMARK = 30


@dataclass(slots=True)
class Following(Notebook):
    """A notebook into which words go that stand behind others."""

    def follow(self, passage: Passage, citations: Citations) -> None:
        """Take text without a reference: a quotation, a general remark, more."""
        text, here = passage.text, self.open
        point = here is not None and (
            _is_next(here, text) or _opens_alike(here, text, citations)
        )
        if point:
            self.close()  # the next point is no more of the one before
            here = None
        quoted = quotation.opening(text, self.spoken.drafts)
        if quoted and not (here and _goes_on(here, quoted[0])):
            self.begin(quoted[0], passage.source, text, quoted[1])
            return
        cited, names = near.named(citations, self.spoken), citations.names
        arguments = all(r.argument for r in cited)
        target, lines = (here.target, here.lines) if here else (None, [])
        above = targets.said(target, lines, self.spoken.drafts)
        other = captions.turns_to_other(text, names, target)
        own = self.spoken.uncounted(text)
        held = here is not None and _holds(here, own, names, above)
        if other:
            self.spoken.in_force, self.spoken.last = names[0].documents, None
        paired, about = other or by_number.paired(text, self.spoken), self.spoken.about
        within = about or self.spoken.headed
        cited = [ref for ref in cited if not (within and pieces.is_sentence(ref))]
        if not held and self._apart(text, passage.source, citations):
            return
        part = by_heading.above(self.spoken, names)
        general = arguments and whole.is_general(own, names, above)
        general = general and not (about and whole.names_none(own, names))
        if not (held or part) and general:
            self._in_general(passage, own, names)
        elif not (held or paired) and (
            beside := besides.turned(text, target or about, self.spoken.drafts)
        ):
            self.begin(beside, passage.source, text, text)
        elif here and (held or not (paired or near.elsewhere(text, citations))):
            here.take(text)
        elif not (cited or paired or point or part) and (
            passing.accompanies(text, citations)
        ):
            self._beside_all(passage)
        elif about and not (paired or self.titled()) and all(x.argument for x in cited):
            named = () if about.sure else by_number.spoken_of(text, self.spoken)
            asked = replace(about, others=(*named, *about.others))
            asked = subject.of_this(asked, text) if not cited else asked
            self.begin(asked, passage.source, text, text)
        else:
            self._unplaced(passage, cited, paired=paired)

    def _opens(self, passage: Passage, heads: Sequence[Reference]) -> bool:
        """Take what is said of a line, or opens with the matter of a piece."""
        return self._lined(passage, heads) or self._matters(passage, heads)

    def _matters(self, passage: Passage, heads: Sequence[Reference]) -> bool:
        """Take a remark that opens with the matter of a piece, and not its number."""
        spoken, here = self.spoken, self.open
        found = topic.lead(passage.text, spoken.in_force, spoken.drafts)
        if heads or found is None or (here and (here.headed or here.titled)):
            return False
        target, asks = found
        if not (target.sure or target.others):
            told = near.places(f"{target.value}: {asks}", (), spoken)
            told = tuple(x for x in told if x[0] in (spoken.in_force or (x[0],)))
            target = replace(target, others=told)
        self.begin(target, passage.source, passage.text, asks)
        return True

    def _lined(self, passage: Passage, heads: Sequence[Reference]) -> bool:
        """Take what is said of a line: it is no more of what is said of another."""
        here, end = self.open, paged.heads(passage.text)
        if heads or not end or (here and here.waits):
            return False
        said = passage.text[end:]
        quoted = quotation.opening(said, self.spoken.drafts)
        if quoted is None and here is None:
            return False
        doubted = here and here.target.doubted(paged.LINED, here.target.pairs)
        target, asks = quoted or (doubted or targets.NOWHERE, said)
        self.begin(target, passage.source, passage.text, asks)
        return True

    def titled(self) -> Target | None:
        """Return the piece that a heading right above names by its title alone."""
        spoken = self.spoken
        told = by_heading.told(spoken.headed, spoken.in_force, spoken.drafts)
        return told if told and told.sure else None

    def enter_titled(self) -> None:
        """Speak of the piece whose title was passed: what is below may be in it."""
        if told := self.titled():
            self.spoken.current, self.spoken.inner = told, pieces.shared(told)

    def _beside_all(self, passage: Passage) -> None:
        """Ask about words that seem only to accompany, where they may be on a piece.

        On that of the subject, or on those whose words they have: a letter may only
        tell what a rule does.
        """
        text, about = passage.text, self.spoken.about
        if not leading_in.is_left(text):
            return
        says = subject.may_be_on(text)
        if about and says:
            self.begin(about.doubted(subject.WHY), passage.source, text, text)
            return
        aside = overall.speaks_of_all(text) or _SPEAKS_OF_SELF.match(text)
        places = () if aside else near.telling(text, self.spoken)
        if places and (says or length(text) > _REMARK):
            self.asked(text, passage.source, places)
        elif idle.says(text):
            places = near.places(text, (), self.spoken)
            self.asked(text, passage.source, places, IN_PASSING)

    def _in_general(self, passage: Passage, own: str, names: Sequence[Named]) -> None:
        """Take a remark on the whole; ask, where it may be on the piece above it."""
        here = self.open
        part = by_heading.belongs(own, self.spoken.in_force, self.spoken.drafts)
        if part and not names:
            self.begin(part, passage.source, passage.text, passage.text)
        elif here and not names and _may_go_on(here, own):
            doubted = here.target.doubted(_PIECE)
            self.begin(doubted, passage.source, passage.text, passage.text)
        else:
            self.close()
            self.in_general(passage, passage.text, names)

    def _unplaced(
        self, passage: Passage, cited: Sequence[Reference], *, paired: bool
    ) -> None:
        """Ask about words that are on no piece: on a part by its heading, or any."""
        text, spoken = passage.text, self.spoken
        found = lists.numbered(text, spoken.drafts)
        found = tuple(x for x in found if spoken.in_force in ((), (x[0],)))
        titled = self.titled()  # what is cited below it only serves
        named = (cited and not titled) or paired or found
        if not named and (part := titled or by_heading.spoken_of(text, spoken)):
            self.begin(part, passage.source, text, text)
        else:
            places = near.places(text, cited, spoken)
            told = () if named else by_heading.mentioned(text, spoken.drafts)
            if first := () if named else (*self._led_in(), *told):
                places = tuple(dict.fromkeys((*first, *places)))[:_SHOWN]
            self.asked(text, passage.source, (*found, *places))

    def _led_in(self) -> tuple[tuple[str, str], ...]:
        """Return the piece that was named last, if nothing was said of it as yet.

        "Lamps are ruled by paragraph 8." What follows may be on that.
        """
        last = self.spoken.last
        self.close()
        said = {(c.document, label) for c in self.comments for label in c.paragraphs}
        return last.pairs if last and said.isdisjoint(last.pairs) else ()

    def _altogether(self, text: str) -> tuple[tuple[str, str], ...]:
        """Return the last two pieces, where something is asked of both in a block."""
        here, before = self.open.target if self.open else None, self.comments[-1:]
        single = here is not None and here.sure and len(here.labels) == 1
        if here is None or not (single and before and altogether.means(text)):
            return ()
        pairs = ((str(before[0].document), x) for x in before[0].paragraphs)
        return (*pairs, *here.pairs)

    def _apart(self, text: str, source: Source, citations: Citations) -> bool:
        """Take words on something else than what is spoken of."""
        here, lines = (self.open.target, self.open.lines) if self.open else (None, [])
        cited = near.named(citations, self.spoken)
        documents = citations.documents
        drafts, in_force = self.spoken.drafts, self.spoken.in_force
        titled = by_heading.titled(text, in_force, drafts)
        titled = titled if titled and (titled.sure or here is None) else None
        part, spoken = titled or by_heading.named(text, in_force, drafts), self.spoken
        if part and part.others[:1] and {*part.others} == {*near.cited(cited, spoken)}:
            part = by_heading.agreed(part)  # the number in the sentence says the same
        below = self.open is not None and (self.open.headed or self.open.titled)
        if part and part.sure and here and below:
            part = part.doubted(_BELOW, (*part.pairs, *here.pairs))
        if other := part or apart.own(text, lines, here, self.spoken):
            self.begin(other, source, text, text)
        elif (
            beside := self._altogether(text)
            or near.beside(text, cited, here, self.spoken)
            or topic.places(text, documents, here, drafts)
        ):
            self.asked(text, source, beside)
        elif here and any(argued.is_example(text, ref) for ref in cited):
            self.asked(text, source, near.cited(cited, spoken))
        elif here and not cited and topic.elsewhere(text, here, drafts):
            self.asked(text, source, ())
        else:
            return False
        return True


def _is_next(here: Opened, text: str) -> bool:
    """Whether a text is the next point of the sender's own: "2)", or "HG5:"."""
    if here.counted:
        return lists.own(text) == here.counted + 1
    now, before = _CODE.match(text), _CODE.match(here.lines[0])
    return bool(now and before and now[1] == before[1] and now[2] != before[2])


def _opens_alike(here: Opened, text: str, citations: Citations) -> bool:
    """Whether both open with a draft and a colon: "Code: 3 ...", "Code: the map"."""
    name = next(iter(citations.names), None)
    if name is None or name.start or text[name.end : name.end + 1] not in (":", "："):
        return False
    return here.lines[0].startswith(text[: name.end + 1])


def _holds(here: Opened, text: str, names: Sequence[Named], above: str) -> bool:
    """Whether words are on what a heading right above them names."""
    if whole.closes(text):
        return False
    waits = here.waits or (here.headed and length(text) > _REMARK)
    captioned = here.caption is not None and (
        (here.titled and not courtesy.names_draft(text))
        or not whole.is_general(text, names, above)
    )
    return waits or captioned


def _may_go_on(here: Opened, text: str) -> bool:
    """Whether a remark on a text may be on that of the one piece spoken of."""
    headed = here.headed or here.titled
    single = here.target.sure and len(here.target.labels) == 1
    return single and whole.may_be_piece(text, headed=headed)


def _goes_on(here: Opened, quoted: Target) -> bool:
    """Whether quoted words go on with what is open: they are of its piece, perhaps.

    What only remarks on a piece is the reason for what is asked of its words below.
    """
    remarks = here.target.pairs == quoted.pairs and here.target.sure and not here.waits
    return (
        here.headed
        or here.titled
        or here.announces
        or (here.waits and not quoted.sure)
        or (remarks and worded("\n".join(here.asks)) is Action.COMMENT)
    )
