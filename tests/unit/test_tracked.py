"""A draft with tracked changes: real ones, by their authors, and what they come to."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from lxml import etree

from outbox.compilation.tracked import write_tracked
from pipeline.compile import TRACKED, write_files
from pipeline.proofread import proofread
from rules.terms import Action, Draft, Paragraph, Stakeholder
from tests.meeting import (
    STAKEHOLDERS,
    WINDOW,
    comment,
    compiled,
    contribution,
    meeting,
)

if TYPE_CHECKING:
    from rules.consolidation import Consolidation

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BRAZIL, CANADA, EGYPT = STAKEHOLDERS[:3]
TEXTS = {
    "1": "Ports shall publish their tariffs every year in a common format.",
    "2": "Ships of less than twenty metres are exempt from all dues.",
    "3": "Waste from ships is received without charge at every berth.",
}
DRAFT = Draft(
    id="PORT/1",
    title="Harbour rules",
    call=WINDOW.call,
    paragraphs=tuple(Paragraph(label=k, text=v) for k, v in TEXTS.items()),
)


def amend(label: str, old: str, new: str):
    whole = TEXTS[label].replace(old, new)
    return comment(whole, document="PORT/1", paragraphs=(label,), action=Action.AMEND,
                   proposed=whole)  # fmt: skip


def about(label: str, text: str, action: Action = Action.COMMENT):
    return comment(text, document="PORT/1", paragraphs=(label,), action=action)


def new(label: str, text: str):
    return comment(text, document="PORT/1", paragraphs=(label,), action=Action.ADD,
                   proposed=text)  # fmt: skip


MADE = compiled(
    [
        contribution(1, [amend("1", "every year", "every two years"),
                         about("2", "Why twenty?")], who=[BRAZIL]),
        contribution(2, [amend("1", "common format", "common and open format"),
                         about("3", "", Action.DELETE)], who=[CANADA]),
        contribution(3, [new("2", "Rowing boats are exempt, too."),
                         about("1", "We object – to 1 & <2>.")], who=[EGYPT]),
    ],
    drafts=[DRAFT],
)  # fmt: skip


def own_file(*texts: str) -> bytes:
    """Make the secretariat's own Word file, with a comment of its own."""
    document = docx.Document()
    for text in texts:
        made = document.add_paragraph()
        for piece in text.split("|"):  # a run each, as Word likes to have them
            made.add_run(piece)
    document.add_comment(made.runs, "To be checked.", author="Harbour Office")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


OWN = own_file(
    "Harbour rules",
    "1. Ports shall pub|lish their tariffs ev|ery year in a common format.",
    "2.\tShips of less than|  twenty metres are exempt from all dues.",
    "3. |Waste from ships is received without charge at every berth.",
)


def tracked(original: bytes | None = None, made: Consolidation = MADE) -> bytes:
    stream = io.BytesIO()
    write_tracked(made, made.drafts[0], original, stream)
    return stream.getvalue()


def root(data: bytes, part: str = "document"):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(f"word/{part}.xml"))


def lines(data: bytes, *, accepted: bool) -> list[str]:
    """Read the paragraphs with all changes accepted, or with all rejected."""
    gone = mark = "del" if accepted else "ins"
    made, line = [], ""
    for p in root(data).iter(f"{W}p"):
        for r in p.iter(f"{W}r"):
            if next(r.iterancestors(f"{W}{gone}"), None) is not None:
                continue
            line += "".join(
                {f"{W}tab": "\t", f"{W}br": "\n"}.get(x.tag, "")
                if x.tag not in (f"{W}t", f"{W}delText")
                else x.text or ""
                for x in r
            )
        if p.find(f"{W}pPr/{W}rPr/{W}{mark}") is None:
            made.append(line)
            line = ""
    return made


@pytest.mark.parametrize("original", [None, OWN], ids=["made of the draft", "its own"])
def test_rejecting_all_gives_the_draft_and_accepting_all_the_sum(original):
    before = [
        line.split(maxsplit=1)[-1] for line in lines(tracked(original), accepted=False)
    ]
    assert [" ".join(line.split()) for line in before[1:]] == [*TEXTS.values()]
    after = [" ".join(line.split()) for line in lines(tracked(original), accepted=True)]
    assert [line.split(maxsplit=1)[-1] for line in after[1:]] == [
        TEXTS["1"].replace("year", "two years").replace("common", "common and open"),
        TEXTS["2"],
        "boats are exempt, too.",
    ]
    assert after[3] == "Rowing boats are exempt, too."


