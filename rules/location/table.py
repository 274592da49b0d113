"""Where do comments in a table belong?

A row belongs to the paragraphs that its original text or its reference names; where
the two disagree it goes to review. The records of a filled-in form are rows, too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rules import alignment
from rules.action import request, worded
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.header_words import Role, header
from rules.location import (
    chapters,
    columns,
    courtesy,
    doubting,
    fields,
    forms,
    levels,
    merging,
    revision,
    rows,
    several,
)
from rules.location import target as targets
from rules.location.header import WHOLE, joined
from rules.location.naming import Naming
from rules.location.offering import offered
from rules.location.prose import Walk
from rules.location.referred import AFTER, Referred
from rules.location.stances import joint, stance
from rules.location.target import NOWHERE, Target
from rules.location.typed import typed
from rules.location.views import is_new, views
from rules.terms import Action, Comment, EvidenceKind, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rules.location.catalogue import Place
    from rules.location.header import Row
    from rules.location.original import Original
    from rules.terms import Cell


#: In a column of these, but for the first, no heading stands.
_SAID = (Role.COMMENT, Role.PROPOSED, Role.REASON, Role.STANCE)
_SAME = 90.0
_LIKE = 60.0
_LEAD = 20.0
_BRIEF = 3
_FEW = 6


@dataclass(slots=True)
class Tables(Referred):
    """The comments of the tables of one file, taken row by row.

    `before` is the target of the row above, which an empty reference may repeat. `last`
    are the paragraphs that stood last in a row, behind which a new one may stand.
    `labels` are those of the forms above, and what they hold. `ticks`: what a tick in
    a column asks for.
    """

    comments: list[Comment] = field(default_factory=list)
    remarks: bool = False
    before: Target | None = None
    last: tuple[Place, ...] = ()
    labels: dict[str, Role] = field(default_factory=dict)
    ticks: Mapping[int, Action] = field(default_factory=dict)

    def take(self, passages: Sequence[Passage]) -> None:
        """Read one table, all its cells in their order."""
        rows: dict[int, dict[int, list[Passage]]] = defaultdict(dict)
        for cell, passage in ((p.cell, p) for p in passages if p.cell):
            rows[cell.row].setdefault(cell.column, []).append(passage)
        grid = [rows[n] for n in sorted(rows)]
        if read := forms.records(grid, self.drafts, self.labels):
            self.labels |= forms.labels(grid, read[0])
            for column in read:
                self.form(fields.gathered(forms.nested(grid, column, self.drafts)))
            return
        found = columns.layout(grid, self.drafts)
        for row in found.told:
            self._told([row[c] for c in sorted(row) if joined(row[c]).strip()])
        self._headed(found.title)
        body = levels.together(found.body, found.roles, self.drafts, self.in_force)
        found = replace(found, body=body)
        texts = (p.text for row in body for cells in row.values() for p in cells)
        self.in_force = (
            self.in_force
            or chapters.headed(texts, self.drafts)
            or columns.coherent(found, self.drafts)
        )
        self.pairs = self.pairs or found.pairs
        self.remarks, self.ticks = found.remarks, found.ticks
        self.before, self.last, until = None, (), 0
        for row in found.body:
            before = len(self.comments)
            cells = (p.cell for passages in row.values() for p in passages if p.cell)
            if not any(cell.row <= until for cell in cells):
                self.spanned = None
            self._row(row, found.roles)
            until = max(until, _end(row, found.roles))
            if kind := columns.kind(row, found.roles):
                said = [replace(one, kind=kind) for one in self.comments[before:]]
                self.comments[before:] = said

    def form(self, rows: Sequence[Mapping[Role, list[Passage]]]) -> None:
        """Take the records of a filled-in form, one after another."""
        self.pairs = any(
            columns.is_pair_of_section(joined(r.get(Role.REFERENCE, ()))) for r in rows
        )
        for row in rows:
            self.spanned = self.before = None
            self._record(defaultdict(list, row))

    def _told(self, cells: Sequence[Sequence[Passage]]) -> None:
        """Take labels with their values above the header: most say who sends this."""
        for label, value in zip(cells[::2], cells[1::2], strict=True):
            role = header(joined(label))
            if role is Role.DOCUMENT:
                self._spoken(joined(value))
            if role in (Role.ASIDE, Role.DOCUMENT):
                self._beside(value)
            else:
                self._loose(value, joined(label))

    def _row(self, row: Row, roles: Mapping[int, Role]) -> None:
        by_role: dict[Role, list[Passage]] = defaultdict(list)
        filled = {
            column: [p for p in passages if p.text.strip() or p.original.strip()]
            for column, passages in sorted(row.items())
        }
        for column, passages in filled.items():
            by_role[roles.get(column, Role.COMMENT)] += passages
        alone = [column for column, passages in filled.items() if passages]
        said = roles.get(alone[0]) in _SAID and alone[0] > 1 if alone else True
        if len(alone) != 1 or said or not self._section(filled[alone[0]]):
            self._record(by_role)

    def _section(self, passages: Sequence[Passage]) -> bool:
        """Tell whether a row with one filled cell is a heading, or names a draft."""
        text = joined(passages)
        if not courtesy.is_title(text):
            return False
        speaks = Naming(drafts=self.drafts, in_force=self.in_force)
        if speaks.under(alignment.words(text)):
            self.chapters, self.before, self.section = speaks.chapters, None, None
            return True
        named = self._spoken(text) or worded(text) is Action.COMMENT
        self.section = self._cited(passages, None) if named else None
        self.before = None
        if named:
            self._beside(passages)
        return named

    def _beside(self, cells: Sequence[Passage]) -> None:
        """Keep what cells say that should only refer: "Paragraph 8: too weak"."""
        for cell in cells:
            text = cell.text
            asks = courtesy.opines(text) or worded(text) is not Action.COMMENT
            if asks or not courtesy.is_title(text):
                self.comments += self._walked([cell]) or self._judged(cell)

    def _judged(self, cell: Passage) -> list[Comment]:
        """Keep a verdict behind a bare number, no heading of a text: "2: too long"."""
        number = _NUMBER.match(cell.text)
        said = cell.text[number.end() :].lstrip(" :.)–—-") if number else ""
        if not courtesy.opines(said) or courtesy.says_nothing(said):
            return []
        target = self._cited([cell], None) or NOWHERE
        asks = f"{PLACE}: {said}"
        return [targets.comment(target, cell.text, cell.source, asks=asks)]

    def _walked(self, cells: Sequence[Passage]) -> list[Comment]:
        """Read cells as running text, whose own words say what they are about."""
        walk = Walk(spoken=Naming(drafts=self.drafts, in_force=self.in_force))
        return walk.through(replace(p, cell=None) for p in cells)

    def _record(self, by_role: dict[Role, list[Passage]]) -> None:
        """Take one row whose cells are sorted by role."""
        remarks, new = by_role[Role.COMMENT], by_role[Role.PROPOSED]
        aside = [p for p in by_role[Role.REFERENCE] if not self._describes(p.text)]
        verdicts = self._verdicts(by_role)
        remarks = [*aside, *by_role[Role.STANCE], *remarks]
        remarks = [p for p in remarks if p not in verdicts]
        said = [*verdicts, *remarks, *new, *by_role[Role.REASON]]
        said = [p for p in said if p.text.strip()]
        for passage in by_role[Role.DOCUMENT]:
            self._spoken(passage.text)
        cited = joined(by_role[Role.REFERENCE])
        originals = self._originals(by_role[Role.ORIGINAL])
        self._revisions(originals, alone=not said)
        target = self.spanned = self._target(originals, by_role[Role.REFERENCE])
        if not said:
            self._beside(by_role[Role.REFERENCE])
            remarks = said = columns.marks(by_role[Role.REFERENCE])
        # "none" in the column of new texts alone may say that the piece is to go
        told = not said or any(p.text.strip() for p in remarks)
        if courtesy.says_nothing(joined(said)) or (told and rows.is_empty(said)):
            return
        if target is None:
            self._loose(said, cited)
            return
        target = self._held(target, named=bool(by_role[Role.DOCUMENT]))
        self.before = target if target.sure else None
        if originals or len(said) > len(new):  # the draft's own words, once more
            same = all(rows.repeats(target, p.text, self.drafts) for p in new)
            new = [] if same else new
        if not (verdicts or remarks or new or by_role[Role.REASON]):
            return
        if AFTER.search(fold(cited).text):
            target = replace(target, new=True)
        if self.all or (several.cited(cited) and len(self.drafts.spans) > 1):
            target = several.in_all(target, self.drafts)
        if (
            remarks
            and new
            and rows.apart(target, joined(remarks), joined(new), self.drafts)
        ):
            self.comments.append(self._comment(target, remarks, [], []))
            remarks = []
        more = (remarks, new, by_role[Role.REASON], verdicts)
        made = self._comment(target, *more)
        action = rows.within(cited, made.action)
        self.comments.append(replace(made, action=action))

    def _held(self, target: Target, *, named: bool) -> Target:
        """Doubt a piece of another draft than the one that the row names."""
        other = named and target.sure and target.document not in self.in_force
        return target.doubted(_ELSEWHERE) if other and self.in_force else target

    def _describes(self, text: str) -> bool:
        """Whether a cell of references refers or describes, and says no sentence."""
        asks = worded(text) is not Action.COMMENT or courtesy.opines(text)
        return courtesy.is_title(text) or (self._refers(text) and not asks)

    # --- what is said -------------------------------------------------------------

    def _revisions(self, originals: Sequence[Original], *, alone: bool) -> None:
        """Take changes made in the cells that hold the draft's own text."""
        before = self.last if alone else ()
        for passage, places in originals:
            seen = views(passage, self.drafts)
            made = None
            if before and not places and is_new(passage, self.drafts):
                index = self.drafts.places.index(before[-1])
                made = revision.addition(passage, index, self.drafts)
            elif len(places) == 1:
                index = self.drafts.places.index(places[0])
                made = revision.change(passage, places[0], self.drafts, index)
                words = typed(passage.text, self.drafts).words
                like = alignment.likeness(words, self.drafts.texts.words[index])
                part = self.drafts.quoted(passage.text)
                excerpt = part is not None and part[1].score == alignment.EXACT
                edited = like < _SAME and not excerpt
                made = made if seen.changed or edited else None
            elif not places and alone and len(passage.text.split()) > _FEW:
                made = targets.comment(NOWHERE, passage.text, passage.source)
            self.comments += [made] if made else []
            before = places or before
        self.last = before or self.last

    def _comment(
        self,
        target: Target,
        remarks: Sequence[Passage],
        new: Sequence[Passage],
        reasons: Sequence[Passage],
        verdicts: Sequence[Passage] = (),
    ) -> Comment:
        said = [*verdicts, *(p for p in (*remarks, *new, *reasons) if p.text.strip())]
        new = rows.offering(new)
        words: Sequence[Passage]
        words = [p for p in (*remarks, *new, *reasons) if p.text.strip()]
        asks = joined(words)
        told = self.remarks and target.kind is not EvidenceKind.TABLE_ORIGINAL
        verdict = self._verdict(verdicts)
        told = told and verdict is not Action.AMEND
        cells = joined((*remarks, *reasons)), joined(new)
        action, proposed = rows.asked(target, *cells, self.drafts, told=told)
        if action is None and verdict is None and not target.new:
            verdict, words = rows.verdict(words)
            asks = joined(words)
        action = None if target.new else action or offered(target, asks, self.drafts)
        if verdict is not None and not target.new:
            own = worded(asks) if action is None else action
            if own is Action.KEEP and all(p in reasons for p in words):
                own = verdict  # a reason may praise what would serve as well
            agreed = joint(verdict, own)
            asked = request(asks)
            borne = asked.sure and asked.action in (own, verdict)
            plain = action is not None or own is verdict or borne
            if agreed is None or not plain:
                target = target.doubted(_DISAGREE)
            elif verdict is not Action.COMMENT:
                action = agreed
        target = doubting.doubted(target, asks, action, self.drafts)
        target = merging.widened(target, asks, self.drafts)
        return targets.comment(
            target,
            joined(said),
            said[0].source,
            asks=asks or joined(verdicts or said),
            action=action,
            proposed=proposed,
        )

    def _verdicts(self, by_role: Mapping[Role, Sequence[Passage]]) -> list[Passage]:
        """Find the verdicts of a row: "delete" in a cell to itself is one."""
        told = [p for p in by_role[Role.STANCE] if self._verdict([p]) is not None]
        said = by_role[Role.COMMENT]
        if told or len(said) == 1:
            return told
        return [p for p in said if stance(p.text) is Action.DELETE][:1]

    def _verdict(self, cells: Sequence[Passage]) -> Action | None:
        """Say what the cells of a verdict ask for, be it a tick in its column."""
        ticked = {
            self.ticks[c.column] for c in _places(cells) if c.column in self.ticks
        }
        return ticked.pop() if len(ticked) == 1 else stance(joined(cells))

    def _loose(self, said: Sequence[Passage], cited: str) -> None:
        """Take a row that names nothing: its own words may, or all is meant."""
        text = joined(said)
        found = self._walked(said)
        named = any(c.paragraphs and c.document for c in found)
        whole = not named and WHOLE.match(fold(cited).text.strip())
        if whole or (courtesy.is_general(text) and not cited.strip()):
            document = self.in_force[0] if len(self.in_force) == 1 else None
            self.comments.append(targets.general(document, text, said[0].source))
            return
        if self.before and not (named or cited.strip() or courtesy.is_cover(text)):
            near = [(c.document, c.paragraph) for x in found for c in x.candidates]
            target = self.before.doubted("the row above has its reference", near)
            self.comments.append(targets.comment(target, text, said[0].source))
            return
        self.comments += found
        kept, words = {c.source for c in found}, "\n".join(c.text for c in found)
        left = [p for p in said if p.source not in kept and p.text not in words]
        if left and not courtesy.is_cover(joined(left)):
            source = left[0].source
            self.comments.append(targets.comment(NOWHERE, joined(left), source))


def _places(cells: Sequence[Passage]) -> Iterator[Cell]:
    return (p.cell for p in cells if p.cell)


def _end(row: Row, roles: Mapping[int, Role]) -> int:
    """Find the last row over which what a row is about is merged."""
    about = (Role.REFERENCE, Role.ORIGINAL)
    cells = (p.cell for c, ps in row.items() if roles.get(c) in about for p in ps)
    return max((cell.row + cell.rows - 1 for cell in cells if cell), default=0)


_NUMBER = re.compile(r"[\W\d]*\d\w?")
_ELSEWHERE = "the row names another draft"
_DISAGREE = "the verdict of the row and its words disagree"
