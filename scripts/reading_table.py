"""What do we see in files, and what do others? Prints docs/reading.md.

    python scripts/reading_table.py > docs/reading.md

Every row is a construct of the test suite, in a file made for it: what is in
the second column is what `tests/reading/test_matrix.py` asserts.
"""

from __future__ import annotations

import re
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

import mailparser
from docx import Document
from pdfminer.high_level import extract_text

from pipeline.bounded import NARROW, WIDE, Limits
from pipeline.extract import containers, ooxml
from pipeline.message import mime
from rules.terms import Change, Passage, PassageKind, Read, Run
from tests.reading.construct import Construct, found_in
from tests.reading.test_matrix import constructs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FAMILIES = {
    "Word": "python-docx",
    "PDF": "pdfminer.six",
    "mail": "mail-parser",
    "other": "",
}
SIGNS = {
    Change.INSERTED: "[+{}+]",
    Change.DELETED: "[-{}-]",
    Change.MOVED_FROM: "[<{}<]",
    Change.MOVED_TO: "[>{}>]",
}
LONGEST = 200
#: How mail-parser calls a file that has no name.
INVENTED = re.compile(r"[a-z]{10}\.txt")

HEAD = """\
# What is read

Made by `make reading` from the constructs that the tests read; each row is a small
file with one thing that people's files hold.

Of each file is said how much was read:

- **full**: everything in it that has words;
- **partial**: some of it, and a sentence says what is missing;
- **held**: nothing, and a sentence says what its sender can do. A person sees it.

Nothing that is sent is dropped: what is not read stays in the archive, and the file
is named in the record. `depositary read FILE` shows for any file what stands below.

The last column is what a usual reader of that family gives; where it raises, it may be
for something that so small a file lacks. A line end is written ⏎.

The signs: `[+inserted+]` `[-deleted-]` `[<moved from here<]` `[>moved here>]`
`[~struck by hand~]` `[_underlined_]` `[hidden: words]`, `[+¶+]` `[-¶-]` where
paragraphs were split or joined; a number before a text is the automatic one.

"""
BOUNDS = """\
## Bounds

Each file is read in a child process without network, new files or other programs:

| | memory | processor | clock |
|---|---|---|---|
| any file | {0} | {1} |
| a file that needs LibreOffice or tesseract | {2} | {3} |

The files of one message share a child, those of two messages never. Mails of plain
text alone, which no parser touches, share one
([decision 0016](decisions/0016-shared-child.md)); the text on which a child dies is
read once more alone.

| what | most |
|---|---|
| files in one container | {files} |
| bytes of a zip or an Office file once unpacked | {bytes:,} |
| how far such a file may grow when unpacked | {ratio} times |
| parts of a message | {leaves} |
| levels of parts in parts | {depth} |
| bytes of one block of headers | {headers:,} |

Beyond them a file is held, or read in part; a message over the limits waits for a
person. What no reader here opens: encrypted files and messages, archives other than
zip, gz and tar, Apple's own formats, sound and film."""


def main() -> None:
    """Print the page."""
    every = constructs()
    page = [HEAD + bounds()]
    for family, other in FAMILIES.items():
        rows = [each for each in every if each.family == family]
        title = f"## {family[0].upper()}{family[1:]}: {len(rows)} constructs\n"
        page.append("\n".join((title, *table(rows, other))))
    print("\n\n".join(page))


def bounds() -> str:
    """Say the limits as the program has them."""

    def printed(limits: Limits) -> tuple[str, str]:
        memory = f"{limits.memory // 1024**2:,} MB"
        return memory, f"{limits.cpu} s | {limits.wall:.0f} s"

    return BOUNDS.format(
        *printed(NARROW),
        *printed(WIDE),
        files=containers.MOST_FILES,
        bytes=ooxml.MOST_BYTES,
        ratio=ooxml.MOST_RATIO,
        leaves=mime.MOST_LEAVES,
        depth=mime.MOST_DEPTH,
        headers=mime.MOST_HEADER_BYTES,
    )


