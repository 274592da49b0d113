"""A made-up harbour for tests: its drafts, and what people send about them."""

import re

from rules.paragraph import locate, prepare
from rules.terms import (
    Cell,
    Change,
    Draft,
    Paragraph,
    PartText,
    Passage,
    PassageKind,
    Run,
    Source,
)

TEXTS = {
    "5": "Ports shall publish their tariffs every year in a common and open format.",
    "6": "Ships of less than twenty metres are exempt from all port dues and fees.",
    "7": "Pilots are licensed by the harbour master after a written examination.",
    "8": "The harbour master may close the port in heavy weather or thick fog.",
    "9": "Waste from ships is received without charge at every public berth.",
    "9 bis": "Shore power is offered to passenger ships wherever the grid allows it.",
    "11": "Complaints of crews are heard by an ombudsman within one calendar month.",
}
PORTS = Draft(
    id="PORT/1",
    title="Harbour rules, first draft",
    call="c",
    aliases=("the Harbour Rules",),
    paragraphs=(
        Paragraph(label=None, text="These rules govern every harbour of the coast."),
        *(Paragraph(label=label, text=text) for label, text in TEXTS.items()),
    ),
    marks=frozenset({"[to be checked]"}),
    authors=frozenset({"Harbour Office"}),
)
LAKES = Draft(
    id="LAKE/1",
    title="Lake rules, first draft",
    call="c",
    aliases=("the Lake Rules",),
    paragraphs=tuple(
        Paragraph(label=str(n), text=f"Lake number {n} is open to bathers and boats.")
        for n in range(1, 8)
    ),
)
LAW = Draft(
    id="LAW",
    title="Shipping act",
    call="c",
    paragraphs=tuple(
        Paragraph(label=n, text=f"Duty {n} of owners.", heading=f"Article {n} - duties")
        for n in ("1", "2", "3", "3(1)", "3(2)", "4")
    ),
)
SECTIONS = Draft(
    id="MANUAL",
    title="Harbour manual",
    call="c",
    paragraphs=tuple(
        Paragraph(label=n, text=f"Procedure {n} of the manual.")
        for n in ("1", "2", "3.1", "3.2", "4.1", "4.2", "6")
    ),
)
#: A paragraph, its points by letters, and one behind them.
NOTICE = Draft(
    id="NOTICE",
    title="Notices of ports",
    call="c",
    paragraphs=(
        Paragraph(label="1", text="Fees are public."),
        Paragraph(label="2", text="A notice of the port names:"),
        Paragraph(label="2(a)", text="the fee of each berth;"),
        Paragraph(label="2(b)", text="the hours of the office;"),
        Paragraph(label="2(c)", text="whom to call at night."),
        Paragraph(label="3", text="Pilots are paid by the hour."),
    ),
)
ONE = prepare([PORTS])
TWO = prepare([PORTS, LAKES])


def labelled(name, title, labels, *aliases):
    """Make a draft of which the labels alone matter."""
    return Draft(
        id=name,
        title=title,
        call="c",
        aliases=aliases,
        paragraphs=tuple(
            Paragraph(label=n, text=f"The quay {n} has lamps, ropes and a crane.")
            for n in labels
        ),
    )


def passage(text, place="p1", kind=PassageKind.PARAGRAPH, **more):
    source = Source(part="x", sha256="0", place=place)
    return Passage(text=text, source=source, kind=kind, **more)


def part(*passages, name="body", body=True):
    return PartText(name=name, sha256="0", is_body=body, passages=tuple(passages))


def mail(*blocks, drafts=ONE, subject=""):
    passages = (
        passage(b.removeprefix("> "), f"p{n}", PassageKind.QUOTED)
        if b.startswith("> ")
        else passage(b, f"p{n}")
        for n, b in enumerate(blocks)
    )
    return locate([part(*passages)], subject, drafts)


def units(comments):
    return [
        (c.document, *c.paragraphs, str(c.action))
        for c in comments
        if not c.review and c.paragraphs
    ]


def row(number, *cells, header=False):
    return [
        passage(
            text,
            f"t1.r{number}.c{n}",
            PassageKind.CELL,
            cell=Cell(table=1, row=number, column=n),
            header_row=header,
        )
        for n, text in enumerate(cells, 1)
        if text
    ]


def table(*rows, drafts=ONE, before=()):
    cells = [c for n, r in enumerate(rows, 1) for c in row(n, *r)]
    return locate([part(*before, *cells, name="table.docx", body=False)], "", drafts)


def copied(*texts, drafts=ONE):
    found = [
        passage(t, f"p{n}") if isinstance(t, str) else t for n, t in enumerate(texts)
    ]
    return locate([part(*found, name="draft.docx", body=False)], "", drafts)


def tracked(place, words, author="Ann"):
    """Make a passage with revisions: deleted words in [-..-], inserted in {+..+}."""
    runs = []
    for piece in re.split(r"(\[-.*?-\]|\{\+.*?\+\})", words):
        change = {"[-": Change.DELETED, "{+": Change.INSERTED}.get(piece[:2])
        text = piece[2:-2] if change else piece
        runs.append(Run(text=text, change=change, author=author if change else ""))
    final = "".join(r.text for r in runs if r.change is not Change.DELETED)
    base = "".join(r.text for r in runs if r.change is not Change.INSERTED)
    return passage(final, place, base=base, runs=tuple(runs))


def added(text, place, author="Ann"):
    run = Run(text=text, change=Change.INSERTED, author=author)
    return passage(text, place, base="", runs=(run,), paragraph_change=Change.INSERTED)
