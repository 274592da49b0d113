"""What a page hides from its reader is told, neither dropped nor shown as the rest."""

import pytest

from pipeline.extract.html import read_html
from pipeline.odd import hidden
from pipeline.store.tables import PartRow
from pipeline.store.values import dump
from rules.terms import HIDDEN, Source


def read(page):
    return read_html(page.encode(), Source(part="body", sha256="0", place=""))


@pytest.mark.parametrize(
    "style",
    [
        *("display:none", "display: none !important", "visibility:hidden"),
        *("mso-hide:all", "max-height:0;overflow:hidden", "height:0px;overflow:hidden"),
    ],
)
def test_words_that_are_not_displayed_are_no_text_and_are_told(style):
    found = read(
        f"<p>We agree.</p><div style='{style}'>Not <b>so</b><script>x()</script></div>"
    )
    assert [p.text for p in found.passages] == ["We agree."]
    assert found.properties == {HIDDEN: "Not so"}


@pytest.mark.parametrize(
    "page",
    [
        "<p style='font-size:0'>Not so</p>",
        "<div style='font-size: 0px !important'><b>Not so</b></div>",
        "<p style='font-size:1px'>Not so</p>",
        "<p style='opacity:0'>Not so</p>",
        "<p style='color:#ffffff'>Not so</p>",
        "<p style='color: rgb(255, 255, 255)'>Not so</p>",
        "<font color=white>Not so</font>",
        "<div bgcolor='#003366'><p style='background:#fff;color:#fdfdfd'>Not so",
        "<div style='font-size:0'><p style='font-size:80%'>Not so",
    ],
)
def test_words_that_cannot_be_seen_stay_and_are_marked(page):
    (passage,) = read(page).passages
    assert [(run.text, run.hidden) for run in passage.runs] == [("Not so", True)]


@pytest.mark.parametrize(
    "page",
    [
        "<div style='font-size:0'><p style='font-size:12pt'>Seen",
        "<p style='font-size:0.8em'>Seen",
        "<p style='font-size:small;opacity:0.9'>Seen",
        "<p style='color:white;background:#003366'>Seen",
        "<table bgcolor='#003366'><tr><td style='color:white'>Seen",
        "<div background='night.png'><p style='color:white'>Seen",
        "<div style='background-image:url(x.png)'><p style='color:white'>Seen",
        "<style>.a{background:#000}</style><p class=a style='color:white'>Seen",
        "<head><link rel=stylesheet href=a.css></head><p style='color:white'>Seen",
        "<p style='color:#ffff00'>Seen",
        "<p>Seen<span style='display:none'>&nbsp;</span>",
    ],
)
def test_words_that_may_be_seen_are_words_as_all_others(page):
    found = read(page)
    (passage,) = found.passages
    assert passage.text.strip() == "Seen"
    assert not any(run.hidden for run in passage.runs)
    assert not found.properties


def test_what_is_hidden_is_said_with_where_it_is():
    found = read("<p>Yes.</p><p hidden>One</p><p style='color:white'>Two</p>")
    part = PartRow(
        name="body",
        passages=dump(found.passages),
        properties=dict(found.properties),
    )
    assert hidden([part, PartRow(name="a.txt", passages=[], properties={})]) == (
        "Hidden words were found in body, which its reader does not see: “One / Two”",
    )
