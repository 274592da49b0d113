"""The chairman's follow-up table comes back, row by row, from mailed proposals.

The report of a real meeting has a table of what was proposed for which paragraphs. Its
draft is consulted on, each proposal is sent as a mail, and the layout `followup` must
be that table again. The report lies outside the product.
"""

import re
from itertools import pairwise
from pathlib import Path

import docx
import pytest

from outbox.compilation import OFFERED, write
from pipeline.compile import consolidated
from pipeline.proofread import proofread
from pipeline.service import Service
from pipeline.settings import load
from tests.consultation import AFTER
from tests.consultation import write as consultation

REPORT = (
    Path(__file__).parents[3] / "shared" / "seed" / "chairman-main-outcomes-2013-12.txt"
)
pytestmark = pytest.mark.skipif(
    not REPORT.exists(), reason="the chairman's report lies outside the product"
)

#: Proposals that name no paragraphs, or bare figures: a sender writes them before.
NAMED = {
    6: "Paragraphs 27 and 28: ",
    8: "Paragraph 44: ",
    9: "Paragraphs 60 and 60 bis: ",
}
_PARAGRAPH = re.compile(r"^(\d+(?: bis)?)(?: \(former \d+\))?\. ", re.MULTILINE)


def rows():
    """Give the rows of the table: number, original text, proposal."""
    text = REPORT.read_text().partition("Document Number: S2.2/C")[2]
    cells = text.partition("Annex 3:")[0].split("\n\t")
    table = [cell.strip() for cell in cells[1:]]
    return [tuple(table[at : at + 3]) for at in range(4, len(table) - 2, 4)]


def place(paragraph):
    number = _PARAGRAPH.match(paragraph)[1]
    return int(number.split()[0]), number


def draft(table):
    """Give the paragraphs that the table quotes, in the order of their numbers."""
    texts = "\n".join(original for _, original, _ in table)
    starts = [m.start() for m in _PARAGRAPH.finditer(texts)] + [len(texts)]
    pieces = [texts[a:b].strip() for a, b in pairwise(starts)]
    return "\n\n".join(sorted(pieces, key=place))


def spaced(text):
    return " ".join(text.split())


def test_the_table_of_the_report_comes_back_row_by_row(tmp_path):
    table = rows()
    assert [number.rstrip(". ") for number, _, _ in table] == [*map(str, range(1, 10))]
    consultation(
        tmp_path, draft=draft(table), drafts={"id": "S2/C", "title": "Chapter C"}
    )
    for at, (_, _, proposal) in enumerate(table, 1):
        received = f"Tue, 10 Mar 2026 10:{at:02}:00 +0000"
        (tmp_path / "mailbox" / "new" / f"1773136{800 + at}.m{at}.mx").write_text(
            f"Received: from relay.example by mx.example.org; {received}\n"
            f"From: Delegate <d{at}@party{at}.example>\nTo: info@example.org\n"
            f"Subject: Comments on S2/C\nMessage-ID: <{at}@party.example>\n"
            "Content-Type: text/plain; charset=utf-8\n\n"
            f"{NAMED.get(at, '')}{proposal}\n"
        )
    with Service(load(tmp_path / "config.toml"), lambda: AFTER) as service:
        service.once()
        with service.ledger.reading() as session:
            made = consolidated(session, service.ledger, service.house.drafts, "drafts")
    path = tmp_path / f"drafts{OFFERED['followup'].suffix}"
    write(made.consolidation, "followup", path)
    assert not proofread([path], made.consolidation)
    (seen,) = docx.Document(path).tables
    assert seen.rows[0].cells[1].text == "Original text from S2/C"
    assert len(seen.rows) == 1 + len(table)
    for row, (number, original, proposal) in zip(seen.rows[1:], table, strict=True):
        no, text, said, final = (cell.text for cell in row.cells)
        assert no == f"{number.rstrip('. ')}."
        assert spaced(_unpointed(text)) == spaced(_unpointed(original))
        assert spaced(proposal) in spaced(said)
        assert final == ""


def _unpointed(text):
    """Leave out the points after the numbers, which a label is printed without."""
    return re.sub(_PARAGRAPH, lambda m: m[0].replace(". ", " "), text)