@pytest.mark.parametrize("original", [None, OWN], ids=["made of the draft", "its own"])
def test_each_change_has_its_author_and_each_comment_stands_in_the_margin(original):
    data = tracked(original)
    changed = {
        (e.get(f"{W}author"), "".join(e.itertext()))
        for e in root(data).iter(f"{W}ins", f"{W}del")
        if "".join(e.itertext())
    }
    assert ("Brazil, Government", "two years") in changed
    assert ("Canada, Government", "and open ") in changed
    assert ("Egypt, Government", "Rowing boats are exempt, too.") in changed
    notes = docx.Document(io.BytesIO(data)).comments
    told = [
        (n.author, *n.text.split("\n", 1)) for n in notes if "Office" not in n.author
    ]
    assert (
        "Brazil, Government",
        "Brazil, Government [WSIS+10/3/1]",
        "Why twenty?",
    ) in told
    assert len(told) == MADE.count
    if original:
        assert [n.text for n in notes if n.author == "Harbour Office"] == [
            "To be checked."
        ]


def test_a_paragraph_that_two_strike_is_marked_once_as_word_wants_it():
    twice = compiled(
        [
            contribution(n, [about("3", why, Action.DELETE)], who=[who])
            for n, why, who in ((1, "", BRAZIL), (2, "It is in the law.", CANADA))
        ],
        drafts=[DRAFT],
    )
    for original in (None, OWN):
        data = tracked(original, twice)
        marks = root(data).findall(f".//{W}pPr/{W}rPr/{W}del")
        assert [mark.get(f"{W}author") for mark in marks] == ["Brazil, Government"]
        assert all("Waste" not in line for line in lines(data, accepted=True))


def test_a_word_that_two_strike_is_struck_by_the_first_and_both_inserts_stand():
    made = compiled(
        [
            contribution(1, [amend("1", "every year", "monthly")], who=[BRAZIL]),
            contribution(2, [amend("1", "every year", "weekly")], who=[CANADA]),
        ],
        drafts=[DRAFT],
    )
    data = tracked(None, made)
    struck = {e.get(f"{W}author") for e in root(data).iter(f"{W}del")}
    assert struck == {"Brazil, Government"}
    assert "tariffs monthlyweekly in" in lines(data, accepted=True)[1]


@pytest.mark.parametrize("original", [None, OWN], ids=["made of the draft", "its own"])
def test_words_before_behind_and_within_a_paragraph_stay_in_it(
    original, tmp_path: Path
):
    made = compiled(
        [
            contribution(1, [amend("1", "Ports", "All ports")], who=[BRAZIL]),
            contribution(2, [amend("1", "format.", "format. They shall keep them.")],
                         who=[CANADA]),
            contribution(3, [amend("3", "berth.", "berth and quay.")], who=[EGYPT]),
        ],
        drafts=[DRAFT],
    )  # fmt: skip
    (path,) = files(tmp_path, made)
    assert proofread([path], made) == ()
    first, second, third = lines(tracked(original, made), accepted=True)[1:]
    assert first.endswith("year in a common format. They shall keep them.")
    assert "All ports shall publish" in first
    assert " ".join(second.split()).endswith(TEXTS["2"])
    assert third.endswith("at every berth and quay.")


def test_a_proposal_that_is_not_the_paragraph_anew_stands_in_the_margin_only():
    other = comment("Say who pays.", document="PORT/1", paragraphs=("1",),
                    action=Action.AMEND, proposed="who pays")  # fmt: skip
    data = tracked(None, compiled([contribution(1, [other])], drafts=[DRAFT]))
    assert lines(data, accepted=True) == lines(data, accepted=False)
    assert "Say who pays." in "".join(root(data, "comments").itertext())


def numbered(typed: str):
    text = f"{typed}{TEXTS['1'].replace('every year', 'every month')}"
    said = comment(text, document="PORT/1", paragraphs=("1",), action=Action.AMEND,
                   proposed=text)  # fmt: skip
    return compiled([contribution(1, [said], who=[BRAZIL])], drafts=[DRAFT])


