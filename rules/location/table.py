"""Where do comments in a table belong?

Columns have roles: what is referred to, the draft's own text, the comment, the
proposed text, and things that are none of these (the row's own number, names,
types). Header words in seven languages give roles; what stands in the cells
overrules them. A row belongs to the paragraphs that its original text or its
reference names, and goes to review where the two disagree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import request
from rules.citation.folding import fold
from rules.citation.grammar import Noun
from rules.citation.labels import key
from rules.location import courtesy, revision
from rules.location import target as targets
from rules.location.catalogue import Place, strip_label
from rules.location.naming import Spoken
from rules.location.prose import Walk
from rules.location.target import NOWHERE, Target
from rules.terms import Action, Comment, EvidenceKind, Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rules.location.catalogue import Drafts

_SAME = 90.0
_LIKE = 60.0
_VERSION = 55.0
_MOST = 0.5
_FEW = 2
_BRIEF = 3


class Role(StrEnum):
    """What a column holds."""

    ORIGINAL = "original"
    REFERENCE = "reference"
    DOCUMENT = "document"
    COMMENT = "comment"
    REASON = "reason"
    PROPOSED = "proposed"
    ASIDE = "aside"


_HEADERS = (
    (Role.ORIGINAL, r"original|current text|existing text|draft text|text (?:of|from) (?:the )?(?:document|draft)|baseline|as is\b|commission|kommission"
     r"|texte (?:actuel|initial|du projet)|texto (?:actual|original|del)|исходн|действующ|текущ|النص (?:الأصلي|الحالي)|原文|现行|原案文|vorschlag der kommission|derzeitig|urspr"),
    (Role.COMMENT, r"comment|remark|observation|feedback|position|opinion|concern"
     r"|commentaire|comentario|замечан|коммент|تعليق|ملاحظ|评论|意见|anmerkung|stellungnahme|kommentar"),
    (Role.REASON, r"justif|reason|rationale|explanation|motif|motivo|обоснован|пояснен|مبرر|التبرير|理由|说明|begründung|erläuterung"),
    (Role.PROPOSED, r"propos|suggest|amend|revis|new (?:text|wording)|final text|modif|change|edit|recommend"
     r"|предлаг|предложен|المقترح|التعديل|建议|修改|修正|propuest|redacci|enmiend|änderung|vorgeschlagen|formulierung"),
    (Role.ASIDE, r"\Ano\.?\Z|\Anr\.?\Z|\An°\Z|\A№\Z|\A#\Z|\Aid\Z|serial|\Aitem(?: no\.?)?\Z|name|stakeholder|organi[sz]|country|member|author|commenter|submitt|contact|\Amb|\Anc\Z"
     r"|type|categor|status|priority|line|page|date|response|resolution|secretariat|序号|编号|номер|№ п/п|رقم|организац|nombre|organizac|país|nom\b|pays|tipo|typ\b|zeile|seite"),
    (Role.REFERENCE, r"para|article|section|clause|subclause|provision|disposition|chapter|reference|\Aref|location|where|§|paragraphe|\Aart|párrafo|artículo|numeral|sección|пункт|стать|раздел|абзац|الفقرة|المادة|البند|段|条|artikel|absatz|fundstelle|bezug|recital|bestimmung|number"),
    (Role.DOCUMENT, r"document|\Adoc|draft|\Afile|документ|الوثيقة|文件|dokument|documento"),
)  # fmt: skip
_COMPILED = tuple(
    (role, re.compile(rf"(?<![^\W\d_一-龥])(?:{words})")) for role, words in _HEADERS
)


@dataclass(slots=True)
class Tables:
    """The tables of one file on the way; `paragraphs` are found in the cells."""

    drafts: Drafts
    in_force: tuple[str, ...]
    paragraphs: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)
    pairs: bool = False
    remarks: bool = False

    def take(self, passages: Sequence[Passage]) -> None:
        """Read one table, all its cells in their order."""
        rows: dict[int, dict[int, list[Passage]]] = defaultdict(dict)
        for passage in passages:
            if passage.cell is not None:
                cells = rows[passage.cell.row]
                cells.setdefault(passage.cell.column, []).append(passage)
        grid = [rows[n] for n in sorted(rows)]
        roles, body = self._roles(grid)
        for row in body:
            self._row(row, roles)

    def _roles(
        self, grid: Sequence[Mapping[int, list[Passage]]]
    ) -> tuple[dict[int, Role], Sequence[Mapping[int, list[Passage]]]]:
        head = grid[0]
        told = {c: role for c, ps in head.items() if (role := header(_join(ps)))}
        flagged = any(p.header_row for ps in head.values() for p in ps)
        texts = [_join(ps) for ps in head.values() if _join(ps).strip()]
        brief = all(len(t.split()) <= 12 for t in texts)  # noqa: PLR2004
        headed = flagged or (
            len(told) >= min(_FEW, len(texts))
            and brief
            and len(told) * 2 > len(texts)
            and len(grid) > 1
        )
        body = grid[1:] if headed else grid
        roles = told if headed else {}
        if headed:
            self._name(" ".join(texts))
        columns = sorted({c for row in body for c in row})
        for column in columns:
            cells = [_join(row[column]) for row in body if column in row]
            cells = [c for c in cells if c.strip()]
            if not cells:
                continue
            original = sum(self._is_original(c) for c in cells) / len(cells)
            cited = sum(self._is_reference(c) for c in cells) / len(cells)
            if original >= _MOST and roles.get(column) not in (
                Role.PROPOSED,
                Role.COMMENT,
            ):
                roles[column] = Role.ORIGINAL
            elif column not in roles and _counts(cells):
                roles[column] = Role.ASIDE
            elif (
                cited == 1
                and len(cells) > 1
                and len(columns) > 1
                and roles.get(column) is not Role.DOCUMENT
                and not _counts(cells)
            ):
                roles[column] = Role.REFERENCE
            elif cited > _MOST and roles.get(column, Role.REFERENCE) in (
                Role.REFERENCE,
            ):
                roles[column] = Role.REFERENCE
            elif column not in roles:
                roles[column] = Role.COMMENT
        held = set(roles.values())
        self.remarks = Role.COMMENT not in held
        self._versions(roles, body, told=bool(headed))
        self.pairs = self.pairs or any(
            citation.is_pair(ref) and len(ref.mention.items[0].path) > 1
            for row in body
            for column, ps in row.items()
            if roles.get(column) is Role.REFERENCE
            and (ref := citation.listed(_join(ps))) is not None
        )
        if Role.REFERENCE in held and not held & {Role.COMMENT, Role.PROPOSED}:
            roles |= {c: Role.COMMENT for c, r in roles.items() if r is Role.ORIGINAL}
        if Role.REFERENCE not in roles.values() and Role.ORIGINAL not in roles.values():
            self._promote(roles, body)
        return roles, body

    def _versions(
        self,
        roles: dict[int, Role],
        body: Sequence[Mapping[int, list[Passage]]],
        *,
        told: bool,
    ) -> None:
        """Tell proposed texts from originals and remarks by their likeness."""
        likeness = {}
        for column, role in roles.items():
            if role in (Role.ORIGINAL, Role.COMMENT):
                cells = [_join(r[column]) for r in body if column in r]
                scores = [self._likeness(c) for c in cells if c.strip()]
                likeness[column] = sum(scores) / len(scores) if scores else 0.0
        originals = [c for c in likeness if roles[c] is Role.ORIGINAL]
        for column in originals:
            if column != max(originals, key=lambda c: likeness[c]):
                roles[column] = Role.PROPOSED
        for column, score in likeness.items():
            if roles[column] is Role.COMMENT and originals and not told:
                roles[column] = Role.PROPOSED if score >= _VERSION else Role.COMMENT

    def _likeness(self, text: str) -> float:
        words = alignment.words(strip_label(text))
        match = alignment.version_of(words, self.drafts.texts)
        return match.score if match and len(words) > _BRIEF else 0.0

    def _promote(
        self, roles: dict[int, Role], body: Sequence[Mapping[int, list[Passage]]]
    ) -> None:
        """Where nothing refers, a column set aside may hold the references."""
        for column, role in sorted(roles.items()):
            cells = [_join(r[column]) for r in body if column in r]
            cells = [c for c in cells if c.strip()]
            if (
                role is Role.ASIDE
                and cells
                and not _counts(cells)
                and all(map(self._is_reference, cells))
            ):
                roles[column] = Role.REFERENCE
                return

    def _is_original(self, text: str) -> bool:
        """Whether the lines of a cell are words of the drafts."""
        found = [self.drafts.quoted(x) for x in text.split("\n") if x.strip()]
        return len(alignment.words(text)) > 4 and all(  # noqa: PLR2004
            f is not None and f[1].score >= _SAME for f in found
        )

    def _is_reference(self, text: str) -> bool:
        if len(text) > 80:  # noqa: PLR2004
            return False
        if citation.listed(text) is not None:
            return True
        citations = citation.cited(text, self.drafts.citable)
        return any(
            not r.foreign and (r.leads or r.documents) for r in citations.references
        )

    def _name(self, text: str) -> tuple[str, ...]:
        names = citation.cited(text, self.drafts.citable).names
        chosen = [n for n in names if n.strong] or list(names)
        documents = tuple(dict.fromkeys(d for n in chosen for d in n.documents))
        if documents:
            self.in_force = documents
        return documents

    def form(self, rows: Sequence[dict[Role, list[Passage]]]) -> None:
        """Take the records of a filled-in form, one after another."""
        cited = [citation.listed(_join(r.get(Role.REFERENCE, ()))) for r in rows]
        self.pairs = any(
            ref is not None
            and citation.is_pair(ref)
            and len(ref.mention.items[0].path) > 1
            for ref in cited
        )
        for row in rows:
            self._record(defaultdict(list, row))

    def _row(self, row: Mapping[int, list[Passage]], roles: Mapping[int, Role]) -> None:
        by_role: dict[Role, list[Passage]] = defaultdict(list)
        for column, passages in sorted(row.items()):
            by_role[roles.get(column, Role.COMMENT)] += [
                p for p in passages if p.text.strip() or p.original.strip()
            ]
        filled = [p for ps in by_role.values() for p in ps]
        if not filled:
            return
        if len({p.cell.column for p in filled if p.cell}) == 1 and self._section(
            filled
        ):
            return
        self._record(by_role)

    def _record(self, by_role: dict[Role, list[Passage]]) -> None:
        """Take one row whose cells are sorted by role."""
        said = by_role[Role.COMMENT] + by_role[Role.PROPOSED] + by_role[Role.REASON]
        said = [p for p in said if p.text.strip()]
        for passage in by_role[Role.DOCUMENT]:
            self._name(passage.text)
        originals = self._originals(by_role[Role.ORIGINAL])
        target = self._target(originals, by_role)
        last: tuple[Place, ...] = ()
        for passage, places in originals:
            revised = self._revised(passage, places, last)
            self.comments += [revised] if revised else []
            last = places or last
        if not said:
            return
        if target is None:
            self._loose(said, by_role[Role.REFERENCE])
            return
        if _AFTER.search(fold(_join(by_role[Role.REFERENCE])).text):
            target = replace(target, new=True)
        remarks, new = by_role[Role.COMMENT], by_role[Role.PROPOSED]
        if remarks and new and self._apart(target, remarks, new):
            alone = {Role.COMMENT: remarks}
            self.comments.append(self._comment(target, remarks, alone))
            said = new + by_role[Role.REASON]
            by_role[Role.COMMENT] = []
        self.comments.append(self._comment(target, said, by_role))

    def _apart(
        self, target: Target, remarks: Sequence[Passage], new: Sequence[Passage]
    ) -> bool:
        """Whether a remark and a new text in one row are two points."""
        words = alignment.words(strip_label(_join(new)))
        if len(_join(remarks).split()) <= _BRIEF:
            return False
        return request(_join(remarks)).action is Action.COMMENT and any(
            alignment.likeness(words, self.drafts.words_of(str(target.document), x))
            >= _VERSION
            for x in target.labels
        )

    def _section(self, filled: Sequence[Passage]) -> bool:
        """A row with one filled cell: a heading, or a draft's name."""
        text = "\n".join(p.text for p in filled)
        named = self._name(text) if courtesy.is_title(text) else ()
        return bool(named) or (
            courtesy.is_title(text) and request(text).action is Action.COMMENT
        )

    def _originals(
        self, passages: Sequence[Passage]
    ) -> list[tuple[Passage, tuple[Place, ...]]]:
        """Find the paragraphs whose text stands in the cells of a row."""
        found = []
        for passage in passages:
            seen = revision.views(passage, self.drafts)
            lines = [self._of(line) for line in seen.base.split("\n") if line.strip()]
            whole = lines and all(lines)
            places = tuple(p for each in lines for p in each) if whole else ()
            places = places or self._of(seen.base)
            self.paragraphs[passage.source.place] = places
            found.append((passage, places))
        return found

    def _of(self, text: str) -> tuple[Place, ...]:
        """Find the one paragraph of which a text is a version."""
        words = alignment.words(strip_label(text))
        match = alignment.version_of(words, self.drafts.texts)
        if match is None or match.score < _LIKE:
            part = self.drafts.quoted(text)
            if part and part[1].score == 100 and part[1].margin > 0 and len(words) > 6:  # noqa: PLR2004
                return (part[0],)
            return ()
        printed = text[: len(text) - len(strip_label(text))].strip(" .)([]\t")
        place = self.drafts.places[match.index]
        if place.label is None:
            return ()
        agrees = printed and key(printed)[-1:] == key(place.label)[-1:]
        if agrees or (match.score >= _SAME and match.margin > 1):
            return (place,)
        if printed:
            same = [
                p
                for i, p in enumerate(self.drafts.places)
                if p.label
                and key(p.label)[-1:] == key(printed)[-1:]
                and alignment.likeness(words, self.drafts.texts.words[i]) >= _LIKE
            ]
            return (same[0],) if len(same) == 1 else ()
        return (place,) if match.score >= _LIKE and match.margin >= 20 else ()  # noqa: PLR2004

    def _target(
        self,
        originals: Sequence[tuple[Passage, tuple[Place, ...]]],
        by_role: Mapping[Role, list[Passage]],
    ) -> Target | None:
        text = None
        if originals:
            places = [p for _, ps in originals for p in ps]
            documents = {p.document for p in places}
            whole = all(ps for p, ps in originals if len(p.text.split()) > 4)  # noqa: PLR2004
            if places:
                text = Target(
                    document=places[0].document,
                    labels=tuple(dict.fromkeys(str(p.label) for p in places)),
                    sure=whole and len(documents) == 1,
                    kind=EvidenceKind.TABLE_ORIGINAL,
                    value="the original text in the row",
                    why=""
                    if whole
                    else "part of the original text is not in the draft",
                )
        named = self._cited(by_role[Role.REFERENCE], text)
        if text is None or named is None:
            return text or named
        if not named.sure:
            return text
        if named.document == text.document and set(named.labels) & set(text.labels):
            return (
                replace(text, labels=named.labels)
                if len(named.labels) > len(text.labels)
                else text
            )
        return text.doubted(
            "the reference and the original text of the row disagree",
            [(str(named.document), label) for label in named.labels],
        )

    def _cited(self, passages: Sequence[Passage], text: Target | None) -> Target | None:
        words = ", ".join(p.text.strip() for p in passages)
        citations = citation.cited(words, self.drafts.citable)
        refs = [r for r in citations.references if not r.foreign and r.mention.items]
        plain = citation.listed(words)
        if plain is not None:
            refs = [plain]
        if not refs:
            return None
        if citations.names:
            named = self._name(words)
        in_force = (
            (text.document,) if text is not None and text.document else self.in_force
        )
        if citations.names:
            in_force = named
        target = Target(sure=True, kind=EvidenceKind.TABLE_REFERENCE, value=words)
        for ref in refs:
            settled = citation.settle(
                citation.outer(ref) if self.pairs else ref,
                self.drafts.citable,
                in_force,
            )
            if not settled.sure or target.document not in (None, settled.document):
                if target.labels and ref.mention.noun is Noun.NONE:
                    continue
                return target.doubted(
                    f"“{words}” is not one paragraph of the drafts", settled.candidates
                )
            target = replace(
                target,
                document=settled.document,
                labels=tuple(dict.fromkeys((*target.labels, *settled.labels))),
            )
        return target

    def _revised(
        self, passage: Passage, places: tuple[Place, ...], before: tuple[Place, ...]
    ) -> Comment | None:
        """A change made in the cell that holds the draft's own text."""
        if not places and before and revision.is_new(passage, self.drafts):
            last = self.drafts.places.index(before[-1])
            return revision.addition(passage, last, self.drafts)
        if len(places) != 1:
            return None
        index = self.drafts.places.index(places[0])
        made = revision.change(passage, places[0], self.drafts, index)
        if made is None or revision.views(passage, self.drafts).changed:
            return made
        words = alignment.words(strip_label(passage.text))
        score = alignment.likeness(words, self.drafts.texts.words[index])
        return made if score < _SAME else None

    def _comment(
        self,
        target: Target,
        said: Sequence[Passage],
        by_role: Mapping[Role, list[Passage]],
    ) -> Comment:
        text = "\n".join(p.text for p in said)
        new = "\n".join(p.text for p in by_role.get(Role.PROPOSED, ()))
        remark = "\n".join(
            p.text
            for p in (*by_role.get(Role.COMMENT, ()), *by_role.get(Role.REASON, ()))
        )
        action: Action | None = None
        proposed: str | None = None
        own = [
            self.drafts.words_of(str(target.document), label)
            for label in target.labels
            if target.document
        ]
        if new:
            asked = request(new)
            like = max(
                (alignment.likeness(alignment.words(new), o) for o in own), default=0
            )
            if like >= _VERSION or asked.action is Action.COMMENT:
                remarked = request(remark).action
                action = (
                    remarked if remarked in (Action.ADD, Action.MERGE) else Action.AMEND
                )
                proposed = new
            else:
                action, proposed = asked.action, asked.proposed or new
            alone = not remark and like < _VERSION
            if alone and (asked.action is not Action.COMMENT or self.remarks):
                action, proposed = None, None
            elif (
                like < _VERSION
                and courtesy.speaks(new)
                and asked.action is Action.COMMENT
            ):
                action, proposed = None, None
        else:
            stripped = alignment.words(strip_label(remark))
            if any(alignment.likeness(stripped, o) >= _VERSION for o in own):
                action, proposed = Action.AMEND, remark
        return targets.comment(
            target, text, said[0].source, asks=text, action=action, proposed=proposed,
            runs=tuple(r for p in said for r in p.runs),
        )  # fmt: skip

    def _loose(self, said: Sequence[Passage], cited: Sequence[Passage]) -> None:
        """A row that names nothing: its own words may, or all is meant."""
        text = "\n".join(p.text for p in said)
        whole = _ALL.match(fold(_join(cited)).text.strip()) is not None
        if whole or (courtesy.is_general(text) and not _join(cited).strip()):
            document = self.in_force[0] if len(self.in_force) == 1 else None
            self.comments.append(targets.general(document, text, said[0].source))
            return
        walk = Walk(spoken=Spoken(drafts=self.drafts, in_force=self.in_force))
        found = walk.through(replace(p, cell=None) for p in said)
        if found:
            self.comments += found
        elif not courtesy.is_cover(text):
            self.comments.append(targets.comment(NOWHERE, text, said[0].source))


_AFTER = re.compile(r"(?<!\w)(?:after|après|nach|después de|после|بعد)(?!\w)|之后")
_ALL = re.compile(
    r"(?:all|general|entire|whole|throughout|tout|général|alle|gesamt|todo|вс[её]|общ|الكل|عام|全)"
)


def _join(passages: Sequence[Passage]) -> str:
    return "\n".join(p.text for p in passages)


def header(text: str) -> Role | None:
    """Say what a column or a field with these header words holds."""
    folded = fold(text).text.strip()
    return next((r for r, words in _COMPILED if words.search(folded)), None)


def _counts(cells: Sequence[str]) -> bool:
    """Whether cells only count rows: 1, 2, 3."""
    numbers = [c.strip(" .)") for c in cells]
    return numbers == [str(n) for n in range(1, len(numbers) + 1)] and len(numbers) > 1
