"""Which labelled paragraphs does a draft have?

A draft is read once, from the file that was distributed; every comment is later
attributed to one of its labels. Labels are told from typed or automatic numbers,
as printed without final punctuation. Where letters begin anew under each paragraph,
or paragraphs in each article, they are told by the one above: `2(a)`, `7(1)(b)`. So are
those of a list that stands once in a draft, if the words above it end with a colon. A
number that is printed twice by mistake is no such thing: all others keep theirs.

A numbered heading with text under it is a paragraph of that label; one that only
holds other labels stands above them and has none. Text without a number keeps
its place, with the label None. What is strange in a draft is told as a doubt.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.drafts import doubts
from pipeline.drafts.items import Item, items_of, listed_once
from pipeline.drafts.labels import typed
from pipeline.drafts.lines import DraftError, Line, Mark, contents_of
from rules.shared_names import name_key
from rules.terms import Draft, Paragraph

if TYPE_CHECKING:
    from pipeline.settings.sections import DraftFile

__all__ = ["DraftError", "read_draft"]


def read_draft(path: Path, of: DraftFile, authors: Sequence[str] = ()) -> Draft:
    """Read a draft from its file: .docx, .odt, .md, .txt, .html or .json.

    `of` is what the configuration says of it; its `former` labels go before those
    that the draft itself says, as in `60 bis (former 45)`. `authors` are those of the
    secretariat.

    Raises DraftError, a sentence that says what to do.
    """
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise DraftError(
            f"{path.name}: the file of draft {of.id} cannot be read "
            f"({fault.strerror}). Please check `file` in the configuration."
        ) from fault
    marks: list[Mark] = []
    found: dict[str, str] = {}
    names, nouns = of.aliases, Counter[str]()
    printed: Sequence[Item] = ()
    if path.suffix.lower() == ".json":
        paragraphs, more = _from_json(path.name, data)
        names = tuple(dict.fromkeys((*names, *more)))
        printed = [
            Item(p.text, label=p.label, at=f"entry {n}")
            for n, p in enumerate(paragraphs, 1)
        ]
    else:
        lines, marks = contents_of(path.name, data)
        printed = items_of(_below_title(lines, of))
        paragraphs = _paragraphs(printed)
        found = {
            item.label: item.former for item in printed if item.label and item.former
        }
        nouns.update(item.noun for item in printed if item.label and item.noun)
    if not paragraphs:
        raise DraftError(f"{path.name}: the file of draft {of.id} holds no text.")
    unlabelled, doubtful = doubts.unlabelled(paragraphs)
    places = [(i.label, i.at, i.text or i.printed) for i in printed if i.label]
    return Draft(
        id=of.id,
        title=of.title,
        call=of.call,
        paragraphs=paragraphs,
        aliases=names,
        former=found | of.former,
        marks=frozenset(mark.text for mark in marks),
        authors=frozenset(authors),
        doubts=(
            *doubts.repeats(places),
            *doubts.gaps(paragraphs),
            *doubts.once(listed_once(printed)),
            *doubts.strangers(marks, authors),
            *unlabelled * doubtful,
        ),
        notes=unlabelled * (not doubtful),
        called=next((noun for noun, _ in nouns.most_common(1)), ""),
    )


def _below_title(lines: Sequence[Line], of: DraftFile) -> Sequence[Line]:
    """Leave away the title of the draft above its text: it is printed anyway."""
    titles = {name_key(of.title), name_key(f"{of.id} {of.title}")}
    titled = lines[1:] and not lines[0].number and name_key(lines[0].text) in titles
    return lines[1:] if titled and typed(lines[0].text) is None else lines


def _paragraphs(items: Iterable[Item]) -> tuple[Paragraph, ...]:
    """Put text under its heading; a heading with nothing under it is text itself."""
    paragraphs: list[Paragraph] = []
    heading, bare = "", False
    for item in items:
        if item.heading:
            if bare:
                paragraphs.append(Paragraph(label=None, text=heading))
            heading, bare = item.printed, True
        text = "\n".join(item.body) or item.text or item.printed
        if item.label is not None or item.body or not item.heading:
            paragraphs.append(Paragraph(label=item.label, text=text, heading=heading))
            bare = False
    if bare:
        paragraphs.append(Paragraph(label=None, text=heading))
    return tuple(paragraphs)


# --- JSON --------------------------------------------------------------------------


def _from_json(name: str, data: bytes) -> tuple[tuple[Paragraph, ...], tuple[str, ...]]:
    """Read the form of the contract: paragraphs with label, text and heading."""
    try:
        draft = json.loads(data)
    except ValueError as fault:
        raise DraftError(f"{name}: this is not valid JSON ({fault}).") from fault
    entries = draft.get("paragraphs") if isinstance(draft, dict) else None
    if not isinstance(entries, list):
        raise DraftError(f'{name}: there is no list "paragraphs" in it.')
    paragraphs = _carried(
        [_entry(name, n, entry) for n, entry in enumerate(entries, 1)]
    )
    aliases = draft.get("aliases") or ()
    if not isinstance(aliases, list | tuple):
        raise DraftError(f'{name}: "aliases" must be a list of names.')
    return paragraphs, tuple(map(str, aliases))


def _carried(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Give what stands below a heading that heading, where only the first one has it.

    Titles of single paragraphs stand above most of them.
    """
    if 2 * sum(bool(p.heading) for p in paragraphs) > len(paragraphs):
        return tuple(paragraphs)
    found, above = [], ""
    for paragraph in paragraphs:
        above = paragraph.heading or above
        found.append(replace(paragraph, heading=above))
    return tuple(found)


def _entry(name: str, number: int, entry: Any) -> Paragraph:
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        raise DraftError(f'{name}: paragraph {number} has no "text".')
    label = entry.get("label")
    if label is not None and not isinstance(label, str):
        raise DraftError(
            f'{name}: the "label" of paragraph {number} must be text in quotation '
            'marks, as in "17", or null.'
        )
    heading = entry.get("heading") or ""
    return Paragraph(label=label or None, text=entry["text"], heading=str(heading))
