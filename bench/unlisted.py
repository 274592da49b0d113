"""How much of what people say in words that no list has is left out?

    python bench/unlisted.py [--file FILE] [--told]

Each line of `unlisted.txt` opens a letter, above a comment on a paragraph: what says
something has to be seen (as a remark on the whole, or by a person), what only
accompanies and a title should need nobody. They were written by a hand that knew no
rule, in seven languages. Printed are the shares left out and asked about, and with
`--told` the lines.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

from rules import paragraph
from rules.terms import Draft, Paragraph, PartText, Passage, Source

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts

HERE = Path(__file__).parent
_TEXTS = (
    "The register is kept by the clerk.",
    "Fees are paid once a year.",
    "The clerk reports to the council.",
)
_ASKS = "Paragraph 2 should go."


def seen(text: str, drafts: Drafts) -> tuple[bool, bool]:
    """Tell whether a text is in a comment of the letter it opens, and asked about."""
    passages = tuple(
        Passage(text=said, source=Source(part="x", sha256="0", place=f"p{n}"))
        for n, said in enumerate((text, _ASKS))
    )
    part = PartText(name="body", sha256="0", is_body=True, passages=passages)
    found = paragraph.locate([part], "", drafts)
    own = [c for c in found if c.text.strip() == text.strip()]
    return bool(own), any(c.review for c in own)


def main() -> int:
    """Print the shares by kind and language."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--file", type=Path, default=HERE / "unlisted.txt")
    parser.add_argument("--told", action="store_true", help="print what went wrong")
    asked = parser.parse_args()
    known = tuple(Paragraph(label=str(n), text=t) for n, t in enumerate(_TEXTS, 1))
    draft = Draft(id="R", title="Rules of the register", call="c", paragraphs=known)
    drafts = paragraph.prepare([draft])
    sums: Counter[tuple[str, str, str]] = Counter()
    for line in asked.file.read_text(encoding="utf-8").splitlines():
        language, kind, text = line.split("\t")
        kept, review = seen(text, drafts)
        told = {"all": True, "kept": kept, "asked": review}
        for what, holds in told.items():
            sums[kind, language, what] += holds
            sums[kind, "all", what] += holds
        if asked.told and kept is not (kind == "says"):
            print(f"{kind} {language}: {text}")
    for kind, language, what in sorted(sums):
        if what == "all":
            every, kept, review = (
                sums[kind, language, x] for x in ("all", "kept", "asked")
            )
            print(
                f"{kind:12} {language:4} {every:4}: left out {every - kept:3} "
                f"({100 * (every - kept) / every:5.1f} %), asked {review:3}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