@pytest.mark.parametrize("original", [None, OWN], ids=["made of the draft", "its own"])
@pytest.mark.parametrize("typed", ["1. ", "(1) ", "1 ", "[1]", "2. "])
def test_the_number_that_a_sender_typed_is_nobodys_insertion(
    typed, original, tmp_path: Path
):
    made = numbered(typed)
    drawn = [
        "".join(e.itertext())
        for e in root(tracked(original, made)).iter(f"{W}ins", f"{W}del")
    ]
    assert drawn == ["year", "month"]
    assert proofread(files(tmp_path, made), made) == ()


@pytest.mark.parametrize("typed", ["(a) ", "12 ", "Now "])
def test_what_is_no_number_of_the_paragraph_is_drawn(typed, tmp_path: Path):
    made = numbered(typed)
    assert lines(tracked(None, made), accepted=True)[1].startswith(f"1\t{typed}Ports")
    assert proofread(files(tmp_path, made), made) == ()


def test_a_number_that_the_text_of_the_draft_has_is_compared_with_it():
    draft = Draft(
        id="PORT/1",
        title="Harbour rules",
        call=WINDOW.call,
        paragraphs=(Paragraph(label="1", text=f"1. {TEXTS['1']}"),),
    )
    text = f"1. {TEXTS['1'].replace('every year', 'every month')}"
    said = comment(text, document="PORT/1", paragraphs=("1",), action=Action.AMEND,
                   proposed=text)  # fmt: skip
    made = compiled([contribution(1, [said])], drafts=[draft])
    assert lines(tracked(None, made), accepted=True)[1] == f"1\t{text}"


def test_a_paragraph_that_is_wished_without_its_words_stands_in_the_margin_only():
    wish = about("2", "We miss a paragraph on rowing boats.", Action.ADD)
    data = tracked(None, compiled([contribution(1, [wish])], drafts=[DRAFT]))
    assert lines(data, accepted=True) == lines(data, accepted=False)
    assert "[New para] Brazil" in "".join(root(data, "comments").itertext())


def proposed(text: str, *, base: str = TEXTS["1"], kind: str = "table_reference"):
    said = comment(text, document="PORT/1", paragraphs=("1",), action=Action.AMEND,
                   proposed=text)  # fmt: skip
    said = replace(said, evidence=replace(said.evidence, kind=kind))
    place = Paragraph(label="1", text=base)
    made = compiled(
        [contribution(1, [said], who=[BRAZIL])],
        drafts=[replace(DRAFT, paragraphs=(place,))],
    )
    data = tracked(None, made)
    return ["".join(e.itertext()) for e in root(data).iter(f"{W}ins", f"{W}del")]


TWO = "Tariffs are public. They are published every year in a common format."


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("publish their tariffs every month in a common format", TEXTS["1"]),
        ('"publish their fees every month in a common format"', TEXTS["1"]),
        ("«Ports shall publish their tariffs every month in a format.»", TEXTS["1"]),
        ("Ports shall publish their tariffs every month", TEXTS["1"]),
        ("their tariffs every month in a common format.", TEXTS["1"]),
        ("They are published every month in a common format.", TWO),
        ("Tariffs are public and are published every year.", TWO),
        ("width of doors, and of corridors", "the width of doors and corridors;"),
    ],
)
def test_a_part_of_a_paragraph_strikes_nothing(text, base):
    assert proposed(text, base=base) == []


@pytest.mark.parametrize(
    ("text", "base", "drawn"),
    [
        ("Ports shall publish their tariffs every month in a common format",
         TEXTS["1"], ["year", "month", "."]),
        ("All ports shall publish their tariffs every year in one format.", TEXTS["1"],
         ["Ports ", "All ports ", "a common", "one"]),
        ("Tariffs are public. They are published every month in a common format.", TWO,
         ["year", "month"]),
        ("the width of doors, corridors and ramps;",
         "the width of doors and corridors;",
         [" and corridors", ", corridors and ramps"]),
        ("港口应当每月公布费率。", "港口应当每年公布费率。",
         ["港口应当每年公布费率", "港口应当每月公布费率"]),
        ("", TEXTS["1"], []),
    ],
)  # fmt: skip
def test_a_paragraph_anew_is_drawn_word_by_word(text, base, drawn):
    assert proposed(text, base=base) == drawn


@pytest.mark.parametrize("kind", ["tracked_change", "markup", "edited_copy"])
def test_what_a_copy_leaves_out_is_struck(kind):
    text = "Ports shall publish their tariffs every year"
    assert proposed(text, kind=kind) == [" in a common format."]


