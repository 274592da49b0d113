"""What looks private, what a redaction leaves, and which files may be offered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.marks import final
from rules.privacy import (
    Private,
    Redaction,
    anonymous,
    may_run,
    private,
    redacted,
    unmarked,
)
from rules.terms import Change, Evidence, Run
from tests.meeting import comment


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("To ada.l+x@mail.example.org.", Private.ADDRESS, "ada.l+x@mail.example.org"),
        ("Call +41 22 730 51 11 today", Private.TELEPHONE, "+41 22 730 51 11"),
        ("Tel.: (022) 730-5111", Private.TELEPHONE, "Tel.: (022) 730-5111"),
        ("电话：010 6205 1111", Private.TELEPHONE, "电话：010 6205 1111"),
        ("هاتف: 0123 456 789", Private.TELEPHONE, "هاتف: 0123 456 789"),
        (
            "Pay to CH93 0076 2011 6238 5295 7",
            Private.IDENTITY,
            "CH93 0076 2011 6238 5295",
        ),
        ("passport no. X1234567", Private.IDENTITY, "passport no. X1234567"),
    ],
)  # fmt: skip
def test_what_looks_private_is_found(text: str, kind: Private, words: str):
    (found,) = private(text)
    assert (found.kind, found.words) == (kind, words)


@pytest.mark.parametrize(
    "text",
    [
        "WSIS+10/3/58, paragraphs 17-22 and 60 bis",
        "In 2013, 1,234,567 people and 12 000 000 more",
        "From 17 January 2014, 23:59:59 to 24.01.2014",
        "Resolution A/RES/60/252, ISO 20022, C5",
        "see https://example.org/a/b",
        "Replace @should@ with shall",
    ],
)
def test_numbers_of_documents_dates_and_quantities_are_nobodys_affair(text: str):
    assert private(text) == ()


@given(st.text(alphabet="0123456789+@. -()aTel:\n", max_size=200))
def test_whatever_is_found_stands_in_the_text(text: str):
    assert all(find.words in text for find in private(text))


def test_what_is_taken_out_is_a_mark_with_the_reason_everywhere_in_the_comment():
    number = "+41 22 730 51 11"
    said = replace(
        comment(f"Call {number}.", proposed=f"or {number}"),
        evidence=Evidence(kind="quote", value=f"at {number}"),
        runs=(
            Run(text="Call "),
            Run(text=f"{number}", change=Change.INSERTED),
            Run(text="."),
        ),
    )
    shown = redacted(said, [Redaction(words=number, why="a [private] number")])
    assert shown.text == "Call [█ redacted: a [private) number]."
    assert number not in repr(shown)
    assert "".join(run.text for run in shown.runs) == shown.text
    assert shown.redacted == ("a [private] number",)


def test_words_across_insertions_and_deletions_leave_no_trace_in_them():
    runs = (
        Run(text="Call 12"),
        Run(text="x", change=Change.DELETED),
        Run(text="34 today", change=Change.INSERTED),
    )
    hidden = (Run(text="Call 12"), Run(text="34 today", change=Change.INSERTED))
    for some in (runs, hidden):
        said = comment("Call 1234 today", runs=some)
        shown = redacted(said, [Redaction(words="1234", why="a number")])
        assert shown.text == "Call [█ redacted: a number] today"
        assert shown.runs == (
            Run(text="Call [█ redacted: a number]"),
            Run(text=" today", change=Change.INSERTED),
        )


def test_what_is_struck_stays_struck_beside_words_that_are_taken_out():
    runs = (
        Run(text="Call "),
        Run(text="12", strike=True),
        Run(text="34 today", change=Change.INSERTED),
        Run(text=" or 1234", change=Change.DELETED),
    )
    said = comment("Call 1234 today", runs=runs)
    shown = redacted(said, [Redaction(words="1234", why="x")])
    assert shown.runs == (
        Run(text="Call "),
        Run(text="[█ redacted: x]", strike=True),
        Run(text=" today", change=Change.INSERTED),
        Run(text=" or [█ redacted: x]", change=Change.DELETED),
    )


def test_words_that_stand_across_what_was_deleted_are_not_shown_in_runs():
    runs = (Run(text="Call 12"), Run(text="34", change=Change.DELETED))
    said = comment("Call 12", runs=runs)
    assert redacted(said, [Redaction(words="1234", why="x")]).runs == ()


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (
            ["+33 6 12", "Call me at +33 6 12"],
            "Please, [█ redacted: why 1; why 0] today.",
        ),
        (
            ["Call me at +33 6 12", "+33 6 12"],
            "Please, [█ redacted: why 0; why 1] today.",
        ),
        (["Call me", "me at"], "Please, [█ redacted: why 0; why 1] +33 6 12 today."),
        (
            ["Please", "redacted", "why", "█", "e"],
            "[█ redacted: why 0; why 4], Call m[█ redacted: why 4] at +33 6 12 today.",
        ),
    ],
)
def test_overlapping_words_are_taken_out_whole_and_marks_are_left_alone(words, text):
    said = comment("Please, Call me at +33 6 12 today.")
    taken = [Redaction(words=w, why=f"why {n}") for n, w in enumerate(words)]
    shown = redacted(replace(said, runs=(Run(text=said.text),)), taken)
    assert shown.text == text
    assert "".join(run.text for run in shown.runs) == text


def test_words_that_overlap_themselves_are_taken_out_whole():
    assert redacted(comment("ababa!"), [Redaction(words="aba", why="x")]).text == (
        "[█ redacted: x]!"
    )


@pytest.mark.parametrize(
    ("text", "proposed", "left"),
    [
        ("Say: 12 34 is mine.", "12 34 is mine.", "[█ redacted: x] is mine."),
        ("We: 12 34", "12 34", "[█ redacted: x]"),
        ("12 34. Say: 12 34", "12 34", "12 34"),
    ],
)
def test_a_part_says_no_more_than_the_text_does(text, proposed, left):
    words = text[text.index(":") - 2 : text.index(":") + 7]
    shown = redacted(
        comment(text, proposed=proposed), [Redaction(words=words, why="x")]
    )
    assert shown.proposed == left


@given(
    st.text("abc ", min_size=1, max_size=20),
    st.lists(st.text("abc ", min_size=1, max_size=4), min_size=1, max_size=4),
)
def test_of_words_that_are_taken_out_nothing_is_left_between_marks(text, words):
    taken = [Redaction(words=w, why="abc cab bac") for w in words]
    shown = redacted(comment(text), taken).text
    gone = {
        n
        for w in words
        for i in range(len(text))
        if text.startswith(w, i)
        for n in range(i, i + len(w))
    }
    kept = "".join(c for n, c in enumerate(text) if n not in gone)
    assert "".join(unmarked(shown)) == kept


def test_a_comment_of_which_nothing_is_taken_out_is_the_comment():
    said = comment("As it is.")
    assert redacted(said, ()) is said


@given(st.text("abc \n"), st.text("abc \n"), st.text("xyz", min_size=1), st.text())
def test_what_is_not_a_mark_is_still_the_senders(before, after, words, why):
    shown = redacted(comment(before + words + after), [Redaction(words=words, why=why)])
    assert unmarked(shown.text) == [before, after]


@pytest.mark.parametrize(
    ("name", "data", "runs"),
    [
        ("comments.docx", b"PK word/document.xml", False),
        ("comments.docx", b"PK word/vbaProject.bin", True),
        ("comments.docx", b"PK word/embeddings/oleObject1.bin", True),
        ("comments.docm", b"PK", True),
        ("comments.doc", b"\xd0\xcf\x11\xe0", True),
        ("comments.pdf", b"%PDF-1.4 /Page", False),
        ("comments.pdf", b"%PDF-1.4 /OpenAction << /JavaScript", True),
        ("comments.pdf", b"%PDF-1.7 /Type /ObjStm", True),
        ("comments.odt", b"PK Basic/Standard/Module1.xml", True),
        ("page.html", b"<p>We agree.", True),
        ("drawing.svg", b"<svg>", True),
        ("comments.txt.exe", b"MZ", True),
        ("COMMENTS.TXT", b"We agree.", False),
    ],
)
def test_a_file_that_may_run_is_not_offered(name: str, data: bytes, runs: bool):
    assert may_run(name, data) is runs


def test_an_anonymous_record_says_what_was_said_and_not_by_whom():
    record = {
        "schema": "depositary.delivery/1",
        "id": "D000017",
        "number": "CASE/1/17",
        "subject": "Comments of Ada",
        "sender": {"address": "ada@home.example", "name": "Ada"},
        "stakeholders": [{"name": "Ada", "type": "academia"}],
        "stakeholder_evidence": [{"value": "ada"}],
        "comments": [
            {
                "text": "Ask me at ada@home.example.",
                "runs": [],
                "proposed": None,
                "evidence": {"kind": "quote", "value": "Ada says"},
                "source": {"part": "Ada.docx"},
            }
        ],
        "attachments": [
            {"name": "Ada.docx", "type": "text/plain", "bytes": 3, "read": "full"}
        ],
        "letters": [{"to": "ada@home.example"}],
    }
    shown = anonymous(record)
    assert "ada" not in repr(shown).lower().replace("academia", "")
    (comment,) = shown["comments"]
    assert comment["text"] == "Ask me at [█ redacted: an email address]."
    assert comment["proposed"] is None
    assert shown["stakeholders"] == [{"type": "academia"}]


def _nobodys(*runs: Run):
    said = {
        "text": final(runs),
        "runs": [
            {"text": run.text, "change": run.change, "struck": run.strike}
            for run in runs
        ],
        "proposed": None,
        "evidence": {"kind": "quote"},
    }
    record = {"stakeholders": [], "comments": [said], "attachments": []}
    return anonymous(record)["comments"][0]


def test_an_anonymous_record_keeps_the_marks_of_what_is_not_private():
    one = _nobodys(
        Run(text="Ask "),
        Run(text="ada@home.example", strike=True),
        Run(text=" nobody", change=Change.INSERTED),
    )
    assert one["text"] == "Ask [█ redacted: an email address] nobody"
    assert [run["text"] for run in one["runs"]] == [
        *("Ask ", "[█ redacted: an email address]", " nobody")
    ]


@pytest.mark.parametrize(
    "runs",
    [
        (Run(text="Ask ada@", strike=True), Run(text="home.example")),
        (
            Run(text="Call +41 22 73"),
            Run(text=" no ", change=Change.DELETED),
            Run(text="0 51 11"),
        ),
        (Run(text="Ask ada@"), Run(text="home.example", change=Change.DELETED)),
    ],
)
def test_an_anonymous_record_has_no_marks_across_which_something_private_stands(runs):
    one = _nobodys(*runs)
    assert one["runs"] == []
    assert not private(one["text"])
