"""A made-up consultation for tests: three drafts, twenty stakeholders, many comments.

Everything is built by code from a seed, in our own words, so that two runs see
the same values.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from rules.consolidation import Consolidation, Contribution, File, consolidate
from rules.lifecycle import Class
from rules.terms import (
    Action,
    Candidate,
    Change,
    Clock,
    Comment,
    Draft,
    Evidence,
    EvidenceKind,
    Paragraph,
    Read,
    Run,
    Source,
    Stakeholder,
    StakeholderType,
    Verdict,
    Window,
)

if TYPE_CHECKING:
    from rules.shelves import Shelves

GOVERNMENT = StakeholderType.GOVERNMENT
PRIVATE = StakeholderType.PRIVATE_SECTOR
CIVIL = StakeholderType.CIVIL_SOCIETY
ORGANIZATION = StakeholderType.INTERNATIONAL_ORGANIZATION

WINDOW = Window(
    call="drafts",
    title="Comments on the first drafts",
    zone="Europe/Zurich",
    opens=datetime(2013, 12, 18, 23, tzinfo=UTC),
    soft=datetime(2014, 1, 17, 23, tzinfo=UTC),
    hard=datetime(2014, 1, 24, 23, tzinfo=UTC),
)
ISSUED = datetime(2014, 1, 24, 23, 4, 12, tzinfo=UTC)

STAKEHOLDERS = tuple(
    Stakeholder(name=name, type=kind)
    for name, kind in (
        ("Brazil", GOVERNMENT),
        ("Canada", GOVERNMENT),
        ("Egypt", GOVERNMENT),
        ("Japan", GOVERNMENT),
        ("Kenya", GOVERNMENT),
        ("Mexico", GOVERNMENT),
        ("Poland", GOVERNMENT),
        ("Russian Federation", GOVERNMENT),
        ("Switzerland", GOVERNMENT),
        ("Uruguay", GOVERNMENT),
        ("Coastal Cable Operators", PRIVATE),
        ("Northern Lights Telecom", PRIVATE),
        ("Small Networks Alliance", PRIVATE),
        ("Association of Village Libraries", CIVIL),
        ("Digital Rights Forum", CIVIL),
        ("Women and Networks", CIVIL),
        ("Youth Internet Assembly", CIVIL),
        ("International Union of Archives", ORGANIZATION),
        ("World Literacy Organization", ORGANIZATION),
        ("University of the Lakes", StakeholderType.ACADEMIA),
    )
)

_THEMES = (
    "Access to networks is a precondition for taking part in public life",
    "Public libraries, schools and post offices should offer a connection to all",
    "Statistics on the use of networks should be collected by gender and by age",
    "Languages that are spoken by few deserve content and tools of their own",
    "Trust grows where people know what happens to the data they leave behind",
    "Networks should withstand storms, floods and the failure of a single cable",
    "Teachers need time and training before new equipment reaches the classroom",
    "Spectrum that lies idle in rural districts should be lent to communities",
    "Persons with disabilities are to be consulted before services are designed",
    "Archives of public bodies should be kept in formats that can still be read",
)
_TAILS = (
    ", and progress should be reported every two years.",
    ", taking into account the needs of small island States.",
    ", in cooperation with all stakeholders in their respective roles.",
    ", bearing in mind that resources differ from one country to another.",
)
_REMARKS = (
    "The sentence should name those who are to act; otherwise nobody will.",
    "We support this paragraph as drafted.",
    "Replace “should” with “shall” and strike the last clause.",
    "This overlaps with the paragraph that follows. Please merge the two.",
    "Il faudrait préciser qui finance ces mesures, et pour combien d’années.",
    "Proponemos añadir una referencia a las comunidades rurales e indígenas.",
    "Предлагаем уточнить срок, к которому эти меры должны быть приняты.",
    "建议在本段末尾增加：“并应特别关注农村地区和最不发达国家的需要。”",
    "نقترح إضافة إشارة إلى احتياجات البلدان النامية، ولا سيما أقل البلدان نمواً.",
    (
        "Our members run networks in forty districts. None of them was asked before "
        "the present wording was chosen, and we would like to see the figures.\n"
        "We are ready to help with the collection of those figures."
    ),
)


def draft(name: str, title: str, labels: Sequence[str | None]) -> Draft:
    """Make a draft with one paragraph a label; None is text without a number."""
    return Draft(
        id=name,
        title=title,
        call=WINDOW.call,
        paragraphs=tuple(
            Paragraph(
                label=label,
                text=_THEMES[at % len(_THEMES)] + _TAILS[at % len(_TAILS)],
                heading="The way ahead" if at in (0, 12) else "",
            )
            for at, label in enumerate(labels)
        ),
    )


DRAFTS = (
    draft(
        "S2/C",
        "WSIS+10 Statement, Chapter C",
        [None, *map(str, range(1, 22)), "21 bis", "22"],
    ),
    draft("V1.1/C/ALC2", "Vision, C2. Infrastructure", [*map(str, range(1, 13))]),
    draft(
        "V1.1/C/ALC7/E-Health",
        "Vision, C7. E-Health",
        ["1", "2", "2(a)", "2(b)", "3", "4", "5"],
    ),
)


def comment(  # noqa: PLR0913 - a field each, all by keyword
    text: str = "Agreed.",
    *,
    document: str | None = "S2/C",
    paragraphs: Sequence[str] = ("1",),
    action: Action = Action.COMMENT,
    review: bool = False,
    candidates: Sequence[Candidate] = (),
    runs: Sequence[Run] = (),
    proposed: str = "",
) -> Comment:
    """Make a comment that came in row 4 of a table."""
    return Comment(
        document=document,
        paragraphs=tuple(paragraphs),
        action=action,
        text=text,
        proposed=proposed,
        source=Source(part="comments.docx", sha256="c0" * 32, place="t1.r4.c2"),
        evidence=Evidence(
            kind=EvidenceKind.TABLE_REFERENCE, value=f"para {', '.join(paragraphs)}"
        ),
        language="en",
        review=review,
        candidates=tuple(candidates),
        runs=tuple(runs),
    )


def contribution(  # noqa: PLR0913 - a field each, all by keyword
    number: int | None,
    comments: Sequence[Comment] = (),
    *,
    who: Sequence[Stakeholder] = STAKEHOLDERS[:1],
    review: bool = False,
    verdict: Verdict = Verdict.ON_TIME,
    received_at: datetime | None = None,
    superseded_by: str = "",
    withdrawn: bool = False,
) -> Contribution:
    """Make the delivery with that number; None for a late one."""
    name = f"WSIS+10/3/{number}" if number else ""
    return Contribution(
        delivery=f"D{number or 900:06}",
        number=name,
        call=WINDOW.call,
        received_at=received_at or WINDOW.soft - timedelta(hours=400 - (number or 0)),
        received_from=Clock.RECEIVED,
        verdict=verdict,
        subject="Our comments",
        sha256="ab" * 32,
        stakeholders=tuple(who),
        stakeholder_review=review,
        comments=tuple((f"{name}-{at}", c) for at, c in enumerate(comments, 1)),
        files=(
            File(
                name="comments.docx",
                type="application/vnd.openxmlformats-officedocument"
                ".wordprocessingml.document",
                size=48_211,
                sha256="c0" * 32,
                read=Read.FULL,
            ),
        ),
        superseded_by=superseded_by,
        withdrawn=withdrawn,
        letters=(("acknowledgement", "sent"),),
    )


def compiled(
    contributions: Iterable[Contribution],
    *,
    drafts: Sequence[Draft] = DRAFTS,
    classes: Sequence[Class] = (Class.ACCEPTED,),
    revision: int = 0,
    shelves: Shelves | None = None,
) -> Consolidation:
    """Consolidate contributions as the call's own compilation does."""
    return consolidate(
        consultation="WSIS+10 MPP, third physical meeting",
        title=WINDOW.title,
        series="WSIS+10/3",
        window=WINDOW,
        issued_at=ISSUED,
        drafts=drafts,
        contributions=contributions,
        classes=classes,
        revision=revision,
        shelves=shelves,
    )