@pytest.mark.parametrize(
    "original",
    [
        b"no zip",
        own_file("Some other text."),
        own_file(TEXTS["2"], TEXTS["1"], TEXTS["3"]),
    ],
    ids=["broken", "another text", "another order"],
)
def test_where_the_draft_is_not_in_its_file_one_is_made_of_it(original: bytes):
    made = lines(tracked(original), accepted=False)
    assert made[1].startswith("Made of the text of the draft")
    assert made[:1] + made[2:] == lines(tracked(), accepted=False)


REVISED = (
    f'<w:document xmlns:w="{W[1:-1]}"><w:body>'
    '<w:p><w:r><w:t>1. Ports shall publish their </w:t></w:r><w:del w:id="1" '
    'w:author="O"><w:r><w:delText>tariffs</w:delText></w:r></w:del><w:ins w:id="2" '
    'w:author="O"><w:r><w:t>prices</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">'
    " every year in a common format.</w:t></w:r></w:p>"
    '<w:p><w:pPr><w:rPr><w:ins w:id="3" w:author="O"/></w:rPr></w:pPr><w:ins w:id="4" '
    'w:author="O"><w:r><w:t>A new one.</w:t></w:r></w:ins></w:p>'
    f"<w:p><w:r><w:t>{TEXTS['2']}</w:t></w:r></w:p>"
    f"<w:p><w:r><w:t>{TEXTS['3']}</w:t></w:r></w:p></w:body></w:document>"
)


def test_what_the_secretariat_was_still_changing_is_taken_back():
    with zipfile.ZipFile(io.BytesIO(OWN)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    revised = io.BytesIO()
    with zipfile.ZipFile(revised, "w") as package:
        for name, data in (parts | {"word/document.xml": REVISED}).items():
            package.writestr(name, data)
    data = tracked(revised.getvalue())
    assert lines(data, accepted=False) == [f"1. {TEXTS['1']}", TEXTS["2"], TEXTS["3"]]
    assert "O" not in {e.get(f"{W}author") for e in root(data).iter()}


def test_the_schema_order_of_a_struck_and_of_a_new_paragraph_is_kept():
    for marks in root(tracked(OWN)).iter(f"{W}pPr"):
        names = [e.tag.removeprefix(W) for e in marks]
        assert names == sorted(names, key=["pStyle", "numPr", "rPr"].index)
    for p in root(tracked(OWN)).iter(f"{W}p"):
        assert all(e.tag != f"{W}pPr" for e in p[1:])


def files(folder: Path, made: Consolidation = MADE) -> list[Path]:
    return write_files(made, folder, [TRACKED])


def test_each_draft_with_its_name_is_a_file_that_is_let_pass(tmp_path: Path):
    made = meeting()
    paths = files(tmp_path, made)
    assert [p.name for p in paths] == [
        "drafts-tracked-1-S2-C.docx",
        "drafts-tracked-2-V1.1-C-ALC2.docx",
        "drafts-tracked-3-V1.1-C-ALC7-E-Health.docx",
    ]
    assert proofread(paths, made) == ()


def test_long_and_hostile_names_and_words_are_let_pass(tmp_path: Path):
    hostile = ("=1+1", "<w:p/>", "]]>", "a\x00b\u202ec", "\t\n", "x" * 40_000, "&amp;")
    made = compiled(
        [
            contribution(
                n,
                [about("1", text), new("2", text), about("3", text)],
                who=[Stakeholder(name=f"{text} Club"[:300], type=None)],
            )
            for n, text in enumerate(hostile, 1)
        ],
        drafts=[DRAFT],
    )
    assert proofread(files(tmp_path, made), made) == ()


def inside(old: str, new: str, part: str = "document") -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        text = parts[f"word/{part}.xml"].decode()
        assert old in text
        parts[f"word/{part}.xml"] = text.replace(old, new, 1).encode()
        with zipfile.ZipFile(path, "w") as package:
            for name, data in parts.items():
                package.writestr(name, data)

    return change


N = "WSIS+10/3/"
DAMAGES: Sequence[tuple[Callable[[Path], None], str]] = [
    (inside("two years", "ten years"), f"{N}1-1"),
    (inside(">and open <", "><"), f"{N}2-1"),
    (inside('w:author="Brazil, Government"', 'w:author="Egypt, Government"'), "Egypt"),
    (inside("Rowing boats", "Sailing boats"), f"{N}3-1"),
    (inside(">Waste from", "> from"), "PORT/1, 3"),
    (inside("tariffs", "tarifs"), "PORT/1, 1"),
    (inside("<w:delText", "<w:t", "document"), "cannot be read back"),
    (inside("Why twenty?", "Why thirty?", "comments"), f"{N}1-2"),
    (inside("–", "-", "comments"), f"{N}3-2"),
    (inside("&amp;", "and", "comments"), f"{N}3-2"),
    (inside("[WSIS+10/3/2]", "[WSIS+10/3/9]", "comments"), f"{N}2-1"),
    (inside("Deleted (marked", "(marked", "comments"), f"{N}2-2"),
    (
        inside('w:author="Canada, Government"', 'w:author="Japan"', "comments"),
        f"{N}2-1",
    ),
    (inside("<w:commentRangeStart", "<w:x", "document"), "hangs on nothing"),
    (inside('w:date="2014', 'w:date="2013', "comments"), f"{N}1-1"),
]


@pytest.mark.parametrize(("damage", "named"), DAMAGES)
def test_a_damaged_draft_is_found(damage, named: str, tmp_path: Path):
    (path,) = files(tmp_path)
    assert proofread([path], MADE) == ()
    damage(path)
    assert named in "\n".join(map(str, proofread([path], MADE)))


def test_two_thousand_comments_on_one_paragraph_are_drawn(tmp_path: Path):
    made = compiled(
        [
            contribution(n, [about("1", f"Remark {n}.")], who=[STAKEHOLDERS[n % 20]])
            for n in range(1, 2_001)
        ],
        drafts=[DRAFT],
    )
    (path,) = files(tmp_path, made)
    assert len(docx.Document(path).comments) == 2_000


def repacked(change: Callable[[dict[str, bytes]], object]) -> bytes:
    """Give the draft's own file as another program may have written it."""
    document = docx.Document()
    for label, text in TEXTS.items():
        document.add_paragraph(f"{label}. {text}")
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
BARE_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxml'
    b'formats-officedocument.wordprocessingml.document.main+xml"/>'
    b'<Override PartName="/_rels/.rels" ContentType="application/vnd.openxml'
    b'formats-package.relationships+xml"/></Types>'
)


