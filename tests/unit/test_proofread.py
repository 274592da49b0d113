"""The proofreader finds whatever is wrong in a file, and nothing where all is right."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from outbox.compilation import OFFERED, write
from outbox.compilation import paper as typeset
from pipeline.proofread import paper, proofread
from rules.terms import Action, Candidate, Change, Paragraph, Run, Stakeholder
from rules.terms import StakeholderType as Type
from tests.meeting import (
    DRAFTS,
    STAKEHOLDERS,
    comment,
    compiled,
    contribution,
    meeting,
)

if TYPE_CHECKING:
    from rules.consolidation import Consolidation, Entry

    Change_ = Callable[[Entry], Sequence[Entry]]

BRAZIL, CANADA, EGYPT = STAKEHOLDERS[:3]
RUNS = (
    Run(text="Cables "),
    Run(text="may", change=Change.DELETED),
    Run(text="must", change=Change.INSERTED),
    Run(text=" be buried."),
)
STRUCK = (
    Run(text="Ships "),
    Run(text="may", strike=True),
    Run(text=" must", change=Change.INSERTED),
    Run(text=" be safe."),
)
SAID = (
    contribution(
        1,
        [
            comment("States shall report – every year.  They did not. We object."),
            comment("First line.\nSecond line.", paragraphs=("2", "4")),
            comment("Mark \u200fkept\u200e, family 👩‍👧, Z\u0351.", paragraphs=("3",)),
            comment("=cmd|' /C calc'!A0", paragraphs=("3",), proposed="+1"),
            comment("It says ]]> and <b>bold</b> & more.", paragraphs=("5",)),
        ],
        who=[BRAZIL],
    ),
    contribution(
        2,
        [
            comment("Libraries deserve a paragraph.", document=None, paragraphs=("*",),
                    action=Action.GENERAL),
            comment("Too long as a whole.", paragraphs=("*",), action=Action.GENERAL),
            comment("", action=Action.DELETE, paragraphs=("6",)),
            comment("New words on schools.", action=Action.ADD, paragraphs=("6",)),
            comment("Cables must be buried.", runs=RUNS, paragraphs=("7",)),
            comment("Ships may must be safe.", runs=STRUCK, paragraphs=("8",)),
        ],
        who=[CANADA, EGYPT],
    ),
    contribution(
        3,
        [
            comment("Where does this belong?", document=None, paragraphs=(),
                    review=True,
                    candidates=[Candidate(document="S2/C", paragraph="9", score=50)]),
            comment("نقترح حذف هذه الفقرة.", document="V1.1/C/ALC2", paragraphs=("2",)),
            comment("在本段末尾增加一句。", document="V1.1/C/ALC2", paragraphs=("2",)),
            comment("x" * 17_000, document="V1.1/C/ALC2", paragraphs=("3",)),
            comment("末尾 نقترح حذف", document="V1.1/C/ALC2", paragraphs=("4",)),
        ],
        who=[STAKEHOLDERS[12]],
        review=True,
    ),
)  # fmt: skip
TRUE = compiled(SAID)


#: Each kind of file once: some have two names.
FORMS = [name for name in OFFERED if name != "wsis" and f"{name}.docx" not in OFFERED]


#: Those in which all can be proved but what a PDF does not show.
WHOLE = [name for name in FORMS if name == "pdf" or not name.endswith(".pdf")]


def printed(said: Consolidation, form: str, folder: Path) -> Path:
    path = folder / f"drafts{OFFERED[form].suffix}"
    write(said, form, path)
    return path


def told(path: Path, true: Consolidation = TRUE) -> str:
    return "\n".join(map(str, proofread([path], true)))


# --- what is right is let pass -----------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "said",
    [TRUE, meeting(), meeting(revision=2), compiled([]), compiled([], drafts=[])],
    ids=["hard", "meeting", "revision", "empty", "no drafts"],
)
def test_a_file_as_it_was_written_is_let_pass(
    form: str, said: Consolidation, tmp_path: Path
):
    assert told(printed(said, form, tmp_path), said) == ""


PIECES = (
    *("shall", "the States", "consider", "12", "Should read:", "C5, §3", "12.5 %"),
    *("=cmd|' /C calc'!A0", "+", "@", "'=1", "＝1", "]]>", "<b>", "&amp;", "_x0041_"),
    *("\x00", "\x07", "\x0b", "\x1b", "\ud800", "\udc00", "\ud83d\ude00", "\ufffe"),
    *("\x85", "\xa0", "\u2028", "\u200e", "\u200f", "\u202e", "\u2067", "\u2069"),
    *("\u200b", "\u00ad", "\ufeff", "\ue000", "–", "—", "-", "‑", "  ", "\n", "\r\n"),
    *("\r", "\t", "Z\u0351\u0308\u0324a\u0363", "e\u0301", "é", "ﬁ", "²", "№", "“q”"),
    *("👩‍👩‍👧‍👦", "🇨🇭", "😀", "𝒜", "المادة ١٧", "نمواً", "ולא", "建议删除", "日本語"),
    *("한국어", "हिन्दी", "ไทย", "Жџѓ", "ωή", "☐", "→", "•", "[WSIS+10/3/1]"),
)


def hard(chance: random.Random, least: int = 0, most: int = 14) -> str:
    pieces = chance.choices(PIECES, k=chance.randint(least, most))
    return chance.choice(("", " ")).join(pieces)


def anything(chance: random.Random) -> Consolidation:
    """Make 200 comments of whatever there is."""
    return compiled(
        [
            contribution(
                number,
                [_any_comment(chance) for _ in range(4)],
                who=[
                    Stakeholder(
                        name=f"Club {hard(chance, 1, 4)}", type=chance.choice([*Type])
                    )
                    for _ in range(chance.choice((0, 1, 1, 1, 2)))
                ],
                review=chance.random() < 0.2,
            )
            for number in range(1, 51)
        ]
    )


def _any_comment(chance: random.Random):
    subject, action = chance.choice(DRAFTS), chance.choice([*Action])
    runs = tuple(
        Run(
            text=hard(chance, 0, 4),
            change=chance.choice([None, *Change]),
            strike=chance.random() < 0.2,
        )
        for _ in range(chance.choice((0, 0, 1, 4)))
    )
    final = "".join(r.text for r in runs if not (r.change and r.change.gone))
    text = final if runs else hard(chance)
    general = action is Action.GENERAL
    return comment(
        text,
        document=chance.choice((None, subject.id)) if general else subject.id,
        paragraphs=("*",) if general else chance.sample(subject.labels, 2),
        action=action,
        runs=runs,
        proposed=chance.choice(("", text, hard(chance))),
        review=chance.random() < 0.1,
        candidates=chance.choice(
            ((), (), (Candidate(document=subject.id, paragraph="1", score=9.5),))
        ),
    )


@pytest.mark.parametrize("seed", range(5))
def test_of_two_thousand_comments_of_any_signs_none_is_a_false_alarm(
    seed: int, tmp_path: Path
):
    said = anything(random.Random(seed))  # noqa: S311 - a repeatable text, no secret
    assert said.count == 200
    for form in FORMS[seed % 5 :: 5]:  # each form sees four hundred
        assert told(printed(said, form, tmp_path), said) == ""


def campaign(chance: random.Random) -> Consolidation:
    """Make letters of any signs that differ from each other in some sentences."""
    letter = [f"{hard(chance, 6)} and that is so" for _ in range(9)]
    said = []
    for at in range(24):
        own = [*letter]
        for _ in range(at // 8):
            own.insert(chance.randrange(9), f"{hard(chance, 1, 4)} it is。")
        if at % 8 == 0:
            own.append("It is late. " * (at // 8))
        between = chance.choice((". ", ".\n\n"))
        said.append(comment(between.join(own), paragraphs=("2",)))
    return compiled([contribution(n, [one]) for n, one in enumerate(said, 1)])


@pytest.mark.parametrize("seed", range(5))
def test_a_campaign_of_any_signs_is_no_false_alarm(seed: int, tmp_path: Path):
    said = campaign(random.Random(seed))  # noqa: S311 - as above
    for form in (*FORMS[seed % 5 :: 5], "docx", "html"):
        assert told(printed(said, form, tmp_path), said) == ""


LETTER = "The pier is old and the boats are late. Mend it before the winter comes. " * 2
#: What a writer may do to the last of a campaign; what it prints as gone, or as more.
LETTERS = (LETTER, LETTER, f"{LETTER}Anna", f"{LETTER[:-33]}soon. Our cows are dry.")


@pytest.mark.parametrize("form", [f for f in WHOLE if f != "regulations"])
@pytest.mark.parametrize(
    ("old", "new"), [("Anna", "Anne"), ("cows", "cow"), ("soon", "late"), ("Our ", "")]
)
def test_a_word_of_what_a_letter_adds_or_leaves_out_is_proved(
    form: str, old: str, new: str, tmp_path: Path
):
    true, false = (
        compiled([contribution(n, [comment(t)]) for n, t in enumerate(letters, 1)])
        for letters in (LETTERS, [letter.replace(old, new) for letter in LETTERS])
    )
    name = f"WSIS+10/3/{3 if old == 'Anna' else 4}-1"
    assert name in told(printed(false, form, tmp_path), true)


# --- what a writer could do wrong, in every format ---------------------------------


def changed(said: Consolidation, change: Change_) -> Consolidation:
    """Put other entries in the place of each."""

    def over(entries: Sequence[Entry]) -> tuple[Entry, ...]:
        return tuple(new for old in entries for new in change(old))

    return replace(
        said,
        general=over(said.general),
        drafts=tuple(
            replace(
                d,
                general=over(d.general),
                paragraphs=tuple(
                    replace(p, entries=over(p.entries)) for p in d.paragraphs
                ),
            )
            for d in said.drafts
        ),
        unplaced=over(said.unplaced),
    )


def words(name: str, old: str, new: str) -> Change_:
    def change(entry: Entry) -> Sequence[Entry]:
        if entry.id != name:
            return [entry]
        assert old in entry.comment.text
        text = entry.comment.text.replace(old, new, 1)
        return [replace(entry, comment=replace(entry.comment, text=text, runs=()))]

    return change


def entry_of(name: str) -> Entry:
    return next(e for e in TRUE.entries() if e.id == name)


def exchanged(one: str, other: str) -> Change_:
    """Let each of two stand where the other should."""
    pair = {one: entry_of(other), other: entry_of(one)}
    return lambda entry: [pair.get(entry.id, entry)]


def with_words_of(one: str, other: str) -> Change_:
    """Give one the words of the other, under its own name and number."""
    theirs = entry_of(other).comment

    def change(entry: Entry) -> Sequence[Entry]:
        said = replace(entry.comment, text=theirs.text, proposed=theirs.proposed)
        return [replace(entry, comment=said) if entry.id == one else entry]

    return change


def only(name: str, *instead: Entry) -> Change_:
    return lambda entry: instead if entry.id == name else [entry]


def after(name: str, *more: Entry) -> Change_:
    return lambda entry: [entry, *more] if entry.id == name else [entry]


N = "WSIS+10/3/"
OTHER = replace(entry_of(f"{N}1-5"), id=f"{N}9-1", number=f"{N}9")
#: What was done, the comment that must be named, and whether a PDF shows it.
DEEDS: dict[str, tuple[Change_, str, bool]] = {
    "a word is another": (words(f"{N}1-1", "shall", "should"), f"{N}1-1", True),
    "a letter is lost": (words(f"{N}1-1", "report", "repor"), f"{N}1-1", True),
    "a letter is small": (words(f"{N}1-1", "States", "states"), f"{N}1-1", True),
    "the last sentence is cut": (words(f"{N}1-1", " We object.", ""), f"{N}1-1", True),
    "an en dash is a hyphen": (words(f"{N}1-1", "–", "-"), f"{N}1-1", True),
    "a full stop is lost": (words(f"{N}1-1", "year.", "year"), f"{N}1-1", True),
    "two spaces are one": (words(f"{N}1-1", "  ", " "), f"{N}1-1", False),
    "a space is lost": (words(f"{N}1-1", "did not", "didnot"), f"{N}1-1", False),
    "a line end is lost": (words(f"{N}1-2", "\n", " "), f"{N}1-2", False),
    "a mark of direction is lost": (words(f"{N}1-3", "\u200f", ""), f"{N}1-3", False),
    "marks of direction change": (
        words(f"{N}1-3", "\u200e", "\u200f"), f"{N}1-3", False),
    "a family falls apart": (words(f"{N}1-3", "\u200d", ""), f"{N}1-3", False),
    "an accent is lost": (words(f"{N}1-3", "\u0351", ""), f"{N}1-3", False),
    "an equals sign is lost": (words(f"{N}1-4", "=", ""), f"{N}1-4", True),
    "mark-up is taken for mark-up": (words(f"{N}1-5", "<b>", ""), f"{N}1-5", True),
    "an ampersand is escaped twice": (words(f"{N}1-5", "&", "&amp;"), f"{N}1-5", True),
    "an Arabic word is lost": (words(f"{N}3-2", "نقترح حذف ", ""), f"{N}3-2", True),
    "an Arabic letter is another": (words(f"{N}3-2", "حذف", "خذف"), f"{N}3-2", False),
    "a Chinese sign is lost": (words(f"{N}3-3", "末", ""), f"{N}3-3", True),
    "a long text is cut": (words(f"{N}3-4", "x" * 100, ""), f"{N}3-4", True),
    "a comment is missing": (only(f"{N}1-3"), f"{N}1-3", True),
    "the first is missing": (only(f"{N}2-1"), f"{N}2-1", True),
    "the last is missing": (only(f"{N}3-1"), f"{N}3-1", True),
    "a comment stands twice": (
        after(f"{N}1-5", entry_of(f"{N}1-5")), f"{N}1-5", False),
    "one stands in another draft, too": (
        after(f"{N}3-3", entry_of(f"{N}1-5")), f"{N}1-5", False),
    "a comment nobody sent": (after(f"{N}1-5", OTHER), "", False),
    "one is under another paragraph": (
        lambda e: {f"{N}1-5": [], f"{N}2-5": [e, entry_of(f"{N}1-5")]}.get(e.id, [e]),
        f"{N}1-5", True),
    "one is general that is not": (
        lambda e: {f"{N}1-5": [], f"{N}2-1": [e, entry_of(f"{N}1-5")]}.get(e.id, [e]),
        f"{N}1-5", True),
    "two are exchanged": (exchanged(f"{N}1-1", f"{N}1-5"), f"{N}1-5", True),
    "two in one place are exchanged": (
        exchanged(f"{N}1-3", f"{N}1-4"), f"{N}1-4", True),
    "one has the words of another": (
        with_words_of(f"{N}1-5", f"{N}1-1"), f"{N}1-5", True),
    "the name is another": (
        only(f"{N}1-5", replace(entry_of(f"{N}1-5"), who=(CANADA,))), f"{N}1-5", True),
    "one of two names is lost": (
        only(f"{N}2-4", replace(entry_of(f"{N}2-4"), who=(CANADA,))), f"{N}2-4", True),
    "the type is another": (
        only(f"{N}1-5", replace(entry_of(f"{N}1-5"),
             who=(replace(BRAZIL, type=Type.ACADEMIA),))), f"{N}1-5", True),
    "a doubtful name is printed as certain": (
        only(f"{N}3-3", replace(entry_of(f"{N}3-3"), who_review=False)),
        f"{N}3-3", True),
    "the number is another": (
        only(f"{N}1-5", replace(entry_of(f"{N}1-5"), number=f"{N}2")), f"{N}1-5", True),
    "a deletion is none": (
        only(f"{N}2-3", replace(entry_of(f"{N}2-3"), comment=replace(
             entry_of(f"{N}2-3").comment, action=Action.COMMENT))), f"{N}2-3", True),
    "the second paragraph is lost": (
        only(f"{N}1-2", replace(entry_of(f"{N}1-2"), comment=replace(
             entry_of(f"{N}1-2").comment, paragraphs=("2",)))), f"{N}1-2", True),
    "a line through words is lost": (
        only(f"{N}2-6", replace(entry_of(f"{N}2-6"), comment=replace(
             entry_of(f"{N}2-6").comment,
             runs=tuple(replace(run, strike=False) for run in STRUCK)))),
        f"{N}2-6", False),
}  # fmt: skip


#: Where rows are put in order by who speaks or by number, nothing can be elsewhere.
ELSEWHERE = {"one is under another paragraph", "two are exchanged"} | {
    "two in one place are exchanged"
}
#: What a form does not say of a comment, or has from the comment itself.
NOT_SAID = {
    "pdf": {deed for deed, (_, _, shows) in DEEDS.items() if not shows},
    "followup": ELSEWHERE,
    "stakeholder": ELSEWHERE | {"one is general that is not"},
    "jsonld": {
        "a comment nobody sent", "the type is another", "a deletion is none",
        "a doubtful name is printed as certain", "the number is another"},
    "regulations": {
        "a comment nobody sent", "a deletion is none", "the second paragraph is lost"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("form", "deed"),
    [
        (form, deed)
        for form in WHOLE
        for deed in DEEDS
        if deed not in NOT_SAID.get(form.partition(".")[0], ())
    ],
)
def test_a_deed_is_found_and_its_comment_named(form: str, deed: str, tmp_path: Path):
    change, name, _ = DEEDS[deed]
    path = printed(changed(TRUE, change), form, tmp_path)
    found = told(path)
    assert found.startswith(path.name)
    assert name in found


@pytest.mark.parametrize("said", [TRUE, meeting()], ids=["hard", "meeting"])
def test_what_very_many_say_is_set_in_pieces_and_says_the_same(
    said: Consolidation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(typeset, "_LONG", 3)
    monkeypatch.setattr(typeset, "COMMON", 10)
    assert told(printed(said, "pdf", tmp_path), said) == ""


@pytest.mark.parametrize("deed", ["none", *sorted(set(DEEDS) - NOT_SAID["pdf"])[::4]])
def test_pages_that_are_read_one_at_a_time_say_the_same(
    deed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    change, name, _ = DEEDS.get(deed, (None, "", True))
    path = printed(changed(TRUE, change) if change else TRUE, "pdf", tmp_path)
    whole = told(path)
    monkeypatch.setattr(paper, "_OPENED", 1)
    monkeypatch.setattr(paper, "_TOGETHER", 1)
    monkeypatch.setattr(paper, "_REACH", 2_000)
    assert told(path) == whole
    assert name in whole if change else whole == ""


@pytest.mark.parametrize("form", [form for form in FORMS if form not in WHOLE])
@pytest.mark.parametrize(
    "deed",
    [
        *("a letter is lost", "the last sentence is cut", "the last is missing"),
    ],
)
def test_a_table_on_paper_lacks_no_word(form: str, deed: str, tmp_path: Path):
    change, name, _ = DEEDS[deed]
    path = printed(changed(TRUE, change), form, tmp_path)
    assert name in told(path)


@pytest.mark.parametrize("form", ["docx", "html", "json", "pdf"])
def test_a_paragraph_of_the_draft_with_other_words_is_found(form: str, tmp_path: Path):
    first, *others = TRUE.drafts
    paragraphs = list(first.paragraphs)
    paragraphs[4] = replace(paragraphs[4], paragraph=Paragraph(label="4", text="No."))
    wrong = replace(
        TRUE, drafts=(replace(first, paragraphs=tuple(paragraphs)), *others)
    )
    assert "S2/C" in told(printed(wrong, form, tmp_path))


# --- what can happen to a file -----------------------------------------------------


def inside(member: str, old: str, new: str) -> Callable[[Path], None]:
    """Put other text into a member of a package."""

    def change(path: Path) -> None:
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        text = parts[member].decode()
        assert old in text
        parts[member] = text.replace(old, new, 1).encode()
        with zipfile.ZipFile(path, "w") as package:
            for name, data in parts.items():
                package.writestr(name, data)

    return change


def plainly(old: str, new: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        text = path.read_bytes().decode()
        assert old in text
        path.write_bytes(text.replace(old, new, 1).encode())

    return change


def cut_short(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])


DOC, SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"
STYLE = '<w:rPr><w:rStyle w:val="{}"/></w:rPr><w:t xml:space="preserve">'
DAMAGES: list[tuple[str, Callable[[Path], None], str]] = [
    *((form, cut_short, "cannot be read back") for form in FORMS if "html" not in form),
    ("html", cut_short, "is missing"),
    (
        "docx",
        inside(DOC, 'name="c_WSIS_10_3_1_1"', 'name="c_WSIS_10_3_1_9"'),
        f"{N}1-1",
    ),
    ("docx", inside(DOC, STYLE.format("Inserted"), STYLE.format("Deleted")), f"{N}2-5"),
    ("docx", inside(DOC, STYLE.format("Deleted"), STYLE.format("")), f"{N}2-5"),
    ("docx", inside(DOC, "every year", "every</w:t><w:tab/><w:t>year"), f"{N}1-1"),
    ("docx", inside(DOC, "every year", "every</w:t><w:sym/><w:t>year"), f"{N}1-1"),
    ("docx", inside(DOC, "First line.</w:t><w:br/>", "First line.</w:t>"), f"{N}1-2"),
    ("docx", inside(DOC, "[WSIS+10/3/1]", "[WSIS+10/3/11]"), f"{N}1-1"),
    ("docx", inside(DOC, '"BaseText"', '"Said"'), "S2/C"),
    ("docx", inside(DOC, 'w:val="Said"', 'w:val="Normal"'), f"{N}"),
    ("iso", inside(DOC, "to be placed; likely: S2/C, 9", "9"), f"{N}3-1"),
    ("iso", inside(DOC, ">ge<", "><"), f"{N}2-1"),
    ("ippc", inside(DOC, ">General comments<", ">S2/C<"), f"{N}2-1"),
    ("ippc", inside(DOC, ">Deleted<", "><"), f"{N}2-3"),
    ("html", plainly("<del>may</del>", "may"), f"{N}2-5"),
    ("html", plainly("<ins>must</ins>", "<del>must</del>"), f"{N}2-5"),
    ("html", plainly(f'<li id="{N}1-1"', f'<li id="{N}1-9"'), f"{N}1-1 and"),
    ("html", plainly("&lt;b&gt;bold", "<b>bold"), f"{N}1-5"),
    ("html", plainly("every year", "every <i>year</i>"), f"{N}1-1"),
    ("html", plainly('<li id="', '<li>No words.</li><li id="'), "nobody sent"),
    ("html", plainly("</main>", "<p>Buy now.</p></main>"), "nobody sent"),
    ("html", plainly('<p class="base"', '<p class="remark"'), "S2/C"),
    ("csv", plainly("'=cmd", "=cmd"), f"{N}1-4"),
    ("csv", plainly("'+1", "1"), f"{N}1-4"),
    ("csv", plainly("c0c0c0", "c0c0c1"), "SHA-256"),
    ("csv", plainly("t1.r4.c2", "t1.r5.c2"), "Position"),
    ("csv", plainly("comments.docx", "comment.docx"), "File"),
    ("csv", plainly(",S2/C 1,", ",S2/C 2,"), f"{N}1-1"),
    ("csv", plainly("Proposed", "Proposal"), "Proposed"),
    ("csv", plainly(f"\r\n{N}1-1", f",\r\n{N}1-1"), "cannot be read back"),
    ("xlsx", inside(SHEET, ">c0c0c0", ">c0c0c1"), "SHA-256"),
    ("xlsx", inside(SHEET, "every year", "every_x0009_year"), f"{N}1-1"),
    ("xlsx", inside(SHEET, "<is><t>+1</t></is>", "<f>1+0</f><v>1</v>"), f"{N}1-4"),
    (
        "xlsx",
        inside("xl/workbook.xml", 'name="Comments"', 'name="Other"'),
        "first sheet",
    ),
    ("json", plainly('"score": 50', '"score": 51'), f"{N}3-1"),
    ("json", plainly('"change": "deleted"', '"change": null'), f"{N}2-5"),
    ("json", plainly('"sha256": "c0', '"sha256": "c1'), "source"),
    ("json", plainly('"general": [', '"general": [{"id": "x"}, '), "x is no accepted"),
    ("json", plainly('"action": "delete"', '"action": "keep"'), f"{N}2-3"),
]


@pytest.mark.parametrize(
    ("form", "damage", "said"), DAMAGES, ids=[f"{f}-{w}" for f, _, w in DAMAGES]
)
def test_a_damaged_file_is_found(
    form: str, damage: Callable[[Path], None], said: str, tmp_path: Path
):
    path = printed(TRUE, form, tmp_path)
    damage(path)
    assert said in told(path)


def test_a_file_that_is_not_there_or_none_of_ours_is_told(tmp_path: Path):
    (tmp_path / "drafts.txt").write_text("x")
    assert "cannot be read back" in told(tmp_path / "drafts.txt")
    assert "cannot be read back" in told(tmp_path / "drafts.csv")


def test_a_comment_that_the_order_itself_loses_or_moves_is_told():
    lost = changed(TRUE, only(f"{N}1-3"))
    assert f"{N}1-3 is compiled 0 times" in str(*proofread([], lost))
    twice = changed(TRUE, after(f"{N}1-3", entry_of(f"{N}1-3")))
    assert f"{N}1-3 is compiled 2 times" in str(*proofread([], twice))
    other = changed(TRUE, words(f"{N}1-1", "shall", "may"))
    assert f"{N}1-1 is compiled otherwise" in str(*proofread([], other))
    moved = changed(TRUE, exchanged(f"{N}1-1", f"{N}1-5"))
    assert f"{N}1-5 is not about S2/C, 1" in "\n".join(map(str, proofread([], moved)))


def test_a_sentence_shows_what_cannot_be_seen(tmp_path: Path):
    wrong = changed(TRUE, words(f"{N}1-3", "\u200f", ""))
    assert f"drafts.html: {N}1-3: words is “Mark kept<U+200E>" in told(
        printed(wrong, "html", tmp_path)
    )
