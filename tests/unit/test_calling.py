from datetime import UTC, datetime

import pytest

from rules.calling import choose
from rules.terms import Draft, Window


def window(call, title):
    return Window(
        call=call,
        title=title,
        zone="Etc/UTC",
        soft=datetime(2026, 3, 1, tzinfo=UTC),
        hard=datetime(2026, 3, 8, tzinfo=UTC),
    )


REPORTS = window("reports", "National reports")
DRAFTS = window("drafts", "Comments on the drafts")
DRAFT = Draft(
    id="S2/C", title="C", call="drafts", paragraphs=(), aliases=("Chapter C",)
)


def test_a_single_call_is_always_meant():
    assert choose([REPORTS], [DRAFT], "", "", []).window is REPORTS


@pytest.mark.parametrize(
    ("subject", "text", "files", "call"),
    [
        ("Our national report", "", [], REPORTS),
        ("Letter", "On S2/C we say:", [], DRAFTS),
        ("Letter", "", ["chapter-c_marked.docx"], DRAFTS),
        ("Letter", "", ["national_report.pdf"], REPORTS),
        ("Reports", "Your draft S2 C, paragraph 1", [], DRAFTS),
    ],
)
def test_the_call_is_told_by_drafts_and_by_words_of_its_title(
    subject, text, files, call
):
    choice = choose([REPORTS, DRAFTS], [DRAFT], subject, text, files)
    assert choice.window is call
    assert choice.plain


@pytest.mark.parametrize("subject", ["Hello", "National comments"])
def test_where_nothing_speaks_for_one_the_call_with_drafts_is_assumed(subject):
    choice = choose([REPORTS, DRAFTS], [DRAFT], subject, "", [])
    assert choice.window is DRAFTS
    assert not choice.plain


def test_without_drafts_the_first_call_is_assumed():
    assert choose([REPORTS, DRAFTS], [], "Hello", "", []).window is REPORTS


def test_a_draft_of_another_consultation_counts_for_none():
    foreign = Draft(id="X/1", title="X", call="elsewhere", paragraphs=())
    choice = choose([REPORTS, DRAFTS], [foreign], "X/1", "", [])
    assert choice.window is REPORTS