def meeting(
    submissions: int = 30,
    each: int = 5,
    revision: int = 0,
    shelves: Shelves | None = None,
) -> Consolidation:
    """Build a realistic compilation; equal arguments give equal values."""
    chance = random.Random(7)  # noqa: S311 - a repeatable text, not a secret
    made = [
        contribution(
            number,
            [_remark(chance) for _ in range(each)],
            who=_speakers(chance, number),
            review=number % 13 == 0,
            verdict=Verdict.GRACE if number > submissions * 0.8 else Verdict.ON_TIME,
            received_at=WINDOW.hard
            - timedelta(minutes=int(9_000 * (submissions - number) / submissions) + 7),
            superseded_by=f"WSIS+10/3/{submissions}" if number == 3 else "",
            withdrawn=number == 5,
        )
        for number in range(1, submissions + 1)
    ]
    late = [
        replace(
            contribution(None, verdict=Verdict.LATE),
            delivery=f"D{900 + at:06}",
            received_at=WINDOW.hard + timedelta(seconds=after),
        )
        for at, after in enumerate((0, 47, 5_321))
    ]
    classes = (
        [Class.ACCEPTED] * submissions
        + [Class.LATE] * 3
        + [Class.DUPLICATE] * 2
        + [Class.AUTOMATIC] * 4
        + [Class.NOT_A_SUBMISSION]
    )
    return compiled([*made, *late], classes=classes, revision=revision, shelves=shelves)