def table(rows: list[Construct], other: str) -> Iterator[str]:
    """Print the constructs of a family beside what another reader sees."""
    yield f"| construct | depositary sees | {other or 'others'} |"
    yield "|---|---|---|"
    for row in rows:
        cells = row.name, ours(row), theirs(row)
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def ours(row: Construct) -> str:
    """Print all passages, and why there are no more."""
    found = found_in(row)
    lines = []
    if found.read is not Read.FULL:
        lines.append(f"**{found.read.value}**: {found.why}")
    if found.message and row.senders is not None:
        senders = (f"{s.name} <{s.address}>".strip() for s in found.message.senders)
        lines.append(code(f"From: {', '.join(senders) or 'nobody'}"))
    if found.message and row.subject is not None:
        lines.append(code(f"Subject: {found.message.subject}"))
    for part in found.parts:
        label = "" if part.text.is_body or not found.message else f"{part.text.name}: "
        lines += [
            code(f"{label}{_before(passage)}{_marked(passage)}")
            for passage in part.text.passages
        ]
    return "<br>".join(lines) or "no words"


def theirs(row: Construct) -> str:
    """Print what the usual library of the family sees; "-" where there is none."""
    reader = READERS.get(row.family)
    if reader is None:
        return "-"
    try:
        texts = [text for text in reader(row) if text.strip()]
    except Exception as fault:  # noqa: BLE001 (what it raises is what it sees)
        return f"raises {type(fault).__name__}"
    return "<br>".join(code(text.strip()) for text in texts) or "nothing"


def code(text: str) -> str:
    """Print words as they are, on one line."""
    text = text.replace("\r\n", "\n")
    shown = "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in text)
    shown = shown.replace("`", "'").replace("\n", " ⏎ ")
    return f"`{shown if len(shown) <= LONGEST else shown[:LONGEST] + '…'}`"


def _before(passage: Passage) -> str:
    """Say what the passage is where it is no paragraph, and its number."""
    words = []
    if passage.kind is not PassageKind.PARAGRAPH:
        words.append(passage.kind.value.replace("_", " "))
    if passage.paragraph_change:
        words.append(f"({passage.paragraph_change.value.replace('_', ' ')} as a whole)")
    words += [f"by {passage.author}"] if passage.author else []
    words += [f"on {passage.anchor_text!r}"] if passage.anchor_text else []
    number = passage.number
    if number != passage.base_number:
        number += f" (before: {passage.base_number or 'none'})"
    return "".join(
        f"{each} " for each in (words and f"{' '.join(words)}:", number) if each
    )


def _marked(passage: Passage) -> str:
    runs = passage.runs or (Run(text=passage.text),)
    return "".join(_run(run) for run in (*runs, passage.end) if run)


def _run(run: Run) -> str:
    text = f"[~{run.text}~]" if run.strike else run.text
    text = f"[_{text}_]" if run.underline else text
    text = f"[hidden: {text}]" if run.hidden else text
    return SIGNS[run.change].format(text) if run.change else text


def _word(row: Construct) -> list[str]:
    document = Document(BytesIO(row.make()))
    cells = (c for t in document.tables for line in t.rows for c in line.cells)
    return [*(p.text for p in document.paragraphs), *(cell.text for cell in cells)]


def _mail(row: Construct) -> list[str]:
    found = mailparser.parse_from_bytes(row.make())
    lines = []
    if row.senders is not None:
        senders = (f"{name} <{address}>".strip() for name, address in found.from_)
        lines.append(f"From: {', '.join(senders) or 'nobody'}")
    if row.subject is not None:
        lines.append(f"Subject: {found.subject}")
    names = (attached["filename"] for attached in found.attachments)
    files = ("a file" if INVENTED.fullmatch(n) else f"file {n}" for n in names)
    return [*lines, *found.text_plain, *found.text_html, *files]


def _pdf(row: Construct) -> list[str]:
    return extract_text(BytesIO(row.make())).split("\n\n")


READERS: dict[str, Callable[[Construct], list[str]]] = {
    "Word": _word,
    "mail": _mail,
    "PDF": _pdf,
}

if __name__ == "__main__":
    main()