def bared(parts: dict[str, bytes]) -> None:
    """Leave what a Word file must have, and nothing else."""
    for name in set(parts) - {TYPES, "_rels/.rels", "word/document.xml"}:
        del parts[name]
    parts[TYPES] = BARE_TYPES
    parts["_rels/.rels"] = re.sub(
        rb"<Relationship [^>]*(core-|extended-)[^>]*/>", b"", parts["_rels/.rels"]
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: parts.pop(RELATIONS),
        lambda parts: (parts.pop("word/settings.xml"), parts.pop("word/styles.xml")),
        bared,
    ],
    ids=["no relations", "no settings and styles", "bare"],
)
def test_a_file_without_optional_parts_carries_the_changes(change):
    own = tracked(repacked(change))
    assert lines(own, accepted=False) == [f"{k}. {v}" for k, v in TEXTS.items()]
    with zipfile.ZipFile(io.BytesIO(own)) as package:
        names = package.namelist()
        types = etree.fromstring(package.read(TYPES))
        assert b"comments.xml" in package.read(RELATIONS)
    assert len(names) == len(set(names))
    told = {t.get("Extension") or t.get("PartName"): t for t in types}
    assert {"rels", "/word/comments.xml"} <= told.keys()


def strict(parts: dict[str, bytes]) -> None:
    for name, data in parts.items():
        parts[name] = data.replace(
            W[1:-1].encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        )


@pytest.mark.parametrize(
    "change",
    [
        strict,
        lambda parts: parts.pop(TYPES),
        lambda parts: parts.update({RELATIONS: b"no XML"}),
        lambda parts: parts.update({TYPES: b""}),
        lambda parts: parts.update({"word/document.xml": b"<a/>"}),
        lambda parts: parts.update({"word/d.xml": parts.pop("word/document.xml")}),
    ],
    ids=["strict", "no types", "relations", "types", "no text", "other name"],
)
def test_where_a_file_cannot_carry_changes_one_is_made_that_says_so(change):
    made = lines(tracked(repacked(change)), accepted=False)
    assert made[1].startswith("Made of the text of the draft: its own Word file cannot")
    assert made[:1] + made[2:] == lines(tracked(), accepted=False)
