"""What is a row of a table about, and in which order do rows stand?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from outbox.compilation.wording import names, writable
from rules.consolidation import Consolidation, Entry, number_key
from rules.folding import Fold, folds

if TYPE_CHECKING:
    from rules.terms import Draft, Paragraph

#: The heading above what waits for a person.
TO_PLACE = "Comments to be placed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a row is about: paragraphs of a draft, and what is said of them.

    `number` is that of the row, where rows have one. `fresh`: the row before is
    not about these paragraphs.
    """

    section: str
    draft: Draft | None
    paragraphs: tuple[Paragraph, ...]
    folds: tuple[Fold, ...]
    number: int = 0
    fresh: bool = True

    @property
    def fold(self) -> Fold:
        """What is said, where it is one thing."""
        return self.folds[0]


class Section(NamedTuple):
    """A part of the compilation: a draft, or what is about none."""

    heading: str
    draft: Draft | None
    places: Sequence[tuple[tuple[Paragraph, ...], Sequence[Entry]]]


def sections(c: Consolidation) -> Iterator[Section]:
    """Go through the parts that hold comments."""
    drafts = (
        Section(
            writable(f"{d.draft.id}: {d.draft.title}"),
            d.draft,
            [((), d.general), *(((p.paragraph,), p.entries) for p in d.paragraphs)],
        )
        for d in c.drafts
    )
    general = Section("General comments", None, [((), c.general)])
    for section in (general, *drafts, Section(TO_PLACE, None, [((), c.unplaced)])):
        if any(entries for _, entries in section.places):
            yield section


def rows_of(section: Section) -> Iterator[Row]:
    """Go through what is said, one thing a row."""
    for paragraphs, entries in section.places:
        for nth, fold in enumerate(folds(entries)):
            yield Row(
                section=section.heading,
                draft=section.draft,
                paragraphs=paragraphs,
                folds=(fold,),
                fresh=nth == 0,
            )


def each(c: Consolidation) -> Iterator[Row]:
    """Go through the rows of all parts."""
    return (row for section in sections(c) for row in rows_of(section))


def by_speaker(c: Consolidation) -> Iterator[Row]:
    """Go through the comments by who speaks, each comment on its own."""
    alone = (
        replace(row, folds=(Fold(entries=(entry,)),))
        for row in each(c)
        for entry in row.fold.entries
    )
    return c.shelves.ordered(
        alone, key=lambda r: (names(r.fold).casefold(), number_key(r.fold.first.id))
    )


def together(rows: Iterable[Row]) -> Iterator[Row]:
    """Put what is about the same paragraphs into one row, in the order it came."""
    met: dict[tuple[Paragraph, ...], list[Row]] = {}
    for row in sorted(rows, key=lambda row: number_key(row.fold.first.id)):
        met.setdefault(_about(row), []).append(row)
    for paragraphs, some in met.items():
        folded = tuple(row.fold for row in some)
        yield replace(some[0], folds=folded, paragraphs=paragraphs, fresh=True)


def _about(row: Row) -> tuple[Paragraph, ...]:
    """Give all the paragraphs that a comment is about, in the order of the draft."""
    labels = {*row.fold.first.comment.paragraphs}
    first: dict[str | None, Paragraph] = {}
    for paragraph in row.draft.paragraphs if row.draft else ():
        first.setdefault(paragraph.label, paragraph)
    return tuple(p for name, p in first.items() if name in labels) or row.paragraphs


def abreast(section: Section, most: int) -> Iterator[tuple[list[str], list[Row]]]:
    """Part the speakers into so many at the most, with the paragraphs they speak of.

    Where all are in one part, every paragraph of the draft is there.
    """
    said: dict[str, dict[int, list[Fold]]] = {}
    for at, (_, entries) in enumerate(section.places):
        for entry in entries:
            alone = Fold(entries=(entry,))
            said.setdefault(names(alone), {}).setdefault(at, []).append(alone)
    speaking = sorted(said, key=str.casefold)
    for start in range(0, len(speaking), most):
        some = speaking[start : start + most]
        places = {at for name in some for at in said[name]}
        if len(speaking) <= most:
            places |= {at for at, (text, _) in enumerate(section.places) if text}
        yield (
            some,
            [
                Row(
                    section=section.heading,
                    draft=section.draft,
                    paragraphs=section.places[at][0],
                    folds=tuple(f for name in some for f in said[name].get(at, ())),
                )
                for at in sorted(places)
            ],
        )
