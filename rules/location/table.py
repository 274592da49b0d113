"""Where do comments in a table belong?

A row belongs to the paragraphs that its original text or its reference names; where
the two disagree it goes to review. The records of a filled-in form are rows, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rules import alignment
from rules.action import request, worded
from rules.citation.folding import fold
from rules.header_words import Role, header
from rules.language import length
from rules.location import (
    by_heading,
    chapters,
    columns,
    courtesy,
    doubting,
    edits,
    fields,
    forms,
    initialled,
    levels,
    merging,
    referring,
    rows,
    several,
    speakers,
)
from rules.location import target as targets
from rules.location.columns import Layout
from rules.location.ditto import is_ditto
from rules.location.header import joined, kind_of, uncounted, unfolded, whole_of
from rules.location.loose import Loose
from rules.location.offering import offered
from rules.location.referred import AFTER
from rules.location.rows import Cells
from rules.location.stances import stance
from rules.location.target import NOWHERE, UNPLAIN, Target
from rules.location.typed import typed
from rules.location.views import is_new, views
from rules.terms import Action, Cell, Comment, EvidenceKind, Passage

if TYPE_CHECKING:
    from rules.location.catalogue import Place
    from rules.location.header import Row
    from rules.location.original import Original


#: In a column of these, but for the first, no heading stands.
_SAID = (Role.COMMENT, Role.PROPOSED, Role.REASON, Role.STANCE)
_SAME = 90.0
_FEW = 6
#: So many signs are a text.
_LONG = 30
_NO_LAYOUT = Layout(roles={}, body=())


@dataclass(slots=True)
class Tables(Loose):
    """The comments of the tables of one file, taken row by row.

    `last` are the paragraphs that stood last in a row, behind which a new one may
    stand. `labels` are those of the forms above, and what they hold; `layout` is that
    of the table which is read.
    """

    remarks: bool = False
    layout: Layout = _NO_LAYOUT
    last: tuple[Place, ...] = ()
    labels: dict[str, Role] = field(default_factory=dict)

    def take(self, passages: Sequence[Passage]) -> None:
        """Read one table, all its cells in their order."""
        rows: dict[int, dict[int, list[Passage]]] = defaultdict(dict)
        for cell, passage in ((p.cell, p) for p in passages if p.cell):
            rows[cell.row].setdefault(cell.column, []).append(passage)
        every = [rows[n] for n in sorted(rows)]
        grid = unfolded(uncounted(every, self.drafts))
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
        alone = {}
        if body == found.body:
            alone = referring.single(found, self.drafts, self.in_force)
        found = replace(found, body=body, roles={**found.roles, **alone})
        texts = (p.text for row in body for cells in row.values() for p in cells)
        self.in_force = (
            self.in_force
            or chapters.headed(texts, self.drafts)
            or columns.coherent(found, self.drafts)
        )
        self.pairs = self.pairs or found.pairs
        self.remarks, self.layout = found.remarks, found
        self.letters = initialled.told(columns.references(found), self.drafts)
        self.before, self.last, until = None, (), 0
        self.known, self.reasons = len(self.comments), False
        tellers = speakers.tellers(found.body, found.roles, found.heads)
        for nth, row in enumerate(found.body):
            before = len(self.comments)
            cells = (p.cell for passages in row.values() for p in passages if p.cell)
            if not any(cell.row <= until for cell in cells):
                self.spanned = None
            for spoken, at in speakers.voices(row, found.roles, found.speakers):
                head, first = found.heads.get(at, ""), len(self.comments)
                self._voiced(spoken, found.roles, head)
                name = speakers.name_of(head) or tellers.get(nth, "")
                self.comments[first:] = speakers.of(name, self.comments[first:])
            until = max(until, levels.end(row, found.roles))
            if kind := kind_of(row, found.roles):
                said = [replace(one, kind=kind) for one in self.comments[before:]]
                self.comments[before:] = said

    def form(self, rows: Sequence[Mapping[Role, list[Passage]]]) -> None:
        """Take the records of a filled-in form, one after another."""
        self.layout = _NO_LAYOUT
        self.pairs = any(
            columns.is_pair_of_section(joined(r.get(Role.REFERENCE, ()))) for r in rows
        )
        for row, name in zip(rows, speakers.named(rows), strict=True):
            self.spanned = self.before = None
            first = len(self.comments)
            self._record(defaultdict(list, row))
            self.comments[first:] = speakers.of(name, self.comments[first:])

    def _told(self, cells: Sequence[Sequence[Passage]]) -> None:
        """Take labels with their values above the header: most say who sends this."""
        pairs = [] if self._labelled([*map(joined, cells)]) else cells
        for label, value in zip(pairs[::2], pairs[1::2], strict=True):
            role = header(joined(label))
            if role is Role.DOCUMENT:
                self._spoken(joined(value))
            if role in (Role.ASIDE, Role.DOCUMENT):
                self._beside(value)
            else:
                self._loose(value, joined(label))

    def _voiced(self, row: Row, roles: Mapping[int, Role], head: str) -> None:
        """Take what one of several says, perhaps on the draft that heads its column."""
        in_force = self.in_force
        if head:
            self._name(head)
        self._row(row, roles)
        self.in_force = in_force if head else self.in_force

    def _row(self, row: Row, roles: Mapping[int, Role]) -> None:
        if self._reasoned(row):
            return
        self.known = len(self.comments)
        by_role: dict[Role, list[Passage]] = defaultdict(list)
        filled = {
            column: [p for p in passages if p.text.strip() or p.original.strip()]
            for column, passages in sorted(row.items())
        }
        for column, passages in filled.items():
            by_role[roles.get(column, Role.COMMENT)] += passages
        alone = [column for column, passages in filled.items() if passages]
        texts = [joined(filled[column]) for column in alone]
        if len(alone) > 1 and (self._labelled(texts) or self._titled(texts)):
            return
        said = roles.get(alone[0]) in _SAID and alone[0] > 1 if alone else True
        if rows.is_total(texts) or rows.is_legend(texts):
            return
        if len(alone) != 1 or said or not self._section(filled[alone[0]]):
            self._record(by_role)

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
        cited = joined(by_role[Role.REFERENCE]) or whole_of(by_role[Role.MARK])
        seen, known = {*self.paragraphs}, len(self.comments)
        originals = self._originals(by_role[Role.ORIGINAL])
        fresh = [each for each in originals if each[0].source.place not in seen]
        self._revisions(fresh, alone=not said, beside=bool(rows.offering(new)))
        target = self.spanned = self._target(originals, by_role[Role.REFERENCE])
        if not said:
            remarks = said = self._alone(by_role, made=len(self.comments) > known)
        target = target and self._read(target, by_role, said)
        stray = [p for p, places in originals if not places and len(p.text) > _LONG]
        if stray and not new and rows.adds(joined(remarks), self._verdict(verdicts)):
            new, said = stray, [*said, *stray]  # "Insert after" needs no other column
        # "none" in the column of new texts alone may say that the piece is to go
        told = not said or any(p.text.strip() for p in remarks)
        if target:
            target = self._held(target, named=bool(by_role[Role.DOCUMENT]))
            self.before = target if target.sure else None
        if courtesy.says_nothing(joined(said)) or (told and rows.is_empty(said)):
            return
        if target is None:
            above = joined(by_role[Role.ORIGINAL])
            whole = above if courtesy.heads_general(above) else ""
            self._loose(said, cited or whole)
            return
        if originals or len(said) > len(new):  # the draft's own words, once more
            was = joined(by_role[Role.ORIGINAL])
            same = all(rows.repeats(target, p.text, self.drafts, was) for p in new)
            new = [] if same else new
        cells = Cells(
            verdicts=verdicts,
            remarks=remarks,
            new=new,
            reasons=by_role[Role.REASON],
            was=joined(by_role[Role.ORIGINAL]),
        )
        if cells.filled:
            self._points(target, cells, cited)

    def _points(self, target: Target, cells: Cells, cited: str) -> None:
        """Take what a row says of its target: one point, or several."""
        if len(each := self._each(target, cells.said)) > 1:
            if all(one.paragraphs for one in each):
                self.comments += each
                return
            target = target.doubted(_TORN)
        if self.layout.after or AFTER.search(fold(cited).text):
            target = replace(target, new=True)
        if self.all or (several.cited(cited) and len(self.drafts.spans) > 1):
            target = several.in_all(target, self.drafts)
        remark, new = joined(cells.remarks), joined(cells.new)
        if remark and cells.new and rows.apart(target, remark, new, self.drafts):
            alone = replace(cells, new=(), reasons=(), verdicts=())
            self.comments.append(self._comment(target, alone))
            cells = replace(cells, remarks=())
        if self.layout.replaces and cells.was.strip() and rows.is_empty(cells.said):
            target = target.doubted(UNPLAIN)
        elif self.layout.replaces and cells.new:
            there = rows.is_of(target, cells.was, self.drafts)
            target = target if there else target.doubted(_NOT_THERE)
        made = self._comment(target, cells)
        beside_none = Role.ORIGINAL in self.layout.roles.values() and not cells.was
        if beside_none and not cells.remarks and made.action is Action.COMMENT:
            made = self._comment(target.doubted(UNPLAIN), cells)
        action = rows.within(cited, made.action)
        self.comments.append(replace(made, action=action))

    def _alone(
        self, by_role: Mapping[Role, Sequence[Passage]], *, made: bool
    ) -> list[Passage]:
        """Find what stands alone in a row where nothing is said.

        Below "From" nobody says why nothing is below "To", but a verdict may stand
        there; a mark or a "yes" answers something, but no "V" beside that paragraph.
        `made`: the row holds a revision.
        """
        self._beside(by_role[Role.REFERENCE])
        beside = any(p.text.strip() for p in by_role[Role.ORIGINAL])
        own = self.spanned.labels if beside and self.spanned else ()
        refers = [p for p in by_role[Role.REFERENCE] if p.text.strip() not in own]
        old = [p for p in by_role[Role.ORIGINAL] if p.text.strip() and not made]
        other = self.layout.says_nothing and self.spanned is not None
        return (
            columns.marks(refers)
            or [p for p in old if self.layout.replaces or stance(p.text)]
            or [p for p in old if other and not self.paragraphs.get(p.source.place)]
            or columns.answered(by_role[Role.MARK])
        )

    def _read(
        self,
        target: Target,
        by_role: Mapping[Role, Sequence[Passage]],
        said: Sequence[Passage],
    ) -> Target:
        """Doubt a row in which a mark asks for something, and nobody knows what."""
        if any(p in by_role[Role.ORIGINAL] for p in said):
            return target.doubted(UNPLAIN)
        marks = by_role[Role.MARK]
        coded = any(cell.column in self.layout.coded for cell in _places(marks))
        alone = any(p in marks for p in said)
        return target.doubted(_MARKED) if (coded and said) or alone else target

    def _held(self, target: Target, *, named: bool) -> Target:
        """Doubt a piece of another draft than the one that the row names."""
        other = named and target.sure and target.document not in self.in_force
        return target.doubted(_ELSEWHERE) if other and self.in_force else target

    def _describes(self, text: str) -> bool:
        """Whether a cell of references refers or describes, and says no sentence."""
        asks = worded(text) is not Action.COMMENT or courtesy.opines(text)
        if by_heading.adds(text, self.drafts):
            return False  # "Late Fees – the rate": what of it is meant
        return courtesy.is_title(text) or (self._refers(text) and not asks)

    # --- what is said -------------------------------------------------------------

    def _revisions(
        self, originals: Sequence[Original], *, alone: bool, beside: bool
    ) -> None:
        """Take changes made in the cells that hold the draft's own text.

        What differs there without a mark, a new text `beside` it, is older wording.
        """
        before = self.last if alone else ()
        for passage, places in originals:
            seen = views(passage, self.drafts)
            made = None
            if before and not places and is_new(passage, self.drafts):
                index = self.drafts.places.index(before[-1])
                made = edits.addition(passage, index, self.drafts)
            elif len(places) == 1:
                index = self.drafts.places.index(places[0])
                made = edits.change(passage, places[0], self.drafts, index)
                words = typed(passage.text, self.drafts).words
                like = alignment.likeness(words, self.drafts.texts.words[index])
                part = self.drafts.quoted(passage.text)
                excerpt = part is not None and part[1].score == alignment.EXACT
                edited = like < _SAME and not (excerpt or beside)
                edited = edited or (alone and self.layout.says_nothing)
                made = made if seen.changed or edited else None
            elif not places and alone and length(passage.text) > _FEW:
                made = targets.comment(NOWHERE, passage.text, passage.source)
            self.comments += [made] if made else []
            before = places or before
        self.last = before or self.last

    def _comment(self, target: Target, cells: Cells) -> Comment:
        """Make the comment of a row."""
        verdicts, remarks, reasons = cells.verdicts, cells.remarks, cells.reasons
        said = cells.said
        new = rows.offering(cells.new)
        verdict = self._verdict(verdicts)
        if verdict is Action.ADD and not new:  # a remark may hold what is added
            verdict, remarks = None, [*verdicts, *remarks]
        words: Sequence[Passage]
        words = [p for p in (*remarks, *new, *reasons) if p.text.strip()]
        words = [p for p in words if verdict is None or not is_ditto(p.text)]
        asks = joined(words)
        told = self.remarks and target.kind is not EvidenceKind.TABLE_ORIGINAL
        told = told and verdict is not Action.AMEND
        adds = rows.adds(joined(remarks), verdict)
        beside = rows.Beside(
            told=told,
            adds=adds,
            part=rows.is_part(target, cells.was, self.drafts),
            was=cells.was,
        )
        what = joined((*remarks, *reasons)), joined(new)
        action, proposed = rows.asked(target, *what, self.drafts, beside)
        if rows.only_remarks(verdict, action, target, what[1], self.drafts):
            action, proposed = None, None
        if action is Action.ADD and adds:
            target, verdict = replace(target, new=True), None
        elif target.new and new and not request(joined(new)).proposed:
            proposed = joined(new)
        if action is None and verdict is None and not target.new:
            verdict, words = rows.verdict(words)
            asks = joined(words)
        action = None if target.new else action or offered(target, asks, self.drafts)
        if verdict is not None and not target.new:
            argued = all(p in reasons or rows.is_empty([p]) for p in words)
            target, action = rows.agreed(target, verdict, action, asks, argued=argued)
        settled = action not in (None, Action.COMMENT)
        if not settled and any(is_ditto(p.text) for p in said):
            target = target.doubted(_DITTO)
        target = doubting.doubted(target, asks, action, self.drafts)
        merged = joined(said) if verdict is Action.MERGE else asks
        target = merging.widened(target, merged, self.drafts, action)
        if verdict is Action.MERGE and len(target.labels) == 1:
            target = target.doubted(merging.ALONE)
        return targets.comment(
            target,
            joined(said),
            said[0].source,
            asks=asks or joined(verdicts or said),
            action=action,
            proposed=proposed and rows.unquoted(proposed),
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
        ticks, legends = self.layout.ticks, self.layout.legends
        ticked = {ticks.get(c.column) for c in _places(cells)} - {None}
        for passage in cells:
            said = legends.get(passage.cell.column, {}) if passage.cell else {}
            ticked |= {said.get(fold(passage.text).text.strip(" ."))} - {None}
        return ticked.pop() if len(ticked) == 1 else stance(joined(cells))


def _places(cells: Sequence[Passage]) -> Iterator[Cell]:
    return (p.cell for p in cells if p.cell)


_ELSEWHERE = "the row names another draft"
_MARKED = "the row says no more than a mark whose meaning is not told"
_NOT_THERE = "what should be replaced does not stand in the paragraph"
_TORN = "the row says one thing of one piece and another of the next"
_DITTO = "the row points to what is said elsewhere"
