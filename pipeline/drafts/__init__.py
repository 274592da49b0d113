"""Which labelled paragraphs does a draft have?

A draft is read once, from the file that was distributed; every comment is later
attributed to one of its labels. Labels are told from typed or automatic numbers,
as printed without final punctuation. Where letters begin anew under each paragraph,
or paragraphs in each article, they are told by the one above: `2(a)`, `7(1)(b)`. A
number that is printed twice by mistake is no such thing: all others keep theirs.

A numbered heading with text under it is a paragraph of that label; one that only
holds other labels stands above them and has none. Text without a number keeps
its place, with the label None. What is strange in a draft is told as a doubt.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pipeline.drafts import doubts
from pipeline.drafts.labels import Kind, Label, automatic, typed
from pipeline.drafts.lines import DraftError, contents_of
from rules.shared_names import name_key
from rules.terms import Draft, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from pipeline.drafts.lines import Line, Mark
    from pipeline.settings.sections import DraftFile

__all__ = ["DraftError", "read_draft"]

#: The longest line that can be the title of an article.
_LONGEST_TITLE = 120
_ENDS = (".", ";", ":", "?", "!", "。", "；", "：", "？", "！", "؟")
#: So many codes are the labels of a draft; fewer are words.
_SEVERAL = 3


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
    printed: Sequence[_Item] = ()
    if path.suffix.lower() == ".json":
        paragraphs, more = _from_json(path.name, data)
        names = tuple(dict.fromkeys((*names, *more)))
        printed = [
            _Item(p.text, label=p.label, at=f"entry {n}")
            for n, p in enumerate(paragraphs, 1)
        ]
    else:
        lines, marks = contents_of(path.name, data)
        printed = _items(_below_title(lines, of))
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


@dataclass(slots=True)
class _Item:
    """A line on its way to a paragraph: what is printed, and what stands above."""

    text: str
    printed: str = ""
    bare: str = ""
    kind: Kind | None = None
    former: str = ""
    noun: str = ""
    heading: bool = False
    above: _Item | None = None
    told: _Item | None = None
    label: str | None = None
    at: str = ""
    body: list[str] = field(default_factory=list)


def _items(lines: Iterable[Line]) -> list[_Item]:
    """Read the labels, put each under another, and name them."""
    items = [_item(line) for line in lines]
    _drop_stray_codes(items)
    _drop_stray_names(items)
    _tell_letters_from_roman_numbers(items)
    items = list(_gathered(items))
    _nest(items)
    _name(items)
    return items


def _item(line: Line) -> _Item:
    text = line.text.strip()
    if line.number:
        label: Label | None = automatic(line.number, text)
        printed = f"{line.number} {text}".strip()
    else:
        label, printed = typed(text, heading=line.heading), text
    at = f"line {line.at}" if line.at else ""
    if label is None:
        return _Item(text, printed, heading=line.heading, at=at)
    title = label.kind is Kind.ARTICLE and not label.noun and _is_title(label.text)
    return _Item(
        label.text,
        printed,
        label.bare,
        label.kind,
        label.former,
        label.noun,
        heading=line.heading or title,
        at=at,
    )


def _drop_stray_codes(items: Sequence[_Item]) -> None:
    """Take codes as labels only where a draft has several: "A4 paper" is none."""
    codes = [item for item in items if item.kind is Kind.CODE]
    if len(codes) < _SEVERAL:
        for item in codes:
            item.text, item.bare, item.kind = item.printed, "", None


def _drop_stray_names(items: Sequence[_Item]) -> None:
    """Take "Recommendation 3" as a label where a draft is made of such pieces.

    One of numbered paragraphs may have some of them as well, or headings like that.
    """
    named = [item for item in items if item.noun]
    numbered = sum(item.kind is Kind.NUMBER for item in items)
    strays = len(named) < _SEVERAL or numbered >= len(named)
    for item in named:
        if strays:
            item.text, item.bare, item.kind, item.noun = item.printed, "", None, ""
        else:
            item.heading = item.heading or _is_title(item.text)


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not text.rstrip().endswith(_ENDS)


def _tell_letters_from_roman_numbers(items: Sequence[_Item]) -> None:
    """Decide by its neighbour whether an i comes after h or before ii."""
    last: dict[Kind, str] = {}
    for item in items:
        for roman, letter in (
            (Kind.ROMAN, Kind.LETTER),
            (Kind.UPPER_ROMAN, Kind.UPPER_LETTER),
        ):
            if item.kind not in (roman, letter) or len(item.bare) != 1:
                continue
            if last.get(letter) and ord(last[letter]) + 1 == ord(item.bare):
                item.kind = letter
            elif _AFTER.get(last.get(roman, "").lower()) == item.bare.lower():
                item.kind = roman
        if item.kind:
            last = {kind: bare for kind, bare in last.items() if kind <= item.kind}
            last[item.kind] = item.bare[-1:] if item.kind in _LETTERS else item.bare


_LETTERS = (Kind.LETTER, Kind.UPPER_LETTER)
#: The roman numbers of one letter, by the number before each.
_AFTER = {"": "i", "iv": "v", "ix": "x", "xlix": "l"}


def _gathered(items: Iterable[_Item]) -> Iterator[_Item]:
    """Give a numbered heading the text that stands under it."""
    above: _Item | None = None
    for item in items:
        untitled = above and not above.text and not above.body
        if above and untitled and not item.bare and _is_title(item.text):
            above.text = item.text
            above.printed += f" {item.text}"
        elif above and not item.bare and not item.heading:
            above.body.append(item.text)
        else:
            above = item if item.heading and item.bare else None
            yield item


def _nest(items: Iterable[_Item]) -> None:
    """Put each label under the nearest one before it that is of a higher kind."""
    stack: list[_Item] = []
    for item in items:
        if not item.bare:
            continue
        while stack and (
            _rank(stack[-1]) >= _rank(item) or _of_another(stack[-1], item)
        ):
            stack.pop()
        item.above = stack[-1] if stack else None
        stack.append(item)


def _rank(item: _Item) -> tuple[bool, int, int]:
    """Rank a heading above what is none, and 4.2 above 4.2.1."""
    return (not item.heading, item.kind or 0, item.bare.count("."))


def _of_another(above: _Item, item: _Item) -> bool:
    """Tell whether 2.1.1 stands behind a number that is none of its own: 4.2."""
    return _is_decimal(item) and above.kind is Kind.NUMBER and not _of(above, item)


def _tell(items: Sequence[_Item]) -> None:
    """Say by which heading each item is told from others of its label.

    A number with points says for itself under which numbers it stands; where articles
    are counted in it too, `Article 4` before `4.1`, by these as well. If such numbers
    begin again under a heading of another kind, that tells them apart.
    """
    inner = [i for i in items if _is_decimal(i) and _in_article(i)]
    own = sum(
        any(above.kind is Kind.ARTICLE and _of(above, i) for above in _all_above(i))
        for i in inner
    )
    passed = {Kind.NUMBER} | ({Kind.ARTICLE} if own * 2 > len(inner) else set())
    for item in items:
        above = _all_above(item)
        if _is_decimal(item):
            above = (each for each in above if each.kind not in passed)
        item.told = next(above, None)


def _is_decimal(item: _Item) -> bool:
    return item.kind is Kind.NUMBER and "." in item.bare


def _of(above: _Item, item: _Item) -> bool:
    """Tell whether a number counts as a piece of another: 4.2.1 of 4.2."""
    return item.bare.startswith(f"{above.bare}.")


def _all_above(item: _Item) -> Iterator[_Item]:
    above = item.above
    while above:
        yield above
        above = above.above


def _name(items: Sequence[_Item]) -> None:
    """Give each item its label, where it has one."""
    _tell(items)
    holders = {id(item.above) for item in items}
    plain = Counter(
        i.bare for i in items if i.bare and not (i.heading or _in_article(i))
    )
    for item in items:
        holds_only = item.heading and id(item) in holders and not item.body
        # Paragraphs that are numbered throughout go before numbered chapters.
        beside = item.heading and plain[item.bare] == 1
        if item.bare and not holds_only and not beside:
            item.label = item.bare
    often = Counter(item.bare for item in items if item.label)
    anew = {item.kind for item in items if item.label and often[item.bare] > 1}
    if not _begins_anew([i for i in items if i.label and i.kind is Kind.NUMBER]):
        anew.discard(Kind.NUMBER)
    for item in items:
        above = item.told
        if item.label and above and (item.kind in anew or _in_article(item)):
            item.label = f"{above.label or above.bare}({item.bare})"


def _begins_anew(numbered: Sequence[_Item]) -> bool:
    """Tell whether numbers ever begin again under another heading or number.

    A number that only comes twice is a mistake in a draft that counts throughout.
    """
    counts = [[int(figure) for figure in _FIGURES.findall(i.bare)] for i in numbered]
    return any(
        one.told is not other.told and (after < before or after == before == [1])
        for (one, before), (other, after) in pairwise(
            zip(numbered, counts, strict=True)
        )
    )


_FIGURES = re.compile(r"\d+")


def _in_article(item: _Item) -> bool:
    return any(above.kind is Kind.ARTICLE for above in _all_above(item))


def _paragraphs(items: Iterable[_Item]) -> tuple[Paragraph, ...]:
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
    paragraphs = tuple(_entry(name, n, entry) for n, entry in enumerate(entries, 1))
    aliases = draft.get("aliases") or ()
    if not isinstance(aliases, list | tuple):
        raise DraftError(f'{name}: "aliases" must be a list of names.')
    return paragraphs, tuple(map(str, aliases))


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
