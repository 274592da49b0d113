"""Is every word of real Word files read, and every automatic number?

    python bench/reading_words.py [FOLDER]
    python bench/reading_words.py --numbers [FOLDER]

FOLDER holds .docx and .docm files at any depth. The words are counted beside the
reader by a search through the bare XML; the numbers are compared with the
labels that LibreOffice gives to the same paragraphs, all revisions accepted and
all rejected. What differs is printed by class.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zipfile import BadZipFile, ZipFile

sys.path.insert(0, str(Path(__file__).parent.parent))

import typer
from lxml import etree

from pipeline.extract.word import read_docx
from rules.terms import PassageKind, Read
from tests.reading import libreoffice
from tests.reading.bare_word import document_paragraphs, without_boxes
from tests.reading.word_file import package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rules.terms import Passage

FOLDER = Path(__file__).parents[2] / "shared/corpus/documents"
NUMBERING = "word/numbering.xml"


def _no_none(numbering: str) -> str:
    """Take the levels without a number out of all texts, with the sign after them."""
    for depth in re.findall(NONE, numbering):
        numbering = re.sub(f'%{int(depth) + 1}[^%"]?', "", numbering)
    return re.sub(f'({NONE}.*?lvlText w:val=")[^"]*', r"\g<1>", numbering)


#: A level, by its depth, whose numbers are not shown.
NONE = r'<w:lvl w:ilvl="(\d)"(?:(?!</w:lvl>).)*?<w:numFmt w:val="none"/>'
#: Where LibreOffice leaves the standard: the rule, and a change of the list
#: definitions after which the rule has no effect. What differs is explained where
#: our number after that change is that of LibreOffice before it.
RULES: dict[str, Callable[[str], str]] = {
    "17.9.10: lvlRestart says after which level the count begins again; "
    "LibreOffice begins again after each higher one": lambda numbering: re.sub(
        r'<w:lvlRestart w:val="\d"/>', "", numbering
    ),
    "17.9.11: the words of lvlText are printed although a number in it has the "
    "format none; LibreOffice leaves out the sign that follows": _no_none,
    "17.18.59: ordinal and decimalZero hold for 0 too, as 0th and 00; LibreOffice "
    "writes 0": lambda numbering: re.sub(
        r'"(ordinal|decimalZero)"', '"decimal"', numbering
    ),
    "17.9.17: a custom format changes how the number is written; LibreOffice "
    "puts 1. in the place of the whole text": lambda numbering: re.sub(
        r'<mc:Choice.*?</mc:Choice>(.*?lvlText w:val=")[^"]*', r"\1%1.", numbering
    ),
}


def words_in_file(data: bytes) -> Counter[str]:
    """Count the words of the parts, paragraph by paragraph, nothing left out."""
    return Counter(word for text in document_paragraphs(data) for word in text.split())


def words_read(passages: Iterable[Passage]) -> Counter[str]:
    """Count the words that were read, those that are deleted too."""
    counted: Counter[str] = Counter()
    for passage in passages:
        text = "".join(run.text for run in passage.runs) or passage.text
        counted.update(without_boxes(text).split())
    return counted


def compare_words(files: list[Path]) -> None:
    """Print how many words there are, how many were read, and where some lack."""
    total = lacking = 0
    held: Counter[str] = Counter()
    for file in files:
        data = file.read_bytes()
        reading = read_docx(data, file.name)
        try:
            there = words_in_file(data)
        except (BadZipFile, etree.XMLSyntaxError):
            held[reading.why] += 1
            continue
        lack = there - words_read(reading.passages)
        total += there.total()
        lacking += lack.total()
        if lack:
            print(f"{file.name}: {lack.total()} of {there.total()}: {[*lack][:8]}")
        if reading.read is not Read.FULL:
            held[reading.why] += 1
    print(
        f"{len(files)} files, {total:,} words, {1 - lacking / max(total, 1):.3%} read"
    )
    for why, times in held.items():
        print(f"{times} said to be not or not all read: {why}")


def compare_numbers(files: list[Path]) -> None:
    """Print how many numbers are those of LibreOffice, and why others are not."""
    numbered = [data for file in files if _has_lists(data := file.read_bytes())]
    equal, other = 0, Counter[str]()
    for data, told in zip(
        numbered, libreoffice.told(libreoffice.LABELS, numbered), strict=True
    ):
        changed = {rule: _changed(data, change) for rule, change in RULES.items()}
        for final, lines in zip((True, False), told, strict=True):
            ours, theirs = _ours(data, final=final), _theirs(lines)
            rules = {rule: _ours(new, final=final) for rule, new in changed.items()}
            for at, label in _aligned(ours, theirs):
                if at is not None and ours[at][0] == label:
                    equal += 1
                    continue
                known = (
                    r for r, n in rules.items() if at is not None and n[at][0] == label
                )
                number = "nothing" if at is None else ours[at][0]
                other[next(known, f"not explained: {number} for {label}")] += 1
    total = equal + other.total()
    explained = sum(n for why, n in other.items() if why in RULES)
    print(f"{total} numbers in {len(numbered)} files: {equal / total:.1%} equal, ")
    print(
        f"{explained / total:.1%} explained, {1 - (equal + explained) / total:.1%} not"
    )
    for why, times in other.most_common():
        print(f"{times:4} {why}")


def _has_lists(data: bytes) -> bool:
    try:
        with ZipFile(BytesIO(data)) as archive:
            return NUMBERING in archive.namelist()
    except BadZipFile:
        return False


def _changed(data: bytes, change: Callable[[str], str]) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[NUMBERING] = change(parts[NUMBERING].decode()).encode()
    return package(parts)


def _ours(data: bytes, *, final: bool) -> list[tuple[str, str]]:
    """Return number and words of the passages that LibreOffice tells too."""
    found = []
    for each in read_docx(data, "file").passages:
        body = each.kind in (
            PassageKind.PARAGRAPH,
            PassageKind.HEADING,
            PassageKind.CELL,
        )
        number, text = each.number, each.text
        if not final:
            number, text = each.base_number, each.original
        if body and text.strip() and not each.source.place.startswith("x"):
            found.append((_bare(number), _bare(text)))
    return found


def _theirs(lines: str) -> list[tuple[str, str]]:
    told = [line.split("\t", 1) for line in lines.splitlines()]
    return [(_bare(label), _bare(text)) for label, text in told if text.strip()]


def _aligned(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> Iterator[tuple[int | None, str]]:
    """Yield the labels of LibreOffice, each with the place of our passage or None.

    Where neither has a number there is none: a bullet is a label, and no number.
    """
    same = SequenceMatcher(
        None, [text for _, text in ours], [text for _, text in theirs], autojunk=False
    )
    places = {b + i: a + i for a, b, n in same.get_matching_blocks() for i in range(n)}
    for at, (label, _) in enumerate(theirs):
        place = places.get(at)
        number = "" if place is None else ours[place][0]
        if number or any(sign.isalnum() for sign in label):
            yield place, label


def _bare(text: str) -> str:
    return "".join(text.split())


def main(
    folder: Annotated[Path, typer.Argument()] = FOLDER, numbers: bool = False
) -> None:
    """Compare the words or the numbers."""
    files = sorted(p for p in folder.rglob("*") if p.suffix in (".docx", ".docm"))
    if not files:
        sys.exit(f"There are no Word files in {folder}.")
    if numbers and not libreoffice.office():
        sys.exit("LibreOffice is needed to compare the numbers.")
    (compare_numbers if numbers else compare_words)(files)


if __name__ == "__main__":
    typer.run(main)
