"""What stands in each row of the tables: ISO, IPPC, OCS, follow-up and the others?

A row is told twice: what stands in its columns, where a comment's words are only
named, and those words. So a word that is wrong, and one that stands in another
column, are two different things.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.proofread.due import Cell, Speech, held, label, likely, speeches
from rules.terms import Action, Draft, Paragraph

if TYPE_CHECKING:
    from rules.consolidation import Consolidation, Entry

#: What the ISO template has above its comments, and nobody sent.
HEAD_OF_ISO = ["Date", "Document", "Project Nr"]
_CHANGES = (Action.AMEND, Action.DELETE, Action.ADD, Action.MERGE)
_LAST = "Comments to be placed"
_ABREAST = 5


def row(
    columns: Mapping[str, str], quotes: Iterable[tuple[str, Mapping[str, str]]]
) -> Iterator[Cell]:
    """Tell a row: its columns, then the words that are quoted in it, by their ids."""
    quoted = list(quotes)
    names = ", ".join(name for name, _ in quoted)
    first = next(iter(columns.values()), "")
    yield Cell(id=f"the row of {names or first}", says=columns)
    for name, said in quoted:
        yield Cell(id=name, says=said)


def quoted(name: str) -> str:
    """Say in a column that the words of a comment stand there."""
    return f"<{name}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class _At:
    """Where something is said: a draft, a paragraph of it, or neither."""

    section: str
    draft: Draft | None
    paragraph: Paragraph | None
    entries: Sequence[Entry]

    @property
    def text(self) -> str:
        """The paragraph as it is printed."""
        return (
            _printed(self.draft, self.paragraph)
            if self.draft and self.paragraph
            else ""
        )

    @property
    def label(self) -> str:
        """Its label, or what stands in its place."""
        if self.draft and self.paragraph:
            return label(self.draft, self.paragraph)
        return "to be placed" if self.section == _LAST else "general"


def _places(c: Consolidation) -> Iterator[_At]:
    yield _At(section="General comments", draft=None, paragraph=None, entries=c.general)
    for d in c.drafts:
        name = held(f"{d.draft.id}: {d.draft.title}")
        yield _At(section=name, draft=d.draft, paragraph=None, entries=d.general)
        for at in d.paragraphs:
            yield _At(
                section=name, draft=d.draft, paragraph=at.paragraph, entries=at.entries
            )
    yield _At(section=_LAST, draft=None, paragraph=None, entries=c.unplaced)


def _printed(draft: Draft, paragraph: Paragraph) -> str:
    return f"{label(draft, paragraph)} {held(paragraph.text)}"


def _shown(speech: Speech, name: str) -> str:
    """Give a comment in a column: who and the number, then where its words are."""
    who = f"{name}:" if name else ""
    note = f" {speech.note}" if speech.note else ""
    told = f"{who}{note} [{speech.numbers}]{speech.tail}".lstrip(" ")
    return f"{told}\n{quoted(speech.id)}"


# --- one thing a row ------------------------------------------------------------------


def _each(c: Consolidation) -> Iterator[tuple[Speech, _At, bool]]:
    """Go through what is said, with its place, and whether it is the first there."""
    for at in _places(c):
        for nth, speech in enumerate(speeches(at.entries)):
            yield speech, at, nth == 0


def _row(columns: Mapping[str, str], *said: Speech) -> Iterator[Cell]:
    return row(columns, [(speech.id, speech.words) for speech in said])


def iso_due(c: Consolidation) -> Iterator[Cell]:
    """Say what stands in the eight columns of ISO."""
    for speech, _, _ in _each(c):
        comments, change = _comment_and_change(speech)
        columns = {
            "MB/NC": f"{speech.lead} [{speech.numbers}]",
            "Line number": "",
            "Clause/ Subclause": held(speech.comment.document or ""),
            "Paragraph/ Figure/ Table": _where(speech),
            "Type of comment": held(speech.comment.kind)
            or ("ge" if _is_general(speech) else ""),
            "Comments": comments,
            "Proposed change": change,
            "Observations of the Secretariat": "",
        }
        yield from _row(columns, speech)


def ippc_due(c: Consolidation) -> Iterator[Cell]:
    """Say what stands in the seven columns of the IPPC."""
    for speech, _, _ in _each(c):
        comments, change = _comment_and_change(speech)
        general = "General comments" if _is_general(speech) else ""
        columns = {
            "Section": general or held(speech.comment.document or ""),
            "Para nber": _where(speech),
            "Sentence/ row/ indent": "",
            "Type": held(speech.comment.kind),
            "Proposed rewording": change,
            "Explanation": comments,
            "Country(ies)": f"{speech.lead} [{speech.numbers}]",
        }
        yield from _row(columns, speech)


def ocs_due(c: Consolidation) -> Iterator[Cell]:
    """Say what stands in the columns of the online comment system."""
    for speech, at, first in _each(c):
        changes = speech.comment.proposed or speech.comment.action in _CHANGES
        columns = {
            "Para": at.label,
            "Text": at.text if first else "",
            "T": "P" if changes else "C",
            "Comment": _shown(speech, speech.lead),
            "S": "O",
            "Author comment": "",
        }
        yield from _row(columns, speech)


def stakeholder_due(c: Consolidation) -> Iterator[Cell]:
    """Say what stands under each name, in the order of the names."""
    alone = [Speech(entries=[e]) for at in _places(c) for e in at.entries]
    for speech in sorted(alone, key=lambda s: (s.names.casefold(), _came(s))):
        columns = {
            "Stakeholder": speech.names,
            "Document": held(speech.comment.document or ""),
            "Paragraph": _where(speech),
            "Comment": _shown(speech, speech.lead),
        }
        yield from _row(columns, speech)


def _came(speech: Speech) -> tuple[str, int, str]:
    """Order by the last figure of the number, then by the position in it."""
    series, _, last = speech.entries[0].id.rpartition("/")
    figure = last.split("-")[0]
    return (series, int(figure) if figure.isdecimal() else 0, last)


def _comment_and_change(speech: Speech) -> tuple[str, str]:
    """Put the words under the change where they are that and nothing else."""
    comment, here = speech.comment, quoted(speech.id)
    if speech.above:
        return f"{speech.note}\n{here}", ""
    if speech.note:
        return here, speech.note.removesuffix(".")
    same = comment.proposed == comment.text
    return ("", here) if same else (here, held(comment.proposed))


def _is_general(speech: Speech) -> bool:
    return speech.comment.action is Action.GENERAL


def _where(speech: Speech) -> str:
    if _is_general(speech):
        return ""
    if speech.comment.candidates:
        return f"to be placed; likely: {likely(speech.comment)}"
    return held(", ".join(speech.comment.paragraphs))


# --- several things a row -------------------------------------------------------


def followup_due(c: Consolidation) -> Iterator[Cell]:
    """Say what stands in the follow-up table of each draft, in the order it came."""
    sections: dict[str, list[tuple[Speech, _At]]] = {}
    for at in _places(c):
        here = ((speech, at) for speech in speeches(at.entries))
        sections.setdefault(at.section, []).extend(here)
    for said in sections.values():
        rows: dict[str, list[Speech]] = {}
        for speech, at in sorted(said, key=lambda pair: _came(pair[0])):
            rows.setdefault(_all_texts(speech, at), []).append(speech)
        draft = said[0][1].draft if said else None
        original = f"Original text from {held(draft.id)}" if draft else "Original text"
        for number, (text, some) in enumerate(rows.items(), 1):
            columns = {
                "No.": f"{number}.",
                original: text,
                "Comment": "\n".join(_shown(s, s.lead) for s in some),
                "Proposed final text": "",
            }
            yield from _row(columns, *some)


def _all_texts(speech: Speech, at: _At) -> str:
    """Give the paragraphs that a comment is about, in the order of the draft."""
    if at.draft is None:
        return ""
    met, texts = set(), []
    for paragraph in at.draft.paragraphs:
        if paragraph.label not in met and paragraph.label in speech.comment.paragraphs:
            texts.append(_printed(at.draft, paragraph))
        met.add(paragraph.label)
    return "\n".join(texts) or at.text


def side_by_side_due(c: Consolidation) -> Iterator[Cell]:
    """Say what stands in the column of each speaker, paragraph by paragraph."""
    sections: dict[str, list[_At]] = {}
    for at in _places(c):
        sections.setdefault(at.section, []).append(at)
    for places in sections.values():
        spoken: dict[str, dict[int, list[Speech]]] = {}
        for nth, at in enumerate(places):
            for speech in (Speech(entries=[entry]) for entry in at.entries):
                spoken.setdefault(speech.names, {}).setdefault(nth, []).append(speech)
        names = sorted(spoken, key=str.casefold)
        for start in range(0, len(names), _ABREAST):
            some = {name: spoken[name] for name in names[start : start + _ABREAST]}
            here = {nth for said in some.values() for nth in said}
            if len(names) <= _ABREAST:
                here |= {nth for nth, at in enumerate(places) if at.paragraph}
            for nth in sorted(here):
                yield from _abreast(places[nth].text, nth, some)


def _abreast(
    text: str, nth: int, some: Mapping[str, Mapping[int, Sequence[Speech]]]
) -> Iterator[Cell]:
    said = {name: spoken.get(nth, ()) for name, spoken in some.items()}
    columns = {"Paragraph": text} | {
        name: "\n".join(_shown(s, s.new.strip()) for s in here)
        for name, here in said.items()
    }
    return _row(columns, *(s for here in said.values() for s in here))
