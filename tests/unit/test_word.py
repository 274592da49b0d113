"""A Word file is read word for word, within bounds, and never with an error."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract import ooxml, word_story
from pipeline.extract.word import read_docx
from rules.terms import Change, Read, Run
from tests.reading.bare_word import everything, squeezed
from tests.reading.test_matrix import constructs
from tests.reading.word_file import (
    Inside,
    cell,
    cut,
    ins,
    p,
    package,
    r,
    row,
    style,
    table,
    word_file,
)

CORPUS = Path(__file__).parents[3] / "shared/corpus/documents"
WORD = [each for each in constructs() if each.family == "Word"]


def passages(*body, **parts):
    reading = read_docx(word_file(*body, **parts), "comments.docx")
    assert reading.read is Read.FULL, reading.why
    return reading.passages


# --- what is told ----------------------------------------------------------------


def test_revisions_keep_their_author_and_their_date():
    (found,) = passages(p("We ", cut("shall "), ins("should "), "act"))
    who = {"author": "Kenya", "at": "2014-01-15T10:00:00Z"}
    assert found.runs == (
        Run(text="We "),
        Run(text="shall ", change=Change.DELETED, **who),
        Run(text="should ", change=Change.INSERTED, **who),
        Run(text="act"),
    )


def test_plain_words_have_no_runs_and_no_base():
    (found,) = passages(p("plain"))
    assert (found.base, found.runs, found.original) == (None, (), "plain")


def test_paragraphs_that_were_only_split_or_joined_neither_came_nor_went():
    found = passages(p("a", end="ins"), p("b"), p("c", end="del"), p("d"))
    assert [each.paragraph_change for each in found] == [None] * 4


def test_tables_of_a_file_inside_are_none_of_those_around_it():
    inner = word_file(table(row(cell("inner"))))
    inside = [Inside("aFChunk", "a.docx", inner)]
    chunk = '<w:altChunk r:id="in1"/>'
    found = passages(table(row(cell("a"))), chunk, table(row(cell("b"))), inside=inside)
    assert [(each.text, each.cell.table) for each in found] == [
        *(("a", 1), ("inner", 2), ("b", 3)),
    ]


def test_a_file_inside_a_file_inside_is_not_read_and_told():
    innermost = word_file(p("innermost"))
    chunk = '<w:altChunk r:id="in1"/>'
    inner = word_file(
        p("inner"), chunk, inside=[Inside("aFChunk", "b.docx", innermost)]
    )
    data = word_file(p("outer"), chunk, inside=[Inside("aFChunk", "a.docx", inner)])
    reading = read_docx(data, "x")
    assert [each.text for each in reading.passages] == ["outer", "inner"]
    assert (reading.read, "was not read" in reading.why) == (Read.PARTIAL, True)


def test_the_file_says_who_wrote_it():
    data = word_file(
        p("x"),
        core="<dc:creator>A. Person</dc:creator><dc:title> Comments </dc:title>",
        app="<Company>Ministry of ICT</Company><Pages>3</Pages>",
    )
    assert read_docx(data, "a").properties == {
        "author": "A. Person",
        "title": "Comments",
        "company": "Ministry of ICT",
    }


# --- laws --------------------------------------------------------------------------


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([r, ins, cut]), st.text("ab <&é", max_size=4)),
        min_size=1,
        max_size=8,
    )
)
def test_the_views_are_the_words_that_stand_in_them_and_nothing_else(words):
    content = [ins(r(text)) if make is ins else make(text) for make, text in words]
    data = word_file(p(*content))
    final = "".join(text for make, text in words if make is not cut)
    base = "".join(text for make, text in words if make is not ins)
    found = read_docx(data, "x").passages
    if not (final + base).strip():
        assert found == ()
        return
    assert (found[0].text, found[0].original) == (final, base)
    runs = found[0].runs or (Run(text=final),)
    assert "".join(run.text for run in runs) == "".join(text for _, text in words)


def words_of(reading):
    """Yield the words of each passage, those deleted too."""
    for passage in reading.passages:
        yield "".join(run.text for run in passage.runs) or passage.text


@pytest.mark.parametrize("construct", WORD, ids=lambda each: each.name)
def test_every_passage_stands_in_the_file_word_for_word(construct):
    data = construct.make()
    reading = read_docx(data, construct.file)
    there = everything(data) if reading.passages else ""
    assert [words for words in words_of(reading) if squeezed(words) not in there] == []


# --- files that are not as they should be ------------------------------------------


def held(data):
    reading = read_docx(data, "x.docx")
    assert reading.read is Read.HELD
    assert reading.passages == ()
    return reading.why


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "damaged"),
        (b"no zip at all", "damaged"),
        (word_file(p("x"))[:300], "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not what its name says"),
        (package({"xl/workbook.xml": "<workbook/>"}), "not what its name says"),
        (package({"word/document.xml": "<w/>"}), "not what its name says"),
    ],
)
def test_what_cannot_be_opened_is_held_with_a_reason(data, reason):
    assert reason in held(data)


def test_a_document_type_declaration_is_refused():
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        '<w:document xmlns:w="x"><w:body>&b;</w:body></w:document>'
    )
    assert "document type declaration" in held(package({"word/document.xml": bomb}))
    wide = bomb.encode("utf-16")
    assert "document type declaration" in held(package({"word/document.xml": wide}))


def test_a_bomb_is_told_from_the_directory_of_the_zip(tmp_path):
    path = tmp_path / "bomb.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:p/>" * 5_000_000)
    assert "grows far beyond its size" in held(path.read_bytes())
    many = {f"{number}.xml": "" for number in range(ooxml.MOST_ENTRIES + 1)}
    assert "grows far beyond its size" in held(package(many))


def test_a_size_that_lies_does_not_open_the_door():
    # 9 is declared; what inflates beyond it is not read and fails its checksum.
    data = package({"word/document.xml": "<w:p/>" * 1000})
    size = (6000).to_bytes(4, "little")
    assert data.count(size) == 2
    assert "damaged" in held(data.replace(size, (9).to_bytes(4, "little")))


def test_a_file_without_end_is_read_up_to_a_point(monkeypatch):
    monkeypatch.setattr(word_story, "MOST_PASSAGES", 3)
    reading = read_docx(word_file(*(p("x") for _ in range(5))), "x")
    assert (reading.read, len(reading.passages)) == (Read.PARTIAL, 3)
    assert "only its beginning" in reading.why


def test_a_file_nested_without_end_is_read_as_far_as_it_goes():
    deep = p("inside")
    for _ in range(60):
        deep = table(row(cell(deep, p())))
    deeper = "<w:smartTag>" * 220 + r("x") + "</w:smartTag>" * 220
    reading = read_docx(word_file(p("before"), deep, p(deeper)), "x")
    assert reading.passages[0].text == "before"
    assert reading.read in (Read.FULL, Read.PARTIAL)


def test_styles_that_are_based_on_each_other_without_end_are_read_so_far():
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="S{n}"/>'
        f'<w:basedOn w:val="S{n + 1}"/></w:style>'
        for n in range(1_500)
    )
    body = (p("before"), p("in it", properties=style("S0")), p("after"))
    found = passages(*body, styles=styles)
    assert [each.text for each in found] == ["before", "in it", "after"]


@pytest.mark.parametrize(
    "sign", ["xD800", "x00000000D800", "x000000001", "0000000000055296", "9" * 5_000]
)
def test_a_character_that_is_none_costs_none_of_the_others(sign):
    paragraph = f"<w:p><w:r><w:t>Keep &#{sign};this.</w:t></w:r></w:p>"
    reading = read_docx(word_file(p("We agree."), paragraph), "x")
    assert reading.read is Read.PARTIAL
    agreed, kept = (each.text for each in reading.passages)
    assert (agreed, kept[:5], kept[-5:]) == ("We agree.", "Keep ", "this.")
    assert kept.isprintable()


def test_an_empty_file_is_read_in_full():
    assert read_docx(word_file(), "x") == read_docx(word_file(), "x")
    assert read_docx(word_file(), "x").read is Read.FULL


# --- the corpus ------------------------------------------------------------------


@pytest.mark.skipif(not CORPUS.exists(), reason="the research corpus is not here")
def test_every_passage_of_the_corpus_stands_in_its_file_word_for_word():
    files = sorted(CORPUS.glob("doc[xm]/*"))
    assert files
    for file in files:
        data = file.read_bytes()
        reading = read_docx(data, file.name)
        assert reading.read is Read.FULL or reading.why
        there = everything(data) if reading.passages else ""
        for words in words_of(reading):
            assert squeezed(words) in there, file.name