def _speakers(chance: random.Random, number: int) -> list[Stakeholder]:
    return chance.sample(STAKEHOLDERS, 2 if number % 9 == 0 else 1)


def _remark(chance: random.Random) -> Comment:  # noqa: PLR0911 - one a kind
    subject = chance.choice(DRAFTS[:1] * 3 + DRAFTS)
    labels = chance.sample(subject.labels, chance.choice((1, 1, 1, 1, 2, 3)))
    words = chance.choice(_REMARKS)
    kind = chance.random()
    if kind < 0.06:
        return comment(words, document=None, paragraphs=("*",), action=Action.GENERAL)
    if kind < 0.1:
        return comment(
            words, document=subject.id, paragraphs=("*",), action=Action.GENERAL
        )
    if kind < 0.16:
        candidates = [
            Candidate(document=subject.id, paragraph=label, score=60.0)
            for label in labels
        ]
        return comment(
            words, document=None, paragraphs=(), review=True, candidates=candidates
        )
    if kind < 0.26:
        return comment(
            "", document=subject.id, paragraphs=labels[:1], action=Action.DELETE
        )
    if kind < 0.38:
        return comment(
            words, document=subject.id, paragraphs=labels[:1], action=Action.ADD
        )
    if kind < 0.6:
        return _amendment(chance, subject, labels[0])
    return comment(words, document=subject.id, paragraphs=labels)


def _amendment(chance: random.Random, subject: Draft, label: str) -> Comment:
    """Strike the paragraph's tail and put another, as tracked changes do."""
    text = next(p.text for p in subject.paragraphs if p.label == label)
    start, _, tail = text.rpartition(", ")
    new = chance.choice(_TAILS).removeprefix(", ")
    runs = (
        Run(text=f"{start}, "),
        Run(text=tail, change=Change.DELETED, author="Delegate"),
        Run(text=new, change=Change.INSERTED, author="Delegate"),
    )
    final = f"{start}, {new}"
    return comment(
        final,
        document=subject.id,
        paragraphs=(label,),
        action=Action.AMEND,
        runs=runs,
        proposed=final,
    )
