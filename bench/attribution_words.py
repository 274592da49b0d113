"""Are references read in the words of real consultations?

    python bench/attribution_words.py FOLDER [--errors]

FOLDER holds three tables, each line with its answer: `reference_phrases.csv`
(what is cited in six languages, beside the drafts of a case),
`real_reference_phrasings.csv` (how real people cite; what must be read of each
stands in `READ` below, by the number of its line) and `real_prose.csv` (passages
of real submissions with the paragraphs that they are about, or none). Prints, in
per cent: the phrases and phrasings read right; the labelled passages whose
paragraphs are decided right; the passages without one that were decided all the
same.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

from rules import citation, paragraph
from rules.terms import Draft, Paragraph, PartText, Passage, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    #: Per cent, and what was read otherwise than expected.
    Measured = tuple[float, list[str]]

#: What a line of the phrasings cites as its own: labels as paths, "-" for a range.
#: A line that is not here cites nothing: it speaks of another text, or of no piece.
READ = {
    0: "17 18", 1: "13 19 54", 2: "21 22 23 15", 3: "27 28", 4: "29-37", 5: "60 bis",
    9: "7-30", 10: "a c", 25: "62 bis", 27: "45.c", 28: "45.c", 29: "43.c", 31: "3",
    32: "1-7", 33: "15", 34: "39", 35: "2", 37: "3", 38: "6", 39: "7a", 40: "25",
    41: "24", 42: "11", 43: "14", 44: "1.1", 45: "26", 46: "68", 47: "a b", 48: "b",
    49: "37", 53: "b", 58: "42.12", 59: "2 bis", 60: "28 ter", 64: "42.3", 66: "9",
    69: "15.b", 71: "8.1", 72: "44.1.b", 73: "5.е", 74: "28 31 35 40 41", 76: "5.1",
    77: "1 16", 78: "13 115", 79: "1", 80: "1", 81: "111", 83: "13.1",
}  # fmt: skip
#: How the drafts of the passages call their pieces, and how many they have.
HEADED = (
    ("République numérique", "Article {}", 30),
    ("GDPR", "Article {}", 91),
    ("ISPM", "", 8),
    ("draft-", "", 9),
    ("A/776", "", 12),
    ("TabakerzG", "", 4),
)
KINDS = {"PP": 9, "OP": 9, "Rec ": 139, "considérant ": 9}


def phrases(table: Path, drafts: Path) -> Measured:
    """Hold what phrases cite against their labels, beside the drafts of a case."""
    ready = citation.citable(
        [
            Draft(
                id=d["id"],
                title=d["title"],
                call="c",
                aliases=tuple(d.get("aliases", ())),
                paragraphs=tuple(
                    Paragraph(label=p["label"], text=p["text"]) for p in d["paragraphs"]
                ),
            )
            for d in (json.loads(f.read_text("utf-8")) for f in drafts.iterdir())
        ]
    )
    wrong = []
    rows = _rows(table)
    for row in rows:
        found: list[str] = []
        for ref in citation.references(row["phrase"], ready):
            if ref.foreign or ref.argument:
                continue
            if ref.mention.position is not None:
                found.append(ready.labels[row["doc_hint"]].order[-1])
            else:
                found += citation.settle(ref, ready, (row["doc_hint"],)).labels
        doubtful = any(w in row["note"] for w in ("review", "new paragraph"))
        expected = [] if doubtful else row["expected_labels"].split(";")
        if found != [x for x in expected if x]:
            wrong.append(f"{row['phrase']}: {found}")
    return _share(len(wrong), len(rows)), wrong


def phrasings(table: Path) -> Measured:
    """Hold the paths that are read in phrasings against `READ`."""
    ready = citation.citable([_draft("X/1", [str(n) for n in range(1, 131)])])
    wrong = []
    rows = _rows(table)
    for number, row in enumerate(rows):
        found = []
        for ref in citation.references(row["phrase"], ready):
            if ref.foreign and number not in READ:
                continue
            if not ref.argument and ref.mention.noun != "sentence":
                for item in ref.mention.items:
                    last = f"-{'.'.join(item.last)}" if item.last else ""
                    found.append(".".join(item.path) + last)
        if " ".join(dict.fromkeys(found)) != READ.get(number, ""):
            wrong.append(f"{number} {row['phrase']}: {found}")
    return _share(len(wrong), len(rows)), wrong


def passages(table: Path) -> tuple[Measured, Measured]:
    """Attribute passages: those with labels, and those without any."""
    by_draft = defaultdict(list)
    for row in _rows(table):
        by_draft[row["document"]].append(row)
    labelled: list[str] = []
    unlabelled: list[str] = []
    sums = {True: 0, False: 0}
    for document, rows in by_draft.items():
        drafts = paragraph.prepare(_drafts(document, rows))
        for row in rows:
            expected = {_plain(x) for x in re.split(r"[|;]\s*", row["labels"]) if x}
            source = Source(part="x", sha256="0", place="p1")
            part = PartText(
                name="x",
                sha256="0",
                is_body=False,
                passages=(Passage(text=row["text"], source=source),),
            )
            made = paragraph.locate([part], "", drafts)
            found = {x for c in made if not c.review for x in c.paragraphs} - {"*"}
            sums[bool(expected)] += 1
            if found != expected:
                told = f"{row['text'][:160]!r}: {sorted(found)}, not {sorted(expected)}"
                (labelled if expected else unlabelled).append(told)
    return (
        (_share(len(labelled), sums[True]), labelled),
        (100 - _share(len(unlabelled), sums[False]), unlabelled),
    )


def _drafts(document: str, rows: Iterable[Mapping[str, str]]) -> list[Draft]:
    """Make drafts with the labels that are spoken of, among as many others."""
    told = [x for row in rows for x in re.split(r"[|;]\s*", row["labels"]) if x]
    heading, count = next(((h, n) for key, h, n in HEADED if key in document), ("", 0))
    noun = "Art " if any(x.startswith("Art ") for x in told) else ""
    by_kind = {"": [f"{noun}{n}" for n in range(1, count + 1)]}
    for label in told:
        kind = next((k for k in KINDS if label.startswith(k)), "")
        code = kind if kind.isupper() else ""
        filled = [f"{code}{n}" for n in range(1, KINDS.get(kind, 0))]
        by_kind.setdefault(kind, filled).append(_plain(label))
    return [
        _draft(
            f"{document} {kind}".strip(),
            sorted(set(labels), key=_order),
            "Recital {}" if kind in ("Rec ", "considérant ") else heading,
        )
        for kind, labels in by_kind.items()
        if labels
    ]


def _plain(label: str) -> str:
    return label.removeprefix("Rec ").removeprefix("considérant ")


def _draft(name: str, labels: Iterable[str], heading: str = "") -> Draft:
    return Draft(
        id=name,
        title=f"{name}, as distributed",
        call="c",
        paragraphs=tuple(
            Paragraph(
                label=label,
                text=f"Piece {label}.",
                heading=heading.format(re.sub(r"\A\D+", "", label)),
            )
            for label in labels
        ),
    )


def _order(label: str) -> list[tuple[int, str]]:
    return [
        (int(x), "") if x.isdigit() else (0, x) for x in re.findall(r"\d+|\w", label)
    ]


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _share(wrong: int, whole: int) -> float:
    return 100 * (whole - wrong) / whole


def measured(folder: Path) -> dict[str, Measured]:
    """Measure all three tables."""
    labelled, unlabelled = passages(folder / "real_prose.csv")
    return {
        "phrases": phrases(
            folder / "reference_phrases.csv", folder.parent / "gold/seed1/drafts"
        ),
        "phrasings": phrasings(folder / "real_reference_phrasings.csv"),
        "passages": labelled,
        "decided without a label": unlabelled,
    }


def main() -> int:
    """Print the four shares, and what is behind them where errors are asked for."""
    folder = Path(sys.argv[1])
    for name, (share, wrong) in measured(folder).items():
        print(f"{name:26}{share:6.1f} %")
        if "--errors" in sys.argv:
            print(*(f"    {w}" for w in wrong), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
